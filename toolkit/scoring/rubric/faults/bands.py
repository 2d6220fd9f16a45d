"""Empty bands, holes and overlaps of a criterion's bands, to the very end points."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from toolkit.model.numbers import vi
from toolkit.model.rubric import Criterion, Line

INFINITY = Decimal("Infinity")
HUNDRED = Decimal(100)

End = tuple[Decimal, int]
"""Where an interval starts or stops: (number, 0) just before it, (number, 1) just
after it. So [10, 20) runs from (10, 0) to (20, 0), and [20, 20] to (20, 1)."""


class Span(NamedTuple):
    """An interval, and the line of the rubric it was found at."""

    start: End
    stop: End
    line: int

    def __str__(self) -> str:
        (low, after), (high, including) = self.start, self.stop
        if low == high:
            return f"đúng {vi(low)}"
        words = []
        if low != -INFINITY:
            words.append(f"{'trên' if after else 'từ'} {vi(low)}")
        if high != INFINITY:
            words.append(f"{'đến' if including else 'dưới'} {vi(high)}")
        between = " đến " if len(words) == 2 and not including else " "
        return between.join(words) or "mọi số"


class BandFaults(NamedTuple):
    """`empty` bands hold no number; `holes` and `overlaps` name the later band."""

    empty: tuple[Span, ...]
    holes: tuple[Span, ...]
    overlaps: tuple[Span, ...]


def band_faults(criterion: Criterion) -> BandFaults:
    """What is wrong with the bands of a criterion.

    They must cover every number the measure can have, each once. A share («%» in
    `measure`) runs from 0 to 100, anything else from 0 upwards; but where a bound lies
    outside of that, the measure evidently goes further (growth may be negative, a plan
    may be overfulfilled), and that side must be covered without end.
    """
    spans = [_span(line, i) for i, line in enumerate(criterion.lines)]
    real = sorted(s for s in spans if s.start < s.stop)
    empty = tuple(s for s in spans if s.start >= s.stop)
    start, stop = _domain(criterion)
    return BandFaults(empty, tuple(_holes(real, start, stop)), tuple(_overlaps(real)))


def _span(band: Line, index: int) -> Span:
    # Without a bound there is no end to be open or closed.
    start, stop = (-INFINITY, 0), (INFINITY, 0)
    if band.low is not None:
        start = (band.low, int(not band.low_closed))
    if band.high is not None:
        stop = (band.high, int(band.high_closed))
    return Span(start, stop, index)


def _domain(criterion: Criterion) -> tuple[End, End]:
    bounds = [b for line in criterion.lines for b in (line.low, line.high)]
    known = [b for b in bounds if b is not None]
    start, stop = (Decimal(0), 0), (INFINITY, 0)
    if "%" in criterion.measure:
        stop = (HUNDRED, 1)
    if known and min(known) < 0:
        start = (-INFINITY, 0)
    if known and max(known) > HUNDRED:
        stop = (INFINITY, 0)
    return start, stop


def _holes(spans: Sequence[Span], start: End, stop: End) -> Iterator[Span]:
    covered, last = start, spans[0].line if spans else 0
    for span in spans:
        if span.start > covered:
            yield Span(covered, span.start, span.line)
        if span.stop >= covered:
            covered, last = span.stop, span.line
    if spans and covered < stop:
        yield Span(covered, stop, last)


def _overlaps(spans: Sequence[Span]) -> Iterator[Span]:
    reached: End | None = None
    for span in spans:
        if reached is not None and span.start < reached:
            yield Span(span.start, min(span.stop, reached), span.line)
        reached = span.stop if reached is None else max(reached, span.stop)
