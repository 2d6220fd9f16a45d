"""Conditions on what is rewarded: registered, not rewarded before, not used before."""

from datetime import date

from toolkit.awards.eligibility.case import (
    Answer,
    Case,
    Outcome,
    cut,
    known_award,
    short_name,
    years_text,
)
from toolkit.awards.eligibility.need_clock import (
    complete_hint,
    gaps_text,
    lies_after,
    may_be,
    unkept_text,
)
from toolkit.awards.eligibility.need_standard import YEARLY, Standing
from toolkit.awards.eligibility.need_years import keeps, reused, title_text
from toolkit.awards.people.history import LIVE, Held
from toolkit.model.emulation import InitiativeScope, Mode
from toolkit.model.register import AwardLine, Proposal, TableKey
from toolkit.rules.records import EligibilityRule
from toolkit.rules.standards import AwardKind
from toolkit.rules.words import day_words

_ANOTHER = "thành tích khác với thành tích đã được khen"
_OPEN = (Held.UNKNOWN, Held.PENDING, Held.OPEN)
"""An award that may have been had, of a year before the award year."""


def registration(case: Case, _: EligibilityRule, __: Standing) -> Outcome | None:
    """Any registration of the year will do; rewards at its end only are meant."""
    if case.proposal.mode not in YEARLY:
        return None
    rows = case.grounds.history.registrations(case.who, case.year)
    if not rows:
        return _not_registered(case, f"có đăng ký thi đua năm {case.year}")
    awards = sorted({short_name(one.award) for one in rows if one.award})
    text = f"đã đăng ký năm {case.year}: {', '.join(awards) or 'chưa ghi danh hiệu'}"
    same = any(one.award == case.award.id for one in rows)
    return Outcome(Answer.PASS, text + (" (đúng nội dung đề nghị)" if same else ""))


def _not_registered(case: Case, wanted: str) -> Outcome:
    sheet = case.grounds.sheet(TableKey.REGISTRATIONS)
    if case.grounds.history.keeps_registration(case.who, case.year):
        text = f"không có tên ở trang {sheet} năm {case.year}"
        return Outcome(Answer.FAIL, text, wanted)
    if near := case.grounds.history.near_registered(case.who, case.year):
        text = f"trang {sheet} năm {case.year} có {may_be(near)}"
        return Outcome(Answer.UNKNOWN, text)
    text = f"chưa có dữ liệu đăng ký năm {case.year} ở trang {sheet}"
    text += complete_hint(case, [case.year])
    return Outcome(Answer.UNKNOWN, text)


def initiative_registered(
    case: Case, _: EligibilityRule, __: Standing
) -> Outcome | None:
    """Whether an initiative was registered in the year, whatever the title."""
    rows = case.grounds.history.registrations(case.who, case.year)
    titles = sorted(one.initiative for one in rows if one.initiative)
    if titles:
        return Outcome(Answer.PASS, f"đã đăng ký sáng kiến «{cut(titles[0])}»")
    wanted = f"có đăng ký sáng kiến năm {case.year}"
    if not rows:
        return _not_registered(case, wanted)
    text = f"có đăng ký thi đua năm {case.year} nhưng không đăng ký sáng kiến"
    return Outcome(Answer.FAIL, text, wanted)


def one_achievement(case: Case, _: EligibilityRule, __: Standing) -> Outcome | None:
    """No form for an achievement that already has one; titles do not collide."""
    if case.award.kind is not AwardKind.FORM:
        return None
    history = case.grounds.history
    found = [_same(case, line) for line in history.awards.get(case.who, ())]
    for other in history.proposals.get(case.who, ()):
        if other.row != case.proposal.row and other.result in LIVE:
            found.append(_same(case, other))
    seen = [one for one in found if one is not None]
    for answer in (Answer.FAIL, Answer.UNKNOWN, Answer.JUDGED):
        texts = sorted(one.evidence for one in seen if one.answer is answer)
        if texts:
            return Outcome(answer, "; ".join(texts), _ANOTHER)
    first, last = (day.year for day in _period(case.proposal))
    if missing := unkept_text(case, range(first, min(last, case.year) + 1)):
        return Outcome(Answer.UNKNOWN, missing)
    return Outcome(Answer.PASS, "sổ không ghi hình thức nào cho thành tích này")


def _same(case: Case, other: AwardLine | Proposal) -> Outcome | None:
    """What a form granted, or proposed beside, says: the same achievement or not."""
    award = known_award(other.award or "", case.year_end)
    if award is None or award.kind is not AwardKind.FORM or other.year is None:
        return None
    key = case.grounds.directory.key
    reasons = {key(case.proposal.reason), key(other.reason)}
    mine, theirs = _period(case.proposal), _period(other)
    written = all((*_written(case.proposal), *_written(other)))
    text = f"{award.short} năm {other.year}"
    if not (mine[0] <= theirs[1] and theirs[0] <= mine[1]):
        return None
    if len(reasons - {""}) > 1:
        return None
    pending = isinstance(other, Proposal) and other.result is None
    if "" in reasons:
        sheet = case.grounds.sheet(TableKey.PROPOSALS)
        missing = f"cần ghi thành tích, lý do ở trang {sheet} để đối chiếu"
        there = "đang đề nghị" if pending else "đã có"
        return Outcome(Answer.UNKNOWN, f"{there} {text} cùng thời gian; {missing}")
    if pending:
        return Outcome(Answer.JUDGED, f"cùng thành tích đang đề nghị {text}")
    if not written:
        missing = "cần ghi «Thành tích từ», «đến» để đối chiếu"
        return Outcome(Answer.UNKNOWN, f"cùng lý do đã có {text}; {missing}")
    return Outcome(Answer.FAIL, f"thành tích này đã được {text}")


def _written(row: AwardLine | Proposal) -> tuple[bool, bool]:
    return (row.start is not None, row.end is not None)


def _period(row: AwardLine | Proposal) -> tuple[date, date]:
    """The achievement's time; where nobody wrote it, the year of the row."""
    year = row.year or date.min.year
    start, end = row.start or date(year, 1, 1), row.end or date(year, 12, 31)
    return (min(start, end), max(start, end))


def clock(case: Case, _: EligibilityRule, standing: Standing) -> Outcome | None:
    """The years that count now lie after those of the last award of the same form."""
    if case.award.kind is not AwardKind.FORM or case.proposal.mode not in YEARLY:
        return None
    first = _first_day(case, standing)
    name = short_name(case.award.id)
    lines = [
        line
        for line in case.grounds.history.awards.get(case.who, ())
        if line.award == case.award.id
        and line.mode in YEARLY
        and (line.year or 0) <= case.year
    ]
    if lines:
        found = [lies_after(case, line, first) for line in lines]
        counted = f"thành tích đề nghị tính từ ngày {day_words(first)}"
        for answer in (Answer.FAIL, Answer.UNKNOWN, Answer.JUDGED):
            told = sorted(o for o in found if o.answer is answer)
            if told:
                texts = "; ".join(one.evidence for one in told)
                wanted = "; ".join(dict.fromkeys(one.wanted for one in told))
                return Outcome(answer, f"{texts}; {counted}", wanted)
    held = case.grounds.history.held
    years = range(first.year, case.year)
    gaps = [y for y in years if held(case.who, case.award.id, y) in _OPEN]
    missing = gaps_text(case, case.award.id, gaps) if gaps else ""
    missing = missing or unkept_text(case, [case.year])
    if missing:
        return Outcome(Answer.UNKNOWN, missing)
    before = f"lần trước năm {years_text(x.year or 0 for x in lines)}" if lines else ""
    text = before or f"sổ không ghi {name} lần nào trong thời gian này"
    return Outcome(Answer.PASS, text)


def _first_day(case: Case, standing: Standing) -> date:
    """The first day that counts: as the standard wants it, or earlier as written."""
    counted = date(standing.first, 1, 1)
    start = case.proposal.start
    if start is None:
        return counted
    return start if standing.first == case.year else min(start, counted)


def initiative_reuse(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
    """A provincial initiative that served another year is no ground for this one."""
    years = int(rule.number or 0)
    usable = [
        one
        for one in case.grounds.history.initiatives(case.who)
        if one.year == case.year or keeps(case, one, years)
    ]
    used = [
        one
        for one in usable
        if reused(case, one) and one.scope not in (None, InitiativeScope.BASE)
    ]
    texts = "; ".join(sorted(map(title_text, used)))
    if used and len(used) == len(usable):
        wanted = "có sáng kiến chưa dùng cho năm khác"
        return Outcome(Answer.FAIL, f"đã dùng cho năm khác: {texts}", wanted)
    return Outcome(Answer.PASS, "không dùng lại sáng kiến đã dùng cho năm khác")


def movement(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
    """A reward for a movement has its own criteria: told, and bars nobody."""
    form = case.award.kind is AwardKind.FORM
    if case.proposal.mode is not Mode.THEMED or not form:
        return None
    return Outcome(Answer.JUDGED, f"khen chuyên đề. {rule.version.words}")
