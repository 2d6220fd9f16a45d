"""The live formulas of the year book's rows, each with the value that it has."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from toolkit.forms.register.reading.days import serial
from toolkit.forms.year.layout import (
    KIND_WORDS,
    PERIOD_WORDS,
    PUBLIC_DAY,
    PUBLIC_WEIGHT,
    TODAY,
    WORKS,
)
from toolkit.forms.year.tables import DAY_FORM, MONTHS, month_field
from toolkit.forms.year.typed_cells import is_count, is_day, is_year
from toolkit.model.numbers import JUDGED_DECIMALS, judged
from toolkit.model.year import (
    Contribution,
    DayOff,
    DeadlineKind,
    Indicator,
    Period,
    Stated,
    Task,
    YearBook,
    YearTable,
)
from toolkit.xlsx.cells.cell import CellValue
from toolkit.year.deadlines import State, TaskState, last_day, state_of
from toolkit.year.figures import (
    WHOLE,
    actual_of,
    agrees,
    expected_share,
    growth,
    implied_before,
    implied_plan,
    share,
    share_of,
)
from toolkit.year.workdays import Calendar, book_calendar

YEAR = "td_y_year"
MOST_DECIMALS = 4
"""As many digits of a stated figure count."""

NO_DAY, DUE_TODAY = "chưa có hạn", "hạn hôm nay"
DONE, OPEN_MARK, DONE_MARK = "đã xong", "●", "○"
OVER, MET, MISSED = "vượt", "đạt", "chưa đạt"
ON_PACE, SLOW = "đạt tiến độ", "chậm tiến độ"
AGREES, DIFFERS = "khớp", "lệch"
KEYS: Mapping[State, str] = {
    State.DONE: "done",
    State.DONE_LATE: "done_late",
    State.LATE: "late",
    State.DUE: "due",
    State.NO_DAY: "none",
}
"""What the hidden column says of a task, for the counts of «Tổng quan»."""

Ref = Callable[[str], str]
"""The address of a field's cell in the row."""


class Live(NamedTuple):
    """A formula, without «=», and its value."""

    formula: str
    value: CellValue


class Scene(NamedTuple):
    """What the values of formulas hang on, besides their row."""

    today: date
    year: int | None
    calendar: Calendar


def scene_of(book: YearBook, now: date) -> Scene:
    """The day in the date cell, or the one given where it is blank."""
    return Scene(book.as_of or now, book.year, book_calendar(book))


def live_row(table: YearTable, record: Any, ref: Ref, row: int, scene: Scene) -> Any:
    """The formulas of a row by field. `record`: None for a row that is empty."""
    made = _LIVE.get(table)
    return dict(made(record, ref, row, scene)) if made else {}


# Tasks


def _task(
    task: Task | None, ref: Ref, row: int, scene: Scene
) -> Iterator[tuple[str, Live]]:
    del row
    if task is not None and not task.task:
        task = None
    found = state_of(task, scene.today, scene.calendar, scene.year) if task else None
    last = last_day(task, scene.year) if task else None
    yield "last", Live(_last_formula(ref), serial(last) if last else "")
    yield "state", Live(_state_formula(ref), _state_words(found, scene.today))
    yield "left", Live(_left_formula(ref), _left(found))
    yield "key", Live(_key_formula(ref), KEYS[found.state] if found else "")
    at, falls, done = ref("last"), ref("falls"), ref("done")
    here = last.month if last and last.year == scene.year else 0
    formula = f'IF({at}="",0,IF(YEAR({at})={YEAR},MONTH({at}),0))'
    yield "falls", Live(formula, float(here))
    for month in MONTHS:
        marks = f'IF({is_day(done)},"{DONE_MARK}","{OPEN_MARK}")'
        mark = DONE_MARK if task and task.done else OPEN_MARK
        told = mark if here == month else ""
        yield month_field(month), Live(f'IF({falls}={month},{marks},"")', told)


def _last_formula(ref: Ref) -> str:
    kind, day = ref("kind"), ref("day")
    words = KIND_WORDS
    whole = f'IF({is_year(YEAR)},DATE({YEAR},12,31),"")'
    return (
        f'IF({ref("task")}="","",'
        f'IF({kind}="{words[DeadlineKind.IN_YEAR]}",'
        f"IF({is_day(day)},DATE(YEAR({day}),12,31),{whole}),"
        f'IF(NOT({is_day(day)}),"",'
        f'IF({kind}="{words[DeadlineKind.BEFORE]}",INT({day})-1,'
        f'IF({kind}="{words[DeadlineKind.IN_MONTH]}",'
        f"DATE(YEAR({day}),MONTH({day})+1,0),INT({day}))))))"
    )


def _state_formula(ref: Ref) -> str:
    last, done = ref("last"), ref("done")
    in_time = f'OR({last}="",INT({done})<={last})'
    late = f'"xong, trễ "&(INT({done})-{last})&" ngày"'
    return (
        f'IF({ref("task")}="","",'
        f'IF({is_day(done)},IF({in_time},"{DONE}",{late}),'
        f'IF({last}="","{NO_DAY}",'
        f'IF({last}<{TODAY},"quá hạn "&({TODAY}-{last})&" ngày",'
        f'IF({last}={TODAY},"{DUE_TODAY}","còn "&({last}-{TODAY})&" ngày")))))'
    )


def _state_words(found: TaskState | None, today: date) -> str:
    if found is None:
        return ""
    return {
        State.DONE: DONE,
        State.DONE_LATE: f"xong, trễ {found.days} ngày",
        State.NO_DAY: NO_DAY,
        State.LATE: f"quá hạn {found.days} ngày",
        State.DUE: DUE_TODAY if found.last_day == today else f"còn {found.days} ngày",
    }[found.state]


def _left_formula(ref: Ref) -> str:
    last, done = ref("last"), ref("done")
    return (
        f'IF({last}="","",IF({is_day(done)},"",'
        f"IF({last}<{TODAY},-({_work_days(last, TODAY)}),"
        f"IF({last}={TODAY},0,{_work_days(TODAY, last)}))))"
    )


def _work_days(start: str, end: str) -> str:
    """Working days after `start` up to `end`, which is later."""
    own_day, own_weight = DAY_FORM.name("day"), DAY_FORM.name("weight")
    beside = [
        f'SUMIFS({weight},{day},">"&{start},{day},"<="&{end})'
        for day, weight in ((own_day, own_weight), (PUBLIC_DAY, PUBLIC_WEIGHT))
    ]
    return f"NETWORKDAYS({start}+1,{end})+{'+'.join(beside)}"


def _left(found: TaskState | None) -> CellValue:
    if found is None or found.state not in (State.LATE, State.DUE):
        return ""
    days = float(found.working_days)
    return -days if found.state is State.LATE and days else days


def _key_formula(ref: Ref) -> str:
    last, done = ref("last"), ref("done")
    late = f'AND({last}<>"",INT({done})>{last})'
    return (
        f'IF({ref("task")}="","",'
        f'IF({is_day(done)},IF({late},"done_late","done"),'
        f'IF({last}="","none",IF({last}<{TODAY},"late","due"))))'
    )


# Contributions


def _contribution(
    one: Contribution | None, ref: Ref, row: int, scene: Scene
) -> Iterator[tuple[str, Live]]:
    del row
    year, day, amount = ref("year"), ref("day"), ref("amount")
    usual = f'IF({is_day(day)},YEAR({day}),IF({is_year(YEAR)},{YEAR},""))'
    told = f"IF({is_year(year)},{year},{usual})"
    formula = f'IF(ISNUMBER({amount}),{told},"")'
    value: CellValue = ""
    if one is not None and one.amount is not None:
        known = one.year or (one.day.year if one.day else scene.year)
        value = float(known) if known else ""
    yield "of_year", Live(formula, value)


# Indicators


def _indicator(
    one: Indicator | None, ref: Ref, row: int, scene: Scene
) -> Iterator[tuple[str, Live]]:
    del row, scene
    it = one or Indicator(0)
    actual = _actual_formula(ref)
    before, plan, after = ref("before"), ref("plan"), ref("next_plan")
    now = actual_of(it)
    grown, reached = growth(now, it.before), share(now, it.plan)
    grown_next = growth(it.next_plan, now)
    part, whole, typed = ref("part"), ref("whole"), ref("actual")
    shown = it.actual is None and now is not None
    yield (
        "of_parts",
        Live(
            f'IF(ISNUMBER({typed}),"",{_parts_formula(part, whole)})',
            _number(now if shown else None),
        ),
    )
    yield "growth", Live(_growth_formula(actual, before), _number(grown))
    yield "share", Live(_share_formula(actual, plan), _number(reached))
    known, typed = ref("share"), ref("stated_share")
    formula = f'IF(ISNUMBER({known}),{known},IF(ISNUMBER({typed}),{typed},""))'
    yield "reached", Live(formula, _number(share_of(it)))
    yield "pace", Live(_pace_formula(ref), _pace(it))
    yield "next_growth", Live(_growth_formula(after, actual), _number(grown_next))
    stated, of_plan = ref("stated_growth"), ref("stated_share")
    yield (
        "implied_before",
        Live(
            f"IF(AND(ISNUMBER({actual}),ISNUMBER({stated})),"
            f'IF({stated}>-100,{actual}/(100+{stated})*100,""),"")',
            _number(implied_before(it)),
        ),
    )
    yield (
        "implied_plan",
        Live(
            f"IF(AND(ISNUMBER({actual}),ISNUMBER({of_plan})),"
            f'IF({of_plan}>0,{actual}/{of_plan}*100,""),"")',
            _number(implied_plan(it)),
        ),
    )
    flags: list[CellValue] = []
    for field, stated_field, counted, figure in (
        ("ok_actual", "stated_actual", actual, now),
        ("ok_growth", "stated_growth", ref("growth"), grown),
        ("ok_share", "stated_share", ref("share"), reached),
        ("ok_next", "stated_next_growth", ref("next_growth"), grown_next),
    ):
        said: Stated | None = getattr(it, stated_field)
        value: CellValue = ""
        if said is not None and figure is not None:
            value = 1.0 if agrees(said, figure) else 0.0
        flags.append(value)
        yield field, Live(_agrees_formula(ref(stated_field), counted, ref), value)
    area = f"{ref('ok_actual')}:{ref('ok_next')}"
    told = [flag for flag in flags if flag != ""]
    words = (AGREES if all(told) else DIFFERS) if told else ""
    check = f'IF(COUNT({area})=0,"",IF(MIN({area})=1,"{AGREES}","{DIFFERS}"))'
    yield "check", Live(check, words)


def _number(value: Decimal | None) -> CellValue:
    return "" if value is None else float(value)


def _actual_formula(ref: Ref) -> str:
    """What was reached, as typed or as a part of the whole; "" where nobody can say."""
    actual, part, whole = ref("actual"), ref("part"), ref("whole")
    return f"IF(ISNUMBER({actual}),{actual},{_parts_formula(part, whole)})"


def _parts_formula(part: str, whole: str) -> str:
    return (
        f"IF(AND(ISNUMBER({part}),ISNUMBER({whole})),"
        f'IF({whole}<>0,{part}/{whole}*100,""),"")'
    )


def _growth_formula(now: str, before: str) -> str:
    return (
        f"IF(AND(ISNUMBER({now}),ISNUMBER({before})),"
        f'IF({before}<>0,({now}-{before})/ABS({before})*100,""),"")'
    )


def _share_formula(actual: str, plan: str) -> str:
    return (
        f"IF(AND(ISNUMBER({actual}),ISNUMBER({plan})),"
        f'IF({plan}<>0,{actual}/{plan}*100,""),"")'
    )


def _pace_formula(ref: Ref) -> str:
    known = ref("reached")
    reached = f"ROUND({known},{JUDGED_DECIMALS})"
    half = int(expected_share(Period.HALF_YEAR))
    early = f'AND({ref("period")}="{PERIOD_WORDS[Period.HALF_YEAR]}"'
    paced = f'{early},TRIM({ref("measure")})<>"%")'
    return (
        f'IF(OR({ref("name")}="",NOT(ISNUMBER({known}))),"",'
        f'IF({ref("lower_is_better")}="x",'
        f'IF({reached}>100,"{MISSED}",IF({reached}<100,"{OVER}","{MET}")),'
        f'IF({reached}>100,"{OVER}",IF({reached}=100,"{MET}",'
        f'IF({paced},IF({reached}>={half},"{ON_PACE}","{SLOW}"),"{MISSED}")))))'
    )


def _pace(one: Indicator) -> str:
    found = share_of(one)
    if found is None or not one.name:
        return ""
    reached = judged(found)
    if reached == WHOLE:
        return MET
    if one.lower_is_better:
        return MISSED if reached > WHOLE else OVER
    if reached > WHOLE:
        return OVER
    if one.period is not Period.HALF_YEAR or one.measure.strip() == "%":
        return MISSED
    return ON_PACE if reached >= expected_share(one.period) else SLOW


def _agrees_formula(stated: str, figure: str, ref: Ref) -> str:
    """1 where a figure is what was stated within its rounding, else 0."""
    digits = str(MOST_DECIMALS)
    for count in reversed(range(MOST_DECIMALS)):
        digits = f"IF(ROUND({stated},{count})={stated},{count},{digits})"
    told = ref("decimals")
    digits = f"MAX({digits},IF({is_count(told)},{told},0))"
    gap = f"ROUND(ABS({stated}-{figure}),{JUDGED_DECIMALS})"
    return (
        f"IF(AND(ISNUMBER({stated}),ISNUMBER({figure})),"
        f'IF({gap}<=5*10^(-1-{digits}),1,0),"")'
    )


def decimals_of(value: Decimal, told: int | None) -> int:
    """How many digits after the comma a stated figure has, as the formula counts."""
    for count in range(MOST_DECIMALS):
        if round(value, count) == value:
            return max(count, told or 0)
    return max(MOST_DECIMALS, told or 0)


# Days of the office, and those of the public table


def _day_off(
    one: DayOff | None, ref: Ref, row: int, scene: Scene
) -> Iterator[tuple[str, Live]]:
    del row, scene
    value = 0.0
    if one is not None and one.day is not None:
        value = weight(one.day, works=one.working)
    day, days = ref("day"), DAY_FORM.name("day")
    again = f"MATCH({day},{days},0)<ROW({day})-ROW(INDEX({days},1))+1"
    counted = _weight_formula(day, ref("working"))
    formula = f"IF({is_day(day)},IF({again},0,{counted}),0)"
    yield "weight", Live(formula, value)


def weight(day: date, *, works: bool) -> float:
    """What a day adds to the days from Monday to Friday: 1, 0 or −1."""
    weekend = day.weekday() >= 5
    return float(weekend) if works else float(-(not weekend))


def _weight_formula(day: str, kind: str) -> str:
    weekend = f"WEEKDAY({day},2)>5"
    return f'IF({kind}="{WORKS}",IF({weekend},1,0),IF({weekend},0,-1))'


def public_weight(day: str, kind: str) -> str:
    """The same of a day of the public table, which the office's own days replace."""
    own = f"COUNTIFS({DAY_FORM.name('day')},{day})>0"
    return f"IF({own},0,{_weight_formula(day, kind)})"


_LIVE: Mapping[YearTable, Callable[[Any, Ref, int, Scene], Any]] = {
    YearTable.TASKS: _task,
    YearTable.CONTRIBUTIONS: _contribution,
    YearTable.INDICATORS: _indicator,
    YearTable.DAYS_OFF: _day_off,
}
