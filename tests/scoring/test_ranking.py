"""Ranks: ties stay ties, are parted as the cluster chose, and order means nothing."""

import random
from decimal import Decimal

from toolkit.awards.flags import Flag, flag_proposals
from toolkit.model.round import Unit
from toolkit.model.rubric import STANDARD_ROUNDS, Round
from toolkit.model.standing import VOTE, WHOLE, RoundPoints, Standing, UnitResult
from toolkit.rules.records import Rounding
from toolkit.scoring.ranking import ranked, round_that_counts

ORDER = ("I", "II", VOTE)


def unit(
    key: str,
    one: int | None,
    two: int | None,
    votes: int | None = None,
    cluster: str = "",
    later: int | None = None,
) -> UnitResult:
    """A unit with points in sections I and II; `later`: its appraised total."""
    cast = None if votes is None else Decimal(votes)
    who = Unit(key, key, cluster=cluster, votes=cast)
    rounds = {Round.SELF: points(one, two)}
    if later is not None:
        rounds[Round.APPRAISED] = points(later, 0)
    return UnitResult(who, rounds)


def points(one: int | None, two: int | None) -> RoundPoints:
    parts = {"I": one, "II": two}
    given = {key: None if n is None else Decimal(n) for key, n in parts.items()}
    missing = sum(n is None for n in given.values())
    whole = sum((n for n in given.values() if n is not None), Decimal(0))
    return RoundPoints({**given, WHOLE: whole}, {}, missing)


def told(standings: tuple[Standing, ...]) -> list[tuple[str, int | None, bool, str]]:
    return [(s.result.unit.key, s.rank, s.tied, s.broken_by) for s in standings]


def test_equal_points_share_a_rank_and_the_next_one_is_left_out() -> None:
    units = [unit("a", 10, 5), unit("b", 9, 6), unit("c", 1, 1), unit("d", 20, 0)]
    assert told(ranked(units, Round.SELF)) == [
        ("d", 1, False, ""),
        ("a", 2, True, ""),
        ("b", 2, True, ""),
        ("c", 4, False, ""),
    ]


def test_what_the_cluster_chose_parts_them_in_its_order() -> None:
    units = [unit("a", 9, 6), unit("b", 10, 5), unit("c", 9, 6, 3), unit("d", 9, 6, 4)]
    assert told(ranked(units, Round.SELF, ORDER)) == [
        ("b", 1, False, "I"),
        ("a", 2, True, "I"),
        ("c", 2, True, "I"),
        ("d", 2, True, "I"),
    ]  # without a vote of each of them none counts
    voted = [units[1], *units[2:]]
    assert told(ranked(voted, Round.SELF, ORDER))[1:] == [
        ("d", 2, False, VOTE),
        ("c", 3, False, VOTE),
    ]


def test_each_cluster_has_its_own_ranks_and_who_misses_points_has_none() -> None:
    units = [unit("a", 1, 1, cluster="2"), unit("b", 9, 9, cluster="1")]
    units += [unit("c", 9, None, cluster="1"), UnitResult(Unit("d", "d", cluster="2"))]
    assert told(ranked(units, Round.SELF)) == [
        ("b", 1, False, ""),
        ("c", None, False, ""),
        ("a", 1, False, ""),
        ("d", None, False, ""),
    ]


def test_the_order_in_which_units_come_means_nothing() -> None:
    dice = random.Random(20)
    units = [
        unit(f"u{n}", dice.randrange(4), dice.randrange(4), dice.choice([None, 1, 2]))
        for n in range(60)
    ]
    first = ranked(units, Round.SELF, ORDER)
    for _ in range(30):
        dice.shuffle(units)
        assert ranked(units, Round.SELF, ORDER) == first


def test_more_points_never_lower_a_rank() -> None:
    dice = random.Random(21)
    for _ in range(60):
        units = [unit(f"u{n}", dice.randrange(5), dice.randrange(5)) for n in range(9)]
        ranks = {s.result.unit.key: s.rank for s in ranked(units, Round.SELF)}
        one = units[0].rounds[Round.SELF].points["I"]
        two = units[0].rounds[Round.SELF].points["II"]
        assert one is not None
        assert two is not None
        better = [unit("u0", int(one) + 1, int(two)), *units[1:]]
        after = {s.result.unit.key: s.rank for s in ranked(better, Round.SELF)}
        assert (after["u0"] or 0) <= (ranks["u0"] or 0)


def test_the_latest_round_counts_that_every_unit_has() -> None:
    rounds = STANDARD_ROUNDS
    both = [unit("a", 1, 1, later=2), unit("b", 1, 1, later=3)]
    assert round_that_counts(both, rounds) is Round.APPRAISED
    assert round_that_counts([*both, unit("c", 1, 1)], rounds) is Round.SELF
    assert round_that_counts([*both, unit("c", 1, None)], rounds) is Round.APPRAISED
    assert round_that_counts(both, rounds, Round.FINAL) is Round.FINAL
    assert round_that_counts([], rounds) is Round.SELF


def flags(units: list[UnitResult], share: int, rounding: Rounding) -> dict[str, Flag]:
    found = flag_proposals(ranked(units, Round.SELF), Decimal(share), rounding)
    return {key: flag for key, flag in found.flags.items() if flag}


def test_flags_go_to_the_first_as_far_as_the_share_reaches() -> None:
    units = [unit(f"u{n}", n, 0) for n in range(1, 10)]
    proposed = dict.fromkeys(("u9", "u8"), Flag.PROPOSED)
    assert flags(units, 30, Rounding.FLOOR) == proposed  # 2.7
    assert len(flags(units, 30, Rounding.HALF_UP)) == 3
    assert len(flags(units, 23, Rounding.CEIL)) == 3  # 2.07
    assert flags(units, 0, Rounding.CEIL) == {}


def test_a_tie_over_the_last_place_gives_it_to_none() -> None:
    units = [unit("a", 9, 0), unit("b", 5, 0), unit("c", 5, 0), unit("d", 1, 0)]
    last = {"a": Flag.PROPOSED, "b": Flag.TIED, "c": Flag.TIED}
    assert flags(units, 50, Rounding.FLOOR) == last
    assert set(flags(units, 75, Rounding.FLOOR).values()) == {Flag.PROPOSED}


def test_places_are_counted_in_each_cluster_with_who_sent_nothing() -> None:
    units = [unit("a", 9, 0, cluster="1"), unit("b", 8, 0, cluster="2")]
    units += [UnitResult(Unit(f"x{n}", "x", cluster="2")) for n in range(9)]
    found = flag_proposals(ranked(units, Round.SELF), Decimal(10), Rounding.FLOOR)
    assert [(p.cluster, p.units, p.places) for p in found.places] == [
        ("1", 1, 0),
        ("2", 10, 1),
    ]
    assert [key for key, flag in found.flags.items() if flag] == ["b"]


def test_sums_that_binary_numbers_tell_apart_are_a_tie() -> None:
    """Why ranks are not made with the numbers of pandas, which are binary."""
    assert 0.1 + 0.2 > 0.3
    tenths = {"A": ("0.1", "0.2"), "B": ("0.3", "0")}
    given = []
    for key, parts in tenths.items():
        whole = sum(map(Decimal, parts), Decimal(0))
        of_round = RoundPoints({WHOLE: whole}, {})
        given.append(UnitResult(Unit(key, key), {Round.SELF: of_round}))
    found = ranked(given, Round.SELF)
    assert [(one.rank, one.tied) for one in found] == [(1, True), (1, True)]
