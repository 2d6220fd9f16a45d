"""Clean workbooks, first set: tables of counts, stock, pay, lists of people."""

from random import Random

from tests.audit_corpus.page import Page
from tests.office_books.draw import COSTS, GOODS, UNITS, people, put, some
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


def matrix(rng: Random) -> list[Page]:
    """Who sent how much to whom: mostly empty, totals both ways."""
    page = Page("Ma trận")
    size = rng.randint(7, 10)
    names = some(rng, UNITS, size)
    put(page, 1, 1, "Từ \\ Đến", *names, "Cộng")
    for n in range(size):
        put(page, 2 + n, 1, names[n])
        for m in range(size):
            if n != m and rng.random() < 0.35:
                put(page, 2 + n, 2 + m, rng.randint(1, 60))
        end = letters(1 + size)
        put(page, 2 + n, 2 + size, f"=SUM(B{2 + n}:{end}{2 + n})")
    put(page, 2 + size, 1, "Cộng")
    sums(page, 2 + size, range(2, 3 + size), "=SUM({c}2:{c}{l})", l=1 + size)
    return [page]


def calendar(rng: Random) -> list[Page]:
    """A month: each day the one before and one, the weeks below one another."""
    page = Page("Lịch")
    put(page, 1, 1, "LỊCH CÔNG TÁC THÁNG 9")
    put(page, 3, 1, *(["Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7", "CN"]))
    start = 45_901.0
    for week in range(5):
        r = 4 + 2 * week
        put(page, r, 1, start if week == 0 else f"=G{r - 2}+1")
        for column in range(2, 8):
            put(page, r, column, f"={letters(column - 1)}{r}+1")
        if rng.random() < 0.8:
            put(
                page,
                r + 1,
                rng.randint(1, 7),
                rng.choice(("Họp giao ban", "Tiếp dân", "Trực")),
            )
    return [page]


def seating(rng: Random) -> list[Page]:
    """Tables and seats by number, with gaps."""
    page = Page("Sơ đồ")
    put(page, 1, 1, "SƠ ĐỒ CHỖ NGỒI HỘI TRƯỜNG")
    seat = 1
    for row in range(4, 14):
        put(page, row, 1, f"Dãy {row - 3}")
        for column in range(2, 16):
            if column != 8 and rng.random() < 0.9:
                put(page, row, column, float(seat))
                seat += 1
        put(page, row, 17, f"=COUNT(B{row}:O{row})")
    put(page, 14, 1, "Tổng số ghế")
    put(page, 14, 17, "=SUM(Q4:Q13)")
    return [page]


def survey(rng: Random) -> list[Page]:
    """Answers tallied: counts, shares, weighted means."""
    page = Page("Khảo sát")
    put(page, 1, 1, "KẾT QUẢ KHẢO SÁT HÀI LÒNG")
    put(
        page,
        3,
        1,
        "Câu",
        "Nội dung",
        "Rất hài lòng",
        "Hài lòng",
        "Bình thường",
        "Không hài lòng",
    )
    put(page, 3, 7, "Tổng phiếu", "% hài lòng", "Điểm TB")
    put(page, 4, 2, "Điểm quy đổi", 4.0, 3.0, 2.0, 1.0)
    row = fill(
        page, 5, 10, count_up(), [f"Nội dung hỏi {n}" for n in range(1, 11)],
        amount(rng, 30, 80), amount(rng, 20, 60), amount(rng, 5, 20), amount(rng, 0, 9),
        "=SUM(C{r}:F{r})", "=(C{r}+D{r})/G{r}", "=SUMPRODUCT($C$4:$F$4,C{r}:F{r})/G{r}",
    )  # fmt: skip
    put(page, row, 2, "Cộng")
    sums(page, row, "C D E F G", "=SUM({c}5:{c}{l})", l=row - 1)
    put(page, row, 8, f"=(C{row}+D{row})/G{row}")
    put(page, row + 1, 2, "Tỷ lệ %")
    sums(page, row + 1, "C D E F", "=ROUND({c}{t}/$G${t}*100,1)", t=row)
    return [page]


def league(rng: Random) -> list[Page]:
    """A sports table."""
    page = Page("BXH")
    put(page, 1, 1, "#", "Team", "P", "W", "D", "L", "GF", "GA", "GD", "Pts", "Rank")
    number = rng.choice((8, 10, 12))
    row = fill(
        page, 2, number, count_up(), some(rng, UNITS, number), "=D{r}+E{r}+F{r}",
        amount(rng, 0, 9), amount(rng, 0, 6), amount(rng, 0, 9), amount(rng, 5, 40),
        amount(rng, 5, 40), "=G{r}-H{r}", "=3*D{r}+E{r}", "=RANK(J{r},J${f}:J${l})",
    )  # fmt: skip
    put(page, row, 2, "Total")
    sums(page, row, "C D E F G H", "=SUM({c}2:{c}{l})", l=row - 1)
    put(
        page,
        row + 1,
        2,
        "Average goals",
        None,
        None,
        None,
        None,
        None,
        f"=G{row}/C{row}",
    )
    return [page]


def pivot(rng: Random) -> list[Page]:
    """A pivot pasted as values; one ratio was added beside it."""
    page = Page("Pivot")
    put(page, 3, 1, "Row Labels", "Sum of Amount", "Count of ID", "Sum of Tax")
    row, total = 4, [0, 0, 0]
    for unit in UNITS[:5]:
        values = [
            (rng.randint(10, 99) * 100, rng.randint(1, 9), rng.randint(5, 99))
            for _ in range(3)
        ]
        whole = [sum(v[n] for v in values) for n in range(3)]
        put(page, row, 1, unit, *map(float, whole), f"=B{row}/C{row}")
        row += 1
        for n, some_values in enumerate(values):
            put(
                page,
                row,
                1,
                f"   {2022 + n}",
                *map(float, some_values),
                f"=B{row}/C{row}",
            )
            row += 1
        total = [a + b for a, b in zip(total, whole, strict=True)]
    put(page, row, 1, "Grand Total", *map(float, total), f"=B{row}/C{row}")
    return [page]


def account(rng: Random) -> list[Page]:
    """A cash book: opening balance, in, out, running balance, totals of the period."""
    page = Page("Sổ quỹ")
    number = rng.randint(15, 30)
    put(page, 1, 1, "SỔ QUỸ TIỀN MẶT")
    put(page, 3, 1, "Ngày", "Số CT", "Diễn giải", "Thu", "Chi", "Tồn")
    put(page, 4, 3, "Số dư đầu kỳ", None, None, 12_500_000.0)
    r = 5
    for n in range(number):
        put(
            page,
            r,
            1,
            45_660.0 + n,
            f"PT{n:02}" if n % 3 else f"PC{n:02}",
            COSTS[n % 14],
        )
        put(page, r, 4 if n % 3 == 0 else 5, float(rng.randint(5, 90) * 10_000))
        put(page, r, 6, f"=F{r - 1}+D{r}-E{r}")
        r += 1
    put(page, r, 3, "Cộng phát sinh")
    sums(page, r, "D E", "=SUM({c}5:{c}{l})", l=r - 1)
    put(page, r + 1, 3, "Số dư cuối kỳ", None, None, f"=F4+D{r}-E{r}")
    return [page]


def hours(rng: Random) -> list[Page]:
    """A timesheet: hours by day, plain and overtime, a rate, pay."""
    page = Page("Chấm công")
    number = rng.randint(8, 14)
    put(page, 1, 1, "BẢNG CHẤM CÔNG TUẦN 36")
    put(page, 3, 1, "TT", "Họ tên", *["T2", "T3", "T4", "T5", "T6", "T7", "CN"])
    put(page, 3, 10, "Giờ thường", "Giờ T7, CN", "Tổng giờ", "Đơn giá", "Tiền công")
    day = lambda: rng.choice((8.0, 8.0, 8.0, 7.5, 4.0, 0.0))  # noqa: E731
    row = fill(
        page,
        4,
        number,
        count_up(),
        people(rng, number),
        *(day,) * 7,
        "=SUM(C{r}:G{r})",
        "=SUM(H{r}:I{r})",
        "=J{r}+K{r}",
        amount(rng, 25, 60, 1000),
        "=(J{r}+K{r}*1.5)*M{r}",
    )
    put(page, row, 2, "Cộng")
    sums(page, row, "C D E F G H I J K L N", "=SUM({c}4:{c}{l})", l=row - 1)
    return [page]


def pareto(rng: Random) -> list[Page]:
    """Amounts with share, running sum and running share."""
    page = Page("Pareto")
    number = rng.randint(8, 14)
    put(page, 1, 1, "Lý do", "Số vụ", "Tỷ lệ", "Lũy kế", "Lũy kế %")
    fill(
        page, 2, number, some(rng, COSTS, number),
        sorted((float(rng.randint(2, 90)) for _ in range(number)), reverse=True),
        f"=B{{r}}/SUM($B$2:$B${1 + number})", "=SUM($B$2:B{r})",
        f"=D{{r}}/$B${2 + number}",
    )  # fmt: skip
    put(
        page,
        2 + number,
        1,
        "Tổng",
        f"=SUM(B2:B{1 + number})",
        f"=SUM(C2:C{1 + number})",
    )
    return [page]


def stock(rng: Random) -> list[Page]:
    """In, out and left over, quantity and value under merged heads, by groups."""
    page = Page("NXT")
    page.title("A1:K1", "BÁO CÁO NHẬP – XUẤT – TỒN")
    put(page, 3, 1, "STT", "Tên vật tư", "ĐVT")
    for start, word in (
        (4, "Tồn đầu kỳ"),
        (6, "Nhập"),
        (8, "Xuất"),
        (10, "Tồn cuối kỳ"),
    ):
        page.title(f"{letters(start)}3:{letters(start + 1)}3", word)
        put(page, 4, start, "SL", "Giá trị")
    row, heads, price = 5, [], lambda: float(rng.randint(10, 90) * 100)
    for group in range(2):
        head, items = row, rng.randint(5, 8)
        heads.append(head)
        put(page, head, 1, "AB"[group], f"Nhóm vật tư {group + 1}")
        row = fill(
            page,
            head + 1,
            items,
            count_up(),
            some(rng, GOODS, items),
            "cái",
            amount(rng, 1, 90),
            price,
            amount(rng, 0, 50),
            price,
            amount(rng, 0, 30),
            price,
            "=D{r}+F{r}-H{r}",
            "=E{r}+G{r}-I{r}",
        )
        sums(page, head, "E G I K", "=SUM({c}{f}:{c}{l})", f=head + 1, l=row - 1)
    put(page, row, 2, "Tổng cộng")
    sums(page, row, "E G I K", "={c}{a}+{c}{b}", a=heads[0], b=heads[1])
    return [page]


def assets(rng: Random) -> list[Page]:
    """Worn-down values of assets: cost, years, yearly, so far, left."""
    page = Page("Khấu hao")
    number = rng.randint(10, 18)
    put(page, 1, 1, "BẢNG TÍNH HAO MÒN TÀI SẢN CỐ ĐỊNH NĂM 2025")
    put(
        page,
        3,
        1,
        "STT",
        "Tên tài sản",
        "Năm sử dụng",
        "Nguyên giá",
        "Số năm",
        "Hao mòn năm",
    )
    put(page, 3, 7, "Lũy kế", "Giá trị còn lại", "Tỷ lệ còn lại")
    row = fill(
        page, 4, number, count_up(), some(rng, GOODS, number), amount(rng, 2015, 2024),
        amount(rng, 10, 300, 1_000_000), [5.0, 8.0, 10.0], "=ROUND(D{r}/E{r},0)",
        "=MIN(D{r},F{r}*(2025-C{r}))", "=D{r}-G{r}", "=H{r}/D{r}",
    )  # fmt: skip
    put(page, row, 2, "Cộng")
    sums(page, row, "D F G H", "=SUM({c}4:{c}{l})", l=row - 1)
    put(page, row, 9, f"=H{row}/D{row}")
    return [page]


def pay_by_table(rng: Random) -> list[Page]:
    """Pay from a table of grades beside it, deductions at rates in the head."""
    page = Page("Lương T9")
    number = rng.randint(10, 20)
    put(page, 1, 1, "BẢNG THANH TOÁN TIỀN LƯƠNG")
    put(
        page,
        3,
        1,
        "Số TT",
        "Họ và tên",
        "Bậc",
        "Lương bậc",
        "Phụ cấp",
        "BHXH",
        "BHYT",
        "BHTN",
    )
    put(page, 3, 9, "Cộng trừ", "Thực lĩnh", None, "Bậc", "Mức")
    put(page, 4, 6, 0.08, 0.015, 0.01)
    for n in range(5):
        put(page, 4 + n, 12, float(n + 1), float(5_000_000 + 700_000 * n))
    row = fill(
        page, 5, number, count_up(), people(rng, number), amount(rng, 1, 5),
        "=VLOOKUP(C{r},$L$4:$M$8,2,FALSE)", amount(rng, 0, 9, 100_000),
        "=ROUND($D{r}*F$4,0)", "=ROUND($D{r}*G$4,0)", "=ROUND($D{r}*H$4,0)",
        "=SUM(F{r}:H{r})", "=D{r}+E{r}-I{r}",
    )  # fmt: skip
    put(page, row, 2, "Cộng")
    sums(page, row, "D E F G H I J", "=SUM({c}5:{c}{l})", l=row - 1)
    return [page]


def pupils(rng: Random) -> list[Page]:
    """A class list with ages, and counts by sex and year beside it."""
    page = Page("Danh sách")
    number = rng.randint(20, 35)
    put(page, 1, 1, "DANH SÁCH HỌC SINH")
    put(
        page,
        3,
        1,
        "STT",
        "Họ và tên",
        "Giới tính",
        "Năm sinh",
        "Tuổi",
        None,
        "Thống kê",
        "Số HS",
    )
    row = fill(
        page, 4, number, count_up(), people(rng, number),
        [rng.choice(("Nam", "Nữ")) for _ in range(number)], amount(rng, 2009, 2012),
        "=2025-D{r}",
    )  # fmt: skip
    last = row - 1
    put(page, 4, 7, "Nam", f'=COUNTIF(C4:C{last},"Nam")')
    put(page, 5, 7, "Nữ", f'=COUNTIF(C4:C{last},"Nữ")')
    put(page, 6, 7, "Cộng", "=H4+H5")
    put(page, 7, 7, "Sĩ số", f"=COUNTA(B4:B{last})")
    put(page, 8, 7, "Lệch", "=H7-H6")
    for n in range(4):
        put(page, 10 + n, 7, float(2009 + n), f"=COUNTIF($D$4:$D${last},G{10 + n})")
    return [page]
