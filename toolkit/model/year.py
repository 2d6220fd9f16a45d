"""The year book: one record a row, as the workbook of an office's emulation year.

Every record knows its row (from 1) in the sheet of its table. A cell that was empty or
could not be read is None (text: ""); what was wrong with it was told when it was read.
Texts are NFC and trimmed; units and movements are compared by `rules.names.folded`.
Per cents are numbers of per cent: 15.7 is «15,7 %».
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.origin import NOWHERE, Origin
from toolkit.model.register import TablePlace


class YearTable(StrEnum):
    """A table of the year book; its value is the field of a YearBook that keeps it."""

    TASKS = "tasks"
    MOVEMENTS = "movements"
    CONTRIBUTIONS = "contributions"
    INDICATORS = "indicators"
    DAYS_OFF = "days_off"


class DeadlineKind(StrEnum):
    """How a deadline is worded; what day it means is arithmetic of the room `year`."""

    ON_DAY = "on_day"
    BEFORE = "before"
    IN_MONTH = "in_month"
    IN_YEAR = "in_year"
    BY_SUPERIOR = "by_superior"


class MovementLevel(StrEnum):
    """Who launched a movement, the highest first."""

    STATE = "state"
    PROVINCE = "province"
    CLUSTER = "cluster"
    UNIT = "unit"


class Period(StrEnum):
    """What part of the year a figure is of."""

    YEAR = "year"
    HALF_YEAR = "half_year"


class Claim(StrEnum):
    """What a report says of an indicator against its plan."""

    OVER = "over"
    MET = "met"
    NOT_MET = "not_met"


class Stated(NamedTuple):
    """A figure as a report states it; `decimals`: of so many its writer was sure."""

    value: Decimal
    decimals: int = 0


class Task(NamedTuple):
    """A task of the plan.

    `day` is the day of its deadline as worded: of «trước ngày» that day itself, of
    «trong tháng» any day of the month. `quarter`: under which the plan puts it, 1–4.
    `after`: numbers of the tasks that come before it. `rule`: the superior's deadline
    that it keeps, by the title of the rule. `done`: the day it was finished.
    """

    row: int
    number: str = ""
    quarter: int | None = None
    task: str = ""
    kind: DeadlineKind | None = None
    day: date | None = None
    responsible: str = ""
    partners: str = ""
    after: tuple[str, ...] = ()
    rule: str = ""
    done: date | None = None
    result: str = ""
    document: str = ""
    document_day: date | None = None
    note: str = ""


class Movement(NamedTuple):
    """A movement; `collectives` and `individuals`: awards that were given for it."""

    row: int
    name: str = ""
    level: MovementLevel | None = None
    start: date | None = None
    end: date | None = None
    document: str = ""
    document_day: date | None = None
    criteria: str = ""
    results: str = ""
    reviewed: date | None = None
    collectives: int | None = None
    individuals: int | None = None
    note: str = ""


class Contribution(NamedTuple):
    """What was given: `amount` in đồng, `in_kind` what is no money."""

    row: int
    fund: str = ""
    unit: str = ""
    year: int | None = None
    day: date | None = None
    amount: Decimal | None = None
    in_kind: str = ""
    document: str = ""
    note: str = ""


class Indicator(NamedTuple):
    """A figure of the year or half-year; `plan` is always that of the whole year.

    `part` of `whole` stands for an `actual` in per cent. `next_plan`: the target of the
    year after. What a report states stands beside: `stated_growth` and
    `stated_next_growth` in per cent more (+) or less (−), `stated_share` in per cent of
    the plan, `claim` in words.
    """

    row: int
    name: str = ""
    measure: str = ""
    period: Period | None = None
    lower_is_better: bool = False
    actual: Decimal | None = None
    part: Decimal | None = None
    whole: Decimal | None = None
    before: Decimal | None = None
    plan: Decimal | None = None
    next_plan: Decimal | None = None
    stated_actual: Stated | None = None
    stated_growth: Stated | None = None
    stated_share: Stated | None = None
    stated_next_growth: Stated | None = None
    claim: Claim | None = None
    criteria: str = ""
    note: str = ""


class DayOff(NamedTuple):
    """A day that the office works or not, whatever the table of holidays says."""

    row: int
    day: date | None = None
    working: bool = False
    name: str = ""


class UnreadCell(NamedTuple):
    """A cell of which nothing was understood; `column` is the field of its record."""

    table: YearTable
    row: int
    column: str


@dataclass(frozen=True, kw_only=True, slots=True)
class YearBook:
    """Everything the year book keeps.

    `start` and `end` bound the period that it tells of, the year's own days where
    nothing else was written; `as_of` is the day in its date cell, None where that cell
    says «today». `all_met`: a report says that every indicator was met. `places`: a
    TablePlace for each table; `cells`: the places of settings by their field. `unread`:
    what cells hold that could not be read.
    """

    unit: str = ""
    superior: str = ""
    year: int | None = None
    start: date | None = None
    end: date | None = None
    as_of: date | None = None
    place: str = ""
    signer: str = ""
    signer_position: str = ""
    all_met: bool = False
    tasks: tuple[Task, ...] = ()
    movements: tuple[Movement, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    days_off: tuple[DayOff, ...] = ()
    places: Mapping[YearTable, TablePlace] = field(default_factory=dict)
    cells: Mapping[str, Origin] = field(default_factory=dict)
    unread: Mapping[UnreadCell, str] = field(default_factory=dict)

    def typed(self, table: YearTable, row: int, column: str) -> str:
        """What a cell holds that could not be read; "" where it is empty or read."""
        return self.unread.get(UnreadCell(table, row, column), "")

    def at(self, table: YearTable, row: int, column: str = "") -> Origin:
        """The cell of a field in a row, or the first cell of the row."""
        place = self.places.get(table)
        if place is None:
            return NOWHERE
        letters = place.columns.get(column) or next(iter(place.columns.values()), "A")
        return Origin(place.sheet, f"{letters}{row}")
