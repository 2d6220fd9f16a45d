"""Reading the sheets of another office's workbook: what a person sees in each cell."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from toolkit.exchange.sources.csv_in import MOST_COLUMNS
from toolkit.exchange.sources.fill import fill_down
from toolkit.exchange.sources.fonts import Font, cell_fonts
from toolkit.exchange.sources.legacy import legacy_styles
from toolkit.exchange.sources.runs import Runs
from toolkit.exchange.sources.seen import Seen, seen_cells, seen_plain, seen_text
from toolkit.exchange.sources.shown import (
    is_padded,
    is_percent,
    percent,
    shows_day,
    shows_only_a_year,
)
from toolkit.exchange.sources.source import NO_VALUE, Line, Shown, Source, Value
from toolkit.forms.register.day_counts import LATER
from toolkit.forms.register.reading.days import EPOCH, is_year
from toolkit.model.numbers import as_shown
from toolkit.xlsx.cells.cell import Cell
from toolkit.xlsx.closed_book import ClosedBook

FIRST_DAY, LAST_DAY = 61, 2_958_465
"""1 March 1900, before which Excel miscounts, and 31 December 9999."""

_BLANK = Seen(None)


def read_book(book: ClosedBook) -> Iterator[Source]:
    """The sheets of a workbook, in tab order; a formula counts as its value.

    Raises WorkRefusedError as `ClosedBook.sheet`.
    """
    fonts = cell_fonts(book)
    reader, runs = _Reader(book, fonts), Runs(book, fonts)
    for name in book.sheet_names:
        sheet = book.sheet(name)
        rows, odd, struck = seen_cells(sheet.cells, reader.seen)
        covered = fill_down(sheet.merges, rows, odd)
        parted = runs.of(name)
        yield Source(
            sheet=name,
            lines=tuple(map(Line, rows, rows.values())),
            spans={
                (m.top, m.left): min(m.right, MOST_COLUMNS)
                for m in sheet.merges
                if m.right > m.left
            },
            odd=odd,
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
        raw, formula, style = cell
        struck = style in self.lined
        if isinstance(raw, str):
            if raw[:1] in ("", " ") and not raw.strip(" "):
                return _BLANK
            return seen_text(raw, self.legacy.get(style, ""), struck)
        if raw is None:
            return _BLANK if formula is None else seen_plain(NO_VALUE, struck)
        shown = raw if isinstance(raw, bool) else self._number(raw, style)
        return seen_plain(shown, struck)

    def _number(self, raw: float, style: int) -> Value:
        if style not in self.formats:
            self.formats[style] = self.book.number_format(style)
        shown, shows = as_shown(raw), self.formats[style]
        return shown if shows == "General" else seen_number(shown, shows, self.offset)


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
