"""Builds the round book of a rubric."""

from collections.abc import Mapping, Sequence
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit import __version__
from toolkit.forms.round.layout import (
    CHOICE_TABLE,
    CHOICES,
    EVIDENCE,
    FIELDS,
    FINDINGS,
    FIRST_ROW,
    GUIDE,
    HEAD_ROW,
    KIND,
    LEDGER,
    LETTER_PARTS,
    LETTER_WORDS,
    LETTERS,
    LOG,
    MARKS,
    RUBRIC,
    SCHEMA,
    SETTING_ROWS,
    SETTINGS,
    SETTINGS_OF_SLICES,
    SLICE_LETTERS,
    TABLES,
    UNIT_TABLE,
    UNITS,
    USUAL_LETTERS,
    RoundColumn,
    RoundTable,
    Setting,
    letter_name,
)
from toolkit.forms.round.making.charts import write_charts
from toolkit.forms.round.making.results import write_comparison, write_ranking
from toolkit.forms.round.results.columns import BUTTON_ROW, CHARTS, COMPARISON, RANKING
from toolkit.forms.rubric.making.table import RubricTable
from toolkit.model.round import LetterKind
from toolkit.model.rubric import Rubric
from toolkit.parts.making import styles
from toolkit.parts.making.book import new_book, properties, protect, set_height
from toolkit.parts.making.buttons import SheetButton, place_buttons
from toolkit.parts.making.guide import write_guide
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.record_sheets import (
    NOTE_ROW,
    place_records,
)
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.scoring.rubric.fingerprint import fingerprint
from toolkit.xlsx.cells.address import MAX_ROW, a1, absolute, letters, quoted

SHEETS = (
    *(UNITS, LEDGER, EVIDENCE, SETTINGS, LETTERS),
    *(RANKING, CHARTS, COMPARISON),
    *(FINDINGS, LOG, RUBRIC, GUIDE),
)
SHEETS_OF_SLICES = (
    *(UNITS, LEDGER, CHOICES, EVIDENCE, SETTINGS, LETTERS),
    *(FINDINGS, LOG, GUIDE, MARKS),
)
_FINDINGS_NOTE = "Chưa nhận về lần nào. Lệnh «Nhận về» ghi kết quả vào đây."
_LABEL_WIDTH, _VALUE_WIDTH, _HINT_WIDTH = 26, 60, 70
_BODY_POINTS = 190
_BUTTONS_PX = 900
"""The room of the buttons: all of them in one row."""
_GUIDE_TEXT, _GUIDE_OF_SLICES = "guide_round.txt", "guide_slices.txt"
_LAST_DAY = "DATE(2100,12,31)"


def build_round(
    rubric: Rubric | None,
    *,
    office: str = "",
    title: str = "",
    year: int | None = None,
    register: str = "",
    units: Sequence[str] = (),
    rules_version: str,
    buttons: Sequence[SheetButton] = (),
) -> bytes:
    """A round book of these units; the same input always gives the same bytes.

    Needs a rubric without faults; it is carried along, so that what is sent can be made
    anew from the round book alone. None: slices of `register` are sent, which is the
    name of a file beside the round book. `buttons` call macros that the caller adds.
    """
    target = BytesIO()
    book = new_book(target)
    formats = Styles(book)
    names = SHEETS if rubric else SHEETS_OF_SLICES
    sheets = {name: book.add_worksheet(name) for name in names}
    for table in TABLES if rubric else (*TABLES, CHOICE_TABLE):
        _table(book, sheets[table.sheet], formats, table)
    for row, unit in enumerate(units, FIRST_ROW):
        sheets[UNITS].write_string(row - 1, 0, unit, _first_column(formats))
    given = {"office": office, "title": title, "year": year, "plain_names": "x"}
    rows = SETTING_ROWS if rubric else SETTINGS_OF_SLICES
    _settings(book, sheets[SETTINGS], formats, {**given, "register": register}, rows)
    words = USUAL_LETTERS if rubric else SLICE_LETTERS
    _letters(book, sheets[LETTERS], formats, words)
    if rubric:
        write_ranking(book, sheets[RANKING], formats, rubric)
        write_comparison(book, sheets[COMPARISON], formats, rubric)
        write_charts(book, sheets[CHARTS], formats, rubric)
    place_records(book, sheets[FINDINGS], sheets[LOG], formats, _FINDINGS_NOTE)
    for name in (UNITS, LEDGER, RANKING) if buttons else ():
        if name not in sheets:
            continue  # nothing is ranked in a round of a register
        place_buttons(sheets[name], buttons, _BUTTONS_PX, BUTTON_ROW)
    marks: dict[str, str | int] = {
        "kind": KIND,
        "schema": SCHEMA,
        "fingerprint": fingerprint(rubric) if rubric else "",
        "rules_version": rules_version,
        "toolkit_version": __version__,
    }
    if rubric:
        RubricTable(book, sheets[RUBRIC], formats, editable=False).write(rubric, marks)
    else:
        _marks(book, sheets[MARKS], marks)
    guide = _GUIDE_TEXT if rubric else _GUIDE_OF_SLICES
    write_guide(sheets[GUIDE], formats, guide)
    book.define_name("td_guide", f"={quoted(GUIDE)}!{absolute(1, 1)}")
    for name in {*sheets} - {UNITS, SETTINGS, LETTERS}:
        lists = name in (LEDGER, FINDINGS, LOG, CHOICES, EVIDENCE)
        protect(sheets[name], autofilter=lists, sort=lists)
    sheets[UNITS].activate()
    properties(book, "Sổ gửi nhận")
    book.close()
    return normalise(target.getvalue())


def _marks(book: Workbook, sheet: Worksheet, marks: Mapping[str, str | int]) -> None:
    """What code asks first, on a hidden sheet of its own."""
    for row, (name, value) in enumerate(marks.items(), 1):
        sheet.write_string(row - 1, 0, name)
        sheet.write(row - 1, 1, value)
        book.define_name(f"td_{name}", f"={quoted(MARKS)}!{absolute(row, 2)}")
    sheet.hide()


def _first_column(formats: Styles) -> Format:
    return formats.get(**_look(UNIT_TABLE.columns[0], UNIT_TABLE))


def _heading(sheet: Worksheet, formats: Styles, heading: str, note: str) -> None:
    sheet.write_string(0, 0, heading, formats.get(bold=True, font_size=14))
    small = formats.get(italic=True, font_color=styles.GREY)
    sheet.write_string(NOTE_ROW - 1, 0, note, small)
    set_height(sheet, 0, 24)


def _page(sheet: Worksheet, head_row: int = 0) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.79, right=0.59, top=0.79, bottom=0.79)
    sheet.set_footer('&C&"Times New Roman,Regular"&12Trang &P/&N', {"margin": 0.4})
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    if head_row:
        sheet.repeat_rows(head_row - 1)
        sheet.freeze_panes(head_row, 0)


# Tables


def _table(
    book: Workbook, sheet: Worksheet, formats: Styles, table: RoundTable
) -> None:
    _heading(sheet, formats, table.heading, table.note)
    last = FIRST_ROW + table.capacity - 1
    lines = 1
    for at, column in enumerate(table.columns):
        look = formats.get(**_look(column, table))
        hidden = {"hidden": True} if column.aside else {}
        sheet.set_column(at, at, column.width, look, hidden)
        fill = styles.SECTION if column.required else styles.CLOSED
        caption = formats.boxed(
            bold=True, align="center", text_wrap=True, bg_color=fill
        )
        sheet.write_string(HEAD_ROW - 1, at, column.header, caption)
        px = metrics.column_px(column.width)
        lines = max(lines, metrics.lines_needed(column.header, px, 12, bold=True))
        area = f"{absolute(FIRST_ROW, at + 1)}:{absolute(last, at + 1)}"
        book.define_name(table.name(column.field), f"={quoted(table.sheet)}!{area}")
        if table.typed or column.marked:
            rule = _rule(column, a1(FIRST_ROW, at + 1))
            sheet.data_validation(FIRST_ROW - 1, at, last - 1, at, rule)
    set_height(sheet, HEAD_ROW - 1, max(24, lines * metrics.line_points(12) + 6))
    width = len(table.columns)
    printed = sum(not column.aside for column in table.columns)
    # Whole columns: of any other area Excel prints the empty rows too.
    sheet.print_area(0, 0, MAX_ROW - 1, printed - 1)
    sheet.autofilter(HEAD_ROW - 1, 0, last - 1, width - 1)
    started = f"COUNTA($A{FIRST_ROW}:${letters(width)}{FIRST_ROW})>0"
    sheet.conditional_format(
        f"{a1(FIRST_ROW, 1)}:{a1(last, width)}",
        {
            "type": "formula",
            "criteria": f"={started}",
            "format": formats.signal("", "", border=1, border_color=styles.LINE),
        },
    )
    _page(sheet, HEAD_ROW)


def _look(column: RoundColumn, table: RoundTable) -> dict[str, object]:
    look: dict[str, object] = {
        "align": "center" if column.centred else "left",
        "text_wrap": True,
    }
    if column.shows:
        look["num_format"] = column.shows
    if table.typed or column.marked:
        look["locked"] = False
    return look


def _rule(column: RoundColumn, cell: str) -> dict[str, object]:
    rule: dict[str, object] = {
        "validate": "any",
        "input_title": column.header,
        "input_message": column.hint,
    }
    if column.marked:
        mark = {"validate": "list", "source": ["x"], "ignore_blank": True}
        return {**mark, "error_message": "Ghi x, hoặc để trống."}
    if column.field == "deadline":
        rule |= {
            "validate": "custom",
            "value": f"=AND(ISNUMBER({cell}),{cell}<{_LAST_DAY})",
            "error_title": column.header,
            "error_message": "Ghi một ngày, ví dụ 15/12/2026.",
        }
    return rule


# Settings and letters


def _settings(
    book: Workbook,
    sheet: Worksheet,
    formats: Styles,
    given: Mapping[str, object],
    rows: Sequence[Setting],
) -> None:
    _heading(sheet, formats, "CÀI ĐẶT", "Ghi vào các ô màu vàng nhạt.")
    sheet.set_column(0, 0, _LABEL_WIDTH)
    sheet.set_column(1, 1, _VALUE_WIDTH)
    sheet.set_column(2, 2, _HINT_WIDTH)
    for at, setting in enumerate(rows, HEAD_ROW):
        _setting(sheet, formats, at, setting, given.get(setting.field))
        place = f"{quoted(SETTINGS)}!{absolute(at, 2)}"
        book.define_name(setting.name, f"={place}")
    _page(sheet)


def _setting(
    sheet: Worksheet, formats: Styles, row: int, setting: Setting, value: object
) -> None:
    sheet.write_string(row - 1, 0, setting.label, formats.get(bold=True))
    look: dict[str, object] = {"bg_color": styles.INPUT, "align": "left"}
    if setting.shows:
        look["num_format"] = setting.shows
    cell = formats.boxed(**look, locked=False, text_wrap=True)
    if value in (None, ""):
        sheet.write_blank(row - 1, 1, None, cell)
    else:
        sheet.write(row - 1, 1, value, cell)
    small = formats.get(italic=True, font_color=styles.GREY, font_size=styles.SMALL)
    sheet.write_string(row - 1, 2, setting.hint, small)
    set_height(sheet, row - 1, 21)


def _letters(
    book: Workbook,
    sheet: Worksheet,
    formats: Styles,
    usual: Mapping[LetterKind, tuple[str, str]],
) -> None:
    note = "Sửa lời thư tùy ý; chữ trong ngoặc nhọn được thay bằng số liệu của đơn vị."
    _heading(sheet, formats, "THƯ MẪU", note)
    fields = "Được dùng: " + " ".join(f"{{{one}}}" for one in FIELDS)
    small = formats.get(italic=True, font_color=styles.GREY)
    sheet.write_string(NOTE_ROW, 0, fields, small)
    sheet.set_column(0, 0, _LABEL_WIDTH)
    sheet.set_column(1, 1, _VALUE_WIDTH + _HINT_WIDTH - _LABEL_WIDTH)
    row = HEAD_ROW + 1
    free = {"bg_color": styles.INPUT, "locked": False, "text_wrap": True}
    cell = formats.boxed(**free, valign="top")
    bold = formats.get(bold=True, valign="top")
    for kind, words in LETTER_WORDS.items():
        for (part, label), text in zip(LETTER_PARTS.items(), usual[kind], strict=True):
            sheet.write_string(row - 1, 0, f"{words}: {label}", bold)
            sheet.write_string(row - 1, 1, text, cell)
            set_height(sheet, row - 1, 21 if part == "subject" else _BODY_POINTS)
            place = f"{quoted(LETTERS)}!{absolute(row, 2)}"
            book.define_name(letter_name(kind, part), f"={place}")
            row += 1
    _page(sheet)
