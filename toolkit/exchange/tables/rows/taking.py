"""From the tables of a source to rows of the register, with the fate of every line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.exchange.sources.source import Line
from toolkit.exchange.tables.layout.above import decision_above, year_above
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.codes import resolved
from toolkit.exchange.tables.layout.groups import Group
from toolkit.exchange.tables.layout.names_parted import with_whole_names
from toolkit.exchange.tables.layout.sorting_out import Sorted, Why, sort_out
from toolkit.exchange.tables.opening import legacy_finding
from toolkit.exchange.tables.rows.account import Came, Fate, RowKey
from toolkit.exchange.tables.rows.author_names import share_findings
from toolkit.exchange.tables.rows.converted import Fields, NewRow
from toolkit.exchange.tables.rows.converting import convert
from toolkit.exchange.tables.rows.decisions import Parted, with_days
from toolkit.exchange.tables.rows.dittos import without_dittos
from toolkit.exchange.tables.rows.half_swapped import half_swapped
from toolkit.exchange.tables.rows.identity import is_export, refuse_nameless
from toolkit.exchange.tables.rows.identity import named as named_rows
from toolkit.exchange.tables.rows.names_beside import (
    NamesBeside,
    names_alone,
    shared_columns,
    with_positions,
)
from toolkit.exchange.tables.rows.source_findings import (
    beside_findings,
    findings_of,
    nameless_findings,
    rows_told,
)
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.rules.words import day_words

_MAY_BE_DATA = {Why.RAGGED, Why.HIDDEN, Why.STRUCK, Why.UNCOMPUTED, Why.OLD_FONT}
"""Lines left out that a person may want after all: that there are some is told."""


class Taken(NamedTuple):
    """What a table of a source gives: rows, findings on it, the fate of its lines.

    Whether a row is there already is not known yet: all rows count as taken.
    """

    chosen: Chosen
    rows: tuple[NewRow, ...]
    findings: tuple[Finding, ...]
    fates: Mapping[RowKey, Fate]


def take(chosen: Chosen, units: frozenset[str]) -> Taken:
    """Read a table of a source as far as it can be understood; nothing is written.

    `units`: folded names of the units of the register. Raises WorkRefusedError X622,
    X625, X636, X642.
    """
    refuse_unsure_names(chosen)
    lines = sort_out(chosen, units)
    if not lines.data and not _MAY_BE_DATA & lines.skipped.keys():
        raise WorkRefusedError(find("X625"))
    whole: Sequence[Line] = lines.data
    if chosen.names:
        whole = [with_whole_names(line, chosen.names) for line in whole]
    names = names_alone(whole, shared_columns(chosen))
    whole = names.lines
    garbled = legacy_finding(chosen.source, lines.data, rows=True)
    refuse_nameless(chosen.match)
    # What went out of a register comes back as it is, a quotation mark too.
    wanted = () if is_export(chosen.match) else chosen.match.columns
    undone = without_dittos(whole, wanted)
    named = resolved(undone.lines, chosen.match, chosen.codes)
    hidden = chosen.source.hidden_columns
    converted = convert(named.lines, chosen.match, units, hidden)
    rows = converted.rows
    if any(lines.groups.values()):
        rows = [_with_groups(chosen, row, lines.groups[row.line]) for row in rows]
    decision, year = decision_above(chosen), year_above(chosen)
    above: Fields = {**(decision.fields if decision else {})}
    if year:
        above["year"] = float(year.year)
    if above:
        rows = [NewRow(row.line, {**above, **row.values}) for row in rows]
    parted = Parted(rows) if is_export(chosen.match) else with_days(rows, chosen.match)
    rows, nameless = named_rows(chosen.match, parted.rows)
    if any(column.field == "position" for column in chosen.match.table.columns):
        rows = [*with_positions(rows, names)]

    def all_findings() -> Iterator[Finding]:
        if chosen.continues:
            at = chosen.source.at(chosen.block.head_row, min(chosen.headings))
            yield find("X722", at, seen=chosen.continues)
        elif chosen.subject:
            yield _subject_finding(chosen)
        yield from findings_of(chosen, lines, converted)
        yield from nameless_findings(_without(nameless, names))
        yield from beside_findings(chosen, names)
        yield from half_swapped(chosen, lines.data)
        yield from share_findings(chosen, lines.data)
        yield from _decision_findings(chosen, parted)
        yield from _group_findings(chosen, rows, lines)
        if undone.dittos:
            yield find(
                "X645", chosen.source.at(*chosen.first), count=str(undone.dittos)
            )
        if named.cells:
            (seen, expected), count = named.first, str(named.cells)
            by = chosen.codes.sheet
            yield find("X633", seen=seen, expected=expected, count=count, sheet=by)
        if garbled:
            yield garbled
        if rows:
            yield from (one.finding for one in (decision, year) if one)

    fates = dict(_fates(chosen, lines, rows, nameless))
    return Taken(chosen, tuple(rows), tuple(all_findings()), fates)


def _without(
    nameless: Mapping[str, Sequence[int]], names: NamesBeside
) -> Mapping[str, Sequence[int]]:
    """The lines without a name but those whose name is not sure, told by X720."""
    unsure = {number for number, _, _ in names.unsure}
    rest = {who: [n for n in ns if n not in unsure] for who, ns in nameless.items()}
    return {who: numbers for who, numbers in rest.items() if numbers}


def _decision_findings(chosen: Chosen, parted: Parted) -> Iterator[Finding]:
    """X700: numbers and days of decisions out of one cell; X701: days that differ."""
    at = chosen.source.at(*chosen.first)
    if parted.first:
        (seen, told), count = parted.first, str(parted.cells)
        day = day_words(told.day)
        yield find("X700", at, seen=seen, expected=told.number, day=day, count=count)
    if parted.differ:
        rows, count = rows_told(parted.differ), str(len(parted.differ))
        yield find("X701", at, rows=rows, count=count)


def refuse_unsure_names(chosen: Chosen) -> None:
    """Raises WorkRefusedError X642 when a name may go on in the next column."""
    for part in chosen.names:
        if not part.sure:
            at = chosen.source.at(chosen.block.head_row, part.first)
            raise WorkRefusedError(find("X642", at, seen=part.heading))


def _with_groups(chosen: Chosen, row: NewRow, groups: Mapping[str, Group]) -> NewRow:
    """A row with what the group says that it stands in, and it does not say itself."""
    columns = {column.field for column in chosen.match.table.columns}
    more: Fields = {
        field: group.value
        for field, group in groups.items()
        if field in columns and row.values.get(field) is None
    }
    for group in groups.values():
        if group.also and more.get(group.field) == group.value:
            fresh = {k: v for k, v in group.also.items() if row.values.get(k) is None}
            more.update({k: v for k, v in fresh.items() if k in columns})
    is_own = row.values.get("name") == more.get("unit")
    if is_own:
        more.pop("unit", None)
    return NewRow(row.line, {**row.values, **more}) if more else row


def _group_findings(
    chosen: Chosen, rows: Sequence[NewRow], lines: Sorted
) -> Iterator[Finding]:
    """X644: which column was filled from rows between the rows."""
    if not any(lines.groups.values()):
        return
    columns = {column.field: column for column in chosen.match.table.columns}
    for field in ("recipient", "unit", "award", "decision"):
        used = [
            group
            for row in rows
            if (group := lines.groups[row.line].get(field))
            and row.values.get(field) == group.value
        ]
        given = chosen.match.given - chosen.match.grouped
        if used and field not in given and field in columns:
            names = list(dict.fromkeys(f"«{group.value}»" for group in used))
            seen = ", ".join(names[:3]) + (
                EXCHANGE_WORDS["more_rows"] if names[3:] else ""
            )
            header, count = columns[field].header, str(len(used))
            yield find("X644", seen=seen, column=header, count=count)


def _subject_finding(chosen: Chosen) -> Finding:
    """X641: why a list goes into this table and no other."""
    said = chosen.subject.said if chosen.subject else ""
    at = chosen.source.at(*chosen.first)
    return find("X641", at, seen=said[:80], table=chosen.match.table.sheet)


def _fates(
    chosen: Chosen,
    lines: Sorted,
    rows: Sequence[NewRow],
    nameless: Mapping[str, Sequence[int]],
) -> Iterator[tuple[RowKey, Fate]]:
    sheet = chosen.source.sheet
    for line in (*chosen.block.titles, *chosen.block.head_lines):
        heading = line in chosen.block.head_lines
        yield (sheet, line.number), Why.HEADING if heading else Why.ABOVE
    for why, numbers in lines.skipped.items():
        yield from (((sheet, number), why) for number in numbers)
    yield from (((sheet, line.number), Why.UNMARKED) for line in lines.data)
    for without in nameless.values():
        yield from (((sheet, number), Why.NAMELESS) for number in without)
    yield from (((sheet, row.line), Came.TAKEN) for row in rows)
