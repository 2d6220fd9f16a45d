"""Builds the appraisal book: points and reasons are typed once, for all units."""

from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.round.appraisal_layout import (
    APPRAISAL,
    FINGERPRINT,
    FIRST_ROW,
    HEAD_ROW,
    ITEM,
    KIND,
    POINTS,
    PREFIX,
    REASON,
    ROUND,
    SCHEMA,
    SOURCE_DIGEST,
    SOURCE_UNIT,
    SOURCES,
    TITLE,
    UNIT,
    Appraisal,
    Block,
    Given,
)
from toolkit.forms.round.results.columns import SIGNED
from toolkit.model.numbers import plain
from toolkit.parts.making import styles
from toolkit.parts.making.book import new_book, properties, protect, set_height
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.styles import SMALL, Styles
from toolkit.parts.records import text_size as metrics
from toolkit.xlsx.cells.address import a1, absolute, letters, quoted

_HEADING = "THẨM ĐỊNH ĐIỂM THI ĐUA – VÒNG «{}»"
_NOTE = (
    "{}. Ghi điểm và lý do vào hai cột có tên ấy; ô điểm màu xanh là chưa chấm. Xong"
    " thì lưu lại và chạy: thidua appraise SỔ_GỬI_NHẬN --done TỆP_NÀY"
)
_LOGGED = "Lý do (biểu không có cột này: giữ ở trang Nhật ký)"
_MARKS = (
    ("td_kind", "Loại sổ"),
    ("td_schema", "Phiên bản biểu"),
    (ROUND, "Mã vòng chấm"),
    (FINGERPRINT, "Dấu bộ tiêu chí"),
)
_SOURCE_HEAD = len(_MARKS) + 3
_SOURCE_COLUMNS = (
    ("source_unit", "Mã đơn vị", 30.0),
    ("source_name", "Đơn vị", 42.0),
    ("source_file", "Sổ đã nhận", 42.0),
    ("source_digest", "Dấu của tệp (SHA-256)", 68.0),
)


def build_appraisal(appraisal: Appraisal) -> bytes:
    """The workbook; the same input always gives the same bytes."""
    target = BytesIO()
    book = new_book(target)
    formats = Styles(book)
    sheet, sources = book.add_worksheet(APPRAISAL), book.add_worksheet(SOURCES)
    _Page(book, sheet, formats, appraisal).write()
    _sources(book, sources, formats, appraisal)
    protect(sheet, autofilter=True, sort=False)
    protect(sources)
    sheet.activate()
    properties(book, "Thẩm định điểm thi đua")
    book.close()
    return normalise(target.getvalue())


class _Page:
    """Writes the sheet «Thẩm định»; rows and columns count from 1."""

    def __init__(
        self, book: Workbook, sheet: Worksheet, formats: Styles, one: Appraisal
    ) -> None:
        self.book, self.sheet, self.formats, self.one = book, sheet, formats, one
        self.columns: list[tuple[str, str, float]] = [
            ("number", "Mã", 9),
            (TITLE, "Tiêu chí, đơn vị", 42),
            ("standard", "Điểm chuẩn", 8),
            *((f"earlier{n}", name, 10.0) for n, name in enumerate(one.earlier)),
            ("evidence", "Minh chứng", 30),
            ("said", "Ý kiến vòng trước, ý kiến đơn vị", 30),
            (POINTS, f"Điểm {one.round_name}", 11),
            ("difference", "So với vòng trước", 9),
            (REASON, "Lý do" if one.keeps_reason else _LOGGED, 34),
            (ITEM, "Mã tiêu chí", 10),
            (UNIT, "Mã đơn vị", 20),
        ]
        self.at = {name: n for n, (name, _, _) in enumerate(self.columns, 1)}
        self._widths = {name: width for name, _, width in self.columns}
        self._spans: dict[tuple[Any, Any], list[tuple[int, int]]] = {}

    def write(self) -> None:
        """The whole sheet, with its names."""
        self._head()
        row = FIRST_ROW
        for block in self.one.blocks:
            self._criterion(row, block)
            first = row + 1
            for given in block.units:
                row += 1
                self._unit(row, block, given)
            self._spans.setdefault((block.least, block.most), []).append((first, row))
            row += 1
        last = max(row - 1, FIRST_ROW)
        self._rules(last)
        for name in (POINTS, REASON, ITEM, UNIT, TITLE):
            column = self.at[name]
            area = f"{absolute(FIRST_ROW, column)}:{absolute(last, column)}"
            self.book.define_name(PREFIX + name, f"={quoted(APPRAISAL)}!{area}")
        self._paper(last)

    def _head(self) -> None:
        sheet, get = self.sheet, self.formats.get
        heading = _HEADING.format(self.one.round_name)
        sheet.write_string(0, 0, heading, get(bold=True, font_size=14))
        small = get(italic=True, font_color=styles.GREY)
        sheet.write_string(1, 0, _NOTE.format(self.one.title), small)
        set_height(sheet, 0, 24)
        caption = self.formats.boxed(
            bold=True, align="center", text_wrap=True, bg_color=styles.HEADER
        )
        lines = 1
        for at, (name, header, width) in enumerate(self.columns):
            hidden = {"hidden": True} if name in (ITEM, UNIT) else {}
            sheet.set_column(at, at, width, None, hidden)
            sheet.write_string(HEAD_ROW - 1, at, header, caption)
            px = metrics.column_px(width)
            lines = max(lines, metrics.lines_needed(header, px, 12, bold=True))
        set_height(sheet, HEAD_ROW - 1, lines * metrics.line_points(12) + 6)

    def _criterion(self, row: int, block: Block) -> None:
        look = {"bold": True, "bg_color": styles.GROUP}
        middle = self.formats.boxed(align="center", **look)
        text = self.formats.boxed(text_wrap=True, **look)
        for at in range(len(self.columns) - 2):
            self.sheet.write_blank(row - 1, at, None, text)
        one = block.criterion
        self.sheet.write_string(row - 1, 0, one.id, middle)
        self.sheet.write_string(row - 1, 1, one.title, text)
        self.sheet.write_number(row - 1, 2, plain(one.standard_points), middle)
        px = metrics.column_px(self._widths[TITLE])
        lines = metrics.lines_needed(one.title, px, styles.SIZE, bold=True)
        set_height(self.sheet, row - 1, lines * metrics.line_points(styles.SIZE) + 4)

    def _unit(self, row: int, block: Block, given: Given) -> None:
        small = {"font_size": SMALL, "text_wrap": True}
        text = self.formats.boxed(**small)
        number = self.formats.boxed(align="center")
        typed = {"locked": False}  # no colour once it is filled in: it may be printed
        values: dict[str, object] = {
            TITLE: given.name,
            **{f"earlier{n}": points for n, points in enumerate(given.earlier)},
            "evidence": given.evidence,
            "said": given.said,
            POINTS: given.points,
            REASON: given.reason,
            ITEM: block.criterion.id,
            UNIT: given.unit,
        }
        looks = {
            TITLE: self.formats.boxed(indent=1, text_wrap=True),
            "evidence": text,
            "said": text,
            POINTS: self.formats.boxed(align="center", **typed),
            REASON: self.formats.boxed(**small, **typed),
            # Left, or they would run over the column before theirs, which is shown.
            **dict.fromkeys((ITEM, UNIT), self.formats.get(align="left")),
        }
        lines = 1
        for name, _, width in self.columns:
            value, look = values.get(name), looks.get(name, number)
            at = self.at[name] - 1
            if value in (None, ""):
                self.sheet.write_blank(row - 1, at, None, look)
            elif isinstance(value, str):
                self.sheet.write_string(row - 1, at, value, look)
                px = metrics.column_px(width)
                lines = max(lines, metrics.lines_needed(value, px, SMALL))
            else:
                self.sheet.write_number(row - 1, at, value, look)
        self._difference(row, given)
        set_height(self.sheet, row - 1, max(18, lines * metrics.line_points(SMALL) + 4))

    def _difference(self, row: int, given: Given) -> None:
        """Live: what is typed less the points of the round before."""
        before = a1(row, self.at[f"earlier{len(self.one.earlier) - 1}"])
        now = a1(row, self.at[POINTS])
        formula = f'=IF(COUNT({now},{before})=2,{now}-{before},"")'
        last = given.earlier[-1]
        known = given.points is not None and last is not None
        value = given.points - last if known else ""  # type: ignore[operator]
        look = self.formats.boxed(align="center", num_format=SIGNED)
        self.sheet.write_formula(
            row - 1, self.at["difference"] - 1, formula, look, value
        )

    def _rules(self, last: int) -> None:
        points, reason = self.at[POINTS], self.at[REASON]
        for (least, most), spans in self._spans.items():
            (top, bottom), *others = [span for span in spans if span[0] <= span[1]]
            limit = "trở lên" if most is None else f"đến {plain_text(most)}"
            rule: dict[str, object] = {
                "validate": "decimal",
                "criteria": ">=" if most is None else "between",
                "input_title": f"Điểm {self.one.round_name}"[:32],
                "input_message": f"Từ {plain_text(least)} {limit}; trống là chưa chấm.",
                "error_title": "Điểm",
                "error_message": f"Ô này cần một số từ {plain_text(least)} {limit}.",
                "other_cells": [
                    (t - 1, points - 1, b - 1, points - 1) for t, b in others
                ],
            }
            rule |= {"value": least} if most is None else {}
            rule |= {} if most is None else {"minimum": least, "maximum": most}
            self.sheet.data_validation(
                top - 1, points - 1, bottom - 1, points - 1, rule
            )
        first, why = FIRST_ROW, letters(reason)
        off = letters(self.at["difference"])
        missing = f'=AND(ISNUMBER(${off}{first}),${off}{first}<>0,${why}{first}="")'
        look = self.formats.signal(styles.MISSING)
        unit, given = letters(self.at[UNIT]), letters(points)
        blank = f'=AND(${unit}{first}<>"",${given}{first}="")'
        for column, criteria in ((reason, missing), (points, blank)):
            rule = {"type": "formula", "criteria": criteria, "format": look}
            where = (first - 1, column - 1, last - 1, column - 1)
            self.sheet.conditional_format(*where, rule)

    def _paper(self, last: int) -> None:
        sheet = self.sheet
        printed = len(self.columns) - 2
        sheet.set_landscape()
        sheet.set_paper(8 if len(self.one.earlier) > 2 else 9)
        sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
        sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.4})
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD_ROW - 1)
        sheet.print_area(0, 0, last - 1, printed - 1)
        sheet.freeze_panes(HEAD_ROW, 2)
        sheet.hide_gridlines(2)


def plain_text(number: float | int) -> str:
    """A number in a hint, with a comma."""
    return f"{number:g}".replace(".", ",")


def _sources(
    book: Workbook, sheet: Worksheet, formats: Styles, appraisal: Appraisal
) -> None:
    """What the book was made from, so that nothing goes back to another workbook."""
    marks = (KIND, SCHEMA, appraisal.round_value, appraisal.fingerprint)
    bold, plain_look = formats.get(bold=True), formats.boxed(align="left")
    for row, ((name, label), value) in enumerate(zip(_MARKS, marks, strict=True)):
        sheet.write_string(row, 0, label, bold)
        sheet.write(row, 1, value, plain_look)
        book.define_name(name, f"={quoted(SOURCES)}!{absolute(row + 1, 2)}")
    caption = formats.boxed(bold=True, align="center", bg_color=styles.HEADER)
    last = _SOURCE_HEAD + max(len(appraisal.sources), 1)
    for at, (name, header, width) in enumerate(_SOURCE_COLUMNS):
        sheet.set_column(at, at, width)
        sheet.write_string(_SOURCE_HEAD - 1, at, header, caption)
        if name in (SOURCE_UNIT, SOURCE_DIGEST):
            area = f"{absolute(_SOURCE_HEAD + 1, at + 1)}:{absolute(last, at + 1)}"
            book.define_name(PREFIX + name, f"={quoted(SOURCES)}!{area}")
    for row, source in enumerate(appraisal.sources, _SOURCE_HEAD):
        for at, text in enumerate(source):
            sheet.write_string(row, at, text, plain_look)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
