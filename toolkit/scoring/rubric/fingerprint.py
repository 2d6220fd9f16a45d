"""A rubric's fingerprint: the same for the same rubric, wherever it was read from."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from unicodedata import is_normalized, normalize

from toolkit.model.numbers import vi
from toolkit.model.rubric import (
    BonusRule,
    Criterion,
    Grade,
    Line,
    PenaltyRule,
    Round,
    Rubric,
)
from toolkit.scoring.rubric.rounds import is_standard

# Bumped when the canonical text changes; never when only its writing does.
_FORM = "rubric 1"
# Separators that no cell can hold, so no text can pose as two.
_FIELD, _RECORD, _PART = "\x1f", "\x1e", "\x1d"

_STANDARD = Path(__file__).parent / "rubrics" / "fingerprints.txt"

_Value = str | Decimal | bool | int | None


def fingerprint(rubric: Rubric) -> str:
    """SHA-256 (64 hex digits) over everything in a rubric that points depend on.

    Left out: where it was read, and what may be drawn from a register. What is drawn
    stands in the cells like anything typed, with its evidence beside it, and is scored
    the same; a workbook issued before there was drawing still holds the same rubric.
    10 and 10.0 are the same, so are composed and decomposed letters; the order of
    criteria, lines and grades matters, and so do titles and notes: people score by
    them.
    """
    text = _RECORD.join(_records(rubric))
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache
def standard_fingerprints() -> Mapping[str, str]:
    """The fingerprints of the rubrics that come with the toolkit, by id.

    Kept in a file, held true by a test: reading TOML at every start would cost more
    than all else.
    """
    lines = _STANDARD.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def _records(rubric: Rubric) -> Iterable[str]:
    yield _record(
        _FORM,
        rubric.id,
        rubric.title,
        rubric.standard_points,
        " ".join(_round(one) for one in rubric.rounds),
        rubric.bonus_cap,
        rubric.grade_depth,
        rubric.source,
        rubric.note,
    )
    for criterion in rubric.criteria:
        yield _criterion(criterion)
        for line in criterion.lines:
            yield _line(line)
    for grade in rubric.grades:
        yield _grade(grade)


def _record(*values: _Value) -> str:
    return _FIELD.join(
        [v if type(v) is str else _text(v) for v in values]  # mostly plain text
    )


def _text(value: _Value) -> str:
    if isinstance(value, Decimal):
        return vi(value)
    return "" if value is None else str(value)


def _round(which: Round) -> str:
    """Its name too where the office gave it one: people score by it."""
    return which.value if is_standard(which) else f"{which.value}{_PART}{which.name}"


def _criterion(criterion: Criterion) -> str:
    return _record(
        "criterion",
        criterion.id,
        criterion.parent,
        criterion.number,
        criterion.title,
        criterion.standard_points,
        criterion.kind,
        criterion.measure,
        criterion.comparison,
        criterion.threshold,
        criterion.points_per_event,
        criterion.floor,
        criterion.status,
        criterion.note,
        _bonus(criterion.bonus) if criterion.bonus else "",
        _penalty(criterion.penalty) if criterion.penalty else "",
        *_only_adds(criterion.most_added),
    )


def _only_adds(most: Decimal | None) -> tuple[_Value, ...]:
    """Only where it is said: what was issued before there was such a rule is itself."""
    return () if most is None else ("most added", most)


def _bonus(rule: BonusRule) -> str:
    return _record(
        "bonus",
        rule.points_per_percent,
        rule.cap_share,
        rule.cap_points,
        rule.whole_percents,
        rule.status,
    )


def _penalty(rule: PenaltyRule) -> str:
    return _record("penalty", rule.points_per_percent, rule.cap_points, rule.status)


def _line(line: Line) -> str:
    return _record(
        "line",
        line.title,
        line.points,
        line.low,
        line.high,
        line.low_closed,
        line.high_closed,
        line.target,
        line.note,
    )


def _grade(grade: Grade) -> str:
    return _record("grade", grade.title, grade.low, grade.min_share, grade.note)
