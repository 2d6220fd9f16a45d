"""How much one part of a workbook may hold, counted while it is inflated."""

from typing import NamedTuple

from toolkit.xlsx.refusal import Fault, FileRefusedError, Words

_MB = 1024 * 1024


class Room(NamedTuple):
    """The most a part may hold: `size` in bytes, `tags` of XML (an element has two, an
    empty one one); and what it is refused for."""

    size: int
    tags: int
    fault: Fault = Fault.TOO_LARGE


# What is kept of each element is some hundred bytes, whatever the file says in three:
# a megabyte on the disk could otherwise take gigabytes. Honest workbooks of an office
# stay below a tenth of these.
SMALL = Room(4 * _MB, 50_000, Fault.TOO_MUCH_INSIDE)
"""Content types and relationships."""
BOOK = Room(16 * _MB, 250_000)
"""The workbook part: a sheet or a name takes two tags."""
STYLES = Room(32 * _MB, 600_000)
STRINGS = Room(48 * _MB, 4_000_000)
SHEET = Room(100 * _MB, 7_000_000)
"""A million cells, each with a formula and a value; also any other part."""

LONGEST_TEXT = 4 * _MB
"""Bytes of XML without a tag among them: a cell holds 32,767 characters."""


def refuse_size(part: str, size: int, room: Room) -> None:
    """Raise FileRefusedError (F012, F020) for a part of more bytes than its room."""
    if size > room.size:
        raise FileRefusedError(
            room.fault,
            part=part,
            seen=Words("part_size", part, -(-size // _MB)),
            expected=Words("megabytes", room.size // _MB),
        )


def refuse_tags(part: str, tags: int, room: Room) -> None:
    """Raise FileRefusedError (F012, F020) for a part of more tags than its room."""
    if tags > room.tags:
        raise FileRefusedError(
            room.fault,
            part=part,
            seen=Words("part_tags", part, tags),
            expected=Words("tags", room.tags),
        )


class TagCount:
    """Counts the tags of a part piece by piece, and refuses it as soon as it must."""

    def __init__(self, part: str, room: Room) -> None:
        self._part, self._room = part, room
        self._tags = self._bare = 0

    def add(self, piece: bytes) -> None:
        """Raises FileRefusedError (F012, F020)."""
        here = piece.count(b"<")
        self._tags += here
        refuse_tags(self._part, self._tags, self._room)
        self._bare = 0 if here else self._bare + len(piece)
        if self._bare > LONGEST_TEXT:
            most = LONGEST_TEXT // _MB
            raise FileRefusedError(
                Fault.TOO_MUCH_INSIDE,
                part=self._part,
                seen=Words("long_text", self._part),
                expected=Words("megabytes", most),
            )
