"""Where in a workbook a record comes from."""

from typing import NamedTuple


class Origin(NamedTuple):
    """A place a person can go to: a sheet and, when there is one, a cell.

    `cell` is an A1 reference without `$` ("F17"), or "" for the whole sheet.
    Both are "" for a record that comes from no workbook (a TOML rubric).
    """

    sheet: str = ""
    cell: str = ""


NOWHERE = Origin()
