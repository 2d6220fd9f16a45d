"""Who stands in the rows of the award year: criteria that say whether others do, live.

Units, groups and collectives have rows of «Tỷ lệ»; one that is not among those kept
here is new, and the rows are out of date.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from toolkit.awards.ratios.lines import RatioLine, rules_counted
from toolkit.awards.ratios.scopes import UNIT_TABLES, is_collective
from toolkit.awards.settings import Settings
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.layout import FIRST_ROW
from toolkit.forms.register.writing.counts import criterion, quoted_text, words_of
from toolkit.forms.register.writing.input_copy import FILLED, Copied, Counted
from toolkit.model.register import Register, TableKey
from toolkit.rules.records import Scope
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import Cell, CellValue
from toolkit.xlsx.closed_book import ClosedBook

_OF_RATINGS = ("unit", "group", "service")
_AWARDED: Mapping[TableKey, Mapping[str, Any]] = {
    TableKey.PROPOSALS: {"result": None},
    TableKey.AWARDS: {},
}
"""The tables that name collectives, and what their rows must hold to count."""
_NOTHING = "="
"""The criterion of an empty cell."""
_LONGEST = 255
"""Letters that a criterion may have in Excel."""

Known = tuple[str, ...]
NOBODY: Known = ("",)
"""A row without a name adds no row to «Tỷ lệ»."""
Where = Mapping[str, Any]


class _Rows(NamedTuple):
    """Rows of the year in a table that hold the values of `where`.

    `known`: what stands in the fields looked at, row by row; `odd`: rows that no
    criterion surely finds, for their cells do not hold the very words.
    """

    table: TableKey
    where: Where
    known: list[Known]
    odd: int


def known_columns(
    book: ClosedBook,
    register: Register,
    settings: Settings,
    lines: Sequence[RatioLine],
) -> Iterator[Copied]:
    """Who stands in the rows of the year, as criteria with their live counts.

    `lines`: the rows of «Tỷ lệ» whose counts are live.
    """
    year = register.year
    if year is None:
        return
    yield from _columns(year, [_rows(register, TableKey.RATINGS, _OF_RATINGS)])
    # Each known unit costs a walk through a table at every cell that is typed there.
    if any(map(_finds_spellings, lines)):
        by_unit = [_rows(register, table, ("unit",)) for table in UNIT_TABLES]
        listed = [NOBODY, *((unit.name,) for unit in register.units)]
        others = [rows for rows in by_unit if rows.table != TableKey.RATINGS]
        written = [*listed, *(one for rows in by_unit for one in rows.known)]
        yield from _columns(year, others, ("unit",), written)
    for award in _collective_awards(year, settings):
        found = [
            _rows(register, table, ("name",), {**where, "award": award}, book)
            for table, where in _AWARDED.items()
        ]
        named = [NOBODY, *(one for rows in found for one in rows.known)]
        yield from _columns(year, found, ("name",), named)


def _finds_spellings(line: RatioLine) -> bool:
    """Whether another spelling of a unit, in any table, would belong to a row.

    The units of a row of persons are just those of the ratings.
    """
    award = line.rule.award
    of_persons = line.scope.kind is Scope.UNIT and award and not is_collective(award)
    return bool(line.scope.units) and not of_persons


def _collective_awards(year: int, settings: Settings) -> tuple[str, ...]:
    """The awards whose rules have a row for each collective in question."""
    rules = rules_counted(year, settings)
    found = [rule.award for rule in rules if Scope.UNIT in rule.per and rule.award]
    return tuple(award for award in dict.fromkeys(found) if is_collective(award))


def _rows(
    register: Register,
    table: TableKey,
    fields: Sequence[str],
    where: Where = MappingProxyType({}),
    book: ClosedBook | None = None,
) -> _Rows:
    """The rows of the year; `book`: names are compared with what their cells hold."""
    used = frozenset((*fields, *where))
    rows = [
        row
        for row in getattr(register, table)
        if row.year == register.year
        and "year" not in row.loose
        and all(getattr(row, field) == value for field, value in where.items())
    ]
    typed = _typed(book, table) if book and rows else None
    known, odd = [], 0
    for row in rows:
        texts = tuple(_text(table, field, getattr(row, field)) for field in fields)
        other = typed is not None and (typed.get(row.row) or "") != row.name
        if other or not row.loose.isdisjoint(used) or _longest(texts) > _LONGEST:
            odd += 1
        else:
            known.append(texts)
    return _Rows(table, where, known, odd)


def _longest(texts: Known) -> int:
    """How long the longest criterion of these may become."""
    return 1 + max(len(criterion(text)) for text in texts)


def _typed(book: ClosedBook, table: TableKey) -> Mapping[int, CellValue] | None:
    """Row → the name as its cell holds it."""
    region = book.names().get(name_of(table, "name"))
    if region is None:
        return None
    rows = book.table(region.sheet, region.top, [region.left])
    return {row: name for row, (name,) in rows}


def _text(table: TableKey, field: str, value: Any) -> str:
    return words_of(table, field, value) if value else ""


def _columns(
    year: int,
    tables: Sequence[_Rows],
    fields: Sequence[str] = _OF_RATINGS,
    known: Iterable[Known] | None = None,
) -> Iterator[Copied]:
    """Columns of criteria side by side; the first has the flag: rows hold others.

    Behind them stands a column for each table: how many of its rows hold just that.
    Gnumeric takes no range for a criterion, so each row is counted by itself.
    """
    if known is None:
        known = [one for rows in tables for one in rows.known]
    # Criteria do not mind the case.
    distinct = {_plain(one): one for one in known}
    columns = [
        tuple(_wanted(text) for text in column)
        for column in zip(*distinct.values(), strict=True)
    ] or [()] * len(fields)
    behind = range(len(fields), len(fields) + len(tables))

    def flag(at: int) -> str:
        new = [_new(letters(at + place), len(distinct)) for place in behind]
        return f"IFERROR({'+'.join(new)},1)"

    for number, (field, cells) in enumerate(zip(fields, columns, strict=True)):
        yield Copied(field, cells, None if number else flag)
    for place, rows in zip(behind, tables, strict=True):
        counted = _counted(year, rows, fields, tuple(distinct), place)
        yield Copied(rows.table, (0.0,) * len(distinct), None, counted=counted)


def _wanted(text: str) -> str:
    """What a criterion's cell holds for a text; see `_found` for one with a sign."""
    return f"*{criterion(text)[1:]}" if _has_sign(text) else criterion(text) or _NOTHING


def _has_sign(text: str) -> bool:
    """Whether a criterion would take its first letter for a comparison."""
    return text[:1] in ("=", "<", ">")


def _plain(known: Known) -> Known:
    return tuple(text.casefold() for text in known)


def _new(column: str, known: int) -> str:
    """Whether rows of a table hold what is not known, as 1 or 0."""
    found = f"{column}${FILLED}"
    if not known:
        return f"IF({found}>0,1,0)"
    last = FIRST_ROW + known - 1
    return f"IF({found}>SUM({column}${FIRST_ROW}:{column}${last}),1,0)"


def _counted(
    year: int, rows: _Rows, fields: Sequence[str], distinct: Sequence[Known], place: int
) -> Counted:
    """How many rows of the year there are, and how many hold each of what is known.

    `place`: how many columns the criteria stand before these cells.
    """
    years = name_of(rows.table, "year")
    same = f"{years},{year}"
    for field, value in rows.where.items():
        words = quoted_text(criterion(_text(rows.table, field, value)) or _NOTHING)
        same += f",{name_of(rows.table, field)},{words}"
    there = Counter(map(_plain, rows.known))

    def holding(at: int, row: int, known: Known) -> str:
        """The formula of how many rows hold what stands in a row of the criteria."""
        wanted = [
            (name_of(rows.table, field), f"${letters(at - place + number)}{row}", text)
            for number, (field, text) in enumerate(zip(fields, known, strict=True))
        ]
        # Most often there is no such row at all: then nothing is looked for.
        return f"IF({letters(at)}${FILLED}>0,{_found(same, wanted)},0)"

    def below(at: int) -> list[Cell]:
        every = enumerate(distinct, FIRST_ROW)
        return [Cell(float(there[one]), holding(at, row, one)) for row, one in every]

    # A year as text is none to comparisons; Excel alone finds it equal to the number.
    of_year = same.replace(f"{years},{year}", f'{years},">={year}",{years},"<={year}"')
    above = f"COUNTIFS({of_year})-{rows.odd}"
    return Counted(Cell(float(len(rows.known)), above), below)


def _found(same: str, wanted: Sequence[tuple[str, str, str]]) -> str:
    """The formula of how many rows hold some texts; each: name, cell, what is wanted.

    After a comparison Gnumeric tells «ổ» from «Ổ». So a text that begins with a sign is
    what ends like it, without what has more before it.
    """
    terms = [("", "")]
    for name, cell, text in wanted:
        ways = [("", cell), ("-", f'"?"&{cell}')] if _has_sign(text) else [("", cell)]
        terms = [
            ("-" if more != sign else "", f"{told},{name},{one}")
            for sign, told in terms
            for more, one in ways
        ]
    return "".join(
        f"{sign or '+'}COUNTIFS({same}{told})" for sign, told in terms
    ).removeprefix("+")
