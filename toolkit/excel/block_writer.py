"""Blocks into the open workbook: written, read again, taken back when it fails."""

import re
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from functools import partial
from typing import Any

import xlwings

from toolkit.excel.blocks import TEXT_FORMAT, Block, Grid, Rectangle
from toolkit.excel.folding import fold, unfold
from toolkit.excel.host import (
    heights_kept,
    patiently,
    set_heights,
    told_all,
    unpainted,
)
from toolkit.excel.literal import (
    LONGEST_SENT,
    Sent,
    alike,
    answer_to,
    grid,
    sharper,
)
from toolkit.findings import WorkRefusedError, find
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.closed_book import ClosedBook

_PROTECTION = re.compile(rb"<(?:\w+:)?sheetProtection\b([^<>]*)>")
_ATTRIBUTE = re.compile(rb'(?<!\w)(\w++)\s*+=\s*+["\']([^"\']*)')
_ALLOWED = (
    *("formatCells", "formatColumns", "formatRows"),
    *("insertColumns", "insertRows", "insertHyperlinks"),
    *("deleteColumns", "deleteRows", "sort", "autoFilter", "pivotTables"),
)
"""In the order of Excel's Worksheet.Protect, behind its first five arguments."""


class BlockWriter:
    """Writes blocks into the open workbook, through xlwings over Excel or Calc.

    `before` is the workbook as it was when the press began, read from a copy that the
    spreadsheet saved in one call. Nothing reaches the spreadsheet before `flush`.
    """

    def __init__(
        self, book: xlwings.Book, before: ClosedBook, *, by_hand: bool = False
    ) -> None:
        self.book = book
        self.before = before
        self.by_hand = by_hand or before.manual_calculation

    def with_guests(self, blocks: Sequence[Block]) -> list[Block]:
        """The blocks with a clerk's cells in them as they are at this moment.

        Raises WorkRefusedError F050 when such a cell changed since the copy was made.
        """
        return [self._with_guests(block) if block.guests else block for block in blocks]

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

    def flush(
        self, blocks: Sequence[Block], stuck: Sequence[tuple[str, Rectangle]]
    ) -> list[Grid]:
        """Write the blocks; what each holds now, in the spreadsheet's own words.

        `stuck` are cells formatted as text into which formulas go.

        Two calls for each block: it is read again, or was read before for a clerk's
        cells in it; and for each sheet one call that lets us behind its protection.
        Raises F035 where a formula did not become one. Whatever is raised, what was
        written has been taken back, unless that failed too: then F053.
        """
        self.open_sheets(block.sheet for block in blocks)
        written: list[Block] = []
        try:
            self.set_format(stuck, "General")
            answers = [self._written(block, written) for block in blocks]
        except BaseException as error:
            self._take_back(written, stuck, error)
            raise
        if self.by_hand:
            patiently(self.book.app.calculate)
        return answers

    def _written(self, block: Block, written: list[Block]) -> Grid:
        written.append(block)
        cells = self.put(block)
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
        """Write one block, in one call; its cells, as high as their text and folded."""
        cells = self.range(block)
        with unpainted(self.book):
            self._put(cells, block)
        return cells

    def _put(self, cells: xlwings.Range, block: Block) -> None:
        if block.folds:
            unfold(cells)
        # Where all heights are told afterwards Calc need not lay out each row before.
        fitted = block.fit and not told_all(block.heights)
        elastic = fitted or block.grows
        with nullcontext() if elastic else heights_kept(self.book):
            write(cells, block.after)
        if block.fit:
            self._fit(cells, block)
        if block.folds:
            fold(cells, block)

    def open_sheets(self, names: Iterable[str]) -> None:
        """Let our writing through the protection of sheets; a clerk's stays stopped."""
        with unpainted(self.book):
            for name in dict.fromkeys(names):
                self._open(name)

    def _open(self, name: str) -> None:
        known = self._protection(name)
        if known is None:
            return
        on = [known.get("objects") == "1", True, known.get("scenarios") == "1"]
        allowed = [known.get(what) == "0" for what in _ALLOWED]
        sheet: Any = self.book.sheets[name].api
        patiently(partial(sheet.Protect, "", *on, True, *allowed))

    def range(self, block: Block) -> xlwings.Range:
        """The cells of a block in the spreadsheet."""
        sheet = self.book.sheets[block.sheet]
        return sheet.range((block.top, block.left), (block.bottom, block.right))

    def _fit(self, cells: xlwings.Range, block: Block) -> None:
        data = self.before.part(block.sheet)
        if b"<hyperlink " in data and self.book.app.engine.name == "excel":
            # A link from an earlier run would lead elsewhere than the new formula.
            api: Any = cells.api
            patiently(api.ClearHyperlinks)
        calc = self.book.app.engine.name != "excel"
        if not calc or not told_all(block.heights):
            patiently(cells.rows.autofit)
        if calc:
            set_heights(cells, block.heights)

    def _protection(self, name: str) -> dict[str, str] | None:
        """The attributes of a sheet's protection; None when it has none."""
        found = _PROTECTION.search(self.before.part(name))
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
