"""The parts of a zip that is no Open XML package, let in by the same preflight."""

from toolkit.xlsx.refusal import Fault, FileRefusedError, Words
from toolkit.xlsx.zip.encoding import as_utf8, is_xml
from toolkit.xlsx.zip.members import DamagedZipError, Member, UnsafeZipError, inflate
from toolkit.xlsx.zip.preflight import (
    LIMITS,
    Limits,
    checked_members,
    part_name,
    refused,
)
from toolkit.xlsx.zip.room import SHEET, Room, TagCount, refuse_size


class LooseParts:
    """The parts of a zip by name: an .ods, or an .xlsb whose parts are no XML.

    Raises FileRefusedError as `Package.from_bytes`, but for what only a package has.
    """

    def __init__(self, data: bytes, *, limits: Limits = LIMITS) -> None:
        _, members = checked_members(data, limits)
        self._data = data
        self._members = {part_name(one): one for one in members}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the zip's order; a folder's ends with a slash."""
        return tuple(self._members)

    def has(self, name: str) -> bool:
        """Whether there is a part of exactly this name."""
        return name in self._members

    def read(self, name: str, room: Room = SHEET) -> bytes:
        """The bytes of a part; XML parts as UTF-8 without byte order mark.

        Raises FileRefusedError: F005 damaged, F012 or F020 more than its `room`, F013 a
        DTD, F018 no such part or a foreign encoding.
        """
        raw = inflated(self._data, self._members.get(name), name, room)
        return as_utf8(name, raw) if is_xml(name) else raw


def inflated(data: bytes, member: Member | None, name: str, room: Room) -> bytes:
    """The bytes of a part of a zip, as they were packed; `member` None: not there.

    Raises FileRefusedError as `LooseParts.read`, but for F013 and foreign encodings.
    """
    if member is None:
        absent = Words("absent")
        raise FileRefusedError(Fault.BROKEN_PART, part=name, seen=absent)
    refuse_size(name, member.size, room)
    look = TagCount(name, room).add if is_xml(name) else None
    try:
        return inflate(data, member, look)
    except (DamagedZipError, UnsafeZipError) as error:
        raise refused(error) from None
