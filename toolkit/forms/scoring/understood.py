"""A row of an office's own table, and what it was taken for."""

from typing import NamedTuple


class Understood(NamedTuple):
    """A row as it is told to a person; `key` is "" where it is left alone."""

    row: int
    taken_for: str
    text: str
    standard: int | float | None
    key: str
