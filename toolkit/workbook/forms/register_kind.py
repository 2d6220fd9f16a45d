"""Whether a workbook is the award-tracking one; cheap enough for every press."""

from toolkit.workbook.backend import Backend

KIND = "awards"


def is_register(book: Backend) -> bool:
    """Whether the workbook says of itself that it keeps a register of awards."""
    region = book.names().get("td_kind")
    if region is None or region.sheet not in book.sheet_names:
        return False
    return book.sheet(region.sheet).at(region.top, region.left).value == KIND
