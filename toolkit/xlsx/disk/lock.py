"""Who has a workbook open, and whether it may be written at all."""

import stat
import sys
from pathlib import Path

from toolkit.xlsx.disk.faults import unreadable
from toolkit.xlsx.refusal import Fact, Fault, FileRefusedError, Words

_ANSI_ROOM = 54  # bytes behind the length byte; then the name again in UTF-16
_LOCK_BYTES = 4096


def refuse_if_open(path: Path) -> None:
    """Refuse a workbook that a program or a «read-only» mark keeps us from saving.

    Raises FileRefusedError: F021 open in Excel, F022 open in LibreOffice, F023 held by
    another program or read-only, F026 path too long, F027 not there. Changes nothing.
    """
    refusal = reason_not_to_write(path)
    if refusal:
        raise refusal


def reason_not_to_write(path: Path) -> FileRefusedError | None:
    """What `refuse_if_open` raises, if anything."""
    try:
        path.stat()
    except OSError as error:
        return unreadable(path, error)
    if not path.name:  # «.» or a drive: no file, and reading it says so
        return None
    in_use = _open_fails(path)
    # The lock files lie beside the name the program opened, which may be a link.
    for name in dict.fromkeys((path, path.resolve())):
        libreoffice = name.with_name(f".~lock.{name.name}#")
        if libreoffice.exists():
            return FileRefusedError(
                Fault.OPEN_IN_LIBREOFFICE,
                seen=libreoffice_holder(_head(libreoffice)),
                lock=libreoffice.name,
            )
        # Excel keeps the whole name, even a long one; only Word shortens it.
        excel = name.with_name(f"~${name.name}")
        # On Windows Excel denies others to write, so a workbook that opens for writing
        # has a stale owner file. Elsewhere the owner file is the only sign there is.
        if excel.exists() and (in_use or sys.platform != "win32"):
            return FileRefusedError(
                Fault.OPEN_IN_EXCEL, seen=excel_holder(_head(excel)), lock=excel.name
            )
    if _is_read_only(path):
        return FileRefusedError(Fault.IN_USE, seen=Words("read_only"))
    # Only Windows keeps others out of a file that is open; elsewhere it is permissions.
    keeps_out = sys.platform == "win32"
    why = Words("in_use") if keeps_out else Words("no_permission")
    return FileRefusedError(Fault.IN_USE, seen=why) if in_use else None


def holder(path: Path) -> Fact:
    """Who has the workbook open; the phrase «someone» when nothing tells."""
    refusal = reason_not_to_write(path)
    if refusal and refusal.fault in (Fault.OPEN_IN_EXCEL, Fault.OPEN_IN_LIBREOFFICE):
        return refusal.facts["seen"]
    return Words("someone")


def excel_holder(owner_file: bytes) -> Fact:
    """The user named in Excel's owner file.

    165 bytes: the length of the name, the name in the system's own code page padded to
    54 bytes, then its length in two bytes and the name in UTF-16.
    """
    at = 1 + _ANSI_ROOM
    length = int.from_bytes(owner_file[at : at + 2], "little")
    wide = owner_file[at + 2 : at + 2 + 2 * length]
    if 0 < length <= _ANSI_ROOM and len(wide) == 2 * length:
        name = wide.decode("utf-16-le", "replace")
    else:
        narrow = owner_file[1 : 1 + min(owner_file[0] if owner_file else 0, _ANSI_ROOM)]
        name = narrow.decode("cp1258", "replace")
    return _clean(name) or Words("someone")


def libreoffice_holder(lock_file: bytes) -> Fact:
    """The user and machine named in LibreOffice's lock file.

    Comma-separated, a backslash before a comma that belongs to a name: the name set in
    LibreOffice (often empty), the login name, the machine, the time, the profile.
    """
    fields, escaped = [""], False
    for letter in lock_file.decode("utf-8", "replace"):
        if letter == "," and not escaped:
            fields.append("")
        elif letter == "\\" and not escaped:
            escaped = True
            continue
        else:
            fields[-1] += letter
        escaped = False
    fields += [""] * 3
    name = _clean(fields[0]) or _clean(fields[1]) or Words("someone")
    machine = _clean(fields[2])
    return Words("on_machine", name, machine) if machine else name


def _clean(text: str) -> str:
    """A name from someone else's file, fit for one line of a message."""
    return "".join(c for c in text if c.isprintable()).strip()


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LOCK_BYTES)
    except OSError:
        return b""


def _open_fails(path: Path) -> bool:
    try:
        path.open("r+b").close()
    except PermissionError:
        return True
    except OSError:
        return False  # a read-only drive, say: the save itself will tell
    return False


def _is_read_only(path: Path) -> bool:
    """Asked of the file itself: an administrator's account may open it all the same."""
    return not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
