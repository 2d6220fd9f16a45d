"""The add-in and the workbooks with buttons, from the same forms as the .xlsx."""

from io import BytesIO

from toolkit.addin.ribbon import ribbon_xml
from toolkit.addin.sources import ADD_IN_MODULES, WORKBOOK_MODULES, vba_modules
from toolkit.addin.vba import as_add_in, with_macros, with_ribbon
from toolkit.commands import (
    AWARDS_BOOK,
    ROUND_BOOK,
    SCORING_BOOK,
    YEAR_BOOK,
)
from toolkit.jobs.templates import AWARDS as AWARDS_TEMPLATE
from toolkit.jobs.templates import ROUND as ROUND_TEMPLATE
from toolkit.jobs.templates import YEAR as YEAR_TEMPLATE
from toolkit.jobs.templates import build_template
from toolkit.jobs.with_buttons import sheet_buttons
from toolkit.parts.making.book import new_book, properties
from toolkit.parts.making.normalise import normalise, packed

_KINDS = {
    AWARDS_TEMPLATE: AWARDS_BOOK,
    ROUND_TEMPLATE: ROUND_BOOK,
    YEAR_TEMPLATE: YEAR_BOOK,
}
SHEET_BUTTONS = sheet_buttons(SCORING_BOOK)


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
    """A standard workbook with buttons on its sheets; `name` is that of the .xlsx."""
    kind = _KINDS.get(name, SCORING_BOOK)
    package = build_template(name, buttons=sheet_buttons(kind))
    return packed(with_macros(package, vba_modules(WORKBOOK_MODULES)))
