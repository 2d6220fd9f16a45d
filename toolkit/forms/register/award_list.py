"""The list of titles and forms that a cell of the register offers."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from toolkit.model.emulation import Level, Recipient
from toolkit.rules.book import awards
from toolkit.rules.standards import Award, AwardKind

_LEVELS = (Level.BASE, Level.PROVINCE, Level.STATE)


@cache
def award_words() -> Mapping[str, str]:
    """Award id → the words of the list, as the law calls it today or called it last.

    Titles before forms, from base to state level; what only individuals get before
    what collectives get too, then collectives alone, then households. Classes of an
    order stand as the law names them: hạng Nhất, Nhì, Ba.
    """
    found: dict[str, Award] = {}
    for day in (date.max, *sorted(_changes(), reverse=True)):
        for award in awards(day):
            found.setdefault(award.id, award)
    ordered = sorted(found.values(), key=_place_in_list)
    return {award.id: award.version.value for award in ordered}


def _place_in_list(award: Award) -> tuple[int, int, int, int]:
    """Of the same rank, what more kinds of recipients get comes first."""
    kinds, recipients = list(AwardKind), list(Recipient)
    alone = (Recipient.INDIVIDUAL,)
    rank = 2 * min(map(recipients.index, award.recipients))
    rank += Recipient.INDIVIDUAL in award.recipients and award.recipients != alone
    level = _LEVELS.index(award.level)
    return kinds.index(award.kind), level, rank, -len(award.recipients)


@cache
def _changes() -> frozenset[date]:
    """The days on which some award's name began."""
    from toolkit.rules.shelf import series

    return frozenset(
        version.start for one in series(Award) for version in one.quantity.versions
    )
