"""S608: a formula that differs in one thing from its copies on both sides."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.audit.difference import Way, way_of
from toolkit.audit.rows import heading_of, not_an_item, same_shape
from toolkit.audit.suspicion import Sure, Suspicion, named, together
from toolkit.audit.view import SheetView
from toolkit.findings.texts.audit import AUDIT_WORDS
from toolkit.xlsx.cells.formula_text import expand
from toolkit.xlsx.cells.place import SpotKey

_LONGEST = 2  # formulas that differ, one after the other
_BESIDE = 2  # equal copies on each side
_AT_END = 4  # and where there is but one side
_TIMES = 4  # so many copies nearby for each that differs
_WINDOW = 20  # cells to each side that are nearby


class _Run(NamedTuple):
    """Copies that touch: their form, where they begin and how many they are."""

    form: int
    first: int
    length: int


def odd_copies(view: SheetView) -> list[Suspicion]:
    """Formulas that are nearly, but not quite, what those around them make expect.

    A line where formulas change often, or where the next line has the same formula, is
    meant so.
    """
    found: dict[SpotKey, tuple[Suspicion, str]] = {}
    for down, line, places, forms in _lines(view):
        for stretch in _stretches(places, forms):
            for one in _odd(view, down, line, stretch):
                found.setdefault(one.place, (one, view.formulas[one.place]))
    return together(found.values())


def _lines(view: SheetView) -> Iterator[tuple[bool, int, Sequence[int], list[int]]]:
    """The formulas of each column, then of each row: their places along it, and forms.

    Lines of one form alone are left out.
    """
    forms = view.forms.of
    for column, rows in view.forms.by_column.items():
        own = [forms[row, column] for row in rows]
        if len(set(own)) > 1:
            yield True, column, rows, own
    for row, columns in view.forms.by_row.items():
        if len(columns) > _AT_END:
            own = [forms[row, column] for column in columns]
            if len(set(own)) > 1:
                yield False, row, columns, own


def _stretches(places: Sequence[int], forms: Sequence[int]) -> Iterator[list[_Run]]:
    """The formulas that touch, as runs of copies; stretches of one run are left out."""
    runs: list[_Run] = []
    first, form, following = places[0], forms[0], places[0] + 1
    for at, other in zip(places[1:], forms[1:], strict=True):
        if at == following and other == form:
            following += 1
            continue
        runs.append(_Run(form, first, following - first))
        if at != following:
            if len(runs) > 1:
                yield runs
            runs = []
        first, form, following = at, other, at + 1
    runs.append(_Run(form, first, following - first))
    if len(runs) > 1:
        yield runs


def _odd(
    view: SheetView, down: bool, line: int, runs: list[_Run]
) -> Iterator[Suspicion]:
    for number, run in enumerate(runs):
        if run.length > _LONGEST:
            continue
        before = runs[number - 1] if number else None
        after = runs[number + 1] if number + 1 < len(runs) else None
        if before and after:
            if before.form != after.form or min(before.length, after.length) < _BESIDE:
                continue
            near = before.first + before.length - 1
        else:
            side = before or after
            if side is None or side.length < _AT_END or run.length > 1:
                continue
            near = side.first if after else side.first + side.length - 1
        if not _rare(runs, number, (before or after or run).form):
            continue
        both = before is not None and after is not None
        model = _place(down, line, near)
        for at in range(run.first, run.first + run.length):
            one = _suspicion(view, down, _place(down, line, at), model, both)
            if one:
                copies = _copies(down, line, run, before, after)
                yield one._replace(why=AUDIT_WORDS["copies"].format(named(copies)))


def _rare(runs: list[_Run], number: int, form: int) -> bool:
    """Few formulas nearby, among the copies, differ from them."""
    first, last = runs[number].first - _WINDOW, runs[number].first + _WINDOW
    copies, others = 0, runs[number].length
    for step in (-1, 1):
        at, met = number + step, 0
        while 0 <= at < len(runs):
            run = runs[at]
            if run.first > last or run.first + run.length <= first:
                break
            if run.form == form:
                copies, others, met = copies + run.length, others + met, 0
            else:
                met += run.length
            at += step
    return copies >= _TIMES * others


def _suspicion(
    view: SheetView, down: bool, place: SpotKey, model: SpotKey, both: bool
) -> Suspicion | None:
    actual = view.formulas[place]
    expected = expand(view.formulas[model], model, place)
    way = way_of(expected, actual)
    if way is None or (not both and way is not Way.DOLLAR):
        return None
    if way is not Way.DOLLAR and (
        _meant(view, place, down) or not _of_the_list(view, place, model, down)
    ):
        return None
    sure = Sure.HARDLY if way is Way.DOLLAR else Sure.QUITE
    what = AUDIT_WORDS[way.value]
    return Suspicion(place, "S608", "=" + actual, "=" + expected, sure=sure, what=what)


def _meant(view: SheetView, place: SpotKey, down: bool) -> bool:
    """The line beside this one has the same formula at the same place."""
    form = view.forms.of
    row, column = place
    beside = (
        ((row, column - 1), (row, column + 1))
        if down
        else ((row - 1, column), (row + 1, column))
    )
    return any(form.get(other) == form[place] for other in beside)


def _of_the_list(view: SheetView, place: SpotKey, model: SpotKey, down: bool) -> bool:
    """The row (or column) is an item like its neighbours, no total among them."""
    if down:
        return same_shape(view, model[0], place[0], place[1])
    return not_an_item(heading_of(view, place)) == not_an_item(heading_of(view, model))


def _copies(
    down: bool, line: int, run: _Run, before: _Run | None, after: _Run | None
) -> list[SpotKey]:
    """The nearest copies on each side."""
    near: list[int] = []
    if before:
        near += range(max(before.first, run.first - 3), run.first)
    if after:
        near += range(after.first, min(after.first + after.length, after.first + 3))
    return [_place(down, line, at) for at in near]


def _place(down: bool, line: int, at: int) -> SpotKey:
    return (at, line) if down else (line, at)
