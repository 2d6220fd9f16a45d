"""Opening a source: its kind by its bytes, old fonts refused, and what it holds."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.tables.book_in import read_book
from toolkit.exchange.tables.choosing import Choice, choose, fit
from toolkit.exchange.tables.codes import code_list
from toolkit.exchange.tables.csv_in import read_csv
from toolkit.exchange.tables.legacy import looks_legacy
from toolkit.exchange.tables.source import Line, Source
from toolkit.exchange.tables.unicode_in import in_unicode
from toolkit.exchange.tables.web_in import read_web
from toolkit.exchange.tables.xls_in import read_old_book
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.columns import TableForm
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
_TOO_MANY = 3
"""One garbled text in so many that are not plain ASCII: the file is in an old code."""


class Opened(NamedTuple):
    """A source: its sheets, what of them is to be taken in, findings on its texts."""

    sources: tuple[Source, ...]
    choice: Choice
    findings: tuple[Finding, ...] = ()


def open_source(path: Path, form: TableForm | None, sheet: str) -> Opened:
    """The tables that a file holds.

    Raises WorkRefusedError: X646 neither CSV nor a sound workbook; as `read_csv` and
    `choose`; X622 when the headings are in an old font.
    """
    try:
        readings = [in_unicode(source) for source in _sources(path)]
    except FileRefusedError as refused:
        # Told under the source's own name: it is not the register that is broken.
        why = finding_of(refused)
        said = f"[{why.code}] {why.what.rstrip('.')}"
        raise WorkRefusedError(find("X646", seen=path.name, expected=said)) from None
    sources = tuple(one.source for one in readings)
    try:
        choice = choose(sources, form, sheet, path.stem)
    except WorkRefusedError as refused:
        if refused.finding.code == "X604":
            for source in sources:
                legacy_finding(source, source.lines)
        raise
    codes = code_list(sources)
    chosen = tuple(one._replace(codes=codes) for one in choice.chosen)
    asked = choice.asked
    told = [f for one in readings if one.source.sheet in asked for f in one.findings]
    return Opened(sources, choice._replace(chosen=chosen), tuple(told))


def _sources(path: Path) -> tuple[Source, ...]:
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


def legacy_finding(source: Source, lines: Sequence[Line]) -> Finding | None:
    """X623 when a few texts are garbled, None when none is.

    Raises WorkRefusedError X622 when many are, or texts are set in a font of TCVN3 or
    VNI: what would be taken in is not what a person sees.
    """
    places = {
        (line.number, column): text
        for line in lines
        for column, text in line.cells.items()
        if isinstance(text, str) and not text.isascii()
    }
    fonts = {at: font for at, font in source.legacy.items() if at in places}
    garbled = [at for at, text in places.items() if looks_legacy(text)]
    if fonts or _TOO_MANY * len(garbled) > len(places):
        named = ", ".join(dict.fromkeys(fonts.values())) or EXCHANGE_WORDS["old_font"]
        at = next(iter(fonts or garbled))
        count = str(len({*fonts, *garbled}))
        origin, seen = source.at(*at), places[at][:60]
        raise WorkRefusedError(find("X622", origin, seen=seen, count=count, font=named))
    if not garbled:
        return None
    at, count = garbled[0], str(len(garbled))
    return find("X623", source.at(*at), seen=places[at][:60], count=count)
