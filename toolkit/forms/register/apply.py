"""Writes what a check of the register found: computed sheets, findings, log."""

from collections.abc import Sequence
from datetime import datetime

from toolkit.forms.register.assess import RegisterAssessment
from toolkit.forms.register.computed import CONDITION_COLUMNS
from toolkit.forms.register.locate import ADOPTED_NAME, locate_table
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.forms.register.writing.below import Row, put_note, put_rows, rows_below
from toolkit.forms.register.writing.condition_rows import LINKED, told_below
from toolkit.forms.register.writing.input_copy import copy_rows
from toolkit.forms.register.writing.overview_rows import (
    note_value,
    overview_rows,
    tasks_of,
)
from toolkit.forms.register.writing.profile import settle_rules
from toolkit.forms.register.writing.ratio_sheets import write_ratios
from toolkit.forms.register.writing.row_heights import fit_unfitted
from toolkit.forms.register.writing.stale import FRESH
from toolkit.model.register import Register, TableKey
from toolkit.parts.records.findings_and_log import LogLine, append_log, write_findings
from toolkit.parts.records.own import writable
from toolkit.rules import rules_version
from toolkit.xlsx.cells.address import quoted
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.closed_book import ClosedBook

RATIO_ACTION, CONDITION_ACTION = "Kiểm tra tỷ lệ", "Kiểm tra điều kiện"
NO_PROPOSAL = "Không có đề nghị nào"
"""What «Điều kiện» says in its only row then."""
UNFOLD = (
    " Bấm dấu + ở lề trái để xem từng điều kiện; số «đạt» đếm cả điều kiện chỉ để biết."
)
"""Where the conditions of a proposal are folded below its conclusion."""


def apply_register(
    book: ClosedBook,
    assessment: RegisterAssessment,
    now: datetime,
    *,
    ratios: bool = True,
    conditions: bool = True,
) -> None:
    """Write the computed sheets, the findings and the log; no input is touched.

    `ratios`: «Tỷ lệ», «Tổng hợp» and the list of rules; `conditions`: «Điều kiện» with
    its stamp. Sheets that the office has deleted are passed over.
    """
    _letterheads(
        book, ("ratios", "summary", "money") * ratios + ("conditions",) * conditions
    )
    settle_rules(book)
    if ratios:
        write_ratios(book, assessment, now)
    if conditions:
        _write_conditions(book, assessment, now)
    write_findings(book, assessment.findings, (), now=now, stamped=True)
    done = [
        action
        for action, wanted in ((RATIO_ACTION, ratios), (CONDITION_ACTION, conditions))
        if wanted
    ]
    year, said = assessment.register.year, assessment.said
    why = f"năm {year}: {said}" if year else said
    append_log(book, [LogLine(" và ".join(done), None, "", "", why)], now=now)
    _write_overview(book, assessment)
    _fit_rows(book, assessment.register)


def _fit_rows(book: ClosedBook, register: Register) -> None:
    """No text of the tables is drawn over the rows around it."""
    names = book.names()
    if ADOPTED_NAME in names:
        return  # the tables are an office's own, and so are their looks
    for form in TABLES:
        table, _ = locate_table(names, form)
        if table is not None:
            fit_unfitted(book, table, register)


def _write_overview(book: ClosedBook, assessment: RegisterAssessment) -> None:
    """What is to be done; a register that was made without the sheet goes without."""
    first = rows_below(book, "overview")
    if first is None:
        return
    one = assessment
    above = None if ADOPTED_NAME in book.names() else _typed(book, "superior")
    tasks = tasks_of(
        *(one.register, one.ratios, one.verdicts, one.findings), superior=above
    )
    rows = overview_rows(one.register, tasks, one.summary)
    links = {
        Spot(row, 2): f"{quoted(task.sheet)}!A1"
        for row, task in enumerate(tasks, first.top)
        if task.sheet in book.sheet_names
    }
    book.set_rows(first.sheet, first.top, rows, links=links)
    names = book.names()
    note, stale = names.get("td_overview_note"), names.get("td_stale")
    if note is None or book.sheet(note.sheet).at(note.top, note.left).formula is None:
        return
    told = stale and book.sheet(stale.sheet).at(stale.top, stale.left).value
    shown = note_value(one.register, str(told or ""))
    book.set_cached(note.sheet, note.top, note.left, shown)


def _typed(book: ClosedBook, name: str) -> str | None:
    """What stands in a setting of «Quy tắc»; None where the register lacks it."""
    region = book.names().get(f"td_set_{name}")
    if region is None:
        return None
    typed = book.sheet(region.sheet).at(region.top, region.left).value
    return "" if typed is None else str(typed)


def _letterheads(book: ClosedBook, heads: Sequence[str]) -> None:
    """What stands beside the formulas of the two offices on the sheets for paper.

    `heads`: names of the headers on the sheets that are written.
    """
    names = book.names()
    for name in ("superior", "office"):
        typed = _typed(book, name)
        if typed is None:
            continue
        words = typed.upper()
        for head in heads:
            area = names.get(f"td_{head}")
            if area is None:
                continue
            for row in range(1, area.top):
                cell = book.sheet(area.sheet).at(row, 1)
                if cell.formula == f"UPPER(td_set_{name})" and cell.value != words:
                    book.set_cached(area.sheet, row, 1, words)


def _write_conditions(
    book: ClosedBook, assessment: RegisterAssessment, now: datetime
) -> None:
    first = rows_below(book, "conditions")
    if first is not None:
        _write_verdicts(book, first, assessment)
    year = assessment.register.year
    said = assessment.said_of_proposals
    told = f"Năm {year}: {said}." if year else f"{said}."
    if first is not None and assessment.verdicts and _folds(book, first.sheet):
        told += UNFOLD
    put_note(book, "conditions_note", told)
    put_note(book, "checked_at", f"{now:%H:%M:%S %d/%m/%Y}")
    put_note(book, "rules_version", rules_version())
    copy = writable(book, "td_copy")
    if copy is not None:
        book.set_rows(copy.sheet, copy.top, copy_rows(book))
    _settle_stale(book)


def _write_verdicts(
    book: ClosedBook, first: Region, assessment: RegisterAssessment
) -> None:
    register = assessment.register
    told = tuple(told_below(assessment.verdicts, first.top))
    links = {
        Spot(one.top, LINKED): f"{quoted(place.sheet)}!{place.cell}"
        for one in told
        if (
            place := register.at(TableKey.PROPOSALS, one.verdict.proposal.row, "name")
        ).sheet
    }
    below = frozenset(row for one in told for row in one.below)
    folded = below if _folds(book, first.sheet) else ()
    # On paper a table without a row looks as if something had been forgotten.
    rows: list[Row] = [row for one in told for row in one.rows] or [(NO_PROPOSAL,)]
    put_rows(book, first, rows, CONDITION_COLUMNS, links, folded)


def _folds(book: ClosedBook, sheet: str) -> bool:
    """Excel unfolds nothing on a protected sheet, as older registers have it."""
    return not book.sheet(sheet).protected


def _settle_stale(book: ClosedBook) -> None:
    """The value beside the formula that says whether inputs changed: nothing did."""
    region = book.names().get("td_stale")
    if region is None:
        return
    cell = book.sheet(region.sheet).at(region.top, region.left)
    if cell.formula is not None:
        book.set_cached(region.sheet, region.top, region.left, FRESH)
