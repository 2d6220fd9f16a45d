"""What the files of all units say, told by this process or, of many, by several."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from toolkit.exchange.round.working.desk import Desk, Share, bench_of, share_of
from toolkit.exchange.round.working.shared import Shared
from toolkit.exchange.round.working.spread import Crew, over_processes
from toolkit.exchange.round.working.unit_files import KeptFiles, Told
from toolkit.findings import find
from toolkit.model.round import Entry, Unit
from toolkit.xlsx.run import running

_NO_REASONS: Mapping[str, str] = MappingProxyType({})


class Return(NamedTuple):
    """A unit and the return of it that counts."""

    unit: Unit
    entry: Entry


class Question(NamedTuple):
    """The return of a unit that counts, and what the round book says of the unit."""

    entry: Entry
    share: Share


def all_told(
    files: KeptFiles, desk: Desk, returns: Sequence[Return], crew: Crew
) -> dict[str, Told]:
    """What the files of each unit say, by its key; what stops one is its finding.

    What was taken in a moment ago is known. `desk`: for whoever reads the others.
    """
    shared = Shared()
    known: list[Return] = []
    others: list[Return] = []
    for one in returns:
        (known if files.is_known(one.entry) else others).append(one)
    here = returns if crew.is_little(len(others)) else known
    told = {o.unit.key: _with(shared, files.told(*o)) for o in here}
    if here is returns:
        return told

    def questions(some: Sequence[Return]) -> list[Question]:
        return [Question(o.entry, share_of(files.kept, o.unit)) for o in some]

    guilty: list[Return] = []
    do = partial(_tell, desk)
    for key, found in over_processes(do, others, questions, crew, guilty):
        told[key] = _with(shared, found)
    for lost in guilty:
        told[lost.unit.key] = files.stopped(*lost, find("G847", seen=lost.entry.file))
    return told


def _with(shared: Shared, one: Told) -> Told:
    result = one.result
    result = result._replace(
        rounds=shared.rounds(result.rounds), reasons=result.reasons or _NO_REASONS
    )
    return Told(result, tuple(map(shared.finding, one.findings)))


def _tell(desk: Desk, questions: Sequence[Question]) -> list[tuple[str, Told]]:
    with running():
        bench = bench_of(desk)
        originals = bench.of(one.share for one in questions)
        files = KeptFiles(originals, {}, bench.called, bench.units)
        return [
            (one.share.unit.key, files.told(one.share.unit, one.entry))
            for one in questions
        ]
