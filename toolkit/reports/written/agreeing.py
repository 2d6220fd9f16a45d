"""Whether the workbooks of a report are of one office and one year."""

from collections.abc import Iterator
from pathlib import Path

from toolkit.findings import Finding, find
from toolkit.reports.written.period import Span
from toolkit.reports.written.sources import Sources
from toolkit.rules.names import folded


def disagreements(sources: Sources, span: Span) -> Iterator[Finding]:
    """A workbook of another office (B148), points of another year (B149).

    The report is made all the same: an office may be named in two ways, and points of
    another year may be meant. A name that is missing contradicts nobody.
    """
    named = [
        (path.name, unit) for path, unit in _offices(sources) if path and unit.strip()
    ]
    for name, unit in named[1:]:
        if not _same(unit, named[0][1]):
            yield find("B148", seen=f"{name}: {unit}", expected=named[0][1])
    scoring = sources.scoring
    if scoring is not None and sources.scoring_path is not None:
        told = scoring.scorecard.year
        if told not in (None, span.year):
            seen = f"{sources.scoring_path.name}: {told}"
            yield find("B149", seen=seen, expected=str(span.year))


def _same(one: str, other: str) -> bool:
    """Whether two names may be one office's: «Sở A» is short for «Sở A tỉnh B»."""
    short, long = sorted((folded(one), folded(other)), key=len)
    return long == short or long.startswith(f"{short} ")


def _offices(sources: Sources) -> Iterator[tuple[Path | None, str]]:
    """The workbooks and whose they are; the report bears the name of the first."""
    if sources.year is not None:
        yield sources.year_path, sources.year.unit
    if sources.register is not None:
        yield sources.register_path, sources.register.office
    if sources.scoring is not None:
        yield sources.scoring_path, sources.scoring.scorecard.unit
