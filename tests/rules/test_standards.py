"""What each award presupposes in each regime; votes, money, dossiers, deadlines."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.rules import book
from toolkit.rules.records import Recipient
from toolkit.rules.standards import Need, NeedKind, Standard


def needs(name: str, year: int) -> list[str]:
    """The prerequisites of a standard as short words, a route's name in front."""
    every = (*book.title_standards(year), *book.form_standards(year))
    found = [one for one in every if one.id == name]
    return [short(need) for standard in found for need in standard.needs]


def short(need: Need) -> str:
    words = [need.route and f"{need.route}:", need.kind]
    words += [need.award, need.rating or "", need.rule, need.scope or ""]
    words += [f"{need.years}y" if need.years > 1 else ""]
    words += [f"{need.count}x" if need.count > 1 else ""]
    words += [f"or {other}" for other in need.instead]
    words += [f"after {need.after}" if need.after else ""]
    words += ["in a row" if need.in_a_row else ""]
    words += ["next year" if need.next_year else "", "?" if need.unverified else ""]
    return " ".join(word for word in words if word)


CASES = [
    ("base_fighter", 2022, ["award advanced_worker", "initiative base", "rule R1"]),
    (
        "base_fighter",
        2024,
        [
            "award advanced_worker",
            "rating: rating excellent",
            "initiative: initiative base",
        ],
    ),
    (
        "province_fighter",
        2023,
        ["award base_fighter 3y", "initiative province", "judged"],
    ),
    ("province_fighter", 2024, ["award base_fighter 3y", "initiative province"]),
    (
        "national_fighter",
        2022,
        ["award province_fighter 2x in a row next year", "award base_fighter 6y"],
    ),
    (
        "national_fighter",
        2016,
        ["award province_fighter 2x in a row", "award base_fighter 6y"],
    ),
    (
        "national_fighter",
        2025,
        ["award province_fighter 2x in a row", "initiative national"],
    ),
    ("advanced_collective", 2022, ["rule R5", "rule E5b"]),
    (
        "excellent_collective",
        2022,
        [
            "award advanced_collective",
            "rating excellent",
            "rule R6b",
            "rule R6a",
            "members base_fighter",
            "rule E5b",
        ],
    ),
    (
        "excellent_collective",
        2024,
        [
            "rating excellent",
            "rule R6b",
            "rule R6a",
            "members base_fighter",
            "rule E5b",
            "judged",
        ],
    ),
    (
        "province_merit_individual",
        2022,
        [
            "ratings: rating excellent 2y",
            "ratings: initiative base 2x",
            "movement: judged",
            "repeated: judged",
        ],
    ),
    (
        "province_merit_individual",
        2024,
        [
            "titles: award base_fighter 2y",
            "ratings: rating excellent 2y",
            "ratings: initiative base 2x",
            "mixed: rating excellent base 2y or base_fighter ?",
        ],
    ),
    (
        "labour_order_third_collective",
        2016,
        [
            "existed 10y",
            "award prime_minister_merit",
            "rating excellent 5y after prime_minister_merit",
            "flags: award province_flag 2x after prime_minister_merit",
            "flag_and_merits: award province_flag after prime_minister_merit",
            "flag_and_merits: award province_merit 2x after prime_minister_merit",
        ],
    ),
    ("labour_order_third_collective", 2024, []),
]


@pytest.mark.parametrize(("name", "year", "wanted"), CASES)
def test_the_chain_of_each_regime(name: str, year: int, wanted: list[str]) -> None:
    assert needs(name, year) == wanted


def standard(name: str, year: int) -> Standard:
    every = (*book.title_standards(year), *book.form_standards(year))
    return next(one for one in every if one.id == name)


def test_the_needs_of_every_route_are_joined_by_those_that_always_hold() -> None:
    routes = standard("base_fighter", 2024).routes
    assert [[need.kind for need in route] for route in routes] == [
        [NeedKind.AWARD, NeedKind.RATING],
        [NeedKind.AWARD, NeedKind.INITIATIVE],
    ]
    assert len(standard("province_fighter", 2024).routes) == 1


def test_a_standard_that_nobody_checked_bars_nobody() -> None:
    assert standard("base_fighter", 2023).blocks
    assert not standard("base_fighter", 2024).blocks
    assert standard("province_fighter", 2024).blocks


HIGH = ("national_fighter", "province_fighter", "labour_hero")
VOTES = [
    *((date(2017, 9, 30), name, None) for name in HIGH),
    *((date(2017, 10, 1), name, (90, True)) for name in HIGH),
    *((date(2023, 12, 31), name, (90, True)) for name in HIGH),
    *((date(2024, 1, 1), name, (90, False)) for name in HIGH),
    *((date(2025, 6, 30), name, (90, False)) for name in HIGH),
    *((date(2025, 7, 1), name, (90, False)) for name in HIGH),
    (date(2023, 12, 31), "merit", None),
    (date(2024, 1, 1), "merit", (80, False)),
    (date(2025, 6, 30), "merit", (80, False)),
    (date(2025, 7, 1), "merit", (80, False)),
    (date(2014, 5, 31), "base_titles", None),
    (date(2014, 6, 1), "base_titles", (70, False)),
]


@pytest.mark.parametrize(("day", "name", "wanted"), VOTES)
def test_the_votes_that_are_needed(
    day: date, name: str, wanted: tuple[int, bool] | None
) -> None:
    found = [v for v in book.vote_thresholds(day) if v.id == name]
    assert [(v.percent, v.blocks) for v in found] == ([wanted] if wanted else [])
    assert all(v.base == "total_members" for v in found)


def test_the_decree_behind_a_vote_changes_with_the_day() -> None:
    sources = [
        vote.version.source
        for day in (date(2025, 6, 30), date(2025, 7, 1))
        for vote in book.vote_thresholds(day)
        if vote.id == "merit"
    ]
    assert sources == ["Nghị định 98/2023/NĐ-CP", "Nghị định 152/2025/NĐ-CP"]


def test_two_thirds_are_a_fraction() -> None:
    quorum = book.quorum(date(2024, 1, 1))
    assert quorum
    assert (quorum.parts, quorum.whole) == (2, 3)


PAY = [
    (date(2019, 6, 30), None),
    (date(2019, 7, 1), 1_490_000),
    (date(2023, 6, 30), 1_490_000),
    (date(2023, 7, 1), 1_800_000),
    (date(2024, 6, 30), 1_800_000),
    (date(2024, 7, 1), 2_340_000),
]


@pytest.mark.parametrize(("day", "amount"), PAY)
def test_base_pay_by_day(day: date, amount: int | None) -> None:
    pay = book.base_pay(day)
    assert (pay.amount if pay else None) == amount


@pytest.mark.parametrize(
    ("award", "times"),
    [
        ("national_fighter", "4.5"),
        ("province_fighter", "3.0"),
        ("base_fighter", "1.0"),
        ("advanced_worker", "0.3"),
        ("excellent_collective", "1.5"),
        ("advanced_collective", "0.8"),
        ("government_flag", "12"),
        ("province_flag", "8"),
        ("model_commune", "2"),
        ("cultural_village", "1.5"),
    ],
)
def test_reward_money_begins_with_the_decree_of_2024(award: str, times: str) -> None:
    assert book.coefficient(award, date(2023, 12, 31)) is None
    for day in (date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1)):
        found = book.coefficient(award, day)
        assert found
        assert found.times == Decimal(times)
        assert isinstance(found.times, Decimal)


@pytest.mark.parametrize(
    ("day", "one", "many"),
    [
        (date(2017, 9, 30), None, None),
        (date(2017, 10, 1), "1.0", "2.0"),
        (date(2023, 12, 31), "1.0", "2.0"),
        (date(2024, 1, 1), None, None),
        (date(2025, 6, 30), None, None),
        (date(2025, 7, 1), "1.5", "3.0"),
    ],
)
def test_the_provincial_merit_certificate_by_day_and_recipient(
    day: date, one: str | None, many: str | None
) -> None:
    found = [
        book.coefficient("province_merit", day, recipient)
        for recipient in (Recipient.INDIVIDUAL, Recipient.COLLECTIVE)
    ]
    assert [str(c.times) if c else None for c in found] == [one, many]
    assert book.coefficient("province_merit", day, Recipient.HOUSEHOLD) is None


def test_the_medal_has_a_ceiling_not_an_amount() -> None:
    medal = book.coefficient("commemorative_medal", date(2025, 7, 1))
    assert medal
    assert (medal.kind, medal.times) == ("at_most", Decimal("0.6"))


def test_money_is_never_a_fact_that_somebody_checked() -> None:
    found = book.coefficient("base_fighter", date(2025, 7, 1))
    assert found
    assert found.version.status == "unverified"


def test_the_district_granted_until_the_day_before_the_reform() -> None:
    before, after = (
        book.award_on("advanced_worker", day)
        for day in (date(2025, 6, 30), date(2025, 7, 1))
    )
    assert before
    assert after
    assert set(before.granted_by) - set(after.granted_by) == {"district_chair"}


def test_the_commune_title_is_new_and_was_renamed() -> None:
    days = [date(2023, 12, 31), date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1)]
    found = [book.award_on("model_commune", day) for day in days]
    assert [award.version.value if award else None for award in found] == [
        None,
        "Xã, phường, thị trấn tiêu biểu",
        "Xã, phường, thị trấn tiêu biểu",
        "Xã, phường, đặc khu tiêu biểu",
    ]


def test_a_dossier_from_base_fighter_up_holds_the_initiative() -> None:
    parts = {d.id: d for d in book.dossiers(date(2022, 12, 31))}
    assert len(parts["any"].parts) == 3
    assert "base_fighter" in parts["initiative"].awards
    assert (parts["commune"].sets, parts["commune"].working_days) == (1, 10)


def test_the_deadlines_of_the_plan_of_2023() -> None:
    found = {d.id: d for d in book.deadlines(date(2023, 1, 1))}
    days = [
        (found[name].month, found[name].day)
        for name in ("registration", "half_year_report", "initiative_council")
    ]
    assert days == [(2, 28), (6, 15), (10, 30)]
    assert found["province_dossiers"].next_year
    assert "registration" not in {d.id for d in book.deadlines(date(2022, 12, 31))}


def test_the_points_for_returned_dossiers_meet_without_a_gap() -> None:
    [scale] = book.scale_rules(2017)
    shares = ("0", "0.01", "9.99", "10", "20", "20.01", "100")
    found = [[b.points for b in scale.bands if b.holds(Decimal(s))] for s in shares]
    assert found == [[20], [15], [15], [10], [10], [5], [5]]
