"""The staff without a rating row, by where a ratio would count them."""

from collections import Counter
from collections.abc import Callable

from toolkit.awards.people.identity import Directory
from toolkit.awards.people.to_enter import unrated
from toolkit.awards.ratios.scopes import RatioScope
from toolkit.model.register import Register


def staff_missing(register: Register) -> Callable[[RatioScope], int]:
    """Scope → how many of the staff there have no row in «Xếp loại»."""
    missing = Counter(
        (one.unit.casefold(), one.group.casefold(), one.service)
        for one in unrated(register, Directory(register))
    )

    def counted(scope: RatioScope) -> int:
        units = {unit.casefold() for unit in scope.units}
        group = scope.group.casefold()
        return sum(
            number
            for (home, own, service), number in missing.items()
            if (not units or home in units)
            and (not group or own == group)
            and (not scope.service or service in (None, scope.service))
        )

    return counted
