"""What a cell must be sent so that it holds exactly what is meant."""

import re
from collections.abc import Sequence

from toolkit.workbook.sheet import Cell, CellError, CellValue

Sent = str | float | bool | None

LONGEST_SENT = 8000
"""Characters of one text in a block; Excel refuses a block with more than 8,203."""

# Words with which a spreadsheet still reads a text as a date, a number or a truth.
_READ_AS_VALUE = frozenset(
    (
        *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "sept"),
        *("oct", "nov", "dec", "january", "february", "march", "april", "june"),
        *("july", "august", "september", "october", "november", "december"),
        *("thg", "tháng", "ngày", "am", "pm", "sa", "ch", "true", "false"),
        *("đúng", "sai", "vnd", "vnđ", "usd", "eur", "đồng"),
    )
)
_WORD = re.compile(r"[^\W\d_]{2,}")


def literal(text: str) -> str:
    """The text with an apostrophe before it where it could be read as a value.

    A spreadsheet parses what it is sent: «16,5» becomes a number, «1/2» a date, «=A1» a
    formula. The apostrophe makes it text and is not part of it.
    """
    if not text or text[0] in "=+-@'#":
        return "'" + text if text else text
    words = (word.lower() for word in _WORD.findall(text))
    return text if any(word not in _READ_AS_VALUE for word in words) else "'" + text


def sent(cell: Cell) -> Sent:
    """What puts this cell back: its formula with "=", or its constant."""
    if cell.formula is not None:
        return "=" + cell.formula
    return sent_value(cell.value)


def sent_value(value: CellValue) -> Sent:
    """A constant as it is sent; an error is sent as its own text."""
    if isinstance(value, CellError):
        return str(value)
    if isinstance(value, str):
        return literal(value) or None
    return value


def grid(block: object) -> tuple[tuple[object, ...], ...]:
    """Rows of what a spreadsheet answers for a block, also when it is one cell."""
    if not isinstance(block, Sequence) or isinstance(block, str):
        return ((block,),)
    rows = list(block)
    if rows and isinstance(rows[0], Sequence) and not isinstance(rows[0], str):
        return tuple(tuple(row) for row in rows)
    return (tuple(rows),)
