"""Taking in: the rows of a CSV or of another office's workbook, into a register."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.tables.layout.choosing import Choice, Chosen
from toolkit.exchange.tables.layout.sorting_out import Why
from toolkit.exchange.tables.opening import Opened, open_source
from toolkit.exchange.tables.rows.account import Account, Came, Fate, RowKey, account_of
from toolkit.exchange.tables.rows.appending import (
    Addition,
    append_all,
    new_rows,
    refuse_different,
    refuse_lost,
)
from toolkit.exchange.tables.rows.converting import NewRow
from toolkit.exchange.tables.rows.source_findings import missing_findings
from toolkit.exchange.tables.rows.taking import Taken, take
from toolkit.exchange.tables.tables import filled_rows, forms_called, table_in
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.gate import require_register
from toolkit.forms.register.kind import KIND
from toolkit.forms.register.locate import locate_table
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.jobs.guard import guarded
from toolkit.model.register import TableKey
from toolkit.parts.records.findings_and_log import LogLine, append_log
from toolkit.rules.names import folded
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.lock import refuse_if_open
from toolkit.xlsx.disk.save import save_over
from toolkit.xlsx.zip.package import read_file


def import_tables(
    path: Path,
    source: Path,
    *,
    table: str = "",
    sheet: str = "",
    now: datetime,
    dry_run: bool = False,
) -> Report:
    """Append the rows of a source to the tables of a register that they belong to.

    `source`: a CSV (UTF-8, UTF-16) or a workbook, all of its tables. `table`: the only
    one to fill, by its sheet («Khen thưởng»), key or file name; "" for the ones that
    headings and titles say; `sheet`: the only sheet of the source to read.
    Rows that are there already are left out, so that doing it twice changes nothing.
    `dry_run` writes nothing and tells the same. A backup is kept, as of a rescore.
    """
    return guarded(
        str(path),
        lambda: _import(path, source, table, sheet, now, dry_run),
        now=now,
    )


class Entered(NamedTuple):
    """New rows in a register that is not written yet, and the fate of every row."""

    report: Report
    added: tuple[Addition, ...]
    account: Account


def enter_rows(
    book: ClosedBook,
    source: Path,
    *,
    table: str = "",
    sheet: str = "",
    now: datetime | None = None,
    recomputed: bool = False,
) -> Entered:
    """Put the new rows of a source, and a line of the log, into a register.

    As `import_tables`, which does it on a file. `now`: None for a try, without a log.
    `recomputed`: a spreadsheet that has the register open computes its formulas.
    Raises WorkRefusedError for what stops it.
    """
    gate = require_register(book)
    form = forms_called((table,))[0] if table else None
    opened = open_source(source, form, sheet)
    read = _read_all(book, opened)
    additions, findings, fates = _sorted_by_table(book, read)
    account = account_of(opened.sources, opened.choice.asked, fates)
    added = append_all(book, additions, recomputed=recomputed)
    if now is not None and added:
        append_log(book, [_log_line(one, source) for one in added], now=now)
    report = Report(file="", kind=KIND, findings=(*gate, *opened.findings, *findings))
    said = f"{_said(added, read, source, tried=now is None)} {account.said()}"
    return Entered(report._replace(summary=said), added, account)


def _import(
    path: Path, source: Path, word: str, sheet: str, now: datetime, dry_run: bool
) -> Report:
    if not dry_run:
        refuse_if_open(path)
    before = read_file(path)
    book = ClosedBook.from_bytes(before)
    logged = None if dry_run else now
    entered = enter_rows(book, source, table=word, sheet=sheet, now=logged)
    report = entered.report._replace(file=str(path))
    if dry_run or not entered.added:
        return report
    verify = partial(_verify, added=entered.added)
    saved = save_over(path, before, book.to_bytes(), now=now, verify=verify)
    return report._replace(saved=str(path), backup=str(saved.backup))


class _Read(NamedTuple):
    """What the tables of a source give, and which of them could not be read."""

    taken: tuple[Taken, ...]
    unread: tuple[tuple[Chosen, Finding], ...]
    choice: Choice


def _read_all(book: ClosedBook, opened: Opened) -> _Read:
    """Read every table of a source; one that is refused does not stop the others.

    Raises WorkRefusedError with the first refusal when none can be read.
    """
    units = _units(book)
    taken: list[Taken] = []
    unread: list[tuple[Chosen, Finding]] = []
    for chosen in opened.choice.chosen:
        try:
            taken.append(take(chosen, units))
        except WorkRefusedError as refused:
            unread.append((chosen, refused.finding))
    if not taken:
        raise WorkRefusedError(unread[0][1])
    return _Read(tuple(taken), tuple(unread), opened.choice)


def _sorted_by_table(
    book: ClosedBook, read: _Read
) -> tuple[list[Addition], list[Finding], dict[RowKey, Fate]]:
    """The new rows for each table of the register, with what is to be told."""
    findings: list[Finding] = []
    fates: dict[RowKey, Fate] = {}
    found: dict[TableKey, list[tuple[Taken, NewRow]]] = {}
    for taken in read.taken:
        findings += taken.findings
        _join(fates, taken.fates)
        pairs = found.setdefault(taken.chosen.match.table.key, [])
        pairs += ((taken, row) for row in taken.rows)
    additions: list[Addition] = []
    for key, pairs in found.items():
        table, lost = table_in(book, BY_KEY[key])
        findings += lost
        rows = [row for _, row in pairs]
        refuse_lost(table, rows)
        new = new_rows(table, book, rows)
        is_new = {id(row) for row in new}
        come = {_place(t, row) for t, row in pairs if id(row) in is_new}
        for taken, row in pairs:
            place = _place(taken, row)
            if place not in come and fates.get(place) is Came.TAKEN:
                fates[place] = Came.THERE
        fresh = [(taken.chosen, row) for taken, row in pairs if id(row) in is_new]
        findings += missing_findings(table.form, fresh)
        if known := len(rows) - len(new):
            findings.append(find("X614", count=str(known), table=table.form.sheet))
        if new:
            sheets = dict.fromkeys(t.chosen.source.sheet for t, _ in pairs)
            additions.append(Addition(table, tuple(new), tuple(sheets)))
    for chosen, finding in read.unread:
        findings.append(_unread(chosen, finding.what))
        _leave_out(fates, chosen)
    for chosen, rivals in read.choice.unsure:
        findings.append(_unsure(chosen, rivals))
        _leave_out(fates, chosen)
    if read.choice.others:
        seen = ", ".join(f"«{name}»" for name in read.choice.others)
        only = read.taken[0].chosen.source.sheet
        findings.append(find("X627", seen=seen, expected=only))
    return additions, findings, fates


def _join(fates: dict[RowKey, Fate], more: Mapping[RowKey, Fate]) -> None:
    """Add the fates of a table; of two beside each other the taken one counts."""
    for place, fate in more.items():
        if fates.get(place) is not Came.TAKEN:
            fates[place] = fate


def _place(taken: Taken, row: NewRow) -> RowKey:
    return (taken.chosen.source.sheet, row.line)


def _leave_out(fates: dict[RowKey, Fate], chosen: Chosen) -> None:
    block = chosen.block
    for line in (*block.titles, *block.head_lines, *block.below):
        fates.setdefault((chosen.source.sheet, line.number), Why.OTHER_TABLE)


def _unread(chosen: Chosen, why: str) -> Finding:
    """X640: a table of a source that is not taken in, while others are."""
    line = chosen.block.head_lines[0].number
    at = chosen.source.at(line, min(chosen.headings))
    count = str(len(chosen.block.below))
    return find("X640", at, seen=why.rstrip("."), count=count)


def _unsure(chosen: Chosen, rivals: Sequence[TableForm]) -> Finding:
    """X639: a table of a source of which nobody knows for sure where it belongs."""
    names = (chosen.match.table, *rivals)
    seen = ", ".join(f"«{one.sheet}»" for one in names)
    line = chosen.block.head_lines[0].number
    at = chosen.source.at(line, min(chosen.headings))
    count = str(len(chosen.block.below))
    return find("X639", at, seen=seen, count=count, expected=names[0].sheet)


def _units(book: ClosedBook) -> frozenset[str]:
    """The folded names of the units of a register."""
    table, _ = locate_table(book.names(), BY_KEY[TableKey.UNITS])
    if table is None or "name" not in table.columns:
        return frozenset()
    at = list(table.columns).index("name")
    names = (values[at] for _, values in filled_rows(book, table))
    return frozenset(folded(name) for name in names if isinstance(name, str))


def _said(added: Sequence[Addition], read: _Read, source: Path, *, tried: bool) -> str:
    """The summary: how many rows went where."""
    if not added:
        forms = dict.fromkeys(t.chosen.match.table.sheet for t in read.taken)
        names = EXCHANGE_WORDS["joined"].join(f"«{name}»" for name in forms)
        return EXCHANGE_WORDS["nothing_new"].format(names)
    parts = EXCHANGE_WORDS["joined"].join(map(_part_said, added))
    said = EXCHANGE_WORDS["would_add" if tried else "added"]
    return said.format(parts, source.name)


def _part_said(one: Addition) -> str:
    last = one.first + len(one.rows) - 1
    where = EXCHANGE_WORDS["row_range" if last > one.first else "one_row"]
    rows, sheet = len(one.rows), one.table.form.sheet
    return EXCHANGE_WORDS["added_one"].format(
        rows, sheet, where.format(one.first, last)
    )


def _log_line(one: Addition, source: Path) -> LogLine:
    sheets = ", ".join(f"«{sheet}»" for sheet in one.sheets if sheet)
    where = EXCHANGE_WORDS["log_sheet"].format(sheets) if sheets else ""
    return LogLine(
        action=EXCHANGE_WORDS["action"],
        place=Place(one.table.sheet, one.first, min(one.table.columns.values())),
        before="",
        after=EXCHANGE_WORDS["log_after"].format(len(one.rows)),
        why=EXCHANGE_WORDS["log_why"].format(source.name, where),
    )


def _verify(data: bytes, *, added: Sequence[Addition]) -> None:
    for one in added:
        refuse_different(data, one.table, one.first, one.rows)
