"""What holds for every scorecard, whatever was entered."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.properties.scorecards import best, scorecards
from tests.tries import tries
from toolkit.model.rubric import Comparison, Criterion, Kind, Round, RubricTree
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.model.scores import Scores
from toolkit.scoring.engine import bonus_ceiling, score
from toolkit.scoring.rubric.text import standard_rubric

pytestmark = pytest.mark.slow

TREES = {
    name: RubricTree(standard_rubric(name)) for name in ("khoi-2017-950", "mau-100")
}
trees = pytest.mark.parametrize("tree", TREES.values(), ids=list(TREES))
few = settings(max_examples=tries(60), deadline=None)


def excess(tree: RubricTree, scores: Scores, which: Round) -> Decimal:
    """What the cap of the whole rubric takes off, from the leaves alone."""
    items = scores.rounds[which].items
    earned = sum(items[c.id].bonus for c in tree.leaves() if c.bonus)
    cap = tree.rubric.bonus_cap
    return Decimal(0) if cap is None else max(Decimal(0), earned - cap)


# Drawing a card takes as long as scoring it ten times: each law is asked of each card.


@trees
@few
@given(data=st.data())
def test_the_laws_of_a_complete_card(tree: RubricTree, data: st.DataObject) -> None:
    scores = score(tree, data.draw(scorecards(tree.rubric, complete=True)))
    total_is_standard_plus_bonus_minus_penalty(tree, scores)
    it_stays_within_its_bounds(tree, scores)


@trees
@few
@given(data=st.data())
def test_the_laws_of_any_card(tree: RubricTree, data: st.DataObject) -> None:
    card = data.draw(scorecards(tree.rubric))
    scores = score(tree, card)
    total_is_the_sum_of_the_scored_lines(tree, scores)
    names = data.draw(st.permutations(list(card.entries)))
    the_order_of_entries_does_not_matter(tree, card, scores, names)
    a_blank_entry_is_no_entry(tree, card, scores)
    rounds_do_not_touch_each_other(tree, card, scores)


def total_is_standard_plus_bonus_minus_penalty(
    tree: RubricTree, scores: Scores
) -> None:
    for one in scores.rounds.values():
        if one.missing:
            continue
        assert one.standard == tree.rubric.standard_points
        assert one.total == one.standard + one.bonus - one.penalty
        for item in one.items.values():
            assert item.total == item.standard + item.bonus - item.penalty


def total_is_the_sum_of_the_scored_lines(tree: RubricTree, scores: Scores) -> None:
    for which, one in scores.rounds.items():
        lines = [one.items[c.id].total for c in tree.leaves()]
        scored = sum((t for t in lines if t is not None), Decimal(0))
        assert one.total == scored - excess(tree, scores, which)
        missing = [c.id for c in tree.leaves() if one.items[c.id].total is None]
        assert list(one.missing) == missing


def it_stays_within_its_bounds(tree: RubricTree, scores: Scores) -> None:
    own = scores.rounds[Round.SELF]
    assert 0 <= own.total <= own.standard + own.bonus
    cap = tree.rubric.bonus_cap
    assert cap is None or own.bonus <= cap
    for leaf in tree.leaves():
        item, ceiling = own.items[leaf.id], bonus_ceiling(leaf)
        assert item.bonus >= 0
        assert ceiling is None or item.bonus <= ceiling
        assert 0 <= item.penalty <= item.standard


def the_order_of_entries_does_not_matter(
    tree: RubricTree, card: Scorecard, scores: Scores, names: Sequence[str]
) -> None:
    other = card._replace(entries={name: card.entries[name] for name in names})
    assert score(tree, other) == scores


def a_blank_entry_is_no_entry(
    tree: RubricTree, card: Scorecard, scores: Scores
) -> None:
    filled = {n: e for n, e in card.entries.items() if e != Entry(criterion=n)}
    assert score(tree, card._replace(entries=filled)) == scores


def rounds_do_not_touch_each_other(
    tree: RubricTree, card: Scorecard, scores: Scores
) -> None:
    alone = {n: e._replace(given={}) for n, e in card.entries.items()}
    without = score(tree, card._replace(entries=alone))
    assert set(without.rounds) == {Round.SELF}
    assert without.rounds[Round.SELF] == scores.rounds[Round.SELF]


@pytest.mark.slow
@trees
@settings(max_examples=tries(200), deadline=None)
@given(data=st.data())
def test_one_better_input_never_lowers_the_total(
    tree: RubricTree, data: st.DataObject
) -> None:
    card = data.draw(scorecards(tree.rubric))
    possible = {
        leaf.id: better
        for leaf in tree.leaves()
        if (better := other_than(card.entries[leaf.id], leaf))
    }
    assume(possible)
    name = data.draw(st.sampled_from(list(possible)))
    better = data.draw(st.sampled_from(possible[name]))
    entries = {**card.entries, name: better}
    before, after = score(tree, card), score(tree, card._replace(entries=entries))
    own, later = before.rounds[Round.SELF], after.rounds[Round.SELF]
    assert later.total >= own.total
    grades = [*tree.rubric.grades]
    if own.grade and later.grade:
        assert grades.index(later.grade) <= grades.index(own.grade)


def other_than(entry: Entry, leaf: Criterion) -> list[Entry]:
    """Better entries, if there are any."""
    return [one for one in improvements(leaf, entry) if one != entry]


def improvements(leaf: Criterion, entry: Entry) -> list[Entry]:
    """Entries that are better than this one in exactly one input."""
    found = []
    if entry.over_percent is not None:
        found.append(entry._replace(over_percent=entry.over_percent + 1))
    if entry.under_percent is not None:
        found.append(entry._replace(under_percent=entry.under_percent - 1))
    found += better_base(leaf, entry)
    return found


def better_base(leaf: Criterion, entry: Entry) -> list[Entry]:
    match leaf.kind:
        case Kind.MANUAL if entry.points is not None:
            return [entry._replace(points=entry.points + Decimal("0.5"))]
        case Kind.LEVELS if len(entry.chosen) == 1:
            now = leaf.lines[entry.chosen[0]].points
            better = [i for i, line in enumerate(leaf.lines) if line.points > now]
            return [entry._replace(chosen=(i,)) for i in better]
        case Kind.CHECKLIST if entry.answered:
            undone = set(range(len(leaf.lines))) - set(entry.chosen)
            more = [tuple(sorted({*entry.chosen, i})) for i in undone]
            return [entry._replace(chosen=chosen) for chosen in more]
        case Kind.BANDS if entry.measured is not None:
            return [entry._replace(measured=best(leaf).measured)]
        case Kind.THRESHOLD if entry.measured is not None:
            assert leaf.comparison in (Comparison.GT, Comparison.GE)
            return [entry._replace(measured=entry.measured + 1)]
        case Kind.PER_EVENT if entry.measured is not None:
            return [entry._replace(measured=entry.measured - 1)]
    return []
