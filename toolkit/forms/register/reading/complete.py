"""Reads a row of «Sổ đã ghi đủ»: of which year a table has every row."""

from collections.abc import Mapping

from toolkit.findings import Finding, find
from toolkit.findings.texts.register import REGISTER_WORDS
from toolkit.forms.register.computed import COMPLETE_COLUMNS, COMPLETE_TABLES
from toolkit.forms.register.reading.days import read_year
from toolkit.forms.register.reading.own_rules import (
    PlacedCell,
    is_empty,
    seen_in,
    text_in,
)
from toolkit.model.register import Complete, TableKey
from toolkit.rules.names import folded, known_title
from toolkit.xlsx.cells.cell import CellValue

_NEEDED = {
    "year": REGISTER_WORDS["complete_year"],
    "award": REGISTER_WORDS["complete_award"],
    "table": "; ".join(COMPLETE_TABLES.values()),
}
_HEADERS = {head.field: head.header for head in COMPLETE_COLUMNS}


def complete_in(
    row: Mapping[str, PlacedCell],
) -> tuple[frozenset[Complete], list[Finding]]:
    """What a row says, and its cells that say nothing: of such a row nothing is used.

    Sheets without titles are complete as a whole, whatever title stands beside.
    """
    raw = {name: placed.cell.value for name, placed in row.items()}
    year: int | None = read_year(raw["year"]).value
    award, table = _award(raw["award"]), _table(raw["table"])
    read = {"year": year, "award": award, "table": table}
    faults = [_fault(name, row[name]) for name, value in read.items() if value is None]
    if year is None or award is None or table is None:
        return frozenset(), faults
    whole = table is not TableKey.AWARDS
    return frozenset({Complete(table, year, "" if whole else award)}), []


def _award(raw: CellValue) -> str | None:
    return "" if is_empty(raw) else known_title(text_in(raw))


def _table(raw: CellValue) -> TableKey | None:
    if is_empty(raw):
        return next(iter(COMPLETE_TABLES))
    words = {folded(name): key for key, name in COMPLETE_TABLES.items()}
    return words.get(folded(text_in(raw)))


def _fault(name: str, placed: PlacedCell) -> Finding:
    seen = seen_in(placed.cell.value) or REGISTER_WORDS["empty"]
    facts = {"expected": _NEEDED[name], "label": _HEADERS[name]}
    return find("S138", placed.at, seen=seen, **facts)
