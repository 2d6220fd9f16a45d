"""The fonts of a workbook's cell formats, as far as they say what a text means."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.reading import is_on, parse_xml
from toolkit.xlsx.read.stored_values import local
from toolkit.xlsx.zip.room import STYLES


class Font(NamedTuple):
    """A font: its name, and whether it strikes its text through."""

    name: str = ""
    struck: bool = False


def cell_fonts(book: ClosedBook) -> tuple[Font, ...]:
    """The font of each cell format (`Cell.style`)."""
    part = book.styles_part
    if part is None:
        return ()
    root = parse_xml(book.package.read(part, STYLES), part)
    fonts = [_font(font) for font in _inside(root, "fonts")]

    def numbered(text: str) -> Font:
        known = text.isascii() and text.isdecimal() and len(text) < 9
        return fonts[int(text)] if known and int(text) < len(fonts) else Font()

    return tuple(numbered(x.get("fontId") or "0") for x in _inside(root, "cellXfs"))


def _inside(root: ET.Element, name: str) -> Iterator[ET.Element]:
    for child in root:
        if local(child.tag) == name:
            yield from child


def _font(element: ET.Element) -> Font:
    parts = {local(child.tag): child for child in element}
    name, strike = parts.get("name"), parts.get("strike")
    return Font(
        name=(name.get("val") or "") if name is not None else "",
        struck=strike is not None and is_on(strike.get("val") or "1"),
    )
