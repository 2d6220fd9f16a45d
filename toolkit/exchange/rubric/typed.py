"""What was typed into a table: points of a row by whose they are, signs and words."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from toolkit.exchange.rubric.heads import Columns
from toolkit.exchange.rubric.kinds import ZERO
from toolkit.exchange.rubric.outline import Node
from toolkit.exchange.rubric.points import cell_percent, cell_points
from toolkit.exchange.rubric.roles import Role
from toolkit.exchange.rubric.rows import Row
from toolkit.model.rubric import Round

_MARKS = frozenset({"x", "×", "✓", "✔", "√", "đạt", "có"})


def rounds_of(
    columns: Columns, own: Mapping[Role, Round] = MappingProxyType({})
) -> Mapping[Round, Role]:
    """Which column holds the points of each round; `own`: those of the office's own.

    «Tổng điểm» is the unit's own where no column is, and the last one's where others
    follow the unit's own.
    """
    found: dict[Round, Role] = {}
    if Role.SELF in columns:
        found[Round.SELF] = Role.SELF
    elif Role.RESULT in columns:
        found[Round.SELF] = Role.RESULT
    if Role.APPRAISED in columns:
        found[Round.APPRAISED] = Role.APPRAISED
    if Role.FINAL in columns:
        found[Round.FINAL] = Role.FINAL
    elif Role.RESULT in columns and Role.APPRAISED in columns and Role.SELF in columns:
        found[Round.FINAL] = Role.RESULT
    return {**found, **{which: role for role, which in own.items() if role in columns}}


def points_of(node: Node, role: Role | None) -> Decimal | None:
    """Points typed in a column of a row; None for none."""
    found = node.points(role) if role else None
    return found.value if found else None


def base_of(node: Node, columns: Columns) -> Decimal | None:
    """The unit's own points of a row without what its column of bonus adds."""
    role = rounds_of(columns).get(Round.SELF)
    if role is None and Role.PENALTY in columns:
        standard = points_of(node, Role.STANDARD)
        lost = abs(points_of(node, Role.PENALTY) or ZERO)
        return None if standard is None else standard - lost
    typed = points_of(node, role)
    bonus = points_of(node, Role.BONUS) or ZERO
    if typed is None or not bonus:
        return typed
    standard = points_of(node, Role.STANDARD)
    holds_it = role is Role.RESULT or (standard is not None and typed > standard)
    return typed - bonus if holds_it else typed


def percent_of(node: Node, role: Role) -> Decimal | None:
    """The percent typed in a column of a row; None for none."""
    value = node.row.cells.get(role)
    return None if value is None else cell_percent(value)


def is_marked(node: Node, columns: Columns) -> bool:
    """Whether a line is marked as the one that was reached: by points, or by an x."""
    role = rounds_of(columns).get(Round.SELF)
    return is_crossed(node, columns) or points_of(node, role) is not None


def is_crossed(node: Node, columns: Columns) -> bool:
    """Whether there is an x in the unit's own column of a line."""
    role = rounds_of(columns).get(Round.SELF)
    value = node.row.cells.get(role) if role else None
    return isinstance(value, str) and value.strip().lower() in _MARKS


def words_of(node: Node, roles: tuple[Role, ...]) -> str:
    """What stands in the first of these columns that holds words."""
    for role in roles:
        value = node.row.cells.get(role)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return ""


def row_points(row: Row, role: Role) -> Decimal | None:
    """Points of a row that stands in no outline, as a total."""
    value = row.cells.get(role)
    found = cell_points(value) if value is not None else None
    return found.value if found else None
