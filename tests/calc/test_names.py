"""Defined names, and ranges found by them."""

import pytest
import xlwings

from toolkit.calc.errors import CalcError


@pytest.fixture
def named(sheet: xlwings.Sheet) -> xlwings.Book:
    """Two sheets, a name of the book and one of the second sheet."""
    first, book = sheet, sheet.book
    second = book.sheets.add("Tham số", after=first)
    second["A1"].value = [[0.15], [0.2]]
    book.names.add("TyLe", "='Tham số'!$A$1:$A$2")
    book.names.add("'Tham số'!Riêng", "='Tham số'!$A$2")
    return book


def test_a_name_leads_to_its_cells(named: xlwings.Book) -> None:
    name = named.names["TyLe"]
    assert name.refers_to == "='Tham số'!$A$1:$A$2"
    assert name.refers_to_range.value == [0.15, 0.2]
    assert name.refers_to_range.sheet.name == "Tham số"


def test_names_are_found_in_any_case(named: xlwings.Book) -> None:
    assert named.names["tyle"].name == "TyLe"
    assert "TYLE" in named.names
    assert "Không" not in named.names
    with pytest.raises(KeyError):
        named.names["Không"]


def test_the_book_lists_the_names_of_its_sheets_too(named: xlwings.Book) -> None:
    assert {n.name for n in named.names} == {"TyLe", "'Tham số'!Riêng"}
    assert [n.name for n in named.sheets["Tham số"].names] == ["'Tham số'!Riêng"]
    assert len(named.sheets[0].names) == 0
    assert named.names[0].name == "TyLe"


def test_a_range_is_found_by_name_from_any_sheet(named: xlwings.Book) -> None:
    assert named.sheets[0]["TyLe"].address == "$A$1:$A$2"
    assert named.sheets[0]["TyLe"].sheet.name == "Tham số"
    assert named.sheets["Tham số"]["Riêng"].value == 0.2


def test_a_sheets_own_name_hides_the_books(named: xlwings.Book) -> None:
    second = named.sheets["Tham số"]
    second.names.add("TyLe", "='Tham số'!$A$2")
    assert second["TyLe"].value == 0.2
    assert named.sheets[0]["TyLe"].value == [0.15, 0.2]


def test_a_formula_uses_a_name(named: xlwings.Book) -> None:
    named.sheets[0]["A1"].formula = "=SUM(TyLe)"
    assert named.sheets[0]["A1"].value == pytest.approx(0.35)
    assert named.sheets[0]["A1"].formula == "=SUM(TyLe)"


def test_a_name_may_stand_for_a_number_or_a_formula(named: xlwings.Book) -> None:
    named.names.add("Trần", "=100")
    named.sheets[0]["A1"].formula = "=Trần*2"
    assert named.sheets[0]["A1"].value == 200
    assert named.names["Trần"].refers_to == "=100"
    with pytest.raises(CalcError, match="does not refer to cells"):
        _ = named.names["Trần"].refers_to_range


def test_a_name_is_changed_renamed_and_removed(named: xlwings.Book) -> None:
    name = named.names["TyLe"]
    name.refers_to = "='Tham số'!$A$1"
    assert name.refers_to_range.value == 0.15
    name.name = "TỷLệ"
    assert "TỷLệ" in named.names
    assert "TyLe" not in named.names
    name.delete()
    assert "TỷLệ" not in named.names


def test_defining_a_name_again_moves_it(named: xlwings.Book) -> None:
    named.names.add("TyLe", "='Tham số'!$A$2")
    assert named.names["TyLe"].refers_to_range.value == 0.2
    assert len([n for n in named.names if n.name == "TyLe"]) == 1


@pytest.mark.parametrize("wrong", ["A1", "có cách", "1a", ""])
def test_what_cannot_be_a_name_is_refused(named: xlwings.Book, wrong: str) -> None:
    with pytest.raises(CalcError):
        named.names.add(wrong, "='Tham số'!$A$2")


def test_a_range_gets_and_gives_a_name(sheet: xlwings.Sheet) -> None:
    sheet["B2:C3"].name = "Khối"
    assert sheet["B2:C3"].name.name == "Khối"
    assert sheet["B2"].name is None
    assert sheet["Khối"].address == "$B$2:$C$3"


def test_a_name_follows_its_cells(named: xlwings.Book) -> None:
    named.sheets["Tham số"]["1:3"].insert("down")
    assert named.names["TyLe"].refers_to == "='Tham số'!$A$4:$A$5"


def test_neither_an_address_nor_a_name_is_refused(sheet: xlwings.Sheet) -> None:
    with pytest.raises(CalcError, match="neither an address nor a name"):
        _ = sheet["KhôngCó"]
