"""Conditions on awards that somebody must already have: running years and counts."""

from collections.abc import Iterable

from toolkit.awards.eligibility.case import (
    Answer,
    Case,
    Outcome,
    short_name,
    span_text,
    wanted_years,
    worst,
    years_text,
)
from toolkit.awards.eligibility.need_clock import (
    after,
    gaps_text,
    never_before,
)
from toolkit.awards.eligibility.need_in_a_row import (
    counted_before,
    ends,
    held_years,
    in_a_row,
    step,
)
from toolkit.awards.people.history import Held
from toolkit.model.register import AwardLine, TableKey
from toolkit.rules.standards import Need, NeedKind, Standard

_ORDER = (Answer.FAIL, Answer.UNKNOWN, Answer.JUDGED, Answer.PASS)
_SAYS = {
    Held.GRANTED: Answer.PASS,
    Held.PENDING: Answer.PASS,
    Held.UNFIT: Answer.FAIL,
    Held.OPEN: Answer.UNKNOWN,
    Held.ABSENT: Answer.FAIL,
    Held.UNKNOWN: Answer.UNKNOWN,
}
"""What an award of a year says to one that rests on it."""


def award_need(case: Case, standard: Standard, need: Need) -> Outcome:
    """Whether the awards that a need names are there.

    An award after which other needs of the same standard begin may be of any earlier
    year; another one is wanted in each of the years running.
    """
    if need.ever or need.award in {other.after for other in standard.needs}:
        return _ever(case, need.award)
    if need.in_a_row:
        return in_a_row(case, need)
    if need.after or need.count > 1:
        return _counted(case, standard, need)
    return _running(case, standard, need)


def _running(case: Case, standard: Standard, need: Need) -> Outcome:
    """Years running that end with the award year, or with a row beside them.

    A title proposed in the year after the decision on the last of a row rests on the
    years of that row; the award year itself is not decided yet. Where the end of the
    row is not known, years that could end with it are not missing either.
    """
    rows = [n for n in standard.needs if n.in_a_row and n.award != need.award]
    found = [ends(case, row) for row in rows]
    sure = [case.year, *(year for certain, _ in found for year in certain)]
    best = _best(case, need, sure)
    maybe = [year for _, open_ones in found for year in open_ones]
    if best.answer is not Answer.FAIL or not maybe:
        return best
    perhaps = _best(case, need, maybe)
    if perhaps.answer is Answer.FAIL:
        return best
    names = ", ".join(short_name(row.award) for row in rows)
    text = f"{perhaps.evidence}; chưa rõ {names} lần sau cùng năm nào"
    return Outcome(Answer.UNKNOWN, text)


def _best(case: Case, need: Need, lasts: Iterable[int]) -> Outcome:
    """Years running that end with one of `lasts`: the first that is best."""
    found = [_chain(case, need, last) for last in lasts]
    return min(found, key=lambda one: -_ORDER.index(one.answer))


def _chain(case: Case, need: Need, last: int) -> Outcome:
    """The years running that end with `last`."""
    award, years = need.award, range(last - need.years + 1, last + 1)
    states = {y: case.grounds.history.held(case.who, award, y) for y in years}
    # A proposal of an earlier year that has no result yet proves nothing.
    stale = [y for y, held in states.items() if held is Held.PENDING and y < case.year]
    answers = [Answer.UNKNOWN if y in stale else _SAYS[states[y]] for y in years]
    answer = worst(answers)
    parts = _chain_parts(case, award, states, stale)
    several = answer is Answer.PASS and len(years) > 1
    if several and (before := counted_before(case, years)):
        return Outcome(Answer.JUDGED, "; ".join((*parts, before)))
    without = [y for y, held in states.items() if _SAYS[held] is Answer.FAIL]
    wanted = wanted_years(need.text, years, without) if without else ""
    return Outcome(answer, "; ".join(parts), wanted)


def _chain_parts(
    case: Case, award: str, states: dict[int, Held], stale: list[int]
) -> list[str]:
    """What the register says of each of the years, year by year of a kind."""
    name = short_name(award)

    def of(held: Held) -> list[int]:
        return [y for y, one in states.items() if one is held and y not in stale]

    waiting, absent, unknown = of(Held.PENDING), of(Held.ABSENT), of(Held.UNKNOWN)
    unfit, unclear = of(Held.UNFIT), of(Held.OPEN)
    had = [*of(Held.GRANTED), *waiting]
    mark = years_text(waiting) + " " if len(had) > 1 else ""
    pending = f" ({mark}đang đề nghị)" if waiting else ""
    parts = [f"{name} năm {years_text(had)}{pending}"] if had else []
    if stale:
        parts.append(f"{name} năm {years_text(stale)} đề nghị, chưa ghi kết quả")
    if unfit:
        text = f"{name} năm {years_text(unfit)} đang đề nghị, không đủ điều kiện"
        parts.append(text)
    if unclear:
        text = f"{name} năm {years_text(unclear)} đang đề nghị, chưa rõ đủ điều kiện"
        parts.append(text)
    if absent:
        parts.append(f"sổ không ghi {name} năm {years_text(absent)}")
    if case.year in absent and _forgotten(case, award):
        parts.append(f"có đăng ký {name} mà sổ thiếu dòng đề nghị {name}, hãy thêm")
    elif list(states) == absent == [case.year]:
        # What is judged together is often forgotten: both titles are proposed at once.
        parts.append(f"nếu đề nghị cùng đợt thì thêm dòng đề nghị {name}")
    return [*parts, *([gaps_text(case, award, unknown)] if unknown else [])]


def _forgotten(case: Case, award: str) -> bool:
    """Whether an award of the year was registered for and never proposed."""
    history = case.grounds.history
    proposed = history.proposals.get(case.who, ())
    if any(one.award == award and one.year == case.year for one in proposed):
        return False
    registered = history.registrations(case.who, case.year)
    return any(one.award == award for one in registered)


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
    limited = bool(need.after) or need.within
    first = window(case, standard, need) if limited else 0
    history = case.grounds.history
    years = [y for y in held_years(case, need.award) if y >= first]
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
        and history.held(case.who, need.award, year) not in (Held.ABSENT, Held.UNFIT)
    ]
    if gaps:
        missing = gaps_text(case, need.award, gaps)
        return Outcome(Answer.UNKNOWN, f"{seen}; {missing}")
    wanted = f"{need.count} {name} trong {within}, còn thiếu {need.count - number}"
    wanted = wanted.replace(" trong đến ", " đến ")
    return Outcome(Answer.FAIL, f"{seen}; cần {need.count}", wanted)


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
        for year, held in held_years(case, award).items()
        if held is Held.GRANTED and year <= case.year
    ]
    if years:
        return Outcome(Answer.PASS, f"{name} năm {years_text(years)}")
    if never_before(case, award, case.year):
        return Outcome(Answer.FAIL, f"chưa có {name}")
    sheet = case.grounds.sheet(TableKey.AWARDS)
    text = f"chưa ghi {name} nào ở trang {sheet}; sổ chưa có đủ các năm trước"
    return Outcome(Answer.UNKNOWN, text)


def _after(case: Case, award: str, first: int, seen: str) -> Outcome:
    """What was seen, if the years from `first` on lie after that award."""
    later = after(case, award, first)
    if later.answer is Answer.PASS:
        return _pass(seen)
    return Outcome(later.answer, f"{seen}; {later.evidence}", later.wanted)
