"""What is wrong among the grades of a rubric: order, names, gaps, out of reach."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from toolkit.findings import Finding, Severity
from toolkit.model.numbers import vi
from toolkit.model.rubric import Criterion, Grade, Kind, Rubric
from toolkit.model.spelling import one_spelling
from toolkit.scoring.engine import bonus_ceiling
from toolkit.scoring.rubric.draft import ZERO, Draft, Path

HUNDRED = Decimal(100)


def grade_faults(draft: Draft) -> Iterator[Finding]:
    """All faults among grades; what can be attained counts where all numbers are known.

    They are found in a workbook that was issued, too: there they leave a total without
    a grade.
    """
    order = tuple(_order(draft))
    yield from order
    yield from _titles(draft)
    unread = any(found.severity is Severity.ERROR for found in draft.findings)
    if draft.rubric.grades and not order and not unread:
        yield from _unreached(draft)
        yield from _gaps(draft)


def least_total(rubric: Rubric) -> Decimal:
    """The lowest total there can be; below 0 where items take away."""
    least = ZERO
    for group, leaves in _together(rubric):
        lost = sum((leaf.least for leaf in leaves), ZERO)
        least += max(lost, group.floor) if group and group.floor < 0 else lost
    return least


def most_total(rubric: Rubric) -> Decimal | None:
    """The highest total there can be, bonus included; None without a limit."""
    leaves = [c for c in rubric.criteria if c.kind is not Kind.GROUP]
    standard = sum((leaf.standard_points for leaf in leaves), ZERO)
    bonus = [
        _least_of(_all_of(map(bonus_ceiling, some)), group and group.most_added)
        for group, some in _together(rubric)
    ]
    most = _least_of(_all_of(bonus), rubric.bonus_cap)
    return None if most is None else standard + most


def _together(rubric: Rubric) -> Iterator[tuple[Criterion | None, list[Criterion]]]:
    """Each group, None for the sections, with the items directly under it."""
    groups = {c.id: c for c in rubric.criteria if c.kind is Kind.GROUP}
    items: dict[str, list[Criterion]] = {}
    for one in rubric.criteria:
        if one.kind is not Kind.GROUP:
            items.setdefault(one.parent, []).append(one)
    for parent, some in items.items():
        yield groups.get(parent), some


def _all_of(limits: Iterable[Decimal | None]) -> Decimal | None:
    """What limits come to together; None where one of them is none."""
    known = list(limits)
    some = [limit for limit in known if limit is not None]
    return sum(some, ZERO) if len(some) == len(known) else None


def _least_of(*limits: Decimal | None) -> Decimal | None:
    return min((limit for limit in limits if limit is not None), default=None)


def _called(k: int, grade: Grade) -> str:
    return grade.title or f"xếp loại thứ {k + 1}"


def _path(k: int) -> Path:
    return ("grade", k)


def _order(draft: Draft) -> Iterator[Finding]:
    better: Decimal | None = None
    for k, grade in enumerate(draft.rubric.grades):
        if not draft.knows(_path(k), "points"):
            continue
        if better is not None and grade.low >= better:
            words = {"seen": vi(grade.low), "expected": vi(better)}
            yield draft.fault("S516", _path(k), "points", _called(k, grade), **words)
        better = grade.low


def _titles(draft: Draft) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for k, grade in enumerate(draft.rubric.grades):
        folded = one_spelling(grade.title)
        if not folded:
            continue
        if folded in first:
            words = {"seen": str(first[folded] + 1), "expected": str(k + 1)}
            yield draft.fault("S526", _path(k), "title", grade.title, **words)
        first.setdefault(folded, k)


def _unreached(draft: Draft) -> Iterator[Finding]:
    most = most_total(draft.rubric)
    for k, grade in enumerate(draft.rubric.grades):
        if most is not None and grade.low > most:
            words = {"seen": vi(grade.low), "expected": vi(most)}
            yield draft.fault("S530", _path(k), "points", _called(k, grade), **words)


def _gaps(draft: Draft) -> Iterator[Finding]:
    """Totals below the lowest grade, and those that its condition leaves out."""
    k, lowest = min(enumerate(draft.rubric.grades), key=lambda one: one[1].low)
    name, path, least = _called(k, lowest), _path(k), least_total(draft.rubric)
    low = {"seen": vi(lowest.low), "expected": vi(least)}
    if lowest.low > max(least, ZERO):
        yield draft.fault("S527", path, "points", name, **low)
    elif lowest.low > least:
        yield draft.fault("S529", path, "points", name, **low)
    if lowest.min_share and lowest.min_share <= HUNDRED:
        share = vi(lowest.min_share)
        yield draft.fault("S528", path, "min_share", name, seen=share)
