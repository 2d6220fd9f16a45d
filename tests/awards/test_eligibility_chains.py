"""Chains of titles over the years, in each regime; history that is not there."""

import pytest

from tests.awards.lines import answers, conditions, evidence, told, verdict
from toolkit.awards.eligibility.case import Answer
from toolkit.awards.eligibility.verdict import Conclusion, Verdict
from toolkit.awards.eligibility.verdicts import verdicts
from toolkit.awards.settings import Settings

PASS, FAIL, UNKNOWN, JUDGED = Answer
CHAIN = "3 năm liên tục đạt Chiến sĩ thi đua cơ sở"
TWICE = "2 lần liên tục đạt Chiến sĩ thi đua cấp bộ, cấp tỉnh"
SIX = "6 năm liên tục đạt Chiến sĩ thi đua cơ sở"
LABOUR = "Đạt Lao động tiên tiến trong năm"


@pytest.mark.parametrize("year", [2016, 2022, 2024, 2025])
def test_three_years_running_open_the_way_to_the_province(year: int) -> None:
    years = f"{year - 2} {year - 1} {year}"
    text = f"khen: An | CSTĐCS | {years}\nđề nghị: An | CSTĐ tỉnh"
    assert answers(text, CHAIN, year) == [PASS]
    assert evidence(text, CHAIN, year) == f"CSTĐCS năm {years.replace(' ', ', ')}"


@pytest.mark.parametrize("year", [2016, 2022, 2024])
def test_a_year_without_the_title_breaks_the_chain(year: int) -> None:
    text = f"""
    khen: An | CSTĐCS | {year - 2} {year}
    khen: Bình | CSTĐCS | {year - 1}
    đề nghị: An | CSTĐ tỉnh
    """
    assert answers(text, CHAIN, year) == [FAIL]
    assert evidence(text, CHAIN, year).endswith(f"sổ không ghi CSTĐCS năm {year - 1}")
    assert verdict(text, year).conclusion is Conclusion.INELIGIBLE


FIT = """
người: An | 01/01/2010
xếp loại: An | xuất sắc
đăng ký: An | CSTĐCS | Sáng kiến đăng ký=Phần mềm
sáng kiến: An | bộ, tỉnh
khen: An | LĐTT
khen: Bình | LĐTT | Số lượng=9
"""
"""Everything that «CSTĐCS» wants of the year, so that a proposal for it is well."""


def last(text: str, year: int = 2023) -> Verdict:
    """What is said of the proposal in the last row."""
    return verdicts(told(text, year), Settings())[-1]


def of_last(text: str, name: str, year: int = 2023) -> tuple[Answer, str]:
    [one] = [one for one in last(text, year).conditions if one.name == name]
    return one.answer, one.evidence


def test_the_title_of_the_award_year_may_be_pending() -> None:
    register = (
        FIT
        + """
    khen: An | CSTĐCS | 2021 2022
    đề nghị: An | CSTĐCS | Kết quả={}
    đề nghị: An | CSTĐ tỉnh
    """
    )

    def said(result: str) -> tuple[Answer, str]:
        return of_last(register.format(result) + "khen: Chi | CSTĐCS", CHAIN)

    assert said("") == (PASS, "CSTĐCS năm 2021, 2022, 2023 (2023 đang đề nghị)")
    assert said("được khen") == (PASS, "CSTĐCS năm 2021, 2022, 2023")
    refused = "CSTĐCS năm 2021, 2022; sổ không ghi CSTĐCS năm 2023"
    assert said("không được khen") == (FAIL, refused)
    assert said("rút")[0] is FAIL


def test_a_title_rests_on_what_was_found_of_the_pending_one_below_it() -> None:
    both = "đề nghị: An | LĐTT\nđề nghị: An | CSTĐCS"
    text = FIT.replace("khen: An | LĐTT", both)
    assert of_last(text, LABOUR) == (PASS, "LĐTT năm 2023 (đang đề nghị)")
    poor = text.replace("An | xuất sắc", "An | không")
    said = "LĐTT năm 2023 đang đề nghị, không đủ điều kiện"
    assert of_last(poor, LABOUR) == (FAIL, said)
    assert last(poor).conclusion is Conclusion.INELIGIBLE
    unrated = text.replace("xếp loại: An | xuất sắc", "")
    said = "LĐTT năm 2023 đang đề nghị, chưa rõ đủ điều kiện"
    assert of_last(unrated, LABOUR) == (UNKNOWN, said)


def test_what_is_found_goes_up_the_whole_chain_whatever_the_order_of_rows() -> None:
    titles = ["LĐTT", "CSTĐCS", "CSTĐ tỉnh"]
    text = FIT.replace("khen: An | LĐTT", "").replace("xuất sắc", "không")
    text += "khen: An | CSTĐCS | 2021 2022\n"
    for order in (titles, titles[::-1]):
        lines = "\n".join(f"đề nghị: An | {title}" for title in order)
        found = verdicts(told(text + lines), Settings())
        assert [one.conclusion for one in found] == [Conclusion.INELIGIBLE] * 3
        assert [one.proposal.row for one in found] == [5, 6, 7]


def test_a_collective_title_rests_on_the_pending_one_below_it() -> None:
    text = """
    đơn vị: Phòng A
    đề nghị: Phòng A | TTLĐTT
    đề nghị: Phòng A | TTLĐXS
    xếp loại: An | tốt | Đơn vị=Phòng A
    khen: Bình | LĐTT | Đơn vị=Phòng B
    """
    found = verdicts(told(text), Settings())
    assert found[0].conclusion is Conclusion.INELIGIBLE
    name = "Đạt Tập thể lao động tiên tiến trong năm"
    assert of_last(text, name)[0] is FAIL


def test_two_proposals_of_one_title_that_differ_leave_it_open() -> None:
    text = FIT + "đề nghị: An | CSTĐCS | Cấp khen={}\n" * 2
    text += "khen: An | CSTĐCS | 2022 2023\nđề nghị: An | CSTĐ tỉnh"
    good, bad = "Sở Công Thương", "Chủ tịch UBND xã Ia Dom"
    assert of_last(text.format(good, good), CHAIN, 2024)[0] is PASS
    assert of_last(text.format(bad, bad), CHAIN, 2024)[0] is FAIL
    assert of_last(text.format(bad, good), CHAIN, 2024)[0] is UNKNOWN


def test_the_pending_title_of_one_of_two_namesakes_is_no_absence() -> None:
    text = """
    người: An | 01/01/2010 | Mã=A1
    người: An | 01/01/2011 | Mã=B2
    đề nghị: An | LĐTT
    đề nghị: An (A1) | CSTĐCS
    """
    assert of_last(text, LABOUR)[0] is UNKNOWN
    assert "người trùng tên" in of_last(text, LABOUR)[1]


@pytest.mark.parametrize("year", [2022, 2024])
def test_years_that_an_earlier_title_rests_on_are_told_to_the_council(
    year: int,
) -> None:
    running = " ".join(map(str, range(year - 3, year + 1)))
    text = f"khen: An | CSTĐCS | {running}\nđề nghị: An | CSTĐ tỉnh\n"
    assert answers(text, CHAIN, year) == [PASS]
    again = text + f"khen: An | CSTĐ tỉnh | {year - 1}"
    assert answers(again, CHAIN, year) == [JUDGED]
    assert evidence(again, CHAIN, year).endswith(
        f"năm {year - 2}, {year - 1} đã tính cho CSTĐ tỉnh năm {year - 1};"
        " Hội đồng xem xét"
    )
    other = text + f"khen: Bình | CSTĐ tỉnh | {year - 1}"
    assert answers(other, CHAIN, year) == [PASS]
    before = text + f"khen: An | CSTĐ tỉnh | {year - 3}"
    assert answers(before, CHAIN, year) == [PASS]


def test_a_row_that_an_earlier_national_title_rests_on_is_told_too() -> None:
    text = "đề nghị: An | CSTĐTQ\nkhen: An | CSTĐ tỉnh | 2019 2022 2025\n"
    assert answers(text, TWICE, 2025) == [PASS]
    again = text + "khen: An | CSTĐTQ | 2022"
    assert answers(again, TWICE, 2025) == [JUDGED]
    assert "năm 2022 đã tính cho CSTĐTQ năm 2022" in evidence(again, TWICE, 2025)


def test_a_proposal_of_an_earlier_year_without_a_result_proves_nothing() -> None:
    text = """
    khen: An | CSTĐCS | 2021 2023
    đề nghị: An | CSTĐCS | 2022
    đề nghị: An | CSTĐ tỉnh
    """
    assert answers(text, CHAIN) == [UNKNOWN]
    said = "CSTĐCS năm 2021, 2023; CSTĐCS năm 2022 đề nghị, chưa ghi kết quả"
    assert evidence(text, CHAIN) == said
    # Nor does it show that the titles of that year are kept.
    other = text.replace("An | CSTĐCS | 2022", "Bình | CSTĐCS | 2022")
    assert answers(other, CHAIN) == [UNKNOWN]


MISSING = "khen: An | CSTĐCS | 2022 2023\nđề nghị: An | CSTĐ tỉnh\n"


def test_a_year_of_which_the_register_knows_nothing_is_neither_pass_nor_fail() -> None:
    assert answers(MISSING, CHAIN) == [UNKNOWN]
    said = "sổ không có dòng CSTĐCS nào của năm 2021 ở trang «Khen thưởng»"
    assert said in evidence(MISSING, CHAIN)
    assert verdict(MISSING).conclusion is Conclusion.NOT_KNOWN


def test_where_that_title_is_kept_in_the_year_its_absence_is_one() -> None:
    assert answers(MISSING + "khen: Bình | CSTĐCS | 2021", CHAIN) == [FAIL]


@pytest.mark.parametrize(
    "line",
    [
        "khen: Bình | LĐTT | 2021",
        "xếp loại: Bình | tốt | 2021",
        "khen: An | BK tỉnh",
        "xếp loại: An | tốt | 2021",
        "khen: An | LĐTT | 2021",
        "đề nghị: Bình | CSTĐCS | 2021",
    ],
)
def test_ratings_and_other_titles_prove_no_absence(line: str) -> None:
    assert of_other(MISSING + line) == [UNKNOWN]


def of_other(text: str) -> list[Answer]:
    """The answers on An's chain, whoever else is proposed."""
    found = verdicts(told(text), Settings())
    every = [c for one in found if one.proposal.name == "An" for c in one.conditions]
    return [one.answer for one in every if one.name == CHAIN]


def test_a_line_that_names_nobody_may_stand_for_anybody() -> None:
    text = MISSING + "khen: | CSTĐCS | 2021 | Số lượng=5\nkhen: Bình | CSTĐCS | 2021"
    assert answers(text, CHAIN) == [UNKNOWN]
    assert "có dòng CSTĐCS năm 2021 không ghi tên" in evidence(text, CHAIN)


def test_an_absent_year_outweighs_an_unknown_one() -> None:
    text = "khen: An | CSTĐCS | 2023\nkhen: Bình | CSTĐCS | 2022\n"
    text += "đề nghị: An | CSTĐ tỉnh"
    assert answers(text, CHAIN) == [FAIL]
    assert evidence(text, CHAIN) == (
        "CSTĐCS năm 2023; sổ không ghi CSTĐCS năm 2022;"
        " sổ không có dòng CSTĐCS nào của năm 2021 ở trang «Khen thưởng»"
    )


@pytest.mark.parametrize("year", [2016, 2023, 2024])
def test_the_title_of_the_same_year_is_wanted(year: int) -> None:
    text = "đề nghị: An | CSTĐCS\nxếp loại: An | tốt\n"
    assert answers(text, LABOUR, year) == [UNKNOWN]
    kept = text + "khen: Bình | LĐTT\n"
    assert answers(kept, LABOUR, year) == [FAIL]
    assert evidence(kept, LABOUR, year) == (
        f"sổ không ghi LĐTT năm {year}; nếu đề nghị cùng đợt thì thêm dòng đề nghị LĐTT"
    )
    assert answers(kept + "khen: An | LĐTT", LABOUR, year) == [PASS]
    old = kept + f"khen: An | LĐTT | {year - 1}"
    assert answers(old, LABOUR, year) == [FAIL]


# 2 CSTĐ tỉnh in a row: each takes 3 years of CSTĐCS, so they stand 3 years apart.
NATIONAL = "đề nghị: An | CSTĐTQ\nkhen: Bình | CSTĐ tỉnh | {}\n"


def national(*years: int, year: int) -> str:
    every = " ".join(map(str, range(year - 9, year + 1)))
    had = " ".join(map(str, years))
    return NATIONAL.format(every) + f"khen: An | CSTĐ tỉnh | {had}"


@pytest.mark.parametrize(
    ("years", "wanted"),
    [
        ((2022, 2025), PASS),
        ((2021, 2024), PASS),
        ((2020, 2023), PASS),
        ((2019, 2022), FAIL),  # a further one could have been had in 2025
        ((2021, 2025), FAIL),  # not as soon as the one before allows
        ((2023, 2025), FAIL),  # the same years would count twice
        ((2024, 2025), FAIL),
        ((2016, 2019, 2022, 2025), PASS),
        ((2025,), FAIL),
    ],
)
def test_two_in_a_row_stand_three_years_apart(
    years: tuple[int, ...], wanted: Answer
) -> None:
    assert answers(national(*years, year=2025), TWICE, 2025) == [wanted]


def test_two_in_a_row_are_unknown_where_the_years_are_not_kept() -> None:
    text = "đề nghị: An | CSTĐTQ\nkhen: An | CSTĐ tỉnh | 2025"
    assert answers(text, TWICE, 2025) == [UNKNOWN]
    assert "năm 2022 ở trang" in evidence(text, TWICE, 2025)


def test_two_in_a_row_say_how_far_apart_they_must_stand() -> None:
    said = "cần 2 lần liên tục (năm sau cách năm trước 3 năm)"
    assert evidence(national(2025, year=2025), TWICE, 2025).endswith(said)


def test_a_pending_title_that_is_not_eligible_completes_no_row() -> None:
    text = """
    đề nghị: An | CSTĐ tỉnh
    khen: An | CSTĐ tỉnh | 2022
    {}
    đề nghị: An | CSTĐTQ
    """
    assert of_last(text.format(""), TWICE, 2025)[0] is UNKNOWN
    # A year without the title below it: An cannot get the second one.
    broken = "khen: Bình | CSTĐCS | 2023 2024 2025\n"
    broken += "khen: Bình | CSTĐ tỉnh | 2020 2021 2023 2024"
    assert of_last(text.format(broken), TWICE, 2025)[0] is FAIL


def filed(decided: str, proposed: str, year: int) -> list[Answer]:
    text = f"""
    đề nghị: An | CSTĐTQ | Ngày đề nghị={proposed}
    khen: An | CSTĐ tỉnh | {year - 4} | Ngày quyết định=01/03/{year - 3}
    khen: An | CSTĐ tỉnh | {year - 1} | Ngày quyết định={decided}
    """
    return answers(text, TWICE, year)


def test_from_2017_to_2023_it_is_filed_in_the_year_after_the_decision() -> None:
    assert filed("20/12/2021", "01/06/2022", 2022) == [PASS]
    assert filed("20/02/2022", "01/06/2022", 2022) == [FAIL]
    assert filed("20/02/2022", "15/01/2023", 2022) == [PASS]
    assert filed("20/12/2020", "01/06/2022", 2022) == [FAIL]
    assert filed("", "01/06/2022", 2022) == [UNKNOWN]
    # The day of the proposal is not made up where nobody wrote it.
    assert filed("20/02/2022", "", 2022) == [UNKNOWN]
    assert filed("20/12/2021", "", 2022) == [UNKNOWN]


def test_before_and_after_those_years_the_day_does_not_matter() -> None:
    assert filed("20/02/2016", "01/06/2016", 2016) == [PASS]
    assert filed("20/02/2024", "01/06/2024", 2024) == [PASS]


def test_six_years_may_end_with_the_last_of_the_row() -> None:
    base = """
    đề nghị: An | CSTĐTQ | Ngày đề nghị=01/02/2022
    khen: An | CSTĐ tỉnh | 2018 2021 | Ngày quyết định=20/12/2021
    xếp loại: An | tốt | 2022
    """
    chain = "khen: An | CSTĐCS | 2016 2017 2018 2019 2020 2021"
    assert answers(base + chain, SIX, 2022) == [PASS]
    assert answers(base + chain.replace("2016 ", ""), SIX, 2022) != [PASS]
    assert answers(base + chain, SIX, 2024) == []


def test_six_years_may_end_with_a_row_of_which_nothing_is_known() -> None:
    base = "đề nghị: An | CSTĐTQ\nkhen: Bình | CSTĐCS | 2022\n"
    chain = base + "khen: An | CSTĐCS | 2016 2017 2018 2019 2020 2021\n"
    assert answers(chain, TWICE, 2022) == [UNKNOWN]
    # Were the last «CSTĐ tỉnh» of 2021, the year 2022 would not be wanted.
    assert answers(chain, SIX, 2022) == [UNKNOWN]
    assert "chưa rõ CSTĐ tỉnh lần sau cùng năm nào" in evidence(chain, SIX, 2022)
    broken = base + "khen: An | CSTĐCS | 2016\n"
    broken += "khen: Bình | CSTĐCS | 2017 2018 2019 2020 2021"
    assert answers(broken, SIX, 2022) == [FAIL]
    kept = "khen: Bình | CSTĐ tỉnh | 2017 2018 2019 2020 2021 2022"
    assert answers(chain + kept, SIX, 2022) == [FAIL]


def test_the_row_that_wants_three_years_is_read_from_the_law() -> None:
    from toolkit.awards.eligibility.need_awards import step

    assert [step("province_fighter", year) for year in (2016, 2022, 2024)] == [3, 3, 3]
    assert step("advanced_worker", 2024) == 1


# «Đã được Bằng khen …, 5 năm tiếp theo …»: after an award, within five years.
HAD = "Đã được Bằng khen cấp bộ, cấp tỉnh"
FIVE = "5 năm tiếp theo liên tục hoàn thành xuất sắc nhiệm vụ"
IDEAS = "5 sáng kiến cơ sở trong thời gian đó"


def merit(had: str, years: str = "2012 2013 2014 2015 2016") -> str:
    return f"""
    đề nghị: An | BK TTg
    khen: An | BK tỉnh | {had}
    xếp loại: An | xuất sắc | {years}
    sáng kiến: An | cơ sở | {years}
    """


def test_the_five_years_after_an_award_are_counted_after_it() -> None:
    had = "2011 | đến=31/12/2011 | Ngày quyết định=20/12/2011"
    text = merit(had)
    found = [answers(text, name, 2016) for name in (HAD, FIVE, IDEAS)]
    assert found == [[PASS], [PASS], [PASS]]
    assert verdict(text, 2016).conclusion is Conclusion.NOT_KNOWN  # no registration


def test_an_award_within_the_five_years_is_too_late() -> None:
    text = merit("2013 | Ngày quyết định=20/12/2013")
    assert answers(text, HAD, 2016) == [PASS]
    assert answers(text, FIVE, 2016) == [UNKNOWN]  # an earlier one may not be written
    known = text + "người: An | 01/01/2012\nkhen: Bình | BK tỉnh | 2012"
    assert answers(known, FIVE, 2016) == [FAIL]


def test_an_award_never_had_is_known_only_with_the_whole_history() -> None:
    text = "đề nghị: An | BK TTg\nkhen: Bình | BK tỉnh | 2012 2013 2014 2015 2016\n"
    text += "xếp loại: An | xuất sắc | 2011 2012 2013 2014 2015 2016\n"
    assert answers(text, HAD, 2016) == [UNKNOWN]
    assert answers(text + "người: An | 01/03/2012", HAD, 2016) == [FAIL]
    assert answers(text + "người: An | 01/03/2011", HAD, 2016) == [UNKNOWN]


def test_flags_after_an_award_open_either_route() -> None:
    base = """
    đơn vị: Phòng A | Ngày thành lập=01/01/2000
    đề nghị: Phòng A | HCLĐ hạng Ba
    khen: Phòng A | BK TTg | 2011 | Ngày quyết định=01/12/2011
    xếp loại: Phòng A | xuất sắc | 2012 2013 2014 2015 2016
    """
    flags = "2 Cờ thi đua cấp bộ, cấp tỉnh trong thời gian đó"
    flag = "1 Cờ thi đua cấp bộ, cấp tỉnh trong thời gian đó"
    merits = "2 Bằng khen cấp bộ, cấp tỉnh trong thời gian đó"
    two = base + "khen: Phòng A | Cờ thi đua tỉnh | 2013 2015"
    assert answers(two, flags, 2016) == [PASS]
    mixed = base + "khen: Phòng A | Cờ thi đua tỉnh | 2013\n"
    mixed += "khen: Phòng A | BK tỉnh | 2014 2015"
    assert answers(mixed, flag, 2016) == [PASS]
    assert answers(mixed, merits, 2016) == [PASS]
    early = base + "khen: Phòng A | Cờ thi đua tỉnh | 2010 2011"
    assert answers(early, flags, 2016) == [UNKNOWN]
    early += "\nkhen: Phòng B | Cờ thi đua tỉnh | 2012 2013 2014 2015 2016"
    assert answers(early, flags, 2016) == [FAIL]
    assert "; cách 2: cần 1 Cờ" in evidence(early, flags, 2016)


def test_a_decision_written_twice_counts_once() -> None:
    text = """
    đề nghị: Phòng A | HCLĐ hạng Ba
    khen: Phòng A | BK TTg | 2011
    khen: Phòng A | Cờ thi đua tỉnh | 2015 | Số quyết định=12/QĐ-UBND
    khen: Phòng A | Cờ thi đua tỉnh | 2015 | Số quyết định={}
    khen: Phòng B | Cờ thi đua tỉnh | 2012 2013 2014 2016
    khen: Phòng B | BK tỉnh | 2012 2013 2014 2015 2016
    xếp loại: Phòng A | xuất sắc | 2012 2013 2014 2015 2016
    """
    flags = "2 Cờ thi đua cấp bộ, cấp tỉnh trong thời gian đó"
    assert answers(text.format("12/QĐ-UBND"), flags, 2016) == [FAIL]
    assert answers(text.format("13/QĐ-UBND"), flags, 2016) == [PASS]


def test_a_standard_that_nobody_checked_bars_nobody() -> None:
    text = "đề nghị: Phòng A | TTLĐTT\nxếp loại: Phòng A | hoàn thành"
    name = "Tập thể hoàn thành tốt nhiệm vụ trở lên"
    [one] = conditions(text, name, 2024)
    assert (one.answer, one.bars) == (FAIL, False)
    assert one.basis.endswith("(chưa kiểm chứng)")
    [one] = conditions(text, name, 2023)
    assert (one.answer, one.bars) == (FAIL, True)
    assert "khoản 1 Điều 28" in one.basis


def test_who_registered_and_was_forgotten_is_told_what_row_is_missing() -> None:
    text = "đề nghị: An | CSTĐCS\nkhen: Bình | LĐTT\nđăng ký: An | {}"
    missing = "thiếu dòng đề nghị LĐTT"
    assert missing in evidence(text.format("LĐTT"), LABOUR)
    assert missing not in evidence(text.format("CSTĐCS"), LABOUR)
    refused = "\nđề nghị: An | LĐTT | Kết quả=không được khen"
    assert missing not in evidence(text.format("LĐTT") + refused, LABOUR)
