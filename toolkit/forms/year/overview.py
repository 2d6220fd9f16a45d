"""«Tổng quan»: counts and the year by months, live; and what is to be done."""

from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from toolkit.findings import Finding, Severity
from toolkit.forms.register.reading.days import serial
from toolkit.forms.year.formulas import (
    DIFFERS,
    KEYS,
    MET,
    MISSED,
    ON_PACE,
    OVER,
    SLOW,
    YEAR,
    Live,
    Scene,
)
from toolkit.forms.year.layout import (
    AS_OF,
    FINDINGS,
    GIVING,
    INDICATORS,
    MOVEMENTS,
    PLAN,
    SETTINGS,
    TODAY,
    USUAL_WITHIN,
    WITHIN,
)
from toolkit.forms.year.tables import (
    CONTRIBUTIONS,
    INDICATOR_FORM,
    MONTHS,
    MOVEMENT_FORM,
    TASKS,
)
from toolkit.forms.year.typed_cells import is_count, is_day, is_year
from toolkit.model.plain_text import excerpt
from toolkit.model.year import Contribution, YearBook
from toolkit.rules.words import day_words
from toolkit.xlsx.cells.cell import Cell, CellValue, Written
from toolkit.year.deadlines import State, TaskState, states_of
from toolkit.year.giving import Total, by_fund, by_unit, by_year, total

STATS, MONTH_COUNTS, NOTE = "td_y_stats", "td_y_months", "td_overview_note"
"""The first cells of the counts on the left, of the months; the line at the top."""
HEAD = "td_overview"
COLUMNS = 14
"""Of the list: kind, sheet, text, and at the end what was given."""
TEXT_COLUMN, SUM_COLUMN = 3, 14
RIGHT_STATS = 7
"""How far right of the counts on the left those on the right stand."""

NO_UNIT = "Bắt đầu: ghi tên cơ quan ở trang «Cài đặt»."
NO_YEAR = "Làm tiếp: ghi năm thi đua ở trang «Cài đặt»."
LATE, SOON, MISSING, LOOK, SUM = (
    "Quá hạn",
    "Sắp đến hạn",
    "Còn thiếu",
    "Xem lại",
    "Cộng",
)
_LONGEST = 130
_SUMS = 50
"""So many of a kind are summed live: each looks at every row."""
_STRANGE = frozenset("*?~<>=")
"""Signs that mean something of their own to SUMIFS."""


class Stat(NamedTuple):
    """A count: what it is of, and its formula with its value."""

    label: str
    live: Live


def today_live(book: YearBook, scene: Scene) -> Live:
    """The day that counts: the one typed, else the clock's."""
    formula = f"IF({is_day(AS_OF)},INT({AS_OF}),TODAY())"
    return Live(formula, serial(book.as_of or scene.today))


def note_live(book: YearBook, scene: Scene, within: int | None) -> Live:
    """What to do first; else what is late and what is due soon."""
    late, soon = (_left_stats(book, scene, within)[at].live for at in (0, 1))
    words = '" việc quá hạn, "', '" việc sắp đến hạn."'
    formula = (
        f'IF(td_y_unit="","{NO_UNIT}",IF(NOT({is_year(YEAR)}),"{NO_YEAR}",'
        f"({late.formula})&{words[0]}&({soon.formula})&{words[1]}))"
    )
    if not book.unit:
        return Live(formula, NO_UNIT)
    if book.year is None:
        return Live(formula, NO_YEAR)
    counts = (int(float(str(one.value))) for one in (late, soon))
    told = "{}" + words[0].strip('"') + "{}" + words[1].strip('"')
    return Live(formula, told.format(*counts))


def stats_of(
    book: YearBook, scene: Scene, within: int | None
) -> tuple[tuple[Stat, ...], tuple[Stat, ...]]:
    """The counts on the left (the plan) and on the right (all else)."""
    return _left_stats(book, scene, within), _right_stats(book, scene)


def _key_count(state: State) -> str:
    return f'COUNTIFS({TASKS.name("key")},"{KEYS[state]}")'


def _states(book: YearBook, scene: Scene) -> list[TaskState]:
    found = states_of(book, scene.today)
    return [one for one in found if one.task.task]


def _left_stats(book: YearBook, scene: Scene, within: int | None) -> tuple[Stat, ...]:
    states = _states(book, scene)
    counts = Counter(one.state for one in states)
    days = USUAL_WITHIN if within is None else within
    near = sum(one.state is State.DUE and one.days <= days for one in states)
    nobody = sum(not one.task.responsible for one in states)
    key, last, task = (TASKS.name(one) for one in ("key", "last", "task"))
    told = f"IF({is_count(WITHIN)},{WITHIN},{USUAL_WITHIN})"
    soon = f'COUNTIFS({key},"{KEYS[State.DUE]}",{last},"<="&({TODAY}+{told}))'
    later = f"{_key_count(State.DUE)}-{soon}"
    owners = f'COUNTIFS({task},"?*",{TASKS.name("responsible")},"?*")'
    lines: tuple[tuple[str, str, int], ...] = (
        ("Quá hạn", _key_count(State.LATE), counts[State.LATE]),
        ("Sắp đến hạn", soon, near),
        ("Còn hạn", later, counts[State.DUE] - near),
        ("Chưa có hạn", _key_count(State.NO_DAY), counts[State.NO_DAY]),
        ("Đã xong đúng hạn", _key_count(State.DONE), counts[State.DONE]),
        ("Xong nhưng trễ", _key_count(State.DONE_LATE), counts[State.DONE_LATE]),
        ("Chưa giao cho ai", f'COUNTIFS({task},"?*")-{owners}', nobody),
    )
    return tuple(Stat(what, Live(text, float(n))) for what, text, n in lines)


def _right_stats(book: YearBook, scene: Scene) -> tuple[Stat, ...]:
    paces = Counter(_paces(book, scene))
    name, pace = INDICATOR_FORM.name("name"), INDICATOR_FORM.name("pace")

    def counted(*words: str) -> str:
        return "+".join(f'COUNTIFS({pace},"{word}")' for word in words)

    good, bad = (OVER, MET, ON_PACE), (MISSED, SLOW)
    named = sum(bool(one.name) for one in book.indicators)
    known = sum(paces.values())
    unknown = f'COUNTIFS({name},"?*")-({counted(*good, *bad)})'
    movement, results = (MOVEMENT_FORM.name(one) for one in ("name", "results"))
    bare = f'COUNTIFS({movement},"?*")-COUNTIFS({movement},"?*",{results},"?*")'
    movements = [one for one in book.movements if one.name]
    checks = _checks(book, scene)
    given = float(total(book.contributions))
    lines: tuple[tuple[str, str, float], ...] = (
        ("Chỉ tiêu đạt, vượt, đúng tiến độ", counted(*good), _sum(paces, good)),
        ("Chỉ tiêu chưa đạt, chậm tiến độ", counted(*bad), _sum(paces, bad)),
        ("Chỉ tiêu chưa đủ số liệu", unknown, named - known),
        (
            "Chỉ tiêu có số nêu bị lệch",
            f'COUNTIFS({INDICATOR_FORM.name("check")},"{DIFFERS}")',
            checks.count(DIFFERS),
        ),
        ("Phong trào", f'COUNTIFS({movement},"?*")', len(movements)),
        ("Phong trào chưa ghi kết quả", bare, sum(not m.results for m in movements)),
        ("Đóng góp, ủng hộ (đồng)", f"SUM({CONTRIBUTIONS.name('amount')})", given),
    )
    return tuple(Stat(what, Live(text, float(n))) for what, text, n in lines)


def _sum(counts: Counter[str], words: Sequence[str]) -> int:
    return sum(counts[word] for word in words)


def _paces(book: YearBook, scene: Scene) -> Iterator[str]:
    return (word for word in _values(book, scene, "pace") if word)


def _checks(book: YearBook, scene: Scene) -> list[str]:
    return list(_values(book, scene, "check"))


def _values(book: YearBook, scene: Scene, field: str) -> Iterator[str]:
    from toolkit.forms.year.formulas import live_row

    for one in book.indicators:
        live = live_row(INDICATOR_FORM.key, one, str, one.row, scene)
        yield str(live[field].value)


MONTH_LABELS = ("Đã xong", "Chưa đến hạn", "Quá hạn")
_MONTH_STATES = ((State.DONE, State.DONE_LATE), (State.DUE,), (State.LATE,))


def months_of(book: YearBook, scene: Scene) -> tuple[tuple[Live, ...], ...]:
    """For each of MONTH_LABELS the tasks of every month, by their last day."""
    states = _states(book, scene)
    return tuple(
        tuple(_month(book, states, wanted, month) for month in MONTHS)
        for wanted in _MONTH_STATES
    )


def _month(
    book: YearBook,
    states: Sequence[TaskState],
    wanted: Sequence[State],
    month: int,
) -> Live:
    last, key = TASKS.name("last"), TASKS.name("key")
    inside = f'{last},">="&DATE({YEAR},{month},1),{last},"<="&DATE({YEAR},{month}+1,0)'
    parts = (f'COUNTIFS({inside},{key},"{KEYS[state]}")' for state in wanted)
    formula = f"IF({is_year(YEAR)},{'+'.join(parts)},0)"
    if book.year is None:
        return Live(formula, 0.0)
    start = date(book.year, month, 1)
    end = date(book.year, month, monthrange(book.year, month)[1])
    there = (
        one.state in wanted and one.last_day and start <= one.last_day <= end
        for one in states
    )
    return Live(formula, float(sum(map(bool, there))))


# The list below


class Line(NamedTuple):
    """A line of the list; `fund` and the like are summed by a live formula."""

    kind: str
    sheet: str
    text: str
    amount: Written = None


def list_lines(
    book: YearBook,
    scene: Scene,
    findings: Sequence[Finding],
    within: int | None,
    untidy: Collection[str] = (),
) -> list[Line]:
    """What is late, due soon, missing, to be looked at; then the sums.

    `untidy`: columns of contributions whose texts formulas see otherwise than we do.
    """
    return [
        *_due_lines(book, scene, USUAL_WITHIN if within is None else within),
        *_missing_lines(book),
        *_finding_lines(findings),
        *_sum_lines(book, untidy),
    ]


def list_rows(lines: Sequence[Line]) -> list[tuple[Written, ...]]:
    """The rows below the header of the list."""
    shown = lines or [Line("", "", "Không có việc nào đang chờ.")]
    gap: tuple[Written, ...] = (None,) * (SUM_COLUMN - TEXT_COLUMN - 1)
    return [(one.kind, one.sheet, one.text, *gap, one.amount) for one in shown]


def _due_lines(book: YearBook, scene: Scene, days: int) -> Iterator[Line]:
    states = [one for one in _states(book, scene) if one.last_day]
    states.sort(key=lambda one: one.last_day or date.max)
    for one in states:
        if one.state is State.LATE:
            yield Line(LATE, PLAN, due_words(one))
    for one in states:
        if one.state is State.DUE and one.days <= days:
            yield Line(SOON, PLAN, due_words(one))


def due_words(one: TaskState) -> str:
    """«Hạn 15/06/2023 (quá 3 ngày): Báo cáo sơ kết – Văn phòng»."""
    if one.state is State.LATE:
        how = f"quá {one.days} ngày"
    elif one.days == 0:
        how = "hôm nay"
    else:
        how = f"còn {one.days} ngày, {one.working_days} ngày làm việc"
    day = day_words(one.last_day) if one.last_day else ""
    number = f"{one.task.number}. " if one.task.number else ""
    who = f" – {one.task.responsible}" if one.task.responsible else ""
    text = f"Hạn {day} ({how}): {number}{one.task.task}{who}"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _missing_lines(book: YearBook) -> Iterator[Line]:
    if not book.unit or book.year is None:
        yield Line(MISSING, SETTINGS, "Ghi tên cơ quan và năm thi đua.")
    for sheet, rows, words in (
        (PLAN, book.tasks, "Chưa có việc nào trong kế hoạch."),
        (MOVEMENTS, book.movements, "Chưa ghi phong trào nào."),
        (INDICATORS, book.indicators, "Chưa ghi chỉ tiêu nào."),
    ):
        if not rows:
            yield Line(MISSING, sheet, words)
    bare = sum(bool(one.name) and not one.results for one in book.movements)
    if bare:
        yield Line(MISSING, MOVEMENTS, f"{bare} phong trào chưa ghi kết quả.")


def _finding_lines(findings: Sequence[Finding]) -> Iterator[Line]:
    for severity, words in (
        (Severity.ERROR, "lỗi cần sửa"),
        (Severity.WARNING, "điều cần xem"),
    ):
        number = sum(one.severity is severity for one in findings)
        if number:
            yield Line(LOOK, FINDINGS, f"{number} {words}.")


def _sum_lines(book: YearBook, untidy: Collection[str]) -> Iterator[Line]:
    rows = [one for one in book.contributions if one.amount is not None]
    for opening, field, sums in (
        ("Quỹ", "fund", by_fund(rows)),
        ("Đơn vị", "unit", by_unit(rows)),
        ("Năm", "of_year", by_year(rows, book.year)),
    ):
        alike = {} if field in untidy else _by_words(rows, field)
        for one in sums[:_SUMS]:
            if one.name:
                amount = _sum_cell(alike, field, one)
                yield Line(
                    SUM, GIVING, f"{opening}: {excerpt(one.name, _LONGEST)}", amount
                )
        if len(sums) > _SUMS:
            text = (
                f"{opening}: còn {len(sums) - _SUMS} dòng cộng khác, lọc ở trang này."
            )
            yield Line(SUM, GIVING, text)


def _by_words(rows: Sequence[Contribution], field: str) -> Mapping[str, Decimal]:
    """The sums as SUMIFS finds them: by the very words, in whatever case."""
    found: dict[str, Decimal] = {}
    for row in rows:
        key = str(getattr(row, field, "")).casefold()
        found[key] = found.get(key, Decimal(0)) + (row.amount or 0)
    return found


def _sum_cell(alike: Mapping[str, Decimal], field: str, one: Total) -> Written:
    """The sum as a live formula, where SUMIFS would find the very same rows."""
    value: CellValue = float(one.amount)
    amount = CONTRIBUTIONS.name("amount")
    if field == "of_year":
        return Cell(value, f"SUMIFS({amount},{CONTRIBUTIONS.name(field)},{one.name})")
    if _STRANGE & {*one.name} or len(one.name) > _LONGEST:
        return value
    if alike.get(one.name.casefold()) != one.amount:
        return value
    name = one.name.replace('"', '""')
    return Cell(value, f'SUMIFS({amount},{CONTRIBUTIONS.name(field)},"{name}")')
