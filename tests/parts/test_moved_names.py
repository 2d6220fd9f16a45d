"""Names of ours that went where clerks type: nothing of theirs is written over."""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from tests.broken.base import NOW, filled
from tests.forms.register.filling import filled_register
from tests.hostile.build import zip_of
from tests.properties.registers import random_case
from toolkit.findings.report import Report
from toolkit.jobs.files import rescore_file
from toolkit.jobs.shipped import standard_workbook
from toolkit.parts.records.own import _BESIDE, _MADE_ON, _NOTES, _WHOLE, writable
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.zip.package import Package

pytestmark = pytest.mark.slow

BOOK = "xl/workbook.xml"
AWARDS = "Khen thưởng"


def moved(data: bytes, name: str, area: str) -> bytes:
    """The workbook, one of whose names stands for another place."""
    package = Package.from_bytes(data)
    parts: dict[str, str | bytes] = {n: package.read(n) for n in package.part_names}
    text, found = re.subn(
        rf'(<definedName name="{name}"[^>]*>)[^<]*',
        lambda match: match[1] + area,
        package.read(BOOK).decode(),
    )
    assert found == 1
    return zip_of({**parts, BOOK: text})


@cache
def register() -> bytes:
    case = random_case(5)
    return filled_register(case.tables, year=case.year).to_bytes()


def typed(path: Path, sheet: str) -> dict[tuple[int, int], CellValue]:
    cells = ClosedBook.open(path).sheet(sheet).cells.items()
    return {at: c.value for at, c in cells if c.formula is None and c.value is not None}


OTHERS = re.compile("ranking|flag|compar|sources")
OF_ROUNDS = {name for name in _WHOLE | _NOTES if OTHERS.search(name)}
"""A register has none of these; those of ranks are moved by
`tests/exchange/round/together/test_together.py`.

«Nguồn số liệu» is a sheet of the year book.
"""


MISSED = {
    *("td_ratios", "td_conditions", "td_summary", "td_findings", "td_log"),
    *("td_copy", "td_copy_ratios", "td_money"),
}
"""The names of which it is told that they are gone."""
MOVED = sorted((_WHOLE | _NOTES) - {"td_guide"} - OF_ROUNDS)


# Each of those that are missed by itself; of the others a heading and its note apart.
@pytest.mark.slow
@pytest.mark.parametrize(
    "names",
    [
        *([name] for name in MOVED if name in MISSED),
        *([n for n in MOVED if n in kind - MISSED] for kind in (_WHOLE, _NOTES)),
    ],
    ids=" ".join,
)
def test_no_name_that_moved_to_a_table_costs_its_rows(
    names: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "sổ.xlsx"
    data = register()
    for name in names:
        data = moved(data, name, f"'{AWARDS}'!$A$4:$H$4")
    path.write_bytes(data)
    before = typed(path, AWARDS)
    assert len(before) > 100
    report = rescore_file(path, now=NOW)
    assert typed(path, AWARDS) == before
    told = {finding.code for finding in report.findings}
    assert "F034" not in told
    assert ("S130" in told) == MISSED.issuperset(names)


@pytest.mark.parametrize(
    ("name", "area", "sheet", "told"),
    [
        ("td_findings", "'Bộ tiêu chí'!$A$4:$J$4", "Bộ tiêu chí", "S118"),
        ("td_findings", "'Chấm điểm'!$A$8:$J$8", "Chấm điểm", "S118"),
        ("td_findings", "'Chấm điểm'!$A$1:$XFD$1048576", "Chấm điểm", "S118"),
        ("td_log", "'Chấm điểm'!$A$8:$G$8", "Chấm điểm", "S118"),
        ("td_log", "'Chấm điểm'!$A$1:$XFD$1048576", "Chấm điểm", "S118"),
        ("td_check_note", "'Chấm điểm'!$A$2", "Chấm điểm", ""),
    ],
)
def test_in_a_form_neither(
    name: str, area: str, sheet: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(moved(filled(), name, area))
    before = typed(path, sheet)
    report = rescore_file(path, now=NOW)
    after = typed(path, sheet)
    assert {at: after.get(at) for at in before} == before
    codes = {finding.code for finding in report.findings}
    assert codes == ({told} if told else set())


def test_the_log_is_not_written_over_by_the_findings(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(moved(filled(), "td_findings", "'Nhật ký'!$A$4:$J$4"))
    before = typed(path, "Nhật ký")
    rescore_file(path, now=NOW)
    assert typed(path, "Nhật ký") == before


@pytest.mark.parametrize("name", ["cham_diem.xlsx", "theo_doi_khen_thuong.xlsx"])
def test_in_a_shipped_workbook_every_one_of_them_is_where_it_was(name: str) -> None:
    book = ClosedBook.from_bytes(standard_workbook(name))
    regions = book.names()
    ours = [one for one in _WHOLE | _NOTES if regions.get(one) is not None]
    scoring = {"td_rules_version"} if name == "cham_diem.xlsx" else set()
    assert {one for one in ours if writable(book, one) is None} == scoring


HEADINGS = sorted({*_BESIDE, "td_log"} - OF_ROUNDS)


def own(name: str) -> str:
    """The office's own sheet that a name is moved to: one for each."""
    return f"Bảng riêng {name}"


@cache
def beside_own_sheets(which: str) -> bytes:
    """A workbook of ours in which the office keeps lists on sheets of its own."""
    book = openpyxl.load_workbook(BytesIO(register() if which else filled()))
    for name in HEADINGS:
        sheet = book.create_sheet(own(name))
        for row in range(1, 21):
            sheet.append([f"Đơn vị {row}", *(f"việc {row}.{n}" for n in range(20))])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def missed(report: Report) -> set[str]:
    """The sheets of ours of which it is told that they are gone."""
    return {str(one.seen) for one in report.findings if one.code == "S130"}


def test_a_heading_that_was_pasted_on_a_sheet_of_the_office_costs_it_nothing(
    tmp_path: Path,
) -> None:
    """Below a heading all is written anew; there the office's own rows stood."""
    path = tmp_path / "sổ.xlsx"
    data = beside_own_sheets("register")
    for name in HEADINGS:
        data = moved(data, name, f"'{own(name)}'!$A$4:$J$4")
    path.write_bytes(data)
    before = {name: typed(path, own(name)) for name in HEADINGS}
    report = rescore_file(path, now=NOW)
    for name in HEADINGS:
        after = typed(path, own(name))
        assert {at: after.get(at) for at in before[name]} == before[name], name
    # A log goes on below what is there; all others are told to be gone.
    silent = {"td_log", "td_overview", "td_rules"}
    assert missed(report) == {_MADE_ON[name] for name in {*HEADINGS} - silent}


def test_nor_one_that_came_with_its_note(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    names = [name for name in HEADINGS if _BESIDE.get(name) in _NOTES]
    data = beside_own_sheets("register")
    for name in names:
        data = moved(data, name, f"'{own(name)}'!$A$4:$J$4")
        data = moved(data, _BESIDE[name], f"'{own(name)}'!$A$2")
    path.write_bytes(data)
    before = {name: typed(path, own(name)) for name in names}
    report = rescore_file(path, now=NOW)
    note = (2, 1)  # the clerk took it there as well
    for name in names:
        after = typed(path, own(name))
        kept = {at: value for at, value in before[name].items() if at != note}
        assert {at: after.get(at) for at in kept} == kept, name
    assert missed(report) == {_MADE_ON[name] for name in {*names} - {"td_overview"}}


def test_each_heading_is_made_where_it_is_said_to_be() -> None:
    for name in ("cham_diem.xlsx", "theo_doi_khen_thuong.xlsx", "so_gui_nhan.xlsx"):
        for heading, region in (
            ClosedBook.from_bytes(standard_workbook(name)).names().items()
        ):
            if region is not None and heading in _MADE_ON:
                assert region.sheet == _MADE_ON[heading]


def test_a_renamed_sheet_of_ours_is_still_ours() -> None:
    package = Package.from_bytes(register())
    parts: dict[str, str | bytes] = {n: package.read(n) for n in package.part_names}
    text = package.read(BOOK).decode()
    renamed = text.replace('name="Tỷ lệ"', 'name="TL"').replace("'Tỷ lệ'!", "TL!")
    book = ClosedBook.from_bytes(zip_of({**parts, BOOK: renamed}))
    region = writable(book, "td_ratios")
    assert region is not None
    assert region.sheet == "TL"


def test_nor_in_a_form(tmp_path: Path) -> None:
    path = tmp_path / "sổ.xlsx"
    names = ("td_findings", "td_log")
    data = beside_own_sheets("")
    for name in names:
        data = moved(data, name, f"'{own(name)}'!$A$4:$J$4")
    path.write_bytes(data)
    before = {name: typed(path, own(name)) for name in names}
    rescore_file(path, now=NOW)
    for name in names:
        after = typed(path, own(name))
        assert {at: after.get(at) for at in before[name]} == before[name], name
