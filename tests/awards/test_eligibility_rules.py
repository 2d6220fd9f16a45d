"""The rules E1–E15, each in the years in which it holds and the day around changes."""

import pytest

from tests.awards.lines import UNCHECKED_ROOM, answers, conditions, evidence, verdict
from toolkit.awards.eligibility.case import Answer
from toolkit.awards.eligibility.verdict import Conclusion

PASS, FAIL, UNKNOWN, JUDGED = Answer


@pytest.mark.parametrize("year", [2016, 2023, 2024])
def test_whoever_did_not_register_is_not_considered(year: int) -> None:
    """Until 2023 by law; from 2024 where an office says so."""
    text = "đề nghị: An | LĐTT\nđăng ký: {} | {} | {}"
    cases = {("An", year): PASS, ("Bình", year): FAIL, ("An", year - 1): UNKNOWN}
    for (name, of), wanted in cases.items():
        line = text.format(name, "LĐTT", of)
        assert answers(line, "E1", year, switches={"E1": True}) == [wanted]
        assert answers(line, "E1", year) == ([wanted] if year < 2024 else [])


def test_any_registration_of_the_year_will_do_and_the_same_title_is_noted() -> None:
    text = "đề nghị: An | LĐTT\nđăng ký: An | {}"
    assert answers(text.format("CSTĐCS"), "E1") == [PASS]
    assert "đúng nội dung" not in evidence(text.format("CSTĐCS"), "E1")
    assert "đúng nội dung" in evidence(text.format("LĐTT"), "E1")


def test_registration_is_not_asked_of_sudden_merit_nor_where_it_is_off() -> None:
    text = "đăng ký: Bình | LĐTT\nđề nghị: An | CSTĐ tỉnh | Loại hình khen={}"
    assert answers(text.format("đột xuất"), "E1") == []
    assert answers(text.format("thường xuyên"), "E1") == [FAIL]
    assert answers(text.format(""), "E1") == [FAIL]
    assert answers(text.format(""), "E1", switches={"E1": False}) == []


def test_registration_is_a_ground_of_titles_and_not_of_forms() -> None:
    """Khoản 1 and khoản 2 of Điều 10; from 2024 an office may ask it of all."""
    text = "đăng ký: Bình | LĐTT\nđề nghị: {}"
    for title in ("An | LĐTT", "An | CSTĐ tỉnh", "Phòng A | TTLĐTT", "Phòng A | Cờ CP"):
        assert answers(text.format(title), "E1") == [FAIL], title
    for form in ("An | BK tỉnh", "An | GK", "An | HCLĐ hạng Ba"):
        assert answers(text.format(form), "E1") == []
        on = {"E1": True}
        assert answers(text.format(form), "E1", 2024, switches=on) == [FAIL]


def test_an_initiative_must_be_registered_where_that_rule_is_on() -> None:
    text = "đề nghị: An | CSTĐCS\nđăng ký: An | CSTĐCS | Sáng kiến đăng ký={}"
    on = {"E2": True}
    for year in (2023, 2024):
        assert answers(text.format("Phần mềm"), "E2", year, switches=on) == [PASS]
        assert answers(text.format(""), "E2", year, switches=on) == [FAIL]
        assert answers(text.format(""), "E2", year) == []
    assert answers("đề nghị: An | CSTĐCS", "E2", switches=on) == [UNKNOWN]
    other = text.replace("CSTĐCS\nđ", "LĐTT\nđ").format("")
    assert answers(other, "E2", switches=on) == []
    gia_lai = frozenset({"Sở Công Thương Gia Lai"})
    assert answers(text.format(""), "E2", profile=gia_lai) == [FAIL]


@pytest.mark.parametrize(
    ("joined", "left", "wanted"),
    [
        ("01/03/2023", "", PASS),  # ten full months to the end of the year
        ("02/03/2023", "", FAIL),
        ("15/06/2010", "", PASS),
        ("01/02/2010", "31/12/2023", PASS),
        ("01/02/2010", "30/12/2023", JUDGED),  # worked, but not to the end
        ("01/01/2023", "30/10/2023", JUDGED),
        ("02/03/2023", "30/10/2023", FAIL),
        ("01/02/2010", "01/01/2023", JUDGED),
        ("01/02/2010", "31/12/2022", None),  # told of every title
        ("01/03/2023", "15/05/2024", PASS),
        ("05/01/2024", "", FAIL),
        ("", "", UNKNOWN),
    ],
)
def test_ten_months_of_service_until_2023(
    joined: str, left: str, wanted: Answer | None
) -> None:
    text = f"người: An | {joined} | Ngày rời đi={left}\nđề nghị: An | LĐTT"
    assert answers(text, "E3") == ([wanted] if wanted else [])
    assert answers(text, "E3", 2024) == []


def test_service_says_since_when_and_who_has_left() -> None:
    text = "đề nghị: An | LĐTT\nngười: An | {} | Ngày rời đi={}"
    enough = "vào làm ngày 01/02/2010, đủ 10 tháng"
    assert evidence(text.format("01/02/2010", ""), "E3") == enough
    short = evidence(text.format("01/05/2023", ""), "E3")
    assert short == (
        "vào làm ngày 01/05/2023, mới được 8 tháng đến ngày 31/12/2023; cần đủ 10 tháng"
    )
    left = evidence(text.format("01/02/2010", "31/05/2023"), "E3")
    assert left == f"{enough}; rời đi trong năm, ngày 31/05/2023"


@pytest.mark.parametrize("year", [2016, 2023, 2024, 2025])
def test_no_title_of_a_year_is_judged_of_somebody_who_had_left_before(
    year: int,
) -> None:
    who = "Người được đề nghị"
    text = """
    người: An | 01/02/2010 | Ngày rời đi={}
    xếp loại: An | tốt
    đăng ký: An | LĐTT
    đề nghị: An | {} | Cấp khen=Sở Công Thương
    """
    before = text.format(f"30/06/{year - 1}", "LĐTT")
    said = f"đã rời đi ngày 30/06/{year - 1}, trước năm {year}; xem lại trang «Người»"
    assert evidence(before, who, year) == said
    assert verdict(before, year).conclusion == "not_known"
    assert answers(text.format(f"30/06/{year}", "LĐTT"), who, year) == []
    # A form may reward what was done before.
    assert answers(text.format(f"30/06/{year - 1}", "BK tỉnh"), who, year) == []


def test_service_is_not_known_of_somebody_who_is_not_in_the_list() -> None:
    assert answers("đề nghị: An | LĐTT", "E3", 2016) == [UNKNOWN]
    assert "trang «Người»" in evidence("đề nghị: An | LĐTT", "E3")


@pytest.mark.parametrize(
    ("days", "why", "wanted"),
    [
        ("39", "", PASS),
        ("40", "", FAIL),
        ("", "", PASS),
        ("120", "thai sản", PASS),
        ("120", "điều trị do chiến đấu, cứu người, cứu tài sản", PASS),
        ("120", "lý do khác", FAIL),  # a work accident too
    ],
)
def test_forty_days_off_until_2016(days: str, why: str, wanted: Answer) -> None:
    text = "đề nghị: An | LĐTT\nxếp loại: An | tốt"
    text += f" | Số ngày nghỉ={days} | Lý do nghỉ={why}"
    assert answers(text, "E4", 2016) == [wanted]
    # The decree of October 2017 no longer has it.
    assert answers(text, "E4", 2017) == []


def test_leave_that_counts_as_work_says_under_which_article() -> None:
    text = "đề nghị: An | LĐTT\nxếp loại: An | tốt | Số ngày nghỉ=120"
    text += " | Lý do nghỉ=thai sản"
    assert "khoản 4 Điều 5" in evidence(text, "E4", 2016)
    hurt = text.replace("thai sản", "điều trị do chiến đấu, cứu người, cứu tài sản")
    assert "khoản 4 Điều 5" not in evidence(hurt, "E4", 2016)


def test_days_off_that_nobody_wrote_are_not_told_as_none() -> None:
    text = "đề nghị: An | LĐTT\nxếp loại: An | tốt | Số ngày nghỉ={}"
    assert evidence(text.format(""), "E4", 2016) == "sổ không ghi ngày nghỉ năm 2016"
    assert evidence(text.format("0"), "E4", 2016) == "nghỉ 0 ngày làm việc"


def test_days_off_are_not_known_without_a_rating_row() -> None:
    assert answers("đề nghị: An | LĐTT", "E4", 2016) == [UNKNOWN]


@pytest.mark.parametrize("year", [2016, 2023, 2024])
@pytest.mark.parametrize(
    ("measure", "wanted"),
    [("", PASS), ("khiển trách", FAIL), ("cảnh cáo", FAIL), ("buộc thôi việc", FAIL)],
)
def test_discipline_of_a_person(measure: str, wanted: Answer, year: int) -> None:
    text = f"đề nghị: An | LĐTT\nxếp loại: An | tốt | Kỷ luật={measure}"
    assert answers(text, "E5a", year) == [wanted]


def test_discipline_of_another_year_or_person_is_no_matter() -> None:
    text = """
    đề nghị: An | LĐTT
    xếp loại: An | tốt | 2022 | Kỷ luật=cảnh cáo
    xếp loại: Bình | tốt | Kỷ luật=cảnh cáo
    """
    assert answers(text, "E5a") == [UNKNOWN]
    assert answers(text + "xếp loại: An | tốt", "E5a") == [PASS]


@pytest.mark.parametrize("year", [2016, 2023, 2024])
@pytest.mark.parametrize(
    ("measure", "home", "wanted"),
    [
        ("khiển trách", "Tổ 1", PASS),
        ("cảnh cáo", "Tổ 1", FAIL),
        ("cảnh cáo", "Phòng A", FAIL),
        ("cách chức", "Phòng B", PASS),
    ],
)
def test_discipline_of_any_member(
    measure: str, home: str, wanted: Answer, year: int
) -> None:
    text = f"""
    đơn vị: Phòng A
    đơn vị: Tổ 1 | Phòng A
    đề nghị: Phòng A | TTLĐTT
    xếp loại: An | tốt | Đơn vị=Phòng A
    xếp loại: Bình | tốt | Đơn vị={home} | Kỷ luật={measure}
    """
    assert answers(text, "E5b", year) == [wanted]
    if wanted is FAIL:
        assert evidence(text, "E5b", year) == f"Bình bị {measure} năm {year}"


# The years of «BK tỉnh» are two, those of a title of the year are one.
@pytest.mark.parametrize(
    ("award", "when", "wanted"),
    [
        ("BK tỉnh", 2023, [JUDGED]),
        ("BK tỉnh", 2022, []),
        ("BK tỉnh", 2024, []),  # that year is the matter of its rating
        ("LĐTT", 2023, []),
        ("CSTĐ tỉnh", 2022, [JUDGED]),
        ("CSTĐTQ", 2019, [JUDGED]),
        ("CSTĐTQ", 2018, []),
    ],
)
def test_merit_begins_again_after_a_measure(
    award: str, when: int, wanted: list[Answer]
) -> None:
    text = f"đề nghị: An | {award}\nxếp loại: An | tốt | 2024\n"
    text += f"xếp loại: An | tốt | {when} | Kỷ luật=khiển trách"
    assert answers(text, "E17", 2024) == wanted


def test_a_measure_of_an_earlier_year_is_told_and_bars_nobody() -> None:
    text = """
    đề nghị: An | BK tỉnh
    khen: An | CSTĐCS | 2023 2024
    xếp loại: An | xuất sắc | 2024
    xếp loại: An | tốt | 2023 | Kỷ luật={}
    """
    [one] = conditions(text.format("khiển trách"), "E17", 2024)
    assert (one.answer, one.bars) == (JUDGED, False)
    said = "năm 2023: thành tích chỉ tính từ khi chấp hành xong kỷ luật"
    assert one.evidence == f"bị khiển trách {said}"
    assert one.basis == "Điều 4 Nghị định 98/2023/NĐ-CP"
    [later] = conditions(text.format("cảnh cáo"), "E17", 2024)
    assert later.evidence == f"bị cảnh cáo {said}"
    assert conditions(text.format(""), "E17", 2024) == []
    # The clause is of 2024; until then the years of a standard say nothing of it.
    earlier = text.replace("2024", "2022").replace("2023", "2021")
    assert conditions(earlier.format("khiển trách"), "E17", 2022) == []
    other = text.replace("An | tốt", "Bình | tốt")
    assert conditions(other.format("khiển trách"), "E17", 2024) == []


def test_measures_of_several_years_are_told_in_their_order() -> None:
    text = """
    đề nghị: An | CSTĐTQ
    xếp loại: An | tốt | 2024 | Kỷ luật=khiển trách
    xếp loại: An | tốt | 2022 | Kỷ luật=cảnh cáo
    """
    said = "bị cảnh cáo năm 2022, khiển trách năm 2024: thành tích chỉ tính"
    assert evidence(text, "E17", 2025).startswith(said)
    assert "Nghị định 152/2025/NĐ-CP" in conditions(text, "E17", 2025)[0].basis


def test_a_measure_of_earlier_years_is_no_matter_of_a_collective() -> None:
    text = """
    đề nghị: Phòng A | BK tỉnh
    xếp loại: Phòng A | xuất sắc | 2023 2024 | Kỷ luật=cảnh cáo
    """
    assert conditions(text, "E17", 2024) == []


def test_a_collective_without_rated_members_is_not_known() -> None:
    assert answers("đề nghị: Phòng A | TTLĐTT", "E5b") == [UNKNOWN]


def test_whoever_is_under_procedure_waits_since_october_2017() -> None:
    text = "đề nghị: An | LĐTT\nxếp loại: An | tốt | Đang bị xem xét={}"
    assert answers(text.format("x"), "E10") == [FAIL]
    assert answers(text.format(""), "E10") == [PASS]
    assert answers(text.format("x"), "E10", 2017) == [FAIL]
    assert answers(text.format("x"), "E10", 2016) == []
    assert answers("đề nghị: An | LĐTT", "E10") == [UNKNOWN]
    assert answers("đề nghị: Hộ An | BK tỉnh", "E10") == [JUDGED]


@pytest.mark.parametrize(
    ("course", "wanted"),
    [
        ("", PASS),
        ("ngắn hạn", PASS),
        ("dài hạn, từ loại khá", PASS),
        ("dài hạn, dưới loại khá", FAIL),
    ],
)
def test_a_long_course_needs_a_fair_result(course: str, wanted: Answer) -> None:
    text = f"đề nghị: An | LĐTT\nxếp loại: An | tốt | Đi học={course}"
    assert answers(text, "E8") == [wanted]
    assert answers("đề nghị: An | LĐTT", "E8") == [UNKNOWN]
    assert answers("đề nghị: Phòng A | TTLĐTT", "E8") == []


def test_a_transfer_informs_and_bars_nobody() -> None:
    text = "đề nghị: An | LĐTT\nxếp loại: An | tốt | Chuyển công tác={}"
    [one] = conditions(text.format("chuyển đến"), "E9")
    assert (one.answer, one.bars) == (JUDGED, False)
    assert conditions(text.format(""), "E9") == []


def test_a_head_is_seen_with_the_result_of_the_collective() -> None:
    text = """
    đề nghị: An | CSTĐCS | Đơn vị=Phòng A | Loại cán bộ={}
    xếp loại: Phòng A | tốt
    """
    [one] = conditions(text.format("cấp trưởng"), "E13")
    assert (one.answer, one.bars) == (JUDGED, False)
    assert one.evidence == "Phòng A năm 2023: Hoàn thành tốt nhiệm vụ"
    assert conditions(text.format("cấp phó"), "E13") == []
    assert conditions(text.format(""), "E13") == []
    assert evidence(text.format("cấp trưởng"), "E13", 2022).startswith("Phòng A")


# One achievement, one form.
SAME = """
đề nghị: An | BK tỉnh | Thành tích, lý do={} | Thành tích từ={} | đến={}
khen: An | {} | 2022 | Thành tích, lý do=Chống lũ | Thành tích từ={} | đến={}
"""


def twice(
    reason: str = "Chống lũ",
    start: str = "01/07/2022",
    end: str = "31/12/2022",
    award: str = "GK",
    was: tuple[str, str] = ("01/09/2022", "30/11/2022"),
) -> str:
    return SAME.format(reason, start, end, award, *was)


def test_an_achievement_has_one_form() -> None:
    assert answers(twice(), "E11") == [FAIL]
    assert answers(twice(), "E11", 2024) == [FAIL]
    assert answers(twice("chống  LŨ"), "E11") == [FAIL]
    assert answers(twice(award="BK tỉnh"), "E11") == [FAIL]
    assert answers(twice(), "E11", 2016) == []


def test_titles_and_forms_do_not_collide() -> None:
    assert answers(twice(award="CSTĐCS"), "E11") == [PASS]
    assert answers("đề nghị: An | CSTĐCS\nkhen: An | GK", "E11") == []


def test_other_achievements_may_have_the_same_form() -> None:
    assert answers(twice("Chuyển đổi số"), "E11") == [PASS]
    later = twice(start="01/12/2022", end="31/12/2023")
    assert answers(later, "E11") == [PASS]
    assert answers(twice(start="30/11/2022"), "E11") == [FAIL]
    before = twice(start="01/07/2022", end="31/08/2022")
    assert answers(before, "E11") == [PASS]
    assert answers(twice(start="01/07/2022", end="01/09/2022"), "E11") == [FAIL]


def test_an_achievement_without_words_or_days_is_not_known() -> None:
    assert answers(twice("", "01/09/2022"), "E11") == [UNKNOWN]
    undated = twice(was=("", ""))
    assert answers(undated, "E11") == [UNKNOWN]


def test_two_forms_proposed_for_one_achievement_are_for_the_council() -> None:
    from tests.awards.lines import told
    from toolkit.awards.eligibility.verdicts import verdicts
    from toolkit.awards.settings import Settings

    text = """
    đề nghị: An | BK tỉnh | Thành tích, lý do=Chống lũ
    đề nghị: An | GK | Thành tích, lý do=Chống lũ
    """
    for found in verdicts(told(text), Settings()):
        [one] = [c for c in found.conditions if c.rule == "E11"]
        assert one.answer is JUDGED


# The clock for the next award of the same form.
def clock(had: str, year: int = 2023, proposed: str = "") -> list[Answer]:
    text = f"""
    đề nghị: An | BK tỉnh | {proposed}
    khen: An | BK tỉnh | {had}
    khen: Bình | BK tỉnh | {year - 2} {year - 1}
    xếp loại: An | xuất sắc | {year - 1} {year}
    sáng kiến: An | cơ sở | {year - 1} {year}
    """
    return answers(text, "E12", year)


def test_from_2017_the_clock_starts_when_the_achievement_ended() -> None:
    assert clock("2021 | đến=31/12/2021 | Ngày quyết định=15/04/2022") == [PASS]
    assert clock("2022 | đến=31/12/2022") == [FAIL]
    assert clock("2021 | đến=30/06/2022") == [FAIL]
    assert clock("2020 | đến=31/12/2020") == [PASS]
    assert clock("2021 | đến=01/01/2022") == [FAIL]


def test_years_that_the_standard_wants_count_even_where_fewer_are_written() -> None:
    had = "2022 | đến=31/12/2022"
    assert clock(had, proposed="Thành tích từ=01/07/2023") == [FAIL]


def test_where_no_end_is_written_the_decision_counts_as_far_as_it_is_known() -> None:
    assert clock("2021 | Ngày quyết định=20/12/2021") == [PASS]
    assert clock("2021 | Ngày quyết định=15/04/2022") == [UNKNOWN]
    assert clock("2022 | Ngày quyết định=20/12/2022") == [FAIL]
    assert clock("2021") == [PASS]
    assert clock("2022") == [FAIL]


def test_until_2016_the_clock_starts_with_the_decision() -> None:
    assert clock("2013 | Ngày quyết định=20/12/2014", 2016) == [PASS]
    assert clock("2014 | Ngày quyết định=15/04/2015", 2016) == [JUDGED]
    assert clock("2014 | đến=31/12/2015 | Ngày quyết định=20/12/2014", 2016) == [PASS]
    assert clock("2015 | Ngày quyết định=20/03/2016", 2016) == [FAIL]


def test_the_last_award_of_the_form_counts_and_other_forms_do_not() -> None:
    both = "2020 2022 | đến=31/12/2022"
    assert clock(both) == [FAIL]
    text = "đề nghị: An | GK\nkhen: An | BK tỉnh | 2022 | đến=31/12/2022"
    assert answers(text, "E12") == [PASS]


def test_sudden_merit_starts_no_clock_and_heeds_none() -> None:
    assert clock("2022 | đến=31/12/2022 | Loại hình khen=đột xuất") == [PASS]
    assert clock("2022 | đến=31/12/2022", proposed="Loại hình khen=đột xuất") == []


def test_a_clock_is_not_known_where_the_year_before_is_not_kept() -> None:
    text = "đề nghị: An | BK tỉnh\nxếp loại: An | xuất sắc | 2023\n"
    way = "khen: An | CSTĐCS | 2023 2024"
    text = "đề nghị: An | BK tỉnh | Thành tích từ=2022\n" + way
    assert answers(text, "E12", 2024) == [UNKNOWN]
    said = "sổ không có dòng BK tỉnh nào của năm 2022, 2023 ở trang «Khen thưởng»"
    assert evidence(text, "E12", 2024) == said
    kept = text + "\nkhen: Bình | BK tỉnh | 2022 2023"
    assert answers(kept, "E12", 2024) == [PASS]


def test_ratings_are_no_proof_that_awards_are_kept() -> None:
    text = "đề nghị: An | {}\nxếp loại: An | xuất sắc | 2022 2023\n"
    for award in ("BK tỉnh", "GK"):
        for rule in ("E11", "E12"):
            assert answers(text.format(award), rule) == [UNKNOWN], (award, rule)
    said = "sổ không có dòng khen thưởng nào của năm 2023 ở trang «Khen thưởng»"
    assert evidence(text.format("GK"), "E12") == said
    assert evidence(text.format("BK tỉnh"), "E11") == said
    kept = text.format("GK") + "khen: Bình | LĐTT | 2023"
    assert answers(kept, "E12") == answers(kept, "E11") == [PASS]


def test_every_year_of_an_achievement_must_be_kept() -> None:
    text = "đề nghị: An | GK | Thành tích từ=2021 | đến=2023\n"
    text += "khen: Bình | LĐTT | 2022 2023"
    assert answers(text, "E11") == [UNKNOWN]
    assert "của năm 2021 ở" in evidence(text, "E11")
    assert answers(text + " 2021", "E11") == [PASS]


def test_a_form_of_the_same_year_is_compared_by_day() -> None:
    text = """
    đề nghị: An | GK | Thành tích từ={}
    khen: An | GK | đến=30/06/2023
    """
    assert answers(text.format("01/07/2023"), "E12") == [PASS]
    assert answers(text.format("01/06/2023"), "E12") == [FAIL]
    assert answers(text.format(""), "E12") == [FAIL]


# E14 is one province's and off until an office turns it on.
ON = {"E14": True}


@pytest.mark.parametrize(
    ("idea", "wanted"),
    [
        ("bộ, tỉnh | 2023 | Đã dùng cho năm=2022", FAIL),
        ("bộ, tỉnh | 2022 | Đã dùng cho năm=2022", FAIL),
        ("bộ, tỉnh | 2023 | Đã dùng cho năm=2023", PASS),
        ("bộ, tỉnh | 2022", PASS),
        ("cơ sở | 2023", PASS),
    ],
)
def test_a_used_provincial_initiative_is_no_ground_again(
    idea: str, wanted: Answer
) -> None:
    text = f"đề nghị: An | CSTĐCS\nsáng kiến: An | {idea}"
    assert answers(text, "E14", switches=ON) == [wanted]
    assert answers(text, "E14") == []
    fresh = text + "\nsáng kiến: An | cơ sở | 2023"
    assert answers(fresh, "E14", switches=ON) == [PASS]


def test_a_kept_provincial_initiative_counts_where_that_rule_is_on() -> None:
    name = "1 sáng kiến, đề tài được cơ sở công nhận"
    text = "đề nghị: An | CSTĐCS\nsáng kiến: Bình | cơ sở\n"
    text += "sáng kiến: An | bộ, tỉnh | {} | Đã dùng cho năm={}"
    assert answers(text.format(2022, ""), name) == [FAIL]
    assert answers(text.format(2022, ""), name, switches=ON) == [PASS]
    assert answers(text.format(2020, ""), name, switches=ON) == [PASS]
    assert answers(text.format(2019, ""), name, switches=ON) == [FAIL]
    assert answers(text.format(2022, "2022"), name, switches=ON) == [FAIL]


def test_a_movement_rewarded_by_yearly_ratings_informs_from_2024() -> None:
    text = """
    đề nghị: An | BK tỉnh | Loại hình khen={}
    xếp loại: An | xuất sắc | 2022 2023 2024
    sáng kiến: An | cơ sở | 2022 2023 2024
    """
    [one] = conditions(text.format("chuyên đề"), "E15", 2024)
    assert (one.answer, one.bars) == (JUDGED, False)
    assert conditions(text.format("thường xuyên"), "E15", 2024) == []
    assert conditions(text.format("chuyên đề"), "E15", 2023) == []


@pytest.mark.parametrize(
    ("points", "wanted"),
    [("90,5", FAIL), ("91", PASS), ("100", PASS), ("100,5", FAIL), ("", UNKNOWN)],
)
def test_points_of_one_sector_where_an_office_turns_that_on(
    points: str, wanted: Answer
) -> None:
    text = f"đề nghị: An | CSTĐCS\nxếp loại: An | tốt | Điểm={points}"
    assert answers(text, "R10b", switches={"R10b": True}) == [wanted]
    assert answers(text, "R10b") == []
    assert answers(text, "R10b", 2024, switches={"R10b": True}) == []


def test_an_office_rule_bars_only_while_it_is_on() -> None:
    text = """
    đề nghị: An | LĐTT | Cấp khen=Sở Công Thương
    đăng ký: Bình | LĐTT
    người: An | 01/01/2015
    xếp loại: An | tốt
    """
    assert verdict(text).conclusion is Conclusion.INELIGIBLE
    off = verdict(text, switches={"E1": False})
    assert off.conclusion is Conclusion.FOR_COUNCIL


@pytest.mark.parametrize("occasion", ["đột xuất", "chuyên đề", "cống hiến"])
def test_the_standard_of_years_is_not_asked_of_other_merit(occasion: str) -> None:
    text = """
    đề nghị: An | BK tỉnh | Loại hình khen={}
    xếp loại: An | tốt | 2023 2024
    khen: An | LĐTT | 2023 2024
    khen: Bình | CSTĐCS | 2023 2024
    sáng kiến: Bình | cơ sở | 2023 2024
    khen: Bình | BK tỉnh | 2023
    đăng ký: An | CSTĐCS | 2024
    """
    yearly = verdict(text.format("thường xuyên"), 2024)
    assert yearly.conclusion is Conclusion.INELIGIBLE
    other = verdict(text.format(occasion), 2024)
    assert other.conclusion is Conclusion.NO_BASIS
    [one] = other.deciding
    assert (one.answer, one.bars) == (UNKNOWN, False)
    said = "bộ quy định chưa có tiêu chuẩn BK tỉnh cho cá nhân khi khen {}; {}"
    assert one.evidence == said.format(occasion, "cần đọc văn bản gốc")


def test_a_standard_that_names_other_merit_is_asked_of_it() -> None:
    text = """
    đề nghị: An | BK tỉnh | Cấp khen=Bộ Công Thương | Loại hình khen=chuyên đề
    xếp loại: An | tốt | 2022 2023
    """
    found = {one.name: one.answer for one in verdict(text).conditions}
    assert "Tiêu chuẩn" not in found
    assert JUDGED in found.values()


def test_what_only_informs_never_makes_a_proposal_ineligible() -> None:
    found = verdict(UNCHECKED_ROOM, 2025)
    failed = [one for one in found.conditions if one.answer is FAIL]
    assert failed
    assert not any(one.bars for one in failed)
    assert found.conclusion is Conclusion.UNVERIFIED
    assert found.deciding == tuple(one for one in failed if one.own)
