"""The award tables of three real reports come out of the register as published."""

from collections.abc import Mapping

import pytest
from toolkit.awards.summary import SummaryLine

from tests.awards.making import register_book
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
)
from toolkit.workbook.closed import ClosedBook
from toolkit.workbook.forms.register_job import RegisterAssessment, assess_register


def assessed(grid: str, year: int) -> RegisterAssessment:
    book = ClosedBook.from_bytes(register_book(grid, year=year))
    return assess_register(book, general=lambda _: [])


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
    lines = [s for s in assessed(GIA_LAI, 2023).summary if isinstance(s.key, str)]
    assert sorted({s.key for s in lines}) == sorted(PERIODS)
    found = {
        (period, authority): figures(
            [s for s in lines if (s.key, s.authority) == (period, authority)]
        )
        for period, authority in {(str(s.key), s.authority) for s in lines}
    }
    assert found == GIA_LAI_FIGURES


def test_gia_lai_by_authority_and_form() -> None:
    lines = [s for s in assessed(GIA_LAI, 2023).summary if isinstance(s.key, int)]
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
    assessment = assessed(grid, year)
    lines = assessment.summary
    assert {line.key for line in lines} == {year}
    assert {(s.authority, s.award): counted(s) for s in lines} == wanted
    assert tuple(map(sum, zip(*map(counted, lines), strict=True))) == total
    first = assessment.years[0]
    assert (first.year, first.collectives, first.individuals) == (year, *total)
    assert first.unknown == total[1]


def test_the_oddities_of_the_gia_lai_report_are_found() -> None:
    told = {(f.code, f.sheet, f.cell) for f in assessed(GIA_LAI, 2023).findings}
    by_code: dict[str, set[str]] = {}
    for code, sheet, cell in told:
        if sheet == "Khen thưởng":
            by_code.setdefault(code, set()).add(cell)
    # «2026–2020» starts after it ends: the sixth row of the sheet.
    assert any(
        "6" in {c.strip("ABCDEFGHIJKLMNO") for c in cells} for cells in by_code.values()
    )
