"""Workbooks written as small text grids, for the general checks to look at."""

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import formualizer
import xlsxwriter

from toolkit.xlsx.cells.address import parse_a1
from toolkit.xlsx.cells.cell import Sheet
from toolkit.xlsx.closed_book import ClosedBook

Content = None | str | float
Place = tuple[int, int]

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_ERRORS = {
    "Div": "#DIV/0!",
    "Na": "#N/A",
    "Name": "#NAME?",
    "Null": "#NULL!",
    "Num": "#NUM!",
    "Ref": "#REF!",
    "Value": "#VALUE!",
}


@dataclass
class Page:
    """A sheet to be. Formulas start with "="; a text in double quotes is kept as is."""

    name: str
    cells: dict[Place, Content] = field(default_factory=dict)
    styles: dict[Place, str] = field(default_factory=dict)
    merges: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[str] = field(default_factory=set)
    filtered: str = ""  # the area of a filter that leaves some rows out

    def __setitem__(self, cell: str, text: str) -> None:
        self.cells[parse_a1(cell)] = content(text)

    def title(self, area: str, text: str) -> None:
        """A text merged over an area, in bold."""
        self.merges.append(area)
        self[area.partition(":")[0]] = text

    def grid(self, row: int, text: str, *, style: str = "", column: int = 1) -> int:
        """Lines of cells parted by «|», from `row` on; {r} is the row's own number.

        {a} is the row above, {b} the row below. Gives the row after the last line.
        """
        for line in text.strip("\n").splitlines():
            for offset, part in enumerate(line.split("|")):
                for mark, number in (("{r}", row), ("{a}", row - 1), ("{b}", row + 1)):
                    part = part.replace(mark, str(number))
                place = (row, column + offset)
                self.cells[place] = content(part.strip())
                if style:
                    self.styles[place] = style
            row += 1
        return row


def content(text: str) -> Content:
    """What a cell of a grid stands for."""
    if not text:
        return None
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1]
    return float(text) if _NUMBER.fullmatch(text) else text


def to_bytes(pages: Iterable[Page]) -> bytes:
    """The pages as an .xlsx, each formula with the value a calculator gives it."""
    pages = tuple(pages)
    values = _calculated(pages)
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    formats = {
        "": None,
        "bold": book.add_format({"bold": True, "border": 1}),
        "box": book.add_format({"border": 1}),
    }
    for page in pages:
        sheet = book.add_worksheet(page.name)
        for area in page.merges:
            first, last = (parse_a1(end) for end in area.split(":"))
            sheet.merge_range(
                first[0] - 1,
                first[1] - 1,
                last[0] - 1,
                last[1] - 1,
                "",
                formats["bold"],
            )
        for (row, column), what in page.cells.items():
            style = formats[page.styles.get((row, column), "")]
            where = (row - 1, column - 1)
            if isinstance(what, str) and what.startswith("="):
                value = values[page.name, row, column]
                sheet.write_formula(*where, what, style, value)
            elif isinstance(what, str):
                sheet.write_string(*where, what, style)
            elif what is not None:
                sheet.write_number(*where, what, style)
            elif style:
                sheet.write_blank(*where, None, style)
        if page.filtered:
            sheet.autofilter(page.filtered)
            sheet.filter_column(0, "x == 1")
        for row in page.hidden_rows:
            sheet.set_row(row - 1, None, None, {"hidden": True})
        for column in page.hidden_columns:
            sheet.set_column(f"{column}:{column}", None, None, {"hidden": True})
    book.close()
    return stream.getvalue()


def read(data: bytes) -> list[Sheet]:
    """The sheets of a workbook, read as the toolkit reads them."""
    book = ClosedBook.from_bytes(data)
    return [book.sheet(name) for name in book.sheet_names]


def _calculated(pages: tuple[Page, ...]) -> dict[tuple[str, int, int], str | float]:
    book = formualizer.Workbook()
    for page in pages:
        book.add_sheet(page.name)
        for (row, column), what in page.cells.items():
            if isinstance(what, str) and what.startswith("="):
                book.set_formula(page.name, row, column, what)
            elif what is not None:
                book.set_value(page.name, row, column, what)
    book.evaluate_all()
    values: dict[tuple[str, int, int], str | float] = {}
    for page in pages:
        for (row, column), what in page.cells.items():
            if isinstance(what, str) and what.startswith("="):
                value = book.get_value(page.name, row, column)
                if isinstance(value, dict):
                    # A formula that reads itself: spreadsheets show 0, and complain.
                    value = _ERRORS.get(value["kind"], 0.0)
                values[page.name, row, column] = "" if value is None else value
    return values
