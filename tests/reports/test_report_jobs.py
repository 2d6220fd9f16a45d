"""A report is made of files, and checked against them."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.audit_corpus.clean_first import average_after_the_total
from tests.audit_corpus.page import to_bytes
from tests.forms.year.filling import NOW, full
from tests.jobs.filled import filled_workbook
from tests.reports.templates import exchanged, part_of, template
from toolkit.cli import main
from toolkit.findings.report import Report
from toolkit.jobs.demo.register import filled_register
from toolkit.jobs.files import check_file
from toolkit.jobs.undo import undo_file
from toolkit.model.year import YearTable
from toolkit.parts.records.sources import SOURCES
from toolkit.reports.docx.filling import filling_many
from toolkit.reports.docx.intake import DOCUMENT, let_in, packed
from toolkit.reports.written.checking import check_report
from toolkit.reports.written.companion import companion_path
from toolkit.reports.written.period import ReportKind
from toolkit.reports.written.reporting import Wishes, make_report
from toolkit.reports.written.templates import NAMES, build_report_template
from toolkit.xlsx.closed_book import ClosedBook

pytestmark = pytest.mark.slow

YEAR, REGISTER, POINTS = "so_nam.xlsx", "khen.xlsx", "diem.xlsx"


@pytest.fixture(scope="module", autouse=True)
def _one_process() -> Iterator[None]:
    with filling_many():
        yield


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the three workbooks, and the year's report made of them."""
    folder = tmp_path_factory.mktemp("cơ quan")
    (folder / YEAR).write_bytes(full().to_bytes())
    (folder / REGISTER).write_bytes(filled_register().to_bytes())
    (folder / POINTS).write_bytes(filled_workbook())
    shutil.copytree(folder, folder / "trước")
    report = made(folder, YEAR, REGISTER, POINTS)
    (folder / "report.json").write_text(json.dumps(report.as_json()), "utf-8")
    return folder


@pytest.fixture
def copied(office: Path, tmp_path: Path) -> Path:
    """The same folder, to be changed."""
    return Path(shutil.copytree(office, tmp_path / "bản"))


def made(
    folder: Path, *names: str, own: Path | None = None, output: str = ""
) -> Report:
    paths = [folder / name for name in names or (YEAR, REGISTER)]
    wishes = Wishes(template=own, output=output)
    return make_report(paths, wishes, now=NOW)


def checked(folder: Path, name: str = "bao_cao_nam_2023.docx") -> Report:
    paths = [folder / one for one in (YEAR, REGISTER, POINTS)]
    return check_report(folder / name, paths, now=NOW)


def codes(report: Report) -> list[str]:
    return [one.code for one in report.findings]


def test_a_report_lies_beside_the_books_and_agrees_with_them(office: Path) -> None:
    said = json.loads((office / "report.json").read_text("utf-8"))
    assert said["kind"] == "report"
    # «31.600000đ» among the gifts is no number; the report says that it lacks it.
    # The points are of 2017, and the register has no award of 2023.
    found = [(one["code"], one["cell"]) for one in said["findings"]]
    assert found == [("B149", ""), ("B137", "E7"), ("B150", "")]
    report = checked(office)
    assert (codes(report), report.exit_code) == ([], 0)
    assert "số khớp với sổ" in report.summary


def test_the_year_book_keeps_where_each_figure_is_from(copied: Path) -> None:
    book = ClosedBook.open(copied / YEAR)
    rows = [
        [book.sheet(SOURCES).at(row, column).value for column in range(1, 11)]
        for row in range(5, 400)
    ]
    rows = [row for row in rows if row[0]]
    assert len(rows) > 200
    [growth] = [row for row in rows if row[3] == "130,4" and "đạt" in str(row[8])]
    assert growth[1] == "bao_cao_nam_2023.docx"
    assert growth[5:7] == [YEAR, "Chỉ tiêu F7"] or str(growth[6]).startswith("Chỉ tiêu")
    log = book.sheet("Nhật ký").cells.values()
    assert any("Ghi nguồn của" in str(cell.value) for cell in log)
    assert codes(check_file(copied / YEAR)) == codes(
        check_file(copied / "trước" / YEAR)
    )
    undo_file(copied / YEAR, now=NOW)
    assert (copied / YEAR).read_bytes() == (copied / "trước" / YEAR).read_bytes()


@pytest.mark.slow
def test_a_second_report_leaves_the_first_and_its_sources(copied: Path) -> None:
    report = made(copied, YEAR)
    assert Path(report.saved).name == "bao_cao_nam_2023 (2).docx"
    assert codes(checked(copied)) == []
    sheet = ClosedBook.open(copied / YEAR).sheet(SOURCES)
    names = {sheet.at(row, 2).value for row in range(5, 600)} - {None}
    assert names == {"bao_cao_nam_2023.docx", "bao_cao_nam_2023 (2).docx"}


def test_what_changed_in_a_book_is_told(copied: Path) -> None:
    book = ClosedBook.open(copied / YEAR)
    region = book.names()["td_y_contributions_amount"]
    assert region
    book.set_value(region.sheet, region.top, region.left, 51_000_000.0)
    (copied / YEAR).write_bytes(book.to_bytes())
    found = checked(copied).findings
    assert {one.code for one in found} == {"B140"}
    assert ("50.901.000", "51.000.000") in {(one.seen, one.expected) for one in found}
    assert YearTable.CONTRIBUTIONS  # the sheet is named in the sentence
    assert all("«Đóng góp»" in one.what for one in found)


def test_a_report_under_another_name_is_still_known(copied: Path) -> None:
    (copied / "bao_cao_nam_2023.docx").rename(copied / "BC chính thức.docx")
    assert codes(checked(copied, "BC chính thức.docx")) == []


def test_the_offices_own_template_is_used(copied: Path) -> None:
    own = copied / "mẫu.docx"
    own.write_bytes(
        exchanged(
            build_report_template(NAMES[ReportKind.YEAR]), "BÁO CÁO<", "BÁO CÁO A<"
        )
    )
    report = made(copied, own=own)
    assert b"A" in part_of(Path(report.saved).read_bytes())
    assert codes(report) == ["B137", "B150"]


TEMPLATES = {
    "an unknown field": ("{{ nguoi_ky }}", "{{ nguoi_ki }}", "B110", True),
    "a lost brace": ("{{ nguoi_ky }}", "{{ nguoi_ky }", "B111", False),
    "a deleted endfor": ("{%tr endfor %}", "", "B113", False),
    "a deleted table": ("in quy %}", "in hien_vat %}", "B115", True),
    "a call": ("{{ nguoi_ky }}", "{{ nguoi_ky.upper() }}", "B112", False),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_that_the_office_broke_costs_a_sentence(
    name: str, copied: Path
) -> None:
    old, new, code, goes_on = TEMPLATES[name]
    own = copied / "mẫu.docx"
    shipped = build_report_template(NAMES[ReportKind.YEAR])
    own.write_bytes(exchanged(shipped, old, new))
    before = (copied / YEAR).read_bytes()
    report = made(copied, own=own, output=str(copied / "ra.docx"))
    assert code in codes(report)
    assert (copied / "ra.docx").exists() is bool(report.saved) is goes_on
    assert ((copied / YEAR).read_bytes() == before) is not goes_on


def test_files_that_are_no_source_or_no_report_cost_a_sentence(copied: Path) -> None:
    def of(*names: str, year: int | None = None) -> list[str]:
        paths = [copied / name for name in names]
        return codes(make_report(paths, Wishes(year=year), now=NOW))

    assert of(YEAR, f"trước/{YEAR}") == ["B132"]
    assert of(POINTS) == ["B134"]
    assert of("không có.xlsx") == ["F027"]
    bare = ClosedBook.open(copied / YEAR)
    region = bare.names()["td_y_year"]
    assert region
    bare.set_value(region.sheet, region.top, region.left, None)
    (copied / "bare.xlsx").write_bytes(bare.to_bytes())
    assert of("bare.xlsx") == ["B135"]
    (copied / "lạ.xlsx").write_bytes((copied / "bao_cao_nam_2023.docx").read_bytes())
    assert of("lạ.xlsx", YEAR)[0].startswith("F")
    (copied / "khác.docx").write_bytes(template("Một câu có số 12."))
    assert codes(checked(copied, "khác.docx")) == ["B146"]
    assert codes(checked(copied, REGISTER)) == ["B100"]


def test_a_book_of_no_family_is_no_source(copied: Path) -> None:
    (copied / "lạ.xlsx").write_bytes(to_bytes(average_after_the_total()))
    report = make_report([copied / "lạ.xlsx"], Wishes(), now=NOW)
    assert codes(report) == ["B133"]


def test_a_year_book_without_the_sheet_is_left_alone(copied: Path) -> None:
    book = ClosedBook.open(copied / "trước" / YEAR)
    data = book.to_bytes()
    old = copied / "cũ.xlsx"
    old.write_bytes(exchanged(data, "td_sources", "td_other", "xl/workbook.xml"))
    report = make_report([old], Wishes(ReportKind.HALF_YEAR), now=NOW)
    assert "B136" in codes(report)
    assert Path(report.saved).name == "bao_cao_6_thang_2023.docx"


@pytest.mark.slow
def test_the_verb_says_where_the_report_lies(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = copied / "ra"
    out.mkdir()
    words = ["report", str(copied / REGISTER), "--year", "2021", "-o", str(out)]
    assert main(words) == 0
    said = capsys.readouterr().out
    assert "số có nguồn" in said
    [file] = out.glob("*.docx")  # its sources lie beside it
    assert str(file) in said
    assert main(["report", "--check", str(file), str(copied / REGISTER)]) == 0
    with pytest.raises(SystemExit):
        main(["report", "--fields"])
    assert "khen_thuong[].hinh_thuc" in capsys.readouterr().out


def test_a_report_of_a_register_alone_has_its_sources_in_a_workbook_beside_it(
    copied: Path,
) -> None:
    register = copied / REGISTER
    before = register.read_bytes()
    report = make_report([register], Wishes(year=2021), now=NOW)
    saved = Path(str(report.saved))
    kept = companion_path(saved)
    assert kept.name in report.summary
    assert register.read_bytes() == before
    sheet = ClosedBook.open(kept).sheet(SOURCES)
    rows = [row for row, column in sheet.cells if column == 3 and row > 4]
    assert len(rows) > 20
    assert sheet.at(rows[0], 6).value == REGISTER
    assert codes(check_report(saved, [register], now=NOW)) == []
    # A figure whose bookmark is gone, and that was typed over: told by what is kept.
    parts = let_in(saved.read_bytes())
    body = _TOTAL.sub(rb"mat\g<1>999<", parts[DOCUMENT], count=1)
    assert body != parts[DOCUMENT]
    saved.write_bytes(packed({**parts, DOCUMENT: body}))
    assert set(codes(check_report(saved, [register], now=NOW))) == {"B141"}
    kept.unlink()
    assert codes(check_report(saved, [register], now=NOW)) == []


_TOTAL = re.compile(rb"_so_khen(_[a-z0-9_]{1,20}\"/>.{0,300}?<w:t[^<>]*>)\d+<")
