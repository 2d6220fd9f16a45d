"""What stands above a table: its title, the year, whose it is, what it belongs to."""

import re
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from toolkit.exchange.rubric.tables import Table

_YEAR = re.compile(r"\bnăm\s{1,3}(20\d\d)\b", re.IGNORECASE)
_UNIT = re.compile(
    r"(?:tên )?(?:đơn vị|cơ quan|tập thể|phòng|khối|họ và tên)(?: tự chấm| được chấm)?"
    r"\s{0,3}:\s{0,3}([^\n|]{3,120})",
    re.IGNORECASE,
)
_OF = re.compile(
    r"(?:của|do)\s{1,3}((?:Sở|Ban|UBND|Chi cục|Văn phòng|Phòng)[^()]{2,90})"
)
_SOURCE = re.compile(r"\(?((?:Ban hành )?[Kk]èm theo [^()]{5,200})\)?")
_TITLE = re.compile(r"chấm điểm|tiêu chí|bảng điểm|thang điểm|đánh giá|xếp loại", re.I)
_BLANK = re.compile(r"[\s._…]*")
_LONGEST = 200


class Titles(NamedTuple):
    """What a rubric is called, and the form of whom and of what year it is."""

    id: str
    title: str
    unit: str = ""
    year: int | None = None
    source: str = ""


def titles_of(table: Table, above: Sequence[str], name: str) -> Titles:
    """What stands above the heading; what is not said there is the file's name."""
    texts = [
        " ".join(value.split())
        for line in table.above
        for value in line.cells.values()
        if isinstance(value, str)
    ]
    texts = [*(" ".join(t.split()) for t in above), *texts][-40:]
    title = next((t for t in reversed(texts) if _is_title(t)), "")
    source = next((f[1] for t in reversed(texts) if (f := _SOURCE.search(t))), "")
    unit = next((f[1] for t in texts if (f := _UNIT.search(t))), "")
    unit = "" if _BLANK.fullmatch(unit) else unit
    if not unit:
        unit = next((f[1] for t in reversed(texts) if (f := _OF.search(t))), "")
    years = [int(f[1]) for t in (title, *reversed(texts)) if (f := _YEAR.search(t))]
    return Titles(
        id=slug(name),
        title=(title or name)[:_LONGEST],
        unit=unit.strip(" .)"),
        year=years[0] if years else None,
        source=source.strip(" .")[:_LONGEST],
    )


def _is_title(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return (
        bool(_TITLE.search(text))
        and 8 <= len(letters) <= _LONGEST
        and not text.startswith("(")
    )


def slug(name: str) -> str:
    """A short name without signs: «Bảng điểm (bản cuối)» → «bang-diem-ban-cuoi»."""
    plain = normalize("NFD", name.lower().replace("đ", "d"))
    letters = "".join(
        c if c.isascii() and c.isalnum() else "-" if c.isascii() else "" for c in plain
    )
    return re.sub("-{2,}", "-", letters).strip("-")[:40].strip("-") or "bo-tieu-chi"
