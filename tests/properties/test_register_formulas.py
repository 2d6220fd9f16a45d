"""Live formulas of the register, as LibreOffice computes them, say what we say.

Random registers typed into the workbook that a clerk gets. The engine never
sees a formula, and LibreOffice never sees the engine.
"""

from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.forms.register.filling import filled_register, recomputed
from tests.offices import Office, Values
from tests.properties.noise import NOISES
from tests.properties.registers import Case, random_case
from tests.tries import sample
from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.computed import RATIO_MEASURES
from toolkit.model.emulation import Level, Rating, Staff
from toolkit.rules.words import LEVEL_WORDS, MEASURE_WORDS, RATING_WORDS, STAFF_WORDS
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.closed_book import ClosedBook

SEEDS = sample(range(100), 50)
NOISY = sample(range(4, 100), 48)
NEAR = 1e-9


def same(one: CellValue, two: CellValue) -> bool:
    if one in (None, "") and two in (None, ""):
        return True
    if isinstance(one, float) and isinstance(two, float):
        return abs(one - two) < NEAR
    return one == two


def differences(ours: ClosedBook, theirs: Values) -> list[str]:
    """Each computed cell in which LibreOffice says something else."""
    found = []
    for name in ours.sheet_names:
        for (row, column), cell in ours.sheet(name).cells.items():
            if cell.formula is None:
                continue
            other = theirs.get((name, row, column))
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
    results = map(office.computed, files)
    assert ratios > 3 * len(cases)
    return [
        f"{seed}: {line}"
        for seed, book, values in zip(cases, books, results, strict=True)
        for line in differences(book, values)
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


DAY = date(2022, 11, 1)
ROW = {
    "year": 2022,
    "recipient": "Cá nhân",
    "name": "Người 1",
    "unit": "Phòng A",
}
AWARD = {
    **ROW,
    "staff": STAFF_WORDS[Staff.DIRECT],
    "award": award_words()["base_fighter"],
    "day": DAY,
}
DOSSIER = {**ROW, "level": LEVEL_WORDS[Level.PROVINCE], "number": 2, "sent": DAY}
RATED = {**ROW, "rating": RATING_WORDS[Rating.GOOD]}
REFUSED: dict[str, dict[str, list[dict[str, Any]]]] = {
    "a fraction": {"awards": [{**AWARD, "number": n} for n in (2.5, 2.5, 3)]},
    "a fraction that is lost in the sum of huge numbers": {
        "awards": [{**AWARD, "number": n} for n in (1e17, 2.5)]
    },
    "a fraction of the last decimal that is judged": {
        "awards": [{**AWARD, "number": n} for n in (999, 2.000000002, 998, 997)]
    },
    "a fraction beside usual numbers, as numbers and as texts": {
        "awards": [{**AWARD, "number": n} for n in (1, 1, "1", "2", 2.5, True)]
    },
    "no number": {
        "awards": [
            {**AWARD, "number": n}
            for n in (CellError("#N/A"), "3 người", "2,5", " ", -2, 0, 2.0000000001, 4)
        ],
        "dossiers": [
            {**DOSSIER, "sent": day}
            for day in (2022, 2.5, "01/11/2022", 99999999, CellError("#N/A"), 44866.5)
        ]
        + [{**DOSSIER, "returned": day} for day in (2022, 2.5, "5/12", DAY)],
    },
    "a fraction of dossiers": {"dossiers": [DOSSIER, {**DOSSIER, "number": 0.4}]},
    "no words": {
        "ratings": [
            {**RATED, field: value}
            for field in ("service", "group", "unit", "rating", "recipient")
            for value in (CellError("#N/A"), "  ", "linh tinh")
        ],
    },
    "numbers for names, a text for a year": {
        "ratings": [
            *(
                {**RATED, "unit": name, "group": name}
                for name in (2.5, 115, "1", "3.5")
            ),
            {**RATED, "year": "2022", "unit": "Phòng mới"},
        ],
        "awards": [{**AWARD, "unit": 2.5}, {**AWARD, "year": "2022"}],
    },
}
"""What the engine refuses in cells that are counted."""
COUNTS = [MEASURE_WORDS[one] for one in RATIO_MEASURES]
COUNTED = ("không quá", 50, None, "cơ quan", date(2014, 6, 1), None, "QĐ của cơ quan")
"""The rest of a rule of the office, of which there is one for each measure."""


def test_what_the_engine_refuses_no_live_formula_counts(
    office: Office, tmp_path: Path
) -> None:
    """A pasted 2.5 goes past the list of what a cell takes."""
    cases = {
        at: Case(
            2022,
            {"awards": [AWARD], "dossiers": [DOSSIER], "ratings": [RATED], **tables},
            {},
            {"R9a": "có"},
            [
                [f"CQ{n}", *two, *COUNTED]
                for n, two in enumerate(
                    pairwise(map(MEASURE_WORDS.get, RATIO_MEASURES))
                )
            ],
        )
        for at, tables in enumerate(REFUSED.values())
    }
    assert found_by(office, cases, tmp_path) == []
