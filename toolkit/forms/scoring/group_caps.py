"""The formulas of what the cap and the floor of a group leave uncounted."""

from collections.abc import Iterable, Iterator

from toolkit.forms.scoring.criterion_formulas import CriterionFormulas
from toolkit.forms.scoring.layout import points_column
from toolkit.model.rubric import Criterion, Kind, Round, RubricTree


class GroupCaps:
    """Writes what is taken off the sums of a group, and what a round has earned."""

    def __init__(self, tree: RubricTree, one: CriterionFormulas) -> None:
        self.tree = tree
        self._one = one

    def off(self, group: Criterion, items: list[str]) -> dict[str, str]:
        """By column: what is to be added to the sum of the items, with its sign."""
        done: dict[str, str] = {}
        for which in self.tree.rubric.rounds:
            over = self._over(group, items, which)
            under = self._under(group, items, which)
            less = f"-{over}" if over else ""
            more = f"+{under}" if under else ""
            done[points_column(which)] = less + more
            if which == Round.SELF:
                done["bonus"] = less
                done["penalty"] = f"-{under}" if under else ""
        return done

    def earned(self, which: Round) -> Iterator[str]:
        """What counts as bonus in a round: each leaf's, less what its group may not."""
        earners = [c for c in self.tree.leaves() if self.tree.earns_bonus(c)]
        for key in self._one.present(c.id for c in earners):
            yield self._won(key, which)
        groups = (c for c in self.tree.rubric.criteria if c.kind is Kind.GROUP)
        for group in groups:
            children = (c.id for c in self.tree.children(group.id))
            if over := self._over(group, self._one.present(children), which):
                yield f"-{over}"

    def _over(self, group: Criterion, items: Iterable[str], which: Round) -> str:
        """What the items won beyond the cap; "" without one."""
        won = [self._won(k, which) for k in items if self._earns(k)]
        if group.most_added is None or not won:
            return ""
        cap = self._one.rule(group.id, "bonus_cap_points")
        return f"MAX(0,SUM({','.join(won)})-{cap})"

    def _under(self, group: Criterion, items: Iterable[str], which: Round) -> str:
        """What the items lost beyond the floor; "" without one."""
        lost = [self._lost(k, which) for k in items if self.tree.by_id[k].takes]
        if group.floor >= 0 or not lost:
            return ""
        floor = self._one.rule(group.id, "floor")
        return f"MAX(0,SUM({','.join(lost)})+{floor})"

    def _earns(self, key: str) -> bool:
        return self.tree.earns_bonus(self.tree.by_id[key])

    def _won(self, key: str, which: Round) -> str:
        if which == Round.SELF:
            return self._one.at(key, "bonus")
        return f"MAX(0,{self._given(key, which)}-{self._one.at(key, 'standard')})"

    def _lost(self, key: str, which: Round) -> str:
        if which == Round.SELF:
            return self._one.at(key, "penalty")
        return f"MAX(0,{self._one.at(key, 'standard')}-{self._given(key, which)})"

    def _given(self, key: str, which: Round) -> str:
        # SUM passes over a text, and an empty cell takes nothing from 0 points.
        return f"SUM({self._one.at(key, points_column(which))})"
