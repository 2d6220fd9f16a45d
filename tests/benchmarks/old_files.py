"""Reading 100 lists of 200 rows for an import, beside openpyxl's plain load of them.

`python -m tests.benchmarks.old_files [FILES ROUNDS]`. Both read the same .xlsx in turn,
in one process, which collects as rarely as a command does; what counts is CPU time.
Twice: lists of one office name the same people year after year (ten offices, as many
years as files need); and, as the worst case, nobody is named twice. Of .xls the time of
the child that reads them all counts too, beside openpyxl's for the lists as .xlsx.
"""

import gc
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import xlwt
from xlsxwriter import Workbook

from toolkit.exchange.tables.opening import open_source
from toolkit.exchange.tables.rows.taking import take
from toolkit.legacy.child import Child, child
from toolkit.xlsx.run import running

FILES, ROUNDS, ROWS = 100, 5, 200
AIM = 0.5
HEAD = ("STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị", "Danh hiệu", "Năm")
MORE = ("Số quyết định", "Ngày quyết định", "Ghi chú")


OFFICES = 10


def rows(number: int) -> list[list[object]]:
    """A list of awards of an office, as typed in TCVN3; `number` says whose names."""
    found: list[list[object]] = [[*HEAD, *MORE]]
    for n in range(ROWS):
        person = f"NguyÔn V¨n {number}-{n}"
        who = [n + 1, person, date(1980, 1 + n % 12, 1 + n % 28), "Chuyªn viªn"]
        what = [f"Phßng sè {n % 9}", "Lao ®éng tiªn tiÕn", 2023]
        found.append([*who, *what, f"{n}/Q§-SCT", date(2023, 12, 20), "§¹t"])
    return found


def make_xlsx(path: Path, table: list[list[object]]) -> None:
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("DS")
        old = book.add_format({"font_name": ".VnTime"})
        day = book.add_format({"num_format": "dd/mm/yyyy", "font_name": ".VnTime"})
        for row, cells in enumerate(table):
            for column, value in enumerate(cells):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, value, day)
                else:
                    sheet.write(row, column, value, old if row else None)
    path.write_bytes(target.getvalue())


def make_xls(path: Path, table: list[list[object]]) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    old = xlwt.easyxf("font: name .VnTime")
    day = xlwt.easyxf("font: name .VnTime", num_format_str="dd/mm/yyyy")
    for row, cells in enumerate(table):
        for column, value in enumerate(cells):
            look = day if isinstance(value, date) else old
            sheet.write(row, column, value, look if row else xlwt.Style.default_style)
    book.save(str(path))


def read_all(paths: list[Path]) -> None:
    """All that an import does before it writes."""
    with running(), child():
        for path in paths:
            for chosen in open_source(path, None, "").choice.chosen:
                take(chosen, frozenset())


def load_all(paths: list[Path]) -> None:
    for path in paths:
        openpyxl.load_workbook(path)


def spent(action: Callable[[list[Path]], None], paths: list[Path]) -> float:
    """CPU seconds of this process and of the children that it waited for."""

    def used() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return time.process_time() + children.ru_utime + children.ru_stime

    before = used()
    action(paths)
    return used() - before


def main(files: int, rounds: int) -> None:
    gc.set_threshold(200_000, 20, 20)  # as toolkit/cli/main.py
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        new = [folder / f"{n}.xlsx" for n in range(files)]
        alone = [folder / f"alone {n}.xlsx" for n in range(files)]
        old = [folder / f"{n}.xls" for n in range(files)]
        for n, (one, lone, other) in enumerate(zip(new, alone, old, strict=True)):
            make_xlsx(one, rows(n % OFFICES))
            make_xlsx(lone, rows(OFFICES + n))
            make_xls(other, rows(n % OFFICES))
        kinds = (("xlsx", new), ("xlsx of nobody twice", alone), ("xls", old))
        for kind, paths in kinds:
            pairs = [
                (spent(read_all, paths), spent(load_all, new))
                for _ in range(rounds + 1)
            ][1:]
            ours, theirs = (statistics.median(t) for t in zip(*pairs, strict=True))
            ratio = statistics.median(mine / peer for mine, peer in pairs)
            print(f"{files} .{kind}: {ours:.2f} s, openpyxl {theirs:.2f} s", end="")
            print(f"  = {ratio:.2f} × (aim ≤ {AIM} ×)", flush=True)
        with child() as reader:
            assert isinstance(reader, Child)
            start = time.perf_counter()
            for path in old:
                reader.ask(path)
            wall = time.perf_counter() - start
        print(f"{files} .xls in {reader.starts} process: {wall:.2f} s of the clock")


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:3]]
    main(*(words if len(words) == 2 else (FILES, ROUNDS)))
