"""Rows between the rows: «I. TẬP THỂ», «Phòng A», which speak for those below."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from toolkit.exchange.sources.source import Line
from toolkit.exchange.tables.layout.headings import key
from toolkit.exchange.tables.layout.heads import SOME_AUTHORITY
from toolkit.exchange.tables.rows.award_texts import awarding_body
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.reading.days import day_of, serial
from toolkit.model.emulation import Recipient
from toolkit.rules.names import folded, known_title
from toolkit.rules.words import RECIPIENT_WORDS
from toolkit.xlsx.cells.cell import CellValue

_NUMBERED = re.compile(r"(?:[ivxlc]{1,6}|\d{1,3}|[a-zđ])\s*[.)/:-]\s*", re.IGNORECASE)
_OF_UNIT = re.compile(r"đơn vị(?: công tác)?\s*:\s*", re.IGNORECASE)
_COUNTED = re.compile(r"[:(].*$")
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
_OF_RECIPIENTS = {
    re.compile(rf"{_BEFORE}{key(words)}(?: \d.*)?"): recipient
    for words, recipient in _RECIPIENTS.items()
}
_LONGEST = 80
_REMARK = re.compile(r"[(*\[]|ghi chú|trang\b|tổng|cộng|danh sách", re.IGNORECASE)
_ABOUT: Mapping[str, re.Pattern[str]] = {
    "decision": re.compile(r"\bquyết định\b|\bQĐ\b", re.IGNORECASE),
    "award": re.compile(
        r"\b(?:danh hiệu|bằng khen|giấy khen|kỷ niệm chương|huy chương|huân chương"
        r"|cờ thi đua)\b",
        re.IGNORECASE,
    ),
}
"""Words of what a row between the rows is about, though it is not understood."""
_OF_TITLE = re.compile(r"^|\b(?:danh hiệu|tặng|nhận|đạt|cá nhân)\s+", re.IGNORECASE)
_YEAR_AFTER = re.compile(r"(?<= )\(?(?:năm|giai đoạn) \d{4}.*$", re.IGNORECASE)
DECISION = re.compile(
    r"\b(?:quyết định|QĐ)\s*+(?:số\s*+)?(?::\s*+)?(\d[^\s,;()]*)", re.IGNORECASE
)
DAY = re.compile(
    r"\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*(?:[/.-]|năm)\s*\d{4}", re.IGNORECASE
)


class Group(NamedTuple):
    """What a row between the rows says of those below: a field and its value.

    `style`: how its row is numbered (`numbering_of`).
    """

    field: str
    value: str
    line: int
    also: Mapping[str, CellValue] = MappingProxyType({})
    style: frozenset[str] = frozenset()


def group_of(line: Line, units: frozenset[str]) -> Group | None:
    """What a row says of those below it; None for a signature, a remark, anything else.

    `units`: folded names of the units of the register, which need no word like
    «Phòng» in front.
    """
    number, text = _parts_of(line)
    group = _group(text, line, units) if text else None
    return group._replace(style=_style(number)) if group else None


def ended_by(line: Line, groups: Mapping[str, Group]) -> frozenset[str]:
    """The fields whose groups a row ends of which nobody knows what it says.

    Below «III. Nhóm tư vấn» nobody is of «II. Phòng B» any more, nor of the decision
    of «Quyết định 5» below the words of another. A remark ends nothing.
    """
    number, text = _parts_of(line)
    if not text or len(text) > _LONGEST or _REMARK.match(text):
        return frozenset()
    style = _style(number)
    told = {field for field, words in _ABOUT.items() if words.search(text)}
    alike = {
        field
        for field, one in groups.items()
        if one.style & style or one.style == style
    }
    return frozenset(told | (alike if style else alike & {"unit"}))


def _parts_of(line: Line) -> tuple[str, str]:
    """The number of a row and its text; "" for a row of several texts."""
    texts = [value for value in line.cells.values() if isinstance(value, str)]
    number = ""
    if len(texts) == 2 and _NUMBER_ALONE.fullmatch(texts[0].strip()):
        number = texts.pop(0).strip()
    if len(texts) != 1:
        return number, ""
    text = " ".join(texts[0].split())
    found = _NUMBERED.match(text)
    return (found[0], text[found.end() :]) if found else (number, text)


def _style(number: str) -> frozenset[str]:
    """How a row may be numbered: «II» roman, «2» digits, «b» letter; «C» either way."""
    bare = number.strip(" .)/:-").lower()
    manners = {
        "digits": bare.isdigit(),
        "roman": bool(bare) and not bare.strip("ivxlc"),
        "letter": len(bare) == 1 and bare.isalpha(),
    }
    return frozenset(manner for manner, fits in manners.items() if fits)


def _group(text: str, line: Line, units: frozenset[str]) -> Group | None:
    plain = key(text)
    if decision := _decision(text, line.number):
        return decision
    for pattern, recipient in _OF_RECIPIENTS.items():
        if pattern.fullmatch(plain):
            return Group("recipient", RECIPIENT_WORDS[recipient], line.number)
    if title := _title(_COUNTED.sub("", text).strip()):
        return title_group(title, text, line.number)
    text = _COUNTED.sub("", _OF_UNIT.sub("", text, count=1)).strip(" .")
    if not text or len(text) > _LONGEST:
        return None
    if folded(text) in units:
        return Group("unit", text, line.number)
    return Group("unit", text, line.number) if names_unit(text) else None


def title_group(title: str, text: str, line: int) -> Group:
    """The title of rows, with who granted it where its text says so."""
    body = awarding_body(_COUNTED.sub("", text))
    return Group("award", title, line, {"authority": body} if body else {})


def _decision(text: str, line: int) -> Group | None:
    """«Quyết định số 12/QĐ-SCT ngày 05/01/2024»: of the rows below it."""
    found = DECISION.search(text)
    written = DAY.search(text, found.end()) if found else None
    day = day_of(written[0]) if written else None
    if found is None or day is None:
        return None
    return Group("decision", found[1], line, {"day": serial(day)})


def _title(text: str) -> str:
    """A title as the list of the register has it, or as it stands; "" for no title."""
    known = known_title(text)
    if known:
        return award_words().get(known, text)
    return text.strip() if known_title(text, SOME_AUTHORITY) else ""


def award_group(line: Line) -> str:
    """The title that a row between the rows tells; "" where it tells none."""
    group = group_of(line, frozenset())
    return group.value if group and group.field == "award" else ""


def award_above(titles: Iterable[Line], row: int) -> Group | None:
    """The one title that the lines above a list say it is of; None for none, or two.

    `row`: that of the headings of the list.
    """
    texts = (v for line in titles for v in line.cells.values() if isinstance(v, str))
    told = (_title_in(" ".join(text.split()), row) for text in texts)
    found = {group.value: group for group in told if group}
    return next(iter(found.values())) if len(found) == 1 else None


def _title_in(text: str, row: int) -> Group | None:
    """«… được tặng Giấy khen của Giám đốc Sở năm 2024» → «Giấy khen», of whom.

    «TẬP THỂ LĐTT NĂM 2021» is a title as a whole.
    """
    for opening in _OF_TITLE.finditer(text):
        rest = _YEAR_AFTER.sub("", text[opening.end() :]).strip(" .;,()")
        if title := _title(rest):
            return title_group(title, rest, row)
    return None


def names_unit(text: str) -> bool:
    """Whether a text begins as the name of a unit does: «Phòng A», «UBND xã B»."""
    plain = key(text)
    named = any(f"{plain} ".startswith(f"{key(word)} ") for word in _UNIT_WORDS)
    return named and not any(plain.startswith(key(word)) for word in _SIGNATURES)
