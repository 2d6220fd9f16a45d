"""A range as a picture or as a PDF."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.calc.errors import CalcError
from toolkit.calc.uno_import import properties, typed

if TYPE_CHECKING:
    from toolkit.calc.ranges import Range

_PNG = "image/png"
QUALITIES = {"standard": 90, "minimum": 50}


def to_png(cells: "Range", path: str) -> None:
    """Draw the cells as they are printed, without the grid, into a PNG file.

    Raises:
        CalcError: the book has no window, or the file cannot be written.
    """
    with _selected(cells) as controller:
        content = controller.getTransferable()
        kinds = [
            kind for kind in content.getTransferDataFlavors() if kind.MimeType == _PNG
        ]
        if not kinds:
            raise CalcError(f"LibreOffice draws no picture of {cells.address}.")
        data = content.getTransferData(kinds[0])
    try:
        Path(path).write_bytes(data.value)
    except OSError as error:
        raise CalcError(f"{path} was not written: {error}") from error


@contextmanager
def _selected(cells: "Range") -> Iterator[Any]:
    """The book's view with these cells selected; then as it was."""
    controller = cells.sheet.book.uno.CurrentController
    if controller is None:
        raise CalcError(f"{cells.sheet.book.name} has no window to draw from.")
    shown, selected = controller.getActiveSheet(), controller.getSelection()
    controller.setActiveSheet(cells.sheet.uno)
    controller.select(cells.uno)
    try:
        yield controller
    finally:
        controller.setActiveSheet(shown)
        controller.select(selected)


def pdf_wishes(quality: str, selection: Any = None) -> tuple[Any, ...]:
    """The properties that store a book, or only a selection of it, as PDF."""
    wishes: dict[str, Any] = {"Quality": QUALITIES[quality]}
    if selection is not None:
        wishes["Selection"] = selection
    data = typed("[]com.sun.star.beans.PropertyValue", properties(**wishes))
    return properties(FilterName="calc_pdf_Export", FilterData=data)
