"""What came back and holds many times what was sent is refused before it is compared.

What programs and people add stays far below: Gnumeric writes some thousand rows of
blank cells, a sheet copied into the workbook brings some hundred formats and names.
"""

import re
from collections import Counter
from collections.abc import Iterator

from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.bounds import tags_that_hold
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words
from toolkit.xlsx.zip.package import Package
from toolkit.xlsx.zip.room import BOOK, STRINGS, STYLES, refuse_tags

MOST_NAMES = MOST_FORMATS = 20_000
MOST_TAGS = 150_000
"""Tags of sheets and texts beyond those that were sent: some forty thousand cells."""
_TIMES = 4
"""Programs write what was sent in up to so many times the tags."""
_LONG = 50_000
_BOOK = BOOK._replace(tags=3 * MOST_NAMES)
_STYLES = STYLES._replace(tags=6 * MOST_FORMATS)
_NAME = re.compile(rb"<(?:\w+:)?definedName\b")
_FORMATS = re.compile(rb"<(?:\w+:)?(xf|numFmt|font|fill|border|cellStyle|dxf)\b")


def let_in(data: bytes) -> ClosedBook:
    """A workbook that came back. Raises FileRefusedError as `ClosedBook.from_bytes`.

    Also F016, F020 for more names or formats than any return has, which are not parsed.
    """
    package = Package.from_bytes(data)
    part = package.workbook_part
    said = package.read(part, BOOK)
    tags = said.count(b"<")
    if tags > MOST_NAMES and (names := len(_NAME.findall(said))) > MOST_NAMES:
        limit = Words("names_limit", MOST_NAMES)
        raise FileRefusedError(
            Fault.TOO_LARGE, seen=Words("names", names), expected=limit
        )
    refuse_tags(part, tags, _BOOK)
    book = ClosedBook.of(package, data)
    _refuse_formats(book)
    return book


def _refuse_formats(book: ClosedBook) -> None:
    part = book.styles_part
    data = book.package.read(part, STYLES) if part is not None else b""
    tags = data.count(b"<")
    if part is None or tags <= MOST_FORMATS:
        return
    most = max(Counter(_FORMATS.findall(data)).values(), default=0)
    if most > MOST_FORMATS:
        raise FileRefusedError(
            Fault.TOO_MANY_FORMATS, seen=str(most), expected=str(MOST_FORMATS)
        )
    refuse_tags(part, tags, _STYLES)


def refuse_swollen(sent: ClosedBook, returned: ClosedBook) -> None:
    """Raise FileRefusedError F020 for sheets and texts many times those of `sent`.

    Rows without a value below all others do not count: programs make them by the
    hundred thousand.
    """
    tags = 0
    for sheet, data in _parts(returned):
        here = data.count(b"<")
        tags += here if here <= _LONG else tags_that_hold(data)
        if tags > MOST_TAGS:  # seldom: what was sent is counted for it alone
            _refuse_above(tags, sum(data.count(b"<") for _, data in _parts(sent)))
        if sheet and sheet not in sent.sheet_names:
            returned.forget(sheet)


def _refuse_above(tags: int, sent: int) -> None:
    most = MOST_TAGS + _TIMES * sent
    if tags > most:
        seen, expected = -(-tags // sent), most // sent
        raise FileRefusedError(
            Fault.TOO_LARGE,
            seen=Words("times_sent", seen),
            expected=Words("times", expected),
        )


def _parts(book: ClosedBook) -> Iterator[tuple[str, bytes]]:
    """Each sheet, by its name, then the texts that all of them share."""
    for name in book.sheet_names:
        yield name, book.part(name)
    if book.strings_part is not None:
        yield "", book.package.read(book.strings_part, STRINGS)
