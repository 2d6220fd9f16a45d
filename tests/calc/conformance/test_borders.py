"""Borders: lines, weights, colours, and how one changes another."""

from typing import Any

import pytest

from tests.calc.conformance.cases import Sheet, case, check, conforms, refused

ALL_LINES = [
    ("continuous", "hairline"),
    ("continuous", "thin"),
    ("continuous", "medium"),
    ("continuous", "thick"),
    ("dash", "thin"),
    ("dash", "medium"),
    ("dot", "thin"),
    ("dash_dot", "thin"),
    ("dash_dot", "medium"),
    ("dash_dot_dot", "thin"),
    ("dash_dot_dot", "medium"),
    ("double", "thick"),
]
SIDES = ("edge_top", "edge_bottom", "edge_left", "edge_right")


def lines(place: str, **wishes: Any) -> Any:
    return lambda s: s[place].borders.set("all", **wishes)


def side(place: str, name: str, member: str = "line_style") -> Any:
    return lambda s: getattr(s[place].borders[name], member)


@pytest.mark.parametrize(("style", "weight"), ALL_LINES)
def test_a_line_that_excel_can_draw_reads_back(
    sheet: Sheet, style: str, weight: str
) -> None:
    border = sheet["B2"].borders["edge_bottom"]
    border.weight = weight
    border.line_style = style
    border.weight = weight
    assert (border.line_style, border.weight) == (style, weight)


@pytest.mark.parametrize("name", [*SIDES, "diagonal_down", "diagonal_up"])
def test_one_side_is_set_alone(sheet: Sheet, name: str) -> None:
    sheet["B2"].borders[name].line_style = "continuous"
    drawn = {b.impl.side for b in sheet["B2"].borders if b.line_style != "none"}
    assert drawn == {name}


@conforms(
    case("a new cell has none", read=side("B2", "edge_top"), expected="none"),
    case("no border has no colour", read=side("B2", "edge_top", "color"),
         expected=None),
    case("borders.line_style sets edges and insides",
         do=lambda s: setattr(s["B2:C3"].borders, "line_style", "continuous"),
         read=lambda s: [b.line_style for b in s["B2:C3"].borders],
         expected=["continuous"] * 6 + ["none"] * 2),
    case("the common style reads back", do=lines("B2:C3", line_style="dash"),
         read=lambda s: s["B2:C3"].borders.line_style, expected="dash"),
    case("the common weight reads back",
         do=lines("B2:C3", line_style="continuous", weight="thick"),
         read=lambda s: s["B2:C3"].borders.weight, expected="thick"),
    case("the common colour reads back",
         do=lines("B2:C3", line_style="continuous", color=(255, 0, 0)),
         read=lambda s: s["B2:C3"].borders.color, expected=(255, 0, 0)),
    case("different sides read as None",
         do=lambda s: setattr(s["B2:C3"].borders["edge_top"], "line_style", "double"),
         read=lambda s: s["B2:C3"].borders.line_style, expected=None),
    case("outside leaves the inside",
         do=lambda s: s["B2:C3"].borders.set("outside", line_style="continuous"),
         read=side("B2:C3", "inside_vertical"), expected="none"),
    case("inside leaves the outside",
         do=lambda s: s["B2:C3"].borders.set("inside", line_style="continuous"),
         read=lambda s: (s["B2:C3"].borders["inside_horizontal"].line_style,
                         s["B2:C3"].borders["edge_left"].line_style),
         expected=("continuous", "none")),
    case("an edge is drawn on all its cells",
         do=lambda s: setattr(s["B2:D2"].borders["edge_top"], "weight", "thick"),
         read=side("D2", "edge_top", "weight"), expected="thick"),
    case("a bottom edge is the top edge of the cell below",
         do=lambda s: setattr(s["B2"].borders["edge_bottom"], "line_style", "dot"),
         read=side("B3", "edge_top"), expected="dot"),
    case("a left edge is the right edge of the cell before",
         do=lambda s: setattr(s["B2"].borders["edge_left"], "line_style", "dot"),
         read=side("A2", "edge_right"), expected="dot"),
    case("a line removed on one side is gone on the other",
         do=lambda s: (setattr(s["B2"].borders["edge_bottom"], "line_style", "dot"),
                       setattr(s["B3"].borders["edge_top"], "line_style", None)),
         read=side("B2", "edge_bottom"), expected="none"),
    case("setting one side leaves the others of mixed cells",
         do=lambda s: (lines("B2:C2", line_style="continuous")(s),
                       setattr(s["B2:B3"].borders["edge_left"], "weight", "thick")),
         read=side("B2", "edge_top"), expected="continuous"),
    case("«none» removes a line",
         do=lambda s: (lines("B2", line_style="continuous")(s),
                       setattr(s["B2"].borders["edge_top"], "line_style", "none")),
         read=side("B2", "edge_top"), expected="none"),
    case("clear removes all lines",
         do=lambda s: (lines("B2:C3", line_style="continuous")(s),
                       s["B2:C3"].borders.clear()),
         read=lambda s: s["B2:C3"].borders.line_style, expected="none"),
    case("clear of the inside keeps the edges",
         do=lambda s: (lines("B2:C3", line_style="continuous")(s),
                       s["B2:C3"].borders.clear("inside")),
         read=lambda s: (s["B2:C3"].borders["edge_top"].line_style,
                         s["B2:C3"].borders["inside_horizontal"].line_style),
         expected=("continuous", "none")),
    case("a weight draws a line where there was none",
         do=lambda s: setattr(s["B2"].borders["edge_top"], "weight", "medium"),
         read=side("B2", "edge_top"), expected="continuous"),
    case("a colour draws a line where there was none",
         do=lambda s: setattr(s["B2"].borders["edge_top"], "color", "#00ff00"),
         read=lambda s: (s["B2"].borders["edge_top"].line_style,
                         s["B2"].borders["edge_top"].color),
         expected=("continuous", (0, 255, 0))),
    case("a new line is thin", do=lines("B2", line_style="continuous"),
         read=side("B2", "edge_top", "weight"), expected="thin"),
    case("a new line is black", do=lines("B2", line_style="continuous"),
         read=side("B2", "edge_top", "color"), expected=(0, 0, 0)),
    case("a double line is thick", do=lines("B2", line_style="double"),
         read=side("B2", "edge_top", "weight"), expected="thick"),
    case("of a thick dash-dot-dot the style stays",
         do=lines("B2", line_style="dash_dot_dot", weight="thick"),
         read=lambda s: (s["B2"].borders["edge_top"].line_style,
                         s["B2"].borders["edge_top"].weight),
         expected=("dash_dot_dot", "thin")),
    case("a weight keeps the colour",
         do=lambda s: (lines("B2", color=(0, 0, 255))(s),
                       setattr(s["B2"].borders["edge_top"], "weight", "thick")),
         read=side("B2", "edge_top", "color"), expected=(0, 0, 255)),
    case("a single cell has no inside", do=lines("B2", line_style="continuous"),
         read=side("B2", "inside_vertical"), expected="none"),
    case("there are eight sides", read=lambda s: len(s["B2"].borders), expected=8),
    case("the sheet's first cell has edges too",
         do=lines("A1", line_style="continuous"),
         read=side("A1", "edge_top"), expected="continuous"),
    refused("a slanted line is not drawn by Calc", NotImplementedError,
            lambda s: setattr(s["B2"].borders["edge_top"], "line_style",
                              "slant_dash_dot")),
    refused("an unknown side is refused", ValueError, lambda s: s["B2"].borders["top"]),
)  # fmt: skip
def test_borders(sheet: Sheet, given: Any, do: Any, read: Any, expected: Any) -> None:
    check(sheet, given, do, read, expected)
