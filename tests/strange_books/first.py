"""Clean workbooks, first set: accounts, marks, loans, invoices, plans, pivots."""

from random import Random

from tests.audit_corpus.page import Page
from tests.office_books.draw import COSTS, GOODS, UNITS, people, put, some
from tests.strange_books.first_more import (
    account,
    assets,
    calendar,
    hours,
    league,
    matrix,
    pareto,
    pay_by_table,
    pivot,
    pupils,
    seating,
    stock,
    survey,
)
from tests.strange_books.lay import amount, count_up, fill, sums
from toolkit.xlsx.cells.address import letters

_MONTHS = [f"Tháng {n}" for n in range(1, 13)]
_EN = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]


def plan_and_done(rng: Random) -> list[Page]:
    """Months down with quarter subtotals between, plan, done, year to date."""
    page = Page("KH-TH")
    put(page, 1, 1, "TÌNH HÌNH THỰC HIỆN DỰ TOÁN NĂM 2025")
    put(page, 2, 6, "ĐVT: triệu đồng")
    put(
        page, 4, 1, "Tháng", "Kế hoạch", "Thực hiện", "Chênh lệch", "Tỷ lệ", "Lũy kế TH"
    )
    row, quarters, before = 5, [], 0
    for quarter in range(4):
        first = row
        for month in _MONTHS[3 * quarter : 3 * quarter + 3]:
            put(page, row, 1, month, rng.randint(80, 120), rng.randint(70, 130))
            put(page, row, 4, f"=C{row}-B{row}", f"=C{row}/B{row}")
            put(page, row, 6, f"=F{before}+C{row}" if before else f"=C{row}")
            before, row = row, row + 1
        put(page, row, 1, f"Cộng quý {['I', 'II', 'III', 'IV'][quarter]}")
        sums(page, row, "B C", "=SUM({c}{f}:{c}{l})", f=first, l=row - 1)
        put(page, row, 4, f"=C{row}-B{row}", f"=C{row}/B{row}")
        quarters.append(row)
        row += 1
    put(page, row, 1, "Cả năm")
    for c in "BC":
        page[f"{c}{row}"] = "=" + "+".join(f"{c}{q}" for q in quarters)
    put(page, row, 4, f"=C{row}-B{row}", f"=C{row}/B{row}")
    return [page]


def years_compared(rng: Random) -> list[Page]:
    """Indicators by year with growth beside each year, shares and an index."""
    page = Page("So sánh")
    put(page, 1, 1, "KẾT QUẢ QUA CÁC NĂM")
    put(page, 3, 1, "STT", "Chỉ tiêu", "ĐVT", 2022.0, 2023.0, 2024.0)
    put(page, 3, 7, "2023/2022 (%)", "2024/2023 (%)", "Bình quân (%)")
    words = some(rng, COSTS, 9)
    row = fill(
        page, 4, 9, count_up(), words, "triệu đồng", *(amount(rng, 50, 900),) * 3,
        "=ROUND(E{r}/D{r}*100,1)", "=ROUND(F{r}/E{r}*100,1)",
        "=ROUND(((F{r}/D{r})^(1/2)-1)*100,2)",
    )  # fmt: skip
    put(page, row, 2, "Tổng số")
    sums(page, row, "D E F", "=SUM({c}4:{c}{l})", l=row - 1)
    put(page, row, 7, f"=ROUND(E{row}/D{row}*100,1)", f"=ROUND(F{row}/E{row}*100,1)")
    row += 2
    put(page, row, 2, "Cơ cấu (%)")
    for n in range(9):
        put(page, row + 1 + n, 2, f"=B{4 + n}")
        sums(page, row + 1 + n, "D E F", "={c}{s}/{c}${t}*100", s=4 + n, t=row - 2)
    put(page, row + 10, 2, "Cộng")
    sums(page, row + 10, "D E F", "=SUM({c}{f}:{c}{l})", f=row + 1, l=row + 9)
    return [page]


def weighted_marks(rng: Random) -> list[Page]:
    """Weights over the marks, SUMPRODUCT, rank, verdict, means below."""
    page = Page("Điểm")
    put(page, 1, 1, "BẢNG ĐIỂM HỌC KỲ I – LỚP 9A")
    put(page, 3, 2, "Hệ số", 2.0, 2.0, 1.0, 1.0, 1.0)
    put(page, 4, 1, "STT", "Họ và tên", "Toán", "Văn", "Anh", "Lý", "Hóa")
    put(page, 4, 8, "ĐTB", "Xếp hạng", "Xếp loại")
    number = rng.randint(18, 32)
    mark = lambda: rng.randint(8, 20) / 2  # noqa: E731
    row = fill(
        page, 5, number, count_up(), people(rng, number), *(mark,) * 5,
        "=ROUND(SUMPRODUCT($C$3:$G$3,C{r}:G{r})/SUM($C$3:$G$3),1)",
        "=RANK(H{r},$H${f}:$H${l})",
        '=IF(H{r}>=8,"Giỏi",IF(H{r}>=6.5,"Khá",IF(H{r}>=5,"Trung bình","Yếu")))',
    )  # fmt: skip
    put(page, row, 2, "Trung bình lớp")
    sums(page, row, "C D E F G H", "=ROUND(AVERAGE({c}5:{c}{l}),2)", l=row - 1)
    put(page, row + 1, 2, "Cao nhất")
    sums(page, row + 1, "C D E F G H", "=MAX({c}5:{c}{l})", l=row - 1)
    put(page, row + 2, 2, "Số bài dưới 5")
    sums(page, row + 2, "C D E F G", '=COUNTIF({c}5:{c}{l},"<5")', l=row - 1)
    for n, word in enumerate(("Giỏi", "Khá", "Trung bình", "Yếu")):
        r = row + 4 + n
        put(page, r, 2, word, f"=COUNTIF($J$5:$J${row - 1},B{r})", f"=C{r}/{number}")
    return [page]


def loan(rng: Random) -> list[Page]:
    """A loan paid off month by month; the last instalment takes what is left."""
    page = Page("Lịch trả nợ")
    months = rng.choice((12, 18, 24))
    put(page, 1, 1, "Số tiền vay", None, 240_000_000.0)
    put(page, 2, 1, "Lãi suất năm", None, 0.096)
    put(page, 3, 1, "Số kỳ", None, float(months))
    put(page, 5, 1, "Kỳ", "Dư nợ đầu kỳ", "Gốc", "Lãi", "Phải trả", "Dư nợ cuối kỳ")
    fill(
        page, 6, months, count_up(), "=F{p}", "=ROUND($C$1/$C$3,-3)",
        "=ROUND(B{r}*$C$2/12,0)", "=C{r}+D{r}", "=B{r}-C{r}",
    )  # fmt: skip
    last = 5 + months
    page["B6"] = "=C1"
    page[f"C{last}"] = f"=B{last}"
    put(page, last + 1, 1, "Cộng")
    sums(page, last + 1, "C D E", "=SUM({c}6:{c}{l})", l=last)
    return [page]


def shared_out(rng: Random) -> list[Page]:
    """A sum allotted by headcount; the last unit takes the remainder."""
    page = Page("Phân bổ")
    number = rng.randint(6, 10)
    put(page, 1, 1, "PHÂN BỔ KINH PHÍ THEO BIÊN CHẾ")
    put(page, 2, 1, "Tổng kinh phí", None, 1_500_000.0)
    put(page, 4, 1, "TT", "Đơn vị", "Biên chế", "Tỷ lệ", "Được phân bổ", "Đã cấp")
    put(page, 4, 7, "Còn lại")
    total = 5 + number
    fill(
        page, 5, number, count_up(), some(rng, UNITS, number), amount(rng, 3, 40),
        f"=C{{r}}/$C${total}", "=ROUND($C$2*D{r},0)", amount(rng, 10, 100, 1000),
        "=E{r}-F{r}",
    )  # fmt: skip
    last = total - 1
    page[f"E{last}"] = f"=$C$2-SUM(E5:E{last - 1})"
    put(page, total, 2, "Tổng cộng")
    sums(page, total, "C D E F G", "=SUM({c}5:{c}{l})", l=last)
    put(page, total + 1, 2, "Kiểm tra", None, None, f"=E{total}-C2")
    return [page]


def invoice(rng: Random) -> list[Page]:
    """Quantity by price, VAT by line with rounding, discount, words below."""
    page = Page("Hóa đơn")
    number = rng.randint(6, 12)
    put(page, 1, 2, "BẢNG KÊ HÀNG HÓA, DỊCH VỤ")
    put(page, 3, 1, "STT", "Tên hàng", "ĐVT", "SL", "Đơn giá", "Thành tiền")
    put(page, 3, 7, "Thuế suất", "Tiền thuế", "Cộng")
    row = fill(
        page, 4, number, count_up(), some(rng, GOODS, number), ["cái", "hộp", "ram"],
        amount(rng, 1, 50), amount(rng, 5, 300, 500), "=D{r}*E{r}",
        [0.08, 0.08, 0.1, 0.05], "=ROUND(F{r}*G{r},0)", "=F{r}+H{r}",
    )  # fmt: skip
    put(page, row, 2, "Cộng tiền hàng")
    sums(page, row, "F H I", "=SUM({c}4:{c}{l})", l=row - 1)
    put(page, row + 1, 2, "Chiết khấu 2%")
    put(page, row + 1, 9, f"=-ROUND(F{row}*2%,0)")
    put(page, row + 2, 2, "Tổng cộng tiền thanh toán")
    put(page, row + 2, 9, f"=I{row}+I{row + 1}")
    put(page, row + 3, 2, "Đã tạm ứng")
    put(page, row + 3, 9, 500_000.0)
    put(page, row + 4, 2, "Còn phải trả")
    put(page, row + 4, 9, f"=I{row + 2}-I{row + 3}")
    return [page]


def quarters_across(rng: Random) -> list[Page]:
    """Months across with a subtotal after each quarter; the year adds the quarters."""
    page = Page("P&L")
    put(page, 1, 1, "Operating budget")
    heads, kinds = ["Account"], [""]
    for quarter in range(4):
        heads += [*_EN[3 * quarter : 3 * quarter + 3], f"Q{quarter + 1}"]
        kinds += ["m", "m", "m", "q"]
    put(page, 3, 1, *heads, "FY")
    words = [
        "Revenue",
        "Grants",
        "Other",
        None,
        "Salaries",
        "Rent",
        "Travel",
        "Utilities",
    ]
    for number, word in enumerate(words):
        if word is None:
            continue
        r = 4 + number
        put(page, r, 1, word)
        for column, kind in enumerate(kinds, 1):
            if kind == "m":
                put(page, r, column, rng.randint(20, 400))
            elif kind == "q":
                one, two = letters(column - 3), letters(column - 1)
                put(page, r, column, f"=SUM({one}{r}:{two}{r})")
        put(page, r, 18, f"=E{r}+I{r}+M{r}+Q{r}")
    put(page, 7, 1, "Total income")
    sums(page, 7, range(2, 19), "=SUM({c}4:{c}6)")
    put(page, 12, 1, "Total expense")
    sums(page, 12, range(2, 19), "=SUM({c}8:{c}11)")
    put(page, 13, 1, "Net")
    sums(page, 13, range(2, 19), "={c}7-{c}12")
    put(page, 14, 1, "Margin")
    sums(page, 14, range(2, 19), "=IF({c}7=0,0,{c}13/{c}7)")
    return [page]


def filtered_list(rng: Random) -> list[Page]:
    """SUBTOTALs over a filtered list, some rows filtered out."""
    page = Page("Theo dõi")
    number = rng.randint(20, 40)
    put(page, 1, 1, "Tổng theo bộ lọc", None, None, None)
    put(page, 3, 1, "Mã", "Đơn vị", "Nội dung", "Số tiền", "Thuế", "Tổng")
    units = [rng.choice(UNITS[:4]) for _ in range(number)]
    row = fill(
        page, 4, number, [float(rng.choice((1, 1, 2))) for _ in range(number)], units,
        list(COSTS), amount(rng, 3, 90, 1000), "=ROUND(D{r}*8%,0)", "=D{r}+E{r}",
    )  # fmt: skip
    sums(page, 1, "D E F", "=SUBTOTAL(9,{c}4:{c}{l})", l=row - 1)
    put(page, 2, 1, "Số dòng", None, None, f"=SUBTOTAL(2,D4:D{row - 1})")
    page.filtered = f"A3:F{row - 1}"
    page.hidden_rows = {r for r in range(4, row) if page.cells[r, 1] != 1}
    return [page]


def balance_sheet(rng: Random) -> list[Page]:
    """Codes and parents: A = I + II, each of its own items; a check that is zero."""
    page = Page("CĐKT")
    put(page, 1, 1, "BẢNG CÂN ĐỐI KẾ TOÁN")
    put(page, 3, 1, "Chỉ tiêu", "Mã số", "Số cuối kỳ", "Số đầu kỳ")
    row, tops = 4, []
    for part, groups in (("A. TÀI SẢN", (3, 4)), ("B. NGUỒN VỐN", (4, 2))):
        head, subs = row, []
        put(page, row, 1, part, float(100 * (len(tops) + 1)))
        row += 1
        for number, items in enumerate(groups):
            subs.append(row)
            put(page, row, 1, f"{['I', 'II', 'III'][number]}. Nhóm {number + 1}")
            put(page, row, 2, float(100 * (len(tops) + 1) + 10 * (number + 1)))
            sums(page, row, "C D", "=SUM({c}{f}:{c}{l})", f=row + 1, l=row + items)
            row += 1
            for item in range(items):
                put(page, row, 1, f"{item + 1}. Khoản mục {item + 1}")
                put(
                    page,
                    row,
                    2,
                    float(100 * (len(tops) + 1) + 10 * (number + 1) + item + 1),
                )
                put(page, row, 3, rng.randint(100, 9000), rng.randint(100, 9000))
                row += 1
        for c in "CD":
            page[f"{c}{head}"] = "=" + "+".join(f"{c}{s}" for s in subs)
        tops.append(head)
    put(page, row, 1, "Kiểm tra (A − B)")
    sums(page, row, "C D", "={c}{a}-{c}{b}", a=tops[0], b=tops[1])
    return [page]


def overridden(rng: Random) -> list[Page]:
    """Prices by formula, a few agreed by hand, and the remark says so."""
    page = Page("Đơn giá")
    number = rng.randint(14, 24)
    put(page, 1, 1, "BẢNG TÍNH ĐƠN GIÁ 2025")
    put(page, 2, 1, "Hệ số điều chỉnh", None, None, 1.075)
    put(page, 4, 1, "TT", "Danh mục", "ĐVT", "Giá 2024", "Giá 2025", "Ghi chú")
    fill(
        page, 5, number, count_up(), some(rng, GOODS, number), "cái",
        amount(rng, 10, 500, 1000), "=ROUND(D{r}*$D$2,-2)",
    )  # fmt: skip
    for r in rng.sample(range(7, 3 + number), 2):
        put(page, r, 5, float(rng.randint(20, 600) * 1000))
        put(
            page,
            r,
            6,
            rng.choice(
                ("Nhập tay theo báo giá", "Giá thỏa thuận", "Giá theo hợp đồng cũ")
            ),
        )
    return [page]


def dashboard(rng: Random) -> list[Page]:
    """A front page that looks figures up in a data sheet by INDEX and MATCH."""
    data, front = Page("Data"), Page("Dashboard")
    put(data, 1, 1, "Unit", "Staff", "Budget", "Spent")
    units = list(UNITS)
    fill(
        data,
        2,
        10,
        units,
        amount(rng, 5, 40),
        amount(rng, 100, 900),
        amount(rng, 50, 800),
    )
    put(front, 1, 1, "DASHBOARD")
    put(front, 3, 1, "Chọn đơn vị", units[3])
    for n, (word, c) in enumerate(
        (("Biên chế", "B"), ("Dự toán", "C"), ("Đã chi", "D"))
    ):
        put(
            front,
            5 + n,
            1,
            word,
            f"=INDEX(Data!${c}$2:${c}$11,MATCH($B$3,Data!$A$2:$A$11,0))",
        )
    put(front, 8, 1, "Tỷ lệ giải ngân", "=IF(B6=0,0,B7/B6)")
    put(
        front,
        9,
        1,
        "Tổng dự toán",
        "=SUM(Data!C2:C11)",
        "Tổng chi",
        "=SUM(Data!D2:D11)",
    )
    put(
        front,
        10,
        1,
        "Số đơn vị",
        "=COUNTA(Data!A2:A11)",
        "Lớn nhất",
        "=MAX(Data!C2:C11)",
    )
    put(front, 12, 1, "Đơn vị", "Đã chi", "Hạng")
    fill(
        front, 13, 5, units[:5], "=VLOOKUP(A{r},Data!$A$2:$D$11,4,FALSE)",
        "=RANK(B{r},Data!$D$2:$D$11)",
    )  # fmt: skip
    return [front, data]


def orders(rng: Random) -> list[Page]:
    """Order lines with prices looked up in a list on another sheet."""
    prices, page = Page("Bảng giá"), Page("Đơn hàng")
    put(prices, 1, 1, "Mã", "Tên", "ĐVT", "Đơn giá")
    fill(
        prices,
        2,
        14,
        [f"H{n:03}" for n in range(1, 15)],
        list(GOODS),
        "cái",
        amount(rng, 5, 90, 1000),
    )
    put(page, 1, 1, "Ngày", "Mã hàng", "Tên hàng", "Số lượng", "Đơn giá", "Thành tiền")
    number = rng.randint(15, 30)
    row = fill(
        page, 2, number, amount(rng, 45_700, 45_760),
        [f"H{rng.randint(1, 14):03}" for _ in range(number)],
        "=VLOOKUP(B{r},'Bảng giá'!$A$2:$D$15,2,0)", amount(rng, 1, 30),
        "=VLOOKUP(B{r},'Bảng giá'!$A$2:$D$15,4,0)", "=D{r}*E{r}",
    )  # fmt: skip
    put(page, row, 1, "Tổng")
    sums(page, row, "D F", "=SUM({c}2:{c}{l})", l=row - 1)
    put(page, 1, 9, "Mã", "Tổng SL", "Tổng tiền")
    for n in range(14):
        r = 2 + n
        put(
            page,
            r,
            9,
            f"H{n + 1:03}",
            f"=SUMIF($B$2:$B${row - 1},I{r},$D$2:$D${row - 1})",
        )
        put(page, r, 11, f"=SUMIF($B$2:$B${row - 1},$I{r},F$2:F${row - 1})")
    return [page, prices]


FIRST = (
    *(plan_and_done, years_compared, weighted_marks, loan, shared_out, invoice),
    *(quarters_across, filtered_list, balance_sheet, overridden, dashboard, orders),
    *(matrix, calendar, seating, survey, league, pivot, account, hours, pareto),
    *(stock, assets, pay_by_table, pupils),
)
