"""A workbook as a zip package, let in only after a preflight; parts in and out."""

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from xml.parsers import expat

from toolkit.xlsx.disk.faults import unreadable
from toolkit.xlsx.disk.replace import bring_back
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words
from toolkit.xlsx.zip.encoding import as_utf8
from toolkit.xlsx.zip.loose import inflated
from toolkit.xlsx.zip.members import Member
from toolkit.xlsx.zip.names import decoded, part_key
from toolkit.xlsx.zip.packed import Packed, mark_of
from toolkit.xlsx.zip.preflight import (
    LIMITS,
    Limits,
    check_size,
    check_styles,
    checked_members,
    is_safe,
    part_name,
)
from toolkit.xlsx.zip.room import SHEET, SMALL, STYLES, Room
from toolkit.xlsx.zip.writer import new_member, write_zip

__all__ = ["LIMITS", "Limits", "Package", "read_file"]

_NOTHING: Mapping[str, bytes] = MappingProxyType({})
_TYPES = "[Content_Types].xml"
_ROOT = "_rels/.rels"
_BINARY_TYPE = "application/vnd.ms-excel.sheet.binary"
_WORKBOOK_TYPES = ("spreadsheetml.", "vnd.ms-excel.")
_STYLES_TYPE = ".spreadsheetml.styles+xml"
_FORMATS = re.compile(rb"<(?:\w+:)?(numFmt|font|fill|border|cellStyle|dxf)\b")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read_file(path: Path, *, limits: Limits = LIMITS) -> bytes:
    """The bytes of a file, never more than the limit and one.

    Raises FileRefusedError: F001 a folder, F004 empty, F020 too large, F023 may not be
    opened, F026 name too long for the system, F027 not there.
    """
    try:
        bring_back(path)
        size = path.stat().st_size
        check_size(size, limits)
        with path.open("rb") as file:
            # Room for what is asked for is made at once, whatever then comes.
            data = file.read(size + 1)
            if len(data) > size:  # it grew meanwhile, or has no size, as a pipe
                data += file.read(limits.file - size)
    except OSError as error:
        raise unreadable(path, error) from None
    if not data:
        raise FileRefusedError(Fault.EMPTY)
    check_size(len(data), limits)
    return data


class Package:
    """The parts of one workbook.

    Names are matched regardless of case and of percent-encoding, as OPC asks.

    `part_names` are in the zip's order; `workbook_part` is the part the package's
    relationships name as the workbook.
    """

    __slots__ = (
        "_by_name",
        "_cache",
        "_comment",
        "_data",
        "part_names",
        "workbook_part",
    )

    def __init__(
        self,
        data: bytes,
        members: tuple[Member, ...],
        comment: bytes,
        known: Mapping[str, bytes] = _NOTHING,
    ) -> None:
        self._data = data
        self._comment = comment
        self._cache = dict(known)
        names = [part_name(member) for member in members]
        self.part_names = tuple(n for n in names if not n.endswith("/"))
        self._by_name = {
            part_key(name): member for name, member in zip(names, members, strict=True)
        }
        self.workbook_part = self._find_workbook()

    @classmethod
    def from_bytes(
        cls,
        data: bytes,
        *,
        limits: Limits = LIMITS,
        known: Mapping[str, bytes] = _NOTHING,
    ) -> "Package":
        """Let a workbook in. `data` is the whole file, `known` what `held_with` gave.

        Raises FileRefusedError: F001–F009 not a workbook or damaged, F012 too much
        inside, F013 a DTD, F016 too many cell formats, F017 unsafe, F018 a broken
        part, F020 too large.
        """
        directory, members = checked_members(data, limits)
        package = cls(data, members, directory.comment, known)
        check_styles(package._count_formats(limits.styles), limits)
        return package

    def has(self, name: str) -> bool:
        """Whether there is a part of this name."""
        return part_key(name) in self._by_name

    def read(self, name: str, room: Room = SHEET) -> bytes:
        """The bytes of a part; XML parts as UTF-8 without byte order mark.

        Raises FileRefusedError: F005 wrong CRC or cut short, F012 longer than it
        declares, F012 or F020 more than its `room`, F013 a DTD, F018 no such part or a
        foreign encoding.
        """
        key = part_key(name)
        if key not in self._cache:
            raw = inflated(self._data, self._by_name.get(key), name, room)
            self._cache[key] = as_utf8(name, raw)
        return self._cache[key]

    def forget(self, name: str) -> None:
        """Hold the bytes of a part no longer; whoever asks again inflates it again."""
        self._cache.pop(part_key(name), None)

    def held_with(
        self, changes: Mapping[str, bytes | Packed | None]
    ) -> dict[str, bytes]:
        """The parts of `with_parts` of the same changes that are in memory already."""
        held = dict(self._cache)
        for name, raw in changes.items():
            held.pop(part_key(name), None)
            if isinstance(raw, bytes):
                held[part_key(name)] = raw
        return held

    def with_parts(self, changes: Mapping[str, bytes | Packed | None]) -> bytes:
        """A new zip with some parts replaced, removed (None) or appended.

        Every other member is copied as it lies in the old zip, compressed bytes, date
        and attributes; so is one whose new bytes are what `read` gives. The same
        changes give the same bytes. Raises ValueError for an unsafe new name.
        """
        wanted = {part_key(name): (name, raw) for name, raw in changes.items()}
        members: list[tuple[Member, bytes | Packed | None]] = []
        for key, member in self._by_name.items():
            if key not in wanted:
                members.append((member, None))
                continue
            _, raw = wanted.pop(key)
            if raw is not None:
                same = self._is(key, member, raw)
                members.append((member, None if same else raw))
        for name, raw in wanted.values():
            if not is_safe(name):
                raise ValueError(f"unsafe part name: {name!r}")
            if raw is not None:
                members.append((new_member(name), raw))
        return write_zip(self._data, members, self._comment)

    def _is(self, key: str, member: Member, raw: bytes | Packed) -> bool:
        """Whether a part holds these bytes; of a long one they are seldom read."""
        if not isinstance(raw, Packed):
            return raw == self.read(key)
        alike = (member.size, member.crc) == (raw.mark.size, raw.crc)
        return alike and raw.mark == mark_of(self.read(key))

    def _find_workbook(self) -> str:
        """The part that the package's own relationship names; F001, F007, F008."""
        if self.has("mimetype") and self.read("mimetype").startswith(_ODS):
            raise FileRefusedError(Fault.OPEN_DOCUMENT)
        if self.has("xl/workbook.bin"):
            raise FileRefusedError(Fault.NEW_BINARY)
        if not (self.has(_TYPES) and self.has(_ROOT)):
            raise FileRefusedError(Fault.NOT_A_WORKBOOK)
        for tag, attributes in self._elements(_ROOT):
            kind = attributes.get("Type", "")
            target = decoded(attributes.get("Target", ""))
            target = target.replace("\\", "/").lstrip("/")
            if tag == "Relationship" and kind.endswith("/officeDocument"):
                self._check_type(target)
                return target
        raise FileRefusedError(Fault.NOT_A_WORKBOOK)

    def _check_type(self, target: str) -> None:
        kind = self._content_type(target)
        if kind.startswith(_BINARY_TYPE):
            raise FileRefusedError(Fault.NEW_BINARY)
        main = kind.endswith("main+xml") and any(one in kind for one in _WORKBOOK_TYPES)
        if not (self.has(target) and main):
            raise FileRefusedError(Fault.NOT_A_WORKBOOK)

    def _content_type(self, name: str) -> str:
        wanted, suffix = "/" + part_key(name), name.rpartition(".")[2].lower()
        default = ""
        for tag, attributes in self._elements(_TYPES):
            kind = attributes.get("ContentType", "")
            if tag == "Override" and part_key(attributes.get("PartName", "")) == wanted:
                return kind
            if tag == "Default" and attributes.get("Extension", "").lower() == suffix:
                default = kind
        return default

    def _count_formats(self, enough: int) -> int:
        """Formats in the fullest part that is, or is named like, a styles part.

        Not all of them where there surely are no more than `enough`.
        """
        parts = {"xl/styles.xml"}
        for tag, attributes in self._elements(_TYPES):
            if tag == "Override" and attributes.get("ContentType", "").endswith(
                _STYLES_TYPE
            ):
                parts.add(part_key(attributes.get("PartName", "").lstrip("/")))
        return max(
            _formats(self.read(part, STYLES), enough) if self.has(part) else 0
            for part in parts
        )

    def _elements(self, name: str) -> list[tuple[str, dict[str, str]]]:
        """Every element of a small part: local name and attributes."""
        found: list[tuple[str, dict[str, str]]] = []
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = lambda tag, attributes: found.append(
            (tag.rpartition(" ")[2], attributes)
        )
        try:
            parser.Parse(self.read(name, SMALL), True)
        except expat.ExpatError as error:
            words = Words("xml", error.lineno)
            raise FileRefusedError(Fault.BROKEN_PART, part=name, seen=words) from None
        return found


def _formats(styles: bytes, enough: int) -> int:
    """The cell formats of a styles part, as far as it is well-formed.

    A part with no more tags than `enough` is not parsed: each format is at least one.
    Number formats or fonts that nobody uses cost as much: of too many, how many.
    """
    tags = styles.count(b"<")
    if tags <= enough:
        return tags
    unused = max(Counter(_FORMATS.findall(styles)).values(), default=0)
    if unused > enough:
        return unused
    count = depth = 0
    inside = False

    def start(tag: str, _: object) -> None:
        nonlocal count, depth, inside
        depth += 1
        if depth == 2:
            inside = tag.rpartition(":")[2] == "cellXfs"
        count += inside and depth == 3

    def end(_: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    # Whoever needs the styles refuses a broken part.
    with suppress(expat.ExpatError):
        parser.Parse(styles, True)
    return count
