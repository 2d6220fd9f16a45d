"""Conditions on who decides: the body that grants, and how often in one year."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from toolkit.awards.eligibility.case import (
    Answer,
    Case,
    Condition,
    basis_words,
    known_award,
    short_name,
)
from toolkit.awards.eligibility.need_clock import unkept_text
from toolkit.awards.people.history import LIVE
from toolkit.awards.words.known import authority_words
from toolkit.model.emulation import Level
from toolkit.model.register import AwardLine, Proposal, TableKey
from toolkit.rules.bodies import Body, authority_on
from toolkit.rules.book import count_rules, own_grant
from toolkit.rules.records import CountRule, Measure
from toolkit.rules.standards import AwardKind
from toolkit.rules.words import day_words

AUTHORITY = "Thẩm quyền"
_LEVELS = {
    Measure.PROVINCE_AWARDS: Level.PROVINCE,
    Measure.STATE_AWARDS: Level.STATE,
    Measure.STATE_FORMS: Level.STATE,
}


def authority_condition(case: Case) -> Condition:
    """Whether the body named exists that day and may grant the award."""
    name = case.proposal.authority
    award = known_award(case.award.id, case.day) or case.award
    basis = basis_words(award.version)
    body = _body(name, case.day) if name else None
    if body is None:
        sheet = case.grounds.sheet(TableKey.PROPOSALS)
        known = f"chưa nhận ra «{name}»" if name else "chưa ghi cấp khen"
        text = f"{known} ở trang {sheet}"
        # Who signs is asked of the office, not of the recipient: it bars nobody.
        return Condition(AUTHORITY, Answer.UNKNOWN, text, basis, False, "")
    if not body.exists:
        text = f"«{name}» không còn hoặc chưa có vào ngày {day_words(case.day)}"
        bars = body.version.status != "unverified"
        source = basis_words(body.version)
        return Condition(AUTHORITY, Answer.FAIL, text, source, bars, body.id)
    bars = award.version.status != "unverified"
    if body.id in award.granted_by:
        return Condition(AUTHORITY, Answer.PASS, name, basis, bars, body.id)
    profile = case.grounds.settings.profile
    if own := own_grant(award.id, body.id, case.day, profile):
        return Condition(
            AUTHORITY, Answer.PASS, name, basis_words(own.version), bars, body.id
        )
    text = f"«{name}» không có thẩm quyền tặng {award.version.value}"
    wanted = authority_words(award.granted_by)
    told = (AUTHORITY, Answer.FAIL, text, basis, bars, body.id)
    return Condition(*told, wanted=wanted)


@lru_cache(maxsize=1024)
def _body(name: str, day: date) -> Body | None:
    return authority_on(name, day)


@lru_cache(maxsize=64)
def _count_rules(year: int) -> tuple[CountRule, ...]:
    return count_rules(year)


def count_conditions(case: Case) -> Iterator[Condition]:
    """How many awards of a level the recipient has in the year, this one included."""
    settings = case.grounds.settings
    for rule in _count_rules(case.year):
        level = _LEVELS.get(rule.counted)
        excepted = case.proposal.mode in rule.except_modes
        title = case.award.kind is not AwardKind.FORM
        if rule.counted is Measure.STATE_FORMS and title:
            continue
        if case.award.level is not level or excepted or not settings.is_on(rule):
            continue
        answer, text = _number(case, rule, level)
        yield Condition(
            rule.title,
            answer,
            text,
            basis_words(rule.version),
            settings.bars(rule),
            rule.id,
            wanted=f"không quá {rule.at_most} lần năm {case.year}"
            if answer is Answer.FAIL
            else "",
        )


def _number(case: Case, rule: CountRule, level: Level) -> tuple[Answer, str]:
    """How many there are; too many proposed together make nobody unfit."""
    granted, proposed = _of_level(case, rule, level)
    number = len(granted) + len(proposed)
    names = sorted([*granted, *(f"{name} (đang đề nghị)" for name in proposed)])
    text = f"{number} lần năm {case.year}: {', '.join(names)}"
    text += f"; không quá {rule.at_most}"
    if len(granted) >= rule.at_most:
        return Answer.FAIL, text
    if missing := unkept_text(case, [case.year]):
        return Answer.UNKNOWN, f"{text}; {missing}"
    if number > rule.at_most:
        return Answer.JUDGED, f"{text}, phải chọn trong số này"
    return Answer.PASS, text


def _of_level(case: Case, rule: CountRule, level: Level) -> tuple[list[str], list[str]]:
    """The recipient's awards of a level in the year: those granted, those proposed.

    What was typed twice counts once: a decision, or a proposal for the same merit.
    """
    history, key = case.grounds.history, case.grounds.directory.key

    forms_only = rule.counted is Measure.STATE_FORMS

    def counts(row: AwardLine | Proposal) -> bool:
        award = known_award(row.award or "", case.year_end)
        of_level = (
            award is not None
            and award.level is level
            and not (forms_only and award.kind is not AwardKind.FORM)
        )
        return row.year == case.year and of_level and row.mode not in rule.except_modes

    granted: dict[tuple[str, str, int], str] = {}
    for line in filter(counts, history.awards.get(case.who, ())):
        which = (line.award or "", key(line.decision), 0 if line.decision else line.row)
        granted[which] = short_name(line.award or "")
    proposed: dict[tuple[str, str], str] = {}
    for other in filter(counts, history.proposals.get(case.who, ())):
        award = other.award or ""
        if other.result is None:
            proposed[award, key(other.reason)] = short_name(award)
        # One that was granted counts as its award; perhaps that is not written yet.
        elif other.result in LIVE and not history.granted(case.who, award, case.year):
            granted[award, "", other.row] = short_name(award)
    return list(granted.values()), list(proposed.values())
