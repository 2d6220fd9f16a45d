"""Writes what a check of a year book found, and what its formulas show."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from toolkit.forms.register.reading.days import day_of
from toolkit.forms.year.assess import YearAssessment
from toolkit.forms.year.formulas import Live, Scene, live_row, scene_of, weight
from toolkit.forms.year.layout import (
    PUBLIC_DAY,
    PUBLIC_WEIGHT,
    TODAY,
    WITHIN,
    WORKS,
)
from toolkit.forms.year.overview import (
    HEAD,
    MONTH_COUNTS,
    NOTE,
    RIGHT_STATS,
    STATS,
    list_lines,
    list_rows,
    months_of,
    note_live,
    stats_of,
    today_live,
)
from toolkit.forms.year.paper import (
    KEPT_SHORT,
    LEFT_OUT,
    last_printed,
    note_of,
    paper_name,
)
from toolkit.forms.year.reading import FoundTable
from toolkit.forms.year.row_heights import fit_unfitted
from toolkit.forms.year.typed_cells import count_in
from toolkit.model.year import YearBook, YearTable
from toolkit.parts.records.change import Change, same_value
from toolkit.parts.records.findings_and_log import LogLine, append_log, write_findings
from toolkit.parts.records.own import writable
from toolkit.xlsx.cells.address import letters, quoted
from toolkit.xlsx.cells.cell import Cell
from toolkit.xlsx.cells.formula_text import same_formula
from toolkit.xlsx.cells.place import Place, Spot
from toolkit.xlsx.closed_book import ClosedBook

ACTION = "Tính lại sổ năm"
_SETTLED = "công thức của cột có tiêu đề xám được đặt lại"


class Wanted(NamedTuple):
    """A cell of ours, with what it must hold and what it holds."""

    place: Place
    live: Live
    cell: Cell


def apply_year(book: ClosedBook, found: YearAssessment, now: datetime) -> None:
    """Write the formulas' values, «Tổng quan», findings and log; no input is touched.

    A formula of ours that somebody typed over is put back, and the log keeps what
    stood there.
    """
    scene = scene_of(found.book, now.date())
    # All is looked at before any is written: a sheet that was edited is made anew for
    # whoever looks at it.
    wanted = [*wanted_cells(book, found, scene)]
    counts = [*_overview_cells(book, found.book, scene)]
    public = [*_public_cells(book, found.book)]
    lines = [_put(book, one) for one in wanted]
    for place, value in public:
        book.set_cached(*place, value)
    for one in counts:
        _put(book, one)
    _write_list(book, found, scene)
    for key in KEPT_SHORT:
        _put_on_paper(book, found.read.tables[key], getattr(found.book, key))
    write_findings(book, found.findings, (), now=now, stamped=True)
    repaired = [
        LogLine(
            ACTION,
            change.place,
            str(change.before or ""),
            str(change.after),
            change.why,
        )
        for change in lines
        if change is not None
    ]
    for table in found.read.tables.values():
        fit_unfitted(book, table)
    append_log(book, [*repaired, LogLine(ACTION, None, "", "", found.said)], now=now)


def wanted_cells(
    book: ClosedBook, found: YearAssessment, scene: Scene
) -> Iterator[Wanted]:
    """The formulas beside what clerks type, row by row."""
    for key, table in found.read.tables.items():
        records = {one.row: one for one in getattr(found.book, key)}
        if not table.form.computed:
            continue
        sheet = book.sheet(table.sheet)
        for row in range(table.first, max([table.last, *records]) + 1):
            record = records.get(row)
            for field, live in _row(key, record, table, row, scene).items():
                if field not in table.columns:
                    continue
                place = Place(table.sheet, row, table.columns[field])
                cell = sheet.at(row, place.column)
                blank = cell.formula is None and cell.value in (None, "")
                if record is not None or not blank:
                    yield Wanted(place, live, cell)


def _row(
    key: YearTable, record: Any, table: FoundTable, row: int, scene: Scene
) -> dict[str, Live]:
    def ref(field: str) -> str:
        return f"${letters(table.columns[field])}{row}"

    found: dict[str, Live] = live_row(key, record, ref, row, scene)
    return found


def _overview_cells(book: ClosedBook, year: YearBook, scene: Scene) -> Iterator[Wanted]:
    """The counts of «Tổng quan», where its names still are."""
    within = within_of(book)
    left, right = stats_of(year, scene, within)
    for name, lives in (
        (TODAY, [(0, 0, today_live(year, scene))]),
        (NOTE, [(0, 0, note_live(year, scene, within))]),
        (STATS, [(at, 0, one.live) for at, one in enumerate(left)]),
        (STATS, [(at, RIGHT_STATS, one.live) for at, one in enumerate(right)]),
        (
            MONTH_COUNTS,
            [
                (down, across, live)
                for down, line in enumerate(months_of(year, scene))
                for across, live in enumerate(line)
            ],
        ),
    ):
        region = book.names().get(name)
        if region is None or region.sheet not in book.sheet_names:
            continue
        sheet = book.sheet(region.sheet)
        for down, across, live in lives:
            place = Place(region.sheet, region.top + down, region.left + across)
            yield Wanted(place, live, sheet.at(place.row, place.column))


def _public_cells(book: ClosedBook, year: YearBook) -> Iterator[tuple[Place, float]]:
    """What days of the public table add now, where it is not what is written there.

    A day that the office has a row for adds nothing here.
    """
    names = book.names()
    days, weights = names.get(PUBLIC_DAY), names.get(PUBLIC_WEIGHT)
    if days is None or weights is None or days.sheet not in book.sheet_names:
        return
    sheet = book.sheet(days.sheet)
    own = {one.day for one in year.days_off}
    for row in range(days.top, days.bottom + 1):
        cell = sheet.at(row, weights.left)
        day = day_of(sheet.at(row, days.left).value or "")
        if cell.formula is None or day is None:
            continue
        works = sheet.at(row, days.left + 1).value == WORKS
        value = 0.0 if day in own else weight(day, works=works)
        if not same_value(cell.value, value):
            yield Place(days.sheet, row, weights.left), value


def _put_on_paper(book: ClosedBook, table: FoundTable, records: Sequence[Any]) -> None:
    """Print a table down to its last row with anything in it, and say so above it.

    An office that prints other rows than those of the table, or wrote a note of its
    own, has all rows of the table on paper as it had.
    """
    area = book.print_area(table.sheet)
    rows = [one.row for one in records]
    if area is None or not table.first <= area.bottom <= max([table.last, *rows]):
        return
    note = paper_cell(book, table)
    last = last_printed(rows, table.first) if note else table.last
    area = area._replace(bottom=last)
    book.set_print_area(area)
    if note:
        field = KEPT_SHORT[table.form.key]
        named = [one.row for one in records if getattr(one, field)]
        column = table.columns[field]
        live = note_of(table.form, table.first, last, column, named)
        cell = book.sheet(note.sheet).at(note.row, note.column)
        if not same_formula(cell.formula, live.formula):
            book.set_formula(*note, *live)
        elif not same_value(cell.value, live.value):
            book.set_cached(*note, live.value)


def paper_cell(book: ClosedBook, table: FoundTable) -> Place | None:
    """The live note above a table; None where there is none any more."""
    region = book.names().get(paper_name(table.form.key))
    if region is None or region.sheet != table.sheet:
        return None
    cell = book.sheet(region.sheet).at(region.top, region.left)
    ours = cell.formula is not None and LEFT_OUT in cell.formula
    return Place(region.sheet, region.top, region.left) if ours else None


def within_of(book: ClosedBook) -> int | None:
    """How many days ahead the office wants to be told; None where it says nothing."""
    region = book.names().get(WITHIN)
    if region is None or region.sheet not in book.sheet_names:
        return None
    return count_in(book.sheet(region.sheet).at(region.top, region.left).value)


def _put(book: ClosedBook, wanted: Wanted) -> Change | None:
    """Set a formula's value, or the formula with it; what was typed over is told."""
    sheet, row, column = wanted.place
    formula, value = wanted.live
    cell = wanted.cell
    if same_formula(cell.formula, formula):
        if not same_value(cell.value, value):
            book.set_cached(sheet, row, column, value)
        return None
    book.set_formula(sheet, row, column, formula, value)
    before = f"={cell.formula}" if cell.formula is not None else cell.value
    if before in (None, ""):
        return None
    return Change(wanted.place, formula, value, before, f"={formula}", _SETTLED)


def _write_list(book: ClosedBook, found: YearAssessment, scene: Scene) -> None:
    head = writable(book, HEAD)
    if head is None:
        return
    untidy = {f for key, f in found.read.untidy if key is YearTable.CONTRIBUTIONS}
    within = within_of(book)
    lines = list_lines(found.book, scene, found.findings, within, untidy)
    first = head.bottom + 1
    links = {
        Spot(row, 2): f"{quoted(line.sheet)}!A1"
        for row, line in enumerate(lines, first)
        if line.sheet in book.sheet_names
    }
    book.set_rows(head.sheet, first, list_rows(lines), links=links)


def own_cells(book: ClosedBook, found: YearAssessment) -> Sequence[Place]:
    """Every cell that holds a formula of ours beside or above what clerks type."""
    tables = [found.read.tables[key] for key in KEPT_SHORT]
    notes = [note for one in tables if (note := paper_cell(book, one))]
    return notes + [
        Place(table.sheet, row, table.columns[column.field])
        for table in found.read.tables.values()
        for column in table.form.computed
        if column.field in table.columns
        for row in range(table.first, _last(book, table) + 1)
    ]


def _last(book: ClosedBook, table: FoundTable) -> int:
    rows = (row for row, _ in book.sheet(table.sheet).cells)
    return max([table.last, *rows])
