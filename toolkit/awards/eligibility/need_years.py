"""Conditions on yearly ratings and on initiatives."""

from collections.abc import Sequence

from toolkit.awards.eligibility.case import (
    Answer,
    Case,
    Outcome,
    at_cell,
    cut,
    short_name,
    span_text,
    wanted_years,
    worst,
    years_text,
)
from toolkit.awards.eligibility.need_awards import window
from toolkit.awards.eligibility.need_clock import (
    after,
    complete_hint,
    gaps_text,
    may_be,
)
from toolkit.awards.eligibility.need_in_a_row import NOT_HAD
from toolkit.awards.people.history import Held
from toolkit.model.emulation import InitiativeScope, Rating
from toolkit.model.register import Initiative, TableKey
from toolkit.rules.records import Check
from toolkit.rules.standards import Need, Standard
from toolkit.rules.words import INITIATIVE_WORDS, RATING_WORDS

_RATINGS = tuple(Rating)
_SCOPES = tuple(InitiativeScope)


def rating_need(case: Case, standard: Standard, need: Need) -> Outcome:
    """Whether each of the years running has the rating, or an award instead."""
    if need.within:
        return _within(case, standard, need)
    first = window(case, standard, need) if need.after else case.year - need.years + 1
    years = {year: _year(case, need, year) for year in range(first, case.year + 1)}
    # A year about which nothing at all is known says no more than its number.
    blank = [year for year, one in years.items() if not one.evidence]
    parts = [one.evidence for one in years.values() if one.evidence]
    parts += _unrated_texts(case, blank)
    answer = worst(one.answer for one in years.values())
    failed = [year for year, one in years.items() if one.answer is Answer.FAIL]
    every = range(first, case.year + 1)
    wanted = wanted_years(need.text, every, failed) if failed else ""
    found = [Outcome(answer, "; ".join(parts), wanted)]
    if need.after:
        later = after(case, need.after, first)
        if later.answer is not Answer.PASS:
            found.append(later)
    return Outcome(
        worst(one.answer for one in found),
        "; ".join(one.evidence for one in found),
        "; ".join(one.wanted for one in found if one.wanted),
    )


def _unrated_texts(case: Case, years: Sequence[int]) -> list[str]:
    """Of which years there is no row, and of which a row that says no rating."""
    sheet = case.grounds.sheet(TableKey.RATINGS)
    rows = {year: case.grounds.history.ratings(case.who, year) for year in years}
    none = [year for year in years if not rows[year]]
    text = f"chưa có xếp loại năm {years_text(none)} ở trang {sheet}"
    found = [text] if none else []
    register = case.grounds.register
    for row in (rows[year][0] for year in years if rows[year]):
        cell = register.at(TableKey.RATINGS, row.row, "rating").cell
        typed = register.typed(TableKey.RATINGS, row.row, "rating")
        text = f"chưa ghi mức xếp loại năm {row.year} ở trang {sheet}"
        if typed:
            text = f"trang {sheet} ghi «{typed}» cho năm {row.year},"
            text += " không phải mức xếp loại"
        found.append(f"{text}{at_cell(cell)}")
    return found


def _within(case: Case, standard: Standard, need: Need) -> Outcome:
    """Whether so many of the years, whichever they are, have the rating."""
    first = window(case, standard, need)
    years = {year: _year(case, need, year) for year in range(first, case.year + 1)}
    met = [year for year, one in years.items() if one.answer is Answer.PASS]
    rating = RATING_WORDS[need.rating or Rating.COMPLETED]
    seen = f"{len(met)} năm {rating} trong {span_text(first, case.year)}"
    seen += f" ({years_text(met)})" if met else ""
    if len(met) >= need.count:
        return Outcome(Answer.PASS, seen)
    open_years = [y for y, one in years.items() if one.answer is Answer.UNKNOWN]
    if len(met) + len(open_years) >= need.count:
        texts = (seen, *_unrated_texts(case, open_years))
        return Outcome(Answer.UNKNOWN, "; ".join(texts))
    wanted = f"{need.count} năm {rating} trong {span_text(first, case.year)},"
    wanted += f" còn thiếu {need.count - len(met)} năm"
    return Outcome(Answer.FAIL, f"{seen}; cần {need.count}", wanted)


def _year(case: Case, need: Need, year: int) -> Outcome:
    """One of the years: its rating with an initiative if asked for, or an award."""
    rated = _rated(case, need, year)
    if rated.answer is Answer.PASS and need.scope:
        initiative = _initiatives(case, need.scope, 1, year, year)
        text = f"{rated.evidence}, {initiative.evidence}"
        rated = Outcome(initiative.answer, text)
    if rated.answer is Answer.PASS or not need.instead:
        return rated
    return _instead(case, need, year) or rated


def _instead(case: Case, need: Need, year: int) -> Outcome | None:
    """The award that counts for a year; None if it surely was not had."""
    history = case.grounds.history
    held = {award: history.held(case.who, award, year) for award in need.instead}
    sure = (Held.GRANTED, Held.PENDING) if year == case.year else (Held.GRANTED,)
    for award, state in held.items():
        if state in sure:
            waiting = " (đang đề nghị)" if state is Held.PENDING else ""
            text = f"năm {year}: {short_name(award)}{waiting}"
            return Outcome(Answer.PASS, text)
    unknown = [award for award, state in held.items() if state not in NOT_HAD]
    if not unknown:
        return None
    text = "; ".join(gaps_text(case, award, [year]) for award in unknown)
    return Outcome(Answer.UNKNOWN, text)


def _rated(case: Case, need: Need, year: int) -> Outcome:
    rows = case.grounds.history.ratings(case.who, year)
    ratings = {row.rating for row in rows if row.rating is not None}
    if not ratings:
        return Outcome(Answer.UNKNOWN, "")
    words = " và ".join(RATING_WORDS[r] for r in _RATINGS if r in ratings)
    text = f"năm {year}: {words}"
    wanted = need.rating or Rating.COMPLETED
    good = {_RATINGS.index(r) <= _RATINGS.index(wanted) for r in ratings}
    if len(good) > 1:
        return Outcome(Answer.UNKNOWN, f"{text} (hai mức khác nhau)")
    return Outcome(Answer.PASS if True in good else Answer.FAIL, text)


def initiative_need(case: Case, standard: Standard, need: Need) -> Outcome:
    """Whether there are so many initiatives within the years of the need.

    The years are those of the other needs beside it: the award year for a title of the
    year, the two years of a merit certificate, the three of a chain of titles.
    """
    scope = need.scope or InitiativeScope.BASE
    first = window(case, standard, need)
    found = _initiatives(case, scope, need.count, first, case.year)
    if need.after and found.answer is Answer.PASS:
        later = after(case, need.after, first)
        if later.answer is not Answer.PASS:
            text = f"{found.evidence}; {later.evidence}"
            return Outcome(later.answer, text, later.wanted)
    return found


def _initiatives(
    case: Case, scope: InitiativeScope, count: int, first: int, last: int
) -> Outcome:
    history = case.grounds.history
    own = [
        one
        for one in history.initiatives(case.who)
        if first <= (one.year or 0) <= last or _kept(case, one)
    ]
    wide = [one for one in own if _reaches(one, scope)]
    sure, most = _distinct(case, wide)
    within = span_text(first, last)
    titles = "; ".join(sorted(set(map(title_text, wide))))
    seen = f"{sure} sáng kiến {within}" + (f": {titles}" if wide else "")
    if sure >= count:
        return Outcome(Answer.PASS, seen)
    if most >= count:
        sheet = case.grounds.sheet(TableKey.INITIATIVES)
        text = f"{seen}; cần {count}; có dòng chưa ghi tên sáng kiến ở trang {sheet}"
        return Outcome(Answer.UNKNOWN, text)
    missing = _missing(case, own, scope, first, last)
    if missing:
        return Outcome(Answer.UNKNOWN, f"{seen}; cần {count}; {missing}")
    wanted = f"{count} sáng kiến phạm vi {_wider(scope)} {within}"
    wanted += f", còn thiếu {count - sure}" if sure else ""
    text = f"{seen}; cần {count}, phạm vi {_wider(scope)}"
    return Outcome(Answer.FAIL, text, wanted)


def _distinct(case: Case, rows: list[Initiative]) -> tuple[int, int]:
    """How many initiatives the rows surely are, and how many at most.

    One title of one year is one initiative, however often it was typed; rows of a year
    that have no title may be one or several.
    """
    key = case.grounds.directory.key
    named = {(key(one.title), one.year) for one in rows if key(one.title)}
    unnamed = [one.year for one in rows if not key(one.title)]
    return len(named) + len(set(unnamed) - {y for _, y in named}), len(named) + len(
        unnamed
    )


def _missing(
    case: Case, own: list[Initiative], scope: InitiativeScope, first: int, last: int
) -> str:
    """Why an initiative may be there although the register does not show it."""
    history = case.grounds.history
    sheet = case.grounds.sheet(TableKey.INITIATIVES)
    gaps = [y for y in range(first, last + 1) if not history.keeps_initiatives(y)]
    if gaps:
        text = f"chưa có sáng kiến nào của năm {years_text(gaps)} ở trang {sheet}"
        return text + complete_hint(case, gaps)
    for one in history.anonymous_initiatives():
        within = first <= (one.year or 0) <= last
        if within and (one.scope is None or _reaches(one, scope)):
            cell = case.grounds.register.at(TableKey.INITIATIVES, one.row, "authors")
            return f"chưa rõ tác giả của sáng kiến ở ô {cell.cell} trang {sheet}"
    if any(one.scope is None for one in own):
        return f"có sáng kiến chưa ghi phạm vi ở trang {sheet}"
    unclear = [
        one
        for one in history.unclear_initiatives(case.who)
        if first <= (one.year or 0) <= last
        and (one.scope is None or _reaches(one, scope))
    ]
    if unclear:
        return f"có sáng kiến của người trùng tên ở trang {sheet}, cần ghi «Tên (mã)»"
    for other, name in history.near.of(case.who):
        for one in history.initiatives(other):
            within = first <= (one.year or 0) <= last
            if within and (one.scope is None or _reaches(one, scope)):
                return f"trang {sheet} có sáng kiến của {may_be(name)}"
    return ""


def _kept(case: Case, one: Initiative) -> bool:
    """Whether a rule keeps an unused initiative of an earlier year for this one."""
    rule = case.grounds.rule(Check.INITIATIVE_REUSE)
    if rule is None or case.proposal.award not in rule.awards:
        return False
    return not reused(case, one) and keeps(case, one, int(rule.number or 0))


def keeps(case: Case, one: Initiative, years: int) -> bool:
    """Whether a provincial initiative is of the so many years before this one."""
    year = one.year or 0
    wide = _reaches(one, InitiativeScope.PROVINCE)
    return wide and case.year - years <= year < case.year


def reused(case: Case, one: Initiative) -> bool:
    """Whether an initiative has served for another year."""
    return any(year != case.year for year in one.used)


def _reaches(one: Initiative, scope: InitiativeScope) -> bool:
    return one.scope is not None and _SCOPES.index(one.scope) >= _SCOPES.index(scope)


def _wider(scope: InitiativeScope) -> str:
    last = scope is _SCOPES[-1]
    return INITIATIVE_WORDS[scope] + ("" if last else " trở lên")


def title_text(one: Initiative) -> str:
    """«Tên» (2023, cơ sở); a row without a title says so."""
    scope = INITIATIVE_WORDS[one.scope] if one.scope else "chưa ghi phạm vi"
    title = f"«{cut(one.title)}»" if one.title else "chưa ghi tên"
    return f"{title} ({one.year}, {scope})"
