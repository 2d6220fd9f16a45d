"""What of the example, from which a rubric is written, still stands in it."""

from collections.abc import Iterator

from toolkit.findings import Finding
from toolkit.scoring.rubric.draft import (
    SETTINGS_PATH,
    WHOLE,
    Draft,
    Path,
    criterion_name,
)

EXAMPLE_ID = "vi-du"
EXAMPLE_TITLE = "Bộ tiêu chí ví dụ (sửa tên này)"
EXAMPLE_NOTE = "Ví dụ để soạn theo; không phải bộ tiêu chí của cơ quan nào."
EXAMPLE_WAY = "Ví dụ cách chấm "
"""How the note of each criterion of the example begins."""


def example_faults(draft: Draft) -> Iterator[Finding]:
    """S531 for each setting and for all notes; no form is made of such a rubric."""
    rubric = draft.rubric
    for column, text, example in (
        ("id", rubric.id.casefold(), EXAMPLE_ID),
        ("title", rubric.title, EXAMPLE_TITLE),
        ("note", rubric.note, EXAMPLE_NOTE),
    ):
        if text == example:
            yield draft.fault("S531", SETTINGS_PATH, column, WHOLE, seen=example)
    kept = [
        (i, criterion)
        for i, criterion in enumerate(rubric.criteria)
        if criterion.note.startswith(EXAMPLE_WAY)
    ]
    if kept:
        i, first = kept[0]
        path: Path = ("criterion", i)
        item = ", ".join(criterion_name(criterion) for _, criterion in kept)
        yield draft.fault("S531", path, "note", item, seen=first.note)
