"""Office tables with planted faults: the half that the rules were made on."""

from tests.audit_corpus.fault import Fault
from tests.audit_corpus.page import Page

NAMES = (
    "Nguyễn Văn An",
    "Trần Thị Bình",
    "Lê Văn Cường",
    "Phạm Thị Dung",
    "Hoàng Văn Em",
    "Vũ Thị Giang",
    "Đặng Văn Hải",
    "Bùi Thị Hoa",
    "Đỗ Văn Khánh",
    "Ngô Thị Lan",
)


def payroll() -> list[Page]:
    """Bảng lương: column-number row in brackets, total in bold, note, signatures."""
    page = Page("Bảng lương")
    page.title("A1:H1", "SỞ CÔNG THƯƠNG")
    page.title("A2:H2", "BẢNG THANH TOÁN TIỀN LƯƠNG THÁNG 3 NĂM 2025")
    head = "TT|Họ và tên|Hệ số|Phụ cấp|Mức lương|Thành tiền|Trừ BHXH|Thực lĩnh"
    page.grid(4, head + "\n(1)|(2)|(3)|(4)|(5)|(6)|(7)|(8)", style="bold")
    for number, name in enumerate(NAMES):
        page.grid(
            6 + number,
            f"{number + 1}|{name}|{2.34 + number * 0.33:.2f}|0.{number % 4 + 1}|2340000"
            "|=ROUND((C{r}+D{r})*E{r},0)|=ROUND(F{r}*10.5%,0)|=F{r}-G{r}",
            style="box",
        )
    total = "|Tổng cộng|=SUM(C6:C15)|=SUM(D6:D15)||=SUM(F6:F15)|=SUM(G6:G15)"
    page.grid(16, total + "|=SUM(H6:H15)", style="bold")
    page.title("A18:H18", "Bằng chữ: một trăm triệu đồng chẵn./.")
    page.grid(20, "|NGƯỜI LẬP BIỂU||||THỦ TRƯỞNG ĐƠN VỊ")
    return [page]


def commendation() -> list[Page]:
    """Thống kê khen thưởng: two-level heading, column numbers typed as numbers."""
    page = Page("Khen thưởng")
    page.title("A1:H1", "THỐNG KÊ KẾT QUẢ KHEN THƯỞNG NĂM 2024")
    page.title("C3:D3", "Danh hiệu thi đua")
    page.title("E3:G3", "Hình thức khen thưởng")
    page.grid(4, "STT|Đơn vị|LĐTT|CSTĐCS|Giấy khen|Bằng khen|Cờ thi đua|Cộng")
    page.grid(5, "1|2|3|4|5|6|7|8")
    units = "Văn phòng|Thanh tra|Kế hoạch - Tài chính|Quản lý thương mại|Năng lượng"
    units += "|Kỹ thuật an toàn|Trung tâm Khuyến công|Quản lý công nghiệp"
    for number, unit in enumerate(units.split("|")):
        figures = f"{12 + number}|{3 + number % 3}|{5 + number % 4}|{1 + number % 2}|1"
        page.grid(6 + number, f"{number + 1}|{unit}|{figures}|=SUM(C{{r}}:G{{r}})")
    sums = "|".join(f"=SUM({c}6:{c}13)" for c in "CDEFGH")
    page.grid(14, "|Tổng số|" + sums)
    return [page]


def dossiers() -> list[Page]:
    """Theo dõi hồ sơ: parents above their children, the total adds the parents."""
    page = Page("Hồ sơ")
    page.title("A1:F1", "THEO DÕI HỒ SƠ ĐỀ NGHỊ KHEN THƯỞNG")
    page.grid(3, "TT|Lĩnh vực|Tiếp nhận|Đã trình|Trả lại|Còn lại")
    parent = "|=SUM(C{0}:C{1})|=SUM(D{0}:D{1})|=SUM(E{0}:E{1})|=C{{r}}-D{{r}}-E{{r}}"
    child = "=C{r}-D{r}-E{r}"
    page.grid(4, "I|Khối quản lý nhà nước" + parent.format(5, 8), style="bold")
    page.grid(
        5,
        f"1|Phòng Thương mại|40|35|2|{child}\n2|Phòng Năng lượng|22|20|1|{child}\n"
        f"3|Phòng Công nghiệp|31|25|3|{child}\n4|Thanh tra|12|12||{child}",
    )
    page.grid(9, "II|Khối sự nghiệp" + parent.format(10, 13), style="bold")
    page.grid(
        10,
        f"1|Khuyến công|18|15|1|{child}\n2|Xúc tiến thương mại|16|14|1|{child}\n"
        f"3|Tư vấn công nghiệp|9|9||{child}\n4|Kiểm định|7|5|1|{child}",
    )
    total = "|Tổng cộng (I+II)|=C4+C9|=D4+D9|=E4+E9|=F4+F9"
    page.grid(14, total, style="bold")
    return [page]


def vote() -> list[Page]:
    """Biểu quyết: shares with a divisor, the last row counts differently."""
    page = Page("Biểu quyết")
    page.title("A1:G1", "BIÊN BẢN KIỂM PHIẾU DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ")
    page.grid(3, "STT|Họ và tên|Phiếu phát ra|Đồng ý|Không đồng ý|Hợp lệ|Tỷ lệ")
    for number, name in enumerate(NAMES):
        page.grid(
            4 + number,
            f"{number + 1}|{name}|15|{14 - number % 3}|{number % 3}"
            "|=D{r}+E{r}|=D{r}/C{r}",
        )
    page.grid(14, "|Bình quân|=AVERAGE(C4:C13)|=AVERAGE(D4:D13)|=AVERAGE(E4:E13)")
    page.grid(15, "|Số người được bỏ phiếu|=COUNT(C4:C13)")
    return [page]


def fund() -> list[Page]:
    """Quỹ ủng hộ: the total stands above the list, which grows at its end."""
    page = Page("Ủng hộ")
    page.title("A1:D1", "DANH SÁCH ỦNG HỘ QUỸ VÌ NGƯỜI NGHÈO")
    page.grid(3, "|Tổng số tiền|=SUM(C7:C16)\n|Số người ủng hộ|=COUNT(C7:C16)")
    page.grid(6, "TT|Họ và tên|Số tiền|Ghi chú", style="bold")
    for number, name in enumerate(NAMES):
        page.grid(7 + number, f"{number + 1}|{name}|{200000 + 50000 * (number % 5)}|")
    return [page]


def months() -> list[Page]:
    """Chỉ tiêu theo tháng: months across, the year's total at the right."""
    page = Page("Theo tháng")
    page.title("A1:N1", "GIÁ TRỊ SẢN XUẤT CÔNG NGHIỆP THEO THÁNG")
    heads = "|".join(f"Tháng {month}" for month in range(1, 13))
    page.grid(3, f"TT|Ngành|{heads}|Cả năm|Ghi chú")
    for number, name in enumerate(("Dệt may", "Điện tử", "Cơ khí", "Gỗ", "Thực phẩm")):
        figures = "|".join(str(100 + 7 * number + 3 * month) for month in range(12))
        page.grid(4 + number, f"{number + 1}|{name}|{figures}|=SUM(C{{r}}:N{{r}})|")
    sums = "|".join(f"=SUM({c}4:{c}8)" for c in "CDEFGHIJKLMNO")
    page.grid(9, f"|Tổng cộng|{sums}|", style="bold")
    return [page]


def quarters() -> list[Page]:
    """Thu chi theo quý: subtotals in the list, the total by SUBTOTAL."""
    page = Page("Thu chi")
    page.grid(1, "BẢNG TỔNG HỢP THU CHI QUỸ THI ĐUA")
    page.grid(3, "Tháng|Nội dung|Thu|Chi")
    row = 4
    for quarter in ("I", "II", "III"):
        first = row
        for month in range(3):
            row = page.grid(
                row, f"T{month + 1}|Quỹ khen thưởng|{500 + 20 * row}|{90 + row}"
            )
        row = page.grid(
            row,
            f"|Cộng quý {quarter}|=SUBTOTAL(9,C{first}:C{row - 1})"
            f"|=SUBTOTAL(9,D{first}:D{row - 1})",
            style="bold",
        )
    page.grid(row, "|Cộng cả năm|=SUBTOTAL(9,C4:C15)|=SUBTOTAL(9,D4:D15)", style="bold")
    return [page]


def cash_book() -> list[Page]:
    """Sổ quỹ: an opening balance, then a balance carried from row to row."""
    page = Page("Sổ quỹ")
    page.title("A1:F1", "SỔ QUỸ TIỀN MẶT CÔNG ĐOÀN")
    page.grid(3, "TT|Diễn giải|Thu|Chi|Tồn quỹ|Ghi chú")
    page.grid(4, "|Số dư đầu kỳ|||12000000|")
    for number in range(10):
        money = f"{1000000 + 100000 * number}|{400000 + 30000 * number}"
        page.grid(
            5 + number,
            f"{number + 1}|Phiếu số {number + 1}|{money}|=E{{a}}+C{{r}}-D{{r}}|",
        )
    page.grid(15, "|Cộng phát sinh|=SUM(C5:C14)|=SUM(D5:D14)||\n|Số dư cuối kỳ|||=E14|")
    return [page]


def timesheet() -> list[Page]:
    """Bảng chấm công: days across, marks and hours mixed."""
    page = Page("Chấm công")
    page.title("A1:L1", "BẢNG CHẤM CÔNG LÀM THÊM GIỜ (GIỜ)")
    page.grid(3, "TT|Họ và tên|" + "|".join(f"Ngày {d}" for d in range(1, 9)) + "|Cộng")
    for number, name in enumerate(NAMES[:7]):
        hours = "|".join("x" if (d + number) % 5 == 0 else "2" for d in range(8))
        page.grid(4 + number, f"{number + 1}|{name}|{hours}|=SUM(C{{r}}:J{{r}})")
    sums = "|".join(f"=SUM({c}4:{c}10)" for c in "CDEFGHIJK")
    page.grid(11, "|Cộng|" + sums)
    return [page]


def cluster_scores() -> list[Page]:
    """Điểm cụm thi đua: parts of a score across, average and highest below."""
    page = Page("Điểm cụm")
    page.grid(1, "TỔNG HỢP ĐIỂM THI ĐUA CỤM SỐ 3")
    page.grid(3, "TT|Đơn vị|Kinh tế|Xây dựng Đảng|Thi đua|Điểm cộng|Điểm trừ|Tổng điểm")
    page.grid(4, "|Điểm chuẩn|550|200|200|||950")
    for number in range(8):
        parts = f"{540 - 3 * number}|{198 - number}|{195 - 2 * number}|{number}|{number % 3}"
        page.grid(
            5 + number,
            f"{number + 1}|Sở số {number + 1}|{parts}|=SUM(C{{r}}:F{{r}})-G{{r}}",
        )
    page.grid(13, "|Bình quân||||||=AVERAGE(H5:H12)\n|Cao nhất||||||=MAX(H5:H12)")
    return [page]


def two_sheets() -> list[Page]:
    """Tổng hợp from a details sheet, by reference and by SUMIF."""
    detail = Page("Chi tiết")
    detail.grid(1, "TT|Đơn vị|Nhóm|Số lượng|Đơn giá|Thành tiền")
    for number in range(9):
        group = "ABC"[number % 3]
        figures = f"{group}|{number + 2}|{15000 + 500 * number}"
        detail.grid(
            2 + number, f"{number + 1}|Đơn vị {number + 1}|{figures}|=D{{r}}*E{{r}}"
        )
    detail.grid(11, "|Cộng||=SUM(D2:D10)||=SUM(F2:F10)")
    summary = Page("Tổng hợp")
    summary.grid(1, "Nhóm|Số tiền|Tỷ lệ")
    for number, group in enumerate("ABC"):
        summary.grid(
            2 + number,
            f"{group}|=SUMIF('Chi tiết'!C$2:C$10,A{{r}},'Chi tiết'!F$2:F$10)"
            "|=B{r}/B$5",
        )
    summary.grid(5, "Tổng|=SUM(B2:B4)|=SUM(C2:C4)")
    return [detail, summary]


def estimate() -> list[Page]:
    """Dự toán hội nghị: quantity by price, then tax and total below the sum."""
    page = Page("Dự toán")
    page.title("A1:G1", "DỰ TOÁN KINH PHÍ HỘI NGHỊ ĐIỂN HÌNH TIÊN TIẾN")
    page.grid(3, "STT|Nội dung chi|ĐVT|Số lượng|Đơn giá|Thành tiền|Ghi chú")
    items = "In tài liệu|Nước uống|Thuê hội trường|Trang trí|Khung bằng khen|Hoa"
    for number, item in enumerate(items.split("|")):
        figures = f"cái|{10 + number * 3}|{25000 + 4000 * number}|=D{{r}}*E{{r}}|"
        page.grid(4 + number, f"{number + 1}|{item}|{figures}")
    page.grid(
        10,
        "|Cộng||||=SUM(F4:F9)|\n|Thuế GTGT 8%||||=ROUND(F10*8%,0)|\n"
        "|Tổng cộng||||=F10+F11|",
        style="bold",
    )
    return [page]


def years() -> list[Page]:
    """So sánh các năm: years as numbers in the heading, growth at the right."""
    page = Page("Các năm")
    page.grid(1, "SỐ TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN QUA CÁC NĂM")
    page.grid(3, "Đơn vị|2021|2022|2023|2024|Cộng|Tăng so với 2021")
    for number in range(7):
        figures = "|".join(str(20 + number * 3 + year) for year in range(4))
        page.grid(
            4 + number,
            f"Huyện số {number + 1} tỉnh|{figures}|=SUM(B{{r}}:E{{r}})|=E{{r}}-B{{r}}",
        )
    sums = "|".join(f"=SUM({c}4:{c}10)" for c in "BCDEFG")
    page.grid(11, "Toàn tỉnh|" + sums)
    return [page]


FAULTS = (
    Fault("sum misses its last row", payroll, {"F16": "=SUM(F6:F14)"}, "S601 F16"),
    Fault("sum misses its first row", payroll, {"G16": "=SUM(G7:G15)"}, "S601 G16"),
    Fault(
        "all sums miss the row added at the end",
        payroll,
        {f"{c}16": f"=SUM({c}6:{c}14)" for c in "CDFGH"},
        "S601 C16",
    ),
    Fault("pay typed over", payroll, {"F9": "8000000"}, "S602 F9"),
    Fault("last pay typed over", payroll, {"H15": "11000000"}, "S602 H15"),
    Fault("first pay typed over", payroll, {"G6": "600000"}, "S602 G6"),
    Fault("total typed over", payroll, {"G16": "90000000"}, "S602 G16"),
    Fault("factor as text", payroll, {"C8": '"3,00"'}, "S603 C8, S606 F8"),
    Fault("hidden person in the sums", payroll, {}, "S605 C16", rows={9}),
    Fault(
        "row total short by a column", commendation, {"H9": "=SUM(C9:F9)"}, "S601 H9"
    ),
    Fault("sums miss the last unit", commendation, {"E14": "=SUM(E6:E12)"}, "S601 E14"),
    Fault("row total typed over", commendation, {"H10": "30"}, "S602 H10"),
    Fault("total of a column typed over", commendation, {"E14": "60"}, "S602 E14"),
    Fault("count with a blank before it", commendation, {"D8": '" 5"'}, "S603 D8"),
    Fault("count with leading zero", commendation, {"F11": '"02"'}, "S603 F11"),
    Fault(
        "hidden column in the row totals", commendation, {}, "S605 H6", columns={"D"}
    ),
    Fault("parent misses its last child", dossiers, {"C4": "=SUM(C5:C7)"}, "S601 C4"),
    Fault("remainder typed over", dossiers, {"F7": "5"}, "S602 F7"),
    Fault(
        "total over parents and children",
        dossiers,
        {"C14": "=SUM(C4:C13)"},
        "S604 C14",
    ),
    Fault("valid votes typed over", vote, {"F8": "15"}, "S602 F8"),
    Fault("average misses the last row", vote, {"D14": "=AVERAGE(D4:D12)"}, "S601 D14"),
    Fault("share of no votes", vote, {"C7": "0"}, "S606 G7"),
    Fault("votes as text", vote, {"D6": '"14 "'}, "S603 D6"),
    Fault(
        "givers added below the sum's range",
        fund,
        {"A17": "11", "B17": "Mai Văn Quý", "C17": "300000"},
        "S601 C3, S601 C4",
    ),
    Fault("amount with its unit", fund, {"C10": "500.000đ"}, "S603 C10"),
    Fault("amount with dots", fund, {"C12": '"1.200.000"'}, "S603 C12"),
    Fault("year total misses December", months, {"O6": "=SUM(C6:M6)"}, "S601 O6"),
    Fault(
        "all year totals miss December",
        months,
        {f"O{r}": f"=SUM(C{r}:M{r})" for r in range(4, 9)},
        "S601 O4",
    ),
    Fault("year total misses January", months, {"O5": "=SUM(D5:N5)"}, "S601 O5"),
    Fault("month's total typed over", months, {"G9": "650"}, "S602 G9"),
    Fault("hidden months in the year", months, {}, "S605 O4", columns={"E", "F"}),
    Fault(
        "year sums quarters and months", quarters, {"C16": "=SUM(C4:C15)"}, "S604 C16"
    ),
    Fault(
        "quarter reaches into the next",
        quarters,
        {"D16": "=D7+D11+SUM(D11:D15)"},
        "S604 D16",
    ),
    Fault("balance typed over", cash_book, {"E9": "15000000"}, "S602 E9"),
    Fault("receipts miss the last row", cash_book, {"C15": "=SUM(C5:C13)"}, "S601 C15"),
    Fault("hours as text", timesheet, {"E5": '"2,5"'}, "S603 E5"),
    Fault("days miss one person", timesheet, {"F11": "=SUM(F5:F10)"}, "S601 F11"),
    Fault("total score typed over", cluster_scores, {"H8": "940"}, "S602 H8"),
    Fault(
        "average misses the first unit",
        cluster_scores,
        {"H13": "=AVERAGE(H6:H12)"},
        "S601 H13",
    ),
    Fault("amount typed over", two_sheets, {"F5": "70000"}, "S602 Chi tiết!F5"),
    Fault(
        "error comes through the other sheet",
        two_sheets,
        {"D6": "=5/0"},
        "S606 Chi tiết!D6",
    ),
    Fault("price as text", estimate, {"F6": '"528000"'}, "S603 F6"),
    Fault("total adds the items again", estimate, {"F12": "=SUM(F4:F11)"}, "S604 F12"),
    Fault("sum misses the flowers", estimate, {"F10": "=SUM(F4:F8)"}, "S601 F10"),
    Fault("year's sum short", years, {"D11": "=SUM(D4:D9)"}, "S601 D11"),
    Fault("row total overlaps", years, {"F6": "=SUM(B6:D6)+SUM(D6:E6)"}, "S604 F6"),
    Fault("broken reference", years, {"G7": "=E7-#REF!"}, "S606 G7"),
    Fault("hidden district", years, {}, "S605 B11", rows={8}),
)
