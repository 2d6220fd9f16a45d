"""A closed workbook as backend: read lazily, edited losslessly, written at once."""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from pathlib import Path
from types import MappingProxyType

from toolkit.xlsx.attached import notes_of, objects_of, table_columns
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue, Region, Sheet
from toolkit.xlsx.cells.place import Spot, SpotKey
from toolkit.xlsx.cells.regions import absolute_ref, ref_of
from toolkit.xlsx.edit.cell import NO_CACHE, NoCache
from toolkit.xlsx.edit.draft import BlockedCellError, SheetDraft
from toolkit.xlsx.edit.made_rows import Heights, WrittenRow
from toolkit.xlsx.edit.owned_rows import internal_links
from toolkit.xlsx.edit.print_areas import moved_print_areas
from toolkit.xlsx.read.bounds import CELL_LIMIT
from toolkit.xlsx.read.formulas import FORMULA, may_hold_array, with_all_formulas
from toolkit.xlsx.read.reading import Reading
from toolkit.xlsx.read.sheet import read_sheet
from toolkit.xlsx.read.strings import read_strings
from toolkit.xlsx.read.table import (
    TableRows,
    Values,
    WideTable,
    read_table,
    refuse_broken,
    rows_of_table,
    table_of,
)
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.run import Recent, current
from toolkit.xlsx.workbook_part import BookXml, Relation, read_formats
from toolkit.xlsx.zip.package import Package, read_file
from toolkit.xlsx.zip.packed import LONG_PART, Packed
from toolkit.xlsx.zip.room import STRINGS, STYLES

__all__ = ["NO_CACHE", "BlockedCellError", "ClosedBook"]

Block = tuple[tuple[CellValue, ...], ...]
_NOTHING: Mapping[Spot, str] = MappingProxyType({})
_NO_PARTS: Mapping[str, bytes] = MappingProxyType({})
_NO_HEIGHTS: Mapping[int, float] = MappingProxyType({})


_KEPT = {"longest": 4_000_000, "in_all": 16_000_000}
"""Bytes of a part, and of all parts, of which is kept what was read."""


class _Parts:
    """Parts of the workbooks of a run, as they were read."""

    def __init__(self) -> None:
        # A reading keeps its strings alive: their id names them as long as it is kept.
        # A register has twenty sheets, read before and after they are written.
        self.readings: Recent[tuple[list[str], Reading]] = Recent(64, **_KEPT)
        self.strings: Recent[list[str]] = Recent(8, **_KEPT)
        self.formats: Recent[list[str]] = Recent(8, **_KEPT)
        self.written: tuple[bytes, Mapping[str, bytes]] = (b"", _NO_PARTS)


class ClosedBook:
    """A workbook file that no program has open.

    Rows and columns count from 1. What is set is read back at once, and stands in the
    file when `to_bytes` is written somewhere. An edit that would change nothing is
    none: done twice, edits give the same bytes.
    """

    def __init__(self, data: bytes, package: Package, book: BookXml) -> None:
        self.data = data
        self.package = package
        self.sheet_names = tuple(book.sheets)
        self.sheet_states = {e.name: e.state for e in book.sheets.values()}
        self.manual_calculation = book.manual_calculation
        self.iterates = book.iterates  # formulas may read themselves on purpose
        self.structure_locked = book.structure_locked  # no sheet is added or moved
        self._book = book
        self._parts = current().of(_Parts)
        self._drafts: dict[str, SheetDraft] = {}
        self._tables: dict[str, WideTable] = {}
        self._strings: list[str] | None = None
        self._formats: list[str] | None = None
        self._links: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self._full_calculation = False
        self._print_areas: dict[str, Region] = {}

    @classmethod
    def open(cls, path: Path) -> "ClosedBook":
        """Read a file. Raises FileRefusedError as `read_file` and `from_bytes`."""
        return cls.from_bytes(read_file(path))

    @classmethod
    def from_bytes(cls, data: bytes) -> "ClosedBook":
        """Let a workbook in. Sheets are parsed, and judged, when first asked for.

        Raises FileRefusedError as `Package.from_bytes`, and F018 for broken XML; from
        the methods that read a sheet also F014, F015, F020.
        """
        written, parts = current().of(_Parts).written
        known = parts if data is written else _NO_PARTS
        return cls.of(Package.from_bytes(data, known=known), data)

    @classmethod
    def of(cls, package: Package, data: bytes) -> "ClosedBook":
        """The same of a package that was let in, and its bytes."""
        return cls(data, package, BookXml(package))

    def unedited(self) -> "ClosedBook":
        """The same workbook once more, as it was let in; edits do not reach across."""
        return ClosedBook(self.data, self.package, self._book)

    def known_bytes(self, parts: Mapping[str, bytes] = _NO_PARTS) -> bytes:
        """As `to_bytes`; who lets these bytes in again in this run has less to read.

        What a sheet says of which only cells were edited is known already, and parts
        that were read need not be inflated.
        """
        known = {
            name: reading
            for name, draft in self._drafts.items()
            if (reading := draft.as_written()) is not None
        }
        changes = {**self._changes(), **parts}
        written = self.package.with_parts(changes) if changes else self.data
        self._parts.written = written, self.package.held_with(changes)
        strings = self._shared_strings()
        for name, reading in known.items():
            key = self._drafts[name].data, name, reading.sheet.part, id(strings)
            self._parts.readings.keep(key, (strings, reading))
        return written

    @property
    def all_sheet_names(self) -> tuple[str, ...]:
        """The names that are taken: those of chart sheets and macro sheets too."""
        return self._book.all_sheets

    def names(self) -> Mapping[str, Region | None]:
        """Workbook-level names in lower case.

        None for one that is not one plain rectangle of a worksheet of this workbook.
        """
        return self._book.names

    def other_names(self) -> Mapping[str, str]:
        """What stands for those that are no rectangle, by the same names."""
        return self._book.other_names

    @property
    def own_names(self) -> Set[str]:
        """The names of single sheets, in lower case."""
        return self._book.own_names

    @property
    def related(self) -> tuple[Relation, ...]:
        """The relationships of the workbook part."""
        return self._book.related

    def sheet(self, name: str) -> Sheet:
        """A sheet with every edit so far; later edits do not change what was given.

        Raises KeyError when there is no worksheet of this name.
        """
        return self._draft(name).sheet

    @property
    def since_1904(self) -> bool:
        """Whether days are counted from 1904, as old Macintosh workbooks do."""
        return self._book.since_1904

    def part(self, name: str) -> bytes:
        """The bytes of a sheet's part, with every edit so far.

        Raises KeyError when there is no worksheet of this name.
        """
        draft = self._drafts.get(name)
        if draft is None:
            return self.package.read(self._book.sheets[name].part)
        draft.flush()
        return draft.data

    def rows(
        self, sheet: str, first_row: int, columns: Sequence[int]
    ) -> Iterator[tuple[int, Values]]:
        """What `table` gives, for who goes through it once: no row is kept.

        Raises as `table`, at a row that is asked for.
        """
        draft, kept = self._drafts.get(sheet), self._tables.get(sheet)
        is_read = kept is not None and kept.covers(first_row, columns)
        if is_read or (draft is not None and draft.changed):
            yield from self.table(sheet, first_row, columns)
            return
        part = self._book.sheets[sheet].part
        data, strings = self.package.read(part), self._shared_strings()
        if len(data) > LONG_PART:
            self.package.forget(part)
        yield from rows_of_table(data, sheet, part, strings, first_row, columns)

    def table(self, sheet: str, first_row: int, columns: Sequence[int]) -> TableRows:
        """The rows from `first_row` down that hold a value in any of these columns.

        Each is its number with its values, in the order asked for; UNCALCULATED where
        a formula has no value. A sheet without edits is streamed, however long it is:
        only the rows of the last table asked for are kept, for those who ask for some
        of their columns. Raises KeyError when there is no worksheet of this name,
        FileRefusedError F014, F018.
        """
        draft = self._drafts.get(sheet)
        if draft is not None and draft.changed:
            return table_of(draft.sheet, first_row, columns)
        kept = self._tables.get(sheet)
        if kept is not None and kept.covers(first_row, columns):
            return kept.narrowed(first_row, columns)
        part = self._book.sheets[sheet].part
        data, strings = self.package.read(part), self._shared_strings()
        rows = read_table(data, sheet, part, strings, first_row, columns)
        self._tables[sheet] = WideTable(first_row, tuple(columns), rows)
        return list(rows)

    def is_long(self, name: str) -> bool:
        """Whether a sheet is so long that it is not to be read as a whole."""
        return len(self.part(name)) > LONG_PART

    def forget(self, sheet: str) -> None:
        """Hold the bytes of a sheet that was not read no longer. Raises as `part`."""
        if sheet not in self._drafts:
            self.package.forget(self._book.sheets[sheet].part)

    def refuse_broken(self, name: str) -> None:
        """Raise FileRefusedError F018 where a sheet's part is not well-formed XML.

        Far quicker than reading it. Raises KeyError when there is no such worksheet.
        """
        refuse_broken(self.part(name), name, self._book.sheets[name].part)

    def links(self, name: str) -> Mapping[SpotKey, str]:
        """The links of a sheet's cells to places in this workbook, by their cell."""
        return internal_links(self.part(name))

    def reading(self, name: str) -> Reading:
        """A sheet as its file says it, with what its XML says around the cells.

        Edits that are not yet in the bytes are not in it. Raises as `sheet`.
        """
        return self._draft(name).reading

    def notes(self, name: str) -> frozenset[SpotKey]:
        """The cells of a sheet that have a note. Raises KeyError as `sheet` does."""
        return notes_of(self.package, self._book.sheets[name].part)

    def objects(self, name: str) -> tuple[str, ...]:
        """The kinds of what is embedded in a sheet. Raises KeyError as `sheet` does."""
        return objects_of(self.package, self._book.sheets[name].part)

    def table_columns(self) -> dict[str, Region]:
        """The bodies of all columns of tables, as «table[column]» in small letters."""
        return {
            key: region
            for name in self.sheet_names
            for key, region in table_columns(
                self.package, self._book.sheets[name].part, name
            ).items()
        }

    def array_formulas(self, name: str) -> tuple[Region, ...]:
        """Where array formulas and data tables of a sheet lie."""
        return self._draft(name).array_formulas

    def may_hold_formulas(self, name: str) -> bool:
        """False when a sheet surely has no formula; cheap, for it is not parsed."""
        return name in self._drafts or FORMULA.search(self._stored(name)) is not None

    def may_hold_arrays(self, name: str) -> bool:
        """False when a sheet surely has no array formula; cheap as well."""
        return name in self._drafts or may_hold_array(self._stored(name))

    def formulas(self, name: str) -> dict[SpotKey, str]:
        """The formulas of a sheet by row and column; rows below them are not read.

        Raises FileRefusedError as `sheet` does.
        """
        if not self.may_hold_formulas(name):
            return {}
        data = self._stored(name)
        shorter = with_all_formulas(data)
        if name in self._drafts or shorter is data:
            sheet = self.sheet(name)
        else:
            part = self._book.sheets[name].part
            sheet = read_sheet(shorter, name, part, self._shared_strings()).sheet
        return {
            at: one.formula
            for at, one in sheet.cells.items()
            if one.formula is not None
        }

    def _stored(self, name: str) -> bytes:
        return self.package.read(self._book.sheets[name].part)

    def values(self, region: Region) -> Block:
        """The values of a region, row by row."""
        cells = self._within_limits(region).cells
        return tuple(
            tuple(
                cells[row, column].value if (row, column) in cells else None
                for column in range(region.left, region.right + 1)
            )
            for row in range(region.top, region.bottom + 1)
        )

    def number_format(self, style: int) -> str:
        """The number format of a cell format (`Cell.style`), "General" if unknown."""
        if self._formats is None:
            part = self._book.styles_part()
            self._formats = self._read_formats(part) if part else []
        known = 0 <= style < len(self._formats)
        return self._formats[style] if known else "General"

    @property
    def styles_part(self) -> str | None:
        """The name of the part that holds the cell formats, if there is one."""
        return self._book.styles_part()

    @property
    def strings_part(self) -> str | None:
        """The name of the part that holds the shared strings, if there is one."""
        return self._book.strings_part()

    @property
    def external_links(self) -> tuple[str, ...]:
        """The other workbooks that this one links to."""
        return self._outside()[0]

    @property
    def dde_links(self) -> tuple[str, ...]:
        """The programs it calls by DDE or OLE, as «service|topic»."""
        return self._outside()[1]

    def set_value(self, sheet: str, row: int, column: int, value: CellValue) -> None:
        """Make a cell a constant; its style stays.

        None and "" empty it. Text stays text, whatever it begins with. Raises
        ValueError for NaN, infinity and a place too far away, BlockedCellError inside
        an array formula.
        """
        self._draft(sheet).set_value(Spot(row, column), value)

    def set_formula(
        self, sheet: str, row: int, column: int, formula: str, value: CellValue
    ) -> None:
        """Make a cell a formula (without "=") that has this value; its style stays.

        Raises as `set_value`.
        """
        self._draft(sheet).set_formula(Spot(row, column), formula, value)

    def set_cached(
        self, sheet: str, row: int, column: int, value: CellValue | NoCache
    ) -> None:
        """Replace the value beside a formula, which stays byte for byte.

        NO_CACHE or None: no value. Raises RuntimeError where there is no formula.
        """
        self._draft(sheet).set_cached(Spot(row, column), value)

    def set_heights(self, sheet: str, heights: Mapping[int, float]) -> None:
        """Give rows a height, in points, where they are written and have none.

        It gives way when somebody types into the row.
        """
        self._draft(sheet).set_heights(heights)

    def fitted(self, sheet: str) -> Set[int]:
        """The rows that were given a height so."""
        draft = self._drafts.get(sheet)
        return draft.heights.keys() if draft else frozenset()

    def set_rows(
        self,
        sheet: str,
        first_row: int,
        rows: Collection[WrittenRow],
        *,
        links: Mapping[Spot, str] = _NOTHING,
        heights: Heights = _NO_HEIGHTS,
        folded: Collection[int] = (),
    ) -> None:
        """Replace everything from `first_row` down, on a sheet that is ours.

        Rows start in column 1; a Cell with a formula is written as that formula,
        together with its value. A cell takes the style of the sheet's column. `links`
        are all internal hyperlinks of these rows: (row, column) → "'Chấm điểm'!F17".
        Merges that reach these rows go. `heights` are in points by row or by what it
        holds, `folded` the rows that are hidden at outline level 1 below the row above
        them; rows that stand there already keep theirs. Of very many, `rows` may be
        MadeRows.
        """
        self._draft(sheet).set_rows(first_row, rows, links, heights, folded)
        if self._draft(sheet).is_long:
            self.package.forget(self._book.sheets[sheet].part)

    def add_rows(
        self, sheet: str, first_row: int, rows: Collection[WrittenRow]
    ) -> bool:
        """Put rows below all others, as `set_rows` does, without reading those.

        False, and nothing is done, where anything stands at `first_row` or below it.
        """
        if not self._draft(sheet).holds_nothing_from(first_row):
            return False
        self.set_rows(sheet, first_row, rows)
        return True

    def drop_caches(self) -> None:
        """Take away the cached value of every formula of the workbook."""
        for name in self.sheet_names:
            self._draft(name).drop_caches()

    def full_calc_on_load(self) -> None:
        """Ask the spreadsheet program to calculate everything when it opens this."""
        self._full_calculation = True

    def print_area(self, sheet: str) -> Region | None:
        """What is printed of a sheet; None where that is all, or no plain rectangle."""
        return self._print_areas.get(sheet) or self._book.print_areas.get(sheet)

    def set_print_area(self, area: Region) -> None:
        """Print this of its sheet, which must have a print area already."""
        if self.print_area(area.sheet) not in (None, area):
            self._print_areas[area.sheet] = area

    @property
    def edited_sheets(self) -> tuple[str, ...]:
        """The sheets that edits have changed, in the order they were first touched."""
        for draft in self._drafts.values():
            draft.flush()
        return tuple(name for name, draft in self._drafts.items() if draft.changed)

    @property
    def touched_sheets(self) -> tuple[str, ...]:
        """Those, and sheets that may yet prove unchanged; nothing is written for it."""
        return tuple(name for name, draft in self._drafts.items() if draft.changed)

    @property
    def changed(self) -> bool:
        """Whether `to_bytes` would differ from `data`."""
        return bool(self._changes())

    def to_bytes(self, parts: Mapping[str, bytes] = _NO_PARTS) -> bytes:
        """The workbook with every edit; parts that were not edited stay identical.

        `parts`: other ones that are replaced as well, by name.
        """
        changes = {**self._changes(), **parts}
        return self.package.with_parts(changes) if changes else self.data

    def _changes(self) -> dict[str, bytes | Packed | None]:
        changes: dict[str, bytes | Packed | None] = {}
        for name, draft in self._drafts.items():
            draft.flush()
            if draft.changed:
                changes[self._book.sheets[name].part] = draft.stored
        changes.update(self._changed_book())
        if any(d.lost_formula and d.changed for d in self._drafts.values()):
            changes.update(self._book.without_calc_chain())
        return changes

    def _changed_book(self) -> dict[str, bytes]:
        """The workbook part, where it is no longer what it was."""
        if not (self._print_areas or self._full_calculation):
            return {}
        before = self.package.read(self._book.part)
        areas = {
            self.all_sheet_names.index(name): absolute_ref(area)
            for name, area in self._print_areas.items()
        }
        data = moved_print_areas(before, areas)
        if self._full_calculation:
            data = self._book.with_full_calculation(data)
        return {self._book.part: data} if data != before else {}

    def _draft(self, name: str) -> SheetDraft:
        if name not in self._drafts:
            part = self._book.sheets[name].part
            strings, parts = self._shared_strings(), self._parts

            def read(data: bytes) -> Reading:
                return parts.readings.get(
                    (data, name, part, id(strings)),
                    lambda: (strings, read_sheet(data, name, part, strings)),
                )[1]

            self._drafts[name] = SheetDraft(self.package.read(part), read)
        return self._drafts[name]

    def _shared_strings(self) -> list[str]:
        if self._strings is None:
            part = self._book.strings_part()
            self._strings = self._read_strings(part) if part else []
        return self._strings

    def _read_strings(self, part: str) -> list[str]:
        data = self.package.read(part, STRINGS)
        return self._parts.strings.get((data, part), lambda: read_strings(data, part))

    def _read_formats(self, part: str) -> list[str]:
        data = self.package.read(part, STYLES)
        return self._parts.formats.get((data, part), lambda: read_formats(data, part))

    def _outside(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if self._links is None:
            self._links = self._book.outside_links()
        return self._links

    def _within_limits(self, region: Region) -> Sheet:
        """The sheet of a region; a name may span the whole grid, a block may not."""
        height = region.bottom - region.top + 1
        if height * (region.right - region.left + 1) > CELL_LIMIT:
            at = a1(region.top, region.left)
            raise FileRefusedError(
                Fault.CELL_TOO_FAR,
                region.sheet,
                at,
                seen=ref_of(region),
                expected=str(CELL_LIMIT),
            )
        return self.sheet(region.sheet)
