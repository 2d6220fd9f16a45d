"""«Tổng hợp»: year or period × authority × form, as values or as live formulas.

Values where the workbook can tell that awards changed since: every live sum of a table
of all years costs a walk through all awards at every cell that is typed.
"""

from collections.abc import Sequence

from toolkit.awards.settings import LeaderLine
from toolkit.awards.summary import SummaryLine
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.computed import SUMMARY_COLUMNS
from toolkit.forms.register.writing.counts import (
    counted,
    criterion,
    quoted_text,
    words_of,
)
from toolkit.forms.register.writing.years import line_words
from toolkit.model.emulation import Recipient, Staff
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.cells.cell import Cell, CellValue, Written

_AT = {head.field: letters(i) for i, head in enumerate(SUMMARY_COLUMNS, 1)}
_RECIPIENTS = {
    "collectives": Recipient.COLLECTIVE,
    "individuals": Recipient.INDIVIDUAL,
    "households": Recipient.HOUSEHOLD,
}


def summary_rows(
    lines: Sequence[SummaryLine], first_row: int, *, live: bool
) -> list[tuple[Written, ...]]:
    """The rows of the sheet, from `first_row` down; the table begins in column A."""
    if live:
        return [_live_row(line, row) for row, line in enumerate(lines, first_row)]
    return [_row(line) for line in lines]


def _row(line: SummaryLine) -> tuple[CellValue, ...]:
    values: dict[str, CellValue] = {
        "key": float(line.key) if isinstance(line.key, int) else line.key,
        "authority": line.authority or None,
        "award": award_words()[line.award],
        "all": float(line.collectives + line.individuals + line.households),
    }
    return tuple(
        values[head.field] if head.field in values else float(getattr(line, head.field))
        for head in SUMMARY_COLUMNS
    )


def _live_row(line: SummaryLine, row: int) -> tuple[Written, ...]:
    at = {field: f"${column}{row}" for field, column in _AT.items()}
    same = _same(line, at)
    counts = {
        field: "+".join(_of(same, recipient))
        for field, recipient in _RECIPIENTS.items()
    }
    staff = {one: "+".join(_of(same, Recipient.INDIVIDUAL, one)) for one in Staff}
    deputies = staff[Staff.DEPUTY]
    formulas = {
        **counts,
        "all": f"SUM({at['collectives']}:{at['households']})",
        "leaders": f"{staff[Staff.HEAD]}+IF({_only_heads_lead()},0,{deputies})",
        "direct": f"{staff[Staff.DIRECT]}+IF({_only_heads_lead()},{deputies},0)",
    }
    return tuple(
        Cell(value, formulas[head.field]) if head.field in formulas else value
        for head, value in zip(SUMMARY_COLUMNS, _row(line), strict=True)
    )


def _only_heads_lead() -> str:
    return f"td_set_leader_line={quoted_text(line_words(LeaderLine.HEAD))}"


def _same(line: SummaryLine, at: dict[str, str]) -> list[str]:
    """The conditions of a row, but for the recipient."""
    key = "year" if isinstance(line.key, int) else "period"
    # A text goes into the formula: as a reference its wild cards would count others.
    wanted = at["key"] if key == "year" else quoted_text(criterion(str(line.key)))
    return [
        name_of(TableKey.AWARDS, key),
        wanted,
        name_of(TableKey.AWARDS, "authority"),
        quoted_text(criterion(line.authority) or "="),
        name_of(TableKey.AWARDS, "award"),
        at["award"],
    ]


def _of(same: list[str], recipient: Recipient, staff: Staff | None = None) -> list[str]:
    conditions = [
        *same,
        name_of(TableKey.AWARDS, "recipient"),
        quoted_text(words_of(TableKey.AWARDS, "recipient", recipient)),
    ]
    if staff is not None:
        conditions += [
            name_of(TableKey.AWARDS, "staff"),
            quoted_text(words_of(TableKey.AWARDS, "staff", staff)),
        ]
    return list(counted(TableKey.AWARDS, conditions, "number"))
