"""Colours as xlwings takes and gives them, and as UNO keeps them."""

from typing import Any

from xlwings import utils

RGB = tuple[int, int, int]

AUTOMATIC = -1  # UNO: no colour of its own
NO_FILL = AUTOMATIC


def to_uno(color: Any) -> int:
    """0xRRGGBB from an (r, g, b), a «#rrggbb» or an Excel colour (0xBBGGRR).

    Raises:
        ValueError: anything else.
    """
    if isinstance(color, str):
        color = utils.hex_to_rgb(color)  # type: ignore[no-untyped-call]
    elif isinstance(color, int) and not isinstance(color, bool):
        color = utils.int_to_rgb(color)  # type: ignore[no-untyped-call]
    try:
        red, green, blue = (int(part) for part in color)
    except (TypeError, ValueError):
        raise ValueError(
            "A colour is an (r, g, b) tuple, a «#rrggbb» text or an Excel colour "
            f"number, not {color!r}."
        ) from None
    if not all(0 <= part <= 255 for part in (red, green, blue)):
        raise ValueError(f"Parts of a colour go from 0 to 255, not {color!r}.")
    return red << 16 | green << 8 | blue


def from_uno(color: int) -> RGB:
    """(r, g, b) of a colour that is not automatic."""
    return color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF
