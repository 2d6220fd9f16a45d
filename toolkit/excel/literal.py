"""What a cell must be sent so that it holds exactly what is meant."""

import re
from collections.abc import Sequence

from toolkit.xlsx.cells.cell import Cell, CellError, CellValue
from toolkit.xlsx.cells.formula_text import same_formula

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


def answer_to(content: Sent) -> str:
    """What a spreadsheet answers, as formula, for a cell that was sent this."""
    if content is None:
        return ""
    if isinstance(content, bool):
        return str(content).upper()
    if isinstance(content, str):
        return content.removeprefix("'")
    return str(int(content)) if float(content).is_integer() else repr(content)


def alike(one: Sent, other: Sent) -> bool:
    """Whether two answers say the same: formulas by meaning, numbers to 15 digits."""
    a, b = ("" if x is None else str(x) for x in (one, other))
    if a == b:
        return True
    if a.startswith("=") and b.startswith("="):
        return same_formula(a[1:], b[1:])
    try:
        return f"{float(a):.15g}" == f"{float(b):.15g}"
    except ValueError:
        return False


def sharper(ours: Sent, answer: Sent) -> Sent:
    """Of two readings of one number the one with more digits; else what we have.

    A copy that Calc saves keeps 15 digits; what Excel answers has 15 as well.
    """
    if isinstance(ours, bool) or not isinstance(ours, int | float):
        return ours
    try:
        told = float(str(answer))
    except ValueError:
        return ours
    return told if len(repr(told)) > len(repr(float(ours))) else ours
