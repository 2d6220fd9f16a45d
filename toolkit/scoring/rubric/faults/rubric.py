"""What is wrong with a rubric: all of it at once, each fault with its cell."""

from collections.abc import Iterable, Iterator
from itertools import chain

from toolkit.findings import Finding, Severity
from toolkit.model.numbers import vi
from toolkit.model.rubric import Grade, Rubric
from toolkit.scoring.rubric.draft import SETTINGS_PATH, WHOLE, Draft, Path, draft_of
from toolkit.scoring.rubric.faults.bands import HUNDRED
from toolkit.scoring.rubric.faults.criterion import (
    ID,
    ID_WORDS,
    CriterionCheck,
    blank,
    negative,
)
from toolkit.scoring.rubric.faults.example import example_faults
from toolkit.scoring.rubric.faults.grades import grade_faults, least_total
from toolkit.scoring.rubric.faults.tree import DraftTree

_CRITERIA_LABEL = "các dòng «tiêu chí»"


def check(rubric: Rubric | Draft) -> tuple[Finding, ...]:
    """All faults of a rubric; never raises.

    A Draft (`read_rows` of a sheet or a TOML text) gives the faults of reading too,
    each with its cell; a Rubric gives the rows its records come from. Errors make a
    rubric unusable; warnings say what has no effect, notes what to compare with the
    source.
    """
    draft = rubric if isinstance(rubric, Draft) else draft_of(rubric)
    tree = DraftTree(draft)
    criteria = (CriterionCheck(tree, i) for i in range(len(tree.criteria)))
    return (
        *draft.findings,
        *_settings(draft, tree),
        *tree.faults(),
        *chain.from_iterable(each.faults() for each in criteria),
        *_grades(draft),
        *example_faults(draft),
    )


def usable(findings: Iterable[Finding]) -> bool:
    """Whether a rubric with these findings can be used: none of them is an error."""
    return all(f.severity is not Severity.ERROR for f in findings)


def _settings(draft: Draft, tree: DraftTree) -> Iterator[Finding]:
    rubric, path = draft.rubric, SETTINGS_PATH
    yield from blank(draft, path, WHOLE, {"id": rubric.id, "title": rubric.title})
    if rubric.id and not ID.fullmatch(rubric.id):
        words = {"seen": rubric.id, "expected": ID_WORDS}
        yield draft.fault("S517", path, "id", WHOLE, **words)
    numbers = (
        ("standard_points", rubric.standard_points),
        ("bonus_cap", rubric.bonus_cap),
    )
    yield from negative(draft, path, WHOLE, numbers)
    if not rubric.criteria:
        at = (path, "standard_points", WHOLE)
        yield draft.fault("S512", *at, label=_CRITERIA_LABEL)
    # At a depth where nothing stands, every grade's least share would hold.
    deepest = tree.deepest()
    conditional = any(grade.min_share is not None for grade in rubric.grades)
    if conditional and not 1 <= rubric.grade_depth <= deepest:
        words = {"seen": str(rubric.grade_depth), "expected": f"từ 1 đến {deepest}"}
        yield draft.fault("S522", path, "grade_depth", WHOLE, **words)


def _grades(draft: Draft) -> Iterator[Finding]:
    for k, grade in enumerate(draft.rubric.grades):
        path, item = ("grade", k), grade.title or f"xếp loại thứ {k + 1}"
        yield from blank(draft, path, item, {"title": grade.title})
        yield from _grade_numbers(draft, path, item, grade)
    yield from grade_faults(draft)


def _grade_numbers(
    draft: Draft, path: Path, item: str, grade: Grade
) -> Iterator[Finding]:
    numbers = [("min_share", grade.min_share)]
    if not least_total(draft.rubric):
        numbers.append(("points", grade.low))
    yield from negative(draft, path, item, numbers)
    if grade.min_share is not None and grade.min_share > HUNDRED:
        words = {"seen": vi(grade.min_share), "expected": "từ 0 đến 100"}
        yield draft.fault("S522", path, "min_share", item, **words)
