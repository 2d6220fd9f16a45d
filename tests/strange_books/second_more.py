"""Clean workbooks, second set: stock, drills, ages, bids, hours, quantities."""

from random import Random

from tests.audit_corpus.page import Page
from tests.office_books.draw import COSTS, GOODS, across, people, put, some
from tests.strange_books.lay import amount, count_up, fill, sums
from toolkit.xlsx.cells.address import a1, letters


def side_by_side(rng: Random) -> list[Page]:
    """Income left, spending right, of different lengths, one total row."""
    page = Page("Thu chi")
    put(page, 1, 1, "QUYẾT TOÁN THU CHI LIÊN HOAN")
    put(
        page,
        3,
        1,
        "STT",
        "Nguồn thu",
        "Số tiền",
        None,
        "STT",
        "Khoản chi",
        "SL",
        "Đơn giá",
        "Thành tiền",
    )
    left, right = rng.randint(4, 7), rng.randint(9, 13)
    fill(page, 4, left, count_up(), people(rng, left), amount(rng, 1, 9, 100_000))
    for n, word in enumerate(some(rng, GOODS, right)):
        r = 4 + n
        put(
            page,
            r,
            5,
            float(n + 1),
            word,
            float(rng.randint(1, 20)),
            float(rng.randint(5, 90) * 1000),
            f"=G{r}*H{r}",
        )
    total = 4 + right
    put(page, total, 2, "Tổng thu", f"=SUM(C4:C{total - 1})")
    put(page, total, 6, "Tổng chi", None, None, f"=SUM(I4:I{total - 1})")
    put(page, total + 1, 2, "Còn thừa", f"=C{total}-I{total}")
    return [page]


def reorder(rng: Random) -> list[Page]:
    """Stock with a least level, a flag, what to order; the whole by group."""
    page = Page("Kho")
    number = rng.randint(14, 24)
    put(
        page,
        1,
        1,
        "Item",
        "Group",
        "On hand",
        "Min",
        "Order?",
        "Qty",
        "Unit cost",
        "Cost",
    )
    row = fill(
        page, 2, number, some(rng, GOODS, number), ["A", "B", "C"], amount(rng, 0, 60),
        amount(rng, 5, 20), '=IF(C{r}<D{r},"Yes","No")', "=MAX(D{r}-C{r},0)",
        amount(rng, 2, 90), "=F{r}*G{r}",
    )  # fmt: skip
    put(page, row, 1, "Total")
    sums(page, row, "C F H", "=SUM({c}2:{c}{l})", l=row - 1)
    put(page, 1, 10, "Group", "Items", "Cost", "Share")
    for n, group in enumerate("ABC"):
        r = 2 + n
        put(page, r, 10, group, f"=COUNTIF(B$2:B${row - 1},J{r})")
        put(page, r, 12, f"=SUMIF(B$2:B${row - 1},J{r},H$2:H${row - 1})", f"=L{r}/$L$5")
    put(page, 5, 10, "All", "=SUM(K2:K4)", "=SUM(L2:L4)", "=SUM(M2:M4)")
    return [page]


def questions(rng: Random) -> list[Page]:
    """Right and wrong by question; totals by pupil, share right by question."""
    page = Page("Trắc nghiệm")
    number, asked = rng.randint(14, 22), 12
    put(
        page,
        1,
        1,
        "SBD",
        "Họ tên",
        *(f"C{n}" for n in range(1, asked + 1)),
        "Đúng",
        "Điểm",
    )
    end = letters(2 + asked)
    total = letters(3 + asked)
    row = fill(
        page,
        2,
        number,
        amount(rng, 100, 999),
        people(rng, number),
        *(amount(rng, 0, 1),) * asked,
        f"=SUM(C{{r}}:{end}{{r}})",
        f"=ROUND({total}{{r}}/{asked}*10,2)",
    )
    put(page, row, 2, "Số em đúng")
    sums(page, row, range(3, 3 + asked), "=SUM({c}2:{c}{l})", l=row - 1)
    put(page, row + 1, 2, "Độ khó")
    sums(
        page,
        row + 1,
        range(3, 3 + asked),
        "={c}{t}/COUNTA($B$2:$B${l})",
        t=row,
        l=row - 1,
    )
    put(
        page,
        row + 2,
        2,
        "Điểm TB",
        None,
        f"=AVERAGE({letters(4 + asked)}2:{letters(4 + asked)}{row - 1})",
    )
    return [page]


def ages(rng: Random) -> list[Page]:
    """People by age and sex, shares, running shares, ratio."""
    page = Page("Dân số")
    bands = [f"{5 * n}-{5 * n + 4}" for n in range(14)]
    put(
        page,
        2,
        1,
        "Nhóm tuổi",
        "Nam",
        "Nữ",
        "Chung",
        "% Nam",
        "% Nữ",
        "% cộng dồn",
        "Tỷ số giới tính",
    )
    row = fill(
        page, 3, 14, bands, amount(rng, 400, 990), amount(rng, 400, 990), "=B{r}+C{r}",
        "=B{r}/B$17*100", "=C{r}/C$17*100", "=SUM(D$3:D{r})/D$17*100", "=B{r}/C{r}*100",
    )  # fmt: skip
    put(page, row, 1, "Tổng")
    sums(page, row, "B C D E F", "=SUM({c}3:{c}16)")
    put(page, row, 8, f"=B{row}/C{row}*100")
    put(page, row + 1, 1, "15-59 tuổi")
    sums(page, row + 1, "B C D", "=SUM({c}6:{c}14)")
    put(
        page,
        row + 2,
        1,
        "% trong độ tuổi lao động",
        f"=B{row + 1}/B{row}*100",
        f"=C{row + 1}/C{row}*100",
        f"=D{row + 1}/D{row}*100",
    )
    return [page]


def bids(rng: Random) -> list[Page]:
    """Three suppliers side by side, the least price, who gives it."""
    page = Page("So sánh giá")
    number = rng.randint(8, 14)
    for start, word in ((4, "Cty A"), (6, "Cty B"), (8, "Cty C")):
        page.title(f"{letters(start)}2:{letters(start + 1)}2", word)
        put(page, 3, start, "Đơn giá", "Thành tiền")
    put(page, 3, 1, "STT", "Hàng hóa", "SL")
    put(page, 3, 10, "Thấp nhất", "Chọn")
    price = amount(rng, 20, 400, 1000)
    row = fill(
        page, 4, number, count_up(), some(rng, GOODS, number), amount(rng, 1, 40),
        price, "=$C{r}*D{r}", price, "=$C{r}*F{r}", price, "=$C{r}*H{r}",
        "=MIN(E{r},G{r},I{r})", '=IF(J{r}=E{r},"A",IF(J{r}=G{r},"B","C"))',
    )  # fmt: skip
    put(page, row, 2, "Tổng cộng")
    sums(page, row, "E G I J", "=SUM({c}4:{c}{l})", l=row - 1)
    return [page]


def coded(rng: Random) -> list[Page]:
    """1, 1.1, 1.1.1: a parent adds its children, wherever they stand."""
    page = Page("Mục lục NS")
    put(page, 1, 1, "BÁO CÁO CHI NGÂN SÁCH")
    put(page, 3, 1, "Mã", "Nội dung", "Dự toán", "Thực hiện", "So sánh (%)")
    row, tops = 4, []
    for one in range(1, 3):
        top, subs = row, []
        tops.append(top)
        put(page, top, 1, f"{one}", f"Chương {one}")
        row += 1
        for two in range(1, rng.randint(3, 4)):
            sub, items = row, rng.randint(2, 4)
            subs.append(sub)
            put(page, sub, 1, f"{one}.{two}", f"Loại {one}.{two}")
            for three in range(1, items + 1):
                put(
                    page,
                    sub + three,
                    1,
                    f"{one}.{two}.{three}",
                    COSTS[(row + three) % 14],
                )
                put(page, sub + three, 3, rng.randint(20, 900), rng.randint(20, 900))
            sums(page, sub, "C D", "=SUM({c}{f}:{c}{l})", f=sub + 1, l=sub + items)
            row = sub + items + 1
        for c in "CD":
            page[f"{c}{top}"] = "=" + "+".join(f"{c}{s}" for s in subs)
    put(page, row, 2, "Tổng cộng", *(f"={c}{tops[0]}+{c}{tops[1]}" for c in "CD"))
    for r in range(4, row + 1):
        put(page, r, 5, f"=IF(C{r}=0,0,D{r}/C{r}*100)")
    return [page]


def across_names(rng: Random) -> list[Page]:
    """Contributions by month down, people across, totals above and at the right."""
    page = Page("Quỹ")
    number = rng.randint(6, 10)
    put(page, 1, 1, "QUỸ TÌNH THƯƠNG")
    put(page, 2, 1, "Tổng từng người")
    put(page, 3, 1, "Tháng", *people(rng, number), "Cộng tháng")
    end = letters(1 + number)
    for n in range(12):
        r = 4 + n
        put(
            page,
            r,
            1,
            f"Tháng {n + 1}",
            *(float(rng.randint(1, 9) * 10_000) for _ in range(number)),
            f"=SUM(B{r}:{end}{r})",
        )
    sums(page, 2, range(2, 3 + number), "=SUM({c}4:{c}15)")
    return [page]


def blocks(rng: Random) -> list[Page]:
    """The same small table class after class, a grand table at the end."""
    page = Page("Thi đua lớp")
    row, totals = 1, []
    for block in range(rng.randint(3, 4)):
        put(page, row, 1, f"LỚP 1{block}A")
        put(page, row + 1, 1, "Tuần", "Nề nếp", "Học tập", "Vệ sinh", "Cộng")
        mark = amount(rng, 5, 10)
        end = fill(
            page,
            row + 2,
            5,
            [f"Tuần {n}" for n in range(1, 6)],
            mark,
            mark,
            mark,
            "=SUM(B{r}:D{r})",
        )
        put(page, end, 1, "Tổng")
        sums(page, end, "B C D E", "=SUM({c}{f}:{c}{l})", f=row + 2, l=end - 1)
        totals.append(end)
        row = end + rng.choice((1, 2, 3))
    put(page, row, 1, "TOÀN TRƯỜNG")
    for n, total in enumerate(totals):
        put(page, row + 1 + n, 1, f"Lớp 1{n}A", *(f"={c}{total}" for c in "BCDE"))
    end = row + 1 + len(totals)
    put(page, end, 1, "Trung bình")
    sums(page, end, "B C D E", "=AVERAGE({c}{f}:{c}{l})", f=row + 1, l=end - 1)
    return [page]


def rates_in_head(rng: Random) -> list[Page]:
    """Each column's rate in its head: =$C5*D$4 all over, employer and employee."""
    page = Page("Bảo hiểm")
    number = rng.randint(10, 18)
    page.title("D2:F2", "Người lao động")
    page.title("G2:I2", "Đơn vị")
    put(
        page,
        3,
        1,
        "TT",
        "Họ tên",
        "Lương đóng",
        "BHXH",
        "BHYT",
        "BHTN",
        "BHXH",
        "BHYT",
        "BHTN",
        "Cộng",
    )
    put(page, 4, 4, 0.08, 0.015, 0.01, 0.175, 0.03, 0.01)
    row = fill(
        page, 5, number, count_up(), people(rng, number), amount(rng, 50, 150, 100_000),
        *(f"=$C{{r}}*{c}$4" for c in "DEFGHI"), "=SUM(D{r}:I{r})",
    )  # fmt: skip
    put(page, row, 2, "Tổng cộng")
    sums(page, row, "C D E F G H I J", "=SUM({c}5:{c}{l})", l=row - 1)
    return [page]


def currencies(rng: Random) -> list[Page]:
    """Amounts in several currencies by a table of rates."""
    page = Page("Ngoại tệ")
    number = rng.randint(12, 20)
    put(page, 1, 8, "Mã", "Tỷ giá")
    for n, (code, rate) in enumerate(
        (("USD", 25_400), ("EUR", 27_600), ("JPY", 168), ("VND", 1))
    ):
        put(page, 2 + n, 8, code, float(rate))
    put(page, 1, 1, "STT", "Khách", "Tiền tệ", "Số tiền", "Tỷ giá", "Quy VND")
    row = fill(
        page,
        2,
        number,
        count_up(),
        people(rng, number),
        [rng.choice(("USD", "EUR", "JPY", "VND")) for _ in range(number)],
        amount(rng, 100, 9000),
        "=INDEX($I$2:$I$5,MATCH(C{r},$H$2:$H$5,0))",
        "=D{r}*E{r}",
    )
    put(page, row, 2, "Cộng quy đổi", None, None, None, f"=SUM(F2:F{row - 1})")
    put(page, 7, 8, "Theo loại")
    for n in range(4):
        put(
            page,
            8 + n,
            8,
            f"=H{2 + n}",
            f"=SUMIF($C$2:$C${row - 1},H{8 + n},$F$2:$F${row - 1})",
        )
    return [page]


def clocked(rng: Random) -> list[Page]:
    """In and out by day, hours less lunch, weeks added up, the month."""
    page = Page("Giờ làm")
    put(page, 1, 1, "Tuần", "Ngày", "Vào", "Ra", "Nghỉ trưa", "Giờ làm", "Ngoài giờ")
    row, weeks = 2, []
    for week in range(4):
        first = row
        for day in range(5):
            put(
                page,
                row,
                1,
                f"Tuần {week + 1}" if day == 0 else None,
                45_900.0 + 7 * week + day,
            )
            put(
                page,
                row,
                3,
                0.3125 + rng.randint(0, 4) / 96,
                0.7083 + rng.randint(0, 8) / 96,
                0.0417,
            )
            put(
                page,
                row,
                6,
                f"=ROUND((D{row}-C{row}-E{row})*24,2)",
                f"=MAX(F{row}-8,0)",
            )
            row += 1
        put(page, row, 2, "Cộng tuần")
        sums(page, row, "F G", "=SUM({c}{f}:{c}{l})", f=first, l=row - 1)
        weeks.append(row)
        row += 1
    put(page, row, 2, "Cộng tháng")
    for c in "FG":
        page[f"{c}{row}"] = "=SUM(" + ",".join(f"{c}{w}" for w in weeks) + ")"
    return [page]


def quantities(rng: Random) -> list[Page]:
    """Length, width, height where they apply; lines of a work added under its head."""
    page = Page("Khối lượng")
    put(page, 1, 1, "BẢNG TÍNH KHỐI LƯỢNG")
    put(
        page,
        3,
        1,
        "STT",
        "Công việc",
        "Số CK",
        "Dài",
        "Rộng",
        "Cao",
        "Khối lượng",
        "Toàn bộ",
    )
    row = 4
    for work in range(5):
        head, lines = row, rng.randint(2, 5)
        put(page, head, 1, float(work + 1), COSTS[work])
        for n in range(lines):
            r = head + 1 + n
            put(
                page,
                r,
                2,
                f"- Trục {n + 1}",
                float(rng.randint(1, 9)),
                rng.randint(10, 99) / 10,
            )
            put(page, r, 5, rng.randint(2, 30) / 10, rng.randint(2, 30) / 10)
            put(page, r, 7, f"=ROUND(C{r}*D{r}*E{r}*F{r},3)")
        row = head + 1 + lines
        put(page, head, 8, f"=SUM(G{head + 1}:G{row - 1})")
    put(page, row, 2, "Tổng", None, None, None, None, None, f"=SUM(H4:H{row - 1})")
    return [page]


def monthly_copy(rng: Random) -> list[Page]:
    """A wide plan: twelve months, a row of days worked, pay by day, sum and mean."""
    page = Page("Kế hoạch năm")
    put(
        page,
        2,
        1,
        "Nội dung",
        *(f"{n}/2025" for n in range(1, 13)),
        "Tổng",
        "Bình quân",
        "Ghi chú",
    )
    put(
        page,
        3,
        1,
        "Số ngày",
        *(float(rng.randint(19, 23)) for _ in range(12)),
        "=SUM(B3:M3)",
        "=AVERAGE(B3:M3)",
    )
    for n, word in enumerate(some(rng, COSTS, 8)):
        r = 4 + 2 * n
        put(page, r, 1, f"{word} (mức/ngày)", *(float(rng.randint(2, 30) * 10),) * 12)
        put(
            page, r + 1, 1, word, *(f"={a1(r, c)}*{letters(c)}$3" for c in range(2, 14))
        )
        put(
            page,
            r + 1,
            14,
            f"=SUM({across(r + 1, 2, 13)})",
            f"=AVERAGE({across(r + 1, 2, 13)})",
        )
    put(page, 20, 1, "Tổng cộng")
    for column in range(2, 15):
        page.cells[20, column] = "=" + "+".join(a1(5 + 2 * n, column) for n in range(8))
    return [page]
