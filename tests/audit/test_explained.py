"""Numbers typed for a reason that stands there; sums beside what they miss."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.audit.told import findings_of, page, told
from tests.audit_corpus.page import Page, to_bytes


def prices(remark: str = "") -> Page:
    """Twelve prices by one formula, the one in row 8 typed."""
    made = page("TT | Hàng | Giá cũ | Giá mới | Ghi chú")
    made.grid(
        2, "\n".join(f"{n} | Hàng {n} | {n * 9} | =C{{r}}*2" for n in range(1, 13))
    )
    made["D8"] = "77"
    if remark:
        made["E8"] = remark
    return made


def test_a_typed_number_is_told() -> None:
    assert told(prices()) == [("S602", "D8")]
    assert told(prices("Hàng mới")) == [("S602", "D8")]


@pytest.mark.parametrize(
    "remark",
    ["Nhập tay theo báo giá", "Giá thỏa thuận", "Theo hợp đồng số 5", "Agreed"],
)
def test_not_where_a_remark_says_why(remark: str) -> None:
    assert told(prices(remark)) == []


def test_not_where_a_note_hangs_at_the_cell() -> None:
    book = openpyxl.load_workbook(BytesIO(to_bytes([prices()])))
    book["Bảng"]["D8"].comment = Comment("Lãnh đạo duyệt", "An")
    out = BytesIO()
    book.save(out)
    assert findings_of(out.getvalue()) == []


def across(
    total: str, heads: str = "Phường A | Phường B | Phường C | Phường D"
) -> Page:
    made = page(f"Loại | {heads} | Cộng")
    made.grid(
        2,
        "\n".join(
            f"Loại {w} | 3 | 4 | 5 | {n} | {total}" for n, w in enumerate("kdmnh", 2)
        ),
    )
    made.grid(7, "Tổng | " + " | ".join(f"=SUM({c}2:{c}6)" for c in "BCDEF"))
    return made


def test_a_whole_column_of_totals_one_short_of_the_columns_before_it() -> None:
    assert told(across("=SUM(B{r}:E{r})")) == []
    assert told(across("=SUM(B{r}:D{r})")) == [("S601", "F2")]


def test_not_a_column_that_its_heading_keeps_apart() -> None:
    heads = "Phường A | Phường B | Phường C | Tạm ứng"
    assert told(across("=SUM(B{r}:D{r})", heads)) == []


def test_months_in_english_and_days_of_the_week_count_on() -> None:
    for heads in (
        "Jan | Feb | Mar | Apr",
        "T5 | T6 | T7 | CN",
        "Mon | Tue | Wed | Thu",
    ):
        assert told(across("=SUM(B{r}:D{r})", heads)) == [("S601", "F2")]


def test_items_numbered_in_front_of_their_words_go_on() -> None:
    made = page(
        "I. Tài sản | =SUM(B2:B4)\n1. Tiền | 5\n2. Nợ phải thu | 6\n3. Hàng | 9"
    )
    made.grid(5, "4. Khác | 7\nII. Nguồn | =SUM(B7:B8)\n1. Nợ | 9\n2. Vốn | 8")
    assert told(made) == [("S601", "B1")]


def test_a_number_text_in_a_sparse_column_is_told_by_its_row() -> None:
    made = page("Từ | A | B | C | D | Cộng")
    made.grid(2, 'x | 5 | | 7 | 8 | =SUM(B2:E2)\ny | | "14" | 3 | 2 | =SUM(B3:E3)')
    made.grid(4, "z | 1 | | 2 | 3 | =SUM(B4:E4)")
    made.grid(5, "Cộng | " + " | ".join(f"=SUM({c}2:{c}4)" for c in "BCDEF"))
    assert told(made) == [("S603", "C3")]
