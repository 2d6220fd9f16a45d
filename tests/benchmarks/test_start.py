"""What a rescore loads, and the benchmarks printed once in a run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks import rescore
from tests.tries import is_thorough

HEAVY = ("pandas", "numpy", "openpyxl", "xlwings", "xlsxwriter", "formualizer")
SLOW = ("dataclasses", "inspect")
"""Of the standard library: with the classes made by them a seventh of a rescore."""
ROOT = Path(__file__).parents[2]


def test_rescore_loads_the_standard_library_alone(tmp_path: Path) -> None:
    book = tmp_path / "so.xlsx"
    book.write_bytes(rescore.filled_workbook())
    code = (
        "import json, sys\nfrom toolkit.cli import main\n"
        f"main(['rescore', {str(book)!r}])\n"
        "print(json.dumps(sorted({m.split('.')[0] for m in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "983" in done.stdout
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert not loaded.intersection(HEAVY)
    # Site hooks of an environment may load packages of their own at start-up.
    bare = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    at_start = {name.split(".")[0] for name in bare.stdout.split()}
    assert not (loaded - at_start).intersection(SLOW)
    foreign = loaded - at_start - set(sys.stdlib_module_names) - {"toolkit"}
    assert not foreign


@pytest.mark.benchmark
@pytest.mark.usefixtures("soffice")  # one of the peers
def test_the_benchmark_runs_and_prints_its_ratios(
    capsys: pytest.CaptureFixture[str],
) -> None:
    often = {"rounds": 3} if is_thorough() else {"rounds": 1, "unmeasured": 0}
    medians = rescore.measure(**often)
    with capsys.disabled():
        print("\n" + rescore.table(medians))
    assert {"rescore", "empty process", *rescore.AIMS} <= set(medians)
