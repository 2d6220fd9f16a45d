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
from toolkit.xlsx.workbook_part import rectangle, relations
from toolkit.xlsx.zip.room import BOOK, STYLES

# Programs make and drop these by themselves.
_BUILT_IN = re.compile(
    r"_xlnm|_xlfn|(?:_xlnm\.?_?|_)?"
    r"(?:print_area|print_titles|_?filterdatabase|criteria|extract|sheet_title)\Z",
    re.IGNORECASE,
)
_OTHER_KINDS = frozenset({"chartsheet", "dialogsheet", "xlMacrosheet"})
_FETCHED = ("url", "sourceFile", "connection")
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
    sheets of their own; `links`: other workbooks, programs, and what is fetched.
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
    package, part = book.package, book.package.workbook_part
    root = parse_xml(package.read(part, BOOK), part)
    kinds = [relation.kind for relation in relations(package, part)]
    sheets = {name.casefold(): name for name in book.sheet_names}
    names: dict[str, Said] = {}
    own: set[str] = set()
    for element in _below(root, "definedNames"):
        key = (element.get("name") or "").lower()
        if _BUILT_IN.match(key):
            continue
        sheet = element.get("localSheetId")
        if sheet is None:
            names[key] = _said(element.text or "", sheets)
        else:
            own.add(key)
    return BookFacts(
        names,
        frozenset(own),
        book.structure_locked,
        any(kind in _MACROS for kind in kinds),
        sum(kind in _OTHER_KINDS for kind in kinds),
        (*book.external_links, *book.dde_links, *_connections(book)),
        book.manual_calculation,
    )


def _connections(book: ClosedBook) -> Iterator[str]:
    """What the workbook fetches from elsewhere: pages of the web, databases, texts."""
    package = book.package
    for relation in relations(package, package.workbook_part):
        if relation.kind != "connections" or not package.has(relation.target):
            continue
        for one in parse_xml(package.read(relation.target, BOOK), relation.target):
            told = (how.get(key) for how in one for key in _FETCHED)
            yield next(filter(None, told), None) or one.get("name") or relation.target


def _said(text: str, sheets: Mapping[str, str]) -> Said:
    region = rectangle(text, sheets)
    return Said(region, "" if region else normal_form(text))


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
