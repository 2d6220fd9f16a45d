"""One formula on its way to Excel's spelling."""

import re
from collections.abc import Mapping

from toolkit.calc.addresses import quoted_sheet
from toolkit.calc.formula_parts import CALC, CELL, QUOTED, outside_brackets

# Sheet1!A1:Sheet3!A1, as the pieces come out, is Sheet1:Sheet3!A1 in Excel.
_SHEET_OUT = rf"(?>{QUOTED}|[^\W\d][\w.]*)"
_THREE_D = re.compile(rf"(?<![\w.'])({_SHEET_OUT})!({CELL}):({_SHEET_OUT})!({CELL})")


class ToExcel:
    """One formula on its way to Excel's spelling."""

    def __init__(
        self, functions: Mapping[str, str], written: Mapping[str, str]
    ) -> None:
        self._functions = functions
        self._written = written
        self._in_array = False

    def translate(self, formula: str) -> str:
        text = "".join(
            getattr(self, f"_{m.lastgroup}", _unchanged)(m[0])
            for m in CALC.finditer(formula)
        )
        return _THREE_D.sub(_three_d, text)

    def _function(self, text: str) -> str:
        # Calc keeps a function that it does not know in small letters.
        return self._functions.get(text.upper(), text.upper())

    def _cell(self, text: str) -> str:
        # So it keeps the cells of a sheet that there is not.
        return text.upper()

    def _broken(self, text: str) -> str:  # noqa: ARG002
        # As the file will say it, whatever of the sheet or the cell is left here.
        return "#REF!"

    def _boolean(self, text: str) -> str:
        return text.removesuffix("()")

    def _sheet(self, text: str) -> str:
        name = _plain_sheet(text[:-1])
        return f"{quoted_sheet(self._written.get(name, name))}!"

    def _word(self, text: str) -> str:
        return self._written.get(text, text)

    def _file(self, text: str) -> str:
        book, _, sheet = text[:-1].rpartition("#")
        folder, _, name = book.strip("'").removeprefix("file://").rpartition("/")
        place = f"{folder}/[{name}]{_plain_sheet(sheet)}".replace("'", "''")
        return f"'{place}'!"

    def _table(self, text: str) -> str:
        name, _, inside = text.partition("[")
        name = self._written.get(name, name)
        return f"{name}[{outside_brackets(inside[:-1], ';', ',')}]"

    def _mark(self, text: str) -> str:
        if text in "{}":
            self._in_array = text == "{"
        if text == ";":
            return ","
        if text == "|":
            return ";"
        return {"~": ",", "!": " "}.get(text, text)


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


def _plain_sheet(text: str) -> str:
    name = text.removeprefix("$")
    return name[1:-1].replace("''", "'") if name.startswith("'") else name
