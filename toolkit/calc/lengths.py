"""Widths in characters and heights in points, as Excel counts them."""

from typing import Any

from toolkit.calc import uno_import

_HMM_PER_INCH, _POINTS_PER_INCH, _TWIPS_PER_POINT = 2540, 72, 20
_PIXELS_PER_POINT = 96 / 72
# Excel leaves two pixels on each side of a cell and one for the grid line.
_PADDING = 5
MOST_CHARACTERS, MOST_POINTS = 255, 409.5

# Width of a digit as a share of the font size, for fonts that are often replaced
# by wider ones where they are not installed. Excel's pixels come from the real font.
_REAL_DIGITS = {"Calibri": 0.507, "Cambria": 0.554, "Aptos Narrow": 0.489}


def extent(size: int) -> int:
    """Twips of a range's Size in 1/100 mm, which counts its last 1/100 mm too."""
    return round(max(size - 1, 0) * _TWIPS_PER_POINT * _POINTS_PER_INCH / _HMM_PER_INCH)


def points(twips: int) -> float:
    """Points of twips, which Calc counts in."""
    return twips / _TWIPS_PER_POINT


def place(hmm: int) -> float:
    """Points of a distance in 1/100 mm."""
    return points(extent(hmm + 1))


def hmm(points: float) -> int:
    """1/100 mm of points."""
    return round(points * _HMM_PER_INCH / _POINTS_PER_INCH)


def characters(document: Any, width: int) -> float:
    """Excel's column width of a width in twips."""
    digit, pixels_a_digit = _digit(document)
    pixels = round(points(width) / digit * pixels_a_digit)
    if pixels <= pixels_a_digit + _PADDING:
        return round(pixels / (pixels_a_digit + _PADDING), 2)
    return round((pixels - _PADDING) / pixels_a_digit, 2)


def width_of(document: Any, characters: float) -> int:
    """1/100 mm of a width in characters of the Normal style's font."""
    digit, pixels_a_digit = _digit(document)
    if characters < 1:
        pixels = characters * (pixels_a_digit + _PADDING)
    else:
        pixels = characters * pixels_a_digit + _PADDING
    return hmm(round(pixels) / pixels_a_digit * digit)


def _digit(document: Any) -> tuple[float, int]:
    """A digit's width in points here, and in pixels in Excel.

    The first is what LibreOffice turns the characters of an .xlsx into a width
    with, and back: its font may be a substitute.
    """
    style = document.StyleFamilies.getByName("CellStyles").getByName("Default")
    name, size = style.CharFontName, style.CharHeight
    here = _digit_share(document, name) * size
    real = _REAL_DIGITS[name] * size if name in _REAL_DIGITS else here
    return here, round(real * _PIXELS_PER_POINT)


def _digit_share(document: Any, name: str) -> float:
    font = uno_import.struct(
        "com.sun.star.awt.FontDescriptor", Name=name, Height=1000, Pitch=2
    )
    width: int = document.ReferenceDevice.getFont(font).getCharWidth("0")
    return width / 1000
