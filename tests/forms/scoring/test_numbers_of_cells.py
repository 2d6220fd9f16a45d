"""What stands in cells as programs leave it: read as it is shown, told where odd."""

from decimal import Decimal
from pathlib import Path

import formualizer
import pytest

from tests.broken.base import giving, good_100
from tests.broken.surgery import Step, damaged, formula, typed
from tests.offices import Office, values_in
from tests.properties.test_differential import disagreeing, values_of
from tests.tries import sample
from toolkit.forms.scoring.assess import assess
from toolkit.model.rubric import Round
from toolkit.xlsx.closed_book import ClosedBook

THIRDS = 1 / 3 + 1 / 3 + 1 / 3
TENTHS = sum([0.1] * 10)

# What is typed → the total of the form, and what is told; each by hand.
CASES: dict[str, tuple[tuple[Step, ...], str, list[str]]] = {
    "nothing but noughts": ((), "10", []),
    "the last binary digit below the end of a band": (
        (typed("A39", 94.99999999999999),),
        "10",
        [],
    ),
    "truly below it": ((typed("A39", 94.99),), "8", []),
    "a sum that passes the end of a band": ((typed("A22", 0.1 + 0.2),), "8.5", []),
    "three steps of a tenth": ((typed("A22", 0.1 * 3),), "8.5", []),
    "just below, as a person types it": ((typed("A22", 0.29),), "10", []),
    "six steps of a tenth": ((typed("A22", sum([0.1] * 6)),), "7", []),
    "a hair above the open end": ((typed("A39", 105.00000000000001),), "10", []),
    "above the open end": ((typed("A39", 105.01),), "13", []),
    "a count that is nearly three": (
        (typed("A16", 2.9999999999999996),),
        "2.5",
        [],
    ),
    "a count of thirds": ((typed("A16", THIRDS),), "7.5", []),
    "half an event": ((typed("A16", 1.5),), "6.25", ["P316 A16"]),
    "nought with a sign": ((typed("A16", -0.0),), "10", []),
    "what a subtraction left of nought": (
        (typed("A22", 0.3 - 0.1 - 0.2),),
        "10",
        [],
    ),
    "a negative measure": ((typed("A22", -0.5),), "", ["P302 A22"]),
    "deductions down to their cap": ((typed("A16", 8),), "-10", []),
    "and beyond it": ((typed("A16", 9),), "-10", []),
    "both faults of a list": (
        (typed("A19", "x"), typed("A20", "x")),
        "2.5",
        [],
    ),
    "several deductions together": (
        (typed("A16", 9), typed("H17", -20), typed("A19", "x"), typed("H43", -20)),
        "-40",
        [],
    ),
    "a deduction typed as a sum": ((typed("H17", -(0.1 + 0.2)),), "9.7", []),
    "a deduction typed without its sign": ((typed("H17", 5),), "15", ["P330 H17"]),
    "a bonus at its cap": ((typed("H27", 10),), "20", []),
    "a bonus a hair above its cap": ((typed("H27", 10.000000000000002),), "20", []),
    "a bonus above its cap": ((typed("H27", 10.5),), "20.5", ["P301 H27"]),
    "events that add up to the cap": ((typed("A30", 7),), "20", []),
    "a level below nought": (
        (typed("A12", None), typed("A13", "x")),
        "-5",
        [],
    ),
    "a level below nought, and a percent besides": (
        (typed("A12", None), typed("A13", "x"), typed("F11", 30)),
        "-5",
        [],
    ),
    "the cap of the whole rubric over items that only add": (
        (typed("H27", 10), typed("H28", 12.5), typed("A30", 5)),
        "35",
        ["P314 "],
    ),
    "points that are no one's": (
        (typed("H10", 1e15),),
        "1000000000000010",
        ["P301 H10"],
    ),
    "points with a tail": ((typed("H10", 7.123456789012345),), "17.12345678901235", []),
    "points as text": ((typed("H10", "16,5"),), "", ["C205 H10"]),
    "points with a tail as text": (
        (typed("H10", "16,499999999999998"),),
        "",
        ["C205 H10"],
    ),
    "a formula where a number is typed": (
        (formula("A22", "0.1+0.2", 0.30000000000000004),),
        "8.5",
        ["C208 A22"],
    ),
    "ninety-five per cent as a share of one": (
        (typed("A39", 0.95),),
        "8",
        ["C206 A39"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_number_is_read_as_it_is_shown(name: str) -> None:
    steps, total, told = CASES[name]
    data = damaged(giving(), *steps)
    found = assess(ClosedBook.from_bytes(data))
    own = found.scores.rounds[Round.SELF]
    assert bool(own.missing) == (not total)
    if total:
        assert own.total == Decimal(total)
    told_now = [
        f"{f.code} {f.cell}" for f in found.findings if f.code not in ("C209", "S114")
    ]
    assert told_now == told


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_and_formualizer_says_what_the_engine_says(name: str) -> None:
    data = damaged(giving(), *CASES[name][0])
    done = formualizer.recalculate_xlsx_bytes(data)
    values = values_in(ClosedBook.from_bytes(done["bytes"]))
    assert disagreeing(values, values_of(data)) == []


@pytest.mark.slow
def test_and_so_does_libreoffice(office: Office, tmp_path: Path) -> None:
    names = sample(list(CASES), 9, keep=("several deductions together",))
    files = {name: tmp_path / f"{n}.xlsx" for n, name in enumerate(names)}
    for name, path in files.items():
        path.write_bytes(damaged(giving(), *CASES[name][0]))
    different = {
        name: disagreeing(office.computed(path), values_of(path.read_bytes()))
        for name, path in files.items()
    }
    assert not any(different.values()), different


@pytest.mark.parametrize(
    ("over", "bonus"),
    [(2.9999999999999996, "1.5"), (2.99, "1"), (0.1 * 30, "1.5"), (TENTHS, "0.5")],
)
def test_whole_percents_are_counted_as_they_are_shown(over: float, bonus: str) -> None:
    """mau-100 gives half a point for each whole percent at I.1.a."""
    book = ClosedBook.from_bytes(damaged(good_100(), typed("D11", over)))
    found = assess(book)
    assert found.scores.rounds[Round.SELF].items["I.1.a"].bonus == Decimal(bonus)


def test_a_year_is_a_year_whatever_the_last_digit() -> None:
    book = ClosedBook.from_bytes(damaged(giving(), typed("F3", 2026.0000000000002)))
    assert assess(book).scorecard.year == 2026
