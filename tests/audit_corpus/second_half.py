"""Office tables with planted faults: the half held out while the rules were made."""

from tests.audit_corpus.fault import Fault
from tests.audit_corpus.page import Page

UNITS = (
    "Sở Nội vụ",
    "Sở Tài chính",
    "Sở Y tế",
    "Sở Công Thương",
    "Sở Xây dựng",
    "Sở Tư pháp",
    "Ban Dân tộc",
    "Thanh tra tỉnh",
    "Văn phòng UBND tỉnh",
)


def registrations() -> list[Page]:
    """Đăng ký thi đua: letters for parts, numbers inside, subtotals below the parts."""
    page = Page("Đăng ký")
    page.title("A1:G1", "TỔNG HỢP ĐĂNG KÝ THI ĐUA NĂM 2025")
    page.title("A2:G2", "(Kèm theo Công văn số 15/SCT-VP)")
    page.grid(
        4, "TT|Đơn vị|Tập thể LĐXS|Cờ thi đua|CSTĐ tỉnh|CSTĐ cơ sở|Cộng", style="bold"
    )
    page.grid(5, "A|Khối sở, ban, ngành", style="bold")
    row = 6
    for number, unit in enumerate(UNITS[:5]):
        row = page.grid(
            row,
            f"{number + 1}|{unit}|{2 + number}|1|{number % 3}|{8 + number}|=SUM(C{{r}}:F{{r}})",
            style="box",
        )
    page.grid(
        row,
        "|Cộng khối sở|" + "|".join(f"=SUM({c}6:{c}10)" for c in "CDEFG"),
        style="bold",
    )
    page.grid(12, "B|Khối huyện, thị xã", style="bold")
    row = 13
    for number in range(4):
        row = page.grid(
            row,
            f"{number + 1}|Huyện {'XYZT'[number]}|{3 + number}|2|{number + 1}|{12 - number}|=SUM(C{{r}}:F{{r}})",
            style="box",
        )
    page.grid(
        row,
        "|Cộng khối huyện|" + "|".join(f"=SUM({c}13:{c}16)" for c in "CDEFG"),
        style="bold",
    )
    page.grid(
        18, "|TỔNG CỘNG|" + "|".join(f"={c}11+{c}17" for c in "CDEFG"), style="bold"
    )
    return [page]


def bonus_money() -> list[Page]:
    """Chi tiền thưởng: amounts from a base salary kept in one cell."""
    page = Page("Tiền thưởng")
    page.grid(1, "DANH SÁCH CHI TIỀN THƯỞNG KÈM THEO QUYẾT ĐỊNH 25/QĐ-SCT")
    page.grid(2, "|Mức lương cơ sở|2340000")
    page.grid(
        4,
        "Số TT|Tên tập thể, cá nhân|Hình thức|Hệ số thưởng|Số lượng|Thành tiền|Ký nhận",
    )
    for number, unit in enumerate(UNITS):
        page.grid(
            5 + number,
            f"{number + 1:02d}|{unit}|Giấy khen|0.{3 + 3 * (number % 2)}|{1 + number % 4}|=D{{r}}*E{{r}}*$C$2|",
        )
    page.grid(14, "|Cộng|||=SUM(E5:E13)|=SUM(F5:F13)|")
    page.grid(16, "|(Bằng chữ: …)")
    return [page]


def plan_results() -> list[Page]:
    """Thực hiện chỉ tiêu: plan, done, percent; groups with dotted numbers."""
    page = Page("Chỉ tiêu")
    page.title("A1:F1", "KẾT QUẢ THỰC HIỆN CHỈ TIÊU KẾ HOẠCH 6 THÁNG")
    page.grid(3, "STT|Chỉ tiêu|ĐVT|Kế hoạch|Thực hiện|Đạt (%)")
    page.grid(4, "1|Hồ sơ giải quyết|hồ sơ|=SUM(D5:D8)|=SUM(E5:E8)|=E{r}/D{r}*100")
    for number in range(4):
        page.grid(
            5 + number,
            f"1.{number + 1}|Lĩnh vực {number + 1}|hồ sơ|{100 + 10 * number}|{97 + 12 * number}|=E{{r}}/D{{r}}*100",
        )
    page.grid(9, "2|Lượt kiểm tra|lượt|=SUM(D10:D12)|=SUM(E10:E12)|=E{r}/D{r}*100")
    for number in range(3):
        page.grid(
            10 + number,
            f"2.{number + 1}|Đợt {number + 1}|lượt|{30 + number}|{28 + 2 * number}|=E{{r}}/D{{r}}*100",
        )
    return [page]


def overtime() -> list[Page]:
    """Làm thêm giờ: hours by kind across, money at three rates."""
    page = Page("Thêm giờ")
    page.title("A1:I1", "BẢNG THANH TOÁN LÀM THÊM GIỜ QUÝ I")
    page.grid(
        3, "TT|Họ tên|Đơn giá|Ngày thường|Cuối tuần|Ngày lễ|Tổng giờ|Thành tiền|Ghi chú"
    )
    for number in range(12):
        page.grid(
            4 + number,
            f"{number + 1}|Cán bộ số {number + 1}|{45000 + 1000 * number}|{4 + number % 5}|{number % 4}|{number % 2}"
            "|=SUM(D{r}:F{r})|=C{r}*(D{r}*1.5+E{r}*2+F{r}*3)|",
        )
    page.grid(
        16, "|CỘNG||=SUM(D4:D15)|=SUM(E4:E15)|=SUM(F4:F15)|=SUM(G4:G15)|=SUM(H4:H15)|"
    )
    return [page]


def gifts() -> list[Page]:
    """Quà Tết: bullets instead of numbers, a total between two lists."""
    page = Page("Quà Tết")
    page.grid(1, "PHÂN BỔ QUÀ TẾT CHO HỘ NGHÈO")
    page.grid(3, "|Xã|Số hộ|Số suất|Đơn giá|Thành tiền")
    for number in range(6):
        page.grid(
            4 + number,
            f"-|Xã {['Phi Điền', 'Tân Mỹ', 'An Hòa', 'Kim Sơn', 'Bình Minh', 'Thượng Lan'][number]}|{20 + 3 * number}|{18 + 3 * number}|300000|=D{{r}}*E{{r}}",
        )
    page.grid(10, "|Cộng|=SUM(C4:C9)|=SUM(D4:D9)||=SUM(F4:F9)", style="bold")
    return [page]


def quarter_columns() -> list[Page]:
    """Bốn quý: each quarter's months, its subtotal, and the year, across."""
    page = Page("Quý")
    page.grid(1, "SẢN LƯỢNG ĐIỆN THƯƠNG PHẨM THEO QUÝ (TRIỆU kWh)")
    page.grid(3, "STT|Điện lực|T1|T2|T3|Quý I|T4|T5|T6|Quý II|6 tháng")
    for number in range(8):
        one = "|".join(str(10 + number + m) for m in range(3))
        two = "|".join(str(13 + number + m) for m in range(3))
        page.grid(
            4 + number,
            f"{number + 1}|Điện lực {number + 1}|{one}|=SUM(C{{r}}:E{{r}})|{two}|=SUM(G{{r}}:I{{r}})|=F{{r}}+J{{r}}",
        )
    page.grid(12, "|Toàn tỉnh|" + "|".join(f"=SUM({c}4:{c}11)" for c in "CDEFGHIJK"))
    return [page]


def ballot() -> list[Page]:
    """Phiếu bầu: titles across, people down, blank where not proposed."""
    page = Page("Kiểm phiếu")
    page.title("A1:F1", "KẾT QUẢ KIỂM PHIẾU HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG")
    page.grid(3, "TT|Đề nghị|Tán thành|Không tán thành|Không hợp lệ|Tổng phiếu")
    for number in range(14):
        no = number % 3
        page.grid(
            4 + number,
            f"{number + 1}.|Cá nhân {number + 1}|{17 - no}|{no or ''}||=SUM(C{{r}}:E{{r}})",
        )
    page.grid(18, "|Trung bình|=AVERAGE(C4:C17)|||=AVERAGE(F4:F17)")
    return [page]


def classification() -> list[Page]:
    """Xếp loại: counts by class, share under each class."""
    page = Page("Xếp loại")
    page.grid(1, "TỔNG HỢP XẾP LOẠI CÁN BỘ, CÔNG CHỨC NĂM 2024")
    page.grid(3, "TT|Phòng|HTXSNV|HTTNV|HTNV|KHTNV|Tổng số|Tỷ lệ HTXS")
    for number in range(7):
        page.grid(
            4 + number,
            f"{number + 1}|Phòng {number + 1}|{1 + number % 2}|{6 + number}|{2 + number % 3}|{0 if number % 3 else 1}|=SUM(C{{r}}:F{{r}})|=C{{r}}/G{{r}}",
        )
    page.grid(
        11, "|Toàn sở|" + "|".join(f"=SUM({c}4:{c}10)" for c in "CDEFG") + "|=C11/G11"
    )
    page.grid(12, "|Tỷ lệ (%)|" + "|".join(f"={c}11/$G11*100" for c in "CDEFG"))
    return [page]


def inventory() -> list[Page]:
    """Tồn kho phôi bằng khen: opening, in, out, closing in each row."""
    page = Page("Phôi bằng khen")
    page.grid(1, "THEO DÕI PHÔI BẰNG KHEN, GIẤY KHEN, KHUNG")
    page.grid(3, "STT|Loại|Tồn đầu kỳ|Nhập|Xuất|Tồn cuối kỳ")
    kinds = "Bằng khen Bộ,Bằng khen tỉnh,Giấy khen A3,Giấy khen A4,Khung A3,Khung A4,Cờ thi đua,Hộp huy hiệu"
    for number, kind in enumerate(kinds.split(",")):
        page.grid(
            4 + number,
            f"{number + 1}|{kind}|{20 + number}|{50 + 5 * number}|{30 + 2 * number}|=C{{r}}+D{{r}}-E{{r}}",
        )
    page.grid(12, "|Cộng|=SUM(C4:C11)|=SUM(D4:D11)|=SUM(E4:E11)|=SUM(F4:F11)")
    return [page]


def cumulative() -> list[Page]:
    """Lũy kế: a running total beside the months, down the sheet."""
    page = Page("Lũy kế")
    page.grid(1, "KẾT QUẢ KHUYẾN CÔNG LŨY KẾ")
    page.grid(3, "Tháng|Số đề án|Kinh phí|Lũy kế kinh phí|Tỷ lệ")
    for month in range(12):
        page.grid(
            4 + month,
            f"Tháng {month + 1}|{1 + month % 3}|{120 + 15 * month}|=SUM(C$4:C{{r}})|=D{{r}}/C$16",
        )
    page.grid(16, "Cộng|=SUM(B4:B15)|=SUM(C4:C15)||")
    return [page]


def initiatives() -> list[Page]:
    """Sáng kiến: points by three judges, average across, ranking."""
    page = Page("Sáng kiến")
    page.title("A1:G1", "TỔNG HỢP ĐIỂM CHẤM SÁNG KIẾN")
    page.grid(3, "TT|Tên sáng kiến|Giám khảo 1|Giám khảo 2|Giám khảo 3|Điểm TB|Xếp thứ")
    for number in range(9):
        page.grid(
            4 + number,
            f"{number + 1}|Giải pháp {number + 1}|{70 + 2 * number}|{72 + number}|{75 + number}.5|=AVERAGE(C{{r}}:E{{r}})|=RANK(F{{r}},F$4:F$12)",
        )
    return [page]


def union_dues() -> list[Page]:
    """Đoàn phí: two tables on one sheet, each with its total."""
    page = Page("Đoàn phí")
    page.grid(1, "THU ĐOÀN PHÍ CÔNG ĐOÀN")
    page.grid(3, "TT|Tổ công đoàn|Số người|Mức đóng|Phải thu|Đã thu|Còn nợ")
    for number in range(5):
        page.grid(
            4 + number,
            f"{number + 1}|Tổ {number + 1}|{8 + number}|46800|=C{{r}}*D{{r}}|{300000 + 20000 * number}|=E{{r}}-F{{r}}",
        )
    page.grid(9, "|Cộng|=SUM(C4:C8)||=SUM(E4:E8)|=SUM(F4:F8)|=SUM(G4:G8)", style="bold")
    page.grid(12, "CHI CÔNG ĐOÀN")
    page.grid(13, "TT|Nội dung|Số lần|Mức chi|Số tiền")
    for number in range(6):
        page.grid(
            14 + number,
            f"{number + 1}|Khoản chi {number + 1}|{1 + number % 3}|{100000 + 50000 * number}|=C{{r}}*D{{r}}",
        )
    page.grid(20, "|Cộng chi|||=SUM(E14:E19)", style="bold")
    page.grid(21, "|Chênh lệch thu chi|||=F9-E20", style="bold")
    return [page]


def transposed() -> list[Page]:
    """Bảng ngang: units across, indicators down, totals at the right and below."""
    page = Page("Bảng ngang")
    page.grid(1, "SỐ LIỆU THI ĐUA KHỐI CÁC SỞ")
    page.grid(
        3, "Nội dung|" + "|".join(f"Đơn vị {n}" for n in range(1, 8)) + "|Toàn khối"
    )
    for number, what in enumerate(("Lao động", "Sáng kiến", "Giấy khen", "Bằng khen")):
        page.grid(
            4 + number,
            f"{what}|"
            + "|".join(str(30 - 6 * number + unit) for unit in range(7))
            + "|=SUM(B{r}:H{r})",
        )
    page.grid(
        8,
        "Khen trên 100 lao động|"
        + "|".join(f"=({c}6+{c}7)/{c}4*100" for c in "BCDEFGHI"),
    )
    return [page]


def lookup() -> list[Page]:
    """Danh mục: prices by code from another sheet."""
    page = Page("Phiếu chi")
    page.grid(1, "TT|Mã|Tên|Số lượng|Đơn giá|Thành tiền")
    for number in range(8):
        page.grid(
            2 + number,
            f"{number + 1}|K{number % 4 + 1}|=VLOOKUP(B{{r}},'Danh mục'!A$2:C$5,2,FALSE)|{number + 1}"
            "|=VLOOKUP(B{r},'Danh mục'!A$2:C$5,3,FALSE)|=D{r}*E{r}",
        )
    page.grid(10, "|||=SUM(D2:D9)||=SUM(F2:F9)")
    codes = Page("Danh mục")
    codes.grid(
        1,
        "Mã|Tên|Giá\nK1|Khung gỗ|85000\nK2|Khung nhôm|60000\nK3|Hoa tươi|150000\nK4|Cờ|420000",
    )
    return [page, codes]


FAULTS = (
    Fault(
        "subtotal misses the last unit",
        registrations,
        {"C11": "=SUM(C6:C9)"},
        "S601 C11",
    ),
    Fault(
        "all subtotals of a part are short",
        registrations,
        {f"{c}17": f"=SUM({c}13:{c}15)" for c in "CDEFG"},
        "S601 C17",
    ),
    Fault("row total typed over", registrations, {"G8": "14"}, "S602 G8"),
    Fault(
        "grand total adds everything",
        registrations,
        {"G18": "=SUM(G6:G17)"},
        "S604 G18",
    ),
    Fault("row total short", registrations, {"G14": "=SUM(C14:E14)"}, "S601 G14"),
    Fault(
        "number with a non-breaking space",
        registrations,
        {"F9": '"11\u00a0"'},
        "S603 F9",
    ),
    Fault("prize typed over", bonus_money, {"F9": "2000000"}, "S602 F9"),
    Fault("prizes miss the last row", bonus_money, {"F14": "=SUM(F5:F12)"}, "S601 F14"),
    Fault("factor in words", bonus_money, {"D7": '"ba"'}, "S606 F7"),
    Fault("last prize typed over", bonus_money, {"F13": "999000"}, "S602 F13"),
    Fault("hidden receiver", bonus_money, {}, "S605 E14", rows={11}),
    Fault("first child missed", plan_results, {"E4": "=SUM(E6:E8)"}, "S601 E4"),
    Fault("last child missed", plan_results, {"D9": "=SUM(D10:D11)"}, "S601 D9"),
    Fault("percent typed over", plan_results, {"F6": "95"}, "S602 F6"),
    Fault("no plan", plan_results, {"D7": ""}, "S606 F7"),
    Fault("hours typed as text", overtime, {"D9": '"7"'}, "S603 D9"),
    Fault("total hours typed over", overtime, {"G7": "12"}, "S602 G7"),
    Fault(
        "money typed over twice",
        overtime,
        {"H8": "700000", "H9": "800000"},
        "S602 H8",
    ),
    Fault("total hours typed over below", overtime, {"F16": "8"}, "S602 F16"),
    Fault("hidden weekend", overtime, {}, "S605 G5", columns={"E"}),
    Fault("sum from the second row", overtime, {"H16": "=SUM(H5:H15)"}, "S601 H16"),
    Fault("commune added before the total", gifts, {"F10": "=SUM(F4:F8)"}, "S601 F10"),
    Fault("sum names one commune twice", gifts, {"D10": "=SUM(D4:D9,D9)"}, "S604 D10"),
    Fault("gifts typed over", gifts, {"F6": "8000000"}, "S602 F6"),
    Fault(
        "half year adds quarter and months",
        quarter_columns,
        {"K6": "=SUM(C6:J6)"},
        "S604 K6",
    ),
    Fault("quarter misses a month", quarter_columns, {"F7": "=SUM(C7:D7)"}, "S601 F7"),
    Fault("quarter typed over", quarter_columns, {"J8": "60"}, "S602 J8"),
    Fault("month's total short", quarter_columns, {"H12": "=SUM(H4:H10)"}, "S601 H12"),
    Fault("votes with a letter for zero", ballot, {"C9": '"1O"'}, "S603 C9"),
    Fault("ballots as text", ballot, {"C8": '"15 phiếu"'}, "S603 C8"),
    Fault("ballot total typed over", ballot, {"F12": "17"}, "S602 F12"),
    Fault("average misses two people", ballot, {"C18": "=AVERAGE(C4:C15)"}, "S601 C18"),
    Fault("share typed over", classification, {"H7": "0.2"}, "S602 H7"),
    Fault("total of the office typed over", classification, {"E11": "30"}, "S602 E11"),
    Fault(
        "room without people",
        classification,
        {"C6": "", "D6": "", "E6": "", "F6": ""},
        "S606 H6",
    ),
    Fault("closing stock typed over", inventory, {"F5": "70"}, "S602 F5"),
    Fault("stock sum misses the boxes", inventory, {"D12": "=SUM(D4:D10)"}, "S601 D12"),
    Fault("stock with a comma", inventory, {"D7": '"65,0"'}, "S603 D7, S606 F7"),
    Fault("running total typed over", cumulative, {"D9": "1000"}, "S602 D9"),
    Fault("year misses December", cumulative, {"C16": "=SUM(C4:C14)"}, "S601 C16"),
    Fault("judge's points as text", initiatives, {"D7": '"78,5"'}, "S603 D7"),
    Fault("average of two judges", initiatives, {"F8": "=AVERAGE(C8:D8)"}, "S601 F8"),
    Fault("average typed over", initiatives, {"F10": "85"}, "S602 F10"),
    Fault("debt typed over", union_dues, {"G6": "0"}, "S602 G6"),
    Fault(
        "expenses miss the first row", union_dues, {"E20": "=SUM(E15:E19)"}, "S601 E20"
    ),
    Fault("unknown function", union_dues, {"E6": "=TICH(C6,D6)"}, "S606 E6"),
    Fault("block total short by a unit", transposed, {"I5": "=SUM(B5:G5)"}, "S601 I5"),
    Fault("ratio typed over", transposed, {"E8": "40"}, "S602 E8"),
    Fault("unit hidden in the block", transposed, {}, "S605 I4", columns={"D"}),
    Fault("number as text across", transposed, {"F4": '"34"'}, "S603 F4"),
    Fault("unknown code", lookup, {"B5": "K9"}, "S606 C5, S606 E5"),
    Fault("price typed over", lookup, {"E6": "90000"}, "S602 E6"),
    Fault(
        "sum over overlapping halves",
        lookup,
        {"F10": "=SUM(F2:F6)+SUM(F6:F9)"},
        "S604 F10",
    ),
)
