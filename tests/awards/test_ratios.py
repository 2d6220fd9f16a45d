"""Ratios of a register: who counts where, under which rule, and what is left."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.awards.entered import entered
from tests.awards.lines import told as register_of
from tests.reading_reports import codes_and_cells, codes_and_places
from toolkit.awards.measures import total
from toolkit.awards.ratios.line import RatioLine, RatioState, base_needed, places_of
from toolkit.awards.ratios.lines import ratio_findings, ratio_lines
from toolkit.awards.ratios.words import STATE_WORDS, WHAT_IF, advice, doubts, what_if
from toolkit.awards.settings import LeaderLine, Reading, Settings
from toolkit.model.emulation import Service
from toolkit.model.register import Register
from toolkit.rules.book import ratio_rules
from toolkit.rules.office import office_ratio
from toolkit.rules.records import (
    Measure,
    RatioKind,
    RatioRule,
    Rounding,
    Scope,
)

PROPOSALS = "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị"
PROPOSALS += " | Danh hiệu, hình thức | Kết quả"
AWARDS = "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Danh hiệu, hình thức"
AWARDS += " | Loại cán bộ | Số lượng"
RATINGS = "Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị"
RATINGS += " | Công chức, viên chức | Nhóm nhiệm vụ tương đồng | Xếp loại"

GOOD = "Hoàn thành tốt nhiệm vụ"
EXCELLENT = "Hoàn thành xuất sắc nhiệm vụ"
DONE = "Hoàn thành nhiệm vụ"
DEFAULT = Settings()


def workers(number: int, *, year: int = 2023, unit: str = "Phòng Một") -> str:
    """One line for so many Lao động tiên tiến."""
    return f"{year} | cá nhân | | {unit} | Lao động tiên tiến | | {number}"


def fighters(number: int, *, year: int = 2023, unit: str = "Phòng Một") -> str:
    """So many proposed, each in a row."""
    return "\n".join(
        f"{year} | cá nhân | Lê Văn {i} | {unit} | Chiến sĩ thi đua cơ sở |"
        for i in range(1, number + 1)
    )


def rated(unit: str, *ratings: str, service: str = "", group: str = "") -> str:
    return "\n".join(
        f"2023 | cá nhân | Người {i} | {unit} | {service} | {group} | {rating}"
        for i, rating in enumerate(ratings, 1)
    )


def fifteen_percent(of: int, proposed: int, year: int = 2023) -> Register:
    return entered(
        f"""
        # Khen thưởng
        {AWARDS}
        {workers(of, year=year)}
        # Đề nghị
        {PROPOSALS}
        {fighters(proposed, year=year)}
        """,
        year=year,
    )


def line_of(
    register: Register, rule: str, settings: Settings = DEFAULT, scope: str = ""
) -> RatioLine:
    found = [
        line
        for line in ratio_lines(register, settings)
        if line.rule.id == rule and line.chosen and scope in ("", line.scope.name)
    ]
    [line] = found
    return line


def told(register: Register, settings: Settings = DEFAULT) -> list[tuple[str, str]]:
    lines = ratio_lines(register, settings)
    return codes_and_cells(ratio_findings(register, lines))


def own_rule(**changes: object) -> RatioRule:
    facts: dict[str, object] = {
        "name": "CQ1",
        "title": "Quy định của cơ quan",
        "numerator": Measure.BASE_FIGHTERS,
        "base": Measure.ADVANCED_WORKERS,
        "kind": RatioKind.AT_MOST,
        "limit": Decimal(10),
        "per": Scope.AGENCY,
        "start": date(2022, 1, 1),
        "until": None,
        "document": "Quy chế của cơ quan",
    }
    return office_ratio(**{**facts, **changes})  # type: ignore[arg-type]


# The arithmetic


@pytest.mark.parametrize(
    ("workers_there", "raw", "floor", "half_up", "ceil"),
    [
        (6, "0.9", 0, 1, 1),
        (7, "1.05", 1, 1, 2),
        (10, "1.5", 1, 2, 2),
        (20, "3", 3, 3, 3),
        (37, "5.55", 5, 6, 6),
    ],
)
def test_the_worked_examples_come_out_under_each_rounding(
    workers_there: int, raw: str, floor: int, half_up: int, ceil: int
) -> None:
    expected = {
        Rounding.FLOOR: floor,
        Rounding.HALF_UP: half_up,
        Rounding.CEIL: ceil,
    }
    for rounding, places in expected.items():
        line = line_of(
            fifteen_percent(workers_there, 0), "R1", Settings(rounding=rounding)
        )
        assert (line.raw, line.places) == (Decimal(raw), places)
        assert line.rounding is rounding


@pytest.mark.parametrize(
    ("proposed", "left", "over", "state"),
    [
        (0, 3, 0, RatioState.ROOM),
        (2, 1, 0, RatioState.ROOM),
        (3, 0, 0, RatioState.FULL),
        (5, 0, 2, RatioState.OVER),
    ],
)
def test_what_is_left_of_the_places_is_told(
    proposed: int, left: int, over: int, state: RatioState
) -> None:
    line = line_of(fifteen_percent(20, proposed), "R1")
    assert (line.places, line.numerator, line.left, line.over, line.state) == (
        3,
        proposed,
        left,
        over,
        state,
    )


@pytest.mark.parametrize(
    ("kind", "there", "places", "state"),
    [
        (RatioKind.AT_LEAST, 4, 5, RatioState.UNMET),
        (RatioKind.AT_LEAST, 5, 5, RatioState.MET),
        (RatioKind.ABOVE, 5, 6, RatioState.UNMET),
        (RatioKind.ABOVE, 6, 6, RatioState.MET),
    ],
)
def test_at_least_is_reached_by_the_limit_itself_and_above_only_beyond_it(
    kind: RatioKind, there: int, places: int, state: RatioState
) -> None:
    rule = own_rule(kind=kind, limit=Decimal(50))
    line = line_of(fifteen_percent(10, there), "CQ1", Settings(office_rules=(rule,)))
    assert (line.places, line.state) == (places, state)
    assert (line.left, line.over) == (max(there - places, 0), max(places - there, 0))


def test_a_minimum_is_never_rounded_down() -> None:
    for rounding in Rounding:
        assert places_of(RatioKind.AT_LEAST, Decimal("7.1"), rounding) == 8
        assert places_of(RatioKind.ABOVE, Decimal("7.9"), rounding) == 8


def test_nothing_known_of_the_base_is_no_data_whatever_is_proposed() -> None:
    line = line_of(fifteen_percent(0, 2), "R1")
    assert line.state is RatioState.NO_DATA
    assert (line.places, line.left, line.over, line.numerator) == (0, 0, 0, 2)


def test_a_very_small_office_gets_one_place_where_it_has_chosen_so() -> None:
    small = fifteen_percent(3, 1)
    assert line_of(small, "R1").state is RatioState.OVER
    line = line_of(small, "R1", Settings(minimum_one=True))
    assert (line.places, line.state, line.minimum_one) == (1, RatioState.FULL, True)
    nothing_known = line_of(fifteen_percent(0, 0), "R1", Settings(minimum_one=True))
    assert nothing_known.places == 0


def test_a_limit_of_nothing_gives_nobody_a_place() -> None:
    rule = own_rule(limit=Decimal(0))
    settings = Settings(office_rules=(rule,), minimum_one=True)
    line = line_of(fifteen_percent(50, 0), "CQ1", settings)
    assert (line.places, line.state) == (0, RatioState.FULL)
    assert what_if(line) == "Không được đề nghị thêm."
    over = line_of(fifteen_percent(50, 2), "CQ1", settings)
    assert what_if(over) == "Vượt 2: bớt 2 Chiến sĩ thi đua cơ sở."


def test_the_rounding_of_the_rule_comes_before_that_of_the_office() -> None:
    rule = own_rule(limit=Decimal(15), rounding=Rounding.CEIL)
    line = line_of(fifteen_percent(10, 0), "CQ1", Settings(office_rules=(rule,)))
    assert (line.places, line.rounding) == (2, Rounding.CEIL)


# Which rules count


def test_the_award_year_chooses_the_rule_and_whether_it_bars() -> None:
    before = line_of(fifteen_percent(10, 2, 2023), "R1")
    assert before.bars
    assert before.state is RatioState.OVER
    after = fifteen_percent(10, 2, 2024)
    assert "R1" not in {line.rule.id for line in ratio_lines(after, Settings())}
    switched = line_of(after, "R1", Settings(switches={"R1": True}))
    assert switched.state is RatioState.OVER
    assert not switched.bars


def test_a_rule_that_is_switched_off_is_not_shown() -> None:
    lines = ratio_lines(fifteen_percent(10, 2), Settings(switches={"R1": False}))
    assert "R1" not in {line.rule.id for line in lines}


@pytest.mark.parametrize(
    ("start", "until", "counts"),
    [
        (date(2023, 12, 31), None, True),
        (date(2024, 1, 1), None, False),
        (date(2020, 1, 1), date(2022, 12, 31), False),
        (date(2020, 1, 1), date(2023, 12, 30), False),
        (date(2020, 1, 1), date(2023, 12, 31), True),
    ],
)
def test_a_rule_of_the_office_counts_if_it_holds_when_the_year_ends(
    start: date, until: date | None, counts: bool
) -> None:
    settings = Settings(office_rules=(own_rule(start=start, until=until),))
    lines = ratio_lines(fifteen_percent(10, 2), settings)
    assert ("CQ1" in {line.rule.id for line in lines}) is counts


def test_of_two_rules_of_half_a_year_the_later_counts() -> None:
    first = own_rule(name="CQ1", until=date(2023, 6, 30))
    second = own_rule(name="CQ2", start=date(2023, 7, 1))
    lines = ratio_lines(fifteen_percent(10, 2), Settings(office_rules=(first, second)))
    assert {line.rule.id for line in lines} & {"CQ1", "CQ2"} == {"CQ2"}


def test_rules_stand_in_the_order_of_their_ids() -> None:
    settings = Settings(
        office_rules=(own_rule(name="R11"), own_rule(name="R9")),
        switches={rule.id: True for rule in ratio_rules(2023)},
    )
    ids = [line.rule.id for line in ratio_lines(fifteen_percent(10, 1), settings)]
    assert list(dict.fromkeys(ids))[:2] == ["R1", "R2"]
    assert list(dict.fromkeys(ids))[-3:] == ["R9", "R10a", "R11"]


def test_without_an_award_year_nothing_is_counted() -> None:
    register = replace(fifteen_percent(10, 2), year=None)
    assert ratio_lines(register, Settings()) == ()
    assert ratio_findings(register, ()) == []


# What is counted


def test_only_pending_proposals_and_granted_awards_of_the_year_count() -> None:
    register = entered(
        f"""
        # Khen thưởng
        {AWARDS}
        {workers(20)}
        {workers(30, year=2022)}
        2023 | cá nhân | Lê Văn Sáu | Phòng Một | Chiến sĩ thi đua cơ sở | |
        2023 | cá nhân | Lê Văn Bảy | Phòng Một | CSTĐCS | |
        # Đề nghị
        {PROPOSALS}
        {fighters(2)}
        2023 | cá nhân | Lê Văn Sáu | Phòng Một | Chiến sĩ thi đua cơ sở | được khen
        2023 | cá nhân | Lê Văn Tám | Phòng Một | Chiến sĩ thi đua cơ sở | rút
        2022 | cá nhân | Lê Văn Chín | Phòng Một | Chiến sĩ thi đua cơ sở |
        """
    )
    line = line_of(register, "R1")
    assert (line.base, line.numerator) == (20, 3)


def test_every_line_counts_what_its_measures_count_row_by_row() -> None:
    register = entered(
        f"""
        # Đơn vị
        Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu | Khối, cụm thi đua
        Sở A | | x | Khối Một
        Phòng Một | Sở A | |
        Chi cục B | Sở A | x |
        Đội Hai | Chi cục B | | Khối Hai
        # Khen thưởng
        {AWARDS}
        {workers(20)}
        {workers(7, unit="phòng một")}
        {workers(9, unit="Đội Hai")}
        2023 | cá nhân | Lê Văn Sáu | Đội Hai | Giấy khen | người trực tiếp |
        2023 | cá nhân | Lê Văn Bảy | Đội Hai | Giấy khen | cấp phó | 3
        # Đề nghị
        {PROPOSALS}
        {fighters(2)}
        {fighters(3, unit="Đội Hai")}
        2023 | tập thể | Chi cục B | Sở A | Tập thể lao động xuất sắc |
        2023 | tập thể | Phòng Một | Sở A | Tập thể lao động tiên tiến |
        # Xếp loại
        {RATINGS}
        {rated("Phòng Một", GOOD, GOOD, EXCELLENT, group="Chuyên viên")}
        {rated("Đội Hai", GOOD, EXCELLENT, DONE, group="chuyên viên")}
        {rated("Đội Hai", GOOD, group="Lãnh đạo")}
        """
    )
    settings = Settings(
        switches={rule.id: True for rule in ratio_rules(2023)},
        office_rules=(
            own_rule(per=Scope.CLUSTER),
            own_rule(name="CQ2", per=Scope.UNIT),
        ),
    )
    lines = ratio_lines(register, settings)
    assert {line.scope.kind for line in lines} == set(Scope) - {Scope.RECIPIENT}
    assert sum(line.base for line in lines) > 100
    for line in lines:
        where = line.scope.conditions()
        assert line.base == total(register, line.base_counts, where, 2023)
        assert line.numerator == total(register, line.numerator_counts, where, 2023)


# Scopes


AGENCIES = f"""
# Đơn vị
Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu | Khối, cụm thi đua
Sở A | | x | Khối Một
Phòng Một | Sở A | |
Chi cục B | Sở A | x | Khối Hai
Đội Hai | Chi cục B | |
# Khen thưởng
{AWARDS}
{workers(20)}
{workers(10, unit="Đội Hai")}
# Đề nghị
{PROPOSALS}
{fighters(3)}
{fighters(2, unit="Đội Hai")}
"""


def scoped(
    register: Register, rule: str, settings: Settings = DEFAULT
) -> list[tuple[str, tuple[str, ...], int, int]]:
    return [
        (line.scope.name, line.scope.units, line.base, line.numerator)
        for line in ratio_lines(register, settings)
        if line.rule.id == rule and line.chosen
    ]


def test_each_agency_has_its_own_share_of_the_units_below_it() -> None:
    assert scoped(entered(AGENCIES), "R1") == [
        ("Chi cục B", ("Chi cục B", "Đội Hai"), 10, 2),
        ("Sở A", ("Sở A", "Phòng Một"), 20, 3),
    ]


def test_one_agency_or_none_counts_every_row() -> None:
    one = entered(AGENCIES.replace("Chi cục B | Sở A | x", "Chi cục B | Sở A | "))
    assert scoped(one, "R1") == [("Sở A", (), 30, 5)]
    none = entered(AGENCIES.replace(" x ", " "), office="Sở Công Thương")
    assert scoped(none, "R1") == [("Sở Công Thương", (), 30, 5)]


def test_a_circle_of_units_ends() -> None:
    circle = entered(AGENCIES.replace("Sở A | | x | Khối Một", "Sở A | Phòng Một | |"))
    assert [name for name, *_ in scoped(circle, "R1")] == ["Chi cục B"]


def test_a_cluster_counts_the_units_below_its_members() -> None:
    settings = Settings(office_rules=(own_rule(per=Scope.CLUSTER),))
    assert scoped(entered(AGENCIES), "CQ1", settings) == [
        ("Khối Hai", ("Chi cục B", "Đội Hai"), 10, 2),
        ("Khối Một", ("Sở A", "Phòng Một"), 20, 3),
    ]


def test_a_unit_is_counted_in_every_spelling_its_rows_use() -> None:
    register = entered(
        f"""
        # Đơn vị
        Tên đơn vị | Là cơ quan xét danh hiệu
        Phòng Hòa Bình | x
        Sở A | x
        # Khen thưởng
        {AWARDS}
        {workers(4, unit="Phòng Hòa Bình")}
        {workers(5, unit="PHÒNG HÒA BÌNH")}
        {workers(6, unit="Phòng Hoà Bình")}
        """
    )
    assert scoped(register, "R1") == [
        ("Phòng Hòa Bình", ("Phòng Hòa Bình", "Phòng Hoà Bình"), 15, 0),
        ("Sở A", ("Sở A",), 0, 0),
    ]


def test_a_unit_that_is_written_loosely_counts_in_the_whole_alone() -> None:
    def loosely(register: Register) -> Register:
        first, *rest = register.awards
        return replace(
            register, awards=(first._replace(loose=frozenset({"unit"})), *rest)
        )

    for register, there in ((entered(AGENCIES), 0), (fifteen_percent(20, 0), 20)):
        [*_, (_, _, base, _)] = scoped(loosely(register), "R1")
        assert base == there


COLLECTIVE = f"""
# Đơn vị
Tên đơn vị | Đơn vị cấp trên
Chi cục B |
Đội Hai | Chi cục B
Phòng Một |
# Khen thưởng
{AWARDS}
{workers(2, unit="Chi cục B")}
{workers(5, unit="Đội Hai")}
{workers(1, unit="Phòng Một")}
# Xếp loại
{RATINGS}
{rated("Chi cục B", GOOD, GOOD)}
{rated("Đội Hai", *(8 * [DONE]))}
{rated("Phòng Một", GOOD)}
"""


def test_a_collective_is_judged_with_all_units_below_it() -> None:
    register = entered(
        f"""
        {COLLECTIVE}
        # Đề nghị
        {PROPOSALS}
        2023 | tập thể | Chi cục B | | Tập thể lao động xuất sắc |
        2023 | tập thể | Phòng Một | | Tập thể lao động xuất sắc | không được khen
        """
    )
    assert scoped(register, "R6a") == [("Chi cục B", ("Chi cục B", "Đội Hai"), 10, 7)]
    assert line_of(register, "R6a").state is RatioState.MET
    assert line_of(register, "R6b").state is RatioState.MET


def test_a_collective_that_is_not_in_the_list_of_units_counts_its_own_rows() -> None:
    register = entered(
        f"""
        # Xếp loại
        {RATINGS}
        {rated("Tổ lạ", GOOD, GOOD, DONE)}
        # Khen thưởng
        {AWARDS}
        {workers(2, unit="Tổ lạ")}
        2023 | tập thể | Tổ lạ | | Tập thể lao động tiên tiến | |
        """
    )
    assert scoped(register, "R5") == [("Tổ lạ", ("Tổ lạ",), 3, 2)]


def test_a_share_of_persons_per_unit_is_counted_where_they_are_rated() -> None:
    settings = Settings(switches={"R9a": True})
    assert scoped(entered(COLLECTIVE), "R9a", settings) == [
        ("Chi cục B", ("Chi cục B",), 2, 0),
        ("Đội Hai", ("Đội Hai",), 8, 0),
        ("Phòng Một", ("Phòng Một",), 1, 0),
    ]


GROUPS = f"""
# Xếp loại
{RATINGS}
{rated("Phòng Một", *(3 * [GOOD]), EXCELLENT, group="Lãnh đạo", service="công chức")}
{rated("Phòng Hai", *(6 * [GOOD]), EXCELLENT, group="Chuyên viên", service="viên chức")}
{rated("Phòng Hai", GOOD, GOOD, service="công chức")}
"""


def test_excellent_ratings_are_counted_in_the_agency_and_in_each_group() -> None:
    register = entered(GROUPS)
    assert scoped(register, "R3") == [
        ("Sở A", (), 13, 2),
        ("Chuyên viên", (), 7, 1),
        ("Lãnh đạo", (), 4, 1),
    ]
    # The text speaks of all staff; the older reading is of those who are rated good.
    assert scoped(register, "R3", Settings(reading=Reading.A)) == [
        ("Sở A", (), 11, 2),
        ("Chuyên viên", (), 6, 1),
        ("Lãnh đạo", (), 3, 1),
    ]


def test_a_rule_for_one_kind_of_staff_counts_only_them() -> None:
    register = entered(GROUPS.replace("2023", "2026"), year=2026)
    [whole, group] = scoped(register, "R4")
    assert whole == ("Sở A", (), 5, 1)
    assert group == ("Lãnh đạo", (), 3, 1)
    lines = [line for line in ratio_lines(register, Settings()) if line.rule.id == "R4"]
    assert {line.scope.service for line in lines} == {Service.CIVIL_SERVANT}
    assert all("service" in c.where for line in lines for c in line.base_counts)
    assert scoped(register, "R3")[0] == ("Sở A", (), 7, 1)


def test_a_group_of_each_agency_is_named_with_it() -> None:
    register = entered(
        f"""
        # Đơn vị
        Tên đơn vị | Là cơ quan xét danh hiệu
        Phòng Một | x
        Phòng Hai | x
        {GROUPS}
        {rated("Phòng Một", GOOD, group="Chuyên viên")}
        """
    )
    found = [row for row in scoped(register, "R3") if ":" in str(row)]
    assert found == [
        ("Phòng Hai: Chuyên viên", ("Phòng Hai",), 7, 1),
        ("Phòng Một: Chuyên viên", ("Phòng Một",), 1, 0),
        ("Phòng Một: Lãnh đạo", ("Phòng Một",), 4, 1),
    ]


def test_a_scope_that_the_rows_do_not_tell_apart_is_said_to_be_uncountable() -> None:
    for per in (Scope.GROUP, Scope.RECIPIENT):
        settings = Settings(office_rules=(own_rule(per=per),))
        line = line_of(fifteen_percent(10, 1), "CQ1", settings)
        assert (line.base_counts, line.state) == ((), RatioState.NO_DATA)
        assert what_if(line) == "Không tính được trong phạm vi này."


# Readings


def thirty() -> Register:
    """The group of 30 of whom 5 are excellent, 24 good, 1 completed."""
    ratings = [*(5 * [EXCELLENT]), *(24 * [GOOD]), DONE]
    return entered(f"# Xếp loại\n{RATINGS}\n{rated('Phòng Một', *ratings)}")


def test_every_reading_of_the_share_of_excellent_is_shown_and_one_is_chosen() -> None:
    for reading in Reading:
        a, b, c = (
            line
            for line in ratio_lines(thirty(), Settings(reading=reading))
            if line.rule.id == "R3"
        )
        assert (a.base, a.raw, a.places, a.state) == (24, Decimal("4.8"), 4, "over")
        assert (b.base, b.raw, b.places, b.state) == (29, Decimal("5.8"), 5, "full")
        assert (c.base, c.raw, c.places, c.state) == (30, Decimal(6), 6, "room")
        # By its text the share of 2023 is of all staff.
        chosen = {Reading.A: a, Reading.B: b}.get(reading, c)
        assert [line for line in (a, b, c) if line.chosen] == [chosen]
        assert "không kể hoàn thành xuất sắc" in a.reading
        assert "kể cả hoàn thành xuất sắc" in b.reading
        assert "trên tổng số người" in c.reading
        assert b.base_measure is Measure.RATED_GOOD_OR_EXCELLENT


def test_both_lines_between_leaders_and_the_others_are_shown() -> None:
    register = entered(
        f"""
        # Khen thưởng
        {AWARDS}
        2023 | cá nhân | | | Giấy khen | người trực tiếp | 7
        2023 | cá nhân | | | Giấy khen | cấp phó | 2
        2023 | cá nhân | | | Giấy khen | cấp trưởng | 1
        2023 | tập thể | | | Giấy khen | | 5
        """
    )
    for chosen in LeaderLine:
        settings = Settings(switches={"R7": True}, leader_line=chosen)
        deputies_lead, heads_lead = (
            line for line in ratio_lines(register, settings) if line.rule.id == "R7"
        )
        assert (deputies_lead.numerator, deputies_lead.base) == (7, 10)
        assert deputies_lead.state is RatioState.UNMET
        assert (heads_lead.numerator, heads_lead.state) == (9, RatioState.MET)
        assert heads_lead.chosen is (chosen is LeaderLine.HEAD)
        assert not heads_lead.bars
        codes = [code for code, _ in told(register, settings)]
        assert codes.count("Q406") == 1


# What if


@pytest.mark.parametrize(
    ("workers_there", "proposed", "sentence"),
    [
        (20, 1, "Còn được đề nghị thêm 2."),
        (15, 2, "Cần thêm 5 Lao động tiên tiến để được đề nghị thêm 1."),
        (
            10,
            2,
            "Vượt 1: bớt 1 Chiến sĩ thi đua cơ sở, hoặc phải có thêm 4 Lao động"
            " tiên tiến.",
        ),
        (0, 2, "Chưa đủ dữ liệu: chưa có Lao động tiên tiến nào."),
    ],
)
def test_the_next_step_is_told_with_its_number(
    workers_there: int, proposed: int, sentence: str
) -> None:
    assert what_if(line_of(fifteen_percent(workers_there, proposed), "R1")) == sentence


@pytest.mark.parametrize(
    ("there", "sentence"),
    [
        (2, "Theo số hiện có còn thiếu 3 Chiến sĩ thi đua cơ sở."),
        (5, "Vừa đủ."),
        (7, "Đủ, thừa 2."),
    ],
)
def test_a_minimum_tells_what_is_missing(there: int, sentence: str) -> None:
    rule = own_rule(kind=RatioKind.AT_LEAST, limit=Decimal(50))
    settings = Settings(office_rules=(rule,))
    assert what_if(line_of(fifteen_percent(10, there), "CQ1", settings)) == sentence


def test_the_higher_limit_of_a_rule_is_told_but_not_used() -> None:
    ratings = rated(
        "Phòng Một", *(5 * [GOOD]), EXCELLENT, EXCELLENT, service="công chức"
    )
    register = entered(
        f"# Xếp loại\n{RATINGS}\n{ratings}".replace("2023", "2026"), year=2026
    )
    line = line_of(register, "R4")
    assert (line.places, line.over) == (1, 1)
    assert what_if(line) == (
        "Vượt 1 theo số hiện có; xếp lại thì số làm gốc thay đổi."
        " Nơi có thành tích nổi trội được tới 25 %."
    )


@pytest.mark.parametrize(
    ("excellent", "sentence"),
    [
        (4, "Còn 1 theo số hiện có; xếp thêm thì số làm gốc thay đổi."),
        (5, "Vừa đủ theo số hiện có; xếp thêm thì số làm gốc thay đổi."),
        (6, "Vượt 1 theo số hiện có; xếp lại thì số làm gốc thay đổi."),
    ],
)
def test_whoever_is_rated_higher_leaves_the_base(excellent: int, sentence: str) -> None:
    ratings = rated("Phòng Một", *(25 * [GOOD]), *(excellent * [EXCELLENT]))
    register = entered(f"# Xếp loại\n{RATINGS}\n{ratings}")
    line = line_of(register, "R3", Settings(reading=Reading.A))
    assert what_if(line) == sentence


def test_where_the_base_holds_both_ratings_a_place_is_a_place() -> None:
    ratings = rated("Phòng Một", *(21 * [GOOD]), *(4 * [EXCELLENT]))
    register = entered(f"# Xếp loại\n{RATINGS}\n{ratings}")
    line = line_of(register, "R3", Settings(reading=Reading.B))
    assert what_if(line) == "Còn được xếp loại thêm 1."


def test_no_base_is_enough_for_a_limit_of_nothing() -> None:
    assert base_needed(1, Decimal(0), Rounding.FLOOR) is None


def test_every_state_has_words_and_a_sentence() -> None:
    assert set(STATE_WORDS) == set(WHAT_IF) == set(RatioState)


# Findings


def test_too_many_are_an_error_at_the_first_proposal_with_both_numbers() -> None:
    register = fifteen_percent(10, 2)
    found = ratio_findings(register, ratio_lines(register, Settings()))[0]
    assert (found.code, found.sheet, found.cell) == ("Q401", "Đề nghị", "G5")
    assert (found.seen, found.expected) == ("2", "1")
    assert found.basis == "khoản 3 Điều 9 Nghị định 91/2017/NĐ-CP"
    assert found.text == (
        "«Đề nghị» G5: Sở A: có 2 Chiến sĩ thi đua cơ sở, được phép 1 (không quá 15 %"
        " của 10 Lao động tiên tiến; tính ra 1,5, bỏ phần lẻ). Căn cứ: khoản 3 Điều 9"
        " Nghị định 91/2017/NĐ-CP. Cách sửa: bớt 1 Chiến sĩ thi đua cơ sở, hoặc phải có"
        " thêm 4 Lao động tiên tiến. Nếu chưa đúng, xem lại các dòng của năm này."
    )


def test_what_only_informs_is_a_note() -> None:
    settings = Settings(switches={"R1": True})
    assert told(fifteen_percent(10, 3, 2024), settings) == [("Q402", "G5")]


def test_places_that_fill_exactly_are_no_finding() -> None:
    assert told(fifteen_percent(20, 3)) == []


def test_rounding_that_decides_is_told() -> None:
    settings = Settings(rounding=Rounding.CEIL)
    register = fifteen_percent(10, 2)
    [found] = ratio_findings(register, ratio_lines(register, settings))
    assert (found.code, found.cell) == ("Q407", "rounding")
    assert "tùy cách làm tròn 1,5 (đang chọn: luôn làm tròn lên)" in found.text
    assert told(fifteen_percent(10, 2)) == [("Q401", "G5"), ("Q407", "rounding")]


def proposed(award: str) -> Register:
    """2 of 3 in Phòng Một are Lao động tiên tiến; the unit is proposed for `award`."""
    return entered(
        f"""
        # Xếp loại
        {RATINGS}
        {rated("Phòng Một", GOOD, GOOD, DONE)}
        # Khen thưởng
        {AWARDS}
        {workers(2)}
        # Đề nghị
        {PROPOSALS}
        2023 | tập thể | Phòng Hai | | Cờ thi đua cấp bộ, cấp tỉnh |
        2023 | tập thể | Phòng Một | | {award} |
        """
    )


def test_a_collective_that_misses_a_share_is_an_error_at_its_proposal() -> None:
    assert told(proposed("Tập thể lao động tiên tiến")) == []
    assert told(proposed("Tập thể lao động xuất sắc")) == [("Q403", "G6")]


def test_an_unverified_share_that_is_missed_is_a_note() -> None:
    register = proposed("Tập thể lao động tiên tiến")
    later = entered_again(register, 2024)
    [found] = ratio_findings(later, ratio_lines(later, Settings()))
    assert (found.code, found.cell) == ("Q404", "G6")
    assert found.basis.endswith("(chưa kiểm chứng)")


def entered_again(register: Register, year: int) -> Register:
    """The same rows, of another year."""
    tables = ("ratings", "proposals", "awards")
    moved = {
        table: tuple(row._replace(year=year) for row in getattr(register, table))
        for table in tables
    }
    return replace(register, year=year, **moved)


def test_a_note_says_that_nobody_is_bound() -> None:
    settings = Settings(switches={"R1": True})
    register = fifteen_percent(10, 3, 2024)
    [found, *_] = ratio_findings(register, ratio_lines(register, settings))
    assert (
        "Cách sửa: không bắt buộc. Nếu muốn theo: bớt 2 Chiến sĩ thi đua cơ sở, hoặc"
        " phải có thêm 10 Lao động tiên tiến."
    ) in found.text


def test_a_title_that_nobody_typed_yet_is_not_missed() -> None:
    text = f"""
        # Xếp loại
        {RATINGS}
        {rated("Phòng Một", GOOD, GOOD)}
        # Đề nghị
        {PROPOSALS}
        2023 | tập thể | Phòng Một | | Tập thể lao động tiên tiến |
        """
    register = entered(text)
    [found] = ratio_findings(register, ratio_lines(register, DEFAULT))
    assert (found.code, found.cell) == ("Q405", "G5")
    assert "chưa có Lao động tiên tiến nào" in found.text
    elsewhere = "2023 | cá nhân | An | Phòng Hai | Lao động tiên tiến |"
    assert told(entered(text + elsewhere)) == [("Q403", "G5")]


def test_more_than_the_whole_is_told_at_the_first_row() -> None:
    register = entered(
        f"""
        # Xếp loại
        {RATINGS}
        {rated("Phòng Một", *(10 * [GOOD]))}
        # Khen thưởng
        {AWARDS}
        {workers(20)}
        # Đề nghị
        {PROPOSALS}
        2023 | tập thể | Phòng Một | | Tập thể lao động tiên tiến |
        """
    )
    [found] = ratio_findings(register, ratio_lines(register, DEFAULT))
    assert (found.code, found.sheet, found.cell) == ("Q410", "Khen thưởng", "E5")
    assert "có 20 Lao động tiên tiến mà chỉ có 10 người; vượt 100 %" in found.text


def test_a_proposal_of_which_nothing_is_known_is_a_warning() -> None:
    assert told(fifteen_percent(0, 2)) == [("Q405", "G5")]
    alone = entered(
        f"# Đề nghị\n{PROPOSALS}\n"
        "2023 | tập thể | Phòng Một | | Tập thể lao động tiên tiến |"
    )
    [found] = ratio_findings(alone, ratio_lines(alone, Settings()))
    assert (found.code, found.cell) == ("Q405", "G5")
    assert "đề nghị Tập thể lao động tiên tiến" in found.text


def test_nothing_proposed_and_nothing_known_is_no_finding() -> None:
    assert told(entered("")) == []


@pytest.mark.parametrize("reading", list(Reading))
def test_readings_that_end_differently_are_told_with_both_results(
    reading: Reading,
) -> None:
    lines = ratio_lines(thirty(), Settings(reading=reading))
    [only] = [f for f in ratio_findings(thirty(), lines) if f.code == "Q406"]
    over, full = "vượt (có 5, được phép 4)", "vừa đủ (có 5, được phép 5)"
    room = f"{STATE_WORDS[RatioState.ROOM]} (có 5, được phép 6)"
    assert only.seen == {Reading.A: over, Reading.B: full}.get(reading, room)
    assert only.expected == (full if reading is Reading.A else over)
    assert only.cell == "reading"


def test_a_line_that_is_only_compared_breaks_nothing() -> None:
    for reading in (Reading.TEXT, Reading.B, Reading.C):
        assert told(thirty(), Settings(reading=reading)) == [("Q406", "reading")]
    found = told(thirty(), Settings(reading=Reading.A))
    assert [code for code, _ in found] == ["Q402", "Q407", "Q406"]


def test_readings_that_agree_are_no_finding() -> None:
    ratings = [*(5 * [EXCELLENT]), *(40 * [GOOD])]
    register = entered(f"# Xếp loại\n{RATINGS}\n{rated('Phòng Một', *ratings)}")
    assert told(register) == []


def test_rows_that_no_agency_counts_are_told() -> None:
    lost = entered(
        AGENCIES + "2023 | cá nhân | Lê Lạ | Phòng lạ | Chiến sĩ thi đua cơ sở |\n"
    )
    found = [one for one in told(lost) if one[0] == "Q408"]
    assert found == [("Q408", "D10")]
    assert "Q408" not in dict(told(entered(AGENCIES)))


def test_a_row_without_unit_is_told_as_such_beside_the_agencies() -> None:
    blank = "2023 | cá nhân | Lê Lạ | | Chiến sĩ thi đua cơ sở |\n"
    register = entered(AGENCIES + blank)
    found = ratio_findings(register, ratio_lines(register, DEFAULT))
    [one] = [each for each in found if each.code == "Q408"]
    assert "(có dòng để trống đơn vị)" in one.text


def test_rows_without_unit_are_told_where_a_unit_s_share_would_count_them() -> None:
    text = f"""
        # Xếp loại
        {RATINGS}
        {rated("Phòng Một", GOOD, GOOD)}
        {rated("", DONE)}
        # Khen thưởng
        {AWARDS}
        {workers(2)}
        {workers(1, unit="")}
        2023 | cá nhân | An | | Giấy khen | |
        """
    proposal = "# Đề nghị\n" + PROPOSALS
    proposal += "\n2023 | tập thể | Phòng Một | | Tập thể lao động tiên tiến |"
    proposal += "\n2023 | cá nhân | An | | Lao động tiên tiến |"
    register = entered(text + proposal)
    found = ratio_findings(register, ratio_lines(register, DEFAULT))
    assert codes_and_places(found) == [
        ("Q409", "Xếp loại", "D7"),
        ("Q409", "Đề nghị", "D6"),
        ("Q409", "Khen thưởng", "H6"),
    ]
    assert all("Có 1 dòng của năm 2023" in f.text for f in found)
    assert told(entered(text)) == []


def test_ratings_without_service_are_told_where_shares_are_of_one_service() -> None:
    ratings = rated("Phòng Một", GOOD, EXCELLENT, group="Nhóm 1")
    table = f"# Xếp loại\n{RATINGS}\n{ratings}"
    later = entered(table.replace("2023", "2026"), year=2026)
    assert told(later) == [("Q411", "G5")]
    assert "Q411" not in dict(told(entered(table)))
    known = rated("Phòng Một", GOOD, service="công chức", group="Nhóm 1")
    table = f"# Xếp loại\n{RATINGS}\n{known}"
    assert told(entered(table.replace("2023", "2026"), year=2026)) == []
    assert what_if(line_of(later, "R4")) == (
        "Chưa đủ dữ liệu: chưa có người hoàn thành tốt nhiệm vụ nào ghi là công chức."
    )


def test_two_spellings_of_a_group_are_told() -> None:
    ratings = [
        rated("Phòng Một", GOOD, GOOD, group="Nhóm hòa giải"),
        rated("Phòng Hai", GOOD, group="Nhóm hoà giải"),
        rated("Phòng Ba", GOOD, group="NHÓM HÒA GIẢI"),
    ]
    register = entered("\n".join(["# Xếp loại", RATINGS, *ratings]))
    [found] = ratio_findings(register, ratio_lines(register, DEFAULT))
    assert (found.code, found.sheet, found.cell) == ("Q412", "Xếp loại", "H7")
    assert "Nhóm «Nhóm hoà giải» (1 dòng) có lẽ là «Nhóm hòa giải» (ô H5)" in found.text
    off = Settings(switches={"R3": False})
    assert told(register, off) == []


def test_where_there_is_nobody_it_is_said_so() -> None:
    text = """
    đơn vị: Sở | | Là cơ quan xét danh hiệu=x
    đơn vị: Phòng A | Sở
    xếp loại: An | không | Đơn vị=Phòng A
    đề nghị: Phòng A | TTLĐXS | Cấp khen=Sở
    """
    register = register_of(text, 2025)
    found = ratio_findings(register, ratio_lines(register, DEFAULT))
    texts = [f.what for f in found if f.code in ("Q403", "Q404")]
    assert any("không có ai hoàn thành nhiệm vụ trở lên" in text for text in texts)
    assert not any(" có 0 " in text for text in texts)


# Ratings that are not written yet


def completed(*ratings: str) -> RatioLine:
    """The share of a room that finished its tasks, the room being proposed."""
    register = entered(
        f"""
        # Xếp loại
        {RATINGS}
        {rated("Phòng Một", *ratings)}
        # Đề nghị
        {PROPOSALS}
        2023 | tập thể | Phòng Một | Sở | Tập thể lao động xuất sắc |
        """,
        year=2023,
    )
    lines = ratio_lines(register, DEFAULT)
    return next(line for line in lines if line.rule.id == "R6b")


@pytest.mark.parametrize(
    ("ratings", "state"),
    [
        ((GOOD, DONE), RatioState.MET),
        ((GOOD, ""), RatioState.NO_DATA),
        (("", ""), RatioState.NO_DATA),
        (("Không hoàn thành nhiệm vụ", ""), RatioState.UNMET),
    ],
)
def test_a_rating_that_is_not_there_is_neither_a_pass_nor_a_fail(
    ratings: tuple[str, ...], state: RatioState
) -> None:
    assert completed(*ratings).state is state


def test_a_share_that_waits_for_ratings_says_for_how_many() -> None:
    line = completed(GOOD, "", "")
    assert (line.waits, line.unrated) == (True, 2)
    assert "còn 2 người chưa ghi" in what_if(line)


@pytest.mark.parametrize(
    ("excellent", "state"), [(1, RatioState.FULL), (2, RatioState.NO_DATA)]
)
def test_more_than_a_ceiling_is_not_sure_while_its_base_may_grow(
    excellent: int, state: RatioState
) -> None:
    ratings = (*excellent * [EXCELLENT], *5 * [GOOD], *5 * [""])
    register = entered(
        f"""
        # Xếp loại
        {RATINGS}
        {rated("Phòng Một", *ratings, service="công chức")}
        """,
        year=2026,
    )
    rows = tuple(row._replace(year=2026) for row in register.ratings)
    register = replace(register, ratings=rows)
    lines = ratio_lines(register, DEFAULT)
    found = {line.state for line in lines if line.rule.id == "R4" and line.chosen}
    assert found == {state}


def test_nobody_is_told_to_hire_people_for_a_share() -> None:
    ratings = rated("Phòng Một", EXCELLENT, GOOD, service="viên chức")
    register = entered(
        f"# Xếp loại\n{RATINGS}\n{ratings}".replace("2023", "2026"), year=2026
    )
    line = line_of(register, "R3")
    assert (line.state, line.places) == (RatioState.OVER, 0)
    assert what_if(line).startswith("Vượt 1: bớt 1 ")
    assert "thêm" not in what_if(line) + advice(line)


STAFF = """
# Đơn vị
Tên đơn vị | Đơn vị cấp trên | Là cơ quan xét danh hiệu
Sở A | | x
Phòng B | Sở A |
# Người
Họ và tên | Đơn vị | Công chức, viên chức
Lê An | Phòng B | {0}
Lê Bình | Phòng B | {0}
# Xếp loại
Năm | Đối tượng | Họ và tên hoặc tên tập thể | Đơn vị | Công chức, viên chức | Xếp loại
2026 | cá nhân | Lê An | Phòng B | {1} | Hoàn thành tốt nhiệm vụ
"""


@pytest.mark.parametrize(
    ("staff", "rated", "rules"),
    [
        ("công chức", "công chức", {"R4"}),
        ("viên chức", "viên chức", {"R3"}),
        ("viên chức", "công chức", {"R3", "R4"}),
        ("", "công chức", {"R3", "R4"}),  # nobody knows of one
        ("công chức", "", {"R3", "R4"}),
    ],
)
def test_a_ratio_for_those_whom_the_office_has_not_is_left_out(
    staff: str, rated: str, rules: set[str]
) -> None:
    found = ratio_lines(entered(STAFF.format(staff, rated), year=2026), Settings())
    assert {one.rule.id for one in found} & {"R3", "R4"} == rules


def test_a_ratio_says_who_of_the_staff_is_not_among_those_counted() -> None:
    text = STAFF.format("công chức", "công chức")
    *_, line = ratio_lines(entered(text, year=2026), Settings())
    assert line.missing == 1
    told = " Chưa kể 1 người chưa có ở trang «Xếp loại» (lúc kiểm tra)."
    assert what_if(line).endswith(told)
    both = text + "2026 | cá nhân | Lê Bình | Phòng B | công chức |\n"
    *_, line = ratio_lines(entered(both, year=2026), Settings())
    assert (line.missing, doubts(line)) == (0, "")
