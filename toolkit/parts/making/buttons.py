"""Buttons beside the title of «Chấm điểm»: always in view, never on paper."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from toolkit.parts.making.book import PIXEL, set_height
from toolkit.parts.records import text_size as metrics

HEIGHT, GAP, MARGIN = 24, 6, 8
"""Pixels: a button's height, between two, and from the edge of the sheet."""

_CAPTION_POINTS = 11
_ROUND_CAPTION = 26
"""Pixels round a caption, so that a wider font than ours still fits."""


class SheetButton(NamedTuple):
    """A button: what it says, the macro it calls, what a screen reader says."""

    caption: str
    macro: str
    description: str


def place_buttons(
    sheet: Worksheet, buttons: Sequence[SheetButton], room: int, row: int
) -> None:
    """Put buttons into the empty left part of a row (from 1), `room` pixels wide.

    Those that find no room go below the others, and the row becomes higher. The row's
    cells stay locked and empty there: nothing is covered.
    """
    lines = 0
    for button, x, line in _flow(buttons, room):
        lines = line + 1
        sheet.insert_button(
            row - 1,
            0,
            {
                "caption": button.caption,
                "macro": button.macro,
                "description": button.description,
                "width": _width(button),
                "height": HEIGHT,
                "x_offset": x,
                "y_offset": GAP // 2 + line * (HEIGHT + GAP),
            },
        )
    set_height(sheet, row - 1, lines * (HEIGHT + GAP) * PIXEL)


def _flow(
    buttons: Sequence[SheetButton], room: int
) -> Iterator[tuple[SheetButton, int, int]]:
    """Each button with its place from the left and its line."""
    x, line = MARGIN, 0
    for button in buttons:
        if x > MARGIN and x + _width(button) > room:
            x, line = MARGIN, line + 1
        yield button, x, line
        x += _width(button) + GAP


def _width(button: SheetButton) -> int:
    return int(metrics.text_px(button.caption, _CAPTION_POINTS)) + _ROUND_CAPTION
