"""A scoring table understood: its lines, each with its place, and what it all makes."""

from collections.abc import Sequence
from decimal import Decimal

from toolkit.exchange.rubric.entries import Entries, lost_percents, with_bonus
from toolkit.exchange.rubric.heads import Columns
from toolkit.exchange.rubric.kinds import ZERO, Mode
from toolkit.exchange.rubric.layout_told import (
    first_place,
    lost,
    of_layout,
    others_told,
)
from toolkit.exchange.rubric.oddities import odd_title, odd_words
from toolkit.exchange.rubric.opening import Opened
from toolkit.exchange.rubric.outline import Outline
from toolkit.exchange.rubric.points import cell_points
from toolkit.exchange.rubric.reviewing import Lines, outside
from toolkit.exchange.rubric.roles import POINTS, Role
from toolkit.exchange.rubric.rows import rows_of
from toolkit.exchange.rubric.sums import Sums
from toolkit.exchange.rubric.tables import Table, tables_in
from toolkit.exchange.rubric.titles import titles_of
from toolkit.exchange.rubric.to_rubric import Made, bounded, confirmed
from toolkit.exchange.rubric.typed import rounds_of
from toolkit.exchange.rubric.understood import Understood
from toolkit.exchange.sources.source import Source
from toolkit.findings import Severity, WorkRefusedError, find
from toolkit.model.origin import Origin
from toolkit.model.rubric import STANDARD_ROUNDS, Round, Rubric
from toolkit.scoring.rubric.faults.rubric import check


def understand_sources(sources: Sequence[Source], name: str) -> Understood:
    """As `understand`, of the sheets of a workbook that is open already."""
    return understand(Opened(tuple(sources), {}, {}), name)


def understand(opened: Opened, name: str) -> Understood:
    """The scoring table of a file; `name`: of the file, without its ending.

    Raises WorkRefusedError X670 where there is none.
    """
    tables = tables_in(opened.sources, flowing=opened.flowing)
    if not tables:
        raise WorkRefusedError(find("X670", seen=name))
    table = max(tables, key=lambda one: one.weight)
    others = [one for one in tables if one is not table]
    reader = _Reader(table, opened, name)
    found = reader.read()
    told = [*opened.findings, *others_told(table, others), *found.findings]
    lines = (*found.lines, *outside(opened, found.lines))
    return found._replace(findings=tuple(dict.fromkeys(told)), lines=lines)


class _Reader:
    """Reads one table, step by step."""

    def __init__(self, table: Table, opened: Opened, name: str) -> None:
        self.table, self.columns = table, _settled(table)
        self.table = table._replace(parts=(self.columns, *table.parts[1:]))
        sheet = table.source.sheet
        self.rows = rows_of(self.table, opened.widths)
        self.titles = titles_of(self.table, opened.above.get(sheet, ()), name)
        self.outline, self.made = Outline(), Made()
        self.own = table.head.own if table.head else {}

    def read(self) -> Understood:
        """The table, its rubric, its entries, and all that is to be told."""
        self.outline.build(self.rows)
        for root in self.outline.roots:
            self.made.add(root, "", Mode.USUAL, None)
        roots = self.outline.roots
        sums = Sums(roots, self.rows, self.made, self.columns)
        whole = sum(
            (one.standard_points for one in self.made.criteria if not one.parent), ZERO
        )
        printed = sums.printed_total()
        if printed and printed[0] == whole:
            confirmed(self.made)
        entries = Entries(self.made, self.columns, self.own)
        filled = entries.is_filled()
        inferred = with_bonus(self.made, self.columns) if filled else ()
        bounded(self.made, whole)
        card = entries.read() if filled else {}
        rubric = self._rubric(sums, whole)
        faults = check(rubric)
        findings = (
            *of_layout(self.table, self.rows),
            *self.outline.findings,
            *self.made.findings,
            *lost(self.outline.lost, self.made.left),
            *sums.faults(),
            *faults,
            *inferred,
            *entries.findings,
            *(lost_percents(self.made) if filled else ()),
            *odd_words(self.made),
            *odd_title(self.table.above, self._above_places()),
        )
        lines = Lines(self.table, self.rows, roots, self.made)
        errors = any(one.severity is Severity.ERROR for one in findings)
        return Understood(
            source=self.table.source,
            columns=self.columns,
            lines=tuple(lines.of(findings)),
            rubric=rubric,
            entries=card,
            titles=self.titles,
            findings=findings,
            complete=not errors and not self.made.without,
            typed=self._typed(),
            places={i: n.row.at for i, n in self.made.nodes.items()},
        )

    def _rubric(self, sums: Sums, whole: Decimal) -> Rubric:
        printed = sums.printed_total()
        at = self.table.source.at(*first_place(self.table))
        total, origin = whole, at
        known = (whole, *(whole + one for one in self._extras()))
        if printed and printed[0] not in known:
            total, origin = printed[0], printed[1].places[Role.STANDARD]
        named = rounds_of(self.columns, self.own)
        official = tuple(r for r in STANDARD_ROUNDS[1:] if r in named)
        later = tuple(self.own.values()) or official
        return Rubric(
            id=self.titles.id,
            title=self.titles.title,
            standard_points=total,
            criteria=tuple(self.made.criteria),
            rounds=(Round.SELF, *later) if later else STANDARD_ROUNDS,
            source=self.titles.source,
            origin=origin,
        )

    def _extras(self) -> tuple[Decimal, Decimal]:
        """What bonus comes to, as its sections print it and as its items do: a total
        may count it in."""
        printed = (
            found.value
            for root in self.outline.roots
            if self.made.modes.get(root.path) is Mode.BONUS
            and (found := root.points(Role.STANDARD) or root.said.points)
        )
        most = (one.most_added or ZERO for one in self.made.criteria)
        return sum(printed, ZERO), sum(most, ZERO)

    def _typed(self) -> dict[str, Decimal]:
        """The unit's own points as they stand in the table, by criterion."""
        role = rounds_of(self.columns).get(Round.SELF)
        found: dict[str, Decimal] = {}
        for path, node in self.made.nodes.items():
            points = node.points(role) if role else None
            if points is not None:
                takes = self.made.modes.get(path) is Mode.MINUS
                found[path] = -abs(points.value) if takes else points.value
        return found

    def _above_places(self) -> list[Origin]:
        source = self.table.source
        return [source.at(line.number, min(line.cells)) for line in self.table.above]


def _settled(table: Table) -> Columns:
    """«Tổng điểm» alone holds the standard, where no other column does."""
    columns = dict(table.columns)
    place = columns.get(Role.RESULT)
    if place is not None and Role.REASON not in columns and _in_words(table, place):
        columns[Role.REASON] = columns.pop(Role.RESULT)
    alone = columns.keys() & POINTS == {Role.RESULT}
    if alone:
        columns[Role.STANDARD] = columns.pop(Role.RESULT)
    return columns


def _in_words(table: Table, column: int) -> bool:
    """Whether a column of «Kết quả» says in words what was done."""
    values = [
        line.cells[column]
        for piece in table.pieces
        for line in piece.lines
        if column in line.cells
    ]
    words = sum(isinstance(v, str) and cell_points(v) is None for v in values)
    return 2 * words > len(values)
