"""An .xls comes in as an .xlsx does, with its old fonts; a broken one costs a line."""

import ctypes
import random
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import xlwt

from tests.exchange.tables.files import NOW, codes, register, table_rows, take_in
from toolkit.exchange.tables.folder_in import import_each
from toolkit.exchange.tables.paste_in import import_tables
from toolkit.legacy import child, xls_child

pytestmark = pytest.mark.slow

HEAD = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị"]
AN = {"name": "Trần Văn An", "born": date(1980, 3, 2), "unit": "Ban A"}


def styled(font: str = "Arial", *, shows: str = "General", struck: bool = False) -> Any:
    style = xlwt.XFStyle()
    style.font.name, style.font.struck_out = font, struck
    style.num_format_str = shows
    return style


def xls_file(folder: Path, rows: list[list[Any]], *, font: str = "Arial") -> Path:
    """An .xls of one sheet; a date becomes a date cell."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    for row, cells in enumerate(rows):
        for column, value in enumerate(cells):
            if isinstance(value, date):
                sheet.write(row, column, value, styled(font, shows="dd/mm/yyyy"))
            elif value is not None:
                sheet.write(row, column, value, styled(font))
    path = folder / "nguon.xls"
    book.save(str(path))
    return path


def test_names_days_and_units_come_in(tmp_path: Path) -> None:
    rows = [HEAD, [1, "Trần Văn An", date(1980, 3, 2), "Ban A"]]
    path = register(tmp_path)
    report = take_in(path, xls_file(tmp_path, rows))
    assert (codes(report), table_rows(path, "people")) == ([], [AN])


@pytest.mark.parametrize(
    ("font", "rows"),
    [
        (".VnTime", [["STT", "Hä vµ tªn", "§¬n vÞ"], [1, "TrÇn V¨n An", "Ban A"]]),
        (
            "VNI-Times",
            [["STT", "Hoï vaø teân", "Ñôn vò"], [1, "Traàn Vaên An", "Ban A"]],
        ),
    ],
)
def test_old_fonts_are_read(tmp_path: Path, font: str, rows: list[list[Any]]) -> None:
    path = register(tmp_path)
    report = take_in(path, xls_file(tmp_path, rows, font=font))
    assert table_rows(path, "people") == [{"name": "Trần Văn An", "unit": "Ban A"}]
    assert codes(report) == ["X652"]


def test_a_letter_in_a_font_of_capitals_is_read_by_its_own_font(tmp_path: Path) -> None:
    # .VnTime has no capital of á: people set that letter in .VnTimeH.
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    small, capital = styled(".VnTime").font, styled(".VnTimeH").font
    for column, text in enumerate(["STT", "Họ và tên", "Đơn vị"]):
        sheet.write(0, column, text)
    sheet.write(1, 0, 1)
    pieces = [("Vò ThÞ ", small), ("¸", capital), ("nh", small)]
    sheet.write_rich_text(1, 1, pieces, styled(".VnTime"))
    sheet.write(1, 2, "Ban A")
    source = tmp_path / "nguon.xls"
    book.save(str(source))
    path = register(tmp_path)
    report = take_in(path, source)
    assert [row["name"] for row in table_rows(path, "people")] == ["Vũ Thị Ánh"]
    assert codes(report) == ["X652"]


def test_hidden_and_struck_rows_merges_and_padded_codes_are_as_in_xlsx(
    tmp_path: Path,
) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("DS")
    for column, text in enumerate(["Họ và tên", "Mã", "Đơn vị"]):
        sheet.write(0, column, text)
    for row, name in enumerate(["An", "Bình", "Chi", "Dũng"], 1):
        sheet.write(row, 0, name, styled(struck=name == "Chi"))
        sheet.write(row, 1, row, styled(shows="00000"))
    sheet.write_merge(1, 4, 2, 2, "Ban A")
    sheet.row(2).hidden = True
    source = tmp_path / "nguon.xls"
    book.save(str(source))
    path = register(tmp_path)
    report = take_in(path, source)
    assert table_rows(path, "people") == [
        {"name": "An", "code": "00001", "unit": "Ban A"},
        {"name": "Dũng", "code": "00004", "unit": "Ban A"},
    ]
    assert {"X649", "X650"} <= set(codes(report))


def test_a_damaged_file_is_one_finding_and_changes_nothing(tmp_path: Path) -> None:
    rows = [HEAD, *([n, f"Người {n}", date(1980, 3, 2), "A"] for n in range(50))]
    sound = xls_file(tmp_path, rows).read_bytes()
    path, source = register(tmp_path), tmp_path / "hong.xls"
    before, draw = path.read_bytes(), random.Random(7)
    for _ in range(6):
        damaged = bytearray(sound)
        for _ in range(400):
            damaged[draw.randrange(512, len(sound))] = draw.randrange(256)
        source.write_bytes(damaged)
        report = take_in(path, source, dry_run=True)
        assert "F034" not in codes(report)  # what nobody foresaw
    source.write_bytes(sound[:1500])
    report = take_in(path, source)
    assert set(codes(report)) <= {"X654", "X646"}
    assert path.read_bytes() == before


def test_a_file_that_takes_too_long_is_given_up(tmp_path: Path) -> None:
    path, source = register(tmp_path), xls_file(tmp_path, [HEAD])
    with patch.object(child, "PATIENCE", 0.001):
        assert codes(take_in(path, source)) == ["X654"]


def test_without_its_package_it_is_said_which_is_missing(tmp_path: Path) -> None:
    path, source = register(tmp_path), xls_file(tmp_path, [HEAD])
    said = {"error": xls_child.MISSING}
    with patch.object(child.Child, "ask", return_value=said):
        [finding] = take_in(path, source).findings
    assert finding.code == "F055"
    assert "xlrd" in finding.text


def test_one_process_reads_many_files_and_a_bad_one_costs_only_itself(
    tmp_path: Path,
) -> None:
    path, sources = register(tmp_path), []
    for n in range(6):
        rows = [HEAD, [1, f"Người {n}", date(1980, 3, 2), "Ban A"]]
        source = xls_file(tmp_path, rows).rename(tmp_path / f"nguon_{n}.xls")
        if n == 2:  # what its records say is nonsense
            sound = source.read_bytes()
            source.write_bytes(sound[:540] + b"\xff" * 900 + sound[1440:])
        sources.append(source)
    started: list[child.Child] = []

    def counted(self: child.Child, source: Path) -> Any:
        started.append(self)
        return ask(self, source)

    ask = child.Child.ask
    with patch.object(child.Child, "ask", counted):
        reports = list(
            import_each(sources, lambda one: import_tables(path, one, now=NOW))
        )
    assert [codes(report) for report in reports] == [[], [], ["X654"], [], [], []]
    assert len(table_rows(path, "people")) == 5
    assert len({id(one) for one in started}) == 1
    assert started[0].starts == 2  # the bad file's process was replaced


def test_a_process_that_died_is_replaced(tmp_path: Path) -> None:
    source = xls_file(tmp_path, [HEAD])
    with child.child() as reader:
        assert "sheets" in reader.ask(source)
        process = reader._process
        assert process is not None
        process.kill()
        process.wait()
        assert "sheets" in reader.ask(source)
        assert reader.starts == 2
    assert reader._process is None


def test_after_many_files_the_process_is_a_new_one(tmp_path: Path) -> None:
    source = xls_file(tmp_path, [HEAD])
    with patch.object(child, "MOST_FILES", 2), child.child() as reader:
        for _ in range(5):
            assert "sheets" in reader.ask(source)
        assert reader.starts == 3


class _Kernel:
    """kernel32, as far as a job object needs it."""

    def __init__(self) -> None:
        self.CreateJobObjectW = lambda *_: 7
        self.GetCurrentProcess = lambda: 8
        self.limits: Any = None
        self.assigned: list[int | None] = []

    def SetInformationJobObject(self, job: Any, kind: int, limits: Any, _: Any) -> None:
        assert (job.value, kind) == (7, 9)
        self.limits = limits._obj

    def AssignProcessToJobObject(self, *handles: Any) -> None:
        self.assigned = [handle.value for handle in handles]


def test_on_windows_a_job_object_limits_the_memory() -> None:
    kernel = _Kernel()
    xls_child.limit_on_windows(kernel)
    assert kernel.assigned == [7, 8]
    assert kernel.limits.basic.flags == 0x100
    assert kernel.limits.process_memory == xls_child.MEMORY
    assert ctypes.sizeof(kernel.limits) == 144  # as Windows of 64 bits has it
