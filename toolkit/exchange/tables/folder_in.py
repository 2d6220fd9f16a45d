"""Which files of a folder are lists to take in, and how they went."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from toolkit.exchange.tables.mapping.previews import is_called_preview
from toolkit.findings.report import Report
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.jobs.many import LIST_ENDINGS, files_within
from toolkit.legacy.child import child


def sources_in(named: Sequence[Path], register: Path) -> list[Path]:
    """The files to take in: those named, and those in the folders named, by name.

    Of a folder only what may be a list, and never the register itself, nor a preview.
    """
    found: list[Path] = []
    for path in named:
        if not path.is_dir():
            found.append(path)
            continue
        inside = files_within(path, LIST_ENDINGS, deep=True)
        found += (
            one
            for one in inside
            if not is_called_preview(one) and not _same(one, register)
        )
    return list(dict.fromkeys(found))


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def import_each(
    sources: Sequence[Path], job: Callable[[Path], Report]
) -> Iterator[Report]:
    """What a job says of one file after another; each can be undone alone.

    One process reads all that are .xls.
    """
    with child():
        for source in sources:
            yield job(source)


def closing_line(reports: Sequence[Report]) -> str:
    """How many files gave rows, gave none, or could not be read."""
    refused = sum(report.kind is None for report in reports)
    gave = sum(bool(report.saved) for report in reports)
    rest = len(reports) - gave - refused
    return EXCHANGE_WORDS["files"].format(len(reports), gave, rest, refused)
