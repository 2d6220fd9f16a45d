"""Registers at random: what is typed in each cell, with the record it must become."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.columns import CellKind, RegisterColumn, TableForm
from toolkit.forms.register.layout import FIRST_ROW
from toolkit.forms.register.reading.cells import empty_of
from toolkit.forms.register.reading.rows import RECORDS
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.forms.register.tables.council import PART_FIELDS

Typed = tuple[Any, Any]
"""What stands in a cell, and what it means."""

_LETTERS = "AaĂâĐđêƠớừỵồBbcXxYy01239 .,&<>\"'()/-"
_WORDS = st.text(_LETTERS, max_size=12).map(lambda t: " ".join(f"N{t}".split()))
_NAMES = st.text("AaĂâĐđêƠớừỵồ ", max_size=9).map(lambda t: " ".join(f"N{t}".split()))
_YEARS = st.integers(1945, 2100)
_DAYS = st.dates(date(1950, 1, 1), date(2027, 12, 31))


def _same(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Typed]:
    return values.map(lambda value: (value, value))


def _typed(column: RegisterColumn) -> st.SearchStrategy[Typed]:
    """A filled cell of a column."""
    match column.holds:
        case CellKind.TEXT | CellKind.NAME:
            return _same(_WORDS)
        case CellKind.NAMES:
            lists = st.lists(_NAMES, min_size=1, max_size=3)
            return lists.map(lambda names: ("; ".join(names), tuple(names)))
        case CellKind.YEAR:
            return _YEARS.map(lambda year: (float(year), year))
        case CellKind.YEARS:
            lists = st.lists(_YEARS, min_size=2, max_size=3)
            return lists.map(lambda years: (", ".join(map(str, years)), tuple(years)))
        case CellKind.DATE:
            return _same(_DAYS)
        case CellKind.MOMENT:
            last = (12, 31) if column.field == "end" else (1, 1)
            whole = _YEARS.map(lambda year: (float(year), date(year, *last)))
            return _same(_DAYS) | whole
        case CellKind.COUNT:
            return st.integers(0, 999).map(lambda number: (float(number), number))
        case CellKind.NUMBER:
            tenths = st.integers(0, 9999).map(lambda n: Decimal(n) / 10)
            return tenths.map(lambda number: (float(number), number))
        case CellKind.CHOICE:
            return st.sampled_from([(text, v) for v, text in column.words.items()])
        case CellKind.AWARD:
            return st.sampled_from([(text, one) for one, text in award_words().items()])
        case CellKind.FLAG:
            return st.sampled_from([("x", True), ("X", True), ("không", False)])


def _cell(form: TableForm, column: RegisterColumn) -> st.SearchStrategy[Typed]:
    nothing = st.just((None, empty_of(column)))
    if (form.key, column.field) == ("units", "parent"):
        return nothing  # a circle would change the records
    return _typed(column) if column.required else nothing | _typed(column)


def _row(form: TableForm) -> st.SearchStrategy[dict[str, Typed]]:
    rows = st.fixed_dictionaries({c.field: _cell(form, c) for c in form.columns})
    return rows.filter(lambda row: any(typed is not None for typed, _ in row.values()))


def record(form: TableForm, row: int, cells: Mapping[str, Typed]) -> Any:
    """The record that a row must become."""
    values = {field: value for field, (_, value) in cells.items()}
    if form.key == "dossiers":
        ticked = (key for key in PART_FIELDS if values.pop(f"part_{key}"))
        values["parts"] = frozenset(ticked)
    return RECORDS[form.key](row=row, **values)


Registers = dict[str, list[dict[str, Typed]]]


def registers() -> st.SearchStrategy[Registers]:
    """Rows of every table, some tables empty."""
    return st.fixed_dictionaries(
        {form.key: st.lists(_row(form), max_size=3) for form in TABLES}
    )


def typed_rows(register: Registers) -> dict[str, list[dict[str, Any]]]:
    """What `register_book` is to write."""
    return {
        key: [{field: typed for field, (typed, _) in row.items()} for row in rows]
        for key, rows in register.items()
    }


def records(register: Registers) -> dict[str, tuple[Any, ...]]:
    """The records by table."""
    return {
        form.key: tuple(
            record(form, row, cells)
            for row, cells in enumerate(register[form.key], FIRST_ROW)
        )
        for form in TABLES
    }
