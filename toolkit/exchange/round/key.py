"""The key with which this PC signs what it sends: made once, never in a workbook."""

import os
import secrets
from pathlib import Path

from toolkit.places import sending_key

_BYTES = 32


def key_of_this_pc() -> bytes:
    """The key; made when there is none yet. Raises OSError when it cannot be kept."""
    path = sending_key()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        _keep(path, secrets.token_bytes(_BYTES))
    return read_key(path)


def read_key(path: Path) -> bytes:
    """A key that was kept or brought from another PC. Raises ValueError, OSError."""
    text = path.read_text(encoding="ascii").strip()
    key = bytes.fromhex(text)
    if len(key) != _BYTES:
        raise ValueError(f"a key has {_BYTES} bytes")
    return key


def take_key(path: Path) -> None:
    """Use the key of another PC from now on; the one used so far is kept beside it.

    Raises ValueError when the file is no key, OSError when it cannot be kept.
    """
    key, place = read_key(path), sending_key()
    if place.exists():
        if read_key(place) == key:
            return
        place.replace(place.with_suffix(".cu"))
    place.parent.mkdir(parents=True, exist_ok=True)
    _keep(place, key)


def _keep(path: Path, key: bytes) -> None:
    """Write a key where there is none; another process may be first, and then wins."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.hex() + "\n")
