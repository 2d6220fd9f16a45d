"""Memory of sending and of taking in, with few workbooks and with ten times as many.

`python -m tests.benchmarks.flat_memory [FEW MANY]` (1000 10000): the peak of what a job
and its workers hold together (what they share counts once; Linux alone can tell), that
of the job itself, and the ratio of many to few. The peak of all is to stay within a
quarter; of the job itself it is told: its own comes at the end, when nobody works for
it any more and all units are put together, some 4 KB each. All files lie in one folder
under the usual place of temporary files (for 10,000 some 4 GB), which is gone at the
end. On the sheet of units a round book of ours is prepared for 1,000; the one made here
for all.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from unittest.mock import patch

from tests.exchange.round.rounds import RUBRIC, SETTINGS, put
from toolkit.forms.round.layout import FIRST_ROW, SETTING_ROWS, TABLES, UNIT_TABLE
from toolkit.forms.round.making import workbook as making
from toolkit.forms.scoring.locate import locate
from toolkit.rules import rules_version
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.zip.package import Package

ROOT = Path(__file__).parents[2]
MEGABYTES, RATIO = 300.0, 1.25
JOB = """
import json, sys
from datetime import datetime, timezone
from pathlib import Path
folder, what = Path(sys.argv[1]), sys.argv[2]
from toolkit.exchange.round import key as keys
keys.sending_key = lambda: folder / "khoa.txt"
book, now = folder / "so_gui_nhan.xlsx", datetime.now(timezone.utc)
if what == "send":
    from toolkit.exchange.round.sending.send import send
    report = send(book, now=now)
else:
    from toolkit.exchange.round.collecting.collect import collect
    report = collect(book, folder / "ve", now=now)
peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])
print(json.dumps([peak / 1024, report.summary]))
"""
ITSELF = ", itself"
EVERY = 0.2  # seconds between two looks at the memory
Peaks = Mapping[str, float]


def book_for(folder: Path, number: int) -> None:
    """A round book with room for so many units, all of them in it."""
    wide = tuple(one._replace(capacity=max(one.capacity, 3 * number)) for one in TABLES)
    with patch.object(making, "TABLES", wide):
        data = making.build_round(RUBRIC, rules_version=rules_version())
    book = ClosedBook.from_bytes(data)
    for one in SETTING_ROWS:
        put(book, one.name, SETTINGS.get(one.field))
    name = UNIT_TABLE.columns[0].field
    for at in range(number):
        put(book, UNIT_TABLE.name(name), f"Đơn vị số {at:05}", at)
        put(book, UNIT_TABLE.name("address"), f"don-vi-{at:05}@example.vn", at)
    assert FIRST_ROW
    (folder / "so_gui_nhan.xlsx").write_bytes(book.to_bytes())


def fill(folder: Path) -> None:
    """Each unit types one number: in all that were sent it is the same cell."""
    back = folder / "ve"
    back.mkdir()
    sent = sorted((folder / "gui_di").glob("*.xlsx"))
    book = ClosedBook.open(sent[0])
    place = locate(book).places.form.place("III.2.a", "total")
    part = book._book.sheets[place.sheet].part
    for at, path in enumerate(sent):
        package = Package.from_bytes(path.read_bytes())
        data = package.read(part)
        start = data.index(b'<c r="%b"' % place.a1.encode())
        end = data.index(b"/>", start)
        typed = data[:end] + b"><v>%d</v></c>" % (at % 9) + data[end + 2 :]
        (back / path.name).write_bytes(package.with_parts({part: typed}))


def job(folder: Path, what: str) -> tuple[float, float, str]:
    """The peak of all its processes and its own, in megabytes; what it said."""
    command = [sys.executable, "-c", JOB, str(folder), what]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as done:
        whole = 0.0
        while done.poll() is None:
            whole = max(whole, sum(map(held, family(done.pid))))
            time.sleep(EVERY)
        assert done.stdout
        own, said = json.loads(done.stdout.read().splitlines()[-1])
    return max(whole, own), own, said


def family(process: int) -> Iterator[int]:
    """A process and what it started."""
    parents: dict[int, int] = {}
    for one in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            told = (one / "stat").read_text().rpartition(")")[2].split()
            parents[int(one.name)] = int(told[1])
    for number, parent in sorted(parents.items()):
        while parent > 1 and process not in (number, parent):
            parent = parents.get(parent, 0)
        if process in (number, parent):
            yield number


def held(process: int) -> float:
    """Megabytes that a process holds, its part of what it shares."""
    with suppress(OSError, IndexError):
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
        return int(text.split("Pss:")[1].split()[0]) / 1024
    return 0.0


def peaks(number: int) -> Peaks:
    """What sending and taking in so many needs at most, in megabytes."""
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="flat") as name:
        folder = Path(name)
        book_for(folder, number)
        for what in ("send", "take in"):
            start = time.monotonic()
            whole, own, said = job(folder, what)
            found[what], found[what + ITSELF] = whole, own
            waited = time.monotonic() - start
            print(f"{number:6} {what:8} {whole:5.0f} MB, itself {own:5.0f} MB;"
                  f" {waited:5.0f} s; {said}", flush=True)  # fmt: skip
            if what == "send":
                fill(folder)
    return found


def lines(few: Peaks, many: Peaks) -> Iterator[tuple[str, bool]]:
    for what, before in few.items():
        after = many[what]
        ratio = after / before
        said = f"{what:18} {before:5.0f} → {after:5.0f} MB = {ratio:.2f} x"
        if what.endswith(ITSELF):
            yield said, after <= MEGABYTES
            continue
        good = ratio <= RATIO and after <= MEGABYTES
        yield f"{said} (at most {RATIO} x and {MEGABYTES:.0f} MB)", good


def main(arguments: list[str]) -> int:
    few, many = map(int, arguments) if arguments else (1_000, 10_000)
    print(f"{os.cpu_count()} cores")
    found = list(lines(peaks(few), peaks(many)))
    for text, good in found:
        print(text if good else f"{text}  <-- TOO MUCH")
    return int(not all(good for _, good in found))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
