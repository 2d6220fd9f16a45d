"""What the ledger of a round book says: what came last, and who is awaited."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.exchange.round.stage import closed_rounds
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.round.reading import RoundBook
from toolkit.model.round import Deed, Entry, Unit


class Awaited(NamedTuple):
    """A unit of which something is to come; `sent` is None where it got nothing."""

    unit: Unit
    sent: Entry | None


def last_sent(found: RoundBook) -> dict[str, Entry]:
    """What was sent last to each unit: its highest revision, however lines are sorted.

    Of one revision it is the line further down.
    """
    last: dict[str, Entry] = {}
    for entry in found.ledger:
        known = last.get(entry.unit)
        newer = known is None or entry.revision >= known.revision
        if entry.deed is Deed.SENT and newer:
            last[entry.unit] = entry
    return last


def last_taken(found: RoundBook) -> dict[str, Entry]:
    """The return that counts for each unit: of its last revision, the last taken."""
    last: dict[str, Entry] = {}
    for entry in found.ledger:
        if entry.deed is not Deed.TAKEN:
            continue
        known = last.get(entry.unit)
        if known is None or entry.revision >= known.revision:
            last[entry.unit] = entry
    return last


def lacking_points(found: RoundBook) -> frozenset[tuple[str, int]]:
    """The units and revisions that were sent before the office gave points.

    They went into the workbook that came back before: what was sent lacks them.
    """
    sent: dict[str, list[int]] = {}
    lacking: set[tuple[str, int]] = set()
    for one in found.ledger:
        known = sent.setdefault(one.unit, [])
        if one.deed is Deed.SENT:
            known.append(one.revision)
        elif one.deed is Deed.APPRAISED:
            later = (revision for revision in known if revision > one.revision)
            lacking.update((one.unit, revision) for revision in later)
    return frozenset(lacking)


def told_awaited(one: Awaited) -> Finding:
    """G776 of which revision it is; G860 where nothing was sent to the unit."""
    if one.sent is None:
        return find("G860", one.unit.origin, seen=one.unit.name)
    revision = str(one.sent.revision)
    return find("G776", one.unit.origin, seen=one.unit.name, expected=revision)


def awaited(found: RoundBook) -> Iterator[Awaited]:
    """The units of a round book that have not sent back what they were sent last.

    Whose last workbook counts is not awaited for an answer that would not be taken any
    more, since the round it went out in was published.
    """
    sent = last_sent(found)
    back = {(e.unit, e.revision) for e in found.ledger if e.deed is Deed.TAKEN}
    counts, over = {unit for unit, _ in back}, rounds_over(found)
    for unit in found.units:
        last = sent.get(unit.key)
        if last is not None and (unit.key, last.revision) in back:
            continue
        if last is None or unit.key not in counts or last.round not in over:
            yield Awaited(unit, last)


def rounds_over(found: RoundBook) -> frozenset[str]:
    """The rounds of which nothing is taken any more; none while a setting is wrong.

    That is told where anything is sent or taken in.
    """
    try:
        return closed_rounds(found)
    except WorkRefusedError:
        return frozenset()
