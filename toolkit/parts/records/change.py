"""One cell that a form sets, and where it stands."""

from typing import NamedTuple

from toolkit.model.origin import Origin
from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.cells.place import Place


class Change(NamedTuple):
    """One cell to be set: a formula with its value, only its value, or a constant.

    `before` and `after` are what a person saw and will see; `why` is for the log.
    `quiet` changes fill what was blank and are logged as one line together.
    """

    place: Place
    formula: str | None
    value: CellValue
    before: CellValue
    after: CellValue
    why: str
    cached_only: bool = False
    quiet: bool = False


def origin_of(place: Place) -> Origin:
    """The place as findings carry it."""
    return Origin(place.sheet, place.a1)


def same_value(a: CellValue, b: CellValue) -> bool:
    """Equal as a person sees it: blank is blank, numbers to one part in a milliard."""
    if a in (None, "") and b in (None, ""):
        return True
    if isinstance(a, bool) or isinstance(b, bool):
        return a is b
    if isinstance(a, int | float) and isinstance(b, int | float):
        return abs(a - b) <= 1e-9 * max(1.0, abs(a), abs(b))
    if isinstance(a, CellError) or isinstance(b, CellError):
        return type(a) is type(b) and a == b
    return a == b
