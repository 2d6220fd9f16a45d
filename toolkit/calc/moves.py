"""How often cells were moved by this process.

A UNO range follows its cells when others are inserted or removed, while a range of
xlwings is a place; and a sheet's UNO object loses the rows below cells that were
removed from a part of it (LibreOffice 7.4). Both are fetched anew after a move.
"""

_count = 0


def count() -> int:
    """A number that differs after each move."""
    return _count


def note() -> None:
    """Cells were moved: UNO ranges and sheets taken before are out of date."""
    global _count
    _count += 1
