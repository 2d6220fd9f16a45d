"""Columns of a sheet part hidden, cells given another format: only those bytes."""

import re
from collections.abc import Mapping

from toolkit.xlsx.cells.address import MAX_COLUMN
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.edit.cell import ATTRIBUTES
from toolkit.xlsx.edit.splice import Element, Part, Splice, apply, attribute, children
from toolkit.xlsx.graft.start_tag import with_attribute

# What the schema puts before <cols>.
_BEFORE = frozenset({"sheetPr", "dimension", "sheetViews", "sheetFormatPr"})


START = re.compile(rb"<[\w.:-]++" + ATTRIBUTES + rb"/?>")


def with_hidden_columns(data: bytes, first: int, last: int) -> bytes:
    """The part with columns `first` to `last` hidden; the others keep their looks."""
    part = Part(data)
    tag = part.prefix + b"col"
    hidden = b'<%b min="%d" max="%d" width="9.140625" hidden="1" customWidth="1"/>'
    found = next((e for e in part.children() if e.name == "cols"), None)
    if found is None:
        whole = b"<%bs>%b</%bs>" % (tag, hidden % (tag, first, last), tag)
        return apply(data, [(part.start, part.start, whole)])
    pieces: list[bytes] = []
    covered = first
    for one in children(part.mask, found.inner, found.close):
        bytes_ = data[one.start : one.end]
        low, high = reach(bytes_)
        if low > last:
            if covered <= last:
                pieces.append(hidden % (tag, covered, last))
                covered = last + 1
            pieces.append(bytes_)
            continue
        if high < first:
            pieces.append(bytes_)
            continue
        if low < first:
            pieces.append(between(bytes_, low, first - 1))
        start = max(low, first)
        if covered < start:
            pieces.append(hidden % (tag, covered, start - 1))
        end = min(high, last)
        pieces.append(_hidden(between(bytes_, start, end)))
        covered = end + 1
        if high > last:
            pieces.append(between(bytes_, last + 1, high))
    if covered <= last:
        pieces.append(hidden % (tag, covered, last))
    return apply(data, [_inside(found, b"".join(pieces), tag + b"s")])


def _inside(found: Element, body: bytes, tag: bytes) -> Splice:
    if found.inner == found.end:
        return found.start, found.end, b"<%b>%b</%b>" % (tag, body, tag)
    return found.inner, found.close, body


def reach(tag: bytes) -> tuple[int, int]:
    """The first and the last column of a tag in <cols>."""
    low = int(attribute(tag, b"min") or 1)
    return low, int(attribute(tag, b"max") or MAX_COLUMN)


def between(tag: bytes, low: int, high: int) -> bytes:
    """Such a tag for other columns."""
    tag = with_attribute(tag, b"min", b"%d" % low)
    return with_attribute(tag, b"max", b"%d" % high)


def _hidden(tag: bytes) -> bytes:
    return with_attribute(tag, b"hidden", b"1")


def with_looks(data: bytes, looks: Mapping[Spot, int]) -> bytes:
    """The part with cells in other formats; each of these cells must be there."""
    part = Part(data)
    splices: list[Splice] = []
    rows: dict[int, dict[int, int]] = {}
    for (row, column), look in looks.items():
        rows.setdefault(row, {})[column] = look
    for number, wanted in sorted(rows.items()):
        cells = part.cells(part.rows[number])
        for column, look in wanted.items():
            start, _ = cells[column]
            tag = START.match(part.mask, start)
            if tag is None:
                raise RuntimeError(f"no start tag at row {number}, column {column}")
            splices.append(
                (
                    start,
                    tag.end(),
                    with_attribute(data[start : tag.end()], b"s", b"%d" % look),
                )
            )
    return apply(data, splices)
