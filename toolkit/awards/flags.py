"""Proposals for a flag after a ranking: how many places, and who is on them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from toolkit.awards.ratios.line import places_of, share
from toolkit.model.standing import Standing
from toolkit.rules.records import RatioKind, Rounding


class Flag(StrEnum):
    """What a ranking says of a unit's flag."""

    PROPOSED = "proposed"
    TIED = "tied"  # the last place belongs to several: a person decides
    NONE = ""


class Places(NamedTuple):
    """The places of a cluster: `units` take part in it."""

    cluster: str
    units: int
    places: int


class Proposals(NamedTuple):
    """Places by cluster, and what each unit gets, by its key."""

    places: tuple[Places, ...]
    flags: Mapping[str, Flag]


def flag_proposals(
    standings: Iterable[Standing], limit: Decimal, rounding: Rounding
) -> Proposals:
    """Who may be proposed for a flag, cluster by cluster.

    `limit`: percent of all units of the cluster, those that have not sent anything
    included. Where units of one rank do not all find a place, none of them has it yet.
    """
    clusters: dict[str, list[Standing]] = defaultdict(list)
    for one in standings:
        clusters[one.result.unit.cluster].append(one)
    places, flags = [], {}
    for name, units in sorted(clusters.items()):
        raw = share(len(units), limit)
        count = places_of(RatioKind.AT_MOST, raw, rounding)
        places.append(Places(name, len(units), count))
        for one in units:
            flags[one.result.unit.key] = _flag(one, units, count)
    return Proposals(tuple(places), flags)


def _flag(one: Standing, units: Sequence[Standing], count: int) -> Flag:
    if one.rank is None or one.rank > count:
        return Flag.NONE
    last = one.rank - 1 + sum(other.rank == one.rank for other in units)
    return Flag.PROPOSED if last <= count else Flag.TIED
