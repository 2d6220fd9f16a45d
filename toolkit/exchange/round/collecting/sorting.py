"""Whose each return is, and which of several is worked through."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.round.comparing.returned import (
    Aside,
    Came,
    faults_of,
    in_order,
)
from toolkit.exchange.round.in_ledger import last_taken
from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.kept.originals import Originals
from toolkit.exchange.round.places import CHOSEN
from toolkit.exchange.round.stage import closed_rounds
from toolkit.exchange.round.standing_findings import (
    UNCHOSEN,
    UNTOUCHED,
    waiting_for_choice,
)
from toolkit.findings import Finding, find
from toolkit.forms.round.reading import RoundBook
from toolkit.model.round import Deed


class Refused(NamedTuple):
    """What is not taken, and why."""

    came: Came
    why: Finding


class Sorted(NamedTuple):
    """Whose turn it is, and what is decided without looking into a workbook."""

    turn: tuple[Came, ...]
    refused: tuple[Refused, ...]
    aside: tuple[Aside, ...]
    doubles: int


class Refusals:
    """Notes what is refused; what was told before is not told again, but a double.

    What was refused may be right now, once the key was brought or a person chose, or
    be wrong for another reason: it is looked at anew each time, the last reason counts.
    """

    def __init__(self, found: RoundBook) -> None:
        told = (e for e in found.ledger if e.deed is Deed.REFUSED)
        self._told = {entry.digest or entry.file: entry.state for entry in told}
        self.noted: list[Refused] = []
        self.doubles = 0

    def note(self, came: Came, why: Finding) -> None:
        """Note one that is not taken."""
        told = self._told.get(came.digest or came.file, "")
        if told.startswith(f"[{why.code}]"):
            self.doubles += 1
        else:
            self.noted.append(Refused(came, why))


def sorted_out(
    found: RoundBook,
    originals: Originals,
    items: Sequence[Came | Aside],
    choose: Sequence[str],
) -> Sorted:
    """Decide on every item; the order in which they came does not matter."""
    aside = tuple(one for one in items if isinstance(one, Aside))
    known = {e.digest for e in found.ledger if e.deed is Deed.TAKEN}
    counts = _settled(found, originals.kept)
    counting = {e.digest: e.file for e in last_taken(found).values()}
    refusals, waits = Refusals(found), _Waits(found, originals)
    groups: dict[tuple[str, int], list[Came]] = defaultdict(list)
    doubles = 0
    seen: set[str] = set()
    standing: set[tuple[str, int]] = set()
    for came in in_order([one for one in items if isinstance(one, Came)]):
        met = came.digest and (came.digest in seen or came.digest in known)
        asked = _is_named(came, choose) or (
            came.file.startswith(CHOSEN) and came.file != counting.get(came.digest)
        )
        # Rows of a register may be gone since: who asks anew has them put back.
        settled = came.digest in counts and not (found.settings.register and asked)
        if met and (settled or not _is_chosen(came, choose)):
            doubles += 1
            if settled and came.manifest and came.file.startswith(CHOSEN):
                standing.add((came.manifest.unit, came.manifest.revision))
            continue
        seen.add(came.digest)
        finding = came.refused or waits.fault(came)
        if finding is not None:
            refusals.note(came, finding)
        elif came.manifest is not None:
            groups[came.manifest.unit, came.manifest.revision].append(came)
    before = _came_before(found)
    # Of the others is told when they are worked through.
    doubtful = [s for at, s in groups.items() if len(s) > 1 or at in before]
    faults = faults_of(list(chain.from_iterable(doubtful)))
    for several in doubtful:
        for one in [one for one in several if one.source in faults]:
            several.remove(one)
            refusals.note(one, faults[one.source])
    for (unit, revision), several in groups.items():
        for one in [one for one in several if waits.untouched(one)]:
            if _is_chosen(one, choose):
                continue
            several.remove(one)
            # A mail that was answered or handed on still carries what was sent.
            if several or (unit, revision) in before:
                doubles += 1
            else:
                whose = _name(found, unit)
                refusals.note(one, find(UNTOUCHED, seen=one.file, unit=whose))
    turn: list[Came] = []
    for (unit, revision), several in sorted(groups.items()):
        earlier = (unit, revision) in before
        if not several:
            continue
        chosen = [one for one in several if _is_named(one, choose)]
        if not chosen and (unit, revision) not in standing:
            chosen = [one for one in several if _is_chosen(one, choose)]
        if len(chosen) != 1 and (len(several) > 1 or earlier):
            left = [one for one in several if one.digest not in counting]
            doubles += len(several) - len(left)
        else:
            turn.append((chosen or several)[0])
            left = [one for one in several if one is not turn[-1]]
        for one in left:
            which = find(UNCHOSEN, seen=one.file, expected=_name(found, unit))
            refusals.note(one, which)
    doubles += refusals.doubles
    arrived = _arrivals(items)
    for at, one in enumerate(turn):
        first = arrived.get(one.digest)
        turn[at] = one if first == one.arrived else one._replace(arrived=first)
    return Sorted(tuple(turn), tuple(refusals.noted), aside, doubles)


def _arrivals(items: Sequence[Came | Aside]) -> dict[str, datetime]:
    """When each return that came by mail first did: it may lie beside its mail too."""
    arrived: dict[str, datetime] = {}
    for one in items:
        if isinstance(one, Came) and one.arrived is not None:
            known = arrived.get(one.digest, one.arrived)
            arrived[one.digest] = min(known, one.arrived)
    return arrived


def _is_chosen(came: Came, choose: Sequence[str]) -> bool:
    return _is_named(came, choose) or came.file.startswith(CHOSEN)


def _is_named(came: Came, choose: Sequence[str]) -> bool:
    return came.file in choose or Path(came.file).name in choose


def unknown_choices(
    items: Sequence[Came | Aside], choose: Sequence[str]
) -> tuple[str, ...]:
    """What a person chose and nothing that came is called."""
    if not choose:
        return ()
    there = {name for one in items for name in (one.file, Path(one.file).name)}
    return tuple(name for name in choose if name not in there)


def _settled(found: RoundBook, kept: Kept) -> frozenset[str]:
    """Returns that count already: to choose one of them again changes nothing.

    The workbook that was kept may be gone since: it is put back by choosing it again.
    """
    waiting = waiting_for_choice(found).keys()
    gone = {u.key for u in found.units if (at := kept.file(u)) and not at.is_file()}
    last = last_taken(found)
    return frozenset(e.digest for unit, e in last.items() if unit not in waiting | gone)


def _came_before(found: RoundBook) -> set[tuple[str, int]]:
    """Of whom a return was taken already, or one of several waits to be chosen."""
    return {
        (e.unit, e.revision)
        for e in found.ledger
        if e.deed is Deed.TAKEN or e.state.startswith(f"[{UNCHOSEN}]")
    }


class _Waits:
    """What a round book waits for."""

    def __init__(self, found: RoundBook, originals: Originals) -> None:
        self.found, self.originals = found, originals
        self._closed = closed_rounds(found)

    def fault(self, came: Came) -> Finding | None:
        """Why a workbook is none of those; None where it is."""
        manifest = came.manifest
        if manifest is None:
            if came.claimed is None:
                return find("G770", seen=came.file)
            whose = _name(self.found, came.claimed.unit)
            return find("G719", seen=came.file, expected=whose)
        entry = self.originals.entries.get(manifest.issue)
        if entry is None:
            return find("G771", seen=came.file)
        if self.found.unit(manifest.unit) is None:
            return find("G848", seen=came.file, expected=entry.name)
        name = _name(self.found, manifest.unit)
        if entry.round in self._closed:
            return find("G780", seen=name, expected=entry.round)
        last = self.originals.last[manifest.unit]
        if manifest.revision < last.revision:
            seen, expected = str(manifest.revision), str(last.revision)
            return find("G772", seen=seen, expected=expected, unit=name)
        return None

    def untouched(self, came: Came) -> bool:
        """Whether it is what was sent, byte for byte; a slice may well be right so."""
        entry = came.manifest and self.originals.entries.get(came.manifest.issue)
        scored = not self.found.settings.register
        return scored and entry is not None and entry.digest == came.digest


def _name(found: RoundBook, key: str) -> str:
    unit = found.unit(key)
    return unit.name if unit else key
