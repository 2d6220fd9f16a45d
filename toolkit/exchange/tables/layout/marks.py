"""Marks below a heading that is a title: who gets it, and who does not."""

from toolkit.exchange.sources.source import Value
from toolkit.forms.register.reading.answer import cell_text, cleaned
from toolkit.forms.register.reading.synonyms import flag_spellings
from toolkit.xlsx.cells.cell import CellError


def mark(value: Value) -> bool | None:
    """What a cell says of a title: x, «có», 1 → True; «không», 0 → False; else None."""
    if isinstance(value, bool):
        return value
    if isinstance(value, CellError) or not isinstance(value, str | float):
        return None
    text = cleaned(cell_text(value)).rstrip(".").lower()
    return flag_spellings("award").get(text)
