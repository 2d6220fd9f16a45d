"""What an audit of the law found wrong: one case a row, by the row's number.

`n`: a row of the audit's table; `L n`: a fault of logic that it reproduced.
"""

from datetime import date
from decimal import Decimal

import pytest

from tests.awards.lines import answers, conditions, evidence, verdict
from tests.awards.test_ratios import thirty
from toolkit.awards.eligibility.case import Answer
from toolkit.awards.eligibility.need_council import AUTHORITY
from toolkit.awards.eligibility.need_votes import QUORUM
from toolkit.awards.eligibility.verdict import Conclusion
from toolkit.awards.ratios.lines import ratio_lines
from toolkit.awards.settings import Settings
from toolkit.rules import book
from toolkit.rules.loader import in_force, reported_law
from toolkit.rules.words import ABSENCE_WORDS

PASS, FAIL, UNKNOWN, JUDGED = Answer
NONE = None
"""There is no such condition."""

COMMUNE = "Cấp khen=Chủ tịch UBND xã Ia Dom | Ngày đề nghị={}"
FIGHTER = "Phiếu cho Chiến sĩ thi đua cấp bộ, cấp tỉnh"
BASE_VOTE = "Phiếu cho các danh hiệu, ngành giáo dục"
SO = "biểu quyết: An | {} | 9 | 11 | Hội đồng=Hội đồng Sở | Cấp Hội đồng=sở, đơn vị"

WARNED = """
đơn vị: Phòng A
đề nghị: Phòng A | {}
xếp loại: Phòng A | xuất sắc
xếp loại: Bình | tốt | Đơn vị=Phòng A | Kỷ luật=cảnh cáo
"""
UNREGISTERED = "đề nghị: An | LĐTT\nđăng ký: Bình | LĐTT"
OTHER_LEAVE = "đề nghị: An | LĐTT\nxếp loại: An | tốt | Số ngày nghỉ=60 | Lý do nghỉ={}"
REPRIMANDED = "đề nghị: An | LĐTT\nxếp loại: An | tốt | Kỷ luật=khiển trách"
LONG_COURSE = "đề nghị: An | LĐTT\nxếp loại: An | tốt | Đi học=dài hạn, dưới loại khá"
TWO_FORMS = "đề nghị: An | BK TTg\nkhen: An | HCLĐ hạng Ba"
FORM_AND_TITLE = "đề nghị: An | BK TTg\nkhen: An | CSTĐTQ"
NO_IDEA = "đề nghị: An | CSTĐCS\nđăng ký: An | CSTĐCS"
MOST = "Có thành tích xuất sắc tiêu biểu trong số người đạt Chiến sĩ thi đua cơ sở"
TITLES = "2 năm liên tục đạt Chiến sĩ thi đua cơ sở"
HEAD = "đề nghị: An | LĐTT | Đơn vị=Phòng A | Loại cán bộ=cấp trưởng"

Said = tuple[Answer, bool]

CASES: list[tuple[str, str, int, str, Said | None]] = [
    # The commune chair, from the day of the decree on two levels of government.
    (
        "1 CSTĐCS",
        f"đề nghị: An | CSTĐCS | {COMMUNE.format('01/07/2025')}",
        2025,
        AUTHORITY,
        (PASS, True),
    ),
    (
        "1 TTLĐTT",
        f"đề nghị: Phòng A | TTLĐTT | {COMMUNE.format('01/07/2025')}",
        2025,
        AUTHORITY,
        (PASS, True),
    ),
    (
        "1 L8 the day before",
        f"đề nghị: An | CSTĐCS | {COMMUNE.format('30/06/2025')}",
        2025,
        AUTHORITY,
        (FAIL, True),
    ),
    # Discipline and the excellent collective.
    ("2 L5 TTLĐXS 2024", WARNED.format("TTLĐXS"), 2024, "E5b", NONE),
    ("2 TTLĐXS 2023", WARNED.format("TTLĐXS"), 2023, "E5b", (FAIL, True)),
    ("2 TTLĐTT 2023", WARNED.format("TTLĐTT"), 2023, "E5b", (FAIL, True)),
    ("2 TTLĐTT 2024", WARNED.format("TTLĐTT"), 2024, "E5b", (FAIL, False)),
    # Registration.
    ("3 2024", UNREGISTERED, 2024, "E1", NONE),
    ("3 2023", UNREGISTERED, 2023, "E1", (FAIL, True)),
    # One form of the State a year.
    ("6 L6 a title", FORM_AND_TITLE + "\nkhen: Bình | LĐTT", 2023, "R12", (PASS, True)),
    ("6 two forms", TWO_FORMS, 2023, "R12", (FAIL, True)),
    ("6 18 two forms 2024", TWO_FORMS, 2024, "R12", (FAIL, False)),
    # An accident at work is leave like any other.
    ("8", OTHER_LEAVE.format("lý do khác"), 2016, "E4", (FAIL, True)),
    (
        "8 in combat",
        OTHER_LEAVE.format("điều trị do chiến đấu, cứu người, cứu tài sản"),
        2016,
        "E4",
        (PASS, True),
    ),
    # The votes of a department's council.
    (
        "12 L7 CSTĐ tỉnh",
        f"đề nghị: An | CSTĐ tỉnh\n{SO.format('CSTĐ tỉnh')}",
        2023,
        FIGHTER,
        (JUDGED, True),
    ),
    (
        "12 AHLĐ",
        "đề nghị: An | Anh hùng Lao động\n"
        "biểu quyết: An | Anh hùng Lao động | 9 | 11 | Cấp Hội đồng=cấp tỉnh",
        2024,
        "Phiếu cho Anh hùng Lao động",
        (FAIL, True),
    ),
    ("13 LĐTT", f"đề nghị: An | LĐTT\n{SO.format('LĐTT')}", 2023, BASE_VOTE, NONE),
    (
        "13 quorum",
        f"đề nghị: An | LĐTT\n{SO.format('LĐTT')} | Dự họp=2",
        2023,
        QUORUM,
        NONE,
    ),
    ("15", "đề nghị: An | CSTĐ tỉnh", 2024, MOST, (JUDGED, True)),
    # What no clause says after 2023 bars nobody.
    ("18 L10 E5a 2024", REPRIMANDED, 2024, "E5a", (FAIL, False)),
    ("18 L10 E5a 2026", REPRIMANDED, 2026, "E5a", (FAIL, False)),
    ("18 E5a 2023", REPRIMANDED, 2023, "E5a", (FAIL, True)),
    ("18 E8 2024", LONG_COURSE, 2024, "E8", (FAIL, False)),
    ("18 E8 2023", LONG_COURSE, 2023, "E8", (FAIL, True)),
    ("18 E13 2024", HEAD, 2024, "E13", (JUDGED, False)),
    ("20 2022", NO_IDEA, 2022, "E2", NONE),
    ("20 2023", NO_IDEA, 2023, "E2", NONE),
]


@pytest.mark.parametrize(
    ("text", "year", "name", "wanted"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_a_condition_is_as_the_audit_found_it(
    text: str, year: int, name: str, wanted: Said | None
) -> None:
    found = [(one.answer, one.bars) for one in conditions(text, name, year)]
    assert found == ([] if wanted is None else [wanted])


ORDER = """
đề nghị: An | HCLĐ hạng Ba | Loại hình khen=thường xuyên
khen: An | BK TTg | 2018 | đến=31/12/2018
khen: An | CSTĐCS | 2020 2021 2022
xếp loại: An | tốt | 2020 2021 2022 2023
xếp loại: An | xuất sắc | 2024
khen: Bình | HCLĐ hạng Ba | 2020 2021 2022 2023 2024
"""
MERIT = """
đề nghị: An | BK TTg | Ngày đề nghị=15/03/{}
khen: An | BK tỉnh | 2022
khen: An | CSTĐCS | {} {} {}
khen: Bình | BK TTg | 2020 2021 2022 2023 2024 2025
xếp loại: An | tốt | 2020 2021 2022 2023 2024 2025
"""
POOR = """
đơn vị: Phòng A
đăng ký: Phòng A | TTLĐTT
đề nghị: Phòng A | TTLĐTT
đăng ký: Phòng A | TTLĐTT
xếp loại: Phòng A | không
""" + "".join(
    f"xếp loại: An {n} | tốt | Đơn vị=Phòng A\n"
    + f"khen: An {n} | LĐTT | Đơn vị=Phòng A\n" * (n < 8)
    for n in range(10)
)
CHOSEN = """
đề nghị: An | CSTĐ tỉnh | Cấp khen=Chủ tịch UBND tỉnh
khen: An | CSTĐCS | 2022 2023 2024
sáng kiến: An | bộ, tỉnh | 2024
xếp loại: An | xuất sắc | 2022 2023 2024
biểu quyết: An | CSTĐ tỉnh | 11 | 11 | Cấp Hội đồng=cấp tỉnh
"""
MIXED = """
đề nghị: An | BK tỉnh
khen: An | CSTĐCS | 2023
xếp loại: An | tốt | 2023
xếp loại: An | xuất sắc | 2024
sáng kiến: An | cơ sở | 2024
sáng kiến: Bình | cơ sở | 2023
khen: Bình | CSTĐCS | 2024
"""


def test_4_the_order_of_the_third_class_has_its_own_article() -> None:
    found = [one for one in verdict(ORDER, 2024).conditions if one.own]
    assert [one.answer for one in found] == [PASS] * 4
    assert {one.basis for one in found} == {
        "điểm e, điểm g khoản 1 Điều 44 Luật Thi đua, khen thưởng năm 2022"
    }


@pytest.mark.parametrize(
    ("was", "instead"),
    [
        ("An | xuất sắc", "An | tốt"),
        ("CSTĐCS | 2020 2021 2022", "CSTĐCS | 2020 2021"),
        ("An | tốt | 2020", "An | hoàn thành | 2020\nxếp loại: An | tốt |"),
        ("BK TTg | 2018", "BK tỉnh | 2018"),
    ],
    ids=["4 excellent year", "4 three titles", "4 five years", "4 certificate"],
)
def test_4_each_part_of_the_article_is_asked(was: str, instead: str) -> None:
    text = ORDER.replace(was, instead)
    assert text != ORDER
    text += "khen: Bình | CSTĐCS | 2020 2021 2022 2023 2024"
    found = [one.answer for one in verdict(text, 2024).conditions if one.own]
    assert found != [PASS] * 4


@pytest.mark.parametrize("year", [2024, 2025], ids=["5 L9 2024", "5 L9 2025"])
def test_5_the_years_of_the_certificate_run_to_the_proposal(year: int) -> None:
    """The award before may lie among the five years; what follows it is judged."""
    text = MERIT.format(year + 1, year - 4, year - 3, year - 2)
    found = verdict(text, year)
    assert found.conclusion is Conclusion.FOR_COUNCIL
    own = {one.name: one.answer for one in found.conditions if one.own}
    assert list(own.values()) == [PASS, PASS, PASS, JUDGED]
    assert "Thành tích tính từ sau Bằng khen cấp bộ, cấp tỉnh" in own
    # Any individual, not officials alone; and three titles are three.
    assert not any("ông chức" in one.evidence for one in found.conditions)
    fewer = text.replace(f"CSTĐCS | {year - 4} ", "CSTĐCS | ")
    fewer += f"khen: Bình | CSTĐCS | {' '.join(map(str, range(year - 4, year + 1)))}"
    of_fewer = [one.answer for one in verdict(fewer, year).conditions if one.own]
    assert of_fewer != [PASS, PASS, PASS, JUDGED]


def test_14_a_collective_that_failed_its_tasks_is_not_advanced() -> None:
    assert verdict(POOR, 2023).conclusion is Conclusion.INELIGIBLE
    [deciding] = verdict(POOR, 2023).deciding
    assert deciding.name == "Tập thể hoàn thành tốt nhiệm vụ trở lên"
    # The text of 2022 was not found: it is told, and nobody is called eligible.
    later = verdict(POOR, 2024).conclusion
    assert later not in (Conclusion.ELIGIBLE, Conclusion.FOR_COUNCIL)
    good = POOR.replace("Phòng A | không", "Phòng A | tốt")
    assert verdict(good, 2023).conclusion is Conclusion.FOR_COUNCIL


def test_15_who_is_outstanding_is_for_the_council() -> None:
    found = verdict(CHOSEN, 2024)
    assert found.conclusion is Conclusion.FOR_COUNCIL
    assert [one.name for one in found.deciding] == [MOST]


def test_16_both_kinds_of_year_are_not_mixed() -> None:
    assert answers(MIXED, TITLES, 2024) == [FAIL]
    assert verdict(MIXED, 2024).conclusion is Conclusion.INELIGIBLE


def test_9_the_share_of_excellent_is_of_all_staff() -> None:
    """5 excellent, 24 good, 1 more: over by the older reading, within by the text."""
    lines = [one for one in ratio_lines(thirty(), Settings()) if one.rule.id == "R3"]
    assert [(one.base, one.over, one.chosen) for one in lines] == [
        (24, 1, False),
        (29, 0, False),
        (30, 0, True),
    ]


def test_21_the_share_of_2026_is_of_unknown_base_and_binds_nobody() -> None:
    [rule] = [one for one in book.ratio_rules(2026) if one.id == "R3"]
    assert (rule.version.status, rule.blocks) == ("unverified", False)
    assert "Nghị định 233/2026/NĐ-CP" in rule.version.source


@pytest.mark.parametrize("rule", ["E10", "E11"])
def test_7_the_circular_of_2017_holds_from_its_day(rule: str) -> None:
    def known(day: date) -> bool:
        return rule in {one.id for one in book.eligibility_rules(2017, day)}

    assert not known(date(2017, 12, 14))
    assert known(date(2017, 12, 15))


def test_8_no_leave_is_named_after_an_accident_at_work() -> None:
    assert not any("tai nạn" in words for words in ABSENCE_WORDS.values())


@pytest.mark.parametrize(
    ("day", "article"),
    [
        (date(2024, 1, 1), "Điều 54 Nghị định 98/2023/NĐ-CP"),
        (date(2025, 7, 1), "khoản 1 Điều 50 Nghị định 152/2025/NĐ-CP"),
    ],
    ids=["10 2024", "10 2025"],
)
def test_10_money_for_titles_has_its_own_article(day: date, article: str) -> None:
    found = book.coefficient("base_fighter", day)
    assert found
    assert f"{found.version.article} {found.version.source}" == article


def test_17_a_letter_of_a_commune_has_half_the_money() -> None:
    def times(day: date, body: str) -> Decimal:
        found = book.coefficient("praise_letter", day, authority=body)
        assert found
        return found.times

    day = date(2022, 6, 1)
    assert times(day, "commune_chair") == Decimal("0.15")
    assert times(day, "department_director") == Decimal("0.3")


def test_19_a_badge_is_the_commemorative_medal_until_2023() -> None:
    def named(day: date) -> str:
        award = book.award_on("commemorative_medal", day)
        assert award
        return award.version.value

    assert "Huy hiệu" in named(date(2023, 12, 31))
    assert "Huy hiệu" not in named(date(2024, 1, 1))


def test_11_the_decree_of_2025_ends_on_the_day_before_its_expiry() -> None:
    def known(day: date) -> bool:
        return "instruments/decree" in {one.id for one, _ in in_force(day)}

    assert known(date(2027, 2, 28))
    assert not known(date(2027, 3, 1))


def test_a_law_that_is_only_reported_is_spoken_of_for_2026() -> None:
    assert reported_law(2025) is None
    assert reported_law(2026) is not None


def test_the_share_of_votes_is_rounded_and_not_cut() -> None:
    text = "đề nghị: An | CSTĐ tỉnh\nbiểu quyết: An | CSTĐ tỉnh | 8 | 9"
    text += " | Cấp Hội đồng=cấp tỉnh"
    assert "8/9 phiếu = 88,89 %" in evidence(text, FIGHTER, 2024)
