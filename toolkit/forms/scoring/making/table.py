"""The table of the sheet «Chấm điểm»: header, criteria, levels, totals."""

from collections.abc import Collection, Mapping
from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.scoring.layout import (
    Column,
    FormRow,
    Places,
    RowKind,
    columns_of,
    rows_of,
)
from toolkit.forms.scoring.making.inputs import form_inputs
from toolkit.forms.scoring.making.notes import input_label, is_inferred
from toolkit.forms.scoring.making.places import (
    ASIDE,
    HEAD_ROW,
    NUMBER_ROW,
    TITLE_WIDTH,
    TOTAL_WIDTH,
    width_of,
)
from toolkit.model.numbers import plain
from toolkit.model.rubric import Round, RubricTree
from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.styles import SMALL, Styles
from toolkit.parts.records import text_size as metrics
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.cells.place import Spot


class FormTable:
    """Writes the table. Rows and columns count from 1, as in `Places`.

    Cells of rounds that are not open are locked.
    """

    def __init__(
        self,
        sheet: Worksheet,
        formats: Styles,
        tree: RubricTree,
        places: Places,
        open_rounds: Collection[Round],
    ) -> None:
        self.sheet = sheet
        self.formats = formats
        self.tree = tree
        self.places = places
        self.columns = columns_of(tree.rubric)
        self._inputs = {
            (one.row, one.column)
            for one in form_inputs(tree, places)
            if one.round in open_rounds
        }

    def header(self) -> None:
        """The captions and the row of column numbers."""
        filled = {column for _, column in self._inputs}
        look = {"bold": True, "align": "center", "text_wrap": True, "font_size": SMALL}
        number = self.formats.boxed(
            italic=True, align="center", font_size=9, font_color=styles.GREY
        )
        aside = self.formats.get(bold=True, font_color=styles.GREY, text_wrap=True)
        lines = 1
        for index, column in enumerate(self.columns):
            width = width_of(column)
            hidden = {"hidden": 1} if column.name in ("key", "leaf") else {}
            self.sheet.set_column(index, index, width, None, hidden)
            printed = column.name not in ASIDE
            fill = styles.REQUIRED_HEAD if index + 1 in filled else styles.HEADER
            caption = self.formats.boxed(**look, bg_color=fill) if printed else aside
            self.sheet.write_string(HEAD_ROW - 1, index, column.header, caption)
            if printed:
                self.sheet.write_string(NUMBER_ROW - 1, index, f"({index + 1})", number)
                px = metrics.column_px(width)
                need = metrics.lines_needed(column.header, px, SMALL, bold=True)
                lines = max(lines, need)
        set_height(self.sheet, HEAD_ROW - 1, lines * metrics.line_points(SMALL) + 6)
        set_height(self.sheet, NUMBER_ROW - 1, 13.5)

    def rows(
        self,
        formulas: Mapping[Spot, str],
        values: Mapping[Spot, CellValue],
    ) -> None:
        """Every row of the form; `formulas` and `values` by spot."""
        for row in rows_of(self.tree.rubric):
            at = self.places.form.rows[row.key]
            constants = self._constants(row)
            for column in self.columns:
                place = Spot(at, self.places.form.columns[column.name])
                look = self._look(row, column, place)
                zero_based = (at - 1, place.column - 1)
                if place in formulas:
                    formula, value = "=" + formulas[place], values.get(place, "")
                    self.sheet.write_formula(*zero_based, formula, look, value)
                elif column.name in constants:
                    self._constant(*zero_based, constants[column.name], look)
                elif look is not None:
                    self.sheet.write_blank(*zero_based, None, look)
            set_height(self.sheet, at - 1, self._height(row))

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

    def _look(self, row: FormRow, column: Column, place: Spot) -> Any:
        if column.name in ("key", "leaf"):
            return self.formats.get(font_size=9, font_color=styles.GREY)
        if column.name == "why":
            return self.formats.get(
                font_size=10, font_color=styles.GREY, text_wrap=True, indent=1
            )
        properties = {**self._row_look(row), **self._column_look(row, column)}
        if place in self._inputs:
            properties["locked"] = False
        elif self._is_closed(row, column.name):
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

    def _column_look(self, row: FormRow, column: Column) -> dict[str, Any]:
        if column.name == "title":
            return self._title_look(row)
        if column.name == "evidence" or column.is_reason:
            text = {"bold": False, "font_color": "#000000"}
            return {"text_wrap": True, "font_size": SMALL, **text}
        look: dict[str, Any] = {"align": "center"}
        if column.name in ("bonus", "penalty"):
            look["num_format"] = styles.ZERO_HIDDEN
        if column.name == "number" and row.kind in (RowKind.LINE, RowKind.INPUT):
            look |= {"bold": True, "font_size": styles.SIZE, "font_color": "#000000"}
        if column.round is not None:
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
        if column == "bonus":
            return not self.tree.earns_bonus(criterion)
        if column == "over":
            return criterion.bonus is None
        return column == "under" and criterion.penalty is None

    def _height(self, row: FormRow) -> float:
        look = {**self._row_look(row), **self._title_look(row)}
        size = look.get("font_size", styles.SIZE)
        text = self._title(row)
        if look.get("num_format") == styles.INFERRED:
            text += " (*)"
        lines = metrics.lines_needed(
            text,
            metrics.column_px(TITLE_WIDTH),
            size,
            bold=bool(look.get("bold")),
            indent=look.get("indent", 0),
        )
        height = lines * metrics.line_points(size) + 3
        if row.kind is RowKind.GRADE:
            titles = (grade.title for grade in self.tree.rubric.grades)
            px = metrics.column_px(TOTAL_WIDTH)
            most = max(metrics.lines_needed(t, px, SMALL, bold=True) for t in titles)
            height = max(height, most * metrics.line_points(SMALL) + 3)
        return max(height, 18.0)
