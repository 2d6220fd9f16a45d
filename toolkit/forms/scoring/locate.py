"""Finds the scoring form in a workbook: its rubric, its columns, its rows."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.register.kind import KIND as REGISTER
from toolkit.forms.rubric.sheet import RubricSheet, read_rubric_sheet
from toolkit.forms.scoring.layout import (
    KIND,
    OWN_KEY,
    SCHEMA,
    FormRow,
    Places,
    RowKind,
    Table,
    columns_of,
    line_key,
    may_lack,
    points_columns,
    rows_of,
)
from toolkit.model.origin import Origin
from toolkit.model.rubric import Rubric, RubricTree
from toolkit.parts.records.own import writable
from toolkit.xlsx.cells.address import a1, letters
from toolkit.xlsx.cells.cell import Region, Sheet
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook

PREFIX = "td_"
FORM_PREFIX = "td_c_"
SUMMARY_PREFIX = "td_s_"
SUMMARY_COLUMNS = ("standard", "bonus", "penalty", "total", "share")
LOG_NAME = "td_log"
ADOPTED_NAME = "td_adopted"
"""A workbook has it whose form is an office's own table, taken over as it is."""
OUR_SHEETS = {
    SUMMARY_PREFIX + "key": "Tổng hợp",
    "td_findings": "Kết quả kiểm tra",
    LOG_NAME: "Nhật ký",
}
MOST_MOVED = 5
FORM_CELLS = ("unit", "year", "status")


class Located(NamedTuple):
    """The form as found. `writable` is False when its structure is too damaged, or its
    rubric was altered: totals by a rubric that nobody issued are not to be written.

    `rows` are the rows the rubric asks for; `strangers` are row numbers inside the form
    that belong to nobody. `adopted`: the form is an office's own table, whose words,
    merges and protection are its own affair.
    """

    tree: RubricTree
    rubric_sheet: RubricSheet
    places: Places
    sheet: Sheet
    rows: tuple[FormRow, ...]
    strangers: tuple[int, ...]
    findings: tuple[Finding, ...]
    writable: bool
    adopted: bool = False


def require_scoring_form(names: Mapping[str, Region | None], book: ClosedBook) -> None:
    """Refuse a workbook without a scoring form, or with a newer one.

    Raises WorkRefusedError: F010 none of ours, F059 a register, F011 a newer version.
    """
    kind = names.get("td_kind")
    said = _text(book, kind) if kind else ""
    if said != KIND:
        raise WorkRefusedError(find("F059" if said == REGISTER else "F010"))
    schema = names.get("td_schema")
    number = _text(book, schema) if schema else ""
    if not number.isdigit():
        raise WorkRefusedError(find("S101", seen="td_schema"))
    if int(number) > SCHEMA:
        raise WorkRefusedError(find("F011", seen=number, expected=str(SCHEMA)))


def _text(book: ClosedBook, region: Region) -> str:
    value = book.sheet(region.sheet).at(region.top, region.left).value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def locate(book: ClosedBook) -> Located:
    """Find the form. Raises WorkRefusedError when there is none that can be read."""
    names = book.names()
    require_scoring_form(names, book)
    rubric_sheet = read_rubric_sheet(book)
    tree = RubricTree(rubric_sheet.rubric)
    columns, top, bottom, sheet = _columns(book, names, rubric_sheet.rubric)
    rows = rows_of(rubric_sheet.rubric)
    adopted = names.get(ADOPTED_NAME) is not None
    keys = _keys(sheet, columns["key"], top, bottom)
    order = {row: key for row, key in keys.items() if key != OWN_KEY}
    if not order:
        # Without keys every row would be missing: one accident, one line.
        at_key = Origin(sheet.name, a1(top, columns["key"]))
        raise WorkRefusedError(find("S101", at_key, seen="Mã dòng"))
    at, problems = match_rows(rows, order, sheet, columns)
    places = Places(
        form=Table(sheet.name, columns, at),
        rubric=rubric_sheet.table,
        summary=_summary(book, names, rubric_sheet.rubric),
        settings=rubric_sheet.settings,
        cells=_cells(names),
        first=top,
        last=bottom,
    )
    known = set(at.values())
    strangers = tuple(
        r for r in range(top, bottom + 1) if r not in known and r not in keys
    )
    loose = (*strangers, *(keys.keys() - order.keys()))
    problems += _strangers(sheet, columns, strangers)
    problems += _between_lines(tree, at, loose, sheet, columns)
    broken = any(f.code in ("S102", "S104", "S117") for f in problems)
    broken = broken or writable(book, LOG_NAME) is None
    problems += _hidden(sheet, places, at)
    points = points_columns(tree.rubric)
    problems += (
        _covered(sheet, places, rows, points) if adopted else _merged(sheet, places)
    )
    problems += _lost_sheets(book)
    return Located(
        tree=tree,
        rubric_sheet=rubric_sheet,
        places=places,
        sheet=sheet,
        rows=rows,
        strangers=strangers,
        findings=(*rubric_sheet.findings, *problems),
        writable=not broken and not rubric_sheet.altered,
        adopted=adopted,
    )


def _lost_sheets(book: ClosedBook) -> Iterable[Finding]:
    """Our own sheets that somebody deleted. Without the log nothing is repaired."""
    for name, title in OUR_SHEETS.items():
        if writable(book, name) is None:
            yield find("S118", seen=title)


def _region(names: Mapping[str, Region | None], name: str) -> Region:
    region = names.get(name)
    if region is None:
        raise WorkRefusedError(find("S101", seen=name))
    return region


def _columns(
    book: ClosedBook, names: Mapping[str, Region | None], rubric: Rubric
) -> tuple[dict[str, int], int, int, Sheet]:
    key = _region(names, FORM_PREFIX + "key")
    columns = {}
    for column in columns_of(rubric):
        region = names.get(FORM_PREFIX + column.name)
        if region is None and may_lack(column):
            continue
        if region is None:
            place = Origin(key.sheet)
            raise WorkRefusedError(find("S101", place, seen=column.header))
        aligned = region.left == region.right and region.sheet == key.sheet
        if not aligned or (region.top, region.bottom) != (key.top, key.bottom):
            place = Origin(region.sheet, a1(region.top, region.left))
            raise WorkRefusedError(find("S113", place, seen=column.header))
        columns[column.name] = region.left
    return columns, key.top, key.bottom, book.sheet(key.sheet)


def _cells(names: Mapping[str, Region | None]) -> dict[str, Place]:
    cells = {}
    for name in FORM_CELLS:
        region = _region(names, PREFIX + name)
        cells[name] = Place(region.sheet, region.top, region.left)
    return cells


def _summary(
    book: ClosedBook, names: Mapping[str, Region | None], rubric: Rubric
) -> Table:
    """The summary table, as far as it is still there; an office may delete it."""
    key = names.get(SUMMARY_PREFIX + "key")
    if key is None:
        return Table("", {}, {})
    columns = {"key": key.left}
    for name in (*SUMMARY_COLUMNS, *points_columns(rubric)[1:]):
        region = names.get(SUMMARY_PREFIX + name)
        if region is None or region.sheet != key.sheet:
            return Table("", {}, {})
        columns[name] = region.left
    order = _keys(book.sheet(key.sheet), key.left, key.top, key.bottom)
    return Table(key.sheet, columns, {k: r for r, k in reversed(order.items())})


def _keys(sheet: Sheet, column: int, top: int, bottom: int) -> dict[int, str]:
    """Row number → key, for the rows that carry one."""
    keys = {}
    for row in range(top, bottom + 1):
        value = sheet.at(row, column).value
        if isinstance(value, str) and value.strip():
            keys[row] = value.strip()
        elif isinstance(value, float) and value.is_integer():
            # A key such as "1" that a program rewrote as a number.
            keys[row] = str(int(value))
    return keys


def match_rows(
    rows: tuple[FormRow, ...],
    order: Mapping[int, str],
    sheet: Sheet,
    columns: Mapping[str, int],
) -> tuple[dict[str, int], list[Finding]]:
    """Rows by key: the first of duplicates counts; what is missing is said."""
    found: list[Finding] = []
    at: dict[str, int] = {}
    wanted = {row.key for row in rows}
    for row, key in order.items():
        place = Origin(sheet.name, a1(row, columns["title"]))
        if key not in wanted:
            found.append(find("S103", place, seen=key))
        elif key in at:
            found.append(find("S104", place, seen=key, expected=str(at[key])))
        else:
            at[key] = row
    above = ""
    for form_row in rows:
        if form_row.key in at:
            above = a1(at[form_row.key], columns["title"])
            continue
        title = _title(form_row)
        place = Origin(sheet.name, above)
        found.append(find("S102", place, seen=form_row.key, title=title))
    found += _out_of_order(rows, at, sheet, columns)
    return at, found


def _title(row: FormRow) -> str:
    if row.kind is RowKind.LINE:
        return row.listed.title
    return row.criterion.title if row.criterion else "dòng cộng"


def _out_of_order(
    rows: tuple[FormRow, ...],
    at: Mapping[str, int],
    sheet: Sheet,
    columns: Mapping[str, int],
) -> Iterable[Finding]:
    """The fewest rows that, moved, would restore the order."""
    present = [row.key for row in rows if row.key in at]
    stays = _longest_rising([at[key] for key in present])
    moved = [i for i, key in enumerate(present) if at[key] not in stays]
    for number, index in enumerate(moved[:MOST_MOVED], 1):
        key, before = present[index], present[index - 1] if index else "dòng tiêu đề"
        more = len(moved) - number
        # A sorted table moves nearly every row: a few of them tell it.
        rest = f" (và {more} dòng khác)" if more and number == MOST_MOVED else ""
        place = Origin(sheet.name, a1(at[key], columns["title"]))
        yield find("S105", place, seen=key + rest, expected=before)


def _longest_rising(numbers: list[int]) -> set[int]:
    """The members of a longest rising subsequence (patience sorting)."""
    from bisect import bisect_left

    tails: list[int] = []
    previous: dict[int, int | None] = {}
    for number in numbers:
        where = bisect_left(tails, number)
        previous[number] = tails[where - 1] if where else None
        tails[where : where + 1] = [number]
    chosen: set[int] = set()
    last: int | None = tails[-1] if tails else None
    while last is not None:
        chosen.add(last)
        last = previous[last]
    return chosen


def _strangers(
    sheet: Sheet, columns: Mapping[str, int], strangers: Iterable[int]
) -> list[Finding]:
    found = []
    for row in strangers:
        texts = [
            str(cell.value)
            for name in ("number", "title", "standard", "total")
            if (cell := sheet.at(row, columns[name])).value not in (None, "")
        ]
        if texts:
            place = Origin(sheet.name, a1(row, columns["title"]))
            found.append(find("S103", place, seen=" ".join(texts)[:80]))
    return found


def _between_lines(
    tree: RubricTree,
    at: Mapping[str, int],
    strangers: Iterable[int],
    sheet: Sheet,
    columns: Mapping[str, int],
) -> Iterable[Finding]:
    """What stands between the lines of a criterion and is not one of them.

    The formulas count the marks of a whole range of rows: a foreign mark inside it
    would be counted, so nothing is written until a person has put it right.
    """
    owner = {row: key for key, row in at.items()}
    loose = set(strangers)
    for criterion in tree.leaves():
        rows = [
            at[key]
            for i in range(len(criterion.lines))
            if (key := line_key(criterion.id, i)) in at
        ]
        if not rows:
            continue
        for row in range(min(rows), max(rows) + 1):
            key = owner.get(row, "")
            mark = sheet.at(row, columns["number"]).value
            foreign = key and not key.startswith(criterion.id + "/")
            if foreign or (row in loose and mark not in (None, "")):
                place = Origin(sheet.name, a1(row, columns["number"]))
                seen = key or str(mark)
                yield find("S117", place, seen=seen, item=criterion.id)
                break


def _hidden(sheet: Sheet, places: Places, at: Mapping[str, int]) -> Iterable[Finding]:
    for key, row in at.items():
        if row in sheet.hidden_rows:
            place = Origin(sheet.name, a1(row, places.form.columns["title"]))
            yield find("S106", place, seen=key)


def _merged(sheet: Sheet, places: Places) -> Iterable[Finding]:
    columns = places.form.columns.values()
    left, right = min(columns), max(columns)
    for merge in sheet.merges:
        apart = merge.bottom < places.first or merge.top > places.last
        if not apart and merge.left <= right and merge.right >= left:
            yield _merge_told(merge)


def _covered(
    sheet: Sheet, places: Places, rows: Iterable[FormRow], points: Iterable[str]
) -> Iterable[Finding]:
    """The merges of an office's own table that hide a cell to be typed in or read.

    `points` are the names of the columns whose cells must be seen in every scored row.
    """
    columns = {places.form.columns[name] for name in ("standard", *points)}
    scored = {
        places.form.rows[row.key]
        for row in rows
        if row.kind is not RowKind.GROUP and row.key in places.form.rows
    }
    for merge in sheet.merges:
        within = [c for c in columns if merge.left <= c <= merge.right]
        # Merges never lie over each other: no row is looked at often.
        first, last = max(merge.top, places.first), min(merge.bottom, places.last)
        hides = (
            row in scored and (row, column) != (merge.top, merge.left)
            for row in range(first, last + 1)
            for column in within
        )
        if any(hides):
            yield _merge_told(merge)


def _merge_told(merge: Region) -> Finding:
    corner = a1(merge.top, merge.left)
    area = f"{corner}:{letters(merge.right)}{merge.bottom}"
    return find("S107", Origin(merge.sheet, corner), seen=area)
