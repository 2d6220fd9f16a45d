"""Damaged and large forms, and what happens to a workbook in the middle of a press."""

from collections.abc import Callable
from decimal import Decimal as D

from tests.excel.recording import Recorder
from toolkit.forms.scoring.layout import typed_in_total
from toolkit.forms.scoring.locate import locate
from toolkit.forms.scoring.making.workbook import build_scoring
from toolkit.model.rubric import Criterion, Kind, Line, Round, Rubric
from toolkit.xlsx.closed_book import ClosedBook


def damaged_total(data: bytes) -> bytes:
    """Somebody typed over the total of I.5."""
    book = ClosedBook.from_bytes(data)
    region = book.names()["td_c_total"]
    assert region
    row = next(
        row
        for row in range(region.top, region.bottom + 1)
        if book.sheet(region.sheet).at(row, region.left).formula
    )
    book.set_value(region.sheet, row, region.left, 999.0)
    return book.to_bytes()


def large(rows: int) -> bytes:
    """A form of about so many rows: sections of groups of two kinds of criteria."""
    criteria = []
    sections = max(1, rows // 500)
    for s in range(1, sections + 1):
        section = f"S{s}"
        criteria.append(group(section, "", rows_in(rows, sections) // 25 * 40))
        for g in range(1, rows_in(rows, sections) // 25 + 1):
            name = f"{section}.{g}"
            criteria.append(group(name, section, 40))
            for i in range(1, 5):
                criteria.append(ticked(f"{name}.{i}", name))
                criteria.append(typed(f"{name}.m{i}", name))
    rubric = Rubric(
        id="lon",
        title="Bộ lớn",
        standard_points=sum(
            (c.standard_points for c in criteria if not c.parent), D(0)
        ),
        criteria=tuple(criteria),
        rounds=(Round.SELF,),
    )
    return build_scoring(rubric, unit="Sở A", year=2026, rules_version="x")


def rows_in(rows: int, sections: int) -> int:
    return rows // sections


def group(name: str, parent: str, points: int) -> Criterion:
    return Criterion(
        id=name,
        title=name,
        number=name,
        standard_points=D(points),
        kind=Kind.GROUP,
        parent=parent,
    )


def ticked(name: str, parent: str) -> Criterion:
    lines = tuple(Line(title=f"Mức {n}", points=D(n)) for n in (5, 3, 0))
    return Criterion(
        id=name,
        title=name,
        number=name,
        standard_points=D(5),
        kind=Kind.LEVELS,
        parent=parent,
        lines=lines,
    )


def typed(name: str, parent: str) -> Criterion:
    return Criterion(
        id=name,
        title=name,
        number=name,
        standard_points=D(5),
        kind=Kind.MANUAL,
        parent=parent,
    )


def all_totals_typed_over(data: bytes) -> bytes:
    """Every third computed total became a number, as when pasted as values."""
    book = ClosedBook.from_bytes(data)
    region = book.names()["td_c_total"]
    assert region
    cells = book.sheet(region.sheet).cells
    places = [
        row
        for row in range(region.top, region.bottom + 1)
        if (cell := cells.get((row, region.left))) and cell.formula
    ]
    for row in places[::3]:
        book.set_value(region.sheet, row, region.left, 1.0)
    return book.to_bytes()


def with_points(data: bytes, points: float = 2.0) -> bytes:
    """Points typed into every input that lies among the totals."""
    book = ClosedBook.from_bytes(data)
    for place in inputs_among_totals(data):
        book.set_value(*place, points)
    return book.to_bytes()


def inputs_among_totals(data: bytes) -> list[tuple[str, int, int]]:
    """The cells of the column of totals into which points are typed."""
    located = locate(ClosedBook.from_bytes(data))
    form = located.places.form
    return [
        (form.sheet, form.rows[c.id], form.columns["total"])
        for c in located.tree.rubric.criteria
        if typed_in_total(c)
    ]


def after_the_copy(recorder: Recorder, act: Callable[[], None]) -> None:
    """Do something as soon as the spreadsheet has saved its copy."""
    seen: list[str] = []

    def watch(what: str) -> int | None:
        if "SaveCopyAs" in seen and "acted" not in seen:
            seen.append("acted")
            act()
        seen.append(what)
        return None

    recorder.fail = watch
