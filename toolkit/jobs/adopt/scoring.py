"""An office's scoring table becomes a working form, as it stands."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from toolkit.findings import Finding, find
from toolkit.forms.form import Action
from toolkit.forms.scoring.assess import assess, put
from toolkit.forms.scoring.compare import shown
from toolkit.forms.scoring.layout import (
    KIND,
    OWN_KEY,
    Places,
    Table,
    columns_of,
    points_columns,
    round_columns,
    typed_in_total,
)
from toolkit.forms.scoring.understood import Understood
from toolkit.jobs.work import work_on
from toolkit.legacy.adopt.outline import Is, Row
from toolkit.legacy.adopt.understanding import Understanding
from toolkit.model.numbers import plain, vi
from toolkit.model.origin import Origin
from toolkit.model.rubric import Rubric, RubricTree
from toolkit.parts.records.change import Change, same_value
from toolkit.parts.records.findings_and_log import LogLine, append_log
from toolkit.rules import rules_version
from toolkit.xlsx.cells.address import a1, letters
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.graft.columns import with_hidden_columns, with_looks
from toolkit.xlsx.graft.extent import last_column
from toolkit.xlsx.graft.grafting import graft
from toolkit.xlsx.graft.stylesheet import (
    cell_formats,
    is_locked,
    unlocked,
    with_formats,
)
from toolkit.xlsx.outdated import drop_outdated
from toolkit.xlsx.read.bounds import COLUMN_LIMIT
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.workbook_part import BookXml

ACTION = "Nhận biểu của cơ quan"
SHOWN = 20
"""Cells that one message names."""
GAP = 2
"""Columns between what the office uses and the hidden ones of ours."""

_WORDS = {
    Is.GROUP: "mục, cộng các dòng dưới",
    Is.ITEM: "tiêu chí, chấm điểm",
    Is.LEVEL: "mức điểm, để nguyên",
    Is.PART_TOTAL: "dòng cộng từng phần, số đã gõ thay bằng công thức",
    Is.TEXT: "dòng chữ, để nguyên",
    Is.TOTAL: "tổng cộng",
}


class Made(NamedTuple):
    """The workbook that was made, its kind, and what a person should look at."""

    data: bytes
    findings: tuple[Finding, ...]
    kind: str
    summary: str


def make_working(
    book: ClosedBook,
    understood: Understanding,
    rubric: Rubric,
    *,
    unit: str,
    year: int | None,
    source: str,
    now: datetime,
) -> Made:
    """The workbook with names, formulas and our sheets; all else as it stands.

    Raises WorkRefusedError where a cell cannot be written (C216), FileRefusedError
    F014 where the office's sheet leaves no room on its right.
    """
    from toolkit.forms.scoring.making.adopted import build_beside

    form, helpers = _form(book, understood, rubric)
    beside = build_beside(
        rubric,
        form,
        understood.bounds,
        taken=book.all_sheet_names,
        unit=unit,
        year=year,
        source=source,
        understood=list(rows_told(understood)),
        rules_version=rules_version(),
    )
    before = book.sheet(form.sheet)
    parts = graft(book.data, beside.data, beside.sheets)
    part = before.part
    parts[part] = with_hidden_columns(book.package.read(part), *helpers)
    made = ClosedBook.from_bytes(book.package.with_parts(parts))
    _write_keys(made, understood, form)
    assessment = assess(made)
    for change in assessment.changes:
        put(made, change)
    sums = tuple(_part_totals(made, understood, rubric, form))
    for change in sums:
        put(made, change)
    changes = (*assessment.changes, *sums)
    told = (
        *_told(book, rubric, beside.places, changes),
        *_computed_by_office(book, rubric, beside.places),
        *_rounds_added(understood, rubric, beside.places),
    )
    made = _open_inputs(made, rubric, beside.places)
    work = work_on(made, Action.RESCORE)
    work.write(made, now)
    line = LogLine(ACTION, None, "", "", f"từ tệp {source}; {len(changes)} ô được ghi")
    append_log(made, [line], now=now)
    own = work.own(made)
    ours = own.cells | {change.place for change in sums}
    drop_outdated(made, [c.place for c in changes], ours, own.computed)
    leaves = sum(1 for _ in RubricTree(rubric).leaves())
    summary = f"{leaves} tiêu chí, {vi(rubric.standard_points)} điểm."
    return Made(made.to_bytes(), told, KIND, summary)


def rows_told(understood: Understanding) -> Iterator[Understood]:
    """Each row of the table with what it was taken for."""
    keys = {row: key for key, row in understood.keys.items()}
    for row in understood.outline.rows:
        points = plain(row.points) if row.points is not None else None
        words = _WORDS[row.kind]
        yield Understood(row.row, words, row.text, points, keys.get(row.row, ""))


def _form(
    book: ClosedBook, understood: Understanding, rubric: Rubric
) -> tuple[Table, tuple[int, int]]:
    """Where the columns are; ours stand hidden, right of all that the office uses."""
    sheet = book.sheet(understood.sheet)
    own = understood.head.columns
    wanted = [column.name for column in columns_of(rubric)]
    lacking = [name for name in wanted if name not in own]
    first = last_column(book.package, sheet) + GAP
    last = first + len(lacking) - 1
    if last > COLUMN_LIMIT:
        at, most = a1(1, first), str(COLUMN_LIMIT)
        raise FileRefusedError(
            Fault.CELL_TOO_FAR, sheet.name, at, seen=at, expected=most
        )
    columns = {name: own[name] for name in wanted if name in own}
    columns |= {name: first + index for index, name in enumerate(lacking)}
    return Table(sheet.name, columns, dict(understood.keys)), (first, last)


def _write_keys(book: ClosedBook, understood: Understanding, form: Table) -> None:
    column = form.columns["key"]
    for key, row in understood.keys.items():
        book.set_value(form.sheet, row, column, key)
    for row in understood.own:
        book.set_value(form.sheet, row, column, OWN_KEY)


def _part_totals(
    book: ClosedBook, understood: Understanding, rubric: Rubric, form: Table
) -> Iterator[Change]:
    """«Cộng mục I»: a typed sum becomes that of the section above it."""
    sheet = book.sheet(form.sheet)
    sections = {one.row for one in understood.outline.sections}
    section: Row | None = None
    for row in understood.outline.rows:
        section = row if row.row in sections else section
        if row.kind is not Is.PART_TOTAL or section is None:
            continue
        for name in ("standard", *points_columns(rubric)):
            place = form.place_at(row.row, name)
            cell = sheet.at(*place.spot)
            if cell.formula is None and isinstance(cell.value, float):
                at = Spot(section.row, form.columns[name])
                value = sheet.at(*at).value
                why = "tổng của mục bên trên"
                yield Change(place, at.a1, value, cell.value, value, why)


def _told(
    book: ClosedBook, rubric: Rubric, places: Places, changes: tuple[Change, ...]
) -> Iterator[Finding]:
    """What stood in a cell of points that holds something else now."""
    points = {places.form.columns[n] for n in ("standard", *points_columns(rubric))}
    texts: list[str] = []
    for change in changes:
        place = change.place
        if place.sheet != places.form.sheet or place.column not in points:
            continue
        was = book.sheet(place.sheet).at(*place.spot).value
        if isinstance(was, float) and not same_value(was, change.value):
            at = Origin(place.sheet, place.a1)
            yield find("X668", at, seen=shown(was), expected=shown(change.value))
        elif isinstance(was, str) and was.strip():
            texts.append(f"{place.a1} «{was.strip()}» = {shown(change.value)}")
    if texts:
        seen = f"Chữ được ghi lại thành số: {_some(texts)}"
        yield find("X666", Origin(places.form.sheet), seen=seen)


def _computed_by_office(
    book: ClosedBook, rubric: Rubric, places: Places
) -> Iterator[Finding]:
    """Points of items that a formula of the office's own gives: it stays."""
    sheet = book.sheet(places.form.sheet)
    cells = [
        place.a1
        for criterion in RubricTree(rubric).leaves()
        if typed_in_total(criterion)
        for name in points_columns(rubric)
        if sheet.at(*(place := places.form.place(criterion.id, name)).spot).formula
    ]
    if cells:
        seen = f"Điểm ở ô {_some(cells)} do công thức của cơ quan tính: công thức giữ"
        at = Origin(places.form.sheet)
        yield find("X666", at, seen=f"{seen} nguyên, điểm lấy theo kết quả của nó")


def _rounds_added(
    understood: Understanding, rubric: Rubric, places: Places
) -> Iterator[Finding]:
    """Rounds of a rubric for which the office's table has no column."""
    own = understood.head.columns
    added = [
        f"«{column.header}» ({letters(places.form.columns[column.name])})"
        for column in round_columns(rubric)
        if not column.is_reason and column.name not in own
    ]
    if added:
        seen = f"Bộ tiêu chí có các cột {', '.join(added)} mà biểu không có"
        at = Origin(places.form.sheet)
        yield find("X666", at, seen=f"{seen}: đã thêm và để ẩn bên phải biểu")


def _some(words: list[str]) -> str:
    return ", ".join(words[:SHOWN]) + ("…" if len(words) > SHOWN else "")


def _open_inputs(book: ClosedBook, rubric: Rubric, places: Places) -> ClosedBook:
    """On a protected sheet the cells to be typed in are opened; nothing else is."""
    from toolkit.forms.scoring.making.inputs import form_inputs

    sheet = book.sheet(places.form.sheet)
    data = book.to_bytes()
    if not sheet.protected:
        return ClosedBook.from_bytes(data)
    own = [column for column in places.form.columns.values() if column]
    shown_ones = {c for c in own if c not in sheet.hidden_columns}
    made = ClosedBook.from_bytes(data)
    part = BookXml(made.package).styles_part()
    if part is None:
        return made
    styles = made.package.read(part)
    formats = cell_formats(styles)
    inputs = {
        Spot(one.row, one.column)
        for one in form_inputs(RubricTree(rubric), places)
        if one.column in shown_ones and (one.row, one.column) in sheet.cells
    }
    closed = {
        spot: look
        for spot in sorted(inputs)
        if (look := sheet.cells[spot].style) < len(formats) and is_locked(formats[look])
    }
    if not closed:
        return made
    changed = dict.fromkeys(sorted(set(closed.values())), unlocked)
    styles, numbers = with_formats(styles, changed)
    looks = {spot: numbers[look] for spot, look in closed.items()}
    page = with_looks(made.package.read(sheet.part), looks)
    return ClosedBook.from_bytes(
        made.package.with_parts({part: styles, sheet.part: page})
    )
