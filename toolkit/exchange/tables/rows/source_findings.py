"""The findings on a source that was taken in: by column, then by kind of line."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from toolkit.exchange.sources.source import Line
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.headings import (
    UNIT_AND_POSITION,
    nearest,
    other_table,
)
from toolkit.exchange.tables.layout.looks import is_day, is_rating, is_title
from toolkit.exchange.tables.layout.sorting_out import Sorted, Why
from toolkit.exchange.tables.rows.converted import Converted, NewRow, Tally
from toolkit.exchange.tables.rows.likely import likely
from toolkit.exchange.tables.rows.names_beside import NamesBeside
from toolkit.exchange.tables.rows.values import How, Meanings
from toolkit.findings import Finding, find
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.columns import CellKind, TableForm
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import CellError
from toolkit.xlsx.edit.cell import TEXT_LIMIT

EXAMPLES = 3
"""So many cells are named one by one; a person looks for the rest in the workbook."""

_LONGEST = 60
_TRIED = 50
"""So many values of a column are tried before it is advised to rename it."""

_OF_OTHERS = (is_day, is_title, is_rating)
"""What a column of texts is not for: there are columns for it."""

_PRINTED = (Why.COLUMN_NUMBERS, Why.GROUP, Why.REPEATED, Why.TOTAL)
"""What a printed table holds besides its rows."""

_LEFT_OUT = {
    Why.RAGGED: "X616",
    Why.HIDDEN: "X649",
    Why.STRUCK: "X650",
    Why.UNCOMPUTED: "X651",
}
"""Rows that may be data and are left out all the same, each kind with its code."""

_LIKELY = (CellKind.DATE, CellKind.MOMENT, CellKind.COUNT, CellKind.NUMBER)
"""Kinds of columns whose values may have several readings."""

_KIND: Mapping[CellKind, tuple[str, str]] = {
    CellKind.DATE: ("date", "date_expected"),
    CellKind.MOMENT: ("moment", "moment"),
    CellKind.YEAR: ("year", "year"),
    CellKind.YEARS: ("years", "years"),
    CellKind.COUNT: ("count", "count"),
    CellKind.NUMBER: ("number", "number"),
    CellKind.CHOICE: ("choice", "choice"),
    CellKind.AWARD: ("award", "award"),
    CellKind.FLAG: ("flag", "flag"),
    CellKind.TEXT: ("text", "text"),
    CellKind.NAME: ("text", "text"),
    CellKind.NAMES: ("text", "text"),
}


_KIND_OF = {word: kind for kind, (word, _) in _KIND.items() if kind in _LIKELY}


def findings_of(
    chosen: Chosen, lines: Sorted, converted: Converted
) -> Iterator[Finding]:
    """Everything that a person must know of a table of a source."""
    yield from _headings(chosen, lines.data)
    yield from _columns(chosen, converted)
    yield from _lines(chosen, lines, converted)


def _headings(chosen: Chosen, data: Sequence[Line]) -> Iterator[Finding]:
    table = chosen.match.table
    joined = {n for part in chosen.names for n in part.others}
    filled = {n: count for n, count in _filled(data).items() if n not in joined}
    nameless = {
        column: letters(column)
        for column in filled
        if column not in chosen.headings
        and column not in chosen.match.fields
        and column not in chosen.skipped
    }
    for column, heading in {**chosen.match.unknown, **nameless}.items():
        if not filled.get(column):
            continue  # of a column that holds nothing, nothing is lost
        at = _heading_at(chosen, column)
        facts = {
            "seen": _cut(heading),
            "table": table.sheet,
            "count": str(filled.get(column, 0)),
        }
        if column in nameless:
            yield find("X607", at, **facts)
            continue
        other = other_table(table, heading, chosen.headings)
        near = advised(chosen, column, heading, data)
        if other is not None:
            yield find("X608", at, expected=other.sheet, **facts)
        elif near:
            yield find("X606", at, expected=near, **facts)
        else:
            yield find("X607", at, **facts)
    for column, heading in chosen.salutations.items():
        at = _heading_at(chosen, column)
        yield find("X631", at, seen=heading, table=table.sheet)


def advised(chosen: Chosen, column: int, heading: str, data: Sequence[Line]) -> str:
    """The column that an unknown heading is most like, if its values could stand there.

    Advice that would fill a column of days with names helps nobody.
    """
    table = chosen.match.table
    near = nearest(table, heading)
    if not near:
        return ""
    field = next(c.field for c in table.columns if c.header == near)
    meanings = Meanings(table.columns)
    typed = [line.cells[column] for line in data if column in line.cells][:_TRIED]
    # Every value can be a text: a column of days is none of decisions for that.
    texts = table.column(field).holds in (CellKind.TEXT, CellKind.NAME, CellKind.NAMES)
    others = sum(any(look(value) for look in _OF_OTHERS) for value in typed)
    if texts and 2 * others > len(typed):
        return ""
    wrong = sum(
        isinstance(value, CellError)
        or meanings.meaning(field, value).how is How.UNKNOWN
        for value in typed
    )
    return near if 2 * wrong <= len(typed) else ""


def _filled(data: Sequence[Line]) -> Mapping[int, int]:
    return Counter(chain.from_iterable(line.cells for line in data))


def _columns(chosen: Chosen, converted: Converted) -> Iterator[Finding]:
    places: dict[str, list[int]] = {}
    for place, name in chosen.match.fields.items():
        places.setdefault(name, []).append(place)
    places.setdefault("award", []).extend(chosen.match.titles)
    places.setdefault("born", []).extend(chosen.match.births)
    for field in chosen.match.given:
        places[field] = places.get(field) or list(chosen.match.years)
    yield from _marks(chosen, converted)
    for name, tally in converted.tallies.items():
        at = _heading_at(chosen, places[name][0])
        if name == UNIT_AND_POSITION:
            heading = chosen.headings[places[name][0]]
            yield from _tally(tally, heading, "position", "unit_expected", at)
        else:
            column = chosen.match.table.column(name)
            yield from _tally(tally, column.header, *_KIND[column.holds], at)
    for name, numbers in converted.differ.items():
        column = chosen.match.table.column(name)
        yield find(
            "X609",
            _heading_at(chosen, places[name][0]),
            seen=_named(chosen, places[name]),
            expected=column.header,
            count=str(len(numbers)),
            rows=rows_told(numbers),
        )
    if converted.doubled:
        yield find(
            "X610",
            _heading_at(chosen, places["award"][0]),
            seen=_named(chosen, places["award"]),
            table=chosen.match.table.sheet,
            count=str(len(converted.doubled)),
            rows=rows_told(converted.doubled),
        )


def _marks(chosen: Chosen, converted: Converted) -> Iterator[Finding]:
    """X638: which marks became rows; X637: what is neither a mark nor none."""
    titles, sheet = list(chosen.match.titles), chosen.match.table.sheet
    if converted.marks:
        at, seen = _heading_at(chosen, titles[0]), _named(chosen, titles)
        yield find("X638", at, seen=seen, table=sheet, count=str(converted.marks))
    if converted.by_year:
        years = list(chosen.match.years)
        at, seen = _heading_at(chosen, years[0]), _named(chosen, years)
        yield find("X699", at, seen=seen, table=sheet, count=str(converted.by_year))
    for column, cells in converted.unclear.items():
        yield find(
            "X637",
            _heading_at(chosen, column),
            seen=_examples(cells),
            column=_cut(chosen.headings[column]),
            count=str(len(cells)),
        )


def beside_findings(chosen: Chosen, names: NamesBeside) -> Iterator[Finding]:
    """X721: names taken out of cells that say more; X720: cells that are not sure."""
    sheet = chosen.match.table.sheet
    kept = any(column.field == "position" for column in chosen.match.table.columns)
    column = next((n for n, f in chosen.match.fields.items() if f == "name"), 1)
    if any(names.first):
        seen, expected = map(_cut, names.first)
        at, count = _heading_at(chosen, column), str(len(names.told))
        lost = any(one.is_rank or not kept for one in names.told.values())
        way = EXCHANGE_WORDS["beside_lost"].format(sheet) if lost else ""
        yield find("X721", at, seen=seen, expected=expected, count=count, way=way)
    if names.unsure:
        row, column, _ = names.unsure[0]
        seen = _examples([(n, text) for n, _, text in names.unsure])
        rows = rows_told([n for n, _, _ in names.unsure])
        at, count = chosen.source.at(row, column), str(len(names.unsure))
        yield find("X720", at, seen=seen, count=count, rows=rows)


def nameless_findings(nameless: Mapping[str, Sequence[int]]) -> Iterator[Finding]:
    """X635: lines (by the heading of what they lack) that no row is made of."""
    for header, lines in nameless.items():
        count = str(len(lines))
        yield find("X635", expected=header, count=count, rows=rows_told(lines))


def _tally(
    tally: Tally, header: str, kind: str, expected: str, at: Origin
) -> Iterator[Finding]:
    if tally.better:
        before, after = tally.example
        yield find(
            "X611",
            at,
            seen=_cut(before),
            expected=_cut(after) or EXCHANGE_WORDS["empty"],
            column=header,
            kind=EXCHANGE_WORDS[kind],
            count=str(tally.better),
        )
    yield from _unsure(tally, header, kind, EXCHANGE_WORDS[expected], at)
    if tally.swapped:
        yield find(
            "X624",
            at,
            seen=_cut(tally.swapped[0][1]),
            column=header,
            count=str(len(tally.swapped)),
        )


def _unsure(
    tally: Tally, header: str, kind: str, expected: str, at: Origin
) -> Iterator[Finding]:
    """Values that are not what the column wants, those with likely readings apart."""
    likely_ones: list[tuple[int, str, str]] = []
    others: list[tuple[int, str]] = []
    for line, text in tally.unknown:
        found = likely(_KIND_OF[kind], text) if kind in _KIND_OF else ()
        if found:
            meant = EXCHANGE_WORDS["or"].join(found)
            likely_ones.append((line, text, meant))
        else:
            others.append((line, text))
    if others:
        seen, count = _examples(others), str(len(others))
        yield find("X612", at, seen=seen, expected=expected, column=header, count=count)
    if likely_ones:
        code = "X658" if kind in ("date", "moment") else "X657"
        told = ", ".join(
            EXCHANGE_WORDS["readings"].format(line, _cut(text), meant)
            for line, text, meant in likely_ones[:EXAMPLES]
        )
        more = len(likely_ones) - EXAMPLES
        rest = EXCHANGE_WORDS["more"].format(more) if more > 0 else ""
        count = str(len(likely_ones))
        yield find(code, at, seen=told + rest, column=header, count=count)


def _lines(chosen: Chosen, lines: Sorted, converted: Converted) -> Iterator[Finding]:
    at = Origin(chosen.source.sheet)
    skipped = {why: n for why, n in lines.skipped.items() if why in _PRINTED}
    if skipped:
        kinds = "; ".join(
            EXCHANGE_WORDS["rows"].format(EXCHANGE_WORDS[why], rows_told(numbers))
            for why, numbers in skipped.items()
        )
        count = str(sum(map(len, skipped.values())))
        yield find("X615", at, seen=kinds, count=count)
    for why, code in _LEFT_OUT.items():
        if numbers := lines.skipped.get(why):
            yield find(code, at, rows=rows_told(numbers), count=str(len(numbers)))
    if numbers := lines.skipped.get(Why.OLD_FONT):
        yield _in_doubt(chosen, numbers)
    if converted.bodies:
        (_, seen), count = converted.bodies[0], str(len(converted.bodies))
        yield find("X648", at, seen=seen, count=count)
    if converted.errors:
        numbers, texts = zip(*converted.errors, strict=True)
        seen, count = ", ".join(dict.fromkeys(texts)), str(len(texts))
        yield find("X626", at, seen=seen, count=count, rows=rows_told(numbers))
    if converted.cut:
        rows, count = rows_told(converted.cut), str(len(converted.cut))
        yield find("X629", at, expected=str(TEXT_LIMIT), count=count, rows=rows)


def _in_doubt(chosen: Chosen, numbers: Sequence[int]) -> Finding:
    """X656: rows with a text that contradicts its font, and both readings of one."""
    doubts = chosen.source.doubts
    first = min(at for at in doubts if at[0] == numbers[0] and at[1] in chosen.headings)
    (seen, expected), font = doubts[first], chosen.source.legacy.get(first, "")
    facts = {"seen": seen[:_LONGEST], "expected": expected[:_LONGEST], "font": font}
    at, count = chosen.source.at(*first), str(len(numbers))
    return find("X656", at, rows=rows_told(numbers), count=count, **facts)


def missing_findings(
    table: TableForm, taken: Sequence[tuple[Chosen, NewRow]]
) -> Iterator[Finding]:
    """X613: columns that the register needs and new rows leave empty."""
    for column in table.columns:
        empty = sum(
            row.values.get(column.field) is None
            and column.field not in chosen.match.given
            for chosen, row in taken
        )
        if column.required and empty:
            count = str(empty)
            yield find("X613", expected=column.header, table=table.sheet, count=count)


def _heading_at(chosen: Chosen, column: int) -> Origin:
    return chosen.source.at(chosen.block.head_row, column)


def _named(chosen: Chosen, places: Sequence[int]) -> str:
    heading = EXCHANGE_WORDS["heading"]
    names = dict.fromkeys(chosen.headings.get(n, letters(n)) for n in places)
    return EXCHANGE_WORDS["joined"].join(heading.format(_cut(name)) for name in names)


def _examples(cells: Sequence[tuple[int, str]]) -> str:
    told = [EXCHANGE_WORDS["cell"].format(n, _cut(t)) for n, t in cells[:EXAMPLES]]
    more = len(cells) - len(told)
    rest = EXCHANGE_WORDS["more"].format(more) if more else ""
    return ", ".join(told) + rest


def rows_told(numbers: Sequence[int]) -> str:
    """«2, 5, 9 …»: the first of some rows."""
    different = list(dict.fromkeys(numbers))
    told = ", ".join(map(str, different[:EXAMPLES]))
    return told + (EXCHANGE_WORDS["more_rows"] if len(different) > EXAMPLES else "")


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
