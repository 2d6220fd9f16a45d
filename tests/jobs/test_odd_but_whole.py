"""Odd files that Excel opens without a word, and a rubric that somebody altered."""

from pathlib import Path

import pytest

from tests.broken.base import NOW, filled, good
from tests.broken.surgery import damaged, typed
from tests.hostile.build import zip_of
from toolkit.forms.scoring.form import NO_TOTAL
from toolkit.forms.scoring.layout import TOTAL_KEY
from toolkit.forms.scoring.locate import locate
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.render import report_lines
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.zip.package import Package

TOLD = "983 = 950 điểm chuẩn + 35 điểm cộng − 2 điểm trừ"
MARK = "\ufeff".encode("utf-16-be")


def in_utf16(data: bytes, mark: bytes) -> bytes:
    """A workbook whose every XML part is in UTF-16, the high byte first."""
    package = Package.from_bytes(data)
    parts: dict[str, str | bytes] = {}
    for name in package.part_names:
        part = package.read(name)
        if name.endswith((".xml", ".rels", ".vml")):
            assert part.startswith(b"<?xml"), name
            text = part.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"', 1)
            part = mark + text.encode("utf-16-be")
        parts[name] = part
    return zip_of(parts)


@pytest.mark.parametrize("mark", [MARK, b""], ids=["marked", "unmarked"])
def test_a_form_in_utf16_is_rescored_like_any_other(
    mark: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(in_utf16(filled(), mark))
    report = rescore_file(path, now=NOW)
    assert report.summary.startswith(TOLD)
    assert report.saved
    assert check_file(path).findings == ()
    # Parts that did not change stay as they came.
    raw = Package.from_bytes(path.read_bytes())
    assert raw.read("xl/workbook.xml").startswith(b"<?xml")


def altered(tmp_path: Path) -> Path:
    """The rescored form; then one criterion of its rubric is called otherwise."""
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(damaged(good(), typed("E21", "Việc khác", "Bộ tiêu chí")))
    return path


def test_by_an_altered_rubric_no_total_is_headlined(tmp_path: Path) -> None:
    path = altered(tmp_path)
    for report in (check_file(path), rescore_file(path, now=NOW)):
        assert "S108" in {finding.code for finding in report.findings}
        assert (report.summary, report.totals) == (NO_TOTAL, None)
        assert report.as_json()["totals"] is None
        shown = "\n".join(report_lines(report))
        assert "983" not in shown
        assert "điểm chuẩn +" not in shown
        assert report.changed == ()


def test_and_no_total_is_written_into_the_form(tmp_path: Path) -> None:
    path = altered(tmp_path)
    book = ClosedBook.from_bytes(path.read_bytes())
    form = locate(book).places.form
    at = form.rows["I.1"], form.columns["total"]
    total = form.rows[TOTAL_KEY], form.columns["total"]
    book.set_value(form.sheet, *total, 1000)
    path.write_bytes(book.to_bytes())
    rescore_file(path, now=NOW)
    after = ClosedBook.from_bytes(path.read_bytes())
    assert after.sheet(form.sheet).at(*total).value == 1000
    assert after.sheet(form.sheet).at(*at) == book.sheet(form.sheet).at(*at)
