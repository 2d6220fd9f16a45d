"""Rows as high as their texts, and elastic: a program fits them anew after typing."""

import re
from collections.abc import Mapping

from toolkit.xlsx.edit.splice import Part, apply, attribute

_NUMBER = re.compile(rb"""(?<=\s)r\s*=\s*["']\d+["']""")


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
