# ruff: noqa: E501 – a row of the table is read across
"""Results of a mixed register of 2023, 2024, 2025 that were worked out by hand.

Each row was written from the texts of the law, not from what the program says: who,
what for, what must follow, the condition that decides, its article, and why.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import pytest

from tests.awards.lines import told
from tests.awards.three_years import THREE_YEARS
from toolkit.awards.consistency.checks import consistency
from toolkit.awards.eligibility.verdict import Conclusion, Verdict
from toolkit.awards.eligibility.verdicts import doubts_of, verdicts
from toolkit.awards.ratios.line import RatioLine, RatioState
from toolkit.awards.ratios.lines import ratio_lines
from toolkit.awards.settings import Settings
from toolkit.model.emulation import Recipient
from toolkit.model.register import Complete, Register, TableKey
from toolkit.rules import book

YES = Conclusion.ELIGIBLE
NO = Conclusion.INELIGIBLE
MISSING = Conclusion.NOT_KNOWN
UNCHECKED = Conclusion.UNVERIFIED
COUNCIL = Conclusion.FOR_COUNCIL
NO_BASIS = Conclusion.NO_BASIS

OLD_LAW = "Luật Thi đua, khen thưởng năm 2003"
LAW = "Luật Thi đua, khen thưởng năm 2022"


class Hand(NamedTuple):
    """A result worked out by hand.

    `deciding`: a condition that decides, by its rule or in its name, "" where none
    does. `article`: what stands behind it, or behind the award. `why`: the reasoning.
    """

    id: str
    year: int
    who: str
    award: str
    wanted: Conclusion
    deciding: str
    article: str
    why: str


ADVANCED, FIGHTER = "advanced_worker", "base_fighter"
GOOD_ROOM, BEST_ROOM = "advanced_collective", "excellent_collective"
OF_PROVINCE, MERIT = "province_fighter", "province_merit"
STATE_MERIT, ORDER = "prime_minister_merit", "labour_order_third"

BY_HAND = [
    # The Law of 2003, Decree 91/2017.
    Hand(
        *("23.1", 2023, "Đinh Công Thành", ADVANCED, NO, "E5a"),
        "Điều 10 Nghị định 91/2017/NĐ-CP",
        "Khiển trách trong năm 2023: Điều 10 không xét LĐTT người bị từ khiển trách trở lên.",
    ),
    Hand(
        *("23.2", 2023, "Từ Văn Giáp", ADVANCED, NO, "E3"),
        "Điều 10 Nghị định 91/2017/NĐ-CP",
        "Vào làm 01/05/2023: đến 31/12 mới 8 tháng, dưới 10 tháng.",
    ),
    Hand(
        *("23.3", 2023, "Châu Văn Nghĩa", ADVANCED, NO, "E1"),
        f"điểm b khoản 1 Điều 10 {OLD_LAW}",
        "Đăng ký thi đua là một căn cứ xét danh hiệu; năm 2023 có sổ đăng ký mà không có tên.",
    ),
    Hand(
        *("23.4", 2023, "Giáp Văn Hải", MERIT, YES, ""),
        "khoản 39 Điều 1 Luật 39/2013/QH13",
        "Đăng ký là căn cứ xét danh hiệu (Điều 10.1), không phải của Bằng khen (Điều 10.2);"
        " xuất sắc 2022, 2023 và 2 sáng kiến là đủ.",
    ),
    Hand(
        *("23.5", 2023, "Khúc Thị Vân", MERIT, YES, ""),
        "khoản 39 Điều 1 Luật 39/2013/QH13",
        "2 năm liên tục xuất sắc (2022, 2023) và 2 sáng kiến cơ sở; chưa có Bằng khen nào trước.",
    ),
    Hand(
        *("23.6", 2023, "Lâm Quang Vinh", MERIT, COUNCIL, "Lập thành tích nhiều lần"),
        "khoản 39 Điều 1 Luật 39/2013/QH13",
        "Đột xuất: không xét xếp loại, sáng kiến, đăng ký; có đáng khen hay không do Hội đồng.",
    ),
    Hand(
        *("23.7", 2023, "Bùi Đức Long", FIGHTER, YES, ""),
        "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP",
        "LĐTT và có sáng kiến 2023. Sở có 20 LĐTT đủ điều kiện: 15 % là 3, đề nghị đúng 3.",
    ),
    Hand(
        *("23.8", 2023, "Hoàng Văn Sơn", FIGHTER, NO, "sáng kiến"),
        f"Điều 23 {OLD_LAW}",
        "Xuất sắc nhưng không có sáng kiến: Luật cũ không cho xuất sắc thay sáng kiến.",
    ),
    Hand(
        *("23.9", 2023, "Phùng Xuân Bắc", FIGHTER, NO, "R1"),
        "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP",
        "Chi cục tự xét: 7 LĐTT đề nghị, 1 không đủ điều kiện, còn 6: 15 % là 0,9, bỏ phần lẻ là 0.",
    ),
    Hand(
        *("23.10", 2023, "Phòng Thương mại", GOOD_ROOM, NO, "R5"),
        f"Điều 28 {OLD_LAW}",
        "Đề nghị 6 LĐTT, 2 không đủ điều kiện: 4/8 = 50 %, phải trên 50 %.",
    ),
    Hand(
        *("23.11", 2023, "Phòng Kế hoạch", GOOD_ROOM, COUNCIL, "đoàn kết"),
        f"khoản 1 Điều 28 {OLD_LAW}",
        "7/7 LĐTT, hoàn thành tốt, không ai bị kỷ luật; phong trào, đoàn kết do Hội đồng xét.",
    ),
    Hand(
        *("23.12", 2023, "Phòng Công nghiệp", BEST_ROOM, NO, "E5b"),
        f"Điều 27, Điều 28 {OLD_LAW}",
        "Một thành viên bị cảnh cáo năm 2023: không xét tập thể lao động xuất sắc.",
    ),
    Hand(
        *("23.13", 2023, "Ninh Thị Quế", OF_PROVINCE, COUNCIL, "Tiêu biểu xuất sắc"),
        f"Điều 22 {OLD_LAW}",
        "3 CSTĐCS liên tục, sáng kiến cấp tỉnh, phiếu kín 10/11 = 90,9 %: còn việc chọn người tiêu biểu.",
    ),
    Hand(
        *("23.14", 2023, "Viên Đức Cảnh", OF_PROVINCE, NO, OF_PROVINCE),
        "khoản 8 Điều 45 Nghị định 91/2017/NĐ-CP",
        "Hội đồng cấp tỉnh 9/11 = 81,8 %, dưới 90 % tổng số thành viên.",
    ),
    Hand(
        *("23.15", 2023, "Cung Văn Thao", ORDER, UNCHECKED, "5 năm"),
        "chưa rõ điều khoản",
        "Sau BK TTg phải 5 năm liền xuất sắc, năm 2019 chỉ tốt; điều khoản từ 10/2017 chưa kiểm chứng nên không chặn.",
    ),
    # The Law of 2022, Decree 98/2023.
    Hand(
        *("24.1", 2024, "Đinh Công Thành", ADVANCED, COUNCIL, "phong trào"),
        f"khoản 1 Điều 24 {LAW}",
        "Từ 2024 không tìm thấy điều khoản chặn khiển trách; xếp loại tốt, phong trào do Hội đồng.",
    ),
    Hand(
        *("24.2", 2024, "Hứa Văn Trí", ADVANCED, COUNCIL, "phong trào"),
        f"khoản 1 Điều 24 {LAW}",
        "Vào làm 01/05/2024: mức 10 tháng hết cùng Nghị định 91; xếp loại tốt là đủ để Hội đồng xét.",
    ),
    Hand(
        *("24.3", 2024, "Hồ Thị Cúc", ADVANCED, NO, "hoàn thành tốt"),
        f"khoản 1 Điều 24 {LAW}",
        "Xếp loại hoàn thành nhiệm vụ, dưới mức hoàn thành tốt.",
    ),
    Hand(
        *("24.4", 2024, "Trịnh Văn Hòa", FIGHTER, YES, ""),
        f"Điều 23 {LAW}",
        "Đã có LĐTT, xuất sắc thay được sáng kiến, phiếu 9/11 = 81,8 % đủ 80 %.",
    ),
    Hand(
        *("24.5", 2024, "Hoàng Văn Sơn", FIGHTER, NO, "base_fighter_and_flags"),
        "khoản 7 Điều 30 Nghị định 98/2023/NĐ-CP",
        "8/11 = 72,7 %, dưới 80 % tổng số thành viên Hội đồng của cấp trình.",
    ),
    Hand(
        *("24.6", 2024, "Phòng Thương mại", BEST_ROOM, NO, "R6a"),
        f"khoản 1 Điều 27 {LAW}",
        "Đề nghị 6 LĐTT, 1 không đủ điều kiện: 5/8 = 62,5 %, dưới 70 %.",
    ),
    Hand(
        *("24.7", 2024, "Phòng Thương mại", GOOD_ROOM, UNCHECKED, "R5"),
        f"Điều 28 {LAW}",
        "62,5 %, dưới 70 %; lời văn Điều 28 chưa kiểm chứng nên không chặn, cũng không thể nói là đủ.",
    ),
    Hand(
        *("24.8", 2024, "Phòng Kế hoạch", GOOD_ROOM, YES, ""),
        f"Điều 28 {LAW}",
        "5/7 = 71,4 % đã được LĐTT, hoàn thành tốt: giá trị chưa kiểm chứng không làm yếu kết luận.",
    ),
    Hand(
        *("24.9", 2024, "Phòng Công nghiệp", BEST_ROOM, COUNCIL, "đoàn kết"),
        f"khoản 1 Điều 27 {LAW}",
        "Có người bị cảnh cáo nhưng Điều 27 không còn điều kiện kỷ luật; 9/10 LĐTT, có CSTĐCS, ai cũng hoàn thành.",
    ),
    Hand(
        *("24.10", 2024, "Lê Minh Quân", OF_PROVINCE, COUNCIL, "tiêu biểu"),
        f"khoản 1 Điều 22 {LAW}",
        "10/11 = 90,9 % của Hội đồng cấp tỉnh, không cần kín; chọn người tiêu biểu do Hội đồng.",
    ),
    Hand(
        *("24.11", 2024, "Đỗ Thị Hạnh", OF_PROVINCE, NO, OF_PROVINCE),
        "khoản 7 Điều 30 Nghị định 98/2023/NĐ-CP",
        "Hội đồng cấp tỉnh 9/11 = 81,8 %, dưới 90 %.",
    ),
    Hand(
        *("24.12", 2024, "Trần Quốc Tuấn", OF_PROVINCE, COUNCIL, "tiêu biểu"),
        f"khoản 1 Điều 22 {LAW}",
        "9/11 là của Hội đồng Sở; mức 90 % là của Hội đồng cấp tỉnh, chưa họp.",
    ),
    Hand(
        *("24.13", 2024, "Phan Thu Hà", MERIT, YES, ""),
        f"điểm d khoản 1 Điều 74 {LAW}",
        "2 lần liên tục CSTĐCS (2023, 2024), chưa có Bằng khen.",
    ),
    Hand(
        *("24.14", 2024, "Đặng Thùy Linh", MERIT, NO, "E12"),
        "khoản 9 Điều 30 Nghị định 98/2023/NĐ-CP",
        "Bằng khen trước tính thành tích đến 31/12/2023: từ mốc đó mới có một năm 2024.",
    ),
    Hand(
        *("24.15", 2024, "Âu Dương Kiệt", MERIT, NO, "liên tục đạt Chiến sĩ"),
        f"điểm d khoản 1 Điều 74 {LAW}",
        "Không có CSTĐCS; 2 năm xuất sắc nhưng chỉ 1 sáng kiến.",
    ),
    Hand(
        *("24.16", 2024, "Phí Thị Lụa", MERIT, NO_BASIS, ""),
        "",
        "Đột xuất: điểm d chỉ nói khen thường xuyên, các điểm khác của Điều 74.1 chưa tra được.",
    ),
    Hand(
        *("24.17", 2024, "Vũ Tiến Dũng", ORDER, YES, ""),
        f"điểm e, điểm g khoản 1 Điều 44 {LAW}",
        "BK TTg 2018; 2019–2024 từ tốt trở lên, 2024 xuất sắc, CSTĐCS 2020, 2021, 2022.",
    ),
    Hand(
        *("24.18", 2024, "Lại Thế Anh", ORDER, NO, "3 lần Chiến sĩ thi đua cơ sở"),
        f"điểm e, điểm g khoản 1 Điều 44 {LAW}",
        "Như trên nhưng chỉ 2 lần CSTĐCS.",
    ),
    Hand(
        *("24.19", 2024, "Doãn Văn Bảy", ORDER, COUNCIL, "E17"),
        "Điều 4 Nghị định 98/2023/NĐ-CP",
        "Khiển trách năm 2022: thành tích chỉ tính lại từ khi chấp hành xong; sổ không có ngày đó nên nói ra, để Hội đồng xét.",
    ),
    Hand(
        *("24.20", 2024, "Mạc Thị Hồng", STATE_MERIT, COUNCIL, "tính từ sau Bằng khen"),
        f"Điều 73 {LAW}",
        "BK tỉnh 2019, 2020–2024 từ tốt trở lên, 3 CSTĐCS; thành tích tính từ sau Bằng khen do Hội đồng xem.",
    ),
    # Decree 152/2025 from 01/07/2025.
    Hand(
        *("25.1", 2025, "Bùi Đức Long", FIGHTER, YES, ""),
        f"Điều 23 {LAW}",
        "8/11 ngày 15/12/2025: mức 80 % theo Nghị định 152 chưa kiểm chứng nên không làm yếu; LĐTT, xuất sắc.",
    ),
    Hand(
        *("25.2", 2025, "Hoàng Văn Sơn", FIGHTER, NO, "base_fighter_and_flags"),
        "khoản 7 Điều 30 Nghị định 98/2023/NĐ-CP",
        "Họp 15/05/2025, còn Nghị định 98: 8/11 = 72,7 % dưới 80 %.",
    ),
    Hand(
        *("25.3", 2025, "Nông Văn Dền", FIGHTER, YES, ""),
        f"Điều 23 {LAW}",
        "Từ 01/07/2025 Chủ tịch UBND xã được tặng CSTĐCS (Điều 59 Nghị định 129/2025); LĐTT, xuất sắc.",
    ),
    Hand(
        *("25.4", 2025, "Siu Hưng", FIGHTER, NO, "Thẩm quyền"),
        "Điều 80",
        "Ngày 30/06/2025 Chủ tịch UBND xã mới chỉ có thẩm quyền với LĐTT.",
    ),
    Hand(
        *("25.5", 2025, "Ksor Thủy", ADVANCED, NO, "E10"),
        "Điều 4 Nghị định 152/2025/NĐ-CP",
        "Đang bị xem xét: chưa xét khen thưởng.",
    ),
    Hand(
        *("25.6", 2025, "Ngô Thị Mai", MERIT, YES, ""),
        f"điểm d khoản 1 Điều 74 {LAW}",
        "CSTĐCS 2024 đã có, 2025 đang đề nghị với 7/11 phiếu: mức chưa kiểm chứng không làm yếu cả Bằng khen.",
    ),
    Hand(
        *("25.7", 2025, "Lý Văn Khoa", MERIT, MISSING, "2 sáng kiến"),
        f"điểm d khoản 1 Điều 74 {LAW}",
        "Xuất sắc 2024, 2025, sáng kiến 2024; năm 2025 sổ chưa ghi sáng kiến nào của ai nên chưa thể nói không có.",
    ),
    Hand(
        *("25.8", 2025, "Tạ Bá Lộc", "labour_hero", NO_BASIS, ""),
        "",
        "Bộ quy định không có tiêu chuẩn Anh hùng Lao động: không thể nói là đủ.",
    ),
]

ALL_AWARDS = frozenset(Complete(TableKey.AWARDS, year) for year in range(2014, 2026))
"""The office states that no award of these years is missing."""


@cache
def typed(year: int) -> Register:
    """The department's register as it was typed, opened for an award year."""
    return told(THREE_YEARS, year)


def register(year: int, *more: Complete, complete: bool = True) -> Register:
    """The same with what the office states to be complete."""
    known = ALL_AWARDS if complete else frozenset()
    return replace(typed(year), complete=known | set(more))


@cache
def judged(year: int) -> tuple[Verdict, ...]:
    """What is said of every proposal of a year."""
    return verdicts(register(year), Settings())


def the(found: Sequence[Verdict], who: str, award: str) -> Verdict:
    """The verdict on one of them."""
    [one] = [v for v in found if (v.proposal.name, v.proposal.award) == (who, award)]
    return one


@pytest.mark.parametrize("hand", BY_HAND, ids=[one.id for one in BY_HAND])
def test_a_verdict_is_what_was_worked_out_by_hand(hand: Hand) -> None:
    found = the(judged(hand.year), hand.who, hand.award)
    told_of = [(c.rule or c.name, c.answer, c.evidence) for c in found.deciding]
    assert found.conclusion is hand.wanted, (hand.why, told_of)
    decided = found.deciding if hand.deciding else found.conditions
    at_hand = [
        c for c in decided if hand.deciding in (c.rule, "") or hand.deciding in c.name
    ]
    assert any(hand.article in one.basis for one in at_hand), told_of


def test_there_is_at_least_one_of_each_conclusion_and_year() -> None:
    # What only informs is told, and concludes nothing.
    concluded = set(Conclusion) - {Conclusion.INFORMED}
    assert {one.wanted for one in BY_HAND} == concluded
    assert {one.year for one in BY_HAND} == {2023, 2024, 2025}
    assert len({one.id for one in BY_HAND}) == len(BY_HAND)


@pytest.mark.parametrize(
    ("year", "wanted"),
    [
        # A sheet without one row of the year tells nothing: it may not be typed yet.
        (None, MISSING),
        # The office says that it is: of the two initiatives there is but one.
        (2025, NO),
        # Another year's statement says nothing of this one.
        (2023, MISSING),
    ],
)
def test_an_absence_is_real_once_the_office_says_so(
    year: int | None, wanted: Conclusion
) -> None:
    said = [Complete(TableKey.INITIATIVES, year)] if year else []
    every = verdicts(register(2025, *said), Settings())
    found = the(every, "Lý Văn Khoa", MERIT)
    assert found.conclusion is wanted


@pytest.mark.parametrize(("complete", "wanted"), [(False, MISSING), (True, YES)])
def test_a_clean_case_is_clean_once_the_office_says_that_nothing_is_missing(
    wanted: Conclusion, *, complete: bool
) -> None:
    """Of 2023 the register then has no certificate at all: there may have been one."""
    found = register(2024, complete=complete)
    others = [one for one in found.awards if (one.award, one.year) != (MERIT, 2023)]
    without = replace(found, awards=tuple(others))
    every = verdicts(without, Settings())
    assert the(every, "Phan Thu Hà", MERIT).conclusion is wanted


def ratio(
    year: int, rule: str, scope: str, settings: Settings | None = None
) -> RatioLine:
    """The line of a rule in a scope, as the register prints it."""
    book_, chosen = register(year), settings or Settings()
    lines = ratio_lines(book_, chosen, doubts_of(verdicts(book_, chosen)))
    [found] = [
        one
        for one in lines
        if one.rule.id == rule and one.chosen and one.scope.name == scope
    ]
    return found


MARKET = "Chi cục Quản lý thị trường"
RATIOS = [
    # 22 LĐTT proposed, 2 of them barred: 20 × 15 % = 3,00; three are proposed.
    (2023, "R1", "Sở Công Thương", 20, 3, 3, RatioState.FULL),
    # 7 proposed, 1 barred: 6 × 15 % = 0,90, without the fraction none.
    (2023, "R1", MARKET, 6, 1, 0, RatioState.OVER),
    # 6 proposed, 2 barred, of 8 people: over 50 % is 5, there are 4.
    (2023, "R5", "Phòng Thương mại", 8, 4, 5, RatioState.UNMET),
    # 6 proposed, 1 barred, of 8 people: 70 % is 5,6, so 6; there are 5.
    (2024, "R6a", "Phòng Thương mại", 8, 5, 6, RatioState.UNMET),
    # 5 granted of 7 people: 70 % is 4,9, so 5.
    (2024, "R5", "Phòng Kế hoạch", 7, 5, 5, RatioState.MET),
]


@pytest.mark.parametrize(
    ("year", "rule", "scope", "base", "number", "places", "state"), RATIOS
)
def test_a_ratio_is_what_was_worked_out_by_hand(
    year: int,
    rule: str,
    scope: str,
    base: int,
    number: int,
    places: int,
    state: RatioState,
) -> None:
    found = ratio(year, rule, scope)
    assert (found.base, found.numerator, found.places, found.state) == (
        *(base, number, places),
        state,
    )


CLUSTER = "Khối thi đua của Sở Công Thương Bắc Giang năm 2017"


@pytest.mark.parametrize(
    ("year", "direct", "every", "state"),
    [
        # 7 of 7 + 2 letters and a certificate: 70 % is not over 70 %.
        (2019, 7, 10, RatioState.UNMET),
        # 17 of 17 + 3 letters and 3 titles: 73,9 %.
        (2020, 17, 23, RatioState.MET),
    ],
)
def test_direct_workers_are_counted_where_the_cluster_asks(
    year: int, direct: int, every: int, state: RatioState
) -> None:
    chosen = Settings(profile=frozenset({CLUSTER}))
    found = ratio(year, "R7", "", chosen)
    assert (found.numerator, found.base, found.state) == (direct, every, state)
    assert not any(
        one.rule.id == "R7" for one in ratio_lines(register(year), Settings())
    )


def test_who_left_before_the_year_was_over_is_told() -> None:
    """Thái Thị Loan left on 31/08/2025 and is proposed for the year."""
    book_ = register(2025)
    [row] = [
        one.row
        for one in book_.proposals
        if one.name == "Thái Thị Loan" and one.year == 2025
    ]
    found = [one for one in consistency(book_, Settings()) if one.code == "C298"]
    assert [(one.sheet, one.cell) for one in found] == [("Đề nghị", f"C{row}")]


PERSON, GROUP = Recipient.INDIVIDUAL, Recipient.COLLECTIVE
MONEY = [
    # LĐTT of one year, decided before and after base pay rose on 01/07/2024.
    (ADVANCED, PERSON, date(2024, 6, 28), "540000"),  # 0,3 × 1.800.000
    (ADVANCED, PERSON, date(2024, 7, 1), "702000"),  # 0,3 × 2.340.000
    # BK tỉnh: Decree 91 until the last day of 2023, Decree 152 from 01/07/2025.
    (MERIT, PERSON, date(2023, 12, 31), "1800000"),  # 1,0 × 1.800.000
    # What Decree 98 gives for it was not found: nothing is made up.
    (MERIT, PERSON, date(2024, 1, 15), ""),
    (MERIT, PERSON, date(2025, 7, 1), "3510000"),  # 1,5 × 2.340.000
    (MERIT, GROUP, date(2025, 12, 15), "7020000"),  # 3,0 × 2.340.000
    (BEST_ROOM, GROUP, date(2025, 7, 1), "3510000"),  # 1,5 × 2.340.000
    (FIGHTER, PERSON, date(2023, 6, 30), "1490000"),  # 1,0 × 1.490.000
    (FIGHTER, PERSON, date(2026, 7, 1), "2530000"),  # 1,0 × 2.530.000
    (ORDER, GROUP, date(2025, 12, 15), "21060000"),  # 9 × 2.340.000
    # The days on which base pay rose, and the day before each.
    (FIGHTER, PERSON, date(2018, 6, 30), "1300000"),
    (FIGHTER, PERSON, date(2018, 7, 1), "1390000"),
    (FIGHTER, PERSON, date(2019, 6, 30), "1390000"),
    (FIGHTER, PERSON, date(2019, 7, 1), "1490000"),
    (FIGHTER, PERSON, date(2023, 7, 1), "1800000"),
    (FIGHTER, PERSON, date(2024, 6, 30), "1800000"),
    (FIGHTER, PERSON, date(2024, 7, 1), "2340000"),
    (FIGHTER, PERSON, date(2026, 6, 30), "2340000"),
    # The first day of Decree 91, the last ones of Decrees 91 and 98.
    (ADVANCED, PERSON, date(2017, 9, 30), ""),
    (ADVANCED, PERSON, date(2017, 10, 1), "390000"),  # 0,3 × 1.300.000
    (STATE_MERIT, PERSON, date(2023, 12, 31), "6300000"),  # 3,5 × 1.800.000
    (STATE_MERIT, PERSON, date(2025, 6, 30), ""),
    (STATE_MERIT, PERSON, date(2025, 7, 1), "8190000"),  # 3,5 × 2.340.000
    (MERIT, GROUP, date(2023, 12, 31), "3600000"),  # 2,0 × 1.800.000
    (BEST_ROOM, GROUP, date(2025, 6, 30), "3510000"),  # 1,5 × 2.340.000
    (ADVANCED, PERSON, date(2025, 6, 30), "702000"),  # 0,3 × 2.340.000
]


@pytest.mark.parametrize(("award", "recipient", "day", "wanted"), MONEY)
def test_money_is_that_of_the_day_of_the_decision(
    award: str, recipient: Recipient, day: date, wanted: str
) -> None:
    times, pay = book.coefficient(award, day, recipient), book.base_pay(day)
    assert pay is not None
    found = times.times * pay.amount if times else None
    assert found == (Decimal(wanted) if wanted else None)
