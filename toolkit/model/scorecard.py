"""What a unit and its appraisers filled in: one entry for each scored criterion."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any, NamedTuple

from toolkit.model.origin import Origin
from toolkit.model.rubric import Round

_NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Entry(NamedTuple):
    """What stands in the cells of one leaf criterion, already read as numbers.

    A number that is missing, or could not be read, is None; the live formulas treat
    text as missing too, so both count the same.

    chosen: indices of the ticked lines (levels, checklist), ascending, from 0.
    answered: a checklist with no part done still counts when this is True.
    measured: the measured number (bands, threshold) or count of events (per_event).
    points: typed points of a `manual` criterion.
    over_percent, under_percent: percent over / under target, 16 for 16 %.
    given: points typed by the appraisers, by round (never Round.SELF).
    reasons: why they gave them, by round; only what is not empty.
    places: the cell of each of these, by "line:0", "measured", "points",
        "over_percent", "under_percent", "evidence", the `value` of each later round,
        and the column of its reason; findings point there.
    """

    criterion: str
    chosen: tuple[int, ...] = ()
    answered: bool = False
    measured: Decimal | None = None
    points: Decimal | None = None
    over_percent: Decimal | None = None
    under_percent: Decimal | None = None
    given: Mapping[Round, Decimal] = _NOTHING
    evidence: str = ""
    reasons: Mapping[Round, str] = _NOTHING
    places: Mapping[str, Origin] = _NOTHING


class Scorecard(NamedTuple):
    """The filled form of one unit for one year. `entries` by criterion id."""

    rubric_id: str
    unit: str
    year: int | None
    entries: Mapping[str, Entry]
