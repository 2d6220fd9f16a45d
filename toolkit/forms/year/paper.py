"""How far down a table is printed: its formulas reach further than what is typed.

A row whose formulas show nothing counts as filled for LibreOffice, which would print
pages of headings alone. So the print area ends with the last row that holds anything,
and the note above the table says so, on screen and on paper, where a row lies below it.
"""

from collections.abc import Mapping, Sequence

from toolkit.forms.year.formulas import Live
from toolkit.forms.year.layout import FIRST_ROW, YearForm
from toolkit.forms.year.tables import BY_KEY
from toolkit.model.year import YearTable
from toolkit.xlsx.cells.address import letters

KEPT_SHORT: Mapping[YearTable, str] = {
    YearTable.TASKS: "task",
    YearTable.INDICATORS: "name",
}
"""The tables with formulas on paper, and the column that every row of them fills."""
LEAST = 20
"""Rows that go on paper in any case: they fit one page."""
LEFT_OUT = (
    "Có dòng ở dưới chưa nằm trong vùng in: bấm «Việc đến hạn» trước khi in"
    " (hoặc tự đặt lại vùng in)."
)


def paper_name(key: YearTable) -> str:
    """The defined name of the note above a table."""
    return f"td_y_{key}_paper"


def last_printed(rows: Sequence[int], first: int = FIRST_ROW) -> int:
    """The last row on paper of a table with something in these rows."""
    return max([first + LEAST - 1, *rows])


def note_of(
    form: YearForm, first: int, printed: int, column: int, rows: Sequence[int]
) -> Live:
    """The note above a table whose key column is `column`, printed down to a row.

    `rows`: those whose key cell is filled.
    """
    field = KEPT_SHORT[form.key]
    whole = f'COUNTIF({BY_KEY[form.key].name(field)},"?*")'
    at = f"${letters(column)}"
    shown = f'COUNTIF({at}${first}:{at}${printed},"?*")'
    formula = f'IF({whole}>{shown},"{LEFT_OUT}","{form.note}")'
    outside = any(row > printed for row in rows)
    return Live(formula, LEFT_OUT if outside else form.note)
