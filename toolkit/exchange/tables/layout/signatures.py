"""Where a list ends and those who sign it stand: a day, offices in capitals, names."""

import re
from collections.abc import Set

from toolkit.exchange.sources.source import Line
from toolkit.exchange.tables.layout.headings import bare

_DAY = re.compile(r"(?:.{0,40},)?\s*ngày\b.{0,12}\btháng\b.{0,12}\bnăm\b.{0,12}", re.I)
_SIGNED = re.compile(r"\(\s*(?:đã |da )?ký\b.*\)", re.IGNORECASE)
_OFFICES = (
    *("nguoi lap", "nguoi tong hop", "thu truong", "giam doc", "pho giam doc"),
    *("chu tich", "truong phong", "truong ban", "xac nhan", "noi nhan", "ke toan"),
    *("tm", "t m", "kt", "tl", "tuq", "thay mat", "dai dien", "cong doan", "duyet"),
    *("hieu truong", "vien truong", "thu ky", "to truong", "chanh van phong"),
)


def begins_signatures(line: Line, days: Set[int]) -> bool:
    """Whether a line that is no row of a list is the first below it: day, offices.

    `days`: the columns in which days of rows stand.
    """
    texts = {n: value for n, value in line.cells.items() if isinstance(value, str)}
    if len(texts) < len(line.cells):
        return False
    if len(texts) == 1 and not days & texts.keys():
        return any(_is_day(text) or _is_office(text) for text in texts.values())
    return all(map(_is_office, texts.values()))


def _is_day(text: str) -> bool:
    return _DAY.fullmatch(" ".join(text.split())) is not None


def _is_office(text: str) -> bool:
    plain = " ".join(text.split())
    if _SIGNED.fullmatch(plain):
        return True
    words = bare(plain)
    capitals = plain == plain.upper() and any(sign.isalpha() for sign in plain)
    return capitals and any(f"{words} ".startswith(f"{one} ") for one in _OFFICES)
