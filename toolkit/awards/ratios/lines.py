"""Ratios of an award year: places allowed and left, for every rule, reading, scope."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from toolkit.awards.measures import Count, counts_of, unrated_of
from toolkit.awards.ratios.counts import Doubts as Doubts
from toolkit.awards.ratios.counts import YearCounts, proposed_in
from toolkit.awards.ratios.findings import ratio_findings as ratio_findings
from toolkit.awards.ratios.line import RatioLine as RatioLine
from toolkit.awards.ratios.line import RatioState as RatioState
from toolkit.awards.ratios.line import base_needed as base_needed
from toolkit.awards.ratios.line import by_rating, share
from toolkit.awards.ratios.line import places_of as places_of
from toolkit.awards.ratios.missing import staff_missing
from toolkit.awards.ratios.scopes import RatioScope, Scopes, service_of
from toolkit.awards.settings import LeaderLine, Reading, Settings
from toolkit.model.register import Register, TableKey
from toolkit.rules.book import ratio_rules
from toolkit.rules.book import settings as rule_settings
from toolkit.rules.loader import judged_on
from toolkit.rules.records import Measure, RatioKind, RatioRule, Rounding, Scope
from toolkit.rules.shelf import natural


class _Reading(NamedTuple):
    """One way to read a rule."""

    words: str
    chosen: bool
    base: Measure
    leader_line: LeaderLine


class _Counts(NamedTuple):
    """All that is counted, and of the proposals those in doubt."""

    told: YearCounts
    unfit: YearCounts
    unsure: YearCounts
    repeated: YearCounts


NO_DOUBTS = Doubts()


def ratio_lines(
    register: Register, settings: Settings, doubts: Doubts = NO_DOUBTS
) -> tuple[RatioLine, ...]:
    """Every ratio rule that counts in the award year, in its scopes and readings.

    Rules by their id, scopes in Vietnamese order; nothing without an award year.
    `doubts`: what was found of the proposals.
    """
    if register.year is None:
        return ()
    doubted = (YearCounts(proposed_in(register, rows)) for rows in doubts)
    counts = _Counts(YearCounts(register), *doubted)
    scopes = Scopes(register, settings)
    missing = staff_missing(register)
    return tuple(
        line._replace(missing=missing(line.scope)) if _of_ratings(line) else line
        for rule in rules_counted(register.year, settings)
        if not scopes.binds_nobody(rule)
        for line in _lines(rule, scopes, counts, settings)
    )


def _of_ratings(line: RatioLine) -> bool:
    """Whether it would count somebody whose rating nobody has entered."""
    used = (*line.numerator_counts, *line.base_counts)
    return line.base > 0 and any(one.table == TableKey.RATINGS for one in used)


def rules_counted(year: int, settings: Settings) -> tuple[RatioRule, ...]:
    """The ratio rules that count in a year, the office's own too, by their id."""
    rules = [rule for rule in ratio_rules(year) if settings.is_on(rule)]
    rules += _office_rules(settings, year)
    return tuple(sorted(rules, key=lambda rule: natural(rule.id)))


def _office_rules(settings: Settings, year: int) -> Iterator[RatioRule]:
    """The office's own rules that count in a year: chosen on the same day as law."""
    for rule in office_rules(settings, year):
        if settings.is_on(rule):
            yield rule


def office_rules(settings: Settings, year: int) -> Iterator[RatioRule]:
    """The office's own rules of an award year, those switched off too."""
    day = judged_on(year)
    for rule in settings.office_rules:
        ended = rule.last_day is not None and rule.last_day < day
        if rule.version.start <= day and not ended:
            yield rule


def _lines(
    rule: RatioRule, scopes: Scopes, counts: _Counts, settings: Settings
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
    return Scope.GROUP not in rule.per or all(c.table == TableKey.RATINGS for c in used)


def _readings(rule: RatioRule, settings: Settings) -> Iterator[_Reading]:
    """Each way to read a rule, the office's own and the other."""
    line = settings.leader_line
    if rule.readings and rule.setting:
        words = _choices(rule.setting)
        lettered = (one for one in Reading if one is not Reading.TEXT)
        for reading, base in zip(lettered, rule.readings, strict=True):
            as_text = settings.reading is Reading.TEXT and base is rule.base
            chosen = as_text or reading is settings.reading
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
    counts: _Counts,
    settings: Settings,
) -> RatioLine:
    """The line of one reading; none given: there is nothing to count by."""
    way = reading or _Reading("", True, rule.base, settings.leader_line)
    above: tuple[Count, ...] = ()
    below: tuple[Count, ...] = ()
    if reading:
        above = tuple(_for_service(rule, counts_of(rule.numerator, way.leader_line)))
        below = tuple(_for_service(rule, counts_of(way.base, way.leader_line)))
    countable = counts.told.countable((*above, *below))

    def counted(some: tuple[Count, ...]) -> Iterator[int]:
        return (one.number(some, scope) if countable else 0 for one in counts)

    base_told, base_unfit, base_unsure, base_repeated = counted(below)
    base = base_told - base_unfit - base_repeated
    told, unfit, unsure, repeated = counted(above)
    rounding = rounding_of(rule, settings)
    at_most = rule.kind is RatioKind.AT_MOST
    numerator = told if at_most else told - unfit - repeated
    # Who may have none at all is not given one because he is small.
    minimum_one = settings.minimum_one and at_most and bool(rule.limit)
    raw = share(base, rule.limit)
    places = places_of(rule.kind, raw, rounding, minimum_one=minimum_one)
    room = places - numerator if at_most else numerator - places
    known = base > 0
    open_counts = tuple(_for_service(rule, unrated_of((*above, *below))))
    unrated = counts.told.number(open_counts, scope)
    state = _state(at_most, room) if known else RatioState.NO_DATA
    if known and unrated:
        more = unrated if by_rating(above) else 0
        grown = share(base + (unrated if by_rating(below) else 0), rule.limit)
        best = places_of(rule.kind, grown, rounding, minimum_one=minimum_one)
        open_ceiling = places < numerator <= best
        open_floor = numerator + more >= places and numerator < best
        if open_ceiling if at_most else open_floor:
            state = RatioState.NO_DATA
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
        state=state,
        base_measure=way.base,
        unfit=unfit,
        unsure=unsure,
        base_unfit=base_unfit,
        base_unsure=base_unsure,
        base_repeated=base_repeated,
        repeated=repeated,
        unrated_counts=open_counts,
        unrated=unrated,
        countable=countable,
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
        if service is None or count.table != TableKey.RATINGS:
            yield count
        else:
            yield count._replace(where={**count.where, "service": (service,)})
