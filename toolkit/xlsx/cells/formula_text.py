"""Formula text: shared formulas expanded, formulas compared, references found."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from toolkit.xlsx.cells.address import MAX_COLUMN, MAX_ROW, column_number, letters
from toolkit.xlsx.cells.place import SpotKey

Reference = tuple[str | None, int, int, int, int]  # sheet, top, left, bottom, right

_NOT_IN_WORD = r"(?<![\w.\\?])"
_WORD_ENDS = r"(?![\w.!\[\\?]|\s*\()"
_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9][0-9]{0,6}"
# What never ends is taken whole as well, and a word from its beginning only: however
# long a formula is, each of its letters is looked at a few times.
_TOKEN = re.compile(
    rf"""
      (?P<string> "(?:[^"]|"")*" )
    | (?P<sheet> \$?'(?:[^']++|'')*+'!
      | \$?{_NOT_IN_WORD}(?:\[[^\[\]]*+\])?[\w.\\?]++(?::[\w.\\?]++)?! )
    | (?P<quoted> '(?:[^']++|'')*+'? )
    | (?P<bracket> \[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*+\])*+\]? )
    | (?P<error> \#[A-Za-z/0]+[!?]? )
    | {_NOT_IN_WORD} (?:
        (?P<area> {_CELL}(?::{_CELL})? {_WORD_ENDS} )
      | (?P<columns> \$?[A-Za-z]{{1,3}}:\$?[A-Za-z]{{1,3}} {_WORD_ENDS} )
      | (?P<rows> \$?[1-9][0-9]{{0,6}}:\$?[1-9][0-9]{{0,6}} {_WORD_ENDS} )
      | (?P<number>
          (?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++)(?:[Ee][+-]?[0-9]++)?+ (?![\w.]) )
      | (?P<boolean> (?i:TRUE|FALSE)\s*+\(\s*+\) )
      )
    | (?P<word> [^\W\d][\w.\\?]* | \\[\w.\\?]* )
    | (?P<space> \s+ )
    | (?P<other> [0-9]++ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_END = re.compile(r"(\$?)([A-Za-z]*)(\$?)([0-9]*)")
_NEW_FUNCTION = re.compile(r"(?:_XLFN\.|_XLWS\.|_XLUDF\.)+")


class _Corner(NamedTuple):
    """One end of a reference. Column 0: a whole row; row 0: a whole column."""

    row: int
    column: int
    row_fixed: bool
    column_fixed: bool

    def moved(self, down: int, right: int) -> str:
        """The corner's text as copying moves it; "" when it leaves the grid."""
        row, column, row_fixed, column_fixed = self
        said = ""
        if column:
            column += 0 if column_fixed else right
            if not 1 <= column <= MAX_COLUMN:
                return ""
            said = f"${letters(column)}" if column_fixed else letters(column)
        if row:
            row += 0 if row_fixed else down
            if not 1 <= row <= MAX_ROW:
                return ""
            said += f"${row}" if row_fixed else str(row)
        return said

    def text(self) -> str:
        column = ("$" if self.column_fixed else "") + letters(self.column)
        row = ("$" if self.row_fixed else "") + str(self.row)
        return (column if self.column else "") + (row if self.row else "")


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(formula):
        yield match.lastgroup or "other", match[0]


def _corner(text: str) -> _Corner | None:
    match = _END.fullmatch(text)
    if match is None:
        return None
    first, name, second, digits = match.groups()
    column = column_number(name)
    row = int(digits or 0)
    if column > MAX_COLUMN or row > MAX_ROW:
        return None
    fixed = first if not name else second
    return _Corner(row, column, bool(fixed), bool(first and name))


def _corners(text: str) -> tuple[_Corner, ...]:
    """The one or two ends of a reference; empty for a name such as ZZZ1."""
    ends = tuple(_corner(end) for end in text.split(":"))
    return tuple(end for end in ends if end) if all(ends) else ()


@lru_cache(maxsize=512)
def _parts(formula: str) -> tuple[str | tuple[_Corner, ...], ...]:
    """A formula cut into text that stays and references that may move."""
    parts: list[str | tuple[_Corner, ...]] = []
    for kind, text in _tokens(formula):
        corners = _corners(text) if kind in ("area", "columns", "rows") else ()
        if corners:
            parts.append(corners)
        elif parts and isinstance(parts[-1], str):
            parts[-1] += text
        else:
            parts.append(text)
    return tuple(parts)


def pieces(formula: str) -> list[str]:
    """Text and cell by turns: a cell is `$` or "", letters, `$` or "", digits.

    Letters are "" for a whole row, digits for a whole column; both ends of A1:B2 are
    cells with the text ":" between them.
    """
    found = [""]
    for part in _parts(formula):
        if isinstance(part, str):
            found[-1] += part
            continue
        for number, end in enumerate(part):
            if number:
                found[-1] += ":"
            found += [
                "$" if end.column and end.column_fixed else "",
                letters(end.column),
                "$" if end.row and end.row_fixed else "",
                str(end.row or ""),
                "",
            ]
    return found


def expand(master: str, from_cell: SpotKey, to_cell: SpotKey) -> str:
    """The formula `master` of one cell as copying it to another cell writes it.

    Cells are (row, column). Relative parts of references move, `$` parts stay; a
    reference that would leave the grid becomes #REF!.
    """
    down, right = to_cell[0] - from_cell[0], to_cell[1] - from_cell[1]
    if not (down or right):
        return master
    written = []
    for part in _parts(master):
        if isinstance(part, str):
            written.append(part)
        else:
            moved = [end.moved(down, right) for end in part]
            written.append(":".join(moved) if all(moved) else "#REF!")
    return "".join(written)


@lru_cache(maxsize=512)
def references(formula: str) -> tuple[Reference, ...]:
    """The rectangles a formula names, in order: (sheet, top, left, bottom, right).

    `sheet` is None on the formula's own sheet; else the name without quotes ("A:C"
    for a range of sheets, "[1]Sheet1" for another workbook). Whole rows and columns
    reach to the edge of the grid. Names and table references are not resolved.
    """
    found: list[Reference] = []
    sheet: str | None = None
    for kind, text in _tokens(formula):
        if kind == "sheet":
            sheet = _sheet_name(text)
            continue
        if kind in ("area", "columns", "rows") and (corners := _corners(text)):
            found.append((sheet, *_rectangle(corners)))
        sheet = None
    return tuple(found)


def _rectangle(corners: tuple[_Corner, ...]) -> tuple[int, int, int, int]:
    one, two = corners[0], corners[-1]
    top, bottom = sorted((one.row, two.row))
    left, right = sorted((one.column, two.column))
    return top or 1, left or 1, bottom or MAX_ROW, right or MAX_COLUMN


def _sheet_name(prefix: str) -> str:
    """'Chấm điểm'! → Chấm điểm; also $Sheet1! as LibreOffice may write it."""
    name = prefix[:-1].removeprefix("$")
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def same_formula(one: str | None, two: str | None) -> bool:
    """Whether two formulas are the same but for the way programs spell them.

    Not a difference: a leading "=", the case of functions, names and references,
    spaces outside text, quotes round a sheet's name, the prefixes of newer functions
    (_xlfn.), TRUE for TRUE(), 0.10 for 0.1, A1:A1048576 for A:A, A1:A1 for A1. `$` is
    one.
    """
    if one is None or two is None or one == two:
        return one == two
    return normal_form(one) == normal_form(two)


def normal_form(formula: str) -> str:
    """A formula in the one spelling in which formulas are compared; not for a cell."""
    # A text constant is seldom met again: every workbook may have another one.
    return _normal(formula) if formula.startswith('"') else _known(formula)


def _normal(formula: str) -> str:
    text = formula.strip()
    tokens = list(_tokens(text[1:] if text.startswith("=") else text))
    return "".join(_normal_token(kind, text) for kind, text in tokens)


_known = lru_cache(maxsize=4096)(_normal)


class Token(NamedTuple):
    """A piece of a formula: string, sheet, area, number, word, other …, and its text.

    Areas are whole rows and columns too.
    """

    kind: str
    text: str


def tokens(formula: str) -> list[Token]:
    """The pieces of a formula but for spaces, in the spelling of `normal_form`."""
    same = {"columns": "area", "rows": "area"}
    return [
        Token(same.get(kind, kind), _normal_token(kind, text))
        for kind, text in _tokens(formula)
        if kind != "space"
    ]


def _normal_token(kind: str, text: str) -> str:
    match kind:
        case "string":
            return text
        case "sheet":
            return f"'{_sheet_name(text).upper()}'!"
        case "area" | "columns" | "rows":
            return _normal_reference(text)
        case "number":
            return repr(float(text))
        case "boolean":
            return text.upper().partition("(")[0].rstrip()
        case "word":
            return _NEW_FUNCTION.sub("", text.upper())
        case "space":
            return ""
        case _:
            return text.upper()


def _normal_reference(text: str) -> str:
    corners = _corners(text)
    if len(corners) == 2:
        one, two = corners
        if (one.row, two.row) == (1, MAX_ROW):
            corners = tuple(end._replace(row=0, row_fixed=False) for end in corners)
        elif (one.column, two.column) == (1, MAX_COLUMN):
            corners = tuple(e._replace(column=0, column_fixed=False) for e in corners)
    if len(corners) == 2 and corners[0] == corners[1] and all(corners[0][:2]):
        corners = corners[:1]  # as Gnumeric writes a cell where a range may stand
    return ":".join(end.text() for end in corners) or text.upper()
