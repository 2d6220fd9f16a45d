"""Protected sheets refuse what Excel refuses."""

from typing import Any

import pytest

from tests.calc.conformance.cases import Sheet
from tests.tries import sample
from toolkit.calc import CalcError, ProtectedSheetError

WRITERS = {
    "value": lambda s: setattr(s["A1"], "value", 2),
    "formula": lambda s: setattr(s["A1"], "formula", "=1+1"),
    "formula_array": lambda s: setattr(s["A1"], "formula_array", "=1+1"),
    "a block": lambda s: setattr(s["A1"], "value", [[1, 2], [3, 4]]),
    "clear": lambda s: s["A1"].clear(),
    "clear_contents": lambda s: s["A1"].clear_contents(),
    "clear_formats": lambda s: s["A1"].clear_formats(),
    "insert": lambda s: s["A1"].insert("down"),
    "delete": lambda s: s["A1"].delete("up"),
    "copy onto it": lambda s: s["B1"].copy(s["A1"]),
    "move": lambda s: s["A1"].move(s["D1"]),
    "sort": lambda s: s["A1:A3"].sort(1),
    "number_format": lambda s: setattr(s["A1"], "number_format", "0"),
    "color": lambda s: setattr(s["A1"], "color", (1, 2, 3)),
    "set_colors": lambda s: s["A1"].set_colors([[(1, 2, 3)]]),
    "font": lambda s: setattr(s["A1"].font, "bold", True),
    "border": lambda s: setattr(s["A1"].borders["edge_top"], "weight", "thin"),
    "wrap_text": lambda s: setattr(s["A1"], "wrap_text", True),
    "alignment": lambda s: setattr(s["A1"], "horizontal_alignment", "left"),
    "vertical": lambda s: setattr(s["A1"], "vertical_alignment", "top"),
    "indent": lambda s: s["A1"].adjust_indent(1),
    "merge": lambda s: s["A1:B2"].merge(),
    "unmerge": lambda s: s["A1:B2"].unmerge(),
    "column_width": lambda s: setattr(s["A1"], "column_width", 9),
    "row_height": lambda s: setattr(s["A1"], "row_height", 9),
    "hiding rows": lambda s: setattr(s["A1"].rows, "hidden", True),
    "hiding columns": lambda s: setattr(s["A1"].columns, "hidden", True),
    "autofit": lambda s: s["A1"].autofit(),
    "group": lambda s: s["1:2"].group(),
    "add_note": lambda s: s["A1"].add_note("x"),
    "add_hyperlink": lambda s: s["A1"].add_hyperlink("https://a.vn"),
    "validation": lambda s: s["A1"].data_validation.set_list(["a"]),
    "delete validation": lambda s: s["A1"].data_validation.delete(),
    "filter": lambda s: s["A1:A3"].autofilter.apply_values(1, ["x"]),
    "table": lambda s: s.tables.add(s["A1:A3"]),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_a_protected_sheet_refuses_what_an_open_one_takes(
    sheet: Sheet, writer: str
) -> None:
    sheet["A1"].value = [[1], [2], [3]]
    sheet.api.Protect("mk")
    with pytest.raises(ProtectedSheetError):
        WRITERS[writer](sheet)
    assert sheet["A1"].value == 1.0
    sheet.api.Unprotect("mk")
    WRITERS[writer](sheet)


@pytest.mark.parametrize("writer", sample([*WRITERS], 4))
def test_protection_for_hands_only_lets_programs_write(
    sheet: Sheet, writer: str
) -> None:
    sheet["A1"].value = [[1], [2], [3]]
    sheet.api.Protect("mk", UserInterfaceOnly=True)
    WRITERS[writer](sheet)
    assert sheet.impl.uno.isProtected()


def _unlock(sheet: Sheet, place: str) -> None:
    cells = sheet[place].impl.uno
    protection: Any = cells.CellProtection
    protection.IsLocked = False
    cells.CellProtection = protection


def test_unlocked_cells_of_a_protected_sheet_take_values(sheet: Sheet) -> None:
    _unlock(sheet, "B1:B2")
    sheet.api.Protect("mk")
    sheet["B1:B2"].value = 5
    assert sheet["B1:B2"].value == [5.0, 5.0]


def test_a_block_with_one_locked_cell_is_refused(sheet: Sheet) -> None:
    _unlock(sheet, "B1:B2")
    sheet.api.Protect("mk")
    with pytest.raises(ProtectedSheetError):
        sheet["A1:B2"].value = 5


def test_a_wrong_password_does_not_open(sheet: Sheet) -> None:
    sheet.api.Protect("mk")
    with pytest.raises(CalcError):
        sheet.api.Unprotect("khác")
    assert sheet.api.ProtectContents is True


def test_reading_is_always_allowed(sheet: Sheet) -> None:
    sheet["A1"].value = 5
    sheet.api.Protect("mk")
    assert (sheet["A1"].value, sheet["A1"].color, sheet["A1"].font.bold) == (
        5.0,
        None,
        False,
    )
