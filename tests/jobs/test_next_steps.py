"""What is said below «Đã tạo»: what to do first, what is still empty."""

from pathlib import Path

import pytest

from toolkit.jobs.new import new_awards
from toolkit.jobs.next_steps import first_step
from toolkit.jobs.render import made_lines

MADE = Path("sổ mới.xlsx")


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("scoring", "mở sổ, ghi điểm tự chấm"),
        ("awards", "mở sổ, ghi các đơn vị, cán bộ"),
        ("round", "mở sổ, ghi tên và thư điện tử"),
        ("year", "mở sổ, ghi các việc và hạn"),
        ("rubric", "mở sổ, sửa ví dụ"),
    ],
)
def test_each_new_workbook_says_what_to_do_first(kind: str, begins: str) -> None:
    said = first_step(kind, MADE, MADE, unit="Sở A", year=2026)
    assert said.startswith(f"Việc tiếp theo: {begins}")
    assert '"sổ mới.xlsx"' in said
    assert "trống" not in said
    assert "đã có" not in said or kind == "awards"


def test_what_was_left_empty_and_a_second_workbook_are_told() -> None:
    there = Path("sổ mới (2).xlsx")
    said = first_step("awards", MADE, there, unit="Sở A", superior="", year=None)
    assert "Còn để trống: cơ quan cấp trên, năm;" in said
    assert said.endswith(
        "Tệp «sổ mới.xlsx» đã có nên sổ mới mang tên khác; chỉ nên dùng một sổ."
    )


def test_the_verb_and_the_dialog_say_it_below_the_file(tmp_path: Path) -> None:
    report = new_awards(unit="Sở A", year=2026, output=str(tmp_path))
    made, then = made_lines(report)
    assert made.startswith("Đã tạo: ")
    assert then == report.then
    assert "cơ quan cấp trên" in then
