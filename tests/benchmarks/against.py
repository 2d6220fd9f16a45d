"""This checkout beside another one, an older one most often; prints ratios.

`python -m tests.benchmarks.against CHECKOUT [ROUNDS]`. Both work on the same workbooks,
which the other one fills; in each round every job runs once in each checkout, in turn.
What counts is the CPU time of the process, with all that it has to load.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
AIM = 1.0

Pair = tuple[float, float]

FILL = """
import sys
from pathlib import Path
from tests.benchmarks.big_register import big_register
from tests.benchmarks.rescore import filled_workbook
folder = Path(sys.argv[1])
(folder / "scoring.xlsx").write_bytes(filled_workbook())
small = big_register(people=200, awards=600, ratings=400)
(folder / "register.xlsx").write_bytes(small)
"""
PRESS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
import toolkit.excel.__main__
try:  # the pretended spreadsheet reads the same parts: neither checkout pays for it
    from toolkit.xlsx.run import run_for_good
    run_for_good()
except ImportError:
    pass
from tests.excel.recording import Recorder
from toolkit.excel.press import press
book = Recorder(Path(sys.argv[1]).read_bytes(), sys.argv[1]).xlwings_book()
outcome = press("rescore", book, now=datetime(2026, 3, 2, 8, 30, tzinfo=UTC))
sys.exit(0 if outcome.ok else outcome.text)
"""
JOBS = {
    "rescore": ("-m", "toolkit", "rescore"),
    "check": ("-m", "toolkit", "check"),
    "press": ("-c", PRESS),
}


def milliseconds(checkout: Path, home: Path, words: tuple[str, ...]) -> float:
    """The CPU time of one process; a job that could not be done ends the benchmark."""
    places = {"HOME": str(home), "LOCALAPPDATA": str(home)}
    process = subprocess.Popen(
        [sys.executable, "-X", "utf8", *words],
        cwd=checkout,
        env={**os.environ, **places, "PYTHONPATH": str(checkout)},
        stdout=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):  # 1: something was found
        raise SystemExit(f"{checkout}: {words} ended with {process.returncode}")
    return (used.ru_utime + used.ru_stime) * 1000


def measure(
    other: Path, rounds: int
) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """Each job with its milliseconds in the other checkout and in this one."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        milliseconds(other, folder, ("-c", FILL, name))
        books = {kind: (folder / f"{kind}.xlsx").read_bytes() for kind in KINDS}
        for kind, data in books.items():
            for job, words in JOBS.items():
                pairs = []
                for _ in range(rounds + 1):
                    pair = []
                    for checkout in (other, ROOT):
                        with tempfile.TemporaryDirectory(dir=folder) as place:
                            book = Path(place) / "so.xlsx"
                            book.write_bytes(data)
                            home = Path(place)
                            command = (*words, str(book))
                            pair.append(milliseconds(checkout, home, command))
                    pairs.append((pair[0], pair[1]))
                yield f"{job}, {kind}", pairs[1:]  # the first one fills caches


KINDS = ("scoring", "register")


def main(other: Path, rounds: int) -> None:
    print(f"{'':20}{'there':>10}{'here':>10}")
    for name, pairs in measure(other, rounds):
        there, here = (statistics.median(times) for times in zip(*pairs, strict=True))
        ratio = statistics.median(mine / theirs for theirs, mine in pairs)
        print(f"{name:20}{there:7.0f} ms{here:7.0f} ms", end="")
        print(f"  = {ratio:.2f} × (aim ≤ {AIM} ×)", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), int(sys.argv[2]) if sys.argv[2:] else 15)
