"""A job on many files: which files are meant, and the reports in their order."""

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.findings import find
from toolkit.findings.report import Report
from toolkit.jobs.guard import CLOSED
from toolkit.jobs.refused import finding_of
from toolkit.jobs.unforeseen import unforeseen
from toolkit.xlsx.disk.faults import unreadable
from toolkit.xlsx.run import Run, run_for_good, running

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

ENOUGH_FOR_PROCESSES = 24
"""Fewer files are done before other processes have started."""

MOST_PROCESSES = 4
"""An office PC has other things to do as well."""

WAITING = 4
"""Files that wait for each process, so that none is idle."""

WORKBOOK_ENDINGS = (".xlsx", ".xlsm")


def run_each(paths: Sequence[Path], job: Callable[[Path], Report]) -> Iterator[Report]:
    """The reports of a job on many files, in the order of the files.

    Many files are shared among processes: twice as fast on two cores, and a file that
    kills its process costs no other one. `job` must be picklable then.
    """
    cores = os.cpu_count() or 1
    if len(paths) < ENOUGH_FOR_PROCESSES or cores == 1:
        yield from _in_turn(paths, job)
    else:
        yield from _shared(paths, job, min(cores, MOST_PROCESSES))


def _in_turn(paths: Sequence[Path], job: Callable[[Path], Report]) -> Iterator[Report]:
    run = Run()
    for path in paths:
        with running(run):  # not while the caller has the report
            report = job(path)
        yield report


def _shared(
    paths: Sequence[Path], job: Callable[[Path], Report], processes: int
) -> Iterator[Report]:
    """Only a few files wait for each process: no report waits for the last file."""
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(processes, initializer=_begin) as pool:
        waiting: deque[tuple[Path, Future[Report] | None]] = deque()
        for path in paths:
            waiting.append((path, _submitted(pool, path, job)))
            if len(waiting) > processes * WAITING:
                yield _result(*waiting.popleft(), job)
        while waiting:
            yield _result(*waiting.popleft(), job)


def _submitted(
    pool: "ProcessPoolExecutor", path: Path, job: Callable[[Path], Report]
) -> "Future[Report] | None":
    """None where somebody's file killed a worker: the pool takes nothing more."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return pool.submit(job, path)
    except BrokenProcessPool:
        return None


def _result(
    path: Path, future: "Future[Report] | None", job: Callable[[Path], Report]
) -> Report:
    """The report of a file; each one left in a broken pool gets its own process."""
    from concurrent.futures.process import BrokenProcessPool

    try:
        return _alone(path, job) if future is None else future.result()
    except BrokenProcessPool:
        return _alone(path, job)


def _begin() -> None:
    """A process of one call: it keeps things until it ends, and collects rarely."""
    gc.set_threshold(200_000, 20, 20)
    run_for_good()


def _alone(path: Path, job: Callable[[Path], Report]) -> Report:
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(job, path).result()
        except BrokenProcessPool as error:
            return Report(file=str(path), findings=(unforeseen(error, CLOSED),))


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
        return sorted(p for p in path.iterdir() if _is_workbook(p))
    if path.exists() or not _is_pattern(word):
        return [path] if path.exists() else []
    from glob import glob

    return sorted(Path(p) for p in glob(word) if _is_workbook(Path(p)))  # noqa: PTH207


def _is_workbook(path: Path) -> bool:
    ours = not path.name.startswith(("~$", ".", "~"))
    return ours and path.suffix.lower() in WORKBOOK_ENDINGS and path.is_file()
