"""Attachments of an Outlook message (.msg): a walk over its streams, within limits."""

import struct
from codecs import lookup
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from toolkit.exchange.mail import limits
from toolkit.exchange.mail.arrival import Arrival, of_filetime
from toolkit.exchange.mail.limits import CarrierRefusedError, Why

if TYPE_CHECKING:
    from olefile.olefile import OleDirectoryEntry, OleFileIO

# [MS-OXMSG] 2.1.3, 2.4; property tags of [MS-OXPROPS].
_PROPERTIES = "__properties_version1.0"
_STREAM = "__substg1.0_"
_ATTACHMENT = "__attach_version1.0_#"
_DATA, _MESSAGE = "37010102", "3701000D"
_NAMES = ("3707", "3704", "3001")  # long name, 8.3 name, name on the screen
_SUBJECT = "0037"
_UNICODE, _BYTES = "001F", "001E"
_CODE_PAGES = (0x3FFD0003, 0x3FDE0003)  # of the message, of Internet texts
_HEADER = 32  # bytes before the properties of the message itself
_PROPERTY = struct.Struct("<III")
_TIMES = (0x0E060040, 0x00390040)  # when it was delivered; when it was submitted
_TICKS = struct.Struct("<8xQ")
_STRIDE = 16
_MOST_ENTRIES = 6_000
_LONGEST_NAME = 65_536
_SPECIAL = {28591: "iso-8859-1", 65001: "utf-8", 20127: "ascii"}
_USUAL = "cp1258"


class Held(NamedTuple):
    """One attachment: its name as told, its bytes, or why there are none.

    `arrival` is that of the mail it is in; None in a carrier that is no mail.
    """

    name: str
    data: bytes
    why: Why | None = None
    arrival: Arrival | None = None


class Opened(NamedTuple):
    """An open mail: its subject, its attachments, and when it arrived."""

    subject: str
    held: Iterable[Held]
    arrival: Arrival


def outlook_message(data: bytes) -> Opened:
    """An .msg with its attachments, those of messages within it too.

    One attachment is held at a time. Raises CarrierRefusedError, as does asking for
    the next one: broken, too many or too large.
    """
    with _explained():
        message = _Message(data)
        subject = message.text(message.root, _SUBJECT)
        return Opened(subject, message.attachments(), message.arrival())


@contextmanager
def _explained() -> Iterator[None]:
    """What reading a broken message raises, as a refusal."""
    from olefile.olefile import OleFileError

    try:
        yield
    except (OleFileError, OSError, ValueError, struct.error, IndexError) as error:
        raise CarrierRefusedError(Why.BROKEN) from error
    except RecursionError as error:  # a tree of entries that is one long branch
        raise CarrierRefusedError(Why.TOO_DEEP) from error


def _opened(data: bytes) -> "OleFileIO":
    """An open compound file, none of whose own counts is believed."""
    from olefile import OleFileIO
    from olefile.olefile import UNKNOWN_SIZE

    class Bounded(OleFileIO):  # type: ignore[misc]
        """Chains of sectors may be rings: only what fits the file is followed."""

        entries = 0

        def loadfat(self, header: bytes) -> None:
            if self.num_fat_sectors > self.nb_sect:
                raise OSError("more tables than sectors")
            super().loadfat(header)

        def _open(
            self, start: int, size: int = UNKNOWN_SIZE, force_FAT: bool = False
        ) -> object:
            if size not in range(len(data) + 1) and size != UNKNOWN_SIZE:
                raise CarrierRefusedError(Why.TOO_LARGE)
            return super()._open(start, size, force_FAT)

        def _load_direntry(self, sid: int) -> object:
            self.entries += 1
            if self.entries > _MOST_ENTRIES:
                raise CarrierRefusedError(Why.TOO_MANY)
            return super()._load_direntry(sid)

    return Bounded(BytesIO(data))


class _Message:
    """An open message; a place in it is the directory entry of a storage."""

    def __init__(self, data: bytes) -> None:
        self.ole, self.most = _opened(data), len(data)
        self.root: OleDirectoryEntry = self.ole.root
        if _PROPERTIES not in self.root.kids_dict:
            raise CarrierRefusedError(Why.BROKEN)
        self.taken = self.count = 0
        self.encoding = self._encoding()

    def attachments(self) -> Iterator[Held]:
        """All of them, one at a time."""
        with _explained():
            yield from self._walk(self.root, 0)
            if not self.count and self.ole.parsing_issues:
                raise CarrierRefusedError(Why.BROKEN)

    def _walk(self, base: "OleDirectoryEntry", depth: int) -> Iterator[Held]:
        """The attachments of a message, and those of the messages within it."""
        for place in base.kids:
            if not place.name.lower().startswith(_ATTACHMENT):
                continue
            self.count += 1
            if self.count > limits.MEMBERS:
                raise CarrierRefusedError(Why.TOO_MANY)
            name = next(filter(None, (self.text(place, tag) for tag in _NAMES)), "")
            yield from self._held(place, name, depth)

    def _held(
        self, place: "OleDirectoryEntry", name: str, depth: int
    ) -> Iterator[Held]:
        inner, stream = _in(place, _STREAM + _MESSAGE), _in(place, _STREAM + _DATA)
        if inner is not None and _in(inner, _PROPERTIES) is not None:
            if depth >= limits.DEPTH:
                yield Held(name, b"", Why.TOO_DEEP)
            else:
                yield from self._walk(inner, depth + 1)
        elif stream is not None:
            yield Held(name, self._bytes(stream))
        else:
            yield Held(name, b"", Why.BY_REFERENCE)

    def text(self, base: "OleDirectoryEntry", tag: str) -> str:
        """A property that is a text; "" where there is none."""
        for kind in (_UNICODE, _BYTES):
            stream = _in(base, _STREAM + tag + kind)
            if stream is not None:
                if stream.size > _LONGEST_NAME:
                    raise CarrierRefusedError(Why.TOO_LARGE)
                encoding = "utf-16-le" if kind == _UNICODE else self.encoding
                return str(self._read(stream), encoding, "replace").rstrip("\0")
        return ""

    def _bytes(self, stream: "OleDirectoryEntry") -> bytes:
        # Streams of an honest file lie side by side: all of them fit into it.
        self.taken += stream.size
        if stream.size > limits.ONE or self.taken > self.most:
            raise CarrierRefusedError(Why.TOO_LARGE)
        return self._read(stream)

    def _read(self, stream: "OleDirectoryEntry") -> bytes:
        return bytes(self.ole._open(stream.isectStart, stream.size).getvalue())

    def arrival(self) -> Arrival:
        """When the message itself arrived, else when its sender let it go."""
        found = {
            tag: of_filetime(*_TICKS.unpack_from(raw))
            for tag, raw in self._properties()
            if tag in _TIMES
        }
        return Arrival(next(filter(None, map(found.get, _TIMES)), None))

    def _encoding(self) -> str:
        """How texts that are not Unicode are encoded."""
        for tag, raw in self._properties():
            if tag in _CODE_PAGES:
                _, _, number = _PROPERTY.unpack_from(raw)
                return _known(_SPECIAL.get(number, f"cp{number}"))
        return _USUAL

    def _properties(self) -> Iterator[tuple[int, bytes]]:
        """The tags of the message's own properties, each with all of its line."""
        raw = self._read(self.root.kids_dict[_PROPERTIES])[:_LONGEST_NAME]
        for at in range(_HEADER, len(raw) - _STRIDE + 1, _STRIDE):
            tag, _, _ = _PROPERTY.unpack_from(raw, at)
            yield tag, raw[at : at + _STRIDE]


def _in(place: "OleDirectoryEntry", name: str) -> "OleDirectoryEntry | None":
    return place.kids_dict.get(name.lower())


def _known(encoding: str) -> str:
    try:
        return lookup(encoding).name
    except LookupError:
        return _USUAL
