"""What stands above a list: the decision it is the annex of, and the year."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from toolkit.exchange.sources.source import Line
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.groups import DAY, DECISION
from toolkit.findings import Finding, find
from toolkit.forms.register.reading.days import day_of, serial
from toolkit.model.register import TableKey
from toolkit.rules.words import day_words
from toolkit.xlsx.cells.cell import CellValue

_YEAR = re.compile(r"\bnăm\s+((?:19|20)\d{2})(?!\s*[-–]\s*\d)\b", re.IGNORECASE)


class Decision(NamedTuple):
    """The number and day of the decision that a list belongs to."""

    number: str
    day: date

    @property
    def fields(self) -> Mapping[str, CellValue]:
        """What it puts into each row."""
        return {"decision": self.number, "day": serial(self.day)}

    @property
    def finding(self) -> Finding:
        """X628: where number and day of the new rows come from."""
        return find("X628", seen=self.number, expected=day_words(self.day))


def decision_above(chosen: Chosen) -> Decision | None:
    """The decision that a list of awards is the annex of.

    Only where the list has no columns for it, and the text above tells both.
    """
    fields = set(chosen.match.fields.values())
    if chosen.match.table.key != TableKey.AWARDS or fields & {"decision", "day"}:
        return None
    for text in _texts_above(chosen):
        number = DECISION.search(text)
        written = DAY.search(text, number.end()) if number else None
        day = day_of(written[0]) if written else None
        if number and day:
            return Decision(number[1], day)
    return None


class Year(NamedTuple):
    """The year that the lines above a list name, and the words that do."""

    year: int
    said: str

    @property
    def finding(self) -> Finding:
        """X647: where the year of the new rows comes from."""
        return find("X647", seen=self.said[:80], expected=str(self.year))


def year_above(chosen: Chosen) -> Year | None:
    """The year of a list that has no column for it; None where two are named.

    The year within a day («ngày 20 tháng 12 năm 2024») is none.
    """
    fields = chosen.match.given
    columns = {column.field for column in chosen.match.table.columns}
    if "year" in fields or "year" not in columns:
        return None
    # What stands right above a list says more than what stands above earlier ones.
    for lines in (chosen.block.titles, chosen.block.earlier):
        found: dict[int, str] = {}
        for text in _texts(lines):
            for year in _YEAR.findall(DAY.sub(" ", text)):
                found.setdefault(int(year), text)
        if len(found) == 1:
            [(year, said)] = found.items()
            return Year(year, said)
        if found:
            return None
    return None


def _texts_above(chosen: Chosen) -> Iterator[str]:
    return _texts((*chosen.block.titles, *chosen.block.earlier))


def _texts(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        texts = (text for text in line.cells.values() if isinstance(text, str))
        yield " ".join(" ".join(texts).split())
