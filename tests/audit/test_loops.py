"""S611: formulas that feed one another in a circle."""

import pytest

from tests.audit.told import findings, page, told
from toolkit.audit.components import circles_of


def test_a_total_that_comes_back_through_three_cells_and_another_sheet() -> None:
    one = page(
        "Tổng | =B2+B3\nThu | =SUM(B4:B5)\nKhác | 10\nA | =Hai!B1*2\nB | 7", "Một"
    )
    two = page("Mang sang | =B2\nCộng | =SUM(B3:B4)\nTừ sổ | =Một!B1\nThêm | 5", "Hai")
    (finding,) = findings(one, two)
    assert (finding.code, finding.sheet, finding.cell) == ("S611", "Một", "B1")
    way = "B1 → B2 → B4 → «Hai» B1 → «Hai» B2 → «Hai» B3 → B1"
    assert f"phụ thuộc vào chính nó qua các ô khác: {way}." in finding.what


def test_a_share_of_a_total_that_takes_the_share_in() -> None:
    made = page("Lương | 100\nPhụ cấp | 20\nQuỹ | =ROUND(B4*10%,0)\nCộng | =SUM(B1:B3)")
    assert told(made) == [("S611", "B4")]


def test_balances_carried_on_and_totals_over_their_items_are_no_circles() -> None:
    made = page("Kỳ | Đầu | Trả | Cuối\n1 | 900 | =ROUND($B$2/9,0) | =B2-C2")
    made.grid(
        3,
        "\n".join(
            f"{n} | =D{{a}} | =ROUND($B$2/9,0) | =B{{r}}-C{{r}}" for n in range(2, 9)
        ),
    )
    made.grid(10, "Cộng | | =SUM(C2:C9) | =B2-C10")
    assert told(made) == []
    plan = page(
        "A | =B2+B5\nI | =SUM(B3:B4)\n1 | 5\n2 | 6\nII | =SUM(B6:B7)\n1 | 7\n2 | 8"
    )
    assert told(plan) == []


@pytest.mark.parametrize(
    "formula", ["=OFFSET(B3,-1,0)", "=ROWS(B1:B3)", "=IF(A4=1,B3,B2)"]
)
def test_what_names_a_cell_without_reading_it_closes_no_circle(formula: str) -> None:
    made = page("1 | 5\n2 | 6\n3 | =B4+1\n4 | 7")
    made["B4"] = formula
    assert "S611" not in [code for code, _ in told(made)]
    made["B4"] = "=B3+B2"
    assert ("S611", "B4") in told(made)


def test_circles_of_a_long_chain_are_found_without_calling_again_and_again() -> None:
    ring = {n: [(n + 1) % 50_000] for n in range(50_000)}
    assert [len(circle) for circle in circles_of(ring)] == [50_000]
    chain = {n: [n + 1] for n in range(50_000)}
    assert list(circles_of(chain, alone=True)) == []
    assert list(circles_of({1: [1], 2: [1]}, alone=True)) == [[1]]
    assert list(circles_of({1: [1], 2: [1]})) == []
