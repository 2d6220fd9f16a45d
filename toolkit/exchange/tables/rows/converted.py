"""Rows that lines of a source became, with a tally of what became of their values."""

from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.xlsx.cells.cell import CellValue

Fields = dict[str, CellValue]


class NewRow(NamedTuple):
    """A row for the table, and the line of the source that it comes from."""

    line: int
    values: Fields


@dataclass(slots=True)
class Tally:
    """What became of the values of one column; lists hold (line, text)."""

    better: int = 0
    example: tuple[str, str] = ("", "")
    unknown: list[tuple[int, str]] = field(default_factory=list)
    swapped: list[tuple[int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Converted:
    """The rows, and the tallies by field. `differ`: lines in which columns of one
    field disagree; `doubled`: lines that became two rows; `errors`, `cut`: (line,
    text) of error values, and of texts that a cell cannot hold whole. `marks`: how
    many marks became rows, `by_year` how many cells below years; `unclear`: column →
    (line, text) of what is no mark. `bodies`: (line, text) of titles that say who
    granted them, beside no «Cấp khen»."""

    rows: list[NewRow] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)
    differ: dict[str, list[int]] = field(default_factory=dict)
    doubled: list[int] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)
    cut: list[int] = field(default_factory=list)
    marks: int = 0
    by_year: int = 0
    unclear: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    bodies: list[tuple[int, str]] = field(default_factory=list)
