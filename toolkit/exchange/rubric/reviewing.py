"""The lines of a table as they were understood, for whoever looks them over."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from toolkit.exchange.rubric.kinds import level_points
from toolkit.exchange.rubric.opening import Opened
from toolkit.exchange.rubric.outline import Node
from toolkit.exchange.rubric.points import cell_points
from toolkit.exchange.rubric.roles import POINTS, Role
from toolkit.exchange.rubric.rows import Row, Sort
from toolkit.exchange.rubric.tables import Table
from toolkit.exchange.rubric.to_rubric import Made
from toolkit.exchange.rubric.understood import LineKind, ReadLine, Sure
from toolkit.findings import Finding, Severity
from toolkit.model.rubric import Kind

_KINDS = {
    Sort.TOTAL: LineKind.TOTAL,
    Sort.NUMBERS: LineKind.NUMBERS,
    Sort.NOTE: LineKind.NOTE,
    Sort.HIDDEN: LineKind.HIDDEN,
    Sort.CONTINUED: LineKind.CONTINUED,
    Sort.DATA: LineKind.UNREAD,
}


class Lines:
    """Says of each row what it came to, once the rubric is made."""

    def __init__(
        self, table: Table, rows: Sequence[Row], roots: Sequence[Node], made: Made
    ) -> None:
        self.table, self.rows, self.roots, self.made = table, rows, roots, made
        self.by_id = {one.id: one for one in made.criteria}
        self.left = {id(node) for node in made.left}
        self.levels = {
            id(node): path for path, nodes in made.lines.items() for node in nodes
        }

    def of(self, findings: Sequence[Finding]) -> list[ReadLine]:
        """The lines above the table, its heading and its rows, each with its doubts."""
        source = self.table.source
        doubts: dict[tuple[str, str], list[Finding]] = {}
        for one in findings:
            key = (one.sheet, one.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
            doubts.setdefault(key, []).append(one)
        found = [
            ReadLine(
                kind,
                line.number,
                source.at(line.number, min(line.cells)),
                text=_said(line.cells),
            )
            for kind, lines in (
                (LineKind.ABOVE, self.table.above),
                (LineKind.HEADING, self.table.heads),
            )
            for line in lines
        ]
        nodes = self._nodes()
        for row in self.rows:
            node = nodes.get(id(row))
            line = _plain_line(row) if node is None else self._line(node)
            if line.kind is LineKind.UNREAD:
                line = line._replace(sure=Sure.DOUBTFUL)
            key = (row.at.sheet, str(row.number))
            found.append(_doubted(line, doubts.get(key, ()), laid=row.laid))
        return found

    def _nodes(self) -> dict[int, Node]:
        return {
            id(node.row): node
            for root in self.roots
            for node in root.each()
            if not node.inner
        }

    def _line(self, node: Node) -> ReadLine:
        kind, standard = self._kind(node)
        return ReadLine(
            kind,
            node.row.number,
            node.row.at,
            number=node.row.printed or node.number,
            code=node.path if node.path in self.made.nodes else "",
            text=node.row.text,
            standard=standard,
            typed={
                role: found.value
                for role in sorted(POINTS - {Role.STANDARD})
                if (found := node.points(role))
            },
            places=node.row.places,
        )

    def _kind(self, node: Node) -> tuple[LineKind, Decimal | None]:
        own = self.by_id.get(node.path) if node.path in self.made.nodes else None
        if own is not None and self.made.nodes[own.id] is node:
            if own.kind is not Kind.GROUP:
                return LineKind.ITEM, own.standard_points
            kind = LineKind.GROUP if own.parent else LineKind.SECTION
            return kind, own.standard_points
        path = self.levels.get(id(node))
        if path is not None:
            parts = self.by_id[path].kind is Kind.CHECKLIST
            kind = LineKind.PART if parts else LineKind.LEVEL
            return kind, level_points(node)
        if id(node) in self.left:
            return LineKind.UNREAD, level_points(node)
        return LineKind.NOTE, level_points(node)


def _plain_line(row: Row) -> ReadLine:
    standard = row.cells.get(Role.STANDARD)
    points = cell_points(standard) if standard is not None else None
    typed = {
        role: found.value
        for role, value in row.cells.items()
        if role in POINTS - {Role.STANDARD} and (found := cell_points(value))
    }
    return ReadLine(
        _KINDS[row.sort],
        row.number,
        row.at,
        row.printed,
        text=row.text,
        standard=points.value if points else None,
        typed=typed,
        places=row.places,
    )


def _doubted(line: ReadLine, told: Sequence[Finding], *, laid: int) -> ReadLine:
    """A line with what was told of it, and how sure it can be then."""
    serious = [one for one in told if one.severity is not Severity.NOTE]
    sure = line.sure
    if serious and sure is Sure.SURE:
        sure = Sure.LIKELY
    if laid != 1 or any(one.severity is Severity.ERROR for one in told):
        sure = Sure.DOUBTFUL
    why = " ".join(f"[{one.code}] {one.what}" for one in told)
    return line._replace(sure=sure, why=why)


def outside(opened: Opened, known: Sequence[ReadLine]) -> list[ReadLine]:
    """Lines of all sheets that belong to no table that was taken."""
    taken = {(line.at.sheet, line.row) for line in known}
    return [
        ReadLine(
            LineKind.OUTSIDE,
            line.number,
            source.at(line.number, min(line.cells)),
            text=_said(line.cells),
        )
        for source in opened.sources
        for line in source.lines
        if (source.sheet, line.number) not in taken
    ]


def _said(cells: Mapping[int, object]) -> str:
    return " | ".join(dict.fromkeys(" ".join(str(v).split()) for v in cells.values()))
