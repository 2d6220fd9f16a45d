"""What became of every row of a source: taken, there already, or left out and why."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from toolkit.exchange.sources.source import Source
from toolkit.exchange.tables.layout.codes import is_code_list
from toolkit.exchange.tables.layout.sorting_out import Why
from toolkit.findings.texts.exchange import EXCHANGE_WORDS

RowKey = tuple[str, int]
"""A row of a source: its sheet, "" for a CSV, and its number."""


class Came(Enum):
    """What became of a row that is one of the register's."""

    TAKEN = "taken"
    THERE = "there"


Fate = Came | Why


class Account(NamedTuple):
    """How many rows of a source hold anything, and what became of them.

    `taken + there + sum(left.values()) == rows`, always.
    """

    rows: int = 0
    taken: int = 0
    there: int = 0
    left: Mapping[Why, int] = {}

    def said(self) -> str:
        """It in words: «Nguồn có 9 dòng: 4 đưa vào, 5 không (tiêu đề 2, …)»."""
        parts = [EXCHANGE_WORDS["account_taken"].format(self.taken)]
        if self.there:
            parts.append(EXCHANGE_WORDS["account_there"].format(self.there))
        if self.left:
            reasons = ", ".join(
                EXCHANGE_WORDS["account_reason"].format(EXCHANGE_WORDS[why], count)
                for why, count in self.left.items()
            )
            left = sum(self.left.values())
            parts.append(EXCHANGE_WORDS["account_left"].format(left, reasons))
        return EXCHANGE_WORDS["account"].format(self.rows, ", ".join(parts))


def account_of(
    sources: Sequence[Source], asked: Iterable[str], fates: Mapping[RowKey, Fate]
) -> Account:
    """Count every row of every sheet. `asked`: the sheets that were looked at."""
    looked_at = frozenset(asked)
    counts: Counter[Fate] = Counter()
    for source in sources:
        other = outside(source, looked_at)
        counts.update(fates.get((source.sheet, n.number), other) for n in source.lines)
    left = {why: counts[why] for why in Why if counts[why]}
    taken, there = counts[Came.TAKEN], counts[Came.THERE]
    return Account(sum(counts.values()), taken, there, left)


def outside(source: Source, asked: Collection[str]) -> Why:
    """Why a row of a sheet is left out that is in none of its tables."""
    if source.sheet in asked:
        return Why.OUTSIDE
    if is_code_list(source.sheet):
        return Why.CODES
    return Why.HIDDEN_SHEET if source.hidden else Why.OTHER_SHEET
