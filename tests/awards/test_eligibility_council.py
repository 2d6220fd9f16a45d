"""Votes of all members, secret ballots, meetings, awards of one year, who grants."""

import pytest

from tests.awards.lines import answers, conditions, evidence, told, verdict
from toolkit.awards.consistency.checks import consistency
from toolkit.awards.eligibility.case import Answer, Condition
from toolkit.awards.eligibility.need_council import AUTHORITY
from toolkit.awards.eligibility.need_votes import BALLOT, QUORUM
from toolkit.awards.eligibility.verdict import Conclusion, Verdict
from toolkit.awards.eligibility.verdicts import verdicts
from toolkit.awards.settings import Settings

PASS, FAIL, UNKNOWN, JUDGED = Answer
FIGHTER = "Phiếu cho Chiến sĩ thi đua cấp bộ, cấp tỉnh"
PROVINCE = "Cấp Hội đồng=cấp tỉnh"


def voted(votes: str, more: str = "") -> str:
    """A vote of the council of the province."""
    text = f"đề nghị: An | CSTĐ tỉnh\nbiểu quyết: An | CSTĐ tỉnh | {votes}"
    return f"{text} | {PROVINCE} | {more}"


@pytest.mark.parametrize(
    ("votes", "wanted"),
    [
        ("10 | 11", PASS),  # 90,9 %
        ("9 | 11", FAIL),
        ("9 | 10", PASS),  # just 90 %
        ("8 | 9", FAIL),
        ("89 | 100", FAIL),
        (" | 11", UNKNOWN),
        ("10 | ", UNKNOWN),
        ("12 | 11", UNKNOWN),
        ("0 | 0", UNKNOWN),
        ("11 | 11 | Không biểu quyết=0", PASS),
        ("10 | 11 | Không biểu quyết=1", PASS),
        ("10 | 11 | Không biểu quyết=2", UNKNOWN),  # nine could vote
        ("9 | 11 | Không biểu quyết=12", UNKNOWN),
        ("0 | 11 | Không biểu quyết=11", FAIL),  # nobody could vote
        ("11 | 11 | Dự họp=11", PASS),
        ("10 | 11 | Dự họp=12", UNKNOWN),
        ("10 | 11 | Dự họp=8", PASS),  # the others are asked in writing
        ("0 | 11", FAIL),
    ],
)
def test_nine_tenths_of_all_members(votes: str, wanted: Answer) -> None:
    found, total, *more = (part.strip() for part in votes.split("|"))
    cells = (
        " | ".join(more)
        + f" | Số phiếu đồng ý={found} | Tổng số thành viên={total} | Phiếu kín=x"
    )
    text = f"đề nghị: An | CSTĐ tỉnh\nbiểu quyết: An | CSTĐ tỉnh | {PROVINCE} | {cells}"
    assert answers(text, FIGHTER) == [wanted]


def test_votes_are_told_with_the_number_that_is_needed() -> None:
    assert evidence(voted("10 | 11", "Phiếu kín=x"), FIGHTER) == (
        "10/11 phiếu = 90,91 %; cần 90 % (ít nhất 10 phiếu)"
    )
    assert "ít nhất 90 phiếu" in evidence(voted("89 | 100"), FIGHTER)
    # 89,96 % must not be shown as 90 %.
    assert "= 89,96 %" in evidence(voted("2249 | 2500"), FIGHTER)


def test_those_away_and_those_who_stood_aside_stay_in_the_base() -> None:
    text = voted("9 | 11", "Dự họp=9 | Không biểu quyết=1 | Phiếu kín=x")
    assert answers(text, FIGHTER) == [FAIL]


def test_a_ballot_that_is_not_marked_secret_is_told() -> None:
    assert answers(voted("11 | 11"), FIGHTER) == [UNKNOWN]
    assert "chưa ghi phiếu kín" in evidence(voted("11 | 11"), FIGHTER)
    assert answers(voted("11 | 11", "Phiếu kín=x"), FIGHTER) == [PASS]
    assert "phiếu kín" not in evidence(voted("11 | 11", "Phiếu kín=x"), FIGHTER)
    assert answers(voted("11 | 11", "Phiếu kín=không"), FIGHTER) == [FAIL]
    assert answers(voted("5 | 11"), FIGHTER) == [FAIL]  # too few, secret or not


def test_a_vote_to_come_is_left_to_the_council_only_where_votes_are_needed() -> None:
    assert answers("đề nghị: An | CSTĐ tỉnh", FIGHTER) == [JUDGED]
    said = "Hội đồng cấp tỉnh, cấp bộ chưa biểu quyết; cần 90 %, ghi ở trang"
    assert evidence("đề nghị: An | CSTĐ tỉnh", FIGHTER) == f"{said} «Biểu quyết»"
    assert answers("đề nghị: An | CSTĐ tỉnh", FIGHTER, 2016) == []
    names = {c.name for c in verdict("đề nghị: An | BK tỉnh", 2022).conditions}
    assert not any(name.startswith("Phiếu") for name in names)


@pytest.mark.parametrize(
    ("day", "basis", "bars"),
    [
        ("30/09/2017", "", None),
        ("01/10/2017", "Nghị định 91/2017/NĐ-CP", True),
        ("31/12/2023", "Nghị định 91/2017/NĐ-CP", True),
        ("01/01/2024", "Nghị định 98/2023/NĐ-CP", True),
        ("30/06/2025", "Nghị định 98/2023/NĐ-CP", True),
        ("01/07/2025", "Nghị định 152/2025/NĐ-CP", False),
    ],
)
def test_the_day_of_the_vote_chooses_the_rule(
    day: str, basis: str, bars: bool | None
) -> None:
    year = int(day[-4:])
    found = conditions(voted("5 | 11", f"Ngày họp={day}"), FIGHTER, year)
    assert [one.bars for one in found] == ([] if bars is None else [bars])
    assert all(basis in one.basis and one.answer is FAIL for one in found)


def test_the_last_vote_of_a_council_counts_and_every_council_must_agree() -> None:
    vote = "biểu quyết: An | CSTĐ tỉnh | {} | 11 | Hội đồng={} | Ngày họp={}"
    vote += f" | Phiếu kín=x | {PROVINCE}\n"
    first = vote.format(5, "chuyên môn", "01/12/2023")
    again = vote.format(11, "chuyên môn", "10/12/2023")
    above = vote.format(9, "chung", "20/12/2023")
    text = "đề nghị: An | CSTĐ tỉnh\n"
    assert answers(text + first, FIGHTER) == [FAIL]
    assert answers(text + again + first, FIGHTER) == [PASS]
    assert answers(text + first + again + above, FIGHTER) == [FAIL]


def test_where_a_lower_council_voted_too_the_one_that_submits_counts() -> None:
    """80 % is that of the council of the level that submits (khoản 7 Điều 30)."""
    title = "Phiếu cho Chiến sĩ thi đua cơ sở, Cờ thi đua"

    def votes(room: str, office: str, agreed: int = 10) -> str:
        return (
            "đề nghị: An | CSTĐCS\n"
            f"biểu quyết: An | CSTĐCS | 5 | 10 | Hội đồng=phòng{room}\n"
            f"biểu quyết: An | CSTĐCS | {agreed} | 10 | Hội đồng=chung{office}"
        )

    assert answers(votes("", ""), title, 2024) == [UNKNOWN]
    said = "chưa rõ Hội đồng nào là của cấp trình, xem trang «Biểu quyết»"
    assert said in evidence(votes("", ""), title, 2024)
    assert answers(votes("", "", agreed=6), title, 2024) == [FAIL]
    base, above = " | Cấp Hội đồng=sở, đơn vị", " | Cấp Hội đồng=cấp tỉnh"
    assert answers(votes(base, above), title, 2024) == [PASS]
    assert answers(votes(above, base), title, 2024) == [FAIL]


def test_the_vote_of_another_title_year_or_person_is_not_this_one() -> None:
    text = "đề nghị: An | CSTĐ tỉnh\n"
    for other in ("An | CSTĐCS", "Bình | CSTĐ tỉnh"):
        vote = f"biểu quyết: {other} | 11 | 11 | {PROVINCE}"
        assert answers(text + vote, FIGHTER) == [JUDGED]
    old = f"biểu quyết: An | CSTĐ tỉnh | 11 | 11 | Năm=2022 | {PROVINCE}"
    assert answers(text + old, FIGHTER) == [JUDGED]


def test_a_council_of_unknown_level_is_asked_about() -> None:
    text = "đề nghị: An | CSTĐ tỉnh\nbiểu quyết: An | CSTĐ tỉnh | 9 | 11 | {}"
    assert answers(text.format(""), FIGHTER) == [UNKNOWN]
    said = "chưa ghi Hội đồng đã biểu quyết thuộc cấp nào (cột «Cấp Hội đồng», hoặc tên"
    said += " Hội đồng); mức 90 % là của cấp tỉnh, cấp bộ"
    assert said in evidence(text.format(""), FIGHTER)
    # Its own name may say of what level it is; what is written goes before that.
    assert answers(text.format("Hội đồng=Hội đồng tỉnh"), FIGHTER) == [FAIL]
    assert answers(text.format("Hội đồng=Hội đồng Sở"), FIGHTER) == [JUDGED]
    other = "Hội đồng=Hội đồng Sở | Cấp Hội đồng=cấp bộ"
    assert answers(text.format(other), FIGHTER) == [FAIL]


def test_two_thirds_must_be_there_where_the_rule_is_of_the_sector() -> None:
    schools = frozenset({"ngành giáo dục"})

    def said(more: str) -> list[Answer]:
        return answers(voted("9 | 9", more), QUORUM, profile=schools)

    assert said("Dự họp=5") == [FAIL]
    assert said("Dự họp=6") == [PASS]
    assert said("Dự họp=9") == [PASS]
    assert said("") == []
    assert said("Dự họp=10") == [UNKNOWN]
    assert answers(voted("9 | 9", "Dự họp=5"), QUORUM) == []


@pytest.mark.parametrize("award", ["BK tỉnh", "LĐTT", "CSTĐCS"])
@pytest.mark.parametrize("votes", ["10 | 9", "9 | 9 | Dự họp=10"])
def test_a_line_rests_on_no_vote_that_cannot_be_true(award: str, votes: str) -> None:
    """Whether or not the law has a threshold for the award, or one that is checked."""
    clean = f"""
    người: An | 01/03/2010
    xếp loại: An | xuất sắc | 2024 2025
    sáng kiến: An | cơ sở | 2024 2025
    khen: An | CSTĐCS | 2024
    đề nghị: An | LĐTT
    đề nghị: An | CSTĐCS
    đề nghị: An | BK tỉnh | Thành tích từ=2024 | đến=2025
    biểu quyết: An | {award} | {{}} | Hội đồng=Hội đồng Sở
    """
    [sound] = judged(clean.format("9 | 9"), award)
    [found] = judged(clean.format(votes), award)
    assert sound.conclusion in ("eligible", "for_council")
    assert found.conclusion == "not_known"
    [why] = found.deciding
    assert why.evidence.startswith("Hội đồng Sở: có ")
    assert (why.name == BALLOT) is (award != "CSTĐCS")


def judged(text: str, award: str) -> list[Verdict]:
    [wanted] = {row.award for row in told(f"đề nghị: An | {award}").proposals}
    found = verdicts(told(text, 2025), Settings())
    return [one for one in found if one.proposal.award == wanted]


# Awards of one year.
def state(more: str, year: int = 2023, rule: str = "R12", **on: bool) -> list[Answer]:
    return [one.answer for one in of_state(more, year, rule, **on)]


def of_state(
    more: str, year: int = 2023, rule: str = "R12", **on: bool
) -> list[Condition]:
    """What is said of a merit certificate in an office that keeps its awards."""
    text = f"""
    khen: Bình | LĐTT | {year}
    đề nghị: An | BK TTg | Loại hình khen=thường xuyên
    {more}
    """
    [found, *_] = [
        v
        for v in verdicts(told(text, year), Settings(switches=on))
        if v.proposal.award == "prime_minister_merit"
    ]
    return [one for one in found.conditions if one.rule == rule]


def test_one_form_of_the_state_a_year_since_2017() -> None:
    assert state("") == [PASS]
    assert state("khen: An | HCLĐ hạng Ba") == [FAIL]
    assert state("đề nghị: An | HCLĐ hạng Ba | Kết quả=được khen") == [FAIL]
    assert state("đề nghị: An | HCLĐ hạng Ba | Kết quả=không được khen") == [PASS]
    assert state("khen: An | HCLĐ hạng Ba | 2022") == [PASS]
    assert state("khen: An | BK tỉnh") == [PASS]
    assert state("khen: An | CSTĐTQ") == [PASS]  # a title, not a form
    assert state("khen: An | HCLĐ hạng Ba", 2016) == []


@pytest.mark.parametrize(("year", "bars"), [(2017, True), (2023, True), (2024, False)])
def test_a_second_form_bars_only_while_that_was_the_law(year: int, bars: bool) -> None:
    [one] = of_state("khen: An | HCLĐ hạng Ba", year)
    assert (one.answer, one.bars) == (FAIL, bars)


def test_too_many_proposed_together_make_nobody_unfit() -> None:
    [one] = of_state("đề nghị: An | HCLĐ hạng Ba")
    assert one.answer is JUDGED
    assert one.evidence == (
        "2 lần năm 2023: BK TTg (đang đề nghị), HCLĐ hạng Ba (đang đề nghị);"
        " không quá 1, phải chọn trong số này"
    )


def test_a_proposal_typed_twice_counts_once() -> None:
    again = "đề nghị: An | BK TTg | Loại hình khen=thường xuyên"
    assert state(again) == [PASS]
    assert state(f"{again} | Thành tích, lý do=Chống lũ") == [JUDGED]


def test_awards_of_one_year_are_not_known_where_none_is_kept() -> None:
    text = "đề nghị: An | BK TTg\nxếp loại: An | xuất sắc | 2022 2023\n"
    assert answers(text, "R12") == [UNKNOWN]
    said = "sổ không có dòng khen thưởng nào của năm 2023 ở trang «Khen thưởng»"
    assert evidence(text, "R12").endswith(said)
    # What is granted in the award year is still to come: the year before will do.
    assert answers(text + "khen: Bình | LĐTT | 2022", "R12") == [PASS]
    assert answers(text + "khen: Bình | LĐTT | 2021", "R12") == [UNKNOWN]


def test_some_occasions_are_not_counted() -> None:
    other = "khen: An | HCLĐ hạng Ba | Loại hình khen={}"
    assert state(other.format("cống hiến")) == [PASS]
    assert state(other.format("thành tích đặc biệt xuất sắc")) == [PASS]
    assert state(other.format("đột xuất")) == [FAIL]


def test_a_granted_proposal_and_its_award_are_one() -> None:
    both = "đề nghị: An | HCLĐ hạng Ba | Kết quả=được khen\nkhen: An | HCLĐ hạng Ba"
    text = "đề nghị: An | BK TTg\n" + both
    [one] = conditions(text, "R12")
    assert one.evidence.startswith("2 lần")


def test_two_provincial_awards_a_year_where_an_office_turns_that_on() -> None:
    text = "đề nghị: An | BK tỉnh\nkhen: An | CSTĐ tỉnh\n"
    on = {"R11": True}
    assert answers(text, "R11") == []
    assert answers(text, "R11", switches=on) == [PASS]
    third = "khen: An | KNC | Loại hình khen={}"
    assert answers(text + third.format("thường xuyên"), "R11", switches=on) == [FAIL]
    assert answers(text + third.format("đột xuất"), "R11", switches=on) == [PASS]


# Who grants.
@pytest.mark.parametrize(
    ("award", "body", "year", "wanted", "bars"),
    [
        ("LĐTT", "Sở Công Thương", 2024, PASS, True),
        ("LĐTT", "Chủ tịch UBND xã Ia Dom", 2024, PASS, True),
        ("CSTĐCS", "Chủ tịch UBND xã Ia Dom", 2024, FAIL, True),
        ("CSTĐCS", "Chủ tịch UBND xã Ia Dom", 2022, FAIL, False),
        ("CSTĐ tỉnh", "Chủ tịch UBND tỉnh", 2024, PASS, False),
        ("CSTĐ tỉnh", "Sở Công Thương", 2024, FAIL, False),
        ("CSTĐTQ", "Thủ tướng Chính phủ", 2022, PASS, False),
        ("LĐTT", "", 2024, UNKNOWN, False),
        ("LĐTT", "Hội nghề cá", 2024, UNKNOWN, False),
    ],
)
def test_the_body_must_have_the_right(
    award: str, body: str, year: int, wanted: Answer, bars: bool
) -> None:
    [one] = conditions(f"đề nghị: An | {award} | Cấp khen={body}", AUTHORITY, year)
    assert (one.answer, one.bars) == (wanted, bars)


TRADE = Settings(profile=frozenset({"Bộ Công Thương"}))


@pytest.mark.parametrize(
    ("body", "day", "chosen", "wanted"),
    [
        ("Cục Hóa chất", "04/07/2018", TRADE, PASS),
        ("Cục Hóa chất", "03/07/2018", TRADE, FAIL),
        ("Cục Hóa chất", "31/12/2023", TRADE, PASS),
        ("Cục Hóa chất", "01/01/2024", TRADE, FAIL),
        # Of another sector, and a body that the circular does not speak of.
        ("Cục Hóa chất", "04/07/2018", Settings(), FAIL),
        ("Sở Công Thương", "04/07/2018", TRADE, FAIL),
    ],
)
def test_units_with_a_seal_of_their_own_grant_where_the_sector_says_so(
    body: str, day: str, chosen: Settings, wanted: Answer
) -> None:
    year = int(day[-4:])
    text = f"đề nghị: Phòng A | TTLĐXS | Cấp khen={body} | Ngày đề nghị={day}"
    register = told(text, year)
    [found] = verdicts(register, chosen)
    [one] = [one for one in found.conditions if one.name == AUTHORITY]
    assert one.answer is wanted
    assert ("16/2018/TT-BCT" in one.basis) is (wanted is PASS)
    asked = [f for f in consistency(register, chosen) if f.code == "C275"]
    assert len(asked) == (wanted is FAIL)


@pytest.mark.parametrize("who", ["An", "Phòng A"])
@pytest.mark.parametrize("order", ["HCLĐ hạng Nhất", "HCLĐ hạng Nhì"])
def test_an_order_without_standard_is_never_eligible(order: str, who: str) -> None:
    for year in (2016, 2023, 2025):
        line = f"đề nghị: {who} | {order} | Cấp khen=Chủ tịch nước"
        [found] = verdicts(told(line, year), Settings())
        assert found.told is Conclusion.NO_BASIS
        [body] = [one for one in found.conditions if one.name == AUTHORITY]
        assert (body.answer, body.bars) == (PASS, False)


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("30/06/2025", PASS), ("01/07/2025", FAIL), ("", FAIL)],
)
def test_the_district_ended_on_a_day(day: str, wanted: Answer) -> None:
    text = f"đề nghị: An | LĐTT | Cấp khen=UBND huyện Chư Sê | Ngày đề nghị={day}"
    assert answers(text, AUTHORITY, 2025) == [wanted]
    assert ("không còn" in evidence(text, AUTHORITY, 2025)) is (wanted is FAIL)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("đề nghị: An | TTLĐTT", "chỉ dành cho tập thể"),
        ("đề nghị: Phòng A | CSTĐCS", "chỉ dành cho cá nhân"),
        ("đề nghị: Phòng A | Xã tiêu biểu", "không có trong bộ quy tắc năm 2023"),
        ("đề nghị: An |  ", "chưa ghi danh hiệu"),
        ("đề nghị: | LĐTT", "chưa ghi tên"),
    ],
)
def test_a_row_that_contradicts_itself_cannot_be_judged(text: str, why: str) -> None:
    found = verdict(text)
    assert found.conclusion == "not_known"
    [one] = found.conditions
    assert why in one.evidence
    assert "trang «Đề nghị»" in one.evidence
