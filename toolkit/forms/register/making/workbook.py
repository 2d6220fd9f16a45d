"""Builds the award-tracking workbook."""

from collections.abc import Sequence
from io import BytesIO

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.computed import (
    COPY,
    ELIGIBILITY,
    FINDINGS,
    GUIDE,
    LISTS,
    LOG,
    MONEY,
    OVERVIEW,
    RATIO_COPY,
    RATIOS,
    RULES,
    SUMMARY,
)
from toolkit.forms.register.layout import CAPACITY
from toolkit.forms.register.making.computed import write_conditions, write_ratios
from toolkit.forms.register.making.lists import write_lists
from toolkit.forms.register.making.money import write_money
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.overview import write_overview
from toolkit.forms.register.making.page import FREE_ROW, TAB_RECORD, Office
from toolkit.forms.register.making.rules_sheet import write_rules
from toolkit.forms.register.making.settings_block import Given
from toolkit.forms.register.making.summary import write_summary
from toolkit.forms.register.making.tables import write_table
from toolkit.forms.register.tables.all_tables import BY_KEY, TABLES
from toolkit.model.register import Register, TableKey
from toolkit.parts.making.book import new_book, properties, protect
from toolkit.parts.making.buttons import SheetButton, place_buttons
from toolkit.parts.making.guide import AWARDS, write_guide
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.record_sheets import (
    HEAD_ROW,
    NOTE_ROW,
    write_record_sheets,
)
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.parts.records.columns import FINDING_COLUMNS, LOG_COLUMNS
from toolkit.rules.profile import Choice

SHEETS = (
    OVERVIEW,
    *(table.sheet for table in TABLES),
    *(RULES, RATIOS, ELIGIBILITY, SUMMARY, MONEY, FINDINGS, LOG, GUIDE, LISTS),
    *(COPY, RATIO_COPY),
)
FINDINGS_NOTE = (
    "Chưa kiểm tra. Nút «Kiểm tra tỷ lệ» hoặc «Kiểm tra điều kiện» ghi kết quả vào đây."
)
WITH_BUTTONS = BY_KEY[TableKey.PROPOSALS]
"""Which table has buttons above it."""


def build_register(
    *,
    unit: str = "",
    superior: str = "",
    year: int | None = None,
    rules_version: str,
    profile: Sequence[Choice] = (),
    buttons: Sequence[SheetButton] = (),
    capacity: int = CAPACITY,
) -> bytes:
    """An empty register; the same input always gives the same bytes.

    `capacity` are the rows that a table's names, lists and filters reach;
    `rules_version` says which rules are listed, `profile` whose count besides the
    general ones. `buttons` call macros that the caller
    adds; they stand on «Tổng quan», «Đề nghị», «Tỷ lệ» and «Điều kiện».
    """
    target = BytesIO()
    book = new_book(target)
    formats, names = Styles(book), Names()
    sheets = {name: book.add_worksheet(name) for name in SHEETS}
    office = Office(superior, unit)
    empty = Register(office=unit, year=year)
    write_overview(book, sheets[OVERVIEW], formats, names, buttons, empty)
    for form in TABLES:
        write_table(sheets[form.sheet], formats, form, capacity, names, office)
    _place_buttons(sheets[WITH_BUTTONS.sheet], WITH_BUTTONS, buttons)
    given = Given(unit, superior, year, rules_version, tuple(profile))
    first = write_rules(sheets[RULES], formats, given, names)
    write_ratios(sheets[RATIOS], formats, names, buttons, office)
    write_conditions(
        sheets[ELIGIBILITY], formats, names, buttons, rules_version, office
    )
    write_summary(book, sheets[SUMMARY], formats, year, names, office)
    write_money(sheets[MONEY], formats, names, office)
    _records(sheets, formats, names)
    write_guide(sheets[GUIDE], formats, AWARDS)
    names.cell("guide", GUIDE, 1, 1)
    write_lists(sheets[LISTS], formats, names)
    _copy(sheets[COPY], names, COPY, "copy", "changed")
    _copy(sheets[RATIO_COPY], names, RATIO_COPY, "copy_ratios", "ratios_changed")
    for name in (FINDINGS, LOG, GUIDE, LISTS, COPY, RATIO_COPY):
        lists = name in (FINDINGS, LOG)
        protect(sheets[name], autofilter=lists, sort=lists)
        sheets[name].set_tab_color(TAB_RECORD)
        sheets[name].print_black_and_white()
    _open(sheets, first)
    names.define(book)
    properties(book, "Sổ theo dõi khen thưởng")
    book.close()
    return normalise(target.getvalue())


def _place_buttons(
    sheet: Worksheet, form: TableForm, buttons: Sequence[SheetButton]
) -> None:
    if buttons:
        room = sum(metrics.column_px(column.width) for column in form.columns)
        place_buttons(sheet, buttons, room, FREE_ROW)


def _records(sheets: dict[str, Worksheet], formats: Styles, names: Names) -> None:
    write_record_sheets(sheets[FINDINGS], sheets[LOG], formats, FINDINGS_NOTE)
    names.area("findings", FINDINGS, (HEAD_ROW, 1), (HEAD_ROW, len(FINDING_COLUMNS)))
    names.area("log", LOG, (HEAD_ROW, 1), (HEAD_ROW, len(LOG_COLUMNS)))
    names.cell("check_note", FINDINGS, NOTE_ROW, 1)


def _copy(sheet: Worksheet, names: Names, title: str, *named: str) -> None:
    """Its first cell says how many columns changed since the last check: none yet."""
    sheet.write_number(0, 0, 0)
    for name in named:
        names.cell(name, title, 1, 1)
    sheet.hide()


def _open(sheets: dict[str, Worksheet], first: tuple[int, int] | None) -> None:
    """Show what is to be done; on «Quy tắc» mark the first setting to be filled."""
    if first is not None:
        row, column = first
        sheets[RULES].set_selection(row - 1, column - 1, row - 1, column - 1)
    sheets[OVERVIEW].activate()
