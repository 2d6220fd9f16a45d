"""A rectangle of cells: where it is, what is in it, moving and copying it."""

from typing import TYPE_CHECKING, Any

from xlwings import Range as XlwingsRange
from xlwings import base_classes, expansion

from toolkit.calc import (
    autofill,
    block_formulas,
    blocks,
    copying,
    exporting,
    merges,
    moves,
    regions,
    searching,
    transfer,
)
from toolkit.calc.addresses import Area, address, quoted_sheet
from toolkit.calc.boundary import guarded
from toolkit.calc.conditional_formats import ConditionalFormats
from toolkit.calc.errors import CalcError
from toolkit.calc.names import Name, Names
from toolkit.calc.range_formats import RangeFormats
from toolkit.calc.uno_import import struct

if TYPE_CHECKING:
    from toolkit.calc.sheets import Sheet

# com.sun.star.sheet.CellFlags
CONTENTS = 1 | 2 | 4 | 16  # VALUE, DATETIME, STRING, FORMULA
NOTES = 8
FORMATS = 32 | 64 | 256  # HARDATTR, STYLES, EDITATTR


@guarded
class Range(RangeFormats, base_classes.Range):
    """Four numbers and a sheet; the UNO range is made when it is needed."""

    # (row, column, rows, columns), counted from 1; the base class's is read-only.
    coords: tuple[int, int, int, int] = (1, 1, 1, 1)

    def __init__(self, sheet: "Sheet", area: Area) -> None:
        self._sheet = sheet
        self._area = area
        self.coords = area
        self._uno: Any = None
        self._moves = moves.count()
        # xlwings writes the user's options here.
        self.options: dict[str, Any] = {}

    @property
    def sheet(self) -> "Sheet":
        return self._sheet

    @property
    def uno(self) -> Any:
        """The UNO cell range.

        Raises:
            CalcError: the range is empty or reaches beyond the sheet.
        """
        if self._uno is None or self._moves != moves.count():
            self._uno = regions.uno_range(self._sheet.uno, self._area)
            self._moves = moves.count()
        return self._uno

    @property
    def api(self) -> Any:
        return self.uno

    @property
    def row(self) -> int:
        return self._area.row

    @property
    def column(self) -> int:
        return self._area.column

    @property
    def shape(self) -> tuple[int, int]:
        return self._area.rows, self._area.columns

    def __len__(self) -> int:
        return self._area.rows * self._area.columns

    def at(self, area: Area) -> "Range":
        """Another range of the same sheet."""
        return Range(self._sheet, area)

    def first_address(self) -> Any:
        """The UNO CellAddress of the first cell."""
        sheet = self._sheet.uno.RangeAddress.Sheet
        return struct(
            "com.sun.star.table.CellAddress",
            Sheet=sheet,
            Row=self.row - 1,
            Column=self.column - 1,
        )

    def __call__(self, arg1: int, arg2: int | None = None) -> "Range":
        """A cell by (row, column) within the range, or by its number in it."""
        if arg2 is None:
            row, column = divmod(arg1 - 1, self._area.columns)
        else:
            row, column = arg1 - 1, arg2 - 1
        return self.at(Area(self.row + row, self.column + column, 1, 1))

    def get_address(
        self, row_absolute: bool, col_absolute: bool, external: bool
    ) -> str:
        text = address(
            self._area,
            row_absolute=row_absolute,
            column_absolute=col_absolute,
            last=self._sheet.size,
        )
        if not external:
            return text
        place = f"[{self._sheet.book.name}]{self._sheet.name}"
        if quoted_sheet(self._sheet.name).startswith("'") or " " in place:
            place = "'" + place.replace("'", "''") + "'"
        return f"{place}!{text}"

    @property
    def address(self) -> str:
        return self.get_address(True, True, False)

    @property
    def max_cells_per_read(self) -> int | None:
        return None  # one read, whatever the size

    @property
    def max_cells_per_write(self) -> int | None:
        return None

    @property
    def raw_value(self) -> Any:
        if not len(self):
            return None
        return blocks.read(self)

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        if len(self):
            blocks.write(self, data)
            merges.clear_covered(self)

    @property
    def formula(self) -> Any:
        return block_formulas.read_formulas(self)

    @formula.setter
    def formula(self, value: Any) -> None:
        block_formulas.write_formulas(self, value)
        merges.clear_covered(self)

    @property
    def formula2(self) -> Any:
        return block_formulas.read_formulas(self)

    @formula2.setter
    def formula2(self, value: Any) -> None:
        block_formulas.write_formulas(self, value)
        merges.clear_covered(self)

    @property
    def formula_array(self) -> str | None:
        return block_formulas.read_array_formula(self)

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        block_formulas.write_array_formula(self, value)

    @property
    def has_array(self) -> bool | None:
        """Whether all cells hold array formulas; None for some of them."""
        return regions.has_array(self)

    def expand(self, mode: str = "table") -> "Range":
        expanded = expansion.expanders[mode].expand(XlwingsRange(impl=self))
        found: Range = expanded.impl
        return found

    def end(self, direction: str) -> "Range":
        return self.at(regions.end(self, direction))

    @property
    def current_region(self) -> "Range":
        return self.at(regions.current_region(self))

    def clear_contents(self) -> None:
        self._clear(CONTENTS)

    def clear_formats(self) -> None:
        self._clear(FORMATS)

    def clear(self) -> None:
        self._clear(CONTENTS | FORMATS | NOTES)

    def _clear(self, flags: int) -> None:
        with self._sheet.writable(self):
            self.uno.clearContents(flags)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        transfer.insert(self, shift, copy_origin)

    def delete(self, shift: str | None = None) -> None:
        transfer.delete(self, shift)

    def copy(self, destination: Any = None) -> None:
        copying.copy(self, destination)

    def paste(
        self,
        paste: str | None = None,
        operation: str | None = None,
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        copying.paste(self, paste, operation, skip_blanks, transpose)

    def copy_from(
        self,
        source_range: Any,
        copy_type: str = "all",
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        copying.copy_from(self, source_range.impl, copy_type, skip_blanks, transpose)

    def move(self, destination: Any) -> None:
        transfer.move(self, destination.impl)

    def autofill(self, destination: Any, type_: str) -> None:
        autofill.autofill(self, destination.impl, type_)

    def find(
        self, text: str, whole: bool, direction: str, order: str, match_case: bool
    ) -> "Range | None":
        return searching.find(self, text, whole, direction, order, match_case)

    def replace_all(self, old: str, new: str, whole: bool, match_case: bool) -> None:
        searching.replace_all(self, old, new, whole, match_case)

    def remove_duplicates(self, columns: list[int], has_headers: bool) -> None:
        searching.remove_duplicates(self, columns, has_headers)

    def get_special_cells(
        self, cell_type: str, value_type: str | None
    ) -> "list[Range]":
        return searching.special_cells(self, cell_type, value_type)

    def to_png(self, path: str) -> None:
        exporting.to_png(self, path)

    def to_pdf(self, path: str, quality: str) -> None:
        self._sheet.book.to_pdf(path, quality, self.uno)

    @property
    def conditional_formats(self) -> ConditionalFormats:
        """The rules that change how these cells look."""
        return ConditionalFormats(self)

    def select(self) -> None:
        controller = self._sheet.book.uno.CurrentController
        if controller is None:
            raise CalcError(f"{self._sheet.book.name} has no window to select in.")
        controller.setActiveSheet(self._sheet.uno)
        controller.select(self.uno)

    @property
    def name(self) -> Name | None:
        """The defined name that stands for exactly these cells, if any."""
        return regions.name_of(self)

    @name.setter
    def name(self, value: str) -> None:
        place = f"={quoted_sheet(self._sheet.name)}!{self.address}"
        Names(self._sheet.book, None).add(value, place)
