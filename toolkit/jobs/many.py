"""A job on many files: which files are meant, and the reports in their order."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path

from toolkit.findings import find
from toolkit.findings.report import Report
from toolkit.jobs.refused import finding_of
from toolkit.xlsx.disk.backups import BACKUP_FOLDER
from toolkit.xlsx.disk.faults import unreadable
from toolkit.xlsx.run import Run, running

ENOUGH_FOR_PROCESSES = 24
"""Fewer files are done before a second process has started."""

MOST_PROCESSES = 4
"""An office PC has other things to do as well."""

WORKBOOK_ENDINGS = (".xlsx", ".xlsm")

LIST_ENDINGS = (
    *(".csv", ".tsv", ".txt"),
    *WORKBOOK_ENDINGS,
    *(".xls", ".xlsb", ".ods", ".htm", ".html", ".xml"),
)
"""Of files that may hold a list that rows are taken in from."""

_PASSING = ("~", ".", BACKUP_FOLDER)
"""What programs leave beside a workbook: owner files, temporary ones, backups."""


def run_each(paths: Sequence[Path], job: Callable[[Path], Report]) -> Iterator[Report]:
    """The reports of a job on files, in the order of the files.

    Several are done in other processes, many in as many as there are cores: a file that
    hangs, swells or kills its process costs its own report. One alone is done here.
    `job` must be picklable.
    """
    if len(paths) < 2:
        yield from _in_turn(paths, job)
        return
    from toolkit.jobs.apart import each_apart, started

    cores = os.cpu_count() or 1
    few = len(paths) < ENOUGH_FOR_PROCESSES
    try:
        workers = started(job, 1 if few else min(cores, MOST_PROCESSES))
    except OSError:  # an office's protection may forbid it
        yield from _in_turn(paths, job)
    else:
        yield from each_apart(paths, workers)


def _in_turn(paths: Sequence[Path], job: Callable[[Path], Report]) -> Iterator[Report]:
    run = Run()
    for path in paths:
        with running(run):  # not while the caller has the report
            report = job(path)
        yield report


def workbooks_in(
    wanted: Sequence[str],
) -> tuple[list[Path], list[Report]]:
    """The workbooks that files, folders and patterns name, without doubles.

    A folder gives its own workbooks, not those of its subfolders; owner files and
    temporary files are left out. What names nothing comes back as a report.
    """
    found: dict[Path, Path] = {}
    problems = []
    for word in wanted:
        try:
            matches = list(_named(word))
        except OSError as error:
            # A name too long for the system, a folder that may not be looked into.
            reason = finding_of(unreadable(Path(word), error))
            problems.append(Report(file=word, findings=(reason,)))
            continue
        if not matches:
            code = "F030" if _is_pattern(word) or Path(word).is_dir() else "F027"
            problems.append(Report(file=word, findings=(find(code, seen=word),)))
        for path in matches:
            # One file under two spellings would be saved by two processes at once.
            found.setdefault(path.resolve(), path)
    return list(found.values()), problems


def passing_over(reports: Iterable[Report], words: Sequence[str]) -> Iterator[Report]:
    """The reports, where a workbook that is none of ours is only remarked.

    So it is if a folder or a pattern among `words` gave it, and nobody named it.
    """
    named = {os.path.realpath(word) for word in words if not _is_folder(word)}
    for report in reports:
        foreign = [finding.code for finding in report.findings] == [_FOREIGN]
        if foreign and os.path.realpath(report.file) not in named:
            yield report._replace(findings=(find("F056"),))
        else:
            yield report


_FOREIGN = "F010"


def _is_folder(word: str) -> bool:
    try:
        return Path(word).is_dir()
    except OSError:  # a name too long for the system
        return False


def _is_pattern(word: str) -> bool:
    return any(sign in word for sign in "*?[")


def _named(word: str) -> Iterable[Path]:
    path = Path(word)
    if path.is_dir():
        return files_within(path, WORKBOOK_ENDINGS)
    if path.exists() or not _is_pattern(word):
        return [path] if path.exists() else []
    from glob import glob

    return sorted(Path(p) for p in glob(word) if _is_workbook(Path(p)))  # noqa: PTH207


def _is_workbook(path: Path) -> bool:
    return _is_meant(path, path.parent, WORKBOOK_ENDINGS)


def files_within(
    folder: Path, endings: Collection[str], *, deep: bool = False
) -> list[Path]:
    """The files of a folder with these endings, by name; `deep`: of those in it too.

    What programs leave there for themselves is passed over: nobody means it.
    """
    there = folder.rglob("*") if deep else folder.iterdir()
    return sorted(path for path in there if _is_meant(path, folder, endings))


def _is_meant(path: Path, folder: Path, endings: Collection[str]) -> bool:
    parts = path.relative_to(folder).parts
    passing = any(part.startswith(_PASSING) for part in parts)
    return not passing and path.suffix.lower() in endings and path.is_file()
