"""A scorecard survives the form: filled, rescored, read back it is the same."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.properties.scorecards import sample
from tests.tries import tries
from toolkit.forms.scoring.fill import fill
from toolkit.forms.scoring.locate import locate
from toolkit.forms.scoring.making.workbook import build_scoring, fresh_places
from toolkit.forms.scoring.read import Reader
from toolkit.forms.scoring.values import computed_values
from toolkit.jobs.files import rescore_file
from toolkit.model.rubric import Round, Rubric, RubricTree
from toolkit.parts.records.change import same_value
from toolkit.rules.loader import rules_version
from toolkit.scoring.engine import score
from toolkit.scoring.rubric.text import standard_rubric
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

NOW = datetime(2026, 1, 5, 8, 30, tzinfo=UTC)
LATER = datetime(2026, 2, 6, 9, 45, tzinfo=UTC)


@pytest.fixture(scope="module", params=["khoi-2017-950", "mau-100"])
def rubric(request: pytest.FixtureRequest) -> Rubric:
    return standard_rubric(request.param)


@pytest.fixture(scope="module")
def template(rubric: Rubric) -> bytes:
    return build_scoring(rubric, rules_version=rules_version())


def test_what_was_filled_in_is_read_back(rubric: Rubric, template: bytes) -> None:
    places = fresh_places(rubric)
    for card in sample(rubric, tries(40)):
        book = ClosedBook.from_bytes(template)
        fill(book, rubric, places, card)
        again = ClosedBook.from_bytes(book.to_bytes())
        read = Reader(again, locate(again)).scorecard()
        assert (read.rubric_id, read.unit, read.year) == (
            card.rubric_id,
            card.unit,
            card.year,
        )
        found = {n: one._replace(places={}) for n, one in read.entries.items()}
        assert found == card.entries


def test_rescoring_writes_what_the_engine_says_and_twice_is_once(
    rubric: Rubric, template: bytes, tmp_path: Path
) -> None:
    tree, places = RubricTree(rubric), fresh_places(rubric)
    for index, card in enumerate(sample(rubric, 8)):
        book = ClosedBook.from_bytes(template)
        fill(book, rubric, places, card)
        book.drop_caches()
        path = tmp_path / f"card{index}.xlsx"
        path.write_bytes(book.to_bytes())
        report = rescore_file(path, now=NOW)
        once = path.read_bytes()
        scores = score(tree, card)
        assert report.totals is not None
        assert report.totals["self"].total == scores.rounds[Round.SELF].total
        done = ClosedBook.from_bytes(once)
        for place, right in computed_values(tree, places, card, scores).items():
            sheet, row, column = place
            assert same_value(done.sheet(sheet).at(row, column).value, right)
        rescore_file(path, now=LATER)
        assert path.read_bytes() == once
