"""Engine, LibreOffice and formualizer find the same in every computed cell.

Two hundred random scorecards for each standard rubric, typed into the workbook that a
clerk gets. The engine never sees a formula and the two others never see the engine.
"""

from pathlib import Path

import formualizer
import pytest

from tests.conftest import Office
from tests.properties.scorecards import sample
from toolkit.model.rubric import Round, Rubric, RubricTree
from toolkit.model.scorecard import Scorecard
from toolkit.rules.loader import rules_version
from toolkit.scoring.engine import score
from toolkit.scoring.rubric_text import standard_rubric
from toolkit.workbook.address import a1
from toolkit.workbook.build.scoring import build_scoring, fresh_places
from toolkit.workbook.closed import ClosedBook
from toolkit.workbook.forms.scoring_compare import same_value
from toolkit.workbook.forms.scoring_fill import fill
from toolkit.workbook.forms.scoring_layout import Places
from toolkit.workbook.forms.scoring_values import computed_values
from toolkit.workbook.sheet import CellValue

SIZE = 200
RUBRICS = ("khoi-2017-950", "mau-100")
Values = dict[tuple[str, int, int], CellValue]


class Case:
    """The workbooks of one rubric's scorecards, without any cached value."""

    def __init__(self, name: str, folder: Path) -> None:
        self.rubric: Rubric = standard_rubric(name)
        self.tree = RubricTree(self.rubric)
        self.places: Places = fresh_places(self.rubric)
        self.cards = sample(self.rubric, SIZE)
        template = build_scoring(self.rubric, rules_version=rules_version())
        self.files = []
        for index, card in enumerate(self.cards):
            book = ClosedBook.from_bytes(template)
            fill(book, self.rubric, self.places, card)
            book.drop_caches()
            path = folder / f"card{index:03}.xlsx"
            path.write_bytes(book.to_bytes())
            self.files.append(path)

    def expected(self, card: Scorecard) -> Values:
        scores = score(self.tree, card)
        return computed_values(self.tree, self.places, card, scores)

    def differences(self, calculated: list[bytes]) -> list[str]:
        """Each cell in which a calculator and the engine say different things."""
        found = []
        for index, (card, data) in enumerate(zip(self.cards, calculated, strict=True)):
            book = ClosedBook.from_bytes(data)
            for (sheet, row, column), right in self.expected(card).items():
                cell = book.sheet(sheet).at(row, column)
                assert cell.formula, f"{sheet}!{a1(row, column)} lost its formula"
                if not same_value(cell.value, right):
                    place = f"{sheet}!{a1(row, column)}"
                    found.append(f"{index}: {place} {cell.value!r}, not {right!r}")
        return found


@pytest.fixture(scope="module", params=RUBRICS)
def case(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Case:
    return Case(request.param, tmp_path_factory.mktemp(request.param))


@pytest.mark.real
def test_engine_and_libreoffice_agree_in_every_computed_cell(
    case: Case, office: Office, tmp_path: Path
) -> None:
    calculated = office.many(case.files, "xlsx", tmp_path / "calculated")
    assert case.differences([path.read_bytes() for path in calculated]) == []


def test_engine_and_formualizer_agree_in_every_computed_cell(case: Case) -> None:
    calculated = []
    for path in case.files:
        done = formualizer.recalculate_xlsx_bytes(path.read_bytes())
        assert not done["summary"]["unknown_functions"]
        calculated.append(done["bytes"])
    assert case.differences(calculated) == []


def test_the_sample_is_worth_its_time(case: Case) -> None:
    """It holds every kind of card: whole and broken, each grade, each round."""
    rounds = [score(case.tree, card).rounds for card in case.cards]
    own = [one[Round.SELF] for one in rounds]
    assert len({repr(card) for card in case.cards}) == SIZE
    assert sum(1 for one in own if not one.missing) >= SIZE // 10
    assert sum(1 for one in own if one.missing) >= SIZE // 10
    for which in case.rubric.rounds:
        there = [one[which] for one in rounds if which in one]
        assert len(there) >= SIZE // 3
        assert any(one.bonus > 0 for one in there)
    if case.rubric.bonus_cap is not None:
        capped = case.rubric.bonus_cap
        assert any(one.bonus == capped for one in own)
    grades = {one.grade for all_ in rounds for one in all_.values()}
    assert grades >= set(case.rubric.grades)
