"""Hyperlinks of cells."""

from typing import Any

from toolkit.calc.errors import CalcError, unsupported

_FIELD = "com.sun.star.text.TextField.URL"
# A field in a cell tells neither its kind nor its service, but what it has.
_ADDRESS = "URL"


class NoHyperlinkError(CalcError):
    """The cell has no link. Its text is the one that xlwings gives for Excel."""


def read(cell: Any) -> str:
    """The address of a cell's first link.

    Raises:
        NoHyperlinkError: the cell has none.
    """
    for field in cell.TextFields:
        if field.PropertySetInfo.hasPropertyByName(_ADDRESS):
            return _for_excel(field.URL)
    raise NoHyperlinkError("The cell doesn't seem to contain a hyperlink!")


def add(document: Any, cell: Any, address: str, text: str, tip: str) -> None:
    """Replace a cell's content by a linked text.

    Raises:
        NotImplementedError: a screen tip other than the one xlwings makes.
    """
    if not tip.startswith(address + " - Click once to follow."):
        unsupported("add_hyperlink(screen_tip=…)", "Leave it out, or add a note.")
    field = document.createInstance(_FIELD)
    field.URL = _for_calc(address)
    field.Representation = text
    cell.setString("")
    cell.insertTextContent(cell.createTextCursor(), field, False)


def _for_calc(address: str) -> str:
    """A place in the workbook is #Sheet.A1 in Calc, #Sheet!A1 in Excel."""
    if not address.startswith("#"):
        return address
    sheet, mark, place = address.rpartition("!")
    return f"{sheet}.{place}" if mark else address


def _for_excel(address: str) -> str:
    if not address.startswith("#"):
        return address
    sheet, mark, place = address.rpartition(".")
    return f"{sheet}!{place}" if mark else address
