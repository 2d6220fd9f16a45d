"""Taking in: the rows of a CSV or of another office's workbook, into a register."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.tables.appending import (
    append,
    new_rows,
    refuse_different,
    refuse_lost,
)
from toolkit.exchange.tables.choosing import Chosen
from toolkit.exchange.tables.codes import resolved
from toolkit.exchange.tables.converting import NewRow, convert
from toolkit.exchange.tables.headings import UNIT_AND_POSITION
from toolkit.exchange.tables.identity import named as named_rows
from toolkit.exchange.tables.identity import refuse_nameless
from toolkit.exchange.tables.opening import decision_above, legacy_finding, open_source
from toolkit.exchange.tables.sorting_out import sort_out
from toolkit.exchange.tables.source_findings import findings_of, nameless_findings
from toolkit.exchange.tables.tables import filled_rows, forms_called, table_in
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.gate import require_register
from toolkit.forms.register.kind import KIND
from toolkit.forms.register.locate import FoundTable, locate_table
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


class _Taken(NamedTuple):
    """What a source has for a table of a register."""

    table: FoundTable
    chosen: Chosen
    rows: tuple[NewRow, ...]
    findings: tuple[Finding, ...]


def import_tables(
    path: Path,
    source: Path,
    *,
    table: str = "",
    sheet: str = "",
    now: datetime,
    dry_run: bool = False,
) -> Report:
    """Append the rows of a source to the table of a register that they belong to.

    `source`: a CSV (UTF-8, UTF-16) or a workbook. `table`: its sheet («Khen thưởng»),
    key or file name, "" for the one that the headings fit best; `sheet`: of the source.
    Rows that are there already are left out, so that doing it twice changes nothing.
    `dry_run` writes nothing and tells the same. A backup is kept, as of a rescore.
    """
    return guarded(
        str(path),
        lambda: _import(path, source, table, sheet, now, dry_run),
        now=now,
    )


class Entered(NamedTuple):
    """The new rows in a register that is not written yet: in which rows (0: none)."""

    report: Report
    first: int
    taken: _Taken


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
    taken = _take(book, source, form, sheet)
    report = Report(file="", kind=KIND, findings=(*gate, *taken.findings))
    name = taken.table.form.sheet
    if not taken.rows:
        nothing = EXCHANGE_WORDS["nothing_new"].format(name)
        return Entered(report._replace(summary=nothing), 0, taken)
    first, last = append(taken.table, book, taken.rows, recomputed=recomputed)
    if now is not None:
        append_log(book, [_log_line(taken, first, source)], now=now)
    where = EXCHANGE_WORDS["row_range" if last > first else "one_row"]
    said = EXCHANGE_WORDS["would_add" if now is None else "added"].format(
        len(taken.rows), name, where.format(first, last), source.name
    )
    return Entered(report._replace(summary=said), first, taken)


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
    if dry_run or not entered.first:
        return report
    verify = partial(_verify, taken=entered.taken, first=entered.first)
    saved = save_over(path, before, book.to_bytes(), now=now, verify=verify)
    return report._replace(saved=str(path), backup=str(saved.backup))


def _take(book: ClosedBook, source: Path, form: TableForm | None, sheet: str) -> _Taken:
    """Read a source as far as it can be understood; nothing is written.

    Raises WorkRefusedError as `open_source` and `table_in`; X622, X625, X634, X636.
    """
    chosen = open_source(source, form, sheet)
    lines = sort_out(chosen)
    if not lines.data and not lines.ragged:
        raise WorkRefusedError(find("X625"))
    garbled = legacy_finding(chosen.source, lines.data)
    refuse_nameless(chosen.match)
    table, lost = table_in(book, chosen.match.table)
    named = resolved(lines.data, chosen.match, chosen.codes)
    converted = convert(named.lines, chosen.match, _units(book, chosen))
    rows = converted.rows
    above = decision_above(chosen)
    if above:
        rows = [NewRow(row.line, {**row.values, **above.fields}) for row in rows]
    rows, nameless = named_rows(chosen.match, rows)
    refuse_lost(table, rows)
    new = new_rows(table, book, rows)

    def all_findings() -> Iterator[Finding]:
        yield from lost
        yield from findings_of(chosen, lines, converted, len(new))
        yield from nameless_findings(nameless)
        if named.cells:
            (seen, expected), count = named.first, str(named.cells)
            by = chosen.codes.sheet
            yield find("X633", seen=seen, expected=expected, count=count, sheet=by)
        if garbled:
            yield garbled
        if above and new:
            yield above.finding
        if known := len(rows) - len(new):
            yield find("X614", count=str(known), table=table.form.sheet)

    return _Taken(table, chosen, tuple(new), tuple(all_findings()))


def _units(book: ClosedBook, chosen: Chosen) -> frozenset[str]:
    """The folded names of the units of a register, where they are asked for."""
    if UNIT_AND_POSITION not in chosen.match.fields.values():
        return frozenset()
    table, _ = locate_table(book.names(), BY_KEY[TableKey.UNITS])
    if table is None or "name" not in table.columns:
        return frozenset()
    at = list(table.columns).index("name")
    names = (values[at] for _, values in filled_rows(book, table))
    return frozenset(folded(name) for name in names if isinstance(name, str))


def _log_line(taken: _Taken, first: int, source: Path) -> LogLine:
    sheet = taken.chosen.source.sheet
    where = EXCHANGE_WORDS["log_sheet"].format(sheet) if sheet else ""
    return LogLine(
        action=EXCHANGE_WORDS["action"],
        place=Place(taken.table.sheet, first, min(taken.table.columns.values())),
        before="",
        after=EXCHANGE_WORDS["log_after"].format(len(taken.rows)),
        why=EXCHANGE_WORDS["log_why"].format(source.name, where),
    )


def _verify(data: bytes, *, taken: _Taken, first: int) -> None:
    refuse_different(data, taken.table, first, taken.rows)
