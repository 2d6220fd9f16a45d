"""Attachments of an Outlook message (.msg): a walk over its streams, within limits."""

import struct
from codecs import lookup
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from toolkit.exchange.mail import limits
from toolkit.exchange.mail.limits import CarrierRefusedError, Why

if TYPE_CHECKING:
    from olefile import OleFileIO

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
_STRIDE = 16
_MOST_ENTRIES = 20_000
_LONGEST_NAME = 65_536
_SPECIAL = {28591: "iso-8859-1", 65001: "utf-8", 20127: "ascii"}
_USUAL = "cp1258"


class Held(NamedTuple):
    """One attachment: its name as told, its bytes, or why there are none."""

    name: str
    data: bytes
    why: Why | None = None


def outlook_message(data: bytes) -> tuple[str, tuple[Held, ...]]:
    """The subject and the attachments of an .msg, those of messages within it too.

    Raises CarrierRefusedError: broken, too many or too large.
    """
    from olefile import OleFileIO
    from olefile.olefile import OleFileError

    try:
        with OleFileIO(BytesIO(data)) as ole:
            message = _Message(ole)
            return message.text([], _SUBJECT), tuple(message.walk([], 0))
    except CarrierRefusedError:
        raise
    except (OleFileError, OSError, ValueError, struct.error, IndexError) as error:
        raise CarrierRefusedError(Why.BROKEN) from error


class _Message:
    """An open message; a place in it is the list of the storages on its way."""

    def __init__(self, ole: "OleFileIO") -> None:
        self.ole = ole
        self.entries = [list(e) for e in ole.listdir(streams=True, storages=True)]
        if len(self.entries) > _MOST_ENTRIES:
            raise CarrierRefusedError(Why.TOO_MANY)
        self.taken = self.count = 0
        self.encoding = self._encoding()
        self.inside = self._by_folder()

    def walk(self, base: list[str], depth: int) -> Iterator[Held]:
        """The attachments of a message, and those of the messages within it."""
        for storage in self.inside.get(tuple(base), ()):
            if not storage.lower().startswith(_ATTACHMENT):
                continue
            self.count += 1
            if self.count > limits.MEMBERS:
                raise CarrierRefusedError(Why.TOO_MANY)
            place = [*base, storage]
            name = next(filter(None, (self.text(place, tag) for tag in _NAMES)), "")
            yield from self._held(place, name, depth)

    def _held(self, place: list[str], name: str, depth: int) -> Iterator[Held]:
        inner, stream = [*place, _STREAM + _MESSAGE], [*place, _STREAM + _DATA]
        if self.ole.exists([*inner, _PROPERTIES]):
            if depth >= limits.DEPTH:
                yield Held(name, b"", Why.TOO_DEEP)
            else:
                yield from self.walk(inner, depth + 1)
        elif self.ole.exists(stream):
            yield Held(name, self._bytes(stream))
        else:
            yield Held(name, b"", Why.BY_REFERENCE)

    def text(self, base: list[str], tag: str) -> str:
        """A property that is a text; "" where there is none."""
        for kind in (_UNICODE, _BYTES):
            stream = [*base, _STREAM + tag + kind]
            if self.ole.exists(stream):
                if self.ole.get_size(stream) > _LONGEST_NAME:
                    raise CarrierRefusedError(Why.TOO_LARGE)
                raw = self.ole.openstream(stream).read()
                encoding = "utf-16-le" if kind == _UNICODE else self.encoding
                return str(raw, encoding, "replace").rstrip("\0")
        return ""

    def _bytes(self, stream: list[str]) -> bytes:
        size = self.ole.get_size(stream)
        self.taken += size
        if size > limits.ONE or self.taken > limits.UNPACKED:
            raise CarrierRefusedError(Why.TOO_LARGE)
        return bytes(self.ole.openstream(stream).read())

    def _by_folder(self) -> dict[tuple[str, ...], list[str]]:
        """The storages and streams in each storage, by name."""
        found: dict[tuple[str, ...], set[str]] = {}
        for entry in self.entries:
            for depth in range(len(entry)):
                found.setdefault(tuple(entry[:depth]), set()).add(entry[depth])
        return {place: sorted(names) for place, names in found.items()}

    def _encoding(self) -> str:
        """How texts that are not Unicode are encoded."""
        if not self.ole.exists([_PROPERTIES]):
            return _USUAL
        raw = self.ole.openstream([_PROPERTIES]).read(_LONGEST_NAME)
        for at in range(_HEADER, len(raw) - _STRIDE + 1, _STRIDE):
            tag, _, number = _PROPERTY.unpack_from(raw, at)
            if tag in _CODE_PAGES:
                return _known(_SPECIAL.get(number, f"cp{number}"))
        return _USUAL


def _known(encoding: str) -> str:
    try:
        return lookup(encoding).name
    except LookupError:
        return _USUAL
