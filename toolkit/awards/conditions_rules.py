"""Conditions on persons and collectives: the rules of eligibility, one check each."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal

from toolkit.awards.conditions import (
    Answer,
    Case,
    Condition,
    Outcome,
    basis_words,
    cut,
    known_award,
    short_name,
    years_text,
)
from toolkit.awards.conditions_awards import lies_after
from toolkit.awards.conditions_standard import COUNCIL, Standing
from toolkit.awards.conditions_unit import home_of, members_rated
from toolkit.awards.conditions_years import keeps, reused, title_text
from toolkit.awards.history import LIVE, Held
from toolkit.model.emulation import (
    Absence,
    Discipline,
    InitiativeScope,
    Mode,
    Recipient,
    Staff,
    Training,
)
from toolkit.model.numbers import vi
from toolkit.model.register import AwardLine, Proposal, YearRating
from toolkit.rules.records import Binding, Check, EligibilityRule
from toolkit.rules.standards import AwardKind
from toolkit.rules.words import (
    ABSENCE_WORDS,
    DISCIPLINE_WORDS,
    RATING_WORDS,
    TRAINING_WORDS,
    TRANSFER_WORDS,
    day_words,
)

_DISCIPLINES = tuple(Discipline)
_YEARLY = (None, Mode.YEARLY)
"""A proposal that does not say on what occasion is one of the end of the year."""


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
            )


def _binds(case: Case, rule: EligibilityRule) -> bool:
    named = not rule.awards or case.award.id in rule.awards
    return named and rule.recipient in (None, case.who.kind)


def _registration(case: Case, _: EligibilityRule, __: Standing) -> Outcome | None:
    """Any registration of the year will do; rewards at its end only are meant."""
    if case.proposal.mode not in _YEARLY:
        return None
    rows = case.grounds.history.registrations(case.who, case.year)
    if not rows:
        return _not_registered(case)
    awards = sorted({short_name(one.award) for one in rows if one.award})
    text = f"đã đăng ký năm {case.year}: {', '.join(awards) or 'chưa ghi danh hiệu'}"
    same = any(one.award == case.award.id for one in rows)
    return Outcome(Answer.PASS, text + (" (đúng nội dung đề nghị)" if same else ""))


def _not_registered(case: Case) -> Outcome:
    sheet = case.grounds.sheet("registrations")
    if case.grounds.history.keeps_registration(case.who, case.year):
        text = f"không có tên ở trang {sheet} năm {case.year}"
        return Outcome(Answer.FAIL, text)
    text = f"chưa có dữ liệu đăng ký năm {case.year} ở trang {sheet}"
    return Outcome(Answer.UNKNOWN, text)


def _initiative_registered(
    case: Case, _: EligibilityRule, __: Standing
) -> Outcome | None:
    rows = case.grounds.history.registrations(case.who, case.year)
    titles = sorted(one.initiative for one in rows if one.initiative)
    if titles:
        return Outcome(Answer.PASS, f"đã đăng ký sáng kiến «{cut(titles[0])}»")
    if not rows:
        return _not_registered(case)
    return Outcome(Answer.FAIL, f"năm {case.year} đăng ký thi đua, không có sáng kiến")


def _service(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
    """Full months from the first day of work to the last of the year, or of work."""
    person = case.grounds.directory.person(case.who)
    if person is None or person.joined is None:
        sheet = case.grounds.sheet("people")
        return Outcome(Answer.UNKNOWN, f"chưa ghi ngày vào làm ở trang {sheet}")
    last = min(person.left or case.year_end, case.year_end)
    months = full_months(person.joined, last)
    text = f"vào làm ngày {day_words(person.joined)}, đủ {months} tháng"
    text += f" đến ngày {day_words(last)}"
    needed = rule.number or Decimal(0)
    return Outcome(Answer.FAIL if months < needed else Answer.PASS, text)


def full_months(first: date, last: date) -> int:
    """The full months from a day to another, both counted; 0 where it is reversed."""
    end = last + timedelta(days=1)
    months = (end.year - first.year) * 12 + end.month - first.month
    return max(0, months - (end.day < first.day))


def _rating(case: Case) -> YearRating | None:
    """The row of the year; where there are two, the one that says more against."""
    rows = case.grounds.history.ratings(case.who, case.year)
    return min(rows, key=_mildness, default=None)


def _mildness(row: YearRating) -> tuple[bool, int, Decimal, int]:
    heavy = _DISCIPLINES.index(row.discipline) + 1 if row.discipline else 0
    return (not row.under_procedure, -heavy, -(row.days_off or Decimal(0)), row.row)


def _unrated(case: Case) -> Outcome:
    if case.who.kind is Recipient.HOUSEHOLD:
        return COUNCIL
    sheet = case.grounds.sheet("ratings")
    text = f"chưa có xếp loại năm {case.year} ở trang {sheet}"
    return Outcome(Answer.UNKNOWN, text)


def _days_off(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
    """Days away, unless the reason is one that counts as time worked."""
    row = _rating(case)
    if row is None:
        return _unrated(case)
    days = row.days_off or Decimal(0)
    text = f"nghỉ {vi(days)} ngày làm việc"
    if days < (rule.number or Decimal(0)):
        return Outcome(Answer.PASS, text)
    counted = {Absence.MATERNITY: Check.MATERNITY, Absence.TREATMENT: Check.TREATMENT}
    check = counted.get(row.absence) if row.absence else None
    excuse = case.grounds.rule(check) if check else None
    if excuse is None or row.absence is None:
        return Outcome(Answer.FAIL, text)
    why = ABSENCE_WORDS[row.absence]
    text += f" ({why}), được tính là thời gian công tác: {basis_words(excuse.version)}"
    return Outcome(Answer.PASS, text)


def _discipline(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
    """The measure against the person, or against any member of the collective."""
    collective = case.who.kind is Recipient.COLLECTIVE
    history = case.grounds.history
    rows = members_rated(case) if collective else history.ratings(case.who, case.year)
    if not rows and collective:
        sheet = case.grounds.sheet("ratings")
        text = f"chưa có xếp loại của thành viên năm {case.year} ở trang {sheet}"
        return Outcome(Answer.UNKNOWN, text)
    if not rows:
        return _unrated(case)
    lightest = _DISCIPLINES.index(rule.discipline or Discipline.REPRIMAND)
    found = [
        f"{row.name}: {DISCIPLINE_WORDS[row.discipline]}"
        for row in sorted(rows, key=lambda row: (row.name, row.row))
        if row.discipline and _DISCIPLINES.index(row.discipline) >= lightest
    ]
    if found:
        return Outcome(Answer.FAIL, "; ".join(found))
    whom = f"không ai trong {len(rows)} thành viên" if collective else "không"
    return Outcome(Answer.PASS, f"năm {case.year} {whom} bị kỷ luật đến mức này")


def _under_procedure(case: Case, _: EligibilityRule, __: Standing) -> Outcome | None:
    row = _rating(case)
    if row is None:
        return _unrated(case)
    if row.under_procedure:
        return Outcome(Answer.FAIL, f"năm {case.year} ghi đang bị xem xét")
    return Outcome(Answer.PASS, f"năm {case.year} không ghi đang bị xem xét")


def _training(case: Case, _: EligibilityRule, __: Standing) -> Outcome | None:
    rows = case.grounds.history.ratings(case.who, case.year)
    if not rows:
        return _unrated(case)
    courses = {row.training for row in rows if row.training}
    if not courses:
        return Outcome(Answer.PASS, f"năm {case.year} không ghi đi học")
    below = Training.LONG_BELOW in courses
    words = ", ".join(TRAINING_WORDS[one] for one in Training if one in courses)
    return Outcome(Answer.FAIL if below else Answer.PASS, f"đi học {words}")


def _transfer(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
    rows = case.grounds.history.ratings(case.who, case.year)
    moved = sorted({TRANSFER_WORDS[row.transfer] for row in rows if row.transfer})
    if not moved:
        return None
    text = f"năm {case.year} {', '.join(moved)}. {rule.version.words}"
    return Outcome(Answer.JUDGED, text)


def _leader(case: Case, _: EligibilityRule, __: Standing) -> Outcome | None:
    """A head's award weighs the result of the collective that the head leads."""
    directory, history = case.grounds.directory, case.grounds.history
    person = directory.person(case.who)
    row = _rating(case)
    staff = case.proposal.staff or (row.staff if row else None)
    staff = staff or (person.staff if person else None)
    unit = home_of(case)
    if staff is not Staff.HEAD or not unit:
        return None
    rows = history.ratings(directory.who(Recipient.COLLECTIVE, unit), case.year)
    words = sorted({RATING_WORDS[one.rating] for one in rows if one.rating})
    result = ", ".join(words) or "chưa có xếp loại của tập thể"
    return Outcome(Answer.JUDGED, f"{unit} năm {case.year}: {result}")


def _one_achievement(case: Case, _: EligibilityRule, __: Standing) -> Outcome | None:
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
            return Outcome(answer, "; ".join(texts))
    return Outcome(Answer.PASS, "sổ chưa ghi hình thức nào cho thành tích này")


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
    if "" in reasons:
        sheet = case.grounds.sheet("proposals")
        missing = f"cần ghi thành tích, lý do ở trang {sheet} để đối chiếu"
        return Outcome(Answer.UNKNOWN, f"đã có {text} cùng thời gian; {missing}")
    pending = isinstance(other, Proposal) and other.result is None
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


def _clock(case: Case, _: EligibilityRule, standing: Standing) -> Outcome | None:
    """The years that count now lie after those of the last award of the same form."""
    if case.award.kind is not AwardKind.FORM or case.proposal.mode not in _YEARLY:
        return None
    first = _first_day(case, standing)
    name = short_name(case.award.id)
    lines = [
        line
        for line in case.grounds.history.awards.get(case.who, ())
        if line.award == case.award.id
        and line.mode in _YEARLY
        and (line.year or 0) <= case.year
    ]
    if lines:
        found = [lies_after(case, line, first) for line in lines]
        counted = f"thành tích đề nghị tính từ ngày {day_words(first)}"
        for answer in (Answer.FAIL, Answer.UNKNOWN, Answer.JUDGED):
            texts = sorted(o.evidence for o in found if o.answer is answer)
            if texts:
                return Outcome(answer, f"{'; '.join(texts)}; {counted}")
    held = case.grounds.history.held
    years = range(first.year, case.year)
    gaps = [y for y in years if held(case.who, case.award.id, y) is Held.UNKNOWN]
    if gaps:
        sheet = case.grounds.sheet("awards")
        text = f"chưa có dữ liệu {name} năm {years_text(gaps)} ở trang {sheet}"
        return Outcome(Answer.UNKNOWN, text)
    before = f"lần trước năm {years_text(x.year or 0 for x in lines)}" if lines else ""
    text = before or f"sổ chưa ghi {name} lần nào trong thời gian này"
    return Outcome(Answer.PASS, text)


def _first_day(case: Case, standing: Standing) -> date:
    """The first day that counts: as the standard wants it, or earlier as written."""
    counted = date(standing.first, 1, 1)
    start = case.proposal.start
    if start is None:
        return counted
    return start if standing.first == case.year else min(start, counted)


def _initiative_reuse(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
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
        return Outcome(Answer.FAIL, f"đã dùng cho năm khác: {texts}")
    return Outcome(Answer.PASS, "không dùng lại sáng kiến đã dùng cho năm khác")


def _movement(case: Case, rule: EligibilityRule, standing: Standing) -> Outcome | None:
    if case.proposal.mode is not Mode.THEMED or not standing.by_ratings:
        return None
    return Outcome(Answer.JUDGED, f"khen chuyên đề. {rule.version.words}")


def _points(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
    rows = case.grounds.history.ratings(case.who, case.year)
    points = sorted(row.points for row in rows if row.points is not None)
    if not points:
        sheet = case.grounds.sheet("ratings")
        text = f"chưa ghi điểm năm {case.year} ở trang {sheet}"
        return Outcome(Answer.UNKNOWN, text)
    low = rule.number or Decimal(0)
    high = rule.number_to or points[-1]
    inside = low <= points[0] and points[-1] <= high
    text = f"{', '.join(map(vi, points))} điểm"
    return Outcome(Answer.PASS if inside else Answer.FAIL, text)


_Checker = Callable[[Case, EligibilityRule, Standing], Outcome | None]

CHECKS: Mapping[Check, _Checker] = {
    Check.REGISTRATION: _registration,
    Check.INITIATIVE_REGISTERED: _initiative_registered,
    Check.SERVICE: _service,
    Check.DAYS_OFF: _days_off,
    Check.DISCIPLINE: _discipline,
    Check.UNDER_PROCEDURE: _under_procedure,
    Check.TRAINING: _training,
    Check.TRANSFER: _transfer,
    Check.LEADER: _leader,
    Check.ONE_ACHIEVEMENT: _one_achievement,
    Check.CLOCK: _clock,
    Check.INITIATIVE_REUSE: _initiative_reuse,
    Check.MOVEMENT: _movement,
    Check.POINTS: _points,
}
"""What is a condition of its own. Time off that counts as worked stands in the days
off; a revocation comes after the award and is nothing to check before it."""
