"""Conditions on a collective: its members, its age, the shares that a rule asks for."""

from toolkit.awards.conditions import (
    Answer,
    Case,
    Outcome,
    share_text,
    short_name,
)
from toolkit.model.emulation import Recipient
from toolkit.model.numbers import vi
from toolkit.model.register import YearRating
from toolkit.rules.records import RatioKind, RatioRule
from toolkit.rules.standards import Need
from toolkit.rules.words import KIND_WORDS, MEASURE_WORDS, day_words


def home_of(case: Case) -> str:
    """The unit that a proposal is about: the collective itself, or the person's."""
    if case.who.kind is Recipient.COLLECTIVE:
        return case.proposal.name
    person = case.grounds.directory.person(case.who)
    return case.proposal.unit or (person.unit if person else "")


def members_rated(case: Case) -> tuple[YearRating, ...]:
    """The year's rating rows of a collective's members."""
    return case.grounds.members.rated(case.proposal.name)


def members_need(case: Case, need: Need) -> Outcome:
    """Whether so many members hold an award, granted or proposed."""
    number = case.grounds.members.holding(need.award, case.proposal.name)
    name = short_name(need.award)
    seen = f"{number} {name} năm {case.year}"
    if number >= need.count:
        return Outcome(Answer.PASS, seen)
    if case.grounds.members.keeps(need.award) or members_rated(case):
        return Outcome(Answer.FAIL, f"{seen}; cần {need.count}")
    text = f"chưa ghi {name} nào của năm {case.year}"
    sheets = f"{case.grounds.sheet('proposals')}, {case.grounds.sheet('awards')}"
    return Outcome(Answer.UNKNOWN, f"{text} ở trang {sheets}")


def existed_need(case: Case, need: Need) -> Outcome:
    """Whether the collective is old enough on the day it is judged."""
    unit = case.grounds.directory.unit(case.proposal.name)
    if unit is None or unit.founded is None:
        sheet = case.grounds.sheet("units")
        return Outcome(Answer.UNKNOWN, f"chưa ghi ngày thành lập ở trang {sheet}")
    founded = unit.founded
    text = f"thành lập ngày {day_words(founded)}"
    reached = (founded.year + need.years, founded.month, founded.day)
    if reached <= (case.day.year, case.day.month, case.day.day):
        return Outcome(Answer.PASS, text)
    return Outcome(Answer.FAIL, f"{text}, chưa đủ {need.years} năm")


def ratio_need(case: Case, rule: RatioRule) -> Outcome:
    """Whether the share holds where the recipient belongs."""
    share = case.grounds.shares.of(rule, home_of(case))
    limit = f"{KIND_WORDS[rule.kind]} {vi(rule.limit)} %"
    if not share.whole:
        sheet = case.grounds.sheet(share.table)
        base = MEASURE_WORDS[rule.base]
        text = f"chưa có dữ liệu để tính {base} năm {case.year}, xem trang {sheet}"
        return Outcome(Answer.UNKNOWN, text)
    most = rule.kind is RatioKind.AT_MOST
    shown = share_text(share.part, share.whole, up=most and not share.holds)
    text = f"{share.part}/{share.whole} = {shown}; quy định {limit}"
    if share.places is not None:
        text += f", được {share.places}"
    if share.holds:
        return Outcome(Answer.PASS, text)
    if share.places:
        # Too many together makes nobody unfit: who gives way is for people to say.
        over = share.part - share.places
        return Outcome(Answer.JUDGED, f"{text}; vượt {over}, phải chọn trong số này")
    return Outcome(Answer.FAIL, text)
