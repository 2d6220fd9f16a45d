"""The sheet «Tiền thưởng», empty and ready to be written by the checks."""

from io import BytesIO
from typing import Any

from xlsxwriter.worksheet import Worksheet

from toolkit.awards.money.in_words import in_words
from toolkit.forms.register.computed import (
    FUND_ROWS,
    MONEY,
    MONEY_COLUMNS,
    MONEY_PRINTED,
    MONEY_ROUNDING,
    MONEY_ROUNDING_LABEL,
)
from toolkit.forms.register.making.lists import list_name
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.page import (
    TAB_COMPUTED,
    Area,
    Office,
    lined,
    set_page,
    write_header,
    write_heading,
    write_letterhead,
)
from toolkit.forms.register.reading.money import rounding_words
from toolkit.forms.register.writing.money import (
    NEVER,
    WORDS,
    sum_formula,
    words_formula,
)
from toolkit.forms.register.writing.money_rows import TOTAL, Kind
from toolkit.parts.making import styles
from toolkit.parts.making.book import new_book, properties, protect, set_height
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.styles import Styles
from toolkit.parts.records.columns import SIZE
from toolkit.xlsx.cells.address import letters

HEADING = "DANH SÁCH CHI TIỀN THƯỞNG"
SUM_LABEL, UNIT_OF_MONEY = "Tổng số tiền:", "Đơn vị tính: đồng"
FUNDS_LABEL = "Cấp khen (bảng này không in)"
FUND_LABEL = "Nguồn chi (quỹ)"
ASKS = (
    "Chọn một cách của danh sách. Số tiền tính lại ngay; bấm «Kiểm tra tỷ lệ» để ghi"
    " lại số tiền bằng chữ."
)
FUND_ASKS = (
    "Ghi cấp khen như ở trang «Khen thưởng» và quỹ chi tiền cho cấp khen đó. Để trống"
    " thì nguồn chi để chấm trên bản in; bộ quy định chưa có căn cứ về nguồn chi."
)
SUM_ROW, WORDS_ROW, UNIT_ROW = 4, 5, 6
HEAD_ROW = 7
MONEY_ROWS = 31_000
"""How far lines and looks reach below the header."""
_FIELDS = [head.field for head in MONEY_COLUMNS]
_BOLD = (Kind.FUND, Kind.UNIT, Kind.TOTAL, Kind.MORE, Kind.SIGN)


def write_money(
    sheet: Worksheet,
    formats: Styles,
    names: Names,
    office: Office,
    *,
    guarded: bool = True,
) -> None:
    """The sheet with the right values of an empty register; `guarded`: protected."""
    widths = [head.width for head in MONEY_COLUMNS]
    middle = write_letterhead(sheet, formats, office, widths)
    write_heading(sheet, formats, HEADING, NEVER, middle)
    names.cell("money_note", MONEY, 2, middle)
    _sums(sheet, formats, names)
    _choices(sheet, formats, names)
    area = _columns(sheet, formats)
    _looks(formats, area)
    sheet.freeze_panes(HEAD_ROW, 0)
    sheet.set_tab_color(TAB_COMPUTED)
    set_page(sheet, head_row=HEAD_ROW, columns=MONEY_PRINTED)
    if guarded:
        protect(sheet)
    names.area("money", MONEY, (HEAD_ROW, 1), (HEAD_ROW, len(MONEY_COLUMNS)))


def money_alone(office: Office) -> bytes:
    """A workbook of this sheet alone, to be put into a register of an earlier version.

    Its formulas refer to names that the register has.
    """
    target = BytesIO()
    book = new_book(target)
    names = Names()
    write_money(book.add_worksheet(MONEY), Styles(book), names, office)
    names.define(book)
    book.close()
    return target.getvalue()


def money_list(office: Office, year: int) -> bytes:
    """The same as a list of its own, for a year: everything in it can be changed.

    What a register keeps on «Quy tắc» stands in names here.
    """
    target = BytesIO()
    book = new_book(target)
    names = Names()
    sheet = book.add_worksheet(MONEY)
    write_money(sheet, Styles(book), names, office, guarded=False)
    for name, text in (("superior", office.superior), ("office", office.name)):
        quoted = text.replace('"', '""')
        names.formula(f"set_{name}", f'"{quoted}"')
    names.formula("set_year", str(year))
    names.define(book)
    properties(book, HEADING.capitalize())
    book.close()
    return normalise(target.getvalue())


def _sums(sheet: Worksheet, formats: Styles, names: Names) -> None:
    """What all of it comes to, above the list."""
    first = HEAD_ROW + 1
    name = _FIELDS.index("name")
    bold = formats.get(bold=True)
    sheet.write_string(SUM_ROW - 1, name, SUM_LABEL, bold)
    money = formats.get(bold=True, align="left", num_format='#,##0" đồng"')
    sheet.write_formula(SUM_ROW - 1, name + 1, f"={sum_formula(first)}", money, 0)
    names.cell("money_sum", MONEY, SUM_ROW, name + 2)
    italic = formats.get(italic=True)
    shown = WORDS.format(in_words(0))
    sheet.write_formula(WORDS_ROW - 1, name, f"={words_formula(0)}", italic, shown)
    names.cell("money_words", MONEY, WORDS_ROW, name + 1)
    right = formats.get(italic=True, align="right")
    sheet.write_string(UNIT_ROW - 1, MONEY_PRINTED - 1, UNIT_OF_MONEY, right)


def _columns(sheet: Worksheet, formats: Styles) -> Area:
    for at, head in enumerate(MONEY_COLUMNS):
        look: dict[str, Any] = {"text_wrap": True, "valign": "top", "font_size": SIZE}
        if head.centred:
            look["align"] = "center"
        if head.shows:
            look["num_format"] = head.shows
        if head.field in ("told", "kind"):
            look["font_color"] = styles.GREY
        hidden = {"hidden": 1} if head.field == "kind" else {}
        sheet.set_column(at, at, head.width, formats.get(**look), hidden)
    captions = [(head.header, head.width, False) for head in MONEY_COLUMNS]
    told = _FIELDS.index("told") + 1
    write_header(sheet, formats, HEAD_ROW, 1, captions[:told])
    amount, first = _FIELDS.index("amount"), HEAD_ROW
    sheet.write_string(first, _FIELDS.index("name"), TOTAL)
    sheet.write_number(first, amount, 0)
    sheet.write_string(first, _FIELDS.index("kind"), Kind.TOTAL.value)
    return Area(sheet, (HEAD_ROW + 1, 1), (HEAD_ROW + MONEY_ROWS, MONEY_PRINTED))


def _looks(formats: Styles, area: Area) -> None:
    """Subtotals are bold; who signs has no lines around."""
    column = _FIELDS.index("kind") + 1
    kind = f"${letters(column)}{area.first[0]}"
    cells = area.columns_but()
    area.rule(cells, f'{kind}="{Kind.SIGN}"', formats.signal("", "", bold=True))
    bold = ",".join(f'{kind}="{one}"' for one in _BOLD if one is not Kind.SIGN)
    area.rule(cells, f"OR({bold})", lined(formats, "", "", bold=True))
    area.rule(cells, f'{kind}<>""', lined(formats))


def _choices(sheet: Worksheet, formats: Styles, names: Names) -> None:
    """Beside the paper: how to round, and which fund pays what somebody grants."""
    left = _FIELDS.index("told")
    label = formats.boxed(bg_color=styles.GROUP)
    entry = formats.boxed(locked=False, align="left", text_wrap=True)
    words = list(rounding_words().values())
    sheet.write_string(0, left, MONEY_ROUNDING_LABEL, label)
    sheet.write_string(0, left + 1, words[0], entry)
    sheet.data_validation(
        *(0, left + 1, 0, left + 1),
        {
            "validate": "list",
            "source": f"={list_name(f'set_{MONEY_ROUNDING}')}",
            **_says(MONEY_ROUNDING_LABEL, ASKS),
        },
    )
    names.cell(f"set_{MONEY_ROUNDING}", MONEY, 1, left + 2)
    # Counts the choices, so that no formula of the list compares words.
    chosen = f"td_set_{MONEY_ROUNDING}"
    mode = "0"
    for number, text in reversed(list(enumerate(words[1:], 1))):
        mode = f'IF({chosen}="{text}",{number},{mode})'
    kind = _FIELDS.index("kind")
    sheet.write_formula(0, kind, f"={mode}", formats.get(), 0)
    names.cell("money_mode", MONEY, 1, kind + 1)
    # Here and not on «Danh mục»: older registers get the sheet as it is.
    for row, text in enumerate(words, 1):
        sheet.write_string(row, kind, text)
    of_list = ((2, kind + 1), (1 + len(words), kind + 1))
    names.area(list_name(f"set_{MONEY_ROUNDING}"), MONEY, *of_list)
    for at, text in enumerate((FUNDS_LABEL, FUND_LABEL), left):
        sheet.write_string(1, at, text, label)
    for row in range(2, 2 + FUND_ROWS):
        for at in (left, left + 1):
            sheet.write_blank(row, at, None, entry)
            rule = {"validate": "length", "criteria": "<=", "value": 200}
            sheet.data_validation(
                row, at, row, at, {**rule, **_says(FUND_LABEL, FUND_ASKS)}
            )
    last = 2 + FUND_ROWS
    names.area("money_funds", MONEY, (3, left + 1), (last, left + 2))
    for row in range(2, last):
        set_height(sheet, row, 21)


def _says(title: str, text: str) -> dict[str, str]:
    return {
        "input_title": title,
        "input_message": text,
        "error_title": "Chưa đúng",
        "error_message": text,
    }
