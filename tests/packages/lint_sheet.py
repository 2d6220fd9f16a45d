"""Lint of worksheets: rows, cells, areas, tables, validations."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from xml.etree import ElementTree

from tests.packages.fault import Fault
from tests.packages.lint_book import is_name
from tests.packages.opened import (
    COLUMNS,
    MAIN,
    ROWS,
    X14,
    XM,
    Area,
    Opened,
    SheetPart,
    area,
    cell_place,
)

_ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}
_ERRORS |= {"#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!"}
_NUMBER = re.compile(r"-?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_TALLEST, _WIDEST = 409.5, 255
_LONGEST_LIST = 255
_LONGEST_WORDS = {"promptTitle": 32, "prompt": 255, "errorTitle": 32, "error": 225}
# What Excel writes for a sign that XML cannot hold, in names of columns.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def rows_and_cells(book: Opened) -> Iterator[Fault]:
    """Rows and cells in order, each once, inside the sheet."""
    for sheet in book.worksheets:
        assert sheet.root is not None
        last_row = 0
        for row in sheet.root.iterfind(f"{MAIN}sheetData/{MAIN}row"):
            number = int(row.get("r", last_row + 1))
            if number <= last_row:
                yield Fault("row-order", sheet.part, f"{number} after {last_row}")
            if number > ROWS:
                yield Fault("cell-place", sheet.part, f"row {number}")
            last_row = number
            yield from _cells_of(sheet.part, row, number)


def _cells_of(part: str, row: ElementTree.Element, number: int) -> Iterator[Fault]:
    last = 0
    for cell in row.iterfind(f"{MAIN}c"):
        ref = cell.get("r")
        if ref is None:
            last += 1
            continue
        place = cell_place(ref)
        if place is None or place[0] != number or "$" in ref:
            yield Fault("cell-place", part, f"{ref} in row {number}")
            continue
        if place[1] <= last:
            yield Fault("cell-order", part, ref)
        last = place[1]


def cell_values(book: Opened) -> Iterator[Fault]:
    for sheet in book.worksheets:
        for cell in book.cells(sheet):
            value = cell.element.findtext(f"{MAIN}v")
            if value is not None and not _fits(cell.element.get("t", "n"), value):
                yield Fault("cell-value", sheet.part, f"{cell.ref}: {value[:40]!r}")


def _fits(kind: str, value: str) -> bool:
    if kind == "n":
        # An empty <v/> beside a formula reads as nothing cached.
        return not value or bool(_NUMBER.fullmatch(value.strip()))
    if kind == "b":
        return value in ("0", "1", "true", "false")
    return value in _ERRORS if kind == "e" else True


def sizes(book: Opened) -> Iterator[Fault]:
    """Heights in points up to 409.5, widths in letters up to 255; columns in order."""
    for sheet in book.worksheets:
        assert sheet.root is not None
        for row in sheet.root.iter(f"{MAIN}row"):
            if not 0 <= float(row.get("ht", "0")) <= _TALLEST:
                yield Fault("size", sheet.part, f"row {row.get('r')}: {row.get('ht')}")
        last = 0
        for column in sheet.root.iter(f"{MAIN}col"):
            first, end = int(column.get("min", "0")), int(column.get("max", "0"))
            if not 0 <= float(column.get("width", "0")) <= _WIDEST:
                yield Fault("size", sheet.part, f"column {first}")
            if not last < first <= end <= COLUMNS:
                yield Fault("column-overlap", sheet.part, f"{first}-{end}")
            last = end


def references(book: Opened) -> Iterator[Fault]:
    """Every attribute that names cells names cells of a sheet."""
    for sheet in book.worksheets:
        assert sheet.root is not None
        for element in sheet.root.iter():
            for key in ("ref", "sqref", "activeCell", "topLeftCell"):
                for one in element.get(key, "").split():
                    if area(one) is None:
                        yield Fault("reference", sheet.part, f"{key} {one}")
        for element in sheet.root.iter(f"{XM}sqref"):
            for one in (element.text or "").split():
                if area(one) is None:
                    yield Fault("reference", sheet.part, one)


def merges(book: Opened) -> Iterator[Fault]:
    for sheet in book.worksheets:
        merged = _merged(sheet)
        for one in merged:
            if (one.top, one.left) == (one.bottom, one.right):
                yield Fault("merge-single", sheet.part, str(one))
        for one, other in _meeting(merged):
            yield Fault("merge-overlap", sheet.part, f"{one} {other}")
        for part, table in _tables_of(book, sheet):
            for one in merged:
                if one.meets(table):
                    yield Fault("merge-table", part, str(one))


def _meeting(areas: Sequence[Area]) -> Iterator[tuple[Area, Area]]:
    return ((a, b) for a, b in combinations(areas, 2) if a.meets(b))


def _merged(sheet: SheetPart) -> list[Area]:
    assert sheet.root is not None
    refs = (e.get("ref", "") for e in sheet.root.iter(f"{MAIN}mergeCell"))
    return [found for ref in refs if (found := area(ref))]


def _tables_of(book: Opened, sheet: SheetPart) -> list[tuple[str, Area]]:
    return [
        (part, found)
        for home, part, root in book.tables
        if home is sheet and (found := area(root.get("ref", "")))
    ]


def table_places(book: Opened) -> Iterator[Fault]:
    for sheet in book.worksheets:
        tables = _tables_of(book, sheet)
        for one, other in _meeting([place for _, place in tables]):
            yield Fault("table-overlap", sheet.part, f"{one} {other}")
    for _, part, root in book.tables:
        place = area(root.get("ref", ""))
        head = int(root.get("headerRowCount", "1"))
        foot = int(root.get("totalsRowCount", "0"))
        if place is None or place.bottom - place.top + 1 - head - foot < 1:
            yield Fault("table-area", part, f"{root.get('ref')} holds no row")
            continue
        filtered = root.find(f"{MAIN}autoFilter")
        inner = area(filtered.get("ref", "")) if filtered is not None else None
        if filtered is not None and inner != place._replace(bottom=place.bottom - foot):
            yield Fault("table-filter", part, str(filtered.get("ref")))


def table_columns(book: Opened) -> Iterator[Fault]:
    for sheet, part, root in book.tables:
        place = area(root.get("ref", ""))
        names = [c.get("name", "") for c in root.iter(f"{MAIN}tableColumn")]
        if len({name.casefold() for name in names}) < len(names):
            yield Fault("table-column-duplicate", part, ", ".join(names))
        if place is None or len(names) != place.right - place.left + 1:
            yield Fault("table-width", part, f"{len(names)} columns")
        elif int(root.get("headerRowCount", "1")):
            cells = {(c.row, c.column): c.element for c in book.cells(sheet)}
            for column, name in enumerate(names, place.left):
                cell = cells.get((place.top, column))
                shown = "" if cell is None else book.shown(cell)
                if shown != _ESCAPED.sub(lambda m: chr(int(m[1], 16)), name):
                    yield Fault("table-header", part, f"{shown!r}, column {name!r}")


def table_names(book: Opened) -> Iterator[Fault]:
    """Names of tables live among the names of the workbook; ids are each once."""
    taken = {
        element.get("name", "").casefold()
        for element in book.book.iter(f"{MAIN}definedName")
        if element.get("localSheetId") is None
    }
    ids = set()
    for _, part, root in book.tables:
        name, key = root.get("displayName", ""), root.get("id")
        if not is_name(name):
            yield Fault("table-name", part, repr(name))
        if name.casefold() in taken or key in ids:
            yield Fault("table-name-duplicate", part, f"{name}, id {key}")
        taken.add(name.casefold())
        ids.add(key)


def validations(book: Opened) -> Iterator[Fault]:
    for sheet in book.worksheets:
        assert sheet.root is not None
        for tag in (f"{MAIN}dataValidation", f"{X14}dataValidation"):
            for element in sheet.root.iter(tag):
                where = element.get("sqref") or element.findtext(f"{XM}sqref", "")
                text = element.findtext(f"{MAIN}formula1") or ""
                # Two quotation marks belong to the formula, not to the list.
                if text.startswith('"') and len(text) - 2 > _LONGEST_LIST:
                    seen = f"{where}: {len(text) - 2} letters"
                    yield Fault("validation-list", sheet.part, seen)
                for key, most in _LONGEST_WORDS.items():
                    if len(element.get(key, "")) > most:
                        seen = f"{where}: {key} of {len(element.get(key, ''))}"
                        yield Fault("validation-words", sheet.part, seen)


CHECKS = (
    rows_and_cells,
    cell_values,
    sizes,
    references,
    merges,
    table_places,
    table_columns,
    table_names,
    validations,
)
