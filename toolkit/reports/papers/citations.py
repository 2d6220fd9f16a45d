"""The lines «Căn cứ …» of a paper, from the instruments in force for its year."""

import re
from datetime import date
from typing import NamedTuple

from toolkit.reports.papers.figures import BLANK, long_day
from toolkit.rules.loader import INSTRUMENTS, Version, in_force, judged_on
from toolkit.rules.words import NO_ARTICLE, source_words

_ORDER = ("law", "decree", "circular")
_DAY = re.compile(r"ngày (\d{2})/(\d{2})/(\d{4})")
OWN_RULE = f"Quy chế thi đua, khen thưởng {BLANK}"
"""The office's own rule is not in the data: a person writes it, or strikes it out."""


class Citations(NamedTuple):
    """`lines` stand on paper; `unverified` only in the list of doubts."""

    lines: tuple[str, ...]
    unverified: tuple[Version, ...]


def citations(year: int) -> Citations:
    """Law, decree and circular of an award year; those checked stand on paper.

    The regime is that of the last day of the year. The office's own rule is a blank.
    """
    found = {q.id: v for q, v in in_force(judged_on(year), INSTRUMENTS)}
    names = [f"{INSTRUMENTS}/{name}" for name in _ORDER]
    known = [found[name] for name in names if name in found]
    lines = tuple(_cited(one) for one in known if not one.mark)
    return Citations((*lines, OWN_RULE), tuple(one for one in known if one.mark))


def _cited(version: Version) -> str:
    """The name with the day in full, where it is of one document that has one."""
    days = _DAY.findall(version.source)
    if len(days) != 1 or ";" in version.source:
        return version.value
    [(day, month, year)] = days
    return f"{version.value} {long_day(date(int(year), int(month), int(day)))}"


def cited(version: Version) -> str:
    """Article and document as paper has them: of an unknown article nothing is said."""
    if version.article == NO_ARTICLE:
        return version.source
    return source_words(version)
