"""The kinds of differences, and the terms on which two workbooks are compared."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from toolkit.xlsx.cells.cell import Region
from toolkit.xlsx.meaning.rows import Keys


class Changed(StrEnum):
    """Kinds of differences."""

    LINKS = "links"
    MACROS = "macros"
    OBJECTS = "objects"
    OTHER_SHEETS = "other_sheets"
    MANUAL = "manual"
    SHEET_LOST = "sheet_lost"
    SHEET_ADDED = "sheet_added"
    SHEET_RENAMED = "sheet_renamed"
    COLUMNS_MOVED = "columns_moved"
    SHEET_ORDER = "sheet_order"
    SHEET_STATE = "sheet_state"
    NAME_LOST = "name_lost"
    CONSTANT_LOST = "constant_lost"
    NAME_CHANGED = "name_changed"
    NAME_ADDED = "name_added"
    NAME_SHADOWED = "name_shadowed"
    STRUCTURE_OPEN = "structure_open"
    PROTECTION_OFF = "protection_off"
    PROTECTION_LOOSER = "protection_looser"
    RANGES_OPENED = "ranges_opened"
    UNLOCKED = "unlocked"
    ROWS_LOST = "rows_lost"
    ROWS_ADDED = "rows_added"
    ROWS_MOVED = "rows_moved"
    FORMULA_LOST = "formula_lost"
    FORMULA_CHANGED = "formula_changed"
    BECAME_FORMULA = "became_formula"
    VALUE_CHANGED = "value_changed"
    CELL_FILLED = "cell_filled"
    INPUT_FORMULA = "input_formula"
    INPUT_FORMAT = "input_format"
    CELL_LINKED = "cell_linked"
    FORMAT_CHANGED = "format_changed"
    FORMAT_HIDES = "format_hides"
    RULE_HIDES = "rule_hides"
    RULE_SHOWS = "rule_shows"
    RULE_INPUT = "rule_input"
    MERGES = "merges"
    ROWS_HIDDEN = "rows_hidden"
    COLUMNS_HIDDEN = "columns_hidden"
    RULES_LOST = "rules_lost"
    RULES_CHANGED = "rules_changed"


class Difference(NamedTuple):
    """One difference: its kind, where, what is there now and what was sent.

    `sheet` is the name it was sent with, `cell` the place where it is now; "" for the
    workbook or the sheet as a whole. `seen` and `expected`: formulas with "=", texts
    as they stand, or names, one per line. `cells`: how many of them the one stands for.
    """

    kind: Changed
    sheet: str = ""
    cell: str = ""
    seen: object = ""
    expected: object = ""
    cells: int = 1


class Terms(NamedTuple):
    """What of the sent workbook is judged, and how.

    `keys` by sheet: the column whose texts tell its rows. `free`: rectangles that the
    program rewrites itself, by sheet; `ignored_names`: names it may change.
    """

    keys: Mapping[str, Keys] = {}
    free: Mapping[str, Sequence[Region]] = {}
    ignored_names: frozenset[str] = frozenset()
