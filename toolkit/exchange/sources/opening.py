"""Opening a file of any kind, told by its bytes: its sheets as a person sees them."""

import re
from pathlib import Path

from toolkit.exchange.sources.book_in import read_book
from toolkit.exchange.sources.csv_in import Fit, read_csv
from toolkit.exchange.sources.old_in import sources_of
from toolkit.exchange.sources.source import Source
from toolkit.exchange.sources.unicode_in import Reading, in_unicode
from toolkit.exchange.sources.web_in import read_web
from toolkit.findings import WorkRefusedError, find
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.preview.reading import is_preview
from toolkit.forms.register.locate import locate_table
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.jobs.refused import finding_of
from toolkit.legacy.grid import TooLargeError
from toolkit.legacy.ods import read_ods
from toolkit.legacy.xls import read_xls
from toolkit.legacy.xlsb import read_xlsb
from toolkit.legacy.xlsb_records import BrokenRecordsError
from toolkit.legacy.xml_workbook import BrokenXmlError, is_xml_workbook
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.run import Run, running
from toolkit.xlsx.zip import sniff
from toolkit.xlsx.zip.package import read_file

_TEXT_ENDINGS = (".csv", ".tsv", ".txt")
_BINARY = (b"%PDF", b"PK", b"\xd0\xcf", b"\x89PNG", b"\xff\xd8", b"GIF8", b"{\\rtf")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OTHER_ZIPS = {Fault.OPEN_DOCUMENT: read_ods, Fault.NEW_BINARY: read_xlsb}
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
        return _zipped(data, path.name)
    if fault is Fault.OLD_BINARY:
        return tuple(sources_of(read_xls(path)))
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


def _zipped(data: bytes, name: str) -> tuple[Source, ...]:
    """The sheets of a workbook that is a zip: .xlsx and .xlsm, .xlsb, .ods."""
    try:
        # What is read of a source nobody asks for again: it is kept no longer.
        with running(Run()):
            return _marked(ClosedBook.from_bytes(data), name)
    except FileRefusedError as refused:
        read = _OTHER_ZIPS.get(refused.fault)
        if read is None:
            raise
    try:
        return tuple(sources_of(read(data)))
    except (BrokenXmlError, BrokenRecordsError, TooLargeError):
        raise WorkRefusedError(find("X654", seen=name)) from None


def _marked(book: ClosedBook, name: str) -> tuple[Source, ...]:
    """The sheets of a workbook; of a register, those without a table stand aside.

    Raises WorkRefusedError X697 for a preview: it shows rows, and is no list of them.
    """
    if is_preview(book):
        way = EXCHANGE_WORDS["preview_itself"]
        raise WorkRefusedError(find("X697", seen=name, way=way))
    sources = tuple(read_book(book))
    names = book.names()
    located = (locate_table(names, form)[0] for form in TABLES if names)
    tables = {found.sheet for found in located if found is not None}
    if not tables:
        return sources
    return tuple(one._replace(aside=one.sheet not in tables) for one in sources)
