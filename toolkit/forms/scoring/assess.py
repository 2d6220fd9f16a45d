"""Check and rescore: reads the form, scores it, compares, and writes what differs."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import NamedTuple

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.form import Numbers
from toolkit.forms.scoring.compare import Comparer, Comparison, shown
from toolkit.forms.scoring.copies import copies_of
from toolkit.forms.scoring.formulas import FormulaWriter
from toolkit.forms.scoring.layout import Places
from toolkit.forms.scoring.locate import Located, locate
from toolkit.forms.scoring.lone_copies import lone_copy
from toolkit.forms.scoring.read import Reader
from toolkit.forms.scoring.values import computed_values
from toolkit.model.origin import Origin
from toolkit.model.rubric import Round, Rubric
from toolkit.model.scorecard import Scorecard
from toolkit.model.scores import Scores
from toolkit.parts.records.change import Change, origin_of
from toolkit.parts.records.findings_and_log import LogLine, append_log, write_findings
from toolkit.scoring.engine import score
from toolkit.scoring.scorecard_faults import check as check_scorecard
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit.draft import BlockedCellError
from toolkit.xlsx.refusal import FileRefusedError
from toolkit.xlsx.run import current

ACTION = "Chấm lại điểm"

UNREADABLE = ("C205", "C207", "C210")
NOT_ENTERED = ("P303", "P305", "P312")


class Assessment(NamedTuple):
    """What a check found. `changes` would put the computed cells right.

    `computed` are the cells that hold our formulas. `open_findings` stay until a person
    acts; `repairable` are settled by the changes.
    """

    located: Located
    scorecard: Scorecard
    scores: Scores
    changes: tuple[Change, ...]
    computed: frozenset[Place]
    open_findings: tuple[Finding, ...]
    repairable: tuple[Finding, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, as it stood before any repair."""
        return (*self.open_findings, *self.repairable)


def assess(book: ClosedBook, numbers: Numbers | None = None) -> Assessment:
    """Read and score the form of a workbook; changes nothing.

    `numbers` reads the register, or the year book, to take numbers from: they are
    scored, and written, as if they had been typed. Raises WorkRefusedError when the
    workbook holds no scoring form that can be read, or `numbers` raises it.
    """
    located = _located(book)
    reader = Reader(book, located)
    scorecard = reader.scorecard()
    filled: tuple[Change, ...] = ()
    doubts: tuple[Finding, ...] = ()
    read: Sequence[Finding] = reader.findings
    if numbers is not None:
        # Imported here: a rescore without a register need not wait for the rules.
        from toolkit.forms.scoring.from_register.either import fill_from

        scorecard, filled, doubts, as_read = fill_from(
            book, located, scorecard, numbers
        )
        read = _in_order(scorecard, (*as_read, *read))
    scores = score(located.tree, scorecard)
    points = _news(
        check_scorecard(located.tree, scorecard, scores), scorecard, reader.findings
    )
    formulas = _formulas(located)
    comparison = _compare(book, located, formulas, scorecard, scores)
    opened = (
        *located.findings,
        *read,
        *points,
        *comparison.findings,
        *_whole_book(book, located),
        *doubts,
    )
    return Assessment(
        located=located,
        scorecard=scorecard,
        scores=scores,
        changes=(*filled, *comparison.changes),
        computed=frozenset(formulas),
        open_findings=opened,
        repairable=tuple(comparison.repaired),
    )


def _located(book: ClosedBook) -> Located:
    """The form; where only a copy of it is left, the refusal says what to make of it.

    Raises WorkRefusedError.
    """
    try:
        return locate(book)
    except WorkRefusedError as refused:
        lone = None
        # A broken sheet hides no other refusal.
        with suppress(FileRefusedError):
            lone = lone_copy(book)
        if lone is None:
            raise
        raise WorkRefusedError(lone) from refused


def _in_order(scorecard: Scorecard, read: Sequence[Finding]) -> list[Finding]:
    """As the next reading of the form will find them: criterion by criterion.

    Else the sheet of findings would change though nothing else did.
    """
    turns = {
        (place.sheet, place.cell): turn
        for turn, entry in enumerate(scorecard.entries.values())
        for place in entry.places.values()
    }
    return sorted(read, key=lambda found: turns.get((found.sheet, found.cell), -1))


def _news(
    points: list[Finding], scorecard: Scorecard, read: list[Finding]
) -> list[Finding]:
    """Leaves out «not entered» where something was entered that could not be read.

    So too where the row is missing: each accident is told once, at its cell.
    """
    told = {(f.sheet, f.cell) for f in read if f.code in UNREADABLE}
    for entry in scorecard.entries.values():
        lines = {
            (p.sheet, p.cell) for n, p in entry.places.items() if n.startswith("line:")
        }
        if lines & told:
            told |= lines
    return [
        f
        for f in points
        if f.code not in NOT_ENTERED or (f.sheet and (f.sheet, f.cell) not in told)
    ]


def _formulas(located: Located) -> dict[Place, str]:
    """The formulas of the form; none where its structure is too damaged to trust."""
    if not located.writable:
        return {}
    return current().of(_Last).formulas(located)


class _Last:
    """The formulas of the last form: a mailed-in batch has the same in each."""

    def __init__(self) -> None:
        self._of: tuple[Rubric, Places] | None = None
        self._known: dict[Place, str] = {}

    def formulas(self, located: Located) -> dict[Place, str]:
        rubric, places = located.tree.rubric, located.places
        if not (self._of and self._of[0] is rubric and self._of[1] == places):
            self._known = FormulaWriter(located.tree, places).all()
            self._of = rubric, places
        return self._known


def _earlier(located: Located) -> dict[Place, str]:
    """The formulas as earlier versions wrote them; they say the same."""
    return FormulaWriter(located.tree, located.places, unrounded=True).all()


def _compare(
    book: ClosedBook,
    located: Located,
    formulas: dict[Place, str],
    scorecard: Scorecard,
    scores: Scores,
) -> Comparison:
    if not formulas:
        return Comparison()
    values = computed_values(located.tree, located.places, scorecard, scores)
    earlier = partial(_earlier, located)
    return Comparer(book, located, formulas, earlier, values, scores).compare()


def _whole_book(book: ClosedBook, located: Located) -> list[Finding]:
    found = [find("S111", seen=target) for target in book.external_links]
    found += [find("S112", seen=target) for target in book.dde_links]
    if not located.sheet.protected and not located.adopted:
        found.append(find("S114", Origin(located.sheet.name)))
    return [*found, *copies_of(book, located)]


def apply(book: ClosedBook, assessment: Assessment, now: datetime) -> bool:
    """Write the changes, the findings sheet and the log; True when anything changed.

    Applied to its own result it changes nothing: the findings sheet keeps what the
    last repair said, and the log grows only when a cell did change.
    """
    for change in assessment.changes:
        put(book, change)
    wrote = write_findings(
        book, assessment.open_findings, assessment.repairable, now=now
    )
    if assessment.changes:
        append_log(book, _log(assessment), now=now)
    return bool(assessment.changes) or wrote


def put(book: ClosedBook, change: Change) -> None:
    """Make one change. Raises WorkRefusedError C216 inside an array formula."""
    sheet, row, column = change.place
    try:
        if change.formula is None:
            book.set_value(sheet, row, column, change.value)
        elif change.cached_only:
            book.set_cached(sheet, row, column, change.value)
        else:
            book.set_formula(sheet, row, column, change.formula, change.value)
    except BlockedCellError as error:
        raise WorkRefusedError(find("C216", origin_of(change.place))) from error


def _log(assessment: Assessment) -> list[LogLine]:
    own = assessment.scores.rounds[Round.SELF]
    quiet = sum(1 for change in assessment.changes if change.quiet)
    lines = [LogLine(ACTION, None, "", "", own.why)]
    if quiet:
        why = f"ghi giá trị và diễn giải cho {quiet} ô được tính"
        lines.append(LogLine(ACTION, None, "", "", why))
    lines += [
        LogLine(ACTION, c.place, shown(c.before), shown(c.after), c.why)
        for c in assessment.changes
        if not c.quiet
    ]
    return lines
