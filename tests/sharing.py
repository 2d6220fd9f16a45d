"""Which of the workers runs what: one of them all that shares a LibreOffice."""

import re
from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

_LANGUAGE = re.compile(r"\[([a-z]{2}-[A-Z]{2})\b")
_SHARED = "tests/calc/"
"""Tests in here share one running LibreOffice for each language."""


def shared_by(nodeid: str) -> str:
    """The name of what a test shares with others: a running LibreOffice or its file."""
    file, _, name = nodeid.partition("::")
    language = _LANGUAGE.search(name) if file.startswith(_SHARED) else None
    return f"{_SHARED}{language[1]}" if language else file


# What makes a file a long one, the longest first.
_LONG = ("screen", "real", "sdk", "slow")


def longest_first(items: list[pytest.Item]) -> None:
    """Put what takes minutes in front: begun last it would be waited for.

    First the many tests that share a LibreOffice, then files by the most that one of
    their tests needs.
    """
    ranks: dict[str, int] = {}
    pieces: dict[pytest.Item, str] = {}
    for item in items:
        marks = {mark.name for mark in item.iter_markers()}
        needs = (n for n, what in enumerate(_LONG) if what in marks)
        piece = pieces[item] = shared_by(item.nodeid)
        rank = min(needs, default=len(_LONG))
        ranks[piece] = min(rank, ranks.get(piece, rank))
    items.sort(
        key=lambda item: (
            not item.nodeid.startswith(_SHARED),
            ranks[pieces[item]],
        )
    )


class BySharing(LoadScopeScheduling):
    """Hands out what belongs together as one piece, in the order of collection."""

    def __init__(self, config: pytest.Config, log: Any = None) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return shared_by(nodeid)
