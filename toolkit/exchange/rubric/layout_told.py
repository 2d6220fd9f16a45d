"""What is told of how a table is laid out, and of what could not be read in it."""

import re
from collections.abc import Sequence

from toolkit.exchange.rubric.outline import Node
from toolkit.exchange.rubric.points import cell_points
from toolkit.exchange.rubric.roles import POINTS, Role
from toolkit.exchange.rubric.rows import NO_TEXT, Row, Sort
from toolkit.exchange.rubric.tables import Table
from toolkit.findings import Finding, find
from toolkit.findings.texts.rubric_in import RUBRIC_IN_WORDS
from toolkit.model.numbers import vi

_SIGN = re.compile(r"[-–—_./xX×✓✔√ …]*|đạt|có|không", re.IGNORECASE)
"""What may stand in a column of points without being any."""


def of_layout(table: Table, rows: Sequence[Row]) -> list[Finding]:
    """X671 no heading, X678 and X679 lost cells, X686 hidden rows, X688 columns."""
    told: list[Finding] = []
    source = table.source
    if table.guessed:
        seen = ", ".join(
            f"{RUBRIC_IN_WORDS[f'{role}_role']} – cột {column}"
            for role, column in table.columns.items()
        )
        told.append(find("X671", source.at(*first_place(table)), seen=seen))
    for column, words in table.unknown.items():
        place = source.at(head_row(table), column)
        seen = "không rõ cột này dùng làm gì nên không đưa vào"
        told.append(find("X688", place, item=" ".join(words.split()), seen=seen))
    if unused := _unused_levels(table, rows):
        told.append(unused)
    laid = [row for row in rows if row.laid != 1]
    moved = [row for row in rows if row.moved]
    if moved:
        named = ", ".join(str(row.number) for row in moved[:10])
        more = " …" if len(moved) > 10 else ""
        count = str(len(moved))
        told.append(find("X678", moved[0].at, count=count, rows=named + more))
    told += (_ragged(row) for row in laid)
    hidden = [row for row in rows if row.sort is Sort.HIDDEN]
    if hidden:
        named = ", ".join(dict.fromkeys(str(row.number) for row in hidden[:10]))
        count = str(len(hidden))
        told.append(find("X686", hidden[0].at, count=count, rows=named))
    told += _unread_points(rows)
    return told


def _unused_levels(table: Table, rows: Sequence[Row]) -> Finding | None:
    """X688: a second column of standard points that items have, and no levels."""
    column = table.columns.get(Role.LEVEL)
    level = [row for row in rows if cell_points(row.cells.get(Role.LEVEL, ""))]
    items = [row for row in level if row.printed not in ("", "-", "+")]
    if column is None or not items:
        return None
    seen = "số của cột điểm chuẩn thứ hai ở các dòng tiêu chí không đưa vào"
    place = items[0].places[Role.LEVEL]
    return find("X688", place, item=items[0].text[:40], seen=seen)


def _ragged(row: Row) -> Finding:
    seen = ", ".join(
        vi(found.value)
        for role, value in row.cells.items()
        if role in POINTS and (found := cell_points(value))
    )
    chosen = "lấy cách sát mép phải" if row.laid else "không cách nào khớp tổng"
    item = row.text[:40] or str(row.number)
    facts = {"count": str(row.laid), "seen": seen, "expected": chosen}
    return find("X679", row.at, item=item, **facts)


def _unread_points(rows: Sequence[Row]) -> list[Finding]:
    """Cells of points that hold something else: a day that was «5-10», a word."""
    told: list[Finding] = []
    for row in rows:
        wordless = row.sort is Sort.NOTE and not row.text and row.pointed
        if row.why == NO_TEXT or wordless:
            why = "có điểm nhưng không có nội dung"
            seen = row.printed or str(row.number)
            told.append(find("X672", row.at, seen=seen, why=why))
        if row.sort is not Sort.DATA:
            continue
        for role, value in row.cells.items():
            if role not in POINTS or cell_points(value) is not None:
                continue
            text = str(value).strip()
            if _SIGN.fullmatch(text):
                continue
            column = RUBRIC_IN_WORDS[f"{role}_role"]
            why = f"cột {column} ghi «{text[:40]}», không phải số điểm"
            seen = row.text[:60] or str(row.number)
            told.append(find("X672", row.places[role], seen=seen, why=why))
    return told


def lost(rows: Sequence[Row], left: Sequence[Node]) -> list[Finding]:
    """X672: rows that belong to nothing, lines between the items of a group."""
    told = [
        find("X672", row.at, seen=row.text[:60], why="đứng trước mục đầu tiên")
        for row in rows
    ]
    for node in left:
        why = f"đứng giữa các tiêu chí con của «{node.name or node.title[:30]}»"
        told.append(find("X672", node.row.at, seen=node.title[:60], why=why))
    return told


def head_row(table: Table) -> int:
    """The row of the heading; of a table without one, its first."""
    return table.heads[0].number if table.heads else first_place(table)[0]


def first_place(table: Table) -> tuple[int, int]:
    """The row and column where a table begins."""
    lines = table.heads or table.pieces[0].lines
    return lines[0].number, min(lines[0].cells)


def others_told(table: Table, others: Sequence[Table]) -> list[Finding]:
    """X687: tables that are not taken."""
    if not others:
        return []

    def where(one: Table) -> str:
        return f"«{one.source.sheet}» hàng {head_row(one)}"

    seen = ", ".join(map(where, others[:8]))
    count = str(len(others) + 1)
    return [find("X687", count=count, expected=where(table), seen=seen)]
