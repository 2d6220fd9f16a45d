"""Reading the sheets of another office's workbook."""

import operator
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import lru_cache

from toolkit.exchange.tables.csv_in import MOST_COLUMNS
from toolkit.exchange.tables.legacy import in_legacy_font, legacy_styles
from toolkit.exchange.tables.source import Line, Source, Value
from toolkit.forms.register.reading.days import EPOCH, is_year
from toolkit.xlsx.cells.cell import CellError, CellValue, Sheet
from toolkit.xlsx.closed_book import ClosedBook

FIRST_DAY, LAST_DAY = 61, 2_958_465
"""1 March 1900, before which Excel miscounts, and 31 December 9999."""

_OFFSET_1904 = 1462
_NOT_LETTERS = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d{1,15}(?:\.\d{1,15})?)\]")
_HOLDS: Mapping[str, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_DAYS = re.compile("[dy]", re.IGNORECASE)


def read_book(book: ClosedBook) -> Iterator[Source]:
    """The sheets of a workbook, in tab order; a formula counts as its value.

    Raises WorkRefusedError as `ClosedBook.sheet`.
    """
    offset = _OFFSET_1904 if _counts_from_1904(book) else 0
    fonts = legacy_styles(book)
    formats: dict[int, str] = {}

    def value(raw: CellValue, style: int) -> Value | None:
        if raw is None or (isinstance(raw, str) and not raw.strip(" ")):
            return None
        if isinstance(raw, bool | str):
            return raw
        if style not in formats:
            formats[style] = book.number_format(style)
        if is_year(raw):
            return raw  # nobody here was born in 1905, however the cell shows 1979
        days = int(raw) + offset
        if FIRST_DAY <= days <= LAST_DAY and shows_day(formats[style], raw):
            return EPOCH + timedelta(days=days)
        return raw

    for name in book.sheet_names:
        sheet = book.sheet(name)
        rows: dict[int, dict[int, Value]] = {}
        legacy = {}
        for (row, column), cell in sheet.cells.items():
            filled = value(cell.value, cell.style)
            if filled is None:
                continue
            rows.setdefault(row, {})[column] = filled
            font = fonts.get(cell.style)
            if font and isinstance(filled, str) and in_legacy_font(filled):
                legacy[row, column] = font
        _fill_down(sheet, rows)
        yield Source(
            sheet=name,
            lines=tuple(Line(n, dict(sorted(rows[n].items()))) for n in sorted(rows)),
            wide=frozenset(m.top for m in sheet.merges if m.right > m.left),
            legacy=legacy,
            hidden=book.sheet_states[name] != "visible",
        )


@lru_cache(maxsize=4096)
def shows_day(number_format: str, number: float) -> bool:
    """Whether a number format shows this number as a date.

    «[<=2100]0;dd/mm/yyyy» shows 2023 as a year, and 45000 as a day.
    """
    section, _, others = number_format.partition(";")
    condition = _CONDITION.search(section)
    if condition and not _HOLDS[condition[1]](number, float(condition[2])):
        section = others.partition(";")[0]
    return _DAYS.search(_NOT_LETTERS.sub("", section)) is not None


def _counts_from_1904(book: ClosedBook) -> bool:
    data = book.package.read(book.package.workbook_part)
    found = re.search(rb"""\bdate1904\s*=\s*["'](\w+)["']""", data)
    return found is not None and found[1] in (b"1", b"true", b"on")


def _fill_down(sheet: Sheet, rows: dict[int, dict[int, Value]]) -> None:
    """A cell merged over several rows of one column speaks for each of them."""
    filled = sorted(rows)
    for merge in sheet.merges:
        if merge.left != merge.right or merge.left > MOST_COLUMNS:
            continue
        value = rows.get(merge.top, {}).get(merge.left)
        if value is None or isinstance(value, CellError):
            continue
        first = bisect_right(filled, merge.top)
        for row in filled[first : bisect_right(filled, merge.bottom)]:
            rows[row].setdefault(merge.left, value)
