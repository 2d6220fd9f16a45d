"""A long part as a zip keeps it: what is written is not held as text as well."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

LONG_PART = 1_000_000
"""Bytes of a part of which it matters whether it is held once or twice."""


class Mark(NamedTuple):
    """By which the bytes of a part are known: how many, and their SHA-256."""

    size: int
    sha256: bytes


class Packed(NamedTuple):
    """The bytes of a part, deflated."""

    deflated: bytes
    crc: int
    mark: Mark

    def unpacked(self) -> bytes:
        """The bytes themselves."""
        return zlib.decompress(self.deflated, -15, self.mark.size)


def mark_of(data: bytes | Packed) -> Mark:
    """The mark of a part, packed or not."""
    if isinstance(data, Packed):
        return data.mark
    return Mark(len(data), hashlib.sha256(data).digest())


def deflated(data: bytes) -> bytes:
    """The bytes of a part as a zip keeps them."""
    pack = _compressor()
    return pack.compress(data) + pack.flush()


def packed(pieces: Iterable[bytes]) -> Packed:
    """What is told piece by piece; never more than one of them is held."""
    pack = _compressor()
    whole = hashlib.sha256()
    crc = size = 0
    held = bytearray()
    for piece in pieces:
        held += pack.compress(piece)
        whole.update(piece)
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    held += pack.flush()
    return Packed(bytes(held), crc, Mark(size, whole.digest()))


def _compressor() -> "zlib._Compress":
    # Level 3: a few percent larger than 6, and twice as fast on every rescore.
    return zlib.compressobj(3, zlib.DEFLATED, -15)


def packed_if_long(pieces: Iterable[bytes]) -> bytes | Packed:
    """A part told piece by piece: its bytes, unless they are many."""
    told = _in_larger(pieces)
    first: list[bytes] = []
    for piece in told:
        first.append(piece)
        if sum(map(len, first)) > LONG_PART:
            return packed(chain(first, told))
    return b"".join(first)


def _in_larger(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in fewer pieces: each costs as much as a row."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece
        if len(waiting) > _TOGETHER:
            yield bytes(waiting)
            waiting.clear()
    yield bytes(waiting)


_TOGETHER = 64 * 1024
