"""Makes a scoring workbook, fills it with a published self-score, and rescores it."""

from datetime import datetime
from pathlib import Path

from toolkit.findings.report import Report
from toolkit.forms.scoring.fill import fill
from toolkit.forms.scoring.locate import locate
from toolkit.jobs.files import rescore_file
from toolkit.jobs.guard import guarded
from toolkit.jobs.shipped import standard_workbook
from toolkit.scoring.scorecard_text import read_example
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import save_new

EXAMPLE = "bac_giang_2017"
FILE_NAME = "cham_diem_bac_giang_2017.xlsx"


def make_demo(folder: Path, *, now: datetime) -> Report:
    """Fill the standard workbook of the 2017 rubric as its source was, and rescore it.

    The workbook lands in `folder` under FILE_NAME; an older one stays and
    the new one gets a number. Where it cannot be written the report says why.
    """
    return guarded(str(folder / FILE_NAME), lambda: _make(folder, now), now=now)


def filled_example() -> ClosedBook:
    """The standard workbook with the published inputs and no total yet."""
    book = ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))
    located = locate(book)
    fill(book, located.tree.rubric, located.places, read_example(EXAMPLE))
    book.drop_caches()
    return book


def _make(folder: Path, now: datetime) -> Report:
    path = save_new(folder / FILE_NAME, filled_example().to_bytes())
    return rescore_file(path, now=now)
