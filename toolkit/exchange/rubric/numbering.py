"""The numbering of a table: I / A / 1 / 1.1 / a / -, in a cell or before a text."""

import re
from typing import NamedTuple

from toolkit.exchange.sources.source import Shown, Value
from toolkit.model.numbers import from_cell, vi

ALPHABET = "abcdđeghiklmnopqrstuvxy"
LATIN = "abcdefghijklmnopqrstuvwxyz"
BULLET, PLUS, CAPITALS = "bullet", "plus", "capitals"
UPPER, ROMAN, SMALL_ROMAN, NUMBER, DOTTED, LETTER = (
    *("upper", "roman", "small_roman", "number", "dotted"),
    "letter",
)
_ROMANS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = re.compile(r"(?:x{1,3}(?:ix|iv|v?i{0,3})|(?:ix|iv|v?i{1,3}|v))", re.IGNORECASE)
_WORD = r"(?:phần thứ|phần|mục|chương|tiêu chí|nội dung|nhóm|tiêu chuẩn|điều|tiêu mục)"
_BODY = r"[IVX]{1,7}|[ivx]{1,6}|\d{1,3}(?:[.,]\d{1,3}){0,4}|[A-Za-zĐđ]"
_JOINED = re.compile(
    r"((?:[IVX]{1,6}|[A-HK-U]|\d{1,3})(?:[.\-]?\d{1,3}|[.\-][a-zđ])"
    r"(?:[.\-](?:\d{1,3}|[a-zđ])){0,3}|\d{1,3}[a-zđ])[.):]?"
)
"""«I.1», «A1», «1.a», «II-3.2», «2b»."""

_CODE = re.compile(rf"(?:{_WORD}\s{{1,3}})?\(?({_BODY})[.):/\-]{{0,2}}", re.IGNORECASE)
_NAMED = re.compile(
    rf"\s{{0,9}}{_WORD}\s{{1,3}}({_BODY})\s{{0,3}}(?:[.):/–-]\s{{0,3}}|(?=\s))"
    r"(?=\S|\s)",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\s{0,9}(?:\(?([IVX]{1,7}|[ivx]{1,6}|\d{1,2}|[A-Za-zĐđ])\s?[.):/]\s{0,3}(?=[^\d\s.])"
    r"|(\d{1,2}(?:\.\d{1,2}){1,3})[.):/]?\s{1,3}(?!điểm|đ\b|%))"
)
_DASHES = re.compile(r"\s{0,9}([-–—−*•●○▪■◦·+\uf0b7\uf02d\uf0a7])\s{0,3}(?=[^\d\s]|\d)")


class Code(NamedTuple):
    """One way to understand a number: its kind, how many-th it is, as it is printed.

    `parts`: of «2.3.1» all numbers; of others the one.
    """

    shape: str
    ordinal: int
    printed: str
    parts: tuple[int, ...] = ()

    @property
    def key(self) -> str:
        """Numbers of one key are brothers: «1.1» and «1.1.1» are none."""
        deep = len(self.parts) if self.shape == DOTTED else ""
        return f"{self.shape}{deep}"


def codes_of(value: Value) -> tuple[Code, ...]:
    """What a cell of the numbering may mean, the likeliest first; () for a text."""
    if isinstance(value, Shown):
        value = value.text
    if isinstance(value, float) and not isinstance(value, bool):
        value = vi(from_cell(value)).replace(",", ".")
    if not isinstance(value, str):
        return ()
    text = " ".join(value.split())
    if found := _CODE.fullmatch(text):
        return _readings(found[1])
    if found := _JOINED.fullmatch(text):
        return _joined(found[1])
    if len(text) <= 2 and (found := _DASHES.match(f"{text}x")):
        return (_dash(found[1]),)
    return ()


def parted(text: str) -> tuple[tuple[Code, ...], str]:
    """A number before a text, and the text: «1. Thực hiện …»; () where none is."""
    if found := _NAMED.match(text):
        return _readings(found[1]), text[found.end() :].strip(" .:–-") or text.strip()
    if found := _BEFORE.match(text):
        return _readings(found[1] or found[2]), text[found.end() :].strip()
    if found := _DASHES.match(text):
        return (_dash(found[1]),), text[found.end() :].strip()
    return (), text.strip()


def _dash(sign: str) -> Code:
    return Code(PLUS if sign == "+" else BULLET, 0, "+" if sign == "+" else "-")


def _readings(body: str) -> tuple[Code, ...]:
    if body[0].isdigit():
        parts = tuple(int(part) for part in re.split("[.,]", body))
        while len(parts) > 1 and not parts[-1]:
            parts = parts[:-1]
        if len(parts) == 1:
            return (Code(NUMBER, parts[0], str(parts[0]), parts),)
        return (Code(DOTTED, parts[-1], body.replace(",", "."), parts),)
    found: list[Code] = []
    if _ROMAN.fullmatch(body):
        shape = ROMAN if body.isupper() else SMALL_ROMAN
        value = _value(body.lower())
        found.append(Code(shape, value, body, (value,)))
    if len(body) == 1:
        small = body.lower()
        place = ALPHABET.find(small) + 1 or LATIN.index(small) + 1
        shape = UPPER if body.isupper() else LETTER
        found.append(Code(shape, place, body, (place,)))
        if found[0].shape == SMALL_ROMAN and small in "vx":
            found.reverse()
    return tuple(found)


def _joined(body: str) -> tuple[Code, ...]:
    """A number made of several: each part counted in its own way."""
    parts: list[int] = []
    for part in re.findall(r"[IVX]+|[A-U]|\d+|[a-zđ]", body):
        if part.isdigit():
            parts.append(int(part))
        elif not parts and _ROMAN.fullmatch(part):
            parts.append(_value(part.lower()))
        else:
            small = part.lower()
            parts.append(ALPHABET.find(small) + 1 or LATIN.index(small) + 1)
    return (Code(DOTTED, parts[-1], body, tuple(parts)),)


def _value(roman: str) -> int:
    values = [_ROMANS[sign] for sign in roman]
    following = [*values[1:], 0]
    return sum(
        -one if one < behind else one
        for one, behind in zip(values, following, strict=True)
    )


def follows(before: Code, code: Code) -> bool:
    """Whether one number comes right behind another, in either alphabet."""
    if code.shape == LETTER or code.shape == UPPER:
        last, this = before.printed.lower(), code.printed.lower()
        return any(
            last in letters
            and this in letters
            and letters.index(this) == letters.index(last) + 1
            for letters in (ALPHABET, LATIN)
        )
    return code.ordinal == before.ordinal + 1


def roman_of(number: int) -> str:
    """1 → «I»; below 40."""
    text = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            text, number = text + sign, number - value
    return text


def next_letter(printed: str) -> str:
    """«d» → «đ»; "" behind the last."""
    place = ALPHABET.find(printed.lower()) + 1
    return ALPHABET[place] if 0 < place < len(ALPHABET) else ""
