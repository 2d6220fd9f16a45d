"""What is wrong with the rubric is told once, of the round, and is no unit's fault."""

from pathlib import Path

import pytest

from tests.exchange.round.cluster import LATER, RUBRIC, Place, scored
from tests.exchange.round.rounds import NOW, SETTINGS, own_key, round_book
from toolkit.exchange.round.sending.send import send
from toolkit.exchange.round.together.together import merge
from toolkit.model.rubric import Grade


@pytest.mark.slow
def test_what_is_wrong_with_the_rubric_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_key(monkeypatch, tmp_path)
    assert RUBRIC is not None
    never = Grade("Tuyệt vời", RUBRIC.standard_points + 1)
    rubric = RUBRIC._replace(grades=(never, *RUBRIC.grades))
    units = [("Đơn vị A", "A"), ("Đơn vị B", "B")]
    send(round_book(tmp_path, units, SETTINGS, rubric), now=NOW)
    place = Place(tmp_path)
    for name in "AB":
        place.came(f"{name}.xlsx", scored(place.sent(name), (30, 20, 30, 31)))
    reports = place.collect(), merge(place.path, now=LATER.replace(day=12))
    for report in reports:  # as it came in, and read once more from what was kept
        told = [(f.code, f.what.partition(":")[0]) for f in report.findings]
        assert [code for code, _ in told].count("S530") == 1
        assert [unit for code, unit in told if code == "P301"] == [u for u, _ in units]
        assert place.ranking("faults") == [(1.0,), (1.0,)]
