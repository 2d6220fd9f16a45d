"""Data validation: what may be typed into cells."""

from typing import Any

from xlwings import base_classes

from toolkit.calc import states, uno_import
from toolkit.calc.boundary import guarded
from toolkit.calc.errors import CalcError
from toolkit.calc.formula import shifted
from toolkit.calc.names import Name

_TYPES = {
    "none": "ANY",
    "whole_number": "WHOLE",
    "decimal": "DECIMAL",
    "date": "DATE",
    "time": "TIME",
    "text_length": "TEXT_LEN",
    "list": "LIST",
    "custom": "CUSTOM",
}
_OPERATORS = {
    "between": "BETWEEN",
    "not_between": "NOT_BETWEEN",
    "equal_to": "EQUAL",
    "not_equal_to": "NOT_EQUAL",
    "greater_than": "GREATER",
    "less_than": "LESS",
    "greater_than_or_equal": "GREATER_EQUAL",
    "less_than_or_equal": "LESS_EQUAL",
}
_ALERTS = {"stop": "STOP", "warning": "WARNING", "information": "INFO"}
_WITH_OPERATOR = frozenset(_TYPES) - {"none", "list", "custom"}
_WITH_SECOND = frozenset({"between", "not_between"})
_NO_LIST, _LIST = 0, 1  # com.sun.star.sheet.TableValidationVisibility

_TYPE_WORDS = {uno: word for word, uno in _TYPES.items()}
_OPERATOR_WORDS = {uno: word for word, uno in _OPERATORS.items()}
_ALERT_WORDS = {uno: word for word, uno in _ALERTS.items()}


@guarded
class DataValidation(base_classes.DataValidation):  # type: ignore[misc, unused-ignore]
    """The rule of a range. All but `type` answer None without one common rule."""

    def __init__(self, cells: Any) -> None:
        self.cells = cells

    @property
    def api(self) -> Any:
        """The UNO validation of the first cell."""
        return self.cells.uno.getCellByPosition(0, 0).Validation

    @property
    def type(self) -> str:
        """Excel's kind, «mixed_criteria» and «inconsistent» as xlwings documents."""
        rules = self._rules()
        if states.only([_facts(rule) for rule in rules]):
            return _TYPE_WORDS.get(rules[0].Type.value, "unknown")
        bare = any(rule.Type.value == "ANY" for rule in rules)
        return "mixed_criteria" if bare else "inconsistent"

    @property
    def operator(self) -> str | None:
        """How a number is compared; None for lists and formulas."""
        rule = self._rule(_WITH_OPERATOR)
        return rule and _OPERATOR_WORDS.get(rule.getOperator().value)

    @property
    def formula1(self) -> str | None:
        """The first operand, a list's source or a custom rule, from Excel's view."""
        rule = self._rule()
        return rule and self._in_excel(rule, rule.getFormula1())

    @property
    def formula2(self) -> str | None:
        """The second operand of between and not_between."""
        rule = self._rule(_WITH_OPERATOR)
        if rule is None or self.operator not in _WITH_SECOND:
            return None
        return self._in_excel(rule, rule.getFormula2())

    @property
    def formula(self) -> str | None:
        """The formula of a custom rule."""
        rule = self._rule({"custom"})
        return rule and self._in_excel(rule, rule.getFormula1())

    @property
    def source(self) -> str | None:
        """A list's source: «a,b,c», or a formula."""
        rule = self._rule({"list"})
        return rule and self._in_excel(rule, rule.getFormula1())

    @property
    def in_cell_dropdown(self) -> bool | None:
        """Whether a list has its arrow."""
        rule = self._rule({"list"})
        return rule and bool(rule.ShowList != _NO_LIST)

    @property
    def ignore_blank(self) -> bool | None:
        """Whether an empty cell is let through."""
        ignore_blank: bool | None = self._fact("IgnoreBlankCells")
        return ignore_blank

    @property
    def input_title(self) -> str | None:
        """Title of the prompt."""
        input_title: str | None = self._fact("InputTitle")
        return input_title

    @property
    def input_message(self) -> str | None:
        """Text of the prompt."""
        input_message: str | None = self._fact("InputMessage")
        return input_message

    @property
    def show_input(self) -> bool | None:
        """Whether the prompt is shown."""
        show_input: bool | None = self._fact("ShowInputMessage")
        return show_input

    @property
    def error_title(self) -> str | None:
        """Title of the refusal."""
        error_title: str | None = self._fact("ErrorTitle")
        return error_title

    @property
    def error_message(self) -> str | None:
        """Text of the refusal."""
        error_message: str | None = self._fact("ErrorMessage")
        return error_message

    @property
    def show_error(self) -> bool | None:
        """Whether a refusal is shown."""
        show_error: bool | None = self._fact("ShowErrorMessage")
        return show_error

    @property
    def alert_style(self) -> str | None:
        """«stop», «warning» or «information»."""
        rule = self._rule()
        return rule and _ALERT_WORDS.get(rule.ErrorAlertStyle.value)

    def set_list(self, source: Any, in_cell_dropdown: bool) -> None:
        """Allow the values given, those in a range, or those of a name."""
        if isinstance(source, list):
            quoted = ['"' + text.replace('"', '""') + '"' for text in source]
            formula = ";".join(quoted)
        elif isinstance(source, Name):
            formula = source.name
        else:
            formula = source.uno.AbsoluteName
            if source.sheet.index == self.cells.sheet.index:
                formula = formula.rpartition(".")[2]
        self._write("list", "between", formula, "", in_cell_dropdown)

    def set_rule(
        self, rule_type: str, operator: str | None, formula1: str, formula2: str | None
    ) -> None:
        """Allow what compares so, or what makes a formula true."""
        in_calc = self.cells.sheet.book.formulas.to_calc
        first = in_calc(formula1).removeprefix("=")
        second = in_calc(formula2).removeprefix("=") if formula2 else ""
        # Calc compares a custom rule with nothing and calls that FORMULA.
        self._write(rule_type, operator or "formula", first, second)

    def delete(self) -> None:
        """Allow anything."""
        with self.cells.sheet.writable(self.cells):
            rule = self.api
            rule.Type = _validation_type("ANY")
            self.cells.uno.Validation = rule

    def _write(
        self, kind: str, operator: str, first: str, second: str, arrow: bool = True
    ) -> None:
        if self.type in ("mixed_criteria", "inconsistent"):
            raise CalcError(
                f"{self.cells.address} has different validation rules: delete them "
                "first, or set one rule in each of its parts."
            )
        with self.cells.sheet.writable(self.cells):
            rule = self.api
            if rule.Type.value == "ANY":
                # Excel's own defaults for a new rule.
                rule.IgnoreBlankCells = True
                rule.ShowInputMessage = rule.ShowErrorMessage = True
            rule.Type = _validation_type(_TYPES[kind])
            rule.ShowList = _LIST if arrow else _NO_LIST
            # Relative references count from here, as in Excel from the first cell.
            rule.setSourcePosition(
                self.cells.uno.getCellByPosition(0, 0).getCellAddress()
            )
            rule.setOperator(
                uno_import.enum(
                    "com.sun.star.sheet.ConditionOperator",
                    _OPERATORS.get(operator, "FORMULA"),
                )
            )
            rule.setFormula1(first)
            rule.setFormula2(second)
            self.cells.uno.Validation = rule

    def _rules(self) -> list[Any]:
        return [area.Validation for area in states.areas(self.cells.uno)]

    def _rule(self, kinds: Any = None) -> Any | None:
        """The one rule of all cells, if it is of these kinds."""
        if self.type not in (kinds or frozenset(_TYPES) - {"none"}):
            return None
        return self.api

    def _fact(self, name: str) -> Any:
        rule = self._rule()
        return rule and rule.getPropertyValue(name)

    def _in_excel(self, rule: Any, formula: str) -> str:
        """Literal lists as «a,b», numbers as they are, the rest as formulas."""
        if rule.Type.value == "LIST" and formula.startswith('"'):
            texts = formula.strip('"').split('";"')
            return ",".join(text.replace('""', '"') for text in texts)
        translated: str = self.cells.sheet.book.formulas.to_excel("=" + formula)
        # Calc says it as it reads in the cell where the rule was made.
        row, column = self.cells.coords[:2]
        made_at = rule.getSourcePosition()
        return shifted(translated, row - 1 - made_at.Row, column - 1 - made_at.Column)


def _facts(rule: Any) -> tuple[Any, ...]:
    """What makes two rules the same."""
    return (
        rule.Type.value,
        rule.getOperator().value,
        rule.getFormula1(),
        rule.getFormula2(),
        rule.ShowList,
        rule.ErrorAlertStyle.value,
        rule.IgnoreBlankCells,
    )


def _validation_type(name: str) -> Any:
    return uno_import.enum("com.sun.star.sheet.ValidationType", name)
