"""Reading the tables of web pages and of XML workbooks, saved under the name .xls."""

from collections.abc import Iterable, Iterator

from toolkit.exchange.sources.fill import fill_down
from toolkit.exchange.sources.source import Line, Source, Value
from toolkit.findings import WorkRefusedError, find
from toolkit.legacy.grid import Grid, TooLargeError
from toolkit.legacy.web_tables import read_web_tables
from toolkit.legacy.xml_workbook import (
    BrokenXmlError,
    is_xml_workbook,
    read_xml_workbook,
)


def read_web(data: bytes, name: str) -> tuple[Source, ...]:
    """The tables of a file that is one of the two; `name` is what people call it.

    Raises WorkRefusedError X655 for a broken or overlarge one, and for one without a
    table.
    """
    try:
        is_xml = is_xml_workbook(data)
        grids = read_xml_workbook(data) if is_xml else read_web_tables(data)
    except (BrokenXmlError, TooLargeError):
        grids = ()
    if not grids:
        raise WorkRefusedError(find("X655", seen=name))
    return tuple(_sources(grids))


def _sources(grids: Iterable[Grid]) -> Iterator[Source]:
    for grid in grids:
        rows: dict[int, dict[int, Value]] = {}
        for (row, column), value in grid.cells.items():
            if value is not None:
                rows.setdefault(row, {})[column] = value
        covered = fill_down(grid.merges, rows)
        yield Source(
            sheet=grid.name,
            lines=tuple(Line(n, dict(sorted(rows[n].items()))) for n in sorted(rows)),
            spans={(m.top, m.left): m.right for m in grid.merges if m.right > m.left},
            covered=covered,
            unseen=grid.unseen & rows.keys(),
        )
