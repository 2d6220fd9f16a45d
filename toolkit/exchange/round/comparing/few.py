"""The gravest of many findings about a unit, and how many there were."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from toolkit.findings import Finding, Severity

LINES_A_UNIT = 25
"""Of more findings about a unit the gravest are told; a thousand units are read too."""
LINES_IN_ALL = 25_000
"""So many of all units fill a sheet that somebody still reads; more have less each."""


class Few(NamedTuple):
    """The gravest of some findings, in the order they were found in.

    `left` counts those that are not among `told`; `serious` all the errors and `faults`
    all that wait for a person, told or not.
    """

    told: tuple[Finding, ...]
    left: int
    serious: int
    faults: int


def few(findings: Iterable[Finding], most: int = LINES_A_UNIT) -> Few:
    """At most so many of some findings."""
    found = tuple(findings)
    kinds = [one.severity for one in found]
    waiting = sum(kind is not Severity.NOTE for kind in kinds)
    serious = sum(kind is Severity.ERROR for kind in kinds)
    if len(found) <= most:
        return Few(found, 0, serious, waiting)
    grave = list(Severity).index
    by_weight = sorted(range(len(found)), key=lambda at: grave(kinds[at]))
    told = tuple(found[at] for at in sorted(by_weight[:most]))
    return Few(told, len(found) - most, serious, waiting)


def fewer(parts: Sequence[Few], most: int = LINES_A_UNIT) -> Few:
    """The gravest of several together, as if nothing had been left out before."""
    all_told = few(chain.from_iterable(part.told for part in parts), most)
    return Few(
        all_told.told,
        all_told.left + sum(part.left for part in parts),
        sum(part.serious for part in parts),
        sum(part.faults for part in parts),
    )


def lines_for(units: int) -> int:
    """How many findings about each of so many units are told."""
    return max(1, min(LINES_A_UNIT, LINES_IN_ALL // max(units, 1)))
