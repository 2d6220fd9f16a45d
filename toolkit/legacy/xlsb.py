"""Reading an .xlsb as plain cells, with formats, fonts, merges and hidden rows."""

# python-calamine reads .xlsb too, but says nothing of merges, hidden rows, fonts or
# number formats, and gives an error value as an empty cell: rows would come in wrong
# without a word. It is the second reader of the tests.

from collections.abc import Iterator
from math import isfinite
from typing import NamedTuple

from toolkit.legacy import xlsb_records as rec
from toolkit.legacy.grid import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, TooLargeError
from toolkit.legacy.old_book import ERRORS, OldCell, OldSheet, Pieces, pieces_of
from toolkit.legacy.xlsb_records import BrokenRecordsError, records, unpacked
from toolkit.xlsx.cells.cell import CellError, CellValue, Region
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.workbook_part import BUILTIN_FORMATS, relations
from toolkit.xlsx.zip.loose import LooseParts

_BOOK = "xl/workbook.bin"
_MOST_SHEETS = 200
_HIDDEN_ROW = 0x10
_STRUCK = 0x08
_FONT_NAME = 21
_FILLED = range(rec.RK, rec.FORMULA_ERROR + 1)

Runs = list[tuple[int, int]]
"""Where a piece of a text begins, and the number of its font."""


class _Look(NamedTuple):
    """A cell format: its number format, its font, and whether that strikes through."""

    shows: str
    font: str
    struck: bool


_PLAIN = _Look("General", "", False)


def read_xlsb(data: bytes) -> tuple[OldSheet, ...]:
    """The sheets of an .xlsb, in tab order; a formula counts as its value.

    Raises FileRefusedError for a zip that is not let in, BrokenRecordsError,
    TooLargeError.
    """
    return tuple(_Book(LooseParts(data)).sheets())


class _Book:
    """The parts that the sheets share."""

    def __init__(self, parts: LooseParts) -> None:
        self.parts = parts
        self.relations = {one.id: one for one in relations(parts, _BOOK)}
        self.strings: list[tuple[str, Runs]] = []
        self.fonts: list[tuple[str, bool]] = []
        self.looks: list[_Look] = []
        self._read_strings()
        self._read_styles()

    def sheets(self) -> Iterator[OldSheet]:
        since_1904 = False
        count = 0
        for number, held in records(self.parts.read(_BOOK)):
            if number == rec.BOOK:
                since_1904 = bool(unpacked("<I", held)[0] & 1)
            if number != rec.SHEET:
                continue
            count += 1
            if count > _MOST_SHEETS:
                raise TooLargeError
            [state] = unpacked("<I", held)
            relation, at = rec.text_at(held, 8)
            name, _ = rec.text_at(held, at)
            found = self.relations.get(relation)
            if found is not None and found.kind == "worksheet":
                sheet = _Sheet(self, name)
                sheet.read(self.parts.read(found.target))
                yield OldSheet(
                    name,
                    sheet.cells,
                    sheet.merges,
                    sheet.unseen,
                    hidden=state != 0,
                    since_1904=since_1904,
                )

    def _part(self, kind: str) -> Iterator[tuple[int, bytes]]:
        for one in self.relations.values():
            if one.kind == kind and self.parts.has(one.target):
                yield from records(self.parts.read(one.target))

    def _read_strings(self) -> None:
        self.strings = [
            rec.rich_text_at(held, 0)
            for number, held in self._part("sharedStrings")
            if number == rec.STRING
        ]

    def _read_styles(self) -> None:
        formats: dict[int, str] = {**BUILTIN_FORMATS}
        of_cells = False
        for number, held in self._part("styles"):
            match number:
                case rec.FORMAT:
                    [key] = unpacked("<H", held)
                    formats[key] = rec.text_at(held, 2)[0]
                case rec.FONT:
                    flags = unpacked("<2H", held)[1]
                    name, _ = rec.text_at(held, _FONT_NAME)
                    self.fonts.append((name, bool(flags & _STRUCK)))
                case rec.LOOKS_BEGIN | rec.LOOKS_END:
                    of_cells = number == rec.LOOKS_BEGIN
                case rec.LOOK if of_cells:
                    _, shows, font = unpacked("<3H", held)
                    named = self.font(font)
                    look = _Look(formats.get(shows, "General"), *named)
                    self.looks.append(look)

    def font(self, number: int) -> tuple[str, bool]:
        """A font's name, and whether it strikes through."""
        return self.fonts[number] if number < len(self.fonts) else ("", False)


class _Sheet:
    def __init__(self, book: _Book, name: str) -> None:
        self.book, self.name = book, name
        self.cells: dict[SpotKey, OldCell] = {}
        self.merges: list[Region] = []
        self.unseen: set[int] = set()

    def read(self, data: bytes) -> None:
        row = 0
        for number, held in records(data):
            if number == rec.ROW:
                row = unpacked("<I", held)[0] + 1
                if unpacked("<12B", held)[11] & _HIDDEN_ROW:
                    self.unseen.add(row)
            elif number in _FILLED or number == rec.RICH_TEXT:
                self._cell(row, number, held)
            elif number == rec.MERGE:
                top, bottom, left, right = (n + 1 for n in unpacked("<4I", held))
                if top <= bottom <= 2 * MOST_ROWS and left <= right:
                    region = Region(
                        self.name, top, left, bottom, min(right, MOST_COLUMNS)
                    )
                    self.merges.append(region)

    def _cell(self, row: int, number: int, held: bytes) -> None:
        column, style = unpacked("<2I", held)
        column, style = column + 1, style & 0xFFFFFF
        value, runs = self._value(number, held)
        if value is None or value == "":
            return
        far = row > MOST_ROWS or column > MOST_COLUMNS
        if far or len(self.cells) >= MOST_CELLS:
            raise TooLargeError
        looks = self.book.looks
        look = looks[style] if style < len(looks) else _PLAIN
        pieces: Pieces = ()
        if runs:
            named = [(start, self.book.font(font)[0]) for start, font in runs]
            pieces = pieces_of(str(value), look.font, named)
        self.cells[row, column] = OldCell(value, *look, pieces)

    def _value(self, number: int, held: bytes) -> tuple[CellValue, Runs]:
        match number:
            case rec.RK:
                return _finite(rec.short_number_at(held)), []
            case rec.REAL | rec.FORMULA_NUMBER:
                return _finite(rec.real_at(held)), []
            case rec.SHARED:
                [index] = unpacked("<I", held, 8)
                if index >= len(self.book.strings):
                    raise BrokenRecordsError
                return self.book.strings[index]
            case rec.TEXT | rec.FORMULA_TEXT:
                return rec.text_at(held, 8)[0], []
            case rec.RICH_TEXT:
                return rec.rich_text_at(held, 8)
            case rec.BOOLEAN | rec.FORMULA_BOOLEAN:
                return bool(unpacked("<B", held, 8)[0]), []
            case _:
                error = unpacked("<B", held, 8)[0]
                return CellError(ERRORS.get(error, "#N/A")), []


def _finite(number: float) -> CellValue:
    return number if isfinite(number) else CellError("#NUM!")
