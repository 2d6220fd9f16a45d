"""The tables of a register as a clerk knows them, and what their cells mean."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import NoneType
from typing import Any, NamedTuple, get_args, get_type_hints

from toolkit.awards.words.known import award_of
from toolkit.model.emulation import (
    Absence,
    Council,
    Discipline,
    InitiativeScope,
    Level,
    Mode,
    ProposalResult,
    Rating,
    Recipient,
    Service,
    Staff,
    Training,
    Transfer,
)
from toolkit.model.register import (
    AwardLine,
    DossierLine,
    Initiative,
    Person,
    Proposal,
    Registration,
    TablePlace,
    Unit,
    Vote,
    YearRating,
)
from toolkit.rules import words
from toolkit.rules.names import known_title

FIRST_ROW = 5
PARTS = ("request", "report", "minutes", "initiative", "opinion")


class Table(NamedTuple):
    """A table: its sheet, what a row becomes, and header → field, in their order."""

    sheet: str
    record: Any
    fields: Mapping[str, str]


def _table(sheet: str, record: Any, headers: str) -> Table:
    """The columns stand in the order of the record's fields."""
    fields = [field for field in record._fields if field not in ("row", "loose")]
    if "parts" in fields:
        at = fields.index("parts")
        fields[at : at + 1] = [f"part_{part}" for part in PARTS]
    named = map(str.strip, headers.split("|"))
    return Table(sheet, record, dict(zip(named, fields, strict=True)))


NAME = "Họ và tên hoặc tên tập thể"
WHO = f"Năm | Đối tượng | {NAME} | Đơn vị"
GROUP = "Nhóm nhiệm vụ tương đồng"
MERIT = "Thành tích, lý do | Thành tích từ | đến | Loại hình khen"
AWARD = "Danh hiệu, hình thức"

TABLES: Mapping[str, Table] = {
    "units": _table(
        "Đơn vị",
        Unit,
        "Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu | Khối, cụm thi đua"
        " | Ngày thành lập",
    ),
    "people": _table(
        "Người",
        Person,
        "Họ và tên | Mã | Nữ | Ngày sinh | Đơn vị | Chức vụ | Loại cán bộ"
        f" | Công chức, viên chức | {GROUP} | Ngày vào làm | Ngày rời đi",
    ),
    "registrations": _table(
        "Đăng ký",
        Registration,
        f"{WHO} | Danh hiệu đăng ký | Sáng kiến đăng ký | Ngày đăng ký",
    ),
    "initiatives": _table(
        "Sáng kiến",
        Initiative,
        "Năm | Tên sáng kiến, đề tài | Tác giả | Phạm vi | Nơi công nhận"
        " | Số quyết định | Ngày công nhận | Đã dùng cho năm",
    ),
    "ratings": _table(
        "Xếp loại",
        YearRating,
        f"{WHO} | Chức vụ | Loại cán bộ | Công chức, viên chức | {GROUP} | Xếp loại"
        " | Điểm | Kỷ luật | Đang bị xem xét | Số ngày nghỉ | Lý do nghỉ | Đi học"
        " | Chuyển công tác",
    ),
    "proposals": _table(
        "Đề nghị",
        Proposal,
        f"{WHO} | Chức vụ | Loại cán bộ | {AWARD} | Cấp khen | {MERIT} | Ngày đề nghị"
        " | Kết quả",
    ),
    "awards": _table(
        "Khen thưởng",
        AwardLine,
        f"Năm | Số quyết định | Ngày quyết định | Cấp khen | {AWARD} | Đối tượng"
        f" | {NAME} | Đơn vị | Loại cán bộ | Số lượng | {MERIT} | Kỳ báo cáo",
    ),
    "votes": _table(
        "Biểu quyết",
        Vote,
        f"{WHO} | {AWARD} | Hội đồng | Cấp Hội đồng | Ngày họp | Tổng số thành viên"
        " | Dự họp | Không biểu quyết | Số phiếu đồng ý | Phiếu kín",
    ),
    "dossiers": _table(
        "Hồ sơ",
        DossierLine,
        f"{WHO} | {AWARD} | Cấp | Số lượng | Tờ trình, danh sách | Báo cáo thành tích"
        " | Biên bản, kết quả bỏ phiếu | Chứng nhận sáng kiến"
        " | Ý kiến cơ quan có thẩm quyền | Ngày trình | Ngày bị trả lại"
        " | Lý do trả lại",
    ),
}
RECORDS: Mapping[str, Any] = {key: table.record for key, table in TABLES.items()}
PLACES = {
    key: TablePlace(
        table.sheet,
        {field: chr(ord("A") + at) for at, field in enumerate(table.fields.values())},
    )
    for key, table in TABLES.items()
}
CHOICES: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Absence: words.ABSENCE_WORDS,
    Council: words.COUNCIL_WORDS,
    Discipline: words.DISCIPLINE_WORDS,
    InitiativeScope: words.INITIATIVE_WORDS,
    Level: words.LEVEL_WORDS,
    Mode: words.MODE_WORDS,
    ProposalResult: words.RESULT_WORDS,
    Rating: words.RATING_WORDS,
    Recipient: words.RECIPIENT_WORDS,
    Service: words.SERVICE_WORDS,
    Staff: words.STAFF_WORDS,
    Training: words.TRAINING_WORDS,
    Transfer: words.TRANSFER_WORDS,
}


def record(table: str, row: int, cells: Mapping[str, Any]) -> Any:
    """The record of a row, from typed cells by field; an empty cell is None."""
    made = TABLES[table].record
    filled = {field: cell for field, cell in cells.items() if cell is not None}
    parts = {field for field in filled if field.startswith("part_")}
    fields = {f: meant(made, f, cell) for f, cell in filled.items() if f not in parts}
    if parts:
        fields["parts"] = frozenset(part.removeprefix("part_") for part in parts)
    return made(row=row, **fields)


def meant(made: Any, field: str, cell: Any) -> Any:
    """What a cell means, as its record keeps it."""
    if field == "award":
        award = known_title(cell)
        assert award, cell
        return award
    hint = get_type_hints(made)[field]
    [kind] = [one for one in get_args(hint) or [hint] if one is not NoneType][:1]
    if kind in CHOICES:
        return next(key for key, text in CHOICES[kind].items() if text == cell)
    if hint == tuple[int, ...]:
        many = cell.split(";") if isinstance(cell, str) else (cell,)
        return tuple(int(part) for part in many)
    if hint == tuple[str, ...]:
        return tuple(part.strip() for part in cell.split(";"))
    return _plain(kind, field, cell)


def _plain(kind: type, field: str, cell: Any) -> Any:
    if kind is bool:
        return cell == "x"
    if kind is int:
        return int(cell)
    if kind is Decimal:
        return Decimal(repr(cell)).normalize() + 0
    if kind is date and isinstance(cell, float):  # a year alone
        last = field == "end"
        return date(int(cell), 12 if last else 1, 31 if last else 1)
    return str(int(cell)) if kind is str and isinstance(cell, float) else cell


def list_words(award: str) -> str:
    """The words that the list of a column has for an award."""
    known = award_of(award)
    assert known, award
    return known.version.value
