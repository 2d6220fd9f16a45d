"""The sheets «Kết quả kiểm tra» and «Nhật ký», empty and ready to be written."""

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.styles import Styles
from toolkit.parts.records.columns import (
    FINDING_COLUMNS,
    LOG_COLUMNS,
    SIZE,
    RecordColumn,
)
from toolkit.parts.records.sources import (
    SOURCE_COLUMNS,
    SOURCES_HEAD,
    SOURCES_NOTE,
    SOURCES_TOLD,
)
from toolkit.xlsx.cells.address import absolute, letters, quoted

HEAD_ROW = 4
NOTE_ROW = 2
ROWS_AHEAD = 2000
"""How far filters and colours reach below the header."""


FINDINGS_NOTE = (
    "Chưa kiểm tra. Nút «Chấm lại điểm» hoặc «Kiểm tra» ghi kết quả vào đây."
)
LOG_NOTE = "Mỗi dòng là một ô mà bộ công cụ đã sửa; không bao giờ sửa ô đơn vị tự nhập."


def write_record_sheets(
    findings: Worksheet, log: Worksheet, formats: Styles, note: str = FINDINGS_NOTE
) -> None:
    """Both sheets; `note` stands over the findings as long as nothing was checked."""
    _write(findings, formats, "KẾT QUẢ KIỂM TRA", note, FINDING_COLUMNS)
    _frame_findings(findings, formats)
    _write(log, formats, "NHẬT KÝ", LOG_NOTE, LOG_COLUMNS)
    _frame_rows(log, formats, 1, len(LOG_COLUMNS))


def _write(
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


def _frame_rows(sheet: Worksheet, formats: Styles, told_in: int, columns: int) -> None:
    """Draw lines round the rows that hold something, and none round empty ones."""
    criteria = f'=${letters(told_in)}{HEAD_ROW + 1}<>""'
    _rule(sheet, (0, columns - 1), criteria, _lined(formats))


def _frame_findings(sheet: Worksheet, formats: Styles) -> None:
    """Lines, inks of severities, blue links; green for what is repaired.

    Ink alone: LibreOffice prints every fill, whatever the page set-up says. It shows
    one rule a cell: each look has its lines, and columns that differ in their rules
    share no area.
    """
    first, last = HEAD_ROW + 1, len(FINDING_COLUMNS) - 1
    for word, ink in (
        ("Lỗi", styles.RED_INK),
        ("Cần xem", styles.ORANGE_INK),
        ("Lưu ý", styles.BLUE_INK),
    ):
        look = _lined(formats, "", ink, bold=True)
        _rule(sheet, (0, 1), f'=$A{first}="{word}"', look)
    # In an open workbook a link is a formula, which has no look by itself.
    linked = _lined(formats, "", styles.LINK, underline=1)
    _rule(sheet, (_LINKED, _LINKED), f'=${letters(_LINKED + 1)}{first}<>""', linked)
    settled = f'=LEFT(${letters(last + 1)}{first},2)="Đã"'
    done = _lined(formats, "", styles.GREEN_INK)
    _rule(sheet, (last, last), settled, done)
    told_in = letters(_TOLD + 1)
    for columns in (
        *((0, 1), (2, _LINKED - 1), (_LINKED, _LINKED)),
        *((_LINKED + 1, last - 1), (last, last)),
    ):
        _rule(sheet, columns, f'=${told_in}{first}<>""', _lined(formats))


_LINKED, _TOLD = 3, 4
"""Columns of the findings, from 0: the cell that a finding is about, and its text."""


def _lined(formats: Styles, fill: str = "", ink: str = "", **more: Any) -> Format:
    return formats.signal(fill, ink, border=1, border_color=styles.LINE, **more)


def _rule(
    sheet: Worksheet, columns: tuple[int, int], criteria: str, look: Format
) -> None:
    """A look on a condition, in columns from 0; an earlier rule wins."""
    top, bottom = HEAD_ROW, HEAD_ROW + ROWS_AHEAD - 1
    rule = {
        "type": "formula",
        "criteria": criteria,
        "format": look,
        "stop_if_true": True,
    }
    sheet.conditional_format(top, columns[0], bottom, columns[1], rule)


def place_sources(book: Workbook, sheet: Worksheet, formats: Styles) -> None:
    """The sheet where a report writes whence its figures are, with its names."""
    heading = "NGUỒN SỐ LIỆU CỦA BÁO CÁO"
    _write(sheet, formats, heading, SOURCES_TOLD, SOURCE_COLUMNS)
    _frame_rows(sheet, formats, 1, len(SOURCE_COLUMNS))
    where = quoted(sheet.get_name())
    area = f"{absolute(HEAD_ROW, 1)}:{absolute(HEAD_ROW, len(SOURCE_COLUMNS))}"
    book.define_name(SOURCES_HEAD, f"={where}!{area}")
    book.define_name(SOURCES_NOTE, f"={where}!{absolute(NOTE_ROW, 1)}")


def place_records(
    book: Workbook,
    found: Worksheet,
    log: Worksheet,
    formats: Styles,
    note: str = FINDINGS_NOTE,
) -> None:
    """Both sheets with the names by which what is found, and done, is written there."""
    write_record_sheets(found, log, formats, note)
    for name, sheet, columns in (
        ("findings", found, FINDING_COLUMNS),
        ("log", log, LOG_COLUMNS),
    ):
        area = f"{absolute(HEAD_ROW, 1)}:{absolute(HEAD_ROW, len(columns))}"
        book.define_name(f"td_{name}", f"={quoted(sheet.get_name())}!{area}")
    place = f"{quoted(found.get_name())}!{absolute(NOTE_ROW, 1)}"
    book.define_name("td_check_note", f"={place}")
