"""The pictures of a sheet."""

from pathlib import Path
from typing import Any

from xlwings import base_classes

from toolkit.calc.boundary import guarded
from toolkit.calc.drawing import PICTURE, Shape, Shapes
from toolkit.calc.drawing_parts import graphic_of, new_shape, original_size
from toolkit.calc.errors import unsupported
from toolkit.calc.profile import url_of


@guarded
class Picture(Shape, base_classes.Picture):  # type: ignore[misc, unused-ignore]
    """One picture."""

    def update(self, filename: str) -> "Picture":
        """Show another file in its place, as large as it was."""
        with self.text_writable():
            self.uno.Graphic = graphic_of(self.sheet, url_of(Path(filename)))
        return self


@guarded
class Pictures(Shapes, base_classes.Pictures):  # type: ignore[misc, unused-ignore]
    """The pictures of a sheet, from the back to the front."""

    _one = Picture

    def _listed(self, shape: Any) -> bool:
        return Shape(self.sheet, shape).type == PICTURE

    def add(  # type: ignore[override, unused-ignore]
        self,
        filename: str,
        link_to_file: bool,
        save_with_document: bool,
        left: float | None,
        top: float | None,
        width: float,
        height: float,
        anchor: Any,
    ) -> Picture:
        """Put a picture on the sheet; -1 for its own width and height.

        Raises:
            CalcError: no picture that LibreOffice can read.
        """
        if link_to_file or not save_with_document:
            unsupported("Pictures.add(link_to_file=True)", "The picture is copied in.")
        graphic = graphic_of(self.sheet, url_of(Path(filename)))
        name = self._free_name()
        picture = Picture(self.sheet, new_shape(self.sheet, "GraphicObjectShape"))
        picture.uno.Graphic = graphic
        picture.name = name
        given = width > 0 and height > 0
        picture.resize(*((width, height) if given else original_size(graphic)))
        # Sides that were given apart change apart, as in Excel.
        picture.lock_aspect_ratio = not given
        picture.left = anchor.left if anchor else left or 0
        picture.top = anchor.top if anchor else top or 0
        return picture

    def _free_name(self) -> str:
        taken, number = {shape.name for shape in Shapes(self.sheet)}, len(self) + 1
        while f"Picture {number}" in taken:
            number += 1
        return f"Picture {number}"
