"""Records as the register keeps them, from text grids; no workbook in between."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tests.awards.making import grids
from toolkit.model import register as model
from toolkit.model.origin import Origin
from toolkit.model.register import Register, TablePlace
from toolkit.rules.names import known_title
from toolkit.workbook.address import letters
from toolkit.workbook.forms.register_layout import (
    BY_KEY,
    FIRST_ROW,
    Column,
    Holds,
    TableForm,
    award_words,
)

RECORDS: Mapping[str, Any] = {
    "units": model.Unit,
    "people": model.Person,
    "registrations": model.Registration,
    "initiatives": model.Initiative,
    "ratings": model.YearRating,
    "proposals": model.Proposal,
    "awards": model.AwardLine,
    "votes": model.Vote,
    "dossiers": model.DossierLine,
}
SETTINGS = ("year", "rounding", "reading", "leader_line", "office_rules")


def entered(text: str, *, year: int | None = 2023, office: str = "Sở A") -> Register:
    """The register of those grids, as a reader would give it without any fault.

    A title may be written as an office writes it («LĐTT»): it is then loose unless
    it is the very word of the list. A setting's cell is named after it on «Quy tắc».
    """
    tables = {
        key: tuple(_record(BY_KEY[key], values, row) for row, values in rows)
        for key, rows in ((k, enumerate(r, FIRST_ROW)) for k, r in grids(text).items())
    }
    places = {
        key: TablePlace(
            form.sheet, {c.field: letters(at) for at, c in enumerate(form.columns, 1)}
        )
        for key, form in BY_KEY.items()
    }
    cells = {name: Origin("Quy tắc", name) for name in SETTINGS}
    return Register(office=office, year=year, places=places, cells=cells, **tables)


def _record(form: TableForm, values: Mapping[str, Any], row: int) -> Any:
    fields: dict[str, Any] = {"row": row}
    loose = set()
    for name, cell in values.items():
        if cell is None:
            continue
        column = form.column(name)
        if name.startswith("part_"):
            fields["parts"] = fields.get("parts", frozenset()) | {name[5:]}
            continue
        fields[name] = _value(column, cell)
        if column.holds is Holds.AWARD and cell != award_words()[fields[name]]:
            loose.add(name)
    return RECORDS[form.key](**fields, loose=frozenset(loose))


def _value(column: Column, cell: Any) -> Any:
    holds = column.holds
    if holds is Holds.CHOICE:
        [found] = [key for key, words in column.words.items() if words == cell]
        return found
    if holds is Holds.AWARD:
        found = known_title(cell)
        assert found is not None, cell
        return found
    if holds in (Holds.YEAR, Holds.COUNT):
        return int(cell)
    if holds is Holds.NUMBER:
        return Decimal(str(cell))
    if holds is Holds.FLAG:
        return True
    if holds is Holds.NAMES:
        return tuple(name.strip() for name in cell.split(";"))
    if holds is Holds.YEARS:
        return tuple(int(year) for year in str(cell).split(";"))
    if holds is Holds.MOMENT and not isinstance(cell, date):
        year = int(cell)
        return date(year, 12, 31) if column.field == "end" else date(year, 1, 1)
    return cell
