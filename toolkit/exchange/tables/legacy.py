"""Texts in the fonts of TCVN3 and VNI, whose bytes only those fonts make readable."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.reading import parse_xml
from toolkit.xlsx.read.stored_values import local
from toolkit.xlsx.workbook_part import BookXml

_FONT = re.compile(r"\.vn|vni[- ]", re.IGNORECASE)

# Letters that Vietnamese in Unicode has and the old codes cannot make.
_UNICODE = re.compile("[\u0100-\u01ff\u0300-\u0323\u1ea0-\u1ef9]")

# TCVN3 and VNI use the letters and signs of Western Europe for Vietnamese ones: «§¬n
# vÞ», «Ñôn vò», «Nguyeãn». Vietnamese has none of these letters, no sign within a word,
# and never these vowels side by side.
_LETTERS = "ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ"
_SIGNS = "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾"
_ANY = "[^\\W\\d_]"
_GARBLED = re.compile(
    f"(?<={_ANY})[{_LETTERS}]|[{_LETTERS}](?={_ANY})"
    f"|(?<={_ANY})[{_SIGNS}](?=[a-z])|(?<![\\w{_SIGNS}])[§®][{_SIGNS}a-z]"
    f"|(?<={_ANY})[µ¸¶·¹](?!\\w)"
    "|[aeAE][àáâãèéêìíòóôõùúÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚ]|[oO][âêôùÂÊÔÙ]|[uU][ùõÙÕ]"
)


def looks_legacy(text: str) -> bool:
    """Whether the letters of a text make sense only in an old font."""
    if text.isascii() or _UNICODE.search(text):
        return False
    return _GARBLED.search(text) is not None


def in_legacy_font(text: str) -> bool:
    """Whether a text set in an old font depends on it: not plain ASCII, not Unicode."""
    return not text.isascii() and not _UNICODE.search(text)


def legacy_styles(book: ClosedBook) -> Mapping[int, str]:
    """Cell formats (`Cell.style`) whose font is one of TCVN3 or VNI, and its name."""
    part = BookXml(book.package).styles_part()
    if part is None:
        return {}
    root = parse_xml(book.package.read(part), part)
    fonts = [_name(font) for font in _inside(root, "fonts")]
    found = {}
    for style, one in enumerate(_inside(root, "cellXfs")):
        number = one.get("fontId") or "0"
        name = fonts[int(number)] if _is_index(number, len(fonts)) else ""
        if _FONT.match(name):
            found[style] = name
    return found


def _is_index(text: str, count: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 9 and int(text) < count


def _inside(root: ET.Element, name: str) -> Iterator[ET.Element]:
    for child in root:
        if local(child.tag) == name:
            yield from child


def _name(font: ET.Element) -> str:
    found = (e.get("val") or "" for e in font if local(e.tag) == "name")
    return next(found, "")
