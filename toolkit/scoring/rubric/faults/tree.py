"""What is wrong with how the criteria of a rubric hang together."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from toolkit.findings import Finding
from toolkit.model.numbers import vi
from toolkit.model.rubric import Criterion
from toolkit.scoring.rubric.draft import (
    SETTINGS_PATH,
    WHOLE,
    ZERO,
    Draft,
    Path,
    criterion_name,
)


class DraftTree:
    """The criteria of a draft by their place in it; unlike RubricTree it may be broken.

    Of two criteria with one id, the first is the parent of what belongs to that id.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.criteria = draft.rubric.criteria
        self.index: dict[str, int] = {}
        self._children: dict[str, list[int]] = {}
        for i, criterion in enumerate(self.criteria):
            if criterion.id:
                self.index.setdefault(criterion.id, i)
            self._children.setdefault(criterion.parent, []).append(i)

    def parent(self, i: int) -> int | None:
        """Where the group of a criterion stands; None for sections and strangers."""
        return self.index.get(self.criteria[i].parent)

    def children(self, i: int) -> Sequence[int]:
        """What belongs to a criterion."""
        own = self.criteria[i].id
        return self._children.get(own, ()) if own and self.index[own] == i else ()

    def ring(self, i: int) -> tuple[int, ...]:
        """The criteria that belong to each other in a circle with this one, or ()."""
        trail = [i]
        here = self.parent(i)
        while here is not None and here not in trail:
            trail.append(here)
            here = self.parent(here)
        return tuple(trail) if here == i else ()

    def deepest(self) -> int:
        """The greatest depth there is: 1 for a rubric of sections only."""
        depths = [0] * len(self.criteria)
        for i in range(len(self.criteria)):
            # Parents stand above; what does not is reported and counts as a section.
            above = self.parent(i)
            depths[i] = 1 + (depths[above] if above is not None and above < i else 0)
        return max(depths, default=1)

    def faults(self) -> Iterator[Finding]:
        """Circles, strangers, ids and numbers used twice, sums of the whole."""
        for i, criterion in enumerate(self.criteria):
            yield from self._id_twice(i, criterion)
            yield from self._parent_faults(i, criterion)
        yield from self._numbers_twice()
        sections = self._children.get("", ())
        whole = self.draft.rubric.standard_points
        if self.draft.knows(SETTINGS_PATH, "standard_points"):
            at: tuple[Path, str] = (SETTINGS_PATH, "standard_points")
            yield from self._sum(*at, WHOLE, whole, sections)

    def sum_faults(self, i: int) -> Iterator[Finding]:
        """Whether the standard points of the children make up those of a group."""
        path, group = ("criterion", i), self.criteria[i]
        if self.draft.knows(path, "points"):
            name, whole = criterion_name(group), group.standard_points
            yield from self._sum(path, "points", name, whole, self.children(i))

    def _sum(
        self, path: Path, column: str, item: str, whole: Decimal, parts: Sequence[int]
    ) -> Iterator[Finding]:
        if not all(self.draft.knows(("criterion", i), "points") for i in parts):
            return
        total = sum((self.criteria[i].standard_points for i in parts), ZERO)
        if parts and total != whole:
            seen, expected = vi(total), vi(whole)
            yield self.draft.fault(
                "S501", path, column, item, seen=seen, expected=expected
            )

    def _id_twice(self, i: int, criterion: Criterion) -> Iterator[Finding]:
        if criterion.id and self.index[criterion.id] != i:
            item = criterion.id
            yield self.draft.fault("S510", ("criterion", i), "id", item, seen=item)

    def _parent_faults(self, i: int, criterion: Criterion) -> Iterator[Finding]:
        if not criterion.parent:
            return
        path, item, above = ("criterion", i), criterion_name(criterion), self.parent(i)
        ring = self.ring(i)
        if ring:
            if i == min(ring):
                seen = " → ".join(self.criteria[j].id for j in (*ring, i))
                yield self.draft.fault("S508", path, "parent", item, seen=seen)
        elif above is None or above > i:
            seen = criterion.parent
            yield self.draft.fault("S509", path, "parent", item, seen=seen)

    def _numbers_twice(self) -> Iterator[Finding]:
        for parent, parts in self._children.items():
            used: set[str] = set()
            for i in parts:
                number = self.criteria[i].number
                if number and number in used:
                    path, item = ("criterion", i), parent or WHOLE
                    yield self.draft.fault("S505", path, "number", item, seen=number)
                used.add(number)
