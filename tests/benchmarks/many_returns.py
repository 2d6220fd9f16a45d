"""Many returns taken in: processor time by the bare read, and by an openpyxl script.

`python -m tests.benchmarks.many_returns [HOW_MANY]`: workbooks filled and sent, sent
back and taken in: manifest, comparison, check, merge. The bare read is that of all
their sheets with cleared caches, by as many processes on the same cores, before it and
after; the script does the obvious with each workbook. Times are of processors, of all
processes together.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import openpyxl

from tests.exchange.round.rounds import NOW, OFFICIAL, round_book, typed
from toolkit.exchange.round import key as keys
from toolkit.exchange.round.sending.send import send
from toolkit.jobs.many import MOST_PROCESSES
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.run import running

ROOT = Path(__file__).parents[2]
READ_AIM, SCRIPT_AIM, MEGABYTES, SEND_MS = 2.0, 6.0, 300.0, 20.0
CHUNK = 20
SAMPLE = 40
"""The script is tried on so many of them; it does the same with each."""
TAKE = """
import json, resource, sys, time
from datetime import datetime, timezone
from pathlib import Path
folder = Path(sys.argv[1])
from toolkit.exchange.round import key as keys
keys.sending_key = lambda: folder / "khoa.txt"
from toolkit.exchange.round.collecting.collect import collect
start = time.monotonic()
report = collect(
    folder / "so_gui_nhan.xlsx", folder / "ve", now=datetime.now(timezone.utc)
)
own, worker = (resource.getrusage(who) for who in (
    resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
seconds = sum(one.ru_utime + one.ru_stime for one in (own, worker))
peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
waited = time.monotonic() - start
megabytes = [peak / 1024, worker.ru_maxrss / 1024]
print(json.dumps([seconds, waited, *megabytes, report.summary]))
"""


def cpu() -> float:
    now = resource.getrusage(resource.RUSAGE_SELF)
    return now.ru_utime + now.ru_stime


def timed(what: Callable[[], object]) -> float:
    before = cpu()
    what()
    return cpu() - before


def read_all(path: Path) -> None:
    """All sheets of a workbook, and nothing remembered from the last one."""
    with running():
        book = ClosedBook.open(path)
        for name in book.sheet_names:
            book.sheet(name)


def read_some(paths: Sequence[Path]) -> float:
    return timed(lambda: [read_all(one) for one in paths])


def bare_read(paths: Sequence[Path]) -> float:
    """Processor time of reading all, by as many processes as take them in.

    Two that work at once each take longer than one alone, for whatever they do.
    """
    number = min(os.cpu_count() or 1, MOST_PROCESSES)
    chunks = [paths[at : at + CHUNK] for at in range(0, len(paths), CHUNK)]
    with ProcessPoolExecutor(number) as readers:
        return sum(readers.map(read_some, chunks))


def by_script(sent: Path, returned: Path) -> int:
    """What somebody writes in an afternoon: cell by cell against what was sent."""
    before, after = (openpyxl.load_workbook(path) for path in (sent, returned))
    values = openpyxl.load_workbook(returned, data_only=True)
    differ = 0
    for sheet in before:
        other = after[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                now = other[cell.coordinate]
                differ += now.value != cell.value and cell.protection.locked
        for row in values[sheet.title].iter_rows(values_only=True):
            sum(one for one in row if isinstance(one, int | float))
    return differ


def come_back(folder: Path, number: int) -> float:
    """A round sent out of a folder and back in its «ve»; what sending took."""
    units = tuple((f"Đơn vị số {n:05}", "", "") for n in range(number))
    path = round_book(folder, units, rubric=OFFICIAL)
    sending = timed(lambda: send(path, now=NOW))
    back = folder / "ve"
    back.mkdir()
    for at, one in enumerate(sorted((folder / "gui_di").glob("*.xlsx"))):
        (back / f"{at}.xlsx").write_bytes(typed(one, float(at % 9)))
    return sending


def main(arguments: list[str]) -> int:
    number = int(arguments[0]) if arguments else 1_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keys.sending_key = lambda: folder / "khoa.txt"  # type: ignore[assignment]
        sending = come_back(folder, number)
        sent = sorted((folder / "gui_di").glob("*.xlsx"))
        back = folder / "ve"
        returned = sorted(back.iterdir())
        bare = bare_read(returned)
        pairs = list(zip(sent, sorted(back.iterdir(), key=_number), strict=True))
        few = pairs[:SAMPLE]
        script = timed(lambda: [by_script(*one) for one in few]) / len(few) * number
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", TAKE, str(folder)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        del start
        bare = (bare + bare_read(returned)) / 2
        took, waited, own, worker, said = json.loads(done.stdout.splitlines()[-1])
    each = 1000 / number
    print(f"{number} workbooks on {os.cpu_count()} cores; {said}")
    print(f"sent         {sending * each:7.1f} ms each (at most {SEND_MS})")
    print(f"bare read    {bare * each:7.1f} ms each")
    print(
        f"taken in     {took * each:7.1f} ms each = {took / bare:.2f} x the bare read"
        f" (at most {READ_AIM}); {waited:.1f} s on the clock"
    )
    print(
        f"the script   {script * each:7.1f} ms each = {script / took:.1f} x ours"
        f" (at least {SCRIPT_AIM})"
    )
    print(f"memory       {own:.0f} MB here, {worker:.0f} MB the largest worker")
    good = took <= READ_AIM * bare and script >= SCRIPT_AIM * took
    small = max(own, worker) <= MEGABYTES and sending * each <= SEND_MS
    return int(not (good and small))


def _number(path: Path) -> int:
    return int(path.stem)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
