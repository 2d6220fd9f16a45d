"""Columns of a sheet part in other widths and formats, and higher rows."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from toolkit.xlsx.edit.splice import (
    TAG,
    Part,
    Splice,
    apply,
    attribute,
    children,
    masked,
)
from toolkit.xlsx.graft.columns import START, between, reach
from toolkit.xlsx.graft.start_tag import with_attribute
from toolkit.xlsx.read.bounds import COLUMN_LIMIT

_ROWS = re.compile(rb"<((?:[\w.-]+:)?)sheetData[\s/>]")
_ON = ("1", "true", "on")
_MUCH = 0.75
"""Points by which a row must be too low to be made higher: a pixel."""


class ColumnLook(NamedTuple):
    """What a column is to look like from a row down.

    `width`: in characters as the file has them, None as it is; `formats`: number of a
    cell format → that which takes its place.
    """

    width: float | None = None
    formats: Mapping[int, int] = {}


def formats_in(
    data: bytes, columns: Collection[int], first_row: int
) -> dict[int, set[int]]:
    """Column → the formats of its cells from a row down, and of the column itself."""
    part = Part(data)
    found: dict[int, set[int]] = {column: set() for column in columns}
    for tag, low, high in _columns(part):
        for column in columns:
            if low <= column <= high:
                found[column].add(int(attribute(tag, b"style") or 0))
    for _, column, tag in _cells(part, columns, first_row):
        found[column].add(int(attribute(tag, b"s") or 0))
    return found


def without_rows(data: bytes) -> bytes:
    """The part up to its rows: what its columns say is read of it in no time.

    One with a comment before its rows comes back as it is.
    """
    rows = _ROWS.search(data)
    if rows is None or b"<!" in data[: rows.start()]:
        return data
    end = b"<%bsheetData/></%bworksheet>" % (rows[1], rows[1])
    return data[: rows.start()] + end


def column_formats(data: bytes) -> dict[int, int]:
    """The format of each column that names one, for cells that are not there."""
    found: dict[int, int] = {}
    for tag, low, high in _columns(Part(data)):
        if number := int(attribute(tag, b"style") or 0):
            last = min(high, COLUMN_LIMIT)
            found.update(dict.fromkeys(range(low, last + 1), number))
    return found


def with_column_looks(
    data: bytes, looks: Mapping[int, ColumnLook], first_row: int
) -> bytes:
    """The part with columns in other looks; no value and no other format changes."""
    part = Part(data)
    splices: list[Splice] = []
    cols = next((one for one in part.children() if one.name == "cols"), None)
    if cols is not None:
        for one in children(part.mask, cols.inner, cols.close):
            bytes_ = data[one.start : one.end]
            new = b"".join(_parted(bytes_, looks))
            if new != bytes_:
                splices.append((one.start, one.end, new))
    for start, column, tag in _cells(part, looks, first_row):
        number = int(attribute(tag, b"s") or 0)
        new_number = looks[column].formats.get(number, number)
        if new_number != number:
            new = with_attribute(tag, b"s", b"%d" % new_number)
            splices.append((start, start + len(tag), new))
    return apply(data, splices)


def with_higher_rows(data: bytes, heights: Mapping[int, float]) -> tuple[bytes, int]:
    """The part with rows at least so high, in points, and how many became higher.

    A height that a person gave (a custom one) stays. The new one gives way as well.
    """
    part = Part(data)
    splices: list[Splice] = []
    for number, points in heights.items():
        row = part.rows.get(number)
        if row is None:
            continue
        tag = data[row.start : row.inner]
        given = attribute(tag, b"ht")
        custom = attribute(tag, b"customHeight") in _ON
        if given and (custom or float(given) > points - _MUCH):
            continue
        new = with_attribute(tag, b"ht", b"%.2f" % points)
        splices.append((row.start, row.inner, new))
    return apply(data, splices), len(splices)


def is_shrunk(xf: bytes) -> bool:
    """Whether texts in cells of a format are made smaller to fit."""
    return any(attribute(tag, b"shrinkToFit") in _ON for tag in _alignments(xf))


def wrapped(xf: bytes) -> bytes:
    """The format in which such texts go on in further lines instead."""
    for tag in _alignments(xf):
        new = with_attribute(tag, b"shrinkToFit", None)
        return xf.replace(tag, with_attribute(new, b"wrapText", b"1"), 1)
    return xf


def _alignments(xf: bytes) -> Iterator[bytes]:
    mask = masked(xf)
    root = next(TAG.finditer(mask))
    if not root[4]:
        for one in children(mask, root.end(), mask.rindex(b"</")):
            if one.name == "alignment":
                yield xf[one.start : one.inner]


def _columns(part: Part) -> Iterator[tuple[bytes, int, int]]:
    """The tags of <cols>, each with its first and last column."""
    cols = next((one for one in part.children() if one.name == "cols"), None)
    if cols is not None:
        for one in children(part.mask, cols.inner, cols.close):
            tag = part.data[one.start : one.end]
            yield tag, *reach(tag)


def _parted(tag: bytes, looks: Mapping[int, ColumnLook]) -> Iterator[bytes]:
    """The tag, or one for each column that changes and for what lies between."""
    low, high = reach(tag)
    own = [column for column in sorted(looks) if low <= column <= high]
    changed = {column: _changed(tag, looks[column]) for column in own}
    if all(new == tag for new in changed.values()):
        yield tag
        return
    at = low
    for column, new in changed.items():
        if at < column:
            yield between(tag, at, column - 1)
        yield between(new, column, column)
        at = column + 1
    if at <= high:
        yield between(tag, at, high)


def _changed(tag: bytes, look: ColumnLook) -> bytes:
    if look.width is not None:
        tag = with_attribute(tag, b"width", b"%.7f" % look.width)
        tag = with_attribute(tag, b"customWidth", b"1")
    number = int(attribute(tag, b"style") or 0)
    new = look.formats.get(number, number)
    return tag if new == number else with_attribute(tag, b"style", b"%d" % new)


def _cells(
    part: Part, columns: Collection[int], first_row: int
) -> Iterator[tuple[int, int, bytes]]:
    """The cells of some columns from a row down: place, column, start tag."""
    for number, row in part.rows.items():
        if number < first_row:
            continue
        for column, (start, _) in part.cells(row).items():
            if column in columns and (tag := START.match(part.mask, start)):
                yield start, column, part.data[start : tag.end()]
