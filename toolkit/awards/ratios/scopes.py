"""Within what a ratio is counted: agencies, groups, clusters, units, the whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from toolkit.awards.settings import Settings
from toolkit.awards.words.vietnamese import text_key
from toolkit.model.emulation import Recipient, Service
from toolkit.model.register import Register, TableKey, Unit
from toolkit.rules.names import folded
from toolkit.rules.records import RatioRule, Scope
from toolkit.rules.shelf import series
from toolkit.rules.standards import Award
from toolkit.rules.words import SERVICE_WORDS


class RatioScope(NamedTuple):
    """Where a ratio is counted; an empty field sets no condition.

    `units` are the names of the units counted, in every spelling that rows of the year
    use. `service` is a condition on ratings; the counts of a line already hold it.
    """

    kind: Scope
    name: str = ""
    units: tuple[str, ...] = ()
    group: str = ""
    service: Service | None = None

    def conditions(self) -> Mapping[str, frozenset[str]]:
        """Field → the case-folded texts of which a row must hold one."""
        found: dict[str, frozenset[str]] = {}
        if self.units:
            found["unit"] = frozenset(unit.casefold() for unit in self.units)
        if self.group:
            found["group"] = frozenset((self.group.casefold(),))
        return found


UNIT_TABLES = (TableKey.RATINGS, TableKey.PROPOSALS, TableKey.AWARDS, TableKey.DOSSIERS)
"""The tables whose rows a ratio counts by their unit."""

_SERVICES = {words: service for service, words in SERVICE_WORDS.items()}


def service_of(rule: RatioRule) -> Service | None:
    """Whom a rule binds, if it names one kind of staff."""
    return _SERVICES.get(rule.applies_to)


class Scopes:
    """The scopes of an award year; the tree of units is walked once."""

    def __init__(self, register: Register, settings: Settings) -> None:
        self._register = register
        self._order = settings.tone_order
        self._rated = [
            r
            for r in register.ratings
            if r.year == register.year and r.recipient is Recipient.INDIVIDUAL
        ]
        self._units: dict[str, Unit] = {}
        for unit in register.units:
            if unit.name:
                self._units.setdefault(folded(unit.name), unit)
        self._below: dict[str, list[str]] = {}
        for key, unit in self._units.items():
            self._below.setdefault(folded(unit.parent), []).append(key)
        self._written = self._spellings()
        self._services = {
            *(r.service for r in self._rated),
            *(p.service for p in register.people if p.name),
        }

    def binds_nobody(self, rule: RatioRule) -> bool:
        """Whether the register says of everybody that a rule is for others.

        It does not where it says nothing of somebody, or knows nobody.
        """
        service = service_of(rule)
        known = self._services and None not in self._services
        return bool(service and known and service not in self._services)

    def of(self, rule: RatioRule) -> tuple[RatioScope, ...]:
        """Every scope of a rule, each kind in Vietnamese order."""
        return tuple(scope for per in rule.per for scope in self._of(rule, per))

    def _of(self, rule: RatioRule, per: Scope) -> Iterable[RatioScope]:
        service = service_of(rule)
        whole = RatioScope(per, self._register.office, service=service)
        if per is Scope.AGENCY:
            found = self._agencies(whole)
        elif per is Scope.GROUP:
            found = self._groups(whole)
        elif per is Scope.CLUSTER:
            found = self._families(whole, lambda unit: unit.cluster)
        elif per is Scope.UNIT and rule.award:
            found = self._of_award(rule.award, whole)
        elif per is Scope.PROVINCE:
            found = [whole._replace(name="")]
        else:
            found = [whole]
        return sorted(
            found, key=lambda s: (text_key(s.name, self._order), s.name.casefold())
        )

    def _agencies(self, whole: RatioScope) -> list[RatioScope]:
        agencies = [unit for unit in self._units.values() if unit.is_agency]
        if len(agencies) > 1:
            return self._families(whole, lambda u: u.name if u.is_agency else "")
        return [whole._replace(name=agencies[0].name)] if agencies else [whole]

    def _families(
        self, whole: RatioScope, name_of: Callable[[Unit], str]
    ) -> list[RatioScope]:
        """Units under the nearest one above (or themselves) that has a name."""
        known: dict[str, str] = {}
        families: dict[str, tuple[str, list[str]]] = {}
        for start in self._units:
            path: list[str] = []
            at = start
            while at in self._units and at not in known and at not in path:
                path.append(at)
                if name_of(self._units[at]):
                    known[at] = name_of(self._units[at])
                    break
                at = folded(self._units[at].parent)
            for key in path:
                known[key] = known.get(at, "")
            if name := known[start]:
                _, members = families.setdefault(name.casefold(), (name, []))
                members.append(start)
        return [
            whole._replace(name=name, units=self._as_written(members))
            for name, members in families.values()
        ]

    def _groups(self, whole: RatioScope) -> list[RatioScope]:
        """Every group of similar tasks that the year's ratings name, in each agency."""
        named: dict[str, dict[str, str]] = {}
        for rating in self._rated:
            if rating.group and whole.service in (None, rating.service):
                groups = named.setdefault(rating.unit.casefold(), {})
                groups.setdefault(rating.group.casefold(), rating.group)
        agencies = self._agencies(whole)
        found = []
        for agency in agencies:
            units = [unit.casefold() for unit in agency.units] or list(named)
            groups = {k: v for unit in units for k, v in named.get(unit, {}).items()}
            for group in groups.values():
                name = f"{agency.name}: {group}" if len(agencies) > 1 else group
                found.append(agency._replace(name=name, group=group))
        return found

    def _of_award(self, award: str, whole: RatioScope) -> list[RatioScope]:
        """The collectives in question, or every unit where persons are rated."""
        if not is_collective(award):
            units = {r.unit.casefold(): r.unit for r in self._rated if r.unit}
            return [whole._replace(name=u, units=(u,)) for u in units.values()]
        names: dict[str, str] = {}
        for name in filter(None, self._collectives(award)):
            names.setdefault(folded(name), name)
        return [
            whole._replace(name=n, units=self._as_written(self._tree(key)) or (n,))
            for key, n in names.items()
        ]

    def _collectives(self, award: str) -> Iterator[str]:
        """Those proposed and those that have it."""
        year = self._register.year
        for proposal in self._register.proposals:
            if (proposal.year, proposal.award) == (year, award) and not proposal.result:
                yield proposal.name
        for line in self._register.awards:
            if (line.year, line.award) == (year, award):
                yield line.name

    def _tree(self, top: str) -> list[str]:
        """A unit and all below it."""
        found, waiting = {top: None}, [top]
        while waiting:
            below = self._below.get(waiting.pop(), ())
            fresh = [key for key in below if key not in found]
            found.update(dict.fromkeys(fresh))
            waiting += fresh
        return list(found)

    def _as_written(self, keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(name for key in keys for name in self._written.get(key, ()))

    def _spellings(self) -> Mapping[str, tuple[str, ...]]:
        """Folded name → its spellings in «Đơn vị» and in rows of the year.

        Formulas tell them apart by all but their case.
        """
        year = self._register.year
        written: set[str] = set()
        for table in UNIT_TABLES:
            rows = getattr(self._register, table)
            written |= {row.unit for row in rows if row.year == year and row.unit}
        found: dict[str, dict[str, str]] = {
            key: {unit.name.casefold(): unit.name} for key, unit in self._units.items()
        }
        # Sorted, so that no order of rows changes what comes out.
        for text in sorted(written):
            found.setdefault(folded(text), {}).setdefault(text.casefold(), text)
        return {key: tuple(names.values()) for key, names in found.items()}


@cache
def is_collective(award: str) -> bool:
    """Whether only collectives can get an award."""
    found = next((one for one in series(Award) if one.id == award), None)
    recipients = found.records[0].recipients if found else ()
    return Recipient.COLLECTIVE in recipients and (
        Recipient.INDIVIDUAL not in recipients
    )
