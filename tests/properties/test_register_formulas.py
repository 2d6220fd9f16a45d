"""Live formulas of the register, as LibreOffice computes them, say what we say.

Random registers typed into the workbook that a clerk gets. The engine never
sees a formula, and LibreOffice never sees the engine.
"""

from pathlib import Path

from tests.forms.register.filling import filled_register, recomputed
from tests.offices import Office
from tests.properties.registers import random_case
from tests.tries import sample
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

SEEDS = sample(range(100), 12)
NEAR = 1e-9


def same(one: CellValue, two: CellValue) -> bool:
    if one in (None, "") and two in (None, ""):
        return True
    if isinstance(one, float) and isinstance(two, float):
        return abs(one - two) < NEAR
    return one == two


def differences(ours: ClosedBook, theirs: ClosedBook) -> list[str]:
    """Each computed cell in which the two say different things."""
    found = []
    for name in ours.sheet_names:
        for (row, column), cell in ours.sheet(name).cells.items():
            if cell.formula is None:
                continue
            other = theirs.sheet(name).at(row, column).value
            if not same(cell.value, other):
                place = f"{name}!{a1(row, column)}"
                found.append(f"{place}: {cell.value!r}, LibreOffice {other!r}")
    return found


def test_engine_and_libreoffice_agree_in_every_computed_cell(
    office: Office, tmp_path: Path
) -> None:
    books, files, ratios = [], [], 0
    for seed in SEEDS:
        case = random_case(seed)
        book = filled_register(
            case.tables,
            year=case.year,
            settings=case.settings,
            switches=case.switches,
            office_rules=case.office_rules,
        )
        ratios += len(recomputed(book).ratios)
        book = ClosedBook.from_bytes(book.to_bytes())
        books.append(book)
        book_without = ClosedBook.from_bytes(book.data)
        book_without.drop_caches()
        files.append(tmp_path / f"register{seed:03}.xlsx")
        files[-1].write_bytes(book_without.to_bytes())
    results = office.many(files, "xlsx:Calc MS Excel 2007 XML", tmp_path / "out")
    found = [
        f"{seed}: {line}"
        for seed, book, path in zip(SEEDS, books, results, strict=True)
        for line in differences(book, ClosedBook.open(path))
    ]
    assert found == []
    assert ratios > 3 * len(SEEDS)
