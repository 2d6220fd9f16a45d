"""The appraisal book: all units side by side under each criterion, and where it is."""

from typing import NamedTuple

from toolkit.model.rubric import Criterion

KIND = "appraisal"
SCHEMA = 1

APPRAISAL, SOURCES = "Thẩm định", "Nguồn"
HEAD_ROW, FIRST_ROW = 4, 5

PREFIX = "td_a_"
ROUND, FINGERPRINT = f"{PREFIX}round", f"{PREFIX}fingerprint"
"""Names of the cells with the `value` of the round and the mark of the rubric."""

POINTS, REASON = "points", "reason"
ITEM, UNIT = "item", "unit"
TITLE = "title"
"""Columns that are read back, by their names behind PREFIX; TITLE shows the unit."""

SOURCE_UNIT, SOURCE_DIGEST = "source_unit", "source_digest"
"""Columns of «Nguồn»: whose workbook it was made from, and the SHA-256 of it."""


class Given(NamedTuple):
    """What one unit has for one criterion before the round that is appraised.

    `earlier`: points by round, as shown, None where there are none. `said`: the reasons
    of earlier rounds and the unit's answer. `points`, `reason`: of this very round, if
    they were given before.
    """

    unit: str
    name: str
    earlier: tuple[float | int | None, ...]
    evidence: str
    said: str
    points: float | int | None = None
    reason: str = ""


class Block(NamedTuple):
    """A criterion with all units below it; `most` is None where there is no limit."""

    criterion: Criterion
    least: float | int
    most: float | int | None
    units: tuple[Given, ...]


class Source(NamedTuple):
    """A workbook that the book was made from."""

    unit: str
    name: str
    file: str
    digest: str


class Appraisal(NamedTuple):
    """All that an appraisal book holds when it is made.

    `keeps_reason`: the form has a column for why points of this round were given;
    where it has none, only the log of the workbook says so.
    """

    title: str
    round_value: str
    round_name: str
    earlier: tuple[str, ...]
    keeps_reason: bool
    fingerprint: str
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]
