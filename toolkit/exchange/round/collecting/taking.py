"""The returns whose turn it is, worked through one by one, and what counts kept."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.round.collecting.outcome import Outcome, Taken
from toolkit.exchange.round.collecting.sorting import Refusals, Sorted
from toolkit.exchange.round.places import TAKEN_FOLDER, Names
from toolkit.exchange.round.working.shared import Shared
from toolkit.exchange.round.working.spread import Pool, spread
from toolkit.exchange.round.working.working import Desk, Worked
from toolkit.forms.round.reading import RoundBook
from toolkit.model.round import Deed
from toolkit.xlsx.disk.save import keep_in


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


def worked_through(
    found: RoundBook, sorted_: Sorted, desk: Desk, ways: Ways = USUAL
) -> Outcome:
    """Look into each workbook whose turn it is, and keep what counts as it comes."""
    taken: list[Taken] = []
    refusals, left = Refusals(found), len(sorted_.turn)
    rounds = {e.issue: e.round for e in found.ledger if e.deed is Deed.SENT}
    place, names = desk.beside.parent / TAKEN_FOLDER, Names(found)
    shared = Shared()
    mine = {one.source: one for one in sorted_.turn}
    ways.progress(0, left)
    try:
        for one in spread(desk, sorted_.turn, ways.pool):
            # What was handed to another process comes back as a copy.
            one = one._replace(came=mine[one.came.source])
            if one.refused is not None:
                refusals.note(one.came, one.refused)
            else:
                taken.append(_keep(place, one, found, names, rounds, shared))
            left -= 1
            ways.progress(len(sorted_.turn) - left, len(sorted_.turn))
    except KeyboardInterrupt:
        pass  # what is done is noted, and the rest is told to be waiting
    by_unit = sorted(taken, key=lambda one: (one.unit.key, one.revision))
    refused = sorted(
        (*sorted_.refused, *refusals.noted),
        key=lambda one: (one.came.digest, one.came.file),
    )
    doubles = sorted_.doubles + refusals.doubles
    return Outcome(tuple(by_unit), tuple(refused), sorted_.aside, doubles, left)


def _keep(
    place: Path,
    one: Worked,
    found: RoundBook,
    names: Names,
    rounds: dict[str, str],
    shared: Shared,
) -> Taken:
    """The return as it came, and the workbook that counts."""
    manifest = one.came.manifest
    unit = found.unit(manifest.unit) if manifest else None
    assert manifest is not None
    assert unit is not None
    revision, came = manifest.revision, one.came
    keep_in(place / names.kept(unit, revision), one.whole)
    keep_in(place / names.came(unit, revision, came.digest), one.original)
    which = rounds[manifest.issue]
    known = shared.as_sent(one.as_sent) if one.as_sent else None
    return Taken(
        *(came, unit, revision, which, manifest.issue),
        *(one.findings, one.serious, known),
    )
