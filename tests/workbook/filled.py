"""The scoring workbook of the 2017 rubric, filled as its source was."""

from functools import lru_cache

from toolkit.scoring.scorecard_text import read_example
from toolkit.workbook.closed import ClosedBook
from toolkit.workbook.demo import EXAMPLE, standard_workbook
from toolkit.workbook.forms.scoring_fill import fill
from toolkit.workbook.forms.scoring_locate import locate


@lru_cache(maxsize=1)
def filled_workbook() -> bytes:
    """Inputs of the source, no totals yet; 983 once rescored."""
    book = ClosedBook.from_bytes(standard_workbook("cham_diem.xlsx"))
    located = locate(book)
    fill(book, located.tree.rubric, located.places, read_example(EXAMPLE))
    book.drop_caches()
    return book.to_bytes()
