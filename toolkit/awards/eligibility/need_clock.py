"""From when the years of an award count: after which award, by which clock."""

from collections.abc import Iterable, Mapping
from datetime import date

from toolkit.awards.eligibility.case import (
    Answer,
    Case,
    Outcome,
    short_name,
    years_text,
)
from toolkit.awards.people.history import Gap, Held
from toolkit.model.register import AwardLine, TableKey
from toolkit.rules.records import Check, ClockStart
from toolkit.rules.words import day_words

_GAPS: Mapping[Gap, str] = {
    Gap.NO_LINE: "sổ không có dòng {name} nào của năm {years} ở trang {sheet}",
    Gap.NAMELESS: "trang {sheet} có dòng {name} năm {years} không ghi tên",
    Gap.NAMESAKE: "trang {sheet} có dòng {name} năm {years} của người trùng tên,"
    " cần ghi «Tên (mã)»",
    Gap.NEAR: "sổ có {name} năm {years} của {near}",
}


def gaps_text(case: Case, award: str, years: Iterable[int]) -> str:
    """Why it is not known whether an award was had in each of the years."""
    history = case.grounds.history
    found: dict[Gap | None, list[int]] = {}
    for year in years:
        known = history.held(case.who, award, year) is not Held.UNKNOWN
        gap = None if known else history.gap(case.who, award, year)
        found.setdefault(gap, []).append(year)
    name, sheet = short_name(award), case.grounds.sheet(TableKey.AWARDS)
    parts = [
        _GAPS[gap].format(
            name=name,
            years=years_text(found[gap]),
            sheet=sheet,
            near=may_be(history.near_holder(case.who, award, found[gap][0])),
        )
        + (complete_hint(case, found[gap], awards=True) if gap is Gap.NO_LINE else "")
        for gap in Gap
        if gap in found
    ]
    if proposed := found.get(None):
        parts.append(f"{name} năm {years_text(proposed)} đề nghị, chưa rõ kết quả")
    return "; ".join(parts)


def may_be(name: str) -> str:
    """A name that is nearly the one looked for: asked, for nobody knows."""
    return f"«{name}» (có phải là người này?)"


def complete_hint(case: Case, years: Iterable[int], *, awards: bool = False) -> str:
    """Where an office writes that nothing is missing.

    A register made before it had that place takes a line for no award (`awards`).
    """
    cells = case.grounds.register.cells
    place = cells.get("complete")
    if place is None:
        line = " (nếu đúng là không có, ghi một dòng để trống tên, số lượng 0)"
        return line if cells and awards else ""
    told = f"nếu đúng là không có, ghi năm {years_text(years)} vào bảng «Sổ đã ghi đủ»"
    return f" ({told} ở trang «{place.sheet}»)"


def unkept_text(case: Case, years: Iterable[int]) -> str:
    """Of which of the years the register has no award at all; "" for none."""
    gaps = [year for year in years if not case.grounds.history.keeps_awards(year)]
    if not gaps:
        return ""
    sheet = case.grounds.sheet(TableKey.AWARDS)
    text = f"sổ không có dòng khen thưởng nào của năm {years_text(gaps)}"
    return f"{text} ở trang {sheet}{complete_hint(case, gaps, awards=True)}"


def never_before(case: Case, award: str, year: int) -> bool:
    """Whether the register would know of an award before a year, and knows of none.

    It would if it has the history of every year since the person came, or the
    collective was founded; where that day is not written it cannot say.
    """
    directory = case.grounds.directory
    person = directory.person(case.who)
    unit = directory.unit(case.proposal.name)
    day = person.joined if person else unit.founded if unit else None
    if day is None:
        return False
    held = case.grounds.history.held
    return all(held(case.who, award, y) is Held.ABSENT for y in range(day.year, year))


def after(case: Case, award: str, first: int) -> Outcome:
    """Whether the years from `first` on lie after an award of the recipient."""
    lines = case.grounds.history.awards.get(case.who, ())
    own = [one for one in lines if one.award == award and (one.year or 0) <= case.year]
    name = short_name(award)
    found = [(lies_after(case, line, date(first, 1, 1)), line) for line in own]
    for answer in (Answer.PASS, Answer.JUDGED, Answer.UNKNOWN):
        for outcome, _ in found:
            if outcome.answer is answer:
                return outcome
    if not found:
        text = f"chưa rõ {name} năm nào để tính các năm tiếp theo"
        return Outcome(Answer.UNKNOWN, text)
    latest = max(line.year or 0 for _, line in found)
    text = f"phải tính từ sau {name} năm {latest}"
    if never_before(case, award, first):
        return Outcome(Answer.FAIL, text, text.removeprefix("phải "))
    sheet = case.grounds.sheet(TableKey.AWARDS)
    text += f"; trang {sheet} chưa có đủ các năm trước {first}"
    return Outcome(Answer.UNKNOWN, text)


def lies_after(case: Case, line: AwardLine, first: date) -> Outcome:
    """Whether years counted from a day on lie after the achievement of an award.

    The rule of the clock says from when: the end of the achievement that the decision
    names, else the day of the decision; in earlier years that day always. What lies
    between the year of the award and the day of a decision is not known while nobody
    wrote when the achievement ended; a year in which the clock starts is judged.
    """
    rule = case.grounds.rule(Check.CLOCK)
    by_decision = rule is not None and rule.clock is ClockStart.DECISION_DATE
    name = short_name(line.award or "")
    own = date(line.year, 12, 31) if line.year else first
    end = (line.day or line.end) if by_decision else (line.end or line.day)
    end = end or own
    text = f"{name} năm {line.year}, tính từ sau ngày {day_words(end)}"
    if first > end:
        return Outcome(Answer.PASS, text)
    if by_decision and line.day and first.year == end.year:
        return Outcome(Answer.JUDGED, f"{text}; năm {end.year} chỉ được tính một phần")
    if not by_decision and not line.end and line.day and first > own:
        sheet = case.grounds.sheet(TableKey.AWARDS)
        missing = f"chưa ghi thành tích đến ngày nào ở trang {sheet}"
        return Outcome(Answer.UNKNOWN, f"{text} (ngày quyết định); {missing}")
    return Outcome(Answer.FAIL, text, f"thành tích tính từ sau ngày {day_words(end)}")
