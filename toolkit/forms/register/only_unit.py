"""Whose rows quick entry adds: everybody's, or those of the unit on «Quy tắc»."""

from difflib import get_close_matches
from typing import NamedTuple

from toolkit.awards.people.homes import Homes
from toolkit.awards.people.identity import Directory
from toolkit.forms.register.computed import FILL_UNIT
from toolkit.forms.register.reading.own_rules import seen_in, text_in
from toolkit.forms.register.reading.titles import LIKENESS
from toolkit.model.register import Person, Proposal, Register, Registration
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.closed_book import ClosedBook

UNKNOWN = (
    "Chưa thêm dòng nào: {place} ghi «{seen}», không có ở trang «Đơn vị» và «Người»"
    "{similar}. Chọn lại trong danh sách, hoặc để trống để ghi cho cả cơ quan."
)
SIMILAR = "; có phải «{}»?"
OTHERS = " Muốn ghi cho cả cơ quan thì xóa {place}."


class OnlyUnit(NamedTuple):
    """A unit with all below it; `name` "" is the whole office, `place` its cell."""

    name: str = ""
    place: str = ""

    @property
    def of(self) -> str:
        """« của «Phòng A»», nothing for the whole office."""
        return f" của «{self.name}»" if self.name else ""

    @property
    def others(self) -> str:
        """How to add the rows of everybody else."""
        return OTHERS.format(place=self.place) if self.name else ""


class Within:
    """Which rows are of the unit."""

    def __init__(self, only: OnlyUnit, register: Register, directory: Directory):
        self._directory = directory
        self._homes = Homes(register)
        self._tree = directory.tree(only.name) if only.name else None

    def holds(self, row: Person | Registration | Proposal) -> bool:
        """Whether a row is of the unit, or of one below it, or is the unit itself."""
        if self._tree is None:
            return True
        if isinstance(row, Person):
            return self._directory.key(row.unit) in self._tree
        return not self._tree.isdisjoint(self._homes.of(row))


def only_unit(book: ClosedBook) -> OnlyUnit:
    """What the cell names; registers without it add the rows of everybody."""
    region = book.names().get(f"td_set_{FILL_UNIT}")
    if region is None:
        return OnlyUnit()
    raw = book.sheet(region.sheet).at(region.top, region.left).value
    place = f"ô {a1(region.top, region.left)} trang «{region.sheet}»"
    return OnlyUnit(text_in(raw), place)


def refusal_of(only: OnlyUnit, register: Register, directory: Directory) -> str:
    """Why nothing is added: a unit that nobody knows; "" where it is known."""
    known = {directory.key(unit.name): unit.name for unit in register.units}
    known |= {directory.key(person.unit): person.unit for person in register.people}
    if not only.name or directory.key(only.name) in known:
        return ""
    near = get_close_matches(directory.key(only.name), filter(None, known), 1, LIKENESS)
    similar = SIMILAR.format(known[near[0]]) if near else ""
    return UNKNOWN.format(place=only.place, seen=seen_in(only.name), similar=similar)
