"""The cells of the scoring form that people type into, and what each one takes."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.rubric import Criterion, Kind, Round, RubricTree
from toolkit.workbook.forms.scoring_layout import (
    ROUND_COLUMN,
    FormRow,
    Places,
    RowKind,
    columns_of,
    input_key,
    line_key,
    rows_of,
    typed_in_total,
)


class Takes(StrEnum):
    """What an input cell takes."""

    SUPERIOR = "superior"
    UNIT = "unit"
    YEAR = "year"
    ATTACHED = "attached"
    BASIS = "basis"
    TICK = "tick"
    PART = "part"
    COUNT = "count"
    SHARE = "share"
    NUMBER = "number"
    POINTS = "points"
    TOTAL = "total"
    OVER = "over"
    UNDER = "under"
    GIVEN = "given"
    EVIDENCE = "evidence"
    OPINION = "opinion"
    DATE_LINE = "date_line"
    SIGNER = "signer"


class Input(NamedTuple):
    """One input cell of the table; row and column count from 1."""

    takes: Takes
    row: int
    column: int
    criterion: Criterion


def form_inputs(tree: RubricTree, places: Places) -> Iterator[Input]:
    """Every input cell of the table, from top to bottom."""
    for row in rows_of(tree.rubric):
        if row.criterion is None:
            continue
        for takes, column in _of_row(tree, row, row.criterion):
            at = places.form.rows[row.key]
            yield Input(takes, at, places.form.columns[column], row.criterion)


def _of_row(
    tree: RubricTree, row: FormRow, criterion: Criterion
) -> Iterator[tuple[Takes, str]]:
    match row.kind:
        case RowKind.LEAF:
            yield from _of_leaf(tree, criterion)
        case RowKind.INPUT:
            yield _measure_takes(criterion), "number"
        case RowKind.LINE if criterion.kind is Kind.LEVELS:
            yield Takes.TICK, "number"
        case RowKind.LINE if criterion.kind is Kind.CHECKLIST:
            yield Takes.PART, "number"


def _of_leaf(tree: RubricTree, criterion: Criterion) -> Iterator[tuple[Takes, str]]:
    if criterion.bonus:
        yield Takes.OVER, "over"
    if criterion.penalty:
        yield Takes.UNDER, "under"
    if typed_in_total(criterion):
        yield Takes.TOTAL, "total"
    yield Takes.EVIDENCE, "evidence"
    for later in tree.rubric.rounds:
        if later is not Round.SELF:
            yield Takes.GIVEN, ROUND_COLUMN[later]
    if "opinion" in {column.name for column in columns_of(tree.rubric)}:
        yield Takes.OPINION, "opinion"


def _measure_takes(criterion: Criterion) -> Takes:
    if criterion.kind is Kind.MANUAL:
        return Takes.POINTS
    if criterion.kind is Kind.PER_EVENT:
        return Takes.COUNT
    return Takes.SHARE if "%" in criterion.measure else Takes.NUMBER


def scoring_cells(criterion: Criterion, places: Places) -> list[tuple[int, int]]:
    """The cells of one criterion that must be filled for it to be scored."""
    form = places.form
    if typed_in_total(criterion):
        return [(form.rows[criterion.id], form.columns["total"])]
    keys = [input_key(criterion.id)]
    if keys[0] not in form.rows:
        keys = [line_key(criterion.id, i) for i in range(len(criterion.lines))]
    return [(form.rows[key], form.columns["number"]) for key in keys]
