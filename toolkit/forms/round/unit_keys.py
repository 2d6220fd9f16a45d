"""The key of each unit: the same however the rows of «Đơn vị» are sorted later."""

import re
from collections.abc import Mapping, Sequence

from toolkit.model.plain_text import without_marks
from toolkit.rules.names import fold

_LONGEST = 40


def unit_keys(names: Sequence[str], known: Mapping[str, str]) -> list[str]:
    """A key for each name, in ASCII, another one for each.

    `known`: the keys under which units were sent anything, by their folded names. Long
    names may begin alike, and then a number tells them apart; once it was sent out it
    stays with its name, whatever is sorted, put in or taken out above it.
    """
    taken: set[str] = set()
    keys: list[str] = []
    for name in names:
        key = known.get(fold(name), "")
        keys.append("" if key in taken else key)  # two names of one: the first has it
        taken.add(key)
    sent_to = {key: name for name, key in known.items()}
    for number, name in enumerate(names):
        if not keys[number]:
            keys[number] = _new(name, taken, sent_to)
            taken.add(keys[number])
    return keys


def _new(name: str, taken: set[str], sent_to: Mapping[str, str]) -> str:
    whole = _plain(name)
    key = base = whole[:_LONGEST].strip("-") or "don-vi"
    if key not in taken and _plain(sent_to.get(key, "")) == _plain(fold(name)):
        return key  # the unit that it was sent to: marks in its name were mended since
    number = 1
    while key in taken or key in sent_to:
        number += 1
        key = f"{base}-{number}"
    return key


def _plain(name: str) -> str:
    letters = (one for one in without_marks(name) if one.isascii())
    return "-".join(re.findall(r"[a-z0-9]+", "".join(letters).lower()))
