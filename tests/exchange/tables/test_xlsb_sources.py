"""An .xlsb comes in as an .xlsx does; a broken one costs a line."""

import random
from datetime import date
from pathlib import Path

import pytest
import python_calamine

from tests.exchange.tables.binary_books import Look, Rich, xlsb_file
from tests.exchange.tables.files import codes, register, table_rows, take_in
from toolkit.exchange.sources.opening import read_sheets
from toolkit.exchange.sources.source import Shown
from toolkit.xlsx.cells.cell import CellError

HEAD = ["STT", "Họ và tên", "Ngày sinh", "Đơn vị"]
DAY = Look(shows="dd/mm/yyyy")
BORN = 29_282.0  # 2 March 1980


def test_names_days_and_units_come_in_and_another_reader_sees_the_same(
    tmp_path: Path,
) -> None:
    rows = [HEAD, [1, "Trần Văn An", BORN, "Ban A"]]
    source = xlsb_file(tmp_path, rows, looks=[Look(), DAY], look_of={(1, 2): 1})
    [seen] = python_calamine.load_workbook(source).sheet_names
    sheet = python_calamine.load_workbook(source).get_sheet_by_name(seen)
    assert sheet.to_python() == [HEAD, [1, "Trần Văn An", date(1980, 3, 2), "Ban A"]]
    path = register(tmp_path)
    report = take_in(path, source)
    assert codes(report) == []
    assert table_rows(path, "people") == [
        {"name": "Trần Văn An", "born": date(1980, 3, 2), "unit": "Ban A"}
    ]


def test_values_are_what_a_person_sees(tmp_path: Path) -> None:
    looks = [Look(), Look(shows="00000"), Look(shows="0.0%"), Look(shows="yyyy"), DAY]
    cells = [123, 0.125, 43_831, -7, 2.5, True, b"\x2a", BORN - 1462, 1e300 * 10]
    look_of = {(0, 0): 1, (0, 1): 2, (0, 2): 3, (0, 7): 4}
    source = xlsb_file(tmp_path, [cells], looks=looks, look_of=look_of, since_1904=True)
    [reading] = read_sheets(source, lambda _: 0)
    [line] = reading.source.lines
    found = list(line.cells.values())
    assert found == [
        *(123, 0.125, 2024, -7, 2.5, True, CellError("#N/A"), date(1980, 3, 2), 1e301)
    ]
    assert [one.text for one in found if isinstance(one, Shown)] == ["00123", "12,5%"]


def test_merges_hidden_and_struck_rows_are_as_in_xlsx(tmp_path: Path) -> None:
    rows = [["Họ và tên", "Đơn vị"], ["An", "Ban A"], ["Bình"], ["Chi"], ["Dũng"]]
    source = xlsb_file(
        tmp_path,
        rows,
        looks=[Look(), Look(struck=True)],
        look_of={(3, 0): 1},
        merges=[(1, 4, 1, 1)],
        hidden=[2],
    )
    path = register(tmp_path)
    report = take_in(path, source)
    assert table_rows(path, "people") == [
        {"name": "An", "unit": "Ban A"},
        {"name": "Dũng", "unit": "Ban A"},
    ]
    assert {"X649", "X650"} <= set(codes(report))


def test_old_fonts_are_read_by_pieces(tmp_path: Path) -> None:
    looks = [Look(".VnTime"), Look(".VnTimeH")]
    name = Rich([("Vò ThÞ ", 0), ("¸", 1), ("nh", 0)])
    source = xlsb_file(
        tmp_path, [["Hä vµ tªn", "§¬n vÞ"], [name, "Phßng KÕ ho¹ch"]], looks=looks
    )
    path = register(tmp_path)
    report = take_in(path, source)
    assert table_rows(path, "people") == [
        {"name": "Vũ Thị Ánh", "unit": "Phòng Kế hoạch"}
    ]
    assert set(codes(report)) == {"X652"}


@pytest.mark.parametrize("spot", [(0, 600), (200_000, 0)])
def test_a_cell_far_away_costs_one_line(tmp_path: Path, spot: tuple[int, int]) -> None:
    row, column = spot
    rows = [[None] * column + ["x"]] if not row else [*[[]] * row, ["x"]]
    path = register(tmp_path)
    assert codes(take_in(path, xlsb_file(tmp_path, rows))) == ["X654"]


def test_a_damaged_file_is_one_finding_and_changes_nothing(tmp_path: Path) -> None:
    from toolkit.legacy.grid import TooLargeError
    from toolkit.legacy.xlsb import read_xlsb
    from toolkit.legacy.xlsb_records import BrokenRecordsError
    from toolkit.xlsx.refusal import FileRefusedError

    sound = xlsb_file(tmp_path, [HEAD, *([n, "Người", BORN, "A"] for n in range(9))])
    data, draw = sound.read_bytes(), random.Random(7)
    parts = _unpacked(data)
    for _ in range(150):
        damaged = {name: bytearray(part) for name, part in parts.items()}
        for part in damaged.values():
            if draw.random() < 0.5:
                for _ in range(4):
                    part[draw.randrange(len(part))] = draw.randrange(256)
        try:
            read_xlsb(_packed(damaged))
        except (BrokenRecordsError, TooLargeError, FileRefusedError):
            continue


def _unpacked(data: bytes) -> dict[str, bytes]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _packed(parts: dict[str, bytearray]) -> bytes:
    import io
    import zipfile

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, part in parts.items():
            package.writestr(name, bytes(part))
    return target.getvalue()
