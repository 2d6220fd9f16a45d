"""Titles that stand in a row, each as soon as the one before it allows."""

from collections.abc import Iterable

from toolkit.awards.eligibility.case import (
    Answer,
    Case,
    Outcome,
    short_name,
    span_text,
    years_text,
)
from toolkit.awards.eligibility.need_clock import gaps_text
from toolkit.awards.people.history import Held
from toolkit.model.register import TableKey
from toolkit.rules.book import title_standards
from toolkit.rules.standards import AwardKind, Need, NeedKind
from toolkit.rules.words import day_words

NOT_HAD = (Held.ABSENT, Held.UNFIT)


def step(award: str, year: int) -> int:
    """How many years one award of a title takes: those its standard wants running.

    Whoever needs 3 running titles for one award gets the next one 3 years later at the
    soonest, as the same years do not count twice.
    """
    found = [s for s in title_standards(year) if s.award == award and not s.applies_to]
    needs = [n for s in found for n in s.needs if n.kind is NeedKind.AWARD]
    return max((n.years for n in needs), default=1)


def held_years(case: Case, award: str) -> dict[int, Held]:
    """The years up to the award year in which an award was granted or is proposed."""
    history = case.grounds.history
    rows = (*history.awards.get(case.who, ()), *history.proposals.get(case.who, ()))
    years = {row.year for row in rows if row.award == award and row.year is not None}
    states = {
        year: history.held(case.who, award, year)
        for year in sorted(years)
        if year <= case.year
    }
    return {
        year: held
        for year, held in states.items()
        if held is Held.GRANTED or (held is Held.PENDING and year == case.year)
    }


def counted_before(case: Case, years: Iterable[int]) -> str:
    """Which of the years an earlier title of the same kind rests on; "" for none.

    No clause says whether they may count again: the council is told.
    """
    if case.award.kind is not AwardKind.TITLE:
        return ""
    wanted = sorted(years)
    held = case.grounds.history.held
    earlier = [
        year
        for year in range(wanted[0], case.year)
        if held(case.who, case.award.id, year) is Held.GRANTED
    ]
    if not earlier:
        return ""
    again = years_text(year for year in wanted if year <= earlier[-1])
    text = f"năm {again} đã tính cho {short_name(case.award.id)} năm"
    return f"{text} {years_text(earlier)}; Hội đồng xem xét"


def in_a_row(case: Case, need: Need) -> Outcome:
    """Whether so many awards stand in a row that reaches the award year."""
    name = short_name(need.award)
    row = _row(case, need)
    if len(row) == need.count:
        return _complete(case, need, row)
    known = held_years(case, need.award)
    seen = f"{name} năm {years_text(known)}" if known else f"chưa ghi {name} nào"
    gaps = _open_years(case, need, known, row)
    if gaps:
        return Outcome(Answer.UNKNOWN, f"{seen}; {gaps_text(case, need.award, gaps)}")
    apart = step(need.award, case.year)
    text = f"{seen}; cần {need.count} lần liên tục (năm sau cách năm trước {apart} năm)"
    return Outcome(Answer.FAIL, text, _wanted(case, need, known, row))


def _wanted(case: Case, need: Need, known: Iterable[int], row: list[int]) -> str:
    """The years of the row that has begun, or when the last of one must be."""
    apart = step(need.award, case.year)
    if not row:
        first = case.year - apart + 1
        return f"{need.text}, lần sau cùng {span_text(first, case.year)}"
    years = [row[0] - apart * nth for nth in range(need.count)]
    gone = years_text(year for year in years if year not in known)
    return f"{need.text} (năm {years_text(years)}), còn thiếu năm {gone}"


def ends(case: Case, need: Need) -> tuple[list[int], list[int]]:
    """The years with which a row ends surely, and those with which it perhaps does."""
    row = _row(case, need)
    if len(row) == need.count:
        return row[:1], []
    known = held_years(case, need.award)
    return [], [years[0] for years in _possible(case, need, known, row)]


def _row(case: Case, need: Need) -> list[int]:
    """The years of awards in a row, the last first; [] if none reaches this year.

    Each stands as many years before the next as one of them takes (`step`), and no
    further one could have been had between the last and the award year.
    """
    apart = step(need.award, case.year)
    held = held_years(case, need.award)
    best: list[int] = []
    for last in range(case.year, case.year - apart, -1):
        row: list[int] = []
        at = last
        while at in held and len(row) < need.count:
            row.append(at)
            at -= apart
        best = row if len(row) > len(best) else best
    return best


def _possible(
    case: Case, need: Need, known: Iterable[int], row: list[int]
) -> list[list[int]]:
    """The rows, the last year first, that nothing in the register speaks against."""
    apart = step(need.award, case.year)
    lasts = row[:1] or range(case.year, case.year - apart, -1)
    found = []
    for last in lasts:
        wanted = [last - apart * nth for nth in range(need.count)]
        states = (
            case.grounds.history.held(case.who, need.award, year)
            for year in wanted
            if year not in known
        )
        if not any(state in NOT_HAD for state in states):
            found.append(wanted)
    return found


def _open_years(
    case: Case, need: Need, known: Iterable[int], row: list[int]
) -> list[int]:
    """The fewest years of which nothing is known and which would complete a row."""
    gaps = [
        [year for year in wanted if year not in known]
        for wanted in _possible(case, need, known, row)
    ]
    return min(gaps, key=len, default=[])


def _complete(case: Case, need: Need, row: list[int]) -> Outcome:
    """A row that is complete; whether it may be proposed this year already."""
    text = f"{short_name(need.award)} năm {years_text(row)}"
    before = counted_before(case, row)
    found = _next_year(case, need, row, text)
    if found.answer is Answer.PASS and before:
        return Outcome(Answer.JUDGED, f"{found.evidence}; {before}")
    return found


def _next_year(case: Case, need: Need, row: list[int], text: str) -> Outcome:
    waiting = case.grounds.history.held(case.who, need.award, row[0]) is Held.PENDING
    if not need.next_year:
        mark = f" ({row[0]} đang đề nghị)" if waiting else ""
        return Outcome(Answer.PASS, text + mark)
    if waiting:
        wanted = f"có quyết định {short_name(need.award)} năm {row[0]} rồi mới đề nghị"
        return Outcome(Answer.FAIL, f"{text}; lần sau cùng chưa có quyết định", wanted)
    lines = case.grounds.history.granted(case.who, need.award, row[0])
    days = [line.day for line in lines if line.day is not None]
    if not days:
        sheet = case.grounds.sheet(TableKey.AWARDS)
        missing = f"chưa ghi ngày quyết định năm {row[0]} ở trang {sheet}"
        return Outcome(Answer.UNKNOWN, f"{text}; {missing}")
    decided = max(days)
    text += f"; quyết định ngày {day_words(decided)}"
    if case.proposal.day is None:
        sheet = case.grounds.sheet(TableKey.PROPOSALS)
        missing = f"chưa ghi ngày đề nghị ở trang {sheet}"
        text += f", phải đề nghị năm {decided.year + 1}; {missing}"
        return Outcome(Answer.UNKNOWN, text)
    text += f", đề nghị năm {case.day.year}"
    if case.day.year == decided.year + 1:
        return Outcome(Answer.PASS, text)
    wanted = f"đề nghị năm {decided.year + 1}"
    return Outcome(Answer.FAIL, f"{text}, phải {wanted}", wanted)
