"""The sheet «Chấm điểm» round its table: title block, notes, signatures, page."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.scoring.layout import Places, columns_of
from toolkit.forms.scoring.making.inputs import Takes, scoring_cells
from toolkit.forms.scoring.making.notes import footnotes
from toolkit.forms.scoring.making.places import (
    FIRST_ROW,
    HEAD_ROW,
    NUMBER_ROW,
    printed_columns,
    printed_width,
    width_of,
)
from toolkit.model.numbers import vi
from toolkit.model.rubric import RubricTree
from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.styles import SMALL, Styles
from toolkit.parts.records import text_size as metrics
from toolkit.rules.loader import UNVERIFIED_MARK
from toolkit.xlsx.cells.cell import CellValue

TITLE = "BẢNG CHẤM ĐIỂM THI ĐUA NĂM"
ATTACHED = (
    "(Kèm theo Báo cáo số        /BC-          ngày       tháng       năm {year})"
)
BASIS = "Căn cứ: "
NO_BASIS = "Căn cứ: ………………………………………………………………………………"
UNREAD = "Chưa kiểm chứng, xem lại trước khi ký: "
DATE_LINE = "……………………, ngày …… tháng …… năm {year}"
SIGNING_SPACE = 62
A4, A3 = 9, 8
WIDEST_ON_A4 = 170
"""Characters across; the official form has 161 of them."""

Extra = list[tuple[Takes, int, int]]
"""Input cells outside the table."""


class FormFrame:
    """Writes what stands round the table; rows and columns count from 1."""

    def __init__(
        self, sheet: Worksheet, formats: Styles, tree: RubricTree, places: Places
    ) -> None:
        self.sheet = sheet
        self.formats = formats
        self.tree = tree
        self.places = places
        self.columns = columns_of(tree.rubric)
        self.printed = printed_columns(tree.rubric)
        self.inputs: Extra = []

    # Title block

    def title_block(
        self,
        *,
        superior: str,
        unit: str,
        year: int | None,
        basis: Sequence[str],
        travels: bool,
    ) -> None:
        """The agency, the motto, the title with its year, and what it is based on.

        A name that is known, or comes when the workbook `travels`, may need two lines.
        """
        right = self.places.form.columns["over"]
        get, last = self.formats.get, self.printed
        wraps = {"text_wrap": True} if superior or unit or travels else {}
        entry = {"locked": False, "align": "center", **wraps}
        self._merged(1, 1, 2, superior, get(**entry), Takes.SUPERIOR)
        self._merged(2, 1, 2, unit, get(bold=True, **entry), Takes.UNIT)
        motto = get(bold=True, align="center")
        self._merged(1, right, last, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", motto)
        motto = get(bold=True, align="center", underline=1, font_size=13)
        self._merged(2, right, last, "Độc lập - Tự do - Hạnh phúc", motto)
        _, row, column = self.places.cells["year"]
        heading = get(bold=True, align="right", font_size=14)
        self._merged(row, 1, column - 1, TITLE, heading)
        box = get(
            bold=True,
            font_size=14,
            align="left",
            indent=1,
            locked=False,
            num_format="0",
        )
        self._one(row, column, year, box, Takes.YEAR)
        free = get(italic=True, align="center", locked=False, text_wrap=True)
        attached = ATTACHED.format(year=year or "        ")
        self._merged(4, 1, last, attached, free, Takes.ATTACHED)
        # What is not verified is told beside the page: on paper it would be signed.
        named = [text.removesuffix(UNVERIFIED_MARK) for text in basis]
        grounds = BASIS + "; ".join(named) + "." if named else NO_BASIS
        unread = [n for n, text in zip(named, basis, strict=True) if n != text]
        if unread:
            small = get(italic=True, font_size=SMALL, font_color=styles.GREY)
            beside = self.places.form.columns["why"] - 1
            self.sheet.write_string(4, beside, UNREAD + "; ".join(unread), small)
        self._merged(5, 1, last, grounds, free, Takes.BASIS)
        room = self._span_px(1, 2)
        agency = 16.5 * metrics.lines_needed(superior, room, styles.SIZE)
        own = 18.0 * metrics.lines_needed(unit, room, styles.SIZE, bold=True)
        for at, height in ((1, agency), (2, own), (3, 21.0), (4, 16.5)):
            set_height(self.sheet, at - 1, height)
        lines = metrics.lines_needed(grounds, self._span_px(1, last), styles.SIZE)
        set_height(self.sheet, 4, 16.5 * lines)

    def free_beside_title(self) -> int:
        """The pixels to the left of the title, where nothing is written."""
        _, _, column = self.places.cells["year"]
        title = metrics.text_px(TITLE, 14, bold=True)
        return int(self._span_px(1, column - 1) - title - 2 * styles.SIZE)

    def status_line(self, formula: str, value: CellValue) -> None:
        """Which rubric this is, and how much is still to be scored."""
        rubric = self.tree.rubric
        _, row, column = self.places.cells["status"]
        small = self.formats.get(italic=True, font_size=SMALL, font_color=styles.GREY)
        points = vi(rubric.standard_points)
        name = f"Bộ tiêu chí: {rubric.title}; tổng điểm chuẩn {points}"
        self._merged(row, 1, column - 1, name, small)
        bold = self.formats.get(bold=True, align="right")
        self._merged(row, column, self.printed, "", bold)
        self.sheet.write_formula(row - 1, column - 1, "=" + formula, bold, value)
        set_height(self.sheet, row - 1, 18)

    # Below the table

    def below(self, year: int | None) -> int:
        """Notes and the signature block. Returns the last row."""
        row = self._notes(self.places.last + 1)
        get, last = self.formats.get, self.printed
        right = self.places.form.columns["under"]
        free = get(italic=True, align="center", locked=False)
        day = DATE_LINE.format(year=year or "………")
        self._merged(row, right, last, day, free, Takes.DATE_LINE)
        bold, small = get(bold=True, align="center"), get(italic=True, align="center")
        self._merged(row + 1, 1, 2, "NGƯỜI LẬP BIỂU", bold)
        self._merged(row + 1, right, last, "THỦ TRƯỞNG ĐƠN VỊ", bold)
        self._merged(row + 2, 1, 2, "(Ký, ghi rõ họ tên)", small)
        self._merged(row + 2, right, last, "(Ký tên, đóng dấu)", small)
        set_height(self.sheet, row + 2, SIGNING_SPACE)
        name = get(bold=True, align="center", locked=False)
        self._merged(row + 4, 1, 2, "", name, Takes.SIGNER)
        self._merged(row + 4, right, last, "", name, Takes.SIGNER)
        return row + 4

    def _notes(self, row: int) -> int:
        look = self.formats.get(
            italic=True, font_size=10, text_wrap=True, font_color=styles.GREY
        )
        set_height(self.sheet, row - 1, 8)
        for text in footnotes(self.tree):
            row += 1
            self._merged(row, 1, self.printed, text, look)
            px = self._span_px(1, self.printed)
            lines = metrics.lines_needed(text, px, 10)
            set_height(self.sheet, row - 1, lines * metrics.line_points(10) + 2)
        set_height(self.sheet, row, 10)
        return row + 2

    # The page and the view

    def page(self, last_row: int) -> None:
        """Paper, repeated rows, and where the screen opens."""
        sheet = self.sheet
        sheet.set_landscape()
        # With more rounds than the official form the letters would be too small on A4.
        wide = printed_width(self.tree.rubric) > WIDEST_ON_A4
        sheet.set_paper(A3 if wide else A4)
        sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)
        sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.4})
        sheet.print_black_and_white()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD_ROW - 1, NUMBER_ROW - 1)
        sheet.print_area(0, 0, last_row - 1, self.printed - 1)
        sheet.hide_gridlines(2)
        sheet.freeze_panes(FIRST_ROW - 1, 2)
        sheet.set_zoom(self._zoom())

    def _zoom(self) -> int:
        """So that all printed columns are on a screen 1366 pixels wide."""
        whole = self._span_px(1, self.printed)
        return max(70, min(100, int(1300 / whole * 100)))

    def open_at(self, *, unit: str, year: int | None) -> None:
        """Select the first input that must still be filled."""
        if not unit:
            _, row, column = self.places.cells["unit"]
        elif year is None:
            _, row, column = self.places.cells["year"]
        else:
            row, column = scoring_cells(next(self.tree.leaves()), self.places)[0]
        self.sheet.set_selection(row - 1, column - 1, row - 1, column - 1)

    # Writing

    def _merged(
        self,
        row: int,
        left: int,
        right: int,
        text: str,
        look: Any,
        takes: Takes | None = None,
    ) -> None:
        if left == right:
            self.sheet.write(row - 1, left - 1, text, look)
        else:
            self.sheet.merge_range(row - 1, left - 1, row - 1, right - 1, text, look)
        if takes is not None:
            self.inputs.append((takes, row, left))

    def _one(self, row: int, column: int, value: Any, look: Any, takes: Takes) -> None:
        self.sheet.write(row - 1, column - 1, value, look)
        self.inputs.append((takes, row, column))

    def _span_px(self, left: int, right: int) -> int:
        columns = self.columns[left - 1 : right]
        return sum(metrics.column_px(width_of(column)) for column in columns)
