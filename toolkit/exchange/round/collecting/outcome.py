"""What a taking-in gave: what is told of it, and what stands in the ledger."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path, PurePath
from typing import NamedTuple

from toolkit.exchange.mail import limits
from toolkit.exchange.mail.limits import Why
from toolkit.exchange.round.collecting.sorting import Refused
from toolkit.exchange.round.comparing.returned import Aside
from toolkit.exchange.round.comparing.sniffed import ENDINGS
from toolkit.exchange.round.in_ledger import awaited, told_awaited
from toolkit.exchange.round.standing_findings import refused_still
from toolkit.findings import Finding, find
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.round.reading import RoundBook
from toolkit.model.round import Deed, Entry, Unit

_EACH_TOLD = 5
"""Things in one file that are told one by one."""


class Taken(NamedTuple):
    """A return that was taken: whose, as what, and what was found in it.

    `file`, `digest` and `arrived` as in `Came`. `findings` are those of a slice of a
    register, `serious` counts the errors of any.
    """

    file: str
    digest: str
    arrived: datetime | None
    unit: Unit
    revision: int
    round: str
    issue: str
    findings: tuple[Finding, ...]
    serious: int


class Outcome(NamedTuple):
    """What a folder gave: what was taken, what was not and why, what lay aside.

    `left`: how many returns wait, since a person stopped it.
    """

    taken: tuple[Taken, ...]
    refused: tuple[Refused, ...]
    aside: tuple[Aside, ...]
    doubles: int
    left: int = 0


def told_of_all(outcome: Outcome, after: RoundBook) -> Iterator[Finding]:
    """Every finding, with the unit before the place where it is about a return.

    `after`: the round book with the entries of what was done.
    """
    yield from refused_still(after)
    for taken in outcome.taken:
        for finding in taken.findings:
            where = f"{taken.unit.name}: {finding.place}" if finding.place else ""
            what = f"{where or taken.unit.name}: {finding.what}"
            yield finding._replace(sheet="", cell="", what=what)
    yield from map(told_awaited, awaited(after))


def sealed_in(outcome: Outcome) -> Iterator[Finding]:
    """What could not be opened: no workbook, so the ledger does not know it.

    Many of one file, for one reason, are one line.
    """
    together: dict[tuple[Path, Why], list[Aside]] = defaultdict(list)
    for one in outcome.aside:
        if one.why is not None:
            together[one.source.path, one.why].append(one)
    for (_, why), several in together.items():
        for one in several[: None if len(several) <= _EACH_TOLD else 0]:
            yield _sealed(one, why)
        if len(several) > _EACH_TOLD:
            name = several[0].file.partition(" › ")[0]
            seen = ROUND_WORDS["files_in"].format(len(several), name)
            yield find("G775", seen=seen, why=ROUND_WORDS[why])


def _sealed(one: Aside, why: Why) -> Finding:
    if why is Why.TOO_LARGE and PurePath(one.name).suffix.lower() in ENDINGS:
        size = str(-(-one.size // limits.MB))
        most = str(limits.ONE // limits.MB)
        return find("G885", seen=one.file, size=size, expected=most)
    return find("G775", seen=one.file, why=ROUND_WORDS[why])


def entries_of(outcome: Outcome, found: RoundBook, now: datetime) -> Iterator[Entry]:
    """The lines of the ledger: what another one was chosen over stands before that.

    Late is what came late, whenever it is taken in or chosen.
    """
    moment = now.replace(microsecond=0)
    chosen = {(one.unit.key, one.revision) for one in outcome.taken}
    passed: list[Refused] = []
    refused: list[Refused] = []
    for one in outcome.refused:
        of = one.came.manifest
        over = of is not None and (of.unit, of.revision) in chosen
        (passed if over else refused).append(one)
    yield from (_refused(one, found, moment) for one in passed)
    came_on = _Days(found, now)
    for taken in outcome.taken:
        deadline = found.deadline_of(taken.unit)
        late = max(0, (came_on.day(taken) - deadline).days) if deadline else 0
        state = ROUND_WORDS["to_see" if taken.serious else "good"]
        yield Entry(
            moment,
            Deed.TAKEN,
            taken.unit.key,
            taken.round,
            taken.revision,
            taken.file,
            taken.digest,
            taken.issue,
            state.format(taken.serious),
            late,
        )
    yield from (_refused(one, found, moment) for one in refused)


class _Days:
    """The day on which a return came, as far as it is known."""

    def __init__(self, found: RoundBook, now: datetime) -> None:
        self._now = now
        self._sent: dict[str, date] = {}
        self._noted: dict[str, date] = {}
        for entry in found.ledger:
            day = entry.moment.date()
            if entry.deed is Deed.SENT:
                self._sent[entry.issue] = day
            elif entry.digest and entry.deed in (Deed.TAKEN, Deed.REFUSED):
                self._noted[entry.digest] = min(day, self._noted.get(entry.digest, day))

    def day(self, taken: Taken) -> date:
        """When its mail came, or the ledger knew it first; else today.

        Neither in the future nor before it was sent out: clocks may be wrong.
        """
        arrived, noted = taken.arrived, self._noted.get(taken.digest)
        by_mail = arrived.astimezone(self._now.tzinfo).date() if arrived else None
        today, sent = self._now.date(), self._sent.get(taken.issue, date.min)
        known = (day for day in (by_mail, noted) if day is not None and day >= sent)
        return min((today, *known))


def _refused(one: Refused, found: RoundBook, moment: datetime) -> Entry:
    came, finding = one
    manifest = came.manifest
    return Entry(
        moment,
        Deed.REFUSED,
        manifest.unit if manifest else "",
        found.settings.round,
        manifest.revision if manifest else 0,
        came.file,
        came.digest,
        manifest.issue if manifest else "",
        f"[{finding.code}] {finding.what}",
    )
