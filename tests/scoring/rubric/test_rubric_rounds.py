"""Rounds are data of the rubric: any number, named by the office."""

import pytest

from tests.reading_reports import codes_and_cells
from tests.scoring.rubric.rubric_grid import grid, settings_row
from toolkit.model.rubric import STANDARD_ROUNDS, Round, Rubric
from toolkit.scoring.rubric.fingerprint import fingerprint
from toolkit.scoring.rubric.rows import from_rows, to_rows
from toolkit.scoring.rubric.text import read_toml, standard_rubric, write_toml

ROWS = """
    row      | id | parent | number | title  | points | kind
    tiêu chí | I  |        | I      | Mục    | 10     | nhập điểm
"""


def read(typed: str) -> tuple[Rubric | None, list[tuple[str, str]]]:
    rubric, findings = from_rows(settings_row(rounds=typed), grid(ROWS))
    return rubric, codes_and_cells(findings)


def named(rubric: Rubric | None) -> list[tuple[str, str]]:
    assert rubric is not None
    return [(one.value, one.name) for one in rubric.rounds]


@pytest.mark.parametrize(
    ("typed", "rounds"),
    [
        ("", [(one.value, one.name) for one in STANDARD_ROUNDS]),
        ("Tự chấm", [("self", "tự chấm")]),
        (
            "tự chấm; Chuyên viên\nLãnh đạo  ban, Hội đồng, Ban Thường trực",
            [
                ("self", "tự chấm"),
                ("round_chuyen_vien", "Chuyên viên"),
                ("round_lanh_dao_ban", "Lãnh đạo ban"),
                ("round_hoi_dong", "Hội đồng"),
                ("round_ban_thuong_truc", "Ban Thường trực"),
            ],
        ),
        (
            "Đơn vị tự đánh giá, thẩm định, Hội đồng, kết luận",
            [
                ("self", "Đơn vị tự đánh giá"),
                ("appraised", "thẩm định"),
                ("round_hoi_dong", "Hội đồng"),
                ("final", "kết luận"),
            ],
        ),
    ],
)
def test_an_office_names_its_rounds(typed: str, rounds: list[tuple[str, str]]) -> None:
    rubric, found = read(typed)
    assert found == []
    assert named(rubric) == rounds


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("tự chấm, Hội đồng, hội  đồng", "S532"),
        ("tự chấm, kết luận, Kết luận", "S532"),
        ("tự chấm, " + "Hội đồng " * 6, "S533"),
        ("tự chấm, 2", ""),
        ("tự chấm, …", "S533"),
        ("Chuyên viên, tự chấm", "S535"),
        ("thẩm định, kết luận", "S535"),
        ("tự chấm, kết luận, thẩm định", "S517"),
    ],
)
def test_rounds_that_cannot_be_told_apart_are_refused(typed: str, code: str) -> None:
    rubric, found = read(typed)
    assert found == ([(code, "B5")] if code else [])
    assert (rubric is None) == bool(code)


OWN = (
    Round("self", "Đơn vị tự chấm"),
    Round("round_chuyen_vien", "Chuyên viên"),
    Round.APPRAISED,
    Round("round_hoi_dong", "Hội đồng"),
)


def test_rounds_survive_text_and_sheet_under_their_names() -> None:
    rubric = standard_rubric("mau-100")._replace(rounds=OWN)
    from_text, found = read_toml(write_toml(rubric))
    assert [f for f in found if f.severity == "error"] == []
    settings, rows = to_rows(rubric)
    from_sheet, _ = from_rows(settings, rows)
    assert named(from_text) == named(from_sheet) == named(rubric)


def test_a_name_is_part_of_the_rubric_and_the_official_ones_change_no_mark() -> None:
    rubric = standard_rubric("mau-100")
    again = rubric._replace(rounds=(Round.SELF, Round.APPRAISED))
    renamed = rubric._replace(rounds=(Round("self", "Tự xếp"), Round.APPRAISED))
    marks = {fingerprint(one) for one in (rubric, again)}
    assert len(marks) == 1
    assert fingerprint(renamed) not in marks


def test_a_name_with_a_comma_in_a_text_is_told_and_not_parted() -> None:
    text = write_toml(standard_rubric("mau-100"))
    old = 'rounds = ["self", "appraised"]'
    assert old in text
    _, found = read_toml(text.replace(old, 'rounds = ["self", "Hội đồng, Ban"]'))
    assert ("S520", "rounds") in codes_and_cells(found)
