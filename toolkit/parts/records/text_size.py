"""How wide a text is in Times New Roman, and how many lines it needs in a column."""

import re
from functools import lru_cache
from unicodedata import normalize

# Advance widths in thousandths of the font size; a letter with marks is as wide as
# the bare one. Rows are made as high as their text, so that print cuts nothing off.
_REGULAR = {
    180: "'",
    200: "|",
    250: " ,.",
    278: "/:;\\ijlt",
    333: "!()-I[]`fr",
    389: "Js",
    408: '"',
    444: "?acez",
    480: "{}",
    500: "#$*0123456789_bdghknopquvxyđ«»–",
    564: "+<=>×≥≤",
    611: "ELTZ",
    556: "FPS",
    667: "BCR",
    722: "ADGHKNOQUVXYwĐ",
    778: "&m",
    833: "%",
    889: "M",
    944: "W",
    1000: "—…@",
}
_BOLD = {
    220: "|",
    250: " ,.",
    278: "'/\\il",
    333: "!()-:;[]`fjt",
    389: "Is{}",
    444: "cerz",
    500: "#$*0123456789?J_agovxy«»–",
    556: 'Sbdhknpquđ"',
    570: "+<=>×≥≤",
    611: "FP",
    667: "BELTZ",
    722: "ACDNRUVXYwĐ",
    778: "GHKOQ",
    833: "&m",
    944: "M@",
    1000: "%W—…",
}
_WIDEST = 1000

BODY_SIZE = 12
"""Points of the default font of our workbooks."""
DIGIT_PX = 8
"""A digit of the default font, 12 points at 96 dpi: the unit of column widths."""
_CELL_MARGIN_PX = 9
_INDENT_PX = 12
_SAFETY = 1.03


def _by_letter(widths: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in widths.items() for letter in letters}


_WIDTHS = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}


def text_px(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in pixels at 96 dpi; `size` in points."""
    return _thousandths(text, bold) / 1000 * size * 96 / 72


@lru_cache(maxsize=512)  # thousands of rows are made of the same few words
def _thousandths(text: str, bold: bool) -> int:
    bare = re.sub(r"[\u0300-\u036f]", "", normalize("NFD", text))
    widths = _WIDTHS[bold]
    return sum(widths.get(letter, _WIDEST) for letter in bare)


def column_px(width: float) -> int:
    """The pixels of a column of so many characters."""
    return int(width * DIGIT_PX + 0.5) + 5


@lru_cache(maxsize=512)
def lines_needed(
    text: str, px: float, size: float, *, bold: bool = False, indent: int = 0
) -> int:
    """How many lines a text takes when wrapped in a cell of so many pixels."""
    room = max(1.0, px - _CELL_MARGIN_PX - indent * _INDENT_PX) / _SAFETY
    space = text_px(" ", size, bold=bold)
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        used = 0.0
        for word in paragraph.split(" "):
            width = text_px(word, size, bold=bold)
            if used and used + space + width > room:
                lines += 1
                used = width
            else:
                used += width + (space if used else 0)
            while used > room:
                # A word longer than the column is broken inside.
                lines += 1
                used -= room
    return lines


def line_points(size: float) -> float:
    """The height of one line of text in points."""
    return size * 1.3
