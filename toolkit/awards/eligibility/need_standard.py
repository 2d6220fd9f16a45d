"""The standard of a title or form: every route to it, and the best of them."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from toolkit.awards.eligibility.case import (
    Answer,
    Case,
    Condition,
    Outcome,
    basis_words,
    short_name,
)
from toolkit.awards.eligibility.need_awards import award_need, window
from toolkit.awards.eligibility.need_unit import existed_need, members_need, ratio_need
from toolkit.awards.eligibility.need_years import initiative_need, rating_need
from toolkit.model.emulation import Mode, Recipient
from toolkit.rules.book import form_standards, title_standards
from toolkit.rules.names import folded
from toolkit.rules.standards import AwardKind, Need, NeedKind, Standard
from toolkit.rules.words import MODE_WORDS, RECIPIENT_WORDS

YEARLY = (None, Mode.YEARLY)
"""A proposal that does not say on what occasion is one of the end of the year."""
COUNCIL = Outcome(Answer.JUDGED, "sổ không ghi; Hội đồng xem xét")

_OCCASION = "bộ quy định chưa có tiêu chuẩn {} khi khen {}; cần đọc văn bản gốc"
_NO_STANDARD = "bộ quy định chưa có tiêu chuẩn {} năm {}; cần đọc văn bản gốc"


class Standing(NamedTuple):
    """How a recipient stands to an award; `first`: the first year that counts."""

    conditions: tuple[Condition, ...]
    first: int


class _Judged(NamedTuple):
    need: Need
    outcome: Outcome


def standing(case: Case) -> Standing:
    """The conditions of the standard, on the route that is nearest."""
    standard = standard_of(case)
    if standard is None:
        return Standing((_no_basis(case),), case.year)
    ways = _ways(case, standard)
    if not ways:
        return Standing((_no_basis(case, of_occasion=True),), case.year)
    needs = {id(n): n for way in ways for n in way}
    outcomes = {key: judge(case, standard, n) for key, n in needs.items()}
    routes = [
        [_Judged(n, found) for n in way if (found := outcomes[id(n)]) is not None]
        for way in ways
    ]
    best = min(routes, key=_far)
    others = [route for route in routes if route is not best]
    return Standing(
        tuple(_conditions(case, standard, best, others)),
        min((window(case, standard, one.need) for one in best), default=case.year),
    )


def standard_of(case: Case) -> Standard | None:
    """The standard that binds: that of the body which grants, else the general one."""
    found = _standards(case.award.id, case.who.kind, case.year)
    body = f" {folded(case.proposal.authority)} "
    own = [s for s in found if s.applies_to and f" {folded(s.applies_to)} " in body]
    return next(iter(own or [s for s in found if not s.applies_to]), None)


@lru_cache(maxsize=512)
def _standards(award: str, kind: Recipient, year: int) -> tuple[Standard, ...]:
    every = (*title_standards(year), *form_standards(year))
    return tuple(s for s in every if s.award == award and s.recipient is kind)


def _no_basis(case: Case, *, of_occasion: bool = False) -> Condition:
    """That the rules have no standard by which the proposal could be judged."""
    what = f"{short_name(case.award.id)} cho {RECIPIENT_WORDS[case.who.kind]}"
    text = _NO_STANDARD.format(what, case.year)
    if of_occasion:
        text = _OCCASION.format(what, MODE_WORDS[case.proposal.mode or Mode.YEARLY])
    return Condition("Tiêu chuẩn", Answer.UNKNOWN, text, "", False, "", baseless=True)


def _ways(case: Case, standard: Standard) -> tuple[tuple[Need, ...], ...]:
    """The routes that are open on the occasion of the proposal; () for none.

    A standard of a form that names no occasion is for the merit of years, but for
    routes which the council alone judges.
    """
    mode = case.proposal.mode or Mode.YEARLY
    ways = standard.routes_on(mode)
    silent = not any(n.modes for n in standard.needs)
    if silent and case.award.kind is AwardKind.FORM and mode is not Mode.YEARLY:
        judged = (all(n.kind is NeedKind.JUDGED for n in way) for way in ways)
        return ways if any(judged) else ()
    return ways


def judge(case: Case, standard: Standard, need: Need) -> Outcome | None:
    """Whether a need is met; None where its rule is not in force or not applied."""
    if need.kind is NeedKind.AWARD:
        return award_need(case, standard, need)
    if need.kind is NeedKind.RATING:
        return rating_need(case, standard, need)
    if need.kind is NeedKind.INITIATIVE:
        return initiative_need(case, standard, need)
    if need.kind is NeedKind.MEMBERS:
        return members_need(case, need)
    if need.kind is NeedKind.EXISTED:
        return existed_need(case, need)
    if need.kind is NeedKind.RULE:
        # Rules of eligibility are conditions of their own, whatever names them.
        rule = case.grounds.ratios.get(need.rule)
        counts = rule is not None and case.grounds.settings.is_on(rule)
        return ratio_need(case, rule) if rule and counts else None
    return COUNCIL


def _far(route: Sequence[_Judged]) -> tuple[int, int, int]:
    """How far a route is from being met."""
    answers = [one.outcome.answer for one in route]
    return (
        answers.count(Answer.FAIL),
        answers.count(Answer.UNKNOWN),
        answers.count(Answer.JUDGED),
    )


def _conditions(
    case: Case,
    standard: Standard,
    best: Sequence[_Judged],
    others: Sequence[Sequence[_Judged]],
) -> list[Condition]:
    found = [_condition(case, standard, one) for one in best]
    own = [
        at
        for at, one in enumerate(best)
        if one.need.route and one.outcome.answer is not Answer.PASS
    ]
    failed = [at for at in own if best[at].outcome.answer is Answer.FAIL]
    if failed and others:
        ways = "; ".join(_missed(n, way) for n, way in enumerate([best, *others], 1))
        first = found[failed[0]]
        found[failed[0]] = first._replace(evidence=f"{ways}; không đạt cách nào")
    elif own and others:
        ways = "; hoặc: ".join(_way(route) for route in others)
        first = found[own[0]]
        text = f"{first.evidence}. Cách khác: {ways}"
        found[own[0]] = first._replace(evidence=text)
    return found


def _missed(number: int, route: Sequence[_Judged]) -> str:
    """What a way asks for that is not there: «cách 1: cần 2 CSTĐCS, sổ ghi 1 …»."""
    own = [one for one in route if one.need.route]
    failed = [one for one in own if one.outcome.answer is Answer.FAIL] or own
    need, outcome = failed[0]
    parts = outcome.evidence.rstrip(".").split("; ")
    seen = "; ".join(part for part in parts if not part.startswith("cần "))
    return f"cách {number}: cần {_lower(need.text)} – {seen}"


def _lower(text: str) -> str:
    """A text within a sentence; «CSTĐCS …» keeps its letters."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _way(route: Sequence[_Judged]) -> str:
    return ", ".join(one.need.text for one in route if one.need.route)


def _condition(case: Case, standard: Standard, one: _Judged) -> Condition:
    """The condition of a need on the nearest route."""
    need, (answer, evidence, wanted) = one
    rule = case.grounds.ratios.get(need.rule)
    if rule is not None:
        bars = standard.blocks and case.grounds.settings.bars(rule)
        basis = basis_words(rule.version)
        told = (need.text, answer, evidence, basis, bars, rule.id)
        return Condition(*told, own=True, wanted=wanted)
    bars, basis = standard.blocks, basis_words(standard.version)
    told = (need.text, answer, evidence, basis, bars, standard.id)
    return Condition(*told, own=True, wanted=wanted)
