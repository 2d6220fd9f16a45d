"""Members of a zip file, read strictly: what readers could see differently fails."""

# The standard library's zipfile forgives too much for mail intake (a prefix, members
# that overlap, the last of two equal names wins) and costs more time to import than
# to run. Sections are those of APPNOTE.TXT 6.3.10: 4.3.7 local header, 4.3.12 central
# directory, 4.3.14 to 4.3.16 end records.

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import NamedTuple

from toolkit.xlsx.refusal import Words

LOCAL = struct.Struct("<4s5H3L2H")
CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
_END64_LOCATOR = struct.Struct("<4sLQL")
_END64 = struct.Struct("<4sQ2H2L4Q")

STORED, DEFLATED = 0, 8
ENCRYPTED, STREAMED = 0x0001, 0x0008
_STRONG_ENCRYPTION = 0x2040  # bits 6 and 13
UTF8_NAME = 0x0800
_FULL16, _FULL32 = 0xFFFF, 0xFFFFFFFF
_ZIP64_EXTRA = 1
_PIECE = 256 * 1024  # bytes inflated at a time where a member is only looked at
_LARGE = 2 * 1024 * 1024


class DamagedZipError(Exception):
    """The zip is cut short or does not hang together."""


class UnsafeZipError(Exception):
    """The zip is built so that readers disagree; `words` say in what."""

    def __init__(self, words: Words) -> None:
        super().__init__(words)
        self.words = words


class SwollenPartError(UnsafeZipError):
    """A part holds more than the `declared` bytes."""

    def __init__(self, name: str, declared: int) -> None:
        super().__init__(Words("declared", name))
        self.declared = declared


class Member(NamedTuple):
    """One member. `packed` and `size` in bytes; data[start:end] is all of it, header,
    compressed bytes at `body` and, when streamed, the data descriptor."""

    name: str
    raw_name: bytes
    made_by: int
    needs: int
    flags: int
    method: int
    time: int
    date: int
    crc: int
    packed: int
    size: int
    extra: bytes
    comment: bytes
    internal: int
    external: int
    start: int
    body: int = 0
    end: int = 0


class Directory(NamedTuple):
    """Where the central directory lies and how many members it lists."""

    start: int
    end: int
    members: int
    comment: bytes


def find_directory(data: bytes) -> Directory:
    """The central directory of a zip. Raises DamagedZipError, UnsafeZipError."""
    at = _end_record(data)
    _, disk, first_disk, here, count, size, start, length = END.unpack_from(data, at)
    end = at
    if _FULL16 in (here, count) or _FULL32 in (size, start):
        end, disk, first_disk, here, count, size, start = _zip64_end(data, at)
    if disk or first_disk or here != count:
        raise UnsafeZipError(Words("volumes"))
    # A zip64 record may stand between directory and end record without being needed.
    rest = data[start + size : end]
    if start + size > end or (rest and not rest.startswith(b"PK\x06\x06")):
        raise DamagedZipError
    return Directory(start, start + size, count, data[at + END.size :][:length])


def _end_record(data: bytes) -> int:
    """It must end with the file: bytes behind it are a second zip, or rot."""
    at = len(data)
    while (at := data.rfind(b"PK\x05\x06", 0, at)) >= 0:
        if at + END.size + _FULL16 < len(data):
            break
        if at + END.size <= len(data):
            length = END.unpack_from(data, at)[-1]
            if at + END.size + length == len(data):
                return at
    raise DamagedZipError


def _zip64_end(data: bytes, at: int) -> tuple[int, int, int, int, int, int, int]:
    if at < _END64_LOCATOR.size:
        raise DamagedZipError
    sign, _, start, _ = _END64_LOCATOR.unpack_from(data, at - _END64_LOCATOR.size)
    if sign != b"PK\x06\x07" or start + _END64.size > at:
        raise DamagedZipError
    sign, _, _, _, disk, first_disk, here, count, size, where = _END64.unpack_from(
        data, start
    )
    if sign != b"PK\x06\x06":
        raise DamagedZipError
    return start, disk, first_disk, here, count, size, where


def read_members(data: bytes, directory: Directory) -> tuple[Member, ...]:
    """All members in the directory's order, each held against its local header.

    Raises DamagedZipError, UnsafeZipError.
    """
    members = []
    at = directory.start
    for _ in range(directory.members):
        member, at = _central(data, at, directory.end)
        members.append(_with_local(data, member, directory.start))
    if at != directory.end:
        raise DamagedZipError
    _refuse_overlap(members)
    return tuple(members)


def _central(data: bytes, at: int, stop: int) -> tuple[Member, int]:
    if at + CENTRAL.size > stop:
        raise DamagedZipError
    record = CENTRAL.unpack_from(data, at)
    sign, made_by, needs, flags, method = record[:5]
    time, date, crc, packed, size = record[5:10]
    name_length, extra_length, comment_length, disk, internal, external = record[10:16]
    names = at + CENTRAL.size
    extras = names + name_length
    comments = extras + extra_length
    end = comments + comment_length
    if sign != b"PK\x01\x02" or end > stop:
        raise DamagedZipError
    raw = data[names:extras]
    extra = data[extras:comments]
    packed, size, start = _wide(extra, packed, size, record[16])
    name = _decoded(raw, flags)
    if disk:
        raise UnsafeZipError(Words("volumes"))
    if flags & (ENCRYPTED | _STRONG_ENCRYPTION):
        raise UnsafeZipError(Words("encrypted", name))
    if method not in (STORED, DEFLATED):
        raise UnsafeZipError(Words("method", name, method))
    member = Member(
        name, raw, made_by, needs, flags, method, time, date, crc, packed, size,
        extra, data[comments:end], internal, external, start,
    )  # fmt: skip
    return member, end


def _decoded(raw: bytes, flags: int) -> str:
    try:
        return raw.decode("utf-8" if flags & UTF8_NAME or raw.isascii() else "cp437")
    except UnicodeDecodeError:
        raise DamagedZipError from None


def _wide(extra: bytes, size_packed: int, size: int, start: int) -> tuple[int, ...]:
    """4.5.3: a saturated field has its value in the zip64 extra, in this order."""
    fields = [size, size_packed, start]
    if _FULL32 in fields:
        wide = _extra_field(extra, _ZIP64_EXTRA)
        for i, value in enumerate(fields):
            if value == _FULL32:
                if len(wide) < 8:
                    raise DamagedZipError
                fields[i] = int.from_bytes(wide[:8], "little")
                wide = wide[8:]
    return fields[1], fields[0], fields[2]


def _extra_field(extra: bytes, wanted: int) -> bytes:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == wanted:
            return extra[at + 4 : at + 4 + length]
        at += 4 + length
    return b""


def without_zip64(extra: bytes) -> bytes:
    """The extra fields without the zip64 one, for a record whose fields all fit."""
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind != _ZIP64_EXTRA:
            kept += extra[at : at + 4 + length]
        at += 4 + length
    return kept + extra[at:]


def _with_local(data: bytes, member: Member, stop: int) -> Member:
    if member.start + LOCAL.size > stop:
        raise DamagedZipError
    sign, _, flags, method, _, _, crc, packed, size, names, extras = LOCAL.unpack_from(
        data, member.start
    )
    if sign != b"PK\x03\x04":
        raise DamagedZipError
    at = member.start + LOCAL.size
    body = at + names + extras
    end = body + member.packed
    if end > stop:
        raise DamagedZipError
    if data[at : at + names] != member.raw_name or method != member.method:
        raise UnsafeZipError(Words("two_headers", member.name))
    if flags & STREAMED:
        end += _descriptor(data, member, end, stop)
    elif crc != member.crc or (packed, size) != (member.packed, member.size):
        extra = data[at + names : body]
        if _wide(extra, packed, size, 0)[:2] != (member.packed, member.size):
            raise UnsafeZipError(Words("two_headers", member.name))
    return member._replace(body=body, end=end)


def _descriptor(data: bytes, member: Member, at: int, stop: int) -> int:
    """4.3.9: crc and sizes behind the data, with or without signature, 4 or 8 bytes."""
    for layout in ("<2L", "<2Q"):
        tail = struct.pack("<L", member.crc)
        tail += struct.pack(layout, member.packed, member.size)
        for wanted in (b"PK\x07\x08" + tail, tail):
            if at + len(wanted) <= stop and data.startswith(wanted, at):
                return len(wanted)
    raise DamagedZipError


def _refuse_overlap(members: list[Member]) -> None:
    """A zip bomb's members share their compressed bytes, or contain each other."""
    last = 0
    for member in sorted(members, key=lambda m: m.start):
        if member.start < last:
            raise UnsafeZipError(Words("overlap", member.name))
        last = member.end


def inflate(
    data: bytes, member: Member, look: Callable[[bytes], object] | None = None
) -> bytes:
    """The bytes of a member, never more than it declares.

    `look` gets them before they are kept, a large member's piece by piece; what it
    raises has then cost no memory. Raises DamagedZipError (cut short, wrong CRC),
    UnsafeZipError (more than declared).
    """
    packed = memoryview(data)[member.body : member.body + member.packed]
    if member.method == DEFLATED and member.size > _LARGE:
        for piece in _pieces(packed, member):
            if look:
                look(piece)
        # What it inflates to is known now: made at once, in its one and final place.
        return zlib.decompress(packed, -15, member.size)
    raw = _inflated(packed, member)
    if look:
        look(raw)
    return raw


def _pieces(packed: memoryview, member: Member) -> Iterator[bytes]:
    """A member a little at a time; raises as `inflate` does, at its end at last."""
    unpack = zlib.decompressobj(-15)
    size = crc = 0
    rest: bytes | memoryview = packed
    while not unpack.eof:
        try:
            piece = unpack.decompress(rest, _PIECE)
        except zlib.error:
            raise DamagedZipError from None
        rest = unpack.unconsumed_tail
        if not (piece or rest or unpack.eof):
            raise DamagedZipError
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        if size > member.size:
            raise SwollenPartError(member.name, member.size)
        yield piece
    if size < member.size or crc != member.crc:
        raise DamagedZipError


def _inflated(packed: memoryview, member: Member) -> bytes:
    if member.method == STORED:
        raw = bytes(packed)
    else:
        unpack = zlib.decompressobj(-15)
        try:
            raw = unpack.decompress(packed, member.size + 1)
        except zlib.error:
            raise DamagedZipError from None
        if len(raw) <= member.size and not unpack.eof:
            raise DamagedZipError
    if len(raw) > member.size:
        raise SwollenPartError(member.name, member.size)
    if len(raw) < member.size or zlib.crc32(raw) != member.crc:
        raise DamagedZipError
    return raw
