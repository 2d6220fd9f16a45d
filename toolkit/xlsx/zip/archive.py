"""The files of an ordinary zip, taken out as carefully as the parts of a workbook."""

from collections.abc import Iterable, Iterator

from toolkit.xlsx.zip.members import (
    DamagedZipError,
    Member,
    UnsafeZipError,
    find_directory,
    inflate,
    read_members,
)
from toolkit.xlsx.zip.preflight import (
    LIMITS,
    Limits,
    checked_members,
    is_safe,
    part_name,
    refused,
)
from toolkit.xlsx.zip.writer import new_member, write_zip, zip_pieces

WORKBOOK_MARKS = frozenset({"[Content_Types].xml", "mimetype"})
"""What tells a workbook or document of Office or LibreOffice from other zips."""


def files_in(data: bytes, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Each file of a zip with its name, «/» between folders; one is held at a time.

    Raises FileRefusedError as the intake of a workbook does: damaged, unsafe names,
    more than the limits.
    """
    _, members = checked_members(data, limits)
    for member in members:
        name = part_name(member)
        if name.endswith("/"):
            continue
        try:
            yield name, inflate(data, member)
        except (DamagedZipError, UnsafeZipError) as error:
            raise refused(error) from None


def is_office_package(data: bytes) -> bool:
    """Whether a zip is a document of Office or LibreOffice, or cannot be told from one.

    That is what is damaged, and what holds more than any document.
    """
    try:
        directory = find_directory(data)
        if directory.members > LIMITS.parts:
            return True
        members = read_members(data, directory)
    except (DamagedZipError, UnsafeZipError):
        return True  # whoever takes workbooks in says what is amiss
    return any(part_name(member) in WORKBOOK_MARKS for member in members)


def zip_of(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """A zip of files, packed, piece by piece; the same files, the same bytes.

    Each file is asked for in its turn: one is held at a time. Raises ValueError for
    a name that would lead out of the folder it is unpacked in.
    """
    return zip_pieces(b"", map(_safe_member, files), b"")


def _safe_member(file: tuple[str, bytes]) -> tuple[Member, bytes]:
    name, raw = file
    if not is_safe(name):
        raise ValueError(f"unsafe name: {name!r}")
    return new_member(name), raw


def deflated(data: bytes) -> bytes:
    """The same package with every member packed: a fifth of one that stores them.

    Raises FileRefusedError as the intake of a workbook does.
    """
    directory, members = checked_members(data, LIMITS)
    packed = ((member, inflate(data, member)) for member in members)
    return write_zip(data, packed, directory.comment)
