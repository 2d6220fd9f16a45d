"""Reads a round book: units, settings, letters, the ledger, and what is wrong there."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple
from unicodedata import normalize

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.register.reading.days import EPOCH, read_day
from toolkit.forms.round.layout import (
    DEED_WORDS,
    FIELDS,
    KIND,
    LEDGER_TABLE,
    LETTER_WORDS,
    SETTING_ROWS,
    UNIT_TABLE,
    RoundTable,
    letter_name,
)
from toolkit.forms.rubric.sheet import RubricSheet, read_rubric_sheet
from toolkit.model.origin import Origin
from toolkit.model.round import (
    Entry,
    Letter,
    LetterKind,
    RoundSettings,
    Unit,
    is_address,
)
from toolkit.parts.records.kind import kind_said
from toolkit.rules.names import folded
from toolkit.xlsx.cells.address import a1, parse_a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

_ALTERED = "S108"
_FIELD = re.compile(r"\{([^{}\n]{0,40})\}")
_EARLIEST, _LATEST = 2000, 2100
_DEEDS = {words: deed for deed, words in DEED_WORDS.items()}

Row = Mapping[str, CellValue]


class FoundTable(NamedTuple):
    """A table of the round book: its columns by field, its rows by number."""

    sheet: str
    columns: Mapping[str, int]
    rows: tuple[tuple[int, Row], ...]
    first: int
    last: int

    def origin(self, row: int, field: str) -> Origin:
        """Where a cell of it is."""
        return Origin(self.sheet, a1(row, self.columns[field]))


class RoundBook(NamedTuple):
    """A round book as read. `findings` are about what a clerk typed there."""

    settings: RoundSettings
    units: tuple[Unit, ...]
    letters: Mapping[LetterKind, Letter]
    ledger: tuple[Entry, ...]
    rubric: RubricSheet
    ledger_table: FoundTable
    findings: tuple[Finding, ...]

    def unit(self, key: str) -> Unit | None:
        """The unit of a key."""
        return next((unit for unit in self.units if unit.key == key), None)

    def deadline_of(self, unit: Unit) -> date | None:
        """The last day on which a unit's workbook is in time."""
        return unit.deadline or self.settings.deadline


def is_round(book: ClosedBook) -> bool:
    """Whether a workbook says that it is a round book."""
    return kind_said(book) == KIND


def read_round(book: ClosedBook) -> RoundBook:
    """Read a round book. Raises WorkRefusedError: G757 none, G758, G759 damaged."""
    if not is_round(book):
        raise WorkRefusedError(find("G757"))
    rubric = read_rubric_sheet(book)
    if any(found.code == _ALTERED for found in rubric.findings):
        raise WorkRefusedError(find("G759"))
    reader = _Reader(book)
    units = reader.units()
    settings = reader.settings()
    letters = reader.letters()
    ledger = reader.table(LEDGER_TABLE)
    entries = tuple(_entries(ledger))
    return RoundBook(
        settings, units, letters, entries, rubric, ledger, tuple(reader.findings)
    )


class _Reader:
    def __init__(self, book: ClosedBook) -> None:
        self.book, self.names = book, book.names()
        self.findings: list[Finding] = []

    def table(self, table: RoundTable) -> FoundTable:
        """Its rows that hold anything. Raises WorkRefusedError G758."""
        columns: dict[str, int] = {}
        regions = []
        for column in table.columns:
            name = table.name(column.field)
            region = self.names.get(name)
            if region is None:
                raise WorkRefusedError(find("G758", seen=table.sheet, expected=name))
            columns[column.field] = region.left
            regions.append(region)
        first = max(region.top for region in regions)
        sheet = regions[0].sheet
        rows = self.book.table(sheet, first, tuple(columns.values()))
        found = tuple(
            (number, dict(zip(columns, values, strict=True))) for number, values in rows
        )
        return FoundTable(sheet, columns, found, first, regions[0].bottom)

    # Units

    def units(self) -> tuple[Unit, ...]:
        table = self.table(UNIT_TABLE)
        found: dict[str, Unit] = {}
        keys: set[str] = set()
        for number, row in table.rows:
            name = _text(row["name"])
            if not name:
                self.findings.append(find("G751", table.origin(number, "name")))
                continue
            at = table.origin(number, "name")
            known = found.get(folded(name))
            if known is not None:
                where = str(parse_a1(known.origin.cell)[0])
                self.findings.append(find("G752", at, seen=name, expected=where))
                continue
            key = _key_of(name, keys)
            keys.add(key)
            found[folded(name)] = Unit(
                key=key,
                name=name,
                short=_text(row["short"]),
                address=self._address(row, table.origin(number, "address")),
                cluster=_text(row["cluster"]),
                deadline=self._day(row["deadline"], table.origin(number, "deadline")),
                origin=at,
            )
        if not found:
            self.findings.append(find("G750", Origin(table.sheet)))
        return tuple(found.values())

    def _address(self, row: Row, at: Origin) -> str:
        text = _text(row["address"])
        if text and not is_address(text):
            self.findings.append(find("G753", at, seen=text[:60]))
            return ""
        return text

    def _day(self, value: CellValue, at: Origin) -> date | None:
        if value in (None, ""):
            return None
        answer = read_day(date(_LATEST, 12, 31), None, value)
        if not isinstance(answer.value, date):
            self.findings.append(find("G754", at, seen=_text(value)[:60]))
            return None
        return answer.value

    # Settings and letters

    def settings(self) -> RoundSettings:
        values = {one.field: self._single(one.name) for one in SETTING_ROWS}
        year, _ = values["year"]
        deadline, at = values["deadline"]
        return RoundSettings(
            office=_text(values["office"][0]),
            title=_text(values["title"][0]),
            year=_year(year),
            round=_text(values["round"][0]),
            deadline=self._day(deadline, at),
            plain_names=bool(_text(values["plain_names"][0])),
        )

    def letters(self) -> Mapping[LetterKind, Letter]:
        found = {}
        for kind in LETTER_WORDS:
            parts = []
            for part in Letter._fields:
                value, at = self._single(letter_name(kind, part))
                text = _lines(value)
                unknown = [one for one in _FIELD.findall(text) if one not in FIELDS]
                if unknown:
                    known = " ".join(f"{{{one}}}" for one in FIELDS)
                    seen = ", ".join(f"{{{one}}}" for one in dict.fromkeys(unknown))
                    self.findings.append(find("G755", at, seen=seen, expected=known))
                parts.append(text)
            found[kind] = Letter(*parts)
        return found

    def _single(self, name: str) -> tuple[CellValue, Origin]:
        region = self.names.get(name)
        if region is None:
            return None, Origin()
        value = self.book.sheet(region.sheet).at(region.top, region.left).value
        return value, Origin(region.sheet, a1(region.top, region.left))


def _entries(table: FoundTable) -> Iterator[Entry]:
    """The lines of the ledger that say what was done; others are a person's notes."""
    for _, row in table.rows:
        deed = _DEEDS.get(_text(row["deed"]))
        moment = row["moment"]
        if deed is None or not isinstance(moment, float):
            continue
        yield Entry(
            moment=_moment(moment),
            deed=deed,
            unit=_text(row["key"]),
            round=_text(row["round"]),
            revision=_whole(row["revision"]),
            file=_text(row["file"]),
            digest=_text(row["digest"]),
            issue=_text(row["issue"]),
            state=_text(row["state"]),
            late=_whole(row["late"]),
        )


def _moment(serial: float) -> datetime:
    start = datetime(EPOCH.year, EPOCH.month, EPOCH.day)  # noqa: DTZ001 - local time
    return start + timedelta(seconds=round(serial * 86_400))


def serial_of(moment: datetime) -> float:
    """A moment as the number that a workbook keeps it as."""
    start = datetime(EPOCH.year, EPOCH.month, EPOCH.day)  # noqa: DTZ001 - local time
    return (moment.replace(tzinfo=None) - start) / timedelta(days=1)


def _whole(value: CellValue) -> int:
    return int(value) if isinstance(value, float) and abs(value) < 1e9 else 0


def _year(value: CellValue) -> int | None:
    text = _text(value)
    year = int(text) if text.isdecimal() and len(text) == 4 else 0
    return year if _EARLIEST <= year <= _LATEST else None


def _text(value: CellValue) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else " ".join(normalize("NFC", str(value)).split())


def _lines(value: CellValue) -> str:
    return normalize("NFC", value).strip() if isinstance(value, str) else ""


def _key_of(name: str, taken: set[str]) -> str:
    """A unit's name in ASCII, and with a number where another one has the same."""
    parted = normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    letters = (letter if letter.isascii() else "" for letter in parted)
    words = re.findall(r"[a-z0-9]+", "".join(letters).lower())
    key = base = "-".join(words)[:40].strip("-") or "don-vi"
    number = 1
    while key in taken:
        number += 1
        key = f"{base}-{number}"
    return key
