"""Returned slices put into the register: one save for all of them, one undo."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.round.slices.merging import Differs, Merged, Return, merged
from toolkit.exchange.round.slices.strange import grouped, name_of, strange
from toolkit.exchange.tables.rows.appending import (
    Addition,
    append_all,
    refuse_different,
    refuse_lost,
)
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.register.day_counts import as_kept
from toolkit.forms.register.gate import require_register
from toolkit.forms.round.choices import Choice
from toolkit.model.origin import NOWHERE, Origin
from toolkit.model.round import Unit
from toolkit.parts.records.findings_and_log import LogLine, append_log
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import save_over
from toolkit.xlsx.edit.draft import BlockedCellError
from toolkit.xlsx.outdated import drop_outdated
from toolkit.xlsx.zip.package import read_file

_ACTION = "Nhận về"


class TakenIn(NamedTuple):
    """What became of the register: findings, what is to be chosen, whether written.

    `clashes`: whether different words were marked for one cell.
    """

    findings: tuple[Finding, ...] = ()
    choices: tuple[Choice, ...] = ()
    written: bool = False
    clashes: bool = False


def take_in(
    path: Path,
    returns: Sequence[Return],
    *,
    year: int,
    rooms: Sequence[Unit],
    marked: frozenset[str],
    now: datetime,
) -> TakenIn:
    """Put new rows of fresh returns below the last ones, and what a person marked.

    The rest is told; of different words that were marked for one cell none is written.
    `rooms`: all units of the round; `marked`: the keys of `Differs` of which the unit's
    value counts. A backup is kept, as of a rescore. Raises
    WorkRefusedError and FileRefusedError as taking rows in does; the register is then
    as it was.
    """
    refuse_if_open(path)
    before = read_file(path)
    book = ClosedBook.from_bytes(before)
    require_register(book)
    found = [_marks_first(one, marked) for one in merged(book, returns, year)]
    clashes = [each for one in found for each in _clashing(one, marked)]
    marked -= {d.key for several in clashes for d in several}
    taken = [d for one in found for d in one.differs if d.key in marked]
    left = [d for one in found for d in one.differs if d.key not in marked]
    additions = [
        Addition(one.table, tuple(row for _, row in one.new))
        for one in found
        if one.new
    ]
    for one in additions:
        refuse_lost(one.table, one.rows)
    added = append_all(book, additions)
    blanks = [each for one in found for each in one.blanks]
    _replace(book, [*taken, *blanks])
    findings = [
        *strange(book, found, added, rooms, year),
        *_told(found, added, left, year),
        *map(_told_clash, clashes),
    ]
    if taken:
        findings.append(find("G838", count=str(len(taken))))
    choices = tuple(map(_choice, left))
    if not (added or taken or blanks):
        return TakenIn(tuple(findings), choices, clashes=bool(clashes))
    append_log(
        book, [*_added_lines(found, added), *map(_line, (*taken, *blanks))], now=now
    )
    verify = partial(_verify, added=added)
    save_over(path, before, book.to_bytes(), now=now, verify=verify)
    return TakenIn(tuple(findings), choices, written=True, clashes=bool(clashes))


def _marks_first(one: Merged, marked: frozenset[str]) -> Merged:
    """What a person marked counts before what would fill a blank unasked."""
    cells = {(d.number, d.field) for d in one.differs if d.key in marked}
    passed = tuple(d for d in one.blanks if (d.number, d.field) in cells)
    blanks = tuple(d for d in one.blanks if (d.number, d.field) not in cells)
    return one._replace(differs=(*one.differs, *passed), blanks=blanks)


def _clashing(one: Merged, marked: frozenset[str]) -> Iterator[list[Differs]]:
    """What was marked for one cell, where that is not all the same."""
    by_cell: dict[tuple[int, str], list[Differs]] = {}
    for d in one.differs:
        if d.key in marked:
            by_cell.setdefault((d.number, d.field), []).append(d)
    for several in by_cell.values():
        if len({d.texts[1] for d in several}) > 1:
            yield several


def _replace(book: ClosedBook, taken: Sequence[Differs]) -> None:
    """Write what units say over what the register says; a person chose so."""
    places = []
    for one in taken:
        column = one.table.form.column(one.field)
        place = Place(one.table.sheet, one.number, one.table.columns[one.field])
        try:
            book.set_value(*place, as_kept(book, column, one.typed))
        except BlockedCellError:
            at = Origin(place.sheet, a1(place.row, place.column))
            raise WorkRefusedError(find("C216", at)) from None
        places.append(place)
    drop_outdated(book, places, ())


def _verify(data: bytes, *, added: Sequence[Addition]) -> None:
    for one in added:
        refuse_different(data, one.table, one.first, one.rows)


# What is told


def _told(
    found: Sequence[Merged],
    added: Sequence[Addition],
    left: Sequence[Differs],
    year: int,
) -> Iterator[Finding]:
    first = {one.table.form.key: one.first for one in added}
    for one in found:
        sheet = one.table.form.sheet
        start = first.get(one.table.form.key, 0)
        by_unit: dict[Unit, list[int]] = {}
        for number, (unit, _) in enumerate(one.new, start):
            by_unit.setdefault(unit, []).append(number)
        for unit, rows in by_unit.items():
            facts = {"unit": unit.name, "table": sheet}
            seen = f"{rows[0]}–{rows[-1]}" if len(rows) > 1 else str(rows[0])
            yield find("G836", NOWHERE, seen=seen, count=str(len(rows)), **facts)
            if count := one.filled.get(unit.key):
                whole = "unit" in one.table.columns
                words = ROUND_WORDS["year_and_unit" if whole else "only_year"]
                said = words.format(year, unit.name)
                yield find("G837", NOWHERE, seen=said, count=str(count), **facts)
        yield from grouped(
            "G839", sheet, [(u, name_of(r.values)) for u, r in one.again]
        )
        yield from grouped("G835", sheet, one.missing)
        yield from grouped("G884", sheet, one.stale)
        filled = [(d.unit, _words(d, "filled_in")) for d in one.blanks]
        yield from grouped("G883", sheet, filled)
        differing = [
            (d.unit, _words(d)) for d in left if d.table.form is one.table.form
        ]
        yield from grouped("G834", sheet, differing)


def _told_clash(several: Sequence[Differs]) -> Finding:
    one, blank = several[0], ROUND_WORDS["blank"]
    said = "; ".join(f"{d.unit.name} – «{d.texts[1] or blank}»" for d in several)
    column = one.table.form.column(one.field).header
    facts = {"table": one.table.form.sheet, "who": one.who, "column": column}
    return find("G889", NOWHERE, seen=said, **facts)


def _words(one: Differs, how: str = "differs") -> str:
    there, typed = one.texts
    blank = ROUND_WORDS["blank"]
    return ROUND_WORDS[how].format(
        one.who, one.table.form.column(one.field).header, there or blank, typed or blank
    )


def _choice(one: Differs) -> Choice:
    there, typed = one.texts
    return Choice(
        unit=one.unit.name,
        table=one.table.form.sheet,
        cell=a1(one.number, one.table.columns[one.field]),
        who=one.who,
        column=one.table.form.column(one.field).header,
        there=there,
        typed=typed,
        key=one.key,
    )


def _line(one: Differs) -> LogLine:
    there, typed = one.texts
    place = Place(one.table.sheet, one.number, one.table.columns[one.field])
    why = ROUND_WORDS["as_the_unit"].format(one.unit.name)
    return LogLine(_ACTION, place, there, typed, why)


def _added_lines(
    found: Sequence[Merged], added: Sequence[Addition]
) -> Iterator[LogLine]:
    units = {one.table.form.key: one.new for one in found}
    for one in added:
        names = ", ".join(dict.fromkeys(u.name for u, _ in units[one.table.form.key]))
        place = Place(one.table.sheet, one.first, min(one.table.columns.values()))
        after = ROUND_WORDS["rows_added"].format(len(one.rows))
        yield LogLine(_ACTION, place, "", after, names)
