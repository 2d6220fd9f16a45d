"""One return worked through: compared with what was sent, taken over, scored.

What is handed to other processes and what comes back is small and can be pickled.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
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
from toolkit.exchange.round.comparing.swollen import refuse_swollen
from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.kept.originals import Originals
from toolkit.exchange.round.working.later_rounds import put_later_rounds
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.form import Action
from toolkit.forms.round.reading import RoundBook, read_round
from toolkit.forms.scoring.assess import Assessment
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.jobs.work import work_on
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.run import current, running
from toolkit.xlsx.zip.package import read_file


class Desk(NamedTuple):
    """What returns are worked through with: the round book (and its SHA-256), the
    folder of what was sent, the key, and the time that stands in the workbooks.

    `beside`: where the round book lies; an open one is read from a copy elsewhere.
    """

    book: Path
    beside: Path
    mark: str
    sent: Path
    key: bytes
    now: datetime


@contextmanager
def as_file(book: ClosedBook, path: Path) -> Iterator[Path]:
    """A file that holds the book: of an open one what was not saved too."""
    if path.is_file() and read_file(path) == book.data:
        yield path
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        copy.write_bytes(book.data)
        yield copy


class Worked(NamedTuple):
    """A return with what was made of it: what counts, what came, what was found.

    `refused`: why nothing was made of it; `serious`: how many errors were found.
    `findings` are those of a slice of a register; of a scoring workbook `as_sent` has
    the gravest.
    """

    came: Came
    whole: bytes = b""
    original: bytes = b""
    findings: tuple[Finding, ...] = ()
    serious: int = 0
    refused: Finding | None = None
    as_sent: AsSent | None = None


def work_through(desk: Desk, returns: Sequence[Came]) -> list[Worked]:
    """Each return in its turn; what is wrong with one is no other one's matter."""
    with running():
        return list(_each(desk, returns))


def _each(desk: Desk, returns: Sequence[Came]) -> Iterator[Worked]:
    waiting = {one.source: one for one in returns}
    try:
        for source, data in read_again(list(waiting)):
            yield _worked(desk, waiting.pop(source), data)
    except REFUSED as refused:  # a file that is there no more, or not as it was
        for one in _of_file(waiting, refused):
            yield Worked(one, refused=finding_of(refused))
        yield from _each(desk, list(waiting.values()))
        return
    changed = finding_of(FileRefusedError(Fault.CHANGED_MEANWHILE))
    for one in waiting.values():
        yield Worked(one, refused=changed)


def _of_file(waiting: dict[Source, Came], refused: Exception) -> list[Came]:
    """The returns of the file at which reading stopped, which wait no longer."""
    del refused
    file = min(waiting).file
    return [waiting.pop(source) for source in sorted(waiting) if source.file == file]


def _worked(desk: Desk, came: Came, data: bytes) -> Worked:
    try:
        if digest(data) != came.digest:
            raise FileRefusedError(Fault.CHANGED_MEANWHILE)
        found, originals = current().of(Rounds).at(desk)
        return _made(came, data, found, originals, desk.now)
    except REFUSED as refused:
        return Worked(came, refused=finding_of(refused))


def _made(
    came: Came, data: bytes, found: RoundBook, originals: Originals, now: datetime
) -> Worked:
    """A return compared with what was sent, and its inputs taken over and scored."""
    manifest = came.manifest
    assert manifest is not None
    sent = originals.sent(manifest)
    if sent is None:
        unit = found.unit(manifest.unit)
        raise WorkRefusedError(find("G774", seen=unit.name if unit else manifest.unit))
    returned = ClosedBook.from_bytes(data)
    refuse_swollen(sent.book, returned)
    held = compared(sent, returned)
    if found.settings.register:  # it is judged as a part of the register
        serious = few(held.findings).serious
        return Worked(came, held.book.to_bytes(), data, held.findings, serious)
    went_out = originals.entries[manifest.issue]
    put_later_rounds(held.book, manifest, went_out, found, originals.kept)
    work = work_on(held.book, Action.RESCORE)
    as_of = _as_of(returned, went_out.moment, now)
    work.write(held.book, as_of)
    scored = work.assessment
    assert isinstance(scored, Assessment)
    whole = held.book.to_bytes()
    unit = found.unit(manifest.unit)
    mixed_up = tuple(named_otherwise(scored, unit, found.units)) if unit else ()
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
    return Worked(came, whole, data, serious=serious, as_sent=known)


def _as_of(returned: ClosedBook, sent: datetime, now: datetime) -> datetime:
    """The time that stands in what is made of a return: when the unit saved it.

    So it is the same workbook whenever the return is taken in. Not before it was
    `sent`, in local time, nor in the future: the clock of a unit may be wrong.
    """
    saved = saved_at(returned)
    own = saved.astimezone(now.tzinfo).replace(tzinfo=None) if saved else sent
    latest = now.replace(tzinfo=None, microsecond=0)
    return min(max(own, sent), latest).replace(tzinfo=now.tzinfo)


class Rounds:
    """The round book of a run, read once by each process that works for it."""

    def __init__(self) -> None:
        self._known: tuple[str, RoundBook, Originals] | None = None

    def at(self, desk: Desk) -> tuple[RoundBook, Originals]:
        """The round book of a desk, and what was sent."""
        if self._known is None or self._known[0] != desk.mark:
            found = read_round(ClosedBook.from_bytes(read_file(desk.book)))
            kept = Kept(found, desk.beside.parent, desk.key)
            originals = Originals(found, desk.beside, desk.sent, kept)
            self._known = desk.mark, found, originals
        return self._known[1:]

    def know(self, desk: Desk, found: RoundBook, originals: Originals) -> None:
        """What was read already need not be read again.

        Nor gone through: processes that begin as copies of this one share its memory
        as long as they leave it alone.
        """
        _ = originals.kept.appraised
        self._known = desk.mark, found, originals
