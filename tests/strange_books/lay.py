"""How the strange workbooks are laid out: columns filled by patterns, totals."""

from collections.abc import Callable, Sequence
from random import Random

from tests.audit_corpus.page import Page
from tests.office_books.draw import put
from toolkit.xlsx.cells.address import letters

Maker = None | str | float | Sequence[object] | Callable[[], float]


def fill(page: Page, top: int, count: int, *makers: Maker) -> int:
    """Rows from `top`, a maker a column: a pattern, a list, a draw; the row after.

    In a pattern {r} is the row, {p} the row before, {q} the next one, {n} its number,
    {f} the first row, {l} the last.
    """
    last = top + count - 1
    for number in range(count):
        r = top + number
        for column, maker in enumerate(makers, 1):
            value: object = maker
            if callable(maker):
                value = maker()
            elif isinstance(maker, str):
                value = maker.format(r=r, p=r - 1, q=r + 1, n=number + 1, f=top, l=last)
            elif isinstance(maker, Sequence):
                value = maker[number % len(maker)]
            if value is not None:
                assert isinstance(value, str | int | float)
                put(page, r, column, value)
    return last + 1


def count_up(start: int = 1) -> Callable[[], float]:
    """1, 2, 3 … as typed numbers."""
    state = [start - 1]

    def following() -> float:
        state[0] += 1
        return float(state[0])

    return following


def amount(rng: Random, low: int, high: int, step: int = 1) -> Callable[[], float]:
    """A drawn amount, a multiple of `step`."""
    return lambda: float(rng.randint(low, high) * step)


def sums(
    page: Page,
    row: int,
    columns: str | Sequence[int],
    pattern: str,
    **words: object,
) -> None:
    """The pattern in a row, in columns «C D E» or by number; {c} is the column."""
    names = columns.split() if isinstance(columns, str) else map(letters, columns)
    for name in names:
        page[f"{name}{row}"] = pattern.format(c=name, r=row, **words)
