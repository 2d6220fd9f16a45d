"""Rows of a source put into a register that is not written yet."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.tables.holding import Read, read_all, sort_by_table
from toolkit.exchange.tables.mapping.maps import ColumnMap
from toolkit.exchange.tables.mapping.previews import ways_of
from toolkit.exchange.tables.mapping.said import learned_of, map_findings
from toolkit.exchange.tables.opening import open_source
from toolkit.exchange.tables.rows.account import Account, account_of
from toolkit.exchange.tables.rows.appending import Addition, append_all
from toolkit.exchange.tables.tables import filled_rows, forms_called
from toolkit.findings import WorkRefusedError
from toolkit.findings.report import Report
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.gate import require_register
from toolkit.forms.register.kind import KIND
from toolkit.forms.register.locate import locate_table
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.model.register import TableKey
from toolkit.parts.records.findings_and_log import LogLine, append_log
from toolkit.rules.names import folded
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook


class Entered(NamedTuple):
    """New rows in a register that is not written yet, and the fate of every row.

    `learned`: what a preview said of layouts, to be remembered.
    """

    report: Report
    added: tuple[Addition, ...]
    account: Account
    learned: Mapping[str, ColumnMap]


def enter_rows(
    book: ClosedBook,
    source: Path,
    *,
    table: str = "",
    sheet: str = "",
    preview: Path | None = None,
    forget: bool = False,
    differing: bool = False,
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
    ways = ways_of(source, preview=preview, forget=forget)
    opened = open_source(ways.source, form, sheet, ways.maps)
    read = read_all(opened.choice, units_of(book))
    if not read.taken:
        raise WorkRefusedError(read.unread[0][1])
    sorted_ = sort_by_table(book, read, ways.source.name, differing=differing)
    findings = [*map_findings(opened, ways), *sorted_.findings]
    account = account_of(opened.sources, opened.choice.asked, sorted_.fates)
    added = append_all(book, sorted_.additions, recomputed=recomputed)
    if now is not None and added:
        append_log(book, [_log_line(one, ways.source) for one in added], now=now)
    report = Report(file="", kind=KIND, findings=(*gate, *opened.findings, *findings))
    said = f"{_said(added, read, ways.source, tried=now is None)} {account.said()}"
    learned = learned_of(opened, ways.maps)
    return Entered(report._replace(summary=said), added, account, learned)


def units_of(book: ClosedBook) -> frozenset[str]:
    """The folded names of the units of a register."""
    table, _ = locate_table(book.names(), BY_KEY[TableKey.UNITS])
    if table is None or "name" not in table.columns:
        return frozenset()
    at = list(table.columns).index("name")
    names = (values[at] for _, values in filled_rows(book, table))
    return frozenset(folded(name) for name in names if isinstance(name, str))


def _said(added: Sequence[Addition], read: Read, source: Path, *, tried: bool) -> str:
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
