"""What LibreOffice computes and draws after one cell is typed, a sheet being shown.

`python -m tests.benchmarks.drawn_cell REGISTER SHEET…` types into «Khen thưởng» of a
register that was checked, on a screen of 2560 × 1440 pixels, and prints CPU seconds.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from tests.benchmarks.one_cell import cpu_seconds, type_in
from tests.excel.screen import Screen
from tests.macros.running_calc import RunningCalc
from toolkit.forms.register.layout import FIRST_ROW
from toolkit.forms.register.tables.awards import AWARDS as TABLE

WIDE, HIGH = 2560, 1440
_ALL = 15
"""Place and size of a window, as `setPosSize` has it."""
ROUNDS = 5
STILL, PAUSE = 0.02, 0.4
"""Seconds of CPU below which nothing is drawn any more, and between two looks."""


class Shown(RunningCalc):
    windows = True


def when_still(process: int) -> float:
    """CPU seconds once nothing is drawn any more: four looks in a row."""
    last, same = -1.0, 0
    while same < 4:
        time.sleep(PAUSE)
        now = cpu_seconds(process)
        same = same + 1 if now - last < STILL else 0
        last = now
    return last


def measure(calc: RunningCalc, document: Any, name: str) -> float:
    """The median of what a typed number costs while a sheet is shown."""
    assert calc.process is not None
    process = calc.process.pid
    control = document.CurrentController
    control.setActiveSheet(document.Sheets.getByName(name))
    control.Frame.ContainerWindow.setPosSize(0, 0, WIDE, HIGH, _ALL)
    table = document.Sheets.getByName(TABLE.sheet)
    column = [one.field for one in TABLE.columns].index("number") + 1
    used = []
    for number in range(ROUNDS):
        before = when_still(process)
        type_in(table, FIRST_ROW, column, float(number + 2))
        used.append(when_still(process) - before)
    return statistics.median(used)


def main(register: Path, *names: str) -> None:
    with tempfile.TemporaryDirectory() as folder, Screen(WIDE, HIGH) as screen:
        profile = Path(folder) / "profile"
        with Shown(profile, screen.environment) as calc:
            document = calc.open_copy(register)
            for name in names:
                print(f"{name:16}{measure(calc, document, name):6.2f} s")
            document.close(True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:] or ("Tỷ lệ", "Khen thưởng", "Điều kiện"))
