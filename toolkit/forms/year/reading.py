"""Reads a year book: its settings, its tables, and what is wrong in their cells."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.number_words import to_type
from toolkit.findings.one_of import one_of
from toolkit.forms.register.reading.answer import cell_excerpt, cell_text, cleaned
from toolkit.forms.register.reading.days import day_of
from toolkit.forms.year.formulas import decimals_of
from toolkit.forms.year.kind import KIND
from toolkit.forms.year.layout import (
    AS_OF,
    MARK,
    SETTING_ROWS,
    Takes,
    YearColumn,
    YearForm,
)
from toolkit.forms.year.tables import TABLES
from toolkit.forms.year.typed_cells import count_in, day_in, year_in
from toolkit.model.numbers import from_cell
from toolkit.model.origin import Origin
from toolkit.model.register import TablePlace
from toolkit.model.year import (
    Claim,
    Contribution,
    DayOff,
    DeadlineKind,
    Indicator,
    Movement,
    MovementLevel,
    Period,
    Stated,
    Task,
    UnreadCell,
    YearBook,
    YearTable,
)
from toolkit.parts.records.kind import kind_said
from toolkit.rules.words import day_words
from toolkit.xlsx.cells.address import a1, letters
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.table import UNCALCULATED
from toolkit.year.giving import likely_amount

_MOST = Decimal(10) ** 15
"""A cell keeps no more digits."""


class FoundTable(NamedTuple):
    """Where a table stands in a workbook: its sheet, columns by field, rows."""

    form: YearForm
    sheet: str
    columns: Mapping[str, int]
    first: int
    last: int


class ReadYear(NamedTuple):
    """A year book as read, where its tables stand, and what is wrong in its cells.

    `untidy`: columns with a text that was tidied when it was read: formulas see it as
    it was typed.
    """

    book: YearBook
    tables: Mapping[YearTable, FoundTable]
    findings: tuple[Finding, ...]
    untidy: frozenset[tuple[YearTable, str]] = frozenset()


def is_year_book(book: ClosedBook) -> bool:
    """Whether a workbook says that it is a year book."""
    return kind_said(book) == KIND


def read_year(book: ClosedBook) -> ReadYear:
    """Read a year book. Raises WorkRefusedError: Y100 none, Y101 damaged."""
    if not is_year_book(book):
        raise WorkRefusedError(find("Y100"))
    return _Reader(book).read()


def locate(book: ClosedBook, form: YearForm) -> FoundTable:
    """Where a table stands. Raises WorkRefusedError Y101 where it does not."""
    names = book.names()
    columns: dict[str, int] = {}
    regions = []
    for column in form.columns:
        region = names.get(form.name(column.field))
        if region is None and column.added:
            continue
        if region is None or region.sheet not in book.sheet_names:
            expected = form.name(column.field)
            raise WorkRefusedError(find("Y101", seen=form.sheet, expected=expected))
        columns[column.field] = region.left
        regions.append(region)
    first = max(region.top for region in regions)
    return FoundTable(form, regions[0].sheet, columns, first, regions[0].bottom)


class _Reader:
    def __init__(self, book: ClosedBook) -> None:
        self.book = book
        self.findings: list[Finding] = []
        self.unread: dict[UnreadCell, str] = {}
        self.untidy: set[tuple[YearTable, str]] = set()

    def read(self) -> ReadYear:
        tables = {form.key: locate(self.book, form) for form in TABLES}
        settings, cells = self._settings()
        rows = {key: self._rows(table) for key, table in tables.items()}
        places = {key: _place(table) for key, table in tables.items()}
        year = YearBook(
            **{name: value for name, value in settings.items() if name != "within"},
            tasks=tuple(map(_task, rows[YearTable.TASKS])),
            movements=tuple(map(_movement, rows[YearTable.MOVEMENTS])),
            contributions=tuple(map(_contribution, rows[YearTable.CONTRIBUTIONS])),
            indicators=tuple(map(_indicator, rows[YearTable.INDICATORS])),
            days_off=tuple(map(_day_off, rows[YearTable.DAYS_OFF])),
            places=places,
            cells=cells,
            unread=self.unread,
        )
        untidy = frozenset(self.untidy)
        return ReadYear(year, tables, tuple(self.findings), untidy)

    # Settings

    def _settings(self) -> tuple[dict[str, Any], dict[str, Origin]]:
        found: dict[str, Any] = {}
        cells: dict[str, Origin] = {}
        for one in SETTING_ROWS:
            value, cells[one.field] = self._single(one.name)
            found[one.field] = self._setting(one.takes, value, cells[one.field])
        value, cells["as_of"] = self._single(AS_OF)
        found["as_of"] = self._setting(Takes.DAY, value, cells["as_of"])
        if found["year"] is None:
            seen = cell_excerpt(self._single("td_y_year")[0] or "")
            self.findings.append(find("Y102", cells["year"], seen=seen))
        return found, cells

    def _setting(self, takes: Takes, value: CellValue, at: Origin) -> Any:
        if takes is Takes.TEXT:
            return "" if value is None else cleaned(cell_text(value))
        if takes is Takes.MARK:
            return not _blank(value)
        if value in (None, "") or takes is Takes.YEAR:
            return year_in(value)
        answer, problem = _READ[takes](value)
        if problem:
            self.findings.append(problem(at, value))
        return answer

    def _single(self, name: str) -> tuple[CellValue, Origin]:
        region = self.book.names().get(name)
        if region is None or region.sheet not in self.book.sheet_names:
            return None, Origin()
        value = self.book.sheet(region.sheet).at(region.top, region.left).value
        return value, Origin(region.sheet, a1(region.top, region.left))

    # Tables

    def _rows(self, table: FoundTable) -> list[dict[str, Any]]:
        """The rows that hold anything typed, each with what its cells say."""
        columns = table.form.typed
        places = tuple(table.columns[one.field] for one in columns)
        found = []
        below = 0
        for number, values in self.book.table(table.sheet, table.first, places):
            if all(_blank(value) for value in values):
                continue
            below += number > table.last
            found.append(self._row(table, number, columns, values))
        if below:
            seen, expected = str(below), str(table.last)
            at = Origin(table.sheet)
            self.findings.append(find("Y107", at, seen=seen, expected=expected))
        return found

    def _row(
        self,
        table: FoundTable,
        number: int,
        columns: Sequence[YearColumn],
        values: Sequence[CellValue],
    ) -> dict[str, Any]:
        found: dict[str, Any] = {"row": number}
        for column, raw in zip(columns, values, strict=True):
            at = Origin(table.sheet, a1(number, table.columns[column.field]))
            found[column.field] = self._cell(table, number, column, raw, at)
            if column.required and _blank(raw):
                self.findings.append(find("Y106", at, expected=column.header))
        return found

    def _cell(
        self,
        table: FoundTable,
        number: int,
        column: YearColumn,
        raw: CellValue,
        at: Origin,
    ) -> Any:
        if _blank(raw):
            return "" if column.takes is Takes.TEXT else None
        if column.takes is Takes.TEXT:
            text = cleaned(cell_text(raw))
            if text != raw:
                self.untidy.add((table.form.key, column.field))
            return text
        if column.words:
            answer = _chosen(column, raw)
            if answer is None:
                expected = one_of(column.words.values())
                seen = cell_excerpt(raw)
                self._told(table, number, column, raw)
                self.findings.append(find("Y105", at, seen=seen, expected=expected))
            return answer
        answer, problem = _READ[column.takes](raw)
        if problem is not None:
            if table.form.key is YearTable.CONTRIBUTIONS and column.field == "amount":
                problem = _amount_problem
            self._told(table, number, column, raw)
            self.findings.append(problem(at, raw))
        return answer

    def _told(
        self, table: FoundTable, number: int, column: YearColumn, raw: CellValue
    ) -> None:
        place = UnreadCell(table.form.key, number, column.field)
        self.unread[place] = cell_excerpt(raw)


def _place(table: FoundTable) -> TablePlace:
    columns = {field: letters(at) for field, at in table.columns.items()}
    return TablePlace(table.sheet, columns)


def _blank(value: CellValue) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _chosen(column: YearColumn, raw: CellValue) -> str | None:
    """Which word of a list a cell holds, in whatever case: as formulas compare."""
    said = cell_text(raw).casefold()
    for value, word in column.words.items():
        if word.casefold() == said:
            return value
    return None


Problem = Callable[[Origin, CellValue], Finding]


def _day(raw: CellValue) -> tuple[date | None, Problem | None]:
    day = day_in(raw)
    return day, (None if day else _day_problem)


def _day_problem(at: Origin, raw: CellValue) -> Finding:
    # 20230215 in a cell for days is the fifteenth of February, written together.
    meant = day_of(raw if isinstance(raw, str) else _with_dashes(raw))
    expected = day_words(meant) if meant else "ví dụ 15/12/2026"
    return find("Y103", at, seen=cell_excerpt(raw), expected=expected)


def _with_dashes(raw: CellValue) -> str:
    text = f"{raw:.0f}" if isinstance(raw, float) else ""
    return f"{text[:-4]}-{text[-4:-2]}-{text[-2:]}"


def _number(raw: CellValue) -> tuple[Decimal | None, Problem | None]:
    if isinstance(raw, float) and abs(from_cell(raw)) < _MOST:
        return from_cell(raw), None
    return None, _number_problem


def _number_problem(at: Origin, raw: CellValue) -> Finding:
    expected = to_type(cell_text(raw))
    return find("Y104", at, seen=cell_excerpt(raw), expected=expected)


def _amount_problem(at: Origin, raw: CellValue) -> Finding:
    text = cell_excerpt(raw)
    likely = likely_amount(text) if raw != UNCALCULATED else None
    if likely is None:
        return find("Y111", at, seen=text)
    shown = f"{int(likely):,}".replace(",", ".")
    return find("Y110", at, seen=text, expected=shown)


def _count(raw: CellValue) -> tuple[int | None, Problem | None]:
    number = count_in(raw)
    return number, (_count_problem if number is None else None)


def _count_problem(at: Origin, raw: CellValue) -> Finding:
    return find("Y104", at, seen=cell_excerpt(raw), expected="số nguyên, từ 0 trở lên")


def _year_cell(raw: CellValue) -> tuple[int | None, Problem | None]:
    year = year_in(raw)
    return year, (None if year else _year_problem)


def _year_problem(at: Origin, raw: CellValue) -> Finding:
    return find("Y104", at, seen=cell_excerpt(raw), expected="bốn chữ số, ví dụ 2026")


_READ: Mapping[Takes, Callable[[CellValue], tuple[Any, Problem | None]]] = {
    Takes.DAY: _day,
    Takes.NUMBER: _number,
    Takes.COUNT: _count,
    Takes.YEAR: _year_cell,
}

# Records


def _task(row: dict[str, Any]) -> Task:
    kind, quarter = row["kind"], row["quarter"]
    return Task(
        **{
            **row,
            "kind": DeadlineKind(kind) if kind else None,
            "quarter": int(quarter) if quarter else None,
            "number": row["number"].replace(",", "."),
            "after": _numbers(row["after"]),
        }
    )


def _numbers(text: str) -> tuple[str, ...]:
    """«3.1; 3.2» as its parts; a comma may be the sign of a decimal number typed."""
    parts = (part.strip().replace(",", ".") for part in text.split(";"))
    return tuple(part for part in parts if part)


def _movement(row: dict[str, Any]) -> Movement:
    level = row["level"]
    return Movement(**{**row, "level": MovementLevel(level) if level else None})


def _contribution(row: dict[str, Any]) -> Contribution:
    return Contribution(**row)


def _indicator(row: dict[str, Any]) -> Indicator:
    told = row.pop("decimals")
    period, claim = row["period"], row["claim"]
    stated = {
        name: Stated(value, decimals_of(value, told)) if value is not None else None
        for name, value in row.items()
        if name.startswith("stated_")
    }
    return Indicator(
        **{
            **row,
            **stated,
            "period": Period(period) if period else None,
            "claim": Claim(claim) if claim else None,
            "lower_is_better": row["lower_is_better"] == MARK,
        }
    )


def _day_off(row: dict[str, Any]) -> DayOff:
    return DayOff(**{**row, "working": bool(row["working"])})
