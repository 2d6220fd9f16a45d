"""Why a proposal is concluded as it is, in the words of the register, each once."""

import re
from collections.abc import Iterable, Iterator

from toolkit.awards.eligibility.case import Condition, years_text

MISSING_SHOWN = 6
"""How many things that are missing one sentence names."""

_OF_YEARS = re.compile(r"^(.+? năm) (\d{4}(?:, \d{4})*)(| ở trang «[^»]*»)$")
_MISSING = ("chưa ", "sổ không có ", "trang «", "cần ghi ", "có ")
"""How evidence begins that says what to write; other parts say what is there."""


def reasons(conditions: Iterable[Condition]) -> str:
    """What the register says against each condition; the same thing is said once.

    A standard is named by what it asks for: what is there does not say what is wanted.
    Rules of eligibility are named by a label, which says nothing to whoever reads.
    """
    wanted: dict[str, list[str]] = {}
    for one in conditions:
        text = one.evidence.rstrip(".")
        names = wanted.setdefault(text, [])
        if one.own and one.rule and "cần " not in text:
            names.append(within(one.name))
    return "; ".join(
        f"{text} (cần {', '.join(dict.fromkeys(names))})" if names else text
        for text, names in wanted.items()
    )


def within(name: str) -> str:
    """A name as it stands inside a sentence; «CSTĐCS …» keeps its letters."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def missing(conditions: Iterable[Condition]) -> str:
    """What is missing in the register, each thing once, its years in one place."""
    parts = [part for one in conditions for part in _parts(one)]
    found = list(_joined(dict.fromkeys(parts)))
    more = len(found) - MISSING_SHOWN
    if more > 0:
        found[MISSING_SHOWN:] = [f"và {more} mục khác"]
    return "; ".join(found)


def _parts(condition: Condition) -> list[str]:
    """What of the evidence says that something is missing; else all of it."""
    every = condition.evidence.rstrip(".").split("; ")
    return [part for part in every if part.startswith(_MISSING)] or every


def _joined(parts: Iterable[str]) -> Iterator[str]:
    """Parts that differ by their years alone become one."""
    years: dict[tuple[str, str], list[int]] = {}
    order: list[str | tuple[str, str]] = []
    for part in parts:
        match = _OF_YEARS.match(part)
        if match is None:
            order.append(part)
            continue
        key = (match[1], match[3])
        if key not in years:
            order.append(key)
        years.setdefault(key, []).extend(map(int, match[2].split(", ")))
    for one in order:
        if isinstance(one, str):
            yield one
        else:
            yield f"{one[0]} {years_text(years[one])}{one[1]}"
