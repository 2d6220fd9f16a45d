"""What a call keeps from one workbook to the next goes with the call."""

import gc
import os
import time
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from tests.benchmarks.big_register import big_register
from tests.benchmarks.rescore import filled_workbook
from toolkit.findings.report import Report
from toolkit.forms.register.reading.register import ReadRegister, read_register
from toolkit.jobs import apart, register_source
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.many import run_each
from toolkit.model.register import Register
from toolkit.xlsx.cells.cell import Sheet
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.reading import Reading
from toolkit.xlsx.run import Run, current, running

NOW = datetime(2026, 1, 5, tzinfo=UTC)
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("no_run")]
PARTS = (ClosedBook, ReadRegister, Reading, Register, Sheet)


def alive() -> Counter[str]:
    """How many workbooks, and parts of them, are in memory."""
    gc.collect()
    return Counter(type(o).__name__ for o in gc.get_objects() if type(o) in PARTS)


@pytest.fixture(scope="module")
def form() -> bytes:
    return filled_workbook()


@pytest.fixture(scope="module")
def register() -> bytes:
    return big_register(people=60, awards=60, ratings=60)


def test_no_scoring_workbook_outlives_its_check(tmp_path: Path, form: bytes) -> None:
    (tmp_path / "so.xlsx").write_bytes(form)
    before = alive()
    assert check_file(tmp_path / "so.xlsx").rubric_id
    assert alive() == before


def test_no_register_outlives_its_check(tmp_path: Path, register: bytes) -> None:
    (tmp_path / "so.xlsx").write_bytes(register)
    before = alive()
    assert check_file(tmp_path / "so.xlsx").year == 2022
    assert alive() == before


def folder_of(tmp_path: Path, data: bytes, number: int) -> list[Path]:
    paths = [tmp_path / f"so_{n}.xlsx" for n in range(number)]
    for path in paths:
        path.write_bytes(data)
    return paths


def test_a_register_is_read_once_for_a_folder_and_then_forgotten(
    tmp_path: Path, form: bytes, register: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "theo_doi.xlsx"
    source.write_bytes(register)
    read = tmp_path / "read"

    def counted(book: ClosedBook) -> ReadRegister:
        with read.open("a") as mark:  # the files are read in another process
            mark.write("1")
        return read_register(book)

    monkeypatch.setattr(register_source, "read_register", counted)
    paths = folder_of(tmp_path, form, 3)
    job = partial(rescore_file, now=NOW, registers=source)
    before = alive()
    for _ in run_each(paths, job):
        assert current() is not current()  # the caller is outside of the run
    assert read.read_text() == "1"
    assert alive() == before
    assert len(list(run_each(paths, job))) == 3
    assert read.read_text() == "11"


def test_a_register_that_changed_is_read_again(tmp_path: Path, register: bytes) -> None:
    source = tmp_path / "theo_doi.xlsx"
    other = big_register(people=30, awards=30, ratings=30)
    with running():
        people = []
        for data in (register, other, register):
            source.write_bytes(data)
            people.append(len(register_source.read_source(source).register.people))
    assert people == [60, 30, 60]


def test_a_run_within_a_run_is_the_same_one() -> None:
    with running() as outer:
        with running() as inner:
            assert inner is outer
        with running(Run()) as other:
            assert other is not outer
        assert current() is outer
    assert current() is not outer


def begun(path: Path) -> Report:
    """Leave a mark that this file was begun."""
    path.with_suffix(".begun").touch()
    return Report(file=str(path))


def test_few_files_are_begun_before_the_first_report_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    paths = [tmp_path / f"{number:03}.xlsx" for number in range(60)]
    reports = run_each(paths, begun)
    first = next(reports)
    assert first.file == str(paths[0])
    reports.close()
    assert len(list(tmp_path.glob("*.begun"))) <= 2 * apart._AHEAD


def deadly(path: Path) -> Report:
    """One file kills the process that looks at it."""
    if path.stem == "007":
        os._exit(1)
    return Report(file=str(path))


def test_a_file_that_kills_its_process_costs_no_other_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setenv("HOME", str(tmp_path))
    paths = [tmp_path / f"{number:03}.xlsx" for number in range(26)]
    reports = list(run_each(paths, deadly))
    assert [report.file for report in reports] == [str(path) for path in paths]
    assert [n for n, report in enumerate(reports) if report.findings] == [7]


def endless(path: Path) -> Report:
    """One file computes for ever, another one takes all the memory there is."""
    if path.stem == "001":
        while True:
            pass
    if path.stem == "003":
        hoard = []
        while True:
            hoard.append(bytes(b"x" * 20_000_000))
    return Report(file=str(path))


def test_a_file_that_hangs_or_swells_costs_its_own_line(tmp_path: Path) -> None:
    paths = [tmp_path / f"{number:03}.xlsx" for number in range(6)]
    allowed = apart.Allowed(computing=0.5, waiting=120, megabytes=300)
    reports = list(apart.each_apart(paths, apart.started(endless, 1), allowed))
    assert [report.file for report in reports] == [str(path) for path in paths]
    codes = [[finding.code for finding in report.findings] for report in reports]
    assert codes == [[], ["F070"], [], ["F070"], [], []]
    assert "bộ nhớ" in reports[3].findings[0].text


def asleep(path: Path) -> Report:
    """A file that waits for a drive which does not answer."""
    time.sleep(600)
    return Report(file=str(path))


def test_a_file_that_only_waits_is_given_up_by_the_clock(tmp_path: Path) -> None:
    allowed = apart.Allowed(waiting=0.5)
    (report,) = apart.each_apart([tmp_path], apart.started(asleep, 1), allowed)
    assert [finding.code for finding in report.findings] == ["F070"]


def test_whoever_stops_asking_waits_for_nobody(tmp_path: Path) -> None:
    """As Ctrl+C does: the processes are gone, also one that would never end."""
    paths = [tmp_path / f"{number:03}.xlsx" for number in range(3)]
    workers = apart.started(endless, 2)
    reports = apart.each_apart(paths, workers)
    assert next(reports).file == str(paths[0])
    reports.close()
    assert not any(worker.process.is_alive() for worker in workers)


def who(path: Path) -> Report:
    return Report(file=str(path), summary=str(os.getpid()))


def test_one_file_alone_is_done_by_the_caller_itself(tmp_path: Path) -> None:
    (alone,) = run_each([tmp_path], who)
    assert alone.summary == str(os.getpid())
    both = list(run_each([tmp_path, tmp_path], who))
    assert str(os.getpid()) not in {report.summary for report in both}
    assert len({report.summary for report in both}) == 1


def test_where_no_process_may_be_started_all_is_done_by_the_caller(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(apart._Worker, "_start", forbidden)
    both = list(run_each([tmp_path, tmp_path], who))
    assert {report.summary for report in both} == {str(os.getpid())}
