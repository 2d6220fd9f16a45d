"""The texts of a workbook that are set in several fonts, old ones among them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.parsers import expat

from toolkit.exchange.sources.fonts import Font
from toolkit.legacy.old_book import Pieces
from toolkit.legacy.old_codes import code_of_font
from toolkit.xlsx.cells.address import column_number
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.read.stored_values import index_of, unescape
from toolkit.xlsx.zip.room import STRINGS

_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_IN_RUN = b"rFont"


class Runs:
    """The texts of a workbook in several fonts; looked for only where some are."""

    def __init__(self, book: ClosedBook, fonts: Sequence[Font]) -> None:
        self._book, self._fonts = book, fonts
        self._shared: Mapping[int, Pieces] = {}
        part = book.strings_part
        data = book.package.read(part, STRINGS) if part else b""
        if _IN_RUN in data:
            self._shared = dict(_shared(data))

    def of(self, sheet: str) -> dict[SpotKey, Pieces]:
        """The pieces of each such text of a sheet that an old font has a part in."""
        data = self._book.part(sheet)
        if not self._shared and _IN_RUN not in data:
            return {}
        found: dict[SpotKey, Pieces] = {}
        for spot, style, pieces in _cells(data, self._shared):
            own = self._fonts[style].name if style < len(self._fonts) else ""
            named = tuple((font or own, text) for font, text in pieces)
            if code_of_font(own) or any(code_of_font(font) for font, _ in named):
                found[spot] = named
        return found


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


class _Texts:
    """Gathers the runs of strings; `done` has those of more than one font."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, str]] = []
        self.font = ""
        self.texts: list[str] | None = None
        self.silent = 0

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        match tag:
            case "rPh":  # how to pronounce it
                self.silent += 1
            case "r":
                self.font = ""
            case "rFont":
                self.font = given.get("val", "")
            case "t" if not self.silent:
                self.texts = []

    def data(self, text: str) -> None:
        if self.texts is not None:
            self.texts.append(text)

    def end(self, tag: str) -> None:
        if tag == "rPh":
            self.silent -= 1
        elif tag == "t" and self.texts is not None:
            self.pieces.append((self.font, unescape("".join(self.texts))))
            self.texts = None

    def taken(self) -> Pieces:
        """What was gathered, of a text with a font of its own; () of any other."""
        pieces, self.pieces, self.font = tuple(self.pieces), [], ""
        return pieces if any(font for font, _ in pieces) else ()


def _shared(data: bytes) -> Iterator[tuple[int, Pieces]]:
    texts, found, count = _Texts(), list[tuple[int, Pieces]](), 0

    def end(tag: str) -> None:
        nonlocal count
        texts.end(_local(tag))
        if _local(tag) == "si":
            if pieces := texts.taken():
                found.append((count, pieces))
            count += 1

    _parse(data, lambda tag, given: texts.start(_local(tag), given), end, texts.data)
    return iter(found)


def _cells(
    data: bytes, shared: Mapping[int, Pieces]
) -> Iterator[tuple[SpotKey, int, Pieces]]:
    """Cells whose text has pieces, with the number of their format."""
    texts, found = _Texts(), list[tuple[SpotKey, int, Pieces]]()
    given: Mapping[str, str] = {}
    index: list[str] | None = None
    row = column = 0

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        nonlocal given, index, row, column
        match _local(tag):
            case "row":
                row, column = int(attributes.get("r") or row + 1), 0
            case "c":
                given = attributes
                place = _PLACE.fullmatch(attributes.get("r", ""))
                column = column_number(place[1]) if place else column + 1
            case "v" if given.get("t") == "s":
                index = []
            case name if given.get("t") == "inlineStr":
                texts.start(name, attributes)

    def text(data: str) -> None:
        texts.data(data)
        if index is not None:
            index.append(data)

    def end(tag: str) -> None:
        nonlocal index, given
        name = _local(tag)
        texts.end(name)
        if name != "c":
            return
        pieces = texts.taken()
        if index is not None:
            pieces, index = shared.get(index_of("".join(index)), ()), None
        if pieces:
            found.append(((row, column), int(given.get("s") or 0), pieces))
        given = {}

    _parse(data, start, end, text)
    return iter(found)


def _parse(data: bytes, start: object, end: object, text: object) -> None:
    """Follow the tags of a part that has been read as sound before."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start  # type: ignore[assignment]
    parser.EndElementHandler = end  # type: ignore[assignment]
    parser.CharacterDataHandler = text  # type: ignore[assignment]
    parser.Parse(data, True)
