"""The returns whose turn it is, worked through one by one, and what counts kept."""

from collections.abc import Callable
from typing import NamedTuple

from toolkit.exchange.round.collecting.outcome import Outcome, Taken
from toolkit.exchange.round.collecting.sorting import Refusals, Sorted
from toolkit.exchange.round.comparing.compared import AsSent
from toolkit.exchange.round.comparing.returned import Came
from toolkit.exchange.round.kept.originals import Originals
from toolkit.exchange.round.manifest import Manifest
from toolkit.exchange.round.working.desk import Desk, Share, share_of
from toolkit.exchange.round.working.spool import Spool
from toolkit.exchange.round.working.spread import Crew, Pool, spread
from toolkit.exchange.round.working.working import Worked
from toolkit.findings import WorkRefusedError
from toolkit.forms.round.reading import RoundBook
from toolkit.model.round import Unit


def _nobody(done: int, most: int) -> None:
    """Nobody is told how far it is."""
    del done, most


class Ways(NamedTuple):
    """How many returns are worked through: where, and who is told how far it is.

    `pool`: None for this PC's own processes, where there is much to do.
    """

    pool: Pool | None = None
    progress: Callable[[int, int], None] = _nobody


USUAL = Ways()


class Hands(NamedTuple):
    """Who works, where it goes what is needed later, and who is told how far it is.

    `known`: by the SHA-256 of a return, what it was held against.
    """

    crew: Crew
    known: Spool[AsSent]
    progress: Callable[[int, int], None] = _nobody


def worked_through(
    found: RoundBook,
    sorted_: Sorted,
    desk: Desk,
    originals: Originals,
    hands: Hands,
) -> Outcome:
    """Look into each workbook whose turn it is, and keep what counts as it comes.

    `originals`: what was sent, and taken in before. Raises WorkRefusedError where
    nothing more can be kept, as when the disk is full.
    """
    taken: list[Taken] = []
    refusals, whole = Refusals(found), len(sorted_.turn)
    mine = {one.source: one for one in sorted_.turn}

    def share(came: Came) -> Share:
        return share_of(originals.kept, _sent_to(came, found)[1])

    hands.progress(0, whole)
    try:
        for one in spread(desk, sorted_.turn, share, hands.crew):
            if one.unkept is not None:
                raise WorkRefusedError(one.unkept)
            came = mine.pop(one.source)
            if one.refused is not None:
                refusals.note(came, one.refused)
            else:
                taken.append(_taken(came, one, found, originals))
                if one.as_sent is not None:
                    hands.known.put(came.digest, one.as_sent)
            hands.progress(whole - len(mine), whole)
    except KeyboardInterrupt:
        pass  # what is done is noted, and the rest is told to be waiting
    by_unit = sorted(taken, key=lambda one: (one.unit.key, one.revision))
    refused = sorted(
        (*sorted_.refused, *refusals.noted),
        key=lambda one: (one.came.digest, one.came.file),
    )
    doubles = sorted_.doubles + refusals.doubles
    return Outcome(tuple(by_unit), tuple(refused), sorted_.aside, doubles, len(mine))


def _sent_to(came: Came, found: RoundBook) -> tuple[Manifest, Unit]:
    """What a return says of itself, and the unit that it was sent to."""
    manifest = came.manifest
    unit = found.unit(manifest.unit) if manifest else None
    assert manifest is not None
    assert unit is not None
    return manifest, unit


def _taken(came: Came, one: Worked, found: RoundBook, originals: Originals) -> Taken:
    manifest, unit = _sent_to(came, found)
    which, revision = originals.entries[manifest.issue].round, manifest.revision
    of_file = came.file, came.digest, came.arrived
    return Taken(
        *(*of_file, unit, revision, which, manifest.issue, one.findings, one.serious)
    )
