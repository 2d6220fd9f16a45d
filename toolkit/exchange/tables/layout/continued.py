"""A list that goes on on the next sheet, without its headings."""

from collections.abc import Iterable, Iterator

from toolkit.exchange.sources.source import Line, Source
from toolkit.exchange.tables.layout.blocks import Block
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.headings import is_numbering
from toolkit.exchange.tables.layout.heads import Head


def continued(source: Source, before: Chosen) -> Chosen | None:
    """What a sheet without headings adds to the list that ends the sheet before it.

    None unless its numbers go on where the other's end, in the same columns: what only
    looks alike may be another list.
    """
    columns = before.block.head.texts.keys()
    numbering = [n for n, text in before.headings.items() if is_numbering(text)]
    names = [n for n, name in before.match.fields.items() if name == "name"]
    if len(numbering) != 1 or not names:
        return None
    last = next(_numbers(reversed(before.block.below), numbering[0]), None)
    for index, line in enumerate(source.lines):
        first = next(_numbers((line,), numbering[0]), None)
        if first is None:
            continue
        goes_on = last is not None and first == last + 1
        alike = line.cells.keys() <= columns and names[0] in line.cells
        return _chosen(source, index, before) if goes_on and alike else None
    return None


def _numbers(lines: Iterable[Line], column: int) -> Iterator[int]:
    """The whole numbers that stand in a column."""
    for line in lines:
        value = line.cells.get(column)
        is_number = isinstance(value, float)
        text = f"{value:g}" if is_number else str(value).strip().rstrip(".")
        if len(line.cells) > 1 and text.isascii() and text.isdigit() and len(text) < 7:
            yield int(text)


def _chosen(source: Source, start: int, before: Chosen) -> Chosen:
    block = Block(
        source,
        Head(start, start - 1, before.block.head.texts),
        titles=source.lines[:start],
        earlier=(*before.block.titles, *before.block.earlier),
        below=source.lines[start:],
    )
    return before._replace(block=block, continues=before.source.sheet)
