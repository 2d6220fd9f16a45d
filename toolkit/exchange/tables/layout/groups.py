"""Rows between the rows: «I. TẬP THỂ», «Phòng A», which speak for those below."""

import re
from typing import NamedTuple

from toolkit.exchange.sources.source import Line
from toolkit.exchange.tables.layout.headings import key
from toolkit.model.emulation import Recipient
from toolkit.rules.names import folded
from toolkit.rules.words import RECIPIENT_WORDS

_NUMBERED = re.compile(r"(?:[ivxlc]{1,6}|\d{1,3}|[a-zđ])\s*[.)/:-]\s*", re.IGNORECASE)
_OF_UNIT = re.compile(r"đơn vị(?: công tác)?\s*:\s*", re.IGNORECASE)
_COUNTED = re.compile(r"\s*[:(].*$")
_NUMBER_ALONE = re.compile(r"(?:[ivxlc]{1,6}|\d{1,3}|[a-zđ])[.)]?", re.IGNORECASE)
_SIGNATURES = (
    *("người lập", "thủ trưởng", "giám đốc", "chủ tịch", "ký tên", "ấn định"),
    *("nơi nhận", "tổng", "cộng", "ghi chú", "danh sách", "trưởng phòng", "xác nhận"),
    *("ngày", "đơn vị tính", "ban hành", "hội nghị"),
)
_UNIT_WORDS = (
    *("phòng", "ban", "sở", "chi cục", "cục", "trung tâm", "văn phòng", "thanh tra"),
    *("công ty", "trường", "UBND", "ủy ban nhân dân", "hội", "đội", "tổ", "khoa", "bộ"),
    *("xí nghiệp", "nhà máy", "huyện", "xã", "phường", "thị xã", "thành phố", "viện"),
    *("bệnh viện", "hạt", "trạm", "khối", "cơ quan", "đơn vị", "liên đoàn", "đảng ủy"),
    *("hợp tác xã", "doanh nghiệp", "chi nhánh", "tổng công ty"),
)
_RECIPIENTS = {
    "tập thể": Recipient.COLLECTIVE,
    "cá nhân": Recipient.INDIVIDUAL,
    "hộ gia đình": Recipient.HOUSEHOLD,
}
_BEFORE = f"(?:{key('danh sách')} |{key('đối với')} |{key('các')} )?"
_LONGEST = 80


class Group(NamedTuple):
    """What a row between the rows says of those below: a field and its value."""

    field: str
    value: str
    line: int


def group_of(line: Line, units: frozenset[str]) -> Group | None:
    """What a row says of those below it; None for a signature, a remark, anything else.

    `units`: folded names of the units of the register, which need no word like
    «Phòng» in front.
    """
    texts = [value for value in line.cells.values() if isinstance(value, str)]
    if len(texts) == 2 and _NUMBER_ALONE.fullmatch(texts[0].strip()):
        del texts[0]
    if len(texts) != 1:
        return None
    text = " ".join(texts[0].split())
    text = _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text
    plain = key(text)
    for words, recipient in _RECIPIENTS.items():
        if re.fullmatch(rf"{_BEFORE}{key(words)}(?: \d.*)?", plain):
            return Group("recipient", RECIPIENT_WORDS[recipient], line.number)
    text = _COUNTED.sub("", _OF_UNIT.sub("", text, count=1)).strip(" .")
    if not text or len(text) > _LONGEST:
        return None
    if folded(text) in units:
        return Group("unit", text, line.number)
    plain = key(text)
    named = any(f"{plain} ".startswith(f"{key(word)} ") for word in _UNIT_WORDS)
    signed = any(plain.startswith(key(word)) for word in _SIGNATURES)
    return Group("unit", text, line.number) if named and not signed else None
