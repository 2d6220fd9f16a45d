"""Formula text between Excel's spelling and Calc's (its API's)."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.calc.addresses import column_name, column_number
from toolkit.calc.errors import CalcError
from toolkit.calc.formula_parts import EXCEL, bare
from toolkit.calc.formula_to_calc import ToCalc
from toolkit.calc.formula_to_excel import ToExcel

_REFERENCE = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})")


class Mapped(NamedTuple):
    """One entry of LibreOffice's FormulaOpCodeMapper."""

    name: str
    token: tuple[int, str]


class Translator:
    """Translates formulas; `functions` are the names that the office gives them."""

    def __init__(self, excel: Iterable[Mapped], calc: Iterable[Mapped]) -> None:
        excel, calc = tuple(excel), tuple(calc)
        in_calc, in_excel = _preferred(calc), _preferred(excel)
        known = {entry.name: entry.token for entry in calc}
        self._to_calc = {
            bare(entry.name): in_calc[entry.token]
            for entry in excel
            if entry.token in in_calc
            and not _same_function(entry.token, known.get(bare(entry.name)))
        }
        self._to_excel = {
            entry.name: bare(in_excel[entry.token])
            for entry in calc
            if entry.token in in_excel and bare(in_excel[entry.token]) != entry.name
        }

        # Calc keeps names that it does not know in small letters: how they were
        # written, by what is left of them.
        self._written: dict[str, str] = {}

    def to_calc(self, formula: str) -> str:
        """Excel's `=SUM('Tham số'!A1,1)` → Calc's `=SUM($'Tham số'.A1;1)`.

        Raises:
            CalcError: what Calc has no words for: other workbooks, spilled ranges.
        """
        return ToCalc(self._to_calc, self._written).translate(formula)

    def to_excel(self, formula: str) -> str:
        """Calc's spelling → Excel's."""
        return ToExcel(self._to_excel, self._written).translate(formula)


def _same_function(wanted: tuple[int, str], named: tuple[int, str] | None) -> bool:
    """Whether the name leads to it in Calc too, or to Calc's own instead.

    Some of Excel's functions are mapped to an add-in's (which has a name besides
    its number) though Calc has its own by now, with more of Excel's options.
    """
    return named == wanted or (named is not None and bool(wanted[1]))


def _preferred(entries: Iterable[Mapped]) -> dict[tuple[int, str], str]:
    """One name for each function: the shortest, never an add-in's inner one."""
    found: dict[tuple[int, str], str] = {}
    for name, token in entries:
        present = found.get(token)
        if present is None or _rank(name) < _rank(present):
            found[token] = name
    return found


def _rank(name: str) -> tuple[bool, int, str]:
    return name.startswith(("COM.", "ORG.", "_xlfn.ORG.")), len(name), name


def shifted(formula: str, down: int, right: int) -> str:
    """An Excel formula as it reads that many cells further: fill and copy.

    Raises:
        CalcError: a reference would leave the sheet.
    """
    if not down and not right:
        return formula

    def move(match: re.Match[str]) -> str:
        if match.lastgroup != "cell":
            return match[0]
        return _moved(match[0], down, right)

    return EXCEL.sub(move, formula)


def with_table(formula: str, table: str) -> str:
    """The formula with a table's name where it names none: `[@Price]`, `[Price]`."""

    def name(match: re.Match[str]) -> str:
        inside = match[0].startswith("[") and match.lastgroup == "table"
        return table + match[0] if inside else match[0]

    return EXCEL.sub(name, formula)


def _moved(text: str, down: int, right: int) -> str:
    found = _REFERENCE.fullmatch(text)
    if found is None:
        return text
    fixed_column, letters, fixed_row, digits = found.groups()
    column = column_number(letters) + (0 if fixed_column else right)
    row = int(digits) + (0 if fixed_row else down)
    if column < 1 or row < 1:
        raise CalcError(f"{text} cannot be moved {down} down and {right} right.")
    return f"{fixed_column}{column_name(column)}{fixed_row}{row}"
