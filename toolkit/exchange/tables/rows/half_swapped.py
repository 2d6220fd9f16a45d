"""Days of which a spreadsheet swapped half: those that read with the month first."""

from collections.abc import Iterator, Sequence
from datetime import date

from toolkit.exchange.sources.source import Line
from toolkit.exchange.tables.layout.chosen import Chosen
from toolkit.exchange.tables.layout.headings import UNIT_AND_POSITION
from toolkit.findings import Finding, find
from toolkit.forms.register.columns import CellKind
from toolkit.forms.register.reading.days import day_of

_SWAPPED_UP_TO = 12
_EXAMPLES = 3
_DATES = (CellKind.DATE, CellKind.MOMENT)


def half_swapped(chosen: Chosen, lines: Sequence[Line]) -> Iterator[Finding]:
    """X643: columns in which texts are days after the 12th, and real days before it.

    A program that reads the month first makes 12/05 of 5 December and leaves 25/12 as a
    text: the texts are right and the real days are not. Nothing is turned back unasked.
    """
    for column, field in chosen.match.fields.items():
        if field == UNIT_AND_POSITION:
            continue
        form = chosen.match.table.column(field)
        if form.holds not in _DATES:
            continue
        found = [(line.number, line.cells.get(column)) for line in lines]
        texts = [day for _, v in found if isinstance(v, str) and (day := day_of(v))]
        if not texts:
            continue
        real = [(n, value) for n, value in found if isinstance(value, date)]
        swapped = all(value.day <= _SWAPPED_UP_TO for _, value in real)
        late = all(day.day > _SWAPPED_UP_TO for day in texts)
        told = [(n, value) for n, value in real if value.day != value.month]
        if told and swapped and late:
            rows = ", ".join(str(n) for n, _ in told[:_EXAMPLES])
            yield find(
                "X643",
                chosen.source.at(told[0][0], column),
                seen=f"{told[0][1]:%d/%m/%Y}",
                expected=f"{told[0][1]:%m/%d/%Y}",
                column=form.header,
                count=str(len(told)),
                rows=rows + (" …" if told[_EXAMPLES:] else ""),
            )
