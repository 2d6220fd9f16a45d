"""Conditions on the council: its votes, and how many of it were there."""

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
    share_text,
    worst,
)
from toolkit.awards.settings import Settings
from toolkit.model.emulation import Council
from toolkit.model.numbers import vi
from toolkit.model.register import TableKey, Vote
from toolkit.rules.book import quorums, vote_thresholds
from toolkit.rules.fields import WHOLE
from toolkit.rules.names import folded
from toolkit.rules.standards import Quorum, VoteBase, VoteThreshold
from toolkit.rules.words import COUNCIL_WORDS

QUORUM = "Số thành viên dự họp"
BALLOT = "Kết quả biểu quyết"
_NAMED = {
    folded("sở"): Council.BASE,
    folded("xã"): Council.COMMUNE,
    folded("phường"): Council.COMMUNE,
    folded("tỉnh"): Council.PROVINCE,
    folded("bộ"): Council.MINISTRY,
}
"""A word of a council's name, and the level that it tells of."""
_RANKS = (Council.PROVINCE, Council.MINISTRY, Council.CENTRAL)
"""Levels above those of offices and communes, the lowest first."""


def vote_conditions(case: Case) -> Iterator[Condition]:
    """The votes that an award needs, of each council for which a threshold is made.

    Numbers of a vote that cannot be true bar, whether or not a threshold looks at them.
    """
    votes = case.grounds.history.votes(case.who, case.award.id, case.year)
    last = _last_of_each(votes)
    day = max((one.day for one in last if one.day), default=case.day)
    concerns = case.grounds.settings.concerns
    thresholds = thresholds_of(case.award.id, day, case.grounds.settings)
    unseen = list(last)
    for threshold in thresholds:
        meant, _ = _of(threshold.councils, last)
        unseen = [vote for vote in unseen if vote not in meant]
        yield _vote_condition(case, threshold, last)
    told = ((vote, impossible(vote)) for vote in unseen)
    if wrong := [_said(case, vote, why) for vote, why in told if why]:
        yield Condition(BALLOT, Answer.UNKNOWN, "; ".join(wrong), "", True, "")
    for rule in _quorums(day):
        if thresholds and concerns(rule.applies_to):
            yield from _quorum_condition(rule, _of(rule.councils, last)[0])


def thresholds_of(award: str, day: date, settings: Settings) -> list[VoteThreshold]:
    """Which shares an award needs on a day, of those made for everybody or here."""
    return [
        one
        for one in _thresholds(day)
        if award in one.awards and settings.concerns(one.applies_to)
    ]


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
    levels = [(one, council_level(one)) for one in votes]
    meant = [one for one, level in levels if level in councils]
    return meant, [one for one, level in levels if level is None]


def council_level(vote: Vote) -> Council | None:
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
    if not threshold.councils:
        meant = _submitting(meant)
    found = [_vote(case, threshold, vote) for vote in meant]
    if not found:
        found = [_not_voted(case, threshold, unclear)]
    answer = worst(one.answer for one in found)
    evidence = "; ".join(one.evidence for one in found)
    every = {one.answer for one in found}
    if not threshold.councils and {Answer.PASS, Answer.FAIL} <= every:
        # Only the council of the level that submits is asked; which it is, is untold.
        answer = Answer.UNKNOWN
        sheet = case.grounds.sheet(TableKey.VOTES)
        evidence += f"; chưa rõ Hội đồng nào là của cấp trình, xem trang {sheet}"
    return Condition(
        threshold.title,
        answer,
        evidence,
        basis_words(threshold.version),
        threshold.blocks or any(map(impossible, meant)),
        threshold.id,
        wanted="; ".join(one.wanted for one in found if one.wanted),
    )


def _submitting(votes: list[Vote]) -> list[Vote]:
    """The votes of the highest level, where each council says of which it is.

    A threshold that names no level is that of the council that submits: what a lower
    one voted before neither bars nor is enough.
    """
    levels = [council_level(vote) for vote in votes]
    if not votes or None in levels:
        return votes
    ranks = [_RANKS.index(level) if level in _RANKS else -1 for level in levels]
    highest = max(ranks)
    return [one for one, rank in zip(votes, ranks, strict=True) if rank == highest]


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
    if wrong := impossible(vote):
        return Outcome(Answer.UNKNOWN, _said(case, vote, wrong))
    if not total or agreed is None:
        missing = "chưa rõ tổng số thành viên, số phiếu"
        return Outcome(Answer.UNKNOWN, _said(case, vote, missing))
    total = counted_of(threshold, vote)
    needed = votes_needed(threshold, total)
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


def counted_of(threshold: VoteThreshold, vote: Vote) -> int:
    """Of how many the share of a vote is taken: all members, or those who were asked.

    0 where the vote does not say how many members there are.
    """
    total, agreed = vote.total or 0, vote.votes_for or 0
    if total and threshold.base is VoteBase.PRESENT_OR_ASKED:
        return max(vote.present or total, agreed)
    return total


def votes_needed(threshold: VoteThreshold, total: int) -> int:
    """The fewest votes that reach a threshold, of `total`."""
    exact = threshold.percent * total / WHOLE
    return int(exact.to_integral_value(ROUND_CEILING))


def _said(case: Case, vote: Vote, what: str) -> str:
    """What is wrong with the numbers of a vote, with its council and its sheet."""
    council = f"{vote.council}: " if vote.council else ""
    return f"{council}{what} ở trang {case.grounds.sheet(TableKey.VOTES)}"


def impossible(vote: Vote) -> str:
    """What makes the numbers of a vote impossible; "" where they can be true."""
    total, agreed, recused = vote.total, vote.votes_for or 0, vote.recused or 0
    if not total:
        return ""
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
