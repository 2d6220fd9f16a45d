"""What it costs that each file of a batch is held to a limit, in computing time.

`python -m tests.benchmarks.isolation [FILES]`. So many small workbooks of an office are
checked by processes of their own, as a batch is, then by the caller itself, as one file
alone is, and then only read. Children are counted; the others wait meanwhile.
"""

import os
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.hostile.build import SHEET, sheet, workbook_with
from toolkit.findings.report import Report
from toolkit.jobs import many
from toolkit.jobs.files import check_file
from toolkit.xlsx.closed_book import ClosedBook

FILES = 1_000
ROWS = 40
ROUNDS = 2
AIM = 1.5
"""Times what the same check costs without processes of its own."""


def small_workbook(number: int) -> bytes:
    """A list of an office with a column of sums, each file another one."""
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row + number}</v></c><c r="B{row}"><v>{row}'
        f'</v></c><c r="C{row}"><f>A{row}+B{row}</f><v>{2 * row + number}</v></c></row>'
        for row in range(2, ROWS + 2)
    )
    return workbook_with({SHEET: sheet(rows)})


def computed() -> float:
    """Seconds of computing of this process and of those that it has ended."""
    each = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(sum(resource.getrusage(who)[:2]) for who in each)


def cost(job: Callable[[], int]) -> float:
    """Seconds of computing; the job says how many files it has done."""
    before = computed()
    assert job()
    return computed() - before


def apart(paths: Sequence[Path]) -> int:
    """Checked as a batch."""
    return len(list(many.run_each(paths, check_file)))


def in_turn(paths: Sequence[Path]) -> int:
    """Checked by this process alone."""
    reports: list[Report] = list(many._in_turn(paths, check_file))
    return len(reports)


def read(paths: Sequence[Path]) -> int:
    """Every cell read, nothing asked of it."""
    for path in paths:
        book = ClosedBook.open(path)
        for name in book.sheet_names:
            assert book.sheet(name).cells
    return len(paths)


def main(number: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"so_{n:04}.xlsx" for n in range(number)]
        for n, path in enumerate(paths):
            path.write_bytes(small_workbook(n))
        ways = (apart, in_turn, read)
        for way in ways:  # modules are imported, files are in the memory of the disk
            way(paths[:30])
        best = {way: float("inf") for way in ways}
        for _ in range(ROUNDS):
            for way in ways:
                best[way] = min(best[way], cost(lambda way=way: way(paths)))
    for way in ways:
        each = best[way] / number * 1_000
        print(f"{way.__name__:8} {best[way]:6.2f} s, {each:.2f} ms a file")
    ratio = best[apart] / best[in_turn]
    print(f"apart / in turn = {ratio:.2f} × (aim ≤ {AIM} ×), {os.cpu_count()} cores")
    print(f"apart / read = {best[apart] / best[read]:.2f} ×")
    return 0 if ratio <= AIM else 1


if __name__ == "__main__":
    sys.exit(main(int((sys.argv[1:] or [str(FILES)])[0])))
