"""What is wrong with where the numbers of a criterion are to be drawn from."""

from collections.abc import Iterator

from toolkit.findings import Finding
from toolkit.model.numbers import vi
from toolkit.model.rubric import (
    DRAWN_SHARES,
    MEASURED_KINDS,
    Criterion,
    Kind,
    NumberSource,
)
from toolkit.scoring.rubric.draft import Draft, Path, criterion_name, line_name
from toolkit.scoring.rubric.words import DRAWN_WORDS, KIND_WORDS

SOURCE, LEAST = "drawn_from", "drawn_least"
_AFTER_THE_REST = "mức đứng sau một mức để trống hai cột này"


def drawing_faults(draft: Draft, path: Path, criterion: Criterion) -> Iterator[Finding]:
    """All faults of a criterion whose kind is known, and of its lines."""
    item = criterion_name(criterion)
    if source := criterion.drawn_from:
        if criterion.kind not in MEASURED_KINDS:
            yield _unused(draft, path, item, source, _kind(criterion))
        elif (source in DRAWN_SHARES) != ("%" in criterion.measure):
            yield draft.fault(
                "S517",
                path,
                SOURCE,
                item,
                seen=DRAWN_WORDS.word(source),
                expected=_fitting(shares="%" in criterion.measure),
            )
    yield from _lines(draft, path, criterion)


def _lines(draft: Draft, path: Path, criterion: Criterion) -> Iterator[Finding]:
    rest = False
    for index, line in enumerate(criterion.lines):
        at, item = (*path, index), line_name(criterion, index)
        source, least = line.drawn_from, line.drawn_least
        unread = not (draft.knows(at, SOURCE) and draft.knows(at, LEAST))
        if unread:
            continue
        if source is None and least is None:
            rest = True
        elif criterion.kind is not Kind.LEVELS or rest:
            why = _AFTER_THE_REST if rest else _kind(criterion)
            if source:
                yield _unused(draft, at, item, source, why)
            if least is not None:
                words = {"seen": vi(least), "expected": why}
                yield draft.fault("S523", at, LEAST, item, **words)
        elif source is None:
            yield draft.fault("S512", at, SOURCE, item)
        elif least is None:
            yield draft.fault("S512", at, LEAST, item)
        elif least < 0:
            yield draft.fault("S507", at, LEAST, item, seen=vi(least))


def _unused(
    draft: Draft, path: Path, item: str, source: NumberSource, why: str
) -> Finding:
    words = {"seen": DRAWN_WORDS.word(source), "expected": why}
    return draft.fault("S523", path, SOURCE, item, **words)


def _kind(criterion: Criterion) -> str:
    return f"cách chấm «{KIND_WORDS.word(criterion.kind)}»"


def _fitting(*, shares: bool) -> str:
    fit = (source for source in NumberSource if (source in DRAWN_SHARES) == shares)
    return ", ".join(DRAWN_WORDS.word(source) for source in fit)
