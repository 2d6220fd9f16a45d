"""Lines put below the last one of «Sổ gửi nhận»; none is ever changed or taken away."""

from collections.abc import Mapping, Sequence

from toolkit.findings import WorkRefusedError, find
from toolkit.forms.round.layout import DEED_WORDS, LEDGER_TABLE
from toolkit.forms.round.reading import FoundTable, serial_of
from toolkit.model.round import Entry
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook


def append_entries(
    book: ClosedBook,
    table: FoundTable,
    entries: Sequence[Entry],
    names: Mapping[str, str],
) -> None:
    """Write a line for each entry. `names`: what units are called, by their key.

    Raises WorkRefusedError G763 when there is no room for them.
    """
    last = max((row for row, _ in table.rows), default=table.first - 1)
    if last + len(entries) > table.last:
        seen, room = str(len(entries)), str(table.last - last)
        raise WorkRefusedError(find("G763", seen=seen, expected=room))
    for row, entry in enumerate(entries, last + 1):
        for field, value in _cells(entry, names).items():
            if value not in (None, ""):
                book.set_value(table.sheet, row, table.columns[field], value)


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
