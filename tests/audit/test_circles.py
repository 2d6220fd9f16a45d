"""No formula is proposed that would lead back to its own cell."""

from tests.audit.told import page, told
from toolkit.audit.circles import Circles
from toolkit.audit.sums import Area
from toolkit.audit.view import SheetView
from toolkit.xlsx.cells.cell import Cell, Sheet


def sheet_of(formulas: dict[tuple[int, int], str]) -> SheetView:
    return SheetView(Sheet("S", "", {p: Cell(1, text) for p, text in formulas.items()}))


def test_what_a_formula_reads_is_followed_back_to_the_cell() -> None:
    view = sheet_of({(1, 2): "A1", (2, 2): "SUM(B1:B1)", (3, 2): "B2*2"})
    circles = Circles(view)
    assert circles.leads_back([Area(3, 2, 3, 2)], (1, 1))
    assert not circles.leads_back([Area(3, 2, 3, 2)], (9, 9))
    assert circles.starts_from((3, 2), (1, 1), 3)
    assert not circles.starts_from((3, 2), (1, 1), 1)


def test_the_last_of_several_shares_is_typed_and_the_total_reads_it() -> None:
    made = page("Đơn vị | Số | Tỷ lệ")
    made.grid(2, "\n".join(f"{n} | {n * 5} | =B{{r}}/$B$8" for n in range(1, 7)))
    made.grid(8, "Cộng | =B2/C2 | 1")
    assert told(made) == [("S611", "C2")] or all(c != "S602" for c, _ in told(made))
