"""Clean workbooks in which a number stands among formulas, or an error, on purpose."""

from random import Random

from tests.audit_corpus.page import Page
from tests.office_books.draw import COSTS, across, put, some, span
from toolkit.xlsx.cells.address import a1, letters


def forecast(rng: Random) -> list[Page]:
    """Years known are typed, years to come are computed; some rows stay typed."""
    page = Page("Dự báo")
    years, known = rng.randint(7, 12), rng.randint(2, 4)
    put(page, 1, 1, "Chỉ tiêu", *(float(2020 + n) for n in range(years)))
    rows = rng.randint(4, 7)
    typed = rng.randrange(2, 2 + rows)
    steady = rng.choice((0.05, 0.57, 12.0))
    for n in range(rows):
        row = 2 + n
        put(page, row, 1, some(rng, COSTS, rows)[n])
        for column in range(2, 2 + years):
            if row == typed:
                put(page, row, column, steady)
            elif column < 2 + known:
                put(page, row, column, rng.randint(50, 400))
            else:
                put(page, row, column, f"={a1(row, column - 1)}*1.0{n + 2}")
    end = 2 + rows
    put(page, end, 1, "Tổng")
    for column in range(2, 2 + years):
        put(page, end, column, f"=SUM({span(column, 2, end - 1)})")
    return [page]


def remainder(rng: Random) -> list[Page]:
    """Some years know the total and compute the rest, others the other way round."""
    page = Page("Cơ cấu")
    years, parts = rng.randint(6, 9), rng.randint(3, 5)
    turn = rng.randint(2, 3)
    put(page, 1, 1, "Xếp loại", *(f"Năm {2016 + n}" for n in range(years)))
    rest, total = 2 + parts, 3 + parts
    for n in range(parts):
        put(page, 2 + n, 1, f"Loại {'ABCDE'[n]}")
        put(page, 2 + n, 2, *(rng.randint(10, 60) for _ in range(years)))
    put(page, rest, 1, "Còn lại")
    put(page, total, 1, "Tổng")
    for column in range(2, 2 + years):
        c = letters(column)
        if column < 2 + turn:
            put(page, total, column, rng.randint(300, 500))
            put(page, rest, column, f"={c}{total}-SUM({c}2:{c}{rest - 1})")
        else:
            put(page, rest, column, rng.randint(10, 60))
            put(page, total, column, f"=SUM({c}2:{c}{rest})")
    return [page]


def template(rng: Random) -> list[Page]:
    """A form before anybody has filled it in: every share divides by nothing yet."""
    page = Page("Mẫu")
    put(page, 1, 1, "Khoản", "Kế hoạch", "Thực hiện", "Tỷ lệ", "Tỷ trọng")
    rows, step = rng.randint(5, 12), rng.choice((1, 2))
    total = 2 + rows * step
    for n in range(rows):
        row = 2 + n * step
        put(page, row, 1, f"Mục {n + 1}")
        put(page, row, 4, f"=C{row}/B{row}", f"=B{row}/$B${total}")
    put(page, total, 1, "Tổng")
    for column in (2, 3):
        put(page, total, column, f"=SUM({span(column, 2, total - 1)})")
    return [page]


def two_tables(rng: Random) -> list[Page]:
    """Two tables side by side and one below, their totals in one row."""
    page = Page("Hai bảng")
    rows = rng.randint(5, 10)
    end = 3 + rows
    put(page, 1, 1, "BẢNG THU", None, None, None, None, None, "BẢNG CHI")
    put(page, 2, 1, "Tháng", "Phí", "Quỹ", "Khác", "Cộng")
    gap = rng.choice((6, 7))
    put(page, 2, gap, "Khoản", "Số tiền", "Tỷ lệ")
    for n in range(rows):
        row = 3 + n
        put(page, row, 1, f"Tháng {n + 1}", *(rng.randint(10, 90) for _ in range(3)))
        put(page, row, 5, f"=SUM({across(row, 2, 4)})")
        put(page, row, gap, some(rng, COSTS, rows)[n], rng.randint(10, 90))
    put(page, end, 1, "Cộng")
    for column in range(2, 6):
        put(page, end, column, f"=SUM({span(column, 3, end - 1)})")
    put(page, end, gap, "Đã duyệt", rng.randint(500, 900))
    put(page, end + 1, 1, "Kỳ trước chuyển sang", rng.randint(100, 300))
    put(page, end + 2, 1, "Tổng số", f"=B{end}+B{end + 1}")
    other = f"=SUM({span(gap + 1, 3, end - 1)})"
    put(page, end + 1, gap, "Chi thực tế", other)
    put(page, end + 2, gap, "Còn lại", f"={a1(end, gap + 1)}-{a1(end + 1, gap + 1)}")
    return [page]


def opening(rng: Random) -> list[Page]:
    """Balances carried across, the first of them typed after an empty year."""
    page = Page("Cân đối")
    years = rng.randint(5, 8)
    put(page, 1, 1, "Chỉ tiêu", *(f"Năm {2014 + n}" for n in range(years)))
    put(page, 2, 1, "Tồn đầu năm", None, rng.randint(300, 900))
    put(page, 3, 1, "Nhập", None, *(rng.randint(10, 50) for _ in range(years - 1)))
    put(page, 4, 1, "Xuất", None, *(-rng.randint(5, 40) for _ in range(years - 1)))
    put(page, 5, 1, "Tồn cuối năm")
    empty = rng.choice((2, 3))
    for column in range(empty, 2 + years):
        put(page, 5, column, f"=SUM({span(column, 2, 4)})")
    for column in range(4, 2 + years):
        put(page, 2, column, f"={a1(5, column - 1)}")
    return [page]


def rates(rng: Random) -> list[Page]:
    """Earlier years give a rate and compute the number, the last ones measure it."""
    page = Page("Dân số")
    rows = rng.randint(9, 14)
    turn = rng.randint(rows - 4, rows - 1)
    put(page, 1, 1, "Năm", "Dân số", "Số người", "Tỷ lệ", "Ước tính khác")
    for n in range(rows):
        row = 2 + n
        put(page, row, 1, 2010 + n, rng.randint(900, 1200))
        if n < turn:
            put(page, row, 3, f"=B{row}*D{row}", rng.choice((0.5, 0.48)))
        else:
            put(page, row, 3, rng.randint(400, 600), f"=C{row}/B{row}")
        put(page, row, 5, f"=C{row}*{'1.1' if n < turn else '1.2'}")
    return [page]


def mixed_formulas(rng: Random) -> list[Page]:
    """Copies that differ in turn, by group, by quarter, and where a row is special."""
    page = Page("Hỗn hợp")
    put(page, 1, 1, "Tháng", "Thu", "Chi", "Còn", "Lũy kế", "Hệ số", "Quy đổi")
    row, first = 1, 2
    for quarter in range(rng.randint(2, 4)):
        for month in range(3):
            row += 1
            put(page, row, 1, f"Tháng {3 * quarter + month + 1}")
            put(page, row, 2, rng.randint(50, 90), rng.randint(20, 49))
            put(page, row, 4, f"=B{row}-C{row}")
            before = row - 1 if month else row - 2
            text = f"=D{row}" if row == first else f"=E{before}+D{row}"
            put(page, row, 5, text, 1 + quarter / 10)
            put(page, row, 7, f"=D{row}*{1 + quarter / 10}")
        row += 1
        put(page, row, 1, f"Cộng quý {quarter + 1}")
        for column in (2, 3, 4):
            put(page, row, column, f"=SUM({span(column, row - 3, row - 1)})")
        put(page, row, 5, f"=E{row - 1}")
        put(page, row, 7, f"=SUM({span(7, row - 3, row - 1)})")
    return [page]
