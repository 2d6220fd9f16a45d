"""Points as offices write them: in a cell, at the end of a text, as a rule."""

import re
from decimal import Decimal
from typing import NamedTuple

from toolkit.exchange.sources.source import Shown, Value
from toolkit.model.numbers import from_cell, readings

# Bounded everywhere: what comes from a file may be long.
_NUMBER = r"\d{1,7}(?:[.,]\d{1,3})?"
_UNIT = r"\s{0,3}(?:điểm|đ)(?![\w])\.?"
_ONE = re.compile(rf"([+\-−–]?)\s{{0,3}}({_NUMBER})(?:{_UNIT})?[.;]?", re.I)
_MOST = re.compile(
    r"(?:tối đa|cao nhất|không quá|đến|≤|<=)\s{0,3}(?:là|:)?\s{0,3}", re.IGNORECASE
)
_RANGE = re.compile(
    rf"(?:từ\s{{1,3}})?({_NUMBER})(?:{_UNIT})?\s{{0,3}}(?:-|–|—|÷|\.\.\.|…|đến)"
    rf"\s{{0,3}}({_NUMBER})(?:{_UNIT})?[.;]?",
    re.IGNORECASE,
)
_MINUS = "-−–"
_POINTS = re.compile(rf"(?<![\d.,])({_NUMBER})\s{{0,3}}(?:điểm|đ)(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:[:：=(\[\-–—+,;.]\s{0,3}|\s{1,3})?(?:(tối đa|cao nhất|không quá)\s{1,3})?"
    r"(?:(?:được|bị|đạt|chấm|tính|cho|là)\s{1,3}){0,2}"
    r"(?:(cộng|thưởng|trừ)\s{1,3}(?:thêm\s{1,3})?)?(?:(tối đa)\s{1,3})?([+\-−–]?)\s?$",
    re.IGNORECASE,
)
_LOW = re.compile(
    rf"(?:từ\s{{1,3}})?({_NUMBER})\s{{0,3}}(?:-|–|—|÷|đến)\s{{0,3}}$", re.I
)
_AFTER = re.compile(r"[\s.;,:)\]]{0,9}$")
_ASIDE = re.compile(r"[\s.;,]{0,9}\([^()]{0,300}\)[\s.;,]{0,9}$")
_EACH = re.compile(
    rf"(?:cứ|mỗi)\s{{1,3}}(?:một\s{{1,3}}|\d{{1,2}}\s{{1,3}})?([^.;:()]{{2,80}}?)"
    rf"[\s,:(=]{{1,4}}(?:thì\s{{1,3}})?(?:được\s{{1,3}}|bị\s{{1,3}}|tính\s{{1,3}}){{0,2}}"
    rf"(cộng\s|thưởng\s|trừ\s|)(?:thêm\s{{1,3}})?[+\-−–]?\s{{0,3}}({_NUMBER})"
    rf"\s{{0,3}}(?:điểm|đ)(?!\w)",
    re.IGNORECASE,
)
_PER = re.compile(
    rf"(cộng|thưởng|trừ|[+\-−–])\s{{0,3}}({_NUMBER})\s{{0,3}}(?:điểm|đ)"
    r"\s{0,3}(?:/|cho mỗi|trên mỗi|mỗi|một)\s{0,3}([^.;:()]{2,60})",
    re.IGNORECASE,
)
_CAP = re.compile(
    rf"(?:tối đa|không quá|nhiều nhất|cao nhất)[^\d.;]{{0,30}}({_NUMBER})"
    r"\s{0,3}(?:điểm|đ)(?!\w)",
    re.IGNORECASE,
)
_TAIL = 400


class Points(NamedTuple):
    """Points of a cell. `low`: the least of a range, whose most is `value`."""

    value: Decimal
    low: Decimal | None = None


class Each(NamedTuple):
    """«Mỗi văn bản trừ 2 điểm»: points for each event, below 0 where they are lost.

    `what`: of what; `most`: the most points that all of them make, None if not said.
    """

    what: str
    points: Decimal
    most: Decimal | None
    said: str


class TextPoints(NamedTuple):
    """A text without the points at its end, these points, and the rule it states.

    `sign`: «+» or «-» where the text says that points are added or taken away.
    """

    title: str
    points: Points | None = None
    sign: str = ""
    each: Each | None = None


def number(text: str) -> Decimal:
    """A number as `_NUMBER` finds it; «1.000» is a thousand."""
    found = readings(text)
    return found[0] if found else Decimal(text.replace(",", "."))


def cell_points(value: Value) -> Points | None:
    """The points that a cell of a column of points holds; None for none or a text."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float):  # a percent too: 0.1 shown as «10%» is 10 points
        share = isinstance(value, Shown) and value.text.endswith("%")
        return Points(from_cell(value * 100 if share else value))
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())[:80].strip("()[] ")
    text = _MOST.sub("", text, count=1) if _MOST.match(text) else text
    if one := _ONE.fullmatch(text):
        found = number(one[2])
        return Points(-found if one[1] and one[1] in _MINUS else found)
    if span := _RANGE.fullmatch(text):
        low, high = sorted((number(span[1]), number(span[2])))
        return Points(high, low)
    return None


def cell_percent(value: Value) -> Decimal | None:
    """16 for «16%», 0.16 shown as a percent, and 16."""
    if isinstance(value, Shown) and value.text.endswith("%"):
        return from_cell(float(value) * 100)
    if isinstance(value, float) and not isinstance(value, bool):
        return from_cell(value)
    if isinstance(value, str):
        text = value.strip().removesuffix("%").strip()
        if re.fullmatch(_NUMBER, text):
            return Decimal(text.replace(",", "."))
    return None


def text_points(text: str) -> TextPoints:
    """What a text says of points: at its end, and as a rule for each event."""
    each, rest = _each(text)
    start = max(0, len(rest) - _TAIL)
    for found in reversed(list(_POINTS.finditer(rest, start))):
        after = rest[found.end() :]
        if not (_AFTER.match(after) or _ASIDE.match(after)):
            break
        return _ended(rest, found, after, each)
    return TextPoints(_trimmed(rest) or text.strip(), None, "", each)


def _ended(
    text: str, found: re.Match[str], after: str, each: Each | None
) -> TextPoints:
    value, low, at = number(found[1]), None, found.start()
    if span := _LOW.search(text[max(0, at - 30) : at]):
        low, at = number(span[1]), at - len(span[0])
    before = _BEFORE.search(text[max(0, at - 60) : at])
    sign = ""
    if before:
        words = (before[2] or "").lower()
        sign = "-" if words == "trừ" or (before[4] and before[4] in _MINUS) else ""
        sign = "+" if words in ("cộng", "thưởng") or before[4] == "+" else sign
        # «- 5 điểm» behind a text is a dash as often as a minus: only words are sure.
        if before[4] in ("-", "–", "−") and before[4] and not words:
            sign = ""
        at -= len(before[0])
    aside = after.strip(" .;,") if _ASIDE.match(after) else ""
    title = _trimmed(f"{text[:at]} {aside}") or text.strip()
    if sign == "-":
        value, low = -value, None
    return TextPoints(title, Points(value, low), sign, each)


def _each(text: str) -> tuple[Each | None, str]:
    """The rule for each event that a text states, and the text without it."""
    if found := _EACH.search(text):
        what, sign, points = found[1], found[2].strip().lower(), number(found[3])
    elif found := _PER.search(text):
        what, sign, points = found[3], found[1].lower(), number(found[2])
    else:
        return None, text
    cap = _CAP.search(text)
    most = number(cap[1]) if cap else None
    lost = sign == "trừ" or (sign != "" and sign in _MINUS)
    said = found[0].strip(" .;:(,")
    rule = Each(what.strip(" .,;"), -points if lost else points, most, said)
    rest = text[: found.start()] + text[found.end() :]
    if cap:
        rest = _CAP.sub("", rest)
    return rule, rest.replace("()", "").replace("( )", "")


def _trimmed(text: str) -> str:
    return text.strip(" \t\n.;:,=(–—-+").strip()
