"""A fault of a package, as the lint tells it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.packages.opened import Opened


class Fault(NamedTuple):
    """`check` names the rule, `part` where, `seen` what is there."""

    check: str
    part: str
    seen: str


Check = Callable[[Opened], Iterator[Fault]]
