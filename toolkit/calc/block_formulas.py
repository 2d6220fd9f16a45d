"""Formulas of whole blocks of cells, and array formulas."""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from toolkit.calc import blocks
from toolkit.calc.errors import CalcError
from toolkit.calc.values import Kind

if TYPE_CHECKING:
    from toolkit.calc.ranges import Range


def contents(
    cells: "Range",
) -> tuple[list[list[float | str]], list[tuple[int, int, str]]]:
    """What `put` would put back: constants, and formulas in Excel's spelling."""
    translate = cells.sheet.book.formulas.to_excel
    data, formulas = [], []
    pairs = zip(cells.uno.getDataArray(), cells.uno.getFormulaArray(), strict=True)
    for y, (values_row, texts) in enumerate(pairs):
        row: list[float | str] = []
        for x, (value, text) in enumerate(zip(values_row, texts, strict=True)):
            # A text «=x» is its own value; a formula is not.
            is_formula = text.startswith("=") and text != value
            if is_formula:
                formulas.append((y, x, translate(text)))
            row.append("" if is_formula else value)
        data.append(row)
    return data, formulas


def read_formulas(cells: "Range") -> Any:
    """Formulas in Excel's spelling; constants as text, as Excel's COM gives them.

    A date is its serial number, a number has all of its digits.
    """
    translate = cells.sheet.book.formulas.to_excel
    data = cells.uno.getDataArray()
    logical = _logical(cells, data)
    rows = tuple(
        tuple(
            _formula_out(text, value, translate, (y, x) in logical)
            for x, (text, value) in enumerate(zip(texts, line, strict=True))
        )
        for y, (texts, line) in enumerate(
            zip(cells.uno.getFormulaArray(), data, strict=True)
        )
    )
    return rows[0][0] if len(cells) == 1 else rows


def _logical(cells: "Range", data: Any) -> set[tuple[int, int]]:
    """Which cells show a number as TRUE or FALSE."""
    if not any(type(value) is float for row in data for value in row):
        return set()
    formats = blocks.formats_of(cells)
    if Kind.LOGICAL not in (formats.most, *(kind for kind, _ in formats.others)):
        return set()
    grid = formats.grid(*cells.shape)
    return {
        (y, x)
        for y, kinds in enumerate(grid)
        for x, kind in enumerate(kinds)
        if kind is Kind.LOGICAL
    }


def _formula_out(text: str, value: Any, translate: Any, logical: bool) -> str:
    # A text «=x» is its own value; a formula is not.
    if text.startswith("=") and text != value:
        return str(translate(text))
    if text.startswith("{=") and text != value:
        return str(translate(text[1:-1]))
    if type(value) is not float:
        return text if value is None else str(value)
    if logical:
        return "TRUE" if value else "FALSE"
    return _number_out(value)


# So many places Excel writes out before it turns to powers of ten.
_PLACES = 20


def _number_out(value: float) -> str:
    """A number that reads back as just this one."""
    shortest = Decimal(repr(value + 0.0))
    plain = f"{shortest:f}".removesuffix(".0")
    if len(plain.lstrip("-").replace(".", "")) <= _PLACES:
        return plain
    return repr(value).upper()


def write_formulas(cells: "Range", data: Any) -> None:
    """As `write`: Excel's `Formula` takes values as well."""
    blocks.write(cells, data)


def read_array_formula(cells: "Range") -> str | None:
    """The array formula over these cells, or their one formula, "" for none."""
    text = cells.uno.getArrayFormula()
    if text:
        return str(cells.sheet.book.formulas.to_excel(text.strip("{}")))
    if len(cells) == 1:
        return str(read_formulas(cells))
    return None


def write_array_formula(cells: "Range", text: str) -> None:
    """One array formula over all of the cells."""
    if not text:
        cells.clear_contents()
        return
    if not text.startswith("="):
        raise CalcError(f"{text!r} is not a formula.")
    with cells.sheet.writable(cells):
        cells.uno.setArrayFormula(cells.sheet.book.formulas.to_calc(text))
