"""A row that is about more than one, or whose parts cannot both be true, is told."""

import pytest

from tests.awards.entered import entered
from tests.reading_reports import codes_and_cells
from toolkit.awards.consistency.checks import consistency
from toolkit.awards.settings import Settings

NAME, AWARD = "Họ và tên hoặc tên tập thể", "Danh hiệu, hình thức"
LISTED = "# Đơn vị\nTên đơn vị\nPhòng A\nPhòng B, Sở C"
LISTED += "\n# Người\nHọ và tên\nLê An\nVũ Ba"
HEAD = f"Năm | Ngày quyết định | {AWARD} | Đối tượng | {NAME} | Số lượng"
ROWS = {"C262", "C263", "C264"}


def told(row: str) -> list[tuple[str, str]]:
    text = f"{LISTED}\n# Khen thưởng\n{HEAD}\n{row}"
    return [
        one
        for one in codes_and_cells(consistency(entered(text, year=2024), Settings()))
        if one[0] in ROWS
    ]


@pytest.mark.parametrize("names", ["Lê An; Vũ Ba", "Vũ Ba, Lê An", "Lê An và Vũ Ba"])
def test_two_names_in_one_cell_are_told(names: str) -> None:
    row = f"2024 | 05/12/2024 | Giấy khen | cá nhân | {names} |"
    assert told(row) == [("C262", "G5")]
    assert told(f"{row} 2") == [("C262", "G5")]


@pytest.mark.parametrize(
    "name",
    # With one who is not listed nobody knows whether it is two; a unit may have commas.
    ["Lê An, Phó phòng", "Lê An; Hồ Tư", "Phòng B, Sở C", "Lê An", ""],
)
def test_one_name_with_more_words_is_one(name: str) -> None:
    kind = "tập thể" if name.startswith("Phòng") else "cá nhân"
    assert told(f"2024 | 05/12/2024 | Giấy khen | {kind} | {name} | ") == []


def test_a_person_is_not_granted_the_same_several_times_by_one_row() -> None:
    assert told("2024 | 05/12/2024 | Giấy khen | cá nhân | Lê An | 3") == [
        ("C263", "J5")
    ]
    for name, kind, number in (
        ("Lê An", "cá nhân", 1),
        ("", "cá nhân", 3),
        ("Phòng A", "tập thể", 3),
    ):
        row = f"2024 | 05/12/2024 | Giấy khen | {kind} | {name} | {number}"
        assert told(row) == []


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("31/12/2023", [("C264", "C5")]),
        ("05/01/2023", [("C264", "C5")]),
        ("01/01/2024", []),
        ("05/03/2026", []),
        ("", []),
    ],
)
def test_no_decision_is_older_than_the_year_it_is_for(
    day: str, wanted: list[tuple[str, str]]
) -> None:
    assert told(f"2024 | {day} | Giấy khen | cá nhân | Lê An | ") == wanted
