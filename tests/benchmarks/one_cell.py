"""LibreOffice's recalculation after one cell of «Khen thưởng» is typed, in CPU time.

`python -m tests.benchmarks.one_cell [ROUNDS [RULE…]]` prints, for each column, what the
process used for what depends on a cell: of a row that was checked, and of a new one.
RULE: rules that are off unless switched on; R9a and R9b have a row for each unit.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.benchmarks.big_register import YEAR, typed_register
from tests.macros.running_calc import RunningCalc
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.layout import FIRST_ROW
from toolkit.forms.register.tables.awards import AWARDS as TABLE
from toolkit.jobs.files import rescore_file

AWARDS = 30_000
LIMIT = 0.3
CHECKED, NEW = AWARDS // 2, AWARDS
"""A row among those of the last check, and the one below them."""
TYPED: dict[str, tuple[str | float, ...]] = {
    "year": (YEAR, YEAR - 1),
    "day": (44_900, 44_901),
    "award": ("Chiến sĩ thi đua cơ sở", "Giấy khen"),
    "recipient": ("tập thể", "cá nhân"),
    "staff": ("cấp trưởng", "người trực tiếp"),
    "number": (3, 1),
    "start": (YEAR, YEAR - 1),
    "end": (YEAR, YEAR - 1),
}
"""Two contents in turn; any other column gets texts."""
_TICK = os.sysconf("SC_CLK_TCK")


def cpu_seconds(process: int) -> float:
    """What a process and those that it started have used."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0.0
    own = (int(stat[11]) + int(stat[12])) / _TICK
    return own + sum(map(cpu_seconds, _children(process)))


def _children(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").iterdir():
        yield from map(int, (task / "children").read_text().split())


def type_in(sheet: Any, row: int, column: int, content: str | float) -> None:
    cell = sheet.getCellByPosition(column - 1, row - 1)
    if isinstance(content, str):
        cell.setString(content)
    else:
        cell.setValue(content)


def measure(calc: RunningCalc, path: Path, rounds: int) -> Iterator[tuple[str, float]]:
    """Each column with the seconds of the dearer of both rows."""
    document = calc.open(path)
    assert calc.process is not None
    process = calc.process.pid
    sheet = document.Sheets.getByName(TABLE.sheet)
    document.calculate()
    for at, column in enumerate(TABLE.columns, 1):
        contents = TYPED.get(column.field, ("Nội dung một", "Nội dung hai"))
        dearest = 0.0
        for down in (CHECKED, NEW):
            used = []
            for number in range(rounds + 1):
                before = cpu_seconds(process)
                type_in(sheet, FIRST_ROW + down, at, contents[number % len(contents)])
                document.calculate()
                used.append(cpu_seconds(process) - before)
            # The first time what is remembered of the column is found out again.
            dearest = max(dearest, statistics.median(used[1:]))
        yield column.field, dearest
    stale = document.NamedRanges.getByName("td_summary_note").ReferredCells
    print(f"«Tổng hợp» says: {stale.getCellByPosition(0, 0).String}")
    document.close(True)


def main(rounds: int, rules: Sequence[str] = ()) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "so.xlsx"
        on = dict.fromkeys(rules, "có")
        path.write_bytes(typed_register(awards=AWARDS, switches=on))
        rescore_file(path, now=datetime.now().astimezone())
        with RunningCalc(Path(name) / "profile") as calc:
            found = dict(measure(calc, path, rounds))
    print(f"{AWARDS:,} awards, 5,000 people, 20,000 ratings; year {YEAR}")
    for field, seconds in found.items():
        print(f"{name_of(TABLE.key, field):22}{seconds:6.2f} s")
    worst = max(found.values())
    print(f"the dearest {worst:.2f} s = {worst / LIMIT:.2f} × (aim ≤ 1 × {LIMIT} s)")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5, sys.argv[2:])
