"""Registers made before a column came: read, judged and written as they are."""

import pytest

from tests.broken.surgery import damaged, without_name
from tests.forms.register.making import register_book
from toolkit.awards.eligibility.case import Answer, Condition
from toolkit.forms.register.assess import RegisterAssessment, assess_register
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.xlsx.closed_book import ClosedBook

WHO = "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Danh hiệu, hình thức"
FIGHTER = "Chiến sĩ thi đua cấp bộ, cấp tỉnh"
VOTED = f"""
# Đề nghị
{WHO}
2023 | cá nhân | Lê An | {FIGHTER}
# Biểu quyết
{WHO} | Hội đồng | Tổng số thành viên | Số phiếu đồng ý | Phiếu kín
2023 | cá nhân | Lê An | {FIGHTER} | {{}} | 11 | 9 | x
"""
ADDED = [(form.key, one) for form in TABLES for one in form.columns if one.added]


def older(council: str) -> RegisterAssessment:
    """What is said of a register that has none of the columns that came later."""
    steps = [without_name(name_of(key, one.field)) for key, one in ADDED]
    data = damaged(register_book(VOTED.format(council)), *steps)
    return assess_register(ClosedBook.from_bytes(data))


def of_vote(found: RegisterAssessment) -> Condition:
    [judged] = found.verdicts
    [one] = [one for one in judged.conditions if one.name.startswith("Phiếu")]
    return one


def test_there_is_a_column_that_came_later() -> None:
    assert "council_level" in {one.field for _, one in ADDED}


@pytest.mark.parametrize(
    ("council", "wanted"),
    [
        ("Hội đồng Thi đua – Khen thưởng tỉnh", Answer.FAIL),
        ("Hội đồng Sở", Answer.JUDGED),
        ("Hội đồng", Answer.UNKNOWN),
    ],
)
def test_the_name_of_a_council_says_of_what_level_it_is(
    council: str, wanted: Answer
) -> None:
    found = older(council)
    assert not {"S120", "S121"} & {one.code for one in found.findings}
    [vote] = found.register.votes
    assert (vote.council, vote.council_level) == (council, None)
    assert (vote.total, vote.votes_for, vote.secret) == (11, 9, True)
    assert of_vote(found).answer is wanted
