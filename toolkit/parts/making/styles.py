"""The looks of our workbooks: one place for fonts, colours and borders."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from toolkit.parts.records.text_size import BODY_SIZE

FONT = "Times New Roman"
SIZE = BODY_SIZE
SMALL = 11
BODY = {"font_name": FONT, "font_size": SIZE, "font_scheme": False}

INPUT = "#FFFBE0"
"""A cell to fill, on sheets that are not for paper."""
MISSING = "#CFE2F8"
"""A cell that is still to be filled. LibreOffice prints every fill, whatever the page
set-up says: what may be printed has no yellow, orange or green, and loses its blue
once it is filled in."""
SECTION = "#DCE6F1"
GROUP = "#F1F5FA"
HEADER = "#DCE6F1"
CLOSED = "#F2F2F2"
GREY = "#595959"
LINE = "#7F7F7F"
LINK = "#0563C1"
RED, RED_INK = "#FFC7CE", "#9C0006"
ORANGE, ORANGE_INK = "#FFD9A6", "#7F4500"
GREEN, GREEN_INK = "#D5EBD0", "#1E5B1E"
BLUE_INK = "#1F3F77"

REQUIRED_HEAD = "#B8CCE4"
"""The header of a column that is filled in, or must not stay empty."""

POINTS = "General"
ZERO_HIDDEN = "General;-General;;@"
"""Bonus and penalty leave a blank where there is nothing, as on paper."""
SHARE = "0.0%"
INFERRED = '@" (*)"'
"""Marks a title without changing it."""


class Styles:
    """Formats of one workbook; the same properties give the same format."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, **properties: Any) -> Format:
        """A format; `font_size` and the rest as XlsxWriter names them."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"valign": "vcenter", **properties})
        return self._made[key]

    def boxed(self, **properties: Any) -> Format:
        """A format with a thin border."""
        return self.get(border=1, border_color=LINE, **properties)

    def signal(self, fill: str, ink: str = "", **properties: Any) -> Format:
        """A format for a conditional format."""
        key = tuple(sorted({"bg_color": fill, "ink": ink, **properties}.items()))
        if key not in self._made:
            colours = {"bg_color": fill, "font_color": ink}
            given = {name: colour for name, colour in colours.items() if colour}
            self._made[key] = self._book.add_format({**given, **properties})
        return self._made[key]
