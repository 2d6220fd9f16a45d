"""The defined names that the sheets of the register give to their cells."""

from collections.abc import Mapping

from xlsxwriter import Workbook

from toolkit.xlsx.cells.address import absolute, quoted

PREFIX = "td_"


class Names:
    """Names collected while the sheets are written; rows and columns count from 1."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}

    def cell(self, name: str, sheet: str, row: int, column: int) -> None:
        """Name one cell."""
        self._add(name, f"{quoted(sheet)}!{absolute(row, column)}")

    def area(
        self, name: str, sheet: str, first: tuple[int, int], last: tuple[int, int]
    ) -> None:
        """Name a rectangle by its first and its last cell."""
        whole = f"{absolute(*first)}:{absolute(*last)}"
        self._add(name, f"{quoted(sheet)}!{whole}")

    def formula(self, name: str, text: str) -> None:
        """Name a formula, written without «=»."""
        self._add(name, text)

    def _add(self, name: str, text: str) -> None:
        name = name if name.startswith(PREFIX) else PREFIX + name
        if name in self._found:
            raise ValueError(f"two cells are named {name}")
        self._found[name] = text

    @property
    def found(self) -> Mapping[str, str]:
        """Each name with what it stands for."""
        return self._found

    def define(self, book: Workbook) -> None:
        """Write them into the workbook."""
        for name, text in self._found.items():
            book.define_name(name, f"={text}")
