"""A clerk says in the preview which row of a source holds the headings."""

from pathlib import Path

import pytest

from tests.exchange.tables.files import (
    codes,
    csv_file,
    lines,
    register,
    table_rows,
    take_in,
)
from tests.exchange.tables.previews import columns_of, correct, preview, rows_of
from toolkit.exchange.tables.mapping.previews import preview_path

# The words of a template are left above the headings that the office really used.
TEXT = lines(
    "TT | Họ và tên | Đơn vị | Năm | Ghi chú",
    "TT | Ghi nhận ở cấp sở | Nơi làm | Năm | Người được ghi nhận",
    "1 | Lao động tiên tiến | Phòng A | 2023 | Lê An",
    "2 | Lao động tiên tiến | Phòng B | 2023 | Hồ Bé",
)
ENTITLED, ANYBODY = "Danh hiệu, hình thức", "Họ và tên hoặc tên tập thể"
AWARDS = "Khen thưởng"


def test_the_headings_move_and_the_columns_are_understood_anew(tmp_path: Path) -> None:
    path, file = register(tmp_path), csv_file(tmp_path, TEXT)
    preview(path, file, table=AWARDS)
    assert "Ghi chú" in columns_of(preview_path(file))
    correct(file, table=AWARDS, agreed="Có", head=2)
    preview(path, file)
    again = preview_path(file).with_name("nguon_xem_truoc (2).xlsx")
    assert "Người được ghi nhận" in columns_of(again)
    assert "Ghi chú" not in columns_of(again)
    # The second preview keeps what the first one said, and its columns count.
    again.replace(preview_path(file))
    correct(file, agreed="Có", B=ENTITLED, E=ANYBODY, C="Đơn vị")
    report = take_in(path, file)
    found = [(r["name"], r["award"], r["unit"]) for r in table_rows(path, "awards")]
    assert found == [
        ("Lê An", "Lao động tiên tiến", "Phòng A"),
        ("Hồ Bé", "Lao động tiên tiến", "Phòng B"),
    ]
    assert "4 dòng: 2 đưa vào, 2 không đưa vào" in report.summary


def test_a_list_whose_headings_moved_waits_until_it_is_agreed_to(
    tmp_path: Path,
) -> None:
    path, file = register(tmp_path), csv_file(tmp_path, TEXT)
    preview(path, file, table=AWARDS)
    correct(file, agreed="Chưa", head="2")
    before = path.read_bytes()
    assert codes(take_in(path, file)) == ["X693"]
    assert path.read_bytes() == before


# No heading and no value of it is one of ours.
STRANGE = lines(
    "SỞ CÔNG THƯƠNG | | ",
    "Ai được | Được gì | Khi nào",
    "An | Giỏi việc nước | 2023",
    "Bé | Giỏi việc nước | 2024",
)


def test_where_no_list_was_found_the_clerk_says_where_its_headings_are(
    tmp_path: Path,
) -> None:
    path, file = register(tmp_path), csv_file(tmp_path, STRANGE)
    assert codes(take_in(path, file)) == ["X604"]
    preview(path, file)
    shown = [" | ".join(row) for row in rows_of(preview_path(file))]
    [head] = [row for row in shown if row.startswith("Hàng tiêu đề")]
    assert head.startswith("Hàng tiêu đề |  | ví dụ 6")
    assert any("không thấy hàng tiêu đề nào" in row for row in shown)
    assert not any(row.startswith("Cột |") for row in shown)
    correct(file, table=AWARDS, agreed="Có", head=2)
    preview(path, file)
    again = preview_path(file).with_name("nguon_xem_truoc (2).xlsx")
    assert list(columns_of(again)) == ["Ai được", "Được gì", "Khi nào"]
    again.replace(preview_path(file))
    correct(file, agreed="Có", A=ANYBODY, B=ENTITLED, C="Năm")
    report = take_in(path, file)
    found = [(r["name"], r["award"], r["year"]) for r in table_rows(path, "awards")]
    assert found == [
        ("An", "Giỏi việc nước", 2023),
        ("Bé", "Giỏi việc nước", 2024),
    ]
    assert "4 dòng: 2 đưa vào, 2 không đưa vào" in report.summary


@pytest.mark.parametrize("said", ["hai", "0", "5-2", "1-400", "2.5"])
def test_what_is_no_row_is_asked_again(said: str, tmp_path: Path) -> None:
    path, file = register(tmp_path), csv_file(tmp_path, TEXT)
    preview(path, file, table=AWARDS)
    correct(file, agreed="Có", head=said)
    report = take_in(path, file)
    assert codes(report) == ["X703"]
    assert report.findings[0].cell.startswith("B")
