"""A new zip from an old one: unchanged members keep their compressed bytes."""

import zlib
from collections.abc import Iterable

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
    old: bytes, members: Iterable[tuple[Member, bytes | None]], comment: bytes
) -> bytes:
    """A zip of members in this order; those with None are copied raw out of `old`."""
    body = bytearray()
    directory = bytearray()
    count = 0
    for member, raw in members:
        start = len(body)
        if raw is None:
            body += old[member.start : member.end]
        else:
            member = _deflated(member, raw, body)
        directory += _central(member, start)
        count += 1
    end = END.pack(
        b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), len(comment)
    )
    return bytes(body + directory + end + comment)


def _deflated(member: Member, raw: bytes, body: bytearray) -> Member:
    # Level 3: a few percent larger than 6, and twice as fast on every rescore.
    pack = zlib.compressobj(3, zlib.DEFLATED, -15)
    packed = pack.compress(raw) + pack.flush()
    changed = member._replace(
        flags=member.flags & ~STREAMED,
        method=DEFLATED,
        crc=zlib.crc32(raw),
        packed=len(packed),
        size=len(raw),
    )
    body += LOCAL.pack(
        b"PK\x03\x04", member.needs, changed.flags, changed.method, changed.time,
        changed.date, changed.crc, changed.packed, changed.size,
        len(changed.raw_name), 0,
    )  # fmt: skip
    body += changed.raw_name
    body += packed
    return changed


def _central(member: Member, start: int) -> bytes:
    extra = without_zip64(member.extra)
    record = CENTRAL.pack(
        b"PK\x01\x02", member.made_by, member.needs, member.flags, member.method,
        member.time, member.date, member.crc, member.packed, member.size,
        len(member.raw_name), len(extra), len(member.comment), 0, member.internal,
        member.external, start,
    )  # fmt: skip
    return record + member.raw_name + extra + member.comment
