"""How many alarms of the general checks are true, and how many faults they find.

`python -m tests.benchmarks.alarms [SEED] [--false] [--missed] [--openpyxl]`: clean
office workbooks of ten kinds, tempting ones, and others with one fault planted in each,
from the seed. The rules were made looking at some seeds: judge them by another one.
"""

import sys
from collections import Counter
from io import BytesIO
from random import Random
from typing import NamedTuple

import openpyxl

from tests.audit_corpus.page import Page, read, to_bytes
from tests.office_books import counts, money, tempting
from tests.office_books.faults import PLANTS, Plant, Planted
from toolkit.audit import audit_book
from toolkit.findings import Finding
from toolkit.xlsx.cells.address import a1, parse_a1

KINDS = (
    *(money.budget, money.statement, money.payroll, money.donations, money.prices),
    *(counts.timesheet, counts.class_list, counts.inventory, counts.unit_scores),
    counts.attendance,
)
TEMPTING = (
    *(tempting.forecast, tempting.remainder, tempting.two_tables, tempting.opening),
    *(tempting.rates, tempting.mixed_formulas),
)
PLAIN, TEMPTED = 80, 24  # clean workbooks
EACH = 12  # faults of a kind
SEED = 2026


class Judged(NamedTuple):
    """The alarms of one workbook by what they are worth, and what is missed."""

    true: int
    near: int
    false: list[Finding]


def alarms(pages: list[Page], bare: bool) -> list[Finding]:
    """What the general checks say of a workbook; `bare`: saved without values."""
    data = to_bytes(pages)
    if bare:
        out = BytesIO()
        openpyxl.load_workbook(BytesIO(data)).save(out)
        data = out.getvalue()
    return audit_book(read(data), manual_calculation=False, skip_sheets=())


def judged(found: list[Finding], fault: Planted) -> Judged:
    """An alarm at a planted cell is true, one right beside it is near."""
    true, near, false = 0, 0, []
    for one in found:
        row, column = parse_a1(one.cell)
        here = fault.cells if one.sheet == fault.sheet else frozenset()
        if (row, column) in here:
            true += 1
        elif any(abs(row - r) <= 1 and abs(column - c) <= 1 for r, c in here):
            near += 1
        else:
            false.append(one)
    return Judged(true, near, false)


def clean_books(seed: int, words: list[str]) -> int:
    """The false alarms of the clean workbooks, printed by kind."""
    wrong = Counter[str]()
    kinds = [KINDS[n % len(KINDS)] for n in range(PLAIN)]
    kinds += [TEMPTING[n % len(TEMPTING)] for n in range(TEMPTED)]
    for number, make in enumerate(kinds):
        found = alarms(make(Random(f"{seed} clean {number}")), "--openpyxl" in words)
        wrong.update([make.__name__] * len(found))
        if "--false" in words:
            _told(f"{make.__name__} {number}", found)
    print(f"{len(kinds)} clean workbooks: {wrong.total()} false alarms {dict(wrong)}")
    return wrong.total()


def faulty_books(seed: int, plant: Plant, words: list[str]) -> list[Judged]:
    """Workbooks with one fault of a kind each."""
    results: list[Judged] = []
    for attempt in range(40 * EACH):
        if len(results) == EACH:
            break
        rng = Random(f"{seed} {plant.__name__} {attempt}")
        make = rng.choice(KINDS)
        pages = make(rng)
        fault = plant(rng, pages)
        if fault is None:
            continue
        result = judged(alarms(pages, "--openpyxl" in words), fault)
        results.append(result)
        where = f"  {plant.__name__} in {make.__name__} {attempt}"
        if "--missed" in words and not result.true:
            first = sorted(fault.cells)[0]
            page = next(page for page in pages if page.name == fault.sheet)
            print(f"{where} missed: {page.name} {a1(*first)} {page.cells[first]}")
        if "--false" in words:
            _told(where, result.false)
    return results


def _told(where: str, findings: list[Finding]) -> None:
    for one in findings:
        print(f"{where}: {one.code} {one.statement}")


def main(seed: int, words: list[str]) -> None:
    """Print the table."""
    wrong = clean_books(seed, words)
    print(f"{'fault':17}{'planted':>8}{'found':>7}{'recall':>8}{'near':>6}{'false':>7}")
    every: list[Judged] = []
    for plant in PLANTS:
        some = faulty_books(seed, plant, words)
        every += some
        hit, near = sum(one.true > 0 for one in some), sum(one.near for one in some)
        bad, number = sum(len(one.false) for one in some), len(some)
        share = hit / max(1, number)
        print(f"{plant.__name__:17}{number:8}{hit:7}{share:8.2f}{near:6}{bad:7}")
    true, near = sum(one.true for one in every), sum(one.near for one in every)
    bad, hit = sum(len(one.false) for one in every), sum(one.true > 0 for one in every)
    share = true / max(1, true + near + bad + wrong)
    print(f"{len(every)} faults, {hit} found: recall {hit / max(1, len(every)):.0%}")
    print(f"alarms: {true} true, {near} near, {bad} false beside faults, {wrong} false")
    print(f"in clean workbooks: {share:.1%} of all are true")


if __name__ == "__main__":
    numbers = [word for word in sys.argv[1:] if word.isdecimal()]
    main(int(numbers[0]) if numbers else SEED, sys.argv[1:])
