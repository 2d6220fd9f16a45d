"""Cross tables of awards: authority × form × kind of recipient, with their sums."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from toolkit.awards.summary import SummaryLine

KINDS = ("collectives", "individuals", "households")


class CrossRow(NamedTuple):
    """A row: an authority, a form within it ("" for the sum), numbers by KINDS, sum."""

    authority: str
    award: str
    numbers: tuple[int, ...]
    total: int


class CrossTable(NamedTuple):
    """Rows with the sums of each authority, of each award, and of all."""

    rows: tuple[CrossRow, ...]
    by_authority: tuple[CrossRow, ...]
    by_award: tuple[CrossRow, ...]
    all: CrossRow


def cross_table(lines: Sequence[SummaryLine]) -> CrossTable:
    """The awards of a period, in the order of the lines; nothing where there are none.

    pandas is imported here: no other command has to wait for it.
    """
    import pandas

    columns = ["authority", "award", *KINDS]
    frame = pandas.DataFrame(
        [[getattr(line, name) for name in columns] for line in lines], columns=columns
    )
    sums = dict.fromkeys(KINDS, "sum")

    def grouped(*names: str) -> tuple[CrossRow, ...]:
        table = frame.groupby(list(names), sort=False).agg(sums).reset_index()
        return tuple(_row(one) for one in table.to_dict("records"))

    whole = frame[list(KINDS)].sum() if lines else dict.fromkeys(KINDS, 0)
    return CrossTable(
        rows=grouped("authority", "award"),
        by_authority=grouped("authority"),
        by_award=grouped("award"),
        all=_row(dict(whole)),
    )


def _row(one: dict[Any, Any]) -> CrossRow:
    numbers = tuple(int(one[name]) for name in KINDS)
    authority, award = str(one.get("authority", "")), str(one.get("award", ""))
    return CrossRow(authority, award, numbers, sum(numbers))
