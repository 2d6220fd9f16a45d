"""The workbook part: sheets, names, links to other files, calculation settings."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, Protocol

from toolkit.xlsx.cells.address import MAX_COLUMN, MAX_ROW, column_number
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.edit.print_areas import PRINT_AREA, sheet_place
from toolkit.xlsx.edit.splice import TAG, apply, attribute, children, masked
from toolkit.xlsx.read.reading import (
    broken,
    each_grandchild,
    is_on,
    parse_xml,
    relation_id,
)
from toolkit.xlsx.read.stored_values import local
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words
from toolkit.xlsx.zip.names import decoded, part_key
from toolkit.xlsx.zip.package import LIMITS, Package
from toolkit.xlsx.zip.room import BOOK, SHEET, SMALL, Room

_TYPES = "[Content_Types].xml"
_RECTANGLE = re.compile(
    r"""\$?(?:'((?:[^']|'')+)'|([^'!\s]+))!
        \$([A-Za-z]{1,3})\$([0-9]{1,7})(?::\$([A-Za-z]{1,3})\$([0-9]{1,7}))?""",
    re.VERBOSE,
)
# What the schema puts after <calcPr>.
_AFTER_CALC = frozenset(
    {"oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes"}
    | {"webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst"}
)
# ECMA-376 part 1, 18.8.30: formats that are known by number only.
BUILTIN_FORMATS = {
    **{1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"},
    **{11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "mm-dd-yy", 15: "d-mmm-yy"},
    **{16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm"},
    **{21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0 ;(#,##0)"},
    **{38: "#,##0 ;[Red](#,##0)", 39: "#,##0.00;(#,##0.00)"},
    **{40: "#,##0.00;[Red](#,##0.00)", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0"},
    **{48: "##0.0E+0", 49: "@"},
}


class Parts(Protocol):
    """What the relationships of a part are read from: a package, or any zip."""

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        ...

    def read(self, name: str, room: Room = SHEET) -> bytes:
        """The bytes of a part."""
        ...


class Relation(NamedTuple):
    """A relationship; `kind` ends its type, `target` is a part unless external."""

    id: str
    kind: str
    target: str
    external: bool


class SheetEntry(NamedTuple):
    """A worksheet as the workbook lists it."""

    name: str
    part: str
    state: str  # visible, hidden, veryHidden


def _refuse_many(root: ET.Element) -> None:
    """Raise FileRefusedError F012 where more sheets are listed than there are parts."""
    sheets = sum(1 for _ in _grandchildren(root, "sheets"))
    if sheets > LIMITS.parts:
        words = Words("sheets", sheets), Words("sheets", LIMITS.parts)
        raise FileRefusedError(Fault.TOO_MUCH_INSIDE, seen=words[0], expected=words[1])


class BookXml:
    """What the workbook part says. Raises FileRefusedError F012, F018.

    `names` of the whole workbook, in lower case, with their rectangle; None where it is
    none, then `other_names` has what stands there. `own_names`: those of one sheet.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.part = package.workbook_part
        root = parse_xml(package.read(self.part, BOOK), self.part)
        _refuse_many(root)
        self.related = relations(package, self.part)
        self.relations = {r.id: r for r in self.related}
        self.sheets = {entry.name: entry for entry in self._sheets(root)}
        self.all_sheets = tuple(
            e.get("name") or "" for e in _grandchildren(root, "sheets")
        )
        self.names: dict[str, Region | None] = {}
        self.other_names: dict[str, str] = {}
        self.own_names: set[str] = set()
        self._take_names(root)
        self.print_areas = dict(self._print_areas(root))
        told = {local(element.tag): element.attrib for element in root}
        calculation = told.get("calcPr", {})
        self.manual_calculation = calculation.get("calcMode") == "manual"
        self.iterates = is_on(calculation.get("iterate"))
        lock = told.get("workbookProtection", {}).get("lockStructure")
        self.structure_locked = is_on(lock)
        self.since_1904 = is_on(told.get("workbookPr", {}).get("date1904"))

    def _sheets(self, root: ET.Element) -> Iterator[SheetEntry]:
        seen: set[str] = set()
        for sheet in _grandchildren(root, "sheets"):
            name = sheet.get("name") or ""
            relation = self.relations.get(relation_id(sheet))
            if relation is None or relation.kind != "worksheet" or relation.external:
                continue
            if name.casefold() in seen:
                broken(self.part, Words("sheet_twice", name))
            seen.add(name.casefold())
            yield SheetEntry(name, relation.target, sheet.get("state") or "visible")
        if not seen:
            broken(self.part, Words("no_sheets"))

    def _take_names(self, root: ET.Element) -> None:
        sheets = {name.casefold(): name for name in self.sheets}
        for element in _grandchildren(root, "definedNames"):
            name = (element.get("name") or "").lower()
            if element.get("localSheetId") is not None:
                self.own_names.add(name)
                continue
            region = self.names[name] = rectangle(element.text, sheets)
            if region is None:
                self.other_names[name] = element.text or ""

    def _print_areas(self, root: ET.Element) -> Iterator[tuple[str, Region]]:
        """What is printed of a sheet, where that is one plain rectangle of it."""
        sheets = {name.casefold(): name for name in self.sheets}
        for name in _grandchildren(root, "definedNames"):
            if (name.get("name") or "").lower() != PRINT_AREA:
                continue
            area = rectangle(name.text, sheets)
            place = sheet_place(name.get("localSheetId") or "")
            if area and place >= 0 and self.all_sheets[place:][:1] == (area.sheet,):
                yield area.sheet, area

    def strings_part(self) -> str | None:
        """The part of the shared strings, if there is one."""
        return self._first("sharedStrings")

    def styles_part(self) -> str | None:
        """The part of the styles, if there is one."""
        return self._first("styles")

    def _first(self, kind: str) -> str | None:
        found = (r.target for r in self.relations.values() if r.kind == kind)
        return next((part for part in found if self.package.has(part)), None)

    def outside_links(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Other workbooks that this one links to; programs it calls (DDE, OLE)."""
        books: list[str] = []
        programs: list[str] = []
        for relation in self.relations.values():
            if relation.kind != "externalLink" or not self.package.has(relation.target):
                continue
            targets = {r.id: r.target for r in relations(self.package, relation.target)}
            part = relation.target
            for link in parse_xml(self.package.read(part, BOOK), part):
                target = targets.get(relation_id(link), "")
                match local(link.tag):
                    case "externalBook":
                        books.append(target or part)
                    case "ddeLink":
                        service = link.get("ddeService") or ""
                        programs.append(f"{service}|{link.get('ddeTopic') or ''}")
                    case "oleLink":
                        programs.append(f"{link.get('progId') or ''}|{target}")
        return tuple(books), tuple(programs)

    def with_full_calculation(self, data: bytes) -> bytes:
        """The workbook part, asking for a full calculation when it is loaded."""
        mask = masked(data)
        root = next(TAG.finditer(mask))
        end = mask.rindex(b"</")
        before = end
        for element in children(mask, root.end(), end):
            if element.name == "calcPr":
                tag = data[element.start : element.inner]
                return apply(data, [(element.start, element.inner, _full(tag))])
            if element.name in _AFTER_CALC:
                before = min(before, element.start)
        prefix = root[2].rpartition(b":")[0]
        name = prefix + b":calcPr" if prefix else b"calcPr"
        return apply(data, [(before, before, b'<%b fullCalcOnLoad="1"/>' % name)])

    def without_calc_chain(self) -> dict[str, bytes | None]:
        """The changes that take xl/calcChain.xml out, wherever it is named.

        Excel «repairs» a workbook whose chain names a cell without a formula; it makes
        a new chain by itself.
        """
        chain = next(
            (r for r in self.relations.values() if r.kind == "calcChain"), None
        )
        if chain is None:
            return {}
        changes: dict[str, bytes | None] = {}
        rels = relations_part(self.part)
        changes[rels] = without(self.package.read(rels), "Id", {chain.id})
        name = "/" + part_key(chain.target)
        changes[_TYPES] = without(self.package.read(_TYPES), "PartName", {name})
        if self.package.has(chain.target):
            changes[chain.target] = None
        return changes


def _full(tag: bytes) -> bytes:
    """A <calcPr> start tag with fullCalcOnLoad="1"."""
    if is_on(attribute(tag, b"fullCalcOnLoad")):
        return tag
    bare = re.sub(rb"""\sfullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')""", b"", tag)
    end = len(bare) - (2 if bare.endswith(b"/>") else 1)
    return bare[:end].rstrip() + b' fullCalcOnLoad="1"' + bare[end:]


def without(data: bytes, key: str, values: set[str]) -> bytes:
    """A part without the elements under its root whose attribute has such a value."""
    mask = masked(data)
    root = next(TAG.finditer(mask))
    splices = [
        (child.start, child.end, b"")
        for child in children(mask, root.end(), mask.rindex(b"</"))
        if _value(data[child.start : child.inner], key, values)
    ]
    return apply(data, splices)


def _value(tag: bytes, key: str, values: set[str]) -> bool:
    value = attribute(tag, key.encode())
    return value in values or part_key(value) in values


def _grandchildren(root: ET.Element, name: str) -> Iterator[ET.Element]:
    for child in root:
        if local(child.tag) == name:
            yield from child


def relations_part(part: str) -> str:
    """xl/workbook.xml → xl/_rels/workbook.xml.rels."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def relations(package: Parts, part: str) -> tuple[Relation, ...]:
    """The relationships of a part, their targets as part names."""
    name = relations_part(part)
    if not package.has(name):
        return ()
    return tuple(
        Relation(
            relation.get("Id") or "",
            (relation.get("Type") or "").rpartition("/")[2],
            target if external else _resolved(part, target),
            external,
        )
        for relation in parse_xml(package.read(name, SMALL), name)
        for target in [relation.get("Target") or ""]
        for external in [relation.get("TargetMode") == "External"]
    )


def _resolved(part: str, target: str) -> str:
    """A target as a part name: absolute, or beside the part that names it."""
    path = decoded(target).replace("\\", "/")
    if not path.startswith("/"):
        path = part.rpartition("/")[0] + "/" + path
    steps: list[str] = []
    for step in path.split("/"):
        if step == ".." and steps:
            steps.pop()
        elif step not in ("", ".", ".."):
            steps.append(step)
    return "/".join(steps)


def rectangle(text: str | None, sheets: Mapping[str, str]) -> Region | None:
    """'Chấm điểm'!$A$1:$B$9 → its region; None for anything else.

    `sheets`: casefolded name → name. Whole rows and columns, relative references (they
    float), lists of areas, #REF! and other workbooks are not plain rectangles.
    """
    bare = (text or "").strip()
    if bare.startswith('"'):  # a text constant, and every workbook may have another one
        return None
    found = _parsed(bare) if len(bare) > _LONGEST_KEPT else _known(bare)
    if found is None:
        return None
    named, *corners = found
    sheet = sheets.get(named)
    return None if sheet is None else Region(sheet, *corners)


def _parsed(text: str) -> tuple[str, int, int, int, int] | None:
    """Of a reference: casefolded sheet, first row and column, last row and column."""
    match = _RECTANGLE.fullmatch(text)
    if not match:
        return None
    quoted, plain, left, top, right, bottom = match.groups()
    rows = sorted((int(top), int(bottom or top)))
    columns = sorted((column_number(left), column_number(right or left)))
    if rows[0] < 1 or rows[1] > MAX_ROW or columns[1] > MAX_COLUMN:
        return None
    sheet = (plain or quoted.replace("''", "'")).casefold()
    return sheet, rows[0], columns[0], rows[1], columns[1]


# Workbooks of a form have the same hundreds of names: most references come again.
_known = lru_cache(maxsize=4096)(_parsed)
_LONGEST_KEPT = 200


def read_formats(data: bytes, part: str) -> list[str]:
    """The number format of each cell format (cellXfs) of a styles part."""
    formats = dict(BUILTIN_FORMATS)
    used: list[int] = []

    def take(parent: str, attributes: Mapping[str, str]) -> None:
        number = _number(attributes)
        if parent == "cellXfs":
            used.append(number)
        elif parent == "numFmts" and len(formats) < _MOST_FORMATS:
            formats[number] = attributes.get("formatCode") or ""

    each_grandchild(data, part, take)
    return [formats.get(number, "General") for number in used]


_MOST_FORMATS = 65_536


def _number(attributes: Mapping[str, str]) -> int:
    number = attributes.get("numFmtId") or "0"
    return int(number) if number.isdecimal() and len(number) < 10 else 0
