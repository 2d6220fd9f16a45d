"""One ratio in one scope: what it allows, what there is, and the arithmetic of it."""

import math
from collections.abc import Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple

from toolkit.awards.measures import Count, unrated_of
from toolkit.awards.ratios.scopes import RatioScope
from toolkit.rules.fields import WHOLE
from toolkit.rules.records import Measure, RatioKind, RatioRule, Rounding


class RatioState(StrEnum):
    """How a share stands; ROOM, FULL, OVER of a ceiling, MET and UNMET of a floor."""

    ROOM = "room"
    FULL = "full"
    OVER = "over"
    MET = "met"
    UNMET = "unmet"
    NO_DATA = "no_data"


BROKEN = (RatioState.OVER, RatioState.UNMET)


class RatioLine(NamedTuple):
    """One rule in one scope under one reading.

    `raw` is `base` × limit, in awards or persons; `places` what it rounds to: at most
    so many, or at least so many. `left` is what more is allowed or what there is in
    excess of need, `over` what is too much or missing. `reading` is "" where there is
    but one; a line that is not `chosen` is shown for comparison and never `bars`.
    Without counts (a scope by which its tables do not tell rows apart) it has no data.
    `unfit` are proposed and not eligible, `unsure` not known to be; the `numerator` of
    a floor leaves out the unfit, while of a ceiling whoever is proposed takes a place.
    So it does with the `repeated`, who stand in another row too. `base` always leaves
    out both, `base_unfit` and `base_repeated`: they are not among who have the title.
    A line that is not `countable` has neither: a row it may count stands for a part of
    a recipient, and what it would come to is not told.
    `unrated` rows of persons have no rating that can be read: where these could turn
    the answer there is none, although there is a base. `missing` of the staff have no
    row at all at the check: that is told beside the answer.
    """

    rule: RatioRule
    scope: RatioScope
    numerator_counts: tuple[Count, ...]
    base_counts: tuple[Count, ...]
    reading: str
    chosen: bool
    bars: bool
    rounding: Rounding
    minimum_one: bool
    base: int
    numerator: int
    raw: Decimal
    places: int
    left: int
    over: int
    state: RatioState
    base_measure: Measure
    unfit: int = 0
    unsure: int = 0
    base_unfit: int = 0
    base_unsure: int = 0
    base_repeated: int = 0
    repeated: int = 0
    unrated_counts: tuple[Count, ...] = ()
    unrated: int = 0
    countable: bool = True
    missing: int = 0

    @property
    def waits(self) -> bool:
        """Whether there is no answer for want of ratings in rows that are there."""
        return self.state is RatioState.NO_DATA and self.base > 0


def by_rating(counts: Iterable[Count]) -> bool:
    """Whether it depends on a rating what is counted."""
    return bool(unrated_of(counts))


_MODES: Mapping[Rounding, str] = {
    Rounding.FLOOR: ROUND_FLOOR,
    Rounding.HALF_UP: ROUND_HALF_UP,
    Rounding.CEIL: ROUND_CEILING,
}


def share(base: int, limit: Decimal) -> Decimal:
    """`limit` percent of `base`, exactly."""
    return (base * limit).scaleb(-2)


def places_of(
    kind: RatioKind, raw: Decimal, rounding: Rounding, *, minimum_one: bool = False
) -> int:
    """How many are allowed (AT_MOST) or needed, of what was computed.

    `minimum_one` must be false where nothing is known of the base.
    """
    if kind is RatioKind.ABOVE:
        return int(raw.to_integral_value(ROUND_FLOOR)) + 1
    if kind is RatioKind.AT_LEAST:
        return int(raw.to_integral_value(ROUND_CEILING))
    whole = int(raw.to_integral_value(_MODES[rounding]))
    return max(whole, 1) if minimum_one else whole


def base_needed(places: int, limit: Decimal, rounding: Rounding) -> int | None:
    """The smallest base of which a ceiling leaves `places`; None if no base does.

    `places` of 1 or more, without regard to a guaranteed one.
    """
    if not limit:
        return None
    wanted = Fraction(places) * int(WHOLE) / Fraction(limit)
    one = int(WHOLE) / Fraction(limit)
    if rounding is Rounding.HALF_UP:
        return math.ceil(wanted - one / 2)
    if rounding is Rounding.CEIL:
        return math.floor(wanted - one) + 1
    return math.ceil(wanted)
