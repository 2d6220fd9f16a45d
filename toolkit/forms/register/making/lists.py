"""The hidden sheet «Danh mục»: what this workbook is, and the lists to choose from."""

from collections.abc import Mapping, Sequence

from xlsxwriter.worksheet import Worksheet

from toolkit.forms.register.award_list import award_words
from toolkit.forms.register.columns import CellKind, name_of
from toolkit.forms.register.computed import (
    COMPLETE_TABLES,
    LISTS,
    NO,
    PROFILE,
    RATIO_MEASURES,
    TONE_WORDS,
    YES,
)
from toolkit.forms.register.kind import KIND
from toolkit.forms.register.layout import SCHEMA
from toolkit.forms.register.making.names import Names
from toolkit.forms.register.tables.all_tables import TABLES
from toolkit.forms.register.writing.rules import own_rule_words
from toolkit.model.register import TableKey
from toolkit.parts.making import styles
from toolkit.parts.making.styles import Styles
from toolkit.rules.book import settings
from toolkit.rules.profile import brought_by, choices_of
from toolkit.rules.records import Scope
from toolkit.rules.words import KIND_WORDS, MEASURE_WORDS, ROUNDING_WORDS, SCOPE_WORDS

MARK = "x"
_FIRST_LIST_COLUMN = 4
_HEAD_ROW = 1

SETTING_OF: Mapping[str, str] = {
    "rounding": "rounding",
    "reading": "rated_excellent_base",
    "leader_line": "leader_line",
    "minimum_one": "minimum_one",
}
"""A setting of «Quy tắc» → what the rules call it."""


def list_name(what: str) -> str:
    """The defined name of a list."""
    return f"td_list_{what}"


UNITS = list_name("units")
"""The units of «Đơn vị» down to the last one: the list of every column of units."""


def lists() -> Mapping[str, Sequence[str]]:
    """Every list by what it is for: the field of a column, or a setting."""
    found: dict[str, Sequence[str]] = {}
    for table in TABLES:
        for column in table.columns:
            if column.holds is CellKind.CHOICE:
                words = tuple(column.words.values())
                if found.setdefault(column.field, words) != words:
                    raise ValueError(f"two lists for {column.field}")
    found["award"] = tuple(award_words().values())
    # Such a list takes X for x too, as one that is written into the rule would not.
    found["flag"] = (MARK,)
    found["yes_no"] = (YES, NO)
    found["measure"] = tuple(MEASURE_WORDS[one] for one in RATIO_MEASURES)
    found["kind"] = tuple(KIND_WORDS.values())
    found["rounding"] = tuple(ROUNDING_WORDS.values())
    found["per"] = tuple(
        words for one, words in SCOPE_WORDS.items() if one is not Scope.RECIPIENT
    )
    found["set_tone_order"] = tuple(TONE_WORDS.values())
    by_id = {one.id: one for one in settings()}
    for name, one in SETTING_OF.items():
        found[f"set_{name}"] = tuple(choice.text for choice in by_id[one].choices)
    found["complete"] = tuple(COMPLETE_TABLES.values())
    for side in PROFILE:
        chosen = choices_of(side)
        found[f"set_{side}"] = tuple(one.words for one in chosen)
        found[f"brings_{side}"] = tuple(brought_by(one) for one in chosen)
    own = own_rule_words()
    found["own_rule"], found["own_rule_words"] = tuple(own), tuple(own.values())
    return found


def write_lists(sheet: Worksheet, formats: Styles, names: Names) -> None:
    """One column for each list, and what code asks first: kind and schema."""
    bold = formats.get(bold=True, bg_color=styles.HEADER)
    plain = formats.get()
    for row, (name, value) in enumerate((("kind", KIND), ("schema", SCHEMA))):
        sheet.write_string(row, 0, name, bold)
        sheet.write(row, 1, value, plain)
        names.cell(name, LISTS, row + 1, 2)
    sheet.set_column(0, 1, 12)
    for at, (what, words) in enumerate(lists().items(), _FIRST_LIST_COLUMN):
        sheet.set_column(at - 1, at - 1, 24)
        sheet.write_string(_HEAD_ROW - 1, at - 1, what, bold)
        for row, text in enumerate(words, _HEAD_ROW):
            sheet.write_string(row, at - 1, text, plain)
        bottom = _HEAD_ROW + len(words)
        names.area(list_name(what), LISTS, (_HEAD_ROW + 1, at), (bottom, at))
    names.formula(UNITS, _units_so_far())
    sheet.hide()


def _units_so_far() -> str:
    """A list with empty cells at its end would let Excel take any text."""
    units = name_of(TableKey.UNITS, "name")
    filled = f'MAX(({units}<>"")*ROW({units}))'
    height = f"SUMPRODUCT({filled})-MIN(ROW({units}))+1"
    return f"OFFSET({units},0,0,MAX(1,{height}),1)"
