"""Reads a round book: units, settings, letters, the ledger, and what is wrong there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import normalize

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.register.reading.days import EPOCH, read_day
from toolkit.forms.register.reading.synonyms import flag_spellings
from toolkit.forms.round.layout import (
    DEED_WORDS,
    FIELDS,
    KIND,
    LEDGER_TABLE,
    LETTER_PARTS,
    LETTER_WORDS,
    REGISTER_SETTING,
    SETTING_ROWS,
    SLICE_LETTERS,
    UNIT_TABLE,
    USUAL_LETTERS,
    RoundTable,
    letter_name,
)
from toolkit.forms.round.unit_keys import unit_keys
from toolkit.forms.rubric.sheet import RubricSheet, read_rubric_sheet
from toolkit.model.numbers import as_shown, from_cell, vi
from toolkit.model.origin import Origin
from toolkit.model.round import (
    Deed,
    Entry,
    Letter,
    LetterKind,
    RoundSettings,
    Unit,
    is_address,
)
from toolkit.parts.records.kind import kind_said
from toolkit.rules.names import fold
from toolkit.xlsx.cells.address import a1, parse_a1
from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.table import Values

_ALTERED = "S108"
_FIELD = re.compile(r"\{(?:" + "|".join(FIELDS) + r")\}")
_BRACED = re.compile(r"\{[^{}\n]{0,40}\}?|\}")
"""What is left of braces where the fields are taken out: none of it is replaced."""
_EARLIEST, _LATEST = 2000, 2100
_OF_THE_RANKING = ("ranked_by", "tie_order", "flag", "flag_share", "flag_rounding")
_DEEDS = {words: deed for deed, words in DEED_WORDS.items()}

Row = Mapping[str, CellValue]


class FoundTable(NamedTuple):
    """A table of the round book: its columns by field, its rows by number.

    `first` row below the heading; `used`: the last one that holds anything, else the
    one above the first.
    """

    sheet: str
    columns: Mapping[str, int]
    rows: tuple[tuple[int, Row], ...]
    first: int
    used: int

    def origin(self, row: int, field: str) -> Origin:
        """Where a cell of it is."""
        return Origin(self.sheet, a1(row, self.columns[field]))


class RoundBook(NamedTuple):
    """A round book as read. `findings` are about what a clerk typed there.

    `rubric_sheet`: None where slices of a register are sent. `setting_places`: the cell
    of each setting, by its field. `ledger_table` without its rows: `ledger` has them.
    """

    settings: RoundSettings
    units: tuple[Unit, ...]
    letters: Mapping[LetterKind, Letter]
    ledger: tuple[Entry, ...]
    rubric_sheet: RubricSheet | None
    ledger_table: FoundTable
    findings: tuple[Finding, ...]
    setting_places: Mapping[str, Origin] = MappingProxyType({})
    by_key: Mapping[str, Unit] = MappingProxyType({})

    @property
    def rubric(self) -> RubricSheet:
        """The rubric that is sent. Raises WorkRefusedError G833 where none is."""
        if self.rubric_sheet is None:
            raise WorkRefusedError(find("G833"))
        return self.rubric_sheet

    def unit(self, key: str) -> Unit | None:
        """The unit of a key."""
        return self.by_key.get(key)

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
    rubric = None
    if REGISTER_SETTING.name not in book.names():
        rubric = read_rubric_sheet(book)
        if any(found.code == _ALTERED for found in rubric.findings):
            raise WorkRefusedError(find("G759"))
    reader = _Reader(book)
    ledger, lines = reader.opened(LEDGER_TABLE)
    entries = tuple(reader.entries(lines))
    units = reader.units(_known_keys(entries))
    settings = reader.settings()
    letters = reader.letters()
    return RoundBook(
        settings=settings,
        units=units,
        letters=letters,
        ledger=entries,
        rubric_sheet=rubric,
        ledger_table=ledger._replace(used=lines.last),
        findings=tuple(reader.findings),
        setting_places=reader.setting_places,
        by_key={unit.key: unit for unit in units},
    )


def table_of(book: ClosedBook, table: RoundTable) -> FoundTable:
    """A table of a round book. Raises WorkRefusedError G758 when it is gone."""
    return _Reader(book).table(table)


class _Rows(Iterator[tuple[int, Row]]):
    """The rows of a table as they are read. `last`: the last of those seen so far."""

    def __init__(self, found: FoundTable, rows: Iterator[tuple[int, Values]]) -> None:
        self._columns, self._rows, self.last = found.columns, rows, found.used

    def __next__(self) -> tuple[int, Row]:
        self.last, values = next(self._rows)
        return self.last, dict(zip(self._columns, values, strict=True))


class _Reader:
    def __init__(self, book: ClosedBook) -> None:
        self.book, self.names = book, book.names()
        self.findings: list[Finding] = []
        self.setting_places: dict[str, Origin] = {}
        self.texts: dict[str, str] = {}

    def told(self, value: CellValue) -> str:
        """The text of a cell; where thousands of cells have the same it is one."""
        text = _text(value)
        return self.texts.setdefault(text, text)

    def table(self, table: RoundTable) -> FoundTable:
        """Its rows that hold anything. Raises WorkRefusedError G758."""
        found, rows = self.opened(table)
        return found._replace(rows=tuple(rows), used=rows.last)

    def opened(self, table: RoundTable) -> tuple[FoundTable, "_Rows"]:
        """A table without its rows, and these one by one.

        Of thousands the rows and what is made of them are never there at once. Raises
        WorkRefusedError G758.
        """
        columns: dict[str, int] = {}
        regions = []
        for column in table.columns:
            name = table.name(column.field)
            region = self.names.get(name)
            if region is None and column.later:
                continue
            if region is None:
                raise WorkRefusedError(find("G758", seen=table.sheet, expected=name))
            columns[column.field] = region.left
            regions.append(region)
        first = max(region.top for region in regions)
        sheet = regions[0].sheet
        rows = self.book.rows(sheet, first, tuple(columns.values()))
        found = FoundTable(sheet, columns, (), first, first - 1)
        return found, _Rows(found, rows)

    # The ledger and units

    def entries(self, rows: _Rows) -> Iterator[Entry]:
        """The lines that say what was done; others are a person's notes."""
        moments: dict[float, datetime] = {}
        for _, row in rows:
            deed = _DEEDS.get(_text(row["deed"]))
            moment = row["moment"]
            if deed is None or not isinstance(moment, float):
                continue
            if moment not in moments:  # thousands are sent at once
                moments[moment] = _moment(moment)
            yield Entry(
                moment=moments[moment],
                deed=deed,
                unit=self.told(row["key"]),
                round=self.told(row["round"]),
                revision=_whole(row["revision"]),
                file=self.told(row["file"]),
                digest=_text(row["digest"]),
                issue=self.told(row["issue"]),
                state=self.told(row["state"]),
                late=_whole(row["late"]),
                name=self.told(row["unit"]),
            )

    def units(self, known_keys: Mapping[str, str]) -> tuple[Unit, ...]:
        table, rows = self.opened(UNIT_TABLE)
        found: dict[str, Unit] = {}
        for number, row in rows:
            name = _name(row["name"])
            if not name:
                self.findings.append(find("G751", table.origin(number, "name")))
                continue
            at = table.origin(number, "name")
            bare = fold(name)
            known = found.get(bare)
            if known is not None:
                where = str(parse_a1(known.origin.cell)[0])
                self.findings.append(find("G752", at, seen=name, expected=where))
                continue
            found[bare] = Unit(
                key="",
                name=self.texts.get(name, name),
                short=_text(row["short"]),
                address=self._address(row, table.origin(number, "address")),
                cluster=self.told(row["cluster"]),
                deadline=self._day(row["deadline"], table.origin(number, "deadline")),
                votes=self._votes(row, table, number),
                origin=at,
            )
        if not found:
            self.findings.append(find("G750", Origin(table.sheet)))
        units = [*found.values()]
        found.clear()
        keys = unit_keys([one.name for one in units], known_keys)
        for index, key in enumerate(keys):
            units[index] = units[index]._replace(key=key)
        return tuple(units)

    def _address(self, row: Row, at: Origin) -> str:
        text = _text(row["address"])
        if text and not is_address(text):
            self.findings.append(find("G753", at, seen=text[:60]))
            return ""
        return text

    def _votes(self, row: Row, table: FoundTable, number: int) -> Decimal | None:
        value = row.get("votes")
        if value in (None, ""):
            return None
        if isinstance(value, float) and value >= 0:
            return from_cell(value)
        at = table.origin(number, "votes")
        self.findings.append(find("G811", at, seen=_text(value)[:60]))
        return None

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
        rows = (*SETTING_ROWS, REGISTER_SETTING)
        values = {one.field: self._single(one.name) for one in rows}
        self.setting_places = {field: at for field, (_, at) in values.items()}
        year, its_place = values["year"]
        if _text(year) and _year(year) is None:
            self.findings.append(find("G849", its_place, seen=_text(year)[:60]))
        deadline, at = values["deadline"]
        return RoundSettings(
            office=_text(values["office"][0]),
            title=_text(values["title"][0]),
            year=_year(year),
            round=_text(values["round"][0]),
            deadline=self._day(deadline, at),
            plain_names=self._ticked(*values["plain_names"]),
            register=_text(values["register"][0]),
            published=_lines(values["published"][0]),
            **{field: _said(values[field][0]) for field in _OF_THE_RANKING},
        )

    def _ticked(self, value: CellValue, at: Origin) -> bool:
        """Whether a cell holds one of the signs that tick it; G864 for any other."""
        text = _text(value)
        ticked = flag_spellings("").get(text.lower()) if text else False
        if ticked is None:
            self.findings.append(find("G864", at, seen=text[:60]))
        return bool(ticked)

    def letters(self) -> Mapping[LetterKind, Letter]:
        found = {}
        for kind in LETTER_WORDS:
            usual = self._usual[kind]
            if letter_name(kind, "body") not in self.names:  # made before it was sent
                found[kind] = Letter(*usual)
                continue
            parts = zip(LETTER_PARTS, usual, strict=True)
            found[kind] = Letter(*(self._words(kind, *part) for part in parts))
        return found

    @property
    def _usual(self) -> Mapping[LetterKind, tuple[str, str]]:
        """The letters that a round book of this kind has when it is made."""
        slices = REGISTER_SETTING.name in self.names
        return SLICE_LETTERS if slices else USUAL_LETTERS

    def _words(self, kind: LetterKind, part: str, usual: str) -> str:
        """One part of a letter; the usual words where nothing stands there."""
        value, at = self._single(letter_name(kind, part))
        text = _lines(value)
        if not text:
            label = f"{LETTER_WORDS[kind]}: {LETTER_PARTS[part]}"
            self.findings.append(find("G867", at, seen=label))
            return usual
        unknown = [one.strip() for one in _BRACED.findall(_FIELD.sub("", text))]
        if unknown:
            known = " ".join(f"{{{one}}}" for one in FIELDS)
            seen = ", ".join(dict.fromkeys(unknown))
            self.findings.append(find("G755", at, seen=seen, expected=known))
        return text

    def _single(self, name: str) -> tuple[CellValue, Origin]:
        region = self.names.get(name)
        if region is None:
            return None, Origin()
        value = self.book.sheet(region.sheet).at(region.top, region.left).value
        return value, Origin(region.sheet, a1(region.top, region.left))


def _known_keys(entries: Sequence[Entry]) -> Mapping[str, str]:
    """The keys under which units were sent anything, by their folded names."""
    return {
        fold(one.name): one.unit
        for one in entries
        if one.deed is Deed.SENT and one.unit
    }


def _moment(serial: float) -> datetime:
    start = datetime(EPOCH.year, EPOCH.month, EPOCH.day)  # noqa: DTZ001 - local time
    return start + timedelta(seconds=round(serial * 86_400))


def serial_of(moment: datetime) -> float:
    """A moment as the number that a workbook keeps it as."""
    start = datetime(EPOCH.year, EPOCH.month, EPOCH.day)  # noqa: DTZ001 - local time
    return (moment.replace(tzinfo=None) - start) / timedelta(days=1)


def _whole(value: CellValue) -> int:
    whole = isinstance(value, float) and abs(value) < 1e9
    return int(as_shown(value)) if whole and isinstance(value, float) else 0


def _year(value: CellValue) -> int | None:
    text = _text(value)
    year = int(text) if text.isdecimal() and len(text) == 4 else 0
    return year if _EARLIEST <= year <= _LATEST else None


def _text(value: CellValue) -> str:
    if isinstance(value, float) and (shown := as_shown(value)).is_integer():
        return str(int(shown))
    return "" if value is None else " ".join(normalize("NFC", str(value)).split())


def _name(value: CellValue) -> str:
    """A unit's name; "" for an error or no letter: `=A9` of an empty cell is 0."""
    text = "" if isinstance(value, CellError) else _text(value)
    return text if any(map(str.isalpha, text)) else ""


def _said(value: CellValue) -> str:
    """A setting as a person would say it: 12.5 is «12,5»."""
    if isinstance(value, float):
        return vi(from_cell(value))
    return _text(value)


def _lines(value: CellValue) -> str:
    return normalize("NFC", value).strip() if isinstance(value, str) else ""
