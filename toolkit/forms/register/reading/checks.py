"""What is wrong with a table's rows as rows: seen from one record to the next."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from toolkit.findings.texts.register import REGISTER_WORDS
from toolkit.forms.register.reading.answer import Problem
from toolkit.forms.register.reading.faults import MOST
from toolkit.forms.register.reading.titles import LIKENESS
from toolkit.model.register import AwardLine, Person, Proposal, TableKey, Unit, Vote
from toolkit.rules.names import folded
from toolkit.rules.words import day_words


class RowFault(NamedTuple):
    """A fault in a field of a row."""

    row: int
    field: str
    problem: Problem


def people_faults(people: Sequence[Person], _: int | None) -> Iterator[RowFault]:
    """Persons listed twice, and those who left before they came."""
    yield from _people_twice(people)
    for person in people:
        if person.joined and person.left and person.left < person.joined:
            left, joined = day_words(person.left), day_words(person.joined)
            yield RowFault(person.row, "left", Problem("C259", left, joined))


def _people_twice(people: Sequence[Person]) -> Iterator[RowFault]:
    """Persons of one name of whom nothing tells that they are two."""
    known: dict[str, dict[str, int]] = {}
    written: dict[int, str] = {}
    for person in people:
        if not person.name:
            continue
        written[person.row] = person.name
        rows, code = known.setdefault(folded(person.name), {}), folded(person.code)
        # Without a code it may be anyone of that name.
        other = (
            rows.get(code, rows.get("")) if code else next(iter(rows.values()), None)
        )
        if other is not None:
            first = written[other]
            spelled = "" if first == person.name else f" (ghi «{first}»)"
            problem = Problem("C252", person.name, f"{other}{spelled}")
            yield RowFault(person.row, "name", problem)
        rows.setdefault(code, person.row)


def unit_faults(units: Sequence[Unit], _: int | None) -> Iterator[RowFault]:
    """Units listed twice, and parents that are not in the list."""
    known: dict[str, int] = {}
    for unit in filter(lambda one: one.name, units):
        first = known.setdefault(folded(unit.name), unit.row)
        if first != unit.row:
            yield RowFault(unit.row, "name", Problem("C253", unit.name, str(first)))
    written = {unit.row: unit.name for unit in units}
    suggested: dict[str, str] = {}
    for unit in units:
        key = folded(unit.parent)
        if not unit.parent or key in known:
            continue
        if key not in suggested:
            # To look for a likeness takes long; more than these nobody is told of.
            few = len(suggested) < MOST
            near = _similar(key, known) if few else ""
            suggested[key] = written[known[near]] if near else ""
        problem = Problem("C255", unit.parent, suggested[key])
        yield RowFault(unit.row, "parent", problem)


def _similar(key: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(key, known, 1, LIKENESS)), "")


def circles(units: Sequence[Unit]) -> tuple[tuple[Unit, ...], ...]:
    """Units that lie under themselves, each circle from its first row on."""
    first: dict[str, Unit] = {}
    for unit in units:
        if unit.name:
            first.setdefault(folded(unit.name), unit)
    found: list[tuple[Unit, ...]] = []
    done: set[str] = set()
    for start in first:
        path: dict[str, Unit] = {}
        at = start
        while at in first and at not in done and at not in path:
            path[at] = first[at]
            at = folded(first[at].parent)
        if at in path:
            keys = list(path)
            circle = [path[key] for key in keys[keys.index(at) :]]
            head = min(range(len(circle)), key=lambda i: circle[i].row)
            found.append((*circle[head:], *circle[:head]))
        done.update(path)
    return tuple(found)


def without_circles(
    units: Sequence[Unit],
) -> tuple[tuple[Unit, ...], tuple[RowFault, ...]]:
    """The units, those in a circle without the unit above them; and what was wrong."""
    found = circles(units)
    inside = {unit.row for circle in found for unit in circle}
    faults = tuple(
        RowFault(
            circle[0].row,
            "parent",
            Problem("C254", " → ".join(unit.name for unit in (*circle, circle[0]))),
        )
        for circle in found
    )
    free = tuple(u._replace(parent="") if u.row in inside else u for u in units)
    return free, faults


def _too_late(
    records: Sequence[Proposal | AwardLine], award_year: int | None
) -> Iterator[RowFault]:
    if award_year is None:
        return
    for record in records:
        if record.year is not None and record.year > award_year + 1:
            problem = Problem("C256", str(record.year), str(award_year))
            yield RowFault(record.row, "year", problem)


def award_faults(
    awards: Sequence[AwardLine], award_year: int | None
) -> Iterator[RowFault]:
    """Decisions of which only the number or only the day is known; years far away."""
    yield from _too_late(awards, award_year)
    for award in awards:
        if award.decision and award.day is None:
            yield RowFault(award.row, "day", Problem("C248", award.decision))
        elif award.day is not None and not award.decision:
            problem = Problem("C249", day_words(award.day))
            yield RowFault(award.row, "decision", problem)


def vote_faults(votes: Sequence[Vote], _: int | None) -> Iterator[RowFault]:
    """More votes, members present or recused than there are members."""
    for vote in votes:
        if vote.total is None:
            continue
        of_total = REGISTER_WORDS["of_total"].format(vote.total)
        faulty = False
        for field in ("present", "recused", "votes_for"):
            number = getattr(vote, field)
            if number is not None and number > vote.total:
                faulty = True
                label = REGISTER_WORDS[field]
                problem = Problem("C251", str(number), of_total, label=label)
                yield RowFault(vote.row, field, problem)
        voters = vote.total - (vote.recused or 0)
        if not faulty and vote.votes_for is not None and vote.votes_for > voters:
            expected = REGISTER_WORDS["of_voters"].format(voters)
            label = REGISTER_WORDS["votes_for"]
            problem = Problem("C251", str(vote.votes_for), expected, label=label)
            yield RowFault(vote.row, "votes_for", problem)


def undocumented(awards: Sequence[AwardLine]) -> tuple[int, ...]:
    """Rows of awards with neither the number nor the day of a decision."""
    return tuple(a.row for a in awards if not a.decision and a.day is None)


CHECKS: Mapping[TableKey, Callable[[Sequence[Any], int | None], Iterator[RowFault]]] = {
    TableKey.UNITS: unit_faults,
    TableKey.PEOPLE: people_faults,
    TableKey.PROPOSALS: _too_late,
    TableKey.AWARDS: award_faults,
    TableKey.VOTES: vote_faults,
}
"""The checks of each table: its records and the award year."""
