"""What a workbook says beside its cells: names, locks, links, kinds of sheets."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.formula_text import normal_form
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.reading import is_on, parse_xml
from toolkit.xlsx.read.stored_values import local
from toolkit.xlsx.run import Recent, current
from toolkit.xlsx.zip.package import Package
from toolkit.xlsx.zip.room import BOOK, STYLES

# Programs make and drop these by themselves.
_BUILT_IN = re.compile(
    r"_xlnm|_xlfn|(?:_xlnm\.?_?|_)?"
    r"(?:print_area|print_titles|_?filterdatabase|criteria|extract|sheet_title)\Z",
    re.IGNORECASE,
)
_OTHER_KINDS = frozenset({"chartsheet", "dialogsheet", "xlMacrosheet"})
"""Attributes of a connection that say what it fetches (ECMA-376 part 1, 18.13)."""
_MACROS = frozenset({"vbaProject", "xlMacrosheet", "xlIntlMacrosheet"})


class Said(NamedTuple):
    """What a defined name stands for: a rectangle, or else its formula."""

    region: Region | None
    formula: str


class BookFacts(NamedTuple):
    """A workbook without its cells.

    `names` and `local_names` by lower case, the second with the number of its sheet;
    `macros`: it carries code; `other_sheets`: charts, dialogs and macros that are
    sheets of their own; `links`: other workbooks, programs and sources of data.
    """

    names: Mapping[str, Said]
    local_names: frozenset[str]
    structure_locked: bool
    macros: bool
    other_sheets: int
    links: tuple[str, ...]
    manual: bool


def facts_of(book: ClosedBook) -> BookFacts:
    """Read what a workbook says beside its cells. Raises FileRefusedError F018."""
    kinds = [relation.kind for relation in book.related]
    fetched = [r.target for r in book.related if r.kind == "connections"]
    others = book.other_names()
    names = {
        name: Said(region, "" if region else normal_form(others[name]))
        for name, region in book.names().items()
        if not _BUILT_IN.match(name)
    }
    return BookFacts(
        names,
        frozenset(name for name in book.own_names if not _BUILT_IN.match(name)),
        book.structure_locked,
        any(kind in _MACROS for kind in kinds),
        sum(kind in _OTHER_KINDS for kind in kinds),
        (*book.external_links, *book.dde_links, *_connections(book.package, fetched)),
        book.manual_calculation,
    )


def _connections(package: Package, parts: list[str]) -> Iterator[str]:
    """Where data is fetched from: a page, a file, a database; else the name it has."""
    for part in filter(package.has, parts):
        for one in parse_xml(package.read(part, BOOK), part):
            said = (
                child.get(name)
                for child in one
                for name in ("url", "sourceFile", "connection")
            )
            yield next(filter(None, said), None) or one.get("name") or part


def _below(root: ET.Element, name: str) -> Iterator[ET.Element]:
    for child in root:
        if local(child.tag) == name:
            yield from child


class _Styles:
    """Locks by the bytes of a styles part, for the workbooks of a run."""

    def __init__(self) -> None:
        self.locks: Recent[tuple[bool, ...]] = Recent(
            8, longest=4_000_000, in_all=16_000_000
        )


class Locks:
    """Which cell formats of a workbook are locked; all of them unless they say so."""

    def __init__(self, book: ClosedBook) -> None:
        part = book.styles_part
        self._locked: tuple[bool, ...] = ()
        if part is not None:
            data = book.package.read(part, STYLES)
            kept = current().of(_Styles).locks
            self._locked = kept.get((data, part), lambda: _locked(data, part))

    def __call__(self, style: int) -> bool:
        """Whether a cell of this format is locked, where its sheet is protected."""
        known = 0 <= style < len(self._locked)
        return self._locked[style] if known else True


def _locked(data: bytes, part: str) -> tuple[bool, ...]:
    return tuple(
        all(
            is_on(element.get("locked") or "1")
            for element in xf
            if local(element.tag) == "protection"
        )
        for xf in _below(parse_xml(data, part), "cellXfs")
    )
