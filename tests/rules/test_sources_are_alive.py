"""No value rests on a document that had ended while the value still held."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from toolkit.rules.book import all_rules
from toolkit.rules.loader import INSTRUMENTS, Quantity, Version, quantities
from toolkit.rules.words import source_words

NUMBER = re.compile(r"\d+/\d{4}/[A-ZĐ]+\d*(?:-[A-ZĐ]+)?")
INHERITED = re.compile("(?:Theo tinh thần|kế thừa).*")
FOREVER = date.max
REPLACED_WHOLE = ("decree", "circular", "industry_trade_circular")
"""The decree on ratings is left out: its successor binds civil servants alone."""


class Cited(NamedTuple):
    """A document that a version of a quantity names as its basis."""

    document: str
    quantity: Quantity
    index: int

    @property
    def version(self) -> Version:
        return self.quantity.versions[self.index]


def ends() -> dict[str, date]:
    """The last day of each document whose end the instruments know."""
    found: dict[str, date] = {}
    for quantity in quantities(INSTRUMENTS):
        if quantity.id.rpartition("/")[2] not in REPLACED_WHOLE:
            continue
        for index, version in enumerate(quantity.versions):
            last = quantity.last_day(index) or FOREVER
            for name in NUMBER.findall(version.value):
                found[name] = max(last, found.get(name, last))
    return found


def cited() -> Iterator[Cited]:
    """What is taken over from an older document does not count as its basis."""
    for quantity in quantities():
        if quantity.id.startswith(f"{INSTRUMENTS}/"):
            continue
        for index, version in enumerate(quantity.versions):
            text = INHERITED.sub("", f"{version.source} {version.article}")
            for name in NUMBER.findall(text):
                yield Cited(name, quantity, index)


def test_the_ends_of_the_documents_are_known() -> None:
    assert ends()["65/2014/NĐ-CP"] == date(2017, 9, 30)
    assert ends()["08/2017/TT-BNV"] == date(2019, 11, 3)
    assert ends()["152/2025/NĐ-CP"] == date(2027, 2, 28)
    assert ends()["12/2019/TT-BNV"] == date(2024, 2, 23)
    assert {one.document for one in cited()} >= {"65/2014/NĐ-CP", "08/2017/TT-BNV"}


def test_no_value_outlives_the_document_that_it_rests_on() -> None:
    known = ends()
    outlived = [
        (one.quantity.id, one.version.start, one.document)
        for one in cited()
        # An end that is yet to come may still bring a successor.
        if known.get(one.document, FOREVER) < one.version.checked_on
        and (one.quantity.last_day(one.index) or FOREVER) > known[one.document]
    ]
    assert outlived == []


@pytest.mark.parametrize("name", ["E8", "E9", "E12", "E13", "R12"])
def test_what_lives_on_without_an_article_says_so_and_bars_nobody(name: str) -> None:
    [rule] = [rule for rule in all_rules(2025) if rule.id == name]
    words = source_words(rule.version)
    assert words.startswith("Theo tinh thần ")
    assert words.endswith(" (đã hết hiệu lực); chưa tra được điều khoản hiện hành")
    assert rule.version.note
    assert (rule.version.status, rule.blocks) == ("unverified", False)


def test_a_year_within_a_regime_is_judged_by_its_own_document() -> None:
    before = {rule.id: source_words(rule.version) for rule in all_rules(2016)}
    assert before["E5a"] == "khoản 6 Điều 5 Nghị định 65/2014/NĐ-CP"
    assert before["E13"] == "khoản 2 Điều 2 Nghị định 65/2014/NĐ-CP"
    circular = {rule.id: source_words(rule.version) for rule in all_rules(2018)}
    for name in ("E10", "E11", "E12", "R12"):
        assert circular[name] == "Thông tư 08/2017/TT-BNV (chưa rõ điều khoản)"


def test_between_decree_and_circular_nothing_is_known_of_the_clock() -> None:
    last = date(2017, 9, 30)
    for day, there in ((last, True), (last + timedelta(days=1), False)):
        assert ("E12" in {rule.id for rule in all_rules(2017, day)}) == there
