"""Long sheets of several shapes, the same for the same size, as a sheet or a file."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from itertools import groupby
from types import MappingProxyType
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from toolkit.xlsx.cells.address import a1, letters
from toolkit.xlsx.cells.cell import Cell, Sheet

COLUMNS = 14
_PART = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"

Line = list[Cell]


def _number(row: int, column: int) -> Cell:
    return Cell(row * 7 % 97 + column / 4)


def _sum(text: str) -> Cell:
    return Cell(10, text)


def _numbers(row: int, columns: int) -> Line:
    return [Cell(f"Dòng {row}"), *(_number(row, c) for c in range(2, columns + 1))]


def subtotals(rows: int) -> Iterator[Line]:
    """A subtotal of every column under each nine rows, a total beside each row."""
    for row in range(1, rows + 1):
        line = _numbers(row, COLUMNS - 1)
        if row % 10 == 0:
            parts = ((c, row - 9, row - 1) for c in map(letters, range(2, COLUMNS)))
            line[1:] = [_sum(f"SUM({c}{first}:{c}{last})") for c, first, last in parts]
        yield [*line, _sum(f"SUM(B{row}:{letters(COLUMNS - 1)}{row})")]


def running(rows: int) -> Iterator[Line]:
    """Beside each row the sum of a column so far, under it that of its own column."""
    for row in range(1, rows + 1):
        own = _sum(f"SUM(N$1:N{row - 1})") if row > 2 else _number(row, COLUMNS)
        line = _numbers(row, COLUMNS - 2)
        yield [*line, _sum(f"SUM(B$1:B{row})"), own]


def running_subtotals(rows: int) -> Iterator[Line]:
    """The same with SUBTOTAL, which passes over what it finds."""
    for row in range(1, rows + 1):
        own = _sum(f"SUBTOTAL(9,N$1:N{row - 1})") if row > 2 else _number(row, COLUMNS)
        yield [*_numbers(row, COLUMNS - 1), own]


def elsewhere(rows: int) -> Iterator[Line]:
    """Running sums of sums that add up what lies outside."""
    for row in range(1, rows + 1):
        line = _numbers(row, COLUMNS - 2)
        early = row <= rows // 2 or row % 2
        text = f"SUM(B{row},C{row})" if early else f"SUM(M${rows // 4}:M{row - 1})"
        yield [*line, _sum(text), _sum(f"SUM($L$2:$M{row})")]


def overlapping(rows: int) -> Iterator[Line]:
    """Ranges that all end one row short of the list, or cross one another."""
    for row in range(1, rows + 1):
        line = _numbers(row, COLUMNS - 2)
        short = _sum(f"SUM(B${row}:B${rows - 1})") if row < rows - 2 else Cell("")
        last = min(rows, row + rows // 2)
        yield [*line, short, _sum(f"SUM(C{row}:D{last})+SUM(D{row}:E{last})")]


def terms(rows: int) -> Iterator[Line]:
    """Formulas of many terms, cell by cell and range by range."""
    for row in range(1, rows + 1):
        cells = "+".join(f"{letters(c)}{row}" for c in range(2, COLUMNS - 1))
        ranges = ",".join(f"B{n}:C{n}" for n in range(row, row + 20, 2))
        yield [*_numbers(row, COLUMNS - 2), _sum(cells), _sum(f"SUM({ranges})")]


def typed_as_text(rows: int) -> Iterator[Line]:
    """A column of numbers that are texts, with one that is none, summed all over."""
    for row in range(1, rows + 1):
        line = _numbers(row, COLUMNS - 1)
        line[1] = Cell(str(row)) if row > 1 else Cell(5)
        yield [*line, _sum(f"SUM(B$1:B{rows})+SUM(B{row}:M{row})")]


def blank(rows: int) -> Iterator[Line]:
    """Running sums over a column of texts, and of cells with a style alone."""
    for row in range(1, rows + 1):
        line = _numbers(row, COLUMNS - 2)
        line[1:3] = [Cell("x"), Cell(None, None, 1)]
        own = f"SUM(M$1:M{row - 1})" if row > 1 else "SUM(B1:C1)"
        yield [*line, _sum(own), _sum(f"SUM(B$1:C{row})")]


def overtyped(rows: int) -> Iterator[Line]:
    """Running totals of each column beside it, one of them typed from top to bottom."""
    half = COLUMNS // 2
    for row in range(1, rows + 1):
        sums = [
            _sum(f"SUM({letters(c)}$1:{letters(c)}{row})") for c in range(1, half + 1)
        ]
        sums[half // 2] = Cell(row * 1000)
        yield [*(_number(row, c) for c in range(half)), *sums]


def chain(rows: int) -> Iterator[Line]:
    """Balances, each made from the one above."""
    for row in range(1, rows + 1):
        before = f"N{row - 1}+" if row > 1 else ""
        yield [*_numbers(row, COLUMNS - 1), _sum(f"{before}B{row}-C{row}")]


SHAPES: Mapping[str, Callable[[int], Iterator[Line]]] = MappingProxyType(
    {
        shape.__name__: shape
        for shape in (
            *(subtotals, running, running_subtotals, elsewhere, overlapping),
            *(terms, typed_as_text, blank, overtyped, chain),
        )
    }
)


def long_sheet(shape: str, rows: int) -> Sheet:
    """A sheet «Số liệu» of this shape, 14 columns wide."""
    lines = enumerate(SHAPES[shape](rows), 1)
    cells = {(r, c): cell for r, line in lines for c, cell in enumerate(line, 1)}
    return Sheet("Số liệu", "xl/worksheets/sheet1.xml", cells)


def long_book(shape: str, rows: int) -> bytes:
    """A workbook with that sheet alone."""
    return _packed(long_sheet(shape, rows))


def _packed(sheet: Sheet) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    book = (
        f'{head}<workbook xmlns="{_PART}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{sheet.name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    types = (
        f'{head}<Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/'
        'vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/{sheet.part}" ContentType="{_KIND}.worksheet+xml"/>'
        "</Types>"
    )
    parts = {
        "[Content_Types].xml": types,
        "_rels/.rels": head + _links("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": head + _links("worksheet", f"/{sheet.part}"),
        sheet.part: head + "".join(_sheet_xml(sheet)),
    }
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return out.getvalue()


def _links(kind: str, target: str) -> str:
    link = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_LINKS}">{link}</Relationships>'


def _sheet_xml(sheet: Sheet) -> Iterator[str]:
    yield f'<worksheet xmlns="{_PART}"><sheetData>'
    for row, places in groupby(sorted(sheet.cells), key=lambda place: place[0]):
        yield f'<row r="{row}">'
        for place in places:
            yield _cell_xml(a1(*place), sheet.cells[place])
        yield "</row>"
    yield "</sheetData></worksheet>"


def _cell_xml(where: str, cell: Cell) -> str:
    if cell.formula is not None:
        return f'<c r="{where}"><f>{escape(cell.formula)}</f><v>{cell.value}</v></c>'
    if isinstance(cell.value, str):
        text = escape(cell.value)
        return f'<c r="{where}" t="inlineStr"><is><t>{text}</t></is></c>'
    value = "" if cell.value is None else f"<v>{cell.value}</v>"
    return f'<c r="{where}" s="{cell.style}">{value}</c>'
