"""Tables: made, read, grown, resized, filtered and sorted."""

from typing import Any

import pandas

from tests.calc.conformance.cases import Sheet, case, check, conforms, refused
from toolkit.calc import CalcError

DATA = {"B2": [["Tên", "Điểm"], ["Chi", 3], ["An", 1], ["Bình", 2]], "B7": "below"}


def make(s: Sheet) -> Any:
    return s.tables.add(s["B2:C5"], name="tblDiem")


def table(do: Any) -> Any:
    """Make the table, then act on it."""
    return lambda s: do(make(s))


def seen(read: Any) -> Any:
    return lambda s: read(s.tables["tblDiem"])


@conforms(
    case("a new sheet has none", read=lambda s: len(s.tables), expected=0),
    case("add gives the name asked", DATA, make, read=lambda s: s.tables[0].name,
         expected="tblDiem"),
    case("add without a name counts from Table1", DATA,
         lambda s: s.tables.add(s["B2:C5"]), read=lambda s: s.tables[0].name,
         expected="Table1"),
    case("the next one is Table2", {**DATA, "F2": [["x"], ["y"]]},
         lambda s: (s.tables.add(s["B2:C5"]), s.tables.add(s["F2:F3"])),
         read=lambda s: [t.name for t in s.tables], expected=["Table1", "Table2"]),
    case("by name whatever the case", DATA, make,
         read=lambda s: s.tables["TBLDIEM"].name, expected="tblDiem"),
    case("range has all rows", DATA, make, read=seen(lambda t: t.range.address),
         expected="$B$2:$C$5"),
    case("data_body_range has the data", DATA, make,
         read=seen(lambda t: t.data_body_range.address), expected="$B$3:$C$5"),
    case("header_row_range has the header", DATA, make,
         read=seen(lambda t: t.header_row_range.value), expected=["Tên", "Điểm"]),
    case("there are no totals at first", DATA, make,
         read=seen(lambda t: (t.show_totals, t.totals_row_range)),
         expected=(False, None)),
    case("headers are shown", DATA, make, read=seen(lambda t: t.show_headers),
         expected=True),
    case("the filter's arrows are shown", DATA, make,
         read=seen(lambda t: t.show_autofilter), expected=True),
    case("display_name is the name", DATA, make, read=seen(lambda t: t.display_name),
         expected="tblDiem"),
    case("parent is the sheet", DATA, make, read=seen(lambda t: t.parent.name),
         expected="Sheet1"),
    case("a cell knows its table", DATA, make, read=lambda s: s["C4"].table.name,
         expected="tblDiem"),
    case("a cell outside has none", DATA, make, read=lambda s: s["D4"].table,
         expected=None),
    case("«in» asks by name", DATA, make,
         read=lambda s: ("tblDiem" in s.tables, "khác" in s.tables),
         expected=(True, False)),
    refused("an unknown table is a KeyError", KeyError, lambda s: s.tables["không"]),
    refused("a name with a space is refused", CalcError,
            lambda s: s.tables.add(s["A1:B2"], name="a b")),
    refused("a table over a table is refused", CalcError,
            lambda s: (make(s), s.tables.add(s["C4:D6"]))),
    refused("a taken name is refused", CalcError,
            lambda s: (make(s), s.tables.add(s["F1:F3"], name="TBLDIEM"))),
    case("empty headers are named Column1 …", {"A1": [[None, "x"], [1, 2]]},
         lambda s: s.tables.add(s["A1:B2"]),
         read=lambda s: s["A1:B1"].value, expected=["Column1", "x"]),
    case("equal headers are told apart", {"A1": [["x", "x"], [1, 2]]},
         lambda s: s.tables.add(s["A1:B2"]),
         read=lambda s: s["A1:B1"].value, expected=["x", "x2"]),
    case("headers become texts", {"A1": [[2026], [1]]},
         lambda s: s.tables.add(s["A1:A2"]), read=lambda s: s["A1"].value,
         expected="2026"),
    case("without headers a header row is put above", {"A1": [[1, 2], [3, 4]]},
         lambda s: s.tables.add(s["A1:B2"], has_headers=False),
         read=lambda s: (s["A1:B1"].value, s["A2:B2"].value,
                         s.tables[0].range.address),
         expected=(["Column1", "Column2"], [1.0, 2.0], "$A$1:$B$3")),
    case("a header alone gets a row to type in", {"A1": ["a", "b"]},
         lambda s: s.tables.add(s["A1:B1"]),
         read=lambda s: s.tables[0].range.address, expected="$A$1:$B$2"),
    case("renamed", DATA, table(lambda t: setattr(t, "name", "tblMoi")),
         read=lambda s: [t.name for t in s.tables], expected=["tblMoi"]),
    case("formulas follow a table's new name", DATA,
         lambda s: (make(s), setattr(s["F1"], "formula", "=SUM(tblDiem[Điểm])"),
                    setattr(s.tables[0], "name", "tblMoi")),
         read=lambda s: s["F1"].formula, expected="=SUM(tblMoi[Điểm])"),
    case("a text that says the old name stays", DATA,
         lambda s: (make(s), setattr(s["F1"], "formula",
                                     '="tblDiem "&SUM(tblDiem[Điểm])'),
                    setattr(s.tables[0], "name", "tblMoi")),
         read=lambda s: s["F1"].value, expected="tblDiem 6"),
    case("a formula sums a column", DATA,
         lambda s: (make(s), setattr(s["F1"], "formula", "=SUM(tblDiem[Điểm])")),
         read=lambda s: s["F1"].value, expected=6.0),
    case("the sheet finds a table by its name", DATA, make,
         read=lambda s: s["tblDiem"].shape[1], expected=2),
)  # fmt: skip
def test_making(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


@conforms(
    case("resize to more rows", DATA,
         lambda s: make(s).resize(s["B2:C6"]), read=seen(lambda t: t.range.address),
         expected="$B$2:$C$6"),
    case("resize to fewer rows keeps the values", DATA,
         lambda s: make(s).resize(s["B2:C4"]),
         read=lambda s: (s.tables[0].range.address, s["B5"].value),
         expected=("$B$2:$C$4", "Bình")),
    case("resize to another column names it", DATA,
         lambda s: make(s).resize(s["B2:D5"]), read=lambda s: s["D2"].value,
         expected="Column3"),
    refused("resize may not leave the header's row", CalcError,
            lambda s: make(s).resize(s["B3:C5"])),
    refused("resize may not leave the old cells", CalcError,
            lambda s: make(s).resize(s["F2:G5"])),
    case("rows counts the data rows", DATA, make, read=seen(lambda t: len(t.rows)),
         expected=3),
    case("a row's index counts from 1", DATA, make,
         read=seen(lambda t: [r.index for r in t.rows]), expected=[1, 2, 3]),
    case("a row's cells", DATA, make, read=seen(lambda t: t.rows[0].range.value),
         expected=["Chi", 3.0]),
    case("rows.add appends", DATA, table(lambda t: t.rows.add(["Dũng", 4])),
         read=seen(lambda t: (t.range.address, t.rows[-1].range.value)),
         expected=("$B$2:$C$6", ["Dũng", 4.0])),
    case("rows.add moves what is below", DATA, table(lambda t: t.rows.add()),
         read=lambda s: s["B8"].value, expected="below"),
    case("rows.add leaves cells beside", {**DATA, "F9": "x"},
         table(lambda t: t.rows.add()), read=lambda s: s["F9"].value, expected="x"),
    case("rows.add in front", DATA, table(lambda t: t.rows.add(["Ái", 9], 1)),
         read=seen(lambda t: t.rows[0].range.value), expected=["Ái", 9.0]),
    case("a sum sees the new row", DATA,
         lambda s: (make(s), setattr(s["F1"], "formula", "=SUM(tblDiem[Điểm])"),
                    s.tables[0].rows.add(["Dũng", 4])),
         read=lambda s: s["F1"].value, expected=10.0),
    case("a row is deleted and the rest moves up", DATA,
         table(lambda t: t.rows[0].delete()),
         read=lambda s: (s.tables[0].range.address, s["B3"].value, s["B6"].value),
         expected=("$B$2:$C$4", "An", "below")),
    refused("a row needs a value for each column", ValueError,
            lambda s: make(s).rows.add([1])),
    refused("a row far below the table is refused", IndexError,
            lambda s: make(s).rows.add(None, 9)),
    case("columns by name", DATA, make,
         read=seen(lambda t: t.columns["Điểm"].data_body_range.value),
         expected=[3.0, 1.0, 2.0]),
    case("columns by number", DATA, make, read=seen(lambda t: t.columns[0].name),
         expected="Tên"),
    case("a column's range has its header", DATA, make,
         read=seen(lambda t: t.columns[1].range.address), expected="$C$2:$C$5"),
    case("columns.add appends", DATA, table(lambda t: t.columns.add("Ghi chú")),
         read=seen(lambda t: t.header_row_range.value),
         expected=["Tên", "Điểm", "Ghi chú"]),
    case("columns.add between moves the rest", DATA,
         table(lambda t: t.columns.add("Đơn vị", 2)),
         read=lambda s: (s["C2"].value, s["D3"].value), expected=("Đơn vị", 3.0)),
    case("a column is deleted", DATA, table(lambda t: t.columns[0].delete()),
         read=seen(lambda t: (t.range.address, t.header_row_range.value)),
         expected=("$B$2:$B$5", "Điểm")),
    refused("a column's name is used once", ValueError,
            lambda s: (_fill(s), make(s).columns.add("điểm"))),
    case("totals are put below", DATA,
         table(lambda t: setattr(t, "show_totals", True)),
         read=seen(lambda t: (t.range.address, t.totals_row_range.value)),
         expected=("$B$2:$C$6", ["Total", 6.0])),
    case("totals are no data", DATA, table(lambda t: setattr(t, "show_totals", True)),
         read=seen(lambda t: t.data_body_range.address), expected="$B$3:$C$5"),
    case("a row is added above the totals", DATA,
         table(lambda t: (setattr(t, "show_totals", True), t.rows.add(["D", 4]))),
         read=seen(lambda t: t.totals_row_range.address), expected="$B$7:$C$7"),
    case("totals go away again", DATA,
         table(lambda t: (setattr(t, "show_totals", True),
                          setattr(t, "show_totals", False))),
         read=lambda s: (s.tables[0].range.address, s["B7"].value),
         expected=("$B$2:$C$5", "below")),
    case("sort by a column", DATA, table(lambda t: t.sort(2)),
         read=seen(lambda t: t.columns[0].data_body_range.value),
         expected=["An", "Bình", "Chi"]),
    case("sort downwards", DATA, table(lambda t: t.sort(2, False)),
         read=seen(lambda t: t.columns[1].data_body_range.value),
         expected=[3.0, 2.0, 1.0]),
    case("update from a DataFrame", DATA,
         table(lambda t: t.update(pandas.DataFrame({"a": [1], "b": [2]}), index=False)),
         read=seen(lambda t: (t.range.address, t.range.value)),
         expected=("$B$2:$C$3", [["a", "b"], [1.0, 2.0]])),
    case("the filter hides rows", DATA,
         table(lambda t: t.autofilter.apply_values(1, ["An"])),
         read=lambda s: [s.range((r, 2)).rows.hidden for r in (2, 3, 4, 5, 7)],
         expected=[False, True, False, True, False]),
    case("without arrows nothing is hidden", DATA,
         table(lambda t: (t.autofilter.apply_values(1, ["An"]),
                          setattr(t, "show_autofilter", False))),
         read=lambda s: s["B2:B5"].rows.hidden, expected=False),
)  # fmt: skip
def test_changing(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


def _fill(s: Sheet) -> None:
    s["B2"].value = DATA["B2"]


@conforms(
    case("a table's name is its data", DATA, make,
         read=lambda s: s["tblDiem"].address, expected="$B$3:$C$5"),
    case("a column's data", DATA, make, read=lambda s: s["tblDiem[Điểm]"].value,
         expected=[3.0, 1.0, 2.0]),
    case("a column with its header", DATA, make,
         read=lambda s: s["tblDiem[[#All],[Tên]]"].address, expected="$B$2:$B$5"),
    case("headers", DATA, make, read=lambda s: s["tblDiem[#Headers]"].value,
         expected=["Tên", "Điểm"]),
    case("headers and data", DATA, make,
         read=lambda s: s["tblDiem[[#Headers],[#Data],[Điểm]]"].address,
         expected="$C$2:$C$5"),
    case("columns from to", DATA, make,
         read=lambda s: s["TBLDIEM[[Tên]:[Điểm]]"].address, expected="$B$3:$C$5"),
    case("totals", DATA, table(lambda t: setattr(t, "show_totals", True)),
         read=lambda s: s["tblDiem[[#Totals],[Điểm]]"].value, expected=6.0),
    case("from another sheet", DATA, make,
         read=lambda s: s.book.sheets.add("Khác")["tblDiem"].sheet.name,
         expected="Sheet1"),
    refused("an unknown column", CalcError, lambda s: (make(s), s["tblDiem[x]"])),
    refused("no totals", CalcError, lambda s: (make(s), s["tblDiem[#Totals]"])),
    case("a new table over a header alone is empty", {"A1": ["a", "b"]},
         lambda s: s.tables.add(s["A1:B1"], name="tblMoi"),
         read=lambda s: (s.tables[0].data_body_range, len(s.tables[0].rows),
                         s.tables[0].insert_row_range.address),
         expected=(None, 0, "$A$2:$B$2")),
    case("its first row goes there", {"A1": ["a", "b"], "A3": "below"},
         lambda s: s.tables.add(s["A1:B1"]).rows.add(["x", 1]),
         read=lambda s: (s.tables[0].range.address, s["A2:B2"].value, s["A4"].value,
                         s.tables[0].insert_row_range),
         expected=("$A$1:$B$2", ["x", 1.0], "below", None)),
    case("a table with data has no such row", DATA, make,
         read=seen(lambda t: t.insert_row_range), expected=None),
    case("within a table its name may be left out", DATA,
         lambda s: (make(s), s.tables[0].columns.add("Đôi"),
                    setattr(s["D3:D5"], "formula", "=[@Điểm]*2+SUM([Điểm])")),
         read=lambda s: (s["D3:D5"].value, s["D4"].formula),
         expected=([12.0, 8.0, 10.0],
                   "=tblDiem[[#This Row],[Điểm]]*2+SUM(tblDiem[Điểm])")),
    case("without its header a table is its data", DATA,
         table(lambda t: setattr(t, "show_headers", False)),
         read=seen(lambda t: (t.range.address, t.data_body_range.address,
                              t.header_row_range, t.parent["B2"].value)),
         expected=("$B$3:$C$5", "$B$3:$C$5", None, None)),
    case("the header comes back with its texts", DATA,
         table(lambda t: (setattr(t, "show_headers", False),
                          setattr(t, "show_headers", True))),
         read=seen(lambda t: (t.range.address, t.header_row_range.value)),
         expected=("$B$2:$C$5", ["Tên", "Điểm"])),
    case("where cells stand above they stay", DATA,
         table(lambda t: (setattr(t, "show_headers", False),
                          setattr(t.parent["B2"], "value", "x"),
                          setattr(t, "show_headers", True))),
         read=lambda s: (s["B2"].value, s.tables[0].header_row_range.address,
                         s["B8"].value),
         expected=("x", "$B$3:$C$3", "below")),
    refused("a header that formulas name is kept", NotImplementedError,
            lambda s: (_fill(s), make(s),
                       setattr(s["F1"], "formula", "=SUM(tblDiem[Điểm])"),
                       setattr(s.tables[0], "show_headers", False))),
)  # fmt: skip
def test_asking(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


def styled(**parts: Any) -> Any:
    def act(s: Sheet) -> None:
        made = make(s)
        made.table_style = parts.pop("style", "TableStyleMedium3")
        for name, value in parts.items():
            setattr(made, f"show_table_style_{name}", value)

    return act


ORANGE, PALE = (0xED, 0x7D, 0x31), (0xFB, 0xE5, 0xD6)
PARTS = ("row_stripes", "column_stripes", "first_column", "last_column")


def fills(s: Sheet) -> list[Any]:
    return [s[f"B{row}"].color for row in (2, 3, 4, 5, 7)]


@conforms(
    case("a new table has Excel's style, and no format of it", DATA, make,
         read=lambda s: (s.tables[0].table_style, fills(s)),
         expected=("TableStyleMedium2", [None] * 5)),
    case("and Excel's parts", DATA, make,
         read=seen(lambda t: [getattr(t, f"show_table_style_{p}") for p in PARTS]),
         expected=[True, False, False, False]),
    case("a style is painted", DATA, styled(),
         read=lambda s: (fills(s), s["B2"].font.bold, s["B2"].font.color),
         expected=([ORANGE, PALE, None, PALE, None], True, (255, 255, 255))),
    case("without stripes", DATA, styled(row_stripes=False), read=fills,
         expected=[ORANGE, None, None, None, None]),
    case("the first column is bold", DATA, styled(first_column=True),
         read=lambda s: (s["B3"].font.bold, s["C3"].font.bold),
         expected=(True, False)),
    case("the last column is bold", DATA, styled(last_column=True),
         read=lambda s: (s["B3"].font.bold, s["C3"].font.bold),
         expected=(False, True)),
    case("columns in stripes", DATA, styled(row_stripes=False, column_stripes=True),
         read=lambda s: (s["B4"].color, s["C4"].color), expected=(PALE, None)),
    case("another style replaces it", DATA,
         lambda s: (styled()(s), setattr(s.tables[0], "table_style", "")),
         read=lambda s: (fills(s), s["B2"].font.bold), expected=([None] * 5, False)),
    case("the style follows a new name", DATA,
         lambda s: (styled()(s), setattr(s.tables[0], "name", "tblMoi")),
         read=lambda s: s.tables[0].table_style, expected="TableStyleMedium3"),
    case("given when the table is made", DATA,
         lambda s: s.tables.add(s["B2:C5"], table_style_name="TableStyleMedium3"),
         read=fills, expected=[ORANGE, PALE, None, PALE, None]),
    refused("no such style", ValueError, styled(style="TableStyleMedium29")),
    refused("of a file's table it is not known", NotImplementedError,
            lambda s: (_fill(s), s.impl.book.uno.DatabaseRanges.addNewByName(
                "tblCu", s["B2:C5"].api.RangeAddress), s.tables[0].table_style)),
)  # fmt: skip
def test_styles(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)
