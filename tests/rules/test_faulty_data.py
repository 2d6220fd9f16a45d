"""The loader refuses faulty data loudly, and says where the fault is."""

import pytest

from toolkit.rules.loader import RulesFaultError, read_quantity
from toolkit.rules.records import RatioRule, ScaleRule
from toolkit.rules.shelf import typed
from toolkit.rules.standards import Award, TitleStandard

GOOD = """
title = "Tỷ lệ"
kind = "at_most"
numerator = "base_fighters"
base = "advanced_workers"
per = ["agency"]
binding = "blocks"

[[value]]
from = 2024-01-01
value = "không quá {limit} %"
source = "Luật mới"
article = "Điều 1"
checked_on = 2026-11-21
status = "in_force"
limit = 12.5

[[value]]
from = 2014-06-01
value = "không quá {limit} %"
source = "Luật cũ"
article = "Điều 1"
checked_on = 2026-11-21
status = "repealed"
until = 2023-12-31
limit = 15
"""


def ratio(text: str) -> RatioRule:
    return typed(read_quantity(text, "ratios/R99"), RatioRule).records[0]


def test_the_sample_itself_is_good() -> None:
    rule = ratio(GOOD)
    assert str(rule.limit) == "12.5"
    assert rule.version.value == "không quá 12,5 %"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('title = "Tỷ lệ"', "", "a title and a value"),
        ('source = "Luật mới"\n', "", "value[0]: source is missing"),
        ('source = "Luật mới"', 'source = ""', "value[0].source"),
        ('article = "Điều 1"\n', "", "article is missing"),
        ("checked_on = 2026-11-21\n", "", "checked_on is missing"),
        ("from = 2024-01-01", 'from = "2024-01-01"', "value[0].from"),
        ('status = "in_force"', 'status = "valid"', "unknown status 'valid'"),
        ('status = "in_force"', 'status = "repealed"', "nothing ended it"),
        ('status = "repealed"', 'status = "in_force"', "ended on 2023-12-31"),
        ("from = 2024-01-01", "from = 2014-01-01", "newest to oldest"),
        ("from = 2024-01-01", "from = 2014-06-01", "newest to oldest"),
        ("until = 2023-12-31", "until = 2024-01-01", "overlaps"),
        ("until = 2023-12-31", "until = 2013-12-31", "ends before it begins"),
        ("limit = 12.5", "limit = 100.5", "value[0].limit: Decimal('100.5') is no per"),
        ("limit = 12.5", "limit = -1", "is no percentage"),
        ("limit = 12.5", 'limit = "12"', "is no percentage"),
        ("limit = 12.5", "limit = true", "is no percentage"),
        ("limit = 12.5", "limit = 12.5\nlimits = 3", "unknown keys ['limits']"),
        ("limit = 12.5\n", "", "cannot fill"),
        ('"không quá {limit} %"', '"không quá 12 %"\nid = "R1"', "unknown keys ['id']"),
        ('kind = "at_most"', 'kind = "at_mostly"', "unknown 'at_mostly'"),
        ('kind = "at_most"', "", "missing ['kind']"),
        ('base = "advanced_workers"', 'base = "workers"', "unknown 'workers'"),
        ('per = ["agency"]', "per = []", "a list of one or more"),
        ('per = ["agency"]', 'per = "agency"', "a list of one or more"),
        ('per = ["agency"]', 'per = ["agency", "town"]', "per[1]: unknown 'town'"),
        ('binding = "blocks"', 'binding = "forbids"', "unknown 'forbids'"),
        (
            'binding = "blocks"',
            'binding = "blocks"\non_by_default = 1',
            "on_by_default",
        ),
        ('binding = "blocks"', 'binding = "blocks"\naward = " "', "empty"),
        ("[[value]]", "[[value", "ratios/R99"),
    ],
)
def test_a_fault_is_refused_with_its_place(old: str, new: str, says: str) -> None:
    with pytest.raises(RulesFaultError) as refused:
        ratio(GOOD.replace(old, new, 1))
    assert "ratios/R99" in str(refused.value)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("status", "last_day", "says"),
    [
        ("in_force", "2026-11-20", "ended on 2026-11-20"),
        ("in_force", "2026-11-21", ""),
        ("repealed", "2026-11-20", ""),
        ("repealed", "2026-11-21", "nothing ended it"),
    ],
)
def test_a_value_is_in_force_on_its_last_day(
    status: str, last_day: str, says: str
) -> None:
    dated = f'status = "{status}"\nuntil = {last_day}'  # checked on 21 November
    text = GOOD.replace('status = "in_force"', dated)
    if not says:
        assert str(ratio(text).version.until) == last_day
        return
    with pytest.raises(RulesFaultError, match=says):
        ratio(text)


def test_text_that_is_not_composed_is_refused() -> None:
    with pytest.raises(RulesFaultError, match="NFC"):
        ratio(
            GOOD.replace('binding = "blocks"', 'binding = "blocks"\naward = "tê\u0301"')
        )


def test_an_instrument_carries_nothing_but_its_envelope() -> None:
    with pytest.raises(RulesFaultError, match="unknown keys"):
        read_quantity(GOOD, "instruments/law")


def test_a_fault_inside_a_prerequisite_is_refused_with_its_place() -> None:
    text = """
        title = "Tiêu chuẩn"
        award = "x"
        recipient = "individual"

        [[value]]
        from = 2024-01-01
        value = "như trên"
        source = "Luật mới"
        article = "Điều 1"
        checked_on = 2026-11-21
        status = "in_force"
        needs = [{ kind = "award", award = "y", yeers = 3, text = "3 năm" }]
    """
    quantity = read_quantity(text, "title_standards/x")
    with pytest.raises(RulesFaultError, match=r"needs\[0\]: unknown keys \['yeers'\]"):
        typed(quantity, TitleStandard)
    other = read_quantity(text.replace("yeers = 3", "years = 2.5"), "title_standards/x")
    with pytest.raises(RulesFaultError, match=r"needs\[0\]\.years"):
        typed(other, TitleStandard)


def test_a_file_in_the_wrong_folder_is_refused() -> None:
    quantity = read_quantity(GOOD, "awards/R99")
    for kind in (Award, ScaleRule):
        with pytest.raises(RulesFaultError):
            typed(quantity, kind)
