"""The sheet «Tổng hợp»: sections and totals, with a chart."""

from collections.abc import Mapping
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.scoring.layout import GRADE_KEY, TOTAL_KEY, Places
from toolkit.forms.scoring.making.places import (
    SUMMARY_FIRST,
    SUMMARY_HEAD,
    summary_columns,
    summary_keys,
)
from toolkit.model.rubric import RubricTree
from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.xlsx.cells.address import absolute, quoted
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.cells.place import Spot

_ITS_DIGIT_PX = 7

HEADING = "TỔNG HỢP ĐIỂM THI ĐUA"
NOTE = "Trang này tự tính từ trang «{}»; không cần nhập gì ở đây."


class SummarySheet:
    """Writes the summary. Rows and columns count from 1, as in `Places`."""

    def __init__(
        self, sheet: Worksheet, formats: Styles, tree: RubricTree, places: Places
    ) -> None:
        self.sheet = sheet
        self.formats = formats
        self.tree = tree
        self.places = places
        self.columns = summary_columns(tree.rubric)

    def table(
        self,
        formulas: Mapping[Spot, str],
        values: Mapping[Spot, CellValue],
    ) -> None:
        """The heading, the header and one row for each section, total and grade."""
        heading = self.formats.get(bold=True, font_size=14)
        self.sheet.write_string(0, 0, HEADING, heading)
        small = self.formats.get(italic=True, font_size=11, font_color=styles.GREY)
        note = NOTE.format(self.places.form.sheet)
        self.sheet.write_string(1, 0, note, small)
        set_height(self.sheet, 0, 24)
        self._header()
        for key in summary_keys(self.tree.rubric):
            self._row(key, formulas, values)

    def _header(self) -> None:
        look = self.formats.boxed(
            bold=True, align="center", text_wrap=True, bg_color=styles.HEADER
        )
        for index, column in enumerate(self.columns):
            options = {"hidden": 1} if column.name == "key" else {}
            self.sheet.set_column(index, index, column.width, None, options)
            self.sheet.write_string(SUMMARY_HEAD - 1, index, column.header, look)
        set_height(self.sheet, SUMMARY_HEAD - 1, 36)

    def _row(
        self,
        key: str,
        formulas: Mapping[Spot, str],
        values: Mapping[Spot, CellValue],
    ) -> None:
        row = self.places.summary.rows[key]
        bold = key in (TOTAL_KEY, GRADE_KEY)
        texts = self._texts(key)
        for index, column in enumerate(self.columns):
            place = Spot(row, index + 1)
            look = self._look(column.name, bold=bold, key=key)
            if place in formulas:
                value = values.get(place, "")
                formula = "=" + formulas[place]
                self.sheet.write_formula(row - 1, index, formula, look, value)
            elif column.name in texts:
                self.sheet.write_string(row - 1, index, texts[column.name], look)
            else:
                self.sheet.write_blank(row - 1, index, None, look)
        px = metrics.column_px(self.columns[1].width)
        lines = metrics.lines_needed(texts["title"], px, styles.SIZE, bold=bold)
        if key == GRADE_KEY:
            lines = max(lines, self._grade_lines())
        height = lines * metrics.line_points(styles.SIZE) + 4
        set_height(self.sheet, row - 1, max(height, 20))

    def _texts(self, key: str) -> dict[str, str]:
        if key == TOTAL_KEY:
            return {"key": key, "title": "CỘNG"}
        if key == GRADE_KEY:
            return {"key": key, "title": "XẾP LOẠI"}
        section = self.tree.by_id[key]
        return {"key": key, "number": section.number, "title": section.title}

    def _look(self, column: str, *, bold: bool, key: str) -> Any:
        look: dict[str, Any] = {"bold": bold}
        if bold:
            look["bg_color"] = styles.SECTION
        if column != "title":
            look["align"] = "center"
        else:
            look["text_wrap"] = True
        if column in ("bonus", "penalty"):
            look["num_format"] = styles.ZERO_HIDDEN
        elif column == "share":
            look["num_format"] = styles.SHARE
        if key == GRADE_KEY and column != "title":
            look["text_wrap"] = True
        return self.formats.boxed(**look)

    def _grade_lines(self) -> int:
        px = metrics.column_px(13)
        titles = (grade.title for grade in self.tree.rubric.grades)
        return max(metrics.lines_needed(t, px, styles.SIZE, bold=True) for t in titles)

    def chart(self, book: Workbook) -> None:
        """Standard points beside points won, section by section."""
        chart = book.add_chart({"type": "column"})
        last = SUMMARY_FIRST + len(self.tree.sections) - 1
        sheet = quoted(self.places.summary.sheet)

        def area(name: str) -> str:
            column = self.places.summary.columns[name]
            first = absolute(SUMMARY_FIRST, column)
            return f"={sheet}!{first}:{absolute(last, column)}"

        font = {"name": styles.FONT, "size": 11}
        for name, title, colour in (
            ("standard", "Điểm chuẩn", "#A6BBD6"),
            ("total", "Điểm tự chấm", "#1F4E79"),
        ):
            chart.add_series(
                {
                    "name": title,
                    "categories": area("number"),
                    "values": area(name),
                    "fill": {"color": colour},
                    "border": {"none": True},
                    "gap": 80,
                    "data_labels": {"value": True, "font": {**font, "size": 10}},
                }
            )
        chart.set_title(
            {
                "name": "Điểm chuẩn và điểm tự chấm theo từng phần",
                "name_font": {**font, "size": 13, "bold": True},
                "overlay": False,
            }
        )
        chart.set_legend({"position": "bottom", "font": font})
        chart.set_x_axis({"num_font": font, "name": "Phần", "name_font": font})
        grid = {"visible": True, "line": {"color": "#D9D9D9", "width": 0.5}}
        chart.set_y_axis({"num_font": font, "min": 0, "major_gridlines": grid})
        # XlsxWriter places drawings as if the columns were in its own narrower font.
        width = sum(int(c.width * _ITS_DIGIT_PX) + 5 for c in self.columns[:-1]) - 10
        chart.set_size({"width": width, "height": 360})
        below = max(self.places.summary.rows.values()) + 1
        options = {
            "x_offset": 5,
            "y_offset": 8,
            "object_position": 2,
            "description": "Biểu đồ điểm chuẩn và điểm tự chấm theo từng phần",
        }
        self.sheet.insert_chart(below, 0, chart, options)

    def page(self) -> None:
        """Paper and view."""
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)
        sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.4})
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.freeze_panes(SUMMARY_HEAD, 0)
        sheet.set_zoom(90)
