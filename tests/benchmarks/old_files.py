"""Reading 100 lists of 200 rows for an import, beside openpyxl's plain load of them.

`python -m tests.benchmarks.old_files [FILES ROUNDS]`. Both read the same .xlsx in turn,
in one process; what counts is CPU time. Of .xls the time of the child that reads them
all counts too, beside openpyxl's for the same lists as .xlsx.
"""

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


def rows(number: int) -> list[list[object]]:
    """A list of awards of a unit, as typed in TCVN3."""
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
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        new = [folder / f"{n}.xlsx" for n in range(files)]
        old = [folder / f"{n}.xls" for n in range(files)]
        for n, (one, other) in enumerate(zip(new, old, strict=True)):
            make_xlsx(one, rows(n))
            make_xls(other, rows(n))
        for kind, paths in (("xlsx", new), ("xls", old)):
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
