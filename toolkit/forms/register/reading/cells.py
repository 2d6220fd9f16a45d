"""Reads the cells of a register's column: each distinct value is judged once."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any
from unicodedata import normalize

from toolkit.findings.number_words import to_type, whole_numbers
from toolkit.findings.one_of import one_of
from toolkit.findings.texts.register import REGISTER_WORDS
from toolkit.forms.register.columns import CellKind, RegisterColumn
from toolkit.forms.register.reading.answer import (
    Answer,
    Problem,
    Read,
    cell_excerpt,
    cell_text,
    cleaned,
)
from toolkit.forms.register.reading.days import LATEST, read_day, read_year, read_years
from toolkit.forms.register.reading.synonyms import (
    NOTHING,
    choice_spellings,
    flag_spellings,
)
from toolkit.forms.register.reading.titles import read_award
from toolkit.model.numbers import as_shown, from_cell, judged, whole
from toolkit.rules.names import folded
from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.read.table import UNCALCULATED

_YEARS_AHEAD = 5  # a day so many years behind the award year is still no slip

_LOGICAL = ("TRUE", "FALSE")  # see `spelled`
_PARTS = re.compile(r"[;\n]+")
_ERROR = re.compile(r"#(?:N/A|[A-Z0-9/]+[!?])")


class Cells(dict[CellValue, Any]):
    """Cell value → what a record holds for it, worked out when first asked.

    `problems` beside; `empty` stands where a cell says nothing that is understood.
    `passed_over`: what no formula finds, though nothing is wrong: spaces alone.
    """

    def __init__(self, read: Read, empty: Any) -> None:
        super().__init__()
        self.problems: dict[CellValue, Problem] = {}
        self.passed_over: set[CellValue] = set()
        self._read = read
        self._empty = empty

    def __missing__(self, raw: CellValue) -> Any:
        value, problem = self._read(raw)
        if problem is not None:
            # What is not understood is not counted by formulas either.
            lost = value is None and raw is not None
            self.problems[raw] = problem._replace(loose=True) if lost else problem
        elif isinstance(raw, str) and not cleaned(raw):
            self.passed_over.add(raw)
        self[raw] = found = self._empty if value is None else value
        return found


def cells_of(column: RegisterColumn, award_year: int | None) -> Cells:
    """The cells of a column; `award_year` says which days lie far ahead."""
    return Cells(reader_of(column, award_year), empty_of(column))


def reader_of(column: RegisterColumn, award_year: int | None = None) -> Read:
    """The one reader of what a cell of a column means, wherever its value comes from.

    Its answers hold None for an empty cell and for what is not understood; of the
    second kind is only what has a problem. True and False are texts: see `spelled`.
    """
    return partial(_read, column, _reader(column, award_year))


def spelled(raw: CellValue) -> CellValue:
    """A cell's value as it is read: TRUE as a text, for as a key it would be 1."""
    return str(raw).upper() if isinstance(raw, bool) else raw


def empty_of(column: RegisterColumn) -> Any:
    """What a record holds where the cell is empty."""
    match column.holds:
        case CellKind.TEXT | CellKind.NAME:
            return ""
        case CellKind.NAMES | CellKind.YEARS:
            return ()
        case CellKind.COUNT if column.field == "number":
            return 1
        case CellKind.FLAG if column.field not in ("woman", "secret"):
            return False
        case _:
            return None


def _read(column: RegisterColumn, read: Read, raw: CellValue) -> Answer:
    """What every kind of cell has in common: it may be empty, or an error."""
    if isinstance(raw, str):
        if raw == UNCALCULATED:
            return Answer(None, Problem("C246"))
        if isinstance(raw, CellError) or _ERROR.fullmatch(raw):
            return Answer(None, Problem("C245", raw))
        if not cleaned(raw):
            if column.field == "number":
                # An empty cell stands for one; to formulas this one is not empty.
                seen = REGISTER_WORDS["spaces"]
                return Answer(None, Problem("C238", seen, to_type(""), loose=True))
            raw = None
    elif isinstance(raw, float):
        raw = as_shown(raw)
    if raw is None:
        return Answer(
            None, Problem("C230", "", column.header) if column.required else None
        )
    return read(raw)


def _reader(column: RegisterColumn, award_year: int | None) -> Read:
    """The reader of what is there."""
    last = date(LATEST if award_year is None else award_year + _YEARS_AHEAD, 12, 31)
    match column.holds:
        case CellKind.TEXT | CellKind.NAME:
            names = column.holds is CellKind.NAME or column.counted
            return partial(_text, column, names=names)
        case CellKind.NAMES:
            return partial(_names, column)
        case CellKind.YEAR:
            return read_year
        case CellKind.YEARS:
            return read_years
        case CellKind.DATE:
            return partial(read_day, last, None)
        case CellKind.MOMENT:
            return partial(
                read_day, last, (12, 31) if column.field == "end" else (1, 1)
            )
        case CellKind.COUNT:
            return partial(_count, column.field == "number")
        case CellKind.NUMBER:
            return _amount
        case CellKind.CHOICE:
            words = {text.casefold(): value for value, text in column.words.items()}
            return partial(_choice, column, words)
        case CellKind.AWARD:
            return read_award
        case CellKind.FLAG:
            return partial(_flag, column)


def _text(column: RegisterColumn, raw: CellValue, *, names: bool) -> Answer:
    text = cell_text(raw)
    if not names:
        return Answer(normalize("NFC", text).strip())
    plain = cleaned(text)
    if column.counted and isinstance(raw, float) and not raw.is_integer():
        # A criterion is read in the language of the PC: 2,5 here is 2.5 there.
        return Answer(plain, Problem("C331", plain, loose=True, label=column.header))
    if plain == text or not column.counted:
        return Answer(plain)
    seen = Problem("C244", cell_excerpt(raw), plain, loose=True, label=column.header)
    return Answer(plain, seen)


def _names(column: RegisterColumn, raw: CellValue) -> Answer:
    """Several names; separators alone, «; ;», are as good as an empty cell."""
    parts = map(cleaned, _PARTS.split(cell_text(raw)))
    names = tuple(part for part in parts if any(map(str.isalnum, part)))
    empty = column.required and not names
    return Answer(names or None, Problem("C230", "", column.header) if empty else None)


def not_a_number(raw: CellValue) -> Problem:
    """What is said of a text in place of a number."""
    return Problem("C238", cell_excerpt(raw), to_type(cell_text(raw)), loose=True)


def _count(stands_for_rows: bool, raw: CellValue) -> Answer:
    """A whole number from 0; `stands_for_rows`: a line of none counts nothing."""
    expected = REGISTER_WORDS["count"]
    if not isinstance(raw, float):
        if whole_numbers(cell_text(raw)) is False:
            # Typed again as a number it would be wrong again.
            wrong = Problem("C239", cell_excerpt(raw), expected, loose=True)
            return Answer(None, wrong)
        if raw in _LOGICAL:
            return Answer(None, Problem("C330", raw, expected, loose=True))
        return Answer(None, not_a_number(raw))
    number = from_cell(raw)
    if number < 0 or not whole(number):
        return Answer(None, Problem("C239", cell_excerpt(raw), expected, loose=True))
    none = stands_for_rows and raw == 0
    return Answer(int(judged(number)), Problem("C257") if none else None)


def _amount(raw: CellValue) -> Answer:
    if not isinstance(raw, float):
        return Answer(None, not_a_number(raw))
    number: Decimal = from_cell(raw)
    if number < 0:
        expected = REGISTER_WORDS["not_negative"]
        return Answer(None, Problem("C239", cell_excerpt(raw), expected))
    return Answer(number)


def _choice(column: RegisterColumn, words: Mapping[str, Any], raw: CellValue) -> Answer:
    text = cell_text(raw)
    value = words.get(text.casefold())  # formulas do not tell cases apart either
    if value is not None:
        return Answer(value)
    value = choice_spellings(column).get(folded(cleaned(text)))
    if value is NOTHING:
        return Answer(None)
    label = column.header
    if value is None:
        expected = one_of(column.words.values())
        return Answer(None, Problem("C242", cell_excerpt(raw), expected, label=label))
    meant = column.words[value]
    return Answer(
        value, Problem("C243", cell_excerpt(raw), meant, loose=True, label=label)
    )


def _flag(column: RegisterColumn, raw: CellValue) -> Answer:
    text = cleaned(cell_text(raw)).rstrip(".").lower()
    value = flag_spellings(column.field).get(text)
    if value is not None:
        return Answer(value)
    return Answer(None, Problem("C247", cell_excerpt(raw), label=column.header))
