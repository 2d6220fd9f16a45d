"""Taking in a whole folder of files, one after another: a bad one stops none."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from toolkit.exchange.tables.paste_in import import_tables
from toolkit.findings.report import Report
from toolkit.findings.texts.exchange import EXCHANGE_WORDS

ENDINGS = frozenset(
    {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".htm", ".html", ".xml"}
)
_PASSING = ("~$", ".~", ".", "_sao_luu")
"""What programs leave beside a workbook: owner files, temporary ones, backups."""


def sources_in(named: Sequence[Path], register: Path) -> list[Path]:
    """The files to take in: those named, and those in the folders named, by name.

    Of a folder only what may be a list, and never the register itself.
    """
    found: list[Path] = []
    for path in named:
        if not path.is_dir():
            found.append(path)
            continue
        inside = (p for p in sorted(path.rglob("*")) if p.suffix.lower() in ENDINGS)
        for one in inside:
            parts = one.relative_to(path).parts
            passing = any(part.startswith(_PASSING) for part in parts)
            if one.is_file() and not passing and not _same(one, register):
                found.append(one)
    return list(dict.fromkeys(found))


def _same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)


def import_files(
    path: Path,
    sources: Sequence[Path],
    *,
    table: str = "",
    sheet: str = "",
    now: datetime,
    dry_run: bool = False,
) -> Iterator[Report]:
    """Take in files one after another, as `import_tables`; each can be undone alone."""
    for source in sources:
        yield import_tables(
            path, source, table=table, sheet=sheet, now=now, dry_run=dry_run
        )


def closing_line(reports: Sequence[Report]) -> str:
    """How many files gave rows, gave none, or could not be read."""
    refused = sum(report.kind is None for report in reports)
    gave = sum(bool(report.saved) for report in reports)
    rest = len(reports) - gave - refused
    return EXCHANGE_WORDS["files"].format(len(reports), gave, rest, refused)
