"""The cells of the scoring form that people type into, and what each one takes."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from toolkit.forms.scoring.layout import (
    Column,
    FormRow,
    Places,
    RowKind,
    input_key,
    line_key,
    round_columns,
    rows_of,
    takes_share,
    typed_in_total,
)
from toolkit.model.numbers import plain
from toolkit.model.rubric import COUNTED_KINDS, Criterion, Kind, Round, RubricTree


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
    TAKEN = "taken"  # like TOTAL, of an item that only takes away
    ADDED = "added"  # like TOTAL, of an item that only adds
    FAULT = "fault"  # like PART, where a mark takes points away
    OVER = "over"
    UNDER = "under"
    GIVEN = "given"
    GIVEN_LESS = "given_less"  # like GIVEN, where points may be below nought
    EVIDENCE = "evidence"
    OPINION = "opinion"
    REASON = "reason"  # like OPINION, of a round the office named
    DATE_LINE = "date_line"
    SIGNER = "signer"


class Span(NamedTuple):
    """What points may be typed: from `low` to `high`, a formula of the standard «{0}».

    An empty `high` is no limit.
    """

    low: int | float = 0
    high: str = ""


class Input(NamedTuple):
    """One input cell of the table; row and column count from 1.

    `round`: in which round somebody types there; evidence is the unit's.
    """

    takes: Takes
    row: int
    column: int
    criterion: Criterion
    round: Round = Round.SELF


def form_inputs(tree: RubricTree, places: Places) -> Iterator[Input]:
    """Every input cell of the table, from top to bottom."""
    later = {c.name: c.round for c in round_columns(tree.rubric)}
    for row in rows_of(tree.rubric):
        if row.criterion is None:
            continue
        for takes, column in _of_row(tree, row, row.criterion):
            if column not in places.form.columns:
                continue  # an earlier version made the form
            at = places.form.rows[row.key], places.form.columns[column]
            whose = later.get(column) or Round.SELF
            yield Input(takes, *at, row.criterion, whose)


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
            yield (Takes.FAULT if criterion.least < 0 else Takes.PART), "number"


def _of_leaf(tree: RubricTree, criterion: Criterion) -> Iterator[tuple[Takes, str]]:
    if criterion.bonus:
        yield Takes.OVER, "over"
    if criterion.penalty:
        yield Takes.UNDER, "under"
    if typed_in_total(criterion):
        yield _typed(criterion), "total"
    yield Takes.EVIDENCE, "evidence"
    for column in round_columns(tree.rubric):
        if column.is_reason:
            yield _reason_of(column), column.name
        else:
            given = Takes.GIVEN_LESS if criterion.least < 0 else Takes.GIVEN
            yield given, column.name


def _reason_of(column: Column) -> Takes:
    return Takes.OPINION if column.name == "opinion" else Takes.REASON


def _typed(criterion: Criterion) -> Takes:
    if criterion.least < 0:
        return Takes.TAKEN
    return Takes.ADDED if criterion.adds else Takes.TOTAL


def _measure_takes(criterion: Criterion) -> Takes:
    if criterion.kind is Kind.MANUAL:
        return Takes.POINTS
    if criterion.kind in COUNTED_KINDS:
        return Takes.COUNT
    return Takes.SHARE if takes_share(criterion) else Takes.NUMBER


def scoring_cells(criterion: Criterion, places: Places) -> list[tuple[int, int]]:
    """The cells of one criterion that must be filled for it to be scored."""
    form = places.form
    if typed_in_total(criterion):
        return [(form.rows[criterion.id], form.columns["total"])]
    keys = [input_key(criterion.id)]
    if keys[0] not in form.rows:
        keys = [line_key(criterion.id, i) for i in range(len(criterion.lines))]
    return [(form.rows[key], form.columns["number"]) for key in keys]


def bonus_cap(criterion: Criterion) -> str:
    """The most bonus as a formula of the standard points «{0}»; "" without a cap."""
    rule = criterion.bonus
    if rule is None:
        return ""
    caps = []
    if rule.cap_share is not None:
        caps.append(f"{{0}}*{plain(rule.cap_share)}/100")
    if rule.cap_points is not None:
        caps.append(f"{plain(rule.cap_points)}")
    return f"MIN({','.join(caps)})" if len(caps) > 1 else "".join(caps)


def ceiling(criterion: Criterion) -> str:
    """The most points a later round may give, as a formula; "" without a limit."""
    own = _most(criterion)
    if criterion.bonus is None or not own:
        return own
    cap = bonus_cap(criterion)
    return f"{own}+{cap}" if cap else ""


def _most(criterion: Criterion) -> str:
    """The most points of the criterion itself, as a formula; "" without a limit."""
    if not criterion.adds:
        return "{0}"
    return "" if criterion.most is None else str(plain(criterion.most))


def runs(rows: list[int]) -> list[tuple[int, int]]:
    """[3, 4, 5, 9] → [(3, 5), (9, 9)]."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def span_of(entry: Input) -> Span:
    """What tells inputs of one kind apart: how many points may be typed."""
    least = plain(entry.criterion.least)
    match entry.takes:
        case Takes.GIVEN | Takes.GIVEN_LESS:
            return Span(least, ceiling(entry.criterion))
        case Takes.POINTS | Takes.TOTAL | Takes.TAKEN | Takes.ADDED:
            return Span(least, _most(entry.criterion))
    return Span()
