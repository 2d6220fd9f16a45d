"""Whether a table adds up: rows, groups and totals, for what was typed into it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from toolkit.exchange.rubric.heads import Columns
from toolkit.exchange.rubric.kinds import ZERO, Mode
from toolkit.exchange.rubric.outline import Node
from toolkit.exchange.rubric.roles import OWN, POINTS, Role
from toolkit.exchange.rubric.rows import Row, Sort
from toolkit.exchange.rubric.to_rubric import Made
from toolkit.exchange.rubric.typed import points_of, row_points
from toolkit.findings import Finding, find
from toolkit.findings.texts.rubric_in import RUBRIC_IN_WORDS
from toolkit.model.numbers import vi

_TYPED = tuple(
    role
    for role in (
        *(Role.BONUS, Role.PENALTY, Role.RESULT),
        *(Role.SELF, Role.APPRAISED, Role.FINAL, *OWN),
    )
    if role in POINTS
)


_MOST_TOTALS = 100
"""Each is held against all items above it."""


class Sums:
    """Adds up the columns of a table, from the items to its totals."""

    def __init__(
        self, roots: Sequence[Node], rows: Sequence[Row], made: Made, columns: Columns
    ) -> None:
        self.roots, self.made = roots, made
        self.totals = [row for row in rows if row.sort is Sort.TOTAL]
        self.roles = [role for role in _TYPED if role in columns]
        self.columns = columns

    def printed_total(self) -> tuple[Decimal, Row] | None:
        """The standard points of the whole table as its last total says."""
        for row in reversed(self.totals):
            points = row_points(row, Role.STANDARD)
            if points is not None and not self._is_part(row):
                return points, row
        return None

    def faults(self) -> Iterator[Finding]:
        """X677 rows, X676 groups and totals that do not add up."""
        for root in self.roots:
            for node in root.each():
                yield from self._row(node)
                yield from self._group(node)
        for row in self.totals[:_MOST_TOTALS]:
            yield from self._total(row)

    def _row(self, node: Node) -> Iterator[Finding]:
        """Standard + bonus − penalty = total, where the table has these columns."""
        if not (self.columns.keys() & {Role.BONUS, Role.PENALTY}):
            return
        if self.made.modes.get(node.path, Mode.USUAL) is not Mode.USUAL:
            return
        standard = points_of(node, Role.STANDARD)
        total = points_of(node, Role.RESULT)
        bonus = points_of(node, Role.BONUS) or ZERO
        penalty = abs(points_of(node, Role.PENALTY) or ZERO)
        if standard is None or total is None or (Role.SELF in self.columns):
            return
        if standard + bonus - penalty != total and (
            bonus or penalty or total > standard
        ):
            facts = {"seen": vi(total), "expected": vi(standard + bonus - penalty)}
            place = node.row.places[Role.RESULT]
            yield find("X677", place, item=node.name, **facts)

    def _group(self, node: Node) -> Iterator[Finding]:
        if not self._is_group(node):
            return
        for role in self.roles:
            own = points_of(node, role)
            if own is None:
                continue
            total = self._sum(self._children(node), role)
            if total is not None and total != own:
                yield self._differs(node.name, node.row, role, own, total)

    def _total(self, row: Row) -> Iterator[Finding]:
        """A total is one of all items above it, or of the section right above it."""
        before = [r for r in self.roots if r.row.number <= row.number]
        before = before or list(self.roots)  # where it stands above the items
        last, part = before[-1:], self._is_part(row)
        for role in (Role.STANDARD, *self.roles):
            own = row_points(row, role)
            if own is None:
                continue
            sums = [self._sum(nodes, role) for nodes in (before, self._usual(before))]
            sums.insert(0 if part else 2, self._sum(last, role))
            known = [one for one in sums if one is not None]
            if known and own not in known:
                yield self._differs(row.text.strip(" :"), row, role, own, known[0])

    def _is_part(self, row: Row) -> bool:
        """Whether a total is one of a section: others follow, with more sections."""
        behind = any(root.row.number > row.number for root in self.roots)
        words = row.text.lower()
        named = any(word in words for word in ("mục", "phần", "nhóm"))
        if behind:
            return len(self.roots) > 1 and row is not self.totals[-1]
        return named and row is not self.totals[-1]

    def _usual(self, nodes: Sequence[Node]) -> list[Node]:
        return [n for n in nodes if self.made.modes.get(n.path) is Mode.USUAL]

    def _is_group(self, node: Node) -> bool:
        return bool(self._children(node))

    def _children(self, node: Node) -> list[Node]:
        """What of it is scored by itself; nothing of an item that is scored whole."""
        return [one for one in node.children if one.path in self.made.nodes]

    def _sum(self, nodes: Sequence[Node], role: Role) -> Decimal | None:
        """The points of rows, each its own or those below it; None for no points."""
        total, known = ZERO, False
        for node in nodes:
            value = points_of(node, role)
            if value is None:
                children = self._children(node) or (
                    node.bullets if role is not Role.STANDARD else []
                )
                value = self._sum(children, role)
            if value is None:
                continue
            known = True
            takes = self.made.modes.get(node.path) is Mode.MINUS
            total += -abs(value) if takes and role is not Role.PENALTY else value
        return total if known else None

    def _differs(
        self, item: str, row: Row, role: Role, seen: Decimal, expected: Decimal
    ) -> Finding:
        facts = {"seen": vi(seen), "expected": vi(expected)}
        column = RUBRIC_IN_WORDS[f"{role}_role"]
        return find("X676", row.places[role], item=item, column=column, **facts)
