"""The returns whose turn it is, worked through one by one, and what counts kept."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import NamedTuple

from toolkit.exchange.round.collecting.outcome import Outcome, Taken
from toolkit.exchange.round.collecting.sorting import Refusals, Sorted
from toolkit.exchange.round.comparing.compared import AsSent
from toolkit.exchange.round.comparing.returned import Came
from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.kept.originals import Originals
from toolkit.exchange.round.manifest import Manifest
from toolkit.exchange.round.working.desk import Desk, share_of
from toolkit.exchange.round.working.spool import Spool
from toolkit.exchange.round.working.spread import Crew, Pool, spread
from toolkit.exchange.round.working.working import Errand, Worked
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
    """Who works, what is to be done and what was made of it, and who is told how far
    it is.
    """

    crew: Crew
    errands: Spool[Errand]
    made: Spool[Worked]
    progress: Callable[[int, int], None] = _nobody


class Known(Mapping[str, AsSent]):
    """What the returns that were taken were held against, by the SHA-256 of each."""

    def __init__(self, made: Spool[Worked], places: Mapping[str, int]) -> None:
        self._made, self._places = made, places

    def __getitem__(self, digest: str) -> AsSent:
        found = self._made[self._places[digest]].as_sent
        assert found is not None
        return found

    def __contains__(self, digest: object) -> bool:
        return digest in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def put_down(turn: Iterable[Came], kept: Kept, errands: Spool[Errand]) -> None:
    """Put down whose turn it is, and what the round book says of each unit.

    So neither is held while thousands are worked through.
    """
    in_order = sorted(turn, key=lambda one: one.source)
    for number, came in enumerate(in_order):
        errands.put(Errand(number, came, share_of(kept, _sent_to(came, kept.found)[1])))


def worked_through(desk: Desk, hands: Hands) -> None:
    """Look into each workbook that was put down, and keep what counts as it comes.

    Raises WorkRefusedError where nothing more can be kept, as when the disk is full.
    """
    whole = len(hands.errands)
    hands.progress(0, whole)
    with suppress(KeyboardInterrupt):  # what is done is noted, the rest told to wait
        for one in spread(desk, hands.errands, hands.crew):
            if one.unkept is not None:
                raise WorkRefusedError(one.unkept)
            hands.made.put(one)
            hands.progress(len(hands.made), whole)


def outcome_of(
    sorted_: Sorted, originals: Originals, hands: Hands
) -> tuple[Outcome, Known]:
    """What came of it, and what the returns were held against."""
    found = originals.found
    taken: list[Taken] = []
    refusals = Refusals(found)
    places: dict[str, int] = {}
    for place, one in enumerate(hands.made):
        came = hands.errands[one.number].came
        if one.refused is not None:
            refusals.note(came, one.refused)
            continue
        taken.append(_taken(came, one, originals))
        if one.as_sent is not None:
            places[came.digest] = place
    by_unit = sorted(taken, key=lambda one: (one.unit.key, one.revision))
    refused = sorted(
        (*sorted_.refused, *refusals.noted),
        key=lambda one: (one.came.digest, one.came.file),
    )
    doubles = sorted_.doubles + refusals.doubles
    left = len(hands.errands) - len(hands.made)
    outcome = Outcome(tuple(by_unit), tuple(refused), sorted_.aside, doubles, left)
    return outcome, Known(hands.made, places)


def _sent_to(came: Came, found: RoundBook) -> tuple[Manifest, Unit]:
    """What a return says of itself, and the unit that it was sent to."""
    manifest = came.manifest
    unit = found.unit(manifest.unit) if manifest else None
    assert manifest is not None
    assert unit is not None
    return manifest, unit


def _taken(came: Came, one: Worked, originals: Originals) -> Taken:
    manifest, unit = _sent_to(came, originals.found)
    sent = originals.entries[manifest.issue]
    return Taken(
        came.file,
        came.digest,
        came.arrived,
        unit,
        manifest.revision,
        sent.round,
        sent.issue,
        one.findings,
        one.serious,
    )
