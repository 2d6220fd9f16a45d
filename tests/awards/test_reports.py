# ruff: noqa: E501 – a grid is read across
"""The award tables of three real reports come out of the register as published."""

from collections.abc import Mapping

import pytest

from tests.awards.entered import entered
from tests.awards.reports import (
    BAC_GIANG_2017,
    BAC_GIANG_2017_FIGURES,
    BAC_GIANG_2020,
    BAC_GIANG_2020_FIGURES,
    COLLECTIVE_TITLE,
    FIGHTER,
    FLAG,
    GIA_LAI,
    GIA_LAI_FIGURES,
    GIA_LAI_TOTALS,
    MERIT,
    PERIODS,
    PLAN_2023,
)
from tests.reading_reports import codes_and_cells
from toolkit.awards.consistency.checks import consistency
from toolkit.awards.eligibility.case import Answer
from toolkit.awards.eligibility.verdicts import verdicts
from toolkit.awards.settings import Settings
from toolkit.awards.summary import SummaryLine, summary_lines, year_lines
from toolkit.findings import Finding, Severity

DEFAULT = Settings()


def summary(grid: str, year: int) -> tuple[SummaryLine, ...]:
    return summary_lines(entered(grid, year=year), DEFAULT)


def findings(grid: str, year: int) -> list[Finding]:
    return list(consistency(entered(grid, year=year), DEFAULT))


def failing(grid: str, year: int, settings: Settings = DEFAULT) -> dict[str, set[str]]:
    """Who is proposed → which of E1 and E2 bar it."""
    return {
        verdict.proposal.name: {
            one.rule
            for one in verdict.conditions
            if one.answer is Answer.FAIL and one.bars
        }
        & {"E1", "E2"}
        for verdict in verdicts(entered(grid, year=year), settings)
    }


def counted(line: SummaryLine) -> tuple[int, int]:
    assert line.households == 0
    return line.collectives, line.individuals


def figures(lines: list[SummaryLine]) -> tuple[int, ...]:
    """Flags, merits to collectives and individuals, TTLĐXS, CSTĐ: as the report has."""
    by_award: dict[str, tuple[int, int]] = {}
    for line in lines:
        old = by_award.get(line.award, (0, 0))
        new = counted(line)
        by_award[line.award] = (old[0] + new[0], old[1] + new[1])
    merits = by_award.get(MERIT, (0, 0))
    return (
        by_award.get(FLAG, (0, 0))[0],
        *merits,
        by_award.get(COLLECTIVE_TITLE, (0, 0))[0],
        by_award.get(FIGHTER, (0, 0))[1],
    )


def test_gia_lai_by_period_authority_and_form() -> None:
    lines = [s for s in summary(GIA_LAI, 2023) if isinstance(s.key, str)]
    assert sorted({s.key for s in lines}) == sorted(PERIODS)
    found = {
        (period, authority): figures(
            [s for s in lines if (s.key, s.authority) == (period, authority)]
        )
        for period, authority in {(str(s.key), s.authority) for s in lines}
    }
    assert found == GIA_LAI_FIGURES


def test_gia_lai_by_authority_and_form() -> None:
    lines = [s for s in summary(GIA_LAI, 2023) if isinstance(s.key, int)]
    authorities = {line.authority for line in lines}
    found = {a: figures([s for s in lines if s.authority == a]) for a in authorities}
    assert found == GIA_LAI_TOTALS


@pytest.mark.parametrize(
    ("grid", "year", "wanted", "total"),
    [
        (BAC_GIANG_2020, 2020, BAC_GIANG_2020_FIGURES, (17, 24)),
        (BAC_GIANG_2017, 2017, BAC_GIANG_2017_FIGURES, (30, 82)),
    ],
)
def test_bac_giang_by_authority_and_form(
    grid: str,
    year: int,
    wanted: Mapping[tuple[str, str], tuple[int, int]],
    total: tuple[int, int],
) -> None:
    lines = summary(grid, year)
    assert {line.key for line in lines} == {year}
    assert {(s.authority, s.award): counted(s) for s in lines} == wanted
    assert tuple(map(sum, zip(*map(counted, lines), strict=True))) == total
    first = year_lines(entered(grid, year=year), DEFAULT, [year])[0]
    assert (first.year, first.collectives, first.individuals) == (year, *total)
    assert first.unknown == total[1]


def test_the_oddities_of_the_gia_lai_report_are_found() -> None:
    told = codes_and_cells(
        f
        for f in findings(GIA_LAI, 2023)
        if f.sheet == "Khen thưởng" and f.severity is not Severity.NOTE
    )
    assert told == [
        ("C270", START_OF_FLAG),  # «giai đoạn 2026-2020»
        *[("C271", cell) for cell in LISTED_TWICE],
        *[("C272", cell) for cell in OTHER_COUNT],
    ]


# Columns of the plain register: L the start, O the reporting period, J the number.
START_OF_FLAG = "L6"
LISTED_TWICE = (
    "O15",  # QLTM, in 5.1 and 5.2
    "O16",  # khuyến công, in 5.1 and 5.2
    "O21",  # PCTT 2020 to the department, in 5.2 and 5.3
)
OTHER_COUNT = (
    "J22",  # PCTT 2020: 1 person in 5.2, 2 in 5.3
    "J38",  # the merits of 2021: 2 persons in 5.3, 7 in 5.4
)


def test_decisions_whose_numbers_rise_while_their_dates_fall_are_found() -> None:
    """As QĐ 138 (27/12/2018), 139 and 140 (17/12/2018) of the Gia Lai department."""
    grid = """
    # Khen thưởng
    Năm | Số quyết định | Ngày quyết định | Cấp khen | Danh hiệu, hình thức | Đối tượng | Số lượng
    2018 | 138/QĐ-SCT | 27/12/2018 | Giám đốc Sở Công Thương | Giấy khen | cá nhân | 3
    2018 | 139/QĐ-SCT | 17/12/2018 | Giám đốc Sở Công Thương | Giấy khen | cá nhân | 4
    2018 | 140/QĐ-SCT | 17/12/2018 | Giám đốc Sở Công Thương | Giấy khen | tập thể | 2
    """
    found = findings(grid, 2018)
    [one] = [f for f in found if "138/QĐ-SCT" in f.text and "139/QĐ-SCT" in f.text]
    assert one.sheet == "Khen thưởng"
    assert "27/12/2018" in one.text
    assert "17/12/2018" in one.text


def test_the_two_exclusion_rules_of_the_gia_lai_plan_for_2023() -> None:
    """Not registered: not considered. No initiative registered: no CSTĐCS.

    The second is that office's own; it counts where the office is chosen or it is on.
    """
    assert failing(PLAN_2023, 2023)["Trần Thị Bình"] == set()
    own = Settings(profile=frozenset({"Sở Công Thương Gia Lai"}))
    assert failing(PLAN_2023, 2023, own) == {
        "Nguyễn Văn An": set(),
        "Trần Thị Bình": {"E2"},
        "Lê Văn Cường": {"E1", "E2"},
    }


def test_from_2024_both_are_off_and_can_be_turned_on() -> None:
    grid = PLAN_2023.replace("2023", "2024")
    assert failing(grid, 2024)["Trần Thị Bình"] == set()
    on = Settings(switches={"E2": True})
    assert failing(grid, 2024, on)["Trần Thị Bình"] == {"E2"}
