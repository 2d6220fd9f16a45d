"""Returns taken in by one process and by two: time on the clock, and the same bytes.

`python -m tests.benchmarks.two_workers [HOW_MANY]`, on a PC of at least two cores that
has nothing else to do: at least AIM × as fast.
"""

import hashlib
import os
import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from tests.benchmarks.many_returns import come_back
from tests.exchange.round.rounds import NOW
from toolkit.exchange.round import key as keys
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.collecting.taking import Ways
from toolkit.exchange.round.working.spread import processes

AIM = 1.6


def taken_in(source: Path, place: Path, number: int) -> tuple[float, str]:
    """Seconds on the clock with so many processes, and what lies there afterwards."""
    shutil.copytree(source, place)
    start = time.perf_counter()
    ways = Ways(partial(processes, number))
    collect(place / "so_gui_nhan.xlsx", place / "ve", now=NOW, ways=ways)
    seconds = time.perf_counter() - start
    mark = hashlib.sha256()
    for path in sorted(place.rglob("*.xlsx")):
        if path.parent.name != "_sao_luu":
            mark.update(path.relative_to(place).as_posix().encode() + path.read_bytes())
    return seconds, mark.hexdigest()


def main(arguments: list[str]) -> int:
    number = int(arguments[0]) if arguments else 200
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keys.sending_key = lambda: folder / "khoa.txt"  # type: ignore[assignment]
        source = folder / "gui"
        source.mkdir()
        come_back(source, number)
        one, first = taken_in(source, folder / "mot", 1)
        two, second = taken_in(source, folder / "hai", 2)
    print(
        f"{number} returns on {os.cpu_count()} cores: one process {one:.1f} s, ", end=""
    )
    print(f"two {two:.1f} s = {one / two:.2f} x as fast (at least {AIM})")
    print(f"the same bytes: {'yes' if first == second else 'NO'}")
    return int(first != second or one < AIM * two)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
