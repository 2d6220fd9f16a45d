"""What the doctor says: one line for each thing, with what to do about it."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple


class Status(Enum):
    """How a thing is; the value is the word on the screen."""

    OK = "OK"
    FAULT = "LỖI"
    UNCLEAR = "KHÔNG RÕ"


class Check(NamedTuple):
    """One thing looked at. `mend`: the next step, "" when nothing need be done."""

    status: Status
    what: str
    mend: str = ""

    @property
    def line(self) -> str:
        """For the screen."""
        mend = f"\n    Cách sửa: {self.mend}" if self.mend else ""
        return f"[{self.status.value}] {self.what}{mend}"


def ok(what: str) -> Check:
    """As it should be."""
    return Check(Status.OK, what)


def fault(what: str, mend: str) -> Check:
    """Wrong: something does not work until it is mended."""
    return Check(Status.FAULT, what, mend)


def unclear(what: str, mend: str) -> Check:
    """Cannot be told from here, or concerns some ways of working only."""
    return Check(Status.UNCLEAR, what, mend)


def in_order(checks: Iterable[Check]) -> Iterator[Check]:
    """Faults first: they are what somebody is looking for."""
    order = (Status.FAULT, Status.UNCLEAR, Status.OK)
    return iter(sorted(checks, key=lambda check: order.index(check.status)))
