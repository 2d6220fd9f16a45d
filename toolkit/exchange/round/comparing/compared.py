"""A return held against what was sent: what it typed, and what was done to it."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from toolkit.exchange.round.comparing.closed_cells import closed_cells
from toolkit.exchange.round.comparing.few import Few, few
from toolkit.exchange.round.comparing.judged import judged, may_be_closed
from toolkit.exchange.round.comparing.returned import program_of
from toolkit.exchange.round.comparing.taken import taken_over
from toolkit.findings import Finding
from toolkit.model.rubric import Round
from toolkit.model.scores import Scores
from toolkit.model.standing import RoundPoints
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.differences import differences
from toolkit.xlsx.meaning.sent import Matched, Sent, match


class Compared(NamedTuple):
    """The workbook as it was sent with the unit's inputs, which are not yet in its
    bytes; what else was changed."""

    book: ClosedBook
    findings: tuple[Finding, ...]


class KeptPoints(NamedTuple):
    """The workbook that counts, as it was just made: its SHA-256 and what it says."""

    digest: str
    fingerprint: str
    rounds: Mapping[Round, RoundPoints]
    reasons: Mapping[str, str]
    said: Few


class AsSent(NamedTuple):
    """What of a return is held against the workbook that counts.

    `total` of the unit's own round, and what was done to it; `kept` where it was just
    made.
    """

    total: Decimal
    said: Few
    kept: KeptPoints | None = None


def as_sent(held: Compared, scores: Scores) -> AsSent:
    """The same, of its scores."""
    return AsSent(scores.rounds[Round.SELF].total, few(held.findings))


def compared(sent: Sent, returned: ClosedBook) -> Compared:
    """Compare a return in meaning and take its inputs over.

    Raises FileRefusedError as reading the return does.
    """
    matched = match(sent, returned)
    told = changes_told(sent, returned, matched)
    whole, _ = taken_over(sent, returned, matched)
    return Compared(whole, told)


def changes_told(
    sent: Sent, returned: ClosedBook, matched: Matched | None = None
) -> tuple[Finding, ...]:
    """What was done to a workbook that nobody was to do."""
    matched = matched or match(sent, returned)
    found = tuple(differences(sent, returned, matched))
    closed = closed_cells(sent, matched) if may_be_closed(found) else {}
    return tuple(judged(found, program_of(returned), closed))
