"""What each award presupposes in each regime; votes, money, dossiers, deadlines."""

from datetime import date
from decimal import Decimal

import pytest

from toolkit.rules import book
from toolkit.rules.records import Recipient, ScaleRule
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
    words += ["ever" if need.ever else "", "within" if need.within else ""]
    words += ["next year" if need.next_year else ""]
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
    (
        "province_fighter",
        2024,
        ["award base_fighter 3y", "initiative province", "judged"],
    ),
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
        ["award province_fighter 2x in a row", "initiative national", "judged"],
    ),
    (
        "advanced_collective",
        2022,
        ["rating good", "judged", "rule R5", "rule E5b", "judged"],
    ),
    ("advanced_collective", 2024, ["rating good", "rule R5", "rule E5b"]),
    ("advanced_worker", 2025, ["rating good", "judged"]),
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
            "judged",
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
    (
        "labour_order_third_individual",
        2024,
        [
            "merit: award prime_minister_merit",
            "merit: rating good 5y after prime_minister_merit",
            "merit: rating excellent after prime_minister_merit within",
            "merit: award base_fighter 3x after prime_minister_merit",
            "dedication: judged",
        ],
    ),
    (
        "prime_minister_merit_individual",
        2024,
        [
            "merit: award province_merit ever",
            "merit: rating good 5y",
            "merit: award base_fighter 3x within",
            "merit: judged",
            "movement: judged",
            "special: judged",
        ],
    ),
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
    assert standard("base_fighter", 2024).blocks
    assert not standard("advanced_collective", 2024).blocks
    assert standard("province_fighter", 2024).blocks


HIGH = ("national_fighter", "province_fighter", "labour_hero")
SUBMITTED = "base_fighter_and_flags"
VOTES = [
    *((date(2017, 9, 30), name, None) for name in HIGH),
    *((date(2017, 10, 1), name, (90, True, True)) for name in HIGH),
    *((date(2023, 12, 31), name, (90, True, True)) for name in HIGH),
    *((date(2024, 1, 1), name, (90, True, False)) for name in HIGH),
    *((date(2025, 6, 30), name, (90, True, False)) for name in HIGH),
    *((date(2025, 7, 1), name, (90, False, False)) for name in HIGH),
    (date(2023, 12, 31), SUBMITTED, None),
    (date(2024, 1, 1), SUBMITTED, (80, True, False)),
    (date(2025, 6, 30), SUBMITTED, (80, True, False)),
    (date(2025, 7, 1), SUBMITTED, (80, False, False)),
    (date(2023, 12, 31), "merit", None),
    (date(2024, 1, 1), "merit", (80, True, False)),
    (date(2016, 2, 15), "education", None),
    (date(2016, 2, 16), "education", (70, True, False)),
    (date(2016, 2, 16), "education_fighters", (90, True, True)),
]


@pytest.mark.parametrize(("day", "name", "wanted"), VOTES)
def test_the_votes_that_are_needed(
    day: date, name: str, wanted: tuple[int, bool, bool] | None
) -> None:
    found = [v for v in book.vote_thresholds(day) if v.id == name]
    shown = [(v.percent, v.blocks, v.secret) for v in found]
    assert shown == ([wanted] if wanted else [])


def test_each_threshold_is_of_its_councils_and_of_its_base() -> None:
    found = {vote.id: vote for vote in book.vote_thresholds(date(2024, 6, 1))}
    for name in HIGH:
        assert found[name].councils == ("province", "ministry")
    assert found[SUBMITTED].councils == ()
    assert found[SUBMITTED].awards == (
        "base_fighter",
        "province_flag",
        "government_flag",
    )
    bases = {name: vote.base for name, vote in found.items()}
    assert {n for n, base in bases.items() if base == "present_or_asked"} == {
        "education",
        "education_fighters",
    }


def test_what_one_sector_or_province_wants_is_nobody_elses_rule() -> None:
    found = {v.id: v.applies_to for v in book.vote_thresholds(date(2024, 6, 1))}
    assert {name: text for name, text in found.items() if text} == {
        "education": "ngành giáo dục",
        "education_fighters": "ngành giáo dục",
        "merit": "tỉnh An Giang",
    }


def test_the_meeting_that_counts_is_of_one_council_or_sector() -> None:
    def shown(day: date) -> list[tuple[int, int, tuple[str, ...], str]]:
        return [
            (one.parts, one.whole, one.councils, one.applies_to)
            for one in book.quorums(day)
        ]

    sector = (2, 3, (), "ngành giáo dục")
    assert shown(date(2024, 1, 1)) == [(2, 3, ("central",), ""), sector]
    assert shown(date(2025, 7, 1)) == [sector]
    assert shown(date(2016, 2, 15)) == []


PAY = [
    (date(2017, 6, 30), None),
    (date(2017, 7, 1), 1_300_000),
    (date(2018, 6, 30), 1_300_000),
    (date(2018, 7, 1), 1_390_000),
    (date(2019, 6, 30), 1_390_000),
    (date(2019, 7, 1), 1_490_000),
    (date(2023, 6, 30), 1_490_000),
    (date(2023, 7, 1), 1_800_000),
    (date(2024, 6, 30), 1_800_000),
    (date(2024, 7, 1), 2_340_000),
    (date(2026, 6, 30), 2_340_000),
    (date(2026, 7, 1), 2_530_000),
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
        ("cultural_village", "1.5"),
    ],
)
def test_reward_money_of_titles_is_the_same_in_three_decrees(
    award: str, times: str
) -> None:
    assert book.coefficient(award, date(2017, 9, 30)) is None
    days = (
        *(date(2017, 10, 1), date(2023, 12, 31)),
        *(date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1)),
    )
    for day in days:
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


def test_the_new_commune_title_has_money_since_it_exists() -> None:
    assert book.coefficient("model_commune", date(2023, 12, 31)) is None
    for day in (date(2024, 1, 1), date(2025, 7, 1)):
        found = book.coefficient("model_commune", day)
        assert found
        assert found.times == 2


def test_a_household_gets_half_as_much_again_and_a_collective_twice() -> None:
    day = date(2025, 7, 1)
    for award in ("prime_minister_merit", "province_merit"):
        one, home, many = (
            book.coefficient(award, day, recipient)
            for recipient in (
                Recipient.INDIVIDUAL,
                Recipient.HOUSEHOLD,
                Recipient.COLLECTIVE,
            )
        )
        assert one
        assert home
        assert many
        assert (home.times, many.times) == (one.times * 3 / 2, one.times * 2)


@pytest.mark.parametrize(
    ("award", "day", "recipient", "times"),
    [
        ("prime_minister_merit", date(2017, 10, 1), Recipient.INDIVIDUAL, "3.5"),
        ("prime_minister_merit", date(2023, 12, 31), Recipient.COLLECTIVE, "7.0"),
        ("prime_minister_merit", date(2024, 1, 1), Recipient.INDIVIDUAL, None),
        ("labour_hero", date(2018, 1, 1), Recipient.INDIVIDUAL, "15.5"),
        ("labour_hero", date(2025, 7, 1), Recipient.COLLECTIVE, "31"),
        ("labour_order_third", date(2025, 7, 1), Recipient.COLLECTIVE, "9"),
        ("labour_order_second", date(2025, 7, 1), Recipient.COLLECTIVE, "15"),
        ("labour_order_first", date(2025, 7, 1), Recipient.COLLECTIVE, "18"),
        ("labour_order_first", date(2025, 7, 1), Recipient.INDIVIDUAL, None),
        ("labour_order_first", date(2025, 6, 30), Recipient.COLLECTIVE, None),
    ],
)
def test_money_of_the_state_by_day(
    award: str, day: date, recipient: Recipient, times: str | None
) -> None:
    found = book.coefficient(award, day, recipient)
    exact = found if found and found.recipient is recipient else None
    assert (str(exact.times) if exact else None) == times


def test_a_letter_of_praise_of_the_commune_had_money_of_its_own() -> None:
    day = date(2023, 12, 31)

    def times(day: date, recipient: Recipient, authority: str = "") -> str:
        found = book.coefficient("praise_letter", day, recipient, authority)
        return str(found.times) if found else ""

    both = (Recipient.INDIVIDUAL, Recipient.COLLECTIVE)
    assert [times(day, one, "commune_chair") for one in both] == ["0.15", "0.3"]
    assert [times(day, one, "department_director") for one in both] == ["0.3", "0.6"]
    later = date(2025, 7, 1)
    assert [times(later, one, "commune_chair") for one in both] == ["0.3", "0.6"]


def test_the_medal_has_a_ceiling_not_an_amount() -> None:
    for day in (date(2024, 1, 1), date(2025, 7, 1)):
        medal = book.coefficient("commemorative_medal", day)
        assert medal
        assert (medal.kind, medal.times) == ("at_most", Decimal("0.6"))


@pytest.mark.parametrize(
    ("award", "day", "article"),
    [
        ("base_fighter", date(2025, 7, 1), "khoản 1 Điều 50"),
        ("excellent_collective", date(2025, 7, 1), "khoản 2 Điều 50"),
        ("base_fighter", date(2024, 1, 1), "Điều 54"),
        ("base_fighter", date(2018, 1, 1), "Điều 69"),
        ("province_merit", date(2018, 1, 1), "Điều 73"),
        ("province_merit", date(2025, 7, 1), "khoản 1 Điều 54"),
        ("commemorative_medal", date(2024, 1, 1), "điểm d khoản 1 Điều 58"),
    ],
)
def test_money_names_its_article(award: str, day: date, article: str) -> None:
    found = book.coefficient(award, day)
    assert found
    assert found.version.article == article
    assert found.version.status != "unverified"


@pytest.mark.parametrize("award", ["advanced_collective", "base_fighter"])
def test_a_commune_grants_base_titles_from_july_2025(award: str) -> None:
    days = (date(2025, 6, 30), date(2025, 7, 1))
    before, after = (book.award_on(award, day) for day in days)
    assert before
    assert after
    assert "commune_chair" not in before.granted_by
    assert "commune_chair" in after.granted_by
    assert "129/2025" in after.version.source
    assert after.version.status == "in_force"


def test_the_district_granted_until_the_day_before_the_reform() -> None:
    before, after = (
        book.award_on("advanced_worker", day)
        for day in (date(2025, 6, 30), date(2025, 7, 1))
    )
    assert before
    assert after
    assert set(before.granted_by) - set(after.granted_by) == {"district_chair"}


def test_the_deadlines_of_the_decree_of_2023() -> None:
    found = {d.id: d for d in book.deadlines(date(2024, 6, 1))}
    days = [
        (found[name].month, found[name].day, found[name].next_year)
        for name in ("national_fighter_dossiers", "government_flag_dossiers")
    ]
    assert days == [(12, 31, True), (6, 30, True)]
    assert found["state_examination"].working_days == 20
    later = {d.id for d in book.deadlines(date(2025, 7, 1))}
    assert not later & {"national_fighter_dossiers", "state_examination"}


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
    [scale] = [one for one in book.all_rules(2017) if isinstance(one, ScaleRule)]
    shares = ("0", "0.01", "9.99", "10", "20", "20.01", "100")
    found = [[b.points for b in scale.bands if b.holds(Decimal(s))] for s in shares]
    assert found == [[20], [15], [15], [10], [10], [5], [5]]


@pytest.mark.parametrize(
    ("name", "day", "wanted"),
    [
        ("base", date(2023, 12, 31), None),
        ("base", date(2024, 1, 1), "repealed chưa rõ điều khoản"),
        ("base", date(2025, 7, 1), "in_force Điều 49"),
        ("rounding", date(2017, 9, 30), None),
        ("rounding", date(2023, 12, 31), "repealed khoản 2 Điều 68"),
        ("rounding", date(2024, 1, 1), None),
        ("rounding", date(2025, 7, 1), "unverified Điều 49"),
        ("several", date(2025, 6, 30), "repealed chưa rõ điều khoản"),
        ("several", date(2025, 7, 1), "in_force Điều 49"),
    ],
)
def test_how_money_is_paid_follows_the_day(
    name: str, day: date, wanted: str | None
) -> None:
    records = [one for one in book.payments(day) if one.id == name]
    told = [f"{one.version.status} {one.version.article}" for one in records]
    assert told == ([wanted] if wanted else [])
