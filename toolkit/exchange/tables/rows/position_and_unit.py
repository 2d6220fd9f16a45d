"""Somebody's position and unit that stand in one text, parted."""

import re

from toolkit.rules.names import folded

_PARTS = re.compile(r"[,;\n]|(?<=\s)[-–—](?=\s)")
_LONGEST_UNIT = 300
"""Characters of a name; of a long text no more than its end is looked at."""


def part(text: str, units: frozenset[str]) -> tuple[str, str]:
    """«Trưởng phòng, Phòng Kế hoạch» → its position and unit; "" for what is unclear.

    The unit is the longest ending that is the name of a known unit.
    """
    whole = text.strip()
    if folded(whole) in units:
        return "", whole
    for found in _PARTS.finditer(whole, max(len(whole) - _LONGEST_UNIT, 0)):
        unit = whole[found.end() :].strip()
        if folded(unit) in units:
            return whole[: found.start()].strip(), unit
    return "", ""
