"""Reads the rows of a rubric as far as they can be read; every fault is a finding."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from toolkit.findings import Finding, find
from toolkit.model.rubric import (
    BonusRule,
    Comparison,
    Criterion,
    Grade,
    Kind,
    Line,
    NumberSource,
    PenaltyRule,
    Rubric,
    RuleStatus,
    Target,
)
from toolkit.scoring.rubric.columns import (
    BY_NAME,
    COLUMNS,
    SETTING_BY_NAME,
    SETTINGS,
    Holds,
    RubricRow,
)
from toolkit.scoring.rubric.draft import (
    SETTINGS_PATH,
    TAKE_LINES,
    WHOLE,
    ZERO,
    Draft,
    Path,
    line_name,
)
from toolkit.scoring.rubric.rounds import read_rounds
from toolkit.scoring.rubric.values import RowReader, shown
from toolkit.scoring.rubric.words import ROW_WORDS, RowKind

_BONUS = (
    *("bonus_rate", "bonus_cap_share", "bonus_cap_points"),
    *("whole_percents", "bonus_status"),
)
_NOT_FOR = {
    kind: tuple(c.name for c in COLUMNS if kind not in c.rows) for kind in RowKind
}
# Forms may show the derived key of a line or a grade in the column «Mã».
_NOT_FOR[RowKind.LINE] = tuple(n for n in _NOT_FOR[RowKind.LINE] if n != "id")
_NOT_FOR[RowKind.GRADE] = tuple(n for n in _NOT_FOR[RowKind.GRADE] if n != "id")


class _Builder:
    """Collects criteria, lines and grades row by row, in the order of the sheet."""

    def __init__(self) -> None:
        self.criteria: list[Criterion] = []
        self.lines: list[list[Line]] = []
        self.grades: list[Grade] = []
        self.rows: dict[Path, RubricRow] = {}
        self.unread: set[tuple[Path, str]] = set()
        self.findings: list[Finding] = []

    def add(self, row: RubricRow) -> None:
        """Reads one row; a wholly blank one is passed over."""
        name = _row_name(row)
        reader = RowReader(row, (), name)
        if not reader.filled(BY_NAME):
            return
        kind = reader.word("row")
        if kind is None and not reader.unread:
            reader.missing("row")
        self.findings += reader.findings
        match kind:
            case RowKind.CRITERION:
                self._criterion(row, name)
            case RowKind.LINE:
                self._line(row, name)
            case RowKind.GRADE:
                self._grade(row, name)

    def _reader(
        self, row: RubricRow, path: Path, item: str, kind: RowKind
    ) -> RowReader:
        self.rows[path] = row
        reader = RowReader(row, path, item)
        reader.ignored(_NOT_FOR[kind], f"dòng «{ROW_WORDS.word(kind)}»")
        return reader

    def _keep(self, reader: RowReader) -> None:
        self.findings += reader.findings
        self.unread |= reader.unread

    def _criterion(self, row: RubricRow, name: str) -> None:
        path = ("criterion", len(self.criteria))
        reader = self._reader(row, path, name, RowKind.CRITERION)
        self.criteria.append(_read_criterion(reader))
        self.lines.append([])
        self._keep(reader)

    def _line(self, row: RubricRow, name: str) -> None:
        if not self._has_a_home(row):
            self.findings.append(find("S518", row.at("row"), seen=name, item=name))
            return
        owner, lines = self.criteria[-1], self.lines[-1]
        path = ("criterion", len(self.criteria) - 1, len(lines))
        name = line_name(owner, len(lines))
        reader = self._reader(row, path, name, RowKind.LINE)
        lines.append(_read_line(reader))
        self._keep(reader)

    def _has_a_home(self, row: RubricRow) -> bool:
        if not self.criteria:
            return False
        owner = self.criteria[-1]
        known = (("criterion", len(self.criteria) - 1), "kind") not in self.unread
        parent = RowReader(row, (), "").text("parent")
        ours = parent in ("", owner.id)
        return ours and (owner.kind in TAKE_LINES or not known)

    def _grade(self, row: RubricRow, name: str) -> None:
        path = ("grade", len(self.grades))
        reader = self._reader(row, path, name, RowKind.GRADE)
        self.grades.append(_read_grade(reader))
        self._keep(reader)


def _row_name(row: RubricRow) -> str:
    reader = RowReader(row, (), "")
    known = [reader.text("id"), shown(reader.text("title"))]
    if reader.word("row") != RowKind.CRITERION:
        known.reverse()
    return known[0] or known[1] or "dòng chưa có mã"


def _read_criterion(read: RowReader) -> Criterion:
    kind = read.word("kind", "S506")
    if kind is None and (read.path, "kind") not in read.unread:
        read.missing("kind")
    comparison = read.word("comparison")
    standard, bonus, most_added = read.needed("points"), None, None
    if _only_adds(read, kind, standard):
        most_added = read.number("bonus_cap_points")
    else:
        bonus = _read_bonus(read)
    return Criterion(
        id=read.text("id"),
        title=read.text("title"),
        number=read.text("number"),
        standard_points=standard,
        kind=Kind(kind or Kind.MANUAL),
        parent=read.text("parent"),
        measure=read.text("measure"),
        comparison=Comparison(comparison) if comparison else None,
        threshold=read.number("low"),
        points_per_event=read.number("points_per_event"),
        floor=read.number("floor") or ZERO,
        bonus=bonus,
        penalty=_read_penalty(read),
        drawn_from=_read_source(read),
        status=read.member("status", RuleStatus.STATED),
        note=read.text("note"),
        origin=read.row.origin,
        most_added=most_added,
    )


def _only_adds(read: RowReader, kind: str | None, standard: Decimal) -> bool:
    """Whether the cap of bonus stands alone: the most that an item of 0 points adds.

    Or that a group adds; whether it may have one is asked where faults are looked for.
    """
    alone = read.filled(_BONUS) == ["bonus_cap_points"]
    item = not standard and kind in (Kind.MANUAL, Kind.ADDED_PER_EVENT)
    return alone and (item or kind == Kind.GROUP)


def _read_source(read: RowReader) -> NumberSource | None:
    word = read.word("drawn_from")
    return NumberSource(word) if word else None


def _read_bonus(read: RowReader) -> BonusRule | None:
    if not read.filled(_BONUS):
        return None
    return BonusRule(
        points_per_percent=read.needed("bonus_rate"),
        cap_share=read.number("bonus_cap_share"),
        cap_points=read.number("bonus_cap_points"),
        whole_percents=read.word("whole_percents") is not None,
        status=read.member("bonus_status", RuleStatus.STATED),
    )


def _read_penalty(read: RowReader) -> PenaltyRule | None:
    if not read.filled(("penalty_rate", "penalty_cap", "penalty_status")):
        return None
    return PenaltyRule(
        points_per_percent=read.needed("penalty_rate"),
        cap_points=read.number("penalty_cap"),
        status=read.member("penalty_status", RuleStatus.STATED),
    )


def _read_line(read: RowReader) -> Line:
    bounds = read.word("bounds") or "[)"
    return Line(
        title=read.text("title"),
        points=read.needed("points"),
        low=read.number("low"),
        high=read.number("high"),
        low_closed=bounds[0] == "[",
        high_closed=bounds[1] == "]",
        target=read.member("target", Target.NONE),
        drawn_from=_read_source(read),
        drawn_least=read.number("drawn_least"),
        note=read.text("note"),
        origin=read.row.origin,
    )


def _read_grade(read: RowReader) -> Grade:
    return Grade(
        title=read.text("title"),
        low=read.needed("points"),
        min_share=read.number("min_share"),
        note=read.text("note"),
        origin=read.row.origin,
    )


def _read_depth(read: RowReader) -> int:
    depth = read.number("grade_depth")
    if depth is None:
        return 1
    if depth != depth.to_integral_value() or depth < 1:
        read.refuse("S522", "grade_depth", depth, "1, 2, 3, …")
        return 1
    return int(depth)


def read_rows(settings: RubricRow, rows: Iterable[RubricRow]) -> Draft:
    """Everything that can be read of a rubric's settings and rows. Never raises."""
    read = RowReader(settings, SETTINGS_PATH, WHOLE, SETTING_BY_NAME)
    standard, rounds = read.needed("standard_points"), read_rounds(read)
    cap, depth = read.number("bonus_cap"), _read_depth(read)
    texts = {c.name: read.text(c.name) for c in SETTINGS if c.holds is Holds.TEXT}
    builder = _Builder()
    for row in rows:
        builder.add(row)
    rubric = Rubric(
        id=texts["id"],
        title=texts["title"],
        standard_points=standard,
        criteria=tuple(_with_lines(builder)),
        rounds=rounds,
        bonus_cap=cap,
        grades=tuple(builder.grades),
        grade_depth=depth,
        source=texts["source"],
        note=texts["note"],
        origin=settings.origin,
    )
    return Draft(
        rubric=rubric,
        rows={SETTINGS_PATH: settings, **builder.rows},
        unread=frozenset(read.unread | builder.unread),
        findings=(*read.findings, *builder.findings),
    )


def _with_lines(builder: _Builder) -> Iterator[Criterion]:
    for criterion, lines in zip(builder.criteria, builder.lines, strict=True):
        yield criterion._replace(lines=tuple(lines)) if lines else criterion
