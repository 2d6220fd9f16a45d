"""Reading an .ods as plain cells: what is said of many cells is counted before it is
written out."""

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from math import isfinite
from typing import NamedTuple

from toolkit.legacy.grid import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, TooLargeError
from toolkit.legacy.odf_xml import each_tag
from toolkit.legacy.ods_styles import Styles
from toolkit.legacy.old_book import UNKNOWN, OldCell, OldSheet, Pieces
from toolkit.legacy.xml_workbook import BrokenXmlError
from toolkit.model.numbers import from_cell
from toolkit.xlsx.cells.cell import CellError, CellValue, Region
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.zip.loose import LooseParts
from toolkit.xlsx.zip.room import SHEET, STYLES

_CONTENT, _STYLES = "content.xml", "styles.xml"
_MOST_SHEETS = 200
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - days of a workbook have no zone
_FIRST_DAY = 61.0  # 1 March 1900, before which Excel miscounts
_CELLS = ("table:table-cell", "table:covered-table-cell")
_ASIDE = (
    *("office:annotation", "office:forms", "text:note"),
    *("table:shapes", "table:dde-links", "table:tracked-changes"),
)
"""What stands in a sheet or a cell and is no part of its text; so are drawings."""
_HIDDEN = ("collapse", "filter")
_BLANKS = re.compile(r"[\t\r\n]+ *")
_YEAR = re.compile(r"\d{4}")
_PADDED = re.compile(r"0\d{1,18}")
_DECIMALS = re.compile(r"[.,](\d{1,9})\s?%")


def read_ods(data: bytes) -> tuple[OldSheet, ...]:
    """The sheets of an .ods, in tab order; a formula counts as its value.

    Raises FileRefusedError for a zip that is not let in, BrokenXmlError, TooLargeError.
    """
    parts = LooseParts(data)
    styles = Styles()
    if parts.has(_STYLES):
        styles.add(parts.read(_STYLES, STYLES))
    reader = _Reader(styles)
    each_tag(parts.read(_CONTENT, SHEET), reader.start, reader.end, reader.data)
    return tuple(reader.sheets())


class _Text:
    """The text of a cell: paragraphs, each of pieces with the style of their own."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, str]] = []
        self.paragraphs = 0

    def add(self, style: str, text: str) -> None:
        if self.parts and self.parts[-1][0] == style:
            text = self.parts.pop()[1] + text
        self.parts.append((style, text))

    def __str__(self) -> str:
        return "".join(text for _, text in self.parts)


class _Filled(NamedTuple):
    """A cell that holds something, in a row that is not placed yet."""

    column: int
    times: int
    cell: OldCell


class _Table:
    """A sheet that is being read."""

    def __init__(self, name: str, *, hidden: bool) -> None:
        self.name, self.hidden = name, hidden
        self.cells: dict[SpotKey, OldCell] = {}
        self.merges: list[Region] = []
        self.unseen: set[int] = set()
        self.columns: list[str] = []
        self.row = 1
        self.times = 1
        self.row_style = ""
        self.row_hidden = False
        self.column = 1
        self.filled: list[_Filled] = []
        self.spans: list[tuple[int, int, int]] = []

    def begin_row(self, given: dict[str, str]) -> None:
        self.times = _count(given.get("table:number-rows-repeated"))
        self.row_style = given.get("table:default-cell-style-name", "")
        self.row_hidden = given.get("table:visibility") in _HIDDEN
        self.column = 1
        self.filled, self.spans = [], []

    def end_row(self) -> None:
        """Write a row out as often as it stands there, if it holds anything."""
        if self.filled:
            cells = sum(one.times for one in self.filled)
            last = max(one.column + one.times - 1 for one in self.filled)
            many = self.times * cells + len(self.cells) > MOST_CELLS
            if many or last > MOST_COLUMNS or self.row + self.times - 1 > MOST_ROWS:
                raise TooLargeError
            for row in range(self.row, self.row + self.times):
                for column, times, cell in self.filled:
                    for n in range(column, column + times):
                        self.cells[row, n] = cell
            if self.row_hidden:
                self.unseen.update(range(self.row, self.row + self.times))
        for column, across, down in self.spans:
            bottom = min(self.row + down - 1, MOST_ROWS)
            right = min(column + across - 1, MOST_COLUMNS)
            if self.row <= bottom and column <= right:
                region = Region(self.name, self.row, column, bottom, right)
                self.merges.append(region)
        self.row += self.times

    def style_of(self, given: dict[str, str]) -> str:
        """The style of the next cell: its own, its row's, its column's."""
        own = given.get("table:style-name") or self.row_style
        if own or self.column > len(self.columns):
            return own
        return self.columns[self.column - 1]


class _Reader:
    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.tables: list[_Table] = []
        self.open: _Table | None = None
        self.aside = 0
        self.given: dict[str, str] | None = None
        self.covered = False
        self.text = _Text()
        self.spans: list[str] = []
        self.paragraph = 0

    def sheets(self) -> Iterator[OldSheet]:
        for one in self.tables:
            yield OldSheet(one.name, one.cells, one.merges, one.unseen, one.hidden)

    def start(self, tag: str, given: dict[str, str]) -> None:
        if self.aside or tag in _ASIDE or tag.startswith("draw:"):
            self.aside += 1
        elif self.open is None:
            if tag == "table:table":
                self._begin_table(given)
            else:
                self.styles.start(tag, given)
        elif self.given is not None:
            self._in_cell(tag, given)
        elif tag == "table:table-column":
            times = _count(given.get("table:number-columns-repeated"))
            room = max(0, MOST_COLUMNS - len(self.open.columns))
            style = given.get("table:default-cell-style-name", "")
            self.open.columns += [style] * min(times, room)
        elif tag == "table:table-row":
            self.open.begin_row(given)
        elif tag in _CELLS:
            self.given, self.covered = given, tag != _CELLS[0]
            self.text, self.spans, self.paragraph = _Text(), [], 0

    def _begin_table(self, given: dict[str, str]) -> None:
        if len(self.tables) >= _MOST_SHEETS:
            raise TooLargeError
        hidden = self.styles.is_hidden(given.get("table:style-name", ""))
        self.open = _Table(given.get("table:name", ""), hidden=hidden)
        self.tables.append(self.open)

    def _in_cell(self, tag: str, given: dict[str, str]) -> None:
        match tag:
            case "table:table":  # its rows would be lost without a word
                raise BrokenXmlError
            case "text:p" | "text:h":
                if self.text.paragraphs:
                    self.text.add("", "\n")
                self.text.paragraphs += 1
                self.paragraph += 1
            case "text:span":
                self.spans.append(given.get("text:style-name", ""))
            case "text:s":
                self._add(" " * min(_count(given.get("text:c")), 1_000))
            case "text:tab":
                self._add(" ")
            case "text:line-break":
                self._add("\n")

    def data(self, text: str) -> None:
        if self.given is not None and self.paragraph and not self.aside:
            self._add(_BLANKS.sub(" ", text))

    def _add(self, text: str) -> None:
        if self.paragraph:
            self.text.add(self.spans[-1] if self.spans else "", text)

    def end(self, tag: str) -> None:
        if self.aside:
            self.aside -= 1
        elif self.open is None:
            self.styles.end(tag)
        elif self.given is not None:
            if tag in _CELLS:
                self._end_cell(self.given)
                self.given = None
            elif tag in ("text:p", "text:h"):
                self.paragraph -= 1
            elif tag == "text:span" and self.spans:
                self.spans.pop()
        elif tag == "table:table-row":
            self.open.end_row()
        elif tag == "table:table":
            self.open = None

    def _end_cell(self, given: dict[str, str]) -> None:
        table = self.open
        if table is None:
            return
        times = _count(given.get("table:number-columns-repeated"))
        across = _count(given.get("table:number-columns-spanned"))
        down = _count(given.get("table:number-rows-spanned"))
        if (across > 1 or down > 1) and times == 1:
            table.spans.append((table.column, across, down))
        text = str(self.text)
        value, shows = _value(given, text)
        # What a merge covers nobody sees.
        if value is not None and value != "" and not self.covered:
            font, struck = self.styles.of_cell(table.style_of(given))
            pieces = self._pieces(font) if isinstance(value, str) else ()
            cell = OldCell(value, shows, font, struck, pieces)
            table.filled.append(_Filled(table.column, times, cell))
        table.column += times

    def _pieces(self, font: str) -> Pieces:
        """The pieces of a text with their fonts, where a piece has one of its own."""
        if all(not style for style, _ in self.text.parts):
            return ()
        return tuple(
            (self.styles.of_span(style) or font, text)
            for style, text in self.text.parts
        )


def _count(text: str | None) -> int:
    """A number of cells or rows; 1 for what is none."""
    known = text and text.isascii() and text.isdecimal() and len(text) < 9
    return max(1, int(text)) if text and known else 1


def _value(given: dict[str, str], text: str) -> tuple[CellValue, str]:
    """What a cell holds and how it shows it, as an .xlsx would say it."""
    kind = given.get("office:value-type", "")
    if given.get("calcext:value-type") == "error":
        return CellError(text or "#N/A"), "General"
    try:
        match kind:
            case "float" | "currency":
                number = _number(given)
                padded = _PADDED.fullmatch(text) and int(text) == number
                return number, "0" * len(text) if padded else "General"
            case "percentage":
                return _percentage(_number(given), text)
            case "boolean":
                return given["office:boolean-value"] == "true", "General"
            case "date":
                return _day(given["office:date-value"], text)
    except (KeyError, ValueError):
        return text, "General"
    if kind == "string":
        return text or given.get("office:string-value", ""), "General"
    if "table:formula" in given and not kind:
        return (CellError(text) if text else UNKNOWN), "General"
    return text, "General"


def _number(given: dict[str, str]) -> float:
    number = float(given["office:value"])
    if not isfinite(number):
        raise ValueError
    return number


def _percentage(number: float, text: str) -> tuple[CellValue, str]:
    shown = _DECIMALS.search(text)
    if text:
        digits = len(shown[1]) if shown else 0
    else:
        exact = from_cell(number) * Decimal(100)
        digits = min(9, max(0, -int(exact.as_tuple().exponent)))
    return number, f"0.{'0' * digits}%" if digits else "0%"


def _day(written: str, text: str) -> tuple[CellValue, str]:
    since = datetime.fromisoformat(written.strip().removesuffix("Z")) - _EPOCH
    number = since.days + since.seconds / 86_400
    if number < _FIRST_DAY:
        return text or written, "General"
    return number, "yyyy" if _YEAR.fullmatch(text) else "dd/mm/yyyy"
