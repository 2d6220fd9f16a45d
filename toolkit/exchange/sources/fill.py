"""What is merged over several rows, said in each of them."""

from bisect import bisect_right
from collections.abc import Iterable

from toolkit.exchange.sources.csv_in import MOST_COLUMNS
from toolkit.exchange.sources.source import Value
from toolkit.xlsx.cells.cell import CellError, Region
from toolkit.xlsx.cells.place import SpotKey


def fill_down(
    merges: Iterable[Region], rows: dict[int, dict[int, Value]]
) -> frozenset[SpotKey]:
    """A cell merged over several rows of one column speaks for each of them.

    Returns the places that say what a cell above them says.
    """
    spoken: set[SpotKey] = set()
    filled = sorted(rows)
    for merge in merges:
        if merge.left != merge.right or merge.left > MOST_COLUMNS:
            continue
        value = rows.get(merge.top, {}).get(merge.left)
        if value is None or isinstance(value, CellError):
            continue
        first = bisect_right(filled, merge.top)
        for row in filled[first : bisect_right(filled, merge.bottom)]:
            if merge.left not in rows[row]:
                rows[row][merge.left] = value
                spoken.add((row, merge.left))
    return frozenset(spoken)
