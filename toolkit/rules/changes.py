"""The time line of the rules: what began and what ended on which day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from toolkit.rules.loader import INSTRUMENTS, Quantity, quantities
from toolkit.rules.shelf import natural
from toolkit.rules.words import day_words, source_words

_UNDATED = ("settings",)
"""What an office chooses is no change of the law."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """On `day` a value of a quantity began, or ended without a successor."""

    day: date
    id: str
    title: str
    began: bool
    text: str

    @property
    def words(self) -> str:
        """The change in a line; rules carry their id."""
        folder, _, name = self.id.rpartition("/")
        head = f"{name} " if folder in _NUMBERED else ""
        return f"{head}{self.title}: {self.text}"


_NUMBERED = ("ratios", "counts", "scales", "preferences", "eligibility")


def changes() -> tuple[Change, ...]:
    """Every beginning and end in the data, oldest first."""
    found = [
        change
        for quantity in quantities()
        if quantity.id.partition("/")[0] not in _UNDATED
        for change in _of(quantity)
    ]
    return tuple(sorted(found, key=_order))


def _order(change: Change) -> tuple[date, int, str, tuple[str, int, str]]:
    """Oldest first; that day, the laws themselves before what they say."""
    folder, _, name = change.id.rpartition("/")
    order = (INSTRUMENTS, *_NUMBERED)
    rank = order.index(folder) if folder in order else len(order)
    return (change.day, rank, folder, natural(name))


def _of(quantity: Quantity) -> Iterator[Change]:
    for index, version in enumerate(quantity.versions):
        yield Change(
            day=version.start,
            id=quantity.id,
            title=quantity.title,
            began=True,
            text=f"{_news(quantity, index)}{version.mark} – {source_words(version)}",
        )
        newer = quantity.versions[index - 1] if index else None
        gone = version.until and version.until + timedelta(days=1)
        if gone and not (newer and newer.start == gone):
            yield Change(
                day=gone,
                id=quantity.id,
                title=quantity.title,
                began=False,
                text=f"không còn áp dụng{version.mark}",
            )


def _news(quantity: Quantity, index: int) -> str:
    """The value; or that only its legal basis, or something beside it, is new."""
    older = index + 1
    version = quantity.versions[index]
    if older == len(quantity.versions):
        return version.value
    if quantity.versions[older].value != version.value:
        return version.value
    if quantity.facts[older] != quantity.facts[index]:
        return f"{version.value}, chi tiết có thay đổi"
    return "giữ nguyên, căn cứ mới"


def changes_text() -> str:
    """The time line, one day after another."""
    lines = []
    for day, of_day in groupby(changes(), key=lambda change: change.day):
        lines.append(f"{day_words(day)}")
        lines += [f"  {change.words}" for change in of_day]
    return "\n".join(lines)
