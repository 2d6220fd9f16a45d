"""Gathers what is wrong in a table: in the order of its rows, and not endlessly."""

from collections import Counter
from collections.abc import Collection, Iterator
from typing import NamedTuple

from toolkit.findings import Finding, find
from toolkit.forms.register.reading.answer import Problem
from toolkit.forms.register.reading.titles import similar_award
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.address import a1

MOST = 20
"""Findings of one code in one table; how many more there are is said in one."""

_BY_TEXT = frozenset(
    (
        *("C232", "C238", "C240", "C241", "C242", "C243", "C244", "C261"),
        *("C330", "C331"),
    )
)
"""Told once for each text, with its first cell and the number of its rows."""


class _Fault(NamedTuple):
    row: int
    column: int
    problem: Problem


class Faults:
    """The faults of one table, each in a row (from 1) of the sheet and a column."""

    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self._found: list[_Fault] = []

    def add(self, row: int, column: int, problem: Problem) -> None:
        """Note a fault."""
        self._found.append(_Fault(row, column, problem))

    def cells(self) -> frozenset[tuple[int, int]]:
        """Row and column of every cell that has a fault."""
        return frozenset(fault[:2] for fault in self._found)

    def unread(self, codes: Collection[str]) -> Iterator[tuple[int, int, str]]:
        """Row, column and text of the cells that have a fault of one of the codes."""
        for row, column, problem in self._found:
            if problem.code in codes:
                yield row, column, problem.seen

    def findings(self) -> tuple[Finding, ...]:
        """What the clerk is told: rows in order, at most so many of each code."""
        self._found.sort(key=lambda fault: fault[:2])
        heads: dict[tuple[int, Problem] | int, list[_Fault]] = {}
        for number, fault in enumerate(self._found):
            by_text = fault.problem.code in _BY_TEXT
            key = (fault.column, fault.problem) if by_text else number
            heads.setdefault(key, []).append(fault)
        told: list[Finding] = []
        times: Counter[str] = Counter()
        further: dict[str, tuple[_Fault, int]] = {}
        for same in heads.values():
            code = same[0].problem.code
            times[code] += 1
            if times[code] <= MOST:
                told.append(self._finding(same[0], len(same)))
            else:
                first, count = further.get(code, (same[0], 0))
                further[code] = (first, count + len(same))
        told += (self._more(*rest) for rest in further.values())
        return tuple(told)

    def _finding(self, fault: _Fault, count: int) -> Finding:
        code, seen, expected, _, label = fault.problem
        if fault.problem.code == "C240":
            expected = similar_award(seen)
        return find(
            code,
            self._at(fault),
            seen=seen,
            expected=expected,
            label=label,
            count=str(count),
        )

    def _more(self, first: _Fault, count: int) -> Finding:
        code = first.problem.code
        return find("S123", self._at(first), seen=str(count), expected=code)

    def _at(self, fault: _Fault) -> Origin:
        return Origin(self.sheet, a1(fault.row, fault.column))
