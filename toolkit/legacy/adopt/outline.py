"""The rows of an office's scoring table: what each of them is, and what is doubtful."""

from collections.abc import Collection
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from toolkit.legacy.adopt.head import Head, Texts
from toolkit.legacy.adopt.numbering import bare, split, style_of
from toolkit.legacy.adopt.words import is_grade, is_part_total, is_total
from toolkit.model.numbers import from_cell, readings
from toolkit.xlsx.cells.cell import Cell, CellError, Sheet

BLANKS = 30
"""So many blank rows end a table."""
LONGEST_NUMBER = 12


class Is(StrEnum):
    """What a row of the table is."""

    GROUP = "group"
    ITEM = "item"
    LEVEL = "level"
    PART_TOTAL = "part total"
    TEXT = "text"
    TOTAL = "total"


@dataclass(kw_only=True, slots=True)
class Row:
    """A row as it stands; `points`: its standard points, None for none.

    `unread`: what stands there instead of a number. `parts` are the numbered rows
    below it, `loose` the rows without a number that have points.
    """

    row: int
    number: str
    text: str
    points: Decimal | None
    unread: str = ""
    kind: Is = Is.TEXT
    parts: list["Row"] = field(default_factory=list)
    loose: list["Row"] = field(default_factory=list)


@dataclass(kw_only=True, slots=True)
class Outline:
    """The rows of the table from top to bottom, its sections, its total.

    `grade` is the row of the classification below it, which is not among the rows.
    """

    rows: list[Row]
    sections: list[Row]
    total: Row | None
    strays: list[Row]
    grade: Row | None = None


def outline_of(sheet: Sheet, head: Head, skipped: Collection[int] = ()) -> Outline:
    """Read the rows below a head. What they mean together is for `mean`.

    `skipped` are rows that a person says are to be left alone.
    """
    rows = [one for one in _table_rows(sheet, head) if one.row not in skipped]
    totals = [one for one in rows if is_total(one.text) and not one.number]
    total = next((t for t in reversed(totals) if t.points is not None), None)
    total, grade = total or (totals[-1] if totals else None), None
    if total is not None:
        total.kind = Is.TOTAL
        below = [one for one in rows if one.row > total.row]
        grade = next((one for one in below if is_grade(one.text)), None)
        rows = [one for one in rows if one.row <= total.row]
    outline = Outline(rows=rows, sections=[], total=total, strays=[], grade=grade)
    _hang_together(outline)
    return outline


def _table_rows(sheet: Sheet, head: Head) -> list[Row]:
    texts, columns = Texts(sheet), head.columns
    filled = sorted(
        {r for (r, _), c in sheet.cells.items() if c.value not in (None, "")}
    )
    rows: list[Row] = []
    last = head.bottom
    for row in filled:
        if row <= head.bottom or _counts_columns(sheet, row, head):
            continue
        if _says_again(texts, row, head):
            last = row
            continue
        if row - last > BLANKS:
            break
        last = row
        number = texts.at(row, columns["number"]) if "number" in columns else ""
        text = texts.at(row, columns["title"])
        if len(number) > LONGEST_NUMBER or number == text:
            number, text = "", number or text
        number = bare(number)
        if not number:
            number = split(text)[0]
        points, unread = points_of(sheet.at(row, columns["standard"]))
        if text or number or points is not None:
            found = Row(row=row, number=number, text=text, points=points, unread=unread)
            rows.append(found)
    return rows


def _says_again(texts: Texts, row: int, head: Head) -> bool:
    """Whether a row repeats the headings, as on each page of a printed table."""
    columns = (head.columns["title"], head.columns["standard"])
    return all(
        texts.at(row, c) and texts.at(row, c) in head.headings[c] for c in columns
    )


def _counts_columns(sheet: Sheet, row: int, head: Head) -> bool:
    """Whether a row only numbers the columns: «(1) (2) (3)», «A B 1 2»."""
    texts = [
        str(cell.value if not isinstance(cell.value, float) else int(cell.value))
        for column in head.headings
        if (cell := sheet.at(row, column)).value not in (None, "")
    ]
    bare_ones = [text.strip("() ") for text in texts]
    if row > head.bottom + 2 or len(bare_ones) < 3:
        return False
    digits = [int(text) for text in bare_ones if text.isdecimal() and len(text) < 3]
    letters = [text for text in bare_ones if len(text) == 1 and text.isalpha()]
    counted = (
        digits == list(range(digits[0], digits[0] + len(digits))) if digits else True
    )
    return len(digits) + len(letters) == len(bare_ones) and counted


def points_of(cell: Cell) -> tuple[Decimal | None, str]:
    """The points in a cell; else None with what stands there."""
    value = cell.value
    if isinstance(value, float):
        return from_cell(value), ""
    if value is None or value == "" or isinstance(value, bool):
        return None, "" if value in (None, "") else str(value)
    text = str(value).strip()
    if isinstance(value, CellError):
        return None, text
    # «10 điểm», «05»: a number all the same; that its cell will hold it is told.
    found = readings(text)
    return (found[0], "") if len(found) == 1 else (None, text)


def _hang_together(outline: Outline) -> None:
    """Each numbered row under the one that it belongs to."""
    stack: list[tuple[tuple[str, ...], Row]] = []
    for one in outline.rows:
        if one.kind is Is.TOTAL:
            continue
        if is_part_total(one.text) or is_total(one.text):
            one.kind = Is.PART_TOTAL
            continue
        if not one.number:
            if one.points is not None or one.unread:
                (stack[-1][1].loose if stack else outline.strays).append(one)
            continue
        style = style_of(one.number, tuple(known for known, _ in stack))
        while any(known == style for known, _ in stack):
            stack.pop()
        while stack and stack[-1][0] == style:
            stack.pop()
        (stack[-1][1].parts if stack else outline.sections).append(one)
        stack.append((style, one))
    if not outline.sections:  # nothing is numbered: every row with points is an item
        outline.sections, outline.strays = outline.strays, []
