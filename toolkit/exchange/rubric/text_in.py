"""A text that was pasted: its lines as rows, its tabs or bars as borders of cells."""

import re

from toolkit.exchange.rubric.word_in import Sheet
from toolkit.exchange.sources.code_pages import decoded
from toolkit.exchange.sources.csv_in import MOST_COLUMNS
from toolkit.exchange.sources.source import Line, Source
from toolkit.findings import WorkRefusedError, find
from toolkit.findings.texts.rubric_in import RUBRIC_IN_WORDS
from toolkit.forms.register.layout import CAPACITY

FEWEST = 3
"""So many lines with a border make a table of a text."""

_RULE = re.compile(r"[\s|:+=-]{3,}")
_GAP = re.compile(r" {3,}|\u3000+")


def read_text(data: bytes) -> Sheet:
    """The lines of a text as rows, with how many cells each has.

    Cells are parted by tabs, by bars («| a | b |»), else by gaps of three blanks.
    Raises WorkRefusedError: X617 not Unicode, X620 too long, X625 nothing in it.
    """
    text = (
        decoded(data).text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")
    )
    rows = text.split("\n")
    if not text.strip():
        raise WorkRefusedError(find("X625"))
    if len(rows) > CAPACITY:
        most = f"{CAPACITY} × {MOST_COLUMNS}"
        raise WorkRefusedError(find("X620", seen=str(CAPACITY), expected=most))
    sign = next((one for one in "\t|" if _parts(rows, one)), "")
    lines: list[Line] = []
    widths: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        cells = _cells(row, sign)[:MOST_COLUMNS]
        filled = {n: cell.strip() for n, cell in enumerate(cells, 1) if cell.strip()}
        if filled:
            lines.append(Line(number, dict(filled)))
        if len(cells) > 1:
            widths[number] = len(cells)
    source = Source(sheet=RUBRIC_IN_WORDS["text_sheet"], lines=tuple(lines))
    return Sheet(source, (), widths)


def _parts(rows: list[str], sign: str) -> bool:
    return sum(sign in row.strip() for row in rows) >= FEWEST


def _cells(row: str, sign: str) -> list[str]:
    if sign == "|":
        if _RULE.fullmatch(row):
            return []
        return row.strip().removeprefix("|").removesuffix("|").split("|")
    return row.split(sign) if sign else _GAP.split(row.strip("\n"))
