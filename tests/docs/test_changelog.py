"""The change log says of the law what the data says, day by day."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from toolkit import __version__
from toolkit.rules.changes import Change, changes
from toolkit.rules.loader import INSTRUMENTS

ROOT = Path(__file__).parents[2]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
LEGAL = CHANGELOG.partition("\n## Legal changes\n")[2]
NUMBERED = ("ratios", "counts", "scales", "preferences", "eligibility")
SAME, UNVERIFIED = "giữ nguyên", "(chưa kiểm chứng)"
REST = {
    "authorities": "bodies",
    "awards": "titles and forms",
    "base_pay": "base pay",
    "coefficients": "award money",
    "deadlines": "deadlines",
    "dossiers": "dossiers",
    "form_standards": "standards",
    "grants": "who grants",
    "payments": "award money",
    "provinces": "provinces",
    "quorums": "quorum of the council",
    "title_standards": "standards",
    "votes": "votes",
}
"""What else is dated, by its folder in the data."""
DAYS = {day: tuple(found) for day, found in groupby(changes(), lambda one: one.day)}


def folder(change: Change) -> str:
    return change.id.rpartition("/")[0]


def row(day: date, found: Sequence[Change]) -> str:
    """The line of a day."""
    return f"| {day:%d/%m/%Y} | {'; '.join(filter(None, parts(found)))} |"


def parts(found: Sequence[Change]) -> Iterator[str]:
    """Laws; rules that are new or other than before; what ended; what else changed."""
    laws = [one for one in found if folder(one) == INSTRUMENTS]
    rules = [one for one in found if folder(one) in NUMBERED]
    yield ", ".join(marked(value(one), one) for one in laws if one.began)
    news = [one for one in rules if one.began and SAME not in one.text]
    yield listed("rules", [marked(name(one), one) for one in news])
    same = [one for one in rules if SAME in one.text]
    yield listed("same rules, new basis", [marked(name(one), one) for one in same])
    ended = [marked(one.title, one) for one in laws if not one.began]
    ended += [name(one) for one in rules if not one.began]
    yield listed("ended", ended)
    yield ", ".join(sorted({REST[folder(one)] for one in found if folder(one) in REST}))


def listed(head: str, words: Sequence[str]) -> str:
    return f"{head} {', '.join(words)}" if words else ""


def name(change: Change) -> str:
    return change.id.rpartition("/")[2]


def value(change: Change) -> str:
    return change.text.partition(" – ")[0].replace(UNVERIFIED, "").strip()


def marked(words: str, change: Change) -> str:
    unverified = UNVERIFIED in change.text.partition(" – ")[0]
    return f"{words} (\\*)" if unverified else words


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_day_on_which_the_law_changed_has_its_line(day: date) -> None:
    assert row(day, DAYS[day]) in LEGAL.splitlines()


def test_no_other_day_is_told() -> None:
    told = re.findall(r"^\| (\d\d/\d\d/\d{4}) \|", LEGAL, re.M)
    assert told == [f"{day:%d/%m/%Y}" for day in DAYS]


def test_every_kind_of_dated_thing_is_told() -> None:
    assert {folder(one) for one in changes()} == {INSTRUMENTS, *NUMBERED, *REST}


def test_the_version_has_its_chapter() -> None:
    chapters = re.findall(r"^## (\d+\.\d+\.\d+) – ", CHANGELOG, re.M)
    assert __version__ in chapters
    assert chapters == sorted(chapters, reverse=True)


def test_every_link_leads_to_a_file() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", CHANGELOG)
    assert links
    assert [link for link in links if not (ROOT / link).is_file()] == []
