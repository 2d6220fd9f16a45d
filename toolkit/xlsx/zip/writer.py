"""A new zip from an old one: unchanged members keep their compressed bytes."""

import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO

from toolkit.xlsx.zip.members import (
    CENTRAL,
    DEFLATED,
    END,
    LOCAL,
    STREAMED,
    UTF8_NAME,
    Member,
    without_zip64,
)
from toolkit.xlsx.zip.packed import Packed, deflated

_VERSION = 20
_JANUARY_1980 = 0x0021  # the first date a zip knows: same input, same bytes


def new_member(name: str) -> Member:
    """A member that is not in the old zip yet."""
    raw = name.encode()
    flags = 0 if raw.isascii() else UTF8_NAME
    return Member(
        name, raw, _VERSION, _VERSION, flags, DEFLATED, 0, _JANUARY_1980,
        0, 0, 0, b"", b"", 0, 0, 0,
    )  # fmt: skip


def write_zip(
    old: bytes, members: Iterable[tuple[Member, bytes | Packed | None]], comment: bytes
) -> bytes:
    """A zip of members in this order; those with None are copied raw out of `old`."""
    whole = BytesIO()  # joined, all pieces would be there once more
    whole.writelines(zip_pieces(old, members, comment))
    return whole.getvalue()


def zip_pieces(
    old: bytes, members: Iterable[tuple[Member, bytes | Packed | None]], comment: bytes
) -> Iterator[bytes]:
    """The same piece by piece: each member is asked for when its turn has come."""
    directory = bytearray()
    at = count = 0
    for member, raw in members:
        start = at
        if raw is None:
            whole = old[member.start : member.end]
        else:
            member, whole = _deflated(member, raw)
        yield whole
        at += len(whole)
        directory += _central(member, start)
        count += 1
    yield bytes(directory)
    yield END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), at, len(comment))
    yield comment


def _deflated(member: Member, raw: bytes | Packed) -> tuple[Member, bytes]:
    """The member as it is now, and its bytes."""
    if isinstance(raw, Packed):
        crc, size, packed = raw.crc, raw.mark.size, raw.deflated
    else:
        crc, size, packed = zlib.crc32(raw), len(raw), deflated(raw)
    changed = member._replace(
        flags=member.flags & ~STREAMED,
        method=DEFLATED,
        crc=crc,
        packed=len(packed),
        size=size,
    )
    head = LOCAL.pack(
        b"PK\x03\x04", member.needs, changed.flags, changed.method, changed.time,
        changed.date, changed.crc, changed.packed, changed.size,
        len(changed.raw_name), 0,
    )  # fmt: skip
    return changed, head + changed.raw_name + packed


def _central(member: Member, start: int) -> bytes:
    extra = without_zip64(member.extra)
    record = CENTRAL.pack(
        b"PK\x01\x02", member.made_by, member.needs, member.flags, member.method,
        member.time, member.date, member.crc, member.packed, member.size,
        len(member.raw_name), len(extra), len(member.comment), 0, member.internal,
        member.external, start,
    )  # fmt: skip
    return record + member.raw_name + extra + member.comment
