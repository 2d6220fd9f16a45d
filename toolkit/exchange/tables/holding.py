"""What a source says, held against what the register has, table by table."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.exchange.tables.layout.blocks import Block
from toolkit.exchange.tables.layout.chosen import Choice, Chosen
from toolkit.exchange.tables.layout.sorting_out import Why
from toolkit.exchange.tables.rows.account import Came, Fate, RowKey
from toolkit.exchange.tables.rows.appending import Addition, refuse_lost
from toolkit.exchange.tables.rows.comparing import Change, compare
from toolkit.exchange.tables.rows.converted import NewRow
from toolkit.exchange.tables.rows.difference_findings import changed_findings
from toolkit.exchange.tables.rows.since import since_finding
from toolkit.exchange.tables.rows.source_findings import missing_findings
from toolkit.exchange.tables.rows.taking import Taken, take
from toolkit.exchange.tables.tables import table_in
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.locate import FoundTable
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import TableKey
from toolkit.xlsx.closed_book import ClosedBook


class Read(NamedTuple):
    """What the tables of a source give, and which of them could not be read."""

    taken: tuple[Taken, ...]
    unread: tuple[tuple[Chosen, Finding], ...]
    choice: Choice


def read_all(choice: Choice, units: frozenset[str]) -> Read:
    """Read every table of a source; one that is refused does not stop the others."""
    taken: list[Taken] = []
    unread: list[tuple[Chosen, Finding]] = []
    for chosen in choice.chosen:
        try:
            taken.append(take(chosen, units))
        except WorkRefusedError as refused:
            unread.append((chosen, refused.finding))
    return Read(tuple(taken), tuple(unread), choice)


class Sorted(NamedTuple):
    """The new rows for each table of the register, what is told, each row's fate."""

    additions: tuple[Addition, ...]
    findings: tuple[Finding, ...]
    fates: Mapping[RowKey, Fate]
    changed: tuple[tuple[FoundTable, Chosen, Change], ...] = ()


def sort_by_table(
    book: ClosedBook, read: Read, source: str, *, differing: bool = False
) -> Sorted:
    """Hold what was read against the register. `differing`: what it has with other
    values comes in as a new row all the same; else it is told and left out."""
    findings: list[Finding] = []
    fates: dict[RowKey, Fate] = {}
    found: dict[TableKey, list[tuple[Taken, NewRow]]] = {}
    for taken in read.taken:
        findings += taken.findings
        _join(fates, taken.fates)
        pairs = found.setdefault(taken.chosen.match.table.key, [])
        pairs += ((taken, row) for row in taken.rows)
    additions: list[Addition] = []
    changes: list[tuple[FoundTable, Chosen, Change]] = []
    for key, pairs in found.items():
        table, lost = table_in(book, BY_KEY[key])
        findings += lost
        refuse_lost(table, [row for _, row in pairs])
        held = _held(book, table, pairs, source, differing=differing)
        findings += held.findings
        fates.update(
            (place, fate)
            for place, fate in held.fates.items()
            if fates.get(place) is Came.TAKEN
        )
        changes += held.changed
        additions += held.additions
    findings += _left_tables(read, fates)
    return Sorted(tuple(additions), tuple(findings), fates, tuple(changes))


def _held(
    book: ClosedBook,
    table: FoundTable,
    pairs: Sequence[tuple[Taken, NewRow]],
    source: str,
    *,
    differing: bool,
) -> Sorted:
    """The rows for one table, held against those that it has."""
    compared = compare(table, book, [row for _, row in pairs])
    chosen = {id(row): taken.chosen for taken, row in pairs}
    changed = [(chosen[id(one.row)], one) for one in compared.changed]
    new = list(compared.new)
    if differing and changed:
        wanted = {id(row) for row in (*new, *(one.row for _, one in changed))}
        new = [row for _, row in pairs if id(row) in wanted]
    is_new, is_changed = set(map(id, new)), {id(one.row) for _, one in changed}
    fates: dict[RowKey, Fate] = {}
    for taken, row in pairs:
        place = (taken.chosen.source.sheet, row.line)
        if id(row) in is_new:
            fates[place] = Came.TAKEN
        elif fates.get(place) is not Came.TAKEN:
            fate = Why.CHANGED if id(row) in is_changed else Came.THERE
            fates[place] = Why.CHANGED if fates.get(place) is Why.CHANGED else fate
    fresh = [(chosen[id(row)], row) for row in new]
    findings = [*missing_findings(table.form, fresh)]
    if known := len(pairs) - len({*is_new, *is_changed}):
        findings.append(find("X614", count=str(known), table=table.form.sheet))
    findings += changed_findings(table, changed, added=differing)
    findings += since_finding(
        book,
        table,
        source,
        met=compared.met,
        new=len(compared.new),
        changed=[one.number for _, one in changed],
    )
    sheets = tuple(dict.fromkeys(t.chosen.source.sheet for t, _ in pairs))
    additions = (Addition(table, tuple(new), sheets),) if new else ()
    told = tuple((table, one, change) for one, change in changed)
    return Sorted(additions, tuple(findings), fates, told)


def _left_tables(read: Read, fates: dict[RowKey, Fate]) -> Iterator[Finding]:
    """The tables of a source that are not taken in: refused, unsure, not wanted."""
    for chosen, finding in read.unread:
        yield _unread(chosen, finding.what)
        _leave_out(fates, chosen.block, Why.OTHER_TABLE)
    for chosen, rivals in read.choice.unsure:
        yield _unsure(chosen, rivals)
        _leave_out(fates, chosen.block, Why.OTHER_TABLE)
    for block in read.choice.declined:
        _leave_out(fates, block, Why.DECLINED)
    if read.choice.others:
        seen = ", ".join(f"«{name}»" for name in read.choice.others)
        only = read.taken[0].chosen.source.sheet if read.taken else ""
        yield find("X627", seen=seen, expected=only)


def _join(fates: dict[RowKey, Fate], more: Mapping[RowKey, Fate]) -> None:
    """Add the fates of a table; of two beside each other the taken one counts."""
    for place, fate in more.items():
        if fates.get(place) is not Came.TAKEN:
            fates[place] = fate


def _leave_out(fates: dict[RowKey, Fate], block: Block, why: Why) -> None:
    for line in (*block.titles, *block.head_lines, *block.below):
        fates.setdefault((block.source.sheet, line.number), why)


def _unread(chosen: Chosen, why: str) -> Finding:
    """X640: a table of a source that is not taken in, while others are."""
    at = chosen.source.at(*chosen.first)
    count = str(len(chosen.block.below))
    return find("X640", at, seen=why.rstrip("."), count=count)


def _unsure(chosen: Chosen, rivals: Sequence[TableForm]) -> Finding:
    """X639: a table of a source of which nobody knows for sure where it belongs."""
    names = (chosen.match.table, *rivals)
    seen = ", ".join(f"«{one.sheet}»" for one in names)
    at = chosen.source.at(*chosen.first)
    count = str(len(chosen.block.below))
    return find("X639", at, seen=seen, count=count, expected=names[0].sheet)
