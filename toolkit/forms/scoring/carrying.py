"""What was typed on one form, carried to a form of a corrected rubric by criterion."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.forms.scoring.layout import (
    columns_of,
    input_key,
    line_key,
    rows_of,
    typed_in_total,
)
from toolkit.forms.scoring.locate import Located
from toolkit.forms.scoring.making.inputs import Input, form_inputs
from toolkit.forms.scoring.making.places import fresh_places
from toolkit.model.origin import Origin
from toolkit.model.rubric import MEASURED_KINDS, Criterion, Kind, Rubric, RubricTree
from toolkit.rules.names import folded
from toolkit.scoring.rubric.same_criteria import Same, same_criteria, same_line
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.cells.place import Place

GONE, OTHER_KIND, NO_CELL, NO_LINE = "gone", "other_kind", "no_cell", "no_line"
"""Why something has no place; the words for them are the caller's."""


class Lost(NamedTuple):
    """Something typed that has no place any more.

    `place` is where it stands, `field` the caption of its column or the text of its
    line; `why` is one of the words above.
    """

    place: Origin
    criterion: Criterion
    field: str
    value: CellValue
    why: str


class Carried(NamedTuple):
    """Cells of the new form with what goes there, what is lost, what was reworded.

    `reworded`: criteria of the new rubric that something was carried to though their
    words are others: a person should look.
    """

    cells: tuple[tuple[Place, CellValue], ...]
    lost: tuple[Lost, ...]
    reworded: tuple[Criterion, ...]


def carry(located: Located, rubric: Rubric) -> Carried:
    """What stands in the cells to be typed in, with its places on a fresh form.

    As it stands, also what cannot be read as a number: a check of the new workbook
    tells it. A formula is carried as the value that it shows. Needs a form that lacks
    no row.
    """
    carrier = _Carrier(located, rubric)
    cells: list[tuple[Place, CellValue]] = []
    lost: list[Lost] = []
    filled: set[str] = set()
    for one, value in carrier.typed():
        found = carrier.place_of(one)
        if isinstance(found, Place):
            cells.append((found, value))
            filled.add(one.criterion.id)
        else:
            lost.append(carrier.told(one, value, found))
    reworded = (p.new for p in carrier.pairs if p.same is Same.REWORDED)
    kept = {p.new.id for p in carrier.pairs if p.old.id in filled}
    return Carried(
        tuple(cells), tuple(lost), tuple(new for new in reworded if new.id in kept)
    )


class _Carrier:
    def __init__(self, located: Located, rubric: Rubric) -> None:
        self.located, self.old = located, located.tree
        new = RubricTree(rubric)
        self.places = fresh_places(rubric)
        self.pairs = tuple(same_criteria(self.old, new))
        self._same = {pair.old.id: pair.new for pair in self.pairs}
        form = located.places.form
        self._columns = {number: name for name, number in form.columns.items()}
        self._captions = {c.name: c.header for c in columns_of(self.old.rubric)}
        self._rows = {
            form.rows[row.key]: row for row in rows_of(self.old.rubric) if row.criterion
        }
        self._inputs = {(i.row, i.column) for i in form_inputs(new, self.places)}

    def typed(self) -> Iterator[tuple[Input, CellValue]]:
        """The input cells of the old form that hold anything, from top to bottom."""
        for one in form_inputs(self.old, self.located.places):
            value = self.located.sheet.at(one.row, one.column).value
            if value not in (None, ""):
                yield one, str(value) if isinstance(value, CellError) else value

    def place_of(self, one: Input) -> Place | str:
        """Where an input goes, or why it goes nowhere."""
        old, new = one.criterion, self._same.get(one.criterion.id)
        if new is None:
            return GONE
        row, column = self._rows[one.row], self._columns[one.column]
        if row.line is not None:
            if new.kind is not old.kind:
                return OTHER_KIND
            line = same_line(old, row.line, new)
            return NO_LINE if line is None else self._at(line_key(new.id, line), column)
        if row.key == input_key(old.id) or column == "total":
            if not _same_number(old, new):
                return OTHER_KIND
            if typed_in_total(new):
                return self._at(new.id, "total")
            return self._at(input_key(new.id), "number")
        return self._at(new.id, column)

    def _at(self, key: str, column: str) -> Place | str:
        form = self.places.form
        if key not in form.rows or column not in form.columns:
            return NO_CELL
        place = form.place(key, column)
        return place if (place.row, place.column) in self._inputs else NO_CELL

    def told(self, one: Input, value: CellValue, why: str) -> Lost:
        """What is said of something that has no place."""
        row, column = self._rows[one.row], self._columns[one.column]
        field = row.listed.title if row.line is not None else self._captions[column]
        if row.key == input_key(one.criterion.id) and one.criterion.measure:
            field = one.criterion.measure
        place = Origin(self.located.sheet.name, a1(one.row, one.column))
        return Lost(place, one.criterion, field, value, why)


def _same_number(old: Criterion, new: Criterion) -> bool:
    """Whether the number typed for one criterion says the same of the other."""
    if old.kind is Kind.MANUAL or new.kind is Kind.MANUAL:
        return old.kind is new.kind
    both = {old.kind, new.kind} <= MEASURED_KINDS
    return both and folded(old.measure) == folded(new.measure)
