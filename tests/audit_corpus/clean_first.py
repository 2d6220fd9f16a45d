"""Clean but tempting workbooks: the half that the rules were made on."""

from tests.audit_corpus.page import Page


def opening_balance_inside_the_column() -> list[Page]:
    page = Page("Quỹ")
    page.grid(1, "TT|Nội dung|Số tiền")
    page.grid(2, "|Số dư năm trước chuyển sang|5000000")
    for number in range(6):
        page.grid(
            3 + number, f"{number + 1}|Khoản thu {number + 1}|{100000 * (number + 3)}"
        )
    page.grid(9, "|Cộng thu trong năm|=SUM(C3:C8)\n|Tổng nguồn|=C2+C9")
    return [page]


def year_headings_above_the_sums() -> list[Page]:
    page = Page("Năm")
    page.grid(1, "Chỉ số|2022|2023|2024")
    for number in range(5):
        page.grid(
            2 + number, f"Chỉ số {number + 1}|{number + 5}|{number + 6}|{number + 9}"
        )
    page.grid(7, "Tổng|=SUM(B2:B6)|=SUM(C2:C6)|=SUM(D2:D6)")
    return [page]


def column_numbers_above_the_data() -> list[Page]:
    page = Page("Số cột")
    page.grid(1, "STT|Đơn vị|Số lượng|Điểm\n1|2|3|4")
    for number in range(5):
        page.grid(
            3 + number, f"{number + 1}|Phòng {number + 1}|{number + 3}|{number + 6}"
        )
    page.grid(8, "|Cộng|=SUM(C3:C7)|=SUM(D3:D7)")
    return [page]


def target_row_between_data_and_total() -> list[Page]:
    page = Page("Giao")
    page.grid(1, "Đơn vị|Kết quả")
    page.grid(2, "Phòng A|5\nPhòng B|8\nPhòng C|7\nPhòng D|6\nChỉ tiêu được giao|30")
    page.grid(7, "Tổng thực hiện|=SUM(B2:B5)")
    return [page]


def average_after_the_total() -> list[Page]:
    page = Page("Cuối bảng")
    page.grid(1, "TT|Tên|Điểm")
    for number in range(8):
        page.grid(2 + number, f"{number + 1}|Người {number + 1}|{80 + number}")
    page.grid(
        10,
        "|Tổng|=SUM(C2:C9)\n|Trung bình|=AVERAGE(C2:C9)\n|Số người|=COUNT(C2:C9)\n"
        "|Cao nhất|=MAX(C2:C9)\n|Thấp nhất|=MIN(C2:C9)",
    )
    return [page]


def typed_total_between() -> list[Page]:
    page = Page("Tổng gõ")
    page.grid(1, "TT|Tên|Số")
    page.grid(2, "1|A An|3\n2|B Bình|4\n3|C Cúc|5\n4|Dự kiến D|12")
    page.grid(6, "|Tổng|=SUM(C2:C4)")
    return [page]


def top_five_of_ten() -> list[Page]:
    page = Page("Dẫn đầu")
    page.grid(1, "TT|Đơn vị|Điểm")
    for number in range(10):
        page.grid(2 + number, f"{number + 1}|Huyện {number + 1}|{990 - 7 * number}")
    page.grid(12, "|Bình quân 5 đơn vị dẫn đầu|=AVERAGE(C2:C6)")
    page.grid(13, "|Bình quân chung|=AVERAGE(C2:C11)")
    return [page]


def six_months_and_nine_months() -> list[Page]:
    page = Page("Lũy kế quý")
    heads = "|".join(f"Tháng {m}" for m in range(1, 13))
    page.grid(1, f"TT|Ngành|{heads}|6 tháng|9 tháng|Cả năm")
    for number in range(5):
        figures = "|".join(str(10 + m + number) for m in range(12))
        page.grid(
            2 + number,
            f"{number + 1}|Ngành {number + 1}|{figures}|=SUM(C{{r}}:H{{r}})|=SUM(C{{r}}:K{{r}})|=SUM(C{{r}}:N{{r}})",
        )
    return [page]


def quarter_sums_at_the_right() -> list[Page]:
    page = Page("Bốn quý")
    heads = "|".join(f"T{m}" for m in range(1, 13))
    page.grid(1, f"TT|Ngành|{heads}|Quý I|Quý II|Quý III|Quý IV")
    for number in range(5):
        figures = "|".join(str(10 + m + number) for m in range(12))
        sums = "=SUM(C{r}:E{r})|=SUM(F{r}:H{r})|=SUM(I{r}:K{r})|=SUM(L{r}:N{r})"
        page.grid(2 + number, f"{number + 1}|Ngành {number + 1}|{figures}|{sums}")
    return [page]


def running_totals() -> list[Page]:
    page = Page("Cộng dồn")
    page.grid(1, "Ngày|Nội dung|Số tiền|Cộng dồn")
    for number in range(12):
        page.grid(
            2 + number,
            f"{number + 1}|Phiếu {number + 1}|{50 + number}|=SUM(C$2:C{{r}})",
        )
    return [page]


def moving_averages() -> list[Page]:
    page = Page("Trung bình trượt")
    page.grid(1, "TT|Tháng|Số vụ|TB 3 tháng")
    for number in range(12):
        moving = f"=AVERAGE(C{number}:C{{r}})" if number >= 2 else ""
        page.grid(2 + number, f"{number + 1}|T{number + 1}|{50 + number % 5}|{moving}")
    return [page]


def text_marks_among_numbers() -> list[Page]:
    page = Page("Dấu")
    page.grid(1, "TT|Tên|Số ngày|Số giờ")
    marks = ("3", "-", "x", "4", "P", "Ô", "5", "nghỉ", "2", "không")
    for number, mark in enumerate(marks):
        page.grid(2 + number, f"{number + 1}|Tên {number + 1}|{mark}|{number + 4}")
    page.grid(12, "|Cộng|=SUM(C2:C11)|=SUM(D2:D11)")
    return [page]


def codes_as_text() -> list[Page]:
    page = Page("Mã số")
    page.grid(1, "Mã số|Tên|Số điện thoại|Số tiền")
    for number in range(7):
        page.grid(
            2 + number,
            f'"0{number + 11}"|Tên {number + 1}|"09123456{number + 10}"|{number * 1000 + 5000}',
        )
    page.grid(9, "|Cộng|=COUNTA(C2:C8)|=SUM(D2:D8)")
    return [page]


def hidden_helper_column_outside_the_sum() -> list[Page]:
    page = Page("Cột ẩn")
    page.grid(1, "TT|Tên|A|B|Cộng|Khóa")
    for number in range(6):
        page.grid(
            2 + number,
            f"{number + 1}|Tên {number + 1}|{number + 2}|{number + 5}|=SUM(C{{r}}:D{{r}})|{number * 37}",
        )
    page.grid(8, "|Cộng|=SUM(C2:C7)|=SUM(D2:D7)|=SUM(E2:E7)|")
    page.hidden_columns.add("F")
    return [page]


def hidden_rows_without_amounts() -> list[Page]:
    page = Page("Hàng ẩn")
    page.grid(1, "TT|Tên|Số")
    for number in range(10):
        page.grid(
            2 + number,
            f"{number + 1}|Tên {number + 1}|{0 if number in (4, 5) else number + 2}",
        )
    page.grid(12, "|Dự phòng|\n|Dự phòng|\n|Tổng|=SUM(C2:C13)")
    page.hidden_rows |= {6, 7, 12, 13}
    return [page]


def filtered_list_with_subtotal() -> list[Page]:
    page = Page("Lọc")
    page.grid(1, "TT|Tên|Số")
    for number in range(10):
        page.grid(2 + number, f"{number + 1}|Tên {number + 1}|{number + 2}")
    page.grid(12, "|Tổng đang lọc|=SUBTOTAL(9,C2:C11)\n|Số dòng|=SUBTOTAL(102,C2:C11)")
    page.hidden_rows |= {3, 5, 8}
    page.filtered = "A1:C11"
    return [page]


def folded_months() -> list[Page]:
    page = Page("Gấp nhóm")
    page.grid(1, "TT|Ngành|T1|T2|T3|Quý I|T4|T5|T6|Quý II")
    for number in range(6):
        figures = f"{number + 2}|{number + 3}|{number + 4}|=SUM(C{{r}}:E{{r}})"
        more = f"{number + 1}|{number + 6}|{number + 7}|=SUM(G{{r}}:I{{r}})"
        page.grid(2 + number, f"{number + 1}|Ngành {number + 1}|{figures}|{more}")
    page.hidden_columns |= {"C", "D", "E"}
    return [page]


def double_weight() -> list[Page]:
    page = Page("Hệ số 2")
    page.grid(1, "TT|Tên|Miệng|15 phút|Thi|TB")
    for number in range(6):
        page.grid(
            2 + number,
            f"{number + 1}|Tên {number + 1}|{number + 4}|{number + 3}|{number + 2}|=(SUM(C{{r}}:E{{r}})+E{{r}})/4",
        )
    return [page]


def halved_sum_of_parts_and_subtotals() -> list[Page]:
    page = Page("Chia đôi")
    page.grid(1, "Nội dung|Số")
    page.grid(
        2,
        "Phòng A|3\nPhòng B|4\nCộng 1|=SUM(B2:B3)\nPhòng C|6\nPhòng D|8\nCộng 2|=SUM(B5:B6)",
    )
    page.grid(8, "Tổng|=SUM(B2:B7)/2")
    return [page]


def last_row_differs() -> list[Page]:
    page = Page("Hàng cuối")
    page.grid(1, "TT|Tên|Số lượng|Đơn giá|Tiền")
    for number in range(6):
        page.grid(
            2 + number,
            f"{number + 1}|Tên {number + 1}|{number + 2}|1000|=C{{r}}*D{{r}}",
        )
    page.grid(8, "7|Chi khác (khoán)|||250000\n|Cộng|||=SUM(E2:E8)")
    return [page]


def blanks_inside_the_sum() -> list[Page]:
    page = Page("Ô trống")
    page.grid(1, "TT|Tên|Số")
    page.grid(2, "1|An|4\n2|Bình|\n3|Cúc|6\n4|Dũng|\n5|Em|3\n||\n||")
    page.grid(9, "|Tổng|=SUM(C2:C8)")
    return [page]


CLEAN = tuple(
    value
    for name, value in list(globals().items())
    if callable(value) and getattr(value, "__module__", "") == __name__
)
