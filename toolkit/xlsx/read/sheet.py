"""Reading a sheet part: cells, formulas, merges, hidden rows, in one pass."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from functools import partial
from io import BytesIO
from typing import NoReturn

from toolkit.xlsx.cells.address import MAX_COLUMN, MAX_ROW, a1, column_number
from toolkit.xlsx.cells.cell import Cell, CellValue, Region, Sheet
from toolkit.xlsx.cells.formula_text import expand
from toolkit.xlsx.cells.place import Spot, SpotKey
from toolkit.xlsx.cells.regions import region_of
from toolkit.xlsx.read.around import Around, is_zero
from toolkit.xlsx.read.bounds import (
    CELL_LIMIT,
    COLUMN_LIMIT,
    ROW_LIMIT,
    bounded,
    rows_before_the_last_value,
)
from toolkit.xlsx.read.plain_rows import (
    PlainCell,
    PlainRows,
    long_parted,
    parted,
    plain_cell,
)
from toolkit.xlsx.read.reading import (
    BrokenSheetError,
    Reading,
    SharedFormula,
    broken,
    is_on,
)
from toolkit.xlsx.read.stored_values import (
    index_of,
    local,
    number_of,
    string_of,
    typed_value,
    unescape,
)
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words

FORMULA_LIMIT = 32_768  # characters; Excel allows 8,192 as shown on screen (F018)
EXPANDED_LIMIT = 10_000_000  # characters of all shared formulas, written out (F020)
LONG_FORMULA = 1_000  # characters; checks go through each letter of a formula
LONG_LIMIT = 4_000_000  # characters of all shared formulas as long as that (F020)
TREE_LIMIT = 4_000_000  # bytes; a longer part is read row by row
PLAIN_LIMIT = 16_000_000  # bytes; unless it is no longer and nearly all rows are plain

# What LibreOffice writes as a formula of what was typed as TRUE or #N/A.
_CONSTANTS = frozenset(
    (
        *("TRUE()", "FALSE()", "#N/A", "#VALUE!", "#REF!", "#DIV/0!", "#NUM!"),
        *("#NAME?", "#NULL!"),
    )
)

_columns: dict[str, int] = {}  # letters → number, of the columns met so far
_new_cell = partial(tuple.__new__, Cell)  # half the time of Cell(…)


def read_sheet(data: bytes, name: str, part: str, strings: Sequence[str]) -> Reading:
    """Read one sheet part.

    Text is given as stored, not normalised; a number that is no finite number
    (NaN, inf, more than 64 digits) is given as the text it is stored as, so that
    it is reported like any text in place of a number. Cells that hold a style
    only are left out beyond ROW_LIMIT and COLUMN_LIMIT.

    Raises FileRefusedError: F014, F015, F018, F020.
    """
    reader = _Reader(name, part, strings)
    data = bounded(data, name, part)
    try:
        if len(data) <= TREE_LIMIT:
            reader.read(parted(data))
        elif len(data) <= PLAIN_LIMIT and (plain := long_parted(data, TREE_LIMIT)):
            reader.read(plain)
        else:
            reader.read_long(data)
        return reader.finish()
    except ET.ParseError as error:
        broken(part, Words("xml", error.position[0]), name)
    except BrokenSheetError as error:
        broken(part, error.words, name)
    except ValueError as error:  # a row, style or width that is no number; a bad ref
        broken(part, Words("value", str(error)), name)


class _Reader:
    """Gathers a Reading from the elements of a sheet part."""

    def __init__(self, name: str, part: str, strings: Sequence[str]) -> None:
        self.name, self.part = name, part
        self.strings = strings
        self.cells: dict[SpotKey, Cell] = {}
        self.hidden_rows: set[int] = set()
        self.around = Around(name)
        self.blocks: list[Region] = []
        self.every_shared: list[SharedFormula] = []
        self.row_styles: dict[int, int] = {}
        self.space = ""
        self.row = 0
        self.rows: set[int] = set()
        self.cells_met = 0
        self.shared: dict[str, SharedFormula] = {}
        self.orphans: list[tuple[str, Spot]] = []
        self.waiting: list[tuple[SharedFormula, Spot]] = []
        self.expanded = self.expanded_long = 0
        self.blanks: dict[str, Cell] = {}
        self.plain: PlainRows | None = None
        self.made: dict[str, Cell] = {}
        self.openings: dict[str, PlainCell] = {}

    def read(self, plain: PlainRows) -> None:
        self.plain = plain
        self._root(plain.root)
        for child in plain.root:
            if child.tag == self.tag_data:
                self._rows(child)
            else:
                self._around(child)

    def read_long(self, data: bytes) -> None:
        """Like `read`, keeping no more than one row of elements."""
        self.row = rows_before_the_last_value(data)
        if self.row > ROW_LIMIT:
            self._refuse_far(1)
        self.row = 0
        for event, element in ET.iterparse(BytesIO(data), ("start", "end")):
            if not self.space:
                self._root(element)
            elif event == "start":
                continue
            elif element.tag == self.tag_row:
                self._rows([element])
                element.clear()
            else:
                self._around(element)

    def _root(self, root: ET.Element) -> None:
        if local(root.tag) != "worksheet":
            raise BrokenSheetError(Words("root", local(root.tag)))
        # Transitional, Strict or none: the sheet's own namespace is the one to follow.
        self.space = space = root.tag[: -len("worksheet")] or " "
        space = space.strip()
        self.tag_data, self.tag_row = space + "sheetData", space + "row"
        self.tag_cell, self.tag_value = space + "c", space + "v"
        self.tag_formula, self.tag_inline = space + "f", space + "is"

    def _around(self, element: ET.Element) -> None:
        name = element.tag[len(self.space.strip()) :]
        self.around.take(name, element, self.hidden_rows)

    def _rows(self, rows: Iterable[ET.Element]) -> None:
        for row in rows:
            if row.tag != self.tag_row:
                continue
            number = row.get("r")
            self.row = int(number) if number else self.row + 1
            if self.row in self.rows or self.row < 1:
                raise BrokenSheetError(Words("row_order", self.row))
            self.rows.add(self.row)
            if is_on(row.get("hidden")) or is_zero(row.get("ht")):
                self.hidden_rows.add(self.row)
            if is_on(row.get("customFormat")):
                self.row_styles[self.row] = int(row.get("s") or 0)
            if len(row):
                self._row_cells(row)
            elif self.plain and (plain := self.plain.cells(row)):
                self._plain_cells(plain)
            if len(self.cells) > CELL_LIMIT:
                self._refuse_size(
                    Words("cells", self.cells_met), Words("cells_limit", CELL_LIMIT)
                )

    def _plain_cells(self, found: Sequence[tuple[str, str, str]]) -> None:
        """The cells of a plain row: those that are alike are one object."""
        cells, number, made, column_of = self.cells, self.row, self.made, _columns.get
        met, limit = len(found), COLUMN_LIMIT if self.row <= ROW_LIMIT else 0
        for name, _, rest in found:
            column = column_of(name) or self._column(f"{name}{number}")
            cell = made.get(rest) or self._plain_cell(rest, column)
            if column <= limit:
                cells[number, column] = cell
            elif cell.value is not None or cell.formula is not None:
                self._refuse_far(column)
            else:
                met -= 1
        self.cells_met += met

    def _plain_cell(self, rest: str, column: int) -> Cell:
        # Most differ in their value alone: what stands before it is looked at once.
        opening, _, closing = rest.partition("<v>")
        known = self.openings.get(opening) if closing else None
        if known:
            style, inline, kind, formula, _ = known
            text = closing[: closing.index("<")]
        else:
            found = plain_cell(rest)
            style, inline, kind, formula, text = found
            if closing and not formula:
                self.openings[opening] = found
        value: CellValue = unescape(inline) if inline else None
        if text and kind in ("", "n"):
            value = number_of(text)
        elif text:
            value = self._string(text) if kind == "s" else typed_value(kind, text)
        if formula:
            self._refuse_long(formula, column)
        is_formula = formula and not (formula in _CONSTANTS and value is not None)
        cell = _new_cell((value, formula if is_formula else None, int(style or 0)))
        return self.made.setdefault(rest, cell)

    def _row_cells(self, row: ET.Element) -> None:
        # The hot loop of every rescore: 2,000 cells in about 2 ms, hence its form.
        cells, number, blanks = self.cells, self.row, self.blanks
        digits = str(number)
        cut = -len(digits)
        near = number <= ROW_LIMIT
        tag_cell, tag_value = self.tag_cell, self.tag_value
        column_of = _columns.get
        column = met = 0
        for element in row:
            if element.tag != tag_cell:
                continue
            get = element.get
            ref = get("r")
            if ref is None:
                column += 1
            else:
                known = column_of(ref[:cut]) if ref[cut:] == digits else None
                column = known or self._column(ref)
            met += 1
            style = get("s") or "0"
            if not len(element) and near and column <= COLUMN_LIMIT:
                cells[number, column] = blanks.get(style) or self._blank(style)
                continue
            value: CellValue = None
            formula: str | None = None
            kind = get("t")
            for child in element:
                tag = child.tag
                if tag == tag_value:
                    text = child.text
                    if text is None:
                        value = "" if kind == "str" else None
                    elif kind is None or kind == "n":
                        value = number_of(text)
                    elif kind == "s":
                        value = self._string(text)
                    else:
                        value = typed_value(kind, text)
                elif tag == self.tag_formula:
                    formula = self._formula(child, column)
                elif tag == self.tag_inline and kind == "inlineStr":
                    value = string_of(child)
            if formula in _CONSTANTS and value is not None:
                formula = None
            if near and column <= COLUMN_LIMIT:
                cells[number, column] = _new_cell((value, formula, int(style)))
            elif value is not None or formula is not None:
                self._refuse_far(column)
            else:
                met -= 1
        self.cells_met += met

    def _string(self, text: str) -> str:
        number = index_of(text)
        if 0 <= number < len(self.strings):
            return self.strings[number]
        raise BrokenSheetError(Words("string_index", text[:20]))

    def _blank(self, style: str) -> Cell:
        """The one Cell of all empty cells with a style."""
        return self.blanks.setdefault(style, Cell(None, None, int(style)))

    def _column(self, ref: str) -> int:
        """The column of a reference seen for the first time, or a faulty one."""
        digits = str(self.row)
        name = ref[: -len(digits)]
        if ref[-len(digits) :] != digits or not (name.isascii() and name.isalpha()):
            raise BrokenSheetError(Words("cell_address", ref[:20]))
        column = column_number(name) if len(name) <= 3 else MAX_COLUMN + 1
        if column <= COLUMN_LIMIT:
            _columns[name] = column
        return column

    def _refuse_far(self, column: int) -> NoReturn:
        beyond = column > MAX_COLUMN or self.row > MAX_ROW
        words = Words("far_cell", self.row, column)
        seen = words if beyond else a1(self.row, column)
        limit = a1(ROW_LIMIT, COLUMN_LIMIT)
        raise FileRefusedError(Fault.CELL_TOO_FAR, self.name, seen=seen, expected=limit)

    def _refuse_size(self, seen: Words, limit: Words) -> NoReturn:
        raise FileRefusedError(Fault.TOO_LARGE, self.name, seen=seen, expected=limit)

    def _formula(self, element: ET.Element, column: int) -> str:
        text = element.text or ""
        self._refuse_long(text, column)
        kind = element.get("t")
        if kind == "shared":
            return self._shared(element, text, Spot(self.row, column))
        if kind in ("array", "dataTable"):
            ref = element.get("ref") or a1(self.row, column)
            self.blocks.append(region_of(ref, self.name))
        return text

    def _refuse_long(self, formula: str, column: int) -> None:
        if len(formula) > FORMULA_LIMIT:
            at = a1(self.row, column)
            raise BrokenSheetError(Words("formula_length", len(formula), at))

    def _shared(self, element: ET.Element, text: str, place: Spot) -> str:
        index = element.get("si") or ""
        known = self.shared.get(index)
        if element.get("ref") or (text and known is None):
            known = self.shared[index] = SharedFormula(place, text, [])
            self.every_shared.append(known)
        elif known is None:
            self.orphans.append((index, place))
            return ""
        self._count(known, place)
        if len(known.text) > LONG_FORMULA:
            self.waiting.append((known, place))
            return ""
        return expand(known.text, known.master, place)

    def _count(self, shared: SharedFormula, place: Spot) -> None:
        """One cell more of a shared formula: counted before it is made."""
        shared.members.append(place)
        length = len(shared.text)
        self.expanded += length
        if length > LONG_FORMULA:
            self.expanded_long += length
        for size, most in (
            (self.expanded, EXPANDED_LIMIT),
            (self.expanded_long, LONG_LIMIT),
        ):
            if size > most:
                seen = Words("formulas_length", -(-size // 10**6))
                self._refuse_size(seen, Words("millions", most // 10**6))

    def finish(self) -> Reading:
        if self.cells_met != len(self.cells):
            raise BrokenSheetError(Words("cell_twice"))
        for index, place in self.orphans:
            shared = self.shared.get(index)
            if shared is None:
                raise BrokenSheetError(Words("shared_formula", index))
            self._count(shared, place)
            self.waiting.append((shared, place))
        for shared, place in self.waiting:
            text = expand(shared.text, shared.master, place)
            self.cells[place] = self.cells[place]._replace(formula=text)
        around = self.around
        if around.hidden_by_default and self.rows:
            last = min(max(self.rows), ROW_LIMIT)
            self.hidden_rows.update(set(range(1, last + 1)) - self.rows)
        sheet = Sheet(
            name=self.name,
            part=self.part,
            cells=self.cells,
            merges=around.merges,
            filtered=around.filtered,
            hidden_rows=self.hidden_rows,
            hidden_columns=around.hidden_columns,
            column_styles=around.column_styles,
            column_widths=around.column_widths,
            protected=around.protected,
        )
        return Reading(
            sheet=sheet,
            blocks=self.blocks,
            shared=self.every_shared,
            links=around.links,
            row_styles=self.row_styles,
            guards=around.guards,
        )
