"""Reads a row of «Mốc thời gian riêng»: a deadline that was set for the office."""

from collections.abc import Mapping
from datetime import date

from toolkit.findings import Finding, find
from toolkit.findings.texts.register import REGISTER_WORDS
from toolkit.forms.register.computed import OWN_DAY_COLUMNS
from toolkit.forms.register.reading.days import day_of, read_year
from toolkit.forms.register.reading.own_rules import PlacedCell, seen_in, text_in
from toolkit.model.register import OwnDay

_NEEDED = {
    "year": REGISTER_WORDS["complete_year"],
    "title": REGISTER_WORDS["own_day_title"],
    "day": REGISTER_WORDS["date"],
}
_HEADERS = {head.field: head.header for head in OWN_DAY_COLUMNS}


def own_day_in(row: Mapping[str, PlacedCell]) -> tuple[OwnDay | None, list[Finding]]:
    """What a row says, or Y178 for each cell without which it says nothing."""
    year: int | None = read_year(row["year"].cell.value).value
    raw = row["day"].cell.value
    day: date | None = day_of(raw) if raw is not None else None
    title = text_in(row["title"].cell.value)
    read = {"year": year, "title": title or None, "day": day}
    faults = [_fault(name, row[name]) for name, one in read.items() if one is None]
    if year is None or day is None or not title:
        return None, faults
    return OwnDay(year, title, day, text_in(row["document"].cell.value)), []


def _fault(name: str, placed: PlacedCell) -> Finding:
    seen = seen_in(placed.cell.value) or REGISTER_WORDS["empty"]
    facts = {"expected": _NEEDED[name], "label": _HEADERS[name]}
    return find("Y178", placed.at, seen=seen, **facts)
