"""Blocks through the Calc engine against the raw UNO block call; prints ratios.

Run: python -m tests.benchmarks.calc_blocks. The goal for numbers is at most 2.
"""

import datetime as dt
import statistics
import time
from collections.abc import Callable
from typing import Any

import xlwings

from toolkit import calc

ROWS, COLUMNS, REPEATS = 10_000, 10, 7
DAY = dt.datetime.fromisoformat("2026-11-21")


def numbers() -> list[list[Any]]:
    return [[float(y * x) for x in range(COLUMNS)] for y in range(ROWS)]


def texts() -> list[list[Any]]:
    return [[f"Đơn vị {y}/{x}" for x in range(COLUMNS)] for y in range(ROWS)]


def mixed() -> list[list[Any]]:
    kinds = ("Sở Nội vụ", 1.5, None, True, DAY)
    return [[kinds[x % 5] for x in range(COLUMNS)] for _ in range(ROWS)]


def raw(block: list[list[Any]]) -> tuple[tuple[Any, ...], ...]:
    """What the same block is for the raw call: floats and texts only."""
    day = float((DAY - dt.datetime.fromisoformat("1899-12-30")).days)
    plain = {None: "", True: 1.0, DAY: day}
    return tuple(
        tuple(v if type(v) in (float, str) else plain[v] for v in row) for row in block
    )


def median(act: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        act()
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def measure(sheet: xlwings.Sheet, name: str, block: list[list[Any]]) -> None:
    cells = sheet.range((1, 1), (ROWS, COLUMNS))
    uno, data = cells.api, raw(block)
    sheet.clear()

    def engine_write() -> None:
        cells.value = block

    raw_write = median(lambda: uno.setDataArray(data))
    write = median(engine_write)
    raw_read = median(uno.getDataArray)
    read = median(lambda: cells.value)
    print(
        f"{name:8} write {write * 1000:6.0f} ms = {write / raw_write:4.2f} x raw"
        f"   read {read * 1000:6.0f} ms = {read / raw_read:4.2f} x raw"
    )


def main() -> None:
    calc.activate()
    with xlwings.App(visible=False) as app:
        sheet = app.books[0].sheets[0]
        print(f"{ROWS:,} x {COLUMNS} cells, median of {REPEATS}")
        for name, make in (("numbers", numbers), ("texts", texts), ("mixed", mixed)):
            measure(sheet, name, make())


if __name__ == "__main__":
    main()
