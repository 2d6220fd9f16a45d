"""What the files of one unit say: its points by round, and what is wrong with them."""

from collections.abc import Container, Iterator, Mapping
from typing import NamedTuple

from toolkit.exchange.round.comparing.compared import (
    AsSent,
    KeptPoints,
    as_sent,
    compared,
)
from toolkit.exchange.round.comparing.few import Few, few, fewer, lines_for
from toolkit.exchange.round.comparing.points import (
    answers_told,
    asked_of_unit,
    named_otherwise,
    of_the_unit,
    reasons_of,
    rounds_of,
)
from toolkit.exchange.round.comparing.returned import whose
from toolkit.exchange.round.kept.originals import Originals
from toolkit.exchange.round.working.same_inputs import same_inputs
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.form import Action
from toolkit.forms.scoring.assess import Assessment, assess
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.jobs.work import work_on
from toolkit.model.numbers import vi
from toolkit.model.round import Entry, Unit
from toolkit.model.rubric import Round
from toolkit.model.standing import UnitResult
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest
from toolkit.xlsx.zip.package import read_file


class Told(NamedTuple):
    """A unit's result, and the findings about its files."""

    result: UnitResult
    findings: tuple[Finding, ...]


class KeptFiles:
    """Reads the files of units that a round book says were taken.

    `known`: returns that were held against what was sent a moment ago, by SHA-256;
    `called`: the folded names of all `units` of the round.
    """

    def __init__(
        self,
        originals: Originals,
        known: Mapping[str, AsSent],
        called: Container[str],
        units: int,
    ) -> None:
        self.originals, self.kept, self.known = originals, originals.kept, known
        self.called = called
        self.fingerprint = originals.found.rubric.fingerprint
        self.lines = lines_for(units)

    def is_known(self, entry: Entry) -> bool:
        """Whether a return was held against what was sent a moment ago."""
        return entry.digest in self.known

    def told(self, unit: Unit, entry: Entry) -> Told:
        """What the files of a unit say. What stops it is its finding."""
        try:
            return self._read(self._about(unit, entry))
        except REFUSED as refused:
            return self.stopped(unit, entry, finding_of(refused))

    def stopped(self, unit: Unit, entry: Entry, why: Finding) -> Told:
        """What is said of a unit whose files cannot be read."""
        finding = why._replace(sheet="", cell="")
        waits = ROUND_WORDS["unreadable"].format(finding.code)
        told = finding if unit.name in finding.what else _of(unit, finding)
        return Told(self._about(unit, entry)._replace(waits=waits), (told,))

    def _about(self, unit: Unit, entry: Entry) -> UnitResult:
        kept = self.kept
        return UnitResult(
            unit,
            file=kept.shown(kept.file(unit)),
            came=kept.shown(kept.as_it_came(unit)),
            came_digest=entry.digest,
            revision=entry.revision,
            late=entry.late,
            rounds={},  # what travels between processes is a plain mapping
            reasons={},
        )

    def _read(self, about: UnitResult) -> Told:
        known = self.known.get(about.came_digest)
        if known and known.kept and self._lies_there(about.unit, known.kept.digest):
            self._of_this_rubric(about.unit, known.kept.fingerprint)
            return self._just_taken(about, known.said, known.kept)
        lies = self.kept.workbook(about.unit)
        assert lies is not None
        work = work_on(lies.book, Action.CHECK)
        assessed = work.assessment
        assert isinstance(assessed, Assessment)
        self._of_this_rubric(about.unit, assessed.located.rubric_sheet.fingerprint)
        came, told = self._as_it_came(about, assessed, lies.book)
        found = self.originals.found
        own = of_the_unit(work.open_findings, found.rubric)
        mixed_up = named_otherwise(assessed, about.unit, self.called)
        asked = asked_of_unit(own, assessed)
        findings = [*mixed_up, *answers_told(lies.book), *asked]
        if came is not None:
            findings += _altered(assessed, came, about.file)
        said = fewer((told, few(findings, self.lines)), self.lines)
        result = about._replace(
            digest=lies.digest,
            rounds=dict(rounds_of(assessed)),
            reasons=reasons_of(assessed),
            faults=said.faults,
        )
        return Told(result, tuple(_told_of(about.unit, said)))

    def _just_taken(self, about: UnitResult, told: Few, kept: KeptPoints) -> Told:
        """What was found a moment ago in the very file that counts."""
        said = fewer((told, kept.said), self.lines)
        result = about._replace(
            digest=kept.digest,
            rounds=kept.rounds,
            reasons=kept.reasons,
            faults=said.faults,
        )
        return Told(result, tuple(_told_of(about.unit, said)))

    def _lies_there(self, unit: Unit, mark: str) -> bool:
        """Whether the workbook that counts is this one, byte for byte."""
        path = self.kept.file(unit)
        return path is not None and path.is_file() and digest(read_file(path)) == mark

    def _of_this_rubric(self, unit: Unit, fingerprint: str) -> None:
        """Raises WorkRefusedError G787: points by another rubric are not ranked."""
        if fingerprint != self.fingerprint:
            raise WorkRefusedError(find("G787", seen=unit.name))

    def _as_it_came(
        self, about: UnitResult, kept: Assessment, book: ClosedBook
    ) -> tuple[AsSent | None, Few]:
        """The return held once more against what was sent.

        `kept` is what the workbook that counts, `book`, was found to say.
        """
        lost = few([find("G806", seen=about.came)])
        path = self.kept.as_it_came(about.unit)
        if path is None or not path.is_file():
            return None, lost
        data = read_file(path)
        if digest(data) != about.came_digest:
            return None, lost
        known = self.known.get(about.came_digest)
        if known is None:
            came = ClosedBook.from_bytes(data)
            said = next(filter(None, whose(came, self.kept.key)), None)
            sent = self.originals.sent(said) if said else None
            if sent is None:
                return None, lost
            held = compared(sent, came)
            same = same_inputs(held.book, book, kept.located)
            scores = kept.scores if same else assess(held.book).scores
            known = as_sent(held, scores)
        return known, known.said


def _told_of(unit: Unit, said: Few) -> Iterator[Finding]:
    """The findings as the round book tells them; G865 for those beyond its limit."""
    for one in said.told:
        yield _of(unit, one)
    if said.left > 0:
        yield find("G865", seen=unit.name, count=str(said.left))


def _of(unit: Unit, finding: Finding) -> Finding:
    """A finding about a unit's file, as the round book tells it: the unit first."""
    where = f"{unit.name}: {finding.place}" if finding.place else unit.name
    return finding._replace(sheet="", cell="", what=f"{where}: {finding.what}")


def _altered(kept: Assessment, sent: AsSent, file: str) -> Iterator[Finding]:
    """G807 where the workbook that counts has other points than the unit sent."""
    now = kept.scores.rounds[Round.SELF].total
    if now != sent.total:
        yield find("G807", seen=vi(now), expected=vi(sent.total), file=file)
