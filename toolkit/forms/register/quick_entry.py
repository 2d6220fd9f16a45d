"""Quick entry: the rows that a table still lacks, for an office or a unit at once."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.awards.people.identity import Directory, Who
from toolkit.awards.people.to_enter import (
    USUAL_TITLE,
    Asked,
    granted_only,
    registrations,
    unproposed,
    unrated,
    unregistered,
)
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.form import Action, Filled
from toolkit.forms.register.locate import FoundTable, locate_table
from toolkit.forms.register.only_unit import Within, only_unit, refusal_of
from toolkit.forms.register.reading.register import read_register
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.forms.register.writing.counts import words_of
from toolkit.forms.register.writing.row_heights import fit_rows
from toolkit.model.emulation import Mode, ProposalResult, Recipient
from toolkit.model.origin import Origin
from toolkit.model.register import Person, Register, TableKey
from toolkit.parts.records.change import Change
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit.draft import BlockedCellError

NO_YEAR = "Chưa thêm dòng nào vì chưa ghi năm xét ở trang «Quy tắc»."
NOBODY_REGISTERED = (
    "Chưa thêm dòng nào vì trang «Đăng ký» chưa có ai của năm {}; hãy ghi trước."
)
NOBODY_THERE = (
    "Chưa thêm dòng nào vì trang «Người» chưa có ai; hãy ghi cán bộ ở trang đó, hoặc"
    " bấm «Nhập từ tệp»."
)
NOBODY_GRANTED = (
    "Chưa thêm dòng nào vì trang «Đề nghị» không có dòng nào ghi «được khen»; hãy ghi"
    " vào cột «Kết quả» trước."
)
LEFT = " Không thêm {} người rời đi trong năm {}."
_OF_STAFF = (Action.FILL_RATINGS, Action.FILL_REGISTRATIONS)
_TAKEN_OVER = (
    *("year", "authority", "award", "recipient", "name", "unit", "staff", "reason"),
    *("start", "end", "mode"),
)
"""What a line of «Khen thưởng» takes from its proposal, cell by cell."""

Row = Mapping[str, CellValue]
"""Field → what its cell will hold."""


class _Kind(NamedTuple):
    """Which table an action fills, with what, and what then is left to do."""

    table: TableKey
    rows: Callable[["_Asking"], Iterator[Row]]
    then: str


class _Asking(NamedTuple):
    """What rows are made from, and whose are wanted."""

    book: ClosedBook
    register: Register
    directory: Directory
    within: Within


def fill_rows(book: ClosedBook, action: Action) -> Filled:
    """Add the rows of an action of FILLS below the last one of its table.

    Nothing that stands in the table is touched. Raises WorkRefusedError: what reading
    a register raises, S129 the table is gone, X621 it has no room, C216 an array
    formula is in the way.
    """
    kind = _KINDS[action]
    register = read_register(book).register
    if register.year is None and action is not Action.FILL_AWARDS:
        return Filled(NO_YEAR)
    if action is Action.FILL_PROPOSALS and not registrations(register):
        return Filled(NOBODY_REGISTERED.format(register.year))
    if nobody := _nobody(register, action):
        return Filled(nobody)
    table = _table(book, kind.table)
    directory, only = Directory(register), only_unit(book)
    if refusal := refusal_of(only, register, directory):
        return Filled(refusal)
    within = Within(only, register, directory)
    rows = list(kind.rows(_Asking(book, register, directory, within)))
    left = _left(register, within) if action in _OF_STAFF else ""
    if not rows:
        told = f"Trang «{table.form.sheet}» không thiếu dòng nào{only.of}."
        return Filled(told + left + only.others)
    changes = _append(book, table, rows)
    first, last = changes[0].place.row, changes[-1].place.row
    where = f"hàng {first}" if first == last else f"hàng {first}–{last}"
    told = f"Đã thêm {len(rows)} dòng{only.of} vào trang «{table.sheet}» ({where})"
    return Filled(f"{told}; {kind.then}.{left}{only.others}", changes)


def _nobody(register: Register, action: Action) -> str:
    """Why there is nobody to add a row for; "" where there may be somebody."""
    if action in _OF_STAFF and not any(one.name for one in register.people):
        return NOBODY_THERE
    granted = any(one.result is ProposalResult.GRANTED for one in register.proposals)
    return NOBODY_GRANTED if action is Action.FILL_AWARDS and not granted else ""


def _left(register: Register, within: Within) -> str:
    """How many get no row because they left in the year; "" for none."""
    number = sum(
        bool(one.left and one.left.year == register.year)
        for one in filter(within.holds, register.people)
    )
    return LEFT.format(number, register.year) if number else ""


def _table(book: ClosedBook, key: TableKey) -> FoundTable:
    table, lost = locate_table(book.names(), BY_KEY[key])
    if table is None:
        raise WorkRefusedError(lost[0])
    return table


def _append(
    book: ClosedBook, table: FoundTable, rows: Sequence[Row]
) -> tuple[Change, ...]:
    filled = book.table(table.sheet, table.top, tuple(table.columns.values()))
    there = [row for row, _ in filled if row <= table.bottom]
    first = there[-1] + 1 if there else table.top
    at = Origin(table.sheet, a1(first, min(table.columns.values())))
    room = table.bottom - first + 1
    if len(rows) > room:
        facts = {"seen": str(len(rows)), "expected": str(room)}
        raise WorkRefusedError(find("X621", at, table=table.form.sheet, **facts))
    changes = tuple(
        Change(
            Place(table.sheet, number, table.columns[field]),
            formula=None,
            value=value,
            before=None,
            after=value,
            why="",
            quiet=True,
        )
        for number, row in enumerate(rows, first)
        for field, value in row.items()
        if _holds(value) and field in table.columns
    )
    try:
        for change in changes:
            book.set_value(*change.place, change.value)
    except BlockedCellError:
        raise WorkRefusedError(find("C216", at)) from None
    fit_rows(book, table, first, len(rows))
    return changes


def _holds(value: CellValue) -> bool:
    """An error of a formula is nothing to be taken over."""
    return value not in (None, "") and not isinstance(value, CellError)


# The rows


def _ratings(asking: _Asking) -> Iterator[Row]:
    register, directory = asking.register, asking.directory
    for person in filter(asking.within.holds, unrated(register, directory)):
        yield {
            **_person(TableKey.RATINGS, register, directory, person),
            **_words(TableKey.RATINGS, person, "service"),
            "group": person.group,
        }


def _registrations(asking: _Asking) -> Iterator[Row]:
    register, directory = asking.register, asking.directory
    for person in filter(asking.within.holds, unregistered(register, directory)):
        yield {
            **_person(TableKey.REGISTRATIONS, register, directory, person),
            "award": words_of(TableKey.REGISTRATIONS, "award", USUAL_TITLE),
        }


def _proposals(asking: _Asking) -> Iterator[Row]:
    register, directory = asking.register, asking.directory
    for asked in unproposed(register, directory):
        row = asked.person or asked.registration
        if row is not None and asking.within.holds(row):
            yield {
                **_asked(asked, register, directory),
                "award": words_of(TableKey.PROPOSALS, "award", asked.award),
                "mode": words_of(TableKey.PROPOSALS, "mode", Mode.YEARLY),
            }


def _asked(asked: Asked, register: Register, directory: Directory) -> Row:
    """Who it is, as «Người» has the person; else as «Đăng ký» has it."""
    if asked.person is not None:
        return _person(TableKey.PROPOSALS, register, directory, asked.person)
    row = asked.registration
    if row is None:
        return {}
    kind = directory.kind(row.recipient, row.name)
    return {
        "year": float(row.year or 0),
        "recipient": words_of(TableKey.PROPOSALS, "recipient", kind),
        "name": row.name,
        "unit": row.unit,
    }


def _person(
    table: TableKey, register: Register, directory: Directory, person: Person
) -> Row:
    row: dict[str, CellValue] = {
        "year": float(register.year or 0),
        "recipient": words_of(table, "recipient", Recipient.INDIVIDUAL),
        "name": _name(directory, person),
        "unit": person.unit,
    }
    fields = {column.field for column in BY_KEY[table].columns}
    if "position" in fields:
        row["position"] = person.position
    return {**row, **(_words(table, person, "staff") if "staff" in fields else {})}


def _words(table: TableKey, person: Person, field: str) -> Row:
    value = getattr(person, field)
    return {field: words_of(table, field, value)} if value is not None else {}


def _name(directory: Directory, person: Person) -> str:
    """«Tên (mã)» where somebody else has the name."""
    who = Who(Recipient.INDIVIDUAL, directory.key(person.name), person.row)
    several = directory.namesakes(who) > 1
    return f"{person.name} ({person.code})" if several and person.code else person.name


def _awards(asking: _Asking) -> Iterator[Row]:
    """The cells of the proposals themselves: a year alone stays a year."""
    proposals = _table(asking.book, TableKey.PROPOSALS)
    fields = [field for field in _TAKEN_OVER if field in proposals.columns]
    columns = [proposals.columns[field] for field in fields]
    cells = dict(asking.book.table(proposals.sheet, proposals.top, columns))
    for one in granted_only(asking.register, asking.directory):
        if asking.within.holds(one):
            yield dict(zip(fields, cells[one.row], strict=True))


_KINDS: Mapping[Action, _Kind] = {
    Action.FILL_RATINGS: _Kind(TableKey.RATINGS, _ratings, "hãy ghi mức xếp loại"),
    Action.FILL_REGISTRATIONS: _Kind(
        TableKey.REGISTRATIONS, _registrations, "hãy xem lại danh hiệu đăng ký"
    ),
    Action.FILL_PROPOSALS: _Kind(
        TableKey.PROPOSALS, _proposals, "hãy xem lại danh hiệu và ghi cấp khen"
    ),
    Action.FILL_AWARDS: _Kind(
        TableKey.AWARDS, _awards, "hãy ghi số và ngày quyết định"
    ),
}
