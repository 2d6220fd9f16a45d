"""The lint of packages: what makes Excel repair, refuse or silently drop things.

It looks above all for what the Open XML SDK validator does not see.
`python -m tests.packages.lint FILE...` lists the faults of files.
"""

import sys
import zipfile
from pathlib import Path

from tests.packages import (
    lint_book,
    lint_drawings,
    lint_formulas,
    lint_macros,
    lint_parts,
    lint_sheet,
)
from tests.packages.fault import Check, Fault
from tests.packages.opened import Opened

CHECKS = (
    *lint_parts.CHECKS,
    *lint_book.CHECKS,
    *lint_sheet.CHECKS,
    *lint_formulas.CHECKS,
    *lint_drawings.CHECKS,
    *lint_macros.CHECKS,
)


def lint(data: bytes, name: str) -> list[Fault]:
    """All faults of a workbook; the ending of `name` tells what it says it is."""
    try:
        book = Opened(data, name)
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        return [Fault("zip-damaged", name, str(error))]
    return [fault for check in CHECKS for fault in _told(check, book)]


def _told(check: Check, book: Opened) -> list[Fault]:
    try:
        return list(check(book))
    except ValueError as error:
        # Where a number should be there is none, which the SDK says better.
        return [Fault("number", check.__name__, str(error))]


if __name__ == "__main__":
    found = {path: lint(Path(path).read_bytes(), path) for path in sys.argv[1:]}
    for path, faults in found.items():
        for fault in faults:
            print(f"{path}: {fault.check} {fault.part}: {fault.seen}")
    raise SystemExit(any(found.values()))
