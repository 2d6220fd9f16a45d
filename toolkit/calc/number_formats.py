"""Number formats between Excel's notation (en-US) and the office's own."""

import re
from typing import Any

from toolkit.calc import uno_import

GENERAL = "General"
# LibreOffice's type of formats that show TRUE and FALSE; Excel has none.
_LOGICAL = 1024

_TOKEN = re.compile(
    r"""
    (?P<kept>"[^"]*"|\\.|_.|\*.|General|AM/PM|A/P)  # text, fillers, words
    |\[(?P<bracket>[^\[\]]*)\]
    |(?P<date>[DMYHS]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COLORS = ("Black", "Blue", "Cyan", "Green", "Magenta", "Red", "White", "Yellow")
_TIME = re.compile(r"H+|M+|S+", re.IGNORECASE)


def to_key(document: Any, code: str) -> int:
    """The document's key of a format given in Excel's notation.

    A format belongs to a locale, which decides its separators. It is converted
    to the office's (the empty locale), so that «#,##0.0» shows 1.234,5 where
    the office writes numbers so, as in Excel.

    Raises:
        ValueError: no number format.
    """
    formats = document.NumberFormats
    office = _locale()
    if code == GENERAL:
        return int(formats.getStandardIndex(office))
    try:
        return int(formats.addNewConverted(code, _locale("en", "US"), office))
    except uno_import.exception("com.sun.star.util.MalformedNumberFormatException"):
        raise ValueError(f"{code!r} is not a number format.") from None


def from_key(document: Any, key: int) -> str:
    """A format in Excel's notation; «General» for Calc's own TRUE/FALSE format."""
    formats = document.NumberFormats
    found = formats.getByKey(key)
    standard = formats.getByKey(formats.getStandardIndex(found.Locale)).FormatString
    if found.FormatString == standard or found.Type & _LOGICAL:
        return GENERAL
    english = formats.addNewConverted(
        found.FormatString, found.Locale, _locale("en", "US")
    )
    return excel_notation(formats.getByKey(english).FormatString)


def excel_notation(code: str) -> str:
    """Calc's letters as Excel writes them: «DD/MM/YYYY» is «dd/mm/yyyy»."""
    return _TOKEN.sub(_spelled, code)


def _spelled(token: re.Match[str]) -> str:
    if token["kept"]:
        return token["kept"]
    if token["date"]:
        return token["date"].lower()
    inside = token["bracket"]
    if inside.capitalize() in _COLORS:
        return f"[{inside.capitalize()}]"
    return f"[{inside.lower()}]" if _TIME.fullmatch(inside) else token[0]


def _locale(language: str = "", country: str = "") -> Any:
    return uno_import.struct(
        "com.sun.star.lang.Locale", Language=language, Country=country
    )
