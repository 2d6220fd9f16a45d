"""Reading the sheets of another office's workbook: what a person sees in each cell."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from toolkit.exchange.sources.csv_in import MOST_COLUMNS
from toolkit.exchange.sources.fill import fill_down
from toolkit.exchange.sources.fonts import Font, cell_fonts
from toolkit.exchange.sources.legacy import legacy_styles
from toolkit.exchange.sources.runs import Runs
from toolkit.exchange.sources.seen import Seen, seen_cells
from toolkit.exchange.sources.shown import (
    is_padded,
    is_percent,
    percent,
    shows_day,
    shows_only_a_year,
)
from toolkit.exchange.sources.source import NO_VALUE, Shown, Source, Value, lines_of
from toolkit.forms.register.day_counts import LATER
from toolkit.forms.register.reading.days import EPOCH, is_year
from toolkit.model.numbers import as_shown
from toolkit.xlsx.cells.cell import Cell
from toolkit.xlsx.closed_book import ClosedBook

FIRST_DAY, LAST_DAY = 61, 2_958_465
"""1 March 1900, before which Excel miscounts, and 31 December 9999."""


def read_book(book: ClosedBook) -> Iterator[Source]:
    """The sheets of a workbook, in tab order; a formula counts as its value.

    Raises WorkRefusedError as `ClosedBook.sheet`.
    """
    fonts = cell_fonts(book)
    reader, runs = _Reader(book, fonts), Runs(book, fonts)
    for name in book.sheet_names:
        sheet = book.sheet(name)
        rows, old, struck = seen_cells(sheet.cells, reader.seen)
        covered = fill_down(sheet.merges, rows)
        parted = runs.of(name)
        yield Source(
            sheet=name,
            lines=lines_of(rows),
            spans={
                (m.top, m.left): min(m.right, MOST_COLUMNS)
                for m in sheet.merges
                if m.right > m.left
            },
            legacy=old,
            hidden=book.sheet_states[name] != "visible",
            covered=covered,
            unseen=sheet.hidden_rows & rows.keys(),
            hidden_columns=sheet.hidden_columns,
            struck=struck,
            parted={at: parted[at] for at in parted if at[0] in rows},
        )


class _Reader:
    """What the cells of a workbook say, each number as its format shows it."""

    def __init__(self, book: ClosedBook, fonts: Sequence[Font]) -> None:
        self.book = book
        self.offset = LATER if book.since_1904 else 0
        self.formats: dict[int, str] = {}
        self.legacy = legacy_styles(fonts)
        self.lined = {style for style, font in enumerate(fonts) if font.struck}

    def seen(self, cell: Cell) -> Seen:
        """How a cell looks."""
        value = self._value(cell)
        font = self.legacy.get(cell.style, "") if isinstance(value, str) else ""
        return Seen(value, font, cell.style in self.lined)

    def _value(self, cell: Cell) -> Value | None:
        raw = cell.value
        if raw is None:
            return None if cell.formula is None else NO_VALUE
        if isinstance(raw, str):
            blank = raw[:1] in ("", " ") and not raw.strip(" ")
            return None if blank else raw
        return raw if isinstance(raw, bool) else self._number(raw, cell.style)

    def _number(self, raw: float, style: int) -> Value:
        if style not in self.formats:
            self.formats[style] = self.book.number_format(style)
        return seen_number(as_shown(raw), self.formats[style], self.offset)


@lru_cache(maxsize=8192)
def seen_number(raw: float, shows: str, offset: int) -> Value:
    """What a person sees of a number: a day, a year, other digits, or itself.

    `shows`: its number format; `offset`: days by which the workbook counts later.
    """
    if is_year(raw):
        return raw  # nobody here was born in 1905, however the cell shows 1979
    days = int(raw) + offset
    if FIRST_DAY <= days <= LAST_DAY and shows_day(shows, raw):
        day = EPOCH + timedelta(days=days)
        return float(day.year) if shows_only_a_year(shows) else day
    if is_padded(shows, raw):
        return Shown(raw, f"{int(raw):0{len(shows)}}")
    return Shown(raw, percent(shows, raw)) if is_percent(shows) else raw
