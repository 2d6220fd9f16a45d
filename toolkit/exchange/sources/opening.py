"""Opening a file of any kind, told by its bytes: its sheets as a person sees them."""

import re
from pathlib import Path

from toolkit.exchange.sources.book_in import read_book
from toolkit.exchange.sources.csv_in import Fit, read_csv
from toolkit.exchange.sources.source import Source
from toolkit.exchange.sources.unicode_in import Reading, in_unicode
from toolkit.exchange.sources.web_in import read_web
from toolkit.exchange.sources.xls_in import read_old_book
from toolkit.findings import WorkRefusedError, find
from toolkit.forms.register.locate import locate_table
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.jobs.refused import finding_of
from toolkit.legacy.xml_workbook import is_xml_workbook
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.zip import sniff
from toolkit.xlsx.zip.package import read_file

_TEXT_ENDINGS = (".csv", ".tsv", ".txt")
_BINARY = (b"%PDF", b"PK", b"\xd0\xcf", b"\x89PNG", b"\xff\xd8", b"GIF8", b"{\\rtf")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_BLANKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"


def read_sheets(path: Path, fit: Fit) -> tuple[Reading, ...]:
    """The sheets of a file, texts in Unicode: one Reading each, in the file's order.

    `fit` says how well a first row could be headings (`read_csv` chooses the separator
    by it). Raises WorkRefusedError: X646 neither CSV nor a sound workbook; as
    `read_csv`.
    """
    try:
        return tuple(in_unicode(source) for source in _sheets(path, fit))
    except FileRefusedError as refused:
        # Told under the source's own name: it is not the register that is broken.
        why = finding_of(refused)
        said = f"[{why.code}] {why.what.rstrip('.')}"
        raise WorkRefusedError(find("X646", seen=path.name, expected=said)) from None


def _sheets(path: Path, fit: Fit) -> tuple[Source, ...]:
    data = read_file(path)
    fault = sniff.fault_of(data)
    if not fault:
        return _marked(ClosedBook.from_bytes(data))
    if fault is Fault.OLD_BINARY:
        return tuple(read_old_book(path))
    if fault is Fault.WEB_PAGE or is_xml_workbook(data):
        return read_web(data, path.name)
    is_text = path.suffix.lower() in _TEXT_ENDINGS and not data.startswith(_BINARY)
    # A CSV with a NUL or another control character, or blank, is not taken for text;
    # which line is wrong helps more.
    odd = _CONTROLS.search(data) or not data.strip(_BLANKS)
    unknown = fault is Fault.NOT_A_WORKBOOK
    if fault is Fault.PLAIN_TEXT or (unknown and odd and is_text):
        return (read_csv(data, fit),)
    raise FileRefusedError(fault)


def _marked(book: ClosedBook) -> tuple[Source, ...]:
    """The sheets of a workbook; of a register, those without a table stand aside."""
    names = book.names()
    located = (locate_table(names, form)[0] for form in TABLES)
    tables = {found.sheet for found in located if found is not None}
    sources = tuple(read_book(book))
    if not tables:
        return sources
    return tuple(one._replace(aside=one.sheet not in tables) for one in sources)
