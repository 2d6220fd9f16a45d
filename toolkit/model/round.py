"""A round: workbooks that go out to units and come back."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.origin import NOWHERE, Origin

_ADDRESS = re.compile(r"[^@\s<>,;\"()\[\]:\\]{1,64}@[^@\s<>,;\"()\[\]:\\]{1,190}")


def is_address(text: str) -> bool:
    """Whether a text is one plain mail address, in letters that every mail takes."""
    return text.isascii() and _ADDRESS.fullmatch(text) is not None


class Unit(NamedTuple):
    """A unit that takes part. `key` is its name in ASCII, by which files know it.

    `address` is its mail address, "" where mail goes another way; `deadline` its own
    one, None where that of the round counts. `votes` part units of equal points.
    """

    key: str
    name: str
    short: str = ""
    address: str = ""
    cluster: str = ""
    deadline: date | None = None
    origin: Origin = NOWHERE
    votes: Decimal | None = None


def short_names(units: Iterable[Unit]) -> dict[str, str]:
    """What each unit is called where there is little room, by its key.

    Its short name, where no other unit is called so; else nobody could tell them apart.
    """
    listed = tuple(units)
    said = Counter((unit.short or unit.name).casefold() for unit in listed)
    return {
        unit.key: unit.short if said[unit.short.casefold()] == 1 else unit.name
        for unit in listed
    }


class Letter(NamedTuple):
    """A letter of the office's own words, with fields in braces."""

    subject: str
    body: str


class LetterKind(StrEnum):
    """What a letter goes with."""

    SEND = "send"
    AGAIN = "again"
    REMIND = "remind"


class Deed(StrEnum):
    """What an entry of the ledger says was done."""

    SENT = "sent"
    TAKEN = "taken"
    REFUSED = "refused"
    APPRAISED = "appraised"


class Entry(NamedTuple):
    """One line of the ledger.

    `moment` is local time; `unit` its key; `digest` the SHA-256 of the file's bytes, in
    hex; `state` words for a person; `late` in days, 0 when it came in time; `name` what
    the unit was called then, where the line was read.
    """

    moment: datetime
    deed: Deed
    unit: str
    round: str
    revision: int
    file: str
    digest: str
    issue: str = ""
    state: str = ""
    late: int = 0
    name: str = ""


class RoundSettings(NamedTuple):
    """What the head of the cluster decided. `deadline` is that of every unit.

    `round` is the name of the present one, `published` those of the closed ones, parted
    by commas; `ranked_by`, `tie_order`, `flag`, `flag_share` and `flag_rounding` are of
    the ranking: all as they were typed, since only who knows the rubric and the rules
    can read them. `register`: the file of the register that is sent out in slices,
    beside the round book; "" where a rubric is sent.
    """

    office: str = ""
    title: str = ""
    year: int | None = None
    round: str = ""
    deadline: date | None = None
    plain_names: bool = True
    ranked_by: str = ""
    tie_order: str = ""
    flag: str = ""
    flag_share: str = ""
    flag_rounding: str = ""
    register: str = ""
    published: str = ""
