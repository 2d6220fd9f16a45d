"""One return worked through: compared with what was sent, taken over, scored.

What is handed to other processes and what comes back is small and can be pickled: who
made something of a return keeps it, too.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from toolkit.exchange.round.comparing.compared import (
    AsSent,
    KeptPoints,
    as_sent,
    compared,
)
from toolkit.exchange.round.comparing.few import few, fewer
from toolkit.exchange.round.comparing.points import (
    answers_told,
    asked_of_unit,
    named_otherwise,
    of_the_unit,
    reasons_of,
    rounds_of,
)
from toolkit.exchange.round.comparing.returned import Came, Source, read_again, saved_at
from toolkit.exchange.round.comparing.swollen import let_in, refuse_swollen
from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.kept.originals import Originals
from toolkit.exchange.round.working.desk import Desk, Share, bench_of
from toolkit.exchange.round.working.later_rounds import put_later_rounds
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.form import Action
from toolkit.forms.scoring.assess import Assessment
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.jobs.unforeseen import unforeseen
from toolkit.jobs.work import work_on
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest, keep_in
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.run import running

_KEEPING = "keeping a return"
"""What was being done, in the log of errors."""


class Errand(NamedTuple):
    """A return to be worked through, and what the round book says of its unit.

    `number`: the how-manieth it is, counted from 0.
    """

    number: int
    came: Came
    share: Share


class Worked(NamedTuple):
    """What was made of the return of an errand of this number, and found in it.

    `refused`: why nothing was made of it; `serious`: how many errors were found.
    `findings` are those of a slice of a register; of a scoring workbook `as_sent` has
    the gravest. `unkept`: why what was made could not be kept, as when the disk is
    full: that is no fault of the return.
    """

    number: int
    findings: tuple[Finding, ...] = ()
    serious: int = 0
    refused: Finding | None = None
    as_sent: AsSent | None = None
    unkept: Finding | None = None


class _Made(NamedTuple):
    """The workbook that counts, and what was found in the return."""

    whole: bytes
    findings: tuple[Finding, ...]
    serious: int
    as_sent: AsSent | None = None


def work_through(desk: Desk, errands: Sequence[Errand]) -> list[Worked]:
    """Each return in its turn; what is wrong with one is no other one's matter.

    The workbook that counts and the return as it came are kept in TAKEN_FOLDER.
    """
    with running():
        originals = bench_of(desk).of(one.share for one in errands)
        waiting = {one.came.source: one for one in errands}
        return list(_each(desk, originals, waiting))


def _each(
    desk: Desk, originals: Originals, waiting: dict[Source, Errand]
) -> Iterator[Worked]:
    try:
        for source, data in read_again(list(waiting)):
            yield _worked(desk, originals, waiting.pop(source), data)
    except REFUSED as refused:  # a file that is there no more, or not as it was
        why, gone = finding_of(refused), min(waiting)[:2]
        for source in sorted(one for one in waiting if one[:2] == gone):
            yield Worked(waiting.pop(source).number, refused=why)
        yield from _each(desk, originals, waiting)
        return
    changed = finding_of(FileRefusedError(Fault.CHANGED_MEANWHILE))
    for errand in waiting.values():
        yield Worked(errand.number, refused=changed)


def _worked(desk: Desk, originals: Originals, errand: Errand, data: bytes) -> Worked:
    number, came, _ = errand
    try:
        if digest(data) != came.digest:
            raise FileRefusedError(Fault.CHANGED_MEANWHILE)
        made = _made(came, data, originals, desk)
    except REFUSED as refused:
        return Worked(number, refused=finding_of(refused))
    try:
        _keep(came, data, made.whole, originals.kept)
    except REFUSED as refused:
        return Worked(number, unkept=finding_of(refused))
    except OSError as error:  # another process is to tell of it, not to die of it
        return Worked(number, unkept=unforeseen(error, _KEEPING, desk.now))
    return Worked(number, made.findings, made.serious, as_sent=made.as_sent)


def _keep(came: Came, data: bytes, whole: bytes, kept: Kept) -> None:
    """Keep the workbook that counts, and the return as it came.

    Raises FileRefusedError as `keep_in`.
    """
    manifest = came.manifest
    unit = kept.found.unit(manifest.unit) if manifest else None
    assert manifest is not None
    assert unit is not None
    place, names, revision = kept.place, kept.names, manifest.revision
    keep_in(place / names.kept(unit, revision), whole)
    keep_in(place / names.came(unit, revision, came.digest), data)


def _made(came: Came, data: bytes, originals: Originals, desk: Desk) -> _Made:
    """A return compared with what was sent, and its inputs taken over and scored."""
    manifest, found = came.manifest, originals.found
    assert manifest is not None
    sent = originals.sent(manifest)
    if sent is None:
        unit = found.unit(manifest.unit)
        raise WorkRefusedError(find("G774", seen=unit.name if unit else manifest.unit))
    returned = let_in(data)
    refuse_swollen(sent.book, returned)
    held = compared(sent, returned)
    if found.settings.register:  # it is judged as a part of the register
        serious = few(held.findings).serious
        return _Made(held.book.to_bytes(), held.findings, serious)
    went_out = originals.entries[manifest.issue]
    put_later_rounds(held.book, manifest, went_out, found, originals.kept)
    work = work_on(held.book, Action.RESCORE)
    as_of = _as_of(returned, went_out.moment, desk.now)
    work.write(held.book, as_of)
    scored = work.assessment
    assert isinstance(scored, Assessment)
    whole = held.book.to_bytes()
    unit = found.unit(manifest.unit)
    called = bench_of(desk).called
    mixed_up = tuple(named_otherwise(scored, unit, called)) if unit else ()
    answered = tuple(answers_told(held.book))
    open_findings = of_the_unit(work.open_findings, found.rubric)
    kept = KeptPoints(
        digest(whole),
        scored.located.rubric_sheet.fingerprint,
        dict(rounds_of(scored)),
        reasons_of(scored),
        few((*mixed_up, *answered, *asked_of_unit(open_findings, scored))),
    )
    known = as_sent(held, scored.scores)._replace(kept=kept)
    serious = fewer((known.said, kept.said)).serious
    return _Made(whole, (), serious, known)


def _as_of(returned: ClosedBook, sent: datetime, now: datetime) -> datetime:
    """The time that stands in what is made of a return: when the unit saved it.

    So it is the same workbook whenever the return is taken in. Not before it was
    `sent`, in local time, nor in the future: the clock of a unit may be wrong.
    """
    saved = saved_at(returned)
    own = saved.astimezone(now.tzinfo).replace(tzinfo=None) if saved else sent
    latest = now.replace(tzinfo=None, microsecond=0)
    return min(max(own, sent), latest).replace(tzinfo=now.tzinfo)
