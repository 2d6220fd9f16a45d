"""Which awards are judged before others that may rest on them in the same year."""

from collections.abc import Mapping
from functools import lru_cache

from toolkit.awards.measures import counts_of
from toolkit.awards.settings import LeaderLine
from toolkit.rules.book import form_standards, ratio_rules, title_standards
from toolkit.rules.records import RatioRule


def rank(award: str, year: int) -> int:
    """How many awards, each resting on the one before it, lead to this one."""
    return _ranks(year).get(award, 0)


@lru_cache(maxsize=64)
def _ranks(year: int) -> Mapping[str, int]:
    rests: dict[str, set[str]] = {}
    shares = {rule.id: rule for rule in ratio_rules(year)}
    for standard in (*title_standards(year), *form_standards(year)):
        below = rests.setdefault(standard.award, set())
        for need in standard.needs:
            below |= {*need.instead, need.award} - {"", standard.award}
            if rule := shares.get(need.rule):
                below |= _counted(rule) - {standard.award}
    found: dict[str, int] = {}
    for award in rests:
        _place(award, rests, found, ())
    return found


def _counted(rule: RatioRule) -> set[str]:
    """The titles of whose numbers a share is made."""
    measures = (rule.numerator, rule.base)
    counts = [c for one in measures for c in counts_of(one, LeaderLine.HEAD)]
    return {str(award) for one in counts for award in one.where.get("award", ())}


def _place(
    award: str,
    rests: Mapping[str, set[str]],
    found: dict[str, int],
    above: tuple[str, ...],
) -> int:
    if award not in found:
        below = rests.get(award, set()) - {award, *above}
        ranks = [_place(one, rests, found, (*above, award)) for one in sorted(below)]
        found[award] = 1 + max(ranks, default=-1)
    return found[award]
