"""Graphics, new shapes and lengths of what is drawn."""

from typing import Any

from toolkit.calc.errors import CalcError
from toolkit.calc.uno_import import properties

DRAWING = "com.sun.star.drawing."


def original_size(graphic: Any) -> tuple[float, float]:
    """Width and height of a graphic in points; without a scale, at 96 a inch."""
    size = graphic.Size100thMM
    if size.Width and size.Height:
        return points(size.Width), points(size.Height)
    pixels = graphic.SizePixel
    return pixels.Width * 0.75, pixels.Height * 0.75


def graphic_of(sheet: Any, url: str) -> Any:
    """The graphic that a file holds.

    Raises:
        CalcError: no picture that LibreOffice can read.
    """
    provider = sheet.book.app.office.service("com.sun.star.graphic.GraphicProvider")
    graphic = provider.queryGraphic(properties(URL=url))
    if graphic is None:
        raise CalcError(f"{url} is no picture that LibreOffice can read.")
    return graphic


def new_shape(sheet: Any, kind: str) -> Any:
    """A shape of this kind on the sheet, as UNO object."""
    shape = sheet.book.uno.createInstance(DRAWING + kind)
    with sheet.writable(sheet.cells):
        sheet.uno.DrawPage.add(shape)
    return shape


def points(hmm: int) -> float:
    """Points of 1/100 mm, to the twip: what was set reads back as just that."""
    return round(hmm * 1440 / 2540) / 20
