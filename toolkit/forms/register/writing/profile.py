"""What «Quy tắc» says, live, of whose rules an office chose and which it switched."""

from collections.abc import Mapping

from toolkit.forms.register.computed import PROFILE, SWITCH_COLUMNS
from toolkit.forms.register.writing.rules import own_rule_words
from toolkit.rules.profile import Side, brought_by, choice_of
from toolkit.xlsx.cells.address import a1
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

NOTHING_CHOSEN = "Để trống: chỉ theo quy định chung."
NOT_KNOWN = "Không có trong danh sách; chọn lại."


def brings_formula(side: Side) -> str:
    """The formula of what the choice on a side brings, without «=»."""
    cell, known = f"td_set_{side}", f"td_list_set_{side}"
    found = f"INDEX(td_list_brings_{side},MATCH({cell},{known},0))"
    return f'IF({cell}="","{NOTHING_CHOSEN}",IFERROR({found},"{NOT_KNOWN}"))'


def brought(side: Side, chosen: CellValue) -> str:
    """What the formula shows for what its cell holds."""
    if chosen in (None, ""):
        return NOTHING_CHOSEN
    found = choice_of(str(chosen), side)
    exact = found is not None and found.words.casefold() == str(chosen).casefold()
    return brought_by(found) if found and exact else NOT_KNOWN


OF_CHOICE = "theo lựa chọn ở mục 2"
"""The default of a rule that only some offices have."""


def free_formulas(cell: str) -> Mapping[str, str]:
    """Field → formula of a free row of the switches, by its code; without «=»."""
    found = f"MATCH({cell},td_list_own_rule,0)"
    words = f'IFERROR(INDEX(td_list_own_rule_words,{found}),"")'
    return {
        "text": f'IF({cell}="","",{words})',
        "default": f'IF({cell}="","","{OF_CHOICE}")',
    }


def free_words(code: CellValue) -> Mapping[str, str]:
    """What these formulas show."""
    if code in (None, ""):
        return {"text": "", "default": ""}
    rules = {name.casefold(): words for name, words in own_rule_words().items()}
    words = rules.get(str(code).casefold(), "")
    return {"text": words, "default": OF_CHOICE}


def settle_rules(book: ClosedBook) -> None:
    """The values beside the formulas of «Quy tắc»; older registers have none."""
    _settle_choices(book)
    region = book.names().get("td_switches")
    if region is None:
        return
    sheet = book.sheet(region.sheet)
    columns = {head.field: at for at, head in enumerate(SWITCH_COLUMNS, region.left)}
    for row in range(region.top, region.bottom + 1):
        code = sheet.at(row, region.left).value
        shown = free_words(code)
        for field, formula in free_formulas(a1(row, region.left)).items():
            cell = sheet.at(row, columns[field])
            if cell.formula == formula and cell.value != shown[field]:
                book.set_cached(region.sheet, row, columns[field], shown[field])


def _settle_choices(book: ClosedBook) -> None:
    names = book.names()
    for side in PROFILE:
        region = names.get(f"td_set_{side}")
        if region is None:
            continue
        sheet = book.sheet(region.sheet)
        shown = brought(side, sheet.at(region.top, region.left).value)
        for column in (region.left + 1, region.left + 2):
            cell = sheet.at(region.top, column)
            if cell.formula == brings_formula(side) and cell.value != shown:
                book.set_cached(region.sheet, region.top, column, shown)
