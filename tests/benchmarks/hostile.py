"""Processor time and memory that odd shapes of files take; prints them by the limits.

`python -m tests.benchmarks.hostile [NAME …]`: what is over a bare start, for this
reader and, where it survives, for openpyxl in its read-only way.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.hostile.shapes import SHAPES

ROOT = Path(__file__).parents[2]
SECONDS, MEGABYTES = 1.0, 100.0
"""A clerk's patience: over what a start of the program takes."""
GIVEN_UP = 60
"""Seconds of computing, and gigabytes below, at which another reader is ended."""

HEAD = f"""
import json, resource, sys
from pathlib import Path
if sys.platform == "linux":
    resource.setrlimit(resource.RLIMIT_CPU, ({GIVEN_UP}, {GIVEN_UP}))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
def used():
    now = resource.getrusage(resource.RUSAGE_SELF)
    return now.ru_utime + now.ru_stime, now.ru_maxrss / 1024
path = Path(sys.argv[1])
"""
TAIL = """
after = used()
print(json.dumps([after[0] - before[0], after[1] - before[1], said]))
"""
OURS = """
from tests.hostile.test_shapes import read_whole
before = used()
said = read_whole(path.read_bytes()) or "read"
"""
OPENPYXL = """
import openpyxl
before = used()
try:
    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            pass
    said = "read"
except Exception as error:
    said = type(error).__name__
"""


def measured(code: str, path: Path) -> tuple[float, float, str] | None:
    """Seconds and megabytes over the start, and what was said; None if it was ended."""
    done = subprocess.run(
        [sys.executable, "-c", HEAD + code + TAIL, str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return None
    seconds, megabytes, said = json.loads(done.stdout.splitlines()[-1])
    return seconds, megabytes, said


def shown(what: tuple[float, float, str] | None) -> str:
    if what is None:
        return "ended"
    return f"{what[0]:6.2f} s {what[1]:6.0f} MB {what[2]}"


def main(names: list[str]) -> int:
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "so.xlsx"
        for name in names or SHAPES:
            path.write_bytes(SHAPES[name][0]())
            ours, other = measured(OURS, path), measured(OPENPYXL, path)
            good = ours and ours[0] <= SECONDS and ours[1] <= MEGABYTES
            worst = max(worst, not good)
            mark = " " if good else "!"
            print(f"{mark} {name:52} {shown(ours):28} openpyxl {shown(other)}")
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
