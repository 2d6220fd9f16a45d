"""What stands on a sheet beside its cells: tables, notes, panes, page."""

from typing import Any

from toolkit.calc import unsupported_members
from toolkit.calc.boundary import guarded
from toolkit.calc.drawing import Shapes
from toolkit.calc.notes import Note, notes_of
from toolkit.calc.page import FreezePanes, PageSetup, show_grid, shows_grid
from toolkit.calc.pictures import Pictures
from toolkit.calc.tables import Tables


@guarded
class SheetExtras:
    """Members of a sheet that concern tables, notes, panes and the page."""

    uno: Any
    book: Any
    range: Any
    used_range: Any

    @property
    def tables(self) -> Tables:
        """The tables."""
        return Tables(self)

    @property
    def shapes(self) -> Shapes:
        """What is drawn on it, pictures and charts too."""
        return Shapes(self)

    @property
    def pictures(self) -> Pictures:
        """The pictures."""
        return Pictures(self)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes, by rows."""
        return notes_of(self)

    @property
    def page_setup(self) -> PageSetup:
        """The page."""
        return PageSetup(self)

    @property
    def freeze_panes(self) -> FreezePanes:
        """The frozen rows and columns."""
        return FreezePanes(self)

    @property
    def show_gridlines(self) -> bool:
        """Whether the grid of this sheet is shown."""
        return shows_grid(self)

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        show_grid(self, bool(value))

    def autofit(self, axis: str | None = None) -> None:
        """Widths («c»), heights («r») or both, of what is used."""
        self.used_range.autofit(axis)


unsupported_members.refuse_members(
    SheetExtras, "Sheet", unsupported_members.SHEET, unsupported_members.SHEET_METHODS
)
