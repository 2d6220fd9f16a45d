"""The workbook «Nguồn số liệu» beside a report that no year book is part of."""

from io import BytesIO

from toolkit.parts.making.book import new_book, properties, protect
from toolkit.parts.making.normalise import normalise
from toolkit.parts.making.record_sheets import place_sources
from toolkit.parts.making.styles import Styles
from toolkit.parts.records.sources import SOURCES


def sources_book() -> bytes:
    """The sheet alone, empty; the same bytes each time."""
    target = BytesIO()
    book = new_book(target)
    sheet = book.add_worksheet(SOURCES)
    place_sources(book, sheet, Styles(book))
    protect(sheet, autofilter=True, sort=True)
    properties(book, "Nguồn số liệu của báo cáo")
    book.close()
    return normalise(target.getvalue())
