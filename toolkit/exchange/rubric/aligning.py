"""Rows that lost empty cells, laid out again from the right until they add up."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from toolkit.exchange.rubric.heads import Columns
from toolkit.exchange.rubric.points import cell_percent, cell_points
from toolkit.exchange.rubric.roles import PERCENTS, POINTS, Role
from toolkit.exchange.sources.source import Value

MOST_WAYS, MOST_LOST, MOST_VALUES = 200, 6, 12
ZERO = Decimal(0)


class Laid(NamedTuple):
    """The cells of a row by column; `ways`: how many layouts were left to choose."""

    cells: Mapping[int, Value]
    ways: int = 1


def laid_out(
    cells: Mapping[int, Value], columns: Columns, *, width: int, last: int
) -> Laid:
    """Lay out a row of `width` cells in a table of `last` columns.

    The text stays with its column; what stands right of it keeps its order, and each
    value may slip right by as many columns as cells were lost. A per cent goes into
    columns of per cents only, points into none of them. Where the table has standard
    points, bonus, penalty and total, only what adds up is taken.
    """
    text = columns[Role.TEXT]
    lost = last - width
    values = [(column, value) for column, value in cells.items() if column > text]
    if lost <= 0 or not values:
        return Laid(cells)
    if lost > MOST_LOST or len(values) > MOST_VALUES:
        return Laid(cells, 0)
    by_column = {column: role for role, column in columns.items()}
    ways: list[dict[int, Value]] = []
    _lay(values, 0, text + 1, lost, last, by_column, {}, ways)
    sums = [way for way in ways if _adds_up(way, columns)]
    left = {column: value for column, value in cells.items() if column <= text}
    best = sums or ways
    if not best:
        slid = {min(column + lost, last): value for column, value in values}
        return Laid({**left, **slid}, 0)
    same = {tuple(way.items()) for way in best}
    return Laid({**left, **best[0]}, len(same) if len(ways) < MOST_WAYS else 0)


def _lay(
    values: Sequence[tuple[int, Value]],
    index: int,
    first: int,
    lost: int,
    last: int,
    roles: Mapping[int, Role],
    way: dict[int, Value],
    ways: list[dict[int, Value]],
) -> None:
    """Every layout of the values from `index` on, those furthest right first."""
    if len(ways) >= MOST_WAYS:
        return
    if index == len(values):
        ways.append(dict(way))
        return
    at, value = values[index]
    for column in range(min(at + lost, last), max(first, at) - 1, -1):
        if not _fits(value, roles.get(column)):
            continue
        way[column] = value
        _lay(values, index + 1, column + 1, lost, last, roles, way, ways)
        del way[column]


def _fits(value: Value, role: Role | None) -> bool:
    percent = isinstance(value, str) and value.strip().endswith("%")
    if percent or role in PERCENTS:
        return percent and role in PERCENTS and cell_percent(value) is not None
    return (cell_points(value) is not None) == (role in POINTS)


def _adds_up(way: Mapping[int, Value], columns: Columns) -> bool:
    if not {Role.STANDARD, Role.RESULT} <= columns.keys():
        return False

    def of(role: Role) -> Decimal | None:
        found = cell_points(way.get(columns.get(role, 0), ""))
        return found.value if found else None

    standard, total = of(Role.STANDARD), of(Role.RESULT)
    if standard is None or total is None:
        return False
    bonus, penalty = of(Role.BONUS) or ZERO, abs(of(Role.PENALTY) or ZERO)
    return standard + bonus - penalty == total
