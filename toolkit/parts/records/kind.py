"""What a workbook says it is; cheap enough for every press."""

from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook


def kind_said(book: ClosedBook) -> CellValue:
    """What a workbook says it is; None when it says nothing any more."""
    region = book.names().get("td_kind")
    if region is None or region.sheet not in book.sheet_names:
        return None
    value = book.sheet(region.sheet).at(region.top, region.left).value
    return value.strip() or None if isinstance(value, str) else value
