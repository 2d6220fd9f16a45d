"""Who is who: spellings, codes, units; and history that may be another person's."""

from dataclasses import replace

import pytest

from tests.awards.lines import answers, evidence, told, verdict
from toolkit.awards.eligibility.case import Answer
from toolkit.awards.people.identity import Directory, Who
from toolkit.model.emulation import Recipient
from toolkit.model.register import Register

PASS, FAIL, UNKNOWN, JUDGED = Answer
PERSON, COLLECTIVE = Recipient.INDIVIDUAL, Recipient.COLLECTIVE
CHAIN = "3 năm liên tục đạt Chiến sĩ thi đua cơ sở"

TWO = """
người: Lê Hòa | 01/01/2010 | Mã=A1 | Đơn vị=Phòng A
người: Lê Hòa | 01/01/2011 | Mã=B2 | Đơn vị=Phòng B
người: Trần An | 01/01/2012 | Mã=C3 | Đơn vị=Phòng A
"""


def who(name: str, unit: str = "", text: str = TWO) -> Who:
    return Directory(told(text)).who(PERSON, name, unit)


def test_one_name_in_any_spelling_is_one_person() -> None:
    assert who("Trần An") == who("TRẦN  AN") == who("Trần An (C3)")
    assert who("Trần An").row > 0
    assert who("Lê Hoà", "Phòng A") == who("Lê Hòa", "phòng a")


def test_people_of_one_name_are_told_apart_by_code_or_unit() -> None:
    first, second = who("Lê Hòa (A1)"), who("Lê Hòa (B2)")
    assert first != second
    assert who("Lê Hòa", "Phòng A") == first
    assert who("Lê Hòa", "Phòng B") == second
    assert who("Lê Hòa").is_unclear
    assert who("Lê Hòa", "Phòng C").is_unclear


def test_a_person_who_moved_is_the_same_where_the_name_is_the_only_one() -> None:
    assert who("Trần An", "Phòng C") == who("Trần An", "Phòng A")


def test_somebody_who_is_not_in_the_list_is_one_person_by_name() -> None:
    assert who("Vũ Bình", "Phòng A") == who("vũ bình", "Phòng B") == who("Vũ Bình")
    assert who("Vũ Bình").row == 0


RATED = "xếp loại: Vũ Bình | tốt | {} | Đơn vị=Phòng A\n"
RATED += "xếp loại: Vũ Bình | tốt | {} | Đơn vị={}\n"


def test_a_name_that_two_units_rate_in_one_year_is_no_one_person() -> None:
    doubt = RATED.format(2022, 2022, "Phòng B")
    assert who("Vũ Bình", "Phòng A", doubt).is_unclear
    assert who("vũ bình", "", doubt).is_unclear
    assert not who("Vũ Bình", "", RATED.format(2022, 2022, "phòng a")).is_unclear
    # Whoever moved is rated elsewhere in another year.
    assert not who("Vũ Bình", "", RATED.format(2021, 2022, "Phòng B")).is_unclear
    # «Người» says that there is one person of the name.
    known = doubt + "người: Vũ Bình | 01/01/2010"
    assert not who("Vũ Bình", "Phòng B", known).is_unclear


def test_a_proposal_for_a_name_that_two_units_rate_cannot_be_judged() -> None:
    text = RATED.format(2023, 2023, "Phòng B")
    text += "khen: Vũ Bình | CSTĐCS | 2021 2022 2023\n"
    found = verdict(text + "đề nghị: Vũ Bình | CSTĐ tỉnh | Đơn vị=Phòng A")
    assert found.conclusion == "not_known"
    [one] = found.conditions
    assert "Vũ Bình ở 2 đơn vị trong cùng một năm" in one.evidence
    assert "trang «Người»" in one.evidence


def test_a_collective_is_not_a_person_of_the_same_name() -> None:
    directory = Directory(told("đơn vị: Hòa Bình\nngười: Hòa Bình | 01/01/2010"))
    assert directory.who(COLLECTIVE, "Hòa Bình") != directory.who(PERSON, "Hòa Bình")


def test_units_below_each_other_do_not_turn_for_ever() -> None:
    text = "đơn vị: A | B\nđơn vị: B | C\nđơn vị: C | A\nđơn vị: D | C"
    directory = Directory(told(text))
    assert directory.tree("A") == {"a", "b", "c", "d"}
    assert directory.tree("D") == {"d"}
    assert directory.agency("A") == ""


def test_the_nearest_agency_above_counts() -> None:
    text = """
    đơn vị: Sở | | Là cơ quan xét danh hiệu=x
    đơn vị: Chi cục | Sở | Là cơ quan xét danh hiệu=x
    đơn vị: Đội | Chi cục
    đơn vị: Phòng | Sở
    """
    directory = Directory(told(text))
    assert [directory.agency(name) for name in ("Đội", "Phòng", "Chi cục", "?")] == [
        directory.key("Chi cục"),
        directory.key("Sở"),
        directory.key("Chi cục"),
        "",
    ]


def test_a_proposal_for_one_of_several_cannot_be_judged() -> None:
    found = verdict(TWO + "đề nghị: Lê Hòa | LĐTT")
    assert found.conclusion == "not_known"
    [one] = found.conditions
    assert "2 người cùng tên" in one.evidence


def test_each_of_two_namesakes_has_only_their_own_history() -> None:
    text = TWO + "khen: Lê Hòa (A1) | CSTĐCS | 2021 2022 2023\n"
    assert answers(text + "đề nghị: Lê Hòa | CSTĐ tỉnh | Đơn vị=Phòng A", CHAIN) == [
        PASS
    ]
    other = text + "đề nghị: Lê Hòa (B2) | CSTĐ tỉnh"
    assert answers(other, CHAIN) == [FAIL]


def test_an_award_that_may_be_a_namesakes_is_no_absence() -> None:
    text = (
        TWO
        + """
    khen: Lê Hòa (A1) | CSTĐCS | 2021 2023
    khen: Trần An | CSTĐCS | 2022
    đề nghị: Lê Hòa (A1) | CSTĐ tỉnh
    """
    )
    assert answers(text, CHAIN) == [FAIL]
    unclear = text + "khen: Lê Hòa | CSTĐCS | 2022 | Đơn vị=Phòng cũ"
    assert answers(unclear, CHAIN) == [UNKNOWN]


def test_an_initiative_that_may_be_a_namesakes_is_no_absence() -> None:
    name = "1 sáng kiến, đề tài được cơ sở công nhận"
    text = TWO + "sáng kiến: Trần An | cơ sở\nđề nghị: Lê Hòa (A1) | CSTĐCS\n"
    assert answers(text, name) == [FAIL]
    assert answers(text + "sáng kiến: Lê Hòa | cơ sở", name) == [UNKNOWN]
    assert "trùng tên" in evidence(text + "sáng kiến: Lê Hòa | cơ sở", name)
    assert answers(text + "sáng kiến: Lê Hòa (A1) | cơ sở", name) == [PASS]


def test_a_registration_that_may_be_a_namesakes_is_no_absence() -> None:
    text = TWO + "đề nghị: Lê Hòa (A1) | LĐTT\nđăng ký: {} | LĐTT"
    assert answers(text.format("Trần An"), "E1") == [FAIL]
    assert answers(text.format("Lê Hòa"), "E1") == [UNKNOWN]
    assert answers(text.format("Lê Hòa (A1)"), "E1") == [PASS]


def test_a_recipient_left_empty_is_guessed_from_the_lists() -> None:
    register: Register = told("đơn vị: Phòng A\nđề nghị: Phòng A | BK tỉnh")
    proposals = tuple(one._replace(recipient=None) for one in register.proposals)
    directory = Directory(replace(register, proposals=proposals))
    assert directory.kind(None, "Phòng A") is COLLECTIVE
    assert directory.kind(None, "Trần An") is PERSON
    assert directory.kind(Recipient.HOUSEHOLD, "Phòng A") is Recipient.HOUSEHOLD


LISTED = """
người: Nguyễn Hoàng Lý | 01/01/2010
đăng ký: Nguyễn Hoàng Lý | LĐTT
xếp loại: Nguyễn Hoàng Lý | tốt
đề nghị: {} | LĐTT
"""


@pytest.mark.parametrize(
    "before",
    [
        *("1. ", "- ", "Ông/Bà ", "Anh ", "Chị ", "BS.CKII. ", "BSCKI ", "DS. "),
        *("KTS. ", "LS. ", "ThS. BS. CKII. ", "Bác sỹ ", "Kỹ sư ", "Luật sư "),
        *("NGƯT. ", "Thầy thuốc ưu tú ", "Thượng tá ", "Đại uý ", "Thiếu tướng "),
    ],
)
def test_what_stands_before_a_name_is_no_part_of_it(before: str) -> None:
    found = verdict(LISTED.format(f"{before}Nguyễn Hoàng Lý"))
    assert found.conclusion == "for_council"


@pytest.mark.parametrize(
    "written",
    [
        *("Giám đốc Nguyễn Hoàng Lý", "Nguyễn Hoàng Lý, Trưởng phòng", "Hoàng Lý"),
        *("Nguyễn Hoàng Lý - PGĐ", "Nguyên Hòang Lí", "Nguyễn Hoàng-Lý"),
    ],
)
def test_words_beside_a_name_and_several_slips_are_asked_about(written: str) -> None:
    found = verdict(LISTED.format(written))
    assert found.conclusion == "not_known"
    [why] = found.conditions
    assert "có «Nguyễn Hoàng Lý» (có phải là một?)" in why.evidence


def test_a_name_within_another_is_not_asked_about_where_both_are_known() -> None:
    both = (
        "người: Nguyễn Hoàng Lý Anh | 01/01/2011\nxếp loại: Nguyễn Hoàng Lý Anh | tốt"
    )
    text = f"{both}\n{LISTED.format('Nguyễn Hoàng Lý')}"
    assert verdict(text).conclusion == "for_council"


@pytest.mark.parametrize(
    "written", ["Trần Bình (Phó phòng)", "Trần Bình, Phó phòng", "Trần Bình - PGĐ"]
)
def test_a_name_of_two_words_with_more_behind_it_is_asked_about(written: str) -> None:
    text = "người: Trần Bình | 01/01/2010\nxếp loại: Trần Bình | tốt\n"
    [why] = verdict(f"{text}đề nghị: {written} | LĐTT").conditions
    assert "có «Trần Bình» (có phải là một?)" in why.evidence
    # Without a sign between, it may be the whole name of somebody else.
    other = verdict(f"{text}đề nghị: Trần Bình Minh | LĐTT").conditions
    assert not any("có phải là một" in one.evidence for one in other)


@pytest.mark.parametrize("written", ["Phòng A thuộc Sở B", "Phòng A - Sở B"])
def test_a_unit_with_more_behind_its_name_is_asked_about(written: str) -> None:
    text = f"đơn vị: Phòng A\nđề nghị: {written} | TTLĐTT | Đối tượng=tập thể"
    [why] = verdict(text).conditions
    assert "có «Phòng A» (có phải là một?)" in why.evidence
    other = text.replace("Phòng A thuộc", "Phòng B thuộc").replace("A -", "B -")
    found = verdict(other).conditions
    assert not any("có phải là một" in one.evidence for one in found)
