"""The award-tracking workbook as built: complete, named, and right from the start."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.forms.register.open_register import Place, read_in, type_into
from tests.offices import Office
from tests.tries import sample
from tests.workbook_parts import glaring_fills, opened, to_look_at
from toolkit.addin.ribbon import TAB
from toolkit.awards.eligibility.case import Answer
from toolkit.awards.eligibility.words import ANSWER_WORDS, CONCLUSION_WORDS
from toolkit.awards.ratios.line import RatioState
from toolkit.awards.ratios.words import STATE_WORDS
from toolkit.awards.settings import LeaderLine, Settings
from toolkit.commands import COMMANDS
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.columns import CellKind, RegisterColumn, TableForm, name_of
from toolkit.forms.register.computed import (
    COMPLETE,
    COMPLETE_COLUMNS,
    COMPLETE_ROWS,
    CONDITION_COLUMNS,
    FILL_UNIT,
    FILL_UNIT_LABEL,
    FREE_SWITCHES,
    NAMES,
    OFFICE_RULE_COLUMNS,
    OFFICE_RULE_ROWS,
    OWN_DAY_COLUMNS,
    OWN_DAY_ROWS,
    PROFILE,
    RATIO_COLUMNS,
    RULE_COLUMNS,
    SETTINGS,
    SUMMARY_COLUMNS,
    SWITCH_COLUMNS,
    YEAR_COLUMNS,
    YEARS,
    Head,
)
from toolkit.forms.register.kind import KIND
from toolkit.forms.register.layout import CAPACITY, FIRST_ROW, HEAD_ROW, SCHEMA
from toolkit.forms.register.making.computed import ANSWERS, STATES
from toolkit.forms.register.making.hints import prompt_of
from toolkit.forms.register.making.lists import UNITS, list_name, lists
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.overview import GROUPS, SILENT
from toolkit.forms.register.making.validations import names_a_unit
from toolkit.forms.register.making.workbook import SHEETS, build_register
from toolkit.forms.register.tables.all_tables import BY_KEY, TABLES
from toolkit.forms.register.writing.overview_rows import NEXT
from toolkit.forms.register.writing.rules import (
    LAW,
    OFF,
    OFFICE,
    UNVERIFIED,
    VOTE,
    own_rule_words,
    rule_rows,
    switch_rows,
)
from toolkit.forms.register.writing.stale import FRESH, NEVER, STALE
from toolkit.forms.register.writing.years import (
    MISSING,
    NOTHING_MISSES,
    TOO_MANY,
    line_words,
)
from toolkit.jobs.new import AWARDS_KIND, new_awards
from toolkit.model.emulation import Level, Staff
from toolkit.parts.making import styles
from toolkit.parts.making.buttons import SheetButton
from toolkit.parts.making.guide import AWARDS, guide_lines, guide_text
from toolkit.parts.records import text_size as metrics
from toolkit.parts.records.columns import SIZE
from toolkit.rules.book import RULES as RULE_KINDS
from toolkit.rules.book import all_rules, settings
from toolkit.rules.office import office_ratio
from toolkit.rules.records import Measure, RatioKind, Scope
from toolkit.rules.shelf import series
from toolkit.rules.standards import Award, AwardKind
from toolkit.rules.words import MEASURE_WORDS, STAFF_WORDS
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

BUTTONS = (
    SheetButton("Kiểm tra tỷ lệ", "A", "Kiểm tra"),
    SheetButton("Kiểm tra điều kiện", "B", "Kiểm tra"),
)
COMPUTED = ("Tỷ lệ", "Điều kiện", "Tổng hợp", "Tiền thưởng")
RECORDS = ("Kết quả kiểm tra", "Nhật ký", "Hướng dẫn")
HIDDEN = ("Danh mục", "Bản chụp", "Bản chụp tỷ lệ")
LAST_ROW = FIRST_ROW + CAPACITY - 1
Convert = Callable[[Path, str, Path], Path]
COLUMNS = [(form, column) for form in TABLES for column in form.columns]


VERSION = "2026.01.01-test"


@cache
def build(**options: Any) -> bytes:
    return build_register(rules_version=VERSION, **options)


@pytest.fixture(scope="module")
def data() -> bytes:
    return build(unit="Sở Công Thương", superior="UBND TỈNH", year=2023)


@pytest.fixture(scope="module")
def book(data: bytes) -> Workbook:
    return to_look_at(data)


@pytest.fixture(scope="module")
def with_values(data: bytes) -> Workbook:
    """The same with the values that stand beside the formulas."""
    return to_look_at(data, values=True)


def place(book: Workbook, name: str) -> tuple[Worksheet, tuple[int, int, int, int]]:
    """The sheet of a name, and its columns and rows: left, top, right, bottom."""
    sheet, _, area = book.defined_names[name].attr_text.rpartition("!")
    left, top, right, bottom = map(int, range_boundaries(area.replace("$", "")))
    return book[sheet.strip("'")], (left, top, right, bottom)


def value(book: Workbook, name: str) -> Any:
    sheet, (left, top, _, _) = place(book, name)
    return sheet.cell(top, left).value


# What is there


def test_the_sheets_stand_in_their_order_and_three_are_hidden(book: Workbook) -> None:
    tables = [form.sheet for form in TABLES]
    rest = ("Quy tắc", *COMPUTED, *RECORDS, *HIDDEN)
    assert book.sheetnames == ["Tổng quan", *tables, *rest]
    assert book.sheetnames == list(SHEETS)
    hidden = [s.title for s in book if s.sheet_state != "visible"]
    assert hidden == list(HIDDEN)


def test_tabs_tell_inputs_computed_sheets_and_records_apart(book: Workbook) -> None:
    colours = {s.title: s.sheet_properties.tabColor.rgb for s in book}
    inputs = {colours[form.sheet] for form in TABLES} | {colours["Quy tắc"]}
    computed = {colours[name] for name in ("Tổng quan", *COMPUTED)}
    records = {colours[name] for name in RECORDS}
    assert len(inputs) == len(computed) == len(records) == 1
    assert len(inputs | computed | records) == 3


def test_the_same_input_gives_the_same_bytes(data: bytes) -> None:
    same = {"unit": "Sở Công Thương", "superior": "UBND TỈNH"}
    again = build_register(rules_version=VERSION, year=2023, **same)
    assert again == data
    assert build(year=2022, **same) != data


def test_every_name_the_code_looks_for_is_there(book: Workbook) -> None:
    wanted = {name_of(form.key, column.field) for form, column in COLUMNS}
    wanted |= {f"td_{name}" for name in NAMES}
    wanted |= {f"td_set_{name}" for name in (*SETTINGS, FILL_UNIT, *PROFILE)}
    wanted.add(UNITS)
    assert wanted <= set(book.defined_names)


def test_a_column_is_named_from_its_first_row_to_its_last(book: Workbook) -> None:
    for form, column in COLUMNS:
        sheet, (left, top, right, bottom) = place(book, name_of(form.key, column.field))
        assert sheet.title == form.sheet
        assert (left, top, bottom) == (right, FIRST_ROW, LAST_ROW)
        assert sheet.cell(HEAD_ROW, left).value == column.header


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("ratios", RATIO_COLUMNS),
        ("conditions", CONDITION_COLUMNS),
        ("years", YEAR_COLUMNS),
        ("summary", SUMMARY_COLUMNS),
        ("rules", RULE_COLUMNS),
    ],
)
def test_a_header_row_is_named_over_all_its_columns(
    book: Workbook, name: str, columns: tuple[Head, ...]
) -> None:
    sheet, (left, top, right, bottom) = place(book, f"td_{name}")
    assert top == bottom
    shown = [sheet.cell(top, at).value for at in range(left, right + 1)]
    assert shown == [head.header for head in columns]


def test_the_workbook_says_what_it_is(book: Workbook) -> None:
    assert value(book, "td_kind") == KIND
    assert value(book, "td_schema") == SCHEMA
    assert value(book, "td_rules_version") == "2026.01.01-test"
    assert value(book, "td_checked_at") is None
    assert value(book, "td_changed") == value(book, "td_ratios_changed") == 0


def test_a_name_is_given_once() -> None:
    names = Names()
    names.cell("year", "A", 1, 1)
    with pytest.raises(ValueError, match="td_year"):
        names.cell("td_year", "A", 2, 1)


# The tables


def test_nothing_is_written_below_the_headers_of_the_tables(book: Workbook) -> None:
    for form in TABLES:
        sheet = book[form.sheet]
        assert sheet.max_row == HEAD_ROW
        assert form.heading in {cell.value for cell in sheet[1]}


@pytest.mark.parametrize("buttons", [(), BUTTONS], ids=["plain", "with buttons"])
def test_every_sheet_to_fill_links_to_the_guide_and_to_where_one_begins(
    buttons: tuple[SheetButton, ...],
) -> None:
    book = to_look_at(build(buttons=buttons))
    for name in (*(form.sheet for form in TABLES), "Quy tắc"):
        sheet = book[name]
        links = {
            cell.hyperlink.location: cell
            for row in sheet.iter_rows(max_row=3)
            for cell in row
            if cell.hyperlink
        }
        to_begin = {"td_set_office"} - {"td_set_office" if name == "Quy tắc" else ""}
        assert set(links) == {"td_guide"} | to_begin
        assert set(links) <= set(book.defined_names)
        assert links["td_guide"].value == "Cách dùng: xem trang «Hướng dẫn»"


# On paper

OFFICES = ("UBND TỈNH", "SỞ CÔNG THƯƠNG")


@pytest.mark.parametrize("name", [*(form.sheet for form in TABLES), *COMPUTED])
def test_a_page_begins_with_the_offices_as_decree_30_has_them(
    name: str, book: Workbook, with_values: Workbook
) -> None:
    sheet, values = book[name], with_values[name]
    assert (values["A1"].value, values["A2"].value) == OFFICES
    assert sheet["A1"].value == "=UPPER(td_set_superior)"
    assert sheet["A2"].value == "=UPPER(td_set_office)"
    superior, own = sheet["A1"].font, sheet["A2"].font
    assert (bool(superior.b), superior.u) == (False, None)
    assert (own.b, own.u) == (True, "single")
    right = next(cell for cell in sheet[1] if cell.column > 1 and cell.value)
    between = [sheet.column_dimensions[a1(1, n)[:-1]] for n in range(1, right.column)]
    room = sum(metrics.column_px(one.width - 0.71) for one in between)
    name_px = metrics.text_px("ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH", styles.SIZE)
    assert room > name_px


def printed_area(data: bytes, book: Workbook, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.read("xl/workbook.xml").decode()
    areas = re.findall(r'Print_Area" localSheetId="(\d+)">([^<]*)<', part)
    return dict(areas)[str(book.sheetnames.index(name))]


def test_of_the_ratios_no_unit_that_is_counted_goes_on_paper(
    data: bytes, book: Workbook
) -> None:
    assert printed_area(data, book, "Tỷ lệ").endswith("!$A:$Q")


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.sheet)
def test_what_explains_a_table_stands_beside_what_is_printed(
    data: bytes, book: Workbook, form: TableForm
) -> None:
    sheet = book[form.sheet]
    last = len(form.columns_printed)
    assert printed_area(data, book, form.sheet).endswith(f"!$A:${a1(1, last)[:-1]}")
    told = [c for row in sheet.iter_rows(max_row=3) for c in row if c.value]
    on_paper = {cell.value for cell in told if cell.column <= last}
    letterhead = {"=UPPER(td_set_superior)", "=UPPER(td_set_office)"}
    assert on_paper == {*letterhead, form.heading}
    assert form.note in {cell.value for cell in told if cell.column > last}


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.sheet)
def test_a_table_prints_in_letters_of_nine_points_or_more(
    book: Workbook, form: TableForm
) -> None:
    widths = [column.width for column in form.columns_printed]
    assert points_on_paper(book[form.sheet], widths, styles.SIZE) >= 9


@pytest.mark.parametrize(
    ("name", "heads", "least"),
    [("Điều kiện", CONDITION_COLUMNS, 9), ("Quy tắc", OFFICE_RULE_COLUMNS, 8)],
)
def test_a_sheet_of_many_words_is_still_read_on_paper(
    book: Workbook, name: str, heads: tuple[Head, ...], least: int
) -> None:
    widths = [head.width for head in heads]
    assert points_on_paper(book[name], widths, SIZE) >= least
    assert book[name].page_setup.orientation == "landscape"


def points_on_paper(sheet: Any, widths: Sequence[float], size: float) -> float:
    """How large a text is on a page of A4 that is as wide as the sheet."""
    margins = sheet.page_margins
    room = (297 / 25.4 - margins.left - margins.right) * 96
    percent = min(100, int(100 * room / sum(map(metrics.column_px, widths))))
    return size * percent / 100


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.sheet)
def test_the_words_of_a_list_are_never_cut(book: Workbook, form: TableForm) -> None:
    looks = {  # columns of one look stand in the file as one
        at: one.alignment
        for one in book[form.sheet].column_dimensions.values()
        for at in range(one.min, one.max + 1)
    }
    for at, column in enumerate(form.columns, 1):
        if column.holds is not CellKind.CHOICE:
            continue
        on_paper = column in form.columns_printed
        look = looks[at]
        assert look.wrap_text if on_paper else look.shrink_to_fit, column.header
        if on_paper:
            room = metrics.column_px(column.width) - 8  # its lines, and air beside
            words = column.words.values()
            longest = max(metrics.text_px(one, styles.SIZE) for one in words)
            assert longest <= room, column.header


def test_a_title_that_tall_rows_follow_begins_a_page(book: Workbook) -> None:
    sheet = book["Quy tắc"]
    titles = [str(sheet.cell(one.id + 1, 1).value) for one in sheet.row_breaks.brk]
    assert [title[:2] for title in titles] == ["3.", "4.", "7."]
    for one in sheet.row_breaks.brk:
        assert sheet.cell(one.id + 2, 1).value == "Mã"


def test_what_a_council_reads_first_is_among_what_is_printed() -> None:
    printed = {f.key: {c.field for c in f.columns_printed} for f in TABLES}
    assert {"name", "unit", "award", "authority"} <= printed["proposals"]
    assert {"decision", "day", "name", "award", "number"} <= printed["awards"]
    assert {"name", "award", "part_opinion", "sent"} <= printed["dossiers"]
    for form in TABLES:
        needed = {c.field for c in form.columns if c.required}
        assert needed <= printed[form.key]


def test_excel_prints_black_on_white_but_for_the_sheets_with_charts(
    data: bytes,
) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        coloured = {
            name
            for number, name in enumerate(SHEETS, 1)
            if b'blackAndWhite="1"'
            not in package.read(f"xl/worksheets/sheet{number}.xml")
        }
    assert coloured == {"Tổng quan", "Tổng hợp"}


def test_no_sheet_for_paper_has_a_yellow_orange_or_green_fill(book: Workbook) -> None:
    """LibreOffice prints every fill, whatever the page set-up of Excel says."""
    for sheet in book:
        if sheet.title in (*RECORDS[:2], *HIDDEN):
            continue
        assert glaring_fills(sheet) == []


def test_on_paper_texts_wrap_and_beside_it_they_stay_in_one_line(
    book: Workbook,
) -> None:
    for form, column in COLUMNS:
        sheet, (left, *_) = place(book, name_of(form.key, column.field))
        widths = sheet.column_dimensions.values()
        look = next(one for one in widths if one.min <= left <= one.max).alignment
        numbers = (CellKind.YEAR, CellKind.DATE, CellKind.MOMENT, CellKind.COUNT)
        text = column.holds not in (*numbers, CellKind.NUMBER)
        on_paper = column in form.columns_printed
        assert bool(look.wrap_text) is (text and on_paper), column.header
        assert not (look.wrap_text and look.shrink_to_fit)
        if column.holds in (CellKind.NAME, CellKind.NAMES):
            assert look.wrap_text or look.shrink_to_fit


def test_a_list_of_awards_rises_from_base_titles_to_forms_of_the_state() -> None:
    listed = list(award_words())
    assert listed[:3] == ["advanced_worker", "base_fighter", "advanced_collective"]
    orders = [f"labour_order_{one}" for one in ("first", "second", "third")]
    assert listed[-5:] == ["province_merit", "prime_minister_merit", *orders]
    by_id = {one.id: one.records[0] for one in series(Award)}
    ranks = [(by_id[one].kind, by_id[one].level) for one in listed]
    assert list(dict.fromkeys(ranks)) == [
        (kind, level) for kind in AwardKind for level in _RISING
    ]
    assert listed.index("province_fighter") < listed.index("province_flag")
    assert listed.index("national_fighter") < listed.index("government_flag")


_RISING = (Level.BASE, Level.PROVINCE, Level.STATE)


def test_what_is_not_known_is_orange_wherever_it_is_said() -> None:
    told = [colours for one, _, colours in ANSWERS if one is Answer.UNKNOWN]
    orange = ("", styles.ORANGE_INK)
    assert [*told, STATES[RatioState.NO_DATA]] == [orange, orange]


def test_no_setting_speaks_of_a_choice_by_a_letter_that_nobody_sees() -> None:
    for setting in settings():
        assert not re.search(r"\bcách [A-Z]\b", setting.why)


def rules_of(sheet: Worksheet, cell: str) -> list[Any]:
    return [r for r in sheet.data_validations.dataValidation if cell in r.sqref]


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.sheet)
def test_every_column_has_one_validation_with_a_hint_down_to_its_last_row(
    book: Workbook, form: TableForm
) -> None:
    sheet = book[form.sheet]
    for at, column in enumerate(form.columns, 1):
        for row in (FIRST_ROW, LAST_ROW):
            (rule,) = rules_of(sheet, a1(row, at))
            assert rule.promptTitle == column.header
            assert rule.prompt == prompt_of(column)
            assert rule.error
            assert rule.showInputMessage
            assert rule.showErrorMessage
        assert rules_of(sheet, a1(HEAD_ROW, at)) == []


def test_hints_fit_into_what_excel_shows(book: Workbook) -> None:
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.promptTitle) <= 32
            assert 0 < len(rule.prompt) <= 255
            assert len(rule.errorTitle) <= 32
            assert 0 < len(rule.error) <= 225


@pytest.mark.parametrize("form", TABLES, ids=lambda form: form.sheet)
def test_a_validation_takes_what_its_column_holds(
    book: Workbook, form: TableForm
) -> None:
    for at, column in enumerate(form.columns, 1):
        cell = a1(FIRST_ROW, at)
        (rule,) = rules_of(book[form.sheet], cell)
        takes_what_it_holds(rule, cell, form, column)


def takes_what_it_holds(
    rule: Any, cell: str, form: TableForm, column: RegisterColumn
) -> None:
    if names_a_unit(form.key, column):
        assert (rule.type, rule.formula1) == ("list", UNITS)
        assert rule.errorStyle == "warning"
        return
    match column.holds:
        case CellKind.CHOICE:
            assert (rule.type, rule.formula1) == ("list", list_name(column.field))
            assert rule.errorStyle in (None, "stop")
        case CellKind.AWARD:
            assert (rule.type, rule.formula1) == ("list", list_name("award"))
            assert rule.errorStyle == "warning"
        case CellKind.FLAG:
            assert (rule.type, rule.formula1) == ("list", list_name("flag"))
        case CellKind.YEAR:
            seen = (rule.type, rule.formula1, rule.formula2)
            assert seen == ("whole", "1945", "2100")
        case CellKind.DATE:
            seen = (rule.type, rule.formula1, rule.formula2)
            assert seen == ("date", "16438", "73415")
        case CellKind.MOMENT:
            assert rule.type == "custom"
            assert f"ISNUMBER({cell})" in rule.formula1
        case CellKind.COUNT:
            assert (rule.type, rule.formula1) == ("whole", "0")
        case CellKind.NUMBER:
            assert (rule.type, rule.formula1) == ("decimal", "0")
        case _:
            assert (rule.type, rule.operator) == ("textLength", "lessThanOrEqual")


def test_every_list_to_choose_from_holds_its_words(book: Workbook) -> None:
    for what, words in lists().items():
        sheet, (left, top, right, bottom) = place(book, list_name(what))
        assert (sheet.title, left) == ("Danh mục", right)
        cells = [sheet.cell(row, left).value for row in range(top, bottom + 1)]
        assert cells == list(words)
    for _, column in COLUMNS:
        if column.holds is CellKind.CHOICE:
            assert lists()[column.field] == tuple(column.words.values())
    assert lists()["award"] == tuple(award_words().values())
    assert (lists()["flag"], lists()["yes_no"]) == (("x",), ("có", "không"))
    assert len(lists()["measure"]) == len(MEASURE_WORDS) - 3


def test_every_validation_of_a_list_names_a_list(book: Workbook) -> None:
    for sheet in book:
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "list":
                assert rule.formula1 in book.defined_names


def test_the_list_of_units_ends_with_the_last_unit(book: Workbook) -> None:
    text = book.defined_names[UNITS].attr_text
    assert text.startswith("OFFSET(td_units_name,0,0,MAX(1,")
    columns = {f.key + "." + c.field for f, c in COLUMNS if names_a_unit(f.key, c)}
    assert "units.parent" in columns
    assert {f"{f.key}.unit" for f in TABLES if f.key != "initiatives"} - columns == {
        "units.unit"
    }


def test_dates_years_and_codes_show_as_they_were_typed(book: Workbook) -> None:
    def shows(table: str, field: str) -> str:
        form = BY_KEY[table]
        at = [c.field for c in form.columns].index(field) + 1
        letters = a1(1, at)[:-1]
        dimension = book[form.sheet].column_dimensions[letters]
        return str(dimension.number_format)

    assert shows("people", "joined") == "[>2100]dd/mm/yyyy;0"
    assert shows("awards", "start") == "[<=2100]0;dd/mm/yyyy"
    assert shows("awards", "year") == "0"
    assert shows("people", "code") == "@"
    assert shows("awards", "period") == "@"


def test_a_started_row_is_coloured_where_it_must_still_be_filled(
    book: Workbook,
) -> None:
    for form in TABLES:
        coloured = {
            column.field
            for at, column in enumerate(form.columns, 1)
            for area, rules in book[form.sheet].conditional_formatting._cf_rules.items()
            if a1(LAST_ROW, at) in area.sqref
            for rule in rules
            if any(
                text.startswith(f"AND(ISBLANK({a1(FIRST_ROW, at)}),COUNTA(")
                for text in rule.formula
            )
        }
        assert coloured == {c.field for c in form.columns if c.required}


def test_tables_are_the_clerks_and_all_other_sheets_are_protected(
    book: Workbook,
) -> None:
    # Excel folds and unfolds no rows of a protected sheet.
    tables = {*(form.sheet for form in TABLES), "Điều kiện"}
    for sheet in book:
        guard = sheet.protection
        assert guard.sheet is not (sheet.title in tables), sheet.title
        assert not guard.password
        assert not guard.hashValue
        lists_ = sheet.title in (*COMPUTED[:-1], *RECORDS[:2])
        if sheet.title not in tables:
            assert bool(guard.autoFilter) is not lists_


def test_only_the_inputs_of_the_rules_sheet_are_open(book: Workbook) -> None:
    sheet = book["Quy tắc"]
    free = {(c.row, c.column) for row in sheet for c in row if not c.protection.locked}
    wanted: set[tuple[int, int]] = set()
    second_halves: set[tuple[int, int]] = set()
    for name in (*SETTINGS, FILL_UNIT, *PROFILE):
        _, (left, top, _, _) = place(book, f"td_set_{name}")
        wanted.add((top, left))
        second_halves.add((top, left + 1))
    _, (left, top, _, bottom) = place(book, "td_switches")
    on = left + [head.field for head in SWITCH_COLUMNS].index("on")
    wanted |= {(row, on) for row in range(top, bottom + 1)}
    wanted |= {(row, left) for row in range(bottom + 1 - FREE_SWITCHES, bottom + 1)}
    for name, rows, columns in (
        ("td_office_rules", OFFICE_RULE_ROWS, OFFICE_RULE_COLUMNS),
        ("td_complete", COMPLETE_ROWS, COMPLETE_COLUMNS),
        ("td_own_days", OWN_DAY_ROWS, OWN_DAY_COLUMNS),
    ):
        _, (left, top, right, bottom) = place(book, name)
        assert bottom - top + 1 == rows
        assert right - left + 1 == len(columns)
        wanted |= {
            (row, at) for row in range(top, bottom + 1) for at in range(left, right + 1)
        }
    assert free == wanted | second_halves
    for row, at in wanted:
        assert len(rules_of(sheet, a1(row, at))) == 1, a1(row, at)


# «Quy tắc»


def test_settings_hold_what_is_known_and_the_defaults(book: Workbook) -> None:
    held = {name: value(book, f"td_set_{name}") for name in SETTINGS}
    words = {
        one.id: next(c.text for c in one.choices if c.id == one.default)
        for one in settings()
    }
    assert held == {
        "office": "Sở Công Thương",
        "superior": "UBND TỈNH",
        "year": 2023,
        "rounding": words["rounding"],
        "reading": words["rated_excellent_base"],
        "leader_line": words["leader_line"],
        "minimum_one": words["minimum_one"],
        "tone_order": "ngang, huyền, hỏi, ngã, sắc, nặng",
    }


def test_every_rule_of_an_office_or_off_by_default_can_be_switched() -> None:
    rows = switch_rows()
    names = [row[0] for row in rows]
    assert len(set(names)) == len(names)
    own = own_rule_words()
    assert {"E1", "R1"} <= set(names)
    assert {"E2", "E14", "R7", "R9a", "R10b", "R11"} <= set(own)
    for kind in RULE_KINDS:
        for one in series(kind):
            ever = any(
                r.version.status == "office" or not r.on_by_default for r in one.records
            )
            assert (one.id in names or one.id in own) is ever
            assert not (one.id in names and one.id in own)
    assert all(len(row) == len(SWITCH_COLUMNS) and row[3] == "" for row in rows)
    by_id = {row[0]: row[2] for row in rows}
    assert by_id["E1"] == "có đến 31/12/2023; không từ 01/01/2024"
    assert by_id["R1"] == "có đến 31/12/2023; không từ 01/01/2024"
    # The law's rule binds titles alone, an office's own all that is given yearly.
    [words] = [row[1] for row in rows if row[0] == "E1"]
    office, law = words.split(". Đến ngày 31/12/2023: ")
    assert "không xét khen thưởng cuối năm (cả danh hiệu và hình thức)" in office
    assert law.endswith("không xét danh hiệu thi đua cuối năm")


def test_the_switches_stand_on_the_sheet(book: Workbook) -> None:
    sheet, (left, top, right, bottom) = place(book, "td_switches")
    shown = [
        tuple(sheet.cell(row, at).value or "" for at in range(left, right + 1))
        for row in range(top, bottom + 1)
    ]
    rows = list(switch_rows())
    # Below them the office may write a rule of those that it has chosen.
    assert shown[: len(rows)] == rows
    assert [row[0] for row in shown[len(rows) :]] == [""] * FREE_SWITCHES


def by_id(year: int, chosen: Settings = Settings()) -> dict[str, tuple[str, ...]]:  # noqa: B008
    return {row[0]: row for row in rule_rows(year, chosen)}


def test_the_rules_in_force_are_those_of_the_award_year() -> None:
    for year in (2016, 2023, 2024, 2026):
        names = [row[0] for row in rule_rows(year, Settings())]
        shown = [rule.id for rule in all_rules(year) if Settings().shows(rule)]
        assert names[: len(shown)] == shown
    assert by_id(2023)["R1"][2:4] == (LAW, "chặn")
    assert by_id(2024)["R1"][2:4] == (LAW, OFF)
    assert "R4" not in by_id(2025)
    assert by_id(2026)["R4"][2:4] == (LAW, "chỉ để biết")
    assert by_id(2024)["R5"][2:4] == (UNVERIFIED, "chỉ để biết")
    assert not [row for row in rule_rows(2026, Settings()) if "(chưa" in row[1]]
    assert by_id(2023)["E1"][2:4] == (LAW, "chặn")
    assert by_id(2024)["E1"][2:4] == (OFFICE, OFF)
    # What binds only a sector or another office is shown where it was chosen.
    assert "R9a" not in by_id(2023)
    army = Settings(profile=frozenset({"Quân đội nhân dân"}))
    assert by_id(2023, army)["R9a"][1].startswith("Quân đội nhân dân: ")
    assert rule_rows(None, Settings()) == ()


def test_a_switch_shows_in_the_list_of_rules() -> None:
    chosen = Settings(switches={"E1": False, "R9a": True, "R1": True})
    assert by_id(2023, chosen)["E1"][3] == OFF
    assert by_id(2023, chosen)["R9a"][3] == "chặn"
    # From 2024 on the law knows no such ratio: turned on, it still bars nobody.
    assert by_id(2024, chosen)["R1"][3] == "chỉ để biết"


def test_standards_and_votes_are_listed_with_their_articles() -> None:
    rows = by_id(2023)
    assert "3 lần liên tục" in rows["CSTĐ tỉnh"][1]
    assert rows["CSTĐ tỉnh"][2:4] == (LAW, "chặn")
    assert rows["KNC"][2:4] == (UNVERIFIED, "chỉ để biết")
    assert rows[VOTE][2] in (LAW, UNVERIFIED)
    assert all(len(row) == len(RULE_COLUMNS) and all(row) for row in rows.values())


def test_an_office_s_own_rule_is_listed_in_the_years_it_holds() -> None:
    rule = office_ratio(
        name="QĐ1",
        title="số Lao động tiên tiến",
        numerator=Measure.ADVANCED_WORKERS,
        base=Measure.HEADCOUNT,
        kind=RatioKind.AT_MOST,
        limit=Decimal(88),
        per=Scope.AGENCY,
        start=date(2022, 6, 1),
        until=date(2023, 6, 30),
        document="Quyết định số 1",
    )
    chosen = Settings(office_rules=(rule,))
    listed = {year: "QĐ1" in by_id(year, chosen) for year in range(2021, 2025)}
    assert listed == {2021: False, 2022: True, 2023: False, 2024: False}
    assert by_id(2022, chosen)["QĐ1"][2:4] == (OFFICE, "chặn")
    assert by_id(2022, chosen)["QĐ1"][5] == "từ 01/06/2022 đến 30/06/2023"
    later = rule.version._replace(start=date(2022, 12, 31))
    one_day = replace(rule, version=later, last_day=date(2022, 12, 31))
    assert "QĐ1" in by_id(2022, Settings(office_rules=(one_day,)))


def test_the_list_of_rules_is_filled_for_the_year(book: Workbook) -> None:
    sheet, (left, top, right, _) = place(book, "td_rules")
    rows = rule_rows(2023, Settings())
    shown = [
        tuple(sheet.cell(top + 1 + n, at).value for at in range(left, right + 1))
        for n in range(len(rows))
    ]
    assert shown == list(rows)
    assert sheet.max_row == top + len(rows)
    empty, (_, top, _, _) = place(to_look_at(build()), "td_rules")
    assert empty.max_row == top + 1
    assert "năm xét" in str(empty.cell(top + 1, 2).value)


# The computed sheets


def words_coloured(sheet: Worksheet, cell: str) -> str:
    return "\n".join(
        text
        for area, rules in sheet.conditional_formatting._cf_rules.items()
        if cell in area.sqref
        for rule in rules
        for text in rule.formula
    )


def column_of(heads: tuple[Head, ...], field: str) -> int:
    return [head.field for head in heads].index(field) + 1


def test_every_state_and_every_answer_has_its_colour(book: Workbook) -> None:
    for name, heads, field, words in (
        ("Tỷ lệ", RATIO_COLUMNS, "state", STATE_WORDS.values()),
        ("Điều kiện", CONDITION_COLUMNS, "answer", ANSWER_WORDS.values()),
        ("Điều kiện", CONDITION_COLUMNS, "answer", CONCLUSION_WORDS.values()),
    ):
        for row in (5, 2004):
            seen = words_coloured(book[name], a1(row, column_of(heads, field)))
            for word in words:
                assert f'="{word}"' in seen


def test_conclusions_and_compared_readings_stand_out(book: Workbook) -> None:
    assert '="KẾT LUẬN"' in words_coloured(book["Điều kiện"], "A2004")
    assert 'SEARCH("để so sánh"' in words_coloured(book["Tỷ lệ"], "A2004")


def test_the_share_in_use_is_a_bar_from_nought_to_one(data: bytes) -> None:
    index = list(SHEETS).index("Tỷ lệ") + 1
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        part = package.read(f"xl/worksheets/sheet{index}.xml").decode()
    extension = part[part.index("<x14:dataBar") : part.index("</x14:dataBar>")]
    assert 'gradient="0"' in extension
    assert re.findall(r"<xm:f>([^<]*)</xm:f>", extension) == ["0", "1"]
    assert "<dataBar" in part


def test_what_a_ratio_counts_is_hidden_behind_its_columns(book: Workbook) -> None:
    dimensions = book["Tỷ lệ"].column_dimensions
    hidden = [d for d in dimensions.values() if d.hidden]
    first = len(RATIO_COLUMNS) + 1
    # LibreOffice draws a sheet slowly where no column is shown up to the last.
    assert [(d.min, d.max) for d in hidden] == [(first, first + 999)]


def test_pages_are_landscape_a4_and_one_page_wide(book: Workbook) -> None:
    for sheet in book:
        if sheet.title in (*HIDDEN, "Hướng dẫn"):
            continue
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert "Trang &P/&N" in sheet.oddFooter.center.text
        assert not sheet.sheet_view.showGridLines
    for form in TABLES:
        sheet = book[form.sheet]
        assert sheet.print_title_rows == f"${HEAD_ROW}:${HEAD_ROW}"
        assert sheet.freeze_panes.endswith(str(FIRST_ROW))
        assert sheet.auto_filter.ref.endswith(str(LAST_ROW))


# Formulas


def shown(book: Workbook, name: str, rows: int) -> list[list[Any]]:
    sheet, (left, top, right, _) = place(book, name)
    return [
        [sheet.cell(top + n, at).value for at in range(left, right + 1)]
        for n in range(1, rows + 1)
    ]


@pytest.mark.slow
def test_the_table_by_year_shows_noughts_beside_its_formulas(data: bytes) -> None:
    rows = shown(opened(data, values=True), "td_years", YEARS)
    counts = [0] * (len(YEAR_COLUMNS) - 2)
    assert rows == [[2023 - n, *counts, None] for n in range(YEARS)]
    blank = shown(to_look_at(build(), values=True), "td_years", YEARS)
    assert blank == [[None] * len(YEAR_COLUMNS)] * YEARS
    for row in shown(opened(data), "td_years", YEARS):
        assert all(str(cell).startswith("=") for cell in row)


def formulas(book: Workbook) -> dict[tuple[str, str], str]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book
        for row in sheet
        for cell in row
        if cell.data_type == "f"
    }


def test_formulas_reach_the_awards_by_names_only(book: Workbook) -> None:
    found = formulas(book)
    letterheads = 2 * (len(TABLES) + len(COMPUTED))
    # Of «Tổng quan» and «Tổng hợp», and whether conditions are old; reward money.
    notes = 3 + 3
    of_rules = len(PROFILE) + 2 * FREE_SWITCHES
    assert len(found) == YEARS * len(YEAR_COLUMNS) + notes + letterheads + of_rules
    assert not [text for text in found.values() if "!" in text]


@pytest.mark.parametrize("year", sample([None, 2023], 2))
def test_libreoffice_computes_the_values_of_the_empty_register(
    year: int | None, tmp_path: Path, office: Convert
) -> None:
    data = build(year=year)
    assert recomputed(data, tmp_path, office) == kept(data)


def kept(data: bytes) -> dict[tuple[str, str], Any]:
    book = to_look_at(data, values=True)
    return {at: book[at[0]][at[1]].value or "" for at in formulas(to_look_at(data))}


def recomputed(
    data: bytes, folder: Path, office: Convert
) -> dict[tuple[str, str], Any]:
    """What LibreOffice shows in each cell that has a formula in `data`."""
    path = folder / "so.xlsx"
    path.write_bytes(data)
    done = office(path, "xlsx", folder / "computed")
    book = openpyxl.load_workbook(done, data_only=True)
    return {at: book[at[0]][at[1]].value or "" for at in formulas(to_look_at(data))}


Rows = list[Mapping[str, Any]]
AWARD_ROWS: Rows = [
    {"recipient": "tập thể"},
    {"recipient": "Tập thể", "number": 4},
    {"recipient": "cá nhân", "staff": "cấp trưởng"},
    {"recipient": "cá nhân", "staff": "cấp phó", "number": 3},
    {"recipient": "cá nhân", "staff": "người trực tiếp", "number": 20},
    {"recipient": "cá nhân"},
    {"recipient": "hộ gia đình", "number": 2},
    {"recipient": "tập thể", "number": 0},
    {"recipient": "cá nhân", "year": 2022, "staff": "người trực tiếp"},
    {"recipient": "cá nhân", "year": 2013, "number": 9},
]


def filled() -> ClosedBook:
    book = ClosedBook.from_bytes(build(year=2023))
    names = book.names()
    for row, fields in enumerate(AWARD_ROWS, FIRST_ROW):
        for field, cell in {"year": 2023, **fields}.items():
            at = names[name_of("awards", field)]
            typed = float(cell) if isinstance(cell, int) else cell
            book.set_value(at.sheet, row, at.left, typed)
    return book


@pytest.fixture(scope="module")
def desk(
    bridge: object, office: Office, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Any, ClosedBook]]:
    """The filled register, open in LibreOffice, and as a closed book."""
    del bridge
    book = filled()
    path = tmp_path_factory.mktemp("desk") / "so.xlsx"
    path.write_bytes(book.to_bytes())
    with office.opened(path) as document:
        for sheet in document.Sheets:
            sheet.unprotect("")
        yield document, book


@contextmanager
def typed(document: Any, cells: Mapping[Place, CellValue]) -> Iterator[None]:
    """What somebody types; it is gone afterwards."""
    for at, cell in cells.items():
        type_into(document, at, cell)
    yield
    for at in cells:
        type_into(document, at, None)


@pytest.mark.parametrize(
    ("line", "leaders", "direct"),
    [(LeaderLine.DEPUTY_HEAD, 4, 20), (LeaderLine.HEAD, 1, 23)],
)
def test_libreoffice_counts_the_awards_of_each_year(
    line: LeaderLine, leaders: int, direct: int, desk: tuple[Any, ClosedBook]
) -> None:
    document, book = desk
    at = book.names()["td_set_leader_line"]
    type_into(document, (at.sheet, at.top, at.left), line_words(line))
    area = document.NamedRanges.getByName("td_years").ReferredCells.RangeAddress
    left, top, right = area.StartColumn, area.EndRow + 1, area.EndColumn
    sheet = document.Sheets.getByIndex(area.Sheet)
    cells = sheet.getCellRangeByPosition(left, top, right, top + YEARS - 1)
    rows = [[None if cell == "" else cell for cell in row] for row in cells.DataArray]
    share = pytest.approx(direct / 24)  # of one it is not written
    assert rows[0] == [2023, 5, 25, 2, 32, leaders, direct, 1, share]
    assert rows[1] == [2022, 0, 1, 0, 1, 0, 1, 0, 1]
    # The oldest year shown is 2014; the awards of 2013 are nowhere in the table.
    assert rows[-1] == [2014, 0, 0, 0, 0, 0, 0, 0, None]


@pytest.mark.parametrize(
    ("held", "note"),
    [
        ((), f"{MISSING[0]}42{MISSING[1]}"),
        (((2023.0, 32.0), (2022.0, 1.0), (2013.0, 9.0)), NOTHING_MISSES),
        (((2023.0, 30.0), ("2019–2020", 12.0)), f"{MISSING[0]}12{MISSING[1]}"),
        (((2023.0, 50.0),), TOO_MANY),
    ],
)
def test_the_note_tells_how_many_awards_the_table_does_not_hold(
    held: tuple[tuple[Any, float], ...], note: str, desk: tuple[Any, ClosedBook]
) -> None:
    document, book = desk
    head = book.names()["td_summary"]
    key, every = (column_of(SUMMARY_COLUMNS, f) for f in ("key", "all"))
    cells: dict[Place, CellValue] = {}
    for row, (year, number) in enumerate(held, head.bottom + 1):
        cells |= {(head.sheet, row, key): year, (head.sheet, row, every): number}
    with typed(document, cells):
        assert read_in(document, "td_summary_note") == note


@pytest.mark.parametrize(
    ("checked", "changed", "says"),
    [("", 0, NEVER), ("08:00", 0, FRESH), ("08:00", 3, STALE), ("", 3, NEVER)],
)
def test_the_answers_are_out_of_date_once_inputs_have_changed(
    checked: str, changed: int, says: str, desk: tuple[Any, ClosedBook]
) -> None:
    document, book = desk
    cells: dict[Place, CellValue] = {}
    for name, cell in (("checked_at", checked), ("changed", float(changed))):
        at = book.names()[f"td_{name}"]
        cells[at.sheet, at.top, at.left] = cell
    with typed(document, cells):
        assert read_in(document, "td_stale") == says


def test_the_line_between_leaders_and_others_counts_all_kinds_of_staff(
    book: Workbook,
) -> None:
    """Each kind of staff is counted once by each of the two readings."""
    text = "".join(str(cell) for cell in shown(book, "td_years", 1)[0])
    for staff in Staff:
        assert f'"{STAFF_WORDS[staff]}"' in text
    assert line_words(LeaderLine.HEAD) in lists()["set_leader_line"]


# Opening, buttons, making one


@pytest.mark.parametrize(
    ("options", "first", "setting"),
    [
        ({}, "Quy tắc", "td_set_office"),
        ({"unit": "Sở A"}, "Quy tắc", "td_set_year"),
        ({"year": 2023}, "Quy tắc", "td_set_office"),
        ({"unit": "Sở A", "year": 2023}, "Đơn vị", ""),
    ],
)
def test_it_opens_on_what_is_to_be_done_first_and_the_first_setting_is_chosen(
    options: dict[str, Any], first: str, setting: str
) -> None:
    data = build(**options)
    book = to_look_at(data)
    if setting:
        sheet, (left, top, _, _) = place(book, setting)
        assert sheet.sheet_view.selection[-1].activeCell == a1(top, left)
    assert book.active.title == book.sheetnames[0] == "Tổng quan"
    sheet, (left, top, _, _) = place(book, "td_overview")
    assert sheet.cell(top + 1, left).value == NEXT
    assert sheet.cell(top + 1, left + 1).value == first
    note = str(ClosedBook.from_bytes(data).sheet("Tổng quan").at(2, 1).value)
    assert ("Quy tắc" in note) is (first == "Quy tắc")


def test_the_links_of_the_first_sheet_lead_to_every_sheet_that_is_seen(
    book: Workbook,
) -> None:
    sheet = book["Tổng quan"]
    links = [c for row in sheet for c in row if c.hyperlink]
    for cell in links:
        assert cell.hyperlink.location == f"'{cell.value}'!A1"
    seen = {s.title for s in book if s.sheet_state == "visible"}
    assert {cell.value for cell in links} == seen - {"Tổng quan"}
    groups = [c.value for c in sheet["A"] if c.value in GROUPS]
    assert groups == ["Nhập", "Kiểm tra", "In"]


def test_the_first_sheet_charts_awards_by_year_and_by_form(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        charts = [
            package.read(name).decode()
            for name in sorted(package.namelist())
            if re.fullmatch(r"xl/charts/chart\d+\.xml", name)
        ]
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    assert drawing.count("<c:chart ") == 2
    by_year, by_form = charts[:2]
    assert "'Tổng hợp'!" in by_year
    assert by_form.count("'Tổng quan'!") == 2
    assert '<c:plotVisOnly val="0"/>' in by_form or "plotVisOnly" not in by_form


@pytest.mark.slow
def test_buttons_stand_above_proposals_ratios_and_conditions() -> None:
    buttons = (
        SheetButton("Kiểm tra tỷ lệ", "A", "Kiểm tra"),
        SheetButton("Kiểm tra điều kiện", "B", "Kiểm tra"),
    )
    with zipfile.ZipFile(io.BytesIO(build(buttons=buttons))) as package:
        held = {
            SHEETS[int(match[1]) - 1]: package.read(name).decode()
            for name in package.namelist()
            if (match := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name))
        }
    found = {name for name, part in held.items() if "<legacyDrawing " in part}
    assert found == {"Tổng quan", "Đề nghị", "Tỷ lệ", "Điều kiện"}
    plain = to_look_at(build())
    for sheet in to_look_at(build(buttons=buttons)):
        assert sheet.max_row == plain[sheet.title].max_row


@pytest.mark.slow
def test_a_new_register_is_made_and_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    report = new_awards(unit="Sở A & B", superior="UBND TỈNH", year=2025)
    assert (report.kind, report.findings) == (AWARDS_KIND, ())
    assert Path(report.saved).name == "theo_doi_khen_thuong_2025.xlsx"
    book = opened(Path(report.saved).read_bytes())
    assert value(book, "td_set_office") == "Sở A & B"
    assert value(book, "td_set_year") == 2025
    again = new_awards(year=2025)
    assert again.saved != report.saved
    assert value(opened(Path(report.saved).read_bytes()), "td_set_year") == 2025
    assert new_awards(output="khac.xlsx").saved.endswith("khac.xlsx")


# Guide


def test_the_first_sheet_says_where_to_look_when_a_button_stays_silent(
    book: Workbook,
) -> None:
    said = [cell.value for cell in book["Tổng quan"]["A"]]
    assert SILENT in said
    bar, section, sheet = re.findall("«([^»]+)»", SILENT)
    assert bar == "Thi đua"
    assert sheet in book.sheetnames
    assert ("##", section) in guide_lines(AWARDS)


def test_the_guide_names_only_what_the_workbook_has(book: Workbook) -> None:
    there = {
        *book.sheetnames,
        *(column.header for _, column in COLUMNS),
        *(head.header for head in (*RATIO_COLUMNS, *CONDITION_COLUMNS)),
        *("Tên (mã)", "được khen", "_sao_luu", COMPLETE, FILL_UNIT_LABEL),
        *(command.label for command in COMMANDS),
        TAB,
    }
    text = guide_text(AWARDS)
    named = set(re.findall("«([^»]+)»", text))
    assert len(named) > 12
    assert named - there == set()
    for word in ("Kiểm tra tỷ lệ", "Kiểm tra điều kiện", "ĐÃ CŨ", "Chưa đủ dữ liệu"):
        assert word in text
    for form in TABLES:
        assert form.sheet in text
    assert all(mark or not line for mark, line in guide_lines(AWARDS))


def test_the_guide_stands_in_the_workbook(book: Workbook) -> None:
    sheet = book["Hướng dẫn"]
    cells = {str(cell.value) for row in sheet for cell in row if cell.value}
    assert {line.text for line in guide_lines(AWARDS) if line.text} <= cells
