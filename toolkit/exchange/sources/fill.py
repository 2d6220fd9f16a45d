"""What is merged over several rows, said in each of them."""

from bisect import bisect_right
from collections.abc import Iterable
from types import MappingProxyType

from toolkit.exchange.sources.csv_in import MOST_COLUMNS
from toolkit.exchange.sources.source import OddTexts, Value
from toolkit.xlsx.cells.cell import CellError, Region
from toolkit.xlsx.cells.place import SpotKey

NO_ODD: OddTexts = MappingProxyType({})


def fill_down(
    merges: Iterable[Region],
    rows: dict[int, dict[int, Value]],
    odd: OddTexts = NO_ODD,
) -> frozenset[SpotKey]:
    """A cell merged over several rows of one column speaks for each of them.

    Their cells stay in order.
    Returns the places that say what a cell above them says; of texts that are `odd`
    they are so too.
    """
    spoken: dict[SpotKey, SpotKey] = {}
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
                spoken[row, merge.left] = (merge.top, merge.left)
    for row in {row for row, _ in spoken}:
        rows[row] = dict(sorted(rows[row].items()))
    if spoken and odd:
        places_of = {at: places for places in odd.values() for at in places}
        for at, speaker in spoken.items():
            if speaker in places_of:
                places_of[speaker].append(at)
    return frozenset(spoken)
