"""Sums of the awards granted, as reports show them."""

from dataclasses import replace

from tests.awards.entered import entered
from toolkit.awards.settings import LeaderLine, Settings
from toolkit.awards.summary import SummaryLine, YearLine, summary_lines, year_lines
from toolkit.model.register import Register

DEFAULT = Settings()
MERIT = "Bằng khen cấp bộ, cấp tỉnh"

REGISTER = f"""
# Khen thưởng
Năm | Cấp khen | Danh hiệu, hình thức | Đối tượng | Loại cán bộ | Số lượng | Kỳ báo cáo
2022 | Chủ tịch UBND tỉnh | {MERIT} | tập thể | | 2 | 2022–2023
2023 | Giám đốc Sở | Giấy khen | cá nhân | người trực tiếp | 15 |
2023 | Giám đốc Sở | Giấy khen | cá nhân | cấp phó | 4 |
2023 | giám đốc sở | Giấy khen | cá nhân | cấp trưởng | 2 |
2023 | Giám đốc Sở | Giấy khen | tập thể | | 16 |
2023 | Giám đốc Sở | Chiến sĩ thi đua cơ sở | cá nhân | | |
2023 | Giám đốc Sở | Lao động tiên tiến | cá nhân | | 30 |
2023 | Thủ tướng | Bằng khen của Thủ tướng Chính phủ | cá nhân | cấp trưởng | |
2023 | Chủ tịch UBND tỉnh | {MERIT} | hộ gia đình | | 3 | 2022–2023
2023 | Bộ Công Thương | {MERIT} | cá nhân | cấp phó | | 2019–2020
2023 | Ban Thi đua | Giấy khen | cá nhân | | |
2023 | | Giấy khen | cá nhân | | |
"""


def shown(lines: tuple[SummaryLine, ...]) -> list[tuple[object, ...]]:
    return [tuple(line) for line in lines]


def test_every_year_period_authority_and_award_has_its_line_in_order() -> None:
    assert shown(summary_lines(entered(REGISTER), DEFAULT)) == [
        (2023, "Thủ tướng", "prime_minister_merit", 0, 1, 0, 1, 0),
        (2023, "Bộ Công Thương", "province_merit", 0, 1, 0, 1, 0),
        (2023, "Chủ tịch UBND tỉnh", "province_merit", 0, 0, 3, 0, 0),
        (2023, "Giám đốc Sở", "base_fighter", 0, 1, 0, 0, 0),
        (2023, "Giám đốc Sở", "advanced_worker", 0, 30, 0, 0, 0),
        (2023, "Giám đốc Sở", "praise_letter", 16, 21, 0, 6, 15),
        (2023, "", "praise_letter", 0, 1, 0, 0, 0),
        (2023, "Ban Thi đua", "praise_letter", 0, 1, 0, 0, 0),
        (2022, "Chủ tịch UBND tỉnh", "province_merit", 2, 0, 0, 0, 0),
        ("2022–2023", "Chủ tịch UBND tỉnh", "province_merit", 2, 0, 3, 0, 0),
        ("2019–2020", "Bộ Công Thương", "province_merit", 0, 1, 0, 1, 0),
    ]


def test_who_leads_is_as_the_office_draws_the_line() -> None:
    office = Settings(leader_line=LeaderLine.HEAD)
    [line] = [
        line
        for line in summary_lines(entered(REGISTER), office)
        if (line.authority, line.award) == ("Giám đốc Sở", "praise_letter")
    ]
    assert (line.leaders, line.direct) == (2, 19)


def test_a_year_is_summed_up_whether_or_not_there_were_awards() -> None:
    assert year_lines(entered(REGISTER), DEFAULT, [2023, 2022, 2021]) == (
        YearLine(2023, 16, 56, 3, leaders=8, direct=15, unknown=33),
        YearLine(2022, 2, 0, 0, 0, 0, 0),
        YearLine(2021, 0, 0, 0, 0, 0, 0),
    )


def loosely(register: Register, **fields: tuple[str, ...]) -> Register:
    """The same register with fields of its first row written loosely."""
    first, *rest = register.awards
    return replace(
        register,
        awards=(first._replace(loose=frozenset(fields["loose"])), *rest),
    )


def test_a_line_whose_number_is_invalid_is_summed_nowhere() -> None:
    register = loosely(entered(REGISTER), loose=("number",))
    [year] = year_lines(register, DEFAULT, [2022])
    assert year.collectives == 0
    assert 2022 not in [line.key for line in summary_lines(register, DEFAULT)]
    before = summary_lines(entered(REGISTER), DEFAULT)
    assert len(summary_lines(register, DEFAULT)) == len(before) - 1


ONE = """
# Khen thưởng
Năm | Cấp khen | Danh hiệu, hình thức | Đối tượng | Loại cán bộ | Kỳ báo cáo
2023 | Giám đốc Sở | Giấy khen | cá nhân | người trực tiếp | 2023–2024
"""


def test_what_formulas_do_not_count_is_not_summed_up() -> None:
    register = entered(ONE)
    for field in ("award", "authority"):
        assert summary_lines(loosely(register, loose=(field,)), DEFAULT) == ()
    [year, period] = summary_lines(loosely(register, loose=("recipient",)), DEFAULT)
    assert (year.individuals, period.individuals) == (0, 0)
    [only] = summary_lines(loosely(register, loose=("period",)), DEFAULT)
    assert (only.key, only.individuals) == (2023, 1)
    [year, _] = summary_lines(loosely(register, loose=("staff",)), DEFAULT)
    assert (year.individuals, year.direct) == (1, 0)
    [line] = year_lines(loosely(register, loose=("staff",)), DEFAULT, [2023])
    assert (line.individuals, line.unknown) == (1, 1)


def test_an_empty_register_has_no_lines() -> None:
    assert summary_lines(entered(""), DEFAULT) == ()
    assert year_lines(entered(""), DEFAULT, []) == ()
