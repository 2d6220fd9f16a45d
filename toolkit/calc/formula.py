"""Formula text between Excel's spelling and Calc's (its API's)."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toolkit.calc.addresses import column_name, column_number, quoted_sheet
from toolkit.calc.errors import CalcError

_CELL = r"\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?![\w.(])"
_QUOTED = r"'(?:[^']|'')*'"
_WORD = r"[^\W\d][\w.?\\]*"
_TITLE = r"[^\W\d][\w.]*"
_BRACKETS = r"\[(?:[^\[\]']|'.|\[(?:[^\[\]']|'.)*\])*\]"
_COMMON = {
    "string": r'"(?:[^"]|"")*"',
    "error": r"#(?:REF|DIV/0|N/A|NAME\?|NULL|NUM|VALUE)[!]?",
    "function": rf"{_WORD}(?=\()",
    "number": r"(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w.:$])",
}
_EXCEL = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            "string": _COMMON["string"],
            "error": _COMMON["error"],
            # Sheet1!  'Tham số'!  Sheet1:Sheet3!  'Quý 1:Quý 4'!  [1]Sheet1!
            "sheet": rf"(?:{_QUOTED}|{_TITLE}(?::{_TITLE})?|\[[^\]]*\][\w.]*)!",
            "function": _COMMON["function"],
            "table": rf"(?:[^\W\d][\w.]*)?{_BRACKETS}",
            "cell": _CELL,
            "number": _COMMON["number"],
            "word": _WORD,
            "space": r"\s+",
            "mark": r".",
        }.items()
    ),
    re.DOTALL,
)
_CALC = re.compile(
    "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in {
            "string": _COMMON["string"],
            "file": rf"({_QUOTED})#\$?({_QUOTED}|\w+)\.",
            "sheet": rf"\$?{_QUOTED}\.|\$[^\W\d]\w*\.|\w+\.(?={_CELL}|#REF!)",
            "error": _COMMON["error"],
            # Excel writes the constant; Calc knows only the function.
            "boolean": r"(?:TRUE|FALSE)\(\)",
            "function": _COMMON["function"],
            "table": rf"(?:[^\W\d][\w.]*)?{_BRACKETS}",
            "cell": _CELL,
            "number": _COMMON["number"],
            "word": _WORD,
            "space": r"\s+",
            "mark": r".",
        }.items()
    ),
    re.DOTALL,
)
_REFERENCE = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})")
_THIS_ROW = re.compile(r"@(\[.*\]|[^\[\]]+)?")
# Written into files by Excel in front of functions younger than 2007.
_PREFIXES = ("_xlfn._xlws.", "_xlfn.", "_xlws.", "_xludf.")
_OPERANDS = frozenset({"cell", "table", "word", "error"})


class Mapped(NamedTuple):
    """One entry of LibreOffice's FormulaOpCodeMapper."""

    name: str
    token: tuple[int, str]


class Translator:
    """Translates formulas; `functions` are the names that the office gives them."""

    def __init__(self, excel: Iterable[Mapped], calc: Iterable[Mapped]) -> None:
        excel, calc = tuple(excel), tuple(calc)
        in_calc, in_excel = _preferred(calc), _preferred(excel)
        known = {entry.name: entry.token for entry in calc}
        self._to_calc = {
            _bare(entry.name): in_calc[entry.token]
            for entry in excel
            if entry.token in in_calc
            and not _same_function(entry.token, known.get(_bare(entry.name)))
        }
        self._to_excel = {
            entry.name: _bare(in_excel[entry.token])
            for entry in calc
            if entry.token in in_excel and _bare(in_excel[entry.token]) != entry.name
        }

    def to_calc(self, formula: str) -> str:
        """Excel's `=SUM('Tham số'!A1,1)` → Calc's `=SUM($'Tham số'.A1;1)`.

        Raises:
            CalcError: what Calc has no words for: other workbooks, spilled ranges.
        """
        return _ToCalc(self._to_calc).translate(formula)

    def to_excel(self, formula: str) -> str:
        """Calc's spelling → Excel's."""
        return _ToExcel(self._to_excel).translate(formula)


def _same_function(wanted: tuple[int, str], named: tuple[int, str] | None) -> bool:
    """Whether the name leads to it in Calc too, or to Calc's own instead.

    Some of Excel's functions are mapped to an add-in's (which has a name besides
    its number) though Calc has its own by now, with more of Excel's options.
    """
    return named == wanted or (named is not None and bool(wanted[1]))


def _bare(name: str) -> str:
    for prefix in _PREFIXES:
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    return name


def _preferred(entries: Iterable[Mapped]) -> dict[tuple[int, str], str]:
    """One name for each function: the shortest, never an add-in's inner one."""
    found: dict[tuple[int, str], str] = {}
    for name, token in entries:
        present = found.get(token)
        if present is None or _rank(name) < _rank(present):
            found[token] = name
    return found


def _rank(name: str) -> tuple[bool, int, str]:
    return name.startswith(("COM.", "ORG.", "_xlfn.ORG.")), len(name), name


class _ToCalc:
    """One formula on its way to Calc. The stack says in what brackets we are."""

    def __init__(self, functions: Mapping[str, str]) -> None:
        self._functions = functions
        self._stack: list[str] = []
        self._out: list[str] = []
        self._before = ""
        self._gap = False
        self._sheets: tuple[str, str] | None = None

    def translate(self, formula: str) -> str:
        for match in _EXCEL.finditer(formula):
            kind, text = match.lastgroup or "mark", match[0]
            if kind == "space":
                # Two references with only a space between: the intersection.
                self._gap = True
                self._out.append(text)
                continue
            starts = kind in _OPERANDS or kind == "sheet" or text == "("
            if self._gap and starts and self._before in (*_OPERANDS, ")"):
                while self._out and self._out[-1].isspace():
                    self._out.pop()
                self._out.append("!")
            self._gap = False
            self._out.append(getattr(self, f"_{kind}", self._same)(text))
            self._before = text if kind == "mark" else kind
        return "".join(self._out)

    def _same(self, text: str) -> str:
        return text

    def _function(self, text: str) -> str:
        self._stack.append("pending")
        name = _bare_any(text)
        return self._functions.get(name.upper(), name)

    def _sheet(self, text: str) -> str:
        name = text[:-1]
        if name.startswith("'"):
            name = name[1:-1].replace("''", "'")
        if "[" in name:
            raise CalcError(f"{text}: Calc is not told to follow other workbooks.")
        first, colon, last = name.partition(":")
        if not colon:
            return f"${_calc_sheet(first)}."
        # Sheet1:Sheet3!A1 → $Sheet1.A1:$Sheet3.A1, when the cell is known.
        self._sheets = first, last
        return ""

    def _cell(self, text: str) -> str:
        if self._sheets is None:
            return text
        first, last = self._sheets
        self._sheets = None
        return f"${_calc_sheet(first)}.{text}:${_calc_sheet(last)}.{text}"

    def _word(self, text: str) -> str:
        in_array = "{" in self._stack
        if text.upper() in ("TRUE", "FALSE") and not in_array:
            return f"{text.upper()}()"
        return text

    def _table(self, text: str) -> str:
        name, _, inside = text.partition("[")
        inside = inside[:-1]
        if inside.startswith("@"):
            column = inside[1:]
            column = column if column.startswith("[") else f"[{column}]"
            inside = "#This Row" if column == "[]" else f"[#This Row],{column}"
        return f"{name}[{_outside_brackets(inside, ',', ';')}]"

    def _mark(self, text: str) -> str:
        if text == "(":
            if self._stack and self._stack[-1] == "pending":
                self._stack[-1] = "function"
            else:
                self._stack.append("(")
        elif text == "{":
            self._stack.append("{")
        elif text in ")}":
            if self._stack:
                self._stack.pop()
        elif text == "@":
            return ""
        elif text == "#":
            raise CalcError("Calc has no spilled ranges (A1#): write the whole range.")
        return self._separator(text)

    def _separator(self, text: str) -> str:
        inner = self._stack[-1] if self._stack else ""
        if text == ",":
            # In plain brackets, or in none, the comma joins references.
            return ";" if inner in ("function", "{") else "~"
        if text == ";" and inner == "{":
            return "|"
        return text


class _ToExcel:
    """One formula on its way to Excel's spelling."""

    def __init__(self, functions: Mapping[str, str]) -> None:
        self._functions = functions
        self._in_array = False

    def translate(self, formula: str) -> str:
        text = "".join(
            getattr(self, f"_{m.lastgroup}", _unchanged)(m[0])
            for m in _CALC.finditer(formula)
        )
        return _THREE_D.sub(_three_d, text)

    def _function(self, text: str) -> str:
        return self._functions.get(text.upper(), text)

    def _boolean(self, text: str) -> str:
        return text.removesuffix("()")

    def _sheet(self, text: str) -> str:
        return f"{quoted_sheet(_plain_sheet(text[:-1]))}!"

    def _file(self, text: str) -> str:
        book, _, sheet = text[:-1].rpartition("#")
        folder, _, name = book.strip("'").removeprefix("file://").rpartition("/")
        place = f"{folder}/[{name}]{_plain_sheet(sheet)}".replace("'", "''")
        return f"'{place}'!"

    def _table(self, text: str) -> str:
        name, _, inside = text.partition("[")
        return f"{name}[{_outside_brackets(inside[:-1], ';', ',')}]"

    def _mark(self, text: str) -> str:
        if text in "{}":
            self._in_array = text == "{"
        if text == ";":
            return ","
        if text == "|":
            return ";"
        return {"~": ",", "!": " "}.get(text, text)


# Sheet1!A1:Sheet3!A1, as the pieces come out, is Sheet1:Sheet3!A1 in Excel.
_SHEET_OUT = r"(?:'(?:[^']|'')*'|[^\W\d][\w.]*)"
_THREE_D = re.compile(rf"({_SHEET_OUT})!({_CELL}):({_SHEET_OUT})!({_CELL})")


def _three_d(match: re.Match[str]) -> str:
    first, cell, last, other = match.groups()
    cells = cell if cell == other else f"{cell}:{other}"
    if first == last:
        return f"{first}!{cells}"
    both = f"{first.strip(chr(39))}:{last.strip(chr(39))}"
    quoted = "'" in first + last
    return f"'{both}'!{cells}" if quoted else f"{both}!{cells}"


def _unchanged(text: str) -> str:
    return text


def _bare_any(name: str) -> str:
    for prefix in _PREFIXES:
        if name.lower().startswith(prefix):
            return name[len(prefix) :]
    return name


def _calc_sheet(name: str) -> str:
    plain = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name)
    return name if plain else "'" + name.replace("'", "''") + "'"


def _plain_sheet(text: str) -> str:
    name = text.removeprefix("$")
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def _outside_brackets(text: str, old: str, new: str) -> str:
    """Change a separator where no [column] is open."""
    depth, out = 0, []
    for letter in text:
        depth += (letter == "[") - (letter == "]")
        out.append(new if letter == old and not depth else letter)
    return "".join(out)


def shifted(formula: str, down: int, right: int) -> str:
    """An Excel formula as it reads that many cells further: fill and copy.

    Raises:
        CalcError: a reference would leave the sheet.
    """
    if not down and not right:
        return formula

    def move(match: re.Match[str]) -> str:
        if match.lastgroup != "cell":
            return match[0]
        return _moved(match[0], down, right)

    return _EXCEL.sub(move, formula)


def _moved(text: str, down: int, right: int) -> str:
    found = _REFERENCE.fullmatch(text)
    if found is None:
        return text
    fixed_column, letters, fixed_row, digits = found.groups()
    column = column_number(letters) + (0 if fixed_column else right)
    row = int(digits) + (0 if fixed_row else down)
    if column < 1 or row < 1:
        raise CalcError(f"{text} cannot be moved {down} down and {right} right.")
    return f"{fixed_column}{column_name(column)}{fixed_row}{row}"
