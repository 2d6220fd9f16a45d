"""The sheets «Tỷ lệ» and «Điều kiện», empty and ready to be written by the checks."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.awards.eligibility.case import Answer
from toolkit.awards.eligibility.verdict import Conclusion
from toolkit.awards.eligibility.words import ANSWER_WORDS, CONCLUSION_WORDS
from toolkit.awards.ratios.line import RatioState
from toolkit.awards.ratios.words import STATE_WORDS
from toolkit.forms.register.computed import (
    CONDITION_COLUMNS,
    ELIGIBILITY,
    RATIO_COLUMNS,
    RATIOS,
    Head,
)
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.page import (
    FREE_ROW,
    NOTE_ROW,
    TAB_COMPUTED,
    Area,
    Office,
    lined,
    set_page,
    write_header,
    write_heading,
    write_letterhead,
)
from toolkit.forms.register.writing.condition_rows import CONCLUSION
from toolkit.forms.register.writing.ratio_rows import COMPARED
from toolkit.forms.register.writing.stale import FRESH, NEVER, STALE, stale_formula
from toolkit.parts.making import styles
from toolkit.parts.making.book import protect, set_height
from toolkit.parts.making.buttons import SheetButton, place_buttons
from toolkit.parts.making.styles import Styles
from toolkit.parts.records import text_size as metrics
from toolkit.parts.records.columns import SIZE
from toolkit.xlsx.cells.address import letters

HEAD_ROW = 4
RATIO_ROWS, CONDITION_ROWS = 5_000, 100_000
"""How far colours and filters reach below the headers."""

RATIOS_NOTE = "Chưa kiểm tra. Nút «Kiểm tra tỷ lệ» ghi kết quả vào đây."
CONDITIONS_NOTE = "Chưa kiểm tra. Nút «Kiểm tra điều kiện» ghi kết quả vào đây."
BAR = "#9DC3E6"
_MOST_UNITS = 1_000
"""Columns hidden behind «Tỷ lệ». Not all there are: where every column up to the last
is hidden, LibreOffice takes half a second more to draw the sheet at each typed cell."""
_OFFICES_PX = 300
"""What the two offices take of «Điều kiện», where the heading needs its columns."""
UNVERIFIED_NOTE = (
    "Căn cứ nào chưa kiểm chứng thì ghi rõ ở cuối trang «Quy tắc» và ở trang"
    " «Kết quả kiểm tra». Ghi chú này không in ra giấy."
)

# Ink alone: the sheets are printed, and LibreOffice prints every fill.
_GOOD = ("", styles.GREEN_INK)
_BAD = ("", styles.RED_INK)
_JUST = ("", styles.BLUE_INK)
_OPEN = ("", styles.ORANGE_INK)
STATES = {
    RatioState.ROOM: _GOOD,
    RatioState.FULL: _JUST,
    RatioState.OVER: _BAD,
    RatioState.MET: _GOOD,
    RatioState.UNMET: _BAD,
    RatioState.NO_DATA: _OPEN,
}
ANSWERS = (
    (Answer.PASS, (Conclusion.ELIGIBLE,), _GOOD),
    (Answer.FAIL, (Conclusion.INELIGIBLE,), _BAD),
    (
        Answer.UNKNOWN,
        (
            *(Conclusion.NOT_KNOWN, Conclusion.NO_BASIS),
            *(Conclusion.UNVERIFIED, Conclusion.INFORMED),
        ),
        _OPEN,
    ),
    (Answer.JUDGED, (Conclusion.FOR_COUNCIL,), _JUST),
)
"""Fill and ink of what a condition answers and of what all of them come to."""


def write_ratios(
    sheet: Worksheet,
    formats: Styles,
    names: Names,
    buttons: Sequence[SheetButton],
    office: Office,
) -> None:
    """«Tỷ lệ»: behind its columns stand, hidden, the units that a row counts."""
    widths = [head.width for head in RATIO_COLUMNS]
    middle = write_letterhead(sheet, formats, office, widths)
    write_heading(sheet, formats, "TỶ LỆ KHEN THƯỞNG", RATIOS_NOTE, middle)
    area = write_columns(sheet, formats, RATIO_COLUMNS, HEAD_ROW, RATIO_ROWS)
    behind = len(RATIO_COLUMNS)
    sheet.set_column(behind, behind + _MOST_UNITS - 1, None, None, {"hidden": 1})
    fields = [head.field for head in RATIO_COLUMNS]
    state, bar = fields.index("state") + 1, fields.index("bar") + 1
    first = area.first[0]
    reading = f"${letters(fields.index('reading') + 1)}{first}"
    compared = f'NOT(ISERROR(SEARCH("{COMPARED}",{reading})))'
    grey, plain = lined(formats, "", styles.GREY), lined(formats)
    others = area.columns_but(state, bar)
    for cells in (others, area.column(state)):
        area.rule(cells, compared, grey)
    for one, colours in STATES.items():
        is_word = f'${letters(state)}{first}="{STATE_WORDS[one]}"'
        area.rule(area.column(state), is_word, lined(formats, *colours, bold=True))
    for cells in (others, area.column(state), area.column(bar)):
        area.rule(cells, area.started(), plain)
    _bars(sheet, area, bar)
    _finish(sheet, area, buttons, RATIO_COLUMNS, printed=len(RATIO_COLUMNS))
    end = (HEAD_ROW, len(RATIO_COLUMNS))
    names.area("ratios", RATIOS, (HEAD_ROW, 1), end)
    names.cell("ratios_note", RATIOS, NOTE_ROW, middle)


def _bars(sheet: Worksheet, area: Area, column: int) -> None:
    """Bars from 0 to 1; what is over stays at the full length."""
    options = {
        "type": "data_bar",
        "data_bar_2010": True,
        "bar_solid": True,
        "bar_color": BAR,
        "bar_border_color": BAR,
        "min_type": "num",
        "max_type": "num",
        "min_value": 0,
        "max_value": 1,
    }
    top, bottom = area.first[0] - 1, area.last[0] - 1
    sheet.conditional_format(top, column - 1, bottom, column - 1, options)


def write_conditions(
    sheet: Worksheet,
    formats: Styles,
    names: Names,
    buttons: Sequence[SheetButton],
    rules_version: str,
    office: Office,
) -> None:
    """«Điều kiện», with the line that says whether it is out of date."""
    widths = [head.width for head in CONDITION_COLUMNS]
    middle = write_letterhead(sheet, formats, office, widths, _OFFICES_PX)
    write_heading(sheet, formats, "ĐIỀU KIỆN KHEN THƯỞNG", column=middle)
    _wide_note(sheet, formats, middle, len(CONDITION_COLUMNS))
    area = write_columns(sheet, formats, CONDITION_COLUMNS, HEAD_ROW, CONDITION_ROWS)
    fields = [head.field for head in CONDITION_COLUMNS]
    condition, answer = fields.index("condition") + 1, fields.index("answer") + 1
    first = area.first[0]
    concludes = f'${letters(condition)}{first}="{CONCLUSION}"'
    conditions, answers = area.column(condition), area.column(answer)
    others = area.columns_but(condition, answer)
    above: dict[str, Any] = {"top": 2, "top_color": styles.LINE}
    marked = {"bold": True, **above}
    # A link to the proposal; in an open workbook a formula, which has no look itself.
    link = {"underline": 1, **marked}
    looks = lined(formats, styles.SECTION, styles.LINK, **link)
    area.rule(conditions, concludes, looks)
    area.rule(others, concludes, lined(formats, styles.SECTION, "", **above))
    cell = f"${letters(answer)}{first}"
    for one, all_, colours in ANSWERS:
        words = (ANSWER_WORDS[one], *(CONCLUSION_WORDS[each] for each in all_))
        said = ",".join(f'{cell}="{word}"' for word in dict.fromkeys(words))
        is_answer = f"OR({said})"
        strong = lined(formats, *colours, **marked)
        area.rule(answers, f"AND({concludes},{is_answer})", strong)
        area.rule(answers, is_answer, lined(formats, *colours, bold=True))
    for cells in (conditions, others, answers):
        area.rule(cells, area.started(), lined(formats))
    _state_line(sheet, formats, names, rules_version)
    # Excel neither folds nor unfolds rows of a protected sheet.
    _finish(sheet, area, buttons, CONDITION_COLUMNS, protected=False, narrow=True)
    sheet.outline_settings(symbols_below=False)
    end = (HEAD_ROW, len(CONDITION_COLUMNS))
    names.area("conditions", ELIGIBILITY, (HEAD_ROW, 1), end)
    names.cell("conditions_note", ELIGIBILITY, NOTE_ROW, middle)


def _wide_note(sheet: Worksheet, formats: Styles, first: int, last: int) -> None:
    """The note over all columns that are left: two lines of what came of proposals."""
    look = formats.get(
        italic=True, font_color=styles.GREY, text_wrap=True, valign="top"
    )
    row = NOTE_ROW - 1
    sheet.merge_range(row, first - 1, row, last - 1, CONDITIONS_NOTE, look)
    set_height(sheet, row, 2 * metrics.line_points(styles.SIZE) + 3)


def _state_line(
    sheet: Worksheet, formats: Styles, names: Names, rules_version: str
) -> None:
    """Beside the heading: is it out of date, when was it computed, by which rules."""
    bold = formats.get(bold=True, align="left")
    fields = [head.field for head in CONDITION_COLUMNS]
    stale, last = fields.index("evidence") + 1, len(CONDITION_COLUMNS)
    sheet.write_formula(0, stale - 1, f"={stale_formula()}", bold, NEVER)
    moment = formats.get(align="right", num_format='"Kiểm tra lúc: "@')
    sheet.write_blank(0, last - 1, None, moment)
    version = formats.get(align="right", num_format='"Quy định: "@')
    sheet.write_string(FREE_ROW - 1, last - 1, rules_version, version)
    names.cell("stale", ELIGIBILITY, 1, stale)
    names.cell("checked_at", ELIGIBILITY, 1, last)
    names.cell("rules_version", ELIGIBILITY, FREE_ROW, last)
    area = Area(sheet, (1, stale), (1, stale + 1))
    for text, (fill, ink) in ((FRESH, _GOOD), (STALE, _BAD)):
        word = text.partition(":")[0]
        cell = f"${letters(stale)}$1"
        rule = f'LEFT({cell},{len(word)})="{word}"'
        area.rule(area.columns_but(), rule, formats.signal(fill, ink, bold=True))


def write_columns(
    sheet: Worksheet,
    formats: Styles,
    heads: tuple[Head, ...],
    head_row: int,
    rows: int,
) -> Area:
    """The looks of the columns and their header; the area of the rows below it."""
    for at, head in enumerate(heads):
        look: dict[str, Any] = {
            "font_size": SIZE,
            "text_wrap": True,
            "valign": "top",
            "align": "center" if head.centred else "left",
        }
        if head.shows:
            look["num_format"] = head.shows
        sheet.set_column(at, at, head.width, formats.get(**look))
    captions = [(head.header, head.width, False) for head in heads]
    write_header(sheet, formats, head_row, 1, captions)
    return Area(sheet, (head_row + 1, 1), (head_row + rows, len(heads)))


def _unverified_note(sheet: Worksheet, area: Area, heads: tuple[Head, ...]) -> None:
    """What a basis does not say on paper, said when one of its cells is chosen."""
    basis = [head.field for head in heads].index("basis")
    told = {
        "validate": "any",
        "input_title": heads[basis].header,
        "input_message": UNVERIFIED_NOTE,
        "error_title": heads[basis].header,
        "error_message": UNVERIFIED_NOTE,
    }
    top, bottom = area.first[0] - 1, area.last[0] - 1
    sheet.data_validation(top, basis, bottom, basis, told)


def _finish(
    sheet: Worksheet,
    area: Area,
    buttons: Sequence[SheetButton],
    heads: tuple[Head, ...],
    *,
    protected: bool = True,
    narrow: bool = False,
    printed: int = 0,
) -> None:
    sheet.autofilter(HEAD_ROW - 1, 0, area.last[0] - 1, len(heads) - 1)
    sheet.freeze_panes(HEAD_ROW, 0)
    if buttons:
        room = sum(metrics.column_px(head.width) for head in heads)
        place_buttons(sheet, buttons, room, FREE_ROW)
    sheet.set_tab_color(TAB_COMPUTED)
    set_page(sheet, head_row=HEAD_ROW, columns=printed, narrow=narrow)
    _unverified_note(sheet, area, heads)
    if protected:
        protect(sheet, autofilter=True, sort=True)
