"""Workbooks of Excel 2003's XML format («SpreadsheetML»), which systems still write."""

from datetime import datetime
from xml.parsers import expat

from toolkit.legacy.grid import Grid, TooLargeError
from toolkit.xlsx.cells.cell import CellError, CellValue

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_MARK = NAMESPACE.encode()
_HEAD = 4096
_MOST_SHEETS = 200
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - days of a workbook have no zone


class BrokenXmlError(Exception):
    """The XML of a workbook is none, or declares what no workbook needs."""


def is_xml_workbook(data: bytes) -> bool:
    """Whether the first bytes are those of such a workbook."""
    return _MARK in data[:_HEAD]


def read_xml_workbook(data: bytes) -> tuple[Grid, ...]:
    """Its sheets that hold something, in tab order.

    Raises BrokenXmlError for broken XML and for one with a DTD; TooLargeError.
    """
    reader = _Reader()
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError:
        raise BrokenXmlError from None
    return tuple(grid for grid in reader.sheets if grid.cells)


class _Reader:
    def __init__(self) -> None:
        self.sheets: list[Grid] = []
        self.texts: list[str] | None = None
        self.kind = ""
        self.cell: tuple[int, int, int] | None = None
        self.value: CellValue = None
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data
        self.parser.StartDoctypeDeclHandler = self._refuse

    def _refuse(self, *_: object) -> None:
        raise BrokenXmlError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        given = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        match name.rpartition(" ")[2]:
            case "Worksheet":
                if len(self.sheets) >= _MOST_SHEETS:
                    raise TooLargeError
                self.sheets.append(Grid(given.get("Name", "")))
            case "Row" if self.sheets:
                grid = self.sheets[-1]
                grid.next_row(_number(given.get("Index")))
                if given.get("Hidden") == "1":
                    grid.unseen.add(grid.row)
            case "Cell" if self.sheets and self.sheets[-1].row:
                across = _number(given.get("MergeAcross")) + 1
                down = _number(given.get("MergeDown")) + 1
                self.cell = (_number(given.get("Index")), across, down)
                self.value = None
            case "Data" if self.cell:
                self.texts, self.kind = [], given.get("Type", "String")

    def _data(self, data: str) -> None:
        if self.texts is not None:
            self.texts.append(data)

    def _end(self, name: str) -> None:
        match name.rpartition(" ")[2]:
            case "Data" if self.texts is not None:
                self.value = _value(self.kind, "".join(self.texts))
                self.texts = None
            case "Cell" if self.cell:
                at, across, down = self.cell
                self.sheets[-1].put(self.value, across, down, at)
                self.cell = None


def _number(text: str | None) -> int:
    known = text and text.isascii() and text.isdecimal() and len(text) < 7
    return int(text) if text and known else 0


def _value(kind: str, text: str) -> CellValue:
    """A value by its declared type; a text where it is not of that type."""
    if not text.strip():
        return None
    try:
        match kind:
            case "Number":
                return float(text)
            case "Boolean":
                return text.strip() == "1"
            case "DateTime":
                since = datetime.fromisoformat(text.strip().removesuffix("Z")) - _EPOCH
                return since.days + since.seconds / 86_400
            case "Error":
                return CellError(text.strip())
    except ValueError:
        return text
    return text
