"""Reads the rows of a rubric as far as they can be read; every fault is a finding."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from math import isfinite
from typing import TypeVar
from unicodedata import normalize

from toolkit.findings import Finding, find
from toolkit.model.numbers import from_cell, vi
from toolkit.model.origin import Origin
from toolkit.model.rubric import (
    BonusRule,
    Comparison,
    Criterion,
    Grade,
    Kind,
    Line,
    PenaltyRule,
    Round,
    Rubric,
    RuleStatus,
    Target,
)
from toolkit.scoring.rubric_columns import (
    BY_NAME,
    COLUMNS,
    ROUND_WORDS,
    ROW_WORDS,
    SETTING_BY_NAME,
    SETTINGS,
    Column,
    Holds,
    RowKind,
    RubricRow,
)

Path = tuple[str | int, ...]
"""("criterion", 3), its second line ("criterion", 3, 1), ("grade", 0), ("settings",)"""

SETTINGS_PATH: Path = ("settings",)
WHOLE = "cả bảng"
ZERO = Decimal(0)

# Points live in cells, which keep fifteen digits: what is outside would not survive.
MOST = Decimal(1_000_000)
DECIMALS = 6
_SIZES = f"số dưới {vi(MOST)}, nhiều nhất {DECIMALS} chữ số lẻ"

_ERROR_VALUES = frozenset(
    {"#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!"}
)
# What a workbook cannot hold, and the separators of the fingerprint.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f\u200b\ufeff\ud800-\udfff\ufffe\uffff]"
)
_LONGEST_SHOWN = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Draft:
    """A rubric as far as its rows could be read, with the faults of reading.

    What could not be read, or is not there, has a stand-in value in `rubric` and its
    (path, column) in `unread`; a check must not judge a stand-in. `rows` lead back
    to the cells, in the order of the sheet.
    """

    rubric: Rubric
    rows: Mapping[Path, RubricRow]
    unread: frozenset[tuple[Path, str]] = frozenset()
    findings: tuple[Finding, ...] = ()

    def at(self, path: Path, column: str) -> Origin:
        """The cell of one value."""
        return self.rows[path].at(column)

    def knows(self, path: Path, column: str) -> bool:
        """Whether a value is what its cell says."""
        return (path, column) not in self.unread

    def fault(
        self,
        code: str,
        path: Path,
        column: str,
        item: str,
        *,
        seen: str = "",
        expected: str = "",
        label: str = "",
    ) -> Finding:
        """A finding at one value, called by its header or by `label`."""
        columns = SETTING_BY_NAME if path == SETTINGS_PATH else BY_NAME
        return find(
            code,
            self.at(path, column),
            seen=seen,
            expected=expected,
            item=item,
            field=label or columns[column].label,
        )


def draft_of(rubric: Rubric) -> Draft:
    """A rubric that is already a record, as a draft; its places are its origins."""
    rows: dict[Path, RubricRow] = {}
    rows[SETTINGS_PATH] = RubricRow(cells={}, origin=rubric.origin)
    for i, criterion in enumerate(rubric.criteria):
        rows["criterion", i] = RubricRow(cells={}, origin=criterion.origin)
        for j, line in enumerate(criterion.lines):
            rows["criterion", i, j] = RubricRow(cells={}, origin=line.origin)
    for k, grade in enumerate(rubric.grades):
        rows["grade", k] = RubricRow(cells={}, origin=grade.origin)
    return Draft(rubric=rubric, rows=rows)


def criterion_name(criterion: Criterion) -> str:
    """What messages call a criterion: its id, or what else is known of it."""
    return criterion.id or criterion.title or criterion.number or "tiêu chí chưa có mã"


def line_name(criterion: Criterion, index: int) -> str:
    """What messages call a line: «I.5, mức 2»."""
    return f"{criterion_name(criterion)}, mức {index + 1}"


def shown(value: object) -> str:
    """A raw value as a message quotes it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, Decimal | int | float):
        return _shown_number(_decimal(value))
    text = clean(str(value))
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _shown_number(number: Decimal | None) -> str:
    if number is None:
        return "không phải số"
    return vi(number) if _fits(number) else f"{number:.6G}".replace(".", ",")


def clean(text: str) -> str:
    """Text as records hold it: NFC, trimmed, without what a cell cannot hold."""
    if not text.isprintable():
        text = _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return normalize("NFC", text).strip()


def _blank(value: object) -> bool:
    if isinstance(value, str):
        return not clean(value)
    return value is None or value is False


def _decimal(value: object) -> Decimal | None:
    """The number typed; None for text, a mark, infinity and not-a-number."""
    if isinstance(value, bool) or not isinstance(value, Decimal | int | float):
        return None
    if isinstance(value, float):
        return from_cell(value) if isfinite(value) else None
    number = Decimal(value)
    return number if number.is_finite() else None


def _fits(number: Decimal) -> bool:
    if not number:
        return True
    if number.adjusted() > MOST.adjusted() or abs(number) > MOST:
        return False
    _, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int) or exponent >= -DECIMALS:
        return True
    return not any(digits[exponent + DECIMALS :])


_Member = TypeVar("_Member", bound=StrEnum)


class _RowReader:
    """Reads the values of one row, and remembers what could not be read."""

    def __init__(
        self,
        row: RubricRow,
        path: Path,
        item: str,
        columns: Mapping[str, Column] = BY_NAME,
    ) -> None:
        self.row, self.path, self.item, self.columns = row, path, item, columns
        self.findings: list[Finding] = []
        self.unread: set[tuple[Path, str]] = set()

    def text(self, name: str) -> str:
        """Text, "" when blank; a number typed as a number («1») is text too."""
        value = self.row.cells.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            number = _decimal(value)
            return shown(value) if number is None else vi(number).replace(",", ".")
        text = clean(value)
        if text in _ERROR_VALUES:
            self.refuse("S517", name, value, "văn bản")
            return ""
        return text

    def number(self, name: str) -> Decimal | None:
        """A number, None when blank or unreadable."""
        value = self.row.cells.get(name)
        if _blank(value):
            return None
        number = _decimal(value)
        if number is None:
            self.refuse("S511", name, value)
        elif not _fits(number):
            self.refuse("S522", name, value, _SIZES)
            return None
        return number

    def needed(self, name: str) -> Decimal:
        """A number that must be there; a stand-in when it is not."""
        number = self.number(name)
        if number is not None:
            return number
        if (self.path, name) not in self.unread:
            self.refuse("S512", name, "")
        return ZERO

    def word(self, name: str, code: str = "S517") -> str | None:
        """The value a word stands for, None when blank or not among the words."""
        value = self.row.cells.get(name)
        words = self.columns[name].words
        if _blank(value) or words is None:
            return None
        typed = "true" if value is True else self.text(name)
        if not typed:
            return None
        meaning = words.meaning(typed)
        if meaning is None:
            self.refuse(code, name, value, str(words))
        return meaning

    def member(self, name: str, default: _Member) -> _Member:
        """Like `word`, as a member of the enumeration that `default` belongs to."""
        value = self.word(name)
        return default if value is None else type(default)(value)

    def filled(self, names: Iterable[str]) -> list[str]:
        """Which of the columns hold anything."""
        return [n for n in names if not _blank(self.row.cells.get(n))]

    def ignored(self, names: Iterable[str], used_for: str) -> None:
        """Reports what stands in columns that this row does not use."""
        for name in self.filled(names):
            value = self.row.cells[name]
            self._find("S523", name, seen=shown(value), expected=used_for)

    def missing(self, name: str) -> None:
        """Reports a value without which others mean nothing."""
        self.refuse("S512", name, "")

    def refuse(self, code: str, name: str, value: object, expected: str = "") -> None:
        """Reports a value that cannot be used."""
        self.unread.add((self.path, name))
        self._find(code, name, seen=shown(value), expected=expected)

    def _find(self, code: str, name: str, *, seen: str, expected: str) -> None:
        finding = find(
            code,
            self.row.at(name),
            seen=seen,
            expected=expected,
            item=self.item,
            field=self.columns[name].label,
        )
        if finding not in self.findings:
            self.findings.append(finding)


_NOT_FOR = {
    kind: tuple(c.name for c in COLUMNS if kind not in c.rows) for kind in RowKind
}
# Forms may show the derived key of a line or a grade in the column «Mã».
_NOT_FOR[RowKind.LINE] = tuple(n for n in _NOT_FOR[RowKind.LINE] if n != "id")
_NOT_FOR[RowKind.GRADE] = tuple(n for n in _NOT_FOR[RowKind.GRADE] if n != "id")

TAKE_LINES = frozenset({Kind.LEVELS, Kind.BANDS, Kind.CHECKLIST})


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
        reader = _RowReader(row, (), _row_name(row))
        if not reader.filled(BY_NAME):
            return
        kind = reader.word("row")
        if kind is None and not reader.unread:
            reader.missing("row")
        self.findings += reader.findings
        match kind:
            case RowKind.CRITERION:
                self._criterion(row)
            case RowKind.LINE:
                self._line(row)
            case RowKind.GRADE:
                self._grade(row)

    def _reader(
        self, row: RubricRow, path: Path, item: str, kind: RowKind
    ) -> _RowReader:
        self.rows[path] = row
        reader = _RowReader(row, path, item)
        reader.ignored(_NOT_FOR[kind], f"dòng «{ROW_WORDS.word(kind)}»")
        return reader

    def _keep(self, reader: _RowReader) -> None:
        self.findings += reader.findings
        self.unread |= reader.unread

    def _criterion(self, row: RubricRow) -> None:
        path = ("criterion", len(self.criteria))
        reader = self._reader(row, path, _row_name(row), RowKind.CRITERION)
        self.criteria.append(_read_criterion(reader))
        self.lines.append([])
        self._keep(reader)

    def _line(self, row: RubricRow) -> None:
        if not self._has_a_home(row):
            name = _row_name(row)
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
        parent = _RowReader(row, (), "").text("parent")
        ours = parent in ("", owner.id)
        return ours and (owner.kind in TAKE_LINES or not known)

    def _grade(self, row: RubricRow) -> None:
        path = ("grade", len(self.grades))
        reader = self._reader(row, path, _row_name(row), RowKind.GRADE)
        self.grades.append(_read_grade(reader))
        self._keep(reader)


def _row_name(row: RubricRow) -> str:
    reader = _RowReader(row, (), "")
    known = [reader.text("id"), shown(reader.text("title"))]
    if reader.word("row") != RowKind.CRITERION:
        known.reverse()
    return known[0] or known[1] or "dòng chưa có mã"


def _read_criterion(read: _RowReader) -> Criterion:
    kind = read.word("kind", "S506")
    if kind is None and (read.path, "kind") not in read.unread:
        read.missing("kind")
    comparison = read.word("comparison")
    return Criterion(
        id=read.text("id"),
        title=read.text("title"),
        number=read.text("number"),
        standard_points=read.needed("points"),
        kind=Kind(kind or Kind.MANUAL),
        parent=read.text("parent"),
        measure=read.text("measure"),
        comparison=Comparison(comparison) if comparison else None,
        threshold=read.number("low"),
        points_per_event=read.number("points_per_event"),
        floor=read.number("floor") or ZERO,
        bonus=_read_bonus(read),
        penalty=_read_penalty(read),
        status=read.member("status", RuleStatus.STATED),
        note=read.text("note"),
        origin=read.row.origin,
    )


def _read_bonus(read: _RowReader) -> BonusRule | None:
    rest = ("bonus_cap_share", "bonus_cap_points", "whole_percents", "bonus_status")
    if not read.filled(("bonus_rate", *rest)):
        return None
    return BonusRule(
        points_per_percent=read.needed("bonus_rate"),
        cap_share=read.number("bonus_cap_share"),
        cap_points=read.number("bonus_cap_points"),
        whole_percents=read.word("whole_percents") is not None,
        status=read.member("bonus_status", RuleStatus.STATED),
    )


def _read_penalty(read: _RowReader) -> PenaltyRule | None:
    if not read.filled(("penalty_rate", "penalty_cap", "penalty_status")):
        return None
    return PenaltyRule(
        points_per_percent=read.needed("penalty_rate"),
        cap_points=read.number("penalty_cap"),
        status=read.member("penalty_status", RuleStatus.STATED),
    )


def _read_line(read: _RowReader) -> Line:
    bounds = read.word("bounds") or "[)"
    return Line(
        title=read.text("title"),
        points=read.needed("points"),
        low=read.number("low"),
        high=read.number("high"),
        low_closed=bounds[0] == "[",
        high_closed=bounds[1] == "]",
        target=read.member("target", Target.NONE),
        note=read.text("note"),
        origin=read.row.origin,
    )


def _read_grade(read: _RowReader) -> Grade:
    return Grade(
        title=read.text("title"),
        low=read.needed("points"),
        min_share=read.number("min_share"),
        note=read.text("note"),
        origin=read.row.origin,
    )


def _read_rounds(read: _RowReader) -> tuple[Round, ...]:
    """The rounds, in their own order; each at most once, the first always there."""
    typed = [part for part in re.split(r"[,;\n]", read.text("rounds")) if part.strip()]
    if not typed:
        return tuple(Round)
    found = [ROUND_WORDS.meaning(part) for part in typed]
    rounds = tuple(r for r in Round if r in found)
    in_order = [r.value for r in rounds] == found
    if not in_order or Round.SELF not in rounds:
        read.refuse("S517", "rounds", read.text("rounds"), str(ROUND_WORDS))
        return tuple(Round)
    return rounds


def _read_depth(read: _RowReader) -> int:
    depth = read.number("grade_depth")
    if depth is None:
        return 1
    if depth != depth.to_integral_value() or depth < 1:
        read.refuse("S522", "grade_depth", depth, "1, 2, 3, …")
        return 1
    return int(depth)


def read_rows(settings: RubricRow, rows: Iterable[RubricRow]) -> Draft:
    """Everything that can be read of a rubric's settings and rows. Never raises."""
    read = _RowReader(settings, SETTINGS_PATH, WHOLE, SETTING_BY_NAME)
    standard, rounds = read.needed("standard_points"), _read_rounds(read)
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
        yield replace(criterion, lines=tuple(lines)) if lines else criterion
