"""Numbers that programs left in a year book count as what the cells show."""

from datetime import datetime
from math import inf, nextafter
from pathlib import Path
from random import Random

from tests.forms.year.filling import year_book
from tests.forms.year.test_year_book import differences
from tests.offices import Office
from toolkit.forms.year.reading import read_year
from toolkit.forms.year.writing import within_of
from toolkit.jobs.files import rescore_file
from toolkit.model.year import YearTable
from toolkit.xlsx.closed_book import ClosedBook

ROWS = 40
NUMBERS = (
    *(0.1 + 0.2, 94.99999999999999, 2.9999999999999996, 99.90000000000001, 100, 50),
    *(99.95, 0.3, 1 / 3, 1e14 + 0.5, 123456789.123456789, 31.5, 0.7 * 3, 1e-7),
)
SHARES = (0.5, 1, 1.2, 0.95, 0.999, 1 / 3)
HEAD = (
    "name|measure|period|actual|before|plan|stated_growth|stated_share|next_plan|"
    "stated_next_growth|part|whole|decimals|lower_is_better|stated_actual"
)


def noisy(luck: Random, number: float) -> float:
    for _ in range(luck.randint(0, 3)):
        number = nextafter(number, luck.choice((inf, -inf)))
    return number


def indicator(luck: Random) -> str:
    """A row whose figures lie on, or a hair beside, what is judged of them."""

    def some(number: float) -> str:
        return repr(noisy(luck, number)) if luck.random() < 0.75 else ""

    plan = luck.choice(NUMBERS)
    actual = noisy(luck, plan * luck.choice(SHARES))
    before = noisy(luck, actual / luck.choice((1, 1.1, 0.9, 1.004)))
    following = actual * luck.choice((1.1, 1.25, 0.9))
    aside = luck.choice((0, 0, 0.05, -0.05, 0.5, 0.005))
    more, reached, then = (
        round(share, luck.choice((0, 1, 2))) + aside
        for share in (
            (actual / before - 1) * 100,
            actual / plan * 100,
            (following / actual - 1) * 100,
        )
    )
    parts = luck.random() < 0.3
    cells = [
        *(luck.choice(("%", "tỷ")), luck.choice(("6 tháng", "cả năm"))),
        *("" if parts else repr(actual), some(before), some(plan)),
        *(some(more), some(reached), some(following), some(then)),
        *((some(99.9), some(100), "1") if parts else ("", "", "")),
        *(luck.choice(("", "x")), some(99.95) if parts else ""),
    ]
    return "|".join(cells)


def test_verdicts_of_figures_are_those_of_the_live_formulas(
    tmp_path: Path, office: Office
) -> None:
    luck = Random(15)
    figures = [f"Chỉ tiêu {row}|{indicator(luck)}" for row in range(ROWS)]
    gifts = [
        f"Quỹ {row % 3}|{2021 + row % 3}|{noisy(luck, luck.choice(NUMBERS))!r}"
        for row in range(ROWS)
    ]
    book = year_book(
        {
            YearTable.INDICATORS: "\n".join((HEAD, *figures)),
            YearTable.CONTRIBUTIONS: "\n".join(("fund|year|amount", *gifts)),
        }
    )
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(book.to_bytes())
    now = datetime.now().astimezone()  # as «Hôm nay» has it when it is calculated
    assert rescore_file(path, now=now).saved
    assert differences(ClosedBook.open(path), office.computed(path)) == []


def test_a_year_and_a_number_of_days_a_hair_off_are_read_as_shown() -> None:
    book = year_book(
        {YearTable.CONTRIBUTIONS: "fund|year|amount\nQuỹ|2021.9999999999998|5"},
        "year: 2023.0000000000002\nwithin: 29.999999999999996",
    )
    read = read_year(book)
    assert read.findings == ()
    assert (read.book.year, read.book.contributions[0].year) == (2023, 2022)
    assert within_of(book) == 30
