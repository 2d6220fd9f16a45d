"""Formulas of whole blocks of cells, and array formulas."""

from typing import TYPE_CHECKING, Any

from toolkit.calc import blocks
from toolkit.calc.errors import CalcError

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
    """Formulas in Excel's spelling; constants as text, as Excel's COM gives them."""
    translate = cells.sheet.book.formulas.to_excel
    rows = tuple(
        tuple(_formula_out(text, translate) for text in row)
        for row in cells.uno.getFormulaArray()
    )
    return rows[0][0] if len(cells) == 1 else rows


def _formula_out(text: str, translate: Any) -> str:
    if text.startswith("="):
        return str(translate(text))
    if text.startswith("{="):
        return str(translate(text[1:-1]))
    # Calc marks texts that look like numbers; Excel's Formula does not.
    if text.startswith("'") and any(map(str.isdigit, text)):
        return text[1:]
    return text


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
