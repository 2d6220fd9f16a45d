"""One formula on its way to Calc's spelling."""

import re
from collections.abc import Mapping, MutableMapping

from toolkit.calc.errors import CalcError, FormulaError
from toolkit.calc.formula_parts import EXCEL, bare, outside_brackets

_OPERANDS = frozenset({"cell", "table", "word", "error", "broken"})

# Nothing can end with these.
_UNFINISHED = frozenset("+-*/^&=<>")
_OPENING = {")": ("(", "function"), "}": ("{",)}


class ToCalc:
    """One formula on its way to Calc. The stack says in what brackets we are."""

    def __init__(
        self, functions: Mapping[str, str], written: MutableMapping[str, str]
    ) -> None:
        self._functions = functions
        self._written = written
        self._stack: list[str] = []
        self._out: list[str] = []
        self._before = ""
        self._gap = False
        self._sheets: tuple[str, str] | None = None

    def translate(self, formula: str) -> str:
        for match in EXCEL.finditer(formula):
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
        # Calc would close brackets by itself, and keep the rest as an error.
        if self._stack or self._before in _UNFINISHED:
            raise FormulaError(f"The formula is not finished: {formula}")
        return "".join(self._out)

    def _same(self, text: str) -> str:
        return text

    def _function(self, text: str) -> str:
        self._stack.append("pending")
        name = bare(text)
        return self._functions.get(name.upper(), name)

    def _sheet(self, text: str) -> str:
        name = text[:-1]
        if name.startswith("'"):
            name = name[1:-1].replace("''", "'")
        if "[" in name:
            raise CalcError(f"{text}: Calc is not told to follow other workbooks.")
        first, colon, last = name.partition(":")
        if not colon:
            self._note(first)
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

    def _broken(self, text: str) -> str:  # noqa: ARG002
        # Of cells that are gone Excel's file, too, says nothing else.
        return "#REF!"

    def _word(self, text: str) -> str:
        in_array = "{" in self._stack
        if text.upper() in ("TRUE", "FALSE") and not in_array:
            return f"{text.upper()}()"
        self._note(text)
        return text

    def _note(self, name: str) -> None:
        self._written[name.lower()] = name

    def _table(self, text: str) -> str:
        name, _, inside = text.partition("[")
        self._note(name)
        inside = inside[:-1]
        if inside.startswith("@"):
            column = inside[1:]
            column = column if column.startswith("[") else f"[{column}]"
            inside = "#This Row" if column == "[]" else f"[#This Row],{column}"
        return f"{name}[{outside_brackets(inside, ',', ';')}]"

    def _mark(self, text: str) -> str:
        if text == "(":
            if self._stack and self._stack[-1] == "pending":
                self._stack[-1] = "function"
            else:
                self._stack.append("(")
        elif text == "{":
            self._stack.append("{")
        elif text in _OPENING:
            if not self._stack or self._stack.pop() not in _OPENING[text]:
                raise FormulaError(f"In a formula there is a «{text}» too many.")
        elif text == '"':
            raise FormulaError("In a formula a quotation mark is not closed.")
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
        if text == ";":
            if inner != "{":
                raise FormulaError(
                    "In a formula the separator is a comma, in every language, as in "
                    "Excel's Range.Formula; a semicolon only ends a row in {1,2;3,4}."
                )
            return "|"
        return text


def _calc_sheet(name: str) -> str:
    plain = re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name)
    return name if plain else "'" + name.replace("'", "''") + "'"
