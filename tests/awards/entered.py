"""Registers from text grids as a reader gives them: settings' cells, loose titles."""

from collections.abc import Mapping
from typing import Any

from tests.awards.grids import grids
from tests.awards.records import FIRST_ROW, PLACES, list_words, record
from toolkit.model.origin import Origin
from toolkit.model.register import Register

CELLS = {
    name: Origin("Quy tắc", name)
    for name in ("year", "rounding", "reading", "leader_line")
}


def entered(text: str, *, year: int | None = 2023, office: str = "Sở A") -> Register:
    """The register of those grids; a setting's cell is named after it.

    A title in other words than those of the list («LĐTT») is loose.
    """
    tables = {
        key: tuple(_record(key, *one) for one in enumerate(rows, FIRST_ROW))
        for key, rows in grids(text).items()
    }
    return Register(office=office, year=year, places=PLACES, cells=CELLS, **tables)


def _record(table: str, row: int, cells: Mapping[str, Any]) -> Any:
    made = record(table, row, cells)
    title = cells.get("award")
    if title is None or title == list_words(made.award):
        return made
    return made._replace(loose=frozenset({"award"}))
