"""Where everything stands in a freshly built scoring workbook."""

from typing import NamedTuple

from toolkit.forms.scoring.layout import (
    GRADE_KEY,
    TOTAL_KEY,
    Column,
    Places,
    Table,
    columns_of,
    grade_key,
    line_key,
    points_column,
    rows_of,
)
from toolkit.model.rubric import Rubric, RubricTree
from toolkit.scoring.explain import round_points
from toolkit.scoring.rubric.columns import COLUMNS, SETTINGS
from toolkit.xlsx.cells.place import Place, Spot

FORM = "Chấm điểm"
SUMMARY = "Tổng hợp"
FINDINGS = "Kết quả kiểm tra"
LOG = "Nhật ký"
RUBRIC = "Bộ tiêu chí"
GUIDE = "Hướng dẫn"

# The form: title block, header, the row of column numbers, then the criteria.
TITLE_ROW = 3
HEAD_ROW = 7
NUMBER_ROW = 8
FIRST_ROW = 9

# «Tổng hợp»
SUMMARY_HEAD = 3
SUMMARY_FIRST = 4

# «Bộ tiêu chí»: the settings, the marks of the workbook, then the table.
SETTINGS_FIRST = 4
SETTINGS_COLUMN = 5
MARKS = ("kind", "schema", "fingerprint", "rules_version", "toolkit_version")
MARKS_FIRST = SETTINGS_FIRST + len(SETTINGS) + 1
RUBRIC_HEAD = MARKS_FIRST + len(MARKS) + 1
RUBRIC_FIRST = RUBRIC_HEAD + 1


class SummaryColumn(NamedTuple):
    """A column of «Tổng hợp»."""

    name: str
    header: str
    width: float


def summary_columns(rubric: Rubric) -> tuple[SummaryColumn, ...]:
    """The columns of «Tổng hợp»; later rounds only where the rubric has them."""
    own, *later = rubric.rounds
    return (
        SummaryColumn("number", "Số TT", 8),
        SummaryColumn("title", "Nội dung", 52),
        SummaryColumn("standard", "Điểm chuẩn", 11),
        SummaryColumn("bonus", "Điểm cộng", 11),
        SummaryColumn("penalty", "Điểm trừ", 11),
        SummaryColumn("total", round_points(own), 13),
        SummaryColumn("share", "Đạt so với điểm chuẩn", 13),
        *(SummaryColumn(points_column(r), round_points(r), 13) for r in later),
        SummaryColumn("key", "Mã dòng", 10),
    )


def summary_keys(rubric: Rubric) -> tuple[str, ...]:
    """The rows of «Tổng hợp» from top to bottom."""
    sections = [c.id for c in RubricTree(rubric).sections]
    grade = [GRADE_KEY] if rubric.grades else []
    return (*sections, TOTAL_KEY, *grade)


def title_cells(rubric: Rubric) -> dict[str, Place]:
    """The single cells of the title block by name."""
    year = year_column(rubric)
    return {
        "superior": Place(FORM, 1, 1),
        "unit": Place(FORM, 2, 1),
        "year": Place(FORM, TITLE_ROW, year),
        "status": Place(FORM, 6, status_column(rubric)),
    }


_WIDTHS = {
    "number": 7.0,
    "title": 45.0,
    "standard": 8.0,
    "over": 9.0,
    "bonus": 8.0,
    "under": 9.0,
    "penalty": 8.0,
    "total": 9.0,
    "evidence": 20.0,
    "why": 90.0,
    "key": 10.0,
    "leaf": 6.0,
}
_ROUND_WIDTH, _REASON_WIDTH = 9.0, 14.0
"""All three usual rounds with their reasons go on A4 so."""

TITLE_WIDTH, TOTAL_WIDTH = _WIDTHS["title"], _WIDTHS["total"]

ASIDE = ("why", "key", "leaf")
"""Columns that are not printed."""


def width_of(column: Column) -> float:
    """The width of a column of the form, in characters."""
    if column.is_reason:
        return _REASON_WIDTH
    return _WIDTHS.get(column.name, _ROUND_WIDTH)


def printed_columns(rubric: Rubric) -> int:
    """How many columns of the form are printed."""
    return sum(c.name not in ASIDE for c in columns_of(rubric))


def printed_width(rubric: Rubric) -> float:
    """How wide the printed columns are together, in characters."""
    columns = columns_of(rubric)
    return sum(width_of(column) for column in columns if column.name not in ASIDE)


def year_column(rubric: Rubric) -> int:
    """The column of the year, so that title and year together stand in the middle."""
    widths = [width_of(c) for c in columns_of(rubric) if c.name not in ASIDE]
    best, passed = 2, 0.0
    for index, width in enumerate(widths):
        if passed <= sum(widths) / 2 + TITLE_OVERHANG:
            best = index + 1
        passed += width
    return best


TITLE_OVERHANG = 24
"""Characters from the middle of the page to the end of the title: the year follows."""


def status_column(rubric: Rubric) -> int:
    """The column in which the line on what is missing begins."""
    names = [c.name for c in columns_of(rubric)]
    return names.index("evidence") + 1


def rubric_rows_at(rubric: Rubric, first: int = RUBRIC_FIRST) -> dict[str, int]:
    """The row of each criterion, line and grade on «Bộ tiêu chí»."""
    keys: list[str] = []
    for criterion in rubric.criteria:
        keys.append(criterion.id)
        keys += [line_key(criterion.id, i) for i in range(len(criterion.lines))]
    keys += [grade_key(i) for i in range(len(rubric.grades))]
    return {key: first + index for index, key in enumerate(keys)}


def fresh_places(rubric: Rubric) -> Places:
    """Where everything is in a workbook that `build_scoring` has just made."""
    rows = {row.key: FIRST_ROW + i for i, row in enumerate(rows_of(rubric))}
    columns = {c.name: i + 1 for i, c in enumerate(columns_of(rubric))}
    summary_at = {k: SUMMARY_FIRST + i for i, k in enumerate(summary_keys(rubric))}
    return Places(
        form=Table(FORM, columns, rows),
        rubric=Table(
            RUBRIC,
            {c.name: i + 1 for i, c in enumerate(COLUMNS)},
            rubric_rows_at(rubric),
        ),
        summary=Table(
            SUMMARY,
            {c.name: i + 1 for i, c in enumerate(summary_columns(rubric))},
            summary_at,
        ),
        settings={
            s.name: Spot(SETTINGS_FIRST + i, SETTINGS_COLUMN)
            for i, s in enumerate(SETTINGS)
        },
        cells=title_cells(rubric),
        first=FIRST_ROW,
        last=max(rows.values()),
    )
