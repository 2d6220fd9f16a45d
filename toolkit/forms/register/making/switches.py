"""The rows of «Quy tắc» in which an office turns rules on and off."""

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.computed import FREE_SWITCHES, RULES, SWITCH_COLUMNS, Head
from toolkit.forms.register.making.lists import list_name
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.making.page import write_header
from toolkit.forms.register.writing.profile import OF_CHOICE, free_formulas
from toolkit.forms.register.writing.rules import own_rule_words, switch_rows
from toolkit.parts.making import styles
from toolkit.parts.making.book import set_height
from toolkit.parts.making.styles import Styles
from toolkit.parts.records.columns import SIZE, RecordColumn, row_points
from toolkit.xlsx.cells.address import a1

_FIELDS = [head.field for head in SWITCH_COLUMNS]
_ID, _ON = _FIELDS.index("id"), _FIELDS.index("on")


def write_switches(sheet: Worksheet, formats: Styles, row: int, names: Names) -> int:
    """The header in `row`, the general rules below it, then the free rows.

    Returns the last row.
    """
    heads = SWITCH_COLUMNS
    write_header(sheet, formats, row, 1, [(h.header, h.width, False) for h in heads])
    rows = switch_rows()
    first = row + 1
    free = first + len(rows)
    last = free + FREE_SWITCHES - 1
    for at, values in enumerate(rows, first):
        for column, (head, text) in enumerate(zip(heads, values, strict=True)):
            look = _look(formats, head, given=column == _ON)
            sheet.write(at - 1, column, text or None, look)
        set_height(sheet, at - 1, row_points(values, record_columns(heads)))
    for at in range(free, last + 1):
        _free_row(sheet, formats, at)
    _choices(sheet, (first, last), _ON, "yes_no", "Áp dụng", _ON_SAYS)
    _choices(sheet, (free, last), _ID, "own_rule", "Mã", _ID_SAYS)
    names.area("switches", RULES, (first, 1), (last, len(heads)))
    return last


_ON_SAYS = (
    "Chọn có hoặc không; để trống là theo mặc định.",
    "Ô này chỉ nhận «có», «không», hoặc để trống.",
)
_ID_SAYS = (
    "Mã của quy định riêng (mục 2) mà cơ quan muốn bật, tắt một mình; rồi chọn có hoặc"
    " không. Có thể để trống.",
    "Ô này chỉ nhận một mã của danh sách, hoặc để trống.",
)


def _choices(
    sheet: Worksheet,
    rows: tuple[int, int],
    column: int,
    listed: str,
    title: str,
    says: tuple[str, str],
) -> None:
    rule = {
        "validate": "list",
        "source": f"={list_name(listed)}",
        "input_title": title,
        "input_message": says[0],
        "error_title": title,
        "error_message": says[1],
    }
    sheet.data_validation(rows[0] - 1, column, rows[1] - 1, column, rule)


def _free_row(sheet: Worksheet, formats: Styles, row: int) -> None:
    """A row for a rule that only a choice of offices brings in; its words are live."""
    live = free_formulas(a1(row, _ID + 1))
    for column, head in enumerate(SWITCH_COLUMNS):
        look = _look(formats, head, given=column in (_ID, _ON))
        if head.field in live:
            formula = f"={live[head.field]}"
            sheet.write_formula(row - 1, column, formula, look, "")
        else:
            sheet.write_blank(row - 1, column, None, look)
    longest = max(own_rule_words().values(), key=len)
    room = ("", longest, OF_CHOICE, "", "")
    set_height(sheet, row - 1, row_points(room, record_columns(SWITCH_COLUMNS)))


def _look(formats: Styles, head: Head, *, given: bool) -> Format:
    """A cell of a list; `given`: the office fills it."""
    look: dict[str, Any] = {"locked": False} if given else {"bg_color": styles.GROUP}
    return formats.boxed(align=align_of(head), font_size=SIZE, text_wrap=True, **look)


def align_of(head: Head) -> str:
    """On which side of its cell a text of a list stands."""
    return "center" if head.centred else "left"


def record_columns(heads: tuple[Head, ...]) -> tuple[RecordColumn, ...]:
    """Columns of a list as `row_points` takes them."""
    return tuple(RecordColumn(h.header, h.width, h.centred) for h in heads)
