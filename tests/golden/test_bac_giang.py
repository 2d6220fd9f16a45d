"""The published self-score of 2017, typed by hand: every figure the source prints."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.reading_reports import codes_and_cells
from toolkit.findings.report import Report
from toolkit.forms.scoring.fill import fill
from toolkit.forms.scoring.layout import RowKind
from toolkit.forms.scoring.locate import Located, locate
from toolkit.forms.scoring.read import Reader
from toolkit.jobs.demo.scoring import EXAMPLE
from toolkit.jobs.files import rescore_file
from toolkit.jobs.shipped import standard_workbook
from toolkit.model.rubric import Kind, Round
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.scoring.scorecard_text import read_example
from toolkit.xlsx.closed_book import ClosedBook

NOW = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
AGENCY, YEAR = "Sở Công Thương Bắc Giang", 2017

# What the clerk did («x2»: ticked the second level, «=0»: measured none, «50»: points,
# «+16»: 16 % over target), then standard, bonus, deduction and result as printed.
SOURCE = """
I        |        | 550 | 35 | 2 | 583
I.1      | x1 +16 | 100 | 10 | 0 | 110
I.2      | x1 +10 | 100 | 10 | 0 | 110
I.3      |        | 100 |  5 | 0 | 105
I.3.a    | 50 +5  |  50 |  5 | 0 |  55
I.3.b    | =0     |  50 |  0 | 0 |  50
I.4      | x1 +16 |  50 |  5 | 0 |  55
I.5      | x2     |  20 |  0 | 2 |  18
I.6      | x1     |  30 |  0 | 0 |  30
I.7      | x1 +5  |  50 |  5 | 0 |  55
I.8      | x1     |  50 |  0 | 0 |  50
I.9      |        |  50 |  0 | 0 |  50
I.9.a    | 20     |  20 |  0 | 0 |  20
I.9.b    | 10     |  10 |  0 | 0 |  10
I.9.c    | 10     |  10 |  0 | 0 |  10
I.9.d    | 10     |  10 |  0 | 0 |  10
II       |        | 200 |  0 | 0 | 200
II.1     | x1     |  20 |  0 | 0 |  20
II.2     | x1     |  30 |  0 | 0 |  30
II.3     | x1     |  30 |  0 | 0 |  30
II.4     | x1     |  20 |  0 | 0 |  20
II.5     | x1     |  20 |  0 | 0 |  20
II.6     | x1     |  30 |  0 | 0 |  30
II.7     | x1     |  20 |  0 | 0 |  20
II.8     | x1     |  30 |  0 | 0 |  30
III      |        | 200 |  0 | 0 | 200
III.1    |        |  35 |  0 | 0 |  35
III.1.a  | 12     |  12 |  0 | 0 |  12
III.1.b  | 13     |  13 |  0 | 0 |  13
III.1.c  | 5      |   5 |  0 | 0 |   5
III.1.d  | 5      |   5 |  0 | 0 |   5
III.2    |        |  40 |  0 | 0 |  40
III.2.a  | 10     |  10 |  0 | 0 |  10
III.2.b  | 5      |   5 |  0 | 0 |   5
III.2.c  | 10     |  10 |  0 | 0 |  10
III.2.d  | 10     |  10 |  0 | 0 |  10
III.2.đ  | 5      |   5 |  0 | 0 |   5
III.3    |        |  30 |  0 | 0 |  30
III.3.a  | 10     |  10 |  0 | 0 |  10
III.3.b  | 10     |  10 |  0 | 0 |  10
III.3.c  | 10     |  10 |  0 | 0 |  10
III.4    |        |  35 |  0 | 0 |  35
III.4.a  | =0     |  20 |  0 | 0 |  20
III.4.b  | =71    |  10 |  0 | 0 |  10
III.4.c  | 5      |   5 |  0 | 0 |   5
III.5    |        |  15 |  0 | 0 |  15
III.5.a  | 5      |   5 |  0 | 0 |   5
III.5.b  | 5      |   5 |  0 | 0 |   5
III.5.c  | 5      |   5 |  0 | 0 |   5
III.6    |        |  30 |  0 | 0 |  30
III.6.a  | x1     |  20 |  0 | 0 |  20
III.6.b  | x1     |  10 |  0 | 0 |  10
III.7    | x1 x2  |  15 |  0 | 0 |  15
*        |        | 950 | 35 | 2 | 983
"""


@dataclass(frozen=True)
class Printed:
    """One row of the table as printed, and what was entered for it."""

    id: str
    entered: tuple[str, ...]
    numbers: tuple[int, ...]  # standard, bonus, deduction, result


def printed() -> list[Printed]:
    rows = []
    for line in SOURCE.strip().splitlines():
        name, entered, *numbers = (part.strip() for part in line.split("|"))
        rows.append(Printed(name, tuple(entered.split()), tuple(map(int, numbers))))
    return rows


def entry(row: Printed) -> Entry:
    ticks = tuple(int(w[1:]) - 1 for w in row.entered if w[0] == "x")
    over = [Decimal(w[1:]) for w in row.entered if w[0] == "+"]
    counts = [Decimal(w[1:]) for w in row.entered if w[0] == "="]
    points = [Decimal(w) for w in row.entered if w[0].isdigit()]
    return Entry(
        criterion=row.id,
        chosen=ticks,
        answered=bool(ticks),
        measured=counts[0] if counts else None,
        points=points[0] if points else None,
        over_percent=over[0] if over else None,
    )


@pytest.fixture(scope="module")
def rescored(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Path]:
    """The clerk's workbook, filled as the source was, then rescored."""
    book = ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))
    located = locate(book)
    entries = {row.id: entry(row) for row in printed() if row.entered}
    card = Scorecard(
        rubric_id=located.tree.rubric.id, unit=AGENCY, year=YEAR, entries=entries
    )
    fill(book, located.tree.rubric, located.places, card)
    book.drop_caches()
    path = tmp_path_factory.mktemp("bac giang") / "chấm điểm 2017.xlsx"
    path.write_bytes(book.to_bytes())
    return rescore_file(path, now=NOW), path


def test_the_total_is_983(rescored: tuple[Report, Path]) -> None:
    report, _ = rescored
    assert report.totals is not None
    assert set(report.totals) == {"self"}
    assert tuple(map(int, report.totals["self"])) == (950, 35, 2, 983)
    assert report.summary == "983 = 950 điểm chuẩn + 35 điểm cộng − 2 điểm trừ"
    assert codes_and_cells(report.findings) == []
    assert report.exit_code == 0


def test_every_figure_of_the_source_is_in_the_report(
    rescored: tuple[Report, Path],
) -> None:
    report, _ = rescored
    scored = {
        item.number: (item.standard, item.bonus, item.penalty, item.total)
        for item in report.items
    }
    assert scored == {row.id: row.numbers for row in printed() if row.id != "*"}
    assert len([name for name in scored if name.count(".") == 1]) == 24


def test_every_figure_of_the_source_is_in_the_sheet(
    rescored: tuple[Report, Path],
) -> None:
    sheet = Page(rescored[1])
    for row in printed():
        shown = [sheet.number(row.id, name) for name in COLUMNS]
        assert shown == list(row.numbers), row.id


def test_the_source_adds_up_as_printed() -> None:
    """The hand-typed figures hold together: nothing was copied from the program."""
    by_id = {row.id: row.numbers for row in printed()}
    for name, (standard, bonus, lost, result) in by_id.items():
        assert result == standard + bonus - lost
        depth = -1 if name == "*" else name.count(".")
        below = [
            numbers
            for other, numbers in by_id.items()
            if other != "*"
            and other.count(".") == depth + 1
            and (name == "*" or other.startswith(name + "."))
        ]
        if below:
            sums = tuple(map(sum, zip(*below, strict=True)))
            assert sums == (standard, bonus, lost, result), name


def test_the_example_of_the_package_is_what_the_source_says(
    rescored: tuple[Report, Path],
) -> None:
    book = ClosedBook.open(rescored[1])
    card = Reader(book, locate(book)).scorecard()
    example = read_example(EXAMPLE)
    assert (card.unit, card.year) == (example.unit, example.year)
    for name, one in card.entries.items():
        other = example.entries[name]
        for field in ("chosen", "measured", "points", "over_percent", "given"):
            assert getattr(one, field) == getattr(other, field), name


COLUMNS = ("standard", "bonus", "penalty", "total")


class Page:
    """The form of the rescored workbook."""

    def __init__(self, path: Path) -> None:
        self.book = ClosedBook.open(path)
        self.located: Located = locate(self.book)
        self.form = self.located.places.form
        self.sheet = self.book.sheet(self.form.sheet)

    def number(self, key: str, column: str) -> float:
        value = self.sheet.at(self.form.rows[key], self.form.columns[column]).value
        return value if isinstance(value, float) else 0

    def sum_of(self, column: str, *kinds: RowKind) -> float:
        rows = [r for r in self.located.rows if not kinds or r.kind in kinds]
        return sum(self.number(row.key, column) for row in rows)

    def ticked(self, column: str, *sections: str) -> float:
        """A column summed over the ticked level rows of some sections."""
        return sum(
            self.number(row.key, column)
            for row in self.located.rows
            if row.kind is RowKind.LINE
            and row.criterion is not None
            and row.criterion.kind is Kind.LEVELS
            and row.criterion.id.split(".")[0] in sections
            and self.number(row.key, "total")
        )


def test_the_total_is_no_sum_of_a_column(rescored: tuple[Report, Path]) -> None:
    """Parents, levels and the total row repeat the numbers, as they do on paper."""
    page = Page(rescored[1])
    assert page.sum_of("total") == 3952
    assert page.sum_of("standard") == 4999
    assert page.sum_of("total", RowKind.LEAF) == 983
    assert page.sum_of("standard", RowKind.LEAF) == 950


def test_the_traps_of_the_source_are_in_the_sheet(
    rescored: tuple[Report, Path],
) -> None:
    """The rows that the source fills in give its naive sums: 3783 and 3917."""
    page = Page(rescored[1])
    kinds = (RowKind.GROUP, RowKind.LEAF, RowKind.TOTAL)
    levels = page.ticked("standard", "I", "II")
    assert page.sum_of("standard", *kinds) + levels == 3783
    # The source writes the result with its bonus on a level row, we its points alone.
    on_levels = sum(page.number(name, "bonus") for name in ("I.1", "I.2", "I.4", "I.7"))
    repeated = page.ticked("total", "I", "II") + on_levels
    assert page.sum_of("total", *kinds) + repeated == 3917
    # Section I summed by its points, the deduction already in them, is 548:
    # deducting again would give 581.
    points = page.number("I", "standard") - page.number("I", "penalty")
    assert points == 548
    assert page.number("I", "total") == points + 35 != points + 35 - 2


def test_later_rounds_stay_empty(rescored: tuple[Report, Path]) -> None:
    page = Page(rescored[1])
    for column in (Round.APPRAISED.value, Round.FINAL.value):
        assert page.sum_of(column) == 0
