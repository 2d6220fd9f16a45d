"""What is understood of a scoring table: its lines, its rubric, its entries."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from toolkit.exchange.rubric.heads import Columns
from toolkit.exchange.rubric.roles import Role
from toolkit.exchange.rubric.titles import Titles
from toolkit.exchange.sources.source import Source
from toolkit.findings import Finding
from toolkit.model.origin import Origin
from toolkit.model.rubric import Rubric
from toolkit.model.scorecard import Entry


class LineKind(StrEnum):
    """What a line of a table was understood to be."""

    SECTION = "section"
    GROUP = "group"
    ITEM = "item"
    LEVEL = "level"
    PART = "part"
    TOTAL = "total"
    HEADING = "heading"
    NUMBERS = "numbers"
    ABOVE = "above"
    NOTE = "note"
    CONTINUED = "continued"
    HIDDEN = "hidden"
    UNREAD = "unread"
    OUTSIDE = "outside"


class Sure(StrEnum):
    """How sure it is."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


class ReadLine(NamedTuple):
    """A line as it was understood.

    `at`: the cell of its text; `places`: the cell of each column; `number` as printed,
    `code` its place in the rubric («III.2.đ»), "" for what has none. `standard`: of a
    level its points. `typed`: the points in each other column of points.
    """

    kind: LineKind
    row: int
    at: Origin
    number: str = ""
    code: str = ""
    text: str = ""
    standard: Decimal | None = None
    typed: Mapping[Role, Decimal] = {}
    places: Mapping[Role, Origin] = {}
    sure: Sure = Sure.SURE
    why: str = ""


class Understood(NamedTuple):
    """A scoring table: its columns, its lines in order, the rubric, the entries.

    `entries` are empty where nobody filled it in. `lines` names every line of the
    sheets that were looked at. `complete`: no item lacks its points, nothing stands in
    the way of a scoring workbook.
    """

    source: Source
    columns: Columns
    lines: tuple[ReadLine, ...]
    rubric: Rubric
    entries: Mapping[str, Entry]
    titles: Titles
    findings: tuple[Finding, ...]
    complete: bool
    typed: Mapping[str, Decimal] = {}
    places: Mapping[str, Origin] = {}
