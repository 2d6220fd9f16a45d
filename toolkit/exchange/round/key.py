"""The key with which this PC signs what it sends: made once, never in a workbook."""

import os
import secrets
from contextlib import suppress
from enum import Enum
from pathlib import Path

from toolkit.findings import WorkRefusedError, find
from toolkit.places import sending_key

_BYTES = 32
_FORMER = ".cu"


class Took(Enum):
    """What became of a key that was brought: there was none, another, the same."""

    FIRST = "first"
    INSTEAD = "instead"
    SAME = "same"


def key_of_this_pc() -> bytes:
    """The key; made when there is none yet.

    Raises WorkRefusedError G851 where its file holds none any more, OSError when it
    cannot be kept.
    """
    path = sending_key()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _keep(path, secrets.token_bytes(_BYTES))
    try:
        return read_key(path)
    except ValueError as error:
        raise WorkRefusedError(find("G851", seen=str(path))) from error


def read_key(path: Path) -> bytes:
    """A key that was kept or brought from another PC. Raises ValueError, OSError."""
    text = path.read_text(encoding="ascii").strip()
    key = bytes.fromhex(text)
    if len(key) != _BYTES:
        raise ValueError(f"a key has {_BYTES} bytes")
    return key


def take_key(path: Path) -> Took:
    """Use the key of another PC from now on; those used so far are kept beside it.

    Raises ValueError when the file is no key, OSError when it cannot be kept.
    """
    key, place = read_key(path), sending_key()
    if place.exists():
        if _is(key, place):
            return Took.SAME
        place.replace(_free(place.with_suffix(_FORMER)))
        _keep(place, key)
        return Took.INSTEAD
    place.parent.mkdir(parents=True, exist_ok=True)
    _keep(place, key)
    return Took.FIRST


def _is(key: bytes, path: Path) -> bool:
    """Whether a file holds this key; one that was spoilt holds none."""
    try:
        return read_key(path) == key
    except ValueError:
        return False


def _free(path: Path) -> Path:
    """The path, or one with a number: a key that signed anything is never lost."""
    place, number = path, 1
    while place.exists():
        number += 1
        place = path.with_suffix(f".{number}{_FORMER}")
    return place


def _keep(path: Path, key: bytes) -> None:
    """Write a key where there is none; another process may be first, and then wins.

    Whole or not at all: half a key would refuse every return from then on.
    """
    whole = path.with_name(f".{secrets.token_hex(8)}.tmp")
    handle = os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(key.hex() + "\n")
        with suppress(FileExistsError):
            _put(whole, path)
    finally:
        whole.unlink(missing_ok=True)


def _put(whole: Path, path: Path) -> None:
    """Give a finished file its name. Raises FileExistsError where that is taken."""
    try:
        path.hardlink_to(whole)
    except FileExistsError:
        raise
    except OSError:  # a drive that knows no second names
        if path.exists():
            raise FileExistsError(path) from None
        whole.rename(path)
