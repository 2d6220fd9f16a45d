"""Which tables of an office's own workbook can be those of a register as they stand."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.exchange.sources.book_in import read_book
from toolkit.exchange.sources.source import Line
from toolkit.exchange.tables.layout.choosing import decide, survey
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.totals import is_total
from toolkit.exchange.tables.rows.identity import identity, lacks_identity
from toolkit.exchange.tables.rows.names_beside import shared_columns
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.register.columns import TableForm
from toolkit.xlsx.cells.address import letters
from toolkit.xlsx.closed_book import ClosedBook

NO_TABLE = "không trang nào có tiêu đề của một bảng mà sổ cần"
SHOWN = 10
"""Rows that a message names."""
_FEWEST = 2


class OwnTable(NamedTuple):
    """A table as the office has it; `columns` by field, `first` its first row.

    `foot`: the first row below it that is none of it, a signature or a total, if any.
    `heading`: the lowest row of headings. `left`: headings that mean nothing to us.
    """

    form: TableForm
    sheet: str
    columns: Mapping[str, int]
    heading: int
    first: int
    foot: int | None
    rows: int
    headings: Mapping[int, str]
    left: tuple[str, ...]


def own_tables(book: ClosedBook, stem: str, sheet: str = "") -> tuple[OwnTable, ...]:
    """The tables that can be taken over. Raises WorkRefusedError X661 with the reason.

    Only what stands in rows and columns as the register reads them is taken over: what
    must be rearranged is for `import`.
    """
    try:
        found = survey(list(read_book(book)), None, sheet, stem)
        chosen = decide(found).chosen
    except WorkRefusedError as refused:
        nothing = refused.finding.code in ("X604", "X690")
        _refuse(NO_TABLE if nothing else refused.finding.what)
    named = [one for one in chosen if not lacks_identity(one.match)]
    if not named:
        _refuse(NO_TABLE)
    twice = [t for t, n in Counter(c.match.table.sheet for c in named).items() if n > 1]
    for name in twice:
        sheets = [c.source.sheet for c in named if c.match.table.sheet == name]
        listed = ", ".join(f"«{one}»" for one in sheets)
        _refuse(f"bảng «{name}» có ở nhiều nơi ({listed})")
    return tuple(_table(one) for one in named)


def _refuse(seen: str) -> None:
    raise WorkRefusedError(find("X661", seen=seen.rstrip(".")))


def _table(one: Chosen) -> OwnTable:
    sheet, match = one.source.sheet, one.match
    if one.names:
        _refuse(f"trang «{sheet}» tách họ và tên ra nhiều cột")
    if shared_columns(one):
        _refuse(f"trang «{sheet}» ghi họ tên chung ô với cấp bậc, chức vụ")
    if match.titles:
        _refuse(f"trang «{sheet}» đánh dấu danh hiệu theo cột")
    fields: dict[str, int] = {}
    known = {column.field for column in match.table.columns}
    for column, field in match.fields.items():
        if field not in known:
            continue  # «Chức vụ, đơn vị» in one column is for `import` to part
        if field in fields:
            header = match.table.column(field).header
            _refuse(f"trang «{sheet}» có hai cột cùng là «{header}»")
        fields[field] = column
    lines = [line for line in one.block.below if not _counts(line)]
    rows, below = _parted(one, fields, lines)
    odd = [line.number for line in rows if not _is_row(one, fields, line)]
    if odd:
        some = ", ".join(map(str, odd[:SHOWN]))
        _refuse(
            f"trang «{sheet}» hàng {some} là dòng nhóm hoặc dòng cộng, không là dòng"
        )
    heading = one.block.head_lines[-1].number
    first = rows[0].number if rows else heading + 1
    taken = set(fields.values())
    left = (t for c, t in one.headings.items() if c not in taken)
    return OwnTable(
        form=match.table,
        sheet=sheet,
        columns=fields,
        heading=heading,
        first=first,
        foot=below[0].number if below else None,
        rows=len(rows),
        headings=one.headings,
        left=tuple(left),
    )


def _counts(line: Line) -> bool:
    """Whether a line only numbers the columns."""
    texts = [str(v).strip("() ").removesuffix(".0") for v in line.cells.values()]
    return len(texts) > _FEWEST and all(t.isdecimal() and len(t) < 3 for t in texts)


def _parted(
    one: Chosen, fields: Mapping[str, int], lines: list[Line]
) -> tuple[list[Line], list[Line]]:
    """The rows of the table, and what stands below its last one: totals, signatures."""
    last = max(
        (i for i, line in enumerate(lines) if _is_row(one, fields, line)), default=-1
    )
    return lines[: last + 1], lines[last + 1 :]


def _is_row(one: Chosen, fields: Mapping[str, int], line: Line) -> bool:
    wanted = [fields[c.field] for c in identity(one.match.table) if c.field in fields]
    named = wanted or [fields[f] for f in ("name", "title") if f in fields]
    whole = all(column in line.cells for column in named)
    texts = (value for value in line.cells.values() if isinstance(value, str))
    filled = sum(column in line.cells for column in fields.values())
    return whole and filled >= _FEWEST and not any(map(is_total, texts))


def told(tables: tuple[OwnTable, ...]) -> Iterator[str]:
    """How each table is understood, column by column."""
    for one in tables:
        columns = ", ".join(
            f"{letters(column)} «{one.headings.get(column, '')}» = "
            + one.form.column(field).header
            for field, column in sorted(one.columns.items(), key=lambda c: c[1])
        )
        is_table = f"Trang «{one.sheet}» là bảng «{one.form.sheet}»"
        yield f"{is_table}: {one.rows} dòng, từ hàng {one.first}."
        yield f"Cột: {columns}."
