"""SUM-like calls inside formulas: which cells of the own sheet they reach."""

import re
from typing import NamedTuple

from toolkit.xlsx.cells.address import column_number, quoted
from toolkit.xlsx.cells.place import SpotKey


class Area(NamedTuple):
    """A rectangle of the formula's own sheet."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def vertical(self) -> bool:
        """Several cells of one column."""
        return self.left == self.right and self.top < self.bottom

    @property
    def horizontal(self) -> bool:
        """Several cells of one row."""
        return self.top == self.bottom and self.left < self.right

    @property
    def single(self) -> bool:
        return self.top == self.bottom and self.left == self.right

    def holds(self, place: SpotKey) -> bool:
        return self.top <= place[0] <= self.bottom and (
            self.left <= place[1] <= self.right
        )

    def within(self, other: "Area") -> bool:
        return self.common(other) == self

    def common(self, other: "Area") -> "Area | None":
        """The cells of both, if any."""
        top, left = max(self.top, other.top), max(self.left, other.left)
        bottom, right = min(self.bottom, other.bottom), min(self.right, other.right)
        return (
            Area(top, left, bottom, right) if top <= bottom and left <= right else None
        )


class Call(NamedTuple):
    """One call. `whole`: all its arguments are cells of the own sheet.

    `function` is SUM, AVERAGE or COUNT; a SUBTOTAL that does one of these is told by
    `subtotal` (it passes over other SUBTOTALs and over filtered rows). `takes_hidden`:
    rows hidden by hand count.
    """

    function: str
    areas: tuple[Area, ...]
    whole: bool
    subtotal: bool
    takes_hidden: bool = True


class Addend(NamedTuple):
    """Cells that a formula of additions alone adds up."""

    area: Area
    subtotal: bool


_REF = r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?"
_ARGUMENT = re.compile(rf"\s*{_REF}\s*")
_CALL = re.compile(r"(?<![\w.])(SUM|SUBTOTAL|AVERAGE|COUNT)\(([^()]*)\)")
_TEXT = re.compile(r'"(?:[^"]|"")*"')
# Also what is in quotes and is no sheet, or never ends: each letter is looked at once.
_QUOTED = re.compile(r"'(?:[^']++|'')*+(?:'(!)?)?")
_ROUNDED = re.compile(r"\s*ROUND\((.*),\s*-?\d+\s*\)\s*")
_TERM = (
    r"\s*+(?:SUM\([^()]*\)|SUBTOTAL\(\s*(?:9|109)\s*,[^()]*\)"
    r"|\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6})\s*+"
)
_ADDITION = re.compile(rf"\s*+\+?{_TERM}(?:\+{_TERM})*")
_LONE_SUM = re.compile(rf"SUM\({_REF}\)")
_CODES = {1: "AVERAGE", 2: "COUNT", 9: "SUM"}


def plain(formula: str, sheet: str) -> str:
    """The formula in capitals, without texts and without its own sheet's name."""
    if '"' in formula:
        formula = _TEXT.sub('""', formula)
    if "!" in formula:
        formula = formula.replace(quoted(sheet) + "!", "")
        formula = re.sub(rf"(?<![\w.'\]$]){re.escape(sheet)}!", "", formula)
        formula = _QUOTED.sub(lambda match: "_!" if match[1] else match[0], formula)
    return formula.upper()


def lone_sum(formula: str) -> Area | None:
    """The range of a formula that is one SUM of it, as most sums are."""
    match = _LONE_SUM.fullmatch(formula)
    return _matched(match) if match else None


def calls_in(formula: str) -> tuple[Call, ...]:
    """The SUM-like calls of a plain formula whose arguments call nothing else."""
    found = []
    for match in _CALL.finditer(formula):
        function, arguments = match[1], match[2].split(",")
        subtotal, hidden = function == "SUBTOTAL", True
        if subtotal:
            code = arguments.pop(0).strip()
            number = int(code) % 100 if code.isdecimal() else 0
            if number not in _CODES:
                continue
            function, hidden = _CODES[number], int(code) < 100
        areas = [_area(argument) for argument in arguments]
        known = tuple(area for area in areas if area)
        found.append(Call(function, known, len(known) == len(areas), subtotal, hidden))
    return tuple(found)


def addends_of(formula: str, calls: tuple[Call, ...]) -> tuple[Addend, ...]:
    """What a plain formula adds up if it does nothing but add cells (and round).

    `calls` are its SUM-like calls. Empty for any other formula: one that divides or
    weighs may well count twice.
    """
    rounded = _ROUNDED.fullmatch(formula) if "ROUND" in formula else None
    if rounded:
        formula = rounded[1]
    if not _ADDITION.fullmatch(formula):
        return ()
    found: list[Addend] = []
    for call in calls:
        if not call.whole:
            return ()
        found += [Addend(area, call.subtotal) for area in call.areas]
    terms = _CALL.sub("", formula).split("+") if "+" in formula else ()
    found += [Addend(area, False) for area in map(_area, terms) if area]
    return tuple(found)


def _area(text: str) -> Area | None:
    match = _ARGUMENT.fullmatch(text)
    return _matched(match) if match else None


def _matched(match: re.Match[str]) -> Area:
    first, start, last, end = match.groups()
    left, top = column_number(first), int(start)
    if last is None:
        return Area(top, left, top, left)
    right, bottom = (left if last == first else column_number(last)), int(end)
    if left <= right and top <= bottom:
        return Area(top, left, bottom, right)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
