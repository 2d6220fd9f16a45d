"""What the formulas of a sheet add up; of copies down a column it is known at once."""

from functools import partial
from typing import NamedTuple

from toolkit.audit.sums import Addend, Area, Call, addends_of, calls_in, lone_sum, plain
from toolkit.xlsx.cells.place import SpotKey


class Sums(NamedTuple):
    """The SUM-like calls of a formula, and what it adds up if it does nothing else."""

    calls: tuple[Call, ...]
    addends: tuple[Addend, ...]


NOTHING = Sums((), ())

_new_area = partial(tuple.__new__, Area)  # half the time of Area(…)
_new_call = partial(tuple.__new__, Call)
_new_addend = partial(tuple.__new__, Addend)


def sums_of(formula: str, sheet: str) -> Sums:
    """Read from the formula itself, one of this sheet."""
    area = lone_sum(formula)
    if area is not None:
        call = Call("SUM", (area,), whole=True, subtotal=False)
        return Sums((call,), () if area.single else (Addend(area, subtotal=False),))
    text = plain(formula, sheet)
    calls = calls_in(text) if "(" in text else ()
    if not calls and "+" not in text:
        return NOTHING
    addends = addends_of(text, calls)
    if len(addends) > 1 or (addends and not addends[0].area.single):
        return Sums(calls, addends)
    return Sums(calls, ()) if calls else NOTHING


class _Moving(NamedTuple):
    """An area of a formula, and by how many rows each end goes on in the next row."""

    area: Area
    first: int
    last: int


class _Known(NamedTuple):
    """The sums of the first copy in a column, and how they move from there.

    `calls` and `addends` say which of the areas belong to each.
    """

    row: int
    sums: Sums
    moving: tuple[_Moving, ...] = ()
    calls: tuple[tuple[int, ...], ...] = ()
    addends: tuple[int, ...] = ()


class CopiedSums:
    """Finds the sums of formulas, given in the order of their rows, by their form."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._known: dict[tuple[int, int], _Known] = {}

    def of(self, place: SpotKey, form: int, formula: str) -> Sums:
        """What `sums_of` gives; `form` is that of the formula among the others."""
        row, column = place
        known = self._known.get((form, column))
        if known is None:
            sums = sums_of(formula, self._sheet)
            self._known[form, column] = _Known(row, sums)
            return sums
        if known.sums is NOTHING:
            return NOTHING
        if known.moving and (moved := _moved(known, row - known.row)):
            return moved
        sums = sums_of(formula, self._sheet)
        if not known.moving:
            self._known[form, column] = _compared(known, sums, row - known.row)
        return sums


def _compared(known: _Known, second: Sums, rows: int) -> _Known:
    """With how the areas went on between two copies, where that is even."""
    ours, theirs = _areas(known.sums), _areas(second)
    if len(ours) != len(theirs):  # the first was a sum of one cell: of A$1:A1
        return _Known(known.row + rows, second)
    if rows <= 0:
        return known
    moving: dict[_Moving, int] = {}
    places = []
    for one, two in zip(ours, theirs, strict=True):
        first, last = two.top - one.top, two.bottom - one.bottom
        if not {first, last} <= {0, rows} or one[1::2] != two[1::2]:
            return known
        found = _Moving(one, first // rows, last // rows)
        places.append(moving.setdefault(found, len(moving)))
    calls, at = [], 0
    for call in known.sums.calls:
        calls.append(tuple(places[at : at + len(call.areas)]))
        at += len(call.areas)
    return known._replace(
        moving=tuple(moving), calls=tuple(calls), addends=tuple(places[at:])
    )


def _areas(sums: Sums) -> list[Area]:
    inside = [area for call in sums.calls for area in call.areas]
    return inside + [addend.area for addend in sums.addends]


def _moved(known: _Known, rows: int) -> Sums | None:
    """The sums so many rows further down; None where a range turns over."""
    areas = []
    for (top, left, bottom, right), first, last in known.moving:
        top, bottom = top + first * rows, bottom + last * rows
        if top > bottom:
            return None
        areas.append(_new_area((top, left, bottom, right)))
    calls = [
        _new_call((name, tuple([areas[at] for at in places]), whole, subtotal, hidden))
        for (name, _, whole, subtotal, hidden), places in zip(
            known.sums.calls, known.calls, strict=True
        )
    ]
    addends = [
        _new_addend((areas[at], addend.subtotal))
        for at, addend in zip(known.addends, known.sums.addends, strict=True)
    ]
    return Sums(tuple(calls), tuple(addends))
