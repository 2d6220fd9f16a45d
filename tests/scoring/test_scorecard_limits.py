"""Where a number in a scorecard begins to need a person: at the limit, and beyond."""

from decimal import Decimal as D

import pytest

from tests.reading_reports import codes_and_cells
from toolkit.model.origin import Origin
from toolkit.model.rubric import BonusRule, Criterion, Kind, Round, Rubric, RubricTree
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.scoring.engine import score
from toolkit.scoring.scorecard_faults import check

CELLS = {
    "points": "H5",
    "measured": "A5",
    "over_percent": "D5",
    "under_percent": "E5",
    Round.APPRAISED.value: "J5",
}


def told(criterion: Criterion, **cells: object) -> list[tuple[str, str]]:
    """Code and cell of each finding about a rubric's only criterion."""
    places = {name: Origin("Chấm điểm", cell) for name, cell in CELLS.items()}
    entry = Entry(criterion="1", places=places, **cells)  # type: ignore[arg-type]
    card = Scorecard(rubric_id="thu", unit="", year=None, entries={"1": entry})
    rubric = Rubric(
        id="thu",
        title="Thử",
        standard_points=criterion.standard_points,
        criteria=(criterion,),
    )
    tree = RubricTree(rubric)
    return codes_and_cells(check(tree, card, score(tree, card)))


def leaf(kind: Kind, **rest: object) -> Criterion:
    fields = {"id": "1", "number": "1", "title": "Tiêu chí", **rest}
    return Criterion(kind=kind, standard_points=D(20), **fields)  # type: ignore[arg-type]


MANUAL = leaf(Kind.MANUAL)
EVENTS = leaf(Kind.PER_EVENT, measure="Số lần", points_per_event=D(1), floor=D(0))


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ("-0.5", [("P302", "H5")]),
        ("0", []),
        ("20", []),
        ("20.5", [("P301", "H5")]),
    ],
)
def test_points_from_none_to_the_standard_are_in_range(
    points: str, expected: list[tuple[str, str]]
) -> None:
    assert told(MANUAL, points=D(points)) == expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ("-1", [("P302", "A5")]),
        ("0", []),
        ("0.5", [("P316", "A5")]),
        ("1", []),
    ],
)
def test_events_are_counted_from_nought_in_whole_numbers(
    events: str, expected: list[tuple[str, str]]
) -> None:
    assert told(EVENTS, measured=D(events)) == expected


@pytest.mark.parametrize(
    ("percent", "code"),
    [("-1", "P302"), ("0", ""), ("1000", ""), ("1000.5", "P317")],
)
@pytest.mark.parametrize("field", ["over_percent", "under_percent"])
def test_a_percent_is_unlikely_beyond_a_thousand(
    field: str, percent: str, code: str
) -> None:
    found = told(MANUAL, points=D(20), **{field: D(percent)})
    assert found == ([(code, CELLS[field])] if code else [])


def test_over_and_under_target_cannot_both_be() -> None:
    both = {"over_percent": D(1), "under_percent": D(1)}
    assert told(MANUAL, points=D(20), **both) == [("P319", "E5")]
    one = {"over_percent": D(0), "under_percent": D(1)}
    assert told(MANUAL, points=D(20), **one) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [("-0.5", ["P309"]), ("0", []), ("22", []), ("22.5", ["P309"])],
)
def test_an_appraiser_gives_at_most_the_standard_and_the_bonus(
    given: str, expected: list[str]
) -> None:
    bonus = BonusRule(points_per_percent=D(1), cap_points=D(2))
    criterion = leaf(Kind.MANUAL, bonus=bonus)
    found = told(criterion, points=D(20), given={Round.APPRAISED: D(given)})
    assert [code for code, cell in found if cell == "J5"] == expected
