"""One sheet being edited: edits are gathered, then spliced into its bytes at once."""

from collections.abc import Callable, Collection, Mapping, Sequence

from toolkit.xlsx.cells.cell import Cell, CellValue, Region, Sheet, Written
from toolkit.xlsx.cells.place import Spot
from toolkit.xlsx.cells.regions import region_of
from toolkit.xlsx.edit.cell import (
    FORMULA_TEXT_LIMIT,
    KEEP,
    NO_CACHE,
    CellEdit,
    NoCache,
)
from toolkit.xlsx.edit.heights import with_heights
from toolkit.xlsx.edit.kept import PLAIN, cached, stored, written
from toolkit.xlsx.edit.owned_rows import replace_rows
from toolkit.xlsx.edit.splice import Part, splice_cells
from toolkit.xlsx.read.bounds import COLUMN_LIMIT, ROW_LIMIT
from toolkit.xlsx.read.reading import Reading

LONG_PART = 1_000_000
"""Bytes of a part that is worth not reading when all of it is replaced."""


class BlockedCellError(RuntimeError):
    """The cell belongs to an array formula or data table and cannot change alone."""


class SheetDraft:
    """The bytes of a sheet part, what they say, and the edits not yet in them.

    `read` makes a Reading of bytes. A Sheet once handed out never changes; `sheet`
    gives a new one after each edit. `lost_formula`: a cell's formula went away;
    `heights`: what rows without a height were given, in points.
    """

    def __init__(self, data: bytes, read: Callable[[bytes], Reading]) -> None:
        self.data = self.original = data
        self.lost_formula = False
        self._read = read
        self._known: Reading | None = None
        self._pending: dict[Spot, CellEdit] = {}
        self.heights: dict[int, float] = {}
        self._heights_wait = False
        self._view: Sheet | None = None

    @property
    def changed(self) -> bool:
        waits = bool(self._pending) or self._heights_wait
        return waits or self.data != self.original

    @property
    def array_formulas(self) -> tuple[Region, ...]:
        return tuple(self._reading.blocks)

    @property
    def reading(self) -> Reading:
        """What the bytes say, without edits that are still pending."""
        return self._reading

    @property
    def _reading(self) -> Reading:
        if self._known is None:
            self._known = self._read(self.data)
        return self._known

    @property
    def sheet(self) -> Sheet:
        """The sheet with every edit so far."""
        if not self._pending:
            return self._reading.sheet
        if self._view is None:
            self._view = self._edited_view()
        return self._view

    def as_written(self) -> Reading | None:
        """What the bytes will say with the edits in them; None where reading tells.

        That is where formulas are shared: they are written out anew for some cells.
        """
        if self._heights_wait or self._reading.shared:
            return None
        return self._reading._replace(sheet=self.sheet)

    def _edited_view(self) -> Sheet:
        base = self._reading.sheet
        cells = dict(base.cells)
        for place, edit in self._pending.items():
            old = base.at(*place)
            formula = old.formula if edit.formula is KEEP else edit.formula
            # A pending edit always names a value: only un-sharing keeps one.
            value = None if edit.value in (KEEP, NO_CACHE) else edit.value
            cells[place] = Cell(value, formula, self._reading.style_at(*place))
        return base._replace(cells=cells)

    def set_value(self, place: Spot, value: CellValue) -> None:
        """Make the cell a constant."""
        self._check(place)
        old = self._reading.sheet.at(*place)
        new = stored(value)
        same_text = old.value == "" and value == ""
        same = same_value(old.value, new) or same_text
        self._put(place, CellEdit(None, new), old.formula is None and same)

    def set_formula(self, place: Spot, formula: str, value: CellValue) -> None:
        """Make the cell a formula that has this value."""
        self._check(place)
        if len(formula) > FORMULA_TEXT_LIMIT:
            raise ValueError(f"a formula of {len(formula)} characters")
        old = self._reading.sheet.at(*place)
        if old.formula == formula:
            self._cache(place, value)
        else:
            self._put(place, CellEdit(formula, cached(value)), unchanged=False)

    def set_cached(self, place: Spot, value: CellValue | NoCache) -> None:
        """Replace the value beside the cell's formula; the formula's bytes stay."""
        edit = self._pending.get(place)
        if edit and isinstance(edit.formula, str):
            self._put(place, CellEdit(edit.formula, cached(value)), unchanged=False)
        elif (edit and edit.formula is None) or not self._is_computed(place):
            raise RuntimeError(f"no formula in {self.sheet.name!r} {place.a1}")
        else:
            self._cache(place, value)

    def drop_caches(self) -> None:
        """Take away the cached value of every formula."""
        for at, cell in self.sheet.cells.items():
            place = Spot(*at)
            if cell.value is not None and (
                cell.formula is not None or self._block(place)
            ):
                self.set_cached(place, NO_CACHE)

    def set_heights(self, heights: Mapping[int, float]) -> None:
        """Give rows that have no height theirs; see ClosedBook.set_heights."""
        self.heights.update(heights)
        self._heights_wait |= bool(heights)

    def set_rows(
        self,
        first_row: int,
        rows: Sequence[Sequence[Written]],
        links: Mapping[Spot, str],
        heights: Mapping[int, float],
        folded: Collection[int] = (),
    ) -> None:
        """Replace everything from a row down; see ClosedBook.set_rows."""
        if any(row < first_row for row, _ in links):
            raise ValueError(f"a link above row {first_row}")
        if first_row < 1 or first_row + len(rows) - 1 > ROW_LIMIT:
            raise ValueError(f"{len(rows)} rows from row {first_row}")
        self.flush()
        if first_row == 1 and self._known is None and len(self.data) > LONG_PART:
            self._replace_unread(rows, links, heights)
            return
        kept = _all_written(rows)
        if self._holds(first_row, kept, links):
            return
        was = {p for p, c in self.sheet.cells.items() if c.formula is not None}
        will = {
            (row, column)
            for row, values in enumerate(kept, first_row)
            for column, cell in enumerate(values, 1)
            if cell.formula is not None
        }
        self.lost_formula |= any(p[0] >= first_row and p not in will for p in was)
        sheet = self.sheet
        self._renew(
            replace_rows(self.data, sheet, first_row, kept, links, heights, folded)
        )

    def _replace_unread(
        self,
        rows: Sequence[Sequence[Written]],
        links: Mapping[Spot, str],
        heights: Mapping[int, float],
    ) -> None:
        """Replace every row of a long sheet without reading those that go."""
        part = Part(self.data)
        data = self.data[: part.inner] + self.data[part.close :]
        self.lost_formula = True  # some may have gone; the next opening finds out
        frame = self._read(data).sheet
        self._renew(replace_rows(data, frame, 1, rows, links, heights))

    def flush(self) -> None:
        """Splice the gathered edits into the bytes."""
        self._flush_cells()
        if self._heights_wait:
            self._heights_wait = False
            higher = with_heights(self.data, self.heights)
            if higher is not self.data:
                self._renew(higher)

    def _flush_cells(self) -> None:
        if not self._pending:
            return
        reading = self._reading
        sheet = reading.sheet
        self.lost_formula |= any(
            edit.formula is None and sheet.at(*place).formula is not None
            for place, edit in self._pending.items()
        )
        edits = {**self._pending, **self._unshared()}
        self._pending = {}
        self._renew(splice_cells(self.data, edits, reading))

    def _renew(self, data: bytes) -> None:
        self.data, self._view, self._known = data, None, None

    def _unshared(self) -> dict[Spot, CellEdit]:
        """Own formulas for the cells whose shared formula loses its master."""
        cells, pending = self._reading.sheet.cells, self._pending
        found: dict[Spot, CellEdit] = {}
        for shared in self._reading.shared:
            edit = pending.get(shared.master)
            if edit is None or edit.formula is KEEP:
                continue
            for place in shared.members:
                own = pending.get(place, CellEdit(KEEP, KEEP))
                if place != shared.master and own.formula is KEEP:
                    found[place] = CellEdit(cells[place].formula, own.value)
        return found

    def _cache(self, place: Spot, value: CellValue | NoCache) -> None:
        new = cached(value)
        old = self._reading.sheet.at(*place).value
        same = same_value(old, None if new is NO_CACHE else new)
        self._put(place, CellEdit(KEEP, new), same)

    def _put(self, place: Spot, edit: CellEdit, unchanged: bool) -> None:
        self._view = None
        if unchanged:
            self._pending.pop(place, None)
        else:
            self._pending[place] = edit

    def _check(self, place: Spot) -> None:
        row, column = place
        if not (1 <= row <= ROW_LIMIT and 1 <= column <= COLUMN_LIMIT):
            raise ValueError(f"outside the limits: row {row}, column {column}")
        block = self._block(place)
        if block and (block.top, block.left) != (block.bottom, block.right):
            where = f"{self.sheet.name!r} {place.a1}"
            raise BlockedCellError(f"part of an array formula or data table: {where}")

    def _block(self, place: Spot) -> Region | None:
        return next((b for b in self._reading.blocks if b.holds(place)), None)

    def _is_computed(self, place: Spot) -> bool:
        formula = self._reading.sheet.at(*place).formula
        return formula is not None or self._block(place) is not None

    def _holds(
        self,
        first_row: int,
        rows: Sequence[Sequence[Cell]],
        links: Mapping[Spot, str],
    ) -> bool:
        """Whether the sheet holds just these rows from `first_row` down."""
        sheet = self._reading.sheet
        looks = sheet.column_styles
        wanted = 0
        for row, cells in enumerate(rows, first_row):
            for column, cell in enumerate(cells, 1):
                if cell.value is None and cell.formula is None:
                    continue
                there = sheet.cells.get((row, column))
                new = cell._replace(style=looks.get(column, 0))
                # Stops at the first that differs: a long sheet seldom stands already.
                if there != new or type(there.value) is not type(new.value):
                    return False
                wanted += 1
        filled = sum(
            place[0] >= first_row
            and (cell.value not in (None, "") or cell.formula is not None)
            for place, cell in sheet.cells.items()
        )
        merged = any(merge.bottom >= first_row for merge in sheet.merges)
        old_links = {
            ref: location
            for ref, location in self._reading.links.items()
            if region_of(ref, "").bottom >= first_row
        }
        new_links = {place.a1: location for place, location in links.items()}
        return wanted == filled and not merged and old_links == new_links


def _all_written(rows: Sequence[Sequence[Written]]) -> list[list[Cell]]:
    """Rows as they will be kept; plain texts and numbers that come again are one."""
    known = _Known()
    return [[known[v] if type(v) in PLAIN else written(v) for v in row] for row in rows]


class _Known(dict[Written, Cell]):
    """A plain text or number → the one cell of all that hold it."""

    def __missing__(self, value: Written) -> Cell:
        self[value] = cell = written(value)
        return cell


def same_value(one: CellValue, two: CellValue) -> bool:
    """Equal and of one kind: 1 is not TRUE, the text #N/A is not the error."""
    return type(one) is type(two) and one == two
