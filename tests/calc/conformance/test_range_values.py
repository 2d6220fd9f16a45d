"""Range.value, written and read, as xlwings documents it for Excel."""

from decimal import Decimal
from typing import Any

import numpy
import pandas

from tests.calc.conformance.cases import Sheet, case, check, conforms, value

LONG = "đ" * 32_767  # the most that an Excel cell holds


@conforms(
    case("an empty cell reads as None", read=value("A1"), expected=None),
    case("numbers read as float", {"A1": 7}, read=value("A1"), expected=7.0),
    case("a Decimal is a number", {"A1": Decimal("1.5")}, read=value("A1"),
         expected=1.5),
    case("text reads as text", {"A1": "Sở"}, read=value("A1"), expected="Sở"),
    case("line breaks stay", {"A1": "a\nb"}, read=value("A1"), expected="a\nb"),
    case("spaces around stay", {"A1": " a "}, read=value("A1"), expected=" a "),
    case("the longest text stays whole", {"A1": LONG}, read=value("A1"), expected=LONG),
    case("empty text empties the cell", {"A1": ""}, read=value("A1"), expected=None),
    case("True is a boolean", {"A1": True}, read=value("A1"), expected=True),
    case("False is a boolean", {"A1": False}, read=value("A1"), expected=False),
    case("text of digits becomes a number", {"A1": "12"}, read=value("A1"),
         expected=12.0),
    case("leading zeros are lost", {"A1": "0012"}, read=value("A1"), expected=12.0),
    case("an apostrophe keeps text", {"A1": "'0012"}, read=value("A1"),
         expected="0012"),
    case("«50%» becomes a half", {"A1": "50%"}, read=value("A1"), expected=0.5),
    case("«TRUE» becomes a boolean", {"A1": "TRUE"}, read=value("A1"), expected=True),
    case("fifteen digits are kept", {"A1": 123456789012345}, read=value("A1"),
         expected=123456789012345.0),
    case("a very small number is kept", {"A1": 1e-300}, read=value("A1"),
         expected=1e-300),
    case("a text format keeps leading zeros",
         do=lambda s: (setattr(s["A1"], "number_format", "@"),
                       setattr(s["A1"], "value", "0012")),
         read=value("A1"), expected="0012"),
    case("a text with «=» is a formula", {"A1": "=1+2"}, read=value("A1"),
         expected=3.0),
    case("None empties a cell", {"A1": 5}, lambda s: setattr(s["A1"], "value", None),
         read=value("A1"), expected=None),
    case("None in a block empties its cell", {"A1": [1, 2]},
         lambda s: setattr(s["A1"], "value", [3, None]),
         read=value("A1:B1"), expected=[3.0, None]),
    case("an error reads as None", {"A1": "=1/0"}, read=value("A1"), expected=None),
    case("err_to_str gives #DIV/0!", {"A1": "=1/0"},
         read=lambda s: s["A1"].options(err_to_str=True).value, expected="#DIV/0!"),
    case("err_to_str gives #N/A", {"A1": "=NA()"},
         read=lambda s: s["A1"].options(err_to_str=True).value, expected="#N/A"),
    case("err_to_str gives #NAME?", {"A1": "=no_such_name"},
         read=lambda s: s["A1"].options(err_to_str=True).value, expected="#NAME?"),
    case("err_to_str gives #VALUE!", {"A1": '="a"+1'},
         read=lambda s: s["A1"].options(err_to_str=True).value, expected="#VALUE!"),
)  # fmt: skip
def test_single_values(
    sheet: Sheet, given: Any, do: Any, read: Any, expected: Any
) -> None:
    check(sheet, given, do, read, expected)


@conforms(
    case("a list fills a row", {"A1": [1, 2, 3]}, read=value("A1:C1"),
         expected=[1.0, 2.0, 3.0]),
    case("a list of lists fills rows", {"A1": [[1, 2], [3, 4]]}, read=value("A1:B2"),
         expected=[[1.0, 2.0], [3.0, 4.0]]),
    case("a column reads as a flat list", {"A1": [[1], [2]]}, read=value("A1:A2"),
         expected=[1.0, 2.0]),
    case("transpose writes a list downwards",
         do=lambda s: setattr(s["A1"].options(transpose=True), "value", [1, 2]),
         read=value("A1:A2"), expected=[1.0, 2.0]),
    case("a scalar fills the whole range",
         do=lambda s: setattr(s["A1:B2"], "value", "x"), read=value("A1:B2"),
         expected=[["x", "x"], ["x", "x"]]),
    case("a block spreads from the first cell of a smaller range",
         {"A1": [[1, 2], [3, 4]]}, read=value("B2"), expected=4.0),
    case("a mixed block keeps every kind", {"A1": [[1, "a", None, True]]},
         read=value("A1:D1"), expected=[1.0, "a", None, True]),
    case("ndim=1 makes a list of a cell", {"A1": 1},
         read=lambda s: s["A1"].options(ndim=1).value, expected=[1.0]),
    case("ndim=2 makes rows of a cell", {"A1": 1},
         read=lambda s: s["A1"].options(ndim=2).value, expected=[[1.0]]),
    case("ndim=2 makes rows of a row", {"A1": [1, 2]},
         read=lambda s: s["A1:B1"].options(ndim=2).value, expected=[[1.0, 2.0]]),
    case("numbers=int rounds", {"A1": 2.7},
         read=lambda s: s["A1"].options(numbers=int).value, expected=3),
    case("empty='' replaces None", {"A1": [1, None]},
         read=lambda s: s["A1:B1"].options(empty="").value, expected=[1.0, ""]),
    case("the dict converter reads two columns", {"A1": [["a", 1], ["b", 2]]},
         read=lambda s: s["A1:B2"].options(dict).value, expected={"a": 1.0, "b": 2.0}),
    case("a dict fills two columns", {"A1": {"a": 1, "b": 2}}, read=value("A1:B2"),
         expected=[["a", 1.0], ["b", 2.0]]),
    case("the numpy converter reads an array", {"A1": [[1, 2], [3, 4]]},
         read=lambda s: s["A1:B2"].options(numpy.array).value.tolist(),
         expected=[[1.0, 2.0], [3.0, 4.0]]),
    case("a DataFrame writes header and index",
         do=lambda s: setattr(s["A1"], "value", pandas.DataFrame({"x": [1, 2]})),
         read=value("A1:B3"), expected=[[None, "x"], [0.0, 1.0], [1.0, 2.0]]),
    case("the DataFrame converter reads a table", {"A1": [["x", "y"], [1, 2]]},
         read=lambda s: s["A1:B2"].options(pandas.DataFrame, index=False).value
         .to_dict("list"), expected={"x": [1.0], "y": [2.0]}),
    case("expand=table reads the block", {"B2": [[1, 2], [3, 4]]},
         read=lambda s: s["B2"].options(expand="table").value,
         expected=[[1.0, 2.0], [3.0, 4.0]]),
    case("chunksize changes nothing", {"A1": [[i] for i in range(10)]},
         read=lambda s: s["A1:A10"].options(chunksize=3).value,
         expected=[float(i) for i in range(10)]),
    case("an empty block reads as Nones", read=value("A1:B2"),
         expected=[[None, None], [None, None]]),
)  # fmt: skip
def test_blocks(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)
