"""The rules of eligibility that bind a proposal, each with its check."""

from collections.abc import Callable, Iterator, Mapping

from toolkit.awards.eligibility import need_merit as conditions_merit
from toolkit.awards.eligibility import need_person as conditions_person
from toolkit.awards.eligibility.case import Case, Condition, Outcome, basis_words
from toolkit.awards.eligibility.need_standard import Standing
from toolkit.rules.records import Binding, Check, EligibilityRule


def rule_conditions(case: Case, standing: Standing) -> Iterator[Condition]:
    """A condition for each rule that binds this award and recipient here."""
    settings = case.grounds.settings
    for rule in case.grounds.rules:
        check = CHECKS.get(rule.check)
        if check is None or not _binds(case, rule):
            continue
        if not settings.is_on(rule) and rule.binding is not Binding.INFORMS:
            continue
        found = check(case, rule, standing)
        if found is not None:
            yield Condition(
                rule.title,
                found.answer,
                found.evidence,
                basis_words(rule.version),
                settings.bars(rule),
                rule.id,
                wanted=found.wanted,
            )


def _binds(case: Case, rule: EligibilityRule) -> bool:
    named = not rule.awards or case.award.id in rule.awards
    return named and rule.recipient in (None, case.who.kind)


_Checker = Callable[[Case, EligibilityRule, Standing], Outcome | None]

CHECKS: Mapping[Check, _Checker] = {
    Check.REGISTRATION: conditions_merit.registration,
    Check.INITIATIVE_REGISTERED: conditions_merit.initiative_registered,
    Check.SERVICE: conditions_person.service,
    Check.DAYS_OFF: conditions_person.days_off,
    Check.DISCIPLINE: conditions_person.discipline,
    Check.AFTER_DISCIPLINE: conditions_person.after_discipline,
    Check.UNDER_PROCEDURE: conditions_person.under_procedure,
    Check.TRAINING: conditions_person.training,
    Check.TRANSFER: conditions_person.transfer,
    Check.LEADER: conditions_person.leader,
    Check.ONE_ACHIEVEMENT: conditions_merit.one_achievement,
    Check.CLOCK: conditions_merit.clock,
    Check.INITIATIVE_REUSE: conditions_merit.initiative_reuse,
    Check.MOVEMENT: conditions_merit.movement,
    Check.POINTS: conditions_person.points,
}
"""What is a condition of its own. Time off that counts as worked stands in the days
off; a revocation comes after the award and is nothing to check before it."""
