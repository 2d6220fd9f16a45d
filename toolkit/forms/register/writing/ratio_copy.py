"""«Bản chụp tỷ lệ»: what the rows of «Tỷ lệ» were made from, and what is new since.

The figures of a row are live; which rows there are is not. They depend on the units,
the office's rules and switches, kept here as they were, and on who stands in the rows
of the year: units, groups and collectives that are not among those known here are new.

Beside them stand the columns of «Khen thưởng» that «Tổng hợp» was added up from; what
changed of these is counted apart, for the figures of «Tỷ lệ» follow by themselves.
Where they do not (`live_counts`), all columns they were counted from stand here too.
"""

from collections.abc import Collection, Iterator, Sequence

from toolkit.awards.ratios.lines import RatioLine
from toolkit.awards.settings import Settings
from toolkit.forms.register.columns import name_of
from toolkit.forms.register.tables.all_tables import BY_KEY
from toolkit.forms.register.writing.counts import (
    YEAR,
    fractions,
)
from toolkit.forms.register.writing.input_copy import (
    Copied,
    Sums,
    copied_rows,
    rule_columns,
    setting_columns,
    table_columns,
)
from toolkit.forms.register.writing.known_rows import known_columns
from toolkit.forms.register.writing.live_counts import fields_counted
from toolkit.model.register import Register, TableKey
from toolkit.xlsx.cells.address import absolute, quoted
from toolkit.xlsx.cells.cell import Cell, Region, Written
from toolkit.xlsx.closed_book import ClosedBook

_OF_UNITS = ("name", "parent", "is_agency", "cluster")
_ADDED_UP = (*("year", "authority", "award", "recipient", "staff", "number", "period"),)
"""The columns of «Khen thưởng» that «Tổng hợp» looks at."""
GUARDED = (TableKey.AWARDS, TableKey.DOSSIERS)
"""The tables whose rows stand for a number; whether one is a fraction, in row 1."""
_GUARDS_FROM = 2
"""How many cells stand before these."""


def ratio_copy_rows(
    book: ClosedBook,
    register: Register,
    settings: Settings,
    lines: Sequence[RatioLine],
    not_live: Collection[str] = (),
) -> list[tuple[Written, ...]]:
    """Every row of the sheet, from row 1 down, for the inputs as they stand now.

    `lines`: the rows of «Tỷ lệ»; `not_live`: the rules that show what was counted.
    """
    live = [line for line in lines if line.rule.id not in not_live]
    counted = fields_counted(lines, not_live)
    of_awards = counted.pop(TableKey.AWARDS, ())
    return copied_rows(
        (
            *table_columns(book, BY_KEY[TableKey.UNITS], _OF_UNITS),
            *setting_columns(book, ("office",)),
            *rule_columns(book),
            *known_columns(book, register, settings, live),
            *(
                column
                for table, fields in counted.items()
                for column in table_columns(book, BY_KEY[table], fields)
            ),
            *_of_awards(book, of_awards),
            *(
                column._replace(sums=Sums.SECOND)
                for column in setting_columns(book, ("leader_line",))
            ),
        ),
        [
            Cell(float((table, register.year) in register.fractions), _any(table))
            for table in GUARDED
        ],
    )


def guard_cells(corner: Region) -> dict[TableKey, str]:
    """Table → the cell of the sheet that says whether its numbers can be added up."""
    sheet, first = quoted(corner.sheet), corner.left + _GUARDS_FROM
    return {
        table: f"{sheet}!{absolute(corner.top, first + place)}"
        for place, table in enumerate(GUARDED)
    }


def _any(table: TableKey) -> str:
    return f"IF({fractions(table, YEAR)}>0,1,0)"


def _of_awards(book: ClosedBook, counted: Sequence[str]) -> Iterator[Copied]:
    """What «Tổng hợp» and the ratios that are not live were counted from."""
    fields = dict.fromkeys((*_ADDED_UP, *counted))
    for column in table_columns(book, BY_KEY[TableKey.AWARDS], fields):
        field = column.name.removeprefix(name_of(TableKey.AWARDS, ""))
        if field not in _ADDED_UP:
            yield column
        else:
            both = field in counted
            yield column._replace(sums=Sums.BOTH if both else Sums.SECOND)
