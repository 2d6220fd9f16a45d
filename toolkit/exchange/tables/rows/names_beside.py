"""Names that share a cell with a rank or a position, parted where that is sure."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from toolkit.exchange.sources.source import Line, Value
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.headings import bare, is_name_beside
from toolkit.exchange.tables.layout.looks import is_person
from toolkit.exchange.tables.rows.award_texts import without_salutation
from toolkit.exchange.tables.rows.converted import NewRow

_RANK = re.compile(
    r"(?:đ/c |đồng chí )?(?:binh nhì|binh nhất|(?:hạ|trung|thượng) sĩ"
    r"|(?:thiếu|trung|thượng|đại) (?:úy|uý|tá|tướng)|chuẩn (?:úy|uý)|đại tướng)"
    r"(?: (?:CN|QNCN|chuyên nghiệp))?(?![^\W\d_])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[,;()\n]|(?<=\s)[-–—](?=\s)")
_BESIDE = " \t\r\n\xa0,;:.-–—"
_POSITIONS = re.compile(
    r"\b(?:pho|giam doc|chu tich|bi thu|chuyen vien|can bo|nhan vien|ke toan|van thu"
    r"|thu quy|lai xe|bao ve|hieu truong|giao vien|bac si|dieu duong|thanh tra|ky su"
    r"|thu ky|cong chuc|vien chuc|uy vien|chanh|kiem sat vien|tham phan"
    r"|truong (?:phong|ban|khoa|tram|bo mon|doan|cong an)|(?:to|doi|cum|khoi) truong)\b"
)


class NameBeside(NamedTuple):
    """A name, and what stood beside it in its cell."""

    name: str
    beside: str = ""
    is_rank: bool = False


class NamesBeside(NamedTuple):
    """Lines with the name alone in its cell: `told`: line → what stood beside it;
    `first`: a cell as it was typed, with its name; `unsure`: (line, column, text) of
    cells of which it is not sure, which say nothing now.
    """

    lines: Sequence[Line]
    told: Mapping[int, NameBeside]
    first: tuple[str, str] = ("", "")
    unsure: Sequence[tuple[int, int, str]] = ()


def shared_columns(chosen: Chosen) -> list[int]:
    """The columns of names that share their cells with ranks or positions."""
    fields = chosen.match.fields.items()
    named = ((n, chosen.headings.get(n, "")) for n, name in fields if name == "name")
    return [n for n, heading in named if is_name_beside(heading)]


def names_alone(lines: Sequence[Line], columns: Collection[int]) -> NamesBeside:
    """Part the cells of columns «Cấp bậc, họ và tên», «Họ và tên, chức vụ»."""
    if not columns:
        return NamesBeside(lines, {})
    found: list[Line] = []
    told: dict[int, NameBeside] = {}
    first = ("", "")
    unsure: list[tuple[int, int, str]] = []
    for line in lines:
        cells: dict[int, Value] = dict(line.cells)
        for column in columns:
            text = cells.get(column)
            if not isinstance(text, str):
                continue
            parted = name_beside(text)
            if parted is None:
                unsure.append((line.number, column, text))
                del cells[column]
            elif parted.beside:
                told[line.number] = parted
                first = first if any(first) else (text, parted.name)
                cells[column] = parted.name
        found.append(Line(line.number, cells))
    return NamesBeside(found, told, first, unsure)


def name_beside(text: str) -> NameBeside | None:
    """«Đại úy Lê An», «Lê An, Trưởng phòng», «Lê An» → the name; None if not sure.

    It is where exactly one part looks like somebody's name and no part like another's.
    """
    whole = text.strip(_BESIDE)
    rank = _RANK.match(whole)
    rest = whole[rank.end() :] if rank else whole
    parts = [part.strip(_BESIDE) for part in _BETWEEN.split(rest)]
    parts = [part for part in parts if part]
    names = [part for part in parts if _is_name(part)]
    if len(names) != 1 or any(bare(p).isdigit() for p in parts):
        return None
    others = [part for part in parts if part != names[0]]
    ranks = [part for part in others if _RANK.fullmatch(part)]
    posts = [part for part in others if part not in ranks]
    ranked = bool(rank or ranks)
    beside = ", ".join(posts) or (rank[0] if rank else ", ".join(ranks))
    name = without_salutation(names[0])
    return NameBeside(str(name), beside, is_rank=ranked and not posts)


def _is_name(text: str) -> bool:
    return (
        is_person(text)
        and not _RANK.match(text)
        and not _POSITIONS.search(bare(text).partition(" ")[2])
        and not _POSITIONS.match(bare(text))
    )


def with_positions(rows: Sequence[NewRow], names: NamesBeside) -> Sequence[NewRow]:
    """Rows with the position that stood beside the name, where they say none."""
    posts = {n: one.beside for n, one in names.told.items() if not one.is_rank}
    return [
        NewRow(row.line, {**row.values, "position": posts[row.line]})
        if row.line in posts and row.values.get("position") is None
        else row
        for row in rows
    ]
