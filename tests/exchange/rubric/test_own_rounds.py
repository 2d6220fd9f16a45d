"""A filled table with rounds of the office's own gives a rubric that has them."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.office_books.own_rounds import TOTALS, WHY, four_rounds
from toolkit.exchange.rubric.importing import import_rubric, results_of
from toolkit.forms.scoring.assess import assess
from toolkit.model.rubric import Round, RubricTree
from toolkit.model.scorecard import Scorecard
from toolkit.scoring.engine import score
from toolkit.xlsx.closed_book import ClosedBook

NOW = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("nested", [False, True])
def test_each_round_comes_in_with_its_points_and_its_reasons(
    nested: bool, tmp_path: Path
) -> None:
    path = tmp_path / "bảng.xlsx"
    path.write_bytes(four_rounds(nested=nested))
    found = results_of(path).understood
    rounds = found.rubric.rounds
    assert rounds[0] == Round.SELF
    assert [one.name for one in rounds[1:]] == list(TOTALS)[1:]
    card = Scorecard(
        rubric_id=found.rubric.id, unit="", year=None, entries=found.entries
    )
    scores = score(RubricTree(found.rubric), card).rounds
    totals = {r.name if r != Round.SELF else "self": scores[r].total for r in rounds}
    assert totals == {name: Decimal(points) for name, points in TOTALS.items()}
    report = import_rubric(path, now=NOW)
    assert "tự chấm 98 điểm, Chuyên viên 97 điểm" in report.summary
    filled = path.with_name("bảng_cham_diem.xlsx")
    scored = assess(ClosedBook.open(filled)).scores.rounds
    assert [one.total for one in scored.values()] == [*map(Decimal, TOTALS.values())]
    reasons = {r.name: why for r, why in found.entries["I.1"].reasons.items()}
    assert reasons == {"Chuyên viên": WHY, "Hội đồng": "theo lãnh đạo"}


def test_a_total_of_such_a_round_is_added_up_too(tmp_path: Path) -> None:
    path = tmp_path / "bảng.xlsx"
    path.write_bytes(four_rounds(nested=False, typed_total=96))
    told = [one for one in results_of(path).findings if one.code == "X676"]
    assert [(one.cell, "vòng chấm 2" in one.what) for one in told] == [("E9", True)]
