"""Rows as high as their texts, and elastic: a program fits them anew after typing."""

import re
from collections.abc import Mapping

from toolkit.xlsx.edit.cell import ATTRIBUTES
from toolkit.xlsx.edit.splice import Part, apply, attribute, children
from toolkit.xlsx.read.bounds import COLUMN_LIMIT

_NUMBER = re.compile(rb"""(?<=\s)r\s*=\s*["'](\d+)["']""")


def with_heights(data: bytes, heights: Mapping[int, float]) -> bytes:
    """A sheet part in which these rows have a height, in points.

    A row that has one keeps it: a person or a program gave it. It is not called custom:
    whoever types into the row sees it grow with its text.
    """
    part = Part(data)
    splices = []
    for number, points in heights.items():
        row = part.rows.get(number)
        if row is None:
            continue
        tag = part.data[row.start : row.inner]
        named = _NUMBER.search(tag)
        if named is None or attribute(tag, b"ht"):
            continue
        at = row.start + named.end()
        splices.append((at, at, b' ht="%.2f"' % points))
    return apply(data, splices) if splices else data


def rows_without_height(data: bytes, first: int) -> frozenset[int]:
    """The rows of a sheet part from `first` down that hold something and no height."""
    part = Part(data)
    # Only start tags are looked at: a large register has many rows.
    tags = re.compile(b"<%brow" % part.prefix + rb"(?=[\s/>])" + ATTRIBUTES + rb"(/?)>")
    found = set()
    for tag in tags.finditer(part.mask, part.inner, part.close):
        named = _NUMBER.search(tag[0])
        if named and not tag[2] and b"ht=" not in tag[0] and b"ht " not in tag[0]:
            found.add(int(named[1]))
    return frozenset(number for number in found if number >= first)


def widths_of(data: bytes) -> dict[int, float]:
    """The widths of columns in a sheet part, in characters, where it names them."""
    part = Part(data)
    found: dict[int, float] = {}
    cols = next((one for one in part.children() if one.name == "cols"), None)
    if cols is None:
        return found
    for one in children(part.mask, cols.inner, cols.close):
        tag = data[one.start : one.end]
        width, low, high = (attribute(tag, name) for name in (b"width", b"min", b"max"))
        if width:
            last = min(int(high or low), COLUMN_LIMIT)
            found.update(dict.fromkeys(range(int(low), last + 1), float(width)))
    return found
