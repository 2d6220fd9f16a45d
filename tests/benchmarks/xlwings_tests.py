"""How many of xlwings' own tests pass on Calc: those that start an application.

`python -m tests.benchmarks.xlwings_tests [FOLDER] [FILE …]`: a line for each file and
the sum. FOLDER: sources of xlwings that are there already; else pip fetches those of
the version that is installed. What raises NotImplementedError is a skipped test there,
and does not count as passed here.
"""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[2]
STARTS = ("TestBase", "xw.App(")
"""What a file of tests holds that start an application."""
APART = ("test_pivot_table.py",)
"""Calc's pivot tables are none of Excel's: not offered, and not counted."""
NEEDS = ("pytz",)
"""What the tests import besides, fetched for them alone."""
PATIENCE = 900
"""Seconds for the tests of one file."""
CONFTEST = f"""
import sys
sys.path.append({str(ROOT)!r})
from toolkit import calc
calc.activate()
"""


def fetched(folder: Path) -> Path:
    """The sources of the xlwings that is installed, as pip unpacks them to look."""
    name = f"xlwings=={version('xlwings')}"
    words = ["download", name, "--no-binary", "xlwings", "--no-deps", "--no-clean"]
    # pip fails when it would build them: then they are there.
    subprocess.run(
        [sys.executable, "-m", "pip", *words, "--no-build-isolation", "-d", folder],
        env={**os.environ, "TMPDIR": str(folder)},
        capture_output=True,
        check=False,
    )
    found = list(folder.glob("pip-*/xlwings_*/tests"))
    if not found:
        raise SystemExit(f"pip did not fetch {name}")
    return found[0].parent


def needed(folder: Path) -> Path:
    """A folder with what the tests need and this installation does not have."""
    target = folder / "needs"
    words = ["install", "--quiet", "--no-deps", "--target", str(target), *NEEDS]
    subprocess.run([sys.executable, "-m", "pip", *words], check=True)
    return target


def core(sources: Path) -> list[Path]:
    """The files whose tests start an application."""
    return [
        path
        for path in sorted((sources / "tests").glob("test_*.py"))
        if path.name not in APART
        and any(word in path.read_text("utf-8") for word in STARTS)
    ]


def ended(path: Path, sources: Path, needs: Path, result: Path) -> Iterator[str]:
    """How each test of a file ended: «passed», «failed», «skipped»."""
    words = ["-q", "-p", "no:cacheprovider", f"--junitxml={result}", str(path)]
    try:
        subprocess.run(
            [sys.executable, "-m", "pytest", *words],
            cwd=sources,
            env={**os.environ, "PYTHONPATH": str(needs)},
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return
    for case in ElementTree.parse(result).iter("testcase"):
        tags = {child.tag for child in case}
        bad = tags & {"failure", "error"}
        yield "failed" if bad else "skipped" if "skipped" in tags else "passed"


def main() -> None:
    words = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        there = bool(words) and Path(words[0]).is_dir()
        sources = Path(words.pop(0)) if there else fetched(folder)
        (sources / "tests" / "conftest.py").write_text(CONFTEST, "utf-8")
        total: Counter[str] = Counter()
        needs = needed(folder)
        for path in core(sources):
            if words and path.name not in words:
                continue
            found = Counter(ended(path, sources, needs, folder / "result.xml"))
            total += found
            said = ", ".join(f"{n} {how}" for how, n in sorted(found.items()))
            print(f"{path.name:50} {said or 'did not end'}", flush=True)
        every = sum(total.values())
        print(f"xlwings {version('xlwings')}: {total['passed']} of {every} pass")


if __name__ == "__main__":
    main()
