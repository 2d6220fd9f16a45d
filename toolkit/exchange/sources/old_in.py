"""Reading the sheets of an .xls, .xlsb or .ods: what a person sees in each cell."""

from collections.abc import Iterable, Iterator

from toolkit.exchange.sources.book_in import seen_number
from toolkit.exchange.sources.fill import fill_down
from toolkit.exchange.sources.seen import Seen, seen_cells
from toolkit.exchange.sources.source import NO_VALUE, Source, Value, lines_of
from toolkit.forms.register.day_counts import LATER
from toolkit.legacy.old_book import UNKNOWN, OldCell, OldSheet
from toolkit.legacy.old_codes import code_of_font
from toolkit.model.numbers import as_shown


def sources_of(sheets: Iterable[OldSheet]) -> Iterator[Source]:
    """The sheets of a workbook, in tab order."""
    return map(_source, sheets)


def _source(sheet: OldSheet) -> Source:
    offset = LATER if sheet.since_1904 else 0
    rows, old, struck = seen_cells(sheet.cells, lambda cell: _seen(cell, offset))
    covered = fill_down(sheet.merges, rows)
    return Source(
        sheet=sheet.name,
        lines=lines_of(rows),
        spans={(m.top, m.left): m.right for m in sheet.merges if m.right > m.left},
        legacy=old,
        hidden=sheet.hidden,
        covered=covered,
        unseen=sheet.unseen & rows.keys(),
        struck=struck,
        parted={
            spot: one.pieces
            for spot, one in sheet.cells.items()
            if one.pieces
            and any(map(code_of_font, (one.font, *(font for font, _ in one.pieces))))
        },
    )


def _seen(cell: OldCell, offset: int) -> Seen:
    is_old = isinstance(cell.value, str) and code_of_font(cell.font)
    font = cell.font if is_old else ""
    return Seen(_value(cell, offset), font, cell.struck)


def _value(cell: OldCell, offset: int) -> Value | None:
    value = cell.value
    if isinstance(value, str):
        if value is UNKNOWN:
            return NO_VALUE
        return value if value.strip(" ") else None
    if isinstance(value, bool) or value is None:
        return value
    return seen_number(as_shown(value), cell.shows, offset)
