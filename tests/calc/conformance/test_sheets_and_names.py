"""Books, sheets and names."""

from pathlib import Path
from typing import Any

import pytest
import xlwings

from tests.calc.conformance.cases import Sheet, case, check, conforms, refused
from toolkit.calc import CalcError


def names_of(s: Sheet) -> list[str]:
    return [sheet.name for sheet in s.book.sheets]


@conforms(
    case("add puts the new sheet in front of the active one",
         do=lambda s: s.book.sheets.add("Mới"), read=names_of,
         expected=["Mới", "Sheet1"]),
    case("add after a sheet", do=lambda s: s.book.sheets.add("Mới", after=s),
         read=names_of, expected=["Sheet1", "Mới"]),
    case("add before a sheet", do=lambda s: s.book.sheets.add("Mới", before=s),
         read=names_of, expected=["Mới", "Sheet1"]),
    case("a new sheet is active", do=lambda s: s.book.sheets.add("Mới"),
         read=lambda s: s.book.sheets.active.name, expected="Mới"),
    case("a new sheet without a name gets a free one",
         do=lambda s: s.book.sheets.add(), read=lambda s: len(set(names_of(s))),
         expected=2),
    refused("a sheet's name is used once", ValueError,
            lambda s: s.book.sheets.add("SHEET1")),
    case("by name whatever the case", read=lambda s: s.book.sheets["SHEET1"].name,
         expected="Sheet1"),
    case("by number from 0", read=lambda s: s.book.sheets[0].name, expected="Sheet1"),
    case("«in» asks by name",
         read=lambda s: ("Sheet1" in s.book.sheets.impl.api, len(s.book.sheets)),
         expected=(True, 1)),
    case("index counts from 1", read=lambda s: s.index, expected=1),
    case("renamed", do=lambda s: setattr(s, "name", "Bảng điểm"), read=names_of,
         expected=["Bảng điểm"]),
    case("formulas follow a sheet's new name",
         do=lambda s: (s.book.sheets.add("Khác"),
                       setattr(s["A1"], "formula", "=Khác!B1"),
                       setattr(s.book.sheets["Khác"], "name", "Tham số")),
         read=lambda s: s["A1"].formula, expected="='Tham số'!B1"),
    refused("a sheet cannot take another's name", CalcError,
            lambda s: (s.book.sheets.add("Khác"), setattr(s, "name", "khác"))),
    case("deleted", do=lambda s: s.book.sheets.add("Khác").delete(), read=names_of,
         expected=["Sheet1"]),
    refused("the last sheet stays", CalcError, lambda s: s.delete()),
    case("copy stands behind by default", {"A1": 5}, lambda s: s.copy(name="Bản sao"),
         read=names_of, expected=["Sheet1", "Bản sao"]),
    case("a copy has the values", {"A1": 5}, lambda s: s.copy(name="Bản sao"),
         read=lambda s: s.book.sheets["Bản sao"]["A1"].value, expected=5.0),
    case("a copy without a name is «… (2)»", {"A1": 5}, lambda s: s.copy(),
         read=names_of, expected=["Sheet1", "Sheet1 (2)"]),
    case("hidden", do=lambda s: setattr(s.book.sheets.add("Khác"), "visible", False),
         read=lambda s: s.book.sheets["Khác"].visible, expected=False),
    refused("the last visible sheet stays visible", CalcError,
            lambda s: setattr(s, "visible", False)),
    case("activate", do=lambda s: (s.book.sheets.add("Khác"), s.activate()),
         read=lambda s: s.book.sheets.active.name, expected="Sheet1"),
    case("clear_contents empties the sheet", {"B2": 5}, lambda s: s.clear_contents(),
         read=lambda s: s["B2"].value, expected=None),
    case("clear takes formats too", {"B2": 5},
         lambda s: (setattr(s["B2"], "color", (1, 2, 3)), s.clear()),
         read=lambda s: s["B2"].color, expected=None),
)  # fmt: skip
def test_sheets(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


def define(name: str, place: str) -> Any:
    return lambda s: s.book.names.add(name, place)


@conforms(
    case("a new book has none", read=lambda s: len(s.book.names), expected=0),
    case("add", do=define("ty_le", "=Sheet1!$A$1"),
         read=lambda s: [n.name for n in s.book.names], expected=["ty_le"]),
    case("refers_to is a formula", do=define("ty_le", "=Sheet1!$A$1:$B$2"),
         read=lambda s: s.book.names["ty_le"].refers_to,
         expected="=Sheet1!$A$1:$B$2"),
    case("refers_to_range", do=define("ty_le", "=Sheet1!$A$1:$B$2"),
         read=lambda s: s.book.names["ty_le"].refers_to_range.address,
         expected="$A$1:$B$2"),
    case("the sheet finds the name", {"A1": 5}, define("ty_le", "=Sheet1!$A$1"),
         read=lambda s: s["ty_le"].value, expected=5.0),
    case("a formula uses the name", {"A1": 5},
         lambda s: (define("ty_le", "=Sheet1!$A$1")(s),
                    setattr(s["B1"], "formula", "=ty_le*2")),
         read=lambda s: s["B1"].value, expected=10.0),
    case("a name may stand for a number",
         do=lambda s: (define("thue", "=0.1")(s),
                       setattr(s["B1"], "formula", "=thue*50")),
         read=lambda s: s["B1"].value, expected=5.0),
    case("range.name defines", do=lambda s: setattr(s["C3:C4"], "name", "muc"),
         read=lambda s: s.book.names["muc"].refers_to, expected="=Sheet1!$C$3:$C$4"),
    case("range.name reads", do=lambda s: setattr(s["C3"], "name", "muc"),
         read=lambda s: s["C3"].name.name, expected="muc"),
    case("a range without a name has none", read=lambda s: s["C3"].name, expected=None),
    case("refers_to may change",
         do=lambda s: setattr(define("muc", "=Sheet1!$A$1")(s), "refers_to",
                              "=Sheet1!$B$2"),
         read=lambda s: s["muc"].address, expected="$B$2"),
    case("a name may change", do=lambda s: setattr(define("muc", "=Sheet1!$A$1")(s),
                                                   "name", "muc_moi"),
         read=lambda s: [n.name for n in s.book.names], expected=["muc_moi"]),
    case("deleted", do=lambda s: define("muc", "=Sheet1!$A$1")(s).delete(),
         read=lambda s: len(s.book.names), expected=0),
    case("«in» asks by name", do=define("muc", "=Sheet1!$A$1"),
         read=lambda s: ("muc" in s.book.names, "khác" in s.book.names),
         expected=(True, False)),
    case("a sheet has names of its own", do=lambda s: s.names.add("rieng",
                                                                   "=Sheet1!$A$1"),
         read=lambda s: [n.name for n in s.names], expected=["Sheet1!rieng"]),
    refused("a name with a space is refused", CalcError,
            define("hai từ", "=Sheet1!$A$1")),
)  # fmt: skip
def test_names(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


def test_a_saved_book_opens_with_its_values(
    app: xlwings.App, book: xlwings.Book, tmp_path: Path
) -> None:
    book.sheets[0]["A1"].value = [["Sở", 1.5], ["=B1*2", None]]
    path = tmp_path / "Bảng điểm.xlsx"
    book.save(path)
    assert (book.name, Path(book.fullname)) == ("Bảng điểm.xlsx", path)
    book.close()
    again = app.books.open(path)
    try:
        assert again.sheets[0]["A1:B2"].value == [["Sở", 1.5], [3.0, None]]
        assert app.books["Bảng điểm.xlsx"].fullname == str(path)
    finally:
        again.close()


@pytest.mark.parametrize("property_", ["screen_updating", "display_alerts"])
def test_an_applications_switch_is_kept(app: xlwings.App, property_: str) -> None:
    with app.properties(**{property_: False}):
        assert getattr(app, property_) is False
    assert getattr(app, property_) is True
