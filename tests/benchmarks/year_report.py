"""The report of a year from a register of 30,000 awards beside its check; a ratio.

`python -m tests.benchmarks.year_report [ROUNDS]`. What counts is the CPU time of the
process and of the one that fills the template, in turn with the check.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.against import ROOT
from tests.benchmarks.big_register import YEAR, big_register
from tests.forms.year.filling import full

AIM = 2.0
ROUNDS = 3


def cpu(*words: str) -> float:
    """Seconds of computing of a command of ours, with those it starts."""
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "toolkit", *words],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    after = os.times()
    return (
        after.children_user
        - before.children_user
        + after.children_system
        - before.children_system
    )


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        register, year = folder / "khen.xlsx", folder / "nam.xlsx"
        register.write_bytes(big_register())
        year.write_bytes(full().to_bytes())
        told = ("report", str(year), str(register), "--year", str(YEAR))
        pairs = [(cpu("check", str(register)), cpu(*told)) for _ in range(rounds)]
        assert len(list(folder.glob("bao_cao_nam_*.docx"))) == rounds
    checks, reports = (statistics.median(one) for one in zip(*pairs, strict=True))
    ratio = statistics.median(report / check for check, report in pairs)
    print(f"check {checks:.2f} s, report {reports:.2f} s, ratio {ratio:.2f} of {AIM}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
