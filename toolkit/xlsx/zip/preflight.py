"""What a package must pass before a byte of it is inflated."""

import re
import zlib
from typing import NamedTuple

from toolkit.xlsx.refusal import Fault, FileRefusedError, Words
from toolkit.xlsx.zip import sniff
from toolkit.xlsx.zip.members import (
    DamagedZipError,
    Directory,
    Member,
    SwollenPartError,
    UnsafeZipError,
    find_directory,
    read_members,
)
from toolkit.xlsx.zip.names import decoded, part_key

_MB = 1024 * 1024
_STEP = 64 * 1024
_UNSAFE_NAME = re.compile(r"^[/\\]|[\x00-\x1f:*?\"<>|]|(^|[/\\])\.{0,2}([/\\]|$)")


class Limits(NamedTuple):
    """How much a workbook may hold before it is refused; sizes in bytes.

    A part of more than `ratio_from` bytes may be at most `ratio` times its packed size.
    """

    file: int = 20 * _MB
    parts: int = 2_000
    total: int = 200 * _MB
    part: int = 100 * _MB
    ratio: int = 300
    ratio_from: int = _MB
    styles: int = 65_536


LIMITS = Limits()


def check_size(size: int, limits: Limits) -> None:
    """Raises FileRefusedError F020 for a file of more bytes than the limit."""
    if size > limits.file:
        # Rounded up: «20 MB; giới hạn 20 MB» would help nobody.
        raise FileRefusedError(
            Fault.TOO_LARGE, seen=_megabytes(size), expected=_megabytes(limits.file)
        )


def checked_members(
    data: bytes, limits: Limits
) -> tuple[Directory, tuple[Member, ...]]:
    """The zip's members once they are known to be harmless.

    Raises FileRefusedError: F001–F009 no package, F012 too much inside, F016 too many
    cell formats, F017 unsafe names or headers, F020 too large.
    """
    check_size(len(data), limits)
    fault = sniff.fault_of(data)
    if fault:
        raise FileRefusedError(fault)
    try:
        directory = find_directory(data)
        if directory.members > limits.parts:
            raise _bomb(Words("parts", directory.members), Words("parts", limits.parts))
        members = read_members(data, directory)
    except (DamagedZipError, UnsafeZipError) as error:
        raise refused(error) from None
    _check_names(members)
    _check_sizes(data, members, limits)
    return directory, members


def refused(error: DamagedZipError | UnsafeZipError) -> FileRefusedError:
    """The refusal a fault of the zip deserves."""
    if isinstance(error, DamagedZipError):
        return FileRefusedError(Fault.DAMAGED)
    if isinstance(error, SwollenPartError):
        return _bomb(error.words, Words("size", error.declared))
    return FileRefusedError(Fault.UNSAFE_PACKAGE, seen=error.words)


def part_name(member: Member) -> str:
    """A member's name as a part name: forward slashes."""
    return member.name.replace("\\", "/")


def is_safe(name: str) -> bool:
    """Whether a part name stays inside the package on every system."""
    return not (_UNSAFE_NAME.search(name) or _UNSAFE_NAME.search(decoded(name)))


def _check_names(members: tuple[Member, ...]) -> None:
    seen: set[str] = set()
    for member in members:
        name = part_name(member)
        # A folder's own entry, made when a package was zipped by hand, holds nothing.
        if not is_safe(name[:-1] if name.endswith("/") and not member.size else name):
            raise refused(UnsafeZipError(Words("unsafe_name", member.name)))
        # OPC (ECMA-376 part 2, 6.2.2.3): part names are equal regardless of case.
        if part_key(name) in seen:
            raise refused(UnsafeZipError(Words("duplicate", member.name)))
        seen.add(part_key(name))


def _check_sizes(data: bytes, members: tuple[Member, ...], limits: Limits) -> None:
    total = sum(member.size for member in members)
    largest = max((member.size for member in members), default=0)
    if largest > limits.part:
        raise _inflated(largest, limits.part)
    if total > limits.total:
        raise _inflated(total, limits.total)
    for member in members:
        ratio = member.size // max(member.packed, 1)
        if member.size > limits.ratio_from and ratio > limits.ratio:
            # A million equal formats pack well, and «too many styles» says more.
            if member.name.lower().endswith("styles.xml"):
                check_styles(_some_formats(data, member, limits.styles), limits)
            raise _bomb(Words("ratio", ratio), Words("ratio", limits.ratio))


def check_styles(count: int, limits: Limits) -> None:
    """Raises FileRefusedError F016 for more cell formats than the limit."""
    if count > limits.styles:
        raise FileRefusedError(
            Fault.TOO_MANY_FORMATS, seen=str(count), expected=str(limits.styles)
        )


def _some_formats(data: bytes, member: Member, enough: int) -> int:
    """Count `<xf` piece by piece, in one step of memory, until there are enough."""
    unpack = zlib.decompressobj(-15)
    rest = data[member.body : member.body + member.packed]
    count, tail = 0, b""
    while rest and not unpack.eof and count <= enough:
        try:
            piece = tail + unpack.decompress(rest, _STEP)
        except zlib.error:
            break
        rest = unpack.unconsumed_tail
        count += len(re.findall(rb"<(?:\w+:)?xf\b", piece))
        # Two bytes cannot hold a whole mark, so nothing is counted twice.
        tail = piece[-2:]
    return count


def _inflated(size: int, most: int) -> FileRefusedError:
    return _bomb(Words("inflated", _up(size)), Words("inflated", _up(most)))


def _bomb(seen: Words, expected: Words) -> FileRefusedError:
    return FileRefusedError(Fault.TOO_MUCH_INSIDE, seen=seen, expected=expected)


def _up(size: int) -> int:
    return -(-size // _MB)


def _megabytes(size: int) -> Words:
    return Words("megabytes", _up(size))
