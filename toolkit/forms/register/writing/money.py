"""Writes «Tiền thưởng»: the list, its sum in words, and from when it is."""

from datetime import date, datetime
from typing import NamedTuple

from toolkit.awards.money.in_words import in_words
from toolkit.awards.money.lines import MoneyLine
from toolkit.awards.settings import Settings
from toolkit.forms.register.computed import MONEY_COLUMNS, MONEY_PRINTED
from toolkit.forms.register.reading.days import EPOCH
from toolkit.forms.register.writing.below import put_rows, rows_below
from toolkit.forms.register.writing.money_rows import (
    MoneyRows,
    counted_without,
    money_rows,
)
from toolkit.parts.records.own import writable
from toolkit.rules.standards import MoneyRounding
from toolkit.xlsx.cells.address import a1, absolute, quoted
from toolkit.xlsx.closed_book import ClosedBook

NEVER = "Chưa lập. Nút «Kiểm tra tỷ lệ» ghi danh sách vào đây."
NO_YEAR = "Chưa ghi năm xét ở trang «Quy tắc»."
FRESH = "Khen thưởng của năm {}. Lập lúc {:%H:%M %d/%m/%Y}."
WITHOUT = " Chưa tính được {} dòng: để trống số tiền."
STALE = (
    "ĐÃ CŨ: năm xét hoặc khen thưởng đã thay đổi sau khi lập danh sách;"
    " bấm «Kiểm tra tỷ lệ»."
)
WORDS = "Bằng chữ: {}."
WORDS_STALE = "Bằng chữ: bấm «Kiểm tra tỷ lệ» để ghi lại theo cách làm tròn mới."
_MACINTOSH = date(1904, 1, 1)


class Paid(NamedTuple):
    """Of which year, by what choices, and what each award is paid."""

    year: int | None
    settings: Settings
    lines: tuple[MoneyLine, ...]


def write_money(book: ClosedBook, paid: Paid, now: datetime) -> None:
    """The whole list anew; a register without the sheet goes without."""
    first = rows_below(book, "money")
    if first is None:
        return
    day_zero = _MACINTOSH if book.since_1904 else EPOCH
    made = money_rows(paid.lines, paid.settings, first.top, day_zero)
    # The rows last: a long sheet is not read again for one cell above them.
    _mode(book, paid.settings)
    _sum(book, made)
    _note(book, paid, now)
    put_rows(book, first, made.rows, MONEY_COLUMNS[:MONEY_PRINTED])


def _mode(book: ClosedBook, settings: Settings) -> None:
    """The value beside the formula that counts the choices of rounding."""
    place = writable(book, "td_money_mode")
    if (
        place is None
        or book.sheet(place.sheet).at(place.top, place.left).formula is None
    ):
        return
    ways, chosen = list(MoneyRounding), settings.money_rounding
    mode = 0 if chosen is None else ways.index(chosen) + 1
    book.set_cached(place.sheet, place.top, place.left, float(mode))


def sum_formula(row: int) -> str:
    """All of it, without «=»; `row`: where the total stands."""
    column = [head.field for head in MONEY_COLUMNS].index("amount") + 1
    return a1(row, column)


def words_formula(total: int) -> str:
    """The sum in words, without «=», as long as it is that sum."""
    return f'IF(td_money_sum={total},"{WORDS.format(in_words(total))}","{WORDS_STALE}")'


def _sum(book: ClosedBook, made: MoneyRows) -> None:
    place = writable(book, "td_money_sum")
    if place is not None:
        text = sum_formula(made.total_row)
        book.set_formula(place.sheet, place.top, place.left, text, float(made.total))
    words = writable(book, "td_money_words")
    if place is not None and words is not None:
        text, shown = words_formula(made.total), WORDS.format(in_words(made.total))
        book.set_formula(words.sheet, words.top, words.left, text, shown)


def _as_written(book: ClosedBook, year: int) -> str:
    """The award year as a constant of a formula: a text where it was typed as one."""
    region = book.names().get("td_set_year")
    cell = book.sheet(region.sheet).at(region.top, region.left) if region else None
    if cell is not None and isinstance(cell.value, str):
        return '"{}"'.format(cell.value.replace('"', '""'))
    return str(year)


def _note(book: ClosedBook, paid: Paid, now: datetime) -> None:
    region = writable(book, "td_money_note")
    if region is None:
        return
    year = paid.year
    if year is None:
        book.set_value(region.sheet, region.top, region.left, NO_YEAR)
        return
    told = FRESH.format(year, now)
    if missing := len(list(counted_without(paid.lines))):
        told += WITHOUT.format(missing)
    fresh = f"td_set_year={_as_written(book, year)}"
    copy = writable(book, "td_copy_ratios")
    if copy is not None:
        changed = f"{quoted(copy.sheet)}!{absolute(copy.top, copy.left + 1)}"
        fresh = f"AND({fresh},{changed}=0)"
    text = f'IF({fresh},"{told}","{STALE}")'
    book.set_formula(region.sheet, region.top, region.left, text, told)
