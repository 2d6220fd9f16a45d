"""Live formulas of the register, as LibreOffice computes them, say what we say.

Random registers typed into the workbook that a clerk gets. The engine never
sees a formula, and LibreOffice never sees the engine.
"""

from pathlib import Path
from random import Random

import pytest

from tests.forms.register.filling import filled_register, recomputed
from tests.offices import Office
from tests.properties.noise import NOISES
from tests.properties.registers import Case, random_case
from tests.tries import sample
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

SEEDS = sample(range(100), 25)
NOISY = sample(range(4, 100), 24)
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


def typed_in(case: Case) -> ClosedBook:
    """The register that a clerk gets, with the rows of a case in it."""
    return filled_register(
        case.tables,
        year=case.year,
        settings=case.settings,
        switches=case.switches,
        office_rules=case.office_rules,
    )


def found_by(office: Office, cases: dict[int, Case], folder: Path) -> list[str]:
    """What LibreOffice computes otherwise than we do."""
    books, files, ratios = [], [], 0
    for seed, case in cases.items():
        book = typed_in(case)
        ratios += len(recomputed(book).ratios)
        book = ClosedBook.from_bytes(book.to_bytes())
        books.append(book)
        book_without = ClosedBook.from_bytes(book.data)
        book_without.drop_caches()
        files.append(folder / f"register{seed:03}.xlsx")
        files[-1].write_bytes(book_without.to_bytes())
    results = office.many(files, "xlsx:Calc MS Excel 2007 XML", folder / "out")
    assert ratios > 3 * len(cases)
    return [
        f"{seed}: {line}"
        for seed, book, path in zip(cases, books, results, strict=True)
        for line in differences(book, ClosedBook.open(path))
    ]


def test_engine_and_libreoffice_agree_in_every_computed_cell(
    office: Office, tmp_path: Path
) -> None:
    cases = {seed: random_case(seed) for seed in SEEDS}
    assert found_by(office, cases, tmp_path) == []


def noisy(case: Case) -> Case:
    """Every count and every share as some arithmetic would have left it."""
    luck = Random(case.year)

    def worn(number: float) -> float:
        return luck.choice(NOISES)(float(number))

    tables = {
        key: [
            {**row, "number": worn(row["number"])} if row.get("number") else row
            for row in rows
        ]
        for key, rows in case.tables.items()
    }
    rules = [[*rule[:4], worn(rule[4]), *rule[5:]] for rule in case.office_rules]
    return case._replace(tables=tables, office_rules=rules)


@pytest.mark.slow
def test_what_arithmetic_leaves_of_counts_and_shares_changes_nothing(
    office: Office, tmp_path: Path
) -> None:
    """94.99999999999999 is 95 per cent, and 2.9999999999999996 are three people."""
    cases = {seed: noisy(random_case(seed)) for seed in NOISY}
    assert found_by(office, cases, tmp_path) == []
    for seed, case in cases.items():
        plain = recomputed(typed_in(random_case(seed)))
        assert recomputed(typed_in(case)).ratios == plain.ratios, seed
