"""Numbers with the remainders of binary sums: who says what; before and now.

`python tests/benchmarks/precision.py [SCORECARDS]`. So many noisy scorecards are
computed by LibreOffice and by formualizer and read by the engine, once as version 0.1
read and wrote them (all digits, numbers held against limits as they stand) and once as
it is now; printed are the cells in which the programs differ from the engine.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

import formualizer  # noqa: E402

from tests.offices import Office, values_in  # noqa: E402
from tests.properties.noise import noisy_books  # noqa: E402
from tests.properties.test_differential import (  # noqa: E402
    RUBRICS,
    disagreeing,
    values_of,
)
from tests.run_all import find_office  # noqa: E402
from toolkit.forms.scoring import formulas as writing  # noqa: E402
from toolkit.scoring.rubric.text import standard_rubric  # noqa: E402
from toolkit.xlsx.closed_book import ClosedBook  # noqa: E402

DOORS = (94.99999999999999, 2.9999999999999996, 0.1 + 0.2, 1.1 * 3, 100 * 1.15, 1 / 3)


@contextmanager
def as_before() -> Iterator[None]:
    """Reading and writing as version 0.1 did."""

    def all_digits(value: float) -> Decimal:
        return Decimal(repr(value)).normalize() + 0 if value else Decimal(0)

    class Unrounded(writing.FormulaWriter):
        def __init__(self, *given: object, **_: object) -> None:
            super().__init__(*given, unrounded=True)  # type: ignore[arg-type]

    here = "toolkit.forms.scoring"
    with ExitStack() as stack:
        stack.enter_context(patch(f"{here}.read.from_cell", all_digits))
        stack.enter_context(patch("toolkit.scoring.engine.judged", lambda n: n))
        for room in ("assess", "making.workbook"):
            stack.enter_context(patch(f"{here}.{room}.FormulaWriter", Unrounded))
        yield


def main(size: int) -> int:
    print("in the cell              version 0.1              now")
    for number in DOORS:
        now = format(Decimal(f"{number:.15g}"), "f")
        print(f"{number!r:24} {Decimal(repr(number))!s:24} {now}")
    with as_before():
        report("version 0.1", size)
    return report("now", size)


def report(name: str, size: int) -> int:
    """The cells that differ, of all scorecards of both rubrics."""
    program = find_office()
    different = {"LibreOffice": 0, "formualizer": 0}
    cells = 0
    with tempfile.TemporaryDirectory() as folder:
        for rubric in RUBRICS:
            files, expected = [], []
            books = noisy_books(standard_rubric(rubric), size // len(RUBRICS))
            for index, book in enumerate(books):
                path = Path(folder) / f"{rubric}{index:03}.xlsx"
                path.write_bytes(book.to_bytes())
                files.append(path)
                expected.append(values_of(path.read_bytes()))
                cells += len(expected[-1])
                done = formualizer.recalculate_xlsx_bytes(path.read_bytes())
                values = values_in(ClosedBook.from_bytes(done["bytes"]))
                found = disagreeing(values, expected[-1])
                different["formualizer"] += len(found)
            if program:
                office = Office(
                    program, Path(folder) / f"{rubric}_lo", recalculate=True
                )
                for one, right in zip(files, expected, strict=True):
                    found = disagreeing(office.computed(one), right)
                    different["LibreOffice"] += len(found)
                office.end()
    said = ", ".join(f"{count} unlike {who}" for who, count in different.items())
    print(f"{name}: {size} scorecards, {cells} computed cells, {said}")
    return sum(different.values())


if __name__ == "__main__":
    sys.exit(1 if main(int((sys.argv[1:] or ["300"])[0])) else 0)
