"""«So sánh các vòng» of very many units: as many rows as somebody still reads."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from toolkit.forms.round.results.columns import axes_of, comparison_columns, fields
from toolkit.forms.round.results.rows import (
    Together,
    comparison_note,
    comparison_rows,
    together,
)
from toolkit.forms.round.results.terms import RankingTerms
from toolkit.model.round import Unit
from toolkit.model.rubric import Kind, Round, RubricTree
from toolkit.model.standing import WHOLE, RoundPoints, UnitResult
from toolkit.scoring.rubric.text import standard_rubric

RUBRIC = standard_rubric("khoi-2017-950")
TERMS = RankingTerms(None, (), None, ())
MOST = 20_000
FEW = MOST // len(RUBRIC.criteria)
"""So many units have a row for each criterion; one more, and none of them has."""


def results(number: int) -> Iterator[UnitResult]:
    keys = (*(one.id for one in RUBRIC.criteria), WHOLE)
    points = RoundPoints(dict.fromkeys(keys, Decimal("1.5")), {})
    for n in range(number):
        unit = Unit(f"u{n}", f"Đơn vị {n:04}")
        yield UnitResult(unit, rounds={Round.SELF: points}, file=f"{n}.xlsx")
    yield UnitResult(Unit("cho", "Chưa gửi"), waits="Chưa gửi về")


def whole(number: int) -> Together:
    return together(RUBRIC, tuple(results(number)), TERMS)


@pytest.fixture(scope="module")
def many() -> Together:
    return whole(FEW + 1)


def criteria_of(found: Together) -> dict[str, list[str]]:
    """The criteria that have a row, by unit."""
    at = fields(comparison_columns(RUBRIC))
    rows: dict[str, list[str]] = {}
    for row in comparison_rows(found):
        key = str(row[at["criterion"] - 1])
        rows.setdefault(str(row[at["unit"] - 1]), []).append(key)
    return rows


def test_at_the_limit_each_criterion_of_each_unit_has_a_row() -> None:
    found = whole(FEW)
    rows = criteria_of(found)
    assert len(rows) == FEW  # who has not sent has none
    each = [*(one.id for one in RUBRIC.criteria), WHOLE]
    assert all(keys == each for keys in rows.values())
    assert comparison_note(found) == f"{FEW} đơn vị, mỗi tiêu chí một dòng."


def test_beyond_it_each_unit_has_what_the_radar_looks_up_and_its_total(
    many: Together,
) -> None:
    rows = criteria_of(many)
    shown = [*(one.id for one in axes_of(RUBRIC)), WHOLE]
    assert len(rows) == FEW + 1
    assert all(keys == shown for keys in rows.values())
    assert len(rows) * len(shown) < MOST
    assert "mỗi đơn vị chỉ có các mục trên «Biểu đồ»" in comparison_note(many)


@pytest.mark.parametrize(
    ("sections", "below", "wanted"),
    [(6, 2, 6), (4, 2, 8), (4, 7, 4), (2, 2, 4), (2, 13, 26), (1, 3, 3), (1, 2, 1)],
)
def test_a_radar_is_no_line_where_there_is_more_to_show(
    sections: int, below: int, wanted: int
) -> None:
    some = RUBRIC.criteria[0]._replace(standard_points=Decimal(10), parent="")
    numbers = range(sections)
    criteria = [some._replace(id=str(n), kind=Kind.GROUP) for n in numbers]
    criteria += [
        some._replace(id=f"{n}.{m}", parent=str(n), kind=Kind.MANUAL)
        for n in numbers
        for m in range(below)
    ]
    assert len(axes_of(RUBRIC._replace(criteria=tuple(criteria)))) == wanted


def test_a_sum_without_all_its_points_is_less_than_no_other() -> None:
    tree = RubricTree(RUBRIC)
    leaves = [leaf.id for leaf in tree.leaves()]
    own = points_of(dict.fromkeys(leaves, 2))
    half = points_of({leaf: 1 for leaf in leaves if not leaf.startswith("II.")})
    (first, *_), unit = leaves, Unit("a", "Đơn vị A")
    result = UnitResult(unit, {Round.SELF: own, Round.APPRAISED: half}, file="a.xlsx")
    rows = comparison_rows(together(RUBRIC, [result], TERMS))
    at = fields(comparison_columns(RUBRIC))
    told = {r[at["criterion"] - 1]: r[at["appraised:change"] - 1] for r in rows}
    assert (told[first], told["I"]) == (-1.0, float(-len(below("I"))))
    assert (told["II"], told[WHOLE]) == (None, None)


def points_of(given: dict[str, int]) -> RoundPoints:
    """Points of leaves, and the sums of all that are above them."""
    points: dict[str, Decimal | None] = {}
    for one in RUBRIC.criteria:
        parts = [Decimal(given[leaf]) for leaf in below(one.id) if leaf in given]
        points[one.id] = sum(parts, Decimal(0)) if parts else None
    points[WHOLE] = Decimal(sum(given.values()))
    leaves = list(RubricTree(RUBRIC).leaves())
    return RoundPoints(points, {}, len(leaves) - len(given))


def below(key: str) -> list[str]:
    """The leaves of a criterion, itself if it is one; by their ids: II.3.a is of II."""
    ids = (one.id for one in RubricTree(RUBRIC).leaves())
    return [one for one in ids if one == key or one.startswith(f"{key}.")]


def test_the_rows_say_the_same_points_and_whence_in_both_ways(many: Together) -> None:
    few = {row[:1] + row[5:]: row for row in comparison_rows(whole(2))}
    for row in [*comparison_rows(many)][: len(axes_of(RUBRIC)) + 1]:
        assert row == few[row[:1] + row[5:]]


def test_of_very_many_units_only_the_picked_one_has_its_criteria() -> None:
    number = MOST // len(axes_of(RUBRIC)) + 1
    found, picked = whole(number), f"Đơn vị {number - 1:04}"
    rows = [*comparison_rows(found, picked)]
    at = fields(comparison_columns(RUBRIC))["criterion"] - 1
    totals = [row[0] for row in rows if row[at] == WHOLE]
    assert sorted(map(str, totals)) == [f"Đơn vị {n:04}" for n in range(number)]
    others = [row for row in rows if row[at] != WHOLE]
    assert {row[0] for row in others} == {picked}
    assert [row[at] for row in others] == [one.id for one in RUBRIC.criteria]
    assert len(rows) == len(comparison_rows(found, picked))
    assert "từng tiêu chí chỉ có của đơn vị chọn ở «Biểu đồ»" in comparison_note(found)
    assert len(comparison_rows(found, "Không có")) == number
