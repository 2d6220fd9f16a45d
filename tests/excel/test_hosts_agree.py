"""Closed file, Calc through its engine, and a counting Excel: the same outcome."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
import xlwings

from tests.broken.base import NOW, filled, good
from tests.broken.cases import CASES, Case
from tests.excel.damage import all_totals_typed_over, damaged_total
from tests.excel.recording import Recorder
from toolkit.excel import places
from toolkit.excel.press import press
from toolkit.findings import Finding
from toolkit.workbook.closed import ClosedBook
from toolkit.workbook.jobs import check_file, rescore_file
from toolkit.workbook.sheet import Cell

# What LibreOffice itself makes of a file when it opens it.
LEFT_BY_CALC = {
    "a link to another workbook": {"S111"},  # unused: it keeps no such link
    "a program called by DDE": {"S112"},  # unused as well
    "a DTD in the form's sheet": {"F013"},  # it reads past it; what is open is clean
    "a sheet cut short": {"F018"},  # it shows the rows that were there
}
# Calc computes what stood in the file uncomputed: it shows what a clerk sees there.
SEEN_IN_CALC = {
    "a yes among the numbers": {"C209"},  # to Calc TRUE is a number, and is summed
    "an error in a mark": {"C209"},  # the error spreads to the total
    "a sheet cut short": {"S114"},  # the protection was in the part cut off
    "manual calculation": {"C209"},  # nothing was computed yet: all show 0
}


@pytest.fixture(scope="module")
def app() -> Iterator[xlwings.App]:
    from toolkit import calc

    if calc.find_office() is None:
        pytest.skip("LibreOffice is not installed")
    calc.activate(calc.Settings())
    app = xlwings.App(visible=False)
    yield app
    app.quit()


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "của tôi"
    place.mkdir()
    with patch.object(places, "data_folder", lambda: place):
        yield place


def said(findings: tuple[Finding, ...]) -> Counter[tuple[str, str, str]]:
    return Counter((f.code, f.sheet, f.cell) for f in findings)


@pytest.mark.real
@pytest.mark.parametrize("case", CASES, ids=lambda c: c.name)
def test_calc_and_the_closed_file_give_the_same_findings(
    case: Case, app: xlwings.App, tmp_path: Path
) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(case.make())
    closed = said(check_file(path).findings)
    book = app.books.open(path)
    try:
        live = said(press("check", book, now=NOW).findings)
    finally:
        book.close()
    left = LEFT_BY_CALC.get(case.name, set())
    more = SEEN_IN_CALC.get(case.name, set())
    assert left <= {code for code, _, _ in closed}
    assert {code for code, _, _ in live - closed} == more
    assert {code for code, _, _ in closed - live} == left


SCENARIOS = {
    "filled and never scored": filled,
    "scored": good,
    "one total typed over": lambda: damaged_total(good()),
    "every third total typed over": lambda: all_totals_typed_over(good()),
}


@pytest.mark.real
@pytest.mark.parametrize("name", SCENARIOS)
def test_three_hosts_reach_the_same_totals_findings_and_log(
    name: str, app: xlwings.App, tmp_path: Path
) -> None:
    data = SCENARIOS[name]()
    outcomes = {
        "closed": _closed(data, tmp_path / "closed"),
        "calc": _calc(data, tmp_path / "calc", app),
        "recorded": _recorded(data, tmp_path / "recorded"),
    }
    assert outcomes["calc"] == outcomes["closed"]
    # A recording computes nothing, so there is no total to compare.
    assert outcomes["recorded"][1:] == outcomes["closed"][1:]
    assert outcomes["closed"][0] == 983


Seen = tuple[object, Counter[tuple[str, str, str]], list[list[object]]]


def _seen(data: bytes, findings: tuple[Finding, ...]) -> Seen:
    """The total of the form, the findings, and both sheets that we write."""
    book = ClosedBook.from_bytes(data)
    grand = book.names()["td_s_total"]
    assert grand
    total = book.sheet(grand.sheet).at(grand.bottom, grand.left).value
    texts: list[list[object]] = []
    for name in ("td_findings", "td_log"):
        region = book.names()[name]
        assert region
        sheet = book.sheet(region.sheet)
        last = max(row for row, _ in sheet.cells)
        for row in range(region.bottom + 1, last + 1):
            line = [_shown(sheet.at(row, c)) for c in range(1, region.right + 1)]
            if any(line):
                texts.append(line)
    return total, said(findings), texts


def _shown(cell: Cell) -> object:
    """What a person reads; how many blank cells were filled differs by host."""
    if isinstance(cell.value, str) and "ô được tính" in cell.value:
        return re.sub(r"\d+ ô", "n ô", cell.value)
    if cell.formula and cell.formula.startswith("HYPERLINK("):
        return cell.formula.rsplit('"', 2)[1]
    return cell.value or ""


def _closed(data: bytes, folder: Path) -> Seen:
    folder.mkdir()
    path = folder / "sổ.xlsx"
    path.write_bytes(data)
    report = rescore_file(path, now=NOW)
    return _seen(path.read_bytes(), report.findings)


def _calc(data: bytes, folder: Path, app: xlwings.App) -> Seen:
    folder.mkdir()
    path, copy = folder / "sổ.xlsx", folder / "copy.xlsx"
    path.write_bytes(data)
    book = app.books.open(path)
    outcome = press("rescore", book, now=NOW)
    book.api.SaveCopyAs(str(copy))
    book.close()
    return _seen(copy.read_bytes(), outcome.findings)


def _recorded(data: bytes, folder: Path) -> Seen:
    folder.mkdir()
    path = folder / "sổ.xlsx"
    path.write_bytes(data)
    recorder = Recorder(data, str(path))
    engine = xlwings.engines.active
    outcome = press("rescore", recorder.xlwings_book(), now=NOW)
    xlwings.engines.active = engine
    return _seen(recorder.book.to_bytes(), outcome.findings)
