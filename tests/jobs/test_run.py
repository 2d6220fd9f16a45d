"""What a call keeps from one workbook to the next goes with the call."""

import gc
import os
from collections import Counter
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from tests.benchmarks.big_register import big_register
from tests.benchmarks.rescore import filled_workbook
from toolkit.findings.report import Report
from toolkit.forms.register.reading.register import ReadRegister, read_register
from toolkit.jobs import many as jobs
from toolkit.jobs import register_source
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
    read = []

    def counted(book: ClosedBook) -> ReadRegister:
        read.append(1)
        return read_register(book)

    monkeypatch.setattr(register_source, "read_register", counted)
    paths = folder_of(tmp_path, form, 3)
    job = partial(rescore_file, now=NOW, registers=source)
    before = alive()
    for _ in run_each(paths, job):
        assert current() is not current()  # the caller is outside of the run
    assert len(read) == 1
    assert alive() == before
    assert len(list(run_each(paths, job))) == 3
    assert len(read) == 2


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
    reports.close()  # waits for those that were handed out
    assert len(list(tmp_path.glob("*.begun"))) <= 2 * jobs.WAITING + 1


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
