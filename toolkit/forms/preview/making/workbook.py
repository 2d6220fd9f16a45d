"""Builds the workbook with the sheet «Xem trước»."""

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.preview.layout import (
    KEPT,
    LISTS,
    MARK,
    NO,
    SHEET,
    SOURCE,
    YES,
    Preview,
    PreviewLines,
    PreviewTable,
    name_of,
)
from toolkit.parts.making import styles
from toolkit.parts.making.book import new_book, properties, protect, set_height
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.parts.records.columns import HIGHEST
from toolkit.xlsx.cells.address import absolute, quoted

_WIDTHS = (18, 30, 44, 34, 60)
_VALUE_WIDTH = 20
_MARGIN = 3
"""Points of a row beside its text."""

_A4 = 9
_HEADERS = ("Cột", "Tiêu đề ở nguồn", "Ví dụ", "Đưa vào cột", "Vì sao")
_LINE_HEADERS = ("Dòng", "Việc sẽ làm", "Vì sao")
_TABLE, _AGREE, _HEAD = "Đưa vào bảng", "Đồng ý đưa vào", "Hàng tiêu đề"
_HEAD_HOW = "ví dụ 6 hoặc 6-7; sửa số hàng thì các cột được hiểu lại theo hàng ấy"
_HOW = (
    "Ô nền vàng sửa được: chọn bảng, chọn cột, hoặc bỏ qua. Bảng để «Chưa» thì không"
    " đưa vào. Sửa xong thì lưu sổ này, rồi nhập lại tệp nguồn."
)


def build_preview(preview: Preview) -> bytes:
    """The workbook of a preview; the same preview gives the same bytes."""
    target = BytesIO()
    book = new_book(target)
    page = _Page(book, preview)
    page.write()
    properties(book, SHEET)
    book.close()
    return normalise(target.getvalue())


class _Page:
    """The sheet that is seen, and the two that are not."""

    def __init__(self, book: Workbook, preview: Preview) -> None:
        self.book, self.preview = book, preview
        self.styles = Styles(book)
        self.sheet: Worksheet = book.add_worksheet(SHEET)
        self.kept: Worksheet = book.add_worksheet(KEPT)
        self.lists: Worksheet = book.add_worksheet(LISTS)
        self.row = 0

    def write(self) -> None:
        for column, width in enumerate(_WIDTHS):
            self.sheet.set_column(column, column, width)
        self.sheet.set_column(len(_WIDTHS), len(_WIDTHS) + 20, _VALUE_WIDTH)
        self._line(["XEM TRƯỚC KHI NHẬP VÀO SỔ"], bold=True, font_size=14)
        for text in (*self.preview.said, _HOW):
            self._line([text])
        self._hidden()
        for number, table in enumerate(self.preview.tables, 1):
            self.row += 1
            self._table(number, table)
        for lines in self.preview.lines:
            self.row += 1
            self._lines(lines)
        self.sheet.set_landscape()
        self.sheet.set_paper(_A4)
        self.sheet.fit_to_pages(1, 0)
        protect(self.sheet, format_cells=True)
        self.kept.hide()
        self.lists.hide()
        self.sheet.activate()

    def _line(self, texts: Sequence[str], **look: object) -> None:
        """A line of texts as they are: one that begins with = is no formula."""
        for column, text in enumerate(texts):
            self.sheet.write_string(self.row, column, text, self.styles.get(**look))
        self.row += 1

    def _hidden(self) -> None:
        for row, text in enumerate((MARK, self.preview.source, self.preview.digest)):
            self.kept.write_string(row, 0, text)
        self._name(SOURCE, KEPT, 0, 0, 2)
        for column, (table, uses) in enumerate(self.preview.uses.items()):
            for row, text in enumerate((table, *uses)):
                self.lists.write_string(row, column, text)

    def _name(
        self, name: str, sheet: str, row: int, column: int, more: int = 0
    ) -> None:
        first, last = (
            absolute(row + 1, column + 1),
            absolute(row + 1 + more, column + 1),
        )
        area = f"{first}:{last}" if more else first
        self.book.define_name(name, f"={quoted(sheet)}!{area}")

    def _table(self, number: int, table: PreviewTable) -> None:
        self._line([table.where], bold=True, bg_color=styles.SECTION)
        key_row = number + 3
        self.kept.write_string(key_row, 0, table.key)
        self._name(name_of("khoa", number), KEPT, key_row, 0)
        table_row = self.row
        tables = f"={LISTS}!$A$1:{absolute(1, len(self.preview.uses))}"
        self._choice(_TABLE, table.table, table.why, {"source": tables})
        self._name(name_of("bang", number), SHEET, table_row, 1)
        self._name(name_of("dong_y", number), SHEET, self.row, 1)
        agreed = YES if table.agreed else NO
        self._choice(_AGREE, agreed, "", {"source": [YES, NO]})
        self._name(name_of("tieu_de", number), SHEET, self.row, 1)
        self._choice(_HEAD, table.head, _HEAD_HOW)
        if table.columns:
            self._line(_HEADERS, bold=True, border=1, bg_color=styles.HEADER)
        first = self.row
        for one in table.columns:
            self.sheet.write_string(self.row, 3, one.use, self._open())
            self._boxed((one.place, one.heading, one.samples, None, one.why))
        if table.columns:
            rule = {"validate": "list", "source": self._uses(table_row)}
            self.sheet.data_validation(first, 3, self.row - 1, 3, rule)
            self._name(name_of("cot", number), SHEET, first, 3, len(table.columns) - 1)

    def _uses(self, table_row: int) -> str:
        """The words of the columns of the chosen table: the list follows the table."""
        last = absolute(1, len(self.preview.uses))
        place = absolute(table_row + 1, 2)
        column = f"MATCH({place},{LISTS}!$A$1:{last},0)-1"
        longest = max(len(uses) for uses in self.preview.uses.values())
        under = f"OFFSET({LISTS}!$A$2,0,{column},{longest},1)"
        return f"=OFFSET({LISTS}!$A$2,0,{column},COUNTA({under}),1)"

    def _choice(
        self, label: str, value: str, why: str, rule: dict[str, object] | None = None
    ) -> None:
        self.sheet.write_string(self.row, 0, label, self.styles.get(text_wrap=True))
        self.sheet.write_string(self.row, 1, value, self._open())
        if rule:
            self.sheet.data_validation(
                self.row, 1, self.row, 1, {"validate": "list", **rule}
            )
        self.sheet.write_string(self.row, 2, why)
        self.row += 1

    def _open(self) -> object:
        return self.styles.boxed(bg_color=styles.INPUT, locked=False, text_wrap=True)

    def _lines(self, lines: PreviewLines) -> None:
        self._line([lines.title], bold=True, bg_color=styles.SECTION)
        headers = (*_LINE_HEADERS, *lines.headers)
        self._line(headers, bold=True, border=1, bg_color=styles.HEADER)
        for row in lines.rows:
            self._boxed(row)

    def _boxed(self, texts: Sequence[str | None]) -> None:
        """A row of wrapped texts, high enough for them; None is written elsewhere.

        Excel finds the height by itself, LibreOffice does not.
        """
        plain = self.styles.boxed(text_wrap=True)
        needed = 1
        for at, text in enumerate(texts):
            if text is None:
                continue
            self.sheet.write_string(self.row, at, text, plain)
            width = _WIDTHS[at] if at < len(_WIDTHS) else _VALUE_WIDTH
            room = metrics.column_px(width)
            needed = max(needed, metrics.lines_needed(text, room, styles.SIZE))
        points = needed * metrics.line_points(styles.SIZE) + _MARGIN
        set_height(self.sheet, self.row, min(points, HIGHEST))
        self.row += 1
