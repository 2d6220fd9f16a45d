"""Lint of the workbook part: sheets, names, styles, shared strings, calc chain."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from tests.packages.fault import Fault
from tests.packages.opened import MAIN, X14, Opened, cell_place

_LONGEST_NAME, _LONGEST_TEXT = 31, 32_767
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NAME = re.compile(r"[^\W\d][\w.?]*|\\[\w.?]*|_xlnm\.[A-Za-z_]+")
_R1C1 = re.compile(r"R\d*C?\d*|C\d*", re.IGNORECASE)
_FIRST_OWN_FORMAT = 164
_BUILT_IN_FORMATS = frozenset({*range(50), *range(50, 82)})


def sheet_list(book: Opened) -> Iterator[Fault]:
    seen: set[str] = set()
    for sheet in book.sheets:
        name = sheet.name
        bad = not name or len(name) > _LONGEST_NAME or _FORBIDDEN.search(name)
        # «History» is kept by Excel for itself, in every language.
        if bad or name[0] == "'" or name[-1] == "'" or name.lower() == "history":
            yield Fault("sheet-name", book.book_part, repr(name))
        if name.casefold() in seen:
            yield Fault("sheet-name-duplicate", book.book_part, name)
        seen.add(name.casefold())
    if all(sheet.state != "visible" for sheet in book.sheets):
        yield Fault("sheets-all-hidden", book.book_part, "none can be shown")


def views(book: Opened) -> Iterator[Fault]:
    for view in book.book.iter(f"{MAIN}workbookView"):
        for key in ("activeTab", "firstSheet"):
            number = int(view.get(key, "0"))
            if not 0 <= number < len(book.sheets):
                yield Fault("active-tab", book.book_part, f"{key} {number}")
            elif key == "activeTab" and book.sheets[number].state != "visible":
                yield Fault("active-tab", book.book_part, f"{number} is hidden")
    chosen = [
        sheet.name
        for sheet in book.worksheets
        if sheet.root is not None
        for view in sheet.root.iter(f"{MAIN}sheetView")
        if view.get("tabSelected") in ("1", "true")
    ]
    if len(chosen) > 1:
        # Two selected sheets are a group: what is typed in one lands in both.
        yield Fault("tab-selected", book.book_part, ", ".join(chosen))


def defined_names(book: Opened) -> Iterator[Fault]:
    seen: set[tuple[str, str]] = set()
    for element in book.book.iter(f"{MAIN}definedName"):
        name, scope = element.get("name", ""), element.get("localSheetId", "")
        if not is_name(name):
            yield Fault("defined-name", book.book_part, repr(name))
        if scope and not int(scope) < len(book.sheets):
            yield Fault("defined-name-scope", book.book_part, f"{name}: {scope}")
        key = (name.casefold(), scope)
        if key in seen:
            yield Fault("defined-name-duplicate", book.book_part, name)
        seen.add(key)


def is_name(name: str) -> bool:
    """Whether Excel takes it as a name: no blank, and nothing that reads as a cell."""
    looks_like_cell = cell_place(name.upper()) or _R1C1.fullmatch(name)
    return bool(_NAME.fullmatch(name)) and len(name) <= 255 and not looks_like_cell


def _styles(book: Opened) -> ElementTree.Element | None:
    parts = book.related(book.book_part, "styles")
    return book.tree(parts[0]) if parts else None


def _count(root: ElementTree.Element, tag: str) -> int:
    found = root.find(f"{MAIN}{tag}")
    return 0 if found is None else len(found)


def style_indices(book: Opened) -> Iterator[Fault]:
    """Formats of cells, rows and columns must be there."""
    root = _styles(book)
    formats = _count(root, "cellXfs") if root is not None else 0
    for sheet in book.worksheets:
        assert sheet.root is not None
        for tag, key in (("c", "s"), ("row", "s"), ("col", "style")):
            for element in sheet.root.iter(f"{MAIN}{tag}"):
                number = int(element.get(key, "0"))
                if number >= max(formats, 1):
                    where = element.get("r") or element.get("min", "")
                    yield Fault("style-index", sheet.part, f"{tag} {where}: {number}")


def style_parts(book: Opened) -> Iterator[Fault]:
    root = _styles(book)
    if root is None:
        return
    limits = {
        "fontId": _count(root, "fonts"),
        "fillId": _count(root, "fills"),
        "borderId": _count(root, "borders"),
        "xfId": _count(root, "cellStyleXfs"),
    }
    own = {int(f.get("numFmtId", "0")) for f in root.iter(f"{MAIN}numFmt")}
    for formats in ("cellXfs", "cellStyleXfs"):
        for index, xf in enumerate(root.iterfind(f"{MAIN}{formats}/{MAIN}xf")):
            for key, limit in limits.items():
                if int(xf.get(key, "0")) >= max(limit, 1):
                    seen = f"{formats} {index}: {key} {xf.get(key)}"
                    yield Fault("style-part", "styles", seen)
            number = int(xf.get("numFmtId", "0"))
            if number >= _FIRST_OWN_FORMAT and number not in own:
                yield Fault("style-part", "styles", f"{formats} {index}: {number}")
    styles = root.iterfind(f"{MAIN}cellStyles/{MAIN}cellStyle")
    for style in styles:
        if int(style.get("xfId", "0")) >= max(limits["xfId"], 1):
            yield Fault("style-part", "styles", f"cellStyle {style.get('name')}")


def differences(book: Opened) -> Iterator[Fault]:
    """Formats of conditions, tables and filters (dxf) must be there."""
    root = _styles(book)
    limit = _count(root, "dxfs") if root is not None else 0
    roots = [(s.part, s.root) for s in book.worksheets]
    roots += [(part, table) for _, part, table in book.tables]
    for part, tree in roots:
        assert tree is not None
        for element in tree.iter():
            for key, value in element.attrib.items():
                if key.lower().endswith("dxfid") and int(value) >= limit:
                    yield Fault("dxf-index", part, f"{key} {value}")


def shared_strings(book: Opened) -> Iterator[Fault]:
    for sheet in book.worksheets:
        for cell in book.cells(sheet):
            value = cell.element.findtext(f"{MAIN}v")
            if cell.element.get("t") == "s" and not (
                value and value.isdecimal() and int(value) < len(book.strings)
            ):
                yield Fault("shared-string-index", sheet.part, f"{cell.ref}: {value}")


def long_texts(book: Opened) -> Iterator[Fault]:
    """A cell holds 32,767 letters, counted as Excel does, in UTF-16."""
    for number, text in enumerate(book.strings):
        if _length(text) > _LONGEST_TEXT:
            yield Fault("text-too-long", "sharedStrings", str(number))
    for sheet in book.worksheets:
        for cell in book.cells(sheet):
            if cell.element.get("t") in ("str", "inlineStr") and (
                _length(book.shown(cell.element)) > _LONGEST_TEXT
            ):
                yield Fault("text-too-long", sheet.part, cell.ref)


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2 if len(text) > 16_000 else len(text)


def calc_chain(book: Opened) -> Iterator[Fault]:
    """Each entry must be a formula: Excel repairs the file otherwise."""
    ids = {
        element.get("sheetId", ""): index
        for index, element in enumerate(book.book.iterfind(f"{MAIN}sheets/{MAIN}sheet"))
    }
    for part in book.related(book.book_part, "calcChain"):
        root, key = book.tree(part), ""
        formulas: dict[str, set[str]] = {}
        for entry in root if root is not None else ():
            # An entry without «i» belongs to the sheet of the one before.
            key = entry.get("i", key)
            if key not in formulas:
                formulas[key] = _formula_cells(book, ids.get(key))
            if entry.get("r") not in formulas[key]:
                yield Fault("calc-chain", part, f"sheet {key}: {entry.get('r')}")


def _formula_cells(book: Opened, index: int | None) -> set[str]:
    if index is None:
        return set()
    sheet = book.sheets[index]
    if sheet.root is None:
        return set()
    return {c.ref for c in book.cells(sheet) if c.element.find(f"{MAIN}f") is not None}


def bars_of_2010(book: Opened) -> Iterator[Fault]:
    """A rule and its continuation in the extension name each other."""
    for sheet in book.worksheets:
        assert sheet.root is not None
        ids = [e.text or "" for e in sheet.root.iter(f"{X14}id")]
        rules = {
            e.get("id", "") for e in sheet.root.iter(f"{X14}cfRule") if e.get("id")
        }
        for key in ids:
            if key not in rules:
                yield Fault("cf-extension", sheet.part, key)


CHECKS = (
    sheet_list,
    views,
    defined_names,
    style_indices,
    style_parts,
    differences,
    shared_strings,
    long_texts,
    calc_chain,
    bars_of_2010,
)
