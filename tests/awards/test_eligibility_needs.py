"""Ratings, initiatives, members, shares, age; routes to an award."""

import pytest

from tests.awards.lines import answers, evidence, told, verdict
from toolkit.awards.eligibility.case import Answer
from toolkit.awards.eligibility.verdict import Conclusion
from toolkit.awards.eligibility.verdicts import eligibility_findings, verdicts
from toolkit.awards.settings import Settings
from toolkit.rules.records import Rounding

PASS, FAIL, UNKNOWN, JUDGED = Answer

GOOD = "Xếp loại hoàn thành tốt nhiệm vụ trở lên"
EXCELLENT = "Xếp loại hoàn thành xuất sắc nhiệm vụ"
ONE_IDEA = "1 sáng kiến, đề tài được cơ sở công nhận"
WIDE_IDEA = "1 sáng kiến, đề tài có tác dụng trong bộ, tỉnh"
TWO_YEARS = "2 năm liên tục hoàn thành xuất sắc nhiệm vụ"
TWO_IDEAS = "2 sáng kiến, đề tài được cơ sở công nhận"
TITLES = "2 năm liên tục đạt Chiến sĩ thi đua cơ sở"


@pytest.mark.parametrize("year", [2016, 2022, 2024, 2025])
@pytest.mark.parametrize(
    ("rating", "wanted"),
    [
        ("xuất sắc", PASS),
        ("tốt", PASS),
        ("hoàn thành", FAIL),
        ("không", FAIL),
        ("", UNKNOWN),
    ],
)
def test_the_rating_of_the_year(rating: str, wanted: Answer, year: int) -> None:
    text = f"đề nghị: An | LĐTT\nxếp loại: An | {rating}"
    assert answers(text, GOOD, year) == [wanted]


def test_two_ratings_of_a_year_that_differ_are_not_known() -> None:
    text = "đề nghị: An | LĐTT\nxếp loại: An | tốt\nxếp loại: An | {}"
    assert answers(text.format("xuất sắc"), GOOD) == [PASS]
    assert answers(text.format("hoàn thành"), GOOD) == [UNKNOWN]


@pytest.mark.parametrize(
    ("scope", "year", "wanted"),
    [
        ("cơ sở", 2022, PASS),
        ("bộ, tỉnh", 2022, PASS),
        ("toàn quốc", 2022, PASS),
        ("cơ sở", 2021, FAIL),  # of another year
        ("", 2022, UNKNOWN),
    ],
)
def test_an_initiative_of_the_year_for_a_title_of_the_year(
    scope: str, year: int, wanted: Answer
) -> None:
    text = f"""
    đề nghị: An | CSTĐCS
    sáng kiến: An; Bình | {scope} | {year} | Tên sáng kiến, đề tài=Phần mềm
    sáng kiến: Chi | cơ sở | 2022
    """
    assert answers(text, ONE_IDEA, 2022) == [wanted]


def test_a_co_author_has_the_initiative_too_and_others_do_not() -> None:
    ideas = "sáng kiến: Bình; An | cơ sở\n"
    assert answers(ideas + "đề nghị: An | CSTĐCS", ONE_IDEA) == [PASS]
    assert answers(ideas + "đề nghị: Chi | CSTĐCS", ONE_IDEA) == [FAIL]


def test_an_initiative_without_a_title_is_no_empty_quotation() -> None:
    text = "đề nghị: An | CSTĐCS\nsáng kiến: An | cơ sở | 2022"
    said = evidence(text, ONE_IDEA, 2022)
    assert said == "1 sáng kiến năm 2022: chưa ghi tên (2022, cơ sở)"


def test_a_year_without_any_initiative_in_the_register_is_not_known() -> None:
    text = "đề nghị: An | CSTĐCS\nsáng kiến: An | cơ sở | 2022"
    assert answers(text, ONE_IDEA) == [UNKNOWN]
    assert "năm 2023 ở trang «Sáng kiến»" in evidence(text, ONE_IDEA)


@pytest.mark.parametrize(
    ("scope", "year", "wanted"),
    [
        ("bộ, tỉnh", 2023, PASS),
        ("bộ, tỉnh", 2021, PASS),
        ("toàn quốc", 2022, PASS),
        ("bộ, tỉnh", 2020, FAIL),
        ("cơ sở", 2023, FAIL),
    ],
)
def test_a_wide_initiative_within_the_years_of_the_chain(
    scope: str, year: int, wanted: Answer
) -> None:
    text = f"""
    đề nghị: An | CSTĐ tỉnh
    sáng kiến: An | {scope} | {year}
    sáng kiến: Bình | cơ sở | 2021 2022 2023
    """
    assert answers(text, WIDE_IDEA) == [wanted]


def test_a_national_initiative_within_the_six_years_of_two_titles() -> None:
    name = "1 sáng kiến, đề tài có tác dụng trong toàn quốc"
    text = """
    đề nghị: An | CSTĐTQ
    sáng kiến: Bình | cơ sở | 2019 2020 2021 2022 2023 2024
    sáng kiến: An | toàn quốc | {}
    """
    assert answers(text.format(2019), name, 2024) == [PASS]
    assert answers(text.format(2018), name, 2024) == [FAIL]
    assert answers(text.format(2023), name, 2022) == []


# BK tỉnh: another regime, other routes.
def test_before_2024_two_excellent_years_with_two_initiatives() -> None:
    text = """
    đề nghị: An | BK tỉnh
    xếp loại: An | xuất sắc | 2021 2022
    sáng kiến: An | cơ sở | 2021 2022
    """
    assert answers(text, TWO_YEARS, 2022) == [PASS]
    assert answers(text, TWO_IDEAS, 2022) == [PASS]
    assert answers(text, TITLES, 2022) == []


def test_before_2024_two_titles_are_no_way_to_it() -> None:
    text = "đề nghị: An | BK tỉnh\nkhen: An | CSTĐCS | {}"
    assert answers(text.format("2021 2022"), TITLES, 2022) == []
    assert answers(text.format("2022 2023"), TITLES, 2023) == []
    assert answers(text.format("2023 2024"), TITLES, 2024) == [PASS]


def test_both_initiatives_may_be_of_one_year() -> None:
    text = """
    đề nghị: An | BK tỉnh
    xếp loại: An | xuất sắc | 2023 2024
    sáng kiến: An | cơ sở | 2024 | Tên sáng kiến, đề tài=Phần mềm
    sáng kiến: An | cơ sở | 2024 | Tên sáng kiến, đề tài={}
    khen: Bình | CSTĐCS | 2023 2024
    """
    assert answers(text.format("Quy trình"), TWO_IDEAS, 2024) == [PASS]


IDEAS = """
đề nghị: An | BK tỉnh
đăng ký: An | BK tỉnh
khen: Bình | CSTĐCS | 2023 2024
xếp loại: An | xuất sắc | 2023 2024
sáng kiến: Bình | cơ sở | 2023 2024
sáng kiến: An; Bình | cơ sở | 2024 | Tên sáng kiến, đề tài=Phần mềm
sáng kiến: An | {} | {} | Tên sáng kiến, đề tài={}
"""


@pytest.mark.parametrize(
    ("again", "wanted"),
    [
        ("cơ sở | 2024 | Phần mềm", FAIL),
        ("bộ, tỉnh | 2024 | phần  MỀM", FAIL),
        ("cơ sở | 2023 | Phần mềm", PASS),  # of another year
        ("cơ sở | 2024 | Quy trình", PASS),
        ("cơ sở | 2024 | ", UNKNOWN),  # perhaps the same
    ],
)
def test_an_initiative_typed_twice_counts_once(again: str, wanted: Answer) -> None:
    scope, year, title = (part.strip() for part in again.split("|"))
    found = verdict(IDEAS.format(scope, year, title), 2024)
    by_name = {one.name: one.answer for one in found.conditions}
    assert by_name.get(TWO_IDEAS, FAIL) is wanted
    if wanted is FAIL:
        assert found.conclusion is Conclusion.INELIGIBLE


def test_the_route_that_is_met_is_shown_alone() -> None:
    text = """
    đề nghị: An | BK tỉnh
    xếp loại: An | xuất sắc | 2023 2024
    sáng kiến: An | cơ sở | 2023 2024
    """
    assert answers(text, TWO_YEARS, 2024) == [PASS]
    assert answers(text, TITLES, 2024) == []
    assert "Cách khác" not in evidence(text, TWO_YEARS, 2024)
    missed = text.replace("xuất sắc | 2023 2024", "tốt | 2023 2024")
    missed += "khen: Bình | CSTĐCS | 2023 2024"
    ways = [evidence(missed, one, 2024) for one in (TWO_YEARS, TITLES)]
    [both] = [way for way in ways if "cách" in way]
    assert both.startswith("cách 1: cần ")
    assert "; cách 2: cần " in both
    assert both.endswith("; không đạt cách nào")
    found = eligibility_findings(told(missed, 2024), [verdict(missed, 2024)])
    [barred] = [one for one in found if one.code == "E401"]
    assert "Cách khác" not in barred.text


def test_a_route_that_is_met_goes_before_one_of_which_too_little_is_known() -> None:
    text = """
    đề nghị: An | BK tỉnh
    khen: | CSTĐCS | 2023 2024 | Số lượng=5
    xếp loại: An | xuất sắc | 2023 2024
    sáng kiến: An | cơ sở | 2023 2024
    """
    assert answers(text, TITLES, 2024) == []
    assert answers(text, TWO_YEARS, 2024) == [PASS]


MIX = """
đề nghị: An | BK tỉnh
khen: An | CSTĐCS | 2023
xếp loại: An | xuất sắc | 2024
xếp loại: An | tốt | 2023
khen: Bình | CSTĐCS | 2024
"""


@pytest.mark.parametrize(
    "ideas",
    ["An | cơ sở | 2024\nsáng kiến: Bình | cơ sở | 2023", "Bình | cơ sở | 2023 2024"],
)
def test_both_kinds_of_year_may_not_be_mixed(ideas: str) -> None:
    """The clause names two ways; a reply that was read so takes the second one."""
    text = MIX + f"sáng kiến: {ideas}"
    assert answers(text, TITLES, 2024) == [FAIL]
    assert verdict(text, 2024).conclusion is Conclusion.INELIGIBLE


def test_an_open_question_on_one_route_keeps_the_others_from_failing_it() -> None:
    # The initiatives are not known: perhaps there were two.
    text = """
    đề nghị: An | BK tỉnh
    xếp loại: An | xuất sắc | 2023 2024
    khen: Bình | CSTĐCS | 2023 2024
    """
    found = verdict(text, 2024)
    assert found.conclusion is Conclusion.NOT_KNOWN
    assert (found.deciding[0].name, found.deciding[0].bars) == (TWO_IDEAS, True)


def test_before_2024_a_movement_is_a_way_that_the_council_judges() -> None:
    text = """
    đề nghị: An | BK tỉnh
    đăng ký: An | BK tỉnh
    khen: Bình | GK | 2022
    xếp loại: An | hoàn thành | 2021 2022 2023
    """
    found = verdict(text)
    assert found.conclusion is Conclusion.FOR_COUNCIL
    assert [one.answer for one in found.deciding] == [JUDGED]


def test_a_ministry_has_its_own_standard_for_its_own_awards() -> None:
    text = "đề nghị: Phòng A | Cờ thi đua tỉnh | Cấp khen={}"
    own = "Đạt Tập thể lao động xuất sắc"
    lead = "Dẫn đầu cụm, khối thi đua"
    themed = "Dẫn đầu phong trào thi đua theo chuyên đề từ 3 năm trở lên"
    movement = text.format("Bộ trưởng Bộ Công Thương") + " | Loại hình khen=chuyên đề"
    assert answers(movement, themed, 2024) == [JUDGED]
    assert answers(text.format("Bộ trưởng Bộ Công Thương"), lead, 2024) == []
    assert answers(text.format("Chủ tịch UBND tỉnh"), lead, 2024) == [JUDGED]
    assert answers(text.format("Bộ trưởng Bộ Xây dựng"), lead, 2024) == [JUDGED]
    assert answers(text.format("Bộ Công Thương"), themed, 2025) == []  # ended that year
    assert answers(text.format("Bộ Công Thương"), own, 2023) == []


# Collectives.
STAFF = """
đơn vị: Sở | | Là cơ quan xét danh hiệu=x
đơn vị: Phòng A | Sở
đơn vị: Tổ 1 | Phòng A
đơn vị: Phòng B | Sở"""


def unit(titles: int, rated: int, *more: str) -> str:
    lines = [STAFF, *more]
    for n in range(rated):
        home = "Tổ 1" if n % 2 else "Phòng A"
        lines.append(f"xếp loại: An {n} | tốt | Đơn vị={home}")
    for n in range(titles):
        home = "Tổ 1" if n % 2 else "Phòng A"
        lines.append(f"khen: An {n} | LĐTT | Đơn vị={home}")
    lines.append("xếp loại: Bình | tốt | Đơn vị=Phòng B")
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("titles", "rated", "year", "wanted"),
    [
        (5, 10, 2023, FAIL),  # more than half, not half
        (6, 10, 2023, PASS),
        (6, 10, 2024, FAIL),  # 70 % from 2024
        (7, 10, 2024, PASS),
        (69, 100, 2024, FAIL),
        (70, 100, 2024, PASS),
    ],
)
def test_the_share_of_members_with_the_title(
    titles: int, rated: int, year: int, wanted: Answer
) -> None:
    text = unit(titles, rated, "đề nghị: Phòng A | TTLĐTT")
    assert answers(text, "R5", year) == [wanted]
    assert f"{titles}/{rated} = " in evidence(text, "R5", year)


def test_the_share_of_a_unit_without_ratings_is_not_known() -> None:
    text = STAFF + "\nđề nghị: Phòng A | TTLĐTT\nxếp loại: Bình | tốt | Đơn vị=Phòng B"
    text += "\nkhen: Bình | LĐTT | Đơn vị=Phòng B"
    assert answers(text, "R5") == [UNKNOWN]
    assert "trang «Xếp loại»" in evidence(text, "R5")


@pytest.mark.parametrize("year", [2022, 2024])
def test_the_excellent_collective(year: int) -> None:
    text = unit(
        7,
        10,
        "đề nghị: Phòng A | TTLĐXS",
        "khen: Phòng A | TTLĐTT",
        "xếp loại: Phòng A | xuất sắc",
        "khen: An 0 | CSTĐCS | Đơn vị=Tổ 1",
    )
    members = "Có ít nhất 1 Chiến sĩ thi đua cơ sở"
    found = [answers(text, name, year) for name in ("R6a", "R6b", members)]
    assert found == [[PASS]] * 3
    # Discipline is no clause of the article of 2022.
    assert answers(text, "E5b", year) == ([PASS] if year < 2024 else [])
    failed = text.replace("An 3 | tốt", "An 3 | không")
    assert answers(failed, "R6b", year) == [FAIL]
    other = text.replace("CSTĐCS | Đơn vị=Tổ 1", "CSTĐCS | Đơn vị=Phòng B")
    assert answers(other, members, year) == [FAIL]
    own = "Đạt Tập thể lao động tiên tiến trong năm"
    assert answers(text, own, year) == ([PASS] if year < 2024 else [])


def test_members_are_not_known_while_nothing_is_written_of_them() -> None:
    members = "Có ít nhất 1 Chiến sĩ thi đua cơ sở"
    text = STAFF + "\nđề nghị: Phòng A | TTLĐXS"
    assert answers(text, members) == [UNKNOWN]
    rated = text + "\nxếp loại: Bình | tốt | Đơn vị=Phòng A"
    assert answers(rated, members) == [UNKNOWN]
    elsewhere = text + "\nkhen: Bình | CSTĐCS | Đơn vị=Phòng B"
    assert answers(elsewhere, members) == [FAIL]
    old = text + "\nkhen: Bình | CSTĐCS | 2022 | Đơn vị=Phòng A"
    assert answers(old, members) == [UNKNOWN]


def test_a_member_who_is_proposed_counts_while_nothing_is_known_against_it() -> None:
    register = told(
        STAFF
        + """
        đề nghị: Phòng A | TTLĐXS
        đề nghị: Bình | CSTĐCS | Đơn vị=Tổ 1
        """
    )
    [found] = verdicts(register, Settings())[0:1]
    [one] = [c for c in found.conditions if "Có ít nhất 1" in c.name]
    said = "1 CSTĐCS năm 2023, trong đó 1 chưa rõ đủ điều kiện"
    assert (one.answer, one.evidence) == (UNKNOWN, said)


def quota(titles: int, fighters: int, *more: str) -> str:
    lines = [*more, "đề nghị: An | CSTĐCS"]
    lines += [f"khen: Bình {n} | LĐTT" for n in range(titles)]
    lines += [f"khen: Bình {n} | CSTĐCS" for n in range(fighters - 1)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("titles", "fighters", "rounding", "wanted"),
    [
        (37, 5, Rounding.FLOOR, PASS),  # 5.55
        (37, 6, Rounding.FLOOR, JUDGED),
        (37, 6, Rounding.HALF_UP, PASS),
        (36, 6, Rounding.HALF_UP, JUDGED),  # 5.4
        (36, 6, Rounding.CEIL, PASS),
        (40, 6, Rounding.FLOOR, PASS),
    ],
)
def test_the_share_of_base_fighters_bars_until_2023(
    titles: int, fighters: int, rounding: Rounding, wanted: Answer
) -> None:
    text = quota(titles, fighters)
    for year in (2016, 2017, 2023):
        assert answers(text, "R1", year, rounding=rounding) == [wanted]
    assert answers(text, "R1", 2024, rounding=rounding) == []


def test_a_share_that_is_switched_off_is_no_condition() -> None:
    text = quota(10, 5)
    assert answers(text, "R1") == [JUDGED]
    assert answers(text, "R1", switches={"R1": False}) == []
    assert answers(quota(6, 1), "R1") == [FAIL]
    assert answers(quota(6, 1), "R1", minimum_one=True) == [PASS]
    assert answers(quota(0, 1), "R1", minimum_one=True) == [UNKNOWN]


def test_the_share_is_that_of_the_agency_where_there_are_several() -> None:
    agencies = ["đơn vị: Sở | | Là cơ quan xét danh hiệu=x"]
    agencies += ["đơn vị: Chi cục | Sở | Là cơ quan xét danh hiệu=x"]
    agencies += ["đơn vị: Phòng A | Sở", "đơn vị: Đội 1 | Chi cục"]
    text = "\n".join(
        [
            *agencies,
            "đề nghị: An | CSTĐCS | Đơn vị=Phòng A",
            *(f"khen: Bình {n} | LĐTT | Đơn vị=Phòng A" for n in range(7)),
            *(f"khen: Chi {n} | CSTĐCS | Đơn vị=Đội 1" for n in range(3)),
        ]
    )
    assert answers(text, "R1") == [PASS]
    moved = text.replace("CSTĐCS | Đơn vị=Đội 1", "CSTĐCS | Đơn vị=Phòng A")
    assert answers(moved, "R1") == [JUDGED]
    one_agency = text.replace("Chi cục | Sở | Là cơ quan xét danh hiệu=x", "Chi cục")
    assert answers(one_agency, "R1") == [JUDGED]


def test_the_government_flag_has_its_share_until_2023() -> None:
    flags = "\n".join(f"khen: Phòng {n} | Cờ thi đua tỉnh" for n in range(5))
    text = f"{flags}\nđề nghị: Phòng 0 | Cờ CP"
    assert answers(text, "R2", 2016) == [PASS]
    assert answers(text, "R2", 2023) == [PASS]
    assert answers(text, "R2", 2024) == []
    more = text + "\nkhen: Phòng 1 | Cờ CP"
    assert answers(more, "R2", 2023) == [JUDGED]


def test_a_collective_must_be_old_enough_on_the_day() -> None:
    name = "Thành lập từ 10 năm trở lên"
    text = """
    đơn vị: Phòng A | Ngày thành lập={}
    đề nghị: Phòng A | HCLĐ hạng Ba | Ngày đề nghị={}
    """
    assert answers(text.format("01/06/2006", "01/06/2016"), name, 2016) == [PASS]
    assert answers(text.format("02/06/2006", "01/06/2016"), name, 2016) == [FAIL]
    assert answers(text.format("02/06/2006", ""), name, 2016) == [PASS]
    assert answers(text.format("", ""), name, 2016) == [UNKNOWN]
    assert answers(text.format("01/06/2006", ""), name, 2024) == []


def test_money_given_is_for_the_council_to_judge() -> None:
    found = verdict("đề nghị: Hộ An | BK TTg", 2016)
    [one] = [c for c in found.conditions if "đồng" in c.name]
    assert one.answer is JUDGED


def test_an_award_without_a_standard_in_the_rules_has_no_basis() -> None:
    found = verdict("đề nghị: An | Anh hùng Lao động", 2024)
    assert found.conclusion is Conclusion.NO_BASIS
    [one] = found.deciding
    assert (one.name, one.answer, one.bars) == ("Tiêu chuẩn", UNKNOWN, False)


@pytest.mark.parametrize(
    ("year", "ways"),
    [(2023, [ONE_IDEA, "R1"]), (2024, [EXCELLENT])],
)
def test_an_excellent_rating_replaces_an_initiative_from_2024(
    year: int, ways: list[str]
) -> None:
    text = """
    đề nghị: An | CSTĐCS
    khen: An | LĐTT
    xếp loại: An | xuất sắc
    sáng kiến: Bình | cơ sở
    """
    names = {c.name for c in verdict(text, year).conditions}
    rules = {c.rule for c in verdict(text, year).conditions}
    assert set(ways) <= names | rules
    assert (ONE_IDEA in names) is (year < 2024)


def test_a_person_who_meets_everything_is_eligible_in_both_regimes() -> None:
    text = """
    đề nghị: An | CSTĐCS | Cấp khen=Sở Công Thương
    đăng ký: An | CSTĐCS | Sáng kiến đăng ký=Phần mềm
    khen: An | LĐTT
    sáng kiến: An | cơ sở
    xếp loại: An | xuất sắc
    biểu quyết: An | CSTĐCS | 9 | 11
    """ + "\n".join(f"khen: Bình {n} | LĐTT" for n in range(9))
    for year in (2016, 2022, 2023, 2024, 2025):
        found = verdict(text, year)
        assert found.conclusion is Conclusion.ELIGIBLE, year
        assert found.deciding == ()


def test_no_proposal_is_judged_without_an_award_year() -> None:
    from dataclasses import replace

    assert verdicts(replace(told("đề nghị: An | LĐTT"), year=None), Settings()) == ()
