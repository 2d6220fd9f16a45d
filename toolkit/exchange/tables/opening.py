"""Opening a source: its kind by its bytes, old fonts refused, what stands above it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.tables.book_in import read_book
from toolkit.exchange.tables.choosing import Chosen, choose, fit
from toolkit.exchange.tables.codes import code_list
from toolkit.exchange.tables.csv_in import read_csv
from toolkit.exchange.tables.legacy import looks_legacy
from toolkit.exchange.tables.source import Line, Source
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.columns import TableForm
from toolkit.forms.register.reading.days import day_of, serial
from toolkit.model.register import TableKey
from toolkit.rules.words import day_words
from toolkit.xlsx.cells.cell import CellValue
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

_DECISION = re.compile(r"quyết định số\s*:?\s*(\d[^\s,;()]*)", re.IGNORECASE)
_DAY = re.compile(
    r"\d{1,2}\s*(?:[/.-]|tháng)\s*\d{1,2}\s*(?:[/.-]|năm)\s*\d{4}", re.IGNORECASE
)


def open_source(path: Path, form: TableForm | None, sheet: str) -> Chosen:
    """The table that a file holds.

    Raises WorkRefusedError: F001–F020 neither CSV nor a sound workbook; as `read_csv`
    and `choose`; X622 when the headings are in an old font.
    """
    sources = _sources(path)
    try:
        chosen = choose(sources, form, sheet, path.stem)
        return chosen._replace(codes=code_list(sources))
    except WorkRefusedError as refused:
        if refused.finding.code == "X604":
            for source in sources:
                legacy_finding(source, source.lines)
        raise


def _sources(path: Path) -> Sequence[Source]:
    data = read_file(path)
    fault = sniff.fault_of(data)
    if not fault:
        return tuple(read_book(ClosedBook.from_bytes(data)))
    is_text = path.suffix.lower() in _TEXT_ENDINGS and not data.startswith(_BINARY)
    # A CSV with a NUL or another control character, or blank, is not taken for text;
    # which line is wrong helps more.
    odd = _CONTROLS.search(data) or not data.strip(_BLANKS)
    unknown = fault is Fault.NOT_A_WORKBOOK
    if fault is Fault.PLAIN_TEXT or (unknown and odd and is_text):
        return (read_csv(data, fit),)
    raise FileRefusedError(fault)


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


class Decision(NamedTuple):
    """What stands above a list: the number and day of the decision it belongs to."""

    number: str
    day: date

    @property
    def fields(self) -> Mapping[str, CellValue]:
        """What it puts into each row."""
        return {"decision": self.number, "day": serial(self.day)}

    @property
    def finding(self) -> Finding:
        """X628: where number and day of the new rows come from."""
        return find("X628", seen=self.number, expected=day_words(self.day))


def decision_above(chosen: Chosen) -> Decision | None:
    """The decision that a list of awards is the annex of.

    Only where the list has no columns for it, and the text above tells both.
    """
    fields = set(chosen.match.fields.values())
    if chosen.match.table.key != TableKey.AWARDS or fields & {"decision", "day"}:
        return None
    for text in _texts_above(chosen):
        number = _DECISION.search(text)
        written = _DAY.search(text, number.end()) if number else None
        day = day_of(written[0]) if written else None
        if number and day:
            return Decision(number[1], day)
    return None


def _texts_above(chosen: Chosen) -> Iterator[str]:
    for line in chosen.source.lines[: chosen.head]:
        yield " ".join(text for text in line.cells.values() if isinstance(text, str))
