"""Clean workbooks, second set: meters, tolls, bids, cash books, drills, rosters."""

from random import Random

from tests.audit_corpus.page import Page
from tests.office_books.draw import COSTS, GOODS, UNITS, people, put, some
from tests.strange_books.lay import amount, count_up, fill, sums
from tests.strange_books.second_more import (
    across_names,
    ages,
    bids,
    blocks,
    clocked,
    coded,
    currencies,
    monthly_copy,
    quantities,
    questions,
    rates_in_head,
    reorder,
    side_by_side,
)
from toolkit.xlsx.cells.address import letters


def project(rng: Random) -> list[Page]:
    """Phases with items, contingency as a share, VAT, a rounded grand total."""
    page = Page("Tổng mức")
    put(page, 1, 1, "TỔNG MỨC ĐẦU TƯ", None, None, None, "ĐVT: 1.000 đ")
    put(page, 3, 1, "TT", "Khoản mục", "Cách tính", "Trước thuế", "VAT", "Sau thuế")
    row, heads = 4, []
    for part in range(3):
        head, items = row, rng.randint(3, 5)
        heads.append(head)
        put(page, head, 1, ["I", "II", "III"][part], f"Chi phí phần {part + 1}")
        row = fill(
            page, head + 1, items, count_up(), some(rng, COSTS, items), "Dự toán",
            amount(rng, 20, 900, 10), "=D{r}*10%", "=D{r}+E{r}",
        )  # fmt: skip
        sums(page, head, "D E F", "=SUM({c}{f}:{c}{l})", f=head + 1, l=row - 1)
    put(page, row, 1, "IV", "Dự phòng", "5% x (I+II+III)")
    page[f"D{row}"] = "=(" + "+".join(f"D{h}" for h in heads) + ")*5%"
    put(page, row, 5, f"=D{row}*10%", f"=D{row}+E{row}")
    put(page, row + 1, 2, "TỔNG CỘNG")
    for c in "DEF":
        page[f"{c}{row + 1}"] = "=" + "+".join(f"{c}{h}" for h in (*heads, row))
    put(page, row + 2, 2, "Làm tròn", None, None, None, f"=ROUND(F{row + 1},-3)")
    return [page]


def meters(rng: Random) -> list[Page]:
    """Old and new readings, use, price by steps; one meter was changed (note)."""
    page = Page("Tiền điện")
    number = rng.randint(12, 20)
    put(page, 1, 1, "TIỀN ĐIỆN KHU TẬP THỂ THÁNG 10/2025")
    put(page, 2, 1, "Bậc 1", 1984.0, "Bậc 2", 2050.0, "Định mức", 50.0)
    put(
        page,
        4,
        1,
        "Phòng",
        "Chỉ số cũ",
        "Chỉ số mới",
        "Hệ số",
        "Tiêu thụ",
        "Tiền",
        "VAT",
        "Cộng",
    )
    old = [float(rng.randint(100, 900)) for _ in range(number)]
    row = fill(
        page, 5, number, [f"P{101 + n}" for n in range(number)], old,
        [o + rng.randint(20, 140) for o in old], 1.0, "=(C{r}-B{r})*D{r}",
        "=ROUND(MIN(E{r},$F$2)*$B$2+MAX(E{r}-$F$2,0)*$D$2,0)", "=ROUND(F{r}*8%,0)",
        "=F{r}+G{r}",
    )  # fmt: skip
    put(page, row, 1, "Cộng")
    sums(page, row, "E F G H", "=SUM({c}5:{c}{l})", l=row - 1)
    put(
        page,
        row + 1,
        1,
        "Công tơ tổng",
        12_000.0,
        13_500.0,
        1.0,
        f"=(C{row + 1}-B{row + 1})*D{row + 1}",
    )
    put(page, row + 2, 1, "Hao hụt", None, None, None, f"=E{row + 1}-E{row}")
    return [page]


def months_in_sheets(rng: Random) -> list[Page]:
    """A cash sheet a month, each opening with the last one's end; a year sheet."""
    pages, closing = [], ""
    for month in range(1, 4):
        page = Page(f"T{month}")
        put(page, 1, 1, f"SỔ THU CHI THÁNG {month}")
        put(page, 3, 1, "Ngày", "Nội dung", "Thu", "Chi")
        put(page, 4, 2, "Tồn đầu tháng", closing or 5_000_000.0)
        number = rng.randint(6, 12)
        days = [float(46_000 + 31 * month + 2 * n) for n in range(number)]
        row = fill(
            page,
            5,
            number,
            days,
            list(COSTS),
            amount(rng, 0, 50, 10_000),
            amount(rng, 0, 40, 10_000),
        )
        put(
            page,
            row,
            2,
            "Cộng trong tháng",
            f"=SUM(C5:C{row - 1})",
            f"=SUM(D5:D{row - 1})",
        )
        put(page, row + 1, 2, "Tồn cuối tháng", f"=C4+C{row}-D{row}")
        closing = f"=T{month}!C{row + 1}"
        pages.append((page, row))
    year = Page("Năm")
    put(year, 1, 1, "Tháng", "Thu", "Chi", "Tồn cuối")
    for n, (page, row) in enumerate(pages):
        put(
            year,
            2 + n,
            1,
            f"Tháng {n + 1}",
            *(f"={page.name}!{c}{row}" for c in "CD"),
            f"={page.name}!C{row + 1}",
        )
    put(year, 5, 1, "Cộng", "=SUM(B2:B4)", "=SUM(C2:C4)", "=D4")
    return [*(page for page, _ in pages), year]


def of_which(rng: Random) -> list[Page]:
    """Districts and communes; «of which» columns that no total adds."""
    page = Page("Hộ nghèo")
    put(page, 1, 1, "TỔNG HỢP HỘ NGHÈO, CẬN NGHÈO")
    put(
        page,
        3,
        1,
        "TT",
        "Huyện/xã",
        "Tổng số hộ",
        "Hộ nghèo",
        "Trong đó: DTTS",
        "Cận nghèo",
        "Tỷ lệ nghèo",
    )
    row, heads = 4, []
    for part in range(rng.randint(3, 4)):
        head, items = row, rng.randint(4, 7)
        heads.append(head)
        put(page, head, 1, ["I", "II", "III", "IV"][part], f"Huyện {part + 1}")
        row = fill(
            page,
            head + 1,
            items,
            count_up(),
            [f"Xã {part + 1}.{n + 1}" for n in range(items)],
            amount(rng, 800, 2000),
            amount(rng, 40, 200),
            amount(rng, 5, 40),
            amount(rng, 30, 90),
            "=ROUND(D{r}/C{r}*100,2)",
        )
        sums(page, head, "C D E F", "=SUM({c}{f}:{c}{l})", f=head + 1, l=row - 1)
        put(page, head, 7, f"=ROUND(D{head}/C{head}*100,2)")
    put(page, row, 2, "TOÀN TỈNH")
    for c in "CDEF":
        page[f"{c}{row}"] = "=SUM(" + ",".join(f"{c}{h}" for h in heads) + ")"
    put(page, row, 7, f"=ROUND(D{row}/C{row}*100,2)")
    return [page]


def fees(rng: Random) -> list[Page]:
    """School fees with exemptions by kind, paid in two rounds, what is owed."""
    page = Page("Học phí")
    number = rng.randint(18, 28)
    put(page, 1, 1, "THEO DÕI HỌC PHÍ", None, None, "Mức thu", 450_000.0)
    put(
        page,
        3,
        1,
        "STT",
        "Họ tên",
        "Diện",
        "Giảm (%)",
        "Phải nộp",
        "Đợt 1",
        "Đợt 2",
        "Còn nợ",
        "Tình trạng",
    )
    row = fill(
        page, 4, number, count_up(), people(rng, number),
        [rng.choice(("", "", "Hộ nghèo", "Con TB")) or None for _ in range(number)],
        '=IF(C{r}="Hộ nghèo",100,IF(C{r}="Con TB",50,0))', "=$E$1*(1-D{r}/100)",
        amount(rng, 0, 2, 100_000), amount(rng, 0, 2, 50_000), "=E{r}-F{r}-G{r}",
        '=IF(H{r}<=0,"Đủ","Còn nợ")',
    )  # fmt: skip
    put(page, row, 2, "Tổng")
    sums(page, row, "E F G H", "=SUM({c}4:{c}{l})", l=row - 1)
    put(
        page,
        row + 1,
        2,
        "Số HS còn nợ",
        None,
        None,
        None,
        None,
        None,
        f'=COUNTIF(I4:I{row - 1},"Còn nợ")',
    )
    return [page]


def jury(rng: Random) -> list[Page]:
    """Marks of a jury: without the best and the worst, a mean, places."""
    page = Page("Giám khảo")
    number = rng.randint(8, 14)
    put(page, 1, 1, "TỔNG HỢP ĐIỂM HỘI THI")
    put(
        page,
        3,
        1,
        "SBD",
        "Đội",
        *(f"GK{n}" for n in range(1, 8)),
        "Tổng",
        "Cao nhất",
        "Thấp nhất",
        "Điểm",
        "Giải",
    )
    mark = lambda: rng.randint(12, 20) / 2  # noqa: E731
    fill(
        page,
        4,
        number,
        [f"D{n:02}" for n in range(1, number + 1)],
        some(rng, UNITS, number),
        *(mark,) * 7,
        "=SUM(C{r}:I{r})",
        "=MAX(C{r}:I{r})",
        "=MIN(C{r}:I{r})",
        "=ROUND((J{r}-K{r}-L{r})/5,2)",
        '=IF(RANK(M{r},M$4:M${l})=1,"Nhất",IF(RANK(M{r},M$4:M${l})<=3,"Nhì, ba",""))',
    )
    return [page]


def fuel(rng: Random) -> list[Page]:
    """Trips: start is the last one's end; litres for the distance; a norm."""
    page = Page("Nhật trình")
    number = rng.randint(14, 24)
    put(page, 1, 1, "NHẬT TRÌNH XE", None, None, "Định mức (lít/100km)", None, 9.5)
    put(
        page,
        3,
        1,
        "Ngày",
        "Nơi đến",
        "Km đi",
        "Km về",
        "Quãng đường",
        "Dầu định mức",
        "Dầu thực cấp",
        "Thừa/thiếu",
    )
    put(page, 4, 3, 15_230.0)
    for n in range(number):
        r = 4 + n
        put(page, r, 1, 45_700.0 + 2 * n, rng.choice(UNITS))
        if n:
            put(page, r, 3, f"=D{r - 1}")
        put(page, r, 4, 15_230.0 + (n + 1) * 90 + rng.randint(0, 40))
        put(
            page,
            r,
            5,
            f"=D{r}-C{r}",
            f"=ROUND(E{r}*$F$1/100,1)",
            float(rng.randint(5, 15)),
            f"=G{r}-F{r}",
        )
    last = 3 + number
    put(page, last + 1, 2, "Cộng")
    sums(page, last + 1, "E F G H", "=SUM({c}4:{c}{l})", l=last)
    return [page]


def roster(rng: Random) -> list[Page]:
    """Shifts by letter; counted by person and by day."""
    page = Page("Lịch trực")
    number, days = rng.randint(7, 11), 15
    put(page, 1, 1, "BẢNG PHÂN CA")
    put(
        page,
        3,
        1,
        "TT",
        "Họ và tên",
        *(float(d) for d in range(1, days + 1)),
        "Sáng",
        "Chiều",
        "Đêm",
        "Tổng ca",
    )
    end = letters(2 + days)
    for n, name in enumerate(people(rng, number)):
        r = 4 + n
        put(
            page,
            r,
            1,
            float(n + 1),
            name,
            *(rng.choice(("S", "C", "Đ", None)) for _ in range(days)),
        )
        for k, shift in enumerate("SCĐ"):
            put(page, r, 3 + days + k, f'=COUNTIF($C{r}:${end}{r},"{shift}")')
        one, two = letters(3 + days), letters(5 + days)
        put(page, r, 6 + days, f"=SUM({one}{r}:{two}{r})")
    for k, shift in enumerate("SCĐ"):
        r = 4 + number + k
        put(page, r, 2, f"Số người ca {shift}")
        sums(
            page,
            r,
            range(3, 3 + days),
            '=COUNTIF({c}$4:{c}${l},"' + shift + '")',
            l=3 + number,
        )
    return [page]


def menu(rng: Random) -> list[Page]:
    """Food for a kitchen: grams a head, kilograms, price, cost a head."""
    page = Page("Khẩu phần")
    number = rng.randint(8, 13)
    put(page, 1, 1, "TÍNH KHẨU PHẦN ĂN", None, "Số suất", 320.0)
    put(
        page,
        3,
        1,
        "TT",
        "Thực phẩm",
        "g/suất",
        "Số kg",
        "Đơn giá/kg",
        "Thành tiền",
        "Tiền/suất",
    )
    row = fill(
        page, 4, number, count_up(), some(rng, GOODS, number), amount(rng, 2, 30, 5),
        "=C{r}*$D$1/1000", amount(rng, 10, 150, 1000), "=D{r}*E{r}", "=F{r}/$D$1",
    )  # fmt: skip
    put(page, row, 2, "Cộng")
    sums(page, row, "F G", "=SUM({c}4:{c}{l})", l=row - 1)
    put(page, row + 1, 2, "Tiêu chuẩn", None, None, None, None, 30_000.0)
    put(page, row + 2, 2, "Chênh lệch", None, None, None, None, f"=G{row + 1}-G{row}")
    return [page]


def votes(rng: Random) -> list[Page]:
    """Voters, turnout, ballots by candidate, shares."""
    page = Page("Kiểm phiếu")
    number = rng.randint(8, 14)
    put(page, 1, 1, "KẾT QUẢ KIỂM PHIẾU")
    put(
        page,
        3,
        1,
        "Tổ",
        "Cử tri",
        "Đi bầu",
        "Tỷ lệ",
        "Hợp lệ",
        "Ông A",
        "Bà B",
        "Ông C",
        "Kiểm tra",
    )
    row = fill(
        page,
        4,
        number,
        [f"Tổ {n}" for n in range(1, number + 1)],
        amount(rng, 800, 1500),
        amount(rng, 600, 800),
        "=C{r}/B{r}",
        "=F{r}+G{r}+H{r}",
        *(amount(rng, 50, 250),) * 3,
        '=IF(E{r}<=C{r},"Đúng","Sai")',
    )
    put(page, row, 1, "Tổng")
    sums(page, row, "B C E F G H", "=SUM({c}4:{c}{l})", l=row - 1)
    put(page, row, 4, f"=C{row}/B{row}")
    put(page, row + 1, 1, "% số phiếu")
    sums(page, row + 1, "F G H", "={c}{t}/$E${t}", t=row)
    return [page]


def capped(rng: Random) -> list[Page]:
    """Indicators with weights and caps; the weights must make a hundred."""
    page = Page("KPI")
    number = rng.randint(8, 12)
    put(page, 1, 1, "KPI QUÝ III")
    put(
        page,
        3,
        1,
        "Mã",
        "Chỉ tiêu",
        "Trọng số",
        "Kế hoạch",
        "Thực hiện",
        "% hoàn thành",
        "Điểm",
        "Ghi chú",
    )
    row = fill(
        page,
        4,
        number,
        [f"K{n}" for n in range(1, number + 1)],
        some(rng, COSTS, number),
        [10.0, 5.0, 15.0],
        amount(rng, 50, 90),
        amount(rng, 40, 130),
        "=E{r}/D{r}",
        "=MIN(F{r},1.2)*C{r}",
        [None, None, "Số liệu tạm tính", None],
    )
    put(
        page,
        row,
        2,
        "Cộng",
        f"=SUM(C4:C{row - 1})",
        None,
        None,
        None,
        f"=SUM(G4:G{row - 1})",
    )
    put(
        page,
        row + 1,
        2,
        "Quy đổi thang 100",
        None,
        None,
        None,
        None,
        f"=G{row}/C{row}*100",
    )
    return [page]


def forecast_mixed(rng: Random) -> list[Page]:
    """Months done are typed, months to come are worked out; first balance typed."""
    page = Page("Dòng tiền")
    done = rng.randint(4, 7)
    put(page, 1, 1, "DÒNG TIỀN 2025", None, "Tăng trưởng", 0.02)
    put(page, 3, 1, "Khoản mục", *(f"T{n}" for n in range(1, 13)), "Cả năm")
    words = (
        "Tồn đầu",
        "Thu bán hàng",
        "Thu khác",
        "Tổng thu",
        "Chi lương",
        "Chi khác",
        "Tổng chi",
        "Tồn cuối",
    )
    for n, word in enumerate(words):
        put(page, 4 + n, 1, word)
    for column in range(2, 14):
        c, p = letters(column), letters(column - 1)
        put(page, 4, column, 800.0 if column == 2 else f"={p}11")
        for r in (5, 6, 8, 9):
            typed = column - 1 <= done
            put(
                page,
                r,
                column,
                float(rng.randint(50, 400)) if typed else f"=ROUND({p}{r}*(1+$D$1),0)",
            )
        page[f"{c}7"], page[f"{c}10"] = f"=SUM({c}5:{c}6)", f"=SUM({c}8:{c}9)"
        page[f"{c}11"] = f"={c}4+{c}7-{c}10"
    for r in (5, 6, 7, 8, 9, 10):
        put(page, r, 14, f"=SUM(B{r}:M{r})")
    put(page, 4, 14, "=B4")
    put(page, 11, 14, "=N4+N7-N10")
    return [page]


SECOND = (
    *(project, meters, months_in_sheets, of_which, fees, jury, fuel, roster, menu),
    *(votes, capped, forecast_mixed, side_by_side, reorder, questions, ages, bids),
    *(coded, across_names, blocks, rates_in_head, currencies, clocked, quantities),
    monthly_copy,
)
