"""A workbook taken apart for the lint: parts, relations, sheets; never gives up."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
X14 = "{http://schemas.microsoft.com/office/spreadsheetml/2009/9/main}"
XM = "{http://schemas.microsoft.com/office/excel/2006/main}"
TYPES = "[Content_Types].xml"
XML_ENDINGS = (".xml", ".rels", ".vml")
ROWS, COLUMNS = 1_048_576, 16_384

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_COLUMN = re.compile(r"\$?([A-Z]{1,3})")
_ROW = re.compile(r"\$?([1-9][0-9]{0,6})")


class Relation(NamedTuple):
    """`target` is a part's name, or an address when `external`."""

    id: str
    kind: str
    target: str
    external: bool


class Area(NamedTuple):
    """A rectangle of cells, ends included, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def meets(self, other: "Area") -> bool:
        return (
            self.top <= other.bottom
            and other.top <= self.bottom
            and self.left <= other.right
            and other.left <= self.right
        )


class SheetPart(NamedTuple):
    """One entry of the workbook's list of sheets; `root` None when unreadable."""

    name: str
    state: str
    part: str
    root: ElementTree.Element | None


class Cell(NamedTuple):
    """A cell's element with the place it claims."""

    ref: str
    row: int
    column: int
    element: ElementTree.Element


def cell_place(ref: str) -> tuple[int, int] | None:
    """Row and column of «H9» or «$H$9»; None when it is no cell of a sheet."""
    match = _CELL.fullmatch(ref)
    if not match:
        return None
    row, column = int(match[2]), column_number(match[1])
    return (row, column) if row <= ROWS and column <= COLUMNS else None


def column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def area(ref: str) -> Area | None:
    """The rectangle of «A1:B2», «A1», «A:B» or «1:2»; None when it is none."""
    first, _, last = ref.partition(":")
    last = last or first
    cells = cell_place(first), cell_place(last)
    if cells[0] and cells[1]:
        found = Area(*cells[0], *cells[1])
    elif ":" in ref and (one := _COLUMN.fullmatch(first)):
        two = _COLUMN.fullmatch(last)
        if not two:
            return None
        found = Area(1, column_number(one[1]), ROWS, column_number(two[1]))
    elif ":" in ref and (one := _ROW.fullmatch(first)):
        two = _ROW.fullmatch(last)
        if not two:
            return None
        found = Area(int(one[1]), 1, int(two[1]), COLUMNS)
    else:
        return None
    fits = found.top <= found.bottom <= ROWS and found.left <= found.right <= COLUMNS
    return found if fits else None


def local(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]


class Opened:
    """All parts of a package, each XML part parsed once. `name` gives the ending."""

    def __init__(self, data: bytes, name: str) -> None:
        self.ending = posixpath.splitext(name)[1].lower()
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.names = [info.filename for info in package.infolist()]
            self.parts = {
                info.filename: package.read(info) for info in package.infolist()
            }
        self._trees: dict[str, ElementTree.Element | None] = {}
        self.errors: dict[str, str] = {}

    def xml_parts(self) -> Iterator[str]:
        return (n for n in self.parts if n.lower().endswith(XML_ENDINGS))

    def tree(self, part: str) -> ElementTree.Element | None:
        """The root of a part; None when it is absent or malformed (see `errors`)."""
        if part not in self._trees:
            self._trees[part] = None
            if part in self.parts:
                try:
                    self._trees[part] = ElementTree.fromstring(self.parts[part])
                except ElementTree.ParseError as error:
                    self.errors[part] = str(error)
        return self._trees[part]

    def relations(self, part: str) -> list[Relation]:
        """The relations of a part; of the package when `part` is empty."""
        folder, _, file = part.rpartition("/")
        root = self.tree(posixpath.join(folder, "_rels", f"{file}.rels"))
        found = []
        for element in root if root is not None else ():
            target = element.get("Target", "")
            external = element.get("TargetMode") == "External"
            if not external:
                whole = posixpath.join("/" + folder, unquote(target))
                target = posixpath.normpath(whole).lstrip("/")
            kind = element.get("Type", "")
            found.append(Relation(element.get("Id", ""), kind, target, external))
        return found

    def related(self, part: str, kind: str) -> list[str]:
        """The parts that `part` has a relation of this kind to, if they are there."""
        return [
            r.target
            for r in self.relations(part)
            if r.kind.endswith("/" + kind) and r.target in self.parts
        ]

    @cached_property
    def overrides(self) -> dict[str, str]:
        root = self.tree(TYPES)
        return {
            element.get("PartName", "").lstrip("/"): element.get("ContentType", "")
            for element in (root if root is not None else ())
            if local(element) == "Override"
        }

    @cached_property
    def defaults(self) -> dict[str, str]:
        root = self.tree(TYPES)
        return {
            element.get("Extension", "").lower(): element.get("ContentType", "")
            for element in (root if root is not None else ())
            if local(element) == "Default"
        }

    def content_type(self, part: str) -> str:
        ending = part.rpartition(".")[2].lower()
        return self.overrides.get(part) or self.defaults.get(ending, "")

    @cached_property
    def book_part(self) -> str:
        return next(iter(self.related("", "officeDocument")), "xl/workbook.xml")

    @property
    def book(self) -> ElementTree.Element:
        """The workbook's root; an empty element when it cannot be read."""
        root = self.tree(self.book_part)
        return ElementTree.Element("none") if root is None else root

    @cached_property
    def sheets(self) -> list[SheetPart]:
        targets = {r.id: r.target for r in self.relations(self.book_part)}
        return [
            SheetPart(
                element.get("name", ""),
                element.get("state", "visible"),
                part := targets.get(element.get(f"{REL}id", ""), ""),
                self.tree(part),
            )
            for element in self.book.iterfind(f"{MAIN}sheets/{MAIN}sheet")
        ]

    @cached_property
    def worksheets(self) -> list[SheetPart]:
        return [s for s in self.sheets if s.root is not None]

    @cached_property
    def strings(self) -> list[str]:
        """The shared strings, their formats left out."""
        parts = self.related(self.book_part, "sharedStrings")
        root = self.tree(parts[0]) if parts else None
        return [text_of(si) for si in (root if root is not None else ())]

    @cached_property
    def tables(self) -> list[tuple[SheetPart, str, ElementTree.Element]]:
        """Sheet, part and root of each table."""
        return [
            (sheet, part, root)
            for sheet in self.worksheets
            for part in self.related(sheet.part, "table")
            if (root := self.tree(part)) is not None
        ]

    @cached_property
    def vba_part(self) -> str | None:
        return next(iter(self.related(self.book_part, "vbaProject")), None)

    def cells(self, sheet: SheetPart) -> Iterator[Cell]:
        """The cells whose place can be read."""
        assert sheet.root is not None
        for element in sheet.root.iterfind(f"{MAIN}sheetData/{MAIN}row/{MAIN}c"):
            ref = element.get("r", "")
            place = cell_place(ref)
            if place:
                yield Cell(ref, *place, element)

    def shown(self, cell: ElementTree.Element) -> str:
        """The text that a cell holds."""
        value = cell.findtext(f"{MAIN}v") or ""
        if cell.get("t") == "s":
            known = value.isdecimal() and int(value) < len(self.strings)
            return self.strings[int(value)] if known else ""
        inline = cell.find(f"{MAIN}is")
        return value if inline is None else text_of(inline)


def text_of(item: ElementTree.Element) -> str:
    """The text of an <si> or <is>: its own <t> or those of its runs."""
    runs = (
        t.text or "" for run in item.iterfind(f"{MAIN}r") for t in run.iter(f"{MAIN}t")
    )
    return (item.findtext(f"{MAIN}t") or "") + "".join(runs)
