"""«Minh chứng»: the files that came along, beside the criteria that name them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from toolkit.forms.round.layout import EVIDENCE_TABLE
from toolkit.forms.round.reading import table_of
from toolkit.parts.records.own import from_column
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook


class Evidence(NamedTuple):
    """A file of a unit: its name in the unit's folder, bytes, SHA-256 in hex.

    `unit` is the unit's key; `criteria` are the keys of the criteria that name it.
    """

    unit: str
    file: str
    size: int
    digest: str
    criteria: tuple[str, ...] = ()


_BETWEEN = "; "


def listed_evidence(book: ClosedBook) -> tuple[Evidence, ...]:
    """What is listed; nothing in a round book that was made without that sheet."""
    if not has_evidence(book):
        return ()
    return tuple(
        Evidence(
            str(row["key"] or ""),
            str(row["file"] or ""),
            _bytes(row["size"]),
            str(row["digest"] or ""),
            tuple(filter(None, str(row["criteria"] or "").split(_BETWEEN))),
        )
        for _, row in table_of(book, EVIDENCE_TABLE).rows
    )


def has_evidence(book: ClosedBook) -> bool:
    """Whether a round book has the sheet."""
    return EVIDENCE_TABLE.name("file") in book.names()


def write_evidence(
    book: ClosedBook, found: Iterable[Evidence], names: Mapping[str, str]
) -> bool:
    """List all of it anew; whether that says another thing than before.

    `names`: what units are called, by their key.
    """
    if not has_evidence(book):
        return False
    table = table_of(book, EVIDENCE_TABLE)
    fields = tuple(column.field for column in EVIDENCE_TABLE.columns)
    ordered = sorted(found, key=lambda one: (one.unit, one.file, one.digest))
    rows = [_cells(one, fields, names) for one in ordered]
    if rows == [tuple(row[field] for field in fields) for _, row in table.rows]:
        return False
    left = min(table.columns.values())
    book.set_rows(table.sheet, table.first, from_column(left, rows))
    return True


def _cells(
    one: Evidence, fields: Sequence[str], names: Mapping[str, str]
) -> tuple[CellValue, ...]:
    cells: dict[str, CellValue] = {
        "unit": names.get(one.unit, one.unit),
        "criteria": _BETWEEN.join(one.criteria) or None,
        "file": one.file,
        "size": _kilobytes(one.size),
        "digest": one.digest,
        "key": one.unit,
    }
    return tuple(cells[field] for field in fields)


def _kilobytes(size: int) -> float:
    return float(max(1, round(size / 1024)))


def _bytes(size: CellValue) -> int:
    return int(size * 1024) if isinstance(size, float) else 0
