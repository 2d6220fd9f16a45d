"""A copy of the form whose original was deleted: told, with what to make of it."""

from collections.abc import Iterator
from itertools import takewhile

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.rubric.sheet import has_rubric_sheet, read_rubric_sheet
from toolkit.forms.scoring.copies import FEWEST, key_column
from toolkit.forms.scoring.layout import FORM_HEADERS, KEY_HEADER, rows_of
from toolkit.model.origin import Origin
from toolkit.xlsx.cells.cell import Sheet
from toolkit.xlsx.closed_book import ClosedBook

FORM_COLUMNS = "td_c_"
HEAD_ROWS = 60
"""An office may put lines of its own above the form, but no pages of them."""
FEWEST_HEADERS = len(FORM_HEADERS) - 2


def lone_copy(book: ClosedBook) -> Finding | None:
    """S140 for copies of a form that is gone, S141 where its rubric is gone as well.

    None for a workbook whose own form is there, or that holds no copy of one.
    """
    columns = (at for name, at in book.names().items() if name.startswith(FORM_COLUMNS))
    if any(columns):
        return None  # a name was lost, not its sheet
    whole = has_rubric_sheet(book)
    names = list(_with_keys(book) if whole else _with_head(book))
    if not names:
        return None
    every = ", ".join(f"«{name}»" for name in names)
    code = "S140" if whole else "S141"
    return find(code, Origin(names[0]), seen=every, first=names[0])


def _with_keys(book: ClosedBook) -> Iterator[str]:
    """The sheets that hold the keys of the rubric's rows."""
    try:
        rubric = read_rubric_sheet(book).rubric
    except WorkRefusedError:
        return  # what is amiss with the rubric is told by whoever reads the form
    wanted = {row.key for row in rows_of(rubric)}
    for name in book.sheet_names:
        if key_column(book.sheet(name), wanted) is not None:
            yield name


def _with_head(book: ClosedBook) -> Iterator[str]:
    """The sheets that begin like a form: its captions, and keys under theirs."""
    for name in book.sheet_names:
        sheet = book.sheet(name)
        captions, keys_at = _captions(sheet)
        if keys_at and len(captions & FORM_HEADERS) >= FEWEST_HEADERS:
            row, column = keys_at
            below = range(row + 1, row + 3 * FEWEST)
            keys = [sheet.at(one, column).value not in (None, "") for one in below]
            if sum(keys) >= FEWEST:
                yield name


def _captions(sheet: Sheet) -> tuple[set[str], tuple[int, int] | None]:
    """The texts near the top of a sheet, and where the heading of keys stands."""
    texts: set[str] = set()
    keys_at = None
    near = takewhile(lambda at: at[0][0] <= HEAD_ROWS, sheet.cells.items())
    for at, cell in near:
        if isinstance(cell.value, str):
            texts.add(cell.value.strip())
            keys_at = at if cell.value.strip() == KEY_HEADER else keys_at
    return texts, keys_at
