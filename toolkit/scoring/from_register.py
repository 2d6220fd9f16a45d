"""What a number from the register of awards means to a criterion; pure."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from toolkit.model.rubric import MEASURED_KINDS, Criterion, Kind, NumberSource
from toolkit.scoring.engine import matching_band, threshold_met

FEWEST_DECIMALS, MOST_DECIMALS = 2, 15
"""Of a number that is written into a cell; a cell keeps fifteen digits."""

CERTAIN_DECIMALS = 9
"""Behind these a number that a spreadsheet divided is not quite what it was."""


def sources_of(criterion: Criterion) -> tuple[NumberSource, ...]:
    """What a criterion draws from the register, each once; () when nothing."""
    if criterion.kind in MEASURED_KINDS:
        return (criterion.drawn_from,) if criterion.drawn_from else ()
    if criterion.kind is not Kind.LEVELS:
        return ()
    named = (line.drawn_from for line in criterion.lines)
    return tuple(dict.fromkeys(source for source in named if source))


def level_reached(
    criterion: Criterion, numbers: Mapping[NumberSource, Decimal]
) -> int | None:
    """The first level whose condition holds, as an index; None when none does.

    A level without a condition holds always: it is what remains. `numbers` has every
    source of the criterion.
    """
    for index, line in enumerate(criterion.lines):
        if line.drawn_from is None or line.drawn_least is None:
            return index
        if numbers[line.drawn_from] >= line.drawn_least:
            return index
    return None


def for_cell(criterion: Criterion, number: Decimal) -> Decimal:
    """A number as it is written: two decimals, or as many as its points need.

    The exact number is judged, and what is written must be judged alike by the live
    formula: a share just above a bound is never rounded down onto it.
    """
    for decimals in range(FEWEST_DECIMALS, MOST_DECIMALS):
        written = rounded(number, decimals)
        if same_points(criterion, written, number):
            return written
    return number


def agrees(criterion: Criterion, typed: Decimal, number: Decimal) -> bool:
    """Whether a typed number says the same: a rounding that earns the same points."""
    exponent = typed.normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    decimals = max(0, min(decimals, CERTAIN_DECIMALS))
    if abs(typed - number) >= 1 or not same_points(criterion, typed, number):
        return False
    return rounded(typed, decimals) == rounded(number, decimals)


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Half up, as people round; without zeros at the end."""
    step = Decimal(1).scaleb(-decimals)
    return number.quantize(step, ROUND_HALF_UP).normalize() + 0


def same_points(criterion: Criterion, one: Decimal, other: Decimal) -> bool:
    """Whether two measured numbers are worth the same points."""
    match criterion.kind:
        case Kind.BANDS:
            return matching_band(criterion, one) is matching_band(criterion, other)
        case Kind.THRESHOLD:
            return threshold_met(criterion, one) == threshold_met(criterion, other)
    return one == other
