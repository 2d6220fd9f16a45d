"""The number and the day of a decision that stand in one cell, parted."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from toolkit.exchange.tables.layout.groups import DAY
from toolkit.exchange.tables.layout.headings import Match
from toolkit.exchange.tables.rows.converted import Fields, NewRow
from toolkit.forms.register.reading.days import day_of, serial
from toolkit.xlsx.cells.cell import CellValue

_LONGEST = 200
_BESIDE = " \t\r\n\xa0,;-–"
# «ngày 11/12/2017», «(11.12.2017)», «, ký ngày 11 tháng 12 năm 2017»; in
# «5/12/2017/QĐ-UBND» there is no day.
_PHRASE = re.compile(
    r"(?:[(\[]\s*+)?(?:(?:ký|ban hành)\s++)?(?:ngày\s*+(?:ký\s*+)?:?\s*+)?"
    rf"(?<![\w/.-])(?P<day>{DAY.pattern})(?![\w/-])\s*+[)\]]?",
    re.IGNORECASE,
)
_SAID = re.compile(r"(?:quyết định|QĐ)?\s*+(?:số|sô)?\s*+:?\s*+(?=\d)", re.IGNORECASE)
_NUMBER = re.compile(r"(?:quyết định|QĐ|số)?[\s:.]*+(?:số)?[\s:.]*+\d", re.IGNORECASE)


class Decision(NamedTuple):
    """The number of a decision, and its day."""

    number: str
    day: date


class Parted(NamedTuple):
    """Rows with number and day apart: how many, one as it was typed and as it is.

    `differ`: lines whose own day is another one; they stay as they were.
    """

    rows: Sequence[NewRow]
    cells: int = 0
    first: tuple[str, Decision] | None = None
    differ: Sequence[int] = ()


def with_days(rows: Sequence[NewRow], match: Match) -> Parted:
    """Part what «Số quyết định» holds, where the table has a day for it as well."""
    if not {"decision", "day"} <= {column.field for column in match.table.columns}:
        return Parted(rows)
    found: list[NewRow] = []
    differ: list[int] = []
    first: tuple[str, Decision] | None = None
    cells = 0
    for row in rows:
        typed = row.values.get("decision")
        told = parted(typed)
        own = row.values.get("day")
        if told is None or not isinstance(typed, str):
            found.append(row)
        elif own not in (None, serial(told.day)):
            differ.append(row.line)
            found.append(row)
        else:
            first, cells = first or (typed, told), cells + 1
            more: Fields = {"decision": told.number, "day": serial(told.day)}
            found.append(NewRow(row.line, {**row.values, **more}))
    return Parted(found, cells, first, differ)


@lru_cache(maxsize=4096)
def parted(value: CellValue) -> Decision | None:
    """«123/QĐ-SCT ngày 11/12/2017» → its number and day; None for any other text."""
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    days = list(_PHRASE.finditer(value))
    day = day_of(days[0]["day"]) if len(days) == 1 else None
    if day is None:
        return None
    before, behind = value[: days[0].start()], value[days[0].end() :]
    parts = (part.strip(_BESIDE) for part in (before, behind))
    number = " ".join(" ".join(parts).split())
    if not _NUMBER.match(number):
        return None
    said = _SAID.match(number)
    if said and "/" in number.split("của")[0]:
        number = number[said.end() :]
    return Decision(number, day)
