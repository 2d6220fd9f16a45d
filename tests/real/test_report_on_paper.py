"""A written report as LibreOffice prints it, and as it comes back saved by it."""

import subprocess
from pathlib import Path

import pytest

from tests.offices import Office
from tests.reports.sources import SOURCES, TODAY
from toolkit.reports.docx.bookmarks import read_figures
from toolkit.reports.docx.chart_reading import read_charts
from toolkit.reports.docx.filling import Filled
from toolkit.reports.docx.intake import let_in
from toolkit.reports.written.checking import compared, stale_charts
from toolkit.reports.written.content import Content, content_of
from toolkit.reports.written.period import ReportKind
from toolkit.reports.written.reporting import report_filled


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Content, Filled, Path]:
    content = content_of(SOURCES, ReportKind.YEAR, 2020, TODAY)
    filled = report_filled(ReportKind.YEAR, content)
    path = tmp_path_factory.mktemp("báo cáo") / "bc.docx"
    path.write_bytes(filled.data)
    return content, filled, path


def test_its_pages_have_their_numbers_and_the_letterhead_stands_on_top(
    made: tuple[Content, Filled, Path], trusting_office: Office, pdftotext: str
) -> None:
    path = made[2]
    pdf = trusting_office(path, "pdf:writer_pdf_Export", path.parent)
    told = subprocess.run(
        [pdftotext, "-layout", str(pdf), "-"], capture_output=True, check=True
    )
    first, second, *_ = told.stdout.decode("utf-8").split("\f")
    top = first.split("\n")
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in top[0]
    assert "UBND TỈNH BẮC GIANG" in top[0]
    assert second.split("\n")[0].strip() == "2"
    assert "Giá trị sản xuất công nghiệp" in first + second


def test_what_libreoffice_saved_is_still_checked_figure_by_figure(
    made: tuple[Content, Filled, Path], trusting_office: Office
) -> None:
    content, filled, path = made
    saved = trusting_office(path, "docx:MS Word 2007 XML", path.parent / "lại")
    figures, lines = read_figures(let_in(saved.read_bytes()))
    assert len(figures) == len(filled.figures)
    assert compared(figures, lines, content.known, {}) == ()
    parts = let_in(saved.read_bytes())
    assert len(read_charts(parts)) == 2
    assert list(stale_charts(parts, content)) == []
