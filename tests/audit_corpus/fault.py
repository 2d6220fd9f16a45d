"""A planted fault: a clean workbook, what is changed in it, what must be found."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.audit_corpus.page import Page

Build = Callable[[], list[Page]]


@dataclass(frozen=True)
class Fault:
    """`edits` change cells of the first sheet; `expected` is «S601 F16, S606 G7»."""

    name: str
    build: Build
    edits: Mapping[str, str]
    expected: str
    rows: frozenset[int] | set[int] = frozenset()
    columns: frozenset[str] | set[str] = frozenset()

    def pages(self) -> list[Page]:
        pages = self.build()
        for cell, text in self.edits.items():
            pages[0][cell] = text
        pages[0].hidden_rows |= self.rows
        pages[0].hidden_columns |= self.columns
        return pages

    def planted(self) -> set[tuple[str, str, str]]:
        """Code, sheet and cell of each finding there must be."""
        first = self.build()[0].name
        found = set()
        for one in self.expected.split(", "):
            code, _, place = one.partition(" ")
            sheet, _, cell = place.rpartition("!")
            found.add((code, sheet or first, cell))
        return found
