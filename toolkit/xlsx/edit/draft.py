"""One sheet being edited: edits are gathered, then spliced into its bytes at once."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

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
from toolkit.xlsx.edit.made_rows import Heights, MadeRows, RowPoints, WrittenRow
from toolkit.xlsx.edit.owned_rows import replace_rows, spans_from, without_rows
from toolkit.xlsx.edit.splice import splice_cells
from toolkit.xlsx.read.bounds import COLUMN_LIMIT, ROW_LIMIT
from toolkit.xlsx.read.formulas import FORMULA
from toolkit.xlsx.read.reading import Reading
from toolkit.xlsx.zip.packed import (
    LONG_PART,
    Mark,
    Packed,
    mark_of,
    packed_if_long,
)

_MANY_ROWS = 2_000
"""So many rows are not worth comparing with those that stand there, cell by cell."""


class BlockedCellError(RuntimeError):
    """The cell belongs to an array formula or data table and cannot change alone."""


class SheetDraft:
    """The bytes of a sheet part, what they say, and the edits not yet in them.

    `read` makes a Reading of bytes. A Sheet once handed out never changes; `sheet`
    gives a new one after each edit. `lost_formula`: a cell's formula went away;
    `heights`: what rows without a height were given, in points; `stored`: the bytes,
    packed where they are many and were made anew.
    """

    def __init__(self, data: bytes, read: Callable[[bytes], Reading]) -> None:
        self.stored: bytes | Packed = data
        self._original: bytes | Mark = data
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
        return waits or not self._is_original()

    @property
    def data(self) -> bytes:
        """The bytes, without edits that are still pending."""
        one = self.stored
        return one.unpacked() if isinstance(one, Packed) else one

    def _is_original(self) -> bool:
        if isinstance(self.stored, bytes) and isinstance(self._original, bytes):
            return self.stored == self._original
        if isinstance(self._original, bytes):
            self._original = mark_of(self._original)
        return mark_of(self.stored) == self._original

    @property
    def is_long(self) -> bool:
        """Whether it was made anew and is held packed."""
        return isinstance(self.stored, Packed)

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
        rows: Collection[WrittenRow],
        links: Mapping[Spot, str],
        heights: Heights,
        folded: Collection[int] = (),
    ) -> None:
        """Replace everything from a row down; see ClosedBook.set_rows."""
        if any(row < first_row for row, _ in links):
            raise ValueError(f"a link above row {first_row}")
        if first_row < 1 or first_row + len(rows) - 1 > ROW_LIMIT:
            raise ValueError(f"{len(rows)} rows from row {first_row}")
        self.flush()
        unread = self._known is None and _size(self.stored) > LONG_PART
        if unread or (isinstance(rows, MadeRows) and len(rows) > _MANY_ROWS):
            self._replace_unread(first_row, rows, links, heights, folded)
            return
        if callable(heights):
            heights = RowPoints(first_row, map(heights, rows))
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
        told = replace_rows(
            self.data, self.sheet, first_row, kept, links, heights, folded
        )
        self._renew(packed_if_long(told))

    def _replace_unread(
        self,
        first_row: int,
        rows: Collection[WrittenRow],
        links: Mapping[Spot, str],
        heights: Heights,
        folded: Collection[int],
    ) -> None:
        """Replace rows of a long sheet without reading those that go."""
        data = self.data
        # Some may have gone; the next opening finds out.
        self.lost_formula |= FORMULA.search(data) is not None
        around = without_rows(data, first_row)
        if isinstance(self._original, bytes) and len(data) > LONG_PART:
            self._original = mark_of(self._original)
        # How columns look: no row is needed for it.
        frame = self._read(without_rows(around, 1)).sheet
        told = replace_rows(
            *(around, frame, first_row, rows, links, heights, folded), is_whole=False
        )
        self._renew(packed_if_long(told))

    def holds_nothing_from(self, first_row: int) -> bool:
        """Whether no row stands at `first_row` or below it; no cell is read for it."""
        self.flush()
        return not spans_from(self.data, first_row)

    def flush(self) -> None:
        """Splice the gathered edits into the bytes."""
        self._flush_cells()
        if self._heights_wait:
            self._heights_wait = False
            data = self.data
            higher = with_heights(data, self.heights)
            if higher is not data:
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

    def _renew(self, data: bytes | Packed) -> None:
        self.stored, self._view, self._known = data, None, None

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


def _size(data: bytes | Packed) -> int:
    return data.mark.size if isinstance(data, Packed) else len(data)


def _all_written(rows: Iterable[WrittenRow]) -> list[list[Cell]]:
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
