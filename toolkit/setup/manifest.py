"""The list of what was installed, so that exactly that can be removed."""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

# What an entry is, and so how it is removed.
ENVIRONMENT = "environment"  # a folder, with all that is in it
ADD_IN = "add-in"  # a file that Excel opens
SHORTCUT = "shortcut"  # a file
EXTENSION = "extension"  # LibreOffice's; place = its identifier
TRUSTED = "trusted"  # a folder that LibreOffice trusts; place = its address
SAMPLE = "sample"  # a workbook: removed only while it is as it was given
CALC_SITE = "calc-site"  # a folder of packages for LibreOffice's own Python


class Entry(NamedTuple):
    """One thing that was installed. `detail`: the sha256 of a sample as given."""

    kind: str
    place: str
    detail: str = ""


class Manifest(NamedTuple):
    """Everything that was installed, in the order it was."""

    version: str = ""
    entries: tuple[Entry, ...] = ()

    def of(self, *kinds: str) -> tuple[Entry, ...]:
        """The entries of some kinds."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    def adding(self, entry: Entry) -> "Manifest":
        """With one more; one of the same kind and place is replaced where it stands."""
        keyed = {one[:2]: one for one in self.entries} | {entry[:2]: entry}
        return self._replace(entries=tuple(keyed.values()))

    def without(self, gone: Entry) -> "Manifest":
        """With one less."""
        left = tuple(one for one in self.entries if one[:2] != gone[:2])
        return self._replace(entries=left)


def read(path: Path) -> Manifest:
    """The list; an empty one where nothing was installed or it cannot be read."""
    try:
        data: Any = json.loads(path.read_text(encoding="utf-8"))
        entries = tuple(
            Entry(str(one["kind"]), str(one["place"]), str(one.get("detail", "")))
            for one in data["entries"]
        )
        return Manifest(str(data["version"]), entries)
    except (OSError, ValueError, KeyError, TypeError):
        return Manifest()


def write(path: Path, manifest: Manifest) -> None:
    """Put the list down, all at once. Raises OSError."""
    data = {
        "version": manifest.version,
        "entries": [entry._asdict() for entry in manifest.entries],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(
        json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    temporary.replace(path)
