"""The numbers of the rows of a table: I, 1, 1.1, a, đ, «-», and how deep each goes."""

import re

_PREFIX = re.compile(
    r"^(?P<number>[IVXLC]+|[0-9]+(?:\.[0-9]+)*|[A-HĐ]|[a-zđ])(?:[.)/:]+|\s*[-–](?=\s))\s*"
    r"(?=\S)"
)
_DASH = re.compile(r"^[-–+•*·]+$")
_ROMAN = re.compile(r"^[IVXLC]+$")
_DIGITS = re.compile(r"^[0-9]+$")


def bare(text: str) -> str:
    """A number without the dots and brackets round it; "" for a dash."""
    plain = text.strip().strip("().:/ ").strip()
    return "" if _DASH.fullmatch(plain) else plain


def split(text: str) -> tuple[str, str]:
    """The number that a text begins with, and the rest: «a) Có kế hoạch»."""
    found = _PREFIX.match(text)
    return (found["number"], text[found.end() :]) if found else ("", text)


def style_of(number: str, open_styles: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """The manner of a number, part by part; V is a letter where letters are counted."""
    return tuple(_one(part, open_styles) for part in number.split("."))


def _one(part: str, open_styles: tuple[tuple[str, ...], ...]) -> str:
    if _DIGITS.match(part):
        return "digits"
    if len(part) == 1 and part.isupper():
        romans = ("roman",) in open_styles
        letters = ("capital",) in open_styles
        if part == "I" or (part in "VX" and (romans or not letters)):
            return "roman"
        return "capital"
    if _ROMAN.match(part):
        return "roman"
    if len(part) == 1:
        return "letter"
    return "word"
