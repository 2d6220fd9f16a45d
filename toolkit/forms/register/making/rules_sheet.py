"""The sheet «Quy tắc»: the office's choices, switches, own rules, and what holds."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.awards.settings import Settings
from toolkit.forms.register.computed import (
    BINDING_WORDS,
    COMPLETE,
    OFFICE_RULE_COLUMNS,
    OWN_DAYS,
    RULE_COLUMNS,
    RULES,
    Head,
)
from toolkit.forms.register.making.complete import write_complete
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.office_rules import write_office_rules
from toolkit.forms.register.making.own_days import write_own_days
from toolkit.forms.register.making.page import (
    FREE_ROW,
    NOTE_ROW,
    START,
    TAB_INPUT,
    Area,
    lined,
    set_page,
    write_header,
    write_heading,
    write_start,
)
from toolkit.forms.register.making.profile import write_profile
from toolkit.forms.register.making.settings_block import (
    SETTING_FIRST,
    Given,
    first_empty,
    write_settings,
)
from toolkit.forms.register.making.switches import (
    align_of,
    record_columns,
    write_switches,
)
from toolkit.forms.register.writing.rules import (
    LAW,
    OFF,
    OFFICE,
    UNVERIFIED,
    rule_rows,
)
from toolkit.parts.making import styles
from toolkit.parts.making.book import protect, set_height
from toolkit.parts.making.styles import Styles
from toolkit.parts.records.columns import SIZE, row_points
from toolkit.xlsx.cells.address import a1

HEADING = "QUY TẮC ÁP DỤNG"
NOTE = (
    "Chỉ ghi vào các ô trắng có viền ở mục 1–6. Đổi năm xét thì quy định đổi theo;"
    " danh sách ở cuối trang được ghi lại khi bấm nút. Bản quy định: {version}."
)
SECTIONS = (
    "1. Cơ quan và cách tính",
    "2. Quy định riêng của tỉnh, ngành, cơ quan mà sổ này theo",
    "3. Quy định có thể bật, tắt (để trống: theo mặc định; hàng cuối: ghi mã ở mục 2)",
    "4. Quy định tỷ lệ riêng của cơ quan, địa phương",
    f"5. {COMPLETE} (ghi năm mà sổ không còn thiếu: không có tên là không được khen)",
    f"6. {OWN_DAYS} mà cấp trên giao (hạn trong sổ năm thi đua phải kịp)",
    "7. Quy định đang áp dụng cho năm xét",
)
NO_YEAR = "Ghi năm xét ở mục 1, rồi bấm nút kiểm tra."
ROWS_AHEAD = 400
"""How far the colours reach below the header of the rules in force."""


def write_rules(
    sheet: Worksheet, formats: Styles, given: Given, names: Names
) -> tuple[int, int] | None:
    """The whole sheet. Returns the first setting that must still be filled."""
    note = NOTE.format(version=given.rules_version)
    write_heading(sheet, formats, HEADING, note)
    write_start(sheet, formats, FREE_ROW, 1, START[:1])
    for at, head in enumerate(RULE_COLUMNS):
        sheet.set_column(at, at, head.width, _listed(formats, head))
    for at, head in enumerate(OFFICE_RULE_COLUMNS[len(RULE_COLUMNS) :]):
        sheet.set_column(at + len(RULE_COLUMNS), at + len(RULE_COLUMNS), head.width)
    _section(sheet, formats, SETTING_FIRST - 1, SECTIONS[0], len(RULE_COLUMNS))
    row = write_settings(sheet, formats, given, names)
    _section(sheet, formats, row + 2, SECTIONS[1], len(RULE_COLUMNS))
    row = write_profile(sheet, formats, row + 3, given.profile, names)
    # On paper a title with its header does not end a page without the rows below.
    ends = [row + 1]
    _section(sheet, formats, row + 2, SECTIONS[2], len(RULE_COLUMNS))
    row = write_switches(sheet, formats, row + 3, names)
    ends.append(row + 1)
    _section(sheet, formats, row + 2, SECTIONS[3], len(OFFICE_RULE_COLUMNS))
    row = write_office_rules(sheet, formats, row + 3, names)
    _section(sheet, formats, row + 2, SECTIONS[4], len(RULE_COLUMNS))
    row = write_complete(sheet, formats, row + 3, names)
    _section(sheet, formats, row + 2, SECTIONS[5], len(RULE_COLUMNS))
    row = write_own_days(sheet, formats, row + 3, names)
    ends.append(row + 1)
    _rules_in_force(sheet, formats, row + 2, given, names)
    sheet.set_h_pagebreaks(ends)
    sheet.set_tab_color(TAB_INPUT)
    sheet.freeze_panes(NOTE_ROW, 0)
    set_page(sheet, narrow=True)
    protect(sheet)
    return first_empty(given)


def _section(
    sheet: Worksheet, formats: Styles, row: int, title: str, columns: int
) -> None:
    band = formats.get(bold=True, bg_color=styles.SECTION)
    sheet.write_string(row - 1, 0, title, band)
    for at in range(1, columns):
        sheet.write_blank(row - 1, at, None, band)
    set_height(sheet, row - 1, 21)


# What holds


def _listed(formats: Styles, head: Head) -> Format:
    return formats.get(font_size=SIZE, text_wrap=True, align=align_of(head))


def _header(
    sheet: Worksheet, formats: Styles, row: int, heads: tuple[Head, ...]
) -> None:
    captions = [(head.header, head.width, False) for head in heads]
    write_header(sheet, formats, row, 1, captions)


def _rules_in_force(
    sheet: Worksheet, formats: Styles, row: int, given: Given, names: Names
) -> None:
    """The list at the foot of the sheet; the checks write it anew."""
    _section(sheet, formats, row, SECTIONS[6], len(RULE_COLUMNS))
    _header(sheet, formats, row + 1, RULE_COLUMNS)
    names.area("rules", RULES, (row + 1, 1), (row + 1, len(RULE_COLUMNS)))
    profile = frozenset(name for one in given.profile for name in one.applies_to)
    chosen = Settings(profile=profile)
    rows = rule_rows(given.year, chosen) or (("", NO_YEAR, "", "", "", ""),)
    for at, values in enumerate(rows, row + 2):
        for column, (head, text) in enumerate(zip(RULE_COLUMNS, values, strict=True)):
            if text:
                sheet.write_string(at - 1, column, text, _listed(formats, head))
        set_height(sheet, at - 1, row_points(values, record_columns(RULE_COLUMNS)))
    _colours(sheet, formats, row + 2)


def _colours(sheet: Worksheet, formats: Styles, first: int) -> None:
    """Law, the office's own and what is unverified, told apart; what is off is grey."""
    fields = [head.field for head in RULE_COLUMNS]
    kind, effect = fields.index("kind") + 1, fields.index("effect") + 1
    area = Area(sheet, (first, 1), (first + ROWS_AHEAD - 1, len(fields)))
    off = f'${a1(first, effect)}="{OFF}"'
    grey = lined(formats, "", styles.GREY)
    for word, ink in (
        (LAW, styles.BLUE_INK),
        (OFFICE, styles.GREEN_INK),
        (UNVERIFIED, styles.ORANGE_INK),
    ):
        is_word = f'{a1(first, kind)}="{word}"'
        area.rule(area.column(kind), is_word, lined(formats, "", ink))
    blocks = next(iter(BINDING_WORDS.values()))
    is_blocking = f'{a1(first, effect)}="{blocks}"'
    area.rule(area.column(effect), is_blocking, lined(formats, "", "", bold=True))
    for cells in (area.column(effect), area.columns_but(kind, effect)):
        area.rule(cells, off, grey)
    for cells in (
        area.column(kind),
        area.column(effect),
        area.columns_but(kind, effect),
    ):
        area.rule(cells, area.started(), lined(formats))
