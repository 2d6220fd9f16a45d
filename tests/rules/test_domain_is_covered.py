"""Everything the field's rules name is in the data, and every value is complete."""

import re
from datetime import date
from pathlib import Path

import pytest

from toolkit.rules import bodies, book
from toolkit.rules.loader import DATA, STATUSES, quantities
from toolkit.rules.records import EligibilityRule, RatioRule
from toolkit.rules.shelf import FOLDERS, Series, series
from toolkit.rules.standards import (
    Award,
    Coefficient,
    FormStandard,
    NeedKind,
    Setting,
    Standard,
    TitleStandard,
    VoteThreshold,
)

KINDS = {
    kind.__name__: kind
    for module in (bodies, book)
    for kind in vars(module).values()
    if isinstance(kind, type) and kind.__name__ in FOLDERS
}
WANTED = [*(f"R{n}" for n in range(1, 15)), *(f"E{n}" for n in range(1, 18))]
AWARDS = {one.id for one in series(Award)}
RULE_IDS = {one.id for kind in book.RULES for one in series(kind)}
STANDARDS: list[Series[Standard]] = [*series(TitleStandard), *series(FormStandard)]


@pytest.mark.parametrize("name", WANTED)
def test_each_rule_of_the_field_is_there(name: str) -> None:
    assert [one for one in RULE_IDS if re.fullmatch(name + "[a-z]?", one)]


def test_every_folder_of_the_data_is_read_by_a_kind() -> None:
    folders = {path.name for path in DATA.iterdir() if path.is_dir()}
    assert folders == {*FOLDERS.values(), "instruments"}
    assert set(KINDS) == set(FOLDERS)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_file_of_a_kind_becomes_its_record(name: str) -> None:
    found = series(KINDS[name])
    assert len(found) == len(list((DATA / FOLDERS[name]).glob("*.toml")))
    assert all(one.records for one in found)


def test_every_value_has_all_its_fields() -> None:
    for version in (one for quantity in quantities() for one in quantity.versions):
        assert version.source
        assert version.article
        assert version.status in STATUSES
        assert version.checked_on in (date(2026, 11, 21), date(2026, 11, 29))
        assert "{" not in version.value + version.note


def test_no_award_or_rule_is_named_that_does_not_exist() -> None:
    named = set()
    for rules in (series(RatioRule), series(EligibilityRule)):
        for rule in (record for one in rules for record in one.records):
            named |= set(getattr(rule, "awards", ())) | {getattr(rule, "award", "")}
    for standard in (record for one in STANDARDS for record in one.records):
        named.add(standard.award)
        for need in standard.needs:
            named |= {need.award, need.after, *need.instead}
            assert (need.kind is NeedKind.RULE) == bool(need.rule)
            assert not need.rule or need.rule in RULE_IDS
    for vote in series(VoteThreshold):
        named |= set(vote.records[0].awards)
    for money in series(Coefficient):
        named.add(money.records[0].award)
    assert named - {""} <= AWARDS


def test_every_award_has_a_standard_or_is_known_to_have_none() -> None:
    with_standard = {one.records[0].award for one in STANDARDS}
    without = {"labour_hero", "labour_order_first", "labour_order_second"}
    assert AWARDS - with_standard == without


def test_every_authority_that_grants_is_known() -> None:
    known = {one.id for one in series(bodies.Authority)}
    granting = {
        authority
        for one in series(Award)
        for record in one.records
        for authority in record.granted_by
    }
    assert granting <= known


def test_a_recipient_of_a_standard_may_receive_the_award() -> None:
    for standard in (record for one in STANDARDS for record in one.records):
        award = book.award_on(standard.award, standard.version.start)
        assert award, standard.id
        assert standard.recipient in award.recipients


def test_what_differs_by_reading_is_a_setting_with_a_default_among_its_choices() -> (
    None
):
    found = {setting.id: setting for setting in book.settings()}
    assert set(found) == {
        "rounding",
        "minimum_one",
        "rated_excellent_base",
        "leader_line",
        "money_rounding",
    }
    assert [c.id for c in found["rounding"].choices] == ["floor", "half_up", "ceil"]
    assert found["rounding"].default == "floor"
    assert found["leader_line"].default == "deputy_head"
    for setting in found.values():
        assert setting.default in [choice.id for choice in setting.choices]
        assert setting.why
    readings = {r.setting for one in series(RatioRule) for r in one.records}
    assert readings - {""} <= set(found)


def test_every_reading_of_the_share_of_excellent_ratings_can_be_shown() -> None:
    both = {r.id: r for r in book.ratio_rules(2026, date(2026, 3, 1))}
    assert {name: both[name].base for name in ("R3", "R4")} == {
        "R3": "headcount",
        "R4": "rated_good",
    }
    for name in ("R3", "R4"):
        assert both[name].readings == (
            "rated_good",
            "rated_good_or_excellent",
            "headcount",
        )


def test_at_most_eighty_values_are_unverified() -> None:
    every = [(q.id, v) for q in quantities() for v in q.versions]
    open_ones = [(name, v) for name, v in every if v.status == "unverified"]
    assert len(open_ones) <= 80 < len(every) / 3


def test_no_file_is_written_with_windows_line_ends_or_without_an_end() -> None:
    for path in DATA.rglob("*.toml"):
        raw = Path(path).read_bytes()
        assert b"\r" not in raw
        assert raw.endswith(b"\n")


def test_the_setting_records_are_of_their_own_kind() -> None:
    assert all(isinstance(setting, Setting) for setting in book.settings())
