"""Conditions on awards that somebody must already have: running years and counts."""

from collections.abc import Iterable

from toolkit.awards.conditions import (
    Answer,
    Case,
    Outcome,
    short_name,
    span_text,
    years_text,
)
from toolkit.awards.conditions_clock import after, never_before
from toolkit.awards.history import Held
from toolkit.model.register import AwardLine
from toolkit.rules.book import title_standards
from toolkit.rules.standards import Need, NeedKind, Standard
from toolkit.rules.words import day_words

_ORDER = (Answer.FAIL, Answer.UNKNOWN, Answer.JUDGED, Answer.PASS)


def award_need(case: Case, standard: Standard, need: Need) -> Outcome:
    """Whether the awards that a need names are there.

    An award after which other needs of the same standard begin may be of any earlier
    year; another one is wanted in each of the years running.
    """
    if need.award in {other.after for other in standard.needs}:
        return _ever(case, need.award)
    if need.in_a_row:
        return _in_a_row(case, need)
    if need.after or need.count > 1:
        return _counted(case, standard, need)
    ends = [case.year, *_last_of_row(case, standard, need)]
    return _running(case, need, ends)


def _running(case: Case, need: Need, ends: Iterable[int]) -> Outcome:
    """Years running that end with one of `ends`: the first that is best."""
    found = [_chain(case, need.award, end - need.years + 1, end) for end in ends]
    return min(found, key=lambda one: -_ORDER.index(one.answer))


def _chain(case: Case, award: str, first: int, last: int) -> Outcome:
    states = {
        year: case.grounds.history.held(case.who, award, year)
        for year in range(first, last + 1)
    }
    name = short_name(award)
    granted = [y for y, held in states.items() if held is Held.GRANTED]
    waiting = [y for y, held in states.items() if held is Held.PENDING]
    here = [y for y in waiting if y == case.year]
    earlier = [y for y in waiting if y != case.year]
    absent = [y for y, held in states.items() if held is Held.ABSENT]
    unknown = [y for y, held in states.items() if held is Held.UNKNOWN]
    parts = [f"{name} năm {years_text(granted + here)}" if granted or here else ""]
    parts[0] += f" ({years_text(here)} đang đề nghị)" if here else ""
    parts += [f"năm {years_text(earlier)} đề nghị, chưa ghi kết quả" if earlier else ""]
    parts += [f"thiếu năm {years_text(absent)}" if absent else ""]
    if unknown:
        sheet = case.grounds.sheet("awards")
        parts += [f"chưa có dữ liệu năm {years_text(unknown)} ở trang {sheet}"]
    if not parts[0]:
        parts[0] = f"{name}:"
        return Outcome(_decide(absent, unknown + earlier), _colon(parts))
    evidence = "; ".join(part for part in parts if part)
    return Outcome(_decide(absent, unknown + earlier), evidence)


def _colon(parts: list[str]) -> str:
    return f"{parts[0]} " + "; ".join(part for part in parts[1:] if part)


def _decide(absent: list[int], unknown: list[int]) -> Answer:
    if absent:
        return Answer.FAIL
    return Answer.UNKNOWN if unknown else Answer.PASS


def step(award: str, year: int) -> int:
    """How many years one award of a title takes: those its standard wants running.

    Whoever needs 3 running titles for one award gets the next one 3 years later at the
    soonest, as the same years do not count twice.
    """
    found = [s for s in title_standards(year) if s.award == award and not s.applies_to]
    needs = [n for s in found for n in s.needs if n.kind is NeedKind.AWARD]
    return max((n.years for n in needs), default=1)


def _held_years(case: Case, award: str) -> dict[int, Held]:
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


def _row(case: Case, need: Need) -> list[int]:
    """The years of awards in a row, the last first; [] if none reaches this year.

    Each stands as many years before the next as one of them takes (`step`), and no
    further one could have been had between the last and the award year.
    """
    apart = step(need.award, case.year)
    held = _held_years(case, need.award)
    best: list[int] = []
    for last in range(case.year, case.year - apart, -1):
        row: list[int] = []
        at = last
        while at in held and len(row) < need.count:
            row.append(at)
            at -= apart
        best = row if len(row) > len(best) else best
    return best


def _in_a_row(case: Case, need: Need) -> Outcome:
    name = short_name(need.award)
    row = _row(case, need)
    if len(row) == need.count:
        return _next_year(case, need, row)
    known = _held_years(case, need.award)
    seen = f"{name} năm {years_text(known)}" if known else f"chưa ghi {name} nào"
    gaps = _open_years(case, need, known, row)
    if gaps:
        sheet = case.grounds.sheet("awards")
        text = f"{seen}; chưa có dữ liệu năm {years_text(gaps)} ở trang {sheet}"
        return Outcome(Answer.UNKNOWN, text)
    apart = step(need.award, case.year)
    text = f"{seen}; cần {need.count} lần, cách nhau đúng {apart} năm"
    return Outcome(Answer.FAIL, text)


def _open_years(
    case: Case, need: Need, known: Iterable[int], row: list[int]
) -> list[int]:
    """The fewest years of which nothing is known and which would complete a row."""
    apart = step(need.award, case.year)
    ends = row[:1] or range(case.year, case.year - apart, -1)
    found: list[list[int]] = []
    for end in ends:
        wanted = [end - apart * nth for nth in range(need.count)]
        gaps = [year for year in wanted if year not in known]
        held = [case.grounds.history.held(case.who, need.award, y) for y in gaps]
        if Held.ABSENT not in held:
            found.append(gaps)
    return min(found, key=lambda gaps: len(gaps), default=[])


def _next_year(case: Case, need: Need, row: list[int]) -> Outcome:
    name = short_name(need.award)
    text = f"{name} năm {years_text(row)}"
    if not need.next_year:
        waiting = case.grounds.history.held(case.who, need.award, row[0])
        mark = f" ({row[0]} đang đề nghị)" if waiting is Held.PENDING else ""
        return Outcome(Answer.PASS, text + mark)
    lines = case.grounds.history.granted(case.who, need.award, row[0])
    if not lines:
        return Outcome(Answer.FAIL, f"{text}; lần sau cùng chưa có quyết định")
    days = [line.day for line in lines if line.day is not None]
    if not days:
        sheet = case.grounds.sheet("awards")
        missing = f"chưa ghi ngày quyết định năm {row[0]} ở trang {sheet}"
        return Outcome(Answer.UNKNOWN, f"{text}; {missing}")
    decided = max(days)
    text += f"; quyết định ngày {day_words(decided)}, đề nghị năm {case.day.year}"
    if case.day.year == decided.year + 1:
        return Outcome(Answer.PASS, text)
    return Outcome(Answer.FAIL, f"{text}, phải đề nghị năm {decided.year + 1}")


def _last_of_row(case: Case, standard: Standard, need: Need) -> list[int]:
    """Where years running may end instead: with the last award of a row beside them.

    A title proposed in the year after the decision on the last of a row rests on the
    years of that row; the award year itself is not decided yet.
    """
    rows = [n for n in standard.needs if n.in_a_row and n.award != need.award]
    return [row[0] for n in rows if (row := _row(case, n))]


def window(case: Case, standard: Standard, need: Need) -> int:
    """The first of the years within which a need is counted; they end with this year.

    Needs after the same award share their years; others those of their route.
    """
    if need.after:
        beside = [n for n in standard.needs if n.after == need.after]
    else:
        beside = [n for n in standard.needs if n.route in ("", need.route)]
    spans = (
        n.count * step(n.award, case.year) if n.in_a_row else n.years
        for n in beside
        if n.kind is not NeedKind.EXISTED
    )
    return case.year - max(spans, default=1) + 1


def _counted(case: Case, standard: Standard, need: Need) -> Outcome:
    """So many awards within the years of the need; one decision counts once."""
    first = window(case, standard, need) if need.after else 0
    history = case.grounds.history
    years = [y for y in _held_years(case, need.award) if y >= first]
    number = sum(_lines(history.granted(case.who, need.award, y)) or 1 for y in years)
    name = short_name(need.award)
    within = span_text(first, case.year) if first else f"đến năm {case.year}"
    seen = f"{number} {name} trong {within}"
    seen += f" (năm {years_text(years)})" if years else ""
    if number >= need.count:
        return _after(case, need.after, first, seen) if need.after else _pass(seen)
    checked = range(first or case.year - need.count + 1, case.year + 1)
    gaps = [
        year
        for year in checked
        if year not in years
        and history.held(case.who, need.award, year) in (Held.UNKNOWN, Held.PENDING)
    ]
    if gaps:
        sheet = case.grounds.sheet("awards")
        missing = f"chưa có dữ liệu năm {years_text(gaps)} ở trang {sheet}"
        return Outcome(Answer.UNKNOWN, f"{seen}; {missing}")
    return Outcome(Answer.FAIL, f"{seen}; cần {need.count}")


def _pass(text: str) -> Outcome:
    return Outcome(Answer.PASS, text)


def _lines(lines: list[AwardLine]) -> int:
    """How many awards the lines are; a decision written twice is one."""
    decisions = {line.decision.casefold() for line in lines if line.decision}
    return len(decisions) + sum(1 for line in lines if not line.decision)


def _ever(case: Case, award: str) -> Outcome:
    """Whether an award was ever granted, up to the year before."""
    name = short_name(award)
    years = [
        year
        for year, held in _held_years(case, award).items()
        if held is Held.GRANTED and year <= case.year
    ]
    if years:
        return Outcome(Answer.PASS, f"{name} năm {years_text(years)}")
    if never_before(case, award, case.year):
        return Outcome(Answer.FAIL, f"chưa có {name}")
    sheet = case.grounds.sheet("awards")
    text = f"chưa ghi {name} nào ở trang {sheet}; sổ chưa có đủ các năm trước"
    return Outcome(Answer.UNKNOWN, text)


def _after(case: Case, award: str, first: int, seen: str) -> Outcome:
    """What was seen, if the years from `first` on lie after that award."""
    later = after(case, award, first)
    if later.answer is Answer.PASS:
        return _pass(seen)
    return Outcome(later.answer, f"{seen}; {later.evidence}")
