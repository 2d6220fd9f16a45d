"""The sheets that stand beside an office's own scoring table once it is adopted."""

from collections.abc import Collection, Mapping, Sequence
from io import BytesIO
from typing import NamedTuple

from xlsxwriter import Workbook

from toolkit.forms.rubric.making.table import RubricTable, marks_of
from toolkit.forms.scoring.formulas import FormulaWriter
from toolkit.forms.scoring.layout import Places, Table
from toolkit.forms.scoring.making.places import (
    FINDINGS,
    FORM,
    GUIDE,
    LOG,
    RUBRIC,
    SETTINGS_COLUMN,
    SETTINGS_FIRST,
    SUMMARY,
    SUMMARY_FIRST,
    rubric_rows_at,
    summary_columns,
    summary_keys,
)
from toolkit.forms.scoring.making.summary import SummarySheet
from toolkit.forms.scoring.making.workbook import names_of
from toolkit.forms.scoring.understood import Understood
from toolkit.forms.scoring.values import computed_values
from toolkit.model.rubric import Rubric, RubricTree
from toolkit.model.scorecard import Scorecard
from toolkit.parts.making import styles
from toolkit.parts.making.book import new_book, protect, set_height
from toolkit.parts.making.guide import write_guide
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.record_sheets import (
    write_record_sheets,
)
from toolkit.parts.making.styles import Styles
from toolkit.scoring.engine import score
from toolkit.scoring.rubric.columns import COLUMNS, SETTINGS
from toolkit.xlsx.cells.address import absolute, quoted
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.cells.place import Place, Spot

INFO = "Thông tin biểu"
HEADING = "BIỂU CỦA CƠ QUAN, DÙNG VỚI BỘ CÔNG CỤ"
NOTE = (
    "Trang «{}» giữ nguyên như cơ quan đã làm. Dưới đây là cách bộ công cụ hiểu từng"
    " dòng; hiểu sai dòng nào thì sửa ở tệp gốc rồi nhận lại."
)
UNIT_ROW, YEAR_ROW, STATUS_ROW, SOURCE_ROW = 4, 5, 6, 7
VALUE_COLUMN = 3
HEAD_ROW = 9
HEADERS = ("Dòng", "Hiểu là", "Nội dung", "Điểm chuẩn", "Mã dòng")
WIDTHS = (10.0, 22.0, 70.0, 12.0, 14.0)


class Beside(NamedTuple):
    """A workbook of ours whose `sheets` are to be put beside the office's own.

    It holds a sheet of the form's name too, which is only there to be referred to.
    """

    data: bytes
    sheets: tuple[str, ...]
    places: Places


def build_beside(
    rubric: Rubric,
    form: Table,
    bounds: tuple[int, int],
    *,
    taken: Collection[str],
    unit: str,
    year: int | None,
    source: str,
    understood: Sequence[Understood],
    rules_version: str,
) -> Beside:
    """The sheets that the form of an office needs; the same input, the same bytes.

    `form` says where the rows and columns of its table are, `bounds` the first and the
    last row, `taken` which names of sheets are its own. Needs a rubric without faults.
    """
    titles = _free(taken)
    tree, places = RubricTree(rubric), _places(rubric, form, bounds, titles)
    target = BytesIO()
    book = new_book(target)
    formats = Styles(book)
    book.add_worksheet(form.sheet)
    sheets = {name: book.add_worksheet(title) for name, title in titles.items()}
    formulas, values = _computed(tree, places)

    info = _Info(book, titles[INFO], formats, places)
    info.head(unit, year, source, formulas, values)
    info.rows(understood)

    summary = SummarySheet(sheets[SUMMARY], formats, tree, places)
    on_summary = [one for one in formulas if one.sheet == titles[SUMMARY]]
    summary.table(
        {one.spot: formulas[one] for one in on_summary},
        {one.spot: values[one] for one in on_summary},
    )
    summary.page()

    write_record_sheets(sheets[FINDINGS], sheets[LOG], formats)

    marks = marks_of(rubric, rules_version)
    table = RubricTable(book, sheets[RUBRIC], formats, editable=False, form=form.sheet)
    table.write(rubric, marks)
    write_guide(sheets[GUIDE], formats)

    _define_names(book, rubric, places, titles)
    for name, sheet in sheets.items():
        lists = name in (FINDINGS, LOG)
        protect(sheet, autofilter=lists, sort=lists)
    book.close()
    return Beside(normalise(target.getvalue()), tuple(titles.values()), places)


def _free(taken: Collection[str]) -> dict[str, str]:
    """Our sheets by the names they have elsewhere; « (2)» where one is taken."""
    held = {name.casefold() for name in taken}
    titles = {}
    for name in (INFO, SUMMARY, FINDINGS, LOG, RUBRIC, GUIDE):
        title, number = name, 2
        while title.casefold() in held:
            title, number = f"{name} ({number})", number + 1
        titles[name] = title
    return titles


def _places(
    rubric: Rubric, form: Table, bounds: tuple[int, int], titles: Mapping[str, str]
) -> Places:
    info = titles[INFO]
    cells = {"unit": UNIT_ROW, "year": YEAR_ROW, "status": STATUS_ROW}
    return Places(
        form=form,
        rubric=Table(
            titles[RUBRIC],
            {c.name: i + 1 for i, c in enumerate(COLUMNS)},
            rubric_rows_at(rubric),
        ),
        summary=Table(
            titles[SUMMARY],
            {c.name: i + 1 for i, c in enumerate(summary_columns(rubric))},
            {k: SUMMARY_FIRST + i for i, k in enumerate(summary_keys(rubric))},
        ),
        settings={
            s.name: Spot(SETTINGS_FIRST + i, SETTINGS_COLUMN)
            for i, s in enumerate(SETTINGS)
        },
        cells={name: Place(info, row, VALUE_COLUMN) for name, row in cells.items()},
        first=bounds[0],
        last=bounds[1],
    )


def _computed(
    tree: RubricTree, places: Places
) -> tuple[dict[Place, str], dict[Place, CellValue]]:
    empty = Scorecard(rubric_id=tree.rubric.id, unit="", year=None, entries={})
    values = computed_values(tree, places, empty, score(tree, empty))
    return FormulaWriter(tree, places).all(), values


class _Info:
    """The sheet «Thông tin biểu»: whose form it is, and how its rows are understood."""

    def __init__(
        self, book: Workbook, title: str, formats: Styles, places: Places
    ) -> None:
        self.sheet = book.get_worksheet_by_name(title)
        self.formats = formats
        self.places = places

    def head(
        self,
        unit: str,
        year: int | None,
        source: str,
        formulas: Mapping[Place, str],
        values: Mapping[Place, CellValue],
    ) -> None:
        """Heading, unit, year, what is still to be scored, where it came from."""
        sheet, formats = self.sheet, self.formats
        for index, width in enumerate(WIDTHS):
            sheet.set_column(index, index, width)
        sheet.write_string(0, 0, HEADING, formats.get(bold=True, font_size=14))
        small = formats.get(italic=True, font_color=styles.GREY)
        sheet.write_string(1, 0, NOTE.format(self.places.form.sheet), small)
        set_height(sheet, 0, 24)
        bold = formats.get(bold=True)
        typed = formats.boxed(bg_color=styles.INPUT, locked=False, align="left")
        told = formats.boxed(align="left")
        column = VALUE_COLUMN - 1
        for row, label in (
            (UNIT_ROW, "Đơn vị"),
            (YEAR_ROW, "Năm"),
            (STATUS_ROW, "Tình trạng"),
            (SOURCE_ROW, "Nhận từ tệp"),
        ):
            sheet.write_string(row - 1, 0, label, bold)
        sheet.write_string(UNIT_ROW - 1, column, unit, typed)
        if year is None:
            sheet.write_blank(YEAR_ROW - 1, column, None, typed)
        else:
            sheet.write_number(YEAR_ROW - 1, column, year, typed)
        status = self.places.cells["status"]
        formula, value = "=" + formulas[status], values[status]
        sheet.write_formula(STATUS_ROW - 1, column, formula, told, value)
        sheet.write_string(SOURCE_ROW - 1, column, source, told)

    def rows(self, understood: Sequence[Understood]) -> None:
        """How each row of the table is understood."""
        sheet = self.sheet
        caption = self.formats.boxed(
            bold=True, align="center", text_wrap=True, bg_color=styles.HEADER
        )
        middle = self.formats.boxed(align="center")
        text = self.formats.boxed(text_wrap=True)
        for index, header in enumerate(HEADERS):
            sheet.write_string(HEAD_ROW - 1, index, header, caption)
        for at, one in enumerate(understood, HEAD_ROW):
            sheet.write_number(at, 0, one.row, middle)
            sheet.write_string(at, 1, one.taken_for, text)
            sheet.write_string(at, 2, one.text, text)
            if one.standard is None:
                sheet.write_blank(at, 3, None, middle)
            else:
                sheet.write_number(at, 3, one.standard, middle)
            sheet.write_string(at, 4, one.key, middle)
        sheet.freeze_panes(HEAD_ROW, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD_ROW - 1)
        sheet.hide_gridlines(2)


def _define_names(
    book: Workbook, rubric: Rubric, places: Places, titles: Mapping[str, str]
) -> None:
    sheets = {**titles, FORM: places.form.sheet}
    for name, place in names_of(rubric, places, sheets).items():
        book.define_name(name, f"={place}")
    source = absolute(SOURCE_ROW, VALUE_COLUMN)
    book.define_name("td_adopted", f"={quoted(titles[INFO])}!{source}")
