"""Clean but tempting workbooks: the half held out while the rules were made."""

from tests.audit_corpus.page import Page


def numbering_that_starts_again() -> list[Page]:
    page = Page("Đánh số")
    page.grid(1, "TT|Tên|Điểm")
    for number in range(12):
        stt = "1" if number in (0, 6) else "=A{a}+1"
        page.grid(2 + number, f"{stt}|Tên {number + 1}|{number + 50}")
    page.grid(14, "|Cộng|=SUM(C2:C13)")
    return [page]


def actual_then_forecast() -> list[Page]:
    page = Page("Dự báo")
    heads = "|".join(f"Tháng {m}" for m in range(1, 11))
    page.grid(1, f"Chỉ số|{heads}")
    page.grid(
        2,
        "Doanh số|100|104|109|111|=E2*1.02|=F2*1.02|=G2*1.02|=H2*1.02|=I2*1.02|=J2*1.02",
    )
    page.grid(
        3, "Chi phí|80|82|83|85|=F2*0.75|=G2*0.75|=H2*0.75|=I2*0.75|=J2*0.75|=K2*0.75"
    )
    return [page]


def parent_typed_between_children() -> list[Page]:
    page = Page("Mục cha")
    page.grid(1, "TT|Nội dung|SL|ĐG|Tiền")
    for number in range(4):
        page.grid(
            2 + number, f"{number + 1}|Việc {number + 1}|{number + 2}|50|=C{{r}}*D{{r}}"
        )
    page.grid(6, "II|Thuê khoán trọn gói|1|900|900")
    for number in range(4):
        page.grid(
            7 + number, f"{number + 1}|Việc {number + 5}|{number + 2}|60|=C{{r}}*D{{r}}"
        )
    return [page]


def only_one_group_is_summed_beside() -> list[Page]:
    page = Page("Một nhóm")
    page.grid(1, "TT|Họ tên|Số ngày||Nữ")
    for number in range(8):
        page.grid(2 + number, f"{number + 1}|Người {number + 1}|{number + 2}")
    page["E2"] = "=SUM(C2:C6)"
    return [page]


def item_said_to_be_left_out() -> list[Page]:
    page = Page("Không tính")
    page.grid(1, "TT|Nội dung|Số người")
    page.grid(
        2,
        "1|Công chức|30\n2|Viên chức|25\n3|Hợp đồng 111|4\n4|Hợp đồng thời vụ (không tính)|3",
    )
    page.grid(6, "|Tổng biên chế|=SUM(C2:C4)")
    return [page]


def column_numbers_in_brackets() -> list[Page]:
    page = Page("Số cột ngoặc")
    page.grid(1, "TT|Đơn vị|LĐTT|CSTĐ|Vi phạm|Cộng danh hiệu\n(1)|(2)|(3)|(4)|(5)|(6)")
    for number in range(7):
        page.grid(
            3 + number,
            f"{number + 1}|Đơn vị {number + 1}|{number + 3}|{number + 1}|{number % 2}|=SUM(C{{r}}:D{{r}})",
        )
    return [page]


def index_with_a_base_year() -> list[Page]:
    page = Page("Chỉ số gốc")
    page.grid(1, "|Năm 2020|Năm 2021|Năm 2022|Năm 2023|Năm 2024")
    page.grid(2, "Giá trị|120|126|131|140|151")
    page.grid(3, "So với 2020 (%)|100|=C2/$B2*100|=D2/$B2*100|=E2/$B2*100|=F2/$B2*100")
    return [page]


def threshold_row_before_the_sum() -> list[Page]:
    page = Page("Điểm sàn")
    page.grid(1, "Thí sinh|Điểm")
    page.grid(2, "Nguyễn An|7\nTrần Bình|8\nLê Cúc|6\nVũ Dũng|9\nĐiểm sàn|5")
    page.grid(7, "Bình quân|=AVERAGE(B2:B5)")
    return [page]


def sum_of_some_items_by_number() -> list[Page]:
    page = Page("Mục 3 đến 6")
    page.grid(1, "TT|Khoản|Tiền")
    for number in range(6):
        page.grid(2 + number, f"{number + 1}|Khoản {number + 1}|{100 * number + 50}")
    page.grid(
        8, "|Cộng chi thường xuyên (3-6)|=SUM(C4:C7)\n|Cộng chi khác (1+2)|=C2+C3"
    )
    return [page]


def two_lists_with_a_heading_between() -> list[Page]:
    page = Page("Hai danh sách")
    page.grid(1, "TT|Tập thể|Tiền")
    page.grid(
        2, "1|Phòng A|500\n2|Phòng B|600\n3|Phòng C|700\n|Cộng tập thể|=SUM(C2:C4)"
    )
    page.grid(6, "TT|Cá nhân|Tiền")
    page.grid(
        7, "1|Nguyễn An|100\n2|Lê Bình|200\n3|Vũ Cúc|300\n|Cộng cá nhân|=SUM(C7:C9)"
    )
    page.grid(11, "|Tổng cộng|=C5+C10")
    return [page]


def chart_gaps() -> list[Page]:
    page = Page("Biểu đồ")
    page.grid(1, "Tháng|Kết quả|Để vẽ")
    for number in range(12):
        value = number + 5 if number < 7 else ""
        page.grid(2 + number, f'Tháng {number + 1}|{value}|=IF(B{{r}}="",NA(),B{{r}})')
    return [page]


def errors_caught() -> list[Page]:
    page = Page("IFERROR")
    page.grid(1, "TT|Tên|Đạt|Tổng|Tỷ lệ")
    for number in range(8):
        page.grid(
            2 + number,
            f'{number + 1}|Tên {number + 1}|{number}|{0 if number == 3 else number + 2}|=IFERROR(C{{r}}/D{{r}},"-")',
        )
    return [page]


def prefilled_rows() -> list[Page]:
    page = Page("Điền sẵn")
    page.grid(1, "TT|Tên|SL|ĐG|Tiền")
    for number in range(30):
        what = (
            f"{number + 1}|Tên {number + 1}|{number + 2}|100" if number < 8 else "|||"
        )
        page.grid(2 + number, what + '|=IF(C{r}="","",C{r}*D{r})')
    page.grid(32, "|Cộng|=SUM(C2:C31)||=SUM(E2:E31)")
    return [page]


def count_of_marks() -> list[Page]:
    page = Page("Đếm x")
    page.grid(1, "TT|Tên|Tốt|Khá|TB")
    for number in range(9):
        marks = ["", "", ""]
        marks[number % 3] = "x"
        page.grid(2 + number, f"{number + 1}|Tên {number + 1}|" + "|".join(marks))
    page.grid(11, "|Cộng|" + "|".join(f'=COUNTIF({c}2:{c}10,"x")' for c in "CDE"))
    return [page]


def average_age_among_totals() -> list[Page]:
    page = Page("Tuổi")
    page.grid(1, "TT|Đơn vị|Nam|Nữ|Tuổi bình quân|Đảng viên|Đoàn viên")
    for number in range(6):
        page.grid(
            2 + number,
            f"{number + 1}|Phòng {number + 1}|{number + 3}|{number + 2}|{38 + number}|{number + 1}|{number + 2}",
        )
    page.grid(8, "|Cộng|=SUM(C2:C7)|=SUM(D2:D7)|40.5|=SUM(F2:F7)|=SUM(G2:G7)")
    return [page]


def number_of_rows_typed_in_the_total() -> list[Page]:
    page = Page("Tổng số dòng")
    page.grid(1, "STT|Số thẻ|A|B|C|D")
    for number in range(9):
        page.grid(
            2 + number,
            f"{number + 1}|{number + 1}|{number + 3}|{number + 2}|{number + 4}|{number + 5}",
        )
    page.grid(11, "9|9|" + "|".join(f"=SUM({c}2:{c}10)" for c in "CDEF"))
    return [page]


def typed_where_nothing_can_be_computed() -> list[Page]:
    page = Page("Khoán")
    page.grid(1, "TT|Việc|Số lượng|Đơn giá|Tiền")
    for number in range(9):
        if number == 4:
            page.grid(6, "5|Việc khoán trọn gói|||500000")
        else:
            page.grid(
                2 + number,
                f"{number + 1}|Việc {number + 1}|{number + 1}|70000|=C{{r}}*D{{r}}",
            )
    page.grid(11, "|Cộng|||=SUM(E2:E10)")
    return [page]


def partial_sums_of_a_long_list() -> list[Page]:
    page = Page("Từng đoạn")
    page.grid(1, "TT|Tên|Số|Nhóm")
    for number in range(15):
        total = f"=SUM(C{number - 3}:C{{r}})" if number % 5 == 4 else ""
        page.grid(2 + number, f"{number + 1}|Tên {number + 1}|{number + 3}|{total}")
    page.grid(17, "|Cộng||=SUM(D2:D16)")
    return [page]


def subtotals_skipped_by_subtotal() -> list[Page]:
    page = Page("SUBTOTAL")
    page.grid(1, "Đơn vị|Số\nPhòng A|3\nPhòng B|4\nCộng 1|=SUBTOTAL(9,B2:B3)")
    page.grid(
        5, "Phòng C|5\nPhòng D|6\nCộng 2|=SUBTOTAL(109,B5:B6)\nTổng|=SUBTOTAL(9,B2:B7)"
    )
    return [page]


def check_row_below() -> list[Page]:
    page = Page("Kiểm tra")
    page.grid(1, "TT|Tên|Thu|Chi|Còn")
    for number in range(6):
        page.grid(
            2 + number,
            f"{number + 1}|Tên {number + 1}|{number + 9}|{number + 2}|=C{{r}}-D{{r}}",
        )
    page.grid(8, "|Cộng|=SUM(C2:C7)|=SUM(D2:D7)|=SUM(E2:E7)\n|Kiểm tra||||=C8-D8-E8")
    return [page]


def mixed_column_of_marks() -> list[Page]:
    page = Page("Nửa gõ nửa tính")
    page.grid(1, "TT|Tên|A|B|Điểm")
    for number in range(12):
        score = "=C{r}+D{r}" if number % 3 else f"{number + 4}"
        page.grid(
            2 + number, f"{number + 1}|Tên {number + 1}|{number + 2}|{number}|{score}"
        )
    return [page]


def carried_from_the_other_page() -> list[Page]:
    page = Page("Trang 2")
    page.grid(1, "TT|Tên|Tiền\n|Trang trước mang sang|5600000")
    for number in range(6):
        page.grid(
            3 + number, f"{number + 20}|Tên {number + 20}|{number * 10000 + 50000}"
        )
    page.grid(9, "|Cộng trang này|=SUM(C3:C8)\n|Cộng dồn|=C2+C9")
    return [page]


def year_texts_inside_the_range() -> list[Page]:
    page = Page("Năm chữ")
    page.grid(1, 'Huyện|"2023"|"2024"')
    for number in range(6):
        page.grid(2 + number, f"Huyện {number + 1}|{number + 3}|{number + 4}")
    page.grid(8, "Cộng|=SUM(B1:B7)|=SUM(C1:C7)")
    return [page]


# Each of these keeps one caution of the rules alive that no table above needs.


def two_parts_summed_below_the_list() -> list[Page]:
    page = Page("Nam nữ")
    page.grid(1, "TT|Họ tên|Số ngày")
    for number in range(10):
        page.grid(2 + number, f"{number + 1}|Người {number + 1}|{number + 2}")
    page.grid(12, "|Nam|=SUM(C2:C9)\n|Nữ|=SUM(C10:C11)")
    return [page]


def a_part_and_the_whole_below_the_list() -> list[Page]:
    page = Page("Trực tiếp")
    page.grid(1, "TT|Họ tên|Số ngày")
    for number in range(10):
        page.grid(2 + number, f"{number + 1}|Người {number + 1}|{number + 2}")
    page.grid(12, "|Lao động trực tiếp|=SUM(C2:C9)\n|Toàn đơn vị|=SUM(C2:C11)")
    return [page]


def stock_below_the_list() -> list[Page]:
    page = Page("Lưu kho")
    page.grid(1, "Nơi nhận|Đợt một|Đợt hai")
    page.grid(2, "Phòng A|3|5\nPhòng B|4|6\nPhòng C|5|8\nPhòng D|6|7\nLưu kho|9|")
    page.grid(7, "Đã phát|=SUM(B2:B5)|=SUM(C2:C5)")
    return [page]


def bold_row_below_the_list() -> list[Page]:
    page = Page("Hàng đậm")
    page.grid(1, "Nơi nhận|Đợt một|Đợt hai")
    page.grid(2, "Phòng A|3|5\nPhòng B|4|6\nPhòng C|5|8\nPhòng D|6|7", style="box")
    page.grid(6, "Lưu kho|9|4", style="bold")
    page.grid(7, "Đã phát|=SUM(B2:B5)|=SUM(C2:C5)", style="bold")
    return [page]


def mean_seniority_among_totals() -> list[Page]:
    page = Page("Thâm niên")
    page.grid(1, "TT|Đơn vị|Nam|Nữ|Thâm niên|Đảng viên|Đoàn viên")
    for number in range(6):
        figures = (
            f"{number + 3}|{number + 2}|{10 + 2 * number}|{number + 1}|{number + 2}"
        )
        page.grid(2 + number, f"{number + 1}|Phòng {number + 1}|{figures}")
    page.grid(8, "|Cộng|=SUM(C2:C7)|=SUM(D2:D7)|12.5|=SUM(F2:F7)|=SUM(G2:G7)")
    return [page]


def last_mark_twice() -> list[Page]:
    page = Page("Điểm thi")
    page.grid(1, "TT|Họ tên|Vòng một|Vòng hai|Chung kết|Điểm")
    for number in range(6):
        marks = f"{number + 4}|{number + 3}|{number + 2}"
        page.grid(
            2 + number,
            f"{number + 1}|Người {number + 1}|{marks}|=SUM(C{{r}}:E{{r}})+E{{r}}",
        )
    return [page]


def another_list_begins() -> list[Page]:
    page = Page("Nguồn khác")
    page.grid(1, "TT|Nội dung|Số tiền")
    page.grid(2, "1|Ngân sách|30\n2|Công đoàn|25\n3|Tài trợ|41\n1|Viện trợ|37")
    page.grid(6, "|Nguồn trong nước|=SUM(C2:C4)")
    return [page]


CLEAN = tuple(
    value
    for name, value in list(globals().items())
    if callable(value) and getattr(value, "__module__", "") == __name__
)
