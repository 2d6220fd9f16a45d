"""Who counts as a member of a collective, and when a share of them can be told."""

from datetime import date
from decimal import Decimal

import pytest

from tests.awards.entered import entered
from tests.awards.lines import answers, evidence, told
from tests.awards.test_eligibility_needs import STAFF, unit
from toolkit.awards.eligibility.case import Answer, grounds
from toolkit.awards.eligibility.verdicts import verdicts
from toolkit.awards.settings import Settings
from toolkit.rules.office import office_ratio
from toolkit.rules.records import Measure, RatioKind, RatioRule, Scope

PASS, FAIL, UNKNOWN = Answer.PASS, Answer.FAIL, Answer.UNKNOWN
CLEAN = "E5b"
FIGHTER = "Có ít nhất 1 Chiến sĩ thi đua cơ sở"


def own_share(kind: RatioKind, numerator: Measure, limit: int) -> RatioRule:
    """A rule of the office on a share of each unit's persons."""
    return office_ratio(
        name="CQ1",
        title="Quy định của cơ quan",
        numerator=numerator,
        base=Measure.HEADCOUNT,
        kind=kind,
        limit=Decimal(limit),
        per=Scope.UNIT,
        start=date(2022, 1, 1),
        until=None,
        document="Quy chế của cơ quan",
    )


def team(titles: int, rated: int, *more: str) -> str:
    return unit(titles, rated, "đề nghị: Phòng A | TTLĐTT", *more)


# Ratings that are not there yet


def test_a_share_is_not_known_while_members_are_not_rated() -> None:
    asked = ("R5", CLEAN)
    assert [answers(team(2, 3), rule, 2022) for rule in asked] == [[PASS], [PASS]]
    missing = [f"người: Bùi {n} | 01/02/2010 | Đơn vị=Tổ 1" for n in range(5)]
    text = team(2, 3, *missing)
    assert [answers(text, rule, 2022) for rule in asked] == [[UNKNOWN], [UNKNOWN]]
    words = "5 người ở trang «Người» chưa có xếp loại năm 2022"
    assert all(words in evidence(text, rule, 2022) for rule in asked)
    assert "ví dụ Bùi 0" in evidence(text, "R5", 2022)


@pytest.mark.parametrize(
    ("joined", "left", "wanted"),
    [
        ("01/02/2010", "", UNKNOWN),
        ("", "", UNKNOWN),
        ("15/11/2022", "", UNKNOWN),
        ("01/02/2010", "01/01/2023", UNKNOWN),
        ("01/02/2010", "31/10/2022", PASS),  # not rated at the end of the year
        ("05/01/2023", "", PASS),
    ],
)
def test_members_are_those_there_when_the_year_ends(
    joined: str, left: str, wanted: Answer
) -> None:
    person = f"người: Bùi Chi | {joined} | Đơn vị=Phòng A | Ngày rời đi={left}"
    text = team(3, 3, person)
    assert [answers(text, rule, 2022) for rule in ("R5", CLEAN)] == [[wanted]] * 2


def test_a_member_rated_in_another_unit_is_not_missing() -> None:
    person = "người: Bùi Chi | 01/02/2010 | Đơn vị=Phòng A"
    text = team(3, 3, person, "xếp loại: Bùi Chi | tốt | Đơn vị=Phòng B")
    assert answers(text, "R5", 2022) == [PASS]


def test_a_share_that_no_missing_rating_can_mend_fails() -> None:
    missing = "người: Bùi Chi | 01/02/2010 | Đơn vị=Phòng A"
    assert answers(team(1, 4, missing), "R5", 2022) == [FAIL]


def test_that_all_finish_their_tasks_is_not_known_of_the_missing() -> None:
    missing = "người: Bùi Chi | 01/02/2010 | Đơn vị=Phòng A"
    text = unit(9, 10, "đề nghị: Phòng A | TTLĐXS", missing)
    assert answers(text, "R6b", 2022) == [UNKNOWN]
    assert answers(text.replace("An 1 | tốt", "An 1 | không"), "R6b", 2022) == [FAIL]


@pytest.mark.parametrize("missing", [0, 1])
@pytest.mark.parametrize(
    ("kind", "numerator", "limit"),
    [
        (RatioKind.AT_LEAST, Measure.RATED_GOOD, 60),  # 2 of 4, perhaps 3 of 5
        (RatioKind.AT_MOST, Measure.ADVANCED_WORKERS, 60),  # 3 of 4, perhaps of 5
    ],
)
def test_a_share_that_a_missing_rating_can_mend_is_not_sure(
    kind: RatioKind, numerator: Measure, limit: int, missing: int
) -> None:
    rule = own_share(kind, numerator, limit)
    text = unit(3, 4, *missing * ["người: Bùi Chi | 01/02/2010 | Đơn vị=Tổ 1"])
    text = text.replace("An 0 | tốt", "An 0 | hoàn thành")
    text = text.replace("An 1 | tốt", "An 1 | hoàn thành")
    ground = grounds(told(text, 2022), Settings(), 2022)
    share = ground.shares.of(rule, "Phòng A")
    assert (share.holds, share.sure) == (False, not missing)


@pytest.mark.parametrize(
    ("limit", "places", "holds"), [(0, 0, False), (1, 1, True), (33, 1, True)]
)
def test_a_small_unit_gets_one_place_unless_the_limit_is_nothing(
    limit: int, places: int, holds: bool
) -> None:
    rule = own_share(RatioKind.AT_MOST, Measure.RATED_GOOD, limit)
    text = unit(0, 3).replace("An 1 | tốt", "An 1 | không")
    text = text.replace("An 2 | tốt", "An 2 | không")
    ground = grounds(told(text, 2022), Settings(minimum_one=True), 2022)
    share = ground.shares.of(rule, "Phòng A")
    assert (share.part, share.places, share.holds) == (1, places, holds)
    nobody = ground.shares.of(rule, "Phòng C")
    assert (nobody.whole, nobody.places) == (0, 0)


@pytest.mark.parametrize(
    ("more", "sure"),
    [
        ("", True),
        ("xếp loại: Vũ Một | tốt", True),  # 2 of 4, or 3 of 5
        ("xếp loại: Vũ Một | hoàn thành", False),  # or 2 of 5
        ("người: Bùi Chi | 01/02/2010 | Đơn vị=Tổ 1", False),
    ],
)
def test_a_share_that_holds_is_sure_if_nobody_left_out_could_break_it(
    more: str, sure: bool
) -> None:
    rule = own_share(RatioKind.AT_LEAST, Measure.RATED_GOOD, 50)
    text = unit(0, 4, more).replace("An 0 | tốt", "An 0 | hoàn thành")
    text = text.replace("An 1 | tốt", "An 1 | hoàn thành")
    ground = grounds(told(text, 2022), Settings(), 2022)
    share = ground.shares.of(rule, "Phòng A")
    assert (share.part, share.whole, share.holds, share.sure) == (2, 4, True, sure)


def test_someone_disciplined_decides_whoever_is_missing() -> None:
    missing = "người: Bùi Chi | 01/02/2010 | Đơn vị=Phòng A"
    text = team(3, 3, missing, "xếp loại: Lê Vi | tốt | Đơn vị=Tổ 1 | Kỷ luật=cảnh cáo")
    assert answers(text, CLEAN, 2022) == [FAIL]


# Rows without a unit


def test_whoever_has_no_unit_in_the_row_belongs_where_the_list_of_staff_says() -> None:
    text = team(
        1,
        3,
        "người: Bùi Phạt | 01/02/2010 | Đơn vị=Tổ 1",
        "xếp loại: Bùi Phạt | không | Kỷ luật=cảnh cáo",
        "khen: Bùi Phạt | LĐTT",
    )
    assert evidence(text, "R5", 2022).startswith("2/4 = 50 %")
    assert answers(text, CLEAN, 2022) == [FAIL]
    assert "Bùi Phạt bị cảnh cáo" in evidence(text, CLEAN, 2022)


def test_a_title_without_unit_counts_where_the_person_is() -> None:
    person = "người: Bùi Chi | 01/02/2010 | Đơn vị=Tổ 1"
    lines = (person, "đề nghị: Phòng A | TTLĐXS", "khen: Bùi Chi | CSTĐCS")
    assert answers(unit(9, 10, *lines), FIGHTER, 2022) == [PASS]


def test_rows_of_which_nobody_knows_the_unit_leave_it_open_where_they_matter() -> None:
    nowhere = "khen: Vũ Một | LĐTT"
    assert answers(team(1, 3, nowhere), "R5", 2022) == [UNKNOWN]
    assert "1 dòng chưa ghi đơn vị" in evidence(team(1, 3, nowhere), "R5", 2022)
    assert answers(team(0, 3, "khen: X | LĐTT | Đơn vị=Phòng B"), "R5", 2022) == [FAIL]
    assert answers(team(3, 3, nowhere), "R5", 2022) == [PASS]
    rated = "xếp loại: Vũ Một | tốt"
    assert answers(team(2, 3, rated), "R5", 2022) == [UNKNOWN]
    assert answers(team(3, 3, rated), "R5", 2022) == [PASS]
    assert answers(team(3, 3, rated), CLEAN, 2022) == [PASS]
    punished = f"{rated} | Kỷ luật=cảnh cáo"
    assert answers(team(3, 3, punished), CLEAN, 2022) == [UNKNOWN]
    fighter = ("đề nghị: Phòng A | TTLĐXS", "khen: Vũ Một | CSTĐCS")
    assert answers(unit(9, 10, *fighter), FIGHTER, 2022) == [UNKNOWN]


# Titles of the year that nobody typed yet


def test_a_title_of_which_the_year_has_no_row_is_not_known() -> None:
    text = team(0, 2)
    assert answers(text, "R5", 2022) == [UNKNOWN]
    assert "chưa ghi LĐTT nào của năm 2022" in evidence(text, "R5", 2022)
    other = text + "\nkhen: Vũ Một | LĐTT | 2021 | Đơn vị=Phòng A"
    assert answers(other, "R5", 2022) == [UNKNOWN]
    assert answers(text + "\nkhen: V | LĐTT | Đơn vị=Phòng B", "R5", 2022) == [FAIL]


def test_a_refused_proposal_shows_that_the_title_was_dealt_with() -> None:
    lines = ["đề nghị: Phòng A | TTLĐTT", "xếp loại: An | tốt | Đơn vị=Phòng A"]
    refused = "đề nghị: An | LĐTT | Đơn vị=Phòng A | Kết quả=không được khen"
    text = "\n".join((STAFF, refused, *lines))
    assert answers(text, "R5", 2022) == [FAIL]


# Numbers that cannot be


def test_a_share_above_the_whole_proves_nothing() -> None:
    text = team(0, 10, "khen: An 0 | LĐTT | Số lượng=20 | Đơn vị=Phòng A")
    assert answers(text, "R5", 2022) == [UNKNOWN]
    assert "20/10 = 200 %" in evidence(text, "R5", 2022)
    assert "vượt 100 %" in evidence(text, "R5", 2022)


# Words that are understood


def test_a_title_in_other_words_counts_for_the_collective() -> None:
    register = entered(
        """
        # Đơn vị
        Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu
        Sở A | | x
        Phòng A | Sở A |
        # Người
        Họ và tên | Đơn vị | Ngày vào làm
        An | Phòng A | 01/01/2010
        # Xếp loại
        Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Xếp loại
        2022 | cá nhân | An | Phòng A | Hoàn thành tốt nhiệm vụ
        # Đề nghị
        Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Danh hiệu, hình thức
        2022 | cá nhân | An | Phòng A | LĐTT
        2022 | tập thể | Phòng A | Sở A | Tập thể lao động tiên tiến
        """,
        year=2022,
    )
    assert any(row.loose for row in register.proposals)
    found = verdicts(register, Settings(switches={"E1": False}))[-1].conditions
    [one] = [c for c in found if c.rule == "R5"]
    assert (one.answer, one.evidence[:11]) == (PASS, "1/1 = 100 %")


# Rows whose rating nobody wrote yet


@pytest.mark.parametrize(
    ("ratings", "wanted"),
    [
        (("tốt", ""), UNKNOWN),
        (("", ""), UNKNOWN),
        (("không", ""), FAIL),
        (("tốt", "hoàn thành"), PASS),
    ],
)
def test_a_member_whose_rating_is_empty_neither_passes_nor_fails(
    ratings: tuple[str, ...], wanted: Answer
) -> None:
    rows = [
        f"xếp loại: Bùi {'ABC'[at]} | {one} | Đơn vị=Phòng A"
        for at, one in enumerate(ratings)
    ]
    text = "\n".join((STAFF, *rows, "đề nghị: Phòng A | TTLĐXS"))
    assert answers(text, "R6b", 2022) == [wanted]
    if wanted is UNKNOWN:
        assert "(ô " in evidence(text, "R6b", 2022)
