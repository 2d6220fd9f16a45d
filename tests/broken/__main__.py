"""Writes the faulty workbooks out: python -m tests.broken DIR."""

import re
import sys
from pathlib import Path

from tests.broken.cases import CASES
from tests.broken.rubrics import rubric_cases


def write_all(folder: Path) -> list[Path]:
    """Each case as «CODE name.xlsx»; gives the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for case in CASES:
        path = folder / f"{case.code} {_plain(case.name)}.xlsx"
        path.write_bytes(case.make())
        written.append(path)
    for rubric in rubric_cases():
        path = folder / f"{rubric.code} {_plain(rubric.name)}{rubric.ending}"
        path.write_bytes(rubric.data)
        written.append(path)
    return written


def _plain(name: str) -> str:
    """A name that every file system takes."""
    return re.sub(r'[\\/:*?"<>|]', "", name).strip(" .")


if __name__ == "__main__":
    print(len(write_all(Path(sys.argv[1]))))
