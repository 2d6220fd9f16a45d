"""Borders of a range, in Excel's words."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from xlwings import base_classes

from toolkit.calc import colors, states, uno_import
from toolkit.calc.boundary import guarded
from toolkit.calc.errors import unsupported

_UNSET = base_classes._UNSET
_THIN, _MEDIUM, _THICK, _HAIR = 26, 62, 88, 2  # 1/100 mm, as Calc imports Excel's

# (Excel's style and weight): Calc's BorderLineStyle and width. What is not here
# Excel cannot draw either.
_LINES = {
    ("continuous", "hairline"): (0, _HAIR),
    ("continuous", "thin"): (0, _THIN),
    ("continuous", "medium"): (0, _MEDIUM),
    ("continuous", "thick"): (0, _THICK),
    ("dash", "thin"): (14, _THIN),
    ("dash", "medium"): (2, _MEDIUM),
    ("dot", "thin"): (1, _THIN),
    ("dash_dot", "thin"): (16, _THIN),
    ("dash_dot", "medium"): (16, _MEDIUM),
    ("dash_dot_dot", "thin"): (17, _THIN),
    ("dash_dot_dot", "medium"): (17, _MEDIUM),
    ("double", "thick"): (15, _MEDIUM),
    ("slant_dash_dot", "medium"): (14, _MEDIUM),
}
_DOUBLES = frozenset((3, *range(4, 10), 15))


class _Side(NamedTuple):
    """Where one border of a range lies in Calc.

    `own` is the line's place in a frame around the range, `read` the property of
    the cells it belongs to. Seen from the cells beyond it, which lie `step`
    (rows, columns) away, it is their `facing` side. Diagonals have no frame.
    """

    read: str
    own: str | None = None
    facing: str | None = None
    step: tuple[int, int] = (0, 0)


_SIDES = {
    "edge_top": _Side("TopBorder2", "Top", "Bottom", (-1, 0)),
    "edge_bottom": _Side("BottomBorder2", "Bottom", "Top", (1, 0)),
    "edge_left": _Side("LeftBorder2", "Left", "Right", (0, -1)),
    "edge_right": _Side("RightBorder2", "Right", "Left", (0, 1)),
    # A frame sets inside lines on both cells at once.
    "inside_horizontal": _Side("BottomBorder2", "Horizontal"),
    "inside_vertical": _Side("RightBorder2", "Vertical"),
    "diagonal_down": _Side("DiagonalTLBR2"),
    "diagonal_up": _Side("DiagonalBLTR2"),
}


class Line(NamedTuple):
    """How a border looks; `style` None where there is none."""

    style: str | None = None
    weight: str = "thin"
    color: colors.RGB = (0, 0, 0)


@guarded
class Border(base_classes.Border):  # type: ignore[misc, unused-ignore]
    """One side of a range. Both cells beside a line hold it in Calc: the nearer
    one is read first, and both are written, as Excel shows and removes it.
    """

    def __init__(self, cells: Any, side: str) -> None:
        self.cells = cells
        self.side = side

    @property
    def api(self) -> Any:
        """The UNO cell range."""
        return self.cells.uno

    @property
    def line_style(self) -> str:
        """Excel's word for the line, «none» without one. Mixed: the first cell's."""
        return self._read().style or "none"

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.set(line_style=value)

    @property
    def weight(self) -> str:
        """Excel's word for the width; «thin» without a line, as Excel answers."""
        return self._read().weight

    @weight.setter
    def weight(self, value: str) -> None:
        self.set(weight=value)

    @property
    def color(self) -> colors.RGB | None:
        """(r, g, b); None without a line."""
        line = self._read()
        return line.color if line.style else None

    @color.setter
    def color(self, color_or_rgb: Any) -> None:
        self.set(color=color_or_rgb)

    def set(
        self, line_style: Any = _UNSET, weight: Any = _UNSET, color: Any = _UNSET
    ) -> None:
        """Change what is given, in Excel's order: colour, weight, style last."""
        if not self._exists():
            return
        drawn = _to_uno(changed(self._read(), line_style, weight, color))
        side, far = _SIDES[self.side], self._beyond()
        with self.cells.sheet.writable(self.cells):
            if side.own is None:
                self.cells.uno.setPropertyValue(side.read, drawn)
            else:
                _frame(self.cells.uno, side.own, drawn)
            if far is not None and side.facing:
                _frame(far, side.facing, drawn)

    def _exists(self) -> bool:
        """A single row has no line between rows, a single column none either."""
        rows, columns = self.cells.coords[2:]
        if self.side == "inside_horizontal":
            return bool(rows > 1)
        return bool(self.side != "inside_vertical" or columns > 1)

    def _read(self) -> Line:
        if not self._exists():
            return Line()
        side, far = _SIDES[self.side], self._beyond()
        rows, columns = self.cells.coords[2:]
        # The line's first cell is the range's, but at the bottom and the right.
        row = rows - 1 if self.side == "edge_bottom" else 0
        column = columns - 1 if self.side == "edge_right" else 0
        near = self.cells.uno.getCellByPosition(column, row)
        line = _from_uno(near.getPropertyValue(side.read))
        if line.style or far is None:
            return line
        cell = far.getCellByPosition(0, 0)
        return _from_uno(cell.getPropertyValue(f"{side.facing}Border2"))

    def _beyond(self) -> Any | None:
        """The cells on the other side of an edge, if the sheet goes on there."""
        row, column, rows, columns = self.cells.coords
        down, right = _SIDES[self.side].step
        if down:
            row, rows = (row - 1 if down < 0 else row + rows), 1
        elif right:
            column, columns = (column - 1 if right < 0 else column + columns), 1
        else:
            return None
        last_row, last_column = self.cells.sheet.size
        if not (1 <= row <= last_row and 1 <= column <= last_column):
            return None
        return self.cells.sheet.range((row, column, rows, columns)).uno


def _common(attribute: str) -> property:
    """What edges and inside borders share; None where they differ."""

    def read(borders: "Borders") -> Any:
        sides = base_classes.Borders._grid_sides(borders)  # type: ignore[no-untyped-call]
        return states.only([getattr(borders[side], attribute) for side in sides])

    def write(borders: "Borders", value: Any) -> None:
        borders.set(base_classes.BORDER_GRID_SIDES, **{attribute: value})

    return property(read, write, doc=f"Common {attribute} of the grid's sides.")


@guarded
class Borders(base_classes.Borders):  # type: ignore[misc, unused-ignore]
    """All sides of a range; each property answers None where sides differ."""

    def __init__(self, cells: Any) -> None:
        self.parent = cells

    @property
    def api(self) -> Any:
        """The UNO cell range."""
        return self.parent.uno

    def __getitem__(self, key: str) -> Border:
        return Border(self.parent, key)

    line_style = _common("line_style")
    weight = _common("weight")
    color = _common("color")

    def set(
        self,
        which: Iterable[str] = "all",
        *,
        line_style: Any = _UNSET,
        weight: Any = _UNSET,
        color: Any = _UNSET,
    ) -> None:
        """Change what is given on the named sides (xlwings has checked both)."""
        for side in which:
            self[side].set(line_style, weight, color)


def changed(line: Line, style: Any, weight: Any, color: Any) -> Line:
    """A line after a change, as Excel's attributes influence one another.

    A weight or a colour draws a removed border again; of a style and a weight
    that do not go together the one set last stays.
    """
    if color is not _UNSET:
        line = line._replace(style=line.style or "continuous", color=color)
    if weight is not _UNSET:
        kept = line.style if (line.style, weight) in _LINES else "continuous"
        line = line._replace(style=kept, weight=weight)
    if style is not _UNSET:
        if style in (None, "none"):
            return Line()
        weights = [weight for name, weight in _LINES if name == style]
        kept = line.weight if line.weight in weights else weights[0]
        if line.style is None and weight is _UNSET and "thin" in weights:
            kept = "thin"
        line = line._replace(style=style, weight=kept)
    return line


def _to_uno(line: Line) -> Any:
    made = uno_import.struct("com.sun.star.table.BorderLine2")
    if line.style is None:
        return made
    if line.style == "slant_dash_dot":
        unsupported("The border style «slant_dash_dot»", "Use «dash_dot», medium.")
    made.LineStyle, made.LineWidth = _LINES[line.style, line.weight]
    made.OuterLineWidth = made.LineWidth
    made.Color = colors.to_uno(line.color)
    if line.style == "double":
        made.OuterLineWidth = made.InnerLineWidth = 18
        made.LineDistance = _MEDIUM - 2 * 18
    return made


def _from_uno(border: Any) -> Line:
    width = border.LineWidth or border.OuterLineWidth
    if not width:
        return Line()
    color = colors.from_uno(border.Color)
    if border.LineStyle in _DOUBLES:
        return Line("double", "thick", color)
    # Widths drawn by hand in Calc are any: the nearest of Excel's.
    drawn = [
        (abs(width - known), name)
        for name, (style, known) in _LINES.items()
        if style == border.LineStyle
    ]
    if not drawn:
        drawn = [
            (abs(width - known), name)
            for name, (_, known) in _LINES.items()
            if name[0] == "continuous"
        ]
    return Line(*min(drawn)[1], color)


def _frame(cells: Any, place: str, drawn: Any) -> None:
    """Set one line of a frame and no other: a border property set on a range
    would wipe the other sides of cells that differ.
    """
    frame = uno_import.struct("com.sun.star.table.TableBorder2")
    setattr(frame, f"{place}Line", drawn)
    setattr(frame, f"Is{place}LineValid", True)
    cells.TableBorder2 = frame
