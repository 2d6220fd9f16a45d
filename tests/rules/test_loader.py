"""The dated rules: which text governs which day."""

from datetime import date, timedelta

import pytest

from toolkit.rules import basis_lines, in_force, rules_version
from toolkit.rules.loader import STATUSES, quantities

CHANGES = [
    (date(2014, 8, 19), "instruments/decree", None),
    (date(2014, 8, 20), "instruments/decree", "Nghị định 65/2014/NĐ-CP"),
    (date(2017, 9, 30), "instruments/decree", "Nghị định 65/2014/NĐ-CP"),
    (date(2017, 10, 1), "instruments/decree", "Nghị định 91/2017/NĐ-CP"),
    (date(2023, 12, 31), "instruments/decree", "Nghị định 91/2017/NĐ-CP"),
    (date(2024, 1, 1), "instruments/decree", "Nghị định 98/2023/NĐ-CP"),
    (date(2025, 6, 30), "instruments/decree", "Nghị định 98/2023/NĐ-CP"),
    (date(2025, 7, 1), "instruments/decree", "Nghị định 152/2025/NĐ-CP"),
    (date(2027, 3, 2), "instruments/decree", None),
    (
        date(2023, 12, 31),
        "instruments/law",
        "Luật Thi đua, khen thưởng năm 2003, sửa đổi năm 2005 và 2013",
    ),
    (date(2024, 1, 1), "instruments/law", "Luật Thi đua, khen thưởng số 06/2022/QH15"),
    (date(2025, 8, 4), "instruments/circular", "Thông tư 01/2024/TT-BNV"),
    (date(2025, 8, 5), "instruments/circular", "Thông tư 15/2025/TT-BNV"),
]


@pytest.mark.parametrize(("day", "name", "value"), CHANGES)
def test_the_day_before_and_the_day_of_each_change(
    day: date, name: str, value: str | None
) -> None:
    found = {q.id: v.value for q, v in in_force(day)}
    assert found.get(name) == value


def test_the_award_year_chooses_the_basis() -> None:
    assert basis_lines(2017) == (
        "Luật Thi đua, khen thưởng năm 2003, sửa đổi năm 2005 và 2013",
        "Nghị định 91/2017/NĐ-CP",
        "Thông tư 08/2017/TT-BNV",
    )
    assert basis_lines(2026)[0] == "Luật Thi đua, khen thưởng số 06/2022/QH15"


def test_what_is_not_verified_says_so_on_screen() -> None:
    assert basis_lines(2026)[1] == "Nghị định 152/2025/NĐ-CP"
    assert basis_lines(2026)[2] == "Thông tư 15/2025/TT-BNV (chưa kiểm chứng)"


def test_each_value_holds_from_its_day_and_not_the_day_before() -> None:
    for quantity in quantities():
        for index, version in enumerate(quantity.versions):
            day_before = version.start - timedelta(days=1)
            assert quantity.on(version.start) == version
            assert quantity.on(day_before) in (None, *quantity.versions[index + 1 :])
            last = quantity.last_day(index)
            if last:
                assert quantity.on(last) == version
                assert quantity.on(last + timedelta(days=1)) != version


def test_every_value_carries_its_source_article_dates_and_status() -> None:
    for quantity in quantities():
        for version in quantity.versions:
            assert version.source
            assert version.article
            assert version.status in STATUSES
            assert version.checked_on >= version.start or version.start.year > 2026


def test_the_version_of_the_rules_changes_with_their_data() -> None:
    date_part, digest = rules_version().split("-")
    assert len(digest) == 8
    assert date_part == "2026.11.29"
