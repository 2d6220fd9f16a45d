"""Scorecards whose numbers carry the remainders of binary sums, as pasted ones do."""

from collections.abc import Callable, Sequence
from math import inf, nextafter
from random import Random

from tests.properties.scorecards import corners, sample
from toolkit.forms.scoring.fill import input_cells
from toolkit.forms.scoring.layout import Places
from toolkit.forms.scoring.making.workbook import build_scoring, fresh_places
from toolkit.model.rubric import Rubric
from toolkit.model.scorecard import Scorecard
from toolkit.xlsx.closed_book import ClosedBook


def _steps(number: float, count: int) -> float:
    """So many neighbours further; 94.99999999999999 is the one below 95.

    Nought has none: what spreadsheets compute is never so small.
    """
    for _ in range(abs(count) if number else 0):
        number = nextafter(number, inf if count > 0 else -inf)
    return number


NOISES: tuple[Callable[[float], float], ...] = (
    lambda number: number,
    lambda number: _steps(number, 1),
    lambda number: _steps(number, -1),
    lambda number: _steps(number, -2),
    lambda number: number + (0.1 + 0.2) - 0.3,
    lambda number: sum([number / 10] * 10),
    lambda number: number / 3 + number / 3 + number / 3,
    lambda number: (number * 1.1 - number) * 10,
)
"""What arithmetic in a spreadsheet leaves of a number before it is pasted."""


def noisy_books(rubric: Rubric, size: int) -> list[ClosedBook]:
    """The form of a rubric, so many times, filled by programs; nothing calculated.

    A half sits on the ends of bands, where a hair decides. Always the same ones.
    """
    places, template = fresh_places(rubric), build_scoring(rubric, rules_version="1")
    luck = Random(15)
    return [
        noisy_book(template, places, rubric, card, luck) for card in cards(rubric, size)
    ]


def cards(rubric: Rubric, size: int) -> list[Scorecard]:
    """Scorecards on the ends of bands, and others by chance."""
    edges: Sequence[Scorecard] = corners(rubric)
    step = max(1, len(edges) * 2 // size)
    chosen = list(edges[::step])[: size // 2]
    return chosen + sample(rubric, size - len(chosen))


def noisy_book(
    template: bytes, places: Places, rubric: Rubric, card: Scorecard, luck: Random
) -> ClosedBook:
    """One form in which every number is the result of some arithmetic."""
    book = ClosedBook.from_bytes(template)
    for place, value in input_cells(rubric, places, card):
        noisy = value
        if isinstance(value, int | float) and place != places.cells["year"]:
            noisy = luck.choice(NOISES)(float(value))
        book.set_value(*place, noisy)
    book.drop_caches()
    return book
