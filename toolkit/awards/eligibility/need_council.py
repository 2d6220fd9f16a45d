"""Conditions on who decides: the votes, the meeting, the body, awards of one year."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_CEILING
from functools import lru_cache

from toolkit.awards.eligibility.case import (
    Answer,
    Case,
    Condition,
    Outcome,
    basis_words,
    known_award,
    share_text,
    short_name,
    worst,
)
from toolkit.awards.eligibility.need_clock import unkept_text
from toolkit.awards.people.history import LIVE
from toolkit.awards.words.known import authority_words
from toolkit.model.emulation import Council, Level
from toolkit.model.numbers import vi
from toolkit.model.register import AwardLine, Proposal, TableKey, Vote
from toolkit.rules.bodies import Body, authority_on
from toolkit.rules.book import count_rules, quorums, vote_thresholds
from toolkit.rules.fields import WHOLE
from toolkit.rules.names import folded
from toolkit.rules.records import CountRule, Measure
from toolkit.rules.standards import AwardKind, Quorum, VoteBase, VoteThreshold
from toolkit.rules.words import COUNCIL_WORDS, day_words

AUTHORITY = "Thẩm quyền"
QUORUM = "Số thành viên dự họp"
_NAMED = {
    folded("sở"): Council.BASE,
    folded("xã"): Council.COMMUNE,
    folded("phường"): Council.COMMUNE,
    folded("tỉnh"): Council.PROVINCE,
    folded("bộ"): Council.MINISTRY,
}
"""A word of a council's name, and the level that it tells of."""
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
    text = f"«{name}» không có thẩm quyền tặng {award.version.value}"
    wanted = authority_words(award.granted_by)
    told = (AUTHORITY, Answer.FAIL, text, basis, bars, body.id)
    return Condition(*told, wanted=wanted)


@lru_cache(maxsize=1024)
def _body(name: str, day: date) -> Body | None:
    return authority_on(name, day)


def vote_conditions(case: Case) -> Iterator[Condition]:
    """The votes that an award needs, of each council for which a threshold is made."""
    votes = case.grounds.history.votes(case.who, case.award.id, case.year)
    last = _last_of_each(votes)
    day = max((one.day for one in last if one.day), default=case.day)
    concerns = case.grounds.settings.concerns
    thresholds = [
        t
        for t in _thresholds(day)
        if case.award.id in t.awards and concerns(t.applies_to)
    ]
    for threshold in thresholds:
        yield _vote_condition(case, threshold, last)
    for rule in _quorums(day):
        if thresholds and concerns(rule.applies_to):
            yield from _quorum_condition(rule, _of(rule.councils, last)[0])


@lru_cache(maxsize=256)
def _thresholds(day: date) -> tuple[VoteThreshold, ...]:
    return vote_thresholds(day)


@lru_cache(maxsize=256)
def _quorums(day: date) -> tuple[Quorum, ...]:
    return quorums(day)


def _of(
    councils: tuple[Council, ...], votes: list[Vote]
) -> tuple[list[Vote], list[Vote]]:
    """The votes of the councils that are meant, and those of nobody knows which."""
    if not councils:
        return votes, []
    levels = [(one, _level(one)) for one in votes]
    meant = [one for one, level in levels if level in councils]
    return meant, [one for one, level in levels if level is None]


def _level(vote: Vote) -> Council | None:
    """Of what level a council is: as written, else as its own name says."""
    if vote.council_level is not None:
        return vote.council_level
    words = folded(vote.council).split()
    found = {level for word, level in _NAMED.items() if word in words}
    return next(iter(found)) if len(found) == 1 else None


def _last_of_each(votes: list[Vote]) -> list[Vote]:
    """The last vote of each council; of two on one day the one with fewer for it."""
    found: dict[str, Vote] = {}
    for vote in sorted(votes, key=_when):
        found[vote.council.casefold()] = vote
    return [found[name] for name in sorted(found)]


def _when(vote: Vote) -> tuple[date, int, int]:
    return (vote.day or date.min, -(vote.votes_for or 0), vote.total or 0)


def _vote_condition(
    case: Case, threshold: VoteThreshold, votes: list[Vote]
) -> Condition:
    meant, unclear = _of(threshold.councils, votes)
    found = [_vote(case, threshold, vote) for vote in meant]
    if not found:
        found = [_not_voted(case, threshold, unclear)]
    return Condition(
        threshold.title,
        worst(one.answer for one in found),
        "; ".join(one.evidence for one in found),
        basis_words(threshold.version),
        threshold.blocks,
        threshold.id,
        wanted="; ".join(one.wanted for one in found if one.wanted),
    )


def _not_voted(case: Case, threshold: VoteThreshold, unclear: list[Vote]) -> Outcome:
    """A vote that is still to come bars nobody: it is the council that decides."""
    sheet = case.grounds.sheet(TableKey.VOTES)
    names = ", ".join(COUNCIL_WORDS[one] for one in threshold.councils)
    if unclear:
        text = f"trang {sheet} chưa ghi Hội đồng đã biểu quyết thuộc cấp nào (cột «Cấp"
        text += f" Hội đồng», hoặc tên Hội đồng); mức {vi(threshold.percent)} % là của"
        return Outcome(Answer.UNKNOWN, f"{text} {names}")
    who = f"Hội đồng {names}" if names else "Hội đồng"
    text = f"{who} chưa biểu quyết; cần {vi(threshold.percent)} %"
    return Outcome(Answer.JUDGED, f"{text}, ghi ở trang {sheet}")


def _vote(case: Case, threshold: VoteThreshold, vote: Vote) -> Outcome:
    """The share of all members, those away and those who stood aside included.

    Where a rule counts those present or asked in writing, of them.
    """
    council = f"{vote.council}: " if vote.council else ""
    total, agreed = vote.total, vote.votes_for
    if wrong := _wrong(vote):
        sheet = case.grounds.sheet(TableKey.VOTES)
        return Outcome(Answer.UNKNOWN, f"{council}{wrong} ở trang {sheet}")
    assert total
    assert agreed is not None
    if threshold.base is VoteBase.PRESENT_OR_ASKED:
        total = max(vote.present or total, agreed)
    exact = threshold.percent * total / WHOLE
    needed = int(exact.to_integral_value(ROUND_CEILING))
    text = f"{council}{agreed}/{total} phiếu = {share_text(agreed, total)}"
    text += f"; cần {vi(threshold.percent)} % (ít nhất {needed} phiếu)"
    if agreed * WHOLE < threshold.percent * total:
        wanted = f"{council}ít nhất {needed}/{total} phiếu đồng ý"
        return Outcome(Answer.FAIL, text, wanted)
    if not threshold.secret or vote.secret:
        return Outcome(Answer.PASS, text)
    text += "; phải bỏ phiếu kín, sổ "
    if vote.secret is None:
        return Outcome(Answer.UNKNOWN, f"{text}chưa ghi phiếu kín")
    wanted = f"{council}bỏ phiếu kín"
    return Outcome(Answer.FAIL, f"{text}ghi không bỏ phiếu kín", wanted)


def _wrong(vote: Vote) -> str:
    """What makes the numbers of a vote impossible; "" where they can be true."""
    total, agreed, recused = vote.total, vote.votes_for, vote.recused or 0
    if not total or agreed is None:
        return "chưa rõ tổng số thành viên, số phiếu"
    if recused > total or (vote.present or 0) > total:
        return f"có {total} thành viên mà số dự họp, số không biểu quyết lớn hơn"
    if agreed > total - recused:
        voters = total - recused
        return f"có {agreed} phiếu đồng ý mà chỉ {voters} thành viên được biểu quyết"
    return ""


def _quorum_condition(rule: Quorum, votes: list[Vote]) -> Iterator[Condition]:
    known = [one for one in votes if one.total and one.present is not None]
    if not known:
        return
    answer = worst(_quorate(rule, one) for one in known)
    text = "; ".join(f"{one.present}/{one.total} thành viên dự họp" for one in known)
    bars = rule.version.status != "unverified"
    text += f"; cần {rule.parts}/{rule.whole}"
    short = [one.total or 0 for one in known if _quorate(rule, one) is Answer.FAIL]
    least = (f"{-(-total * rule.parts // rule.whole)}/{total}" for total in short)
    wanted = f"ít nhất {', '.join(least)} thành viên dự họp" if short else ""
    told = (QUORUM, answer, text, basis_words(rule.version), bars, rule.id)
    yield Condition(*told, wanted=wanted)


def _quorate(rule: Quorum, vote: Vote) -> Answer:
    present, total = vote.present or 0, vote.total or 0
    if present > total:
        return Answer.UNKNOWN
    enough = present * rule.whole >= total * rule.parts
    return Answer.PASS if enough else Answer.FAIL


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
