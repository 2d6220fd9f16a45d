"""Processor time and memory that hostile files take through `collect`; each by itself.

`python -m tests.benchmarks.hostile_returns [NAME …]`: over a folder with one good
return and nothing else, by the limits of SECONDS and MEGABYTES.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.exchange.round.hostile_returns import RETURNS
from tests.exchange.round.rounds import NOW, OFFICIAL, round_book, typed

ROOT = Path(__file__).parents[2]
SECONDS, MEGABYTES = 1.0, 100.0
CODE = """
import json, resource, sys
from datetime import datetime, timezone
from pathlib import Path
folder = Path(sys.argv[1])
from toolkit.exchange.round import key as keys
keys.sending_key = lambda: folder / "khoa.txt"
from toolkit.exchange.round.collecting.collect import collect
report = collect(
    folder / "so_gui_nhan.xlsx", folder / "ve", now=datetime.now(timezone.utc)
)
now = resource.getrusage(resource.RUSAGE_SELF)
peak = now.ru_maxrss  # of a process that was forked it counts the parent's too
if sys.platform == "linux":
    status = Path("/proc/self/status").read_text()
    peak = int(status.split("VmHWM:")[1].split()[0])
told = [f.code for f in report.findings]
good = (folder / "nhan_ve" / "So-KHCN.xlsx").is_file() and "F034" not in told
said = ",".join(code for code in told if code[0] in "FG" and code != "G776")
print(json.dumps([now.ru_utime + now.ru_stime, peak / 1024, good, said]))
"""


def measured(folder: Path) -> tuple[float, float, bool, str]:
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        return 0.0, 0.0, False, done.stderr.strip().splitlines()[-1]
    seconds, megabytes, good, said = json.loads(done.stdout.splitlines()[-1])
    return seconds, megabytes, good, said


def gone_out(folder: Path) -> Path:
    """A folder from which a round went out, and one good return."""
    from toolkit.exchange.round import key as keys
    from toolkit.exchange.round.sending.send import send

    place = folder / "dot"
    place.mkdir()
    keys.sending_key = lambda: place / "khoa.txt"  # type: ignore[assignment]
    send(round_book(place, rubric=OFFICIAL), now=NOW)
    (place / "ve").mkdir()
    sent = place / "gui_di" / "cham-diem-2026-So-KHCN.xlsx"
    (place / "ve" / "tot.xlsx").write_bytes(typed(sent, 4.0))
    return place


def main(names: list[str]) -> int:
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        place = gone_out(Path(folder))
        sent = typed(place / "gui_di" / "cham-diem-2026-So-Noi-vu.xlsx", 3.0)
        copy = Path(folder) / "thu"
        shutil.copytree(place, copy)
        base = measured(copy)
        print(f"  {'one good return':48} {base[0]:6.2f} s {base[1]:6.0f} MB")
        for name in names or RETURNS:
            shutil.rmtree(copy)
            shutil.copytree(place, copy)
            (copy / "ve" / name).write_bytes(RETURNS[name](sent))
            seconds, megabytes, good, said = measured(copy)
            seconds, megabytes = seconds - base[0], megabytes - base[1]
            fits = good and seconds <= SECONDS and megabytes <= MEGABYTES
            worst = max(worst, not fits)
            mark = " " if fits else "!"
            print(f"{mark} {name:48} {seconds:6.2f} s {megabytes:6.0f} MB {said[:40]}")
    return worst


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
