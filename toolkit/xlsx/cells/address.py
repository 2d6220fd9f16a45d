"""A1 addresses: letters to numbers and back."""

import re
from functools import lru_cache

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384

_A1 = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """1 → A, 27 → AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


@lru_cache(maxsize=1024)
def column_number(name: str) -> int:
    """A → 1, AA → 27. Raises ValueError for anything but letters."""
    number = 0
    for letter in name.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"not a column: {name!r}")
        number = number * 26 + ord(letter) - 64
    return number


def a1(row: int, column: int) -> str:
    """(17, 6) → F17."""
    return f"{letters(column)}{row}"


def absolute(row: int, column: int) -> str:
    """(17, 6) → $F$17."""
    return f"${letters(column)}${row}"


def parse_a1(text: str) -> tuple[int, int]:
    """F17 or $F$17 → (17, 6). Raises ValueError outside Excel's grid."""
    match = _A1.fullmatch(text)
    if not match:
        raise ValueError(f"not a cell address: {text!r}")
    row, column = int(match[2]), column_number(match[1])
    if row > MAX_ROW or column > MAX_COLUMN:
        raise ValueError(f"outside the grid: {text!r}")
    return row, column


def quoted(sheet: str) -> str:
    """A sheet's name as a formula writes it: 'Chấm điểm'."""
    return "'" + sheet.replace("'", "''") + "'"
