"""Reading the sheets of an .xls, .xlsb or .ods: what a person sees in each cell."""

from collections.abc import Iterable, Iterator

from toolkit.exchange.sources.book_in import seen_number
from toolkit.exchange.sources.fill import fill_down
from toolkit.exchange.sources.seen import Seen, seen_cells, seen_plain, seen_text
from toolkit.exchange.sources.source import NO_VALUE, Line, Source
from toolkit.forms.register.day_counts import LATER
from toolkit.legacy.old_book import UNKNOWN, OldCell, OldSheet
from toolkit.legacy.old_codes import code_of_font
from toolkit.model.numbers import as_shown


def sources_of(sheets: Iterable[OldSheet]) -> Iterator[Source]:
    """The sheets of a workbook, in tab order."""
    return map(_source, sheets)


def _source(sheet: OldSheet) -> Source:
    offset = LATER if sheet.since_1904 else 0
    rows, odd, struck = seen_cells(sheet.cells, lambda cell: _seen(cell, offset))
    covered = fill_down(sheet.merges, rows, odd)
    return Source(
        sheet=sheet.name,
        lines=tuple(map(Line, rows, rows.values())),
        spans={(m.top, m.left): m.right for m in sheet.merges if m.right > m.left},
        odd=odd,
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
    value = cell.value
    if value is UNKNOWN:
        return seen_plain(NO_VALUE, cell.struck)
    if isinstance(value, str):
        if not value.strip(" "):
            return Seen(None)
        font = cell.font if code_of_font(cell.font) else ""
        return seen_text(value, font, cell.struck)
    if value is None:
        return Seen(None)
    if isinstance(value, bool):
        return seen_plain(value, cell.struck)
    shown = seen_number(as_shown(value), cell.shows, offset)
    return seen_plain(shown, cell.struck)
