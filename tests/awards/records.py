"""Records of a register from text grids, without a workbook in between."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from tests.awards.making import grids
from toolkit.forms.register.layout import FIRST_ROW, TABLES, Column, Holds, award_words
from toolkit.model.register import (
    AwardLine,
    DossierLine,
    Initiative,
    Person,
    Proposal,
    Register,
    Registration,
    TablePlace,
    Unit,
    Vote,
    YearRating,
)
from toolkit.rules.names import known_title

RECORDS: dict[str, Any] = {
    "units": Unit,
    "people": Person,
    "registrations": Registration,
    "initiatives": Initiative,
    "ratings": YearRating,
    "proposals": Proposal,
    "awards": AwardLine,
    "votes": Vote,
    "dossiers": DossierLine,
}
PLACES = {
    table.key: TablePlace(
        table.sheet,
        {column.field: chr(ord("A") + at) for at, column in enumerate(table.columns)},
    )
    for table in TABLES
}


def register(text: str = "", *, year: int | None = 2023, office: str = "") -> Register:
    """The register of an award year; rows count from the first below the header."""
    tables: dict[str, Any] = {}
    forms = {table.key: table for table in TABLES}
    for key, rows in grids(text).items():
        columns = {column.field: column for column in forms[key].columns}
        tables[key] = tuple(
            RECORDS[key](
                row=row,
                **{
                    field: meant(columns[field], cell)
                    for field, cell in cells.items()
                    if cell is not None
                },
            )
            for row, cells in enumerate(rows, FIRST_ROW)
        )
    return Register(office=office, year=year, places=PLACES, **tables)


def joined(one: Register, other: Register) -> Register:
    """Both registers' rows, the second's numbered after the first's."""
    tables = {}
    for key in RECORDS:
        rows = getattr(one, key)
        after = len(rows)
        more = (row._replace(row=row.row + after) for row in getattr(other, key))
        tables[key] = (*rows, *more)
    return replace(one, **tables)


def meant(column: Column, cell: Any) -> Any:
    """What a cell of a column means, as the record keeps it."""
    match column.holds:
        case Holds.YEAR | Holds.COUNT:
            return int(cell)
        case Holds.NUMBER:
            return Decimal(repr(cell)).normalize() + 0
        case Holds.YEARS:
            many = cell.split(";") if isinstance(cell, str) else (cell,)
            return tuple(int(part) for part in many)
        case Holds.NAMES:
            return tuple(part.strip() for part in cell.split(";"))
        case Holds.CHOICE:
            return next(key for key, words in column.words.items() if words == cell)
        case Holds.AWARD:
            by_words = {words: award for award, words in award_words().items()}
            found = by_words.get(cell) or known_title(cell)
            assert found, cell
            return found
        case Holds.FLAG:
            return cell == "x"
        case Holds.MOMENT if isinstance(cell, float):
            last = column.field == "end"
            return date(int(cell), 12 if last else 1, 31 if last else 1)
        case Holds.TEXT | Holds.NAME if isinstance(cell, float):
            return str(int(cell))
        case _:
            return cell
