"""The memory that checking many workbooks in one call takes; prints ratios.

`python -m tests.benchmarks.many [FEW MANY]`. The peaks of all processes are added up:
that of the command, and for each worker that of the largest one.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
FEW, MANY = 200, 2_000
AIM = 1.2

# In a process of its own: what this one has used would count as used by the others.
BUILD = """
import sys
from pathlib import Path
from tests.benchmarks.big_register import big_register
from tests.benchmarks.rescore import filled_workbook
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.cells.cell import Region
folder, kind, number = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
if kind == "scoring":
    data, name = filled_workbook(), "td_unit"
else:
    data, name = big_register(people=200, awards=600, ratings=400), "td_set_office"
for n in range(number):
    book = ClosedBook.from_bytes(data)
    cell = book.names()[name]
    book.set_value(cell.sheet, cell.top, cell.left, f"Sở Công Thương số {n}")
    (folder / f"so_{n:04}.xlsx").write_bytes(book.to_bytes())
"""
CHECK = """
import os, resource, sys
from toolkit.cli import main
from toolkit.jobs.many import MOST_PROCESSES
main(["check", sys.argv[1]])
own, worker = (
    resource.getrusage(who).ru_maxrss
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
)
workers = min(os.cpu_count() or 1, MOST_PROCESSES)
print(own, worker, workers, file=sys.stderr)
"""


def python(code: str, *words: str) -> str:
    """What a process of its own says as an error; its output is thrown away."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code, *words],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    return done.stderr


def peak(kind: str, number: int) -> float:
    """Megabytes that checking so many workbooks takes at most."""
    with tempfile.TemporaryDirectory() as folder:
        python(BUILD, folder, kind, str(number))
        own, worker, workers = map(int, python(CHECK, folder).split()[-3:])
    return (own + worker * workers) / 1024


def main(few: int, many: int) -> None:
    for kind in ("scoring", "register"):
        less, more = peak(kind, few), peak(kind, many)
        print(f"{kind:10}{few:,} → {many:,} workbooks", end="  ")
        print(f"{less:.0f} → {more:.0f} MB", end="  ")
        print(f"= {more / less:.2f} × (aim ≤ {AIM} ×)", flush=True)


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:3]]
    main(*(words if len(words) == 2 else (FEW, MANY)))
