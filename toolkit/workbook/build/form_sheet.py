"""The sheet «Chấm điểm»: the official form, to be filled in and printed."""

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.model.numbers import plain, vi
from toolkit.model.rubric import Kind, RubricTree
from toolkit.workbook.address import a1, letters
from toolkit.workbook.build import metrics, styles
from toolkit.workbook.build.form_inputs import Takes, form_inputs, scoring_cells
from toolkit.workbook.build.form_notes import footnotes, input_label, is_inferred
from toolkit.workbook.build.places import (
    ASIDE,
    FIRST_ROW,
    HEAD_ROW,
    NUMBER_ROW,
    WIDTHS,
    printed_columns,
)
from toolkit.workbook.build.styles import Styles
from toolkit.workbook.forms.scoring_layout import (
    FormRow,
    Places,
    RowKind,
    columns_of,
    rows_of,
)
from toolkit.workbook.sheet import CellValue

TITLE = "BẢNG CHẤM ĐIỂM THI ĐUA NĂM"
ATTACHED = (
    "(Kèm theo Báo cáo số        /BC-          ngày       tháng       năm {year})"
)
BASIS = "Căn cứ: "
NO_BASIS = "Căn cứ: ………………………………………………………………………………"
DATE_LINE = "……………………, ngày …… tháng …… năm {year}"
SIGNING_SPACE = 62
SMALL = 11

Extra = list[tuple[Takes, int, int]]
"""Input cells outside the table."""


class FormSheet:
    """Writes the form. Rows and columns count from 1, as in `Places`."""

    def __init__(
        self, sheet: Worksheet, formats: Styles, tree: RubricTree, places: Places
    ) -> None:
        self.sheet = sheet
        self.formats = formats
        self.tree = tree
        self.places = places
        self.columns = columns_of(tree.rubric)
        self.printed = printed_columns(tree.rubric)
        self.extra: Extra = []
        self._inputs = {(i.row, i.column) for i in form_inputs(tree, places)}

    # Title block

    def title_block(
        self, *, superior: str, unit: str, year: int | None, basis: Sequence[str]
    ) -> None:
        """The agency, the motto, the title with its year, and what it is based on."""
        right = self.places.form.columns["over"]
        get, last = self.formats.get, self.printed
        entry = {"bg_color": styles.INPUT, "locked": False, "align": "center"}
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
            locked=False,
            bg_color=styles.INPUT,
            num_format="0",
        )
        self._one(row, column, year, box, Takes.YEAR)
        free = get(italic=True, align="center", locked=False, text_wrap=True)
        attached = ATTACHED.format(year=year or "        ")
        self._merged(4, 1, last, attached, free, Takes.ATTACHED)
        grounds = BASIS + "; ".join(basis) + "." if basis else NO_BASIS
        self._merged(5, 1, last, grounds, free, Takes.BASIS)
        for at, height in ((1, 16.5), (2, 18.0), (3, 21.0), (4, 16.5)):
            self.sheet.set_row(at - 1, height)
        lines = metrics.lines_needed(grounds, self._span_px(1, last), styles.SIZE)
        self.sheet.set_row(4, 16.5 * lines)

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
        self.sheet.set_row(row - 1, 18)

    # The table

    def header(self) -> None:
        """The captions and the row of column numbers."""
        fill = {"bg_color": styles.HEADER, "bold": True, "align": "center"}
        caption = self.formats.boxed(text_wrap=True, font_size=SMALL, **fill)
        number = self.formats.boxed(
            italic=True, align="center", font_size=9, font_color=styles.GREY
        )
        aside = self.formats.get(bold=True, font_color=styles.GREY, text_wrap=True)
        lines = 1
        for index, column in enumerate(self.columns):
            width = WIDTHS[column.name]
            hidden = {"hidden": 1} if column.name in ("key", "leaf") else {}
            self.sheet.set_column(index, index, width, None, hidden)
            printed = column.name not in ASIDE
            look = caption if printed else aside
            self.sheet.write_string(HEAD_ROW - 1, index, column.header, look)
            if printed:
                self.sheet.write_string(NUMBER_ROW - 1, index, f"({index + 1})", number)
                px = metrics.column_px(width)
                need = metrics.lines_needed(column.header, px, SMALL, bold=True)
                lines = max(lines, need)
        self.sheet.set_row(HEAD_ROW - 1, lines * metrics.line_points(SMALL) + 6)
        self.sheet.set_row(NUMBER_ROW - 1, 13.5)

    def table(
        self,
        formulas: Mapping[tuple[int, int], str],
        values: Mapping[tuple[int, int], CellValue],
    ) -> None:
        """Every row of the form; `formulas` and `values` by (row, column)."""
        for row in rows_of(self.tree.rubric):
            at = self.places.form.rows[row.key]
            constants = self._constants(row)
            for column in self.columns:
                place = (at, self.places.form.columns[column.name])
                look = self._look(row, column.name, place)
                spot = (at - 1, place[1] - 1)
                if place in formulas:
                    formula, value = "=" + formulas[place], values.get(place, "")
                    self.sheet.write_formula(*spot, formula, look, value)
                elif column.name in constants:
                    self._constant(*spot, constants[column.name], look)
                elif look is not None:
                    self.sheet.write_blank(*spot, None, look)
            self.sheet.set_row(at - 1, self._height(row))

    def _constant(self, row: int, column: int, value: Any, look: Any) -> None:
        if isinstance(value, str):
            self.sheet.write_string(row, column, value, look)
        else:
            self.sheet.write_number(row, column, value, look)

    def _constants(self, row: FormRow) -> dict[str, str | int | float]:
        cells: dict[str, str | int | float] = {
            "key": row.key,
            "title": self._title(row),
        }
        criterion = row.criterion
        match row.kind:
            case RowKind.GROUP | RowKind.LEAF if criterion:
                cells["number"] = criterion.number
                cells["standard"] = plain(criterion.standard_points)
            case RowKind.LINE:
                cells["standard"] = plain(row.listed.points)
        if row.kind is RowKind.LEAF:
            cells["leaf"] = 1
        return cells

    def _title(self, row: FormRow) -> str:
        match row.kind:
            case RowKind.TOTAL:
                return "CỘNG"
            case RowKind.GRADE:
                return "XẾP LOẠI"
            case RowKind.LINE:
                return row.listed.title
        if row.criterion is None:
            raise ValueError(f"row {row.key} has no criterion")
        if row.kind is RowKind.INPUT:
            return input_label(row.criterion)
        return row.criterion.title

    # Looks

    def _look(self, row: FormRow, column: str, place: tuple[int, int]) -> Any:
        if column in ("key", "leaf"):
            return self.formats.get(font_size=9, font_color=styles.GREY)
        if column == "why":
            return self.formats.get(
                font_size=10, font_color=styles.GREY, text_wrap=True, indent=1
            )
        properties = {**self._row_look(row), **self._column_look(row, column)}
        if place in self._inputs:
            properties |= {"bg_color": styles.INPUT, "locked": False}
        elif self._is_closed(row, column):
            properties["bg_color"] = styles.CLOSED
        return self.formats.boxed(**properties)

    def _row_look(self, row: FormRow) -> dict[str, Any]:
        match row.kind:
            case RowKind.TOTAL | RowKind.GRADE:
                return {"bold": True, "bg_color": styles.SECTION}
            case RowKind.LINE | RowKind.INPUT:
                return {"font_size": SMALL, "font_color": styles.GREY}
            case RowKind.GROUP if self._depth(row) == 1:
                return {"bold": True, "bg_color": styles.SECTION}
            case RowKind.GROUP:
                return {"bold": True, "bg_color": styles.GROUP}
        return {"bold": True} if self._depth(row) <= 2 else {}

    def _column_look(self, row: FormRow, column: str) -> dict[str, Any]:
        if column == "title":
            return self._title_look(row)
        if column in ("evidence", "opinion"):
            text = {"bold": False, "font_color": "#000000"}
            return {"text_wrap": True, "font_size": SMALL, **text}
        look: dict[str, Any] = {"align": "center"}
        if column in ("bonus", "penalty"):
            look["num_format"] = styles.ZERO_HIDDEN
        if column == "number" and row.kind in (RowKind.LINE, RowKind.INPUT):
            look |= {"bold": True, "font_size": styles.SIZE, "font_color": "#000000"}
        if column in ("total", "appraised", "final"):
            look["bold"] = row.kind is not RowKind.LINE
            if row.kind is RowKind.GRADE:
                look |= {"text_wrap": True, "font_size": SMALL}
        return look

    def _title_look(self, row: FormRow) -> dict[str, Any]:
        look: dict[str, Any] = {"text_wrap": True, "indent": self._indent(row)}
        if row.kind in (RowKind.TOTAL, RowKind.GRADE):
            return {"align": "center"}
        if row.kind is RowKind.INPUT:
            look["italic"] = True
        own = row.kind in (RowKind.LEAF, RowKind.GROUP)
        if own and row.criterion and is_inferred(row.criterion):
            look["num_format"] = styles.INFERRED
        return look

    def _indent(self, row: FormRow) -> int:
        return 1 if row.kind in (RowKind.LINE, RowKind.INPUT) else 0

    def _depth(self, row: FormRow) -> int:
        return self.tree.depth(row.criterion) if row.criterion else 1

    def _is_closed(self, row: FormRow, column: str) -> bool:
        """Cells of a scored row into which nothing belongs."""
        criterion = row.criterion
        if row.kind is not RowKind.LEAF or criterion is None:
            return False
        if column in ("over", "bonus"):
            return criterion.bonus is None
        return column == "under" and criterion.penalty is None

    def _height(self, row: FormRow) -> float:
        look = {**self._row_look(row), **self._column_look(row, "title")}
        size = look.get("font_size", styles.SIZE)
        text = self._title(row)
        if look.get("num_format") == styles.INFERRED:
            text += " (*)"
        lines = metrics.lines_needed(
            text,
            metrics.column_px(WIDTHS["title"]),
            size,
            bold=bool(look.get("bold")),
            indent=look.get("indent", 0),
        )
        height = lines * metrics.line_points(size) + 3
        if row.kind is RowKind.GRADE:
            titles = (grade.title for grade in self.tree.rubric.grades)
            px = metrics.column_px(WIDTHS["total"])
            most = max(metrics.lines_needed(t, px, SMALL, bold=True) for t in titles)
            height = max(height, most * metrics.line_points(SMALL) + 3)
        return max(height, 18.0)

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
        self.sheet.set_row(row + 2, SIGNING_SPACE)
        name = get(bold=True, align="center", locked=False)
        self._merged(row + 4, 1, 2, "", name, Takes.SIGNER)
        self._merged(row + 4, right, last, "", name, Takes.SIGNER)
        return row + 4

    def _notes(self, row: int) -> int:
        look = self.formats.get(
            italic=True, font_size=10, text_wrap=True, font_color=styles.GREY
        )
        self.sheet.set_row(row - 1, 8)
        for text in footnotes(self.tree):
            row += 1
            self._merged(row, 1, self.printed, text, look)
            px = self._span_px(1, self.printed)
            lines = metrics.lines_needed(text, px, 10)
            self.sheet.set_row(row - 1, lines * metrics.line_points(10) + 2)
        self.sheet.set_row(row, 10)
        return row + 2

    # The page and the view

    def page(self, last_row: int) -> None:
        """Paper, repeated rows, and where the screen opens."""
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)
        sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.4})
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
            self.extra.append((takes, row, left))

    def _one(self, row: int, column: int, value: Any, look: Any, takes: Takes) -> None:
        self.sheet.write(row - 1, column - 1, value, look)
        self.extra.append((takes, row, column))

    def _span_px(self, left: int, right: int) -> int:
        names = [c.name for c in self.columns[left - 1 : right]]
        return sum(metrics.column_px(WIDTHS[name]) for name in names)


def column_slice(places: Places, name: str) -> str:
    """The rows of one column of the form: $H$9:$H$180."""
    column = letters(places.form.columns[name])
    return f"${column}${places.first}:${column}${places.last}"


def title_cell(places: Places, name: str) -> str:
    """A single cell of the form as A1."""
    _, row, column = places.cells[name]
    return a1(row, column)


def is_ticked(kind: Kind) -> bool:
    """Whether lines of such a criterion are ticked by hand."""
    return kind in (Kind.LEVELS, Kind.CHECKLIST)
