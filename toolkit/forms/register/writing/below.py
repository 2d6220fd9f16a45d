"""Rows below the header of a computed sheet, each as high as its texts need."""

from collections.abc import Collection, Sequence

from toolkit.forms.register.computed import CONCLUDES, Head
from toolkit.forms.register.writing.condition_rows import CONCLUSION
from toolkit.parts.records.columns import RecordColumn, row_points
from toolkit.parts.records.own import writable
from toolkit.xlsx.cells.cell import Cell, CellValue, Region, Written
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.closed_book import ClosedBook

_BOLD_SHARE = 0.88
"""Of a column's width that a bold text has, measured in letters that are not bold."""

Row = Sequence[Written]


def rows_below(book: ClosedBook, name: str) -> Region | None:
    """The row below a header; None when the sheet is gone."""
    head = writable(book, f"td_{name}")
    if head is None:
        return None
    return head._replace(top=head.bottom + 1)


def put_rows(
    book: ClosedBook,
    first: Region,
    rows: Sequence[Row],
    columns: Sequence[Head],
    links: dict[Spot, str] | None = None,
    folded: Collection[int] = (),
) -> None:
    plain, concluding = (
        tuple(
            RecordColumn(
                head.header, head.width * (_BOLD_SHARE if head.field in bold else 1)
            )
            for head in columns
        )
        for bold in ((), CONCLUDES)
    )
    heights = {
        number: row_points(
            tuple(map(_shown, row[: len(columns)])),
            concluding if CONCLUSION in row else plain,
        )
        for number, row in enumerate(rows, first.top)
    }
    book.set_rows(
        first.sheet,
        first.top,
        rows,
        links=links or {},
        heights=heights,
        folded=folded,
    )


def _shown(value: Written) -> CellValue:
    return value.value if isinstance(value, Cell) else value


def put_note(book: ClosedBook, name: str, text: str) -> None:
    region = writable(book, f"td_{name}")
    if region is not None:
        book.set_value(region.sheet, region.top, region.left, text)
