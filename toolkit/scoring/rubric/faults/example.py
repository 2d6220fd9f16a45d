"""What of the example, from which a rubric is written, still stands in it."""

from collections.abc import Iterator
from unicodedata import normalize

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
_PHRASES = ("ví dụ để soạn theo", "ví dụ cách chấm", "bộ tiêu chí ví dụ")
"""What is in its texts, however much of them somebody has changed; folded."""
_BETWEEN = str.maketrans("", "", "-_. ")


def example_faults(draft: Draft) -> Iterator[Finding]:
    """S531 for each setting and for all notes; no form is made of such a rubric."""
    rubric = draft.rubric
    if _plain(rubric.id).translate(_BETWEEN) == EXAMPLE_ID.translate(_BETWEEN):
        yield draft.fault("S531", SETTINGS_PATH, "id", WHOLE, seen=rubric.id)
    for column, text in (("title", rubric.title), ("note", rubric.note)):
        if _of_example(text):
            yield draft.fault("S531", SETTINGS_PATH, column, WHOLE, seen=text)
    kept = [
        (i, criterion)
        for i, criterion in enumerate(rubric.criteria)
        if _of_example(criterion.note)
    ]
    if kept:
        i, first = kept[0]
        path: Path = ("criterion", i)
        item = ", ".join(criterion_name(criterion) for _, criterion in kept)
        yield draft.fault("S531", path, "note", item, seen=first.note)


def _of_example(text: str) -> bool:
    plain = _plain(text)
    return any(phrase in plain for phrase in _PHRASES)


def _plain(text: str) -> str:
    """A text in one Unicode form and case, with single spaces."""
    return " ".join(normalize("NFC", text).casefold().split())
