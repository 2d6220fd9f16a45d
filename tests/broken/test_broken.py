"""Every code of the catalogue has its faulty workbook; each is told exactly."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.broken import registers_awards, registers_eligibility, registers_reading
from tests.broken.base import NOW, empty, good, good_100
from tests.broken.cases import CASES, Case
from tests.broken.from_register import AGREEING, DRAWN, DrawnCase
from tests.broken.live import LIVE
from tests.broken.registers import RegisterCase
from tests.broken.rubrics import RubricCase, authored, rubric_cases
from tests.broken.scenarios import SCENARIOS, Scenario
from tests.broken.surgery import place
from tests.hostile.build import HOSTILE
from tests.reading_reports import codes_and_cells, codes_and_places
from tests.tries import sample
from toolkit.cli import main
from toolkit.findings.catalogue import CATALOGUE
from toolkit.forms.scoring.layout import RowKind, has_input_row, typed_in_total
from toolkit.forms.scoring.locate import locate
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.new import check_rubric
from toolkit.jobs.undo import undo_file
from toolkit.model.rubric import Kind
from toolkit.xlsx.cells.cell import Cell
from toolkit.xlsx.closed_book import ClosedBook

REGISTERS = (
    *registers_reading.CASES,
    *registers_reading.OUTSIDE,
    *registers_eligibility.CASES,
    *registers_eligibility.OF_THE_YEAR,
    *registers_awards.CASES,
)
EXCHANGE_TESTS = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[1] / "exchange").rglob("test_*.py"))
)
ADOPTING_TESTS = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[1] / "jobs/adopt").glob("test_*.py"))
)
YEAR_TESTS = "".join(
    (Path(__file__).parents[1] / name).read_text("utf-8")
    for name in (
        "forms/year/test_year_findings.py",
        "jobs/test_rescore_year.py",
        "year/test_documents.py",
        "forms/register/test_own_days.py",  # deadlines are written in a register
    )
)
ROUND_TESTS = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted(
        (Path(__file__).parents[1] / "exchange/round").rglob("test_*.py")
    )
)
REPORT_TESTS = "".join(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parents[1] / "reports").glob("test_*.py"))
)
COPY_TESTS = "".join(
    (Path(__file__).parents[1] / f"jobs/test_{name}.py").read_text("utf-8")
    for name in ("from_copy", "lone_copies")
)

OURS = ("Kết quả kiểm tra", "Nhật ký")
REPAIRED = {"C201", "C202", "C203", "C204", "C209", "C212", "C213"}
REPAIRED |= {"P306", "P307", "P308"}
"""What a rescore settles; everything else waits for a person."""

FIRST_HOSTILE = {code: make for make, code in reversed(HOSTILE.values())}


def exit_code(codes: list[str]) -> int:
    if any(code.startswith("F") for code in codes):
        return 2
    return int(any(CATALOGUE[code].severity != "note" for code in codes))


def content(data: bytes) -> dict[tuple[str, int, int], Cell]:
    """Every cell that holds something, but for the sheets that are written whole."""
    book = ClosedBook.from_bytes(data)
    return {
        (name, *at): Cell(cell.value, cell.formula)
        for name in book.sheet_names
        if name not in OURS
        for at, cell in book.sheet(name).cells.items()
        if cell.value not in (None, "") or cell.formula is not None
    }


@cache
def sound_content() -> dict[tuple[str, int, int], Cell]:
    return content(good())


@cache
def made(case: Case) -> bytes:
    """The faulty workbook: it takes as long as to check it, and is checked twice."""
    return case.make()


def inputs(data: bytes) -> set[tuple[str, int, int]]:
    """The cells that belong to the clerk."""
    places = locate(ClosedBook.from_bytes(data))
    form = places.places.form
    found = {places.places.cells["unit"], places.places.cells["year"]}

    def take(key: str, *columns: str) -> None:
        for column in columns:
            if key in form.rows and column in form.columns:
                found.add((form.sheet, form.rows[key], form.columns[column]))

    for row in places.rows:
        criterion = row.criterion
        if row.kind is RowKind.LEAF and criterion is not None:
            take(row.key, "evidence", "opinion", "appraised", "final", "over", "under")
            if typed_in_total(criterion):
                take(row.key, "total")
        marked = criterion is not None and criterion.kind in (
            Kind.LEVELS,
            Kind.CHECKLIST,
        )
        if row.kind is RowKind.INPUT or (row.kind is RowKind.LINE and marked):
            assert row.kind is RowKind.LINE or has_input_row(row.criterion)
            take(row.key, "number")
    return found


def others_are_slow(cases: Sequence[Case | RegisterCase]) -> list[Any]:
    """As parameters; the fast lane leaves out all but the first of each code."""
    firsts = {id(case) for case in {one.code: one for one in reversed(cases)}.values()}
    return [
        pytest.param(
            case,
            id=f"{case.code} {case.name}",
            marks=() if id(case) in firsts else pytest.mark.slow,
        )
        for case in cases
    ]


def test_every_code_of_the_catalogue_has_its_workbook() -> None:
    covered = {case.code for case in (*CASES, *rubric_cases(), *SCENARIOS, *LIVE)}
    covered |= {case.code for case in DRAWN}
    covered |= {code for case in REGISTERS for code, _, _ in case.expected}
    covered |= {code for case in CASES for code, _ in case.expected}
    covered |= set(FIRST_HOSTILE)
    # Taking in rows and whole workbooks has tests of its own, which name every code.
    taken_in = {code for code in CATALOGUE if code.startswith("X")}
    named = re.findall(r"\bX\d{3}\b", EXCHANGE_TESTS + ADOPTING_TESTS)
    assert taken_in <= set(named)
    # So have copies of the form's sheet: no step here copies a sheet.
    copies = ("S119", "S140", "S141", "C217")
    of_copies = {code for code in copies if f'"{code}"' in COPY_TESTS}
    # C265 takes a register of an earlier version.
    renewing = (Path(__file__).parents[1] / "jobs/test_renew.py").read_text("utf-8")
    of_copies |= {"C265"} & set(re.findall(r"\bC265\b", renewing))
    # S143 takes a program that has the file open.
    reading = (Path(__file__).parents[1] / "jobs/test_open_elsewhere.py").read_text()
    of_copies |= {"S143"} & set(re.findall(r"\bS143\b", reading))
    # Reward money is told where there is the sheet for it.
    money = (Path(__file__).parents[1] / "awards/test_money.py").read_text("utf-8")
    of_copies |= set(re.findall(r"\bC30\d\b", money))
    # And what travels between units: it takes a round to find it.
    of_rounds = {code for code in CATALOGUE if code.startswith("G")}
    assert of_rounds == set(re.findall(r"\bG\d{3}\b", ROUND_TESTS))
    # Those of the year book are a table of their own, each with its cell.
    of_years = {code for code in CATALOGUE if code.startswith("Y")}
    assert of_years == set(re.findall(r"\bY\d{3}\b", YEAR_TESTS))
    # And Word documents: they are no workbooks.
    of_documents = {code for code in CATALOGUE if code[0] in "BT"}
    assert of_documents <= set(re.findall(r"\b[BT]\d{3}\b", REPORT_TESTS))
    apart = taken_in | of_copies | of_rounds | of_years | of_documents
    assert covered | apart == set(CATALOGUE)


# What is read in a register is told by the tests of reading it: the whole check tells
# one of each code, and some more.
FIRST_REGISTERS = {case.code: case for case in reversed(REGISTERS)}.values()
CHECKED_REGISTERS = sample(REGISTERS, 6, keep=FIRST_REGISTERS)


@pytest.mark.parametrize("case", others_are_slow(CHECKED_REGISTERS))
def test_each_faulty_register_is_told_through_the_whole_check(
    case: RegisterCase, tmp_path: Path
) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(case.make())
    before = path.read_bytes()
    report = check_file(path)
    assert path.read_bytes() == before
    assert {case.code} <= {f.code for f in report.findings}
    found = set(codes_and_places(report.findings))
    assert set(case.expected) <= found


def test_names_tell_the_cases_apart() -> None:
    for all_of_them in (CASES, rubric_cases(), SCENARIOS, LIVE):
        assert len({case.name for case in all_of_them}) == len(all_of_them)


@pytest.mark.parametrize("make", [good, good_100])
def test_nothing_is_said_of_the_workbooks_the_faulty_ones_are_made_from(
    tmp_path: Path, make
) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(make())
    assert codes_and_cells(check_file(path).findings) == []
    assert rescore_file(path, now=NOW).saved == ""
    assert path.read_bytes() == make()


def named(case: Case | RubricCase | Scenario | DrawnCase) -> str:
    return f"{case.code} {case.name}"


@pytest.mark.parametrize("case", others_are_slow(CASES))
def test_a_check_says_exactly_what_is_wrong_and_changes_nothing(
    case: Case, tmp_path: Path
) -> None:
    path, data = tmp_path / "sổ của Sở.xlsx", made(case)
    path.write_bytes(data)
    before = path.stat().st_mtime_ns
    report = check_file(path)
    assert tuple(codes_and_cells(report.findings)) == case.expected
    assert report.exit_code == exit_code([code for code, _ in case.expected]) or (
        case.refused and report.exit_code == 2
    )
    assert (report.kind is None) == case.refused
    assert report.changed == ()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (data, before)
    assert list(tmp_path.iterdir()) == [path]


RESCORED = [case for case in CASES if not case.refused]
SETTLED = [case for case in RESCORED if {code for code, _ in case.expected} & REPAIRED]


@pytest.mark.slow
@pytest.mark.parametrize("case", sample(RESCORED, 6, keep=SETTLED), ids=named)
def test_a_rescore_repairs_what_is_computed_and_nothing_else(
    case: Case, tmp_path: Path
) -> None:
    path, data = tmp_path / "so.xlsx", made(case)
    path.write_bytes(data)
    report = rescore_file(path, now=NOW)
    after = path.read_bytes()
    assert tuple(codes_and_cells(report.findings)) == case.expected
    was, is_now = content(data), content(after)
    if {code for code, _ in case.expected} <= REPAIRED - {"P306"}:
        assert is_now == sound_content()

    changed = {(c.sheet, *place(c.cell)) for c in report.changed}
    assert not changed & inputs(data)
    differs = {at for at in was.keys() | is_now.keys() if was.get(at) != is_now.get(at)}
    assert differs <= changed

    left = tuple(f for f in case.expected if f[0] not in REPAIRED)
    again = rescore_file(path, now=NOW.replace(year=2027))
    assert tuple(codes_and_cells(again.findings)) == left
    assert (again.saved, path.read_bytes()) == ("", after)
    if report.saved:
        assert undo_file(path, now=NOW).exit_code == 0
    assert path.read_bytes() == data


@pytest.mark.parametrize("case", [c for c in CASES if c.refused], ids=named)
def test_what_cannot_be_rescored_stays_as_it_is(case: Case, tmp_path: Path) -> None:
    path, data = tmp_path / "so.xlsx", made(case)
    path.write_bytes(data)
    report = rescore_file(path, now=NOW)
    assert tuple(codes_and_cells(report.findings)) == case.expected
    assert (report.kind, report.exit_code) == (None, 2)
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("case", rubric_cases(), ids=named)
def test_a_fault_of_a_rubric_is_told_in_its_cell(
    case: RubricCase, tmp_path: Path
) -> None:
    path = tmp_path / f"bo{case.ending}"
    path.write_bytes(case.data)
    assert tuple(codes_and_cells(check_rubric(str(path)).findings)) == case.expected
    assert path.read_bytes() == case.data


def test_nothing_is_said_of_the_rubric_the_faulty_ones_are_made_from(
    tmp_path: Path,
) -> None:
    path = tmp_path / "bo.xlsx"
    path.write_bytes(authored())
    assert codes_and_cells(check_rubric(str(path)).findings) == []


@pytest.mark.parametrize("case", DRAWN, ids=named)
def test_what_a_register_says_otherwise_is_told_and_nothing_is_drawn(
    case: DrawnCase, tmp_path: Path
) -> None:
    report = case.run(tmp_path)
    found = tuple(codes_and_cells(report.findings))
    if case.blank:
        found = tuple(f for f in found if "P322" <= f[0] <= "P328")
    assert found == case.expected
    assert report.exit_code == 1
    path, typed_in = tmp_path / "cham.xlsx", inputs(case.make())
    was, is_now = content(case.make()), content(path.read_bytes())
    assert {at: was.get(at) for at in typed_in} == {
        at: is_now.get(at) for at in typed_in
    }


def test_nothing_is_said_of_the_register_the_faulty_ones_are_made_from(
    tmp_path: Path,
) -> None:
    case = DrawnCase(code="", name="", tables=AGREEING, expected=())
    report = case.run(tmp_path)
    assert (codes_and_cells(report.findings), report.saved) == ([], "")


PASSED_OVER = "F056"
"""Somebody else's workbook in a folder: left alone, and no reason for a bad exit."""


@pytest.mark.parametrize("scenario", [*SCENARIOS, *LIVE], ids=named)
def test_a_job_that_cannot_be_done_leaves_the_workbook(
    scenario: Scenario, tmp_path: Path
) -> None:
    report = scenario.run(tmp_path)
    assert [f.code for f in report.findings] == [scenario.code]
    assert report.exit_code == (0 if scenario.code == PASSED_OVER else 2)
    assert report.saved == ""
    jsonschema.validate(report.as_json(), schema())


@pytest.mark.parametrize("code", sorted(FIRST_HOSTILE))
def test_a_hostile_file_is_refused_by_the_jobs(code: str, tmp_path: Path) -> None:
    path, data = tmp_path / "so.xlsx", FIRST_HOSTILE[code]()
    path.write_bytes(data)
    # What is wrong in a sheet is seen when the sheet is read: these have no form, and
    # only a check reads what never had one.
    strange = code in ("F013", "F014", "F015", "F018")
    assert [f.code for f in check_file(path).findings] == [code]
    rescored = rescore_file(path, now=NOW)
    assert [f.code for f in rescored.findings] == ["F010" if strange else code]
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def schema() -> object:
    import json
    from importlib.resources import files

    text = files("toolkit.findings").joinpath("report.schema.json")
    return json.loads(text.read_text("utf-8"))


@pytest.mark.slow
def test_the_faulty_workbooks_can_be_written_out(tmp_path: Path) -> None:
    from tests.broken.__main__ import write_all

    written = write_all(tmp_path)
    assert len(written) == len(CASES) + len(rubric_cases())
    assert main(["check", str(tmp_path / "P301*.xlsx")]) == 1


def test_an_empty_form_is_not_scolded(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    path.write_bytes(empty())
    assert codes_and_cells(check_file(path).findings) == [("P320", "A11")]
