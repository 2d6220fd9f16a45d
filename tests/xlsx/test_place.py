"""A spot, a place and a rectangle agree on where a cell is."""

import pytest

from toolkit.xlsx.cells.cell import Cell, Region, Sheet
from toolkit.xlsx.cells.place import Place, Spot

REGION = Region("Biểu", 2, 3, 5, 6)


def test_a_place_is_named_as_a_person_names_it() -> None:
    place = Place("Chấm điểm", 17, 6)
    assert (place.a1, place.spot) == ("F17", Spot(17, 6))
    assert place.spot.a1 == "F17"


def test_a_spot_finds_the_cell_that_was_read_there() -> None:
    sheet = Sheet("Biểu", "", cells={(17, 6): Cell(1.0)})
    assert sheet.cells[Spot(17, 6)] == Cell(1.0)


@pytest.mark.parametrize("corner", [(2, 3), (2, 6), (5, 3), (5, 6)])
def test_a_region_holds_its_corners(corner: tuple[int, int]) -> None:
    assert REGION.holds(Spot(*corner))


@pytest.mark.parametrize("beside", [(1, 3), (6, 3), (2, 2), (2, 7)])
def test_a_region_holds_nothing_beside_it(beside: tuple[int, int]) -> None:
    assert not REGION.holds(Spot(*beside))
