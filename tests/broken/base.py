"""The good workbooks that the faulty ones are made from."""

from datetime import UTC, datetime
from functools import lru_cache

from toolkit.forms.form import Action
from toolkit.forms.scoring.fill import fill
from toolkit.forms.scoring.locate import locate
from toolkit.jobs.demo.scoring import EXAMPLE
from toolkit.jobs.shipped import standard_workbook
from toolkit.jobs.work import work_on
from toolkit.model.scorecard import Entry, Scorecard
from toolkit.scoring.scorecard_text import read_example
from toolkit.xlsx.closed_book import ClosedBook

NOW = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)


@lru_cache(maxsize=1)
def filled() -> bytes:
    """The 2017 rubric as its source filled it, not yet rescored."""
    return _filled("cham_diem.xlsx", read_example(EXAMPLE))


@lru_cache(maxsize=1)
def good() -> bytes:
    """The same, rescored: 983 points, nothing to be said."""
    return _rescored(filled())


@lru_cache(maxsize=1)
def empty() -> bytes:
    """A workbook in which only the unit and the year are written."""
    card = read_example(EXAMPLE)
    return _filled("cham_diem.xlsx", card._replace(entries={}))


@lru_cache(maxsize=1)
def good_100() -> bytes:
    """The rubric of 100 points, two rounds, bonus and penalty, classification."""
    book = ClosedBook.from_bytes(standard_workbook("cham_diem_mau_100.xlsx"))
    tree = locate(book).tree
    entries = {c.id: _best(c.id, c.lines, str(c.kind)) for c in tree.leaves()}
    card = Scorecard(
        rubric_id=tree.rubric.id, unit="Phòng Tổng hợp", year=2026, entries=entries
    )
    return _rescored(_filled("cham_diem_mau_100.xlsx", card))


def _best(key: str, lines: tuple[object, ...], kind: str) -> Entry:
    from decimal import Decimal

    numbers = {"I.1.b": 97, "I.2": 0, "I.3.a": 99, "II.1": 0, "II.2": 0, "IV": 3}
    points = {"I.3.b": 4, "II.3": 6, "V": 5}
    chosen: tuple[int, ...] = ()
    if kind == "levels":
        # I.1.a has «over» first and «met» second.
        chosen = (1,) if key == "I.1.a" else (0,)
    elif kind == "checklist":
        chosen = tuple(range(len(lines)))
    return Entry(
        criterion=key,
        chosen=chosen,
        measured=Decimal(numbers[key]) if key in numbers else None,
        points=Decimal(points[key]) if key in points else None,
    )


def _filled(name: str, scorecard: Scorecard) -> bytes:
    book = ClosedBook.from_bytes(standard_workbook(name))
    located = locate(book)
    fill(book, located.tree.rubric, located.places, scorecard)
    book.drop_caches()
    return book.to_bytes()


def _rescored(data: bytes) -> bytes:
    book = ClosedBook.from_bytes(data)
    work_on(book, Action.RESCORE).write(book, NOW)
    return book.to_bytes()
