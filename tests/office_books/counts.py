"""Clean workbooks that count: hours, classes, stock, scores of units, attendance."""

from random import Random

from tests.audit_corpus.page import Page
from tests.office_books.draw import (
    GOODS,
    UNITS,
    across,
    heading,
    people,
    put,
    some,
    span,
)
from toolkit.xlsx.cells.address import a1, letters


def timesheet(rng: Random) -> list[Page]:
    """Hours by day, one table a week or one a month; overtime at another rate."""
    page = Page("Chấm công")
    row = heading(page, rng, "BẢNG CHẤM CÔNG", 10)
    names = people(rng, rng.randint(5, 9))
    totals = []
    for week in range(rng.randint(1, 3)):
        put(page, row, 1, f"Tuần {week + 1}")
        row += 1
        days = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6")
        put(page, row, 1, "TT", "Họ và tên", *days)
        put(page, row, 8, "Tổng giờ", "Làm thêm", "Tiền công")
        first = row + 1
        for n, name in enumerate(names):
            row += 1
            hours = [rng.choice((8.0, 8.0, 7.5, 9.0)) for _ in days]
            if rng.random() < 0.1:
                page.cells[row, 3] = "P"
                hours[0] = 0.0
            put(page, row, 1, n + 1, name)
            for day, value in enumerate(hours):
                if value:
                    put(page, row, 3 + day, value)
            put(page, row, 8, f"=SUM(C{row}:G{row})", f"=MAX(0,H{row}-40)")
            put(page, row, 10, f"=(H{row}-I{row})*45000+I{row}*45000*1.5")
        row += 1
        put(page, row, 2, "Cộng")
        for column in range(3, 11):
            put(page, row, column, f"=SUM({span(column, first, row - 1)})")
        totals.append(row)
        row += rng.randint(1, 2) + 1
    if len(totals) > 1:
        put(page, row, 2, "Tổng các tuần")
        for column in range(8, 11):
            put(page, row, column, "=" + "+".join(a1(t, column) for t in totals))
    return [page]


def class_list(rng: Random) -> list[Page]:
    """Marks with weights, means, ranks, what the class comes to below."""
    page = Page("Điểm lớp")
    english = rng.random() < 0.4
    tests = rng.randint(3, 6)
    row = heading(page, rng, "BẢNG ĐIỂM", tests + 5)
    title = "Student" if english else "Họ và tên"
    put(
        page,
        row,
        1,
        "TT",
        title,
        *(f"{'Test' if english else 'Bài'} {n + 1}" for n in range(tests)),
    )
    mean = 3 + tests
    put(page, row, mean, "Average" if english else "Trung bình", "Xếp loại", "Hạng")
    weights = ""
    if rng.random() < 0.5:
        row += 1
        put(page, row, 2, "Hệ số", *(rng.choice((1.0, 2.0)) for _ in range(tests)))
        weights = across(row, 3, mean - 1)
        weights = ":".join(f"${end[0]}${end[1:]}" for end in weights.split(":"))
    first = row + 1
    number = rng.randint(10, 28)
    last = first + number - 1
    for n, name in enumerate(people(rng, number)):
        row += 1
        put(page, row, 1, n + 1, name)
        put(page, row, 3, *(rng.randint(8, 20) / 2 for _ in range(tests)))
        marks = across(row, 3, mean - 1)
        text = f"=AVERAGE({marks})"
        if weights:
            text = f"=SUMPRODUCT({marks},{weights})/SUM({weights})"
        put(page, row, mean, text)
        c = letters(mean)
        put(
            page, row, mean + 1, f'=IF({c}{row}>=8,"Giỏi",IF({c}{row}>=6.5,"Khá","TB"))'
        )
        put(
            page,
            row,
            mean + 2,
            f"=RANK({c}{row},{span(mean, first, last, fixed=True)})",
        )
    row += 1
    gap = rng.random() < 0.4
    row += gap
    for label, call in (
        ("Trung bình", "AVERAGE"),
        ("Cao nhất", "MAX"),
        ("Thấp nhất", "MIN"),
    ):
        put(page, row, 2, label)
        for column in range(3, mean + 1):
            put(page, row, column, f"={call}({span(column, first, last)})")
        row += 1
    put(page, row, 2, "Sĩ số", f"=COUNTA({span(2, first, last)})")
    put(
        page,
        row + 1,
        2,
        "Số bài từ 8",
        *(f'=COUNTIF({span(c, first, last)},">=8")' for c in range(3, mean + 1)),
    )
    return [page]


def inventory(rng: Random) -> list[Page]:
    """Stock carried from month to month beside, or a card with a running balance."""
    if rng.random() < 0.4:
        return _stock_card(rng)
    page = Page("Kho")
    months = rng.randint(1, 3)
    width = 3 + 4 * months
    row = heading(page, rng, "NHẬP XUẤT TỒN", width)
    for month in range(months):
        left = 4 + 4 * month
        page.title(f"{a1(row, left)}:{a1(row, left + 3)}", f"Tháng {month + 1}")
    row += 1
    put(page, row, 1, "TT", "Tên hàng", "Đơn giá")
    for month in range(months):
        put(page, row, 4 + 4 * month, "Tồn đầu", "Nhập", "Xuất", "Tồn cuối")
    put(page, row, width + 1, "Giá trị tồn")
    first = row + 1
    for n, goods in enumerate(some(rng, GOODS, rng.randint(6, 15))):
        row += 1
        put(page, row, 1, n + 1, goods, rng.randint(2, 90) * 500)
        for month in range(months):
            left = 4 + 4 * month
            opening = rng.randint(5, 60) if not month else f"={a1(row, left - 1)}"
            put(page, row, left, opening, rng.randint(0, 30), rng.randint(0, 5))
            o, i, x = (a1(row, left + k) for k in range(3))
            put(page, row, left + 3, f"={o}+{i}-{x}")
        put(page, row, width + 1, f"={a1(row, width)}*C{row}")
    row += 1
    put(page, row, 2, "Tổng cộng")
    for column in range(4, width + 2):
        put(page, row, column, f"=SUM({span(column, first, row - 1)})")
    return [page]


def _stock_card(rng: Random) -> list[Page]:
    page = Page("Thẻ kho")
    row = heading(page, rng, "THẺ KHO", 6)
    put(page, row, 1, "Ngày", "Diễn giải", "Nhập", "Xuất", "Tồn", "Ghi chú")
    row += 1
    put(page, row, 2, "Tồn đầu kỳ", None, None, rng.randint(50, 100))
    first = row + 1
    for n in range(rng.randint(10, 24)):
        row += 1
        put(page, row, 1, f"{n % 28 + 1:02}/03/2024", f"Phiếu {n + 1}")
        put(page, row, 3 if rng.random() < 0.6 else 4, rng.randint(1, 9))
        put(page, row, 5, f"=E{row - 1}+C{row}-D{row}")
    row += 1
    put(
        page, row, 2, "Cộng", f"=SUM(C{first}:C{row - 1})", f"=SUM(D{first}:D{row - 1})"
    )
    put(page, row, 5, f"=E{row - 1}")
    return [page]


def unit_scores(rng: Random) -> list[Page]:
    """A sheet for each unit, and one that brings their totals together."""
    sheets, items = [], rng.randint(5, 9)
    names = rng.sample(UNITS, rng.randint(3, 5))
    for name in names:
        page = Page(name)
        put(page, 1, 1, f"BẢNG CHẤM ĐIỂM – {name}")
        put(page, 3, 1, "TT", "Tiêu chí", "Điểm chuẩn", "Cộng", "Trừ", "Điểm đạt")
        for n in range(items):
            r = 4 + n
            put(page, r, 1, n + 1, f"Tiêu chí {n + 1}", 10.0 + n % 3 * 5)
            put(page, r, 4, rng.randint(0, 2), rng.randint(0, 3), f"=C{r}+D{r}-E{r}")
        r = 4 + items
        put(page, r, 2, "Tổng điểm")
        for column in range(3, 7):
            put(page, r, column, f"=SUM({span(column, 4, r - 1)})")
        put(page, r + 1, 2, "Tỷ lệ", None, None, None, f"=F{r}/C{r}")
        sheets.append(page)
    total = Page("Tổng hợp")
    put(total, 1, 1, "TỔNG HỢP ĐIỂM THI ĐUA NĂM 2024")
    put(total, 3, 1, "TT", "Đơn vị", "Điểm chuẩn", "Điểm đạt", "Tỷ lệ", "Hạng")
    end, last = 4 + items, 3 + len(names)
    for n, name in enumerate(names):
        r = 4 + n
        put(total, r, 1, n + 1, name, f"='{name}'!C{end}", f"='{name}'!F{end}")
        put(total, r, 5, f"=D{r}/C{r}", f"=RANK(D{r},$D$4:$D${last})")
    put(
        total,
        last + 1,
        2,
        "Bình quân",
        f"=AVERAGE(C4:C{last})",
        f"=AVERAGE(D4:D{last})",
    )
    put(
        total,
        last + 3,
        2,
        "Tổng điểm cộng",
        "=" + "+".join(f"'{n}'!D{end}" for n in names),
    )
    one = names[0]
    put(total, last + 4, 2, f"Điểm của {one}", f"=SUM('{one}'!F4:F{end - 1})")
    return [*sheets, total] if rng.random() < 0.5 else [total, *sheets]


def attendance(rng: Random) -> list[Page]:
    """Marks day by day, counted; units by quarter, with shares; two tables."""
    page = Page("Chuyên cần")
    days = rng.randint(8, 20)
    row = heading(page, rng, "THEO DÕI CHUYÊN CẦN", days + 5)
    put(page, row, 1, "TT", "Họ và tên", *(float(d + 1) for d in range(days)))
    done = 3 + days
    put(page, row, done, "Có mặt", "Vắng", "Tỷ lệ")
    first, number = row + 1, rng.randint(7, 18)
    for n, name in enumerate(people(rng, number)):
        row += 1
        put(page, row, 1, n + 1, name)
        put(page, row, 3, *(rng.choice("xxxxxv") for _ in range(days)))
        marks = across(row, 3, done - 1)
        put(page, row, done, f'=COUNTIF({marks},"x")', f'=COUNTIF({marks},"v")')
        here = a1(row, done)
        put(page, row, done + 2, f"={here}/({here}+{a1(row, done + 1)})")
    put(page, row + 1, 2, "Cộng")
    for column in (done, done + 1):
        put(page, row + 1, column, f"=SUM({span(column, first, row)})")
    put(page, row + 2, 2, "Số người", f"=COUNTA({span(2, first, row)})")
    row += 5
    put(page, row, 2, "Đơn vị", "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm")
    top = row + 1
    for unit in some(rng, UNITS, rng.randint(4, 8)):
        row += 1
        put(page, row, 2, unit, *(rng.randint(20, 70) for _ in range(4)))
        put(page, row, 7, f"=SUM(C{row}:F{row})")
    put(page, row + 1, 2, "Tổng số")
    for column in range(3, 8):
        put(page, row + 1, column, f"=SUM({span(column, top, row)})")
    put(page, row + 2, 2, "Tỷ lệ %")
    for column in range(3, 7):
        put(page, row + 2, column, f"={a1(row + 1, column)}/$G${row + 1}*100")
    put(page, row + 2, 7, f"=SUM(C{row + 2}:F{row + 2})")
    return [page]
