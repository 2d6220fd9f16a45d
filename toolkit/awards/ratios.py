"""Ratios of an award year: places allowed and left, for every rule, reading, scope."""

import math
from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from toolkit.awards.measures import Count, counts_of
from toolkit.awards.ratio_counts import YearCounts
from toolkit.awards.scopes import RatioScope, Scopes, service_of
from toolkit.awards.settings import LeaderLine, Reading, Settings
from toolkit.model.register import Register
from toolkit.rules.book import ratio_rules
from toolkit.rules.book import settings as rule_settings
from toolkit.rules.fields import WHOLE
from toolkit.rules.records import Measure, RatioKind, RatioRule, Rounding, Scope
from toolkit.rules.shelf import natural


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


class _Reading(NamedTuple):
    """One way to read a rule."""

    words: str
    chosen: bool
    base: Measure
    leader_line: LeaderLine


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
    whole = int(raw.to_integral_value(_MODES[rounding]))
    if kind is RatioKind.ABOVE:
        return int(raw.to_integral_value(ROUND_FLOOR)) + 1
    if kind is RatioKind.AT_LEAST:
        return int(raw.to_integral_value(ROUND_CEILING))
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


def ratio_lines(register: Register, settings: Settings) -> tuple[RatioLine, ...]:
    """Every ratio rule that counts in the award year, in its scopes and readings.

    Rules by their id, scopes in Vietnamese order; nothing without an award year.
    """
    if register.year is None:
        return ()
    counts, scopes = YearCounts(register), Scopes(register, settings)
    rules = [r for r in ratio_rules(register.year) if settings.is_on(r)]
    rules += _office_rules(settings, register.year)
    return tuple(
        line
        for rule in sorted(rules, key=lambda rule: natural(rule.id))
        for line in _lines(rule, scopes, counts, settings)
    )


def _office_rules(settings: Settings, year: int) -> Iterator[RatioRule]:
    """The office's own rules that hold on some day of a year."""
    for rule in settings.office_rules:
        last = rule.last_day
        begun = rule.version.start.year <= year
        if begun and (last is None or last.year >= year) and settings.is_on(rule):
            yield rule


def _lines(
    rule: RatioRule, scopes: Scopes, counts: YearCounts, settings: Settings
) -> Iterator[RatioLine]:
    if not _countable(rule):
        yield _line(rule, RatioScope(rule.per[0]), None, counts, settings)
        return
    for scope in scopes.of(rule):
        for reading in _readings(rule, settings):
            yield _line(rule, scope, reading, counts, settings)


def _countable(rule: RatioRule) -> bool:
    """Whether its tables tell rows apart as the scopes of a rule ask for."""
    if Scope.RECIPIENT in rule.per:
        return False
    try:
        used = [
            count
            for measure in (rule.numerator, rule.base)
            for count in counts_of(measure, LeaderLine.HEAD)
        ]
    except KeyError:
        return False
    return Scope.GROUP not in rule.per or all(c.table == "ratings" for c in used)


def _readings(rule: RatioRule, settings: Settings) -> Iterator[_Reading]:
    """Each way to read a rule, the office's own and the other."""
    line = settings.leader_line
    if rule.other_base is not None and rule.setting:
        words = _choices(rule.setting)
        for reading, base in zip(Reading, (rule.base, rule.other_base), strict=True):
            chosen = reading is settings.reading
            yield _Reading(words[reading], chosen, base, line)
    elif Measure.DIRECT_WORKER_AWARDS in (rule.numerator, rule.base):
        words = _choices("leader_line")
        for other in LeaderLine:
            yield _Reading(words[other], other is line, rule.base, other)
    else:
        yield _Reading("", True, rule.base, line)


@cache
def _choices(setting: str) -> Mapping[str, str]:
    found = next(one for one in rule_settings() if one.id == setting)
    return {choice.id: choice.text for choice in found.choices}


def _line(
    rule: RatioRule,
    scope: RatioScope,
    reading: _Reading | None,
    counts: YearCounts,
    settings: Settings,
) -> RatioLine:
    """The line of one reading; none given: there is nothing to count by."""
    way = reading or _Reading("", True, rule.base, settings.leader_line)
    above: tuple[Count, ...] = ()
    below: tuple[Count, ...] = ()
    if reading:
        above = tuple(_for_service(rule, counts_of(rule.numerator, way.leader_line)))
        below = tuple(_for_service(rule, counts_of(way.base, way.leader_line)))
    base, numerator = counts.number(below, scope), counts.number(above, scope)
    rounding = rounding_of(rule, settings)
    at_most = rule.kind is RatioKind.AT_MOST
    # Who may have none at all is not given one because he is small.
    minimum_one = settings.minimum_one and at_most and bool(rule.limit)
    raw = share(base, rule.limit)
    places = places_of(rule.kind, raw, rounding, minimum_one=minimum_one)
    room = places - numerator if at_most else numerator - places
    known = base > 0
    return RatioLine(
        rule=rule,
        scope=scope,
        numerator_counts=above,
        base_counts=below,
        reading=way.words,
        chosen=way.chosen,
        bars=way.chosen and settings.bars(rule),
        rounding=rounding,
        minimum_one=minimum_one,
        base=base,
        numerator=numerator,
        raw=raw,
        places=places if known else 0,
        left=max(room, 0) if known else 0,
        over=max(-room, 0) if known else 0,
        state=_state(at_most, room) if known else RatioState.NO_DATA,
        base_measure=way.base,
    )


def rounding_of(rule: RatioRule, settings: Settings) -> Rounding:
    """How a fraction counts: a floor that must be reached leaves no choice."""
    if rule.kind is RatioKind.AT_LEAST:
        return Rounding.CEIL
    if rule.kind is RatioKind.ABOVE:
        return Rounding.FLOOR
    return rule.rounding or settings.rounding


def _state(at_most: bool, room: int) -> RatioState:
    if not at_most:
        return RatioState.MET if room >= 0 else RatioState.UNMET
    if room < 0:
        return RatioState.OVER
    return RatioState.ROOM if room else RatioState.FULL


def _for_service(rule: RatioRule, counts: Iterable[Count]) -> Iterator[Count]:
    """Ratings of those alone whom the rule binds."""
    service = service_of(rule)
    for count in counts:
        if service is None or count.table != "ratings":
            yield count
        else:
            yield count._replace(where={**count.where, "service": (service,)})
