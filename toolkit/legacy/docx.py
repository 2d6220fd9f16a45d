"""The tables of a Word document (.docx) as plain cells, read in one pass.

ECMA-376 part 1: 17.4 tables, 17.9 numbering, 17.13.5 tracked changes. What was
inserted is there, what was deleted is not; hidden text is not there.
"""

from dataclasses import dataclass, field

from toolkit.legacy.docx_numbering import Numbering, read_numbering
from toolkit.legacy.docx_xml import Given, count, each_tag, font_of, is_on, nothing
from toolkit.legacy.grid import MOST_COLUMNS, Grid, TooLargeError
from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.zip.loose import LooseParts
from toolkit.xlsx.zip.room import SHEET, SMALL

DOCUMENT = "word/document.xml"
_ROOT = "_rels/.rels"
_MOST_TABLES, _DEEPEST, _ABOVE = 500, 8, 12
_SKIPPED = frozenset({"moveFrom", "del", "Fallback", "txbxContent", "pict", "object"})
_CELL_CLOSED = ("cellDel",)

Run = tuple[str, str, bool]
"""A font, a text set in it, and whether it is struck through."""


@dataclass(slots=True)
class WordTable:
    """A table: its cells, and the paragraphs above it.

    `pieces`: the text of each cell in its runs, each with its font. `struck`: cells
    whose whole text is struck through. `widths`: row → how many columns its cells take.
    """

    grid: Grid
    above: tuple[str, ...] = ()
    pieces: dict[SpotKey, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    struck: set[SpotKey] = field(default_factory=set)
    widths: dict[int, int] = field(default_factory=dict)


def is_docx(parts: LooseParts) -> bool:
    """Whether a zip is a Word document."""
    return _main_part(parts) is not None


def read_docx(parts: LooseParts) -> tuple[WordTable, ...]:
    """The tables of a document, in order; one within a cell is a table of its own.

    Raises FileRefusedError as `each_tag` and `LooseParts.read`; TooLargeError.
    """
    part = _main_part(parts) or DOCUMENT
    reader = _Reader(read_numbering(parts))
    data = parts.read(part, SHEET)
    each_tag(data, part, reader.start, reader.end, reader.data)
    return tuple(one for one in reader.tables if one.grid.cells)


def _main_part(parts: LooseParts) -> str | None:
    """The part that the package names as its document; None where it is none."""
    if parts.has(DOCUMENT):
        return DOCUMENT
    found: list[str] = []

    def start(_: str, given: Given) -> None:
        if given.get("Type", "").endswith("/officeDocument"):
            found.append(given.get("Target", "").lstrip("/"))

    if parts.has(_ROOT):
        each_tag(parts.read(_ROOT, SMALL), _ROOT, start, nothing)
    named = [one for one in found if one.startswith("word/") and parts.has(one)]
    return named[0] if named else None


@dataclass(slots=True)
class _Cell:
    """A cell that is being read: its paragraphs, and how it is merged."""

    across: int = 1
    merge: str = ""
    gone: bool = False
    lines: list[list[Run]] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A table that is being read; `down`: column → the merge that may go on there."""

    table: WordTable
    cell: _Cell | None = None
    column: int = 0
    deleted: bool = False
    row: list[tuple[int, _Cell]] = field(default_factory=list)
    down: dict[int, list[int]] = field(default_factory=dict)
    merges: list[list[int]] = field(default_factory=list)


class _Reader:
    """Follows the tags of a document."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.tables: list[WordTable] = []
        self.paragraphs: list[str] = []
        self.open: list[_Open] = []
        self.path: list[str] = []
        self.silent = 0
        self.runs: list[Run] = []
        self.font, self.hidden, self.struck, self.writes = "", False, False, False
        self.style, self.number, self.level = "", "", 0

    def start(self, name: str, given: Given) -> None:
        above = self.path[-1] if self.path else ""
        self.path.append(name)
        if self.silent or (name in _SKIPPED and above not in ("trPr", "rPr")):
            self.silent += 1
        elif name in ("p", "r", "t", "br", "cr", "tab", "noBreakHyphen"):
            self._text_tag(name, above)
        elif self.path[-3:-1] == ["r", "rPr"]:
            self._run_property(name, given)
        elif name == "tbl":
            self._table()
        elif name == "pStyle":
            self.style = given.get("val", "")
        elif name == "numId":
            self.number = given.get("val", "")
        elif name == "ilvl":
            self.level = count(given.get("val"), 0)
        elif self.open:
            self._table_tag(name, above, given)

    def end(self, name: str) -> None:
        if self.path:
            self.path.pop()
        if self.silent:
            self.silent -= 1
        elif name == "t":
            self.writes = False
        elif name == "p":
            self._paragraph()
        elif self.open:
            self._table_end(name)

    def data(self, text: str) -> None:
        """What stands between tags; only that of a run's text counts."""
        if self.writes and not self.silent:
            self._put(text)

    # Texts

    def _text_tag(self, name: str, above: str) -> None:
        if name == "p":
            self.runs, self.style, self.number, self.level = [], "", "", 0
        elif name == "r":
            styled = self.numbering.fonts.get(self.style)
            self.font = styled or self.numbering.font
            self.hidden = self.struck = False
        elif name == "t":
            self.writes = True
        elif name != "tab" or above == "r":
            self._put({"tab": " ", "noBreakHyphen": "-"}.get(name, "\n"))

    def _run_property(self, name: str, given: Given) -> None:
        if name == "rFonts":
            self.font = font_of(given) or self.font
        elif name == "vanish":
            self.hidden = is_on(given)
        elif name in ("strike", "dstrike"):
            self.struck = is_on(given)

    def _put(self, text: str) -> None:
        if not self.hidden:
            self.runs.append((self.font, text, self.struck))

    def _paragraph(self) -> None:
        runs = self.runs
        number = self.numbering.next_of(self.number, self.level, self.style)
        if number and any(text.strip() for _, text, _ in runs):
            runs = [("", f"{number} ", all(one[2] for one in runs)), *runs]
        elif number and self.open:
            # A cell that holds nothing but its number is the number of its row.
            runs = [("", number, False)]
        self.runs, self.style, self.number, self.level = [], "", "", 0
        if self.open and self.open[-1].cell is not None:
            self.open[-1].cell.lines.append(runs)
        elif not self.open:
            text = "".join(text for _, text, _ in runs).strip()
            self.paragraphs += [text] if text else []

    # Tables

    def _table(self) -> None:
        if len(self.tables) >= _MOST_TABLES or len(self.open) >= _DEEPEST:
            raise TooLargeError
        above = () if self.open else tuple(self.paragraphs[-_ABOVE:])
        table = WordTable(Grid(f"Bảng {len(self.tables) + 1}"), above)
        self.tables.append(table)
        self.open.append(_Open(table))

    def _table_tag(self, name: str, above: str, given: Given) -> None:
        here = self.open[-1]
        if name == "tr":
            here.table.grid.next_row()
            here.column, here.deleted, here.row = 0, False, []
        elif name == "del" and above == "trPr":
            here.deleted = True
        elif name == "gridBefore":
            here.column += count(given.get("val"), 0)
        elif name == "tc":
            here.cell = _Cell()
        elif here.cell is not None and above == "tcPr":
            if name == "gridSpan":
                here.cell.across = max(1, count(given.get("val"), 1))
            elif name == "vMerge":
                here.cell.merge = given.get("val", "continue")
            elif name in _CELL_CLOSED:
                here.cell.gone = True

    def _table_end(self, name: str) -> None:
        here = self.open[-1]
        if name == "tc" and here.cell is not None:
            if not here.cell.gone:
                here.row.append((here.column + 1, here.cell))
                here.column += here.cell.across
            here.cell = None
        elif name == "tr":
            self._row(here)
        elif name == "tbl":
            grid = here.table.grid
            for top, left, bottom, right in here.merges:
                if top < bottom or left < right:
                    merged = Region(grid.name, top, left, bottom, right)
                    grid.merges.append(merged)
            self.open.pop()

    def _row(self, here: _Open) -> None:
        grid = here.table.grid
        if here.deleted:
            grid.row -= 1
            return
        row = grid.row
        if here.column > MOST_COLUMNS:
            raise TooLargeError
        here.table.widths[row] = here.column
        for column, cell in here.row:
            going = here.down.get(column)
            if cell.merge == "continue" and going:
                going[2] = row
                continue
            here.down.pop(column, None)
            merge = [row, column, row, column + cell.across - 1]
            here.merges.append(merge)
            if cell.merge:
                here.down[column] = merge
            _fill(here.table, row, column, cell)


def _fill(table: WordTable, row: int, column: int, cell: _Cell) -> None:
    """Put the paragraphs of a cell into the table, one a line."""
    runs: list[Run] = []
    for line in cell.lines:
        if runs and line:
            runs.append((runs[-1][0], "\n", runs[-1][2]))
        runs += line
    text = "".join(text for _, text, _ in runs).replace("\xa0", " ").strip()
    if not text:
        return
    table.grid.cells[row, column] = text
    table.pieces[row, column] = tuple((font, one) for font, one, _ in runs)
    if all(struck for _, one, struck in runs if one.strip()):
        table.struck.add((row, column))
