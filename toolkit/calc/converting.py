"""A file turned into another kind by a LibreOffice of its own, which nobody sees."""

import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from toolkit.calc.installed import find_office

_LONGEST = 120.0
"""Seconds; a first start takes ten."""


def as_xlsx(path: Path, folder: Path) -> Path | None:
    """The file as .xlsx in a folder; None where LibreOffice is absent or fails.

    The profile is a fresh one: a LibreOffice that the user has open is left alone.
    """
    program = find_office()
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as profile:
        words = [
            *(str(program), f"-env:UserInstallation={Path(profile).as_uri()}"),
            *("--headless", "--convert-to", "xlsx", "--outdir", str(folder)),
            str(path.resolve()),
        ]
        with suppress(OSError, subprocess.SubprocessError):
            subprocess.run(words, capture_output=True, timeout=_LONGEST, check=False)
    made = folder / f"{path.stem}.xlsx"
    return made if made.is_file() else None
