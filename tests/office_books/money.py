"""Clean workbooks about money: budgets, statements, payroll, donations, prices."""

from random import Random

from tests.audit_corpus.page import Page
from tests.office_books.draw import (
    COSTS,
    COSTS_EN,
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


def budget(rng: Random) -> list[Page]:
    """Groups with subtotals, months or quarters across, a share of the whole."""
    page = Page("Dự toán")
    english = rng.random() < 0.3
    periods = rng.choice((4, 6, 12))
    names = ("Quarter", "Month", "Month") if english else ("Quý", "Tháng", "Tháng")
    word = names[(4, 6, 12).index(periods)]
    year, share = 3 + periods, 4 + periods
    row = heading(page, rng, "DỰ TOÁN CHI NĂM 2024", share)
    put(page, row, 1, "TT", "Item" if english else "Nội dung")
    put(page, row, 3, *(f"{word} {n + 1}" for n in range(periods)))
    put(page, row, year, "Total" if english else "Cả năm", "%")
    words = some(rng, COSTS_EN if english else COSTS, 12)
    row += 1
    groups, items = [], []
    by_subtotal = rng.random() < 0.3
    for group in range(rng.randint(1, 3)):
        if rng.random() < 0.5:
            put(page, row, 1, "ABC"[group], f"Nhóm {group + 1}")
            row += 1
        first = row
        for number in range(rng.randint(4, 7)):
            put(page, row, 1, number + 1, words[(number + 4 * group) % 12])
            put(page, row, 3, *(rng.randint(2, 90) * 100 for _ in range(periods)))
            put(page, row, year, f"=SUM({across(row, 3, year - 1)})")
            items.append(row)
            row += 1
        call = "SUBTOTAL(9,{})" if by_subtotal else "SUM({})"
        put(page, row, 2, "Subtotal" if english else f"Cộng nhóm {group + 1}")
        for column in range(3, year + 1):
            put(page, row, column, "=" + call.format(span(column, first, row - 1)))
        groups.append(row)
        row += 1
        if rng.random() < 0.5:
            row += 1
    total = row
    put(page, total, 2, "TOTAL" if english else "TỔNG CỘNG")
    for column in range(3, year + 1):
        cells = [a1(group, column) for group in groups]
        whole = "+".join(cells) if rng.random() < 0.5 else f"SUM({','.join(cells)})"
        put(page, total, column, f"={whole}")
    for item in items:
        put(page, item, share, f"={a1(item, year)}/${letters(year)}${total}")
    if rng.random() < 0.5:
        put(page, total + 1, 2, "Budget" if english else "Dự toán được giao")
        values = (rng.randint(50, 90) * 1000 for _ in range(periods))
        put(page, total + 1, 3, *values)
        put(page, total + 1, year, f"=SUM({across(total + 1, 3, year - 1)})")
        put(page, total + 2, 2, "Variance" if english else "Chênh lệch")
        for column in range(3, year + 1):
            text = f"={a1(total + 1, column)}-{a1(total, column)}"
            put(page, total + 2, column, text)
    if rng.random() < 0.4:
        put(page, items[0], share + 2, "Ghi chú: đã trình lãnh đạo", 2024, 15)
    return [page]


def statement(rng: Random) -> list[Page]:
    """Years across, sections with sums, ratios, differences, cash carried forward."""
    page = Page("Báo cáo")
    english = rng.random() < 0.5
    years = rng.randint(3, 7)
    last = 1 + years
    row = heading(page, rng, "BÁO CÁO TÀI CHÍNH", last)
    put(page, row, 1, "Chỉ tiêu" if not english else "Item")
    first_year = 2024 - years + 1
    as_number = rng.random() < 0.6
    for n in range(years):
        text = float(first_year + n) if as_number else f"Năm {first_year + n}"
        put(page, row, 2 + n, text)
    row += 1

    def line(label: str, make: "str | None", low: int = 100, high: int = 900) -> int:
        nonlocal row
        put(page, row, 1, label)
        for column in range(2, last + 1):
            c, before = letters(column), letters(column - 1)
            value = rng.randint(low, high) if make is None else None
            text = make.format(c=c, p=before) if make else value
            put(page, row, column, text)
        row += 1
        return row - 1

    sales = [
        line(w, None) for w in ("Bán hàng", "Dịch vụ", "Khác")[: rng.randint(2, 3)]
    ]
    income = line(
        "Tổng thu" if not english else "Total revenue",
        f"=SUM({{c}}{sales[0]}:{{c}}{sales[-1]})",
    )
    if rng.random() < 0.6:
        row += 1
    costs = [line(w, None, 20, 200) for w in some(rng, COSTS, rng.randint(3, 6))]
    spent = line(
        "Tổng chi" if not english else "Total expenses",
        f"=SUM({{c}}{costs[0]}:{{c}}{costs[-1]})",
    )
    profit = line("Chênh lệch thu chi", f"={{c}}{income}-{{c}}{spent}")
    tax = line("Thuế", f"=ROUND({{c}}{profit}*20%,0)")
    line("Sau thuế", f"={{c}}{profit}-{{c}}{tax}")
    row += 1
    line("Tỷ lệ chi", f"={{c}}{spent}/{{c}}{income}")
    put(page, row, 1, "Tăng trưởng")
    for column in range(3, last + 1):
        c, before = letters(column), letters(column - 1)
        put(page, row, column, f"={c}{income}/{before}{income}-1")
    row += 2
    opening = row
    put(page, row, 1, "Số dư đầu kỳ", rng.randint(100, 500))
    for column in range(3, last + 1):
        put(page, row, column, f"={letters(column - 1)}{opening + 3}")
    row += 1
    line("Thu trong kỳ", f"={{c}}{income}")
    line("Chi trong kỳ", f"=-{{c}}{spent}")
    line("Số dư cuối kỳ", f"=SUM({{c}}{opening}:{{c}}{opening + 2})")
    row += 1
    if rng.random() < 0.5:
        put(page, row, 1, "Lãi suất (%)")
        put(page, row, 2, *(rng.choice((5.5, 6, 6.5)) for _ in range(years)))
        line_row = row
        row += 1
        base = a1(line_row, 2)
        line("Lãi phải trả", f"={{c}}{spent}*{{c}}{line_row}/100")
        del base
    return [page]


def payroll(rng: Random) -> list[Page]:
    """Pay by coefficients, insurance, tax by steps, a list for the bank beside."""
    page = Page("Lương")
    number = rng.randint(8, 22)
    row = heading(page, rng, "BẢNG LƯƠNG THÁNG 3 NĂM 2024", 9)
    base_cell = ""
    if rng.random() < 0.5:
        put(page, row, 1, "Mức lương cơ sở", None, 2340000)
        base_cell = f"$C${row}"
        row += 2
    put(page, row, 1, "TT", "Họ và tên", "Hệ số", "Phụ cấp", "Lương", "BHXH")
    put(page, row, 7, "Thuế", "Thực lĩnh", "Ghi chú")
    if rng.random() < 0.4:
        row += 1
        put(page, row, 1, *(float(n) for n in range(1, 10)))
    first = row + 1
    for n, name in enumerate(people(rng, number)):
        row += 1
        r = row
        put(page, r, 1, n + 1, name, rng.choice((2.34, 2.67, 3.0, 3.33, 3.66, 4.4)))
        put(page, r, 4, rng.choice((0.1, 0.2, 0.3, 0.5)))
        put(page, r, 5, f"=ROUND((C{r}+D{r})*{base_cell or '2340000'},0)")
        put(page, r, 6, f"=ROUND(E{r}*10.5%,0)")
        put(page, r, 7, f"=IF(E{r}-F{r}>11000000,ROUND((E{r}-F{r}-11000000)*5%,0),0)")
        put(page, r, 8, f"=E{r}-F{r}-G{r}")
        if rng.random() < 0.15:
            put(page, r, 9, "Nghỉ thai sản")
    row += 1
    put(page, row, 2, rng.choice(("Tổng cộng", "Cộng")))
    for column in range(3, 9):
        put(page, row, column, f"=SUM({span(column, first, row - 1)})")
    if rng.random() < 0.4:
        put(page, row + 1, 2, "Trung bình")
        for column in (3, 5, 8):
            put(page, row + 1, column, f"=AVERAGE({span(column, first, row - 1)})")
    put(page, row + 3, 2, "Người lập biểu", None, None, "Thủ trưởng đơn vị")
    if rng.random() < 0.5:
        return [page]
    bank = Page("Chuyển khoản")
    put(bank, 1, 1, "TT", "Họ và tên", "Số tiền")
    for n in range(number):
        put(bank, 2 + n, 1, n + 1, f"=Lương!B{first + n}", f"=Lương!H{first + n}")
    put(bank, 2 + number, 2, "Cộng", f"=SUM(C2:C{1 + number})")
    put(bank, 4 + number, 2, "Đối chiếu", f"=SUM(Lương!H{first}:H{row - 1})")
    return [page, bank]


def donations(rng: Random) -> list[Page]:
    """A growing list with its totals above, below, or unit by unit; running sums."""
    page = Page("Ủng hộ")
    row = heading(page, rng, "DANH SÁCH ỦNG HỘ", 5)
    number = rng.randint(8, 25)
    above = rng.random() < 0.5
    running = rng.random() < 0.5
    top = row
    if above:
        row += 5
    put(page, row, 1, "TT", "Họ và tên", "Đơn vị", "Số tiền")
    if running:
        put(page, row, 5, "Lũy kế")
    first = row + 1
    fixed = rng.random() < 0.5
    for n, name in enumerate(people(rng, number)):
        row += 1
        put(page, row, 1, n + 1, name, rng.choice(UNITS[:4]))
        put(page, row, 4, rng.choice((100, 200, 300, 500)) * 1000)
        if running and fixed:
            put(page, row, 5, f"=SUM($D${first}:D{row})")
        elif running:
            text = f"=D{row}" if row == first else f"=E{row - 1}+D{row}"
            put(page, row, 5, text)
    whole = span(4, first, row)
    if above:
        put(page, top, 2, "Tổng số tiền", None, f"=SUM({whole})")
        put(page, top + 1, 2, "Số người", None, f"=COUNT({whole})")
        put(page, top + 2, 2, "Cao nhất", None, f"=MAX({whole})")
        put(page, top + 3, 2, "Bình quân", None, f"=AVERAGE({whole})")
    else:
        put(page, row + 1, 2, "Tổng cộng", None, f"=SUM({whole})")
        put(page, row + 2, 2, "Số người", None, f"=COUNTA({span(2, first, row)})")
    if rng.random() < 0.6:
        put(page, first - 1, 7, "Đơn vị", "Số tiền", "Số người")
        keys = span(3, first, row, fixed=True)
        sums = span(4, first, row, fixed=True)
        for n, unit in enumerate(UNITS[:4]):
            r = first + n
            put(page, r, 7, unit, f"=SUMIF({keys},G{r},{sums})")
            put(page, r, 9, f"=COUNTIF({keys},G{r})")
        put(page, first + 4, 7, "Cộng", f"=SUM(H{first}:H{first + 3})")
        put(page, first + 4, 9, f"=SUM(I{first}:I{first + 3})")
    return [page]


def prices(rng: Random) -> list[Page]:
    """New prices from old ones, groups with their own margin, some prices agreed on."""
    page = Page("Bảng giá")
    row = heading(page, rng, "BẢNG GIÁ 2024", 7)
    put(page, row, 1, "Tỷ lệ tăng", None, None, 0.08)
    rate = f"$D${row}"
    row += 2
    put(page, row, 1, "TT", "Mặt hàng", "ĐVT", "Giá cũ", "Giá mới", "Số lượng")
    put(page, row, 7, "Thành tiền", "Tăng")
    row += 1
    goods, number, sums = some(rng, GOODS, 16), 0, []
    margins = rng.random() < 0.4
    for group in range(rng.randint(1, 3)):
        put(page, row, 2, f"Nhóm hàng {group + 1}")
        row += 1
        first = row
        margin = (1.05, 1.08, 1.1)[group]
        for _ in range(rng.randint(5, 9)):
            put(page, row, 1, number + 1, goods[number % 16], "cái")
            put(page, row, 4, rng.randint(5, 400) * 1000)
            new = f"=ROUND(D{row}*(1+{rate}),-2)"
            put(page, row, 5, f"=D{row}*{margin}" if margins else new)
            put(
                page, row, 6, rng.randint(1, 40), f"=E{row}*F{row}", f"=E{row}/D{row}-1"
            )
            number += 1
            row += 1
        put(page, row, 2, "Cộng", None, None, None, None, f"=SUM(G{first}:G{row - 1})")
        sums.append(f"G{row}")
        row += rng.choice((1, 2))
    if len(sums) > 1:
        put(page, row, 2, "Tổng cộng", None, None, None, None, "=" + "+".join(sums))
        row += 1
    put(page, row, 2, "Thuế GTGT", None, None, None, None, f"={sums[0]}*10%")
    return [page]
