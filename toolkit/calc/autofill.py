"""Filling a range from its first cells, as the handle of Excel does."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.calc import blocks, copying
from toolkit.calc.addresses import Area
from toolkit.calc.errors import CalcError, unsupported
from toolkit.calc.uno_import import enum
from toolkit.calc.values import Kind

if TYPE_CHECKING:
    from toolkit.calc.ranges import Range

_COPIED = {"fill_copy": "all", "fill_formats": "formats"}
_SERIES = ("fill_default", "fill_series", "fill_values", "linear_trend", "growth_trend")
_DATES = {
    "fill_days": "FILL_DATE_DAY",
    "fill_weekdays": "FILL_DATE_WEEKDAY",
    "fill_months": "FILL_DATE_MONTH",
    "fill_years": "FILL_DATE_YEAR",
}


class _Way(NamedTuple):
    """Where the filling goes: Calc's word, by rows or not, away from the start."""

    word: str
    down: bool
    forward: bool


def autofill(source: "Range", destination: "Range", kind: str) -> None:
    """Go on from the source to the ends of the destination, which includes it.

    Raises:
        CalcError: the destination does not, or it grows in two ways.
        NotImplementedError: «flash_fill».
    """
    way = _way(source, destination)
    if way is None:
        return
    if kind not in (*_COPIED, *_SERIES, *_DATES):
        unsupported(f"Range.autofill(type_={kind!r})", "Write the values.")
    with destination.sheet.writable(destination):
        if kind in _COPIED:
            _repeat(source, destination, _COPIED[kind], way)
            return
        for number in range(source.shape[1] if way.down else source.shape[0]):
            _fill_line(_line(source, number, way), _line(destination, number, way),
                       kind, way)  # fmt: skip


def _way(source: "Range", destination: "Range") -> _Way | None:
    """None where there is nothing to fill."""
    a, b = Area(*source.coords), Area(*destination.coords)
    above, below = a.row - b.row, b.row + b.rows - a.row - a.rows
    left = a.column - b.column
    right = b.column + b.columns - a.column - a.columns
    grown = [
        way
        for way, more in (
            (_Way("TO_TOP", True, False), above),
            (_Way("TO_BOTTOM", True, True), below),
            (_Way("TO_LEFT", False, False), left),
            (_Way("TO_RIGHT", False, True), right),
        )
        if more
    ]
    inside = min(above, below, left, right) >= 0
    if not inside or len(grown) > 1 or source.sheet.name != destination.sheet.name:
        raise CalcError(
            f"autofill: {destination.address} must include {source.address} and go on "
            "from it in one direction."
        )
    return grown[0] if grown else None


def _line(cells: "Range", number: int, way: _Way) -> "Range":
    row, column, rows, columns = cells.coords
    if way.down:
        return cells.at(Area(row, column + number, rows, 1))
    return cells.at(Area(row + number, column, 1, columns))


def _repeat(source: "Range", room: "Range", kind: str, way: _Way) -> None:
    """The source again and again, cut where the destination ends."""
    step = source.shape[0] if way.down else source.shape[1]
    total = room.shape[0] if way.down else room.shape[1]
    sign = 1 if way.forward else -1
    for done in range(step, total, step):
        count = min(step, total - done)
        # Away from the start the source's last cells come next, else the first ones.
        skip = 0 if way.forward else step - count
        shift = sign * done + skip
        if way.down:
            part = Area(source.row + skip, source.column, count, source.shape[1])
            at = Area(source.row + shift, source.column, 1, 1)
        else:
            part = Area(source.row, source.column + skip, source.shape[0], count)
            at = Area(source.row, source.column + shift, 1, 1)
        copying.copy_from(source.at(at), source.at(part), kind, False, False)


def _fill_line(source: "Range", room: "Range", kind: str, way: _Way) -> None:
    numbers = _numbers(source)
    direction = enum("com.sun.star.sheet.FillDirection", way.word)
    if kind in _DATES and not numbers:
        mode = enum("com.sun.star.sheet.FillMode", "DATE")
        unit = enum("com.sun.star.sheet.FillDateMode", _DATES[kind])
        end = math.copysign(1e307, 1 if way.forward else -1)
        room.uno.fillSeries(direction, mode, unit, 1 if way.forward else -1, end)
        return
    formats = _number_formats(room) if kind == "fill_values" else []
    room.uno.fillAuto(direction, len(source))
    if numbers and not (len(numbers) == 1 and kind == "fill_series"):
        _put(room, _gone_on(numbers, len(room), kind, way.forward), way)
    for cells, key in formats:
        cells.NumberFormat = key


def _numbers(source: "Range") -> list[float]:
    """The line's numbers, when it holds nothing else and no date."""
    values = [value for row in source.uno.getFormulaArray() for value in row]
    data = [value for row in source.uno.getDataArray() for value in row]
    formats = blocks.formats_of(source)
    plain = {formats.most, *(kind for kind, _ in formats.others)}
    if plain & {Kind.DATE, Kind.LOGICAL} or any(v.startswith("=") for v in values):
        return []
    return data if all(type(value) is float for value in data) else []


def _number_formats(room: "Range") -> list[tuple[Any, int]]:
    found = room.uno.UniqueCellFormatRanges
    groups = [found.getByIndex(index) for index in range(found.Count)]
    return [(group, group.NumberFormat) for group in groups]


def _gone_on(numbers: list[float], count: int, kind: str, forward: bool) -> list[float]:
    """The whole line: the numbers, and where their trend leads. One is repeated."""
    trend = _growth(numbers) if kind == "growth_trend" else _linear(numbers)
    given = len(numbers)
    if forward:
        return numbers + [trend(at) for at in range(given, count)]
    return [trend(at) for at in range(given - count, 0)] + numbers


def _linear(numbers: list[float]) -> Callable[[int], float]:
    """The straight line through the numbers by least squares."""
    count = len(numbers)
    if count == 1:
        return lambda _: numbers[0]
    if count == 2:
        return lambda at: numbers[0] + (numbers[1] - numbers[0]) * at
    middle, mean = (count - 1) / 2, sum(numbers) / count
    slope = sum((x - middle) * y for x, y in enumerate(numbers)) / sum(
        (x - middle) ** 2 for x in range(count)
    )
    return lambda at: mean + slope * (at - middle)


def _growth(numbers: list[float]) -> Callable[[int], float]:
    """The curve of growth through the numbers by least squares.

    Raises:
        CalcError: a number is not above zero.
    """
    if min(numbers) <= 0:
        raise CalcError("growth_trend: the numbers must be above zero.")
    if len(numbers) == 2:
        return lambda at: numbers[0] * (numbers[1] / numbers[0]) ** at
    line = _linear([math.log(number) for number in numbers])
    return lambda at: math.exp(line(at))


def _put(room: "Range", numbers: list[float], way: _Way) -> None:
    rows = [(number,) for number in numbers] if way.down else [tuple(numbers)]
    room.uno.setDataArray(tuple(rows))
