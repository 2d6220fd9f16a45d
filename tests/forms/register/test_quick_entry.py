"""Quick entry: the rows of the year for everybody who has none, in one press."""

import re
from pathlib import Path

import pytest

from tests.broken.surgery import damaged, without_name
from tests.forms.register.filling import NOW, filled_register, region_of
from toolkit.findings import WorkRefusedError
from toolkit.forms.form import FILLS, Action
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.making.workbook import build_register
from toolkit.forms.register.quick_entry import (
    NO_YEAR,
    NOBODY_GRANTED,
    NOBODY_REGISTERED,
    NOBODY_THERE,
    fill_rows,
)
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.jobs.files import rescore_file
from toolkit.jobs.undo import undo_file
from toolkit.model.register import TableKey
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

PEOPLE = """
# Đơn vị
Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu
Sở Công Thương | | x
Phòng Kỹ thuật | Sở Công Thương |
# Người
Họ và tên | Mã | Đơn vị | Chức vụ | Loại cán bộ | Công chức, viên chức | \
Ngày vào làm | Ngày rời đi
Nguyễn Văn An | | Phòng Kỹ thuật | Trưởng phòng | cấp trưởng | công chức | 01/02/2010 |
Trần Thị Bình | | Phòng Kỹ thuật | | người trực tiếp | công chức | 01/02/2012 |
Lê Văn Cường | '01 | Phòng Kỹ thuật | | | | |
Lê Văn Cường | '02 | Phòng Kỹ thuật | | | | |
Đỗ Văn Đi | | Phòng Kỹ thuật | | | | 01/02/2010 | 31/03/2022
Hồ Văn Mới | | Phòng Kỹ thuật | | | | 01/02/2023 |
"""
RATED = """
# Xếp loại
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Xếp loại
2021 | cá nhân | Trần Thị Bình | Phòng Kỹ thuật | Hoàn thành tốt nhiệm vụ
2022 | cá nhân | NGUYỄN VĂN  AN | Phòng Kỹ thuật | Hoàn thành tốt nhiệm vụ
"""
REGISTERED = """
# Đăng ký
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Danh hiệu đăng ký
2022 | cá nhân | Nguyễn Văn An | Phòng Kỹ thuật | Lao động tiên tiến
2022 | cá nhân | Nguyễn Văn An | Phòng Kỹ thuật | Chiến sĩ thi đua cơ sở
2022 | tập thể | Phòng Kỹ thuật | Sở Công Thương | Tập thể lao động tiên tiến
2021 | cá nhân | Trần Thị Bình | Phòng Kỹ thuật | Lao động tiên tiến
# Đề nghị
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức
2022 | cá nhân | Nguyễn Văn An | Lao động tiên tiến
"""
GRANTED = """
# Đề nghị
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Danh hiệu, hình thức | \
Cấp khen | Thành tích, lý do | Thành tích từ | Kết quả
2022 | cá nhân | Nguyễn Văn An | Phòng Kỹ thuật | Lao động tiên tiến | Giám đốc Sở | \
| | được khen
2022 | cá nhân | Trần Thị Bình | Phòng Kỹ thuật | Bằng khen cấp bộ, cấp tỉnh | \
Chủ tịch UBND tỉnh | Chuyển đổi số | 2021 | được khen
2022 | cá nhân | Lê Văn Cường (01) | Phòng Kỹ thuật | Lao động tiên tiến | | | | \
không được khen
# Khen thưởng
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Danh hiệu, hình thức
2022 | cá nhân | Nguyễn Văn An | Phòng Kỹ thuật | Lao động tiên tiến
"""


def column(book: ClosedBook, table: TableKey, field: str) -> list[CellValue]:
    """The cells of a column, down to the last row of its table."""
    form, names = BY_KEY[table], book.names()
    columns = [names[name_of(table, c.field)] for c in form.columns]
    tops = [one for one in columns if one]
    rows = book.table(tops[0].sheet, tops[0].top, [one.left for one in tops])
    at = [c.field for c in form.columns].index(field)
    return [values[at] for _, values in rows]


def test_whoever_was_here_and_has_no_rating_of_the_year_gets_a_row() -> None:
    book = filled_register(PEOPLE + RATED)
    filled = fill_rows(book, Action.FILL_RATINGS)
    assert column(book, TableKey.RATINGS, "name") == [
        *("Trần Thị Bình", "NGUYỄN VĂN  AN"),
        *("Trần Thị Bình", "Lê Văn Cường (01)", "Lê Văn Cường (02)"),
    ]
    assert column(book, TableKey.RATINGS, "year") == [2021, 2022, 2022, 2022, 2022]
    assert column(book, TableKey.RATINGS, "staff")[2] == "người trực tiếp"
    assert column(book, TableKey.RATINGS, "service")[2] == "công chức"
    assert column(book, TableKey.RATINGS, "rating")[2:] == [None] * 3
    assert filled.said.startswith("Đã thêm 3 dòng vào trang «Xếp loại» (hàng 7–9)")


@pytest.mark.parametrize("action", sorted(FILLS - {Action.FILL_AWARDS}))
def test_a_second_press_adds_nothing(action: Action) -> None:
    more = REGISTERED if action is Action.FILL_PROPOSALS else ""
    book = filled_register(PEOPLE + RATED + more)
    assert fill_rows(book, action).changes
    assert fill_rows(book, action).changes == ()


def test_everybody_registers_for_the_usual_title() -> None:
    book = filled_register(PEOPLE + REGISTERED)
    fill_rows(book, Action.FILL_REGISTRATIONS)
    names = column(book, TableKey.REGISTRATIONS, "name")
    assert names[4:] == ["Trần Thị Bình", "Lê Văn Cường (01)", "Lê Văn Cường (02)"]
    awards = column(book, TableKey.REGISTRATIONS, "award")
    assert set(awards[4:]) == {"Lao động tiên tiến"}


def test_what_was_registered_for_is_proposed() -> None:
    book = filled_register(PEOPLE + REGISTERED)
    fill_rows(book, Action.FILL_PROPOSALS)
    names = column(book, TableKey.PROPOSALS, "name")
    awards = column(book, TableKey.PROPOSALS, "award")
    assert list(zip(names, awards, strict=True))[1:] == [
        ("Nguyễn Văn An", "Chiến sĩ thi đua cơ sở"),
        ("Phòng Kỹ thuật", "Tập thể lao động tiên tiến"),
    ]
    position = column(book, TableKey.PROPOSALS, "position")
    assert position[1:] == ["Trưởng phòng", None]
    assert column(book, TableKey.PROPOSALS, "recipient")[2] == "tập thể"


def test_where_nobody_registered_nobody_is_proposed() -> None:
    book = filled_register(PEOPLE)
    filled = fill_rows(book, Action.FILL_PROPOSALS)
    assert filled.said == NOBODY_REGISTERED.format(2022)
    assert column(book, TableKey.PROPOSALS, "name") == []


def test_a_proposal_marked_as_granted_becomes_a_line_of_awards() -> None:
    book = filled_register(PEOPLE + GRANTED)
    filled = fill_rows(book, Action.FILL_AWARDS)
    names = column(book, TableKey.AWARDS, "name")
    assert names == ["Nguyễn Văn An", "Trần Thị Bình"]
    row = {
        field: column(book, TableKey.AWARDS, field)[1]
        for field in (
            "year",
            "authority",
            "award",
            "unit",
            "reason",
            "start",
            "decision",
        )
    }
    assert row == {
        "year": 2022,
        "authority": "Chủ tịch UBND tỉnh",
        "award": "Bằng khen cấp bộ, cấp tỉnh",
        "unit": "Phòng Kỹ thuật",
        "reason": "Chuyển đổi số",
        "start": 2021,
        "decision": None,
    }
    assert "hàng 6)" in filled.said
    assert fill_rows(book, Action.FILL_AWARDS).changes == ()


def test_without_an_award_year_nothing_is_added() -> None:
    base = build_register(unit="Sở A", rules_version="x")
    book = filled_register(PEOPLE, base=base)
    assert fill_rows(book, Action.FILL_RATINGS) == (NO_YEAR, ())


def test_a_table_without_room_is_left_as_it_is() -> None:
    base = build_register(unit="Sở A", year=2022, rules_version="x", capacity=8)
    more = "\n".join(
        f"2020 | cá nhân | Người {n} | Phòng Kỹ thuật | Hoàn thành tốt nhiệm vụ"
        for n in range(4)
    )
    book = filled_register(PEOPLE + RATED + more, base=base)
    with pytest.raises(WorkRefusedError) as refused:
        fill_rows(book, Action.FILL_RATINGS)
    assert refused.value.finding.code == "X621"
    assert len(column(book, TableKey.RATINGS, "name")) == 6


ROOMS = """
# Đơn vị
Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu
Sở Công Thương | | x
Phòng Kỹ thuật | Sở Công Thương |
Tổ An toàn | Phòng Kỹ thuật |
Phòng Thương mại | Sở Công Thương |
# Người
Họ và tên | Đơn vị | Ngày vào làm
Nguyễn Văn An | Phòng Kỹ thuật | 01/02/2010
Trần Thị Bình | Tổ An toàn | 01/02/2010
Lê Văn Cường | Phòng Thương mại | 01/02/2010
Đỗ Thị Dung | Ban Dự án | 01/02/2010
"""
IN_ROOMS = """
# Đăng ký
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Danh hiệu đăng ký
2022 | cá nhân | Nguyễn Văn An | Phòng Kỹ thuật | Lao động tiên tiến
2022 | tập thể | Phòng Kỹ thuật | Sở Công Thương | Tập thể lao động tiên tiến
2022 | tập thể | Phòng Thương mại | Sở Công Thương | Tập thể lao động tiên tiến
2022 | cá nhân | Lê Văn Cường | Phòng Thương mại | Lao động tiên tiến
"""
GRANTED_IN_ROOMS = """
# Đề nghị
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Danh hiệu, hình thức | Kết quả
2022 | cá nhân | Nguyễn Văn An | | Lao động tiên tiến | được khen
2022 | cá nhân | Lê Văn Cường | | Lao động tiên tiến | được khen
"""


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("phòng  kỹ thuật", ["Nguyễn Văn An", "Trần Thị Bình"]),
        ("Tổ An toàn", ["Trần Thị Bình"]),
        ("Ban Dự án", ["Đỗ Thị Dung"]),
        ("Sở Công Thương", ["Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường"]),
    ],
)
def test_rows_are_added_for_the_unit_that_is_chosen_and_all_below_it(
    unit: str, names: list[str]
) -> None:
    book = filled_register(ROOMS, settings={"fill_unit": unit})
    filled = fill_rows(book, Action.FILL_RATINGS)
    assert column(book, TableKey.RATINGS, "name") == names
    assert f"Đã thêm {len(names)} dòng của «{unit.replace('  ', ' ')}»" in filled.said
    assert "Muốn ghi cho cả cơ quan thì xóa ô C13 trang «Quy tắc»." in filled.said
    again = fill_rows(book, Action.FILL_RATINGS)
    assert again.changes == ()
    assert "không thiếu dòng nào của «" in again.said


def test_a_room_is_proposed_with_its_people_and_itself() -> None:
    settings = {"fill_unit": "Phòng Kỹ thuật"}
    book = filled_register(ROOMS + IN_ROOMS, settings=settings)
    fill_rows(book, Action.FILL_PROPOSALS)
    names = column(book, TableKey.PROPOSALS, "name")
    assert names == ["Nguyễn Văn An", "Phòng Kỹ thuật"]
    fill_rows(book, Action.FILL_REGISTRATIONS)
    assert column(book, TableKey.REGISTRATIONS, "name")[4:] == ["Trần Thị Bình"]


def test_who_is_granted_something_is_of_the_room_that_people_have() -> None:
    settings = {"fill_unit": "Phòng Thương mại"}
    book = filled_register(ROOMS + GRANTED_IN_ROOMS, settings=settings)
    fill_rows(book, Action.FILL_AWARDS)
    assert column(book, TableKey.AWARDS, "name") == ["Lê Văn Cường"]


@pytest.mark.parametrize(
    ("unit", "near"),
    [("Phòng Kĩ thuật", "; có phải «Phòng Kỹ thuật»?"), ("Vụ Pháp chế", ". Chọn")],
)
def test_for_a_unit_that_nobody_knows_nothing_is_added(unit: str, near: str) -> None:
    book = filled_register(ROOMS, settings={"fill_unit": unit})
    said, changes = fill_rows(book, Action.FILL_RATINGS)
    assert changes == ()
    assert f"ô C13 trang «Quy tắc» ghi «{unit}»" in said
    assert near in said


def test_registers_without_the_cell_add_the_rows_of_everybody() -> None:
    gone = without_name("td_set_fill_unit")
    data = damaged(filled_register(ROOMS).to_bytes(), gone)
    book = ClosedBook.from_bytes(data)
    assert "của «" not in fill_rows(book, Action.FILL_RATINGS).said
    assert len(column(book, TableKey.RATINGS, "name")) == 4


def test_on_a_closed_file_all_is_assessed_and_undo_brings_every_byte_back(
    tmp_path: Path,
) -> None:
    path = tmp_path / "so.xlsx"
    before = filled_register(PEOPLE + REGISTERED).to_bytes()
    path.write_bytes(before)
    report = rescore_file(path, now=NOW, action="fill_proposals")
    assert report.saved, report.findings
    assert report.summary.startswith("Đã thêm 2 dòng vào trang «Đề nghị»")
    assert "3 đề nghị" in report.summary
    assert {c.sheet for c in report.changed} == {"Đề nghị"}
    book = ClosedBook.open(path)
    conditions = region_of(book, "td_conditions")
    assert book.sheet(conditions.sheet).at(conditions.bottom + 1, 1).value
    log = region_of(book, "td_log")
    said = [
        book.sheet(log.sheet).at(row, log.left + 1).value
        for row in range(log.bottom + 1, log.bottom + 3)
    ]
    assert "Ghi nhanh đề nghị" in said
    assert undo_file(path, now=NOW).exit_code == 0
    assert path.read_bytes() == before


def test_a_formula_of_the_office_over_the_new_rows_keeps_no_old_value(
    tmp_path: Path,
) -> None:
    path = tmp_path / "so.xlsx"
    book = filled_register(PEOPLE + RATED)
    book.set_formula("Xếp loại", 2, 40, "COUNTA(C5:C400)", 2.0)
    path.write_bytes(book.to_bytes())
    rescore_file(path, now=NOW, action="fill_ratings")
    assert ClosedBook.open(path).sheet("Xếp loại").at(2, 40).value is None


def test_new_rows_are_as_high_as_what_is_printed_of_them() -> None:
    unit = "Trung tâm Khuyến công và Tư vấn phát triển công nghiệp tỉnh Gia Lai"
    book = filled_register(PEOPLE.replace("Phòng Kỹ thuật", unit), year=2022)
    fill_rows(book, Action.FILL_REGISTRATIONS)
    place = region_of(book, name_of(TableKey.REGISTRATIONS, "name"))
    tags = re.findall(rb'<row r="(\d+)"([^>]*)>', book.part(place.sheet))
    below = {int(row): tag for row, tag in tags if int(row) >= place.top}
    assert len(below) >= 4
    assert set(below.values()) == {b' ht="49.80"'}  # three lines, and it gives way


@pytest.mark.parametrize(
    ("text", "action", "said"),
    [
        ("", Action.FILL_RATINGS, NOBODY_THERE),
        ("", Action.FILL_REGISTRATIONS, NOBODY_THERE),
        (PEOPLE, Action.FILL_AWARDS, NOBODY_GRANTED),
    ],
)
def test_where_there_is_nobody_to_add_it_says_where_to_write_first(
    text: str, action: Action, said: str
) -> None:
    assert fill_rows(filled_register(text), action).said == said


def test_who_left_in_the_year_gets_no_row_and_is_told() -> None:
    book = filled_register(PEOPLE)
    for _ in range(2):
        said = fill_rows(book, Action.FILL_RATINGS).said
        assert "Không thêm 1 người rời đi trong năm 2022." in said
    assert "không thiếu dòng nào" in said
