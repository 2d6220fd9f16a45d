"""Which awards and bodies there were on a day, as far as the rules reach back."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from toolkit.model.origin import Origin
from toolkit.rules.bodies import Authority, Body, Provinces, authority_on
from toolkit.rules.book import awards
from toolkit.rules.shelf import series
from toolkit.rules.standards import Award


@cache
def known_from() -> date:
    """The day from which the data on awards, bodies and provinces are complete.

    Before it nothing can be said of what there was.
    """
    kinds: tuple[type[Award] | type[Authority] | type[Provinces], ...]
    kinds = (Award, Authority, Provinces)
    return max(
        min(one.quantity.versions[-1].start for one in series(kind)) for kind in kinds
    )


@cache
def award_of(award: str) -> Award | None:
    """An award in its newest form; None for an unknown id."""
    return next((one.records[0] for one in series(Award) if one.id == award), None)


@cache
def authority_words(authorities: tuple[str, ...]) -> str:
    """What bodies are called: «Bộ trưởng, …; Chủ tịch UBND cấp tỉnh»."""
    titles = {one.id: one.records[0].title for one in series(Authority)}
    return "; ".join(titles[authority] for authority in authorities)


class Standing:
    """Looks each day and each body up once."""

    def __init__(self) -> None:
        self._awards: dict[date, Mapping[str, Award]] = {}
        self._bodies: dict[tuple[str, date], Body | None] = {}

    def award(self, award: str, day: date) -> Award | None:
        """An award as it was on a day; None if there was none."""
        if day not in self._awards:
            self._awards[day] = {one.id: one for one in awards(day)}
        return self._awards[day].get(award)

    def body(self, name: str, day: date) -> Body | None:
        """The body of a name; None if it is not known."""
        key = (name, day)
        if key not in self._bodies:
            self._bodies[key] = authority_on(name, day)
        return self._bodies[key]


def end_of(year: int | None) -> date | None:
    """The last day of an award year, on which its rules are chosen."""
    return (
        date(year, 12, 31) if year and date.min.year <= year <= date.max.year else None
    )


def place_from(here: Origin, there: Origin) -> str:
    """Another cell as one names it here: «B12», or «B12 trang «Người»»."""
    same = here.sheet == there.sheet
    return there.cell if same else f"{there.cell} trang «{there.sheet}»"
