"""What a press writes: the difference of two closed books, as blocks."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.excel.blocks import (
    TEXT_FORMAT,
    Block,
    Grid,
    Rectangle,
    held,
    rectangles,
)
from toolkit.excel.literal import Sent, alike, literal, sent
from toolkit.excel.pieces import cut_up
from toolkit.forms.form import Own
from toolkit.parts.records.own import OwnTable
from toolkit.xlsx.cells.cell import Cell, Region, Sheet
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit.draft import same_value

LONGEST_CONSTANT, LONGEST_LINK = 255, 3000
"""Characters: of one text within a formula, as Excel has it; of what a link shows."""

_HEIGHT = re.compile(rb'<(?:\w+:)?row r="(\d+)" ht="([\d.]+)"')
"""A row as our tables are written, with its height."""

Links = Mapping[SpotKey, str]


class Differences(NamedTuple):
    """What is to be written, and where formulas go into cells formatted as text.

    `print_areas`: what of a sheet is printed, as it was and as it is to be.
    """

    blocks: tuple[Block, ...]
    text_cells: tuple[tuple[str, Rectangle], ...]
    print_areas: tuple[tuple[Region, Region], ...] = ()


def differences(before: ClosedBook, after: ClosedBook, own: Own) -> Differences:
    """What makes one workbook the other, in few blocks however many its rows.

    Tables of ours are written where they differ, in one piece from the first to the
    last such row; elsewhere only the cells that differ, with our own formulas between
    them. A formula whose value alone differs is written again: it is computed anew.
    """
    tables: list[Block] = []
    cells: list[Block] = []
    stuck: list[tuple[str, Rectangle]] = []
    # A sheet is not written as a part only to be read again.
    for name in after.touched_sheets:
        pair = _Pair(before, after, name, own.tables.get(name))
        tables += pair.table_blocks()
        spots = pair.loose
        ours = {place.spot for place in own.cells if place.sheet == name}
        barred, fitted = after.array_formulas(name), after.fitted(name)
        for area in rectangles(spots, pair.was, ours, barred):
            grids = held(pair.was, area), held(pair.will, area)
            guests = frozenset(_inside(area) - spots - ours)
            new = not fitted.isdisjoint(range(area.top, area.bottom + 1))
            cells.append(Block(name, *area[:2], *grids, guests=guests, grows=new))
        text = {spot for spot in spots if pair.stays_text(spot)}
        stuck += [(name, area) for area in rectangles(text, pair.was, set())]
    return Differences((*tables, *cells), tuple(stuck), _print_areas(before, after))


def _print_areas(
    before: ClosedBook, after: ClosedBook
) -> tuple[tuple[Region, Region], ...]:
    pairs = ((before.print_area(n), after.print_area(n)) for n in after.sheet_names)
    return tuple((was, will) for was, will in pairs if was and will and was != will)


class _Pair:
    """One sheet, as it was and as it will be, and where the two differ."""

    def __init__(
        self, before: ClosedBook, after: ClosedBook, name: str, table: OwnTable | None
    ) -> None:
        self.name, self.table = name, table
        self.was, self.will = before.sheet(name), after.sheet(name)
        self.links: tuple[Links, Links] = ({}, {})
        if table is not None and table.fit:
            self.links = before.links(name), after.links(name)
        self._format, self._part = before.number_format, after.part
        spots = {spot for spot in self._touched() if self._differs(spot)}
        self.loose = {spot for spot in spots if not self._in_table(spot)}
        self._inside = spots - self.loose

    def _everywhere(self) -> set[SpotKey]:
        return self.was.cells.keys() | self.will.cells.keys()

    def _touched(self) -> set[SpotKey]:
        """Where something may differ: what nobody wrote to is the very same cell."""
        was, will = self.was.cells, self.will.cells
        linked = self.links[0].keys() | self.links[1].keys()
        written = {at for at in self._everywhere() if was.get(at) is not will.get(at)}
        return linked | written

    def _in_table(self, spot: SpotKey) -> bool:
        return self.table is not None and spot[0] >= self.table.first

    def _differs(self, spot: SpotKey) -> bool:
        was, will = self.was.at(*spot), self.will.at(*spot)
        before, after = (links.get(spot) for links in self.links)
        if _the_same(was, will) and before == after:
            return False  # so it is with nearly all
        one, other = _with_link(was, before), _with_link(will, after)
        if one is None or other is None or not alike(one, other):
            return one != other
        computed = was.formula is not None and will.formula is not None
        return type(one) is not type(other) or (
            computed and not same_value(was.value, will.value)
        )

    def stays_text(self, spot: SpotKey) -> bool:
        """Whether a formula that goes there would become a text."""
        formula = self.will.at(*spot).formula is not None
        return formula and self._format(self.was.at(*spot).style) == TEXT_FORMAT

    def table_blocks(self) -> Iterator[Block]:
        """Our table, where it differs: whole rows, as wide as what is ours in it."""
        if self.table is None:
            return
        width = _width(self.will, self.table)
        inside = {spot for spot in self._inside if spot[1] <= width}
        if not inside:
            return
        # Rows that fold are folded anew, all of them.
        fold = self.table.folds
        rows = [row for row, _ in (self._whole() if fold else inside)]
        area = Rectangle(min(rows), 1, max(rows), width)
        for piece in [area] if self.table.fit else cut_up(area, self._ends(area)):
            before, after = held(self.was, piece), self._after(piece)
            yield Block(
                self.name,
                *piece[:2],
                before,
                after,
                fit=self.table.fit,
                folds=fold,
                heights=self._heights(piece) if self.table.fit else (),
            )

    def _heights(self, area: Rectangle) -> tuple[float | None, ...]:
        found = {int(r): float(h) for r, h in _HEIGHT.findall(self._part(self.name))}
        return tuple(found.get(row) for row in range(area.top, area.bottom + 1))

    def _whole(self) -> Iterator[SpotKey]:
        return (spot for spot in self._everywhere() if self._in_table(spot))

    def _ends(self, area: Rectangle) -> list[int]:
        """The last filled row of each column: the empty part below is not written."""
        ends = [0] * area.right
        for sheet in (self.was, self.will):
            for (row, column), cell in sheet.cells.items():
                filled = cell.value is not None or cell.formula is not None
                if filled and column <= area.right and row > ends[column - 1]:
                    ends[column - 1] = min(row, area.bottom)
        return ends

    def _after(self, area: Rectangle) -> Grid:
        rows = [list(row) for row in held(self.will, area)]
        here = Region(self.name, *area)
        for spot, target in self.links[1].items():
            if here.holds(spot):
                cell = self.will.at(*spot)
                row, column = spot
                rows[row - area.top][column - area.left] = _with_link(cell, target)
        return tuple(tuple(row) for row in rows)


def _the_same(one: Cell, other: Cell) -> bool:
    """Whether two cells hold the very same: 1 is not TRUE, nor a text an error."""
    same = one.value == other.value and one.formula == other.formula
    return same and type(one.value) is type(other.value)


def _inside(area: Rectangle) -> set[SpotKey]:
    return {
        (row, column)
        for row in range(area.top, area.bottom + 1)
        for column in range(area.left, area.right + 1)
    }


def _width(sheet: Sheet, table: OwnTable) -> int:
    """The last column of ours: what the rows hold, and the header above them."""
    held_columns = (column for row, column in sheet.cells if row >= table.first)
    return max(table.right, *held_columns, 1)


def _with_link(cell: Cell, target: str | None) -> Sent:
    """What is sent for a cell; a link as a formula where one can hold its text."""
    content = sent(cell)
    if target is None or cell.formula is not None:
        return content
    text = "" if content is None else str(content).removeprefix("'")
    if len(text) > LONGEST_LINK:
        return literal(text)
    return f"=HYPERLINK({_constant('#' + target)},{_constant(text)})"


def _constant(text: str) -> str:
    """A text in a formula, in pieces that are short enough for Excel."""
    starts = range(0, len(text), LONGEST_CONSTANT) or (0,)
    pieces = (text[start : start + LONGEST_CONSTANT] for start in starts)
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
