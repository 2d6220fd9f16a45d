"""The slices of a register that count: those that came now, and earlier ones."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.round.collecting.outcome import Outcome
from toolkit.exchange.round.comparing.returned import whose
from toolkit.exchange.round.comparing.taken import taken_over
from toolkit.exchange.round.kept.kept import Kept
from toolkit.exchange.round.kept.originals import Originals
from toolkit.exchange.round.slices.merging import Return
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.jobs.refused import REFUSED
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.meaning.sent import Sent


class SlicesHeld(NamedTuple):
    """The slices that count, and why those of some units cannot be had.

    `unheld` by the name of the unit.
    """

    returns: tuple[Return, ...]
    unheld: Mapping[str, Finding]


def slices_held(outcome: Outcome, originals: Originals, kept: Kept) -> SlicesHeld:
    """The slices that count: those that came now, else the last one of each unit."""
    now = {taken.unit.key for taken in outcome.taken}
    returns: list[Return] = []
    unheld: dict[str, Finding] = {}
    for unit in kept.found.units:
        try:
            whole = kept.workbook(unit)
        except WorkRefusedError as refused:
            unheld[unit.name] = refused.finding
            continue
        entry = kept.last(unit)
        if whole is None or entry is None:
            continue
        manifest, _ = whose(whole.book, kept.key)
        sent = originals.sent(manifest) if manifest else None
        if sent is None:
            unheld[unit.name] = find("G774", unit.origin, seen=unit.name)
            continue
        fresh = unit.key in now
        earlier = tuple(_typed_before(sent, kept.passed_over(unit)))
        returns.append(Return(unit, entry.file, sent.book, whole.book, fresh, earlier))
    return SlicesHeld(tuple(returns), unheld)


def _typed_before(sent: Sent, paths: Sequence[Path]) -> Iterator[ClosedBook]:
    """What was typed in returns that count no more, as far as they are there."""
    for path in paths:
        with suppress(*REFUSED):
            book, _ = taken_over(sent, ClosedBook.open(path))
            yield ClosedBook.from_bytes(book.to_bytes())
