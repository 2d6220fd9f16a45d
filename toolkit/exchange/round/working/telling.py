"""What the files of all units say, told by this process or, of many, by several."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from toolkit.exchange.round.working.shared import Shared
from toolkit.exchange.round.working.spread import Pool, is_little, over_processes
from toolkit.exchange.round.working.unit_files import KeptFiles, Told
from toolkit.exchange.round.working.working import Desk, Rounds
from toolkit.findings import find
from toolkit.model.round import Entry, Unit
from toolkit.xlsx.run import current, running


class Return(NamedTuple):
    """A unit and the return of it that counts."""

    unit: Unit
    entry: Entry


def all_told(
    files: KeptFiles, desk: Desk, returns: Sequence[Return], pool: Pool | None
) -> dict[str, Told]:
    """What the files of each unit say, by its key; what stops one is its finding.

    What was taken in a moment ago is known. `desk`: for whoever reads the others;
    `pool` as in `spread`.
    """
    others = [one for one in returns if not files.is_known(one.entry)]
    if is_little(len(others), pool):
        return {one.unit.key: files.told(*one) for one in returns}
    told = {o.unit.key: files.told(*o) for o in returns if files.is_known(o.entry)}
    guilty: list[Return] = []
    shared = Shared()
    for key, one in over_processes(partial(_tell, desk), others, pool, guilty):
        rounds = shared.rounds(one.result.rounds)
        told[key] = one._replace(result=one.result._replace(rounds=rounds))
    for lost in guilty:
        told[lost.unit.key] = files.stopped(*lost, find("G847", seen=lost.entry.file))
    return told


def _tell(desk: Desk, returns: Sequence[Return]) -> list[tuple[str, Told]]:
    with running():
        _, originals = current().of(Rounds).at(desk)
        files = KeptFiles(originals, {})
        return [(one.unit.key, files.told(*one)) for one in returns]
