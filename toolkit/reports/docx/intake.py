"""A Word document as a zip package, let in only when nothing in it acts by itself."""

from collections.abc import Mapping
from pathlib import Path

from toolkit.findings import WorkRefusedError, find
from toolkit.reports.docx.xml import Element, R, W, parsed, written
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.zip.encoding import is_xml
from toolkit.xlsx.zip.loose import LooseParts
from toolkit.xlsx.zip.package import read_file
from toolkit.xlsx.zip.preflight import Limits
from toolkit.xlsx.zip.room import Room
from toolkit.xlsx.zip.writer import new_member, write_zip

Parts = dict[str, bytes]
"""Part names → bytes; XML in UTF-8."""

DOCUMENT = "word/document.xml"
TYPES = "[Content_Types].xml"
_ROOT, _RELATIONS = "_rels/.rels", "word/_rels/document.xml.rels"
_MB = 1024 * 1024
_LIMITS = Limits(parts=1_000, total=100 * _MB, part=50 * _MB)
_ROOM = Room(48 * _MB, 1_000_000)
"""A list of five thousand people with six columns stays below it."""

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TEMPLATE, _PLAIN = f"{_MAIN}template.main+xml", f"{_MAIN}document.main+xml"
_NO_DOCUMENT = frozenset(
    {
        *(Fault.NOT_A_WORKBOOK, Fault.WEB_PAGE, Fault.PLAIN_TEXT, Fault.OLD_BINARY),
        *(Fault.NEW_BINARY, Fault.OPEN_DOCUMENT),
    }
)
_ACTIVE = ("vbaproject", "/activex/", "vbadata")
_PROGRAMS = (".bin", ".exe", ".dll", ".js", ".vbs", ".ps1", ".bat", ".cmd", ".lnk")
_HARMLESS_BIN = "printersettings"
_KEPT_OUTSIDE = "/hyperlink"
_DROPPED_OUTSIDE = "/attachedTemplate"
_IMPORTED = ("/aFChunk", "/subDocument", "/oleObject", "/control")
_FETCHING = frozenset(
    {
        *("QUOTE", "DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE"),
        *("IMPORT", "LINK", "MACROBUTTON", "RD"),
    }
)
"""Fields that fetch or start something when Word updates them, or hide such a word."""


def read_docx(path: Path) -> bytes:
    """A document on the disk, not yet let in; raises as `read_file`."""
    return read_file(path, limits=_LIMITS)


def let_in(data: bytes) -> Parts:
    """The parts of a .docx or .dotx; a template is made a plain document.

    Raises FileRefusedError for a zip or XML that is damaged or too large (F004, F005,
    F012, F013, F017, F018, F020), WorkRefusedError: B100 no Word document, B101 macros
    or programs in it, B102 what it loads from outside, B103 fields that fetch, B104 a
    password.
    """
    try:
        zipped = LooseParts(data, limits=_LIMITS)
    except FileRefusedError as refused:
        if refused.fault in _NO_DOCUMENT:
            raise WorkRefusedError(find("B100")) from None
        if refused.fault == Fault.ENCRYPTED:
            raise WorkRefusedError(find("B104")) from None
        raise
    if not (zipped.has(TYPES) and zipped.has(_ROOT)):
        raise WorkRefusedError(find("B100"))
    names = [name for name in zipped.names if not name.endswith("/")]
    for name in names:
        _refuse_active(name)
    parts = {name: zipped.read(name, _ROOM) for name in names}
    parts[TYPES] = _as_document(parts[TYPES])
    parts = _with_usual_name(parts)
    if W[1:-1].encode() not in parts[DOCUMENT]:
        raise WorkRefusedError(
            find("B100")
        )  # of the «strict» kind, as few programs save
    for name in list(parts):
        if name.endswith(".rels"):
            _drop_outside(name, parts)
        elif name.startswith("word/") and is_xml(name) and b"instr" in parts[name]:
            _refuse_fields(parsed(name, parts[name]))
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts; the same parts give the same bytes."""
    first = sorted(parts, key=lambda name: (name != TYPES, name))
    return write_zip(b"", [(new_member(name), parts[name]) for name in first], b"")


def _refuse_active(name: str) -> None:
    low = f"/{name.lower()}"
    acts = any(word in low for word in _ACTIVE) or low.endswith(_PROGRAMS)
    if acts and _HARMLESS_BIN not in low:
        raise WorkRefusedError(find("B101", seen=name.rpartition("/")[2]))


def _as_document(types: bytes) -> bytes:
    """The content types, a template's main part made a document's.

    Raises WorkRefusedError (B100, B101).
    """
    if b"macroEnabled" in types:
        raise WorkRefusedError(find("B101", seen="macro"))
    if _TEMPLATE.encode() in types:
        return types.replace(_TEMPLATE.encode(), _PLAIN.encode())
    if _PLAIN.encode() not in types:
        raise WorkRefusedError(find("B100"))
    return types


def _with_usual_name(parts: Parts) -> Parts:
    """The parts with the document under its usual name, as all programs expect it.

    Some save it as «word/document2.xml». Raises WorkRefusedError (B100).
    """
    root = parsed(_ROOT, parts[_ROOT])
    targets = [
        one.get("Target", "").lstrip("/")
        for one in root
        if one.get("Type", "").endswith("/officeDocument")
    ]
    if len(targets) != 1 or targets[0] not in parts:
        raise WorkRefusedError(find("B100"))
    [name] = targets
    if name == DOCUMENT:
        return parts
    folder, _, file = name.rpartition("/")
    if folder != "word" or DOCUMENT in parts:
        raise WorkRefusedError(find("B100"))
    moved = {name: DOCUMENT, f"word/_rels/{file}.rels": _RELATIONS}
    renamed = {moved.get(part, part): data for part, data in parts.items()}
    for part in (TYPES, _ROOT):
        renamed[part] = renamed[part].replace(name.encode(), DOCUMENT.encode())
    return renamed


def _drop_outside(name: str, parts: Parts) -> None:
    """Take out of a part of relationships the template that Word was started with.

    Raises WorkRefusedError (B101, B102).
    """
    root = parsed(name, parts[name])
    dropped = set()
    for one in list(root):
        kind, target = one.get("Type", ""), one.get("Target", "")
        if kind.endswith(_IMPORTED):
            raise WorkRefusedError(find("B101", seen=target))
        if one.get("TargetMode") != "External" or kind.endswith(_KEPT_OUTSIDE):
            continue
        if not kind.endswith(_DROPPED_OUTSIDE):
            raise WorkRefusedError(find("B102", seen=target))
        dropped.add(one.get("Id"))
        root.remove(one)
    if not dropped:
        return
    parts[name] = written(root)
    owner = name.replace("_rels/", "").removesuffix(".rels")
    if owner in parts:
        settings = parsed(owner, parts[owner])
        for one in list(settings.iter(f"{W}attachedTemplate")):
            if one.get(f"{R}id") in dropped:
                one.getparent().remove(one)
        parts[owner] = written(settings)


def _refuse_fields(root: Element) -> None:
    """Raise WorkRefusedError (B103) for a field that fetches.

    Word puts the pieces of a field's code together, so a word cut over runs counts.
    """
    pieces = []
    for one in root.iter(f"{W}instrText", f"{W}fldChar", f"{W}fldSimple"):
        if one.tag == f"{W}instrText":
            pieces.append(one.text or "")
        else:
            pieces += [" ", one.get(f"{W}instr", ""), " "]
    words = "".join(pieces).upper().replace("\\", " ").split()
    for word in words:
        if word in _FETCHING:
            raise WorkRefusedError(find("B103", seen=word))
