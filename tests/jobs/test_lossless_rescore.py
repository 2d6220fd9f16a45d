"""Rescoring an office's workbook changes the cells it reports, and nothing else."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from tests.jobs.office_form import CHART, CHART_PART, FORM_PART, office_form
from tests.workbook_parts import parts_of
from tests.xlsx.rich import OWN
from toolkit.findings.report import Report
from toolkit.jobs.files import rescore_file
from toolkit.jobs.undo import undo_file
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Cell
from toolkit.xlsx.closed_book import ClosedBook

NOW = datetime(2026, 3, 5, 9, 0)  # noqa: DTZ001
FORM, SUMMARY, FINDINGS, LOG = (
    *("Chấm điểm", "Tổng hợp"),
    *("Kết quả kiểm tra", "Nhật ký"),
)
PARTS = {
    FORM: FORM_PART,
    SUMMARY: "xl/worksheets/sheet2.xml",
    FINDINGS: "xl/worksheets/sheet3.xml",
    LOG: "xl/worksheets/sheet4.xml",
    CHART: CHART_PART,
}
DAMAGED = "H9"
"""The total of the first section, typed over."""


class Rescored:
    """The damaged office workbook before and after one run, and what it reported."""

    def __init__(self, path: Path) -> None:
        first = path.with_name("trước.xlsx")
        first.write_bytes(office_form())
        rescore_file(first, now=NOW)
        book = ClosedBook.open(first)
        book.set_value(FORM, 9, 8, 600.0)
        self.before = book.to_bytes()
        path.write_bytes(self.before)
        self.path = path
        self.report: Report = rescore_file(path, now=NOW)
        self.after = path.read_bytes()


@pytest.fixture(scope="module")
def rescored(tmp_path_factory: pytest.TempPathFactory) -> Rescored:
    return Rescored(tmp_path_factory.mktemp("office") / "Chấm điểm.xlsx")


def members(data: bytes) -> dict[str, bytes]:
    """Each member as it lies in the zip: header, name, compressed bytes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        infos = package.infolist()
    return {
        i.filename: data[i.header_offset :][: 30 + len(i.filename) + i.compress_size]
        for i in infos
    }


def differing(before: bytes, after: bytes) -> set[str]:
    one, two = members(before), members(after)
    assert list(one) == list(two)
    return {name for name in one if one[name] != two[name]}


def without(sheet: bytes, refs: set[str]) -> bytes:
    """A sheet part with some cells cut out, by an expression of the test's own."""
    for ref in refs:
        pattern = rb'<c r="%b"(?:[^>]*/>|[^>]*>.*?</c>)' % ref.encode()
        sheet, count = re.subn(pattern, b"@", sheet, flags=re.DOTALL)
        assert count == 1, ref
    return sheet


def rows(sheet: bytes) -> dict[int, bytes]:
    pattern = rb'<row [^>]*?\br="(\d+)"(?:[^>]*/>|[^>]*>.*?</row>)'
    found = re.finditer(pattern, sheet, flags=re.DOTALL)
    return {int(match[1]): match[0] for match in found}


def around(sheet: bytes) -> bytes:
    """A sheet part without its rows, dimension and links."""
    for pattern in (
        rb"<sheetData>.*</sheetData>",
        rb"<dimension [^>]*/>",
        rb"<hyperlinks>.*</hyperlinks>",
    ):
        sheet = re.sub(pattern, b"", sheet, flags=re.DOTALL)
    return sheet


def test_the_office_form_holds_what_an_office_adds() -> None:
    inside = parts_of(office_form())
    form = inside[FORM_PART]
    for feature in (
        *(b"<protectedRange ", b'r:id="rIdP"', b"<legacyDrawing ", b"<controls>"),
        *(b"<legacyDrawingHF ", b"<drawing ", b"<rowBreaks ", b"&amp;G"),
        *(b"<x14:dataValidation ", b"mc:Ignorable", b"x14ac:dyDescent"),
    ):
        assert feature in form, feature
    assert b"<x14:sparkline>" in inside[CHART_PART]
    for name in (
        *("customXml/item1.xml", "docProps/custom.xml", "xl/metadata.xml"),
        *("xl/comments21.xml", "xl/tables/table21.xml", "xl/charts/chart21.xml"),
        *(
            "xl/media/image21.png",
            "xl/media/image22.png",
            "xl/ctrlProps/ctrlProp21.xml",
        ),
        *("xl/drawings/vmlDrawing21.vml", "xl/drawings/vmlDrawing22.vml"),
        "xl/printerSettings/printerSettings21.bin",
    ):
        assert name in inside, name
    book = openpyxl.load_workbook(io.BytesIO(office_form()))
    assert book[OWN]["B6"].value == "gộp"


def test_the_damaged_total_is_put_right(rescored: Rescored) -> None:
    changed = {(c.sheet, c.cell): c for c in rescored.report.changed}
    assert changed[FORM, DAMAGED].before == 600
    assert "C202" in {f.code for f in rescored.report.findings}
    cell = ClosedBook.from_bytes(rescored.after).sheet(FORM).at(9, 8)
    assert (cell.value, cell.formula is not None) == (583, True)


def test_only_the_parts_with_changed_cells_change(rescored: Rescored) -> None:
    reported = {PARTS[change.sheet] for change in rescored.report.changed}
    written = {PARTS[FINDINGS], PARTS[LOG]}
    assert differing(rescored.before, rescored.after) == reported | written
    assert reported <= {FORM_PART, PARTS[SUMMARY]}


def test_inside_a_changed_sheet_only_the_reported_cells_change(
    rescored: Rescored,
) -> None:
    one, two = parts_of(rescored.before), parts_of(rescored.after)
    sheets = {change.sheet for change in rescored.report.changed}
    assert FORM in sheets
    for sheet in sheets:
        refs = {c.cell for c in rescored.report.changed if c.sheet == sheet}
        assert len(refs) < 30
        part = PARTS[sheet]
        assert without(one[part], refs) == without(two[part], refs), sheet


def test_the_log_only_grows_and_the_findings_keep_their_frame(
    rescored: Rescored,
) -> None:
    one, two = parts_of(rescored.before), parts_of(rescored.after)
    for sheet in (LOG, FINDINGS):
        assert around(one[PARTS[sheet]]) == around(two[PARTS[sheet]])
    old, new = rows(one[PARTS[LOG]]), rows(two[PARTS[LOG]])
    assert {n: new[n] for n in old} == old
    assert len(new) > len(old)
    book = ClosedBook.from_bytes(rescored.after)
    header, note = book.names()["td_findings"], book.names()["td_check_note"]
    assert header is not None
    assert note is not None
    old, new = rows(one[PARTS[FINDINGS]]), rows(two[PARTS[FINDINGS]])
    for row in range(1, header.bottom + 1):
        assert (row in old) == (row in new)
        refs = {a1(note.top, note.left)} & {a1(row, note.left)}
        if row in old:
            assert without(old[row], refs) == without(new[row], refs)


def test_a_figure_of_the_office_that_is_out_of_date_loses_its_stored_value(
    tmp_path: Path,
) -> None:
    """A1 repeats the damaged total: what it showed before is no longer true."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(office_form())
    rescore_file(path, now=NOW)
    one, two = parts_of(office_form()), parts_of(path.read_bytes())
    assert {name for name in one if one[name] != two[name]} == set(PARTS.values())
    assert without(one[CHART_PART], {"A1"}) == without(two[CHART_PART], {"A1"})
    book = ClosedBook.open(path)
    assert book.sheet(CHART).at(1, 1) == Cell(None, f"'{FORM}'!{DAMAGED}", 0)


def test_a_second_run_changes_nothing_and_undo_brings_every_byte_back(
    rescored: Rescored, tmp_path: Path
) -> None:
    again = tmp_path / "a.xlsx"
    again.write_bytes(rescored.after)
    rescore_file(again, now=NOW)
    twice = again.read_bytes()
    rescore_file(again, now=NOW)
    assert again.read_bytes() == twice
    undo_file(rescored.path, now=NOW)
    assert rescored.path.read_bytes() == rescored.before


def test_loading_and_saving_with_openpyxl_would_lose_parts() -> None:
    buffer = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(office_form())).save(buffer)
    kinds = {"ctrlProps", "printerSettings", "customXml", "vmlDrawing22", "metadata"}
    kept = " ".join(parts_of(buffer.getvalue()))
    assert {kind for kind in kinds if kind not in kept} == kinds
    assert "sparkline" not in str(parts_of(buffer.getvalue()))


def test_libreoffice_opens_the_rescored_office_form(
    office: Callable[[Path, str, Path], Path], tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(office_form())
    report = rescore_file(path, now=NOW)
    result = ClosedBook.open(office(path, "xlsx", tmp_path / "out"))
    total = report.totals["self"].total
    values = {cell.value for cell in result.sheet(FORM).cells.values()}
    assert float(total) in values
    assert len(result.sheet_names) == len(ClosedBook.open(path).sheet_names)
