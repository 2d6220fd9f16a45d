"""What a format property is in all cells of a range: the one value, or None."""

from typing import Any

# Formats compare equal by value but are not all hashable (border lines).
Value = Any


def common(cells: Any, name: str) -> Value:
    """The property's value when every cell has it; None when the cells differ.

    A range answers with a default where its cells differ, and its property state
    sees only what was set on cells directly, not what their styles say: two
    cells of two styles have the same state. So the state is asked first, and the
    areas of one format each only when it does not settle the matter.
    """
    state = cells.getPropertyState(name).value
    if state == "DIRECT_VALUE" or (state == "DEFAULT_VALUE" and cells.CellStyle):
        return cells.getPropertyValue(name)
    return only([area.getPropertyValue(name) for area in areas(cells)])


def areas(cells: Any) -> tuple[Any, ...]:
    """The parts of a range that have one format each, whatever their shape."""
    return tuple(cells.UniqueCellFormatRanges)


def only(values: list[Value]) -> Value:
    """The value that all share, or None."""
    first = values[0]
    return first if all(value == first for value in values) else None
