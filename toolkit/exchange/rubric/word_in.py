"""The tables of a Word document as sheets of cells, as a person sees them."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from toolkit.exchange.rubric.rows import Widths
from toolkit.exchange.sources.fill import fill_down
from toolkit.exchange.sources.legacy import in_legacy_font
from toolkit.exchange.sources.source import Source, Value, lines_of
from toolkit.legacy.docx import WordTable, read_docx
from toolkit.legacy.old_codes import code_of_font
from toolkit.xlsx.cells.place import SpotKey
from toolkit.xlsx.zip.loose import LooseParts

Pieces = tuple[tuple[str, str], ...]


class Sheet(NamedTuple):
    """A table as a sheet; what stands above it; how many cells its rows have."""

    source: Source
    above: tuple[str, ...] = ()
    widths: Widths = MappingProxyType({})


def read_word(parts: LooseParts) -> tuple[Sheet, ...]:
    """The tables of a document, in order. Raises as `read_docx`."""
    return tuple(_sheets(read_docx(parts)))


def _sheets(tables: tuple[WordTable, ...]) -> Iterator[Sheet]:
    for table in tables:
        grid = table.grid
        rows: dict[int, dict[int, Value]] = {}
        for (row, column), value in grid.cells.items():
            if isinstance(value, str):
                rows.setdefault(row, {})[column] = value
        covered = fill_down(grid.merges, rows)
        legacy, parted = _fonts(table)
        source = Source(
            sheet=grid.name,
            lines=lines_of(rows),
            spans={(m.top, m.left): m.right for m in grid.merges if m.right > m.left},
            covered=covered,
            struck=table.struck,
            legacy=legacy,
            parted=parted,
        )
        yield Sheet(source, table.above, table.widths)


def _fonts(table: WordTable) -> tuple[dict[SpotKey, str], dict[SpotKey, Pieces]]:
    """Texts that are set in an old font as a whole, and those that are in part."""
    legacy: dict[SpotKey, str] = {}
    parted: dict[SpotKey, Pieces] = {}
    for at, pieces in table.pieces.items():
        fonts = {font for font, text in pieces if in_legacy_font(text)}
        old = [font for font in fonts if code_of_font(font)]
        if not old:
            continue
        if len(fonts) == 1:
            legacy[at] = old[0]
        else:
            parted[at] = pieces
    return legacy, parted
