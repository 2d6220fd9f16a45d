"""Numbers as people here write them: decimal comma; and what a typed text may mean."""

import re
from decimal import ROUND_HALF_UP, Decimal

JUDGED_DECIMALS = 9
"""As many decimals count where a number is held against a limit.

The live formulas say ROUND(…, 9). Limits have six decimals at most; what lies behind
the ninth is the remainder of a binary sum, and every program cuts it off elsewhere.
"""
_JUDGED_STEP = Decimal(1).scaleb(-JUDGED_DECIMALS)
_FIFTEEN_DIGITS = 10.0**15
_LARGEST_ROUNDED = 16  # digits before the point; a cell keeps no decimals beside them

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?")
# «31.600000»: a dot is lost; nobody writes so many noughts behind a decimal sign.
_LOST_DOT = re.compile(r"[1-9]\d{0,2}[.,](?:\d{3})+000")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
_SPOKEN = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}


def vi(number: Decimal) -> str:
    """16.50 → «16,5»; 100 → «100»; never an exponent."""
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return ("0" if text == "-0" else text).replace(".", ",")


def grouped(number: Decimal) -> str:
    """1325395000 → «1.325.395.000»; 1609.3 → «1.609,3»: as reports print a number."""
    whole, comma, rest = vi(abs(number)).partition(",")
    with_dots = f"{int(whole):,}".replace(",", ".")
    return f"{'−' if number < 0 else ''}{with_dots}{comma}{rest}"


def from_cell(value: float) -> Decimal:
    """The decimal number of a cell: fifteen significant digits, as it is shown.

    Spreadsheets show and compare fifteen. A pasted result may hold 94.99999999999999:
    whoever looks at the cell sees 95, and so must whoever judges it.
    """
    return Decimal(f"{value:.15g}").normalize() + 0 if value else Decimal(0)


def as_shown(value: float) -> float:
    """The number of a cell without what lies behind its fifteenth digit."""
    if value.is_integer() and abs(value) < _FIFTEEN_DIGITS:
        return value
    return float(f"{value:.15g}")


def judged(number: Decimal) -> Decimal:
    """A number as it is held against a limit: nine decimals, halves away from zero."""
    if number.adjusted() >= _LARGEST_ROUNDED:
        return number
    return number.quantize(_JUDGED_STEP, ROUND_HALF_UP)


def whole(number: Decimal) -> bool:
    """Whether a number counts something: 3, and what arithmetic made of 3."""
    near = judged(number)
    return near == near.to_integral_value()


def plain(number: Decimal) -> int | float:
    """The number as JSON and cells take it: an int where it is whole."""
    return int(number) if number == number.to_integral_value() else float(number)


def readings(text: str) -> tuple[Decimal, ...]:
    """What a text may mean as a number, most likely first; () when it is none.

    «16,5» and «16.5 » have one reading, «1.000» has two (a thousand, or one), «05» and
    «mười» one. Never used to calculate: a person chooses.
    """
    bare = re.sub(r"\s+|%|điểm$|đồng$|đ$|^'", "", text.strip().lower())
    if bare in _SPOKEN:
        return (Decimal(_SPOKEN[bare]),)
    found = []
    if _PLAIN.fullmatch(bare):
        found.append(Decimal(bare.replace(",", ".")))
    if _GROUPED.fullmatch(bare):
        comma_is_decimal = bare.rfind(",") > bare.rfind(".") and "." in bare
        grouping = "." if comma_is_decimal or "," not in bare else ","
        ungrouped = bare.replace(grouping, "").replace(",", ".")
        found.insert(0, Decimal(ungrouped))
    elif _LOST_DOT.fullmatch(bare):
        found.insert(0, Decimal(re.sub("[.,]", "", bare)))
    return tuple(dict.fromkeys(found))
