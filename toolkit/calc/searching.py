"""Finding and replacing texts, rows that repeat, and cells of one kind."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from toolkit.calc import block_formulas, blocks, moves
from toolkit.calc.addresses import Area
from toolkit.calc.encoding import rectangles
from toolkit.calc.table_shape import area_at
from toolkit.calc.values import Kind

if TYPE_CHECKING:
    from toolkit.calc.ranges import Range

_VALUES = 1  # SearchType of a search descriptor: what cells show
# com.sun.star.sheet.CellFlags and FormulaResult
_NUMBERS, _TEXTS, _FORMULAS = 1 | 2, 4, 16
_NUMBER_RESULTS, _TEXT_RESULTS, _ERROR_RESULTS = 1, 2, 4
_WILDCARD = re.compile(r"~([*?~])|([*?])|(.)", re.DOTALL)


def find(
    cells: "Range", text: str, whole: bool, direction: str, order: str, match_case: bool
) -> "Range | None":
    """The first cell that shows the text, by rows or columns, from either end.

    `*`, `?` and `~` are wildcards, as in Excel.
    """
    wish = cells.uno.createSearchDescriptor()
    wish.SearchString = _for_calc(text)
    wish.SearchType = _VALUES
    wish.SearchWildcard = True
    wish.SearchWords = whole
    wish.SearchCaseSensitive = match_case
    wish.SearchByRow = order == "rows"
    wish.SearchBackwards = direction == "backward"
    found = cells.uno.findFirst(wish)
    if found is None:
        return None
    at = found.RangeAddress
    return cells.at(Area(at.StartRow + 1, at.StartColumn + 1, 1, 1))


def _for_calc(text: str) -> str:
    """Excel keeps a wildcard with a tilde, Calc with a backslash."""

    def part(match: re.Match[str]) -> str:
        kept = match[1] or match[3]
        return match[2] or (kept if kept not in "*?\\" else "\\" + kept)

    return _WILDCARD.sub(part, text)


def replace_all(
    cells: "Range", old: str, new: str, whole: bool, match_case: bool
) -> None:
    """Change a text in constants and in formulas; what it makes is read as typed."""
    sought = _pattern(old, match_case)

    def changed(text: str) -> str:
        if whole:
            return new if sought.fullmatch(text) else text
        return sought.sub(lambda _: new, text)

    formulas = block_formulas.read_formulas(cells)
    rows = ((formulas,),) if isinstance(formulas, str) else formulas
    places = {
        (y, x): changed(text)
        for y, row in enumerate(rows)
        for x, text in enumerate(row)
        if text and changed(text) != text
    }
    for top, left, bottom, right in rectangles(places):
        area = Area(cells.row + top, cells.column + left, bottom - top, right - left)
        cells.at(area).formula = [
            [places[y, x] for x in range(left, right)] for y in range(top, bottom)
        ]


def _pattern(text: str, match_case: bool) -> re.Pattern[str]:
    def part(match: re.Match[str]) -> str:
        if match[2]:
            return ".*" if match[2] == "*" else "."
        return re.escape(match[1] or match[3])

    flags = re.DOTALL | (0 if match_case else re.IGNORECASE)
    return re.compile(_WILDCARD.sub(part, text), flags)


def remove_duplicates(cells: "Range", columns: list[int], has_headers: bool) -> None:
    """Of rows alike in these columns (from 1) keep the first; the rest move up.

    Texts are alike whatever their case. Only cells of the range move.
    """
    rows = blocks.rows_of(cells)
    seen: set[tuple[Any, ...]] = set()
    kept = []
    for number, row in enumerate(rows):
        key = tuple(_alike(row[column - 1]) for column in columns)
        if (has_headers and number == 0) or key not in seen:
            kept.append(number)
        if not has_headers or number:
            seen.add(key)
    if len(kept) == len(rows):
        return
    with cells.sheet.writable(cells):
        for target, first, count in _runs(kept):
            part = cells.at(_lines(cells, first, count))
            place = cells.at(_lines(cells, target, count)).first_address()
            cells.sheet.uno.moveRange(place, part.uno.RangeAddress)
            moves.note()
        cells.at(_lines(cells, len(kept), len(rows) - len(kept))).clear_contents()


def _alike(value: Any) -> tuple[str, Any]:
    if isinstance(value, str):
        return "text", value.casefold()
    return type(value).__name__, value


def _runs(kept: list[int]) -> Iterator[tuple[int, int, int]]:
    """(where to, from where, how many) of neighbouring rows that must move."""
    start = 0
    for at in range(1, len(kept) + 1):
        if at == len(kept) or kept[at] != kept[at - 1] + 1:
            if kept[start] != start:
                yield start, kept[start], at - start
            start = at


def _lines(cells: "Range", first: int, count: int) -> Area:
    return Area(cells.row + first, cells.column, count, cells.shape[1])


def special_cells(
    cells: "Range", cell_type: str, value_type: str | None
) -> list["Range"]:
    """The areas of blanks, constants, formulas or visible cells."""
    uno = cells.uno
    asked: dict[str, Callable[[], Any]] = {
        "blanks": uno.queryEmptyCells,
        "visible": uno.queryVisibleCells,
    }
    if cell_type in asked:
        return _areas(cells, asked[cell_type]())
    numbers, texts = _NUMBERS, _TEXTS
    query: Callable[[int], Any] = uno.queryContentCells
    every = numbers | texts
    if cell_type == "formulas":
        numbers, texts, query = _NUMBER_RESULTS, _TEXT_RESULTS, uno.queryFormulaCells
        every = numbers | texts | _ERROR_RESULTS
    if value_type is None:
        return _areas(cells, query(every))
    if value_type == "text":
        return _areas(cells, query(texts))
    if value_type == "errors":
        # An error typed by itself is a formula here: no constant is one.
        formulas = cell_type == "formulas"
        return _areas(cells, query(_ERROR_RESULTS)) if formulas else []
    logical = value_type == "logical"
    return [
        part
        for area in _areas(cells, query(numbers))
        for part in _of_kind(area, logical)
    ]


def _areas(cells: "Range", found: Any) -> list["Range"]:
    # Of a single cell Calc looks at the whole sheet, as Excel does.
    inside = found.queryIntersection(cells.uno.RangeAddress)
    return [cells.at(area_at(place)) for place in inside.getRangeAddresses()]


def _of_kind(cells: "Range", logical: bool) -> Iterator["Range"]:
    """The parts that show TRUE and FALSE, or the others: Calc keeps both as numbers."""
    grid = blocks.formats_of(cells).grid(*cells.shape)
    places = [
        (y, x)
        for y, row in enumerate(grid)
        for x, kind in enumerate(row)
        if (kind is Kind.LOGICAL) == logical
    ]
    for top, left, bottom, right in rectangles(places):
        yield cells.at(
            Area(cells.row + top, cells.column + left, bottom - top, right - left)
        )
