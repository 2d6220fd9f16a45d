"""Editing a sheet part: only the bytes of the edited cells change."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

from toolkit.xlsx.cells.address import a1, column_number, parse_a1
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.edit.cell import ATTRIBUTES, CellEdit, edited_cell, new_cell
from toolkit.xlsx.read.reading import Reading, broken
from toolkit.xlsx.refusal import Words

# After masking, every "<" of a well-formed part starts a tag: an attribute value or a
# text cannot hold one. That is what makes these expressions exact.
# What never ends reaches to the end of the part, so that nothing is gone through twice.
_HIDDEN = re.compile(
    rb"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL
)
TAG = re.compile(rb"<(/?)([\w.:-]++)" + ATTRIBUTES + rb"(/?)>")
_EXTENSION = re.compile(
    rb"<(?:[\w.-]++:)?extLst(?=[\s>])"
    + ATTRIBUTES
    + rb">.*?(?:</(?:[\w.-]++:)?extLst\s*+>|\Z)",
    re.DOTALL,
)

Splice = tuple[int, int, bytes | Iterable[bytes]]
"""Start, end, what stands there instead: at once or piece by piece."""
NewRow = tuple[int, int, bytes]


class Element(NamedTuple):
    """A child element by its byte offsets; `inner` to `close` is its content."""

    name: str
    start: int
    inner: int
    close: int
    end: int


class RowBytes(NamedTuple):
    """A <row> by its byte offsets; of an empty one (<row/>) inner = close = end."""

    number: int
    start: int
    inner: int
    close: int
    end: int


class Part:
    """A sheet part with its rows located.

    `mask` is the part with comments, CDATA, processing instructions and extensions
    blanked at equal length, so that offsets hold in both. Raises ValueError when the
    part has no <sheetData>.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.mask = masked(data)
        opening = re.search(
            rb"<((?:[\w.-]+:)?)sheetData(?=[\s/>])" + ATTRIBUTES + rb"(/?)>", self.mask
        )
        if opening is None:
            raise ValueError("no <sheetData>")
        self.prefix: bytes = opening[1]
        self.start, self.inner = opening.span()
        self.close = self.end = self.inner
        if not opening[3]:
            self.close = self.mask.index(b"</%bsheetData" % self.prefix, self.inner)
            self.end = self.mask.index(b">", self.close) + 1
            if self.mask.find(b"extLst", self.inner, self.close) >= 0:
                self.mask = _EXTENSION.sub(_blank, self.mask)

    @cached_property
    def rows(self) -> dict[int, RowBytes]:
        """The rows by their number."""
        return {row.number: row for row in self._rows()}

    def _rows(self) -> Iterator[RowBytes]:
        tag = re.compile(
            b"<%brow" % self.prefix + rb"(?=[\s/>])" + ATTRIBUTES + rb"(/?)>"
        )
        closing = b"</%brow" % self.prefix
        number = 0
        for match in tag.finditer(self.mask, self.inner, self.close):
            given = attribute(match[1], b"r")
            number = int(given) if given else number + 1
            start, inner = match.span()
            close = end = inner
            if not match[2]:
                close = self.mask.index(closing, inner)
                end = self.mask.index(b">", close) + 1
            yield RowBytes(number, start, inner, close, end)

    def spans_from(self, first_row: int) -> list[tuple[int, int]]:
        """Where the rows from `first_row` down stand, those that touch as one."""
        spans: list[tuple[int, int]] = []
        for row in self._rows():
            if row.number < first_row:
                continue
            if spans and spans[-1][1] == row.start:
                spans[-1] = spans[-1][0], row.end
            else:
                spans.append((row.start, row.end))
        return spans

    def opened(self) -> tuple[bytes, bytes]:
        """What stands before and behind the rows of an empty <sheetData/>."""
        opening = self.data[self.start : self.end].rstrip(b"/> \t\r\n")
        return opening + b">", b"</%bsheetData>" % self.prefix

    def cells(self, row: RowBytes) -> dict[int, tuple[int, int]]:
        """The cells of a row: column → (start, end), in document order."""
        found: dict[int, tuple[int, int]] = {}
        column = 0
        matches = _cell_element(self.prefix).finditer(self.mask, row.inner, row.close)
        for match in matches:
            if match[1]:
                column = column_number(match[1].decode())
            else:
                ref = attribute(match[2], b"r").rstrip("0123456789")
                column = column_number(ref) if ref else column + 1
            found[column] = match.span()
        return found

    def children(self) -> Iterator[Element]:
        """The elements before and after the rows, in document order."""
        root = next(TAG.finditer(self.mask))
        yield from children(self.mask, root.end(), self.start)
        yield from children(self.mask, self.end, self.mask.rindex(b"</"))


@lru_cache(maxsize=8)
def _cell_element(prefix: bytes) -> re.Pattern[bytes]:
    # Group 1 is the column where r stands first, as all known programs write it.
    first = rb"""(?:[ ]r="([A-Za-z]{1,3})[0-9]+"(?=[\s/>]))?"""
    opening = b"<%bc" % prefix + rb"(?=[\s/>])" + first + ATTRIBUTES
    return re.compile(
        opening + b"(?:/>|>.*?(?:</%bc" % prefix + rb"\s*+>|\Z))", re.DOTALL
    )


def masked(data: bytes) -> bytes:
    """A part with comments, CDATA and instructions blanked at equal length."""
    if b"<!" in data or data.find(b"<?", 2) >= 0:
        return _HIDDEN.sub(_blank, data)
    return data


def _blank(match: re.Match[bytes]) -> bytes:
    return b" " * len(match[0])


@lru_cache(maxsize=32)
def _attribute(name: bytes) -> re.Pattern[bytes]:
    # Attribute by attribute: what looks like one inside a value is not one.
    others = rb"""(?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*?"""
    return re.compile(
        rb"(?:<[\w.:-]+)?" + others + rb"""\s+%b\s*=\s*(?:"([^"]*)"|'([^']*)')""" % name
    )


def attribute(tag: bytes, name: bytes) -> str:
    """The value of an attribute in the bytes of a start tag, or ""."""
    found = _attribute(name).match(tag)
    return (found[1] or found[2] or b"").decode() if found else ""


def children(mask: bytes, start: int, end: int) -> Iterator[Element]:
    """The elements between two offsets, not those inside them; names as local names."""
    depth = 0
    opened: tuple[str, int, int] = ("", 0, 0)
    for tag in TAG.finditer(mask, start, end):
        if tag[1]:
            depth -= 1
            if not depth:
                yield Element(*opened, tag.start(), tag.end())
            continue
        name = tag[2].rpartition(b":")[2].decode()
        if tag[4] and not depth:
            yield Element(name, tag.start(), tag.end(), tag.end(), tag.end())
        elif not tag[4]:
            if not depth:
                opened = (name, tag.start(), tag.end())
            depth += 1


def apply(data: bytes, splices: Sequence[Splice]) -> bytes:
    """The bytes with every splice made; splices at one place keep their order."""
    return b"".join(pieces(data, splices))


def pieces(data: bytes, splices: Sequence[Splice]) -> Iterator[bytes]:
    """The same piece by piece; what stays in small ones, however much it is."""
    at = 0
    for start, end, new in sorted(splices, key=lambda s: s[:2]):
        if start < at:
            raise RuntimeError("two edits of the same bytes")
        yield from _windows(data, at, start)
        if isinstance(new, bytes):
            yield new
        else:
            yield from new
        at = end
    yield from _windows(data, at, len(data))


def _windows(data: bytes, start: int, end: int) -> Iterator[bytes]:
    """The bytes from one offset to another, each piece a copy that is soon gone."""
    for at in range(start, end, _WINDOW):
        yield data[at : min(at + _WINDOW, end)]


_WINDOW = 64 * 1024


def splice_cells(
    data: bytes, edits: Mapping[Spot, CellEdit], reading: Reading
) -> bytes:
    """A sheet part with cells edited; all other bytes stay as they are.

    `reading` is what the reader made of the same bytes. A cell that does not exist is
    put in its sorted place, in its row's or else its column's style; the row's
    `spans` and the sheet's <dimension> then grow with it. Raises FileRefusedError
    F018 when bytes and reading do not agree.
    """
    part, sheet = Part(data), reading.sheet
    if lost := {row for row, _ in sheet.cells} - part.rows.keys():
        broken(sheet.part, Words("place", f"A{min(lost)}"), sheet.name)
    splices: list[Splice] = []
    fresh_rows: list[NewRow] = []
    for number, places in groupby(sorted(edits), key=lambda place: place[0]):
        row_edits = {column: edits[Spot(number, column)] for _, column in places}
        row = part.rows.get(number)
        if row is None:
            fresh_rows.append(_new_row(part, number, row_edits, reading))
        else:
            splices += _edit_row(part, row, row_edits, reading)
    splices += _place_rows(part, fresh_rows)
    splices += _grow_dimension(part, [p for p in edits if p not in sheet.cells])
    return apply(data, splices)


def _new_row(
    part: Part, number: int, edits: Mapping[int, CellEdit], reading: Reading
) -> NewRow:
    before = min(
        (r.start for n, r in part.rows.items() if n > number), default=part.close
    )
    cells = b"".join(
        new_cell(at, edit, part.prefix, reading.style_at(*at))
        for column, edit in edits.items()
        for at in [Spot(number, column)]
    )
    tag = part.prefix + b"row"
    return before, before, b'<%b r="%d">%b</%b>' % (tag, number, cells, tag)


def _place_rows(part: Part, rows: list[NewRow]) -> Sequence[Splice]:
    """New rows at their places; an empty <sheetData/> is opened for them."""
    if not rows or part.inner != part.end:
        return rows
    opening, closing = part.opened()
    body = b"".join(new for *_, new in rows)
    return [(part.start, part.end, opening + body + closing)]


def _edit_row(
    part: Part, row: RowBytes, edits: Mapping[int, CellEdit], reading: Reading
) -> list[Splice]:
    cells, sheet = part.cells(row), reading.sheet
    splices: list[Splice] = []
    news: list[tuple[int, bytes]] = []
    for column, edit in edits.items():
        place = Spot(row.number, column)
        # What has only a style may have been left out, where a sheet is very long.
        if place in sheet.cells and column not in cells:
            broken(sheet.part, Words("place", place.a1), sheet.name, place.a1)
        if column in cells:
            start, end = cells[column]
            raw, mask = part.data[start:end], part.mask[start:end]
            new = edited_cell(raw, mask, place, edit, part.prefix)
            splices.append((start, end, new))
        else:
            style = reading.style_at(*place)
            news.append((column, new_cell(place, edit, part.prefix, style)))
    return splices + _insert(part, row, cells, news)


def _insert(
    part: Part,
    row: RowBytes,
    cells: Mapping[int, tuple[int, int]],
    news: list[tuple[int, bytes]],
) -> list[Splice]:
    """Put new cells into a row, before the first cell further right."""
    if not news:
        return []
    tag = _widened(part.data[row.start : row.inner], [column for column, _ in news])
    if row.inner == row.end:
        opening = tag.rstrip(b"/> \t\r\n")
        body = b"".join(new for _, new in news)
        closed = b"%b>%b</%brow>" % (opening, body, part.prefix)
        return [(row.start, row.end, closed)]
    splices: list[Splice] = [(row.start, row.inner, tag)]
    for column, new in news:
        at = min((s for c, (s, _) in cells.items() if c > column), default=row.close)
        splices.append((at, at, new))
    return splices


def _widened(tag: bytes, columns: list[int]) -> bytes:
    """A row's start tag whose spans="1:8" reaches the new columns too."""
    spans = re.search(rb"""\sspans\s*=\s*["'](\d+):(\d+)["']""", tag)
    if spans is None:
        return tag
    low, high = min(int(spans[1]), *columns), max(int(spans[2]), *columns)
    if (low, high) == (int(spans[1]), int(spans[2])):
        return tag
    return tag[: spans.start()] + b' spans="%d:%d"' % (low, high) + tag[spans.end() :]


def _grow_dimension(part: Part, added: list[Spot]) -> list[Splice]:
    """The <dimension> when it must grow: some readers trust it."""
    ref = dimension(part)
    if ref is None or not added:
        return []
    start, end, old = ref
    first, _, second = old.decode().partition(":")
    try:
        corners = [parse_a1(first), parse_a1(second or first), *added]
    except ValueError:
        return []
    grown = bounds_ref(corners)
    return [] if grown == bounds_ref(corners[:2]) else [(start, end, grown.encode())]


def bounds_ref(places: list[tuple[int, int]]) -> str:
    """The smallest A1:B3 round some places; A1 for none or one."""
    rows = [row for row, _ in places] or [1]
    columns = [column for _, column in places] or [1]
    first, last = a1(min(rows), min(columns)), a1(max(rows), max(columns))
    return first if first == last else f"{first}:{last}"


def dimension(part: Part) -> tuple[int, int, bytes] | None:
    """Where the ref of <dimension> stands, and what it is now."""
    tag = re.compile(
        b"<%bdimension" % part.prefix
        + rb"""(?=\s)[^<>]*?\sref\s*=\s*["']([^"'<>]*)["']"""
    )
    match = tag.search(part.mask, 0, part.start)
    return (*match.span(1), match[1]) if match else None
