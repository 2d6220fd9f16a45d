"""Reading the sheets of an .xls, .xlsb or .ods: what a person sees in each cell."""

from collections.abc import Iterable, Iterator

from toolkit.exchange.sources.book_in import seen_number
from toolkit.exchange.sources.fill import fill_down
from toolkit.exchange.sources.source import NO_VALUE, Line, Source, Value
from toolkit.forms.register.day_counts import LATER
from toolkit.legacy.old_book import UNKNOWN, OldCell, OldSheet
from toolkit.legacy.old_codes import code_of_font
from toolkit.model.numbers import as_shown


def sources_of(sheets: Iterable[OldSheet]) -> Iterator[Source]:
    """The sheets of a workbook, in tab order."""
    return map(_source, sheets)


def _source(sheet: OldSheet) -> Source:
    offset = LATER if sheet.since_1904 else 0
    seen = {spot: _seen(cell, offset) for spot, cell in sheet.cells.items()}
    rows: dict[int, dict[int, Value]] = {}
    for (row, column), value in seen.items():
        if value is not None:
            rows.setdefault(row, {})[column] = value
    filled = {spot: sheet.cells[spot] for spot, v in seen.items() if v is not None}
    texts = {spot: one for spot, one in filled.items() if isinstance(one.value, str)}
    covered = fill_down(sheet.merges, rows)
    return Source(
        sheet=sheet.name,
        lines=tuple(Line(n, dict(sorted(rows[n].items()))) for n in sorted(rows)),
        spans={(m.top, m.left): m.right for m in sheet.merges if m.right > m.left},
        legacy={
            spot: one.font for spot, one in texts.items() if code_of_font(one.font)
        },
        hidden=sheet.hidden,
        covered=covered,
        unseen=sheet.unseen & rows.keys(),
        struck={spot for spot, one in filled.items() if one.struck},
        parted={
            spot: one.pieces
            for spot, one in texts.items()
            if one.pieces
            and any(map(code_of_font, (one.font, *(font for font, _ in one.pieces))))
        },
    )


def _seen(cell: OldCell, offset: int) -> Value | None:
    value = cell.value
    if isinstance(value, str):
        if value is UNKNOWN:
            return NO_VALUE
        return value if value.strip(" ") else None
    if isinstance(value, bool) or value is None:
        return value
    return seen_number(as_shown(value), cell.shows, offset)
