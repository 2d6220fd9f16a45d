"""Cell addresses as Excel writes them, and as numbers counted from 1."""

import re
from typing import NamedTuple

from toolkit.calc.errors import CalcError

# LibreOffice 7.4's sheets end where Excel's columns do not; rows are the same.
MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_ROWS = re.compile(r"\$?([1-9]\d{0,6}):\$?([1-9]\d{0,6})")
_PLAIN_SHEET = re.compile(r"[^\W\d][\w.]*")
_LIKE_A_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*")


class Area(NamedTuple):
    """A rectangle of cells: its first row and column (from 1) and its size."""

    row: int
    column: int
    rows: int
    columns: int


def column_name(column: int) -> str:
    """1 → A, 27 → AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def column_number(name: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number


def area_of(text: str, last: tuple[int, int] = (MAX_ROWS, MAX_COLUMNS)) -> Area | None:
    """The rectangle an address without sheet names, or None if it is none.

    `last` is the sheet's last row and column, for `A:C` and `2:5`.
    """
    text = text.strip()
    if match := _COLUMNS.fullmatch(text):
        first, second = sorted(map(column_number, match.groups()))
        return Area(1, first, last[0], second - first + 1)
    if match := _ROWS.fullmatch(text):
        first, second = sorted(map(int, match.groups()))
        return Area(first, 1, second - first + 1, last[1])
    corners = [_CELL.fullmatch(part) for part in text.split(":")]
    if len(corners) > 2 or not all(corners):
        return None
    rows = sorted(int(c[2]) for c in corners if c)
    columns = sorted(column_number(c[1]) for c in corners if c)
    if rows[-1] > last[0] or columns[-1] > last[1]:
        return None
    return Area(
        rows[0], columns[0], rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
    )


def address(
    area: Area,
    *,
    row_absolute: bool = True,
    column_absolute: bool = True,
    last: tuple[int, int] = (MAX_ROWS, MAX_COLUMNS),
) -> str:
    """`$A$1:$B$2`; whole columns and rows as `$A:$C`, `$2:$5`."""
    row_mark, column_mark = "$" * row_absolute, "$" * column_absolute
    top, bottom = area.row, area.row + area.rows - 1
    left = column_mark + column_name(area.column)
    right = column_mark + column_name(area.column + area.columns - 1)
    if area.rows == last[0] and area.columns < last[1]:
        return f"{left}:{right}"
    if area.columns == last[1]:
        return f"{row_mark}{top}:{row_mark}{bottom}"
    first = f"{left}{row_mark}{top}"
    if area.rows == area.columns == 1:
        return first
    return f"{first}:{right}{row_mark}{bottom}"


def quoted_sheet(name: str) -> str:
    """A sheet's name as a formula must write it: quoted where Excel would."""
    plain = _PLAIN_SHEET.fullmatch(name) and not _LIKE_A_CELL.fullmatch(name)
    return name if plain else "'" + name.replace("'", "''") + "'"


def split_sheet(text: str) -> tuple[str | None, str]:
    """`'Tham số'!A1` → (`Tham số`, `A1`); no sheet → (None, text)."""
    text = text.removeprefix("=")
    sheet, mark, rest = text.rpartition("!")
    if not mark:
        return None, text
    if sheet.startswith("'") and sheet.endswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    if "[" in sheet:
        raise CalcError(f"{text}: an address in another workbook is not followed.")
    return sheet, rest
