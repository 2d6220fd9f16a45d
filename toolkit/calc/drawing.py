"""What is drawn on a sheet: shapes, their places, sizes and texts."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

from xlwings import base_classes

from toolkit.calc import lengths
from toolkit.calc.boundary import guarded
from toolkit.calc.characters import Characters
from toolkit.calc.drawing_parts import DRAWING, original_size, points
from toolkit.calc.errors import CalcError
from toolkit.calc.fonts import Font
from toolkit.calc.named_items import NamedItems
from toolkit.calc.uno_import import struct

PICTURE = "picture"
_KINDS = {
    "GraphicObjectShape": PICTURE,
    "OLE2Shape": "embedded_ole_object",
    "ControlShape": "form_control",
    "GroupShape": "group",
    "LineShape": "line",
    "ConnectorShape": "line",
    "TextShape": "text_box",
    "MediaShape": "media",
    "PolyPolygonShape": "free_form",
    "PolyLineShape": "free_form",
    "ClosedBezierShape": "free_form",
    "OpenBezierShape": "free_form",
}
_CHART = "12DCAE26-281F-416F-A234-C3086127382E"
# A note's balloon is drawn too; xlwings has notes apart.
_NOTE = DRAWING + "CaptionShape"
# Calc does not know whether the sides of a picture go together: it is noted here.
_LOCK = "xlwings-lock-aspect-ratio"


@guarded
class Shape(base_classes.Shape):  # type: ignore[misc, unused-ignore]
    """One drawn thing; `uno` is its shape on the draw page."""

    def __init__(self, sheet: Any, uno: Any) -> None:
        self.sheet = sheet
        self.uno = uno

    @property
    def api(self) -> Any:
        """The UNO shape."""
        return self.uno

    @property
    def parent(self) -> Any:
        """The sheet."""
        return self.sheet

    @property
    def name(self) -> str:
        """Its name; for one that has none its kind and number, as Excel's."""
        return str(self.uno.Name) or f"{self.type.replace('_', ' ')} {self.index}"

    @name.setter
    def name(self, value: str) -> None:
        with self.text_writable():
            self.uno.setName(value)

    @property
    def type(self) -> str:
        """«picture», «chart», «auto_shape», … as xlwings calls them."""
        sort = self.uno.ShapeType.removeprefix(DRAWING)
        if sort == "OLE2Shape" and self.uno.CLSID.upper() == _CHART:
            return "chart"
        return _KINDS.get(sort, "auto_shape")

    @property
    def index(self) -> int:
        """Its number among the shapes of the sheet, from 1."""
        return 1 + [one.uno for one in Shapes(self.sheet)].index(self.uno)

    @property
    def left(self) -> float:
        """Points from the left edge of the sheet."""
        return points(self.uno.Position.X)

    @left.setter
    def left(self, value: float) -> None:
        self._put(value, self.top)

    @property
    def top(self) -> float:
        """Points from the top edge of the sheet."""
        return points(self.uno.Position.Y)

    @top.setter
    def top(self, value: float) -> None:
        self._put(self.left, value)

    def _put(self, left: float, top: float) -> None:
        place = struct(
            "com.sun.star.awt.Point", X=lengths.hmm(left), Y=lengths.hmm(top)
        )
        with self.text_writable():
            self.uno.setPosition(place)

    @property
    def width(self) -> float:
        """Points."""
        return points(self.uno.Size.Width)

    @width.setter
    def width(self, value: float) -> None:
        height = self.height * (value / self.width if self.lock_aspect_ratio else 1)
        self.resize(value, height)

    @property
    def height(self) -> float:
        """Points."""
        return points(self.uno.Size.Height)

    @height.setter
    def height(self, value: float) -> None:
        width = self.width * (value / self.height if self.lock_aspect_ratio else 1)
        self.resize(width, value)

    def resize(self, width: float, height: float) -> None:
        """Make it so many points wide and high, whatever goes together."""
        size = struct(
            "com.sun.star.awt.Size",
            Width=lengths.hmm(width),
            Height=lengths.hmm(height),
        )
        with self.text_writable():
            self.uno.setSize(size)

    @property
    def lock_aspect_ratio(self) -> bool:
        """Whether width and height change together: pictures do, unless told."""
        noted = self.uno.UserDefinedAttributes
        if noted.hasByName(_LOCK):
            return bool(noted.getByName(_LOCK).Value == "true")
        return self.type == PICTURE

    @lock_aspect_ratio.setter
    def lock_aspect_ratio(self, value: bool) -> None:
        noted = self.uno.UserDefinedAttributes
        if noted.hasByName(_LOCK):
            noted.removeByName(_LOCK)
        data = struct("com.sun.star.xml.AttributeData", Type="CDATA")
        data.Value = "true" if value else "false"
        noted.insertByName(_LOCK, data)
        self.uno.UserDefinedAttributes = noted

    def delete(self) -> None:
        """Take it away."""
        with self.text_writable():
            self.sheet.uno.DrawPage.remove(self.uno)

    def activate(self) -> None:
        """Select it."""
        controller = self.sheet.book.uno.CurrentController
        controller.setActiveSheet(self.sheet.uno)
        controller.select(self.uno)

    def scale_width(
        self, factor: float, relative_to_original_size: bool, scale: str
    ) -> None:
        """Make it so many times as wide; a picture grows in height too, if locked."""
        width = (self._original() if relative_to_original_size else self._size())[0]
        before = self._size()
        self.width = width * factor
        self._keep(scale, before)

    def scale_height(
        self, factor: float, relative_to_original_size: bool, scale: str
    ) -> None:
        """Make it so many times as high; a picture grows in width too, if locked."""
        height = (self._original() if relative_to_original_size else self._size())[1]
        before = self._size()
        self.height = height * factor
        self._keep(scale, before)

    def _size(self) -> tuple[float, float]:
        return self.width, self.height

    def _original(self) -> tuple[float, float]:
        if self.type != PICTURE:
            raise CalcError(f"{self.name}: only a picture has an original size.")
        return original_size(self.uno.Graphic)

    def _keep(self, scale: str, before: tuple[float, float]) -> None:
        """Move it so that its middle or its last corner stays where it was."""
        share = {"scale_from_middle": 0.5, "scale_from_bottom_right": 1.0}.get(scale, 0)
        if share:
            width, height = self._size()
            left = self.left - (width - before[0]) * share
            self._put(left, self.top - (height - before[1]) * share)

    @property
    def text(self) -> str | None:
        """What is written in it; None when nothing is."""
        return str(self.text_uno.String) or None if self._has_room_for_text else None

    @text.setter
    def text(self, value: str) -> None:
        with self.text_writable():
            self.text_uno.setString(value)

    @property
    def font(self) -> Font:
        """The font of its whole text."""
        return Characters(self).font

    @property
    def characters(self) -> Characters:
        """The letters of its text."""
        return Characters(self)

    # What Characters asks of the owner of a text.

    rich_text = True

    @property
    def text_uno(self) -> Any:
        """The UNO text.

        Raises:
            CalcError: it holds no text: a picture, a chart, a group.
        """
        if not self._has_room_for_text:
            raise CalcError(f"{self.name} ({self.type}) holds no text.")
        return self.uno

    @property
    def _has_room_for_text(self) -> bool:
        # Calc would write on a picture too; Excel does not.
        return self.type != PICTURE and hasattr(self.uno, "createTextCursor")

    def text_writable(self) -> AbstractContextManager[None]:
        """Around each change: on a protected sheet nothing drawn changes either."""
        writable: AbstractContextManager[None] = self.sheet.writable(self.sheet.cells)
        return writable


@guarded
class Shapes(NamedItems, base_classes.Collection):  # type: ignore[misc, unused-ignore]
    """All that is drawn on a sheet, from the back to the front; notes apart."""

    _one: type[Any] = Shape

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The UNO draw page."""
        return self.sheet.uno.DrawPage

    @property
    def parent(self) -> Any:
        """The sheet."""
        return self.sheet

    def _listed(self, shape: Any) -> bool:
        return bool(shape.ShapeType != _NOTE)

    def __iter__(self) -> Iterator[Any]:
        page = self.api
        shapes = [page.getByIndex(index) for index in range(page.Count)]
        return iter([self._one(self.sheet, one) for one in shapes if self._listed(one)])

    def __len__(self) -> int:
        return len(list(iter(self)))
