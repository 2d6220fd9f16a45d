"""The good workbooks that the faulty ones are made from."""

from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache

from tests.properties.giving_and_taking import giving_and_taking
from toolkit.forms.form import Action
from toolkit.forms.scoring.fill import fill
from toolkit.forms.scoring.locate import locate
from toolkit.forms.scoring.making.workbook import build_scoring
from toolkit.jobs.demo.scoring import EXAMPLE
from toolkit.jobs.shipped import standard_workbook
from toolkit.jobs.work import work_on
from toolkit.model.rubric import MEASURED_KINDS, Criterion, Kind
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


@lru_cache(maxsize=1)
def giving() -> bytes:
    """A form of items that only take away or only add, each of them given nought."""
    rubric = giving_and_taking()
    book = ClosedBook.from_bytes(build_scoring(rubric, rules_version="1"))
    located = locate(book)
    card = Scorecard(
        rubric_id=rubric.id,
        unit="Phòng Tổng hợp",
        year=2026,
        entries={leaf.id: _nothing(leaf) for leaf in located.tree.leaves()},
    )
    fill(book, rubric, located.places, card)
    book.drop_caches()
    return _rescored(book.to_bytes())


def _nothing(leaf: Criterion) -> Entry:
    """Neither a fault nor a merit."""
    nought = Decimal(0)
    even = Decimal(100) if leaf.id == "III.6" else nought
    last = len(leaf.lines) - 1 if leaf.id == "III.4" else 0
    return Entry(
        criterion=leaf.id,
        points=nought if leaf.kind is Kind.MANUAL else None,
        measured=even if leaf.kind in MEASURED_KINDS else None,
        chosen=(last,) if leaf.kind is Kind.LEVELS else (),
        answered=leaf.kind is Kind.CHECKLIST,
    )


def _best(key: str, lines: tuple[object, ...], kind: str) -> Entry:
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
