"""Reading the sheets of an .xls: as those of an .xlsx, what a person sees."""

from collections.abc import Iterator
from pathlib import Path

from toolkit.exchange.sources.book_in import OFFSET_1904, seen_number
from toolkit.exchange.sources.fill import fill_down
from toolkit.exchange.sources.legacy import in_legacy_font
from toolkit.exchange.sources.source import Line, Source, Value
from toolkit.legacy.old_codes import code_of_font
from toolkit.legacy.xls import OldCell, OldSheet, read_xls
from toolkit.model.numbers import as_shown


def read_old_book(path: Path) -> Iterator[Source]:
    """The sheets of an .xls, in tab order. Raises as `read_xls`."""
    return map(_source, read_xls(path))


def _source(sheet: OldSheet) -> Source:
    offset = OFFSET_1904 if sheet.since_1904 else 0
    seen = {spot: _seen(cell, offset) for spot, cell in sheet.cells.items()}
    rows: dict[int, dict[int, Value]] = {}
    for (row, column), value in seen.items():
        if value is not None:
            rows.setdefault(row, {})[column] = value
    filled = {spot: sheet.cells[spot] for spot, v in seen.items() if v is not None}
    texts = {spot: one for spot, one in filled.items() if isinstance(one.value, str)}
    fill_down(sheet.merges, rows)
    return Source(
        sheet=sheet.name,
        lines=tuple(Line(n, dict(sorted(rows[n].items()))) for n in sorted(rows)),
        spans={(m.top, m.left): m.right for m in sheet.merges if m.right > m.left},
        legacy={
            spot: one.font
            for spot, one in texts.items()
            if code_of_font(one.font) and in_legacy_font(str(one.value))
        },
        hidden=sheet.hidden,
        unseen=sheet.unseen & rows.keys(),
        struck={spot for spot, one in filled.items() if one.struck},
        parted={
            spot: one.pieces
            for spot, one in texts.items()
            if any(code_of_font(font) for font, _ in one.pieces)
        },
    )


def _seen(cell: OldCell, offset: int) -> Value | None:
    value = cell.value
    if isinstance(value, str):
        return value if value.strip(" ") else None
    if isinstance(value, bool) or value is None:
        return value
    return seen_number(as_shown(value), cell.shows, offset)
