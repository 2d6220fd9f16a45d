"""Lines put below the last one of «Sổ gửi nhận»; none is ever changed or taken away."""

import pickle
from collections.abc import Collection, Iterator, Mapping

from toolkit.findings import WorkRefusedError, find
from toolkit.forms.round.layout import DEED_WORDS, LEDGER_TABLE
from toolkit.forms.round.reading import FoundTable, serial_of
from toolkit.model.round import Entry
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit.made_rows import MadeRows
from toolkit.xlsx.read.bounds import ROW_LIMIT
from toolkit.xlsx.zip.packed import Packed, packed

MOST_LINES = ROW_LIMIT
"""The last row of «Sổ gửi nhận» that is read again."""


class NewEntries(Collection[Entry]):
    """Entries that wait to be written, in the order they came: packed, most of them.

    As objects they would be the most that sending to thousands of units holds.
    """

    def __init__(self) -> None:
        self._packed: list[Packed] = []
        self._last: list[Entry] = []

    def append(self, entry: Entry) -> None:
        """Have one more."""
        self._last.append(entry)
        if len(self._last) == _TOGETHER:
            self._packed.append(packed((pickle.dumps(self._last),)))
            self._last.clear()

    def __len__(self) -> int:
        return len(self._packed) * _TOGETHER + len(self._last)

    def __iter__(self) -> Iterator[Entry]:
        for one in self._packed:
            yield from pickle.loads(one.unpacked())
        yield from self._last

    def __contains__(self, entry: object) -> bool:
        return any(entry == one for one in self)


_TOGETHER = 500


def append_entries(
    book: ClosedBook,
    table: FoundTable,
    entries: Collection[Entry],
    names: Mapping[str, str],
) -> None:
    """Write a line for each entry. `names`: what units are called, by their key.

    Raises WorkRefusedError G763 when there is no room for them.
    """
    room = MOST_LINES - table.used
    if len(entries) > room:
        seen = str(len(entries))
        raise WorkRefusedError(find("G763", seen=seen, expected=str(max(room, 0))))
    first = table.used + 1
    lines = MadeRows(
        len(entries),
        lambda: (_line(one, table, names) for one in entries),
        width=max(table.columns.values()),
    )
    if book.add_rows(table.sheet, first, lines):
        return
    # Somebody wrote something beside the table, further down: it stays.
    for row, entry in enumerate(entries, first):
        for field, value in _cells(entry, names).items():
            if value not in (None, ""):
                book.set_value(table.sheet, row, table.columns[field], value)


def _line(
    entry: Entry, table: FoundTable, names: Mapping[str, str]
) -> tuple[CellValue, ...]:
    cells = {table.columns[k]: value for k, value in _cells(entry, names).items()}
    return tuple(cells.get(column) for column in range(1, max(cells) + 1))


def _cells(entry: Entry, names: Mapping[str, str]) -> Mapping[str, CellValue]:
    cells: dict[str, CellValue] = {
        "moment": serial_of(entry.moment),
        "deed": DEED_WORDS[entry.deed],
        "unit": names.get(entry.unit, entry.unit),
        "round": entry.round,
        "revision": float(entry.revision),
        "state": entry.state,
        "late": float(entry.late) if entry.late else None,
        "file": entry.file,
        "key": entry.unit,
        "issue": entry.issue,
        "digest": entry.digest,
    }
    assert cells.keys() == {column.field for column in LEDGER_TABLE.columns}
    return cells
