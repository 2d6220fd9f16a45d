"""Tables of a web page that a system saved under the name .xls."""

import re
from html.parser import HTMLParser

from toolkit.legacy.grid import Grid, TooLargeError
from toolkit.xlsx.cells.cell import CellValue

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_HEAD = 4096
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "head", "title"})
_MOST_TABLES = 200
_DIGITS = re.compile(r"\d{1,4}")


def read_web_tables(data: bytes) -> tuple[Grid, ...]:
    """The tables of a page that hold something, in order, each with its merges.

    A table within a cell is a table of its own. Raises TooLargeError.
    """
    reader = _Reader()
    reader.feed(_decoded(data))
    reader.close()
    reader.close_open()
    return tuple(grid for grid in reader.tables if grid.cells)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    found = _CHARSET.search(data[:_HEAD])
    names = [found[1].decode("ascii")] if found else []
    for name in (*names, "utf-8-sig"):
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("cp1252", "replace")


class _Cell:
    """A cell that is being read."""

    def __init__(self, across: int, down: int, number: str) -> None:
        self.across, self.down, self.number = across, down, number
        self.texts: list[str] = []

    def value(self) -> CellValue:
        """Its number where Excel wrote one beside the text, else the text."""
        text = "".join(self.texts)
        lines = (" ".join(line.split()) for line in text.split("\n"))
        plain = "\n".join(line for line in lines if line)
        if plain and self.number:
            try:
                return float(self.number)
            except ValueError:
                return plain
        return plain or None


class _Reader(HTMLParser):
    """Follows the tags as browsers do: what is left open is closed by what follows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[Grid] = []
        self.open: list[tuple[Grid, _Cell | None]] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self.silent += 1
        elif tag == "table":
            if len(self.tables) >= _MOST_TABLES:
                raise TooLargeError
            self.tables.append(Grid(f"Bảng {len(self.tables) + 1}"))
            self.open.append((self.tables[-1], None))
        elif self.open and tag == "tr":
            self._end_cell()
            grid = self.open[-1][0]
            grid.next_row()
            if _HIDDEN.search(given.get("style", "")):
                grid.unseen.add(grid.row)
        elif self.open and tag in ("td", "th"):
            self._end_cell()
            grid = self.open[-1][0]
            if not grid.row:
                grid.next_row()
            across, down = (_count(given.get(name)) for name in ("colspan", "rowspan"))
            self.open[-1] = (grid, _Cell(across, down, given.get("x:num", "")))
        elif tag in ("br", "p", "div") and self.open and self.open[-1][1]:
            self.open[-1][1].texts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in ("td", "th", "tr"):
            self._end_cell()
        elif tag == "table" and self.open:
            self._end_cell()
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and not self.silent and (cell := self.open[-1][1]):
            cell.texts.append(data.replace("\n", " ").replace("\xa0", " "))

    def close_open(self) -> None:
        """End what the page left open."""
        while self.open:
            self._end_cell()
            self.open.pop()

    def _end_cell(self) -> None:
        if self.open and (cell := self.open[-1][1]):
            grid = self.open[-1][0]
            grid.put(cell.value(), cell.across, cell.down)
            self.open[-1] = (grid, None)


def _count(text: str | None) -> int:
    """How many columns or rows a cell takes; 1 for what is no such number."""
    found = _DIGITS.match(text or "")
    return max(1, int(found[0])) if found else 1
