"""Notes, hyperlinks, print area, frozen panes and grid lines."""

from typing import Any

import xlwings

from tests.calc.conformance.cases import Sheet, case, check, conforms, refused
from toolkit import calc
from toolkit.calc.uno_import import properties


def frozen(s: Sheet) -> tuple[int, int]:
    """Rows and columns that stay."""
    controller = s.book.impl.uno.getCurrentController()
    controller.setActiveSheet(s.impl.uno)
    return controller.getSplitRow(), controller.getSplitColumn()


def freeze(place: str) -> Any:
    return lambda s: s.freeze_panes.freeze_at(place)


def print_area(place: str | None) -> Any:
    return lambda s: setattr(s.page_setup, "print_area", place)


@conforms(
    case("a new cell has no note", read=lambda s: s["A1"].note, expected=None),
    case("add_note", do=lambda s: s["B2"].add_note("Xem lại"),
         read=lambda s: s["B2"].note.text, expected="Xem lại"),
    case("a note's text may change",
         do=lambda s: setattr(s["B2"].add_note("a"), "text", "b\nc"),
         read=lambda s: s["B2"].note.text, expected="b\nc"),
    case("a note knows its cell", do=lambda s: s["B2"].add_note("a"),
         read=lambda s: s["B2"].note.location.address, expected="$B$2"),
    case("a note has an author, if only an empty one",
         do=lambda s: s["B2"].add_note("a"),
         read=lambda s: isinstance(s["B2"].note.author, str), expected=True),
    case("notes go by rows",
         do=lambda s: [s[place].add_note(place) for place in ("B9", "C1", "A2")],
         read=lambda s: [n.text for n in s.notes], expected=["C1", "A2", "B9"]),
    case("a sheet's note by address", do=lambda s: s["B2"].add_note("a"),
         read=lambda s: s.notes["B2"].text, expected="a"),
    case("a book's notes are those of all sheets",
         do=lambda s: (s["B2"].add_note("a"),
                       s.book.sheets.add("Khác")["A1"].add_note("b")),
         read=lambda s: sorted(n.text for n in s.book.notes), expected=["a", "b"]),
    case("deleted", do=lambda s: (s["B2"].add_note("a"), s["B2"].note.delete()),
         read=lambda s: (s["B2"].note, len(s.notes)), expected=(None, 0)),
    case("clear takes a note away", do=lambda s: (s["B2"].add_note("a"),
                                                  s["B2"].clear()),
         read=lambda s: s["B2"].note, expected=None),
    case("clear_contents leaves it", do=lambda s: (s["B2"].add_note("a"),
                                                   s["B2"].clear_contents()),
         read=lambda s: s["B2"].note.text, expected="a"),
    refused("a cell has one note", ValueError,
            lambda s: (s["B2"].add_note("a"), s["B2"].add_note("b"))),
    refused("a block has no note", ValueError, lambda s: s["B2:C3"].add_note("a")),
)  # fmt: skip
def test_notes(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


@conforms(
    case("a link's address", do=lambda s: s["A1"].add_hyperlink("https://a.vn/b", "Sở"),
         read=lambda s: s["A1"].hyperlink, expected="https://a.vn/b"),
    case("a link shows its text",
         do=lambda s: s["A1"].add_hyperlink("https://a.vn/b", "Sở"),
         read=lambda s: s["A1"].value, expected="Sở"),
    case("without a text it shows the address",
         do=lambda s: s["A1"].add_hyperlink("https://a.vn"),
         read=lambda s: s["A1"].value, expected="https://a.vn"),
    case("www gets its protocol", do=lambda s: s["A1"].add_hyperlink("www.a.vn"),
         read=lambda s: s["A1"].hyperlink, expected="http://www.a.vn"),
    case("a place in the book", do=lambda s: s["A1"].add_hyperlink("#Sheet1!B2", "tới"),
         read=lambda s: s["A1"].hyperlink, expected="#Sheet1!B2"),
    case("a link replaces what was there", {"A1": 5},
         lambda s: s["A1"].add_hyperlink("https://a.vn", "x"),
         read=lambda s: s["A1"].value, expected="x"),
    case("a formula's link", {"A1": '=HYPERLINK("https://a.vn","x")'},
         read=lambda s: s["A1"].hyperlink, expected="https://a.vn"),
    refused("a cell without a link says so", Exception, lambda s: s["A1"].hyperlink),
    refused("a screen tip is not kept by Calc", NotImplementedError,
            lambda s: s["A1"].add_hyperlink("https://a.vn", "x", "mẹo")),
)  # fmt: skip
def test_hyperlinks(
    sheet: Sheet, given: Any, do: Any, read: Any, expected: Any
) -> None:
    check(sheet, given, do, read, expected)


@conforms(
    case("nothing set prints all", read=lambda s: s.page_setup.print_area,
         expected=None),
    case("print area", do=print_area("$A$1:$C$9"),
         read=lambda s: s.page_setup.print_area, expected="$A$1:$C$9"),
    case("a relative address becomes absolute", do=print_area("A1:C9"),
         read=lambda s: s.page_setup.print_area, expected="$A$1:$C$9"),
    case("two print areas", do=print_area("$A$1:$C$9,$E$1:$F$2"),
         read=lambda s: s.page_setup.print_area, expected="$A$1:$C$9,$E$1:$F$2"),
    case("None prints all again",
         do=lambda s: (print_area("A1")(s), print_area(None)(s)),
         read=lambda s: s.page_setup.print_area, expected=None),
    refused("no address is refused", Exception, print_area("đâu đó")),
    case("rows freeze", do=freeze("1:2"), read=frozen, expected=(2, 0)),
    case("columns freeze", do=freeze("A:C"), read=frozen, expected=(0, 3)),
    case("a cell freezes its row and column", do=freeze("A1"), read=frozen,
         expected=(1, 1)),
    case("a block freezes both", do=freeze("A1:B3"), read=frozen, expected=(3, 2)),
    case("a range freezes", do=lambda s: s.freeze_panes.freeze_at(s["A1:B1"]),
         read=frozen, expected=(1, 2)),
    case("a new place replaces the old", do=lambda s: (freeze("1:5")(s),
                                                       freeze("1:2")(s)),
         read=frozen, expected=(2, 0)),
    case("unfreeze", do=lambda s: (freeze("1:2")(s), s.freeze_panes.unfreeze()),
         read=frozen, expected=(0, 0)),
    case("another sheet stays as it is",
         do=lambda s: s.book.sheets.add("Khác").freeze_panes.freeze_at("1:2"),
         read=frozen, expected=(0, 0)),
    case("the active sheet stays active",
         do=lambda s: (s.book.sheets.add("Khác"), freeze("1:2")(s)),
         read=lambda s: s.book.sheets.active.name, expected="Khác"),
    case("grid lines are shown", read=lambda s: s.show_gridlines, expected=True),
    case("grid lines hide", do=lambda s: setattr(s, "show_gridlines", False),
         read=lambda s: s.show_gridlines, expected=False),
    case("grid lines come back",
         do=lambda s: (setattr(s, "show_gridlines", False),
                       setattr(s, "show_gridlines", True)),
         read=lambda s: s.show_gridlines, expected=True),
    case("grid lines of another sheet hide alone, and unseen",
         do=lambda s: (s.book.sheets.add("Khác", after=s), s.activate(),
                       setattr(s.book.sheets["Khác"], "show_gridlines", False)),
         read=lambda s: [s.show_gridlines, s.book.sheets["Khác"].show_gridlines,
                         s.book.sheets.active.name == s.name],
         expected=[True, False, True]),
)  # fmt: skip
def test_page(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


def test_panes_freeze_in_a_book_without_a_window(app: xlwings.App) -> None:
    """A hidden window has no size, and Calc freezes only within it."""
    hidden = app.impl.office.desktop.loadComponentFromURL(
        "private:factory/scalc", "_blank", 0, properties(Hidden=True)
    )
    try:
        sheet = calc.book_of(hidden.RuntimeUID).sheets[0]
        sheet.freeze_panes.freeze_at("1:2")
        assert frozen(sheet) == (2, 0)
    finally:
        hidden.close(True)
