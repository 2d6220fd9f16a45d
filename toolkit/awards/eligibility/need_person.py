"""Conditions on the year of a person or collective: service, days off, discipline."""

from datetime import date, timedelta
from decimal import Decimal

from toolkit.awards.eligibility.case import (
    Answer,
    Case,
    Condition,
    Outcome,
    basis_words,
)
from toolkit.awards.eligibility.need_standard import COUNCIL, Standing
from toolkit.awards.eligibility.need_unit import home_of, members_rated, unrated_text
from toolkit.model.emulation import Absence, Discipline, Recipient, Staff, Training
from toolkit.model.numbers import vi
from toolkit.model.register import TableKey, YearRating
from toolkit.rules.records import Check, EligibilityRule
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


def gone(case: Case) -> Condition | None:
    """A title of a year in which the person was here no more; None where all is well.

    A form may reward what was done before.
    """
    person = case.grounds.directory.person(case.who)
    left = person.left if person else None
    if left is None or left.year >= case.year or case.award.kind is AwardKind.FORM:
        return None
    text = f"đã rời đi ngày {day_words(left)}, trước năm {case.year}"
    text += f"; xem lại trang {case.grounds.sheet(TableKey.PEOPLE)}"
    return Condition("Người được đề nghị", Answer.UNKNOWN, text, "", True, "")


def service(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
    """Full months since recruitment, to the end of the year.

    The clause speaks of recruitment alone; whoever has left is for people to judge.
    """
    person = case.grounds.directory.person(case.who)
    sheet = case.grounds.sheet(TableKey.PEOPLE)
    left = person.left if person else None
    if left and left.year < case.year:
        return None  # `gone` tells it
    if person is None or person.joined is None:
        return Outcome(Answer.UNKNOWN, f"chưa ghi ngày vào làm ở trang {sheet}")
    months = full_months(person.joined, case.year_end)
    needed = rule.number or Decimal(0)
    text = f"vào làm ngày {day_words(person.joined)}"
    if months < needed:
        text += f", mới được {months} tháng đến ngày {day_words(case.year_end)}"
        wanted = f"đủ {vi(needed)} tháng đến ngày {day_words(case.year_end)}, tức vào"
        wanted += f" làm chậm nhất {day_words(_months_before(case, int(needed)))}"
        return Outcome(Answer.FAIL, f"{text}; cần đủ {vi(needed)} tháng", wanted)
    text += f", đủ {vi(needed)} tháng"
    if left and left < case.year_end:
        text += f"; rời đi trong năm, ngày {day_words(left)}"
        return Outcome(Answer.JUDGED, text)
    return Outcome(Answer.PASS, text)


def _months_before(case: Case, months: int) -> date:
    """The last day to begin on for so many full months up to the end of the year."""
    year, month = divmod((case.year + 1) * 12 - months, 12)
    return date(year, month + 1, 1)


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
    sheet = case.grounds.sheet(TableKey.RATINGS)
    text = f"chưa có xếp loại năm {case.year} ở trang {sheet}"
    return Outcome(Answer.UNKNOWN, text)


def days_off(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
    """Days away, unless the reason is one that counts as time worked."""
    row = _rating(case)
    if row is None:
        return _unrated(case)
    if row.days_off is None:
        return Outcome(Answer.PASS, f"sổ không ghi ngày nghỉ năm {case.year}")
    days = row.days_off
    text = f"nghỉ {vi(days)} ngày làm việc"
    if days < (rule.number or Decimal(0)):
        return Outcome(Answer.PASS, text)
    counted = {Absence.MATERNITY: Check.MATERNITY, Absence.TREATMENT: Check.TREATMENT}
    check = counted.get(row.absence) if row.absence else None
    excuse = case.grounds.rule(check) if check else None
    if excuse is None or row.absence is None:
        limit = vi(rule.number or Decimal(0))
        wanted = f"nghỉ dưới {limit} ngày làm việc năm {case.year}"
        return Outcome(Answer.FAIL, text, wanted)
    why = ABSENCE_WORDS[row.absence]
    text += f" ({why}), được tính là thời gian công tác: {basis_words(excuse.version)}"
    return Outcome(Answer.PASS, text)


def discipline(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
    """The measure against the person, or against any member of the collective."""
    collective = case.who.kind is Recipient.COLLECTIVE
    history = case.grounds.history
    rows = members_rated(case) if collective else history.ratings(case.who, case.year)
    if not rows and collective:
        sheet = case.grounds.sheet(TableKey.RATINGS)
        text = f"chưa có xếp loại của thành viên năm {case.year} ở trang {sheet}"
        return Outcome(Answer.UNKNOWN, text)
    if not rows:
        return _unrated(case)
    lightest = _DISCIPLINES.index(rule.discipline or Discipline.REPRIMAND)
    found = [
        (f"{row.name} " if collective else "")
        + f"bị {DISCIPLINE_WORDS[row.discipline]}"
        for row in sorted(rows, key=lambda row: (row.name, row.row))
        if row.discipline and _DISCIPLINES.index(row.discipline) >= lightest
    ]
    if found:
        text = ", ".join(dict.fromkeys(found))
        whom = "không thành viên nào" if collective else "không"
        from_ = DISCIPLINE_WORDS[_DISCIPLINES[lightest]]
        wanted = f"{whom} bị kỷ luật từ {from_} trở lên năm {case.year}"
        return Outcome(Answer.FAIL, f"{text} năm {case.year}", wanted)
    if not collective:
        return Outcome(Answer.PASS, f"năm {case.year} không bị kỷ luật đến mức này")
    return _nobody_else(case, len(rows), lightest)


def after_discipline(
    case: Case, _: EligibilityRule, standing: Standing
) -> Outcome | None:
    """Measures of an earlier year that the standard counts; merit begins after them.

    The register has no day on which a measure ends: it is told, and people judge.
    """
    years = range(standing.first, case.year)
    rows = [
        one for year in years for one in case.grounds.history.ratings(case.who, year)
    ]
    measures = sorted(
        {
            (row.year or 0, _DISCIPLINES.index(row.discipline))
            for row in rows
            if row.discipline
        }
    )
    if not measures:
        return None
    told = ", ".join(
        f"{DISCIPLINE_WORDS[_DISCIPLINES[heavy]]} năm {year}"
        for year, heavy in measures
    )
    text = f"bị {told}: thành tích chỉ tính từ khi chấp hành xong kỷ luật"
    return Outcome(Answer.JUDGED, text)


def _nobody_else(case: Case, number: int, lightest: int) -> Outcome:
    """Of the members told of nobody was disciplined; whether that is all of them."""
    members = case.grounds.members
    text = f"năm {case.year} không ai trong {number} thành viên bị kỷ luật đến mức này"
    if unrated := members.unrated(case.proposal.name):
        return Outcome(Answer.UNKNOWN, f"{text}; {unrated_text(case, unrated)}")
    homeless = [
        f"{row.name} bị {DISCIPLINE_WORDS[row.discipline]}, chưa ghi đơn vị"
        for row in members.homeless()
        if row.discipline and _DISCIPLINES.index(row.discipline) >= lightest
    ]
    if homeless:
        return Outcome(Answer.UNKNOWN, "; ".join((text, *homeless)))
    return Outcome(Answer.PASS, text)


def under_procedure(case: Case, _: EligibilityRule, __: Standing) -> Outcome | None:
    """Whether anything is open against the recipient in the year."""
    row = _rating(case)
    if row is None:
        return _unrated(case)
    if row.under_procedure:
        text = f"đang bị xem xét trong năm {case.year}"
        return Outcome(Answer.FAIL, text, "việc xem xét đã có kết luận")
    return Outcome(Answer.PASS, f"năm {case.year} không ghi đang bị xem xét")


def training(case: Case, _: EligibilityRule, __: Standing) -> Outcome | None:
    """Short courses count as work; a long one needs a fair result."""
    rows = case.grounds.history.ratings(case.who, case.year)
    if not rows:
        return _unrated(case)
    courses = {row.training for row in rows if row.training}
    if not courses:
        return Outcome(Answer.PASS, f"năm {case.year} không ghi đi học")
    below = Training.LONG_BELOW in courses
    words = ", ".join(TRAINING_WORDS[one] for one in Training if one in courses)
    if not below:
        return Outcome(Answer.PASS, f"đi học {words}")
    return Outcome(Answer.FAIL, f"đi học {words}", TRAINING_WORDS[Training.LONG_GOOD])


def transfer(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
    """Who came or was lent during the year, and who reviews them then; it informs."""
    rows = case.grounds.history.ratings(case.who, case.year)
    moved = sorted({TRANSFER_WORDS[row.transfer] for row in rows if row.transfer})
    if not moved:
        return None
    text = f"năm {case.year} {', '.join(moved)}. {rule.version.words}"
    return Outcome(Answer.JUDGED, text)


def leader(case: Case, _: EligibilityRule, __: Standing) -> Outcome | None:
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


def points(case: Case, rule: EligibilityRule, _: Standing) -> Outcome | None:
    """Whether the points of the year lie within the range."""
    rows = case.grounds.history.ratings(case.who, case.year)
    points = sorted(row.points for row in rows if row.points is not None)
    if not points:
        sheet = case.grounds.sheet(TableKey.RATINGS)
        text = f"chưa ghi điểm năm {case.year} ở trang {sheet}"
        return Outcome(Answer.UNKNOWN, text)
    low = rule.number or Decimal(0)
    high = rule.number_to or points[-1]
    inside = low <= points[0] and points[-1] <= high
    text = f"{', '.join(map(vi, points))} điểm"
    if inside:
        return Outcome(Answer.PASS, text)
    wanted = f"từ {vi(low)} đến {vi(rule.number_to)}" if rule.number_to else vi(low)
    return Outcome(Answer.FAIL, text, f"{wanted} điểm năm {case.year}")
