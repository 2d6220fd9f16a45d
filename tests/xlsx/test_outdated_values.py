"""Formulas of the office's own: whose value is old is left without, no other."""

import zipfile
from io import BytesIO

import pytest
from xlsxwriter import Workbook

from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.outdated import drop_outdated

FORM, OWN = "Chấm điểm", "Việc của Sở"
CHANGED = (FORM, 5, 3)  # C5


def with_formula(formula: str, sheet: str = OWN) -> ClosedBook:
    """A form, a name for C5:C7 on it, and one formula of the office at A1."""
    target = BytesIO()
    made = Workbook(target, {"in_memory": True})
    sheets = {name: made.add_worksheet(name) for name in (FORM, OWN)}
    made.define_name("tong_diem", f"='{FORM}'!$C$5:$C$7")
    sheets[sheet].write_formula("A1", f"={formula}", None, 12)
    made.close()
    return ClosedBook.from_bytes(target.getvalue())


def value_after(formula: str, sheet: str = OWN, **kept: tuple[str, ...]) -> object:
    """What A1 still holds of its 12 when C5 of the form has changed."""
    book = with_formula(formula, sheet)
    drop_outdated(book, [CHANGED], (), **kept)
    assert book.sheet(sheet).at(1, 1).formula == formula
    return book.sheet(sheet).at(1, 1).value


@pytest.mark.parametrize(
    "formula",
    [
        f"'{FORM}'!C5",
        f"SUM('{FORM}'!A1:C5)",  # the last cell of an area
        f"SUM('{FORM}'!C5:E9)",  # the first
        f"SUM('{FORM}'!A1:C50)",  # of a long one
        f"SUM('{FORM}'!C5:E90)",
        f"SUM('{FORM}'!C:C)",
        f"SUM('{FORM}'!5:5)",
        "SUM(tong_diem)",
        "SUM(TONG_DIEM)",
    ],
)
def test_a_formula_that_reaches_the_changed_cell_loses_its_value(formula: str) -> None:
    assert value_after(formula) is None


@pytest.mark.parametrize(
    "formula",
    [
        f"'{FORM}'!C4+'{FORM}'!C6+'{FORM}'!B5+'{FORM}'!D5",
        f"SUM('{FORM}'!A1:C4)",
        f"SUM('{FORM}'!C6:E9)",
        f"SUM('{FORM}'!D5:Z9)+SUM('{FORM}'!A1:B9)",
        f"SUM('{FORM}'!A6:E90)+SUM('{FORM}'!D1:Z90)",
        "C5",  # of the office's own sheet
        "TONG_DIEM.CU+1",  # another name that begins alike
        "C5+OFFSET(B5,0,1)",
    ],
)
def test_a_formula_that_does_not_reach_it_keeps_its_value(formula: str) -> None:
    assert value_after(formula) == 12


@pytest.mark.parametrize("name", ["OFFSET", "INDIRECT", "offset", "indirect"])
def test_a_formula_whose_reach_is_known_only_when_it_runs_loses_its_value(
    name: str,
) -> None:
    reach = f"'{FORM}'!C4,1,0" if name.upper() == "OFFSET" else f"\"'{FORM}'!C\"&5"
    assert value_after(f"{name}({reach})") is None
    beside = "C4,1,0" if name.upper() == "OFFSET" else '"C"&5'
    assert value_after(f"{name}({beside})", FORM) is None
    assert value_after(f"MY{name}({reach})") == 12


def test_what_carries_its_right_value_keeps_it() -> None:
    assert value_after(f"'{FORM}'!C5", own_sheets=(OWN,)) == 12
    book = with_formula(f"'{FORM}'!C5")
    assert drop_outdated(book, [CHANGED], [(OWN, 1, 1)]) == 0
    assert drop_outdated(book, [], ()) == 0
    assert book.sheet(OWN).at(1, 1).value == 12


def test_an_array_formula_loses_the_values_of_all_its_cells_and_what_reads_them() -> (
    None
):
    target = BytesIO()
    made = Workbook(target, {"in_memory": True})
    form, own = (made.add_worksheet(name) for name in (FORM, OWN))
    form.write("C5", 1)
    own.write_array_formula("B2:C3", f"{{='{FORM}'!C5:D6*2}}", None, 2)
    for place in ("C2", "B3", "C3"):
        own.write(place, 2)
    own.write_formula("E1", "=C3+1", None, 3)
    own.write_formula("F1", "=C4+1", None, 1)
    made.close()
    book = ClosedBook.from_bytes(target.getvalue())
    assert book.array_formulas(OWN)
    drop_outdated(book, [CHANGED], ())
    kept = {place: cell.value for place, cell in book.sheet(OWN).cells.items()}
    assert {place for place, value in kept.items() if value is not None} == {(1, 6)}


def test_an_array_formula_may_claim_a_whole_sheet() -> None:
    target = BytesIO()
    made = Workbook(target, {"in_memory": True})
    form, own = (made.add_worksheet(name) for name in (FORM, OWN))
    form.write("C5", 1)
    own.write_array_formula("B2:B3", f"{{='{FORM}'!C5*2}}", None, 2)
    made.close()
    parts = zipfile.ZipFile(target)
    whole, written = BytesIO(), 0
    with zipfile.ZipFile(whole, "w") as package:
        for name in parts.namelist():
            body = parts.read(name)
            written += body.count(b'"array" ref="B2:B3"')
            wide = body.replace(b'"array" ref="B2:B3"', b'"array" ref="B2:XFD200000"')
            package.writestr(name, wide)
    assert written == 1
    book = ClosedBook.from_bytes(whole.getvalue())
    assert drop_outdated(book, [CHANGED], ()) == 1
    assert {cell.value for cell in book.sheet(OWN).cells.values()} == {None}
