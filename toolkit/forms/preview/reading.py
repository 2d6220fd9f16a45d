"""Reading a preview that a clerk corrected: what was chosen, and in which cell."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.forms.preview.layout import MARK, SOURCE, YES, name_of
from toolkit.rules.names import folded
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.place import Place
from toolkit.xlsx.closed_book import ClosedBook

_MOST = 500
"""No preview has more tables."""


class Said(NamedTuple):
    """A cell of a preview: what stands in it, and where."""

    text: str
    place: Place


class SaidTable(NamedTuple):
    """What a clerk said of a table of the source; `head`: the rows of its headings."""

    key: str
    table: Said
    agreed: bool
    columns: tuple[Said, ...]
    head: Said | None = None


class SaidPreview(NamedTuple):
    """A preview as it came back: of which file it is, and its tables."""

    source: str
    digest: str
    tables: tuple[SaidTable, ...]


def is_preview(book: ClosedBook) -> bool:
    """Whether a workbook is a preview."""
    return SOURCE in book.names()


def read_preview(book: ClosedBook) -> SaidPreview | None:
    """What a preview says; None for a workbook that is none."""
    region = book.names().get(SOURCE)
    if region is None:
        return None
    mark, source, digest = (_text(book, region, down) for down in range(3))
    if mark != MARK:
        return None
    return SaidPreview(source, digest, tuple(_tables(book)))


def _tables(book: ClosedBook) -> Iterator[SaidTable]:
    names = book.names()
    for number in range(1, _MOST):
        found = [
            names.get(name_of(what, number))
            for what in ("khoa", "bang", "dong_y", "cot")
        ]
        head = names.get(name_of("tieu_de", number))
        if not any(found):
            return
        key, table, agreed, columns = found
        if key is None or table is None or agreed is None:
            continue  # a table that was deleted from the preview is not wanted
        # One whose headings were not found has no columns yet.
        rows = range(columns.bottom - columns.top + 1 if columns else 0)
        yield SaidTable(
            _text(book, key, 0),
            _said(book, table, 0),
            folded(_text(book, agreed, 0)) == folded(YES),
            tuple(_said(book, columns, down) for down in rows if columns),
            _said(book, head, 0) if head else None,
        )


def _said(book: ClosedBook, region: Region, down: int) -> Said:
    place = Place(region.sheet, region.top + down, region.left)
    return Said(_text(book, region, down), place)


def _text(book: ClosedBook, region: Region, down: int) -> str:
    value = book.sheet(region.sheet).at(region.top + down, region.left).value
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"  # the number of a row, typed as one
    return value.strip() if isinstance(value, str) else ""
