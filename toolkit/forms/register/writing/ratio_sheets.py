"""Writes «Tỷ lệ», «Tổng hợp» and the list of rules on «Quy tắc»."""

from collections.abc import Sequence
from datetime import datetime

from toolkit.awards.summary import SummaryLine, YearLine, left_out
from toolkit.forms.register.assess import YEAR_AS_TEXT, RegisterAssessment
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.computed import (
    RATIO_COLUMNS,
    RULE_COLUMNS,
    SUMMARY_COLUMNS,
    YEAR_COLUMNS,
    YEARS,
)
from toolkit.forms.register.writing.below import Row, put_rows, rows_below
from toolkit.forms.register.writing.live_counts import rules_not_live
from toolkit.forms.register.writing.money import Paid, write_money
from toolkit.forms.register.writing.ratio_copy import guard_cells, ratio_copy_rows
from toolkit.forms.register.writing.ratio_rows import ratio_rows
from toolkit.forms.register.writing.rules import rule_rows
from toolkit.forms.register.writing.stale import ratios_note_formula
from toolkit.forms.register.writing.summary_rows import summary_rows
from toolkit.forms.register.writing.years import (
    MISSING,
    NOTHING_MISSES,
    TOO_MANY,
    is_earlier_spelling,
    kept_note,
    year_formulas,
)
from toolkit.model.register import Register, TableKey
from toolkit.parts.records.own import writable
from toolkit.xlsx.cells.address import absolute, quoted
from toolkit.xlsx.cells.cell import CellValue, Region
from toolkit.xlsx.closed_book import ClosedBook

_ROWS_NAMED = 5
LEFT_OUT = (
    "Bảng dưới không gồm {} dòng ghi thiếu hoặc khác danh sách ở trang «Khen thưởng»"
    " (hàng {}); sửa các dòng ấy rồi bấm «Kiểm tra tỷ lệ»."
)


def write_ratios(
    book: ClosedBook, assessment: RegisterAssessment, now: datetime
) -> None:
    register, ratios = assessment.register, assessment.ratios
    copy = writable(book, "td_copy_ratios")
    # Without a copy nothing would say that counts are out of date: they stay live.
    not_live = rules_not_live(register, ratios) if copy else frozenset()
    guards = guard_cells(copy) if copy else {}
    first = rows_below(book, "ratios")
    if first is not None:
        rows: list[Row] = list(
            ratio_rows(ratios, first.top, not_live=not_live, guards=guards)
        )
        put_rows(book, first, rows, RATIO_COLUMNS)
    if copy is not None:
        kept = ratio_copy_rows(book, register, assessment.settings, ratios, not_live)
        book.set_rows(copy.sheet, copy.top, kept)
    _ratios_note(book, assessment, now, live=not not_live)
    _write_years(book, assessment.years, guards.get(TableKey.AWARDS, ""))
    first = rows_below(book, "summary")
    if first is not None:
        lines = assessment.summary
        live = copy is None and not register.fractions
        summed: list[Row] = list(summary_rows(lines, first.top, live=live))
        put_rows(book, first, summed, SUMMARY_COLUMNS)
        _summary_note(book, assessment, copy)
    paid = Paid(assessment.register.year, assessment.settings, assessment.money)
    write_money(book, paid, now)
    first = rows_below(book, "rules")
    if first is not None:
        listed: list[Row] = list(
            rule_rows(assessment.register.year, assessment.settings)
        )
        put_rows(book, first, listed, RULE_COLUMNS)


def _write_years(book: ClosedBook, years: Sequence[YearLine], guard: str) -> None:
    """The right values in the table by year, where it stands; see `writing.years`.

    The row of the award year keeps its formulas, those of an earlier version as they
    are today; the others only without `guard`, the cell of the copy that they ask.
    """
    head = writable(book, "td_years")
    if head is None:
        return
    sheet = book.sheet(head.sheet)
    blank: tuple[CellValue, ...] = ("",) * len(YEAR_COLUMNS)
    shown = [year_values(line) for line in years] or [blank] * YEARS
    first = head.bottom + 1
    today = year_formulas([first], head.left, guard)
    for row, values in enumerate(shown, first):
        for column, value in enumerate(values, head.left):
            if sheet.at(first, column).formula is None:
                continue  # the office has put something else there
            if row > first and guard:
                book.set_value(head.sheet, row, column, value)
            elif (found := sheet.at(row, column).formula) is not None:
                text = today.get((row, column), "")
                if text and is_earlier_spelling(found, text, row, head.left):
                    book.set_formula(head.sheet, row, column, text, value)
                else:
                    book.set_cached(head.sheet, row, column, value)


def year_values(line: YearLine) -> tuple[CellValue, ...]:
    """What a row of the table by year shows, in the order of YEAR_COLUMNS."""
    if not line.countable:
        return (float(line.year), *("",) * (len(YEAR_COLUMNS) - 1))
    known = line.leaders + line.direct
    values: dict[str, CellValue] = {
        "year": float(line.year),
        "collectives": float(line.collectives),
        "individuals": float(line.individuals),
        "households": float(line.households),
        "all": float(line.collectives + line.individuals + line.households),
        "leaders": float(line.leaders),
        "direct": float(line.direct),
        "unknown": float(line.unknown),
        "share": line.direct / known if known else "",
    }
    return tuple(values[head.field] for head in YEAR_COLUMNS)


def _ratios_note(
    book: ClosedBook, assessment: RegisterAssessment, now: datetime, *, live: bool
) -> None:
    """Which year's rules the rows hold; live, for what they come from may change."""
    region = writable(book, "td_ratios_note")
    if region is None:
        return
    place = (region.sheet, region.top, region.left)
    year = assessment.register.year
    if year is not None and not assessment.year_counted:
        book.set_value(*place, f"{YEAR_AS_TEXT[0].upper()}{YEAR_AS_TEXT[1:]}.")
        return
    if year is None:
        book.set_value(*place, "Chưa ghi năm xét ở trang «Quy tắc».")
        return
    told = f"Quy định của năm {year}. Kiểm tra lúc {now:%H:%M %d/%m/%Y}."
    copied = book.names().get("td_ratios_changed") is not None
    note = ratios_note_formula(year, told, copied=copied, live=live)
    book.set_formula(*place, note, told)


def _summary_note(
    book: ClosedBook, assessment: RegisterAssessment, copy: Region | None
) -> None:
    """What the sums do not hold, and, live, whether they are out of date.

    `copy`: the first cell of the inputs that they were made from.
    """
    region = writable(book, "td_summary_note")
    if region is None:
        return
    place = (region.sheet, region.top, region.left)
    told = _missing(book, assessment.summary)
    if copy is not None:
        if told not in ("", NOTHING_MISSES):
            told = _faulty(assessment.register) or told
        changed = f"{quoted(copy.sheet)}!{absolute(copy.top, copy.left + 1)}"
        year = assessment.register.year if assessment.year_counted else None
        book.set_formula(*place, kept_note(year, told, changed), told)
    elif told and book.sheet(region.sheet).at(region.top, region.left).formula:
        book.set_cached(*place, told)


def _faulty(register: Register) -> str:
    """Which rows no sum holds, however often the button is pressed; "" for none."""
    rows = left_out(register)
    if not rows:
        return ""
    shown = ", ".join(str(row.row) for row in rows[:_ROWS_NAMED])
    more = ", …" if len(rows) > _ROWS_NAMED else ""
    return LEFT_OUT.format(len(rows), f"{shown}{more}")


def _missing(book: ClosedBook, lines: Sequence[SummaryLine]) -> str:
    """How many awards the lower table does not hold; "" where none can be counted."""
    year, number = (
        book.names().get(name_of(TableKey.AWARDS, f)) for f in ("year", "number")
    )
    if year is None or number is None:
        return ""
    rows = book.table(year.sheet, year.top, [year.left, number.left])
    there = sum(
        1 if n is None else n if isinstance(n, float) and n > 0 else 0
        for _, (y, n) in rows
        if isinstance(y, float) and y > 0
    )
    held = sum(
        line.collectives + line.individuals + line.households
        for line in lines
        if isinstance(line.key, int)
    )
    missing = round(there - held)
    if missing > 0:
        return f"{MISSING[0]}{missing}{MISSING[1]}"
    return TOO_MANY if missing else NOTHING_MISSES
