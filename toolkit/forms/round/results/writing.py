"""Writes what units came to into «Xếp hạng», «So sánh các vòng» and «Biểu đồ»."""

from collections.abc import Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from toolkit.findings import Finding, find
from toolkit.forms.round.results.columns import (
    AXES_HEAD,
    BARS,
    COMPARISON,
    COMPARISON_HEAD,
    COMPARISON_NOTE,
    FIRST_ROW,
    FLAG_BASIS,
    FLAG_NOTE,
    PICKED,
    RANKING_HEAD,
    RANKING_NOTE,
    ResultColumn,
    axes_of,
    axis_label,
    bars_head,
    charts_sheet,
    comparison_columns,
    fields,
    ranking_columns,
)
from toolkit.forms.round.results.rows import (
    Row,
    Together,
    comparison_note,
    comparison_rows,
    flag_basis,
    flag_note,
    ranking_note,
    ranking_rows,
)
from toolkit.model.numbers import judged
from toolkit.model.round import short_names
from toolkit.model.rubric import Criterion, Rubric
from toolkit.model.standing import UnitResult
from toolkit.parts.records import text_size as metrics
from toolkit.parts.records.own import from_column, writable
from toolkit.xlsx.cells.address import absolute, quoted
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit.made_rows import MadeRows, WrittenRow

_SIZE = 11
_HIGHEST = 409.0
_SHARE_DIGITS = Decimal("0.0001")


def write_together(book: ClosedBook, whole: Together) -> tuple[Finding, ...]:
    """Write it; what it said before is replaced.

    G809 where a sheet is not there: an earlier version made the book. G815 where the
    sheets of an open workbook were made for other sections or rounds, before the rubric
    was corrected: no number would stand below its heading, so their rows are taken out,
    ranks by the former rubric too. Those of a closed one are made anew before that
    (`refitted`).
    """
    rubric = whole.rubric
    columns = ranking_columns(rubric)
    if not results_fit(book, rubric):
        unfit = find("G815")
        for name in (RANKING_HEAD, COMPARISON_HEAD):
            _table(book, name, MadeRows(0, tuple), ())
        for name in (FLAG_NOTE, FLAG_BASIS, COMPARISON_NOTE):
            _note(book, name, "")
        _note(book, RANKING_NOTE, unfit.what)
        return (unfit,)
    # What is written last: behind a table all its rows would be read back for it.
    charts = charts_sheet(book)
    _note(book, RANKING_NOTE, ranking_note(whole))
    _note(book, FLAG_NOTE, flag_note(whole))
    _note(book, FLAG_BASIS, flag_basis(whole))
    there = _table(book, RANKING_HEAD, ranking_rows(whole), columns)
    _note(book, COMPARISON_NOTE, comparison_note(whole))
    picked = book.names().get(PICKED) if charts else None
    name = _picked(book, picked, whole) if picked else ""
    compared = comparison_rows(whole, name)
    _table(book, COMPARISON_HEAD, compared, comparison_columns(rubric))
    if not there:
        return (find("G809"),)
    last = FIRST_ROW + max(len(compared), 1) - 1
    _charts(book, charts, whole, name, last)
    return ()


def refitted(book: ClosedBook, rubric: Rubric) -> ClosedBook:
    """The book, its result sheets made anew where they were made for another rubric."""
    if results_fit(book, rubric):
        return book
    # Only here: no other press has to wait for XlsxWriter.
    from toolkit.forms.round.making.results_anew import with_results

    return ClosedBook.from_bytes(with_results(book.data, rubric))


def results_fit(book: ClosedBook, rubric: Rubric) -> bool:
    """Whether the sheets have the columns and axes that results by a rubric need."""
    heads = {
        RANKING_HEAD: ranking_columns(rubric),
        COMPARISON_HEAD: comparison_columns(rubric),
    }
    columns = all(_fits(book, name, each) for name, each in heads.items())
    return columns and _axes_fit(book, rubric)


def _axes_fit(book: ClosedBook, rubric: Rubric) -> bool:
    """Whether the charts show as many items; so do those that are not there."""
    sheet = charts_sheet(book)
    if not sheet:
        return True
    last = AXES_HEAD + len(axes_of(rubric))
    ends = [book.sheet(sheet).at(row, 1).value for row in (last, last + 1)]
    return ends[0] is not None and ends[1] is None


def _fits(book: ClosedBook, name: str, columns: Sequence[ResultColumn]) -> bool:
    """Whether a table has these headings; so has one that is not there."""
    head = writable(book, name)
    if head is None or head.sheet not in book.sheet_names:
        return True
    sheet = book.sheet(head.sheet)
    there = [sheet.at(head.top, at).value for at in range(head.left, head.right + 1)]
    return there == [column.header for column in columns]


def _table(
    book: ClosedBook, name: str, rows: MadeRows[Row], columns: Sequence[ResultColumn]
) -> bool:
    head = writable(book, name)
    if head is None:
        return False
    before, width = head.left - 1, head.left - 1 + len(columns)
    shifted = MadeRows(len(rows), lambda: from_column(head.left, rows), width=width)

    def points(row: WrittenRow) -> float:
        return _points(row[before:], columns)

    book.set_rows(head.sheet, head.bottom + 1, shifted, heights=points)
    return True


def _points(row: WrittenRow, columns: Sequence[ResultColumn]) -> float:
    """How high a row must be: only what is printed is wrapped, and may be bold."""
    lines = [
        metrics.lines_needed(value, metrics.column_px(column.width), _SIZE, bold=True)
        for value, column in zip(row, columns, strict=True)
        if isinstance(value, str) and not column.aside
    ]
    return min(_HIGHEST, max(lines, default=1) * metrics.line_points(_SIZE) + 5)


def _note(book: ClosedBook, name: str, text: str) -> None:
    at = writable(book, name)
    if at is not None:
        book.set_value(at.sheet, at.top, at.left, text or None)


# Charts


def _charts(
    book: ClosedBook, sheet: str, whole: Together, name: str, last: int
) -> None:
    """`last`: the last row of the rounds side by side, in which the radar looks."""
    picked = book.names().get(PICKED)
    if picked is None or not sheet:
        return
    scored = [one.result for one in whole.standings if one.result.rounds]
    by_name = {one.unit.name: one for one in scored}
    where = absolute(picked.top, picked.left)
    head = book.names().get(COMPARISON_HEAD)
    looked_up = head.sheet if head else COMPARISON
    for row, axis in enumerate(axes_of(whole.rubric), AXES_HEAD + 1):
        shares = [
            share for one in scored if (share := _share(whole, one, axis)) is not None
        ]
        middle = float(median(shares)) if shares else None
        said = (axis_label(whole.rubric, axis), float(axis.standard_points or 0))
        book.set_value(sheet, row, 1, said[0])
        book.set_value(sheet, row, 2, said[1])
        book.set_value(sheet, row, 5, axis.title)
        book.set_value(sheet, row, 4, middle)
        one = by_name.get(name)
        shown = _share(whole, one, axis) if one else None
        compared = _Compared(looked_up, last)
        formula = radar_formula(whole, axis, compared, where, row)
        book.set_formula(sheet, row, 3, formula, "" if shown is None else float(shown))
    _bars(book, whole, sheet)


def _picked(book: ClosedBook, at: Region, whole: Together) -> str:
    """The unit of the radar: as a clerk picked it, else the first of «Xếp hạng».

    That one stands there as a formula: nobody picked it, so it may be another one once
    more workbooks have come, whichever came first.
    """
    cell = book.sheet(at.sheet).at(at.top, at.left)
    if cell.value and cell.formula is None:
        return str(cell.value)
    head = writable(book, RANKING_HEAD)
    rows = [n for n, one in enumerate(whole.standings) if one.result.rounds]
    if head is None or not rows:
        book.set_value(at.sheet, at.top, at.left, None)
        return ""
    column = head.left + fields(ranking_columns(whole.rubric))["unit"] - 1
    first = absolute(head.bottom + 1 + rows[0], column)
    name = whole.standings[rows[0]].result.unit.name
    where = f"{quoted(head.sheet)}!{first}"
    book.set_formula(at.sheet, at.top, at.left, where, name)
    return name


class _Compared(NamedTuple):
    """Where the rounds stand side by side: the sheet and its last row."""

    sheet: str
    last: int


def radar_formula(
    whole: Together, axis: Criterion, compared: _Compared, picked: str, row: int
) -> str:
    """What part of its standard points the picked unit has, looked up live.

    `picked`: the cell with the unit's name. Texts are held against each other by «=»:
    to SUMIFS of Excel «1.1» and «1.10» are one number, and «*» in a name is any name.
    """
    columns = fields(comparison_columns(whole.rubric))

    def area(field: str) -> str:
        ends = (absolute(n, columns[field]) for n in (FIRST_ROW, compared.last))
        return f"{quoted(compared.sheet)}!{':'.join(ends)}"

    points = area(whole.which.value)
    line = f"({area('unit')}={picked})*({area('criterion')}={_text(axis.id)})"
    found = f"SUMPRODUCT({line}*ISNUMBER({points}))"
    summed = f"SUMPRODUCT({line},{points})"
    return f'IF({found}=0,"",ROUND({summed}/{absolute(row, 2)},4))'


def _text(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def _share(whole: Together, one: UnitResult, axis: Criterion) -> Decimal | None:
    given = one.rounds.get(whole.which)
    points = given.points.get(axis.id) if given else None
    if points is None:
        return None
    return (points / axis.standard_points).quantize(_SHARE_DIGITS)


def _bars(book: ClosedBook, whole: Together, sheet: str) -> None:
    """The best units of all clusters, most points first; empty rows are folded.

    Units of equal points stand as they are ranked.
    """
    first = bars_head(whole.rubric) + 1
    scored = [
        (total, one.result.unit)
        for one in whole.standings
        if (total := one.result.total(whole.which)) is not None
    ]
    scored.sort(key=lambda pair: -judged(pair[0]))
    called = short_names(one.result.unit for one in whole.standings)
    rows: list[Row] = [
        (called[unit.key], float(total)) for total, unit in scored[:BARS]
    ]
    empty = range(first + len(rows), first + BARS)
    rows += [("", None)] * len(empty)
    book.set_rows(sheet, first, rows, folded=frozenset(empty))
