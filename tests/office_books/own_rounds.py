"""Scoring tables with four rounds of the office's own, each with points and why."""

import io

import xlsxwriter

JUDGES = ("Chuyên viên", "Lãnh đạo ban", "Hội đồng")
TOTALS = {"self": "98", "Chuyên viên": "97", "Lãnh đạo ban": "95", "Hội đồng": "94"}
WHY = "thiếu phụ lục"
_ROWS = (
    ("I", "CHUYÊN MÔN", 60),
    ("1", "Xây dựng kế hoạch", 20, 20, 19, WHY, 18, None, 18, "theo lãnh đạo"),
    ("2", "Thực hiện kế hoạch", 40, 38, 38, None, 37, "chậm", 37, None),
    ("II", "PHONG TRÀO", 40),
    ("1", "Tổ chức thi đua", 40, 40, 40, None, 40, None, 39, "trừ 1"),
    ("", "Tổng cộng", 100, 98, 97, None, 95, None, 94),
)
_FIRST = ("TT", "Nội dung", "Điểm chuẩn", "Tự chấm")


def four_rounds(*, nested: bool, typed_total: int = 97) -> bytes:
    """`nested`: each judge stands over «Điểm | Lý do»; else all beside each other.

    `typed_total`: of the first judge.
    """
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet("Biểu")
    sheet.write("A1", "BẢNG CHẤM ĐIỂM THI ĐUA NĂM 2025")
    if nested:
        for column, text in enumerate(_FIRST):
            sheet.merge_range(2, column, 3, column, text)
        for place, judge in enumerate(JUDGES):
            left = len(_FIRST) + 2 * place
            sheet.merge_range(2, left, 2, left + 1, judge)
            sheet.write_row(3, left, ("Điểm", "Lý do"))
    else:
        pairs = [text for judge in JUDGES for text in (judge, "Lý do")]
        sheet.write_row(2, 0, (*_FIRST, *pairs))
    for row, values in enumerate(_ROWS, 4 if nested else 3):
        for column, value in enumerate(values):
            if value not in (None, ""):
                sheet.write(row, column, value)
    sheet.write(row, len(_FIRST), typed_total)
    book.close()
    return data.getvalue()
