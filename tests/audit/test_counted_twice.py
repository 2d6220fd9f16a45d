"""What is counted twice: as the definition says, however it is found."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tries import tries
from toolkit.audit.counted_twice import _overlap, _parts
from toolkit.audit.subtotals import Subtotals
from toolkit.audit.sums import Addend, Area
from toolkit.audit.view import SheetView
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Cell, Sheet
from toolkit.xlsx.cells.place import SpotKey


def cells_of(view: SheetView, area: Area) -> list[SpotKey]:
    return [place for place in view.cells if area.holds(place)]


def has_number(view: SheetView, area: Area) -> bool:
    return any(view.numeric(place) for place in cells_of(view, area))


def part_and_subtotal(
    view: SheetView, place: SpotKey, addends: tuple[Addend, ...]
) -> bool:
    """Some other addition is added, and so is all that it adds up itself."""
    for outer in addends:
        for cell in cells_of(view, outer.area):
            inner = view.additions.get(cell, ())
            column = outer.area.left == outer.area.right
            below = column and outer.area.top < outer.area.bottom
            aside = below and any(
                not part.area.left == part.area.right == cell[1] for part in inner
            )
            passed = outer.subtotal and all(part.subtotal for part in inner)
            if not inner or cell == place or aside or passed:
                continue
            if all(
                any(part.area.within(one.area) for one in addends) for part in inner
            ) and any(has_number(view, part.area) for part in inner):
                return True
    return False


def overlaps(view: SheetView, place: SpotKey, addends: tuple[Addend, ...]) -> bool:
    """Two ranges share a number; one inside the other counts down its own column."""
    for (one, _), (two, _) in combinations(addends, 2):
        common = one.common(two)
        if common is None or (one.single and two.single):
            continue
        inside = common in (one, two)
        own_column = one.left == one.right == two.left == place[1]
        if (own_column or not inside) and has_number(view, common):
            return True
    return False


rows, columns = st.integers(1, 80), st.integers(1, 4)


@st.composite
def area(draw: st.DrawFn, column: int) -> str:
    left = draw(st.one_of(st.just(column), columns))
    right = draw(st.one_of(st.just(left), columns))
    return f"{a1(draw(rows), left)}:{a1(draw(rows), right)}"


@st.composite
def formula(draw: st.DrawFn, row: int, column: int) -> str:
    several = st.lists(area(column), min_size=1, max_size=9).map(",".join)
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return f"SUBTOTAL(9,{draw(area(column))})"
    if kind == 1 and row > 1:
        start = draw(st.integers(1, row - 1))
        return f"SUM({a1(start, column)}:{a1(row - 1, column)})"
    if kind == 2:
        return f"{a1(draw(rows), column)}+SUM({draw(several)})+{a1(draw(rows), column)}"
    return f"SUM({draw(several)})"


@st.composite
def sheet(draw: st.DrawFn) -> Sheet:
    cells: dict[SpotKey, Cell] = {}
    for column in range(1, 5):
        share, last = draw(st.sampled_from((0, 3, 9))), draw(rows)
        filler = draw(st.sampled_from((Cell(5), Cell("x"), Cell(None, None, 1))))
        for row in range(1, last + 1):
            cells[row, column] = filler
            if draw(st.integers(0, 9)) < share:
                cells[row, column] = Cell(3, draw(formula(row, column)))
    return Sheet("S", "part", cells)


@pytest.mark.slow
@settings(max_examples=tries(36), derandomize=True, deadline=None)
@given(sheet())
def test_what_is_counted_twice_is_what_the_definition_says(sheet: Sheet) -> None:
    view = SheetView(sheet)
    subtotals = Subtotals(view)
    for place, addends in view.additions.items():
        twice = bool(_parts(view, subtotals, place, addends))
        assert twice is part_and_subtotal(view, place, addends), place
        assert bool(_overlap(view, place, addends)) is overlaps(view, place, addends)
