"""Checking a large register, whole process, beside pandas that only loads it.

`python -m tests.benchmarks.awards [ROUNDS]` prints the ratio, then what ten times the
rows cost in time and memory. In each round every candidate runs once, in turn.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.big_register import YEAR

ROOT = Path(__file__).parents[2]
LARGE, TEN_TIMES = 30_000, 300_000
AIM, TIME_AIM, MEMORY_AIM = 0.5, 11, 10

CHECK = "import sys; from toolkit.cli import main; main(['check', sys.argv[1]])"
PANDAS = "import sys, pandas; pandas.read_excel(sys.argv[1], sheet_name=None)"
# The limits on a mailed workbook's size are lifted: ten times the rows are no mail.
ENGINE = """
import sys
from pathlib import Path
from toolkit.xlsx import closed_book
from toolkit.xlsx.zip import package
limits = package.LIMITS._replace(file=2**31, total=2**33, part=2**32, ratio=10**6)
data = package.read_file(Path(sys.argv[1]), limits=limits)
parts = package.Package.from_bytes(data, limits=limits)
book = closed_book.ClosedBook(data, parts, closed_book.BookXml(parts))
from toolkit.forms.register.assess import assess_register
print(assess_register(book).said)
"""


def run(code: str, book: Path) -> tuple[float, float]:
    """Seconds and megabytes of one process that does this."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(book)], cwd=ROOT, stdout=subprocess.DEVNULL
    )

    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    if status:
        raise SystemExit(f"a candidate failed: {status}")
    return took, used.ru_maxrss / 1024


def build(path: Path, awards: int) -> None:
    """Make the workbook in a process of its own.

    What this one has used would otherwise count as used by those it starts.
    """
    code = (
        "import sys; from pathlib import Path; "
        "from tests.benchmarks.big_register import big_register; "
        "Path(sys.argv[1]).write_bytes(big_register(awards=int(sys.argv[2])))"
    )
    words = [sys.executable, "-c", code, str(path), str(awards)]
    subprocess.run(words, cwd=ROOT, check=True)


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        small, great = Path(name) / "so.xlsx", Path(name) / "so10.xlsx"
        build(small, LARGE)
        took: dict[str, list[float]] = {CHECK: [], PANDAS: []}
        for _ in range(rounds):
            for code, times in took.items():
                times.append(run(code, small)[0])
        check, pandas = (statistics.median(times) for times in took.values())
        print(f"{LARGE:,} awards, 5,000 people, 20,000 ratings; year {YEAR}")
        print(f"check                {check:6.2f} s")
        print(f"pandas, loading only {pandas:6.2f} s")
        print(f"check / pandas = {check / pandas:.2f} × (aim ≤ {AIM} ×)")
        build(great, TEN_TIMES)
        few, many = run(ENGINE, small), run(ENGINE, great)
        print(f"{LARGE:,} → {TEN_TIMES:,} awards")
        print(f"time   {few[0]:6.2f} → {many[0]:6.2f} s", end="  ")
        print(f"= {many[0] / few[0]:.1f} × (aim ≤ {TIME_AIM} ×)")
        print(f"memory {few[1]:6.0f} → {many[1]:6.0f} MB", end="  ")
        print(f"= {many[1] / few[1]:.1f} × (aim ≤ {MEMORY_AIM} ×)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
