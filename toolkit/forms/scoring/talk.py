"""«Trao đổi»: what an office tells a unit in a workbook, and what the unit answers.

A line for each criterion whose points differ between rounds, and one for each thing the
unit had typed that has no place in a corrected rubric. Only the answers are open.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from toolkit.parts.records import text_size as metrics
from toolkit.xlsx.cells.cell import CellError
from toolkit.xlsx.closed_book import ClosedBook

TALK = "Trao đổi"
PREFIX = "td_t_"
HEAD_ROW, FIRST_ROW = 3, 4
CAPACITY = 5_000
SIZE = 11
"""Points of the letters of its lines."""


class TalkColumn(NamedTuple):
    """A column: its field, its heading, its width in characters."""

    field: str
    header: str
    width: float


COLUMNS = (
    TalkColumn("number", "Mã", 9),
    TalkColumn("title", "Tiêu chí", 42),
    TalkColumn("told", "Nội dung", 44),
    TalkColumn("reason", "Lý do", 38),
    TalkColumn("answer", "Ý kiến của đơn vị", 38),
    TalkColumn("key", "Mã dòng", 12),
)
ANSWER, KEY = "answer", "key"


class TalkLine(NamedTuple):
    """What is told of a criterion; `key` is another one for each line."""

    number: str
    title: str
    told: str
    reason: str
    key: str


class Answer(NamedTuple):
    """What a unit answered; `key` is that of the line, `cell` its place."""

    key: str
    number: str
    title: str
    text: str
    sheet: str
    row: int


def write_talk(book: ClosedBook, lines: Sequence[TalkLine]) -> None:
    """Write the lines below the heading; lines beyond the last row are left out."""
    region = book.names()[PREFIX + KEY]
    assert region is not None
    heights = {}
    columns = {c.field: (n, c.width) for n, c in enumerate(COLUMNS, 1)}
    for row, line in enumerate(lines[:CAPACITY], region.top):
        need = 1
        for field, text in line._asdict().items():
            column, width = columns[field]
            if text:
                book.set_value(region.sheet, row, column, text)
                px = metrics.column_px(width)
                need = max(need, metrics.lines_needed(text, px, SIZE))
        heights[row] = need * metrics.line_points(SIZE) + 4
    book.set_heights(region.sheet, heights)


def answers_in(book: ClosedBook) -> Iterator[Answer]:
    """What a unit answered, line by line; nothing where the workbook has no such sheet.

    A line without a key is somebody's own: it is given with an empty one.
    """
    regions = {c.field: book.names().get(PREFIX + c.field) for c in COLUMNS}
    key, answer = regions[KEY], regions[ANSWER]
    if key is None or answer is None or key.sheet not in book.sheet_names:
        return
    sheet = book.sheet(key.sheet)
    for (row, column), cell in sorted(sheet.cells.items()):
        if column != answer.left or not answer.top <= row <= answer.bottom:
            continue
        text = _text(cell.value)
        if text:
            said = {
                field: _text(sheet.at(row, region.left).value) if region else ""
                for field, region in regions.items()
            }
            where = (key.sheet, row)
            yield Answer(said[KEY], said["number"], said["title"], text, *where)


def _text(value: object) -> str:
    if value is None or isinstance(value, CellError):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return normalize("NFC", str(value)).strip()
