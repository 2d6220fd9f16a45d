"""An office's own register of awards becomes ours, its tables as they stand."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from toolkit.exchange.adopt.tables import OwnTable, own_tables, told
from toolkit.findings import Finding, find
from toolkit.forms.form import Action
from toolkit.forms.register.columns import RegisterColumn, name_of
from toolkit.forms.register.kind import KIND
from toolkit.forms.register.layout import CAPACITY
from toolkit.forms.register.locate import ADOPTED_NAME, foot_name
from toolkit.jobs.adopt.scoring import ACTION, GAP, Made
from toolkit.jobs.adopt.wishes import Wishes
from toolkit.jobs.work import work_on
from toolkit.model.origin import Origin
from toolkit.parts.records.findings_and_log import LogLine, append_log
from toolkit.rules import rules_version
from toolkit.xlsx.cells.address import absolute, letters, quoted
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.graft.columns import with_hidden_columns, with_looks
from toolkit.xlsx.graft.extent import last_column
from toolkit.xlsx.graft.grafting import graft
from toolkit.xlsx.read.bounds import ROW_LIMIT


class _Placed(NamedTuple):
    """A table with the columns that it lacks: those to fill in, and hidden ones."""

    table: OwnTable
    asked: dict[str, int]
    hidden: dict[str, int]

    @property
    def columns(self) -> dict[str, int]:
        return {**self.table.columns, **self.asked, **self.hidden}

    @property
    def bottom(self) -> int:
        foot = self.table.foot
        most = min(self.table.first + CAPACITY - 1, ROW_LIMIT)
        return most if foot is None else foot - 1


def make_register(
    book: ClosedBook, wishes: Wishes, source: str, now: datetime
) -> tuple[Made | None, Sequence[str]]:
    """The workbook with its tables named and our sheets behind its own.

    None where only a preview is wished for; the lines tell how it is understood.
    Raises WorkRefusedError X661 where its tables cannot be taken over as they stand.
    """
    from toolkit.forms.register.making.workbook import SHEETS, build_register

    tables = own_tables(book, source.rpartition(".")[0], wishes.sheet)
    lines = tuple(told(tables))
    if wishes.preview:
        return None, lines
    placed = [_placed(book, table) for table in tables]
    donor = build_register(
        unit=wishes.unit, year=wishes.year, rules_version=rules_version()
    )
    own = {one.table.form.sheet: one.table.sheet for one in placed}
    sheets = [name for name in SHEETS if name not in own]
    renamed = {**_free(sheets, book.all_sheet_names), **own}
    named = {ADOPTED_NAME: _mark(donor, renamed), **dict(_names(placed))}
    parts = graft(book.data, donor, sheets, renamed=renamed, named=named)
    for one in placed:
        if one.hidden:
            part = book.sheet(one.table.sheet).part
            columns = one.hidden.values()
            data = parts.get(part) or book.package.read(part)
            parts[part] = with_hidden_columns(data, min(columns), max(columns))
    made = ClosedBook.from_bytes(book.package.with_parts(parts))
    for one in placed:
        _write_headings(made, one)
    made = _dressed(made, placed)
    work = work_on(made, Action.RESCORE)
    work.write(made, now)
    line = LogLine(ACTION, None, "", "", f"từ tệp {source}")
    append_log(made, [line], now=now)
    findings = tuple(found for one in placed for found in _said(one))
    rows = sum(one.table.rows for one in placed)
    summary = f"{len(placed)} bảng, {rows} dòng."
    return Made(made.to_bytes(), findings, KIND, summary), lines


def _placed(book: ClosedBook, table: OwnTable) -> _Placed:
    """Columns that the table lacks stand right of all that the sheet uses."""
    lacking = [c for c in table.form.columns if c.field not in table.columns]
    first = last_column(book.package, book.sheet(table.sheet)) + 1
    needed = [c for c in lacking if c.required]
    asked = {c.field: first + i for i, c in enumerate(needed)}
    first += len(asked) + GAP - 1
    rest = [c for c in lacking if not c.required]
    return _Placed(table, asked, {c.field: first + i for i, c in enumerate(rest)})


def _free(sheets: Sequence[str], taken: Sequence[str]) -> dict[str, str]:
    """Our sheets whose names are taken, under names that are free."""
    held = {name.casefold() for name in taken}
    found = {}
    for name in sheets:
        title, number = name, 2
        while title.casefold() in held:
            title, number = f"{name} ({number})", number + 1
        if title != name:
            found[name] = title
    return found


def _mark(donor: bytes, renamed: Mapping[str, str]) -> str:
    """The cell that says what workbook this is; that it was adopted goes there too."""
    kind = ClosedBook.from_bytes(donor).names()["td_kind"]
    if kind is None:
        raise ValueError("a register says what it is")
    sheet = renamed.get(kind.sheet, kind.sheet)
    return f"{quoted(sheet)}!{absolute(kind.top, kind.left)}"


def _names(placed: Sequence[_Placed]) -> Iterator[tuple[str, str]]:
    for one in placed:
        sheet = quoted(one.table.sheet)
        for field, column in one.columns.items():
            top = absolute(one.table.first, column)
            area = f"{top}:{absolute(one.bottom, column)}"
            yield name_of(one.table.form.key, field), f"{sheet}!{area}"
        if one.table.foot is not None:
            at = absolute(one.table.foot, min(one.columns.values()))
            yield foot_name(one.table.form.key), f"{sheet}!{at}"


def _write_headings(book: ClosedBook, one: _Placed) -> None:
    for field, column in {**one.asked, **one.hidden}.items():
        header = one.table.form.column(field).header
        book.set_value(one.table.sheet, one.table.heading, column, header)


def _dressed(book: ClosedBook, placed: Sequence[_Placed]) -> ClosedBook:
    """The headings of columns to fill in look like the heading beside them."""
    parts: dict[str, bytes] = {}
    made = ClosedBook.from_bytes(book.to_bytes())
    for one in placed:
        sheet = made.sheet(one.table.sheet)
        beside = max(one.table.columns.values())
        look = sheet.at(one.table.heading, beside).style
        if one.asked and look:
            looks = {Spot(one.table.heading, c): look for c in one.asked.values()}
            data = parts.get(sheet.part) or made.package.read(sheet.part)
            parts[sheet.part] = with_looks(data, looks)
    return ClosedBook.from_bytes(made.package.with_parts(parts)) if parts else made


def _said(one: _Placed) -> Iterator[Finding]:
    at = Origin(one.table.sheet)
    if one.asked:
        yield find("X666", at, seen=f"Đã thêm cột {_listed(one, one.asked)} để ghi")
    if one.table.foot is not None:
        seen = f"Bảng được đọc đến trước hàng {one.table.foot}, nơi có chữ khác"
        yield find("X666", at, seen=seen)
    if one.table.left:
        names = ", ".join(f"«{text}»" for text in one.table.left)
        yield find(
            "X666", at, seen=f"Cột {names}: để nguyên, bộ công cụ không dùng đến"
        )


def _listed(one: _Placed, columns: dict[str, int]) -> str:
    known: dict[str, RegisterColumn] = {c.field: c for c in one.table.form.columns}
    return ", ".join(f"{letters(c)} «{known[f].header}»" for f, c in columns.items())
