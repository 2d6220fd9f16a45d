"""The list for mail merge of certificates: every text just as it is printed."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.reports.official_days import day_parts
from toolkit.reports.papers.calling import EITHER
from toolkit.reports.papers.decided import Granted
from toolkit.reports.papers.doubts import Doubt, note
from toolkit.reports.papers.figures import long_day, short_day
from toolkit.reports.papers.nominees import Nominee
from toolkit.rules.words import RECIPIENT_WORDS

COLUMNS: Mapping[str, str] = {
    "STT": "number",
    "OngBa": "address",
    "HoTen": "name",
    "ChucVu": "position",
    "DonVi": "unit",
    "DoiTuong": "recipient",
    "DanhHieu": "title",
    "ThanhTich": "reason",
    "ThoiGian": "years",
    "CapKhen": "authority",
    "SoQuyetDinh": "decision",
    "NgayQuyetDinh": "long_day",
    "NgayKy": "short_day",
    "Ngay": "day",
    "Thang": "month",
    "Nam": "year",
}
"""The headings, in ASCII as field names of Word must be, and what stands below."""

NEEDED: Mapping[str, str] = {
    "reason": "thành tích, lý do",
    "decision": "số quyết định",
    "short_day": "ngày quyết định",
}
"""What is printed on every certificate, and how a doubt calls it."""
_MISSING = "chưa ghi {0}; ô để trống sẽ in ra trống"
_SEX = "sổ chưa ghi «Nữ» nên cột OngBa để «{0}»"


class Certificate(NamedTuple):
    """A row of the list; every field is a text as it is printed."""

    number: str
    address: str
    name: str
    position: str
    unit: str
    recipient: str
    title: str
    reason: str
    years: str
    authority: str
    decision: str
    long_day: str
    short_day: str
    day: str
    month: str
    year: str

    @property
    def longest(self) -> tuple[int, int]:
        """The letters of its longest text, then of all of them."""
        lengths = [len(text) for text in self]
        return max(lengths), sum(lengths)


class Certificates(NamedTuple):
    """The rows, and what is missing in them."""

    rows: tuple[Certificate, ...]
    doubts: tuple[Doubt, ...]


def certificates(held: Granted) -> Certificates:
    """The certificates of a decision. The longest row comes first.

    Word takes the length of a column from its first rows and cuts what is longer;
    the others stand in the order of the list, by whose numbers they can be sorted.
    """
    rows = tuple(_row(number, line, held) for number, line in enumerate(held.lines, 1))
    first = max(rows, key=lambda row: row.longest, default=None)
    rest = (row for row in rows if row is not first)
    ordered = () if first is None else (first, *rest)
    return Certificates(ordered, tuple(_doubts(rows)))


def _row(number: int, line: Nominee, held: Granted) -> Certificate:
    day = held.day
    address, name = line.called
    return Certificate(
        number=str(number),
        address=address,
        name=name,
        position=line.position,
        unit="" if line.unit == line.name else line.unit,
        recipient=RECIPIENT_WORDS[line.recipient],
        title=line.title,
        reason=line.reason,
        years=line.years,
        authority=held.authority or line.authority,
        decision=held.decision,
        long_day=long_day(day) if day else "",
        short_day=short_day(day),
        **dict(zip(("day", "month", "year"), day_parts(day), strict=True)),
    )


def _doubts(rows: tuple[Certificate, ...]) -> Iterator[Doubt]:
    """What many rows lack is told once, with the first of them."""
    for field, words in NEEDED.items():
        lacking = [row for row in rows if not getattr(row, field)]
        if lacking:
            yield note(_names(lacking), _MISSING.format(words), on_paper=True)
    unsure = [row for row in rows if row.address == EITHER]
    if unsure:
        yield note(_names(unsure), _SEX.format(EITHER), on_paper=True)


def _names(rows: list[Certificate]) -> str:
    first = rows[0].name
    return first if len(rows) == 1 else f"{first} và {len(rows) - 1} dòng khác"
