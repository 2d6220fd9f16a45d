"""What is kept of a unit is little, and says the same as all of it would."""

import random
from decimal import Decimal

from toolkit.exchange.round.comparing.few import Few, few, fewer, lines_for
from toolkit.exchange.round.working.shared import Shared
from toolkit.findings import Finding, Severity
from toolkit.model.rubric import Round
from toolkit.model.standing import WHOLE, RoundPoints


def found(number: int, severity: Severity = Severity.WARNING) -> Finding:
    what = f"Điều {number}."
    return Finding("P305", severity, "Chấm điểm", "H11", what, "", "", "", "xem lại.")


def test_what_was_left_out_of_the_parts_is_not_missed_in_the_whole() -> None:
    chance = random.Random(1)
    for _ in range(200):
        kinds = chance.choices(list(Severity), k=chance.randrange(12))
        every = [found(number, kind) for number, kind in enumerate(kinds)]
        at, most = chance.randint(0, len(every)), chance.randint(1, 6)
        parts = few(every[:at], most + chance.randrange(3)), few(every[at:], most)
        assert fewer(parts, most) == few(every, most)


def test_the_gravest_are_told_in_the_order_they_were_found_in() -> None:
    kinds = (Severity.NOTE, Severity.WARNING, Severity.ERROR, Severity.WARNING)
    every = [found(number, kind) for number, kind in enumerate(kinds)]
    assert few(every, 2) == Few((every[1], every[2]), left=2, serious=1, faults=3)
    same = few([every[1]] * 5, 2)  # one that was found again is told again
    assert (len(same.told), same.left) == (2, 3)


def test_all_units_together_fill_a_sheet_that_is_still_read() -> None:
    assert [lines_for(units) for units in (0, 12, 1_000)] == [25, 25, 25]
    assert [lines_for(units) for units in (2_000, 10_000, 100_000)] == [12, 2, 1]


def told(*points: str) -> dict[Round, RoundPoints]:
    """What a process sends back of a unit: everything in it is made anew."""
    given: dict[str, Decimal | None] = {
        f"I.{n}": Decimal(p) for n, p in enumerate(points)
    }
    cells = {f"I.{n}": f"«Chấm điểm» H{n}" for n in range(len(points))}
    return {Round.SELF: RoundPoints({**given, WHOLE: None}, cells, 1)}


def test_what_two_units_have_alike_is_kept_once() -> None:
    shared = Shared()
    one, two = shared.rounds(told("1", "2")), shared.rounds(told("1.0", "2"))
    assert (one, two) == (told("1", "2"), told("1.0", "2"))
    first, second = one[Round.SELF], two[Round.SELF]
    assert second.cells is first.cells
    assert second.points["I.1"] is first.points["I.1"]
    assert [str(at.points["I.0"]) for at in (first, second)] == ["1", "1.0"]
    assert list(second.points) == ["I.0", "I.1", WHOLE]
