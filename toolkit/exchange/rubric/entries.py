"""What a filled table says of each item, as a scorecard of its rubric."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from toolkit.exchange.rubric.heads import Columns
from toolkit.exchange.rubric.kinds import ZERO, Mode
from toolkit.exchange.rubric.outline import Node
from toolkit.exchange.rubric.roles import WHY, Role
from toolkit.exchange.rubric.to_rubric import Made
from toolkit.exchange.rubric.typed import (
    base_of,
    is_crossed,
    is_marked,
    percent_of,
    points_of,
    rounds_of,
    words_of,
)
from toolkit.findings import Finding, find
from toolkit.model.numbers import vi
from toolkit.model.rubric import BonusRule, Criterion, Kind, Round, RuleStatus, Target
from toolkit.model.scorecard import Entry

HUNDRED = Decimal(100)
_EVIDENCE = (Role.REASON, Role.NOTE)


class Entries:
    """Reads the entries of all scored criteria; what does not fit is told."""

    def __init__(self, made: Made, columns: Columns, own: Mapping[Role, Round]) -> None:
        """`own`: the rounds that the office named itself, by their columns."""
        self.made, self.columns = made, columns
        self.own, self.rounds = own, rounds_of(columns, own)
        self.findings: list[Finding] = []

    def is_filled(self) -> bool:
        """Whether anybody typed points into the table."""
        typed = (
            points_of(one, role)
            for node in self._scored().values()
            for one in node.each()
            for role in self.rounds.values() or (Role.BONUS, Role.PENALTY)
        )
        return any(typed) or any(
            is_crossed(line, self.columns)
            for lines in self.made.lines.values()
            for line in lines
        )

    def read(self) -> dict[str, Entry]:
        """An entry for each criterion that was scored."""
        found: dict[str, Entry] = {}
        by_id = {one.id: one for one in self.made.criteria}
        for path, node in self._scored().items():
            entry = self._entry(by_id[path], node)
            if entry != Entry(path):
                found[path] = entry
        return found

    def _scored(self) -> dict[str, Node]:
        return {
            one.id: self.made.nodes[one.id]
            for one in self.made.criteria
            if one.kind is not Kind.GROUP
        }

    def _entry(self, one: Criterion, node: Node) -> Entry:
        lines = self.made.lines.get(one.id, [])
        base = base_of(node, self.columns)
        entry = Entry(one.id)
        match one.kind:
            case Kind.LEVELS:
                entry = entry._replace(chosen=self._level(one, node, lines, base))
            case Kind.CHECKLIST:
                chosen = self._parts(one, node, lines, base)
                done = base is not None or bool(chosen)
                entry = entry._replace(chosen=chosen, answered=done)
            case Kind.MANUAL:
                if base is None:
                    base = self._below(node)
                entry = entry._replace(points=self._signed(one, base))
            case _:
                entry = entry._replace(measured=self._events(one, node, base))
        marked = next((line for line in lines if is_marked(line, self.columns)), None)
        over = percent_of(node, Role.OVER)
        if over is None and marked is not None:
            over = percent_of(marked, Role.OVER)
        words = words_of(node, _EVIDENCE) or (
            words_of(marked, _EVIDENCE) if marked else ""
        )
        said = {which: words_of(node, (WHY[role],)) for role, which in self.own.items()}
        said.setdefault(Round.APPRAISED, words_of(node, (Role.OPINION,)))
        return entry._replace(
            over_percent=over if one.bonus else None,
            given=self._given(one, node, lines),
            evidence=words,
            reasons={which: words for which, words in said.items() if words},
        )

    def _level(
        self, one: Criterion, node: Node, lines: Sequence[Node], base: Decimal | None
    ) -> tuple[int, ...]:
        """Which level was reached: the line that is marked, or of the item's points."""
        marked = [n for n, line in enumerate(lines) if is_marked(line, self.columns)]
        if len(marked) > 1:
            role = self.rounds.get(Round.SELF)
            nonzero = [n for n in marked if points_of(lines[n], role)]
            marked = nonzero or marked
        if len(marked) == 1:
            return (marked[0],)
        if marked:
            return self._untaken(node, f"{len(marked)} mức", "nhiều mức cùng có điểm")
        if base is None:
            return ()
        points = self._signed(one, base)
        same = [n for n, line in enumerate(one.lines) if line.points == points]
        if len(same) > 1:
            over = percent_of(node, Role.OVER)
            targets = (Target.OVER,) if over else (Target.MET, Target.NONE)
            fits = [n for n in same if one.lines[n].target in targets]
            same = fits if len(fits) == 1 else same
        if len(same) == 1:
            return (same[0],)
        why = "nhiều mức cùng điểm ấy" if same else "không mức nào có điểm ấy"
        return self._untaken(node, vi(base), why)

    def _parts(
        self, one: Criterion, node: Node, lines: Sequence[Node], base: Decimal | None
    ) -> tuple[int, ...]:
        role = self.rounds.get(Round.SELF)
        marked = [
            n
            for n, line in enumerate(lines)
            if is_marked(line, self.columns) and points_of(line, role) != ZERO
        ]
        if marked or not base:
            return tuple(marked)
        every = tuple(range(len(one.lines)))
        if base == sum((line.points for line in one.lines), ZERO):
            return every
        alone = [n for n in every if one.lines[n].points == base]
        if len(alone) == 1:
            return (alone[0],)
        return self._untaken(node, vi(base), "chưa rõ những phần nào đạt")

    def _events(
        self, one: Criterion, node: Node, base: Decimal | None
    ) -> Decimal | None:
        base = self._below(node) if base is None else base
        each = one.points_per_event
        if base is None or not each:
            return None
        lost = abs(base)
        if self.made.modes.get(one.id, Mode.USUAL) is Mode.USUAL:
            lost = one.standard_points - base
        count = lost / each
        if count == count.to_integral_value() and count >= 0:
            return count
        why = f"không chia hết cho {vi(each)} điểm mỗi lần"
        self._untaken(node, vi(base), why)
        return None

    def _below(self, node: Node) -> Decimal | None:
        """Points that stand on the lines below an item that is scored whole."""
        role = self.rounds.get(Round.SELF)
        typed = [points_of(line, role) for line in node.children]
        known = [one for one in typed if one is not None]
        return sum(known, ZERO) if known else None

    def _given(
        self, one: Criterion, node: Node, lines: Sequence[Node]
    ) -> dict[Round, Decimal]:
        found: dict[Round, Decimal] = {}
        for which, role in self.rounds.items():
            if which == Round.SELF:
                continue
            points = points_of(node, role)
            if points is None:
                typed = [points_of(line, role) for line in lines or node.children]
                known = [p for p in typed if p is not None]
                points = sum(known, ZERO) if known else None
            signed = self._signed(one, points)
            if signed is not None:
                found[which] = signed
        return found

    def _signed(self, one: Criterion, points: Decimal | None) -> Decimal | None:
        """Of what only takes away «2» means −2."""
        if points is not None and self.made.modes.get(one.id) is Mode.MINUS:
            return -abs(points)
        return points

    def _untaken(self, node: Node, seen: str, why: str) -> tuple[int, ...]:
        role = self.rounds.get(Round.SELF)
        place = node.row.places.get(role, node.row.at) if role else node.row.at
        facts = {"item": node.name, "seen": seen, "why": why}
        self.findings.append(find("X684", place, **facts))
        return ()


def with_bonus(made: Made, columns: Columns) -> tuple[Finding, ...]:
    """Infer the rule of bonus from what was typed, where the table states none.

    One point for each percent over target up to a share of the standard: taken where
    all items with a percent say so, told in any case (X683); else each item whose
    bonus has no rule is told (X684).
    """
    samples: list[tuple[int, Decimal, Decimal]] = []
    others: list[tuple[Node, Decimal]] = []
    for index, one in enumerate(made.criteria):
        if one.kind is Kind.GROUP or made.modes.get(one.id) is not Mode.USUAL:
            continue
        node = made.nodes[one.id]
        marked = [
            line for line in made.lines.get(one.id, ()) if is_marked(line, columns)
        ]
        rows = (node, *marked)
        bonus = next((b for row in rows if (b := points_of(row, Role.BONUS))), None)
        percent = next((p for row in rows if (p := percent_of(row, Role.OVER))), None)
        if bonus and percent and one.standard_points:
            samples.append((index, bonus, percent))
        elif bonus:
            others.append((node, bonus))
    findings: list[Finding] = []
    if samples and (share := _share(made, samples)) is not None:
        rule = BonusRule(Decimal(1), cap_share=share, status=RuleStatus.INFERRED)
        for index, _, _ in samples:
            made.criteria[index] = made.criteria[index]._replace(bonus=rule)
        facts = {"count": str(len(samples)), "expected": "1", "seen": vi(share)}
        findings.append(find("X683", made.criteria[samples[0][0]].origin, **facts))
    else:
        others += [(made.nodes[made.criteria[n].id], b) for n, b, _ in samples]
    for node, bonus in others:
        place = node.row.places.get(Role.BONUS, node.row.at)
        why = "bảng không nêu quy tắc điểm cộng"
        facts = {"item": node.name, "seen": f"{vi(bonus)} điểm cộng", "why": why}
        findings.append(find("X684", place, **facts))
    return tuple(findings)


def lost_percents(made: Made) -> Iterator[Finding]:
    """X684: percents over or under target that no rule of the rubric counts."""
    for one in made.criteria:
        if one.kind is Kind.GROUP:
            continue
        node = made.nodes[one.id]
        for role, words, rule in (
            (Role.OVER, "vượt", one.bonus),
            (Role.UNDER, "không đạt", one.penalty),
        ):
            rows = (node, *made.lines.get(one.id, ()))
            percent = next((p for row in rows if (p := percent_of(row, role))), None)
            if percent and rule is None:
                place = node.row.places.get(role, node.row.at)
                why = "bảng không nêu quy tắc tính theo phần trăm"
                facts = {"item": node.name, "seen": f"{words} {vi(percent)} %"}
                yield find("X684", place, why=why, **facts)


def _share(
    made: Made, samples: Sequence[tuple[int, Decimal, Decimal]]
) -> Decimal | None:
    """The cap in percents of the standard that explains every bonus; None for none."""
    standards = [made.criteria[index].standard_points for index, _, _ in samples]
    share = max(
        bonus * HUNDRED / standard
        for (_, bonus, _), standard in zip(samples, standards, strict=True)
    )
    explained = all(
        min(percent, standard * share / HUNDRED) == bonus
        for (_, bonus, percent), standard in zip(samples, standards, strict=True)
    )
    return share if explained and share == round(share, 2) else None
