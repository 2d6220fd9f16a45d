"""Which awards and bodies there were on a day, as far as the rules reach back."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from toolkit.model.origin import Origin
from toolkit.rules.bodies import Authority, Body, Provinces, authority_on
from toolkit.rules.book import awards
from toolkit.rules.names import folded
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


_OFFICES = frozenset(
    word
    for text in ("Bộ trưởng", "Thủ trưởng", "Chủ tịch", "Giám đốc", "Cục trưởng")
    for word in folded(f"{text} Bộ Sở Cục UBND tỉnh thành phố TP").split()
)
"""Words before the name of a body that say only which office of it is meant."""


def _bare(name: str) -> str:
    words = folded(name).split()
    while words and words[0] in _OFFICES:
        del words[0]
    return " ".join(words)


class Standing:
    """Looks each day and each body up once."""

    def __init__(self) -> None:
        self._named: dict[str, tuple[str, str]] = {}
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

    def one_body(self, name: str) -> tuple[str, str]:
        """A key for all spellings of one body, «Bộ …» and «Bộ trưởng …» alike."""
        if name not in self._named:
            # What a body is does not depend on the day, only whether it is there.
            body = self.body(name, known_from())
            self._named[name] = (body.id if body else "", _bare(name))
        return self._named[name]


def end_of(year: int | None) -> date | None:
    """The last day of an award year, on which its rules are chosen."""
    return (
        date(year, 12, 31) if year and date.min.year <= year <= date.max.year else None
    )


def place_from(here: Origin, there: Origin) -> str:
    """Another cell as one names it here: «B12», or «B12 trang «Người»»."""
    same = here.sheet == there.sheet
    return there.cell if same else f"{there.cell} trang «{there.sheet}»"
