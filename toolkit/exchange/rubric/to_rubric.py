"""The outline of a table as a rubric; everything that had to be guessed is told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from toolkit.exchange.rubric.kinds import (
    ZERO,
    Below,
    Mode,
    Way,
    below,
    has_points,
    level_points,
    levels_in_disguise,
    mode_of,
    standard_of,
)
from toolkit.exchange.rubric.numbering import BULLET, Code
from toolkit.exchange.rubric.outline import Node
from toolkit.exchange.rubric.points import Each, text_points
from toolkit.exchange.rubric.roles import Role
from toolkit.findings import Finding, find
from toolkit.model.numbers import vi
from toolkit.model.rubric import Criterion, Kind, Line, RuleStatus, Target

_OVER = re.compile(r"(?:thực hiện )?vượt\b", re.IGNORECASE)
_MET = re.compile(r"(?:đạt|hoàn thành)\b", re.IGNORECASE)
_UNDER = re.compile(r"(?:không|chưa) (?:đạt|hoàn thành)\b", re.IGNORECASE)
_WAYS = {
    Way.LEVELS: "các mức để chọn một",
    Way.PARTS: "các phần, đạt phần nào cộng phần ấy",
    Way.ITEMS: "các tiêu chí con, mỗi tiêu chí chấm riêng",
    Way.SPANS: "hướng dẫn cho điểm; người chấm tự ghi điểm",
}
_LONGEST = 900


@dataclass(slots=True)
class Made:
    """Criteria made so far. `nodes`: the row of each; `lines`: those of its lines."""

    criteria: list[Criterion] = field(default_factory=list)
    nodes: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, list[Node]] = field(default_factory=dict)
    modes: dict[str, Mode] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    unbounded: list[str] = field(default_factory=list)
    left: list[Node] = field(default_factory=list)
    guesses: list[Finding] = field(default_factory=list)

    # Groups

    def add(self, node: Node, parent: str, above: Mode, given: Decimal | None) -> None:
        """A row with all that is below it. `given`: its standard where it has none."""
        mode = mode_of(node, above)
        coded = node.coded
        self.nodes[node.path], self.modes[node.path] = node, mode
        if coded and levels_in_disguise(coded, standard_of(node)):
            why = "điểm giảm dần, mức đầu bằng điểm chuẩn, cộng lại thì vượt"
            self._tell(node, len(coded), Way.LEVELS, why)
            for one in coded:
                one.code = Code(BULLET, 0, one.number)
            coded = []
        if coded and any(map(has_points, coded)):
            self._group(node, coded, parent, mode)
            self.left += [one for one in node.bullets if has_points(one)]
            return
        standard = standard_of(node) if given is None else given
        found = below(node, None if standard is None else abs(standard))
        if found.way is Way.ITEMS:
            for count, line in enumerate(node.bullets, 1):
                line.number, line.path = str(count), f"{node.path}.{count}"
            self._tell_way(node, found)
            self._group(node, node.bullets, parent, mode)
            return
        self._leaf(node, parent, mode, standard, found)

    def _group(
        self, node: Node, children: Sequence[Node], parent: str, mode: Mode
    ) -> None:
        at = len(self.criteria)
        own = standard_of(node)
        given = _missing(children, own) if mode is Mode.USUAL else {}
        self.criteria.append(_criterion(node, parent, ZERO, Kind.GROUP))
        for child in children:
            share = given.get(child.path)
            if share is not None:
                self._tell_standard(child, share, f"phần còn lại của «{node.path}»")
            self.add(child, node.path, mode, share)
        total = sum(
            (c.standard_points for c in self.criteria[at:] if c.parent == node.path),
            ZERO,
        )
        if mode is not Mode.USUAL or own is None:
            if mode is Mode.USUAL and own is None and total:
                self._tell_standard(node, total, "tổng các tiêu chí bên trong")
            own = total
        note = _listed([one for one in node.bullets if not has_points(one)])
        note = "" if node.bullets == list(children) else note
        self.criteria[at] = self.criteria[at]._replace(standard_points=own, note=note)

    # What is scored

    def _leaf(
        self,
        node: Node,
        parent: str,
        mode: Mode,
        standard: Decimal | None,
        found: Below,
    ) -> None:
        rule = _rule(node)
        if mode is not Mode.USUAL:
            self._one_way(node, parent, mode, standard, found, rule)
            return
        if standard is None and found.standard is not None:
            standard = found.standard
            self._tell_standard(node, standard, found.why)
        if standard is None and rule and rule.most:
            standard = rule.most
            self._tell_standard(node, standard, f"«{rule.said}»")
        if standard is None:
            at, words = node.row.at, "coi như 0 điểm"
            self.findings.append(find("X674", at, item=node.name, expected=words))
            self.without.append(node.path)
            standard = ZERO
        if standard < 0:
            self._one_way(node, parent, Mode.MINUS, standard, found, rule)
            return
        if rule and self._by_events(node, parent, standard, found, rule):
            return
        self._tell_way(node, found)
        kind, lines = Kind.MANUAL, tuple[Line, ...]()
        if found.way in (Way.LEVELS, Way.PARTS):
            kind = Kind.LEVELS if found.way is Way.LEVELS else Kind.CHECKLIST
            lines = tuple(self._lines(node))
            kind = kind if lines else Kind.MANUAL
        note = _note(node, found, kind)
        if rule:
            words = "chưa đưa được vào cách chấm, chỉ ghi ở cột «Ghi chú»"
            self._tell_rule(node, rule, words)
            note = _joined(note, rule.said)
        made = _criterion(node, parent, standard, kind)
        self.criteria.append(made._replace(lines=lines, note=note))

    def _by_events(
        self,
        node: Node,
        parent: str,
        standard: Decimal,
        found: Below,
        rule: Each,
    ) -> bool:
        """«Cứ một văn bản trừ 10 điểm», where no levels say otherwise."""
        values = {level_points(line) for line in node.bullets} - {None, standard}
        if rule.points >= 0 or (found.way is Way.LEVELS and values):
            return False
        words = "được hiểu là trừ mỗi lần, còn ít nhất 0 điểm"
        self._tell_rule(node, rule, words)
        note = _joined(rule.said, _listed(node.bullets))
        made = _criterion(node, parent, standard, Kind.PER_EVENT)
        self.criteria.append(
            made._replace(
                measure=f"Số {rule.what}",
                points_per_event=-rule.points,
                status=RuleStatus.INFERRED,
                note=note,
            )
        )
        return True

    def _one_way(
        self,
        node: Node,
        parent: str,
        mode: Mode,
        standard: Decimal | None,
        found: Below,
        rule: Each | None,
    ) -> None:
        """An item that only adds, or only takes away: of no standard points."""
        made = _criterion(node, parent, ZERO, Kind.MANUAL)
        most = None if standard is None else abs(standard)
        values = [level_points(line) for line in node.bullets]
        self.modes[node.path] = mode
        if rule:
            cap = rule.most or most
            cap = None if cap == abs(rule.points) else cap
            made = made._replace(
                measure=f"Số {rule.what}",
                points_per_event=abs(rule.points),
                status=RuleStatus.INFERRED,
                note=rule.said,
            )
            if mode is Mode.BONUS:
                made = made._replace(kind=Kind.ADDED_PER_EVENT, most_added=cap)
                words = "được hiểu là cộng mỗi lần"
            else:
                made = made._replace(kind=Kind.PER_EVENT, floor=-(cap or ZERO))
                words = "được hiểu là trừ mỗi lần"
                if cap is None:
                    self.unbounded.append(node.path)
                    words += "; bảng không nêu trừ tối đa bao nhiêu"
            self._tell_rule(node, rule, words)
        elif found.way in (Way.LEVELS, Way.PARTS, Way.SPANS) and None not in values:
            sign = -1 if mode is Mode.MINUS else 1
            lines = tuple(
                line._replace(points=abs(line.points) * sign)
                for line in self._lines(node)
            )
            kind = Kind.CHECKLIST if found.way is Way.PARTS else Kind.LEVELS
            made = made._replace(kind=kind, lines=lines)
        elif most is None:
            at, words = node.row.at, "chưa rõ cộng hay trừ tối đa bao nhiêu"
            self.findings.append(find("X674", at, item=node.name, expected=words))
            self.without.append(node.path)
        elif mode is Mode.BONUS:
            made = made._replace(most_added=most, note=_listed(node.children))
        else:
            made = made._replace(floor=-most, note=_listed(node.children))
        self.criteria.append(made)

    def _lines(self, node: Node) -> Iterator[Line]:
        bullets = [b for b in node.bullets if level_points(b) is not None]
        for one in node.bullets:
            if level_points(one) is None:
                facts = {"seen": one.title[:60], "item": node.name}
                self.findings.append(find("X680", one.row.at, **facts))
        self.lines[node.path] = bullets
        targets = any(_OVER.match(one.title) for one in bullets)
        for one in bullets:
            yield Line(
                title=one.title,
                points=level_points(one) or ZERO,
                target=_target(one.title) if targets else Target.NONE,
                origin=one.row.at,
            )

    # What is told

    def _tell_standard(self, node: Node, points: Decimal, why: str) -> None:
        facts = {"item": node.name, "expected": vi(points), "why": why}
        place = node.row.places.get(Role.STANDARD, node.row.at)
        self.findings.append(find("X675", place, **facts))

    def _tell_way(self, node: Node, found: Below) -> None:
        if found.sure or found.way not in _WAYS:
            return
        self._tell(node, len(node.bullets), found.way, found.why)
        if standard_of(node) is None:
            self.guesses.append(self.findings[-1])

    def _tell(self, node: Node, count: int, way: Way, why: str) -> None:
        facts = {"item": node.name, "expected": _WAYS[way], "why": why}
        self.findings.append(find("X681", node.row.at, count=str(count), **facts))

    def _tell_rule(self, node: Node, rule: Each, words: str) -> None:
        facts = {"item": node.name, "seen": rule.said, "expected": words}
        self.findings.append(find("X682", node.row.at, **facts))


def confirmed(made: Made) -> None:
    """What was guessed adds up to the printed total: what was filled in is told."""
    guesses = set(made.guesses)
    made.findings[:] = [one for one in made.findings if one not in guesses]


def bounded(made: Made, total: Decimal) -> None:
    """What may take away without a limit takes at most all points of the table."""
    for index, one in enumerate(made.criteria):
        if one.id in made.unbounded:
            note = _joined(one.note, "Văn bản không nêu mức trừ tối đa.")
            made.criteria[index] = one._replace(floor=-(total or ZERO + 1), note=note)


def _criterion(node: Node, parent: str, points: Decimal, kind: Kind) -> Criterion:
    return Criterion(
        id=node.path,
        title=node.title or node.number,
        number=node.number,
        standard_points=points,
        kind=kind,
        parent=parent,
        origin=node.row.at,
    )


def _missing(children: Sequence[Node], own: Decimal | None) -> Mapping[str, Decimal]:
    """The standard of the one child that has none: what the others leave over."""
    if own is None:
        return {}
    worth = {child.path: _worth(child) for child in children}
    unknown = [path for path, points in worth.items() if points is None]
    rest = own - sum((p for p in worth.values() if p is not None), ZERO)
    return {unknown[0]: rest} if len(unknown) == 1 and rest > 0 else {}


def _worth(node: Node) -> Decimal | None:
    own = standard_of(node)
    if own is not None or node.coded:
        return own
    return below(node, None).standard


def _rule(node: Node) -> Each | None:
    rules = [one.said.each for one in (node, *node.bullets) if one.said.each]
    if not rules and node.row.detail:
        rules = [one for one in (text_points(node.row.detail).each,) if one]
    return rules[0] if len(rules) == 1 else None


def _target(title: str) -> Target:
    if _OVER.match(title):
        return Target.OVER
    if _UNDER.match(title):
        return Target.UNDER
    return Target.MET if _MET.match(title) else Target.NONE


def _note(node: Node, found: Below, kind: Kind) -> str:
    """Lines and numbered rows that are no levels are kept in words."""
    kept = list(node.coded)
    if kind is Kind.MANUAL or found.way is Way.NOTES:
        kept += node.bullets
    expanded = any(one.inner for one in node.children) and kind is not Kind.MANUAL
    return _joined("" if expanded else node.row.detail, _listed(kept))


def _listed(nodes: Sequence[Node]) -> str:
    text = "; ".join(
        " ".join(f"{one.code.printed} {one.row.text}".split())
        for node in nodes
        for one in node.each()
    )
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _joined(one: str, other: str) -> str:
    return "; ".join(part for part in (one, other) if part)
