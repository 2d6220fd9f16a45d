"""Auditing a long sheet beside reading it; prints ratios.

`python -m tests.benchmarks.audit [ROUNDS]`. In each round every shape is read and
audited in turn, in a process of its own; the median of the ratios of a shape counts.
"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.long_sheets import COLUMNS, SHAPES, long_book

ROOT = Path(__file__).parents[2]
ROWS = 12_000
AIM = 1.5

# As the command does: reading makes many small records and hardly a cycle.
AUDIT = """
import gc, sys, time
from pathlib import Path
from toolkit.audit import audit_book
from toolkit.audit import counted_twice, missed_edge, number_text, typed_over
from toolkit.xlsx.closed_book import ClosedBook
gc.set_threshold(200_000, 20, 20)
start = time.process_time()
book = ClosedBook.open(Path(sys.argv[1]))
sheets = [book.sheet(name) for name in book.sheet_names]
read = time.process_time()
audit_book(sheets, manual_calculation=False, skip_sheets=())
print(read - start, time.process_time() - read)
"""


def seconds(book: Path) -> tuple[float, float]:
    """What reading took, and auditing, in one process: its own time, nobody else's."""
    words = [sys.executable, "-c", AUDIT, str(book)]
    done = subprocess.run(words, cwd=ROOT, check=True, capture_output=True, text=True)
    read, audited = map(float, done.stdout.split())
    return read, audited


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        books = {shape: Path(name) / f"{shape}.xlsx" for shape in SHAPES}
        for shape, book in books.items():
            book.write_bytes(long_book(shape, ROWS))
        took: dict[str, list[tuple[float, float]]] = {shape: [] for shape in SHAPES}
        for _ in range(rounds):
            for shape, book in books.items():
                took[shape].append(seconds(book))
    print(f"{ROWS * COLUMNS:,} cells{'':9}{'read':>10}{'audit':>10}")
    for shape, times in took.items():
        read, audit = (statistics.median(part) for part in zip(*times, strict=True))
        ratio = statistics.median(audit / read for read, audit in times)
        print(f"{shape:20}{read:8.2f} s{audit:8.2f} s  = {ratio:.2f} × (≤ {AIM} ×)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
