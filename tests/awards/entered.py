"""Registers from text grids as a reader gives them: settings' cells, loose titles."""

from collections.abc import Mapping
from typing import Any

from tests.awards.making import grids
from tests.awards.records import PLACES, RECORDS, meant
from toolkit.forms.register.layout import BY_KEY, FIRST_ROW, TableForm, award_words
from toolkit.model.origin import Origin
from toolkit.model.register import Register

CELLS = {
    name: Origin("Quy tắc", name)
    for name in ("year", "rounding", "reading", "leader_line")
}
PART = "part_"


def entered(text: str, *, year: int | None = 2023, office: str = "Sở A") -> Register:
    """The register of those grids; a setting's cell is named after it.

    A title in other words than those of the list («LĐTT») is loose.
    """
    tables = {
        key: tuple(_record(BY_KEY[key], *one) for one in enumerate(rows, FIRST_ROW))
        for key, rows in grids(text).items()
    }
    return Register(office=office, year=year, places=PLACES, cells=CELLS, **tables)


def _record(form: TableForm, row: int, cells: Mapping[str, Any]) -> Any:
    filled = {field: cell for field, cell in cells.items() if cell is not None}
    parts = {field for field in filled if field.startswith(PART)}
    fields = {f: meant(form.column(f), filled[f]) for f in filled if f not in parts}
    if parts:
        fields["parts"] = frozenset(field.removeprefix(PART) for field in parts)
    award = fields.get("award")
    loose = award is not None and filled["award"] != award_words()[award]
    fields["loose"] = frozenset({"award"} if loose else ())
    return RECORDS[form.key](row=row, **fields)
