"""Whether each proposal of the award year is eligible, condition by condition."""

from collections.abc import Iterable, Iterator, Mapping

from toolkit.awards.eligibility.case import (
    Answer,
    Case,
    Condition,
    Grounds,
    grounds,
    known_award,
)
from toolkit.awards.eligibility.findings import eligibility_findings
from toolkit.awards.eligibility.need_council import (
    authority_condition,
    count_conditions,
)
from toolkit.awards.eligibility.need_person import gone
from toolkit.awards.eligibility.need_rules import rule_conditions
from toolkit.awards.eligibility.need_standard import standing
from toolkit.awards.eligibility.need_votes import vote_conditions
from toolkit.awards.eligibility.verdict import Conclusion, Verdict, conclusion_of
from toolkit.awards.people.history import Held
from toolkit.awards.people.identity import Who
from toolkit.awards.ratios.counts import Doubts
from toolkit.awards.settings import Settings
from toolkit.awards.words.ranks import rank
from toolkit.model.register import Proposal, Register, TableKey
from toolkit.rules.law_titles import law_title
from toolkit.rules.loader import judged_on
from toolkit.rules.words import RECIPIENT_WORDS

__all__ = [
    "Answer",
    "Conclusion",
    "Condition",
    "Verdict",
    "doubts_of",
    "eligibility_findings",
    "verdicts",
]


_WORTH: Mapping[Conclusion, Held] = {
    Conclusion.ELIGIBLE: Held.PENDING,
    Conclusion.FOR_COUNCIL: Held.PENDING,
    Conclusion.INELIGIBLE: Held.UNFIT,
    Conclusion.NOT_KNOWN: Held.OPEN,
    Conclusion.UNVERIFIED: Held.OPEN,
    Conclusion.NO_BASIS: Held.OPEN,
}
"""What a pending proposal is worth to one that rests on it."""


def verdicts(register: Register, settings: Settings) -> tuple[Verdict, ...]:
    """Every pending proposal of the award year, in the order of its row.

    Those on which others may rest are judged first: «Lao động tiên tiến» before
    «Chiến sĩ thi đua cơ sở», so that a title rests on what was found of the other.
    """
    if register.year is None:
        return ()
    ground = grounds(register, settings, register.year)
    pending = [
        one
        for one in register.proposals
        if one.year == register.year and one.result is None
    ]
    found = []
    for one in sorted(pending, key=lambda one: rank(one.award or "", ground.year)):
        verdict = _verdict(ground, one)
        worth = _WORTH[verdict.conclusion]
        ground.history.conclude(one, worth)
        ground.members.conclude(one, worth)
        found.append(verdict)
    return tuple(sorted(found, key=lambda verdict: verdict.proposal.row))


def doubts_of(verdicts: Iterable[Verdict]) -> Doubts:
    """The proposals that are not eligible, not known to be, and typed twice."""
    rows: dict[Held, set[int]] = {held: set() for held in _WORTH.values()}
    repeated: set[int] = set()
    for one in verdicts:
        if one.repeats and _WORTH[one.conclusion] is not Held.UNFIT:
            repeated.add(one.proposal.row)
        rows[_WORTH[one.conclusion]].add(one.proposal.row)
    found = (rows[Held.UNFIT], rows[Held.OPEN], repeated)
    return Doubts(*map(frozenset, found))


def _verdict(ground: Grounds, proposal: Proposal) -> Verdict:
    conditions = tuple(_conditions(ground, proposal))
    typed = ground.register.typed(TableKey.PROPOSALS, proposal.row, "award")
    repeats = proposal.row in ground.members.repeated
    return Verdict(proposal, conditions, conclusion_of(conditions), typed, repeats)


def _conditions(ground: Grounds, proposal: Proposal) -> Iterator[Condition]:
    case = _case(ground, proposal)
    if isinstance(case, Condition):
        yield case
        return
    yield authority_condition(case)
    if left := gone(case):
        yield left
    found = standing(case)
    yield from found.conditions
    yield from rule_conditions(case, found)
    yield from count_conditions(case)
    yield from vote_conditions(case)


def _case(ground: Grounds, proposal: Proposal) -> Case | Condition:
    """The case of a proposal, or the one condition that says why there is none."""
    directory = ground.directory
    kind = directory.kind(proposal.recipient, proposal.name)
    year_end = judged_on(ground.year)
    award = known_award(proposal.award or "", year_end)
    if not proposal.name:
        return _cannot_say(ground, "Người được đề nghị", "chưa ghi tên")
    if proposal.award is None:
        return _without_award(ground, proposal)
    if award is None:
        text = f"không có trong bộ quy tắc năm {ground.year}"
        return _cannot_say(ground, "Danh hiệu, hình thức", text)
    if proposal.recipient is None and len(award.recipients) == 1:
        kind = award.recipients[0]
    if kind not in award.recipients:
        whom = ", ".join(RECIPIENT_WORDS[one] for one in award.recipients)
        text = f"{award.version.value} chỉ dành cho {whom}; dòng ghi "
        text += RECIPIENT_WORDS[kind]
        return _cannot_say(ground, "Đối tượng", text)
    who = directory.who(kind, proposal.name, proposal.unit)
    if who.is_unclear:
        text = _unclear_text(ground, proposal, who)
        return _cannot_say(ground, "Người được đề nghị", text)
    if near := _meant(ground, who):
        text = f"sổ chưa có tên này, có «{near}» (có phải là một?)"
        return Condition("Người được đề nghị", Answer.UNKNOWN, text, "", True, "")
    return Case(ground, proposal, who, award, judged_on(ground.year, proposal.day))


def _without_award(ground: Grounds, proposal: Proposal) -> Condition:
    """Nothing is written, or something of which the rules know nothing."""
    name = "Danh hiệu, hình thức"
    typed = ground.register.typed(TableKey.PROPOSALS, proposal.row, "award")
    if not typed:
        return _cannot_say(ground, name, "chưa ghi danh hiệu")
    if named := law_title(typed):
        text = f"bộ công cụ chưa có tiêu chuẩn {named}; cần đọc văn bản gốc"
        return Condition(name, Answer.UNKNOWN, text, "", False, "", baseless=True)
    return _cannot_say(ground, name, f"chưa rõ «{typed}» là danh hiệu nào")


def _meant(ground: Grounds, who: Who) -> str:
    """Who is perhaps meant by a name that no list and no rating of the year has.

    "" where the name is known, or nobody is called nearly so.
    """
    history = ground.history
    if history.near.is_listed(who) or history.ratings(who, ground.year):
        return ""
    for other, text in history.near.of(who):
        if history.near.is_listed(other) or history.ratings(other, ground.year):
            return text
    return ""


def _unclear_text(ground: Grounds, proposal: Proposal, who: Who) -> str:
    """Why nobody can say which person of a name is meant, and how to say it."""
    if units := ground.directory.rated_apart(who):
        people, ratings = ground.sheet(TableKey.PEOPLE), ground.sheet(TableKey.RATINGS)
        text = f"trang {ratings} có {proposal.name} ở {units} đơn vị trong cùng một năm"
        return f"{text}, có thể là {units} người; cần ghi từng người vào trang {people}"
    many = ground.directory.namesakes(who)
    return f"{many} người cùng tên {proposal.name}; cần ghi «Tên (mã)» hoặc đơn vị"


def _cannot_say(ground: Grounds, name: str, why: str) -> Condition:
    text = f"{why}, xem trang {ground.sheet(TableKey.PROPOSALS)}"
    return Condition(name, Answer.UNKNOWN, text, "", True, "")
