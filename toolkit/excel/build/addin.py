"""The add-in and the workbooks with buttons, from the same forms as the .xlsx."""

from io import BytesIO

from toolkit.excel.build.ribbon import ribbon_xml
from toolkit.excel.build.sources import ADD_IN_MODULES, WORKBOOK_MODULES, vba_modules
from toolkit.excel.build.vba import as_add_in, with_macros, with_ribbon
from toolkit.excel.commands import COMMANDS
from toolkit.workbook.build.book import new_book, properties
from toolkit.workbook.build.form_buttons import SheetButton
from toolkit.workbook.build.normalise import normalise, packed
from toolkit.workbook.build.templates import build_template

SHEET_BUTTONS = tuple(
    SheetButton(command.label, command.macro, command.screentip)
    for command in COMMANDS
    if command.on_sheet
)


def build_add_in() -> bytes:
    """`thidua.xlam`: the ribbon's tab and the code behind it; its sheet is empty."""
    target = BytesIO()
    book = new_book(target)
    book.add_worksheet("ThiDua")
    properties(book, "Thi đua")
    book.close()
    parts = with_macros(normalise(target.getvalue()), vba_modules(ADD_IN_MODULES))
    return packed(with_ribbon(as_add_in(parts), ribbon_xml()))


def build_with_buttons(name: str) -> bytes:
    """A standard workbook with buttons on its sheet; `name` is that of the .xlsx."""
    package = build_template(name, buttons=SHEET_BUTTONS)
    return packed(with_macros(package, vba_modules(WORKBOOK_MODULES)))
