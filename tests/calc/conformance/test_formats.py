"""Number formats, colours, fonts, alignment, widths and heights."""

from typing import Any

import pytest

from tests.calc.conformance.cases import Sheet, case, check, conforms, refused


def put(place: str, member: str, new: Any) -> Any:
    return lambda s: setattr(s[place], member, new)


def font(place: str, member: str, new: Any) -> Any:
    return lambda s: setattr(s[place].font, member, new)


def seen(place: str, member: str) -> Any:
    return lambda s: getattr(s[place], member)


def seen_font(place: str, member: str) -> Any:
    return lambda s: getattr(s[place].font, member)


@pytest.mark.parametrize(
    "code",
    [
        "General",
        "@",
        "0",
        "0.00",
        "#,##0",
        "#,##0.00",
        "0%",
        "0.00%",
        "0.00E+00",
        "# ?/?",
        "00000",
        "dd/mm/yyyy",
        "yyyy-mm-dd",
        "d-mmm-yy",
        "dddd, dd mmmm yyyy",
        "h:mm",
        "h:mm:ss AM/PM",
        "[h]:mm:ss",
        "dd/mm/yyyy hh:mm",
        '"Ngày" d "tháng" m "năm" yyyy',
        '0" điểm"',
        "#,##0_);[Red](#,##0)",
        "[>=100]0;[<0]-0.0;0.00",
        "#,##0 [$₫-42A]",
        '_-* #,##0_-;-* #,##0_-;_-* "-"??_-;_-@_-',
        ";;;",
    ],
)
def test_a_number_format_reads_back_in_excels_notation(sheet: Sheet, code: str) -> None:
    sheet["A1:B2"].number_format = code
    assert sheet["A1:B2"].number_format == code


def test_a_number_shows_with_the_offices_separators(sheet: Sheet, locale: str) -> None:
    sheet["A1"].value = 1234.5
    sheet["A1"].number_format = "#,##0.00"
    shown = {"en-US": "1,234.50", "vi-VN": "1.234,50"}[locale]
    assert sheet["A1"].impl.uno.getCellByPosition(0, 0).String == shown


@conforms(
    case("a new cell is General", read=seen("A1", "number_format"), expected="General"),
    case("mixed number formats read as None", do=put("A1", "number_format", "0%"),
         read=seen("A1:B1", "number_format"), expected=None),
    case("a boolean is General", {"A1": True}, read=seen("A1", "number_format"),
         expected="General"),
    case("colour as (r, g, b)", do=put("A1", "color", (1, 2, 3)),
         read=seen("A1", "color"), expected=(1, 2, 3)),
    case("colour as «#rrggbb»", do=put("A1", "color", "#ff8000"),
         read=seen("A1", "color"), expected=(255, 128, 0)),
    case("colour as Excel's number", do=put("A1", "color", 0x0000FF),
         read=seen("A1", "color"), expected=(255, 0, 0)),
    case("a new cell has no fill", read=seen("A1", "color"), expected=None),
    case("None removes the fill",
         do=lambda s: (put("A1", "color", (1, 2, 3))(s), put("A1", "color", None)(s)),
         read=seen("A1", "color"), expected=None),
    case("black is a fill", do=put("A1", "color", (0, 0, 0)), read=seen("A1", "color"),
         expected=(0, 0, 0)),
    case("mixed fills read as None", do=put("A1", "color", (1, 2, 3)),
         read=seen("A1:B1", "color"), expected=None),
    case("a fill covers its whole range", do=put("A1:C3", "color", (1, 2, 3)),
         read=seen("B2", "color"), expected=(1, 2, 3)),
    case("set_colors goes cell by cell",
         do=lambda s: s["A1:C1"].set_colors([[(9, 9, 9), ..., None]]),
         read=lambda s: [s[0, i].color for i in range(3)],
         expected=[(9, 9, 9), None, None]),
    case("bold", do=font("A1", "bold", True), read=seen_font("A1", "bold"),
         expected=True),
    case("a new cell is not bold", read=seen_font("A1", "bold"), expected=False),
    case("bold again not",
         do=lambda s: (font("A1", "bold", True)(s), font("A1", "bold", False)(s)),
         read=seen_font("A1", "bold"), expected=False),
    case("a size by a cell style", do=lambda s: setattr(s["A1"].impl.uno, "CellStyle",
                                                      "Heading 1"),
         read=lambda s: s["A1"].font.size, expected=18.0),
    case("two cell styles differ too", do=lambda s: setattr(s["A1"].impl.uno,
                                                            "CellStyle", "Heading 1"),
         read=seen_font("A1:A2", "size"), expected=None),
    case("mixed bold reads as None", do=font("A1", "bold", True),
         read=seen_font("A1:A2", "bold"), expected=None),
    case("italic", do=font("A1", "italic", True), read=seen_font("A1", "italic"),
         expected=True),
    case("mixed italic reads as None", do=font("A1", "italic", True),
         read=seen_font("A1:A2", "italic"), expected=None),
    case("size in points", do=font("A1", "size", 13), read=seen_font("A1", "size"),
         expected=13.0),
    case("half sizes", do=font("A1", "size", 10.5), read=seen_font("A1", "size"),
         expected=10.5),
    case("mixed sizes read as None", do=font("A1", "size", 20),
         read=seen_font("A1:A2", "size"), expected=None),
    refused("a size above 409 is refused", ValueError, font("A1", "size", 410)),
    case("font name", do=font("A1", "name", "Times New Roman"),
         read=seen_font("A1", "name"), expected="Times New Roman"),
    case("mixed names read as None", do=font("A1", "name", "Times New Roman"),
         read=seen_font("A1:A2", "name"), expected=None),
    case("font colour", do=font("A1", "color", (255, 0, 0)),
         read=seen_font("A1", "color"), expected=(255, 0, 0)),
    case("font colour as «#rrggbb»", do=font("A1", "color", "#00ff00"),
         read=seen_font("A1", "color"), expected=(0, 255, 0)),
    case("automatic letters read as black", read=seen_font("A1", "color"),
         expected=(0, 0, 0)),
    case("font.set changes what is given",
         do=lambda s: s["A1"].font.set(bold=True, size=14),
         read=lambda s: (s["A1"].font.bold, s["A1"].font.size, s["A1"].font.italic),
         expected=(True, 14.0, False)),
    case("wrap_text", do=put("A1", "wrap_text", True), read=seen("A1", "wrap_text"),
         expected=True),
    case("a new cell does not wrap", read=seen("A1", "wrap_text"), expected=False),
    case("mixed wrapping reads as None", do=put("A1", "wrap_text", True),
         read=seen("A1:A2", "wrap_text"), expected=None),
    case("a new cell is aligned general", read=seen("A1", "horizontal_alignment"),
         expected="general"),
    case("mixed alignment reads as None", do=put("A1", "horizontal_alignment", "left"),
         read=seen("A1:A2", "horizontal_alignment"), expected=None),
    case("a new cell stands at the bottom", read=seen("A1", "vertical_alignment"),
         expected="bottom"),
    case("an indent aligns left", do=lambda s: s["A1"].adjust_indent(1),
         read=seen("A1", "horizontal_alignment"), expected="left"),
    refused("an indent below 0 is refused", ValueError,
            lambda s: s["A1"].adjust_indent(-1)),
)  # fmt: skip
def test_formats(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


@pytest.mark.parametrize(
    ("member", "word"),
    [
        *(
            ("horizontal_alignment", word)
            for word in (
                "general",
                "left",
                "center",
                "right",
                "fill",
                "justify",
                "distributed",
            )
        ),
        *(
            ("vertical_alignment", word)
            for word in ("top", "center", "bottom", "justify", "distributed")
        ),
    ],
)
def test_an_alignment_reads_back(sheet: Sheet, member: str, word: str) -> None:
    setattr(sheet["A1:B2"], member, "center")
    setattr(sheet["A1:B2"], member, word)
    assert getattr(sheet["A1:B2"], member) == word


@conforms(
    *(
        case(f"a column {width} characters wide", do=put("B1", "column_width", width),
             read=seen("B1", "column_width"), expected=float(width))
        for width in (1, 8, 20, 60, 255)
    ),
    case("a width goes to whole pixels, as in Excel",
         do=put("B1", "column_width", 10.03),
         read=lambda s: abs(s["B1"].column_width - 10.03) < 0.08, expected=True),
    case("all columns of a range get the width", do=put("A1:C1", "column_width", 15),
         read=seen("C9", "column_width"), expected=15.0),
    case("mixed widths read as None", {"A1": [1, 2]}, put("A1", "column_width", 30),
         read=seen("A1:B1", "column_width"), expected=None),
    case("width 0 hides the column", do=put("B1", "column_width", 0),
         read=lambda s: (s["B1"].column_width, s["B1"].columns.hidden),
         expected=(0.0, True)),
    refused("a width above 255 is refused", ValueError, put("A1", "column_width", 256)),
    case("row height in points", do=put("A2", "row_height", 30),
         read=seen("A2", "row_height"), expected=30.0),
    case("quarter points", do=put("A2", "row_height", 15.75),
         read=seen("A2", "row_height"), expected=15.75),
    case("mixed heights read as None", {"A1": [[1], [2]]}, put("A1", "row_height", 40),
         read=seen("A1:A2", "row_height"), expected=None),
    case("equal heights of many rows are one", {"A1": [[i] for i in range(300)]},
         put("A1:A300", "row_height", 20), read=seen("A1:A300", "row_height"),
         expected=20.0),
    case("one other height among many rows is seen", {"A1": [[i] for i in range(300)]},
         lambda s: (put("A1:A300", "row_height", 20)(s),
                    put("A177", "row_height", 22)(s)),
         read=seen("A1:A300", "row_height"), expected=None),
    case("height 0 hides the row", do=put("A2", "row_height", 0),
         read=lambda s: (s["A2"].row_height, s["A2"].rows.hidden),
         expected=(0.0, True)),
    refused("a height above 409.5 is refused", ValueError,
            put("A1", "row_height", 410)),
    case("height of a range is the sum of its rows", do=put("A1:A3", "row_height", 20),
         read=seen("A1:A3", "height"), expected=60.0),
    case("top is what lies above", do=put("A1:A3", "row_height", 20),
         read=seen("A4", "top"), expected=60.0),
    case("left is what lies before", do=put("A1", "column_width", 20),
         read=lambda s: s["B1"].left == s["A1"].width, expected=True),
    case("A1 lies at 0", read=lambda s: (s["A1"].left, s["A1"].top),
         expected=(0.0, 0.0)),
    case("rows hide", do=lambda s: setattr(s["2:3"].rows, "hidden", True),
         read=lambda s: s["A2:A3"].rows.hidden, expected=True),
    case("some hidden rows read as None",
         do=lambda s: setattr(s["2:2"].rows, "hidden", True),
         read=lambda s: s["A1:A3"].rows.hidden, expected=None),
    case("columns hide and show again",
         do=lambda s: (setattr(s["B:C"].columns, "hidden", True),
                       setattr(s["B:B"].columns, "hidden", False)),
         read=lambda s: (s["B1"].columns.hidden, s["C1"].columns.hidden),
         expected=(False, True)),
    case("autofit widens to the text", {"A1": "x" * 60},
         lambda s: s["A1"].columns.autofit(),
         read=lambda s: s["A1"].column_width > 40, expected=True),
    case("autofit looks at its cells only", {"A1": "x" * 20, "A5": "x" * 90},
         lambda s: s["A1:B2"].columns.autofit(),
         read=lambda s: 15 < s["A1"].column_width < 40, expected=True),
    case("autofit of rows leaves widths", {"A1": "x" * 60},
         lambda s: (put("A1", "column_width", 9)(s), s["A1"].rows.autofit()),
         read=seen("A1", "column_width"), expected=9.0),
    case("autofit of rows fits a big font", {"A1": "x"},
         lambda s: (put("A1", "row_height", 5)(s), font("A1", "size", 40)(s),
                    s["A1"].rows.autofit()),
         read=lambda s: s["A1"].row_height > 40, expected=True),
    case("sheet.autofit fits what is used", {"C3": "x" * 60},
         lambda s: s.autofit("c"), read=lambda s: s["C1"].column_width > 40,
         expected=True),
    case("grouping keeps rows shown", do=lambda s: s["2:4"].group(),
         read=lambda s: s["A2:A4"].rows.hidden, expected=False),
    refused("a lone cell is not grouped by itself", ValueError,
            lambda s: s["A1"].group()),
)  # fmt: skip
def test_sizes(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)


@conforms(
    case("merge_cells is False on a new sheet", read=seen("A1:B2", "merge_cells"),
         expected=False),
    case("a merged range says so", do=lambda s: s["A1:B2"].merge(),
         read=seen("A1:B2", "merge_cells"), expected=True),
    case("a covered cell says so", do=lambda s: s["A1:B2"].merge(),
         read=seen("B2", "merge_cells"), expected=True),
    case("a partly merged range answers None", do=lambda s: s["A1:B2"].merge(),
         read=seen("A1:C3", "merge_cells"), expected=None),
    case("merge_area of a covered cell is the merge", do=lambda s: s["A1:B2"].merge(),
         read=lambda s: s["B2"].merge_area.address, expected="$A$1:$B$2"),
    case("merge_area of any other cell is the cell",
         read=lambda s: s["C3"].merge_area.address, expected="$C$3"),
    case("merge keeps the upper-left value", {"A1": [[1, 2], [3, 4]]},
         lambda s: s["A1:B2"].merge(), read=seen("A1:B2", "value"),
         expected=[[1.0, None], [None, None]]),
    case("merge moves the first value to the corner", {"B1": 2},
         lambda s: s["A1:B2"].merge(), read=seen("A1", "value"), expected=2.0),
    case("merge across makes one cell a row", do=lambda s: s["A1:B2"].merge(True),
         read=lambda s: s["B2"].merge_area.address, expected="$A$2:$B$2"),
    case("a merge over a merge takes it in",
         do=lambda s: (s["A1:B2"].merge(), s["A1:C3"].merge()),
         read=lambda s: s["B2"].merge_area.address, expected="$A$1:$C$3"),
    case("a merge that cuts a merge takes all of it in",
         do=lambda s: (s["A1:B2"].merge(), s["B2:C3"].merge()),
         read=lambda s: s["B2"].merge_area.address, expected="$A$1:$C$3"),
    case("unmerge separates", do=lambda s: (s["A1:B2"].merge(), s["A1:B2"].unmerge()),
         read=seen("A1:B2", "merge_cells"), expected=False),
    case("unmerge from a covered cell separates",
         do=lambda s: (s["A1:B2"].merge(), s["B2"].unmerge()),
         read=seen("A1:B2", "merge_cells"), expected=False),
    case("what is written under a merge is dropped",
         do=lambda s: (s["A1:B2"].merge(),
                       setattr(s["A1"], "value", [[1, 2], [3, 4]])),
         read=seen("A1:B2", "value"), expected=[[1.0, None], [None, None]]),
    case("a formula under a merge is dropped",
         do=lambda s: (s["A1:B2"].merge(),
                       setattr(s["A1:B2"], "formula", "=1+1")),
         read=seen("A1:B2", "value"), expected=[[2.0, None], [None, None]]),
    case("a covered cell takes no value",
         do=lambda s: (s["A1:B2"].merge(), setattr(s["B2"], "value", 5)),
         read=seen("B2", "value"), expected=None),
)  # fmt: skip
def test_merging(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)
