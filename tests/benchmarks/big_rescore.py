"""Rescoring a large register beside checking it, whole processes, in CPU time.

`python -m tests.benchmarks.big_rescore [ROUNDS]` prints the ratio. In each round both
run once, in turn, on a register that was written before, as a clerk's is.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
AIM = 2.0
BUILD = """
import sys
from pathlib import Path
from tests.benchmarks.big_register import typed_register
Path(sys.argv[1]).write_bytes(typed_register())
"""
VERB = "import sys; from toolkit.cli import main; main(sys.argv[1:])"


def used(code: str, *words: str) -> float:
    """Seconds of one process that does this, its own and the system's for it."""
    command = [sys.executable, "-c", code, *words]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        raise SystemExit(f"a candidate failed: {status}")
    return usage.ru_utime + usage.ru_stime


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        book = str(Path(name) / "so.xlsx")
        used(BUILD, book)
        used(VERB, "rescore", book)
        took: dict[str, list[float]] = {"check": [], "rescore": []}
        for _ in range(rounds):
            for verb, times in took.items():
                times.append(used(VERB, verb, book))
    check, rescore = (statistics.median(times) for times in took.values())
    print("30,000 awards, 5,000 people, 20,000 ratings")
    print(f"check   {check:6.2f} s")
    print(f"rescore {rescore:6.2f} s = {rescore / check:.2f} × (aim ≤ {AIM} ×)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
