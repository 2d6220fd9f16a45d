"""Sorting the rows of a range."""

from typing import Any

from toolkit.calc import uno_import


def sort(
    cells: Any, keys: list[int], ascending: list[bool], *, has_headers: bool
) -> None:
    """Sort by columns counted from 1, the first the most important.

    Formulas move with their rows. Numbers come before texts, empty cells last.
    """
    fields = tuple(
        uno_import.struct(
            "com.sun.star.table.TableSortField", Field=key - 1, IsAscending=up
        )
        for key, up in zip(keys, ascending, strict=True)
    )
    wish = uno_import.properties(
        SortFields=uno_import.typed("[]com.sun.star.table.TableSortField", fields),
        ContainsHeader=has_headers,
        IsSortColumns=False,
        BindFormatsToContent=True,
    )
    with cells.sheet.writable(cells):
        cells.uno.sort(wish)
