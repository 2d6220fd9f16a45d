"""Tasks of the plan in the words of a report: deadlines, how they stand."""

from datetime import date

from toolkit.model.year import DeadlineKind
from toolkit.reports.docx.values import Values
from toolkit.reports.official_days import official_day
from toolkit.year.deadlines import State, TaskState

NONE = "–"
_STATES = {
    State.DONE: "Hoàn thành đúng hạn",
    State.DONE_LATE: "Hoàn thành, muộn {} ngày",
    State.LATE: "Quá hạn {} ngày",
    State.DUE: "Còn {} ngày",
    State.NO_DAY: "Theo kế hoạch của cấp trên",
}


def task_row(one: TaskState) -> Values:
    """A task as a row of the report's table."""
    done = [one.task.result, one.task.document]
    return {
        "so": one.task.number,
        "viec": one.task.task,
        "don_vi": one.task.responsible or NONE,
        "han": _deadline(one),
        "ket_qua": "; ".join(filter(None, done)) or NONE,
        "co_ket_qua": any(done),
        "tinh_trang": _state(one),
    }


def _deadline(one: TaskState) -> str:
    """A deadline as the plan words it."""
    kind, day = one.task.kind, one.task.day
    if kind is DeadlineKind.BY_SUPERIOR:
        return "Theo cấp trên"
    if one.last_day is None:
        return NONE
    if kind is DeadlineKind.BEFORE and day is not None:
        return f"Trước {official_day(day)}"
    if kind is DeadlineKind.IN_MONTH:
        return f"Tháng {one.last_day.month}/{one.last_day.year}"
    if kind is DeadlineKind.IN_YEAR:
        return f"Năm {one.last_day.year}"
    return official_day(one.last_day)


def _state(one: TaskState) -> str:
    by_superior = one.task.kind is DeadlineKind.BY_SUPERIOR
    if one.state is State.NO_DAY and not by_superior:
        return "Chưa ghi hạn"
    return _STATES[one.state].format(one.days)


def stretch(start: date | None, end: date | None) -> str:
    """«01/01/2016 – 31/12/2020», or the one day of them that is known."""
    words = [official_day(day) for day in (start, end) if day]
    return " – ".join(words) or NONE
