"""How often a thing is tried: little in the fast lane, by samples in a whole run."""

import os
from collections.abc import Container, Sequence
from typing import TypeVar

from tests.run_all import FAST, THOROUGH


def is_thorough() -> bool:
    """Whether this run is for a release."""
    return bool(os.environ.get(THOROUGH))


def tries(number: int) -> int:
    """So many examples in a thorough run, else a quarter, in the fast lane a fifth."""
    if is_thorough():
        return number
    return max(number // (5 if os.environ.get(FAST) else 4), 5)


Item = TypeVar("Item")


def sample(
    items: Sequence[Item], every: int, keep: Container[object] = ()
) -> list[Item]:
    """Each so-many-th of the items, with those to keep, where each takes seconds.

    In a thorough run, which is for a release, all of them. Always the same ones: what
    was green yesterday and is red today is so because of a change.
    """
    if is_thorough():
        return list(items)
    return [it for n, it in enumerate(items) if n % every == 0 or it in keep]
