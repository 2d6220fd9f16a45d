"""The tables of a file that may be scoring tables, and which of them is meant."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.exchange.rubric.heads import Columns, Head, head_at, same_head
from toolkit.exchange.rubric.numbering import codes_of, parted
from toolkit.exchange.rubric.points import cell_points, text_points
from toolkit.exchange.rubric.roles import POINTS, Role, role_of
from toolkit.exchange.sources.source import Line, Source, Value

FEWEST = 2
"""So many lines with points make a table."""


class Piece(NamedTuple):
    """Lines of a table, and the sheet they stand on."""

    source: Source
    lines: tuple[Line, ...]


class Table(NamedTuple):
    """A table: its columns, the lines above it and below its heading.

    `heads`: rows that repeat the heading. `parts`: the columns, of each of the tables
    that stand side by side. `guessed`: it has no heading. `pieces`: its lines; more
    than one of a table that a document parts.
    """

    source: Source
    parts: tuple[Columns, ...]
    above: tuple[Line, ...]
    heads: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    unknown: Mapping[int, str]
    guessed: bool = False
    head: Head | None = None

    @property
    def columns(self) -> Columns:
        """The columns by role."""
        return self.parts[0]

    @property
    def weight(self) -> int:
        """How many of its lines have points."""
        return sum(
            _has_points(line, part)
            for piece in self.pieces
            for line in piece.lines
            for part in self.parts
        )


def tables_in(sources: Sequence[Source], *, flowing: bool = False) -> list[Table]:
    """The scoring tables of a file.

    `flowing`: they come from a document, in which one table may be parted by a page, a
    title or a heading; such are joined.
    """
    found: list[Table] = []
    for source in sources:
        tables = list(_tables_of(source))
        if flowing and found and source.lines:
            if not tables and _goes_on(found[-1], source):
                found[-1] = _longer(found[-1], Piece(source, source.lines))
                continue
            if tables and _same_columns(found[-1], tables[0]):
                for piece in tables[0].pieces:
                    found[-1] = _longer(found[-1], piece)
                del tables[0]
        found += tables
    weighty = [one for one in found if one.weight >= FEWEST]
    found = weighty or [one for one in found if one.weight]
    if found:
        return found
    guessed = (_guessed(source) for source in sources)
    return [one for one in guessed if one and one.weight >= FEWEST]


def _tables_of(source: Source) -> Iterator[Table]:
    lines = source.lines
    heads: list[tuple[int, Head]] = []
    index = 0
    while index < len(lines):
        if head := head_at(source, lines, index):
            heads.append((index, head))
            index += len(head.lines)
        else:
            index += 1
    groups: list[list[tuple[int, Head]]] = []
    for at, head in heads:
        if groups and same_head(groups[-1][0][1], head):
            groups[-1].append((at, head))
        else:
            groups.append([(at, head)])
    end_before = 0
    for number, group in enumerate(groups):
        first, head = group[0]
        end = groups[number + 1][0][0] if number + 1 < len(groups) else len(lines)
        printed = {line.number for _, one in group for line in one.lines}
        yield Table(
            source=source,
            parts=head.parts,
            above=lines[end_before:first],
            heads=tuple(one for one in lines[first:end] if one.number in printed),
            pieces=(
                Piece(
                    source,
                    tuple(o for o in lines[first:end] if o.number not in printed),
                ),
            ),
            unknown=head.unknown,
            head=head,
        )
        end_before = end


def _longer(table: Table, piece: Piece) -> Table:
    return table._replace(pieces=(*table.pieces, piece))


def _goes_on(table: Table, source: Source) -> bool:
    """Whether a table without a heading is the rest of the one before it."""
    widest = max(max(line.cells) for line in source.lines)
    coded = any(_begins(line, table.columns) for line in source.lines)
    return coded and table.head is not None and widest <= table.head.last


def _same_columns(table: Table, other: Table) -> bool:
    """Whether two tables of one heading are one: the numbering does not start anew."""
    if table.head is None or other.head is None:
        return False
    return same_head(table.head, other.head) and _first(table) != _first(other)


def _first(table: Table) -> str:
    for piece in table.pieces:
        for line in piece.lines:
            for value in line.cells.values():
                if codes := codes_of(value):
                    return codes[0].printed
    return ""


def _has_points(line: Line, columns: Columns) -> bool:
    """Whether a line is one of a scoring table: points, and words for what."""
    text = line.cells.get(columns[Role.TEXT], "")
    if not isinstance(text, str):
        return False
    return any(
        cell_points(line.cells[columns[role]]) is not None
        for role in POINTS & columns.keys()
        if columns[role] in line.cells
    ) or _says_points(text)


def _says_points(value: Value | None) -> bool:
    if not isinstance(value, str):
        return False
    said = text_points(value)
    return said.points is not None or said.each is not None


def _guessed(source: Source) -> Table | None:
    """A table without a heading, its columns by what stands in them."""
    lines = source.lines
    if not lines:
        return None
    letters: dict[int, int] = {}
    for line in lines:
        for column, value in line.cells.items():
            if isinstance(value, str):
                letters[column] = letters.get(column, 0) + len(value)
    if not letters:
        return None
    text = max(letters, key=lambda column: letters[column])
    columns: dict[Role, int] = {Role.TEXT: text}
    coded = _most(lines, lambda c, v: c < text and bool(codes_of(v)))
    if coded:
        columns[Role.NUMBER] = coded[0]
    pointed = _most(lines, lambda c, v: c > text and cell_points(v) is not None)
    for role, column in zip((Role.STANDARD, Role.SELF), pointed, strict=False):
        columns[role] = column
    first = next(
        (n for n, line in enumerate(lines) if _begins(line, columns)), len(lines)
    )
    if any(_is_heading(line) for line in lines[: first + 1]):
        return None  # a table of something else
    body = (Piece(source, lines[first:]),)
    return Table(source, (columns,), lines[:first], (), body, {}, guessed=True)


def _is_heading(line: Line) -> bool:
    """Whether a row names columns, none of them one of criteria."""
    roles = {role_of(v) for v in line.cells.values() if isinstance(v, str)}
    return len(roles & POINTS) > 1 or bool(roles & POINTS and Role.NUMBER in roles)


def _begins(line: Line, columns: Columns) -> bool:
    number = columns.get(Role.NUMBER)
    value = line.cells.get(columns[Role.TEXT])
    if number is not None and codes_of(line.cells.get(number, "")):
        return True
    return isinstance(value, str) and (bool(parted(value)[0]) or _says_points(value))


def _most(lines: Sequence[Line], fits: object) -> list[int]:
    """Columns in which several cells fit, from left to right."""
    assert callable(fits)
    counts: dict[int, int] = {}
    for line in lines:
        for column, value in line.cells.items():
            if fits(column, value):
                counts[column] = counts.get(column, 0) + 1
    return sorted(column for column, count in counts.items() if count >= FEWEST)
