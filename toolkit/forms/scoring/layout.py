"""The scoring form: its rows, its columns, and where they are in a given workbook.

Rows are known by a key in a hidden column and columns by defined names, never by a
literal address, so an office may insert, move and rename around them.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.rubric import (
    MEASURED_KINDS,
    ROUND_PREFIX,
    Criterion,
    Kind,
    Line,
    Round,
    Rubric,
)
from toolkit.scoring.explain import round_points
from toolkit.xlsx.cells.place import Place, Spot

SCHEMA = 1
KIND = "scoring"

TOTAL_KEY = "*"
GRADE_KEY = "*grade"
REASON_PREFIX = "reason_"
"""Begins the name of a column for why points of a named round were given."""
OWN_KEY = "~"
"""Stands in the key column of a row that is an office's own: it is left alone."""
MARK = "x"
NOT_DONE = "0"


class RowKind(StrEnum):
    """What a row of the form is."""

    GROUP = "group"  # a section or a group: only sums
    LEAF = "leaf"  # a criterion that is scored itself
    LINE = "line"  # a level, a band, or a part of a checklist
    INPUT = "input"  # the measured number, or points beside a bonus
    TOTAL = "total"
    GRADE = "grade"


class FormRow(NamedTuple):
    """One row of the form. `line` is the index into the criterion's lines."""

    key: str
    kind: RowKind
    criterion: Criterion | None = None
    line: int | None = None

    @property
    def listed(self) -> Line:
        """The level, band or part of a LINE row."""
        if self.criterion is None or self.line is None:
            raise ValueError(f"row {self.key} is no line")
        return self.criterion.lines[self.line]


class Column(NamedTuple):
    """A column of the form: `name` in code, `header` on screen.

    `round`: whose points, or reasons, it holds; None where it is of no round alone.
    """

    name: str
    header: str
    round: Round | None = None
    is_reason: bool = False


# The eight columns of the official form, then what the appraisers add.
_OFFICIAL = (
    Column("number", "Số TT"),
    Column("title", "Các chỉ tiêu đánh giá thi đua"),
    Column("standard", "Điểm chuẩn"),
    Column("over", "Vượt chỉ tiêu (%)"),
    Column("bonus", "Điểm cộng"),
    Column("under", "Không đạt chỉ tiêu (%)"),
    Column("penalty", "Điểm trừ"),
    Column("total", "Tổng điểm", Round.SELF),
)
_EVIDENCE = Column("evidence", "Minh chứng")
_OPINION = Column("opinion", "Ý kiến thẩm định", Round.APPRAISED, is_reason=True)
KEY_HEADER = "Mã dòng"
WHY = "why"
"""The column in which a rescore says how it came to the unit's own points."""
_OURS = (
    Column(WHY, "Diễn giải điểm tự chấm"),
    Column("key", KEY_HEADER),
    Column("leaf", "Dòng chấm điểm"),
)

FORM_HEADERS = frozenset(column.header for column in (*_OFFICIAL, *_OURS))
"""The captions that every form has, whatever its rubric."""


def points_column(which: Round) -> str:
    """The name of the column that holds the points of a round."""
    return "total" if which == Round.SELF else which.value


def points_columns(rubric: Rubric) -> tuple[str, ...]:
    """The names of the columns of points, the unit's own first."""
    return tuple(points_column(which) for which in rubric.rounds)


def reason_column(which: Round) -> str:
    """The name of the column for why points were given; "" for the unit's own round.

    Each later round has its own.
    """
    return "" if which == Round.SELF else own_reason_column(which)


def may_lack(column: Column) -> bool:
    """Whether a form may be without a column: earlier versions made none of these."""
    return column.is_reason and column.round == Round.FINAL


def own_reason_column(which: Round) -> str:
    """The name of the column of reasons of a later round, where each has its own."""
    if which == Round.APPRAISED:
        return _OPINION.name
    return REASON_PREFIX + which.value.removeprefix(ROUND_PREFIX)


def round_columns(rubric: Rubric) -> tuple[Column, ...]:
    """The columns of the later rounds: points of each, and why where it is said."""
    columns: list[Column] = []
    for which in rubric.rounds[1:]:
        columns.append(Column(points_column(which), round_points(which), which))
        reason = reason_column(which)
        if reason == _OPINION.name:
            columns.append(_OPINION)
        elif reason:
            header = f"Ý kiến {which.name}"
            columns.append(Column(reason, header, which, is_reason=True))
    return tuple(columns)


def columns_of(rubric: Rubric) -> tuple[Column, ...]:
    """The columns of the form for a rubric; later rounds only where it has them."""
    return (*_OFFICIAL, _EVIDENCE, *round_columns(rubric), *_OURS)


def typed_in_total(criterion: Criterion) -> bool:
    """Whether the clerk types the points of a criterion straight into its total."""
    plain = criterion.bonus is None and criterion.penalty is None
    return criterion.kind is Kind.MANUAL and plain


def has_input_row(criterion: Criterion) -> bool:
    """Whether a criterion has a row of its own for a measured number or points."""
    manual = criterion.kind is Kind.MANUAL and not typed_in_total(criterion)
    return manual or criterion.kind in MEASURED_KINDS


def takes_share(criterion: Criterion) -> bool:
    """Whether the measured number is a percent that is hardly ever below one.

    Where a limit lies below one per cent, such a number is as good as any other.
    """
    limits = [criterion.threshold]
    limits += [end for line in criterion.lines for end in (line.low, line.high)]
    fine = any(limit is not None and 0 < abs(limit) < 1 for limit in limits)
    return "%" in criterion.measure and not fine


def line_key(criterion_id: str, line: int) -> str:
    """The key of a level's row: «I.5/2» for the second line of I.5."""
    return f"{criterion_id}/{line + 1}"


def input_key(criterion_id: str) -> str:
    """The key of the row that takes the measured number or the points."""
    return f"{criterion_id}/?"


def grade_key(index: int) -> str:
    """The key of a classification band in the rubric sheet."""
    return f"xl/{index + 1}"


def rows_of(rubric: Rubric) -> tuple[FormRow, ...]:
    """All rows of the form in print order."""
    rows: list[FormRow] = []
    for criterion in rubric.criteria:
        group = criterion.kind is Kind.GROUP
        kind = RowKind.GROUP if group else RowKind.LEAF
        rows.append(FormRow(criterion.id, kind, criterion))
        if has_input_row(criterion):
            rows.append(FormRow(input_key(criterion.id), RowKind.INPUT, criterion))
        for index in range(len(criterion.lines)):
            key = line_key(criterion.id, index)
            rows.append(FormRow(key, RowKind.LINE, criterion, index))
    rows.append(FormRow(TOTAL_KEY, RowKind.TOTAL))
    if rubric.grades:
        rows.append(FormRow(GRADE_KEY, RowKind.GRADE))
    return tuple(rows)


class Table(NamedTuple):
    """Where a table is: its sheet, column numbers by name, row numbers by key."""

    sheet: str
    columns: Mapping[str, int]
    rows: Mapping[str, int]

    def place(self, key: str, column: str) -> Place:
        """The cell of a row and a column. Raises KeyError where there is none."""
        return Place(self.sheet, self.rows[key], self.columns[column])

    def place_at(self, row: int, column: str) -> Place:
        """The cell of a column in any row."""
        return Place(self.sheet, row, self.columns[column])


class Places(NamedTuple):
    """Where everything of the scoring form is in one workbook.

    `cells` are single cells by defined name without its prefix ("unit", "year",
    "status", …). `settings` are the cells of the rubric's
    settings by field name, on the rubric sheet. `first` and `last` bound the form.
    """

    form: Table
    rubric: Table
    summary: Table
    settings: Mapping[str, Spot]
    cells: Mapping[str, Place]
    first: int
    last: int
