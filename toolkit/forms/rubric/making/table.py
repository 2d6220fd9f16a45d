"""Writes the sheet «Bộ tiêu chí»: carried along, or open to be written in."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit import __version__
from toolkit.forms.scoring.layout import KIND, SCHEMA
from toolkit.forms.scoring.making.places import (
    FORM,
    MARKS_FIRST,
    RUBRIC_FIRST,
    RUBRIC_HEAD,
    SETTINGS_COLUMN,
    SETTINGS_FIRST,
)
from toolkit.model.numbers import plain
from toolkit.model.rubric import Rubric
from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.scoring.rubric.columns import COLUMNS, SETTINGS, Column, Holds, Raw
from toolkit.scoring.rubric.fingerprint import fingerprint
from toolkit.scoring.rubric.rows import to_rows
from toolkit.xlsx.cells.address import absolute, quoted

ROOM, SPARE = 300, 50
"""Rows for criteria and levels in the workbook in which a rubric is written; of a long
rubric so many more than it has."""

MARK_LABELS = {
    "kind": "Loại sổ",
    "schema": "Phiên bản biểu",
    "fingerprint": "Dấu của bộ tiêu chí",
    "rules_version": "Phiên bản quy định",
    "toolkit_version": "Phiên bản bộ công cụ",
}
_CARRIED = (
    "Trang này là bộ tiêu chí mà trang «{form}» dùng để tính. Không sửa ở đây:"
    " cần bộ tiêu chí khác thì tạo sổ mới."
)
_AUTHORING = (
    "Mỗi dòng là một tiêu chí, một mức của tiêu chí ngay phía trên, hoặc một xếp loại."
    " Chọn ô để xem gợi ý. Xem trang «Hướng dẫn»."
)
MOST_POINTS = 1_000_000
LAST_COLUMN = 16_383


class RubricTable:
    """Writes settings, marks and rows; unlocked where a rubric is written."""

    def __init__(
        self,
        book: Workbook,
        sheet: Worksheet,
        formats: Styles,
        *,
        editable: bool,
        form: str = FORM,
    ) -> None:
        self.book = book
        self.sheet = sheet
        self.formats = formats
        self.editable = editable
        self.form = form  # the sheet that is scored by it

    def write(self, rubric: Rubric, marks: Mapping[str, str | int]) -> None:
        """The whole sheet, with its defined names."""
        settings, rows = to_rows(rubric)
        self._heading()
        self._settings(settings.cells)
        self._marks(marks)
        self._header()
        for index, row in enumerate(rows):
            self._row(RUBRIC_FIRST + index, row.cells)
        count = max(len(rows), 1)
        room = max(ROOM, count + SPARE) if self.editable else count
        last = RUBRIC_FIRST - 1 + room
        if self.editable:
            for number in range(RUBRIC_FIRST + len(rows), last + 1):
                self._row(number, {})
            self._validations(last)
        self._names(last)
        self._page(last if not self.editable else RUBRIC_FIRST + count)

    def _heading(self) -> None:
        look = self.formats.get(bold=True, font_size=14)
        self.sheet.write_string(0, 0, "BỘ TIÊU CHÍ", look)
        small = self.formats.get(italic=True, font_color=styles.GREY)
        text = _AUTHORING if self.editable else _CARRIED.format(form=self.form)
        self.sheet.write_string(1, 0, text, small)
        set_height(self.sheet, 0, 24)

    # Settings and marks

    def _settings(self, cells: Mapping[str, Raw]) -> None:
        for index, setting in enumerate(SETTINGS):
            row = SETTINGS_FIRST + index
            self._labelled(row, setting.header, cells.get(setting.name), setting.hint)

    def _marks(self, marks: Mapping[str, str | int]) -> None:
        for index, (name, value) in enumerate(marks.items()):
            row = MARKS_FIRST + index
            self._labelled(row, MARK_LABELS[name], value, "", locked=True)
            self._define(f"td_{name}", absolute(row, SETTINGS_COLUMN))

    def _labelled(
        self, row: int, label: str, value: Raw, hint: str, *, locked: bool = False
    ) -> None:
        open_cell = self.editable and not locked
        look: dict[str, Any] = {"text_wrap": True, "align": "left", "locked": True}
        if open_cell:
            look |= {"locked": False, "bg_color": styles.INPUT}
        self.sheet.write_string(row - 1, 0, label, self.formats.get(bold=True))
        cell = self.formats.boxed(**look)
        self._value(row, SETTINGS_COLUMN, value, cell)
        if self.editable and hint:
            small = self.formats.get(italic=True, font_size=10, font_color=styles.GREY)
            self.sheet.write_string(row - 1, SETTINGS_COLUMN, hint, small)
        width = COLUMNS[SETTINGS_COLUMN - 1].width
        text = str(value) if isinstance(value, str) else ""
        lines = metrics.lines_needed(text, metrics.column_px(width), styles.SIZE)
        set_height(self.sheet, row - 1, max(18, lines * metrics.line_points(12) + 3))

    # The table

    def _header(self) -> None:
        look = self.formats.boxed(
            bold=True, align="center", text_wrap=True, bg_color=styles.HEADER
        )
        lines = 1
        # A row can be deleted on a protected sheet only if all its cells are open.
        loose = self.formats.get(locked=False) if self.editable else None
        if loose is not None:
            written = self.sheet.dim_colmax
            self.sheet.set_column(len(COLUMNS), LAST_COLUMN, None, loose)
            # A look is no content: XlsxWriter would walk each row to the last column.
            self.sheet.dim_colmax = written
        for index, column in enumerate(COLUMNS):
            self.sheet.set_column(index, index, column.width, loose)
            self.sheet.write_string(RUBRIC_HEAD - 1, index, column.header, look)
            px = metrics.column_px(column.width)
            need = metrics.lines_needed(column.header, px, styles.SIZE, bold=True)
            lines = max(lines, need)
        set_height(self.sheet, RUBRIC_HEAD - 1, lines * metrics.line_points(12) + 4)

    def _row(self, row: int, cells: Mapping[str, Raw]) -> None:
        lines = 1
        is_criterion = cells.get("kind") is not None
        for index, column in enumerate(COLUMNS):
            look: dict[str, Any] = {"font_size": 11, "text_wrap": True}
            if column.name not in ("title", "measure", "note"):
                look["align"] = "center"
            if is_criterion and column.name in ("number", "title", "points"):
                look["bold"] = True
            if self.editable:
                look["locked"] = False
            value = cells.get(column.name)
            self._value(row, index + 1, value, self.formats.boxed(**look))
            if isinstance(value, str):
                px = metrics.column_px(column.width)
                bold = bool(look.get("bold"))
                lines = max(lines, metrics.lines_needed(value, px, 11, bold=bold))
        set_height(self.sheet, row - 1, max(17, lines * metrics.line_points(11) + 3))

    def _value(self, row: int, column: int, value: Raw, look: Any) -> None:
        if value is None or value == "":
            self.sheet.write_blank(row - 1, column - 1, None, look)
        elif isinstance(value, str):
            self.sheet.write_string(row - 1, column - 1, value, look)
        else:
            number = plain(Decimal(value))
            self.sheet.write_number(row - 1, column - 1, number, look)

    # Names, validations, page

    def _names(self, last: int) -> None:
        for index, setting in enumerate(SETTINGS):
            place = absolute(SETTINGS_FIRST + index, SETTINGS_COLUMN)
            self._define(f"td_rs_{setting.name}", place)
        for index, column in enumerate(COLUMNS, 1):
            area = f"{absolute(RUBRIC_FIRST, index)}:{absolute(last, index)}"
            self._define(f"td_rb_{column.name}", area)

    def _define(self, name: str, place: str) -> None:
        self.book.define_name(name, f"={quoted(self.sheet.get_name())}!{place}")

    def _validations(self, last: int) -> None:
        for index, column in enumerate(COLUMNS):
            rule = validation(column)
            top, bottom = RUBRIC_FIRST - 1, last - 1
            self.sheet.data_validation(top, index, bottom, index, rule)
        for index, setting in enumerate(SETTINGS):
            row, left = SETTINGS_FIRST + index - 1, SETTINGS_COLUMN - 1
            rule = validation(setting, listed=setting.name != "rounds")
            self.sheet.data_validation(row, left, row, left, rule)

    def _page(self, last: int) -> None:
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.59, right=0.59, top=0.79, bottom=0.79)
        sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.4})
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(RUBRIC_HEAD - 1)
        sheet.print_area(0, 0, last - 1, len(COLUMNS) - 1)
        sheet.hide_gridlines(2)
        sheet.set_zoom(85)
        if self.editable:
            sheet.freeze_panes(RUBRIC_HEAD, SETTINGS_COLUMN, RUBRIC_FIRST - 1, 0)
            sheet.set_selection(
                SETTINGS_FIRST - 1,
                SETTINGS_COLUMN - 1,
                SETTINGS_FIRST - 1,
                SETTINGS_COLUMN - 1,
            )


def validation(column: Column, *, listed: bool = True) -> dict[str, Any]:
    """What a cell of the rubric sheet takes, with the hint of its column."""
    title = column.header[:32]
    rule: dict[str, Any]
    if column.holds is Holds.WORD and column.words and listed:
        words = ", ".join(f"«{word}»" for word in column.words.shown)
        rule = {
            "validate": "list",
            "source": list(column.words.shown),
            "error_message": f"Ô này chỉ nhận: {words}.",
        }
    elif column.holds is Holds.NUMBER:
        rule = {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": MOST_POINTS,
            "error_message": "Ô này cần một số từ 0 trở lên. Số lẻ dùng dấu phẩy.",
        }
    else:
        rule = {
            "validate": "length",
            "criteria": "<=",
            "value": 1000,
            "error_message": "Nội dung dài nhất 1000 ký tự.",
        }
    return {
        **rule,
        "input_title": title,
        "input_message": column.hint[:255],
        "error_title": title,
    }


def marks_of(rubric: Rubric, rules: str) -> dict[str, str | int]:
    """What a scoring workbook says of itself."""
    return {
        "kind": KIND,
        "schema": SCHEMA,
        "fingerprint": fingerprint(rubric),
        "rules_version": rules,
        "toolkit_version": __version__,
    }
