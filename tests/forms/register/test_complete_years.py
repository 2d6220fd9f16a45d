"""«Sổ đã ghi đủ» in a workbook; ratios that know which proposals are eligible."""

import re
from pathlib import Path

import pytest

from tests.awards.lines import told
from tests.awards.test_verdict_logic import room
from tests.broken.base import NOW
from tests.forms.register.filling import filled_register
from tests.forms.register.making import register_book
from toolkit.awards.eligibility.verdicts import doubts_of, verdicts
from toolkit.awards.ratios.lines import ratio_lines
from toolkit.awards.settings import Settings
from toolkit.forms.register.assess import RegisterAssessment, assess_register
from toolkit.forms.register.reading.register import read_register
from toolkit.forms.register.writing.input_copy import copy_rows
from toolkit.forms.register.writing.ratio_rows import ratio_rows
from toolkit.jobs.files import rescore_file
from toolkit.model.register import Complete, TableKey
from toolkit.xlsx.cells.cell import Cell
from toolkit.xlsx.closed_book import ClosedBook

AWARD = "Bằng khen cấp bộ, cấp tỉnh"
ROWS = [
    [2024.0, AWARD, None],
    [2023.0, None, None],
    ["năm 2022", "BK tỉnh", "khen thưởng"],
    [2021.0, AWARD, "Sáng kiến"],
    [2021.0, None, "Đăng ký"],
]
SAID = {
    Complete(TableKey.AWARDS, 2024, "province_merit"),
    Complete(TableKey.AWARDS, 2023),
    Complete(TableKey.AWARDS, 2022, "province_merit"),
    Complete(TableKey.INITIATIVES, 2021),
    Complete(TableKey.REGISTRATIONS, 2021),
}


def test_what_an_office_says_is_complete_is_read() -> None:
    found = read_register(ClosedBook.from_bytes(register_book(complete=ROWS)))
    assert found.findings == ()
    assert found.register.complete == SAID
    place = found.register.cells["complete"]
    assert (place.sheet, place.cell) == ("Quy tắc", "A75")


def test_a_register_of_before_that_table_is_read_as_before() -> None:
    found = read_register(ClosedBook.from_bytes(register_book()))
    assert found.findings == ()
    assert found.register.complete == frozenset()
    assert "complete" not in found.register.cells


@pytest.mark.parametrize("row", [[None, AWARD, None], [2024.0, "Huy chương", None]])
def test_a_row_with_a_fault_says_nothing_and_is_told(row: list[object]) -> None:
    data = register_book(complete=[row, [2023.0, None, None]])
    found = read_register(ClosedBook.from_bytes(data))
    assert found.register.complete == {Complete(TableKey.AWARDS, 2023)}
    assert [one.code for one in found.findings] == ["S138"]


MERIT = f"""
# Xếp loại
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Xếp loại
2023 | cá nhân | Lê An | Hoàn thành xuất sắc nhiệm vụ
2024 | cá nhân | Lê An | Hoàn thành xuất sắc nhiệm vụ
# Khen thưởng
Năm | Danh hiệu, hình thức | Đối tượng | Họ và tên hoặc tên tập thể
2023 | Chiến sĩ thi đua cơ sở | cá nhân | Lê An
2024 | Chiến sĩ thi đua cơ sở | cá nhân | Lê An
# Đề nghị
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức | Thành tích từ
2024 | cá nhân | Lê An | {AWARD} | 2023
"""


def conditions(book: ClosedBook) -> dict[str, str]:
    [found] = assess_register(book).verdicts
    return {one.rule: one.answer for one in found.conditions}


def test_a_made_register_takes_what_it_is_told_and_tells_where_to_say_it() -> None:
    silent = filled_register(MERIT, year=2024)
    assert conditions(silent)["E12"] == "unknown"
    told_of = " ".join(one.text for one in assess_register(silent).findings)
    assert "ghi năm 2023 vào bảng «Sổ đã ghi đủ» ở trang «Quy tắc»" in told_of
    said = filled_register(MERIT, year=2024, complete=[[2023.0, AWARD, None]])
    assert conditions(said)["E12"] == "pass"
    names = [row for row in copy_rows(said) if "td_complete|1" in row]
    assert names


def test_a_row_that_is_not_eligible_is_taken_off_a_floor_and_told() -> None:
    register = told(room(3, 3, 0))
    judged = verdicts(register, Settings())
    lines = [
        one
        for one in ratio_lines(register, Settings(), doubts_of(judged))
        if one.rule.id == "R5"
    ]
    [row] = [one for one in ratio_rows(lines, 5) if one[2] == "đơn vị: Phòng Một"]
    numerator, what_if = row[9], row[14]
    assert isinstance(numerator, Cell)
    assert isinstance(what_if, Cell)
    assert numerator.value == 3.0
    assert re.search(r",0,MAX\(.*-3,0\)\)$", str(numerator.formula))
    text = " Đã trừ 3 đề nghị không đủ điều kiện (lúc kiểm tra)."
    assert str(what_if.value).endswith(text)
    assert str(what_if.formula).endswith(f'&"{text}")')


def test_no_basis_and_the_council_are_counted_apart() -> None:
    text = "đề nghị: Lê An | AHLĐ"
    register = told(text)
    judged = verdicts(register, Settings())
    job = RegisterAssessment(register, Settings(), (), judged, (), (), ())
    assert "1 chưa có căn cứ trong bộ quy định" in job.said
    assert job.said.startswith("1 đề nghị: 0 đủ điều kiện, ")


def test_rescored_ratios_and_conditions_agree(tmp_path: Path) -> None:
    """As a clerk has it: six of eight proposed, three of whom are not eligible."""
    head = "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị"
    given = ("An", "Bình", "Chi", "Dung", "Hoa", "Lan", "Mai", "Thu")
    people = [f"Lê Thị {one}" for one in given]
    rated = [
        f"2023 | cá nhân | {name} | Phòng Một | "
        + ("Không hoàn thành nhiệm vụ" if 3 <= at < 6 else "Hoàn thành tốt nhiệm vụ")
        for at, name in enumerate(people)
    ]
    rated.append("2023 | tập thể | Phòng Một | Sở A | Hoàn thành tốt nhiệm vụ")
    proposed = [
        f"2023 | cá nhân | {name} | Phòng Một | Lao động tiên tiến"
        for name in people[:6]
    ]
    proposed.append("2023 | tập thể | Phòng Một | Sở A | Tập thể lao động tiên tiến")
    tables = "\n".join(
        [
            "# Đơn vị\nTên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu",
            "Sở A | | x\nPhòng Một | Sở A |",
            "# Người\nHọ và tên | Đơn vị | Ngày vào làm",
            *(f"{name} | Phòng Một | 01/01/2010" for name in people),
            f"# Xếp loại\n{head} | Xếp loại",
            *rated,
            f"# Đề nghị\n{head} | Danh hiệu, hình thức",
            *proposed,
        ]
    )
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(filled_register(tables, year=2023).to_bytes())
    rescore_file(path, now=NOW)
    book = ClosedBook.open(path)
    cells = {
        name: [cell.value for cell in book.sheet(name).cells.values()]
        for name in ("Tỷ lệ", "Điều kiện", "Kết quả kiểm tra")
    }
    said = [str(one) for one in cells["Điều kiện"] if str(one).startswith("3/8 = ")]
    assert any("6 Lao động tiên tiến, trong đó 3 không đủ điều kiện" in s for s in said)
    text = "Đã trừ 3 đề nghị không đủ điều kiện (lúc kiểm tra)."
    assert any(text in str(one) for one in cells["Tỷ lệ"])
    found = assess_register(book)
    [line] = [
        one
        for one in found.ratios
        if (one.rule.id, one.scope.name) == ("R5", "Phòng Một")
    ]
    assert (line.numerator, line.base, line.over) == (3, 8, 2)
    assert {one.code for one in found.findings} >= {"Q403", "E401"}
