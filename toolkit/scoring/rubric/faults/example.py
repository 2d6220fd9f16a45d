"""What of the example, from which a rubric is written, still stands in it."""

from collections.abc import Iterator

from toolkit.findings import Finding
from toolkit.model.rubric import Criterion, Grade, Line, Rubric
from toolkit.model.spelling import one_spelling
from toolkit.scoring.rubric.draft import (
    SETTINGS_PATH,
    WHOLE,
    Draft,
    Path,
    criterion_name,
    line_name,
)

EXAMPLE_ID = "vi-du"
EXAMPLE_TITLE = "Bộ tiêu chí ví dụ (sửa tên này)"
EXAMPLE_NOTE = "Ví dụ để soạn theo; không phải bộ tiêu chí của cơ quan nào."
EXAMPLE_WAY = "Ví dụ cách chấm "
"""How the note of each criterion of the example begins."""
_PHRASES = tuple(
    map(one_spelling, ("ví dụ để soạn theo", "ví dụ cách chấm", "bộ tiêu chí ví dụ"))
)
"""What is in its texts, however much of them somebody has changed; folded."""
_BETWEEN = str.maketrans("", "", "-_. ")


def example_faults(draft: Draft) -> Iterator[Finding]:
    """S531 for each setting and each column; no form is made of such a rubric."""
    rubric = draft.rubric
    if _code(rubric.id) == _code(EXAMPLE_ID):
        yield draft.fault("S531", SETTINGS_PATH, "id", WHOLE, seen=rubric.id)
    for column in ("title", "source", "note"):
        text = getattr(rubric, column)
        if _of_example(text):
            yield draft.fault("S531", SETTINGS_PATH, column, WHOLE, seen=text)
    rows = list(_rows(rubric))
    for column in ("title", "measure", "note"):
        kept = [row for row in rows if _of_example(getattr(row[1], column, ""))]
        if kept:
            path, first, _ = kept[0]
            item = ", ".join(name for _, _, name in kept)
            seen = getattr(first, column)
            yield draft.fault("S531", path, column, item, seen=seen)


def _rows(rubric: Rubric) -> Iterator[tuple[Path, Criterion | Line | Grade, str]]:
    """Every row with its path and what messages call it."""
    for i, criterion in enumerate(rubric.criteria):
        yield ("criterion", i), criterion, criterion_name(criterion)
        for j, line in enumerate(criterion.lines):
            yield ("criterion", i, j), line, line_name(criterion, j)
    for k, grade in enumerate(rubric.grades):
        yield ("grade", k), grade, f"xếp loại thứ {k + 1}"


def _of_example(text: str) -> bool:
    plain = one_spelling(text)
    return any(phrase in plain for phrase in _PHRASES)


def _code(text: str) -> str:
    """A code without what stands between its letters."""
    return one_spelling(text).translate(_BETWEEN)
