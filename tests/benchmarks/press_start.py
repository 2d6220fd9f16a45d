"""How long a button's Python takes to be ready, beside a bare `import xlwings`.

`python tests/benchmarks/press_start.py [RUNS]` prints medians and their ratio. The
press imports more than xlwings, and still may be quicker: it keeps pandas and numpy
out, which a bare import of xlwings loads wherever they are installed.
"""

import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ("-I", "-X", "utf8")
WAYS = {
    "empty process": "pass",
    "import xlwings": "import xlwings",
    "the same, kept thin": "sys.modules.update(dict.fromkeys(('numpy', 'pandas')));"
    " import xlwings",
    "a button, ready": "import toolkit.excel.__main__",
}
AIM = 1.0


def seconds(code: str) -> float:
    started = perf_counter()
    path = f"import sys; sys.path.append({str(ROOT)!r}); {code}"
    subprocess.run([sys.executable, *FLAGS, "-c", path], check=True)
    return perf_counter() - started


def main(runs: int) -> None:
    taken: dict[str, list[float]] = {name: [] for name in WAYS}
    for _ in range(runs):
        for name, code in WAYS.items():  # in turn: a busy moment strikes them all
            taken[name].append(seconds(code))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    for name, median in medians.items():
        print(f"{name:<21}{median * 1000:8.0f} ms")
    ratio = medians["a button, ready"] / medians["import xlwings"]
    print(f"a button / bare import xlwings: {ratio:.2f} × (aim ≤ {AIM:.1f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
