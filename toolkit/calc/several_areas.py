"""Ranges of several areas of one sheet, as names and `sheet["A1:A3,C1:C3"]` have."""

import re
from typing import TYPE_CHECKING, Any

from toolkit.calc.addresses import Area
from toolkit.calc.boundary import guarded
from toolkit.calc.errors import CalcError
from toolkit.calc.formula_parts import QUOTED
from toolkit.calc.ranges import Range

if TYPE_CHECKING:
    from toolkit.calc.sheets import Sheet

_PART = re.compile(rf"(?>(?:{QUOTED}|[^',])+)")


def parts_of(text: str) -> list[str]:
    """The addresses of a text such as `='A, B'!$A$1,'A, B'!$C$1`."""
    return [part.strip() for part in _PART.findall(text.removeprefix("="))]


@guarded
class SeveralAreas(Range):
    """As Excel's Range of several areas: it tells of the first, it changes all."""

    def __init__(self, sheet: "Sheet", areas: list[Area]) -> None:
        super().__init__(sheet, areas[0])
        self.parts = [Range(sheet, area) for area in areas]

    def get_address(
        self, row_absolute: bool, col_absolute: bool, external: bool
    ) -> str:
        return ",".join(
            part.get_address(row_absolute, col_absolute, external)
            for part in self.parts
        )

    @property
    def raw_value(self) -> Any:
        return self.parts[0].raw_value

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        for part in self.parts:
            part.raw_value = data

    @property
    def formula(self) -> Any:
        return self.parts[0].formula

    @formula.setter
    def formula(self, value: Any) -> None:
        for part in self.parts:
            part.formula = value

    @property
    def color(self) -> Any:
        """The fill; None where there is none or the areas differ."""
        return _common([part.color for part in self.parts])

    @color.setter
    def color(self, color_or_rgb: Any) -> None:
        for part in self.parts:
            part.color = color_or_rgb

    @property
    def number_format(self) -> str | None:
        """As of a range of one area; None where the areas differ."""
        found: str | None = _common([part.number_format for part in self.parts])
        return found

    @number_format.setter
    def number_format(self, value: str) -> None:
        for part in self.parts:
            part.number_format = value

    def clear_contents(self) -> None:
        for part in self.parts:
            part.clear_contents()

    def clear_formats(self) -> None:
        for part in self.parts:
            part.clear_formats()

    def clear(self) -> None:
        for part in self.parts:
            part.clear()


def together(ranges: list[Range]) -> Range:
    """One range of all these.

    Raises:
        CalcError: they stand on more than one sheet.
    """
    first = ranges[0]
    if len({one.sheet.name for one in ranges}) > 1:
        raise CalcError("The areas of a range stand on one sheet.")
    if len(ranges) == 1:
        return first
    parts = [part for one in ranges for part in getattr(one, "parts", [one])]
    return SeveralAreas(first.sheet, [Area(*part.coords) for part in parts])


def _common(values: list[Any]) -> Any:
    return values[0] if all(value == values[0] for value in values) else None
