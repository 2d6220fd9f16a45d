"""S608: a formula that differs in one thing from its copies on both sides."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from toolkit.audit.difference import Way, way_of
from toolkit.audit.rows import heading_of, not_an_item, same_sort
from toolkit.audit.suspicion import Sure, Suspicion, named, together
from toolkit.audit.view import SheetView
from toolkit.findings.texts.audit import AUDIT_WORDS
from toolkit.xlsx.cells.formula_text import expand
from toolkit.xlsx.cells.place import SpotKey

_LONGEST = 2  # formulas that differ, one after the other
_BESIDE = 3  # equal copies on both sides together
_AT_END = 4  # and where there is but one side
_TIMES = 3  # so many copies nearby for each that differs
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
    found: dict[SpotKey, tuple[Suspicion, int]] = {}
    for down, line, places, forms in _lines(view):
        for stretch in _stretches(places, forms):
            for one in _odd(view, down, line, stretch):
                found.setdefault(one.place, (one, view.forms.of[one.place]))
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
        subtotal = partial(_subtotal, view, down, line)
        if run.length == 1 and subtotal(run.first):
            continue
        before = _next(runs, number, -1, subtotal)
        after = _next(runs, number, 1, subtotal)
        if before and after:
            beside = before.length + after.length
            if before.form != after.form or beside < _BESIDE:
                continue
            near = before.first + before.length - 1
        else:
            side = before or after
            if side is None or side.length < _AT_END or run.length > 1:
                continue
            near = side.first if after else side.first + side.length - 1
        if not _rare(runs, number, (before or after or run).form, subtotal):
            continue
        both = before is not None and after is not None
        model = _place(down, line, near)
        for at in range(run.first, run.first + run.length):
            like = _copies(down, line, run, before, after, _WINDOW)
            one = _suspicion(view, down, _place(down, line, at), model, both, like)
            if one:
                copies = _copies(down, line, run, before, after, 3)
                yield one._replace(why=AUDIT_WORDS["copies"].format(named(copies)))


def _next(
    runs: list[_Run], number: int, step: int, subtotal: Callable[[int], bool]
) -> _Run | None:
    """The copies that come next on a side, past a subtotal of theirs."""
    for at in (number + step, number + 2 * step):
        if not 0 <= at < len(runs):
            return None
        run = runs[at]
        if run.length > 1 or not subtotal(run.first):
            return run
    return run


def _subtotal(view: SheetView, down: bool, line: int, at: int) -> bool:
    """A sum of the line itself, between its items: no odd copy of theirs."""
    areas = [addend.area for addend in view.additions.get(_place(down, line, at), ())]
    return bool(areas) and all(
        (one.left == one.right if down else one.top == one.bottom)
        and (one.left if down else one.top) == line
        for one in areas
    )


def _rare(
    runs: list[_Run], number: int, form: int, subtotal: Callable[[int], bool]
) -> bool:
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
            elif run.length > 1 or not subtotal(run.first):
                met += run.length
            at += step
    return copies >= _TIMES * others


def _suspicion(
    view: SheetView,
    down: bool,
    place: SpotKey,
    model: SpotKey,
    both: bool,
    like: Sequence[SpotKey],
) -> Suspicion | None:
    actual = view.formulas[place]
    expected = expand(view.formulas[model], model, place)
    way = way_of(expected, actual)
    if way is None or (not both and way is not Way.DOLLAR):
        return None
    if way is not Way.DOLLAR and (
        _meant(view, place, down) or not _of_the_list(view, place, like, down)
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


def _of_the_list(
    view: SheetView, place: SpotKey, like: Sequence[SpotKey], down: bool
) -> bool:
    """One of the copies stands in a row (or column) of the same kind as this one.

    A formula that looks at nothing but its own column is what it is under any heading.
    """
    if down:
        return any(same_sort(view, row, place[0], place[1]) for row, _ in like)
    named = view.references(place)
    if all((left, right) == (place[1],) * 2 for _, _, left, _, right in named):
        return True
    own = not_an_item(heading_of(view, place))
    return any(own == not_an_item(heading_of(view, other)) for other in like)


def _copies(
    down: bool,
    line: int,
    run: _Run,
    before: _Run | None,
    after: _Run | None,
    most: int,
) -> list[SpotKey]:
    """The nearest copies on each side, at most so many."""
    near: list[int] = []
    if before:
        near += range(max(before.first, run.first - most), run.first)
    if after:
        end = run.first + run.length
        near += range(end, min(end + most, after.first + after.length))
    return [_place(down, line, at) for at in near]


def _place(down: bool, line: int, at: int) -> SpotKey:
    return (at, line) if down else (line, at)
