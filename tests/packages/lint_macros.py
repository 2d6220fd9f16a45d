"""Lint of macros: the VBA project, buttons that call it, the ribbon."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree

import olefile
from oletools.olevba import VBA_Parser

from tests.packages.fault import Fault
from tests.packages.lint_drawings import X, vml_roots
from tests.packages.opened import MAIN, Opened, local

_SUB = re.compile(
    r"^[ \t]*((?:Public|Private|Friend|Static)[ \t]+)*(?:Sub|Function)[ \t]+(\w+)"
    r"[ \t]*(?:\(([^\n]*)\))?",
    re.IGNORECASE | re.MULTILINE,
)
_CALL = re.compile(r"(?:\[\d+\]!|(?:'[^']*'|[^!']*)!)?(?:(\w+)\.)?(\w+)")

_RIBBONS = {
    "http://schemas.microsoft.com/office/2006/01/customui": (
        "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"
    ),
    "http://schemas.microsoft.com/office/2009/07/customui": (
        "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
    ),
}
# Of each pair a control has at most one ([MS-CUSTOMUI] 2.2, [MS-CUSTOMUI2] 2.2).
_PAIRS = (
    *(
        (name, f"get{name[0].upper()}{name[1:]}")
        for name in (
            *("label", "screentip", "supertip", "description", "image", "keytip"),
            *("visible", "enabled", "size", "showLabel", "showImage", "title"),
        )
    ),
    ("imageMso", "getImage"),
    ("image", "imageMso"),
)
_IDS = ("id", "idQ", "idMso")
_NEED_ID = frozenset(
    [
        "tab",
        "group",
        "button",
        "toggleButton",
        "checkBox",
        "comboBox",
        "dropDown",
        "editBox",
        "gallery",
        "menu",
        "dynamicMenu",
        "splitButton",
        "box",
        "buttonGroup",
        "labelControl",
        "separator",
        "menuSeparator",
        "item",
        "command",
    ]
)
_PARAMETERS = {"onLoad": 1, "loadImage": 2, "onChange": 2}
_WITH_STATE = frozenset({"toggleButton", "checkBox"})
_WITH_CHOICE = frozenset({"gallery", "dropDown"})


class Procedure(NamedTuple):
    """`parameters` are those that a caller must give."""

    module: str
    private: bool
    parameters: int
    in_document: bool


class Project(NamedTuple):
    """`problem` is empty when every stream and module could be read."""

    problem: str
    procedures: dict[str, list[Procedure]]
    modules: tuple[str, ...]


@lru_cache(maxsize=8)
def project(data: bytes) -> Project:
    """Read a vbaProject.bin as a mail scanner does."""
    try:
        _read_streams(data)
        parser = VBA_Parser("vbaProject.bin", data=data)
        modules = [(m[2], m[3]) for m in parser.extract_macros()]
    except Exception as error:  # whatever a broken project makes the readers raise
        return Project(f"{type(error).__name__}: {error}", {}, ())
    procedures: dict[str, list[Procedure]] = {}
    names = []
    for file, code in modules:
        module, _, kind = file.rpartition(".")
        names.append(module)
        code = code.replace("\r\n", "\n").replace(" _\n", " ")
        for match in _SUB.finditer(code):
            words = (match[1] or "").strip().lower()
            found = Procedure(
                module, words == "private", _count(match[3]), kind == "cls"
            )
            procedures.setdefault(match[2].lower(), []).append(found)
    return Project("" if modules else "no modules", procedures, tuple(names))


def _read_streams(data: bytes) -> None:
    """Raises when it is no compound file, or a stream ends before it should."""
    if not olefile.isOleFile(data=data):
        raise ValueError("no compound file")
    with olefile.OleFileIO(
        io.BytesIO(data), raise_defects=olefile.DEFECT_INCORRECT
    ) as file:
        for path in file.listdir():
            size = file.get_size(path)
            if len(file.openstream(path).read()) != size:
                raise ValueError(f"{'/'.join(path)} is cut short")
        if not file.exists("VBA/dir"):
            raise ValueError("no VBA/dir")


def _count(parameters: str | None) -> int:
    words = [p for p in (parameters or "").split(",") if p.strip()]
    return sum(
        not p.strip().lower().startswith(("optional", "paramarray")) for p in words
    )


def _project(book: Opened) -> Project | None:
    return project(book.parts[book.vba_part]) if book.vba_part else None


def vba(book: Opened) -> Iterator[Fault]:
    found = _project(book)
    if found is None:
        return
    assert book.vba_part
    if found.problem:
        yield Fault("vba-project", book.vba_part, found.problem)
        return
    named = [book.book.find(f"{MAIN}workbookPr")]
    roots = (sheet.root for sheet in book.worksheets)
    named += [root.find(f"{MAIN}sheetPr") for root in roots if root is not None]
    known = {name.lower() for name in found.modules}
    for element in named:
        code = None if element is None else element.get("codeName")
        if code and code.lower() not in known:
            yield Fault("code-name", book.vba_part, code)


def button_macros(book: Opened) -> Iterator[Fault]:
    """What a button or a shape calls is a Sub without parameters."""
    for part, root in vml_roots(book):
        for element in root.iter(f"{X}FmlaMacro"):
            yield from _called(book, part, element.text or "", 0, "button-macro")
    for part in book.parts:
        drawing = book.tree(part) if part.startswith("xl/drawings/drawing") else None
        for shape in drawing.iter() if drawing is not None else ():
            if shape.get("macro"):
                call = shape.get("macro", "")
                yield from _called(book, part, call, 0, "button-macro")


def _called(
    book: Opened, part: str, call: str, parameters: int, check: str
) -> Iterator[Fault]:
    found = _project(book)
    if found is not None and found.problem:
        return  # told by itself
    match = _CALL.fullmatch(call)
    if found is None or match is None:
        yield Fault(check, part, f"{call}: no such macro here")
        return
    module, name = match[1], match[2]
    fits = [
        p
        for p in found.procedures.get(name.lower(), [])
        if (module.lower() == p.module.lower() if module else not p.in_document)
    ]
    if not any(p.parameters == parameters and not p.private for p in fits):
        seen = f"{call} needs {parameters} parameters: {fits or 'no such macro'}"
        yield Fault(check, part, seen)
    elif not module and len(fits) > 1:
        yield Fault(check, part, f"{call} stands in several modules")


def _ribbons(book: Opened) -> Iterator[tuple[str, ElementTree.Element]]:
    for part in book.parts:
        if part.lower().startswith("customui/") and part.lower().endswith(".xml"):
            root = book.tree(part)
            if root is not None:
                yield part, root


def ribbon_parts(book: Opened) -> Iterator[Fault]:
    """The package names the ribbon by the relation that its namespace asks for."""
    relations = {(r.target, r.kind) for r in book.relations("")}
    for part, root in _ribbons(book):
        space = str(root.tag).partition("}")[0].lstrip("{")
        if (part, _RIBBONS.get(space, "")) not in relations:
            yield Fault("ribbon-relation", part, space)


def ribbon_controls(book: Opened) -> Iterator[Fault]:
    for part, root in _ribbons(book):
        ids: Counter[str] = Counter()
        images = {relation.id for relation in book.relations(part)}
        for element in root.iter():
            tag, has = local(element), element.attrib
            own = [key for key in _IDS if has.get(key)]
            ids.update(has[key] for key in own if key != "idMso")
            if tag in _NEED_ID and len(own) != 1:
                yield Fault("ribbon-id", part, f"{tag} {has.get('label', '')}: {own}")
            for one, other in _PAIRS:
                if one in has and other in has:
                    seen = f"{tag} {has.get('id')}: {one} and {other}"
                    yield Fault("ribbon-pair", part, seen)
            image = has.get("image")
            if image and image not in images and "loadImage" not in root.attrib:
                yield Fault("ribbon-image", part, image)
        for key, number in ids.items():
            if number > 1:
                yield Fault("ribbon-id-duplicate", part, key)


def ribbon_callbacks(book: Opened) -> Iterator[Fault]:
    """Every callback is a Sub of the project with the parameters Office gives it."""
    for part, root in _ribbons(book):
        for element in root.iter():
            for key, call in element.attrib.items():
                number = _expected(local(element), key)
                if number is not None:
                    yield from _called(book, part, call, number, "ribbon-callback")


def _expected(tag: str, key: str) -> int | None:
    """How many parameters a callback takes; None when it is none."""
    if key == "onAction":
        if tag in _WITH_STATE or tag == "command":
            return 2
        return 3 if tag in _WITH_CHOICE else 1
    if key.startswith("getItem") and key != "getItemCount":
        return 3
    if key.startswith("get"):
        return 2
    return _PARAMETERS.get(key)


CHECKS = (vba, button_macros, ribbon_parts, ribbon_controls, ribbon_callbacks)
