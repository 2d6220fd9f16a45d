"""Lengths of a page in the units that WordprocessingML counts in."""

_TWIPS_OF_MM = 1440 / 25.4
_EMU_OF_MM = 36_000

PAGE = (210, 297)
"""A4, in millimetres."""

TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 20
TEXT_WIDTH = PAGE[0] - LEFT - RIGHT
"""What stands between the margins of an upright page, in millimetres."""

LANDSCAPE_WIDTH = PAGE[1] - LEFT - RIGHT


def mm(length: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(length * _TWIPS_OF_MM)


def twips(points: float) -> int:
    """Points in twentieths of a point."""
    return round(points * 20)


def emu(length: float) -> int:
    """Millimetres in the units of drawings."""
    return round(length * _EMU_OF_MM)
