"""What whoever works on files of units is given: small, and it can be pickled.

The round book of a thousand units is read once, by the process that was asked. Others
get what is the same for all units, and with each file what the book says of its unit.
"""

import os
import pickle
from collections.abc import Container, Iterable
from datetime import datetime
from pathlib import Path
from platform import node
from typing import NamedTuple

from toolkit.exchange.round.comparing.points import names_of
from toolkit.exchange.round.kept.kept import Kept, TakenFolder
from toolkit.exchange.round.kept.originals import Kits, Originals
from toolkit.exchange.round.places import Names
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.round.reading import RoundBook
from toolkit.model.round import Entry, Unit
from toolkit.xlsx.run import current
from toolkit.xlsx.zip.packed import Packed, packed


class Share(NamedTuple):
    """What a round book says of one unit, and what its files are called."""

    unit: Unit
    name: str
    ledger: tuple[Entry, ...]


def share_of(kept: Kept, unit: Unit) -> Share:
    """That of a unit."""
    return Share(unit, kept.names.unit(unit), tuple(kept.lines(unit)))


class Called(Container[str]):
    """The folded names of all units, in a tenth of the room that a set of them takes.

    They are seldom looked through: where a workbook does not name the unit it is of.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        names = (name for unit in units for name in names_of(unit))
        self._names = "\n".join(("", *names, "")).encode()

    def __contains__(self, name: object) -> bool:
        return f"\n{name}\n".encode() in self._names


class _Common(NamedTuple):
    """What all units have alike: the book without them, and what they are called."""

    found: RoundBook
    called: Called
    units: int


class Desk(NamedTuple):
    """What files of units are worked through with, wherever that is done.

    `path`: where the round book lies; `sent`: the folder of what was sent; `now`: the
    time that stands in the workbooks. `mark` tells one desk from another.
    """

    path: Path
    sent: Path
    key: bytes
    now: datetime
    common: Packed | None = None  # it goes with each chunk
    mark: str = ""


def desk_for(
    found: RoundBook, path: Path, sent: Path, key: bytes, now: datetime
) -> Desk:
    """The desk of a round book."""
    # Slices are cut for all rooms of an office at once; those are few.
    units = found.units if found.settings.register else ()
    bare = found._replace(
        units=units,
        letters={},
        ledger=(),
        findings=(),
        setting_places={},
        by_key={unit.key: unit for unit in units},
    )
    common = pickle.dumps(_Common(bare, Called(found.units), len(found.units)))
    return Desk(path, sent, key, now, packed((common,)), os.urandom(8).hex())


class Bench:
    """What a process knows of a round while it works on files of some of its units.

    `called`: what all units of the round are called, of which there are `units`.
    """

    def __init__(self, desk: Desk) -> None:
        """Raises WorkRefusedError G921 on a machine that does not see the folder."""
        assert desk.common is not None
        if not desk.path.is_file():
            raise WorkRefusedError(find("G921", seen=node(), expected=desk.path.name))
        common: _Common = pickle.loads(desk.common.unpacked())
        self._found, self.called, self.units = common
        self._desk = desk
        self._kits = Kits(self._found, desk.path, desk.key)
        self._there = TakenFolder(desk.path.parent, desk.key)

    def of(self, shares: Iterable[Share]) -> Originals:
        """What was sent to the units of these shares, and what came back of them."""
        mine = {share.unit.key: share for share in shares}
        by_key = {key: share.unit for key, share in mine.items()}
        found = self._found._replace(
            units=self._found.units or tuple(by_key.values()),
            by_key={**self._found.by_key, **by_key},
            ledger=tuple(one for share in mine.values() for one in share.ledger),
        )
        names = Names({key: share.name for key, share in mine.items()})
        desk, there = self._desk, self._there
        kept = Kept(found, desk.path.parent, desk.key, names, there)
        return Originals(found, desk.path, desk.sent, kept, self._kits)


class _Benches:
    def __init__(self) -> None:
        self.last: tuple[str, Bench] | None = None


def bench_of(desk: Desk) -> Bench:
    """The bench of a desk, made once by each process."""
    benches = current().of(_Benches)
    if benches.last is None or benches.last[0] != desk.mark:
        benches.last = desk.mark, Bench(desk)
    return benches.last[1]
