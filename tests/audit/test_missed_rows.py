"""S601: what reads a list and stops short of its end, near by or far away."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from tests.audit.told import findings_of, page, told
from tests.audit_corpus.page import Page

UNITS = ("Văn phòng", "Thanh tra")


def spending(formula: str) -> Page:
    """Eight lines in rows 2 to 9, with a formula beside them."""
    made = page("STT | Đơn vị | Số tiền")
    rows = (f"{n} | {UNITS[n % 2]} | {n * 10}" for n in range(1, 9))
    made.grid(2, "\n".join(rows))
    made["F2"], made["G2"] = "Tổng hợp", formula
    return made


@pytest.mark.parametrize(
    "formula",
    [
        *("=COUNTA(B2:B{0})", "=COUNT(C2:C{0})", "=MAX(C2:C{0})", "=MIN(C2:C{0})"),
        *("=AVERAGE(C2:C{0})", "=SUM(C2:C{0})", "=SUBTOTAL(9,C2:C{0})"),
        '=SUMIF($B$2:$B${0},"Thanh tra",$C$2:$C${0})',
        '=SUMIFS(C2:C{0},B2:B{0},"Thanh tra")',
        '=COUNTIF(B2:B{0},"Thanh tra")',
    ],
)
def test_a_function_over_a_list_that_stops_one_row_short(formula: str) -> None:
    assert told(spending(formula.format(9))) == []
    assert told(spending(formula.format(8))) == [("S601", "G2")]


def ranked(first: str, last: str, function: str = "RANK") -> Page:
    """A class of nine with a rank beside each mark, over rows `first` to `last`."""
    made = page("STT | Họ tên | Điểm | Hạng")
    rank = f"={function}(C{{r}},C{first}:C{last})"
    rows = (
        f"{n} | Em {'ABCDEFGHI'[n - 1]} | {n * 7 % 10} | {rank}" for n in range(1, 10)
    )
    made.grid(2, "\n".join(rows))
    return made


@pytest.mark.parametrize("function", ["RANK", "_xlfn.RANK.EQ", "_xlfn.RANK.AVG"])
def test_a_rank_over_a_part_of_the_list(function: str) -> None:
    """The range was not made longer with the list, or slides for want of a $."""
    assert told(ranked("$2", "$10", function)) == []
    assert ("S601", "D2") in told(ranked("$2", "$9", function))
    sliding = ranked("2", "10", function)
    for row in range(2, 11):
        sliding[f"D{row}"] = f"={function}(C{row},C{row}:C{row + 8})"
    assert ("S601", "D3") in told(sliding)


def test_ranks_within_groups_are_meant_so() -> None:
    made = ranked("$2", "$10")
    for row in range(2, 11):
        made[f"D{row}"] = f"=RANK(C{row},{'C$2:C$5' if row < 6 else 'C$6:C$10'})"
    assert told(made) == []


@pytest.mark.parametrize("function", ["SUM", "COUNTA", "AVERAGE", "MAX", "SUBTOTAL"])
def test_the_list_may_lie_on_another_sheet(function: str) -> None:
    first = "9," if function == "SUBTOTAL" else ""
    front = page(f"Tổng | ={function}({first}Bảng!C2:C8)", "Bìa")
    assert told(spending("1"), front) == [("S601", "B1")]
    front["B1"] = f"={function}({first}Bảng!C2:C9)"
    assert told(spending("1"), front) == []


def test_a_range_that_another_one_takes_up_is_a_part() -> None:
    made = spending("=SUM(C2:C5)")
    made["G3"] = "=SUM(C6:C9)"
    assert told(made) == []


def test_a_cell_left_out_by_a_name_is_named_with_its_sheet() -> None:
    book = openpyxl.load_workbook(BytesIO(named("1", 8)))
    book.create_sheet("Bìa")["B1"] = "=SUM(so_tien)"
    out = BytesIO()
    book.save(out)
    (finding,) = findings_of(out.getvalue())
    assert (finding.sheet, finding.cell) == ("Bìa", "B1")
    assert "«Sheet» C9" in finding.what


def named(formula: str, last: int) -> bytes:
    """Eight lines; a name and a table that reach to row `last`."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["STT", "Đơn vị", "Số tiền"])
    for n in range(1, 9):
        sheet.append([n, UNITS[n % 2], n * 10])
    sheet["F2"] = formula
    sheet.add_table(Table(displayName="BangChi", ref=f"A1:C{last}"))
    book.defined_names["so_tien"] = DefinedName(
        "so_tien", attr_text=f"Sheet!$C$2:$C${last}"
    )
    book.defined_names["don_vi"] = DefinedName(
        "don_vi", attr_text=f"Sheet!$B$2:$B${last}"
    )
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "formula",
    [
        *("=SUM(BangChi[Số tiền])", "=SUBTOTAL(9,BangChi[Số tiền])", "=SUM(so_tien)"),
        *("=AVERAGE(so_tien)", "=COUNTA(BangChi[Đơn vị])"),
        '=SUMIF(don_vi,"Thanh tra",so_tien)',
    ],
)
def test_a_name_or_a_table_that_ends_before_its_list_does(formula: str) -> None:
    assert findings_of(named(formula, 9)) == []
    (finding,) = findings_of(named(formula, 8))
    assert (finding.code, finding.cell) == ("S601", "F2")


def test_a_list_told_by_days_or_codes_goes_on_too() -> None:
    made = page("Ngày | Nội dung | Thu | Chi | Tồn")
    made.grid(2, "45600 | Số dư đầu kỳ | | | 900")
    for n, day in enumerate((45601, 45601, 45604, 45609, 45611, 45615)):
        made.grid(
            3 + n,
            f"{day} | Phiếu {['thu', 'chi'][n % 2]} | 7 | 5 | =E{{a}}+C{{r}}-D{{r}}",
        )
    made.grid(9, "| Cộng | =SUM(C3:C8) | =SUM(D3:D7) |")
    assert told(made) == [("S601", "D9")]
    made["C9"] = "=SUM(C3:C7)"
    assert told(made) == [("S601", "C9")]
