"""What a form needs of a workbook, whether a closed file or a live one."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from toolkit.xlsx.cells.cell import CellValue, Region, Sheet, Written


class Backend(Protocol):
    """A workbook that can be read by sheets and edited in gathered changes."""

    @property
    def sheet_names(self) -> tuple[str, ...]:
        """Names of the worksheets in tab order."""

    @property
    def manual_calculation(self) -> bool:
        """Whether the workbook asks for manual calculation."""

    @property
    def external_links(self) -> tuple[str, ...]:
        """Targets of links to other workbooks."""

    @property
    def dde_links(self) -> tuple[str, ...]:
        """Targets of DDE or OLE links."""

    def names(self) -> Mapping[str, Region | None]:
        """Workbook-level names in lower case; None for one that is no rectangle."""

    def sheet(self, name: str) -> Sheet:
        """One sheet, read in a fixed number of calls."""

    def table(
        self, sheet: str, first_row: int, columns: Sequence[int]
    ) -> list[tuple[int, tuple[CellValue, ...]]]:
        """The rows from `first_row` down that hold a value in any of these columns.

        Each is its number with its values, in the order asked for; a formula without
        a value gives an error value.
        """

    def number_format(self, style: int) -> str:
        """The number format of a cell's style."""

    def set_value(self, sheet: str, row: int, column: int, value: CellValue) -> None:
        """Make a cell a constant; its style stays."""

    def set_formula(
        self, sheet: str, row: int, column: int, formula: str, value: CellValue
    ) -> None:
        """Make a cell a formula, together with its right value."""

    def set_cached(self, sheet: str, row: int, column: int, value: CellValue) -> None:
        """Replace only the value that is stored beside a formula."""

    def set_rows(
        self,
        sheet: str,
        first_row: int,
        rows: Sequence[Sequence[Written]],
        *,
        links: Mapping[tuple[int, int], str] = ...,
        styles: Mapping[int, int] = ...,
        heights: Mapping[int, float] = ...,
    ) -> None:
        """Replace everything from a row down, on a sheet that belongs to us.

        A Cell with a formula is written as that formula, with its value.
        """
