"""The lines of a table as rows: number, text, points, and what kind of line it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from toolkit.exchange.rubric.aligning import laid_out
from toolkit.exchange.rubric.heads import Columns
from toolkit.exchange.rubric.numbering import Code, codes_of, parted
from toolkit.exchange.rubric.points import cell_points, text_points
from toolkit.exchange.rubric.roles import POINTS, Role, plain
from toolkit.exchange.rubric.tables import Piece, Table
from toolkit.exchange.sources.source import Line, Source, Value
from toolkit.findings.texts.rubric_in import RUBRIC_IN_WORDS
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.cell import CellError

Widths = Mapping[int, int]
AllWidths = Mapping[str, Widths]
"""Row → how many cells it has, where some may be lost; of each sheet."""


NO_TEXT = "no text"
"""Why a row is doubtful: it has a number and points, and no words."""


class Sort(StrEnum):
    """What a line of the table is, before its place in the outline is known."""

    DATA = "data"
    TOTAL = "total"
    NUMBERS = "numbers"
    NOTE = "note"
    HIDDEN = "hidden"
    CONTINUED = "continued"


@dataclass(slots=True, eq=False)
class Row:
    """A line. `codes`: what its number may mean; `detail`: what a second column of
    texts says of it.

    `laid`: how many layouts its cells allowed, 1 for a row that is whole; `moved`: its
    cells were laid out again.
    """

    sort: Sort
    number: int
    at: Origin
    text: str
    codes: tuple[Code, ...] = ()
    cells: Mapping[Role, Value] = field(default_factory=dict)
    places: Mapping[Role, Origin] = field(default_factory=dict)
    detail: str = ""
    laid: int = 1
    moved: bool = False
    wide: bool = False
    why: str = ""
    printed: str = ""

    @property
    def pointed(self) -> bool:
        """Whether it has points in any column."""
        return any(
            cell_points(value) is not None
            for role, value in self.cells.items()
            if role in POINTS
        )


_TOTAL = re.compile(
    r"(?:tổng cộng|tổng điểm|tổng số điểm|tổng số|tổng|cộng)"
    r"(?: (?:cộng|số|điểm|chung|toàn|bộ|bảng|chuẩn|tối|đa|đạt|được|các|mục|phần|nội"
    r"|dung|tiêu|chí|tự|chấm|thẩm|định|thưởng|trừ|của|và|thi|đua|kể|cả|chưa|tính|nhóm"
    r"|[ivxabcd\d+/-]{1,20}|=)){0,14}"
)
_FOOT = re.compile(
    r"(?:ghi chú|lưu ý|chú ý|nơi nhận|người (?:lập|chấm|tổng hợp)|thủ trưởng|giám đốc"
    r"|t/m|tm |kt |xếp loại|trong đó|xác nhận|chủ tịch|trưởng (?:phòng|khối|ban)"
    r"|.{0,30}ngày .{0,12}tháng .{0,12}năm)",
)
_ERROR = re.compile(r"#(?:REF!|NAME\?|VALUE!|DIV/0!|N/A|NUM!|NULL!)")
_SHORT = 9
"""Letters of the number of a column: «(5)=3+4»."""

_ENDED = (".", ";", ":", "!", "?", ")")


def rows_of(table: Table, widths: AllWidths) -> list[Row]:
    """The rows of a table; side by side, the left table's first."""
    found: list[Row] = []
    for piece in table.pieces:
        for columns in table.parts:
            own = widths.get(piece.source.sheet, {})
            found += _rows(piece, columns, table, own)
    _mark_numbers(found)
    _mark_feet(found)
    _mark_continued(found)
    return found


def _rows(
    piece: Piece, columns: Columns, table: Table, widths: Widths
) -> Iterator[Row]:
    source = piece.source
    several = len(table.parts) > 1
    last = table.head.last if table.head else 0
    lines = list(piece.lines)
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        cells: Mapping[int, Value] = {
            column: value
            for column, value in line.cells.items()
            if (line.number, column) not in source.covered
        }
        laid = 1
        width = widths.get(line.number, last)
        if width < last and not table.guessed:
            whole = _shifted(cells, columns)
            width += len(whole) and max(whole) - max(cells)
            cells, laid = laid_out(whole, columns, width=width, last=last)
        ours = {r: cells[c] for r, c in columns.items() if c in cells}
        if several and not ours:
            continue
        row = _row(source, line, columns, ours, cells if not several else {})
        row.laid, row.moved = laid, width < last and row.pointed
        if line.number in source.unseen or _is_struck(source, line, columns):
            row.sort = Sort.HIDDEN
        elif any(isinstance(v, CellError) for r, v in ours.items() if r in POINTS):
            row.sort, row.why = Sort.HIDDEN, "error"
        elif _TOTAL.fullmatch(plain(row.text)):
            row.sort = Sort.TOTAL
        yield from _with_detail(row, source, following, columns)


def _shifted(cells: Mapping[int, Value], columns: Columns) -> Mapping[int, Value]:
    """The text stands in the first cell where the empty cell of the number is lost."""
    number, text = columns.get(Role.NUMBER), columns[Role.TEXT]
    first = cells.get(number) if number is not None else None
    if number is None or text != number + 1 or not isinstance(first, str):
        return cells
    if codes_of(first) or isinstance(cells.get(text), str):
        return cells
    return {column + 1: value for column, value in cells.items()}


def _row(
    source: Source,
    line: Line,
    columns: Columns,
    ours: Mapping[Role, Value],
    cells: Mapping[int, Value],
) -> Row:
    number, text = ours.get(Role.NUMBER), _words(ours.get(Role.TEXT))
    codes = codes_of(number) if number is not None else ()
    printed = _words(number).strip(" .):/") if codes else ""
    place = columns[Role.TEXT]
    if not text and number is not None and not codes:
        text, place = _words(number), columns[Role.NUMBER]
    if not text:
        # Merged over the whole row, or typed a column too far to the right.
        known = {c for r, c in columns.items() if r in POINTS}
        loose = [c for c, v in cells.items() if isinstance(v, str) and c not in known]
        loose = [c for c in loose if c != columns.get(Role.NUMBER) or not codes]
        if loose and not (codes and columns.get(Role.DETAIL) in loose):
            place = max(loose, key=lambda column: len(_words(cells[column])))
            text = _words(cells[place])
    if not codes:
        codes, text = parted(text)
        printed = codes[0].printed if codes else ""
    return Row(
        Sort.DATA,
        line.number,
        source.at(line.number, place),
        text,
        codes,
        ours,
        {role: source.at(line.number, column) for role, column in columns.items()},
        wide=line.number in source.wide,
        printed=printed,
    )


def _words(value: Value | None) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if not isinstance(value, str):
        return "" if value is None or isinstance(value, CellError) else str(value)
    text = "\n".join(" ".join(part.split()) for part in value.splitlines()).strip()
    return "" if _ERROR.fullmatch(text) else text


def _with_detail(
    row: Row, source: Source, following: Line | None, columns: Columns
) -> Iterator[Row]:
    """A row of two texts: an item and its first line, where more lines follow."""
    detail = _words(row.cells.get(Role.DETAIL))
    column = columns.get(Role.DETAIL)
    if not detail or column is None or row.sort is not Sort.DATA:
        yield row
        return
    at = row.places[Role.DETAIL]
    if not _words(row.cells.get(Role.TEXT)) and not row.printed:
        row.codes, row.text = parted(detail)
        row.at, row.printed = at, row.codes[0].printed if row.codes else ""
        yield row
        return
    if not _more_below(source, following, columns):
        row.detail = detail
        yield row
        return
    standard = columns.get(Role.STANDARD)
    merged = following is not None and (following.number, standard) in source.covered
    mine = {Role.STANDARD} if merged else set()
    codes, text = parted(detail)
    first = Row(
        Sort.DATA,
        row.number,
        at,
        text,
        codes,
        {r: v for r, v in row.cells.items() if r not in mine | {Role.NUMBER}},
        row.places,
        printed=codes[0].printed if codes else "",
    )
    row.cells = {r: v for r, v in row.cells.items() if r in mine | {Role.NUMBER}}
    yield row
    yield first


def _more_below(source: Source, line: Line | None, columns: Columns) -> bool:
    if line is None or columns[Role.DETAIL] not in line.cells:
        return False
    return all(
        columns[role] not in line.cells
        or (line.number, columns[role]) in source.covered
        for role in (Role.NUMBER, Role.TEXT)
        if role in columns
    )


def _is_struck(source: Source, line: Line, columns: Columns) -> bool:
    return (line.number, columns[Role.TEXT]) in source.struck


def _mark_numbers(rows: Sequence[Row]) -> None:
    """«(1) (2) (3)» or «A B 1 2» below the heading numbers the columns."""
    for row in rows[:2]:
        values = [plain(_words(value)) for value in row.cells.values()]
        if values[:2] in (["1", "2"], ["a", "b"]) and max(map(len, values)) <= _SHORT:
            row.sort = Sort.NUMBERS


def _mark_feet(rows: Sequence[Row]) -> None:
    """What stands below the table: behind the last total, and signatures."""
    totals = [n for n, row in enumerate(rows) if row.sort is Sort.TOTAL]
    behind = totals[-1] + 1 if totals else len(rows)
    items = [n for n, row in enumerate(rows) if row.codes and row.pointed]
    last = items[-1] if items else -1
    if last >= behind:
        behind = len(rows)  # more items: «Điểm thưởng», «Điểm trừ»
    for number, row in enumerate(rows):
        if row.sort is not Sort.DATA:
            continue
        if not row.text and row.codes and row.pointed:
            row.text, row.why = RUBRIC_IN_WORDS["no_text"], NO_TEXT
            continue
        signed = not row.printed and not row.pointed and _FOOT.match(plain(row.text))
        if number >= behind or not row.text:
            row.sort = Sort.NOTE
        elif signed and number > last:
            behind = number
            row.sort = Sort.NOTE


def _mark_continued(rows: Sequence[Row]) -> None:
    """A sentence that a page parted in two goes on in the next row."""
    before: Row | None = None
    for row in rows:
        if row.sort is not Sort.DATA:
            continue
        goes_on = (
            before is not None
            and not row.codes
            and not row.pointed
            and row.text[:1].islower()
            and not before.text.rstrip().endswith(_ENDED)
            and text_points(before.text).points is None
        )
        if goes_on and before is not None and not text_points(row.text).points:
            before.text = f"{before.text} {row.text}"
            row.sort = Sort.CONTINUED
        else:
            before = row
