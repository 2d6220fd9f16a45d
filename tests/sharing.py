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
    language = _LANGUAGE.search(name)
    return f"{_SHARED}{language[1]}" if file.startswith(_SHARED) and language else file


def longest_first(items: list[pytest.Item]) -> None:
    """Put what starts LibreOffice in front: begun last it would be waited for."""
    real = {shared_by(item.nodeid) for item in items if item.get_closest_marker("real")}
    items.sort(
        key=lambda item: (
            shared_by(item.nodeid) not in real,
            not item.nodeid.startswith(_SHARED),
        )
    )


class BySharing(LoadScopeScheduling):
    """Hands out what belongs together as one piece, in the order of collection."""

    def __init__(self, config: pytest.Config, log: Any = None) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return shared_by(nodeid)
