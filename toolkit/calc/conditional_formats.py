"""The conditional formats of a range: listed, made and cleared."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from toolkit.calc import colors, unsupported_members
from toolkit.calc.boundary import guarded
from toolkit.calc.conditional_format import BAR, ConditionalFormat, rules_of
from toolkit.calc.conditional_rules import (
    DATA_BAR,
    EXPRESSION,
    OPERATORS,
    STYLE,
    Rule,
    changed,
    in_calc,
    look,
    new_style,
    owner_of,
    rebuild,
    style_rule,
    styles_of,
)
from toolkit.calc.errors import unsupported

if TYPE_CHECKING:
    from toolkit.calc.ranges import Range


@guarded
class ConditionalFormats(base_classes.ConditionalFormats):  # type: ignore[misc, unused-ignore]
    """All rules that concern cells of a range, as Calc applies them."""

    def __init__(self, cells: "Range") -> None:
        self.cells = cells
        self.sheet = cells.sheet

    @property
    def api(self) -> Any:
        """The UNO conditional formats of the sheet."""
        return self.sheet.uno.ConditionalFormats

    @property
    def parent(self) -> "Range":
        """The range."""
        return self.cells

    def _owners(self) -> list[Any]:
        """The UNO formats whose cells meet the range."""
        place = self.cells.uno.RangeAddress
        return [
            one
            for one in self.api.ConditionalFormats
            if one.Range.queryIntersection(place).Count
        ]

    def __iter__(self) -> Iterator[ConditionalFormat]:
        return iter(
            [
                ConditionalFormat(self.sheet, owner.Range.RangeAddressesAsString, rule)
                for owner in self._owners()
                for rule in rules_of(owner)
            ]
        )

    def __len__(self) -> int:
        return sum(owner.Count for owner in self._owners())

    def __call__(self, key: int) -> ConditionalFormat:
        rules = list(iter(self))
        if not 1 <= key <= len(rules):
            raise KeyError(key)
        return rules[key - 1]

    def __contains__(self, key: int) -> bool:
        return 1 <= key <= len(self)

    def add_cell_value(self, spec: dict[str, Any]) -> ConditionalFormat:
        """A rule that compares the cell's value; it goes before the others."""
        first, second = (
            "" if spec[name] is None else in_calc(self._to_calc, spec[name])
            for name in ("formula1", "formula2")
        )
        rule = style_rule(OPERATORS[spec["operator"]], first, second, "")
        return self._add(rule, spec)

    def add_custom(self, spec: dict[str, Any]) -> ConditionalFormat:
        """A rule that asks a formula, written for the range's first cell."""
        formula = in_calc(self._to_calc, spec["formula"])
        return self._add(style_rule(EXPRESSION, formula, "", ""), spec)

    def add_data_bar(self, spec: dict[str, Any]) -> ConditionalFormat:
        """Bars in the cells, as long as their numbers are great.

        Raises:
            NotImplementedError: an end is left to Calc.
        """
        if "automatic" in spec["threshold_types"]:
            unsupported(
                "ConditionalFormats.add_data_bar() without minimum and maximum",
                "Give both.",
            )
        values = {
            "Color": colors.to_uno(spec["bar_color"]),
            "UseGradient": spec["gradient"],
            "ShowValue": spec["show_value"],
        }
        ends = tuple(
            (BAR.index(kind), "" if value is None else in_calc(self._to_calc, value))
            for kind, value in zip(
                spec["threshold_types"], spec["thresholds"], strict=True
            )
        )
        return self._add(changed(Rule(DATA_BAR, (), ends), **values), {})

    def clear(self) -> None:
        """Take all rules off these cells; others keep them."""
        with self.sheet.writable(self.cells):
            place = self.cells.uno.RangeAddress
            for owner in self._owners():
                rest = owner.Range
                # Calc takes away only what it has: not the whole of a larger range.
                for part in rest.queryIntersection(place).RangeAddresses:
                    rest.removeRangeAddress(part)
                if rest.Count:
                    owner.Range = rest
                else:
                    self.api.removeByID(owner.ID)

    @property
    def _to_calc(self) -> Any:
        return self.sheet.book.formulas.to_calc

    def _add(self, rule: Rule, spec: dict[str, Any]) -> ConditionalFormat:
        """Put it before the other rules of these cells."""
        with self.sheet.writable(self.cells):
            if rule.sort == STYLE:
                name = new_style(self.sheet)
                look(styles_of(self.sheet).getByName(name), spec)
                rule = changed(rule, StyleName=name)
            owner, where = self._owner()
            rebuild(self.sheet, owner, [rule, *rules_of(owner)])
            made = Rule.of(owner_of(self.sheet, where).getByIndex(0))
        return ConditionalFormat(self.sheet, where, made)

    def _owner(self) -> tuple[Any, str]:
        """The UNO format of exactly these cells, made if there is none; its cells."""
        cells = self.sheet.book.uno.createInstance("com.sun.star.sheet.SheetCellRanges")
        cells.addRangeAddress(self.cells.uno.RangeAddress, False)
        where = str(cells.RangeAddressesAsString)
        if owner_of(self.sheet, where) is None:
            self.api.createByRange(cells)
        return owner_of(self.sheet, where), where


unsupported_members.refuse_members(
    ConditionalFormats,
    "ConditionalFormats",
    {},
    unsupported_members.CONDITIONAL_FORMATS_METHODS,
)
