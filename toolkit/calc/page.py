"""How a sheet is printed and shown: print area, frozen panes, grid lines."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from xlwings import base_classes

from toolkit.calc.addresses import MAX_ROWS, Area, address, area_of
from toolkit.calc.boundary import guarded
from toolkit.calc.errors import CalcError

# A hidden window has no size, and Calc freezes nothing beyond the window's edge.
_WINDOW = (0, 0, 1200, 900, 15)  # x, y, width, height, all of them set


@guarded
class PageSetup(base_classes.PageSetup):  # type: ignore[misc, unused-ignore]
    """The page of a sheet."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The sheet's page style."""
        styles = self.sheet.book.uno.StyleFamilies.getByName("PageStyles")
        return styles.getByName(self.sheet.uno.PageStyle)

    @property
    def print_area(self) -> str | None:
        """«$A$1:$B$3», several joined by commas; None when all is printed."""
        areas = [_area(at) for at in self.sheet.uno.getPrintAreas()]
        return ",".join(address(area) for area in areas) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        parts = value.split(",") if value else []
        areas = [area_of(part) for part in parts]
        if None in areas:
            raise CalcError(f"print_area: {value!r} is not an address of cells.")
        self.sheet.uno.setPrintAreas(
            tuple(
                self.sheet.range(
                    (area.row, area.column),
                    (area.row + area.rows - 1, area.column + area.columns - 1),
                ).uno.RangeAddress
                for area in areas
                if area
            )
        )


@guarded
class FreezePanes(base_classes.FreezePanes):  # type: ignore[misc, unused-ignore]
    """The rows and columns of a sheet that stay when it is scrolled."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    def freeze_at(self, frozen_range: str) -> None:
        """Freeze the top-left pane that ends with this range.

        «1:2» freezes two rows, «A:A» one column, «A1:B3» three rows and two
        columns. Source: Office.js, Worksheet.freezePanes.freezeAt.
        """
        area = area_of(frozen_range, (MAX_ROWS, self.sheet.uno.Columns.Count))
        if area is None:
            raise CalcError(f"freeze_at: {frozen_range!r} is not an address of cells.")
        rows = 0 if area.rows == MAX_ROWS else area.row + area.rows - 1
        whole_rows = area.columns == self.sheet.uno.Columns.Count
        columns = 0 if whole_rows else area.column + area.columns - 1
        with shown(self.sheet) as controller:
            controller.freezeAtPosition(columns, rows)

    def unfreeze(self) -> None:
        """Let everything scroll."""
        with shown(self.sheet) as controller:
            controller.freezeAtPosition(0, 0)


@contextmanager
def shown(sheet: Any) -> Iterator[Any]:
    """The view, while it shows this sheet; then again the one shown before."""
    controller = sheet.book.uno.getCurrentController()
    window = controller.Frame.ComponentWindow
    if not window.getPosSize().Width:
        window.setPosSize(*_WINDOW)
    before = controller.getActiveSheet()
    controller.setActiveSheet(sheet.uno)
    try:
        yield controller
    finally:
        controller.setActiveSheet(before)


def shows_grid(sheet: Any) -> bool:
    """Whether the grid of this sheet is shown.

    `ShowGrid` of the view is one for the whole workbook; each sheet's own is known to
    what the view would save of itself.
    """
    with shown(sheet) as controller:
        return bool(controller.ShowGrid) and _own_grid(sheet)


def show_grid(sheet: Any, value: bool) -> None:
    """Show or hide the grid of this sheet alone, as the menu of LibreOffice does."""
    with shown(sheet) as controller:
        if value and not controller.ShowGrid:
            controller.ShowGrid = True
        if _own_grid(sheet) != value:
            helper = sheet.book.app.office.service("com.sun.star.frame.DispatchHelper")
            helper.executeDispatch(controller.Frame, ".uno:ToggleSheetGrid", "", 0, ())


def _own_grid(sheet: Any) -> bool:
    """As the view would save it now; the model keeps what it was asked for once."""
    model = sheet.book.uno
    model.setViewData(None)
    views = model.getViewData()
    model.setViewData(None)
    for number in range(views.getCount()):
        view = {one.Name: one.Value for one in views.getByIndex(number)}
        tables = view.get("Tables")
        if tables is not None and tables.hasByName(sheet.name):
            own = {one.Name: one.Value for one in tables.getByName(sheet.name)}
            return bool(own.get("ShowGrid", True))
    return True


def _area(at: Any) -> Area:
    return Area(
        at.StartRow + 1,
        at.StartColumn + 1,
        at.EndRow - at.StartRow + 1,
        at.EndColumn - at.StartColumn + 1,
    )
