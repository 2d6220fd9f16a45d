"""How often a thing is tried: little in the fast lane, by samples in a whole run."""

import os
from collections.abc import Container, Sequence
from typing import TypeVar

from tests.run_all import FAST, THOROUGH


def tries(number: int) -> int:
    """So many examples; a fifth of them in the fast lane."""
    return max(number // 5, 5) if os.environ.get(FAST) else number


Item = TypeVar("Item")


def sample(
    items: Sequence[Item], every: int, keep: Container[object] = ()
) -> list[Item]:
    """Each so-many-th of the items, with those to keep, where each takes seconds.

    In a thorough run, which is for a release, all of them. Always the same ones: what
    was green yesterday and is red today is so because of a change.
    """
    if os.environ.get(THOROUGH):
        return list(items)
    return [it for n, it in enumerate(items) if n % every == 0 or it in keep]
