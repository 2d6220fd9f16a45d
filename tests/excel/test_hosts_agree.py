"""Closed file, Calc through its engine, and a counting Excel: the same outcome."""

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
import xlwings

from tests.broken.base import NOW, filled, good
from tests.broken.cases import CASES, Case
from tests.excel.damage import all_totals_typed_over, damaged_total
from tests.excel.recording import Recorder
from tests.excel.register_books import (
    COMPUTED,
    RECORDS,
    example_register,
    large_register,
)
from tests.forms.register.filling import filled_register
from tests.properties.registers import random_case
from tests.reading_reports import codes_and_places
from tests.tries import is_thorough, sample
from toolkit.excel.press import Outcome, press
from toolkit.findings import Finding
from toolkit.forms.form import Action
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.work import work_on
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import Cell
from toolkit.xlsx.cells.formula_text import same_formula
from toolkit.xlsx.closed_book import ClosedBook

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

ODD_IN_CALC = [case for case in CASES if case.name in LEFT_BY_CALC | SEEN_IN_CALC]


pytestmark = pytest.mark.usefixtures("own_folder")


def said(findings: tuple[Finding, ...]) -> Counter[tuple[str, str, str]]:
    return Counter(codes_and_places(findings))


@pytest.mark.parametrize("case", sample(CASES, 150, ODD_IN_CALC), ids=lambda c: c.name)
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


@pytest.mark.parametrize("name", sample([*SCENARIOS], 2))
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
        pieces = re.findall(r'(?<=[,&])"((?:[^"]|"")*)"', cell.formula)
        return "".join(pieces).replace('""', '"')
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
    outcome = _in_calc(path, copy, app)
    return _seen(copy.read_bytes(), outcome.findings)


def _in_calc(path: Path, copy: Path, app: xlwings.App) -> Outcome:
    book = app.books.open(path)
    try:
        outcome = press("rescore", book, now=NOW)
        book.api.SaveCopyAs(str(copy))
    finally:
        book.close()
    return outcome


def _recorded(data: bytes, folder: Path) -> Seen:
    folder.mkdir()
    path = folder / "sổ.xlsx"
    path.write_bytes(data)
    recorder, outcome = _in_recorder(data, path)
    return _seen(recorder.book.to_bytes(), outcome.findings)


def _in_recorder(data: bytes, path: Path) -> tuple[Recorder, Outcome]:
    recorder = Recorder(data, str(path))
    engine = xlwings.engines.active
    outcome = press("rescore", recorder.xlwings_book(), now=NOW)
    xlwings.engines.active = engine
    return recorder, outcome


# The register

REGISTERS = {
    "just filled in": example_register,
    "checked before": lambda: rescored(example_register()),
    "three hundred awards": lambda: large_register(300),
    "three hundred awards, checked before": lambda: rescored(large_register(300)),
}
Place = tuple[str, int, int]
ODD = range(12) if is_thorough() else (6,)
"""Random registers: names that read as formulas, wild cards, rules of the office. The
one of a usual run has all of these; a press on it takes LibreOffice six seconds."""
PRESSED = [*(REGISTERS if is_thorough() else ()), *ODD]
"""«Just filled in» is the random one too; one checked before is pressed upon in
`test_headless_register`."""


def odd_register(seed: int) -> bytes:
    case = random_case(seed)
    return filled_register(
        case.tables,
        year=case.year,
        settings=case.settings,
        switches=case.switches,
        office_rules=case.office_rules,
    ).to_bytes()


def rescored(data: bytes) -> bytes:
    book = ClosedBook.from_bytes(data)
    work_on(book, Action.RESCORE).write(book, NOW - timedelta(days=1))
    return book.to_bytes()


@pytest.mark.parametrize("name", PRESSED)
def test_three_hosts_leave_the_same_values_and_formulas_in_a_register(
    name: str | int, app: xlwings.App, tmp_path: Path
) -> None:
    data = odd_register(name) if isinstance(name, int) else REGISTERS[name]()
    path, copy = tmp_path / "sổ.xlsx", tmp_path / "copy.xlsx"
    path.write_bytes(data)
    in_calc = _in_calc(path, copy, app)
    recorder, recorded = _in_recorder(data, path)
    report = rescore_file(path, now=NOW)
    assert said(in_calc.findings) == said(recorded.findings) == said(report.findings)
    closed = computed(path.read_bytes())
    assert {place[0] for place in closed} == {*COMPUTED, *RECORDS, "Quy tắc"}
    assert differences(closed, computed(copy.read_bytes()), values=True) == []
    # A recording computes nothing: only what was written can be compared.
    live = computed(recorder.book.to_bytes())
    assert differences(closed, live, values=False) == []


def computed(data: bytes) -> dict[Place, Cell]:
    """What is filled on the sheets that a press writes."""
    book = ClosedBook.from_bytes(data)
    return {
        (name, row, column): cell
        for name in (*COMPUTED, *RECORDS, "Quy tắc")
        for (row, column), cell in book.sheet(name).cells.items()
        if cell.value not in (None, "") or cell.formula is not None
    }


def differences(
    one: dict[Place, Cell], other: dict[Place, Cell], *, values: bool
) -> list[str]:
    """Each place that the two show or compute otherwise."""
    nothing = Cell(None)
    return [
        f"{place[0]}!{a1(*place[1:])}: {ours[:2]} {theirs[:2]}"
        for place in sorted(one.keys() | other.keys())
        if not _same(
            ours := one.get(place, nothing),
            theirs := other.get(place, nothing),
            values=values,
        )
    ]


def _same(one: Cell, other: Cell, *, values: bool) -> bool:
    if other.formula and other.formula.startswith("HYPERLINK("):
        # An open workbook gets links as formulas; what they show is the same.
        return one.formula is None and _shown(one) == _shown(other)
    if one.formula or other.formula:
        alike = same_formula(one.formula or "", other.formula or "")
        return alike and (not values or _near(one, other))
    return _near(one, other)


def _near(one: Cell, other: Cell) -> bool:
    if isinstance(one.value, float) and isinstance(other.value, float):
        return abs(one.value - other.value) < 1e-9
    return (one.value or "") == (other.value or "")
