"""Where in a document a paragraph stands, in the words of a clerk."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from toolkit.model.origin import Origin
from toolkit.reports.docx.intake import Parts
from toolkit.reports.docx.xml import FALLBACK, Element, W, paragraph_texts, parsed

FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")
"""The parts that a template's fields may stand in."""

_NAMES = {"header": "Đầu trang", "footer": "Chân trang", "footnotes": "Chú thích"}
_BODY = "Thân văn bản"


class Spot(NamedTuple):
    """A paragraph: its element, where it stands, the row of the table it is in."""

    paragraph: Element
    origin: Origin
    row: Element | None
    table: Element | None
    box: Element
    """What holds it: a cell, or the body of its part."""

    @property
    def text(self) -> str:
        return "".join(one.text or "" for one in paragraph_texts(self.paragraph))


def filled_parts(parts: Parts) -> dict[str, Element]:
    """The trees of the parts that fields may stand in, the document first."""
    names = sorted(name for name in parts if FILLED.fullmatch(name))
    return {name: parsed(name, parts[name]) for name in names}


def spots(part: str, root: Element) -> Iterator[Spot]:
    """Every paragraph of a part, in order.

    «Bảng 2» counts all tables of the part in order, also those within a cell.
    """
    named = FILLED.fullmatch(part)
    where = _NAMES.get(named[1].rstrip("0123456789"), _BODY) if named else _BODY
    walk = _Walk(where)
    yield from walk.below(root, None, None, root, "")


class _Walk:
    def __init__(self, where: str) -> None:
        self.where, self.tables, self.paragraphs = where, 0, 0

    def below(
        self,
        parent: Element,
        table: Element | None,
        row: Element | None,
        box: Element,
        cell: str,
    ) -> Iterator[Spot]:
        for one in parent:
            if one.tag == f"{W}tbl":
                yield from self._table(one)
            elif one.tag == f"{W}p":
                origin = self._origin(cell)
                yield Spot(one, origin, row, table, box)
                yield from self.below(one, table, row, box, cell)
            elif one.tag != FALLBACK and len(one):
                yield from self.below(one, table, row, box, cell)

    def _origin(self, cell: str) -> Origin:
        if cell:
            name, _, place = cell.partition("|")
            return Origin(name, place)
        self.paragraphs += 1
        return Origin(self.where, f"đoạn {self.paragraphs}")

    def _table(self, table: Element) -> Iterator[Spot]:
        self.tables += 1
        name = f"Bảng {self.tables}"
        if self.where != _BODY:
            name = f"{self.where}, bảng {self.tables}"
        for number, row in enumerate(table.iterchildren(f"{W}tr"), start=1):
            for column, cell in enumerate(row.iterchildren(f"{W}tc"), start=1):
                place = f"{name}|dòng {number}, cột {column}"
                yield from self.below(cell, table, row, cell, place)
