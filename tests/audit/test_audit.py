"""The general checks: few findings and sure ones, on office tables of many shapes."""

import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.audit_corpus import clean_first, clean_second, first_half, second_half
from tests.audit_corpus.fault import Build, Fault
from tests.audit_corpus.page import Page, read, to_bytes
from tests.reading_reports import codes_and_cells, codes_and_places
from tests.tries import is_thorough, sample, tries
from tests.work import lines_run
from tests.workbook_parts import packed, parts_of
from toolkit.audit import audit_book, audit_sheet
from toolkit.audit.book import SHOWN
from toolkit.audit.forms import Key, relative_form
from toolkit.audit.number_text import looks_like_number
from toolkit.findings import Finding
from toolkit.xlsx.cells.address import a1, letters, parse_a1
from toolkit.xlsx.cells.cell import Cell, CellError, Sheet

# A letter typed for a digit, a unit that no other cell has: no sure number.
KNOWN_MISSES = {
    ("votes with a letter for zero", "S603", "C9"),
    ("ballots as text", "S603", "C8"),
}
HALVES = {
    "first": (first_half.FAULTS, clean_first.CLEAN),
    # Before any rule was changed for it, this half gave: recall 51 of 56, and five
    # false alarms in its 37 clean workbooks.
    "held out": (second_half.FAULTS, clean_second.CLEAN),
}
FAULTS = (*first_half.FAULTS, *second_half.FAULTS)
CODES = ("S601", "S602", "S603", "S604", "S605", "S606")
Report = set[tuple[str, str, str]]


def audited(data: bytes) -> Report:
    findings = audit_book(
        read(data), manual_calculation=False, skip_sheets=(), most=10_000
    )
    report = codes_and_places(findings)
    assert len(report) == len(set(report)), "the same finding twice"
    return set(report)


def found_in(fault: Fault) -> Report:
    """What is told of a workbook with a fault; several tests ask for it."""
    return _found_in(FAULTS.index(fault))


@cache
def _found_in(number: int) -> Report:
    return audited(_with_fault(number))


def with_fault(fault: Fault) -> bytes:
    """The workbook with a fault."""
    return _with_fault(FAULTS.index(fault))


@cache
def _with_fault(number: int) -> bytes:
    return to_bytes(FAULTS[number].pages())


@cache
def without_fault(build: Build) -> bytes:
    """A workbook without a fault."""
    return to_bytes(build())


@cache
def found_in_clean(build: Build) -> Report:
    """What is told of it."""
    return audited(without_fault(build))


def clean_workbooks(half: str) -> list[Build]:
    faults, clean = HALVES[half]
    return [*dict.fromkeys(fault.build for fault in faults), *clean]


def by_name(builds: list[Build]) -> dict[str, Build]:
    return {build.__name__: build for build in builds}


CLEAN = by_name([build for half in HALVES for build in clean_workbooks(half)])


def test_the_corpus_is_as_large_as_it_should_be() -> None:
    planted = sum(len(fault.planted()) for fault in FAULTS)
    tempting = len(clean_first.CLEAN) + len(clean_second.CLEAN)
    tables = {fault.build for fault in FAULTS}
    assert planted >= 60
    assert len(tables) >= 25
    assert tempting >= 40


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_workbook_gives_no_finding(name: str) -> None:
    assert found_in_clean(CLEAN[name]) == set()


@pytest.mark.slow
def test_precision_is_one_and_recall_at_least_nine_tenths(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines, misses, alarms = [], set(), set()
    for half, (faults, _) in HALVES.items():
        planted, found, false = Counter[str](), Counter[str](), Counter[str]()
        for fault in faults:
            wanted, got = fault.planted(), found_in(fault)
            planted.update(code for code, _, _ in wanted)
            found.update(code for code, _, _ in wanted & got)
            false.update(code for code, _, _ in got - wanted)
            misses |= {(fault.name, code, cell) for code, _, cell in wanted - got}
            alarms |= {(fault.name, code, cell) for code, _, cell in got - wanted}
        for build in clean_workbooks(half):
            false.update(code for code, _, _ in found_in_clean(build))
        lines += [_line(half, code, planted, found, false) for code in CODES]
    with capsys.disabled():
        print(
            "\nhalf      code  planted  found  false  precision  recall",
            *lines,
            sep="\n",
        )
    total = sum(len(fault.planted()) for fault in FAULTS)
    assert alarms == set()
    assert misses == KNOWN_MISSES
    assert 1 - len(misses) / total >= 0.9


def _line(
    half: str,
    code: str,
    planted: Counter[str],
    found: Counter[str],
    false: Counter[str],
) -> str:
    right, wrong, all_ = found[code], false[code], planted[code]
    precision, recall = right / max(1, right + wrong), right / max(1, all_)
    return (
        f"{half:9} {code} {all_:8} {right:6} {wrong:6} {precision:10.2f} {recall:7.2f}"
    )


@pytest.mark.slow
def test_shared_formulas_as_excel_writes_them_change_nothing() -> None:
    for fault in FAULTS:
        shared = with_shared_formulas(with_fault(fault))
        assert audited(shared) == found_in(fault), fault.name


def test_the_shared_formulas_of_these_tests_are_shared() -> None:
    data = with_shared_formulas(to_bytes(first_half.payroll()))
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert b't="shared"' in package.read("xl/worksheets/sheet1.xml")


def with_shared_formulas(data: bytes) -> bytes:
    """Formulas copied down a column, written as Excel does: one text, many cells."""
    source, out = zipfile.ZipFile(BytesIO(data)), BytesIO()
    with source, zipfile.ZipFile(out, "w") as target:
        for member in source.namelist():
            content = source.read(member)
            if member.startswith("xl/worksheets/sheet"):
                content = _shared(content.decode()).encode()
            target.writestr(member, content)
    return out.getvalue()


def _shared(sheet: str) -> str:
    pattern = re.compile(r'(<c r="([A-Z]+\d+)"[^>]*>)<f>([^<]*)</f>')
    groups: dict[tuple[int, Key], list[tuple[int, int]]] = {}
    for match in pattern.finditer(sheet):
        place = parse_a1(match[2])
        if "&" not in match[3]:
            form = relative_form(match[3], place)
            groups.setdefault((place[1], form), []).append(place)

    def formula(match: re.Match[str]) -> str:
        place = parse_a1(match[2])
        for number, ((_, _form), places) in enumerate(groups.items()):
            if place in places and len(places) > 1:
                area = f"{a1(*places[0])}:{a1(*places[-1])}"
                if place == places[0]:
                    text = f'<f t="shared" ref="{area}" si="{number}">{match[3]}</f>'
                else:
                    text = f'<f t="shared" si="{number}"/>'
                return match[1] + text
        return match[0]

    return pattern.sub(formula, sheet)


def test_libreoffice_saving_the_workbook_changes_nothing(
    office: Callable[[Path, str, Path], Path], tmp_path: Path
) -> None:
    pages, wanted = [], set()
    # It saves the sheets one by one and alike: each second one will do.
    for number, fault in sample(list(enumerate(FAULTS)), 2):
        first = fault.pages()
        if len(first) > 1 or any("#REF" in str(c) for c in first[0].cells.values()):
            continue
        name = f"{number} {first[0].name}"
        wanted |= {(code, name, cell) for code, _, cell in found_in(fault)}
        first[0].name = name
        pages += first
    path = tmp_path / "Tất cả.xlsx"
    path.write_bytes(to_bytes(pages))
    saved = office(path, "xlsx", tmp_path / "ra")
    assert audited(saved.read_bytes()) == wanted


# Random tables: filled down and across, then one fault planted.


@st.composite
def tables(draw: st.DrawFn) -> tuple[Page, int, int]:
    """A list of items with row sums and totals; its number of rows and of columns."""
    rows, columns = draw(st.integers(5, 14)), draw(st.integers(3, 6))
    number = st.integers(1, 900)
    page = Page("Ngẫu nhiên")
    last = letters(2 + columns)
    names = draw(
        st.lists(st.sampled_from(first_half.NAMES), min_size=rows, max_size=rows)
    )
    heads = "|".join(f"Nhóm {name}" for name in "xyztuv"[:columns])
    page.grid(2, f"TT|Họ và tên|{heads}|Cộng|Thưởng")
    for row in range(rows):
        figures = "|".join(str(draw(number)) for _ in range(columns))
        sums = f"=SUM(C{{r}}:{last}{{r}})|={letters(3 + columns)}{{r}}*1000+C{{r}}"
        page.grid(3 + row, f"{row + 1}|{names[row]}|{figures}|{sums}")
    ends = [
        f"=SUM({letters(3 + c)}3:{letters(3 + c)}{{a}})" for c in range(columns + 2)
    ]
    page.grid(3 + rows, "|Tổng cộng|" + "|".join(ends))
    return page, rows, columns


@settings(max_examples=tries(60), deadline=None)
@given(tables())
def test_any_table_filled_down_and_across_is_clean(
    table: tuple[Page, int, int],
) -> None:
    assert audited(to_bytes([table[0]])) == set()


@settings(max_examples=tries(120), deadline=None)
@given(tables(), st.sampled_from(CODES), st.data())
def test_one_planted_fault_gives_exactly_that_finding(
    table: tuple[Page, int, int], code: str, data: st.DataObject
) -> None:
    page, rows, columns = table
    row = 2 + data.draw(st.integers(1, rows), label="row")
    column = data.draw(st.integers(3, 2 + columns), label="column")
    sums, total = 3 + columns, 3 + rows
    place = (total, column)
    match code:
        case "S601":
            ends = data.draw(st.sampled_from([(4, total - 1), (3, total - 2)]))
            text = f"=SUM({a1(ends[0], column)}:{a1(ends[1], column)})"
            page.cells[place] = text
        case "S602":
            place = (row, data.draw(st.sampled_from([sums, sums + 1])))
            page.cells[place] = 123456.0
        case "S603":
            place = (row, column)
            page.cells[place] = data.draw(
                st.sampled_from(["12,5", " 7", "05", "1.200"])
            )
        case "S604":
            parts = f"{a1(3, column)}:{a1(5, column)},{a1(5, column)}"
            page.cells[place] = f"=SUM({parts}:{a1(total - 1, column)})"
        case "S605":
            page.hidden_rows.add(row)
            place = (total, 3)
        case _:
            place = (row, column)
            page.cells[place] = "=1/0"
    found = audited(to_bytes([page]))
    broken = {one for one in found if one[0] == "S606"} if code == "S603" else set()
    assert found - broken == {(code, page.name, a1(*place))}


# The form of the report.


def sheet_of(cells: dict[str, Cell], name: str = "Tờ 1") -> Sheet:
    return Sheet(name, "", {parse_a1(cell): what for cell, what in cells.items()})


def one(findings: list[Finding]) -> Finding:
    (finding,) = findings
    return finding


def test_a_missed_edge_says_which_cell_and_how_many_formulas() -> None:
    fault = next(f for f in FAULTS if f.name.startswith("all sums miss the row"))
    finding = one(audit_sheet(read(with_fault(fault))[0]))
    assert (finding.seen, finding.expected) == ("=SUM(C6:C14)", "C15")
    assert "Còn 4 ô khác như vậy:" in finding.text


def test_a_typed_number_is_told_with_the_formula_that_belongs_there() -> None:
    fault = next(f for f in FAULTS if f.name == "valid votes typed over")
    finding = one(audit_sheet(read(with_fault(fault))[0]))
    assert (finding.seen, finding.expected) == ("15", "=D8+E8")


def test_a_total_with_its_subtotals_names_the_first_part_counted_twice() -> None:
    fault = next(f for f in FAULTS if f.name == "total over parents and children")
    finding = one(audit_sheet(read(with_fault(fault))[0]))
    assert finding.expected == "C5:C8 (đã nằm trong ô cộng C4)"


def test_no_finding_points_at_a_cell_to_be_skipped() -> None:
    fault = next(f for f in FAULTS if f.name == "pay typed over")
    sheet = read(with_fault(fault))[0]
    assert [f.cell for f in audit_sheet(sheet)] == ["F9"]
    assert audit_sheet(sheet, skip=frozenset({(9, 6)})) == []


def test_the_surest_are_shown_and_the_last_line_counts_the_rest() -> None:
    cells = {f"A{2 * n + 1}": Cell(CellError("#N/A")) for n in range(50)}
    findings = audit_sheet(sheet_of(cells))
    assert len(findings) == SHOWN
    assert [f.code for f in findings[:-1]] == ["S606"] * (SHOWN - 1)
    assert (findings[-1].code, findings[-1].seen) == ("S610", "26")
    few = audit_sheet(sheet_of(dict(list(cells.items())[:SHOWN])))
    assert [f.code for f in few] == ["S606"] * SHOWN


def test_a_workbook_of_several_sheets_has_no_more_lines() -> None:
    cells = {f"A{2 * n + 1}": Cell(CellError("#N/A")) for n in range(20)}
    sheets = [sheet_of(cells, name) for name in ("Một", "Hai", "Ba")]
    findings = audit_book(sheets, manual_calculation=True, skip_sheets=())
    assert len(findings) == SHOWN
    assert (findings[0].code, findings[-1].code) == ("S607", "S610")


def test_neighbours_with_one_error_are_one_finding() -> None:
    error = Cell(CellError("#N/A"))
    cells = dict.fromkeys(("A1", "A2", "A3", "E9"), error)
    found = audit_sheet(sheet_of(cells))
    assert [(f.code, f.cell, f.seen) for f in found] == [
        ("S606", "A1", "#N/A"),
        ("S606", "E9", "#N/A"),
    ]
    assert "Còn 2 ô khác như vậy: A2:A3." in found[0].text


def test_an_error_is_reported_where_it_begins_even_on_another_sheet() -> None:
    source = sheet_of({"B2": Cell(CellError("#REF!"), "#REF!+1")}, "Chi tiết")
    far = sheet_of({"A1": Cell(CellError("#REF!"), "'Chi tiết'!B2*2")}, "Tổng hợp")
    found = audit_book([far, source], manual_calculation=False, skip_sheets=())
    assert [(f.sheet, f.cell) for f in found] == [("Chi tiết", "B2")]


def test_manual_calculation_is_reported_once_for_the_workbook() -> None:
    found = audit_book([], manual_calculation=True, skip_sheets=())
    assert codes_and_places(found) == [("S607", "", "")]


def test_sheets_to_be_skipped_are_not_looked_at() -> None:
    sheet = sheet_of({"A1": Cell(CellError("#N/A"))}, "Chấm điểm")
    skip = {"Chấm điểm"}
    assert audit_book([sheet], manual_calculation=False, skip_sheets=skip) == []


def test_a_column_of_nothing_but_number_texts_is_one_finding() -> None:
    page = Page("Dán")
    page.grid(1, "TT|Tên|Tiền")
    for number in range(6):
        page.grid(2 + number, f'{number + 1}|Tên {number}|"{number + 3}.000.000"')
    page["C8"] = "=SUM(C2:C7)"
    finding = one(audit_sheet(read(to_bytes([page]))[0]))
    assert (finding.code, finding.cell, finding.seen) == ("S603", "C2", "3.000.000")
    assert "Còn 5 ô khác như vậy:" in finding.text


@pytest.mark.parametrize(
    "text", ["16,5", " 12", "05", "1.200.000 đ", "'7", "12\u00a0", "16 %", "-3"]
)
def test_these_texts_look_like_numbers(text: str) -> None:
    assert looks_like_number(text)


@pytest.mark.parametrize(
    "text", ["-", "x", "(1)", "không", "mười", "0", "1O", "3/4", "12/03/2025", "2a", ""]
)
def test_these_texts_do_not(text: str) -> None:
    assert not looks_like_number(text)


def saved_by_openpyxl(data: bytes) -> bytes:
    """The workbook as openpyxl saves it: its formulas have no values."""
    out = BytesIO()
    openpyxl.load_workbook(BytesIO(data)).save(out)
    return out.getvalue()


_WITH_VALUE = re.compile(rb"(<c [^>]*>)(<f>[^<]*</f>)<v>[^<]*</v>")


def without_cached_values(data: bytes) -> bytes:
    """The same in a tenth of the time: only the values are taken out."""
    parts = parts_of(data)
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            parts[name] = _WITH_VALUE.sub(_bare, parts[name])
    return packed(parts)


def _bare(cell: re.Match[bytes]) -> bytes:
    return re.sub(rb' t="[a-z]+"', b"", cell[1]) + cell[2] + b"<v/>"


def test_values_are_taken_out_as_openpyxl_leaves_them_out() -> None:
    data = with_fault(next(f for f in FAULTS if f.name == "valid votes typed over"))
    ours, theirs = (
        {at: (cell.value, cell.formula) for at, cell in read(one)[0].cells.items()}
        for one in (without_cached_values(data), saved_by_openpyxl(data))
    )
    assert ours == theirs
    assert {value for value, formula in ours.values() if formula} == {None}


@pytest.mark.slow
def test_without_cached_values_the_shapes_are_found_and_nothing_is_invented() -> None:
    for fault in FAULTS:
        found = audited(without_cached_values(with_fault(fault)))
        assert found <= fault.planted(), fault.name
        shapes = {one for one in fault.planted() if one[0] in ("S601", "S604")}
        assert found >= shapes, fault.name


@pytest.mark.slow
def test_a_clean_workbook_without_cached_values_is_clean() -> None:
    for name, build in CLEAN.items():
        assert not audited(without_cached_values(without_fault(build))), name


# Time.


def test_nothing_is_loaded_for_a_workbook_of_our_own_sheets() -> None:
    program = (
        "import sys; from toolkit.audit import audit_book\n"
        "from toolkit.xlsx.cells.cell import Sheet\n"
        "audit_book([Sheet('a', '')], manual_calculation=False, skip_sheets={'a'})\n"
        "print(sorted(m for m in sys.modules if 'toolkit.audit.' in m))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['toolkit.audit.book']"


def large_sheet(rows: int) -> Sheet:
    """A list with six formulas a row: products, sums, running totals, a lookup."""
    cells: dict[tuple[int, int], Cell] = {}
    for row in range(2, rows + 2):
        cells[row, 1] = Cell(float(row - 1))
        cells[row, 2] = Cell(f"Người số {row}")
        for column in (3, 4, 5):
            cells[row, column] = Cell(float(row % 97 + column))
        formulas = (
            f"SUM(C{row}:E{row})",
            f"ROUND(C{row}*D{row},0)",
            f"SUM(F$2:F{row})",
            f"IF(E{row}>3,F{row}/G{row},0)",
            f"F{row}+G{row}+H{row}",
            f"AVERAGE(C{row}:E{row})",
        )
        for column, formula in enumerate(formulas, 6):
            cells[row, column] = Cell(12.0, formula)
    total = rows + 2
    for column in range(3, 12):
        name = letters(column)
        cells[total, column] = Cell(99.0, f"SUM({name}2:{name}{total - 1})")
    cells[total // 2, 6] = Cell(7.0)
    return Sheet("Lớn", "", cells)


def large_list(rows: int, hidden: bool) -> Sheet:
    sheet = large_sheet(rows)
    if hidden:
        return sheet._replace(hidden_rows=set(range(5, rows - 10, 2)))
    return sheet


LONG = 16_700 if is_thorough() else 2_500
"""Rows of a list: with a hundred thousand formulas, or with fifteen thousand."""


@pytest.mark.slow
@pytest.mark.parametrize(("rows", "hidden"), [(1_670, False), (LONG, True)])
def test_a_fault_among_ten_thousand_formulas_and_more_is_found(
    rows: int, hidden: bool
) -> None:
    found = audit_sheet(large_list(rows, hidden))
    assert ("S602", a1((rows + 2) // 2, 6)) in codes_and_cells(found)


@pytest.mark.slow
@pytest.mark.parametrize("hidden", [False, True])
def test_a_list_four_times_as_long_is_four_times_the_work(hidden: bool) -> None:
    short, long = (
        lines_run(lambda rows=rows: audit_sheet(large_list(rows, hidden)))
        for rows in (150, 600)
    )
    assert long < 4.2 * short
