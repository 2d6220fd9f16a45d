"""Engine, LibreOffice and formualizer find the same in every computed cell.

Scorecards on every corner of each standard rubric and many random ones, typed into the
workbook that a clerk gets. A whole run draws fewer, and computes a sample of them, with
LibreOffice, which takes a second for each, a smaller one; a thorough run computes all.
The engine never sees a formula and the two others never see the engine.
"""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import formualizer
import pytest

from tests import tries
from tests.offices import Office, Values, values_in
from tests.properties.giving_and_taking import giving_and_taking
from tests.properties.noise import noisy_books
from tests.properties.scorecards import corners, graded, sample
from toolkit.forms.scoring.assess import assess
from toolkit.forms.scoring.fill import fill
from toolkit.forms.scoring.layout import GRADE_KEY, Places
from toolkit.forms.scoring.making.workbook import build_scoring, fresh_places
from toolkit.forms.scoring.values import computed_values
from toolkit.model.rubric import Round, Rubric, RubricTree
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.model.scores import RoundScores
from toolkit.parts.records.change import same_value
from toolkit.rules.loader import rules_version
from toolkit.scoring.engine import score
from toolkit.scoring.rubric.text import standard_rubric
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.closed_book import ClosedBook

SIZE = 200 if tries.is_thorough() else 60
OFTEN, SELDOM = 5, 49
"""Each so-many-th is taken. Corners come four by four: these meet every kind."""
RUBRICS = ("khoi-2017-950", "mau-100")


class Case:
    """The workbooks of one rubric's scorecards, without any cached value."""

    def __init__(self, name: str, folder: Path) -> None:
        self.rubric: Rubric = standard_rubric(name)
        self.tree = RubricTree(self.rubric)
        self.places: Places = fresh_places(self.rubric)
        self.cards = corners(self.rubric) + graded(self.rubric)
        self.cards += sample(self.rubric, SIZE)
        self.template = build_scoring(self.rubric, rules_version=rules_version())
        self.folder = folder

    def file(self, index: int) -> Path:
        """The workbook of one card."""
        path = self.folder / f"card{index:03}.xlsx"
        if not path.exists():
            book = ClosedBook.from_bytes(self.template)
            fill(book, self.rubric, self.places, self.cards[index])
            book.drop_caches()
            path.write_bytes(book.to_bytes())
        return path

    def expected(self, card: Scorecard) -> Values:
        scores = score(self.tree, card)
        return computed_values(self.tree, self.places, card, scores)

    def differences(self, calculated: Mapping[int, Values]) -> list[str]:
        """Each cell in which a calculator and the engine say different things."""
        return [
            f"{index}: {line}"
            for index, values in calculated.items()
            for line in disagreeing(values, self.expected(self.cards[index]))
        ]


@pytest.fixture(scope="module", params=RUBRICS)
def case(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Case:
    return Case(request.param, tmp_path_factory.mktemp(request.param))


def test_engine_and_libreoffice_agree_in_every_computed_cell(
    case: Case, office: Office
) -> None:
    chosen = tries.sample(range(len(case.cards)), SELDOM)
    calculated = {index: office.computed(case.file(index)) for index in chosen}
    assert case.differences(calculated) == []


@pytest.mark.slow
def test_engine_and_formualizer_agree_in_every_computed_cell(case: Case) -> None:
    calculated = {}
    for index in tries.sample(range(len(case.cards)), OFTEN):
        done = formualizer.recalculate_xlsx_bytes(case.file(index).read_bytes())
        assert not done["summary"]["unknown_functions"]
        calculated[index] = values_in(ClosedBook.from_bytes(done["bytes"]))
    assert case.differences(calculated) == []


@pytest.mark.slow
def test_the_sample_is_worth_its_time(case: Case) -> None:
    """It holds every kind of card: whole and broken, each grade, each round."""
    rounds = [score(case.tree, card).rounds for card in case.cards]
    own = [one[Round.SELF] for one in rounds]
    assert len({repr(card) for card in case.cards}) == len(case.cards)
    assert sum(1 for one in own if not one.missing) >= SIZE // 10
    assert sum(1 for one in own if one.missing) >= SIZE // 10
    for which in case.rubric.rounds:
        there = [one[which] for one in rounds if which in one]
        assert len(there) >= SIZE // 3
        assert any(one.bonus > 0 for one in there)
    if case.rubric.bonus_cap is not None:
        capped = case.rubric.bonus_cap
        assert any(one.bonus == capped for one in own)
        later = [one[Round.APPRAISED] for one in rounds if Round.APPRAISED in one]
        assert any(one.total < sections(case.tree, one) for one in later)
    grades = {one.grade for all_ in rounds for one in all_.values()}
    assert grades >= set(case.rubric.grades)


NOISY = 60 if tries.is_thorough() else 16
GIVING = "giving-and-taking"


@pytest.mark.slow
@pytest.mark.parametrize("name", [*RUBRICS, GIVING])
def test_what_arithmetic_leaves_behind_the_fifteenth_digit_changes_nothing(
    name: str, office: Office, tmp_path: Path
) -> None:
    """Noisy scorecards; LibreOffice and formualizer stand beside the engine."""
    files, expected = [], []
    rubric = giving_and_taking() if name == GIVING else standard_rubric(name)
    for index, book in enumerate(noisy_books(rubric, NOISY)):
        path = tmp_path / f"noisy{index:03}.xlsx"
        path.write_bytes(book.to_bytes())
        files.append(path)
        expected.append(values_of(path.read_bytes()))
    for index, path in enumerate(files):
        done = formualizer.recalculate_xlsx_bytes(path.read_bytes())
        values = values_in(ClosedBook.from_bytes(done["bytes"]))
        assert disagreeing(values, expected[index]) == []
    for index in tries.sample(range(len(files)), 9):
        assert disagreeing(office.computed(files[index]), expected[index]) == []


def values_of(data: bytes) -> Values:
    """What the engine, reading a workbook, says of its computed cells."""
    found = assess(ClosedBook.from_bytes(data))
    located = found.located
    args = (located.tree, located.places, found.scorecard, found.scores)
    return dict(computed_values(*args))


def disagreeing(calculated: Values, expected: Values) -> list[str]:
    """The cells in which a program that calculated a workbook says something else."""
    return [
        f"{at[0]}!{a1(at[1], at[2])} {calculated.get(at)!r}, not {right!r}"
        for at, right in expected.items()
        if not same_value(calculated.get(at), right)
    ]


def sections(tree: RubricTree, one: RoundScores) -> Decimal:
    """What the sections have won together, before the cap of the whole rubric."""
    return sum((one.items[c.id].total or Decimal(0) for c in tree.sections), Decimal(0))


EDGE = """
I.1.a 10.26  I.1.b 6.99  I.2 8.73  I.3.a 5.98  I.3.b 3.63  I.4 8.91  II.1 7.1
II.2 5.14  II.3 5.45  III.1 4.63  III.2 5.3  III.3 3.78  IV 9.58  V 4.52
"""


def test_points_that_make_a_grade_exactly_make_it_in_every_program(
    office: Office, tmp_path: Path
) -> None:
    """These sum to 90; added up in binary they come to 89,99999999999999."""
    rubric = standard_rubric("mau-100")
    tree, places, words = RubricTree(rubric), fresh_places(rubric), EDGE.split()
    entries = {
        name: Entry(criterion=name, given={Round.APPRAISED: Decimal(number)})
        for name, number in zip(words[::2], words[1::2], strict=True)
    }
    card = Scorecard(rubric_id=rubric.id, unit="A", year=2025, entries=entries)
    one = score(tree, card).rounds[Round.APPRAISED]
    assert (one.total, one.grade) == (90, rubric.grades[0])
    book = ClosedBook.from_bytes(build_scoring(rubric, rules_version="1"))
    fill(book, rubric, places, card)
    book.drop_caches()
    path = tmp_path / "edge.xlsx"
    path.write_bytes(book.to_bytes())
    form = places.form
    grade = form.sheet, form.rows[GRADE_KEY], form.columns["appraised"]
    done = formualizer.recalculate_xlsx_bytes(path.read_bytes())["bytes"]
    for values in (office.computed(path), values_in(ClosedBook.from_bytes(done))):
        assert values[grade] == rubric.grades[0].title
