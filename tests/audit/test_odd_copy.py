"""S608: a formula that is nearly what its copies make one expect."""

import pytest

from tests.audit.told import findings, page, told
from tests.audit_corpus.page import Page


def lines(*odd: tuple[str, str]) -> Page:
    """Ten lines of quantity, price and amount, some formulas written otherwise."""
    made = page("Tên | SL | Giá | Tiền")
    made.grid(2, "\n".join(f"Vật tư {w} | {w} | 5 | =B{{r}}*C{{r}}" for w in range(10)))
    for cell, text in odd:
        made[cell] = text
    return made


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("=B5*C6", "ô được dùng"),
        ("=B6*C6+100", "một số hạng"),
        ("=B6*5", "con số gõ thay cho ô"),
        ("=B6+C6", "phép tính"),
    ],
)
def test_one_copy_that_differs_in_one_thing_is_told_with_what_belongs_there(
    text: str, what: str
) -> None:
    (finding,) = findings(lines(("D6", text)))
    assert (finding.code, finding.cell) == ("S608", "D6")
    assert f"khác các ô cạnh nó ở {what}" in finding.what
    assert "=B6*C6" in finding.what


def test_operands_in_another_order_are_the_same() -> None:
    assert told(lines(("D6", "=C6*B6"))) == []


def test_a_column_in_which_formulas_change_often_is_meant_so() -> None:
    odd = [(f"D{row}", f"=B{row}*C{row}*1.1") for row in (3, 5, 7, 9)]
    assert told(lines(*odd)) == []


def grouped(total: str) -> Page:
    """Months with a total after three of them; the rate is one formula all down."""
    made = page("Kỳ | Kế hoạch | Thực hiện | Tỷ lệ")
    row = 2
    for quarter in range(4):
        for month in range(3):
            name = f"Tháng {3 * quarter + month + 1}"
            made.grid(
                row, f"{name} | {50 + 7 * month + row} | {40 + row} | =C{{r}}/B{{r}}"
            )
            row += 1
        first, last = row - 3, row - 1
        sums = " | ".join(f"=SUM({c}{first}:{c}{last})" for c in "BC")
        rate = total if quarter == 1 else "=C{r}/B{r}"
        made.grid(row, f"Cộng quý {quarter + 1} | {sums} | {rate}")
        row += 1
    return made


def test_a_total_is_measured_by_the_other_totals() -> None:
    assert told(grouped("=C{r}/B{r}")) == []
    assert told(grouped("=C{a}/B{r}")) == [("S608", "D9")]


@pytest.mark.parametrize("size", [2, 4])
def test_subtotals_among_the_items_are_no_other_formulas(size: int) -> None:
    made = page("Tên | SL | Giá | Tiền")
    row = 2
    for _ in range(9):
        made.grid(row, "\n".join(["Vật tư | 2 | 3 | =B{r}*C{r}"] * size))
        row += size
        made.grid(row, f"Cộng | | | =SUM(D{row - size}:D{row - 1})")
        row += 1
    assert told(made) == []
    first = 2 + 3 * (size + 1)
    for odd in (first, first + size - 1):  # the first and the last of a group
        kept = str(made.cells[odd, 4])
        made[f"D{odd}"] = f"=B{odd}*C{odd - 1}"
        assert told(made) == [("S608", f"D{odd}")]
        made[f"D{odd}"] = kept


def months(odd: str) -> list[Page]:
    """Three sheets of one form, and one that adds them up item by item."""
    made = [page("Khoản | Thu", name) for name in ("T1", "T2", "T3")]
    for one in made:
        one.grid(2, "\n".join(f"Khoản {n} | {n + 3}" for n in range(1, 9)))
    total = page("Khoản | Thu", "Quý I")
    rows = (f"Khoản {n} | =T1!B{{r}}+T2!B{{r}}+T3!B{{r}}" for n in range(1, 9))
    total.grid(2, "\n".join(rows))
    total["B5"] = odd or total.cells[5, 2]
    return [*made, total]


@pytest.mark.parametrize(
    ("odd", "what"),
    [
        ("=T1!B5+T2!B5+T2!B5", "ô được dùng"),
        ("=T1!B5+T2!B5", "một số hạng"),
        ("=T1!B5+T3!B5", "một số hạng"),
        ("=T2!B5+T3!B5", "một số hạng"),
    ],
)
def test_a_sheet_added_twice_or_left_out_among_sums_of_sheets(
    odd: str, what: str
) -> None:
    assert findings(*months("")) == []
    (finding,) = findings(*months(odd))
    assert (finding.code, finding.cell) == ("S608", "B5")
    assert f"khác các ô cạnh nó ở {what}" in finding.what


@pytest.mark.parametrize("odd", ["=D4+D10", "=D4+D7", "=D7+D10", "=D4+D7+D9"])
def test_a_group_left_out_of_one_of_the_grand_totals(odd: str) -> None:
    """Also in a column that is itself called a total."""
    made = page("Tên | Tiền | Xe | Tổng | Ứng | Còn")
    for first in (2, 5, 8):
        item = "Khoản | 5 | 6 | =B{r}+C{r} | 2 | =D{r}-E{r}"
        made.grid(first, f"{item}\n{item}")
        sums = " | ".join(f"=SUM({c}{first}:{c}{first + 1})" for c in "BCDEF")
        made.grid(first + 2, f"Cộng | {sums}")
    made.grid(11, "Tổng cộng | " + " | ".join(f"={c}4+{c}7+{c}10" for c in "BCDEF"))
    assert told(made) == []
    made["D11"] = odd
    assert told(made) == [("S608", "D11")]
