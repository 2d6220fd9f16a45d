"""Whose a rule is: everybody's, or one office's, sector's or province's."""

import re
from datetime import date

from toolkit.model.emulation import Council
from toolkit.rules.bodies import merged
from toolkit.rules.words import COUNCIL_WORDS, day_words, is_general

_COMMUNE = COUNCIL_WORDS[Council.COMMUNE]
_OF_A_YEAR = re.compile(r" năm \d{4}$")


def is_somebodys(applies_to: str) -> bool:
    """Whether a rule is of one office, sector or province; communes are a kind."""
    return not is_general(applies_to) and applies_to != _COMMUNE


def heading(applies_to: str, day: date) -> str:
    """Whose rules follow; of a province that is no more, where it went and when."""
    found = merged(_OF_A_YEAR.sub("", applies_to), day)
    name = applies_to[:1].upper() + applies_to[1:]
    if found is None:
        return name
    into, version = found
    unread = ", chưa kiểm chứng" if version.status == "unverified" else ""
    since = day_words(version.start)
    return f"{name} (tỉnh đã nhập vào {into} từ {since}{unread})"
