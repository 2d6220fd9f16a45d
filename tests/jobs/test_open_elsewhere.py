"""A workbook read while a spreadsheet has it open: what is read is told to be old."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.forms.register.filling import filled_register
from tests.reports.office import OFFICE
from toolkit.exchange.tables.csv_out import export_tables
from toolkit.findings.report import Report
from toolkit.jobs.files import check_file
from toolkit.jobs.money import money_file
from toolkit.reports.papers.kinds import PaperKind
from toolkit.reports.papers.printing import make_papers
from toolkit.reports.written.reporting import Wishes, make_report

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)

READERS: dict[str, Callable[[Path], Report]] = {
    "check": check_file,
    "export": export_tables,
    "money": lambda path: money_file(path, now=NOW),
    "paper": lambda path: make_papers(path, PaperKind.REQUEST, now=NOW),
    "report": lambda path: make_report([path], Wishes(), now=NOW),
}


@pytest.fixture(scope="module")
def register() -> bytes:
    settings = {"office": "Sở A", "superior": "UBND tỉnh"}
    return filled_register(OFFICE, year=2024, settings=settings).to_bytes()


@pytest.mark.parametrize("verb", READERS)
def test_who_reads_an_open_workbook_is_told_that_it_is_the_saved_one(
    verb: str, register: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(register)
    lock = path.with_name(".~lock.sổ.xlsx#")
    lock.write_text(",hoa,may-07,30.11.2026 08:15,file:///;", encoding="utf-8")
    report = READERS[verb](path)
    first = report.findings[0]
    assert (first.code, first.severity) == ("S143", "note")
    assert "đang mở trong LibreOffice bởi hoa (máy may-07)" in first.what
    assert report.unit == "Sở A" or verb == "export"
    lock.unlink()
    assert "S143" not in [one.code for one in check_file(path).findings]
