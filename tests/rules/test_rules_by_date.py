"""Every rule on the day before and the day of each of its changes."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from toolkit.rules.book import RULES, all_rules
from toolkit.rules.records import (
    CountRule,
    EligibilityRule,
    PreferenceRule,
    RatioRule,
    Rule,
    ScaleRule,
)
from toolkit.rules.shelf import series

# id | day | what held the day before | what holds from that day on; «off» = only where
# an office turns it on.
GRID = """
E1   | 2014-06-01 | –                             | repealed blocks
E1   | 2024-01-01 | repealed blocks               | office blocks off
E2   | 2014-06-01 | –                             | office blocks off
E3   | 2014-06-01 | –                             | 10 repealed blocks
E3   | 2014-08-20 | 10 repealed blocks            | 10 repealed blocks
E3   | 2017-10-01 | 10 repealed blocks            | 10 repealed blocks
E3   | 2024-01-01 | 10 repealed blocks            | –
E4   | 2014-06-01 | –                             | 40 repealed blocks
E4   | 2014-08-20 | 40 repealed blocks            | 40 repealed blocks
E4   | 2017-10-01 | 40 repealed blocks            | –
E5a  | 2014-06-01 | –                             | reprimand repealed blocks
E5a  | 2014-08-20 | reprimand repealed blocks     | reprimand repealed blocks
E5a  | 2017-10-01 | reprimand repealed blocks     | reprimand repealed blocks
E5a  | 2024-01-01 | reprimand repealed blocks     | reprimand repealed informs
E5a  | 2026-01-01 | reprimand repealed informs    | reprimand in_force informs
E5b  | 2014-06-01 | –                             | warning repealed blocks
E5b  | 2024-01-01 | warning repealed blocks       | warning unverified informs
E6   | 2014-06-01 | –                             | repealed informs
E6   | 2014-08-20 | repealed informs              | repealed informs
E6   | 2017-10-01 | repealed informs              | repealed informs
E6   | 2024-01-01 | repealed informs              | repealed informs
E6   | 2025-07-01 | repealed informs              | in_force informs
E7   | 2014-08-20 | –                             | repealed informs
E7   | 2017-10-01 | repealed informs              | unverified informs
E7   | 2024-02-24 | unverified informs            | repealed informs
E7   | 2025-08-05 | repealed informs              | unverified informs
E8   | 2014-08-20 | –                             | 1 repealed blocks
E8   | 2017-10-01 | 1 repealed blocks             | 1 repealed blocks
E8   | 2024-01-01 | 1 repealed blocks             | 1 unverified informs
E9   | 2014-08-20 | –                             | 6 repealed informs
E9   | 2017-10-01 | 6 repealed informs            | 6 unverified informs
E9   | 2024-01-01 | 6 unverified informs          | 6 unverified informs
E10  | 2017-12-15 | –                             | repealed blocks
E10  | 2019-11-04 | repealed blocks               | repealed blocks
E10  | 2024-01-01 | repealed blocks               | repealed blocks
E10  | 2025-07-01 | repealed blocks               | in_force blocks
E11  | 2017-12-15 | –                             | repealed blocks
E11  | 2019-11-04 | repealed blocks               | repealed blocks
E11  | 2024-01-01 | repealed blocks               | in_force blocks
E12  | 2014-08-20 | –                             | decision_date repealed blocks
E12  | 2017-10-01 | decision_date repealed blocks | –
E12  | 2017-12-15 | –                             | achievement_end repealed blocks
E12  | 2019-11-04 | achievement_end repealed blocks | achievement_end repealed blocks
E12  | 2024-01-01 | achievement_end repealed blocks | achievement_end repealed blocks
E12  | 2025-07-01 | achievement_end repealed blocks | achievement_end unverified informs
E13  | 2014-08-20 | –                             | repealed informs
E13  | 2017-10-01 | repealed informs              | unverified informs
E13  | 2024-01-01 | unverified informs            | unverified informs
E14  | 2014-06-01 | –                             | 3 office blocks off
E15  | 2024-01-01 | –                             | repealed informs
E15  | 2025-07-01 | repealed informs              | in_force informs
E16  | 2024-01-01 | –                             | in_force informs
E17  | 2024-01-01 | –                             | repealed informs
E17  | 2025-07-01 | repealed informs              | in_force informs
R1   | 2014-08-20 | –                             | ≤15 repealed blocks
R1   | 2017-10-01 | ≤15 repealed blocks           | ≤15 repealed blocks
R1   | 2024-01-01 | ≤15 repealed blocks           | ≤15 in_force informs off
R2   | 2014-08-29 | –                             | ≤20 repealed blocks
R2   | 2017-10-01 | ≤20 repealed blocks           | ≤20 repealed blocks
R2   | 2024-01-01 | ≤20 repealed blocks           | –
R3   | 2023-09-15 | –                             | ≤20 unverified informs
R3   | 2025-08-30 | ≤20 unverified informs        | ≤20 repealed informs
R3   | 2026-01-01 | ≤20 repealed informs          | ≤20 repealed informs
R3   | 2026-07-01 | ≤20 repealed informs          | ≤20 unverified informs
R4   | 2026-01-01 | –                             | ≤20 in_force informs
R5   | 2014-06-01 | –                             | >50 repealed blocks
R5   | 2024-01-01 | >50 repealed blocks           | ≥70 unverified informs
R6a  | 2014-06-01 | –                             | ≥70 repealed blocks
R6a  | 2024-01-01 | ≥70 repealed blocks           | ≥70 in_force blocks
R6b  | 2014-06-01 | –                             | ≥100 repealed blocks
R6b  | 2024-01-01 | ≥100 repealed blocks          | ≥100 in_force blocks
R7   | 2017-01-01 | –                             | >70 office informs off
R8   | 2017-01-01 | –                             | 20/15/10/5 office informs off
R9a  | 2018-01-01 | –                             | ≤10 office blocks off
R9b  | 2018-01-01 | –                             | ≤70 office blocks off
R10a | 2019-01-01 | –                             | ≤15 office blocks off
R10a | 2024-01-01 | ≤15 office blocks off         | –
R10b | 2019-01-01 | –                             | 91 office blocks off
R10b | 2024-01-01 | 91 office blocks off          | –
R11  | 2014-06-01 | –                             | ≤2 office blocks off
R12  | 2017-12-15 | –                             | ≤1 repealed blocks
R12  | 2019-11-04 | ≤1 repealed blocks            | ≤1 repealed blocks
R12  | 2024-01-01 | ≤1 repealed blocks            | ≤1 unverified informs
R13  | 2014-08-20 | –                             | 70 3 năm repealed informs
R13  | 2017-10-01 | 70 3 năm repealed informs     | 70 3 năm unverified informs
R13  | 2024-01-01 | 70 3 năm unverified informs   | 70 1/3 repealed informs
R13  | 2025-07-01 | 70 1/3 repealed informs       | 70 1/3 in_force informs
R14  | 2024-01-01 | –                             | in_force informs
"""
CASES = [
    tuple(cell.strip() for cell in line.split("|"))
    for line in GRID.strip().splitlines()
]
SIGNS = {"at_most": "≤", "at_least": "≥", "above": ">"}
BY_ID = {one.id: one for kind in RULES for one in series(kind)}


def shown(rule: Rule | None) -> str:
    """A rule in the words of the grid."""
    if rule is None:
        return "–"
    words = [
        *numbers(rule),
        rule.version.status,
        "blocks" if rule.blocks else "informs",
    ]
    return " ".join(words if rule.on_by_default else [*words, "off"])


def numbers(rule: Rule) -> Iterator[str]:
    if isinstance(rule, RatioRule):
        yield f"{SIGNS[rule.kind]}{rule.limit}"
    elif isinstance(rule, CountRule):
        yield f"≤{rule.at_most}"
    elif isinstance(rule, PreferenceRule):
        facts = (rule.women_share, rule.time_less)
        yield from (str(fact) for fact in facts if fact)
    elif isinstance(rule, ScaleRule):
        yield "/".join(str(band.points) for band in rule.bands)
    elif isinstance(rule, EligibilityRule):
        facts = (rule.number, rule.discipline, rule.clock)
        yield from (str(fact) for fact in facts if fact is not None)


def turning_days(name: str) -> set[date]:
    """Each day on which what the rule says begins, changes or ends."""
    quantity = BY_ID[name].quantity
    lasts = [quantity.last_day(i) for i in range(len(quantity.versions))]
    ends = {last + timedelta(days=1) for last in lasts if last}
    return ends | {version.start for version in quantity.versions}


@pytest.mark.parametrize(
    ("name", "day", "before", "after"), CASES, ids=[" ".join(c[:2]) for c in CASES]
)
def test_the_day_before_and_the_day_of_each_change(
    name: str, day: str, before: str, after: str
) -> None:
    first = date.fromisoformat(day)
    assert shown(BY_ID[name].on(first - timedelta(days=1))) == before
    assert shown(BY_ID[name].on(first)) == after


@pytest.mark.parametrize("name", BY_ID)
def test_no_change_of_a_rule_is_without_a_case(name: str) -> None:
    assert {date.fromisoformat(c[1]) for c in CASES if c[0] == name} == turning_days(
        name
    )


@pytest.mark.parametrize("year", range(2014, 2024))
def test_the_cap_on_base_fighters_blocks_until_2023(year: int) -> None:
    [cap] = [rule for rule in all_rules(year) if rule.id == "R1"]
    assert cap.blocks
    assert cap.on_by_default


@pytest.mark.parametrize("year", range(2024, 2028))
def test_the_cap_on_base_fighters_only_informs_from_2024(year: int) -> None:
    [cap] = [rule for rule in all_rules(year) if rule.id == "R1"]
    assert not cap.blocks
    assert not cap.on_by_default
    assert "chỉ để tham khảo" in cap.version.words


def test_the_regime_of_a_year_is_that_of_its_last_day() -> None:
    assert [r.id for r in all_rules(2017)] == [
        r.id for r in all_rules(1999, date(2017, 12, 31))
    ]
    assert "E4" not in [rule.id for rule in all_rules(2017)]


def test_a_dossier_dated_otherwise_passes_its_own_day() -> None:
    assert "E4" in [rule.id for rule in all_rules(2017, date(2017, 9, 30))]


def test_an_unverified_rule_never_blocks() -> None:
    blocking = [
        record.id
        for one in BY_ID.values()
        for record in one.records
        if record.version.status == "unverified" and record.blocks
    ]
    assert blocking == []


def test_a_rule_of_one_office_is_off_until_it_is_turned_on() -> None:
    on = [
        record.id
        for one in BY_ID.values()
        for record in one.records
        if record.applies_to and record.on_by_default
    ]
    # Those two name a kind of staff, not an office.
    assert sorted(set(on)) == ["R3", "R4"]
