# ruff: noqa: E501 – a table is read across
"""Reports of what five papers say are written again, and their figures stand in them."""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.seeds.papers import (
    NOW,
    REGISTERS,
    scoring,
    typed_register,
    typed_year_book,
)
from toolkit.findings.report import Report
from toolkit.reports.docx.filling import filling_many
from toolkit.reports.written.checking import check_report
from toolkit.reports.written.period import ReportKind
from toolkit.reports.written.reporting import Wishes, make_report

pytestmark = pytest.mark.slow

GIA_LAI, BG20 = "gia_lai_2019_2023", "bac_giang_2020"
TB22, BG17 = "thai_binh_2022", "bac_giang_2017"
PLAN = "gia_lai_plan_2023"
KINDS = {
    GIA_LAI: ReportKind.THEMED,
    BG20: ReportKind.YEAR,
    TB22: ReportKind.HALF_YEAR,
    BG17: ReportKind.YEAR,
    PLAN: ReportKind.YEAR,
}
_TAG = re.compile(r"<[^<>]{0,4000}>")
_END = re.compile(r"</w:p>|<w:br/>|<w:tab/>")
_LINES = re.compile(r"\n+")


class Written(NamedTuple):
    """A report, the books it is made from, its text."""

    report: Report
    books: tuple[Path, ...]
    text: str


class Reports:
    """The reports, each made when it is first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[str, Written] = {}

    def __call__(self, paper: str) -> Written:
        if paper not in self._made:
            self._made[paper] = self._written(paper)
        return self._made[paper]

    def _written(self, paper: str) -> Written:
        # A report reads what is typed; only points are computed by a check.
        books = [typed_year_book(paper, self._folder)]
        if paper in REGISTERS:  # the others count no awards
            books.append(typed_register(paper, self._folder))
        if paper == BG17:
            books.append(scoring(self._folder).path)
        out = self._folder / f"{paper}.docx"
        report = make_report(books, Wishes(KINDS[paper], output=str(out)), now=NOW)
        assert report.saved, report.findings
        with zipfile.ZipFile(report.saved) as document:
            body = document.read("word/document.xml").decode()
        # A figure and its «%» stay on one line.
        body = _END.sub("\n", body).replace("\u00a0", " ")
        text = _LINES.sub("\n", _TAG.sub("", body))
        return Written(report, tuple(books), text)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reports]:
    with filling_many():
        yield Reports(tmp_path_factory.mktemp("reports"))


FIGURES: list[tuple[str, str]] = [
    (GIA_LAI, "1.325.395.000"),
    (GIA_LAI, "50.901.000"),
    (GIA_LAI, "14.623.000"),
    (GIA_LAI, "39.307.000"),
    (GIA_LAI, "33.022.000"),
    (GIA_LAI, "5.000.000"),
    (GIA_LAI, "6.110.000"),
    (GIA_LAI, "2.000.000"),
    (GIA_LAI, "2.510.000"),
    (GIA_LAI, "14.930.000"),
    (GIA_LAI, "7.195.000"),
    (GIA_LAI, "214.797.000"),
    (GIA_LAI, "935.000.000"),
    (GIA_LAI, "935.000.000\n70,5"),
    # Awards for 2018 that the report tells of under 2019–2020 are among them.
    (GIA_LAI, "UBND tỉnh Gia Lai: 9 lượt tập thể, 33 lượt cá nhân"),
    (GIA_LAI, "Bằng khen cấp bộ, cấp tỉnh\n4\n31\n0\n35"),
    (GIA_LAI, "Bộ Công Thương: 12 lượt tập thể, 13 lượt cá nhân"),
    (GIA_LAI, "Bằng khen cấp bộ, cấp tỉnh\n8\n13\n0\n21"),
    (GIA_LAI, "Cờ thi đua cấp bộ, cấp tỉnh\n4\n0\n0\n4"),
    (GIA_LAI, "Tập thể lao động xuất sắc\n4\n0\n0\n4"),
    (GIA_LAI, "Chiến sĩ thi đua cấp bộ, cấp tỉnh\n0\n2\n0\n2"),
    (PLAN, "có 12 nhiệm vụ"),
    (BG20, "263.803"),
    (BG20, "10.450"),
    (BG20, "9.950"),
    (BG20, "29.308"),
    (BG20, "tăng 20,9 % so với cùng kỳ năm trước, đạt 95,9 % kế hoạch năm"),
    (BG20, "giảm 0,3 % so với cùng kỳ năm trước, đạt 89,4 % kế hoạch năm"),
    (BG20, "đạt 110 % kế hoạch năm"),
    (BG20, "đạt 108,2 % kế hoạch năm"),
    (BG20, "16 lượt tập thể, 21 lượt cá nhân"),
    (BG20, "17 lượt tập thể, 24 lượt cá nhân"),
    (BG20, "520.000.000"),
    (BG20, "650.000.000"),
    (BG20, "620.000.000"),
    (TB22, "44.387"),
    (TB22, "28.763"),
    (TB22, "1.080"),
    (TB22, "1.112"),
    (TB22, "tăng 18,2 % so với cùng kỳ năm trước, đạt 46,3 % kế hoạch năm"),
    (TB22, "tăng 17,4 % so với cùng kỳ năm trước, đạt 52 % kế hoạch năm"),
    (TB22, "tăng 25,2 % so với cùng kỳ năm trước, đạt 47,1 % kế hoạch năm"),
    (TB22, "tăng 31 % so với cùng kỳ năm trước, đạt 61,9 % kế hoạch năm"),
    (BG17, "114.375"),
    (BG17, "6.200"),
    (BG17, "6.000"),
    (BG17, "22.190"),
    (BG17, "30 lượt tập thể, 82 lượt cá nhân"),
    (BG17, "24 lượt tập thể, 70 lượt cá nhân"),
    (BG17, "6 lượt tập thể, 11 lượt cá nhân"),
    (BG17, "58.490.000"),
    (BG17, "950"),
    (BG17, "583"),
    (BG17, "983"),
]


@pytest.mark.parametrize(("paper", "figure"), FIGURES)
def test_a_figure_of_the_paper_stands_in_its_report(
    reports: Reports, paper: str, figure: str
) -> None:
    text = reports(paper).text
    assert re.search(rf"(?<![\d.,]){re.escape(figure)}(?![\d]|[.,]\d)", text)


@pytest.mark.parametrize("paper", KINDS)
def test_what_is_written_agrees_with_the_books(reports: Reports, paper: str) -> None:
    made = reports(paper)
    checked = check_report(Path(str(made.report.saved)), list(made.books), now=NOW)
    errors = [one for one in checked.findings if one.severity.value == "error"]
    assert errors == []


def test_a_sum_that_lacks_an_amount_is_told(reports: Reports) -> None:
    """«31.600000đ» is in no sum; the report says so."""
    assert "B137" in [one.code for one in reports(BG17).report.findings]
