"""Formulas of the office's own that depend on changed cells: no old value stays."""

import re
from collections.abc import Collection, Iterable, Mapping

from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.formula_text import references
from toolkit.xlsx.closed_book import NO_CACHE, ClosedBook

Place = tuple[str, int, int]

# What these refer to is known only when they run.
_UNKNOWABLE = re.compile(r"\b(?:INDIRECT|OFFSET)\(", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d][\w.]*(?![\w.]*[(!\[])")
_FEW_CELLS = 64


def drop_outdated(
    book: ClosedBook,
    changed: Iterable[Place],
    ours: Collection[Place],
    own_sheets: Collection[str] = (),
) -> int:
    """Take away the cached value of every other formula that the changes reach.

    `ours` are the computed cells of our forms, which carry their right values, as does
    every formula of `own_sheets`. A value
    that we cannot recompute is left out rather than left old: previews and other
    programs read a cached value as fact. Returns how many were dropped, and asks the
    spreadsheet program to recalculate on opening when there were any.
    """
    touched: dict[str, set[tuple[int, int]]] = {}
    for sheet, row, column in changed:
        touched.setdefault(sheet, set()).add((row, column))
    waiting = _foreign_formulas(book, ours, own_sheets) if touched else {}
    names = book.names()
    dropped: list[Place] = []
    while hit := [p for p, f in waiting.items() if _reached(p, f, touched, names)]:
        for place in hit:
            del waiting[place]
            touched.setdefault(place[0], set()).add(place[1:])
        dropped += hit
    for place in dropped:
        book.set_cached(*place, NO_CACHE)
    if dropped:
        book.full_calc_on_load()
    return len(dropped)


def _foreign_formulas(
    book: ClosedBook, ours: Collection[Place], own_sheets: Collection[str]
) -> dict[Place, str]:
    return {
        (name, *at): cell.formula
        for name in book.sheet_names
        if name not in own_sheets and book.may_hold_formulas(name)
        for at, cell in book.sheet(name).cells.items()
        if cell.formula is not None and (name, *at) not in ours
    }


def _reached(
    place: Place,
    formula: str,
    touched: Mapping[str, set[tuple[int, int]]],
    names: Mapping[str, Region | None],
) -> bool:
    for sheet, top, left, bottom, right in references(formula):
        cells = touched.get(sheet or place[0])
        if cells and _overlap(cells, top, left, bottom, right):
            return True
    for word in _NAME.findall(formula):
        region = names.get(word.lower())
        if region and (cells := touched.get(region.sheet)):
            corners = (region.top, region.left, region.bottom, region.right)
            if _overlap(cells, *corners):
                return True
    if _UNKNOWABLE.search(formula):
        return place[0] in touched or any(sheet in formula for sheet in touched)
    return False


def _overlap(
    cells: set[tuple[int, int]], top: int, left: int, bottom: int, right: int
) -> bool:
    if (bottom - top + 1) * (right - left + 1) <= _FEW_CELLS:
        return any(
            (row, column) in cells
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
        )
    return any(top <= r <= bottom and left <= c <= right for r, c in cells)
