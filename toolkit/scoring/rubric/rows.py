"""A rubric as the rows of the sheet «Bộ tiêu chí», and back, without loss."""

from collections.abc import Iterable, Iterator

from toolkit.findings import Finding
from toolkit.model.rubric import (
    BonusRule,
    Criterion,
    Grade,
    Kind,
    Line,
    NumberSource,
    PenaltyRule,
    Rubric,
    RuleStatus,
)
from toolkit.scoring.rubric.columns import COLUMNS, SETTINGS, Column, Raw, RubricRow
from toolkit.scoring.rubric.fingerprint import fingerprint
from toolkit.scoring.rubric.reading import read_rows
from toolkit.scoring.rubric.rounds import round_text
from toolkit.scoring.rubric.words import (
    BOUNDS_WORDS,
    DRAWN_WORDS,
    KIND_WORDS,
    ROW_WORDS,
    STATUS_WORDS,
    TARGET_WORDS,
    RowKind,
)

__all__ = [
    "COLUMNS",
    "SETTINGS",
    "Column",
    "Raw",
    "RowKind",
    "RubricRow",
    "from_rows",
    "issued_rubric",
    "to_rows",
]


def from_rows(
    settings: RubricRow, rows: Iterable[RubricRow]
) -> tuple[Rubric | None, tuple[Finding, ...]]:
    """The rubric that rows describe, and all that is wrong with it.

    Lines belong to the criterion above them; blank rows are passed over. The rubric
    is None when one of the findings is an error; a rubric given has no cycle, no
    unknown parent, no id twice, and parts that add up. Never raises.
    """
    # Imported here: a rubric whose fingerprint holds is read without being checked.
    from toolkit.scoring.rubric.faults.rubric import check, usable

    draft = read_rows(settings, rows)
    findings = check(draft)
    return (draft.rubric if usable(findings) else None), findings


def issued_rubric(
    settings: RubricRow, rows: Iterable[RubricRow], mark: object
) -> Rubric | None:
    """The rubric of rows that carry the fingerprint it was issued with, else None.

    What was issued was without faults, so it needs no check but that of its order.
    """
    draft = read_rows(settings, rows)
    if draft.findings or fingerprint(draft.rubric) != mark:
        return None
    above = {""}
    for criterion in draft.rubric.criteria:
        if criterion.parent not in above or criterion.id in above:
            return None
        above.add(criterion.id)
    return draft.rubric


def to_rows(rubric: Rubric) -> tuple[RubricRow, tuple[RubricRow, ...]]:
    """The settings row and the rows of a rubric, in print order, grades last.

    Values are words on screen, Decimals, or None; every column is present.
    """
    settings: dict[str, Raw] = {
        "id": rubric.id,
        "title": rubric.title,
        "standard_points": rubric.standard_points,
        "rounds": ", ".join(round_text(r) for r in rubric.rounds),
        "bonus_cap": rubric.bonus_cap,
        "grade_depth": rubric.grade_depth,
        "source": rubric.source or None,
        "note": rubric.note or None,
    }
    return RubricRow(cells=settings, origin=rubric.origin), tuple(_rows(rubric))


def _rows(rubric: Rubric) -> Iterator[RubricRow]:
    blank: dict[str, Raw] = dict.fromkeys(column.name for column in COLUMNS)
    for criterion in rubric.criteria:
        yield RubricRow(cells=blank | _criterion(criterion), origin=criterion.origin)
        for line in criterion.lines:
            cells = blank | _line(line, criterion)
            yield RubricRow(cells=cells, origin=line.origin)
    for grade in rubric.grades:
        yield RubricRow(cells=blank | _grade(grade), origin=grade.origin)


def _criterion(criterion: Criterion) -> dict[str, Raw]:
    floored = criterion.floor or criterion.kind is Kind.PER_EVENT
    return {
        "row": ROW_WORDS.word(RowKind.CRITERION),
        "id": criterion.id,
        "parent": criterion.parent or None,
        "number": criterion.number,
        "title": criterion.title,
        "points": criterion.standard_points,
        "kind": KIND_WORDS.word(criterion.kind),
        "measure": criterion.measure or None,
        "comparison": criterion.comparison and criterion.comparison.value,
        "low": criterion.threshold,
        "points_per_event": criterion.points_per_event,
        "floor": criterion.floor if floored else None,
        "status": _status(criterion.status),
        "note": criterion.note or None,
        "drawn_from": _source(criterion.drawn_from),
        "bonus_cap_points": criterion.most_added,
        **(_bonus(criterion.bonus) if criterion.bonus else {}),
        **(_penalty(criterion.penalty) if criterion.penalty else {}),
    }


def _bonus(rule: BonusRule) -> dict[str, Raw]:
    return {
        "bonus_rate": rule.points_per_percent,
        "bonus_cap_share": rule.cap_share,
        "bonus_cap_points": rule.cap_points,
        "whole_percents": "x" if rule.whole_percents else None,
        "bonus_status": _status(rule.status),
    }


def _penalty(rule: PenaltyRule) -> dict[str, Raw]:
    return {
        "penalty_rate": rule.points_per_percent,
        "penalty_cap": rule.cap_points,
        "penalty_status": _status(rule.status),
    }


def _status(status: RuleStatus) -> str | None:
    """Only what was inferred is said; the rest is as the source states it."""
    return STATUS_WORDS.word(status) if status is not RuleStatus.STATED else None


def _source(source: NumberSource | None) -> str | None:
    return DRAWN_WORDS.word(source) if source else None


def bounds_of(line: Line) -> str:
    """Which ends belong to a band: «[)», «[]», «(]» or «()»."""
    return f"{'[' if line.low_closed else '('}{']' if line.high_closed else ')'}"


def says_bounds(line: Line, criterion: Criterion) -> bool:
    """Whether the ends are worth writing down: of a band, or not the usual ones."""
    return criterion.kind is Kind.BANDS or bounds_of(line) != "[)"


def _line(line: Line, criterion: Criterion) -> dict[str, Raw]:
    bounds = BOUNDS_WORDS.word(bounds_of(line))
    return {
        "row": ROW_WORDS.word(RowKind.LINE),
        "parent": criterion.id,
        "title": line.title,
        "points": line.points,
        "low": line.low,
        "high": line.high,
        "bounds": bounds if says_bounds(line, criterion) else None,
        "target": TARGET_WORDS.word(line.target) if line.target else None,
        "note": line.note or None,
        "drawn_from": _source(line.drawn_from),
        "drawn_least": line.drawn_least,
    }


def _grade(grade: Grade) -> dict[str, Raw]:
    return {
        "row": ROW_WORDS.word(RowKind.GRADE),
        "title": grade.title,
        "points": grade.low,
        "min_share": grade.min_share,
        "note": grade.note or None,
    }
