"""Reading only some columns of a long sheet: values row by row, and no cells kept."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from operator import itemgetter
from typing import NamedTuple, TypeVar
from xml.parsers import expat

from toolkit.xlsx.cells.address import MAX_COLUMN, MAX_ROW, a1, column_number
from toolkit.xlsx.cells.cell import CellError, CellValue, Sheet
from toolkit.xlsx.read.bounds import bounded
from toolkit.xlsx.read.reading import BrokenSheetError, broken
from toolkit.xlsx.read.stored_values import (
    index_of,
    local,
    number_of,
    string_of,
    typed_value,
    unescape,
)
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words

Made = TypeVar("Made")
Values = tuple[CellValue, ...]
TableRows = list[tuple[int, Values]]

UNCALCULATED = CellError("#CALC!")
"""Stands for a formula beside which no value is stored."""

_COUNTED = 100_000  # distinct numbers remembered; a year and a date come often

# What Excel, LibreOffice and XlsxWriter write. A row with anything else in it (an
# entity, a rich text, an attribute of its own) is read through a tree instead.
_ROW = re.compile(rb'<row(?: r="([1-9][0-9]{0,6})")?([^<>]*)>')
_NUMBERED = re.compile(rb'<row r="([1-9][0-9]{0,6})"')
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]+)"(?: s="[0-9]+")?(?:/>|'
    rb' t="s"><v>([0-9]+)</v></c>|><v>([^<&]+)</v></c>|'
    rb'((?: t="[A-Za-z]+")?>(?:<f[^<>]*(?:/>|>[^<]*</f>))?(?:<v>[^<&]*</v>|'
    rb'<is><t(?: xml:space="preserve")?>[^<&]*</t></is>)?</c>))'
)
_OTHER = re.compile(  # the last group of _CELL: type, formula, value, inline text
    rb'(?: t="([A-Za-z]+)")?>(<f[^<>]*(?:/>|>[^<]*</f>))?(?:<v>([^<&]*)</v>|'
    rb'<is><t(?: xml:space="preserve")?>([^<&]*)</t></is>)?</c>'
)
_SPACE = re.compile(rb"\s*")
_ROOT = re.compile(rb"<worksheet\b[^<>]*>")


class WideTable(NamedTuple):
    """Rows as they were read, from which some of the columns may be asked for again."""

    first_row: int
    columns: tuple[int, ...]
    rows: TableRows

    def covers(self, first_row: int, columns: Sequence[int]) -> bool:
        """Whether all that is asked for was read."""
        return first_row >= self.first_row and set(columns) <= set(self.columns)

    def narrowed(self, first_row: int, columns: Sequence[int]) -> TableRows:
        """What `read_table` gives for these."""
        if (first_row, tuple(columns)) == (self.first_row, self.columns):
            return list(self.rows)
        places = [self.columns.index(column) for column in columns]
        if not places:
            return []
        rows = self.rows
        if first_row > self.first_row:
            rows = [row for row in rows if row[0] >= first_row]
        lines: TableRows
        if len(places) == 1:
            lines = [(number, (values[places[0]],)) for number, values in rows]
        else:
            pick: Callable[[Values], Values] = itemgetter(*places)
            lines = [(number, pick(values)) for number, values in rows]
        return [line for line in lines if not _NOTHING.issuperset(line[1])]


def read_table(
    data: bytes,
    name: str,
    part: str,
    strings: Sequence[str],
    first_row: int,
    columns: Sequence[int],
) -> TableRows:
    """The rows of a sheet part, from `first_row` down, that hold a value in `columns`.

    Each is its number with the values in the order asked for, typed as `read_sheet`
    types them; UNCALCULATED where a formula has none. Only Excel's own grid bounds the
    rows. Raises FileRefusedError: F014 outside that grid, F018 a broken part.
    """
    reader = _Reader(strings, first_row, columns)
    data = bounded(data, name, part)
    with _explained(name, part):
        reader.read(data)
    return reader.found()


def rows_of_table(
    data: bytes,
    name: str,
    part: str,
    strings: Sequence[str],
    first_row: int,
    columns: Sequence[int],
) -> Iterator[tuple[int, Values]]:
    """What `read_table` gives, each row as soon as it was read; raises the same.

    Of a part that is not written as every program writes it, all rows are read first.
    """
    reader = _Reader(strings, first_row, columns)
    data = bounded(data, name, part)
    with _explained(name, part):
        yield from reader.one_by_one(data)


@contextmanager
def _explained(name: str, part: str) -> Iterator[None]:
    """What makes a part unreadable, as what a person is told of it."""
    try:
        yield
    except expat.ExpatError as error:
        broken(part, Words("xml", error.lineno), name)
    except ET.ParseError as error:
        broken(part, Words("xml", error.position[0]), name)
    except _OutsideError as error:
        limit = a1(MAX_ROW, MAX_COLUMN)
        raise FileRefusedError(
            Fault.CELL_TOO_FAR, name, seen=error.words, expected=limit
        ) from None
    except BrokenSheetError as error:
        broken(part, error.words, name)
    except ValueError as error:  # a row that is no number
        broken(part, Words("value", str(error)), name)


def refuse_broken(data: bytes, name: str, part: str) -> None:
    """Raise FileRefusedError F018 unless a part is a well-formed sheet."""
    try:
        _namespace(data)
    except expat.ExpatError as error:
        broken(part, Words("xml", error.lineno), name)
    except BrokenSheetError as error:
        broken(part, error.words, name)


def table_of(sheet: Sheet, first_row: int, columns: Sequence[int]) -> TableRows:
    """What `read_table` gives, from a sheet that was read as a whole."""
    rows: dict[int, list[CellValue]] = {}
    places: dict[int, list[int]] = {}
    for at, column in enumerate(columns):
        places.setdefault(column, []).append(at)
    for (row, column), cell in sheet.cells.items():
        if row < first_row or column not in places:
            continue
        value = cell.value
        if value is None and cell.formula is not None:
            value = UNCALCULATED
        if value is not None:
            line = rows.setdefault(row, [None] * len(columns))
            for at in places[column]:
                line[at] = value
    return [(row, tuple(line)) for row, line in sorted(rows.items()) if _holds(line)]


_NOTHING = frozenset((None, ""))


def _holds(line: Sequence[CellValue]) -> bool:
    return any(value is not None and value != "" for value in line)


class _OutsideError(ValueError):
    """A cell outside the grid, and where."""

    def __init__(self, row: int, column: int) -> None:
        super().__init__(row, column)
        self.words = Words("far_cell", row, column)


class _Once(dict[bytes, Made]):
    """What stored texts stand for, each worked out once."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, raw: bytes) -> Made:
        if len(self) > _COUNTED:
            self.clear()
        self[raw] = value = self._make(raw.decode())
        return value


class _Reader:
    """Gathers the rows of one part."""

    def __init__(
        self, strings: Sequence[str], first_row: int, columns: Sequence[int]
    ) -> None:
        self.strings = strings
        self.first_row = first_row
        self.width = len(columns)
        self.twice = {c: [i for i, k in enumerate(columns) if k == c] for c in columns}
        self.rows: TableRows = []
        self.numbers: set[int] = set()
        self.in_order = False  # then no number comes twice, and none need be kept
        self.row = 0
        self.space = ""
        self.layouts: dict[tuple[bytes, ...], tuple[int, ...]] = {}
        self.number_of = _Once(number_of)
        self.string_of = _Once(self._string)

    def found(self) -> TableRows:
        """The rows in their order, whatever the order they stood in."""
        self.rows.sort(key=lambda row: row[0])
        if all(len(places) == 1 for places in self.twice.values()):
            return self.rows
        return [(number, self._doubled(line)) for number, line in self.rows]

    def _doubled(self, line: Values) -> Values:
        """A line in which a column that was asked for twice stands twice."""
        full = list(line)
        for first, *others in self.twice.values():
            for other in others:
                full[other] = line[first]
        return tuple(full)

    def read(self, data: bytes) -> None:
        """Gather all rows."""
        self.space = _namespace(data)
        try:
            if body := _plain_body(data):
                for _ in self._read_rows(data, *body):
                    pass
                return
        except (ValueError, ET.ParseError):
            # Broken, or written in a way that only a tree understands: it will tell.
            self._begin_anew()
        self._read_tree(data)

    def one_by_one(self, data: bytes) -> Iterator[tuple[int, Values]]:
        """What `found` gives after `read`, where it can be without gathering it."""
        body = _plain_body(data)
        if body is None or len(self.twice) < self.width or not _in_order(data, *body):
            self.read(data)
            yield from self.found()
            return
        self.space, given = _namespace(data), 0
        self.in_order = True
        try:
            for _ in self._read_rows(data, *body):
                given += len(self.rows)
                yield from self.rows
                self.rows.clear()
        except (ValueError, ET.ParseError):
            self._begin_anew()
            self._read_tree(data)
            yield from self.found()[given:]

    def _begin_anew(self) -> None:
        self.rows, self.numbers, self.row = [], set(), 0
        self.in_order = False

    def _read_tree(self, data: bytes) -> None:
        """Row by row through elements; slower, but there is nothing it cannot read."""
        if b"sheetData" not in data:
            return
        row, body = self.space + "row", self.space + "sheetData"
        inside = False
        for event, element in ET.iterparse(BytesIO(data), ("start", "end")):
            if element.tag == body:
                inside = event == "start"
            elif inside and event == "end" and element.tag == row:
                self._element(element)
                element.clear()

    def _read_rows(self, data: bytes, at: int, end: int) -> Iterator[None]:
        """Gather rows; stops for a look behind each of them."""
        # The hot loop: a million cells a second, hence its form.
        of_row, cells_of = _ROW.match, _CELL.findall
        root = _ROOT.search(data)
        head = root[0] if root else b""
        while (at := self._skip(data, at)) < end:
            opening = of_row(data, at)
            if opening is None:
                raise ValueError(at)
            inner = opening.end()
            digits, rest = opening.groups()
            if rest.endswith(b"/"):
                close = after = inner
            else:
                close = data.index(b"</row>", inner, end)
                after = close + len(b"</row>")
            cells = cells_of(data, inner, close)
            if digits is None or len(cells) != data.count(b"<c", inner, close):
                tree = ET.fromstring(
                    head + b"<sheetData>" + data[at:after] + b"</sheetData></worksheet>"
                )
                for element in tree[0]:
                    self._element(element)
            else:
                self._begin(int(digits))
                if cells and self.row >= self.first_row:
                    self._cells(digits, cells)
            at = after
            yield

    @staticmethod
    def _skip(data: bytes, at: int) -> int:
        if data[at : at + 1] == b"<":
            return at
        space = _SPACE.match(data, at)
        return space.end() if space else at

    def _begin(self, number: int) -> None:
        if number in self.numbers or number < 1:
            raise BrokenSheetError(Words("row_order", number))
        if number > MAX_ROW:
            raise _OutsideError(number, 1)
        if not self.in_order:
            self.numbers.add(number)
        self.row = number

    def _cells(self, digits: bytes, cells: Sequence[tuple[bytes, ...]]) -> None:
        """The values of a row; what nobody asked for falls behind its end."""
        letters, rows, shared, plain, other = zip(*cells, strict=True)
        if rows.count(digits) != len(rows):
            wrong = next(one for one in cells if one[1] != digits)
            at = (wrong[0] + wrong[1]).decode()
            raise BrokenSheetError(Words("cell_address", at))
        # Rows are mostly filled in the same columns.
        places = self.layouts.get(letters) or self._layout(letters)
        width, numbers, texts = self.width, self.number_of, self.string_of
        line: list[CellValue] = [None] * (width + 1)
        for place, text, number in zip(places, shared, plain, strict=True):
            if text:
                line[place] = texts[text]
            elif number:
                line[place] = numbers[number]
        if any(other):
            for place, rest in zip(places, other, strict=True):
                if rest:
                    line[place] = self._typed(rest)
        del line[width:]
        if line.count(None) + line.count("") < width:
            self.rows.append((self.row, tuple(line)))

    def _typed(self, rest: bytes) -> CellValue:
        """A value beside a formula, or one that is neither number nor shared."""
        match = _OTHER.fullmatch(rest)
        kind, formula, text, inline = match.groups() if match else (None,) * 4
        value: CellValue = None
        if text is not None:
            value = self._stored((kind or b"n").decode(), text.decode() or None)
        elif inline is not None and kind == b"inlineStr":
            value = unescape(inline.decode())
        return UNCALCULATED if formula and value is None else value

    def _element(self, row: ET.Element) -> None:
        """A row as `read_sheet` reads it."""
        number = row.get("r")
        self._begin(int(number) if number else self.row + 1)
        line: list[CellValue] = [None] * self.width
        column, met = 0, set()
        for cell in row:
            if cell.tag != self.space + "c":
                continue
            ref = cell.get("r")
            column = self._column(ref) if ref is not None else column + 1
            if column in met:
                raise BrokenSheetError(Words("cell_twice"))
            met.add(column)
            if column in self.twice:
                line[self.twice[column][0]] = self._value(cell)
        if self.row >= self.first_row and _holds(line):
            self.rows.append((self.row, tuple(line)))

    def _value(self, cell: ET.Element) -> CellValue:
        kind = cell.get("t")
        value: CellValue = None
        formula = False
        for child in cell:
            match child.tag[len(self.space) :]:
                case "f":
                    formula = True
                case "is" if kind == "inlineStr":
                    value = string_of(child)
                case "v":
                    value = self._stored(kind or "n", child.text)
        return UNCALCULATED if formula and value is None else value

    def _stored(self, kind: str, text: str | None) -> CellValue:
        if text is None:
            return "" if kind == "str" else None
        if kind == "n":
            return number_of(text)
        return self._string(text) if kind == "s" else typed_value(kind, text)

    def _string(self, text: str) -> str:
        number = index_of(text)
        if 0 <= number < len(self.strings):
            return self.strings[number]
        raise BrokenSheetError(Words("string_index", text[:20]))

    def _column(self, ref: str) -> int:
        digits = str(self.row)
        letters = ref[: -len(digits)]
        if ref[-len(digits) :] != digits or not (
            letters.isascii() and letters.isalpha()
        ):
            raise BrokenSheetError(Words("cell_address", ref[:20]))
        column = column_number(letters) if len(letters) <= 3 else MAX_COLUMN + 1
        if column > MAX_COLUMN:
            raise _OutsideError(self.row, column)
        return column

    def _layout(self, letters: tuple[bytes, ...]) -> tuple[int, ...]:
        """Where the values of these columns go: behind the end if not asked for."""
        columns = [self._column(f"{name.decode()}{self.row}") for name in letters]
        if len(set(columns)) != len(columns):
            raise BrokenSheetError(Words("cell_twice"))
        places = tuple(self.twice.get(column, [self.width])[0] for column in columns)
        self.layouts[letters] = places
        return places


def _plain_body(data: bytes) -> tuple[int, int] | None:
    """Where the rows stand; None where something could hide a tag, or else would have
    to be read as what it does not look like."""
    start, end = data.find(b"<sheetData>"), data.find(b"</sheetData>")
    hidden = b"<!--" in data or b"<![CDATA[" in data or data.find(b"<?", 1) > 0
    plain = 0 < start < end and not hidden and data.find(b"\r", start, end) < 0
    return (start + len(b"<sheetData>"), end) if plain else None


def _in_order(data: bytes, start: int, end: int) -> bool:
    """Whether every row says its number, and each a higher one."""
    count = last = 0
    for found in _NUMBERED.finditer(data, start, end):
        number = int(found[1])
        if number <= last:
            return False
        count, last = count + 1, number
    return count == data.count(b"<row", start, end)


def _namespace(data: bytes) -> str:
    """The namespace of a sheet part in braces; the part is well-formed throughout.

    Raises ExpatError, BrokenSheetError.
    """
    roots: list[str] = []
    parser = expat.ParserCreate(namespace_separator="}")

    def first(tag: str, _: object) -> None:
        roots.append(tag)
        parser.StartElementHandler = None  # the rest is read at the speed of C

    parser.StartElementHandler = first
    parser.Parse(data, True)
    space, brace, name = roots[0].rpartition("}")
    if name != "worksheet":
        raise BrokenSheetError(Words("root", local(roots[0])))
    return f"{{{space}{brace}" if brace else ""
