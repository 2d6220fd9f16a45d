"""The sheets «Kết quả kiểm tra» and «Nhật ký», empty and ready to be written."""

from xlsxwriter.worksheet import Worksheet

from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.styles import Styles
from toolkit.parts.records.columns import FINDING_COLUMNS, SIZE, RecordColumn
from toolkit.xlsx.cells.address import letters

HEAD_ROW = 4
NOTE_ROW = 2
ROWS_AHEAD = 2000
"""How far filters and colours reach below the header."""


FINDINGS_NOTE = (
    "Chưa kiểm tra. Nút «Chấm lại điểm» hoặc «Kiểm tra» ghi kết quả vào đây."
)
LOG_NOTE = "Mỗi dòng là một ô mà bộ công cụ đã sửa; không bao giờ sửa ô đơn vị tự nhập."


def write_record_sheet(
    sheet: Worksheet,
    formats: Styles,
    heading: str,
    note: str,
    columns: tuple[RecordColumn, ...],
) -> None:
    """Heading, note, header and the look of every row that will be written later."""
    sheet.write_string(0, 0, heading, formats.get(bold=True, font_size=14))
    small = formats.get(italic=True, font_color=styles.GREY)
    sheet.write_string(NOTE_ROW - 1, 0, note, small)
    caption = formats.boxed(
        bold=True, align="center", text_wrap=True, bg_color=styles.HEADER
    )
    for index, column in enumerate(columns):
        look = formats.get(
            text_wrap=True,
            valign="top",
            font_size=SIZE,
            align="center" if column.centred else "left",
        )
        sheet.set_column(index, index, column.width, look)
        sheet.write_string(HEAD_ROW - 1, index, column.header, caption)
    set_height(sheet, 0, 24)
    set_height(sheet, HEAD_ROW - 1, 24)
    last = HEAD_ROW + ROWS_AHEAD
    sheet.autofilter(HEAD_ROW - 1, 0, last - 1, len(columns) - 1)
    sheet.freeze_panes(HEAD_ROW, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
    sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.4})
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW - 1)
    sheet.hide_gridlines(2)
    sheet.set_zoom(90)


def frame_rows(sheet: Worksheet, formats: Styles, told_in: int, columns: int) -> None:
    """Draw lines round the rows that hold something, and none round empty ones."""
    first, last = HEAD_ROW, HEAD_ROW + ROWS_AHEAD - 1
    cell = f"${letters(told_in)}{first + 1}"
    lines = formats.signal("", border=1, border_color=styles.LINE)
    rule = {"type": "formula", "criteria": f'={cell}<>""', "format": lines}
    sheet.conditional_format(first, 0, last, columns - 1, rule)


def colour_severities(sheet: Worksheet, formats: Styles) -> None:
    """Colour the first column by its word, and grey out what is already repaired."""
    first, last = HEAD_ROW, HEAD_ROW + ROWS_AHEAD - 1
    for word, fill, ink in (
        ("Lỗi", styles.RED, styles.RED_INK),
        ("Cần xem", styles.ORANGE, styles.ORANGE_INK),
        ("Lưu ý", styles.BLUE, styles.BLUE_INK),
    ):
        look = formats.signal(fill, ink, bold=True)
        rule = {
            "type": "formula",
            "criteria": f'=$A{first + 1}="{word}"',
            "format": look,
        }
        sheet.conditional_format(first, 0, last, 1, rule)
    done = formats.signal(styles.GREEN, styles.GREEN_INK)
    state = len(FINDING_COLUMNS)
    settled = f'=LEFT(${letters(state)}{first + 1},2)="Đã"'
    rule = {"type": "formula", "criteria": settled, "format": done}
    sheet.conditional_format(first, state - 1, last, state - 1, rule)
