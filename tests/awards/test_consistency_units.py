"""Units and names that the register's own lists do not know are told in every table."""

import pytest

from tests.awards.entered import entered
from toolkit.awards.consistency.checks import SHOWN, consistency
from toolkit.awards.settings import Settings
from toolkit.findings.finding import Finding

NAME = "Họ và tên hoặc tên tập thể"
AWARD = "Danh hiệu, hình thức"
WORKER = "Lao động tiên tiến"
UNITS = "# Đơn vị\nTên đơn vị\nPhòng Quản lý thương mại\nVăn phòng Sở\n"
STRANGE = "Phòng hoàn toàn lạ"


def found(text: str, code: str) -> list[Finding]:
    findings = consistency(entered(text, year=2023), Settings())
    return [one for one in findings if one.code == code]


def proposed(*units: str) -> str:
    rows = (
        f"2023 | cá nhân | Người {n} | {unit} | {WORKER}\n"
        for n, unit in enumerate(units)
    )
    head = f"# Đề nghị\nNăm | Đối tượng | {NAME} | Đơn vị | {AWARD}\n"
    return head + "".join(rows)


GRIDS = {
    "Người": f"Họ và tên | Đơn vị\nLê An | {STRANGE}",
    "Đăng ký": f"Năm | {NAME} | Đơn vị\n2023 | Lê An | {STRANGE}",
    "Xếp loại": f"Năm | {NAME} | Đơn vị\n2023 | Lê An | {STRANGE}",
    "Đề nghị": f"Năm | {NAME} | Đơn vị\n2023 | Lê An | {STRANGE}",
    "Khen thưởng": f"Năm | {NAME} | Đơn vị\n2023 | Lê An | {STRANGE}",
    "Biểu quyết": f"Năm | {NAME} | Đơn vị\n2023 | Lê An | {STRANGE}",
    "Hồ sơ": f"Năm | {NAME} | Đơn vị\n2023 | Lê An | {STRANGE}",
}


@pytest.mark.parametrize("sheet", GRIDS)
def test_a_unit_that_is_not_listed_is_told_in_every_table(sheet: str) -> None:
    [finding] = found(f"{UNITS}# {sheet}\n{GRIDS[sheet]}", "C293")
    assert (finding.sheet, finding.cell[1:]) == (sheet, "5")
    assert finding.seen == STRANGE
    assert "có thể là" not in finding.text


def test_an_unknown_unit_is_told_once_with_its_rows_and_the_likeliest_name() -> None:
    near = "Phòng Quản lý thương mai"
    text = UNITS + proposed("Văn phòng Sở", near, near.upper(), STRANGE)
    first, second = found(text, "C293")
    assert (first.cell, second.cell) == ("D6", "D8")
    assert "(2 dòng)" in first.text
    assert "có thể là «Phòng Quản lý thương mại»" in first.text
    assert "(1 dòng)" in second.text


@pytest.mark.parametrize(
    "unit",
    [
        "PHÒNG QUẢN LÝ THƯƠNG MẠI",
        "phòng  quản lý thương mại",
        "Phòng Quản lý thương ma\u0323i",
        "P. Quản lý thương mại",  # C280 tells of it
        "",
    ],
)
def test_another_spelling_of_a_listed_unit_is_not_unknown(unit: str) -> None:
    assert found(UNITS + proposed(unit), "C293") == []


def test_without_a_list_of_units_none_is_unknown() -> None:
    assert found(proposed(STRANGE), "C293") == []


def test_of_many_unknown_units_some_are_told_and_the_rest_counted() -> None:
    names = [f"Tổ công tác số {n}" for n in range(SHOWN + 5)]
    text = UNITS + proposed(*names)
    assert len(found(text, "C293")) == SHOWN
    [rest] = found(text, "C299")
    assert (rest.seen, rest.expected) == ("5", "C293")


def test_only_so_many_unknown_units_are_compared_with_the_list() -> None:
    strange = [f"Tổ công tác số {n}" for n in range(SHOWN)]
    near = "Phòng Quản lý thương mai"
    for units, told in (((near, *strange), 1), ((*strange, near), 0)):
        findings = found(UNITS + proposed(*units), "C293")
        assert sum("có thể là" in one.text for one in findings) == told


@pytest.mark.parametrize("sheet", ["Đăng ký", "Xếp loại", "Biểu quyết", "Hồ sơ"])
def test_somebody_that_no_list_knows_is_told_in_every_table(sheet: str) -> None:
    people = "# Người\nHọ và tên\nTrần Quang Tấn\n"
    rows = "\n2023 | cá nhân | Vũ Lạ\n2023 | cá nhân | Trần Quang Tấn"
    text = f"{people}{UNITS}# {sheet}\nNăm | Đối tượng | {NAME}{rows}"
    text += "\n2023 | tập thể | Phòng Lạ"
    [person] = found(text, "C281")
    [unit] = found(text, "C282")
    assert (person.sheet, person.cell[1:], person.seen) == (sheet, "5", "Vũ Lạ")
    assert (unit.sheet, unit.cell[1:], unit.seen) == (sheet, "7", "Phòng Lạ")
