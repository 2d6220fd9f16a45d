"""The workbook of a mail merge: one sheet, headings from A1 on, nothing but texts."""

from io import BytesIO

from xlsxwriter.utility import xl_rowcol_to_cell

from toolkit.parts.making.book import new_book, properties
from toolkit.parts.making.normalise import normalise
from toolkit.reports.papers.certificates import COLUMNS, Certificate

SHEET = "DanhSach"
_WIDEST = 60
_MARGIN = 2


def mail_list(rows: tuple[Certificate, ...]) -> bytes:
    """The bytes of the workbook; the same rows always give the same bytes.

    Word reads the first sheet as a table: no title above the headings, no empty row.
    """
    target = BytesIO()
    book = new_book(target)
    properties(book, "Danh sách trộn thư")
    sheet = book.add_worksheet(SHEET)
    head = book.add_format({"bold": True, "bottom": 1})
    text = book.add_format({"num_format": "@"})
    for column, (heading, field) in enumerate(COLUMNS.items()):
        sheet.write_string(0, column, heading, head)
        values = [getattr(row, field) for row in rows]
        for down, value in enumerate(values, 1):
            sheet.write_string(down, column, value, text)
        widest = max(map(len, (heading, *values)))
        sheet.set_column(column, column, min(widest, _WIDEST) + _MARGIN, text)
    # Numbers are texts on purpose: no green corners that ask for a repair.
    last = xl_rowcol_to_cell(max(len(rows), 1), len(COLUMNS) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{last}"})
    sheet.freeze_panes(1, 0)
    book.close()
    return normalise(target.getvalue())
