"""The workbook of doubts that goes beside a paper and is not signed."""

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.parts.making.book import new_book, properties, set_height
from toolkit.parts.making.normalise import normalise
from toolkit.parts.records import text_size as metrics
from toolkit.reports.papers.doubts import Doubt

SHEET = "Cần xem lại"
_HEADS = (
    ("STT", 6),
    ("Họ và tên, tập thể, văn bản", 24),
    ("Đơn vị", 16),
    ("Danh hiệu, hình thức", 21),
    ("Trên giấy", 8),
    ("Kết luận", 16),
    ("Điều cần xem lại", 50),
    ("Căn cứ", 32),
    ("Ô trong sổ", 13),
)
ON, OFF = "có", "không"
_TOP = 3
_A4 = 9
_ROOM = 4
"""Points above and below the lines of a row."""


def doubt_list(title: str, intro: str, doubts: Sequence[Doubt]) -> bytes:
    """The bytes of the list of a paper; `intro` says what becomes of the doubts."""
    target = BytesIO()
    book = new_book(target)
    properties(book, title)
    sheet = book.add_worksheet(SHEET)
    sheet.write_string(0, 0, title, book.add_format({"bold": True}))
    sheet.write_string(1, 0, intro)
    _write_heads(sheet, book)
    cell = book.add_format({"border": 1, "valign": "top", "text_wrap": True})
    for number, one in enumerate(doubts, 1):
        row = _TOP + number
        texts = (one.name, one.unit, one.title, ON if one.on_paper else OFF)
        cells = (*texts, one.conclusion, one.why, one.basis, one.place)
        sheet.write_number(row, 0, number, cell)
        for column, value in enumerate(cells, 1):
            sheet.write_string(row, column, value, cell)
        set_height(sheet, row, _height(("", *cells)))
    sheet.freeze_panes(_TOP + 1, 0)
    sheet.repeat_rows(_TOP)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    book.close()
    return normalise(target.getvalue())


def _write_heads(sheet: Worksheet, book: Workbook) -> None:
    look = {"bold": True, "border": 1, "align": "center", "valign": "vcenter"}
    head = book.add_format({**look, "text_wrap": True})
    for column, (heading, width) in enumerate(_HEADS):
        sheet.set_column(column, column, width)
        sheet.write_string(_TOP, column, heading, head)
    set_height(sheet, _TOP, _height([heading for heading, _ in _HEADS]))


def _height(texts: Sequence[str]) -> float:
    """As high as the longest text of a row, so that print cuts nothing off."""
    lines = (
        metrics.lines_needed(text, metrics.column_px(width), metrics.BODY_SIZE)
        for text, (_, width) in zip(texts, _HEADS, strict=True)
    )
    return max(lines) * metrics.line_points(metrics.BODY_SIZE) + _ROOM
