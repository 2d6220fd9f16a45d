"""Rescoring one filled workbook, whole process, beside its peers; prints ratios.

`python tests/benchmarks/rescore.py [ROUNDS]`. In each round every candidate runs once,
in turn, so that a slow moment of the machine meets them all; medians are compared.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.run_all import find_office  # noqa: E402
from toolkit.forms.scoring.fill import fill  # noqa: E402
from toolkit.forms.scoring.locate import locate  # noqa: E402
from toolkit.jobs.demo.scoring import EXAMPLE  # noqa: E402
from toolkit.jobs.files import rescore_file  # noqa: E402
from toolkit.jobs.shipped import standard_workbook  # noqa: E402
from toolkit.scoring.scorecard_text import read_example  # noqa: E402
from toolkit.xlsx.closed_book import ClosedBook  # noqa: E402

BATCH = 200
OPENPYXL = "import sys, openpyxl; p = sys.argv[1]; openpyxl.load_workbook(p).save(p)"
RESCORE = "import sys; from toolkit.cli import main; main(['rescore', *sys.argv[1:]])"
AIMS = {"openpyxl load + save": 0.5, "LibreOffice convert": 0.1, "empty process": 6.0}


def filled_workbook(unit: str = "") -> bytes:
    """The standard workbook with a published self-score typed in, not computed."""
    book = ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))
    located = locate(book)
    card = read_example(EXAMPLE)
    fill(book, located.tree.rubric, located.places, card)
    if unit:
        book.set_value(*located.places.cells["unit"], unit)
    book.drop_caches()
    return book.to_bytes()


def seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def process(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def candidates(folder: Path, data: bytes) -> Iterator[tuple[str, Callable[[], None]]]:
    """Each candidate prepares its own file and gives the command to be timed."""
    book = folder / "so.xlsx"

    def on_a_fresh_copy(*command: str) -> Callable[[], None]:
        book.write_bytes(data)
        return lambda: process(*command)

    yield "rescore", on_a_fresh_copy(sys.executable, "-c", RESCORE, str(book))
    yield "empty process", on_a_fresh_copy(sys.executable, "-c", "pass")
    yield (
        "openpyxl load + save",
        on_a_fresh_copy(sys.executable, "-c", OPENPYXL, str(book)),
    )
    office = find_office()
    if office:
        profile = (folder / "profile").as_uri()
        out = str(folder / "out")
        words = ("--headless", "--convert-to", "xlsx", "--outdir", out, str(book))
        yield (
            "LibreOffice convert",
            on_a_fresh_copy(office, f"-env:UserInstallation={profile}", *words),
        )


def measure(rounds: int, *, unmeasured: int = 1) -> dict[str, float]:
    """Median seconds of each candidate.

    `unmeasured`: rounds before, which fill caches and profiles.
    """
    data = filled_workbook()
    taken: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        for number in range(unmeasured + rounds):
            for candidate, run in candidates(Path(name), data):
                spent = seconds(run)
                if number >= unmeasured:
                    taken.setdefault(candidate, []).append(spent)
            shutil.rmtree(Path(name) / "_sao_luu", ignore_errors=True)
    return {candidate: statistics.median(spent) for candidate, spent in taken.items()}


def batch_milliseconds() -> tuple[float, float]:
    """Milliseconds a workbook: in one command for BATCH, and in one process alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(BATCH):
            data = filled_workbook(f"Đơn vị số {number}")
            (folder / f"don_vi_{number:03}.xlsx").write_bytes(data)
        start = seconds(lambda: process(sys.executable, "-c", "import toolkit.cli"))
        one_call = seconds(lambda: process(sys.executable, "-c", RESCORE, name))
        alone = folder / "mot.xlsx"
        spent = []
        for number in range(20):
            alone.write_bytes(filled_workbook(f"Phòng số {number}"))
            now = datetime.now().astimezone()
            spent.append(seconds(lambda at=now: rescore_file(alone, now=at)))
    return (one_call - start) * 1000 / BATCH, statistics.median(spent) * 1000


def table(medians: dict[str, float]) -> str:
    """The medians, and how rescoring compares with each peer."""
    own = medians["rescore"]
    lines = [f"{'':24}{'median':>10}{'rescore is':>14}{'aim':>10}"]
    for name, spent in medians.items():
        ratio = "" if name == "rescore" else f"{own / spent:.2f} ×"
        aim = f"≤ {AIMS[name]} ×" if name in AIMS else ""
        lines.append(f"{name:24}{spent * 1000:>7.0f} ms{ratio:>14}{aim:>10}")
    return "\n".join(lines)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    process(sys.executable, "-m", "compileall", "-q", str(ROOT / "toolkit"))
    print(table(measure(rounds)))
    many, one = batch_milliseconds()
    print(f"{BATCH} workbooks in one call: {many:.1f} ms each (aim ≤ 15 ms)")
    print(f"one process, one core:     {one:.1f} ms each")


if __name__ == "__main__":
    main()
