"""What a cell must hold to count, said once: for the reading and for live formulas.

A pasted cell knows no validation: «23» for a year, 20230215 for a day. What the reading
refuses, no formula may use.
"""

from datetime import date

from toolkit.forms.register.reading.days import day_of, serial
from toolkit.model.numbers import as_shown
from toolkit.xlsx.cells.cell import CellValue

YEARS = 2000, 2100
"""The first and the last year that is one."""
DAYS = date(1945, 1, 1), date(2100, 12, 31)
"""The first and the last day that is one: 2023 in a cell for days is none."""


def year_in(raw: CellValue) -> int | None:
    """The year that a cell holds; as it shows it, where a program left a hair."""
    year = count_in(raw)
    return year if year is not None and YEARS[0] <= year <= YEARS[1] else None


def day_in(raw: CellValue) -> date | None:
    """The day that a cell holds; none of a text, however it looks."""
    day = day_of(raw) if isinstance(raw, float) else None
    return day if day and DAYS[0] <= day <= DAYS[1] else None


def count_in(raw: CellValue) -> int | None:
    """The number of things that a cell holds, as it shows it."""
    shown = as_shown(raw) if isinstance(raw, float) else -1.0
    return int(shown) if shown.is_integer() and shown >= 0 else None


def is_year(cell: str) -> str:
    """The formula that is true where `year_in` finds one."""
    inside = f"{cell}>={YEARS[0]},{cell}<={YEARS[1]},ROUND({cell},0)={cell}"
    return f"IF(ISNUMBER({cell}),AND({inside}),FALSE)"


def is_day(cell: str) -> str:
    """The formula that is true where `day_in` finds one."""
    first, behind = int(serial(DAYS[0])), int(serial(DAYS[1])) + 1
    return f"IF(ISNUMBER({cell}),AND({cell}>={first},{cell}<{behind}),FALSE)"


def is_count(cell: str) -> str:
    """The formula that is true where `count_in` finds one."""
    return f"IF(ISNUMBER({cell}),AND({cell}>=0,ROUND({cell},0)={cell}),FALSE)"
