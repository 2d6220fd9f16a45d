"""The open workbook as backend: read from one copy, written in blocks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from functools import partial
from types import MappingProxyType
from typing import Any

import xlwings

from toolkit.excel.bands import bands
from toolkit.excel.blocks import Block, Grid, Rectangle, Spot, held, rectangles
from toolkit.excel.host import calculates_by_hand, heights_kept, patiently
from toolkit.excel.literal import (
    LONGEST_SENT,
    Sent,
    alike,
    answer_to,
    grid,
    literal,
    sharper,
)
from toolkit.findings import WorkRefusedError, find
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue, Region, Sheet, Written
from toolkit.xlsx.closed_book import ClosedBook

TEXT_FORMAT = "@"
LONGEST_CONSTANT, LONGEST_LINK = 255, 3000
"""Characters: of one text within a formula, as Excel has it; of what a link shows."""

_PROTECTION = re.compile(rb"<(?:\w+:)?sheetProtection\b([^>]*)>")
_ATTRIBUTE = re.compile(rb'(\w+)\s*=\s*["\']([^"\']*)')
_ALLOWED = (
    *("formatCells", "formatColumns", "formatRows"),
    *("insertColumns", "insertRows", "insertHyperlinks"),
    *("deleteColumns", "deleteRows", "sort", "autoFilter", "pivotTables"),
)
"""In the order of Excel's Worksheet.Protect, behind its first five arguments."""

_NO_LINKS: Mapping[tuple[int, int], str] = MappingProxyType({})
_NO_STYLES: Mapping[int, int] = MappingProxyType({})
_NO_HEIGHTS: Mapping[int, float] = MappingProxyType({})


class LiveBook:
    """An open workbook, through xlwings over Excel or Calc.

    It is read from a copy that the spreadsheet saved in one call: names, merges,
    protection, formats and values all at once, by the reader that closed workbooks go
    through. Nothing reaches the spreadsheet before `flush`.
    """

    def __init__(self, book: xlwings.Book, copy: ClosedBook) -> None:
        self.book = book
        self._copy = copy
        self._before: dict[str, Sheet] = {}
        self._spots: dict[str, set[Spot]] = {}
        self._tables: dict[str, Rectangle] = {}
        self._links: dict[str, Mapping[tuple[int, int], str]] = {}
        self._fitted: set[str] = set()
        self._manual: bool | None = None
        self.own: frozenset[tuple[str, int, int]] = frozenset()
        """Cells that hold our formulas, as (sheet, row, column)."""

    # Reading

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """Names of the worksheets in tab order."""
        return self._copy.sheet_names

    @property
    def manual_calculation(self) -> bool:
        """Whether the workbook asks for manual calculation."""
        if self._manual is None:
            by_hand = calculates_by_hand(self.book)
            self._manual = by_hand or self._copy.manual_calculation
        return self._manual

    @property
    def external_links(self) -> tuple[str, ...]:
        """Targets of links to other workbooks."""
        return self._copy.external_links

    @property
    def dde_links(self) -> tuple[str, ...]:
        """Targets of DDE or OLE links."""
        return self._copy.dde_links

    def names(self) -> Mapping[str, Region | None]:
        """Workbook-level names in lower case; None for one that is no rectangle."""
        return self._copy.names()

    def sheet(self, name: str) -> Sheet:
        """One sheet, with the edits so far."""
        return self._copy.sheet(name)

    def table(
        self, sheet: str, first_row: int, columns: Sequence[int]
    ) -> list[tuple[int, tuple[CellValue, ...]]]:
        """The filled rows of some columns, with the edits so far."""
        return self._copy.table(sheet, first_row, columns)

    def number_format(self, style: int) -> str:
        """The number format of a cell's style."""
        return self._copy.number_format(style)

    # Editing

    def set_value(self, sheet: str, row: int, column: int, value: CellValue) -> None:
        """Make a cell a constant; its format stays."""
        self._note(sheet, row, column)
        self._copy.set_value(sheet, row, column, value)

    def set_formula(
        self, sheet: str, row: int, column: int, formula: str, value: CellValue
    ) -> None:
        """Make a cell a formula; the spreadsheet finds its value itself."""
        self._note(sheet, row, column)
        self._copy.set_formula(sheet, row, column, formula, value)

    def set_cached(self, sheet: str, row: int, column: int, value: CellValue) -> None:
        """Have a formula computed anew: its own text is written to it again."""
        self._note(sheet, row, column)
        self._copy.set_cached(sheet, row, column, value)

    def set_rows(
        self,
        sheet: str,
        first_row: int,
        rows: Sequence[Sequence[Written]],
        *,
        links: Mapping[tuple[int, int], str] = _NO_LINKS,
        styles: Mapping[int, int] = _NO_STYLES,
        heights: Mapping[int, float] = _NO_HEIGHTS,
    ) -> None:
        """Replace everything from a row down, on a sheet that belongs to us.

        Formats are those of the columns; the spreadsheet finds the heights itself,
        where any are given.
        """
        before = self._remember(sheet)
        # What is not there yet is not cleared: a log only grows.
        last = max(
            (r for (r, _), c in before.cells.items() if c.value is not None), default=0
        )
        width = max((len(row) for row in rows), default=1)
        bottom = max(last, first_row + len(rows) - 1)
        self._tables[sheet] = Rectangle(first_row, 1, bottom, width)
        self._links[sheet] = dict(links)
        self._copy.set_rows(sheet, first_row, rows)
        if heights:
            self._fitted.add(sheet)
        del styles

    # Writing

    def blocks(self) -> list[Block]:
        """What `flush` would write."""
        found = [
            self._table(name, piece)
            for name, area in self._tables.items()
            if area.bottom >= area.top
            for piece in self._pieces(name, area)
        ]
        for name, spots in self._spots.items():
            before, own = self._before[name], {p[1:] for p in self.own if p[0] == name}
            after = self._copy.sheet(name)
            barred = self._copy.array_formulas(name)
            for area in rectangles(spots, before, own, barred):
                block = Block(name, *area[:2], held(before, area), held(after, area))
                inside = {
                    (row, column)
                    for row in range(area.top, area.bottom + 1)
                    for column in range(area.left, area.right + 1)
                }
                found.append(block._replace(guests=frozenset(inside - spots - own)))
        return [self._with_guests(block) if block.guests else block for block in found]

    def _with_guests(self, block: Block) -> Block:
        """The block with a clerk's cells as they are at this moment.

        The spreadsheet is asked just before it is written to. Raises WorkRefusedError
        F050 when a cell changed since the copy was made.
        """
        now_there = read(self.range(block))
        before, after = ([list(row) for row in g] for g in (block.before, block.after))
        for row, column in block.guests:
            y, x = row - block.top, column - block.left
            if not alike(answer_to(before[y][x]), now_there[y][x]):
                at = Origin(block.sheet, a1(row, column))
                raise WorkRefusedError(find("F050", at))
            before[y][x] = after[y][x] = sharper(before[y][x], now_there[y][x])
        return block._replace(
            before=tuple(map(tuple, before)), after=tuple(map(tuple, after))
        )

    def text_cells(self) -> list[tuple[str, Rectangle]]:
        """Cells formatted as text into which a formula goes: it would stay a text."""
        found = []
        for name, spots in self._spots.items():
            before, after = self._before[name], self._copy.sheet(name)
            stuck = {
                spot
                for spot in spots
                if after.at(*spot).formula is not None
                and self.number_format(before.at(*spot).style) == TEXT_FORMAT
            }
            found += [(name, area) for area in rectangles(stuck, before, set())]
        return found

    def set_format(self, cells: Iterable[tuple[str, Rectangle]], format: str) -> None:
        """Give cells a number format, a call for each rectangle."""
        for name, area in cells:
            place = self.book.sheets[name].range(area[:2], area[2:])
            patiently(partial(setattr, place, "number_format", format))

    def refuse_passwords(self, blocks: Sequence[Block]) -> None:
        """Raises WorkRefusedError F044 before anything is written."""
        for name in dict.fromkeys(block.sheet for block in blocks):
            known = self._protection(name)
            if known and (known.get("password") or known.get("hashValue")):
                raise WorkRefusedError(find("F044", Origin(name)))

    def flush(self, blocks: Sequence[Block]) -> list[Grid]:
        """Write the blocks; what each holds now, in the spreadsheet's own words.

        Two calls for each block: it is read again, or was read before for a clerk's
        cells in it; and for each sheet one call that lets us behind its protection.
        Raises F035 where a formula did not become one. Whatever is raised, what was
        written has been taken back, unless that failed too: then F053.
        """
        self.open_sheets(block.sheet for block in blocks)
        stuck = self.text_cells()
        written: list[Block] = []
        try:
            self.set_format(stuck, "General")
            answers = [self._written(block, written) for block in blocks]
        except BaseException as error:
            self._take_back(written, stuck, error)
            raise
        if self.manual_calculation:
            patiently(self.book.app.calculate)
        return answers

    def _written(self, block: Block, written: list[Block]) -> Grid:
        written.append(block)
        cells = self.put(block)
        if block.fit:
            self._fit(cells, block)
        if block.guests:
            return tuple(tuple(map(answer_to, row)) for row in block.after)
        answer = read(cells)
        _refuse_lost(block, answer)
        return answer

    def _take_back(
        self,
        written: Sequence[Block],
        stuck: Sequence[tuple[str, Rectangle]],
        error: BaseException,
    ) -> None:
        if isinstance(error, WorkRefusedError) and error.finding.code == "F048":
            return  # there is nobody left to take it back
        try:
            self.set_format(stuck, TEXT_FORMAT)
            for block in reversed(written):
                self.put(block._replace(after=block.before))
        except Exception:
            seen = type(error).__name__
            raise WorkRefusedError(find("F053", seen=seen)) from error

    def put(self, block: Block) -> xlwings.Range:
        """Write one block, in one call; its cells."""
        cells = self.range(block)
        with nullcontext() if block.fit else heights_kept(self.book):
            write(cells, block.after)
        return cells

    def open_sheets(self, names: Iterable[str]) -> None:
        """Let our writing through the protection of sheets; a clerk's stays stopped."""
        for name in dict.fromkeys(names):
            known = self._protection(name)
            if known is None:
                continue
            on = [known.get("objects") == "1", True, known.get("scenarios") == "1"]
            allowed = [known.get(what) == "0" for what in _ALLOWED]
            sheet: Any = self.book.sheets[name].api
            patiently(partial(sheet.Protect, "", *on, True, *allowed))

    def range(self, block: Block) -> xlwings.Range:
        """The cells of a block in the spreadsheet."""
        sheet = self.book.sheets[block.sheet]
        return sheet.range((block.top, block.left), (block.bottom, block.right))

    def _fit(self, cells: xlwings.Range, block: Block) -> None:
        data = self._copy.package.read(self._copy.sheet(block.sheet).part)
        if b"<hyperlink " in data and self.book.app.engine.name == "excel":
            # A link from an earlier run would lead elsewhere than the new formula.
            api: Any = cells.api
            patiently(api.ClearHyperlinks)
        patiently(cells.rows.autofit)

    def _pieces(self, name: str, area: Rectangle) -> list[Rectangle]:
        """A table that nobody reads row by row, without what is empty in it."""
        if name in self._fitted:
            return [area]
        ends = [0] * area.right
        for sheet in (self._before[name], self._copy.sheet(name)):
            for (row, column), cell in sheet.cells.items():
                filled = cell.value is not None or cell.formula is not None
                if filled and column <= area.right and row > ends[column - 1]:
                    ends[column - 1] = row
        return bands(area, ends)

    def _table(self, name: str, area: Rectangle) -> Block:
        before, after = held(self._before[name], area), self._after(name, area)
        fit = name in self._fitted
        return Block(name, area.top, area.left, before, after, fit=fit)

    def _after(self, name: str, area: Rectangle) -> Grid:
        rows = [list(row) for row in held(self._copy.sheet(name), area)]
        for (row, column), target in self._links[name].items():
            if not (row <= area.bottom and area.left <= column <= area.right):
                continue
            shown = a1_text(rows[row - area.top][column - area.left])
            rows[row - area.top][column - area.left] = _link(target, shown)
        return tuple(tuple(row) for row in rows)

    def _note(self, sheet: str, row: int, column: int) -> None:
        self._remember(sheet)
        self._spots.setdefault(sheet, set()).add((row, column))

    def _remember(self, sheet: str) -> Sheet:
        if sheet not in self._before:
            self._before[sheet] = self._copy.sheet(sheet)
        return self._before[sheet]

    def _protection(self, name: str) -> dict[str, str] | None:
        """The attributes of a sheet's protection; None when it has none."""
        found = _PROTECTION.search(self._copy.package.read(self._copy.sheet(name).part))
        if found is None:
            return None
        known = {k.decode(): v.decode() for k, v in _ATTRIBUTE.findall(found[1])}
        on = known.get("sheet", "0") in ("1", "true")
        truth = {"true": "1", "false": "0"}
        return {k: truth.get(v, v) for k, v in known.items()} if on else None


def write(cells: xlwings.Range, block: Grid) -> None:
    """Send a block in one call: formulas with "=", numbers, texts that stay texts.

    A text too long for a block goes to its cell by itself.
    """
    short = [[None if _too_long(value) else value for value in row] for row in block]
    patiently(partial(_send, cells, short))
    for row, values in enumerate(block):
        for column, value in enumerate(values):
            if _too_long(value):
                patiently(partial(_send, cells[row, column], value))


def _send(cells: xlwings.Range, content: Sent | list[list[Sent]]) -> None:
    cells.formula = content


def _too_long(value: Sent) -> bool:
    return isinstance(value, str) and len(value) > LONGEST_SENT


def read(cells: xlwings.Range) -> Grid:
    """What a block holds: formulas and constants as the spreadsheet writes them."""
    answer = patiently(lambda: cells.formula)
    return tuple(tuple(_answered(value) for value in row) for row in grid(answer))


def _answered(value: object) -> Sent:
    """One answer in a form that JSON keeps."""
    if value is None or isinstance(value, str | bool | float):
        return value
    return float(value) if isinstance(value, int) else str(value)


def _refuse_lost(block: Block, answer: Grid) -> None:
    for row, (sent_row, answered) in enumerate(zip(block.after, answer, strict=True)):
        for column, (want, got) in enumerate(zip(sent_row, answered, strict=True)):
            formula = isinstance(want, str) and want.startswith("=")
            if formula and not (isinstance(got, str) and got.startswith("=")):
                at = a1(block.top + row, block.left + column)
                raise WorkRefusedError(find("F035", seen=f"{block.sheet} {at}"))


def a1_text(value: Sent) -> str:
    """The text that a link shows."""
    return "" if value is None else str(value).removeprefix("'")


def _link(target: str, text: str) -> str:
    """A link as a formula; where a formula cannot hold the text, the text alone."""
    if len(text) > LONGEST_LINK:
        return literal(text)
    return f"=HYPERLINK({_constant('#' + target)},{_constant(text)})"


def _constant(text: str) -> str:
    """A text in a formula, in pieces that are short enough for Excel."""
    starts = range(0, len(text), LONGEST_CONSTANT) or (0,)
    pieces = (text[start : start + LONGEST_CONSTANT] for start in starts)
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
