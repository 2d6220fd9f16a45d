"""What a family of workbooks gives to the jobs: its form."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from toolkit.findings import Finding
from toolkit.findings.report import Report
from toolkit.parts.records.change import Change
from toolkit.parts.records.own import OwnTable
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook


class Action(StrEnum):
    """What can be asked of a workbook; the values are the ids of the commands."""

    CHECK = "check"
    RESCORE = "rescore"
    RATIOS = "ratios"
    ELIGIBILITY = "eligibility"
    FILL_RATINGS = "fill_ratings"
    FILL_REGISTRATIONS = "fill_registrations"
    FILL_PROPOSALS = "fill_proposals"
    FILL_AWARDS = "fill_awards"


FILLS = frozenset(
    {
        Action.FILL_RATINGS,
        Action.FILL_REGISTRATIONS,
        Action.FILL_PROPOSALS,
        Action.FILL_AWARDS,
    }
)
"""The actions that add rows to what clerks type, before all is assessed."""


class Filled(NamedTuple):
    """The rows that such an action added: what is said of them, and their cells."""

    said: str
    changes: tuple[Change, ...] = ()


class Assessment(Protocol):
    """What a form found in one workbook; nothing is written yet."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that was found, as it stood before any repair."""

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """What stays until a person acts."""


class Own(NamedTuple):
    """What of a workbook that a form has assessed is ours.

    `cells` hold our formulas, and so do all that have one on the `computed` sheets;
    `touched` are cells that were written, on which formulas of the office's own may
    depend; `tables` by their sheet; `unread` are sheets too long to be read back.
    """

    computed: frozenset[str]
    cells: frozenset[Place]
    touched: Collection[Place]
    tables: dict[str, OwnTable]
    unread: frozenset[str] = frozenset()


def _none(_: ClosedBook) -> frozenset[str]:
    return frozenset()


Found = TypeVar("Found", bound=Assessment)
Numbers = Callable[[], Any]
"""Reads the register that measured numbers are taken from, when it is needed."""


class Form(NamedTuple, Generic[Found]):
    """One family: how its workbooks are recognised, assessed and written.

    `assess` changes nothing, and raises WorkRefusedError when the workbook cannot be
    read as one of the family; `with_findings` adds those of other checks; `apply` edits
    the workbook for an action that is one of `actions`; `changes` are the cells that it
    repairs or fills one by one. `own_sheets` hold nothing that a clerk types.
    `takes_numbers`: `assess` can be given a register to take measured numbers from.
    `folding`: those of the own sheets whose rows fold.
    `fill` adds the rows of an action of FILLS; a family without it knows none of them.
    """

    kind: str
    actions: frozenset[Action]
    recognises: Callable[[ClosedBook], bool]
    assess: Callable[[ClosedBook, Numbers | None], Found]
    with_findings: Callable[[Found, Sequence[Finding]], Found]
    apply: Callable[[ClosedBook, Found, datetime, Action], None]
    changes: Callable[[Found], tuple[Change, ...]]
    own: Callable[[ClosedBook, Found], Own]
    own_sheets: Callable[[ClosedBook], frozenset[str]]
    report: Callable[[Found, Action], Report]
    takes_numbers: bool = False
    folding: Callable[[ClosedBook], frozenset[str]] = _none
    fill: Callable[[ClosedBook, Action], Filled] | None = None
