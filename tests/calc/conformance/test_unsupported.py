"""What Calc has not refuses with a sentence; it never does nothing."""

import pytest

from tests.calc.conformance.cases import Sheet

REFUSED = {
    "Range.conditional_formats": lambda s: len(s["A1"].conditional_formats),
    "Range.characters": lambda s: s["A1"].characters.text,
    "Range.comment": lambda s: s["A1"].comment,
    "Range.add_comment": lambda s: s["A1"].add_comment("x"),
    "Range.copy_picture": lambda s: s["A1"].copy_picture(),
    "Range.autofill": lambda s: s["A1"].autofill(s["A1:A3"]),
    "Range.find": lambda s: s["A1"].find("x"),
    "Range.replace_all": lambda s: s["A1"].replace_all("x", "y"),
    "Range.remove_duplicates": lambda s: s["A1:A2"].remove_duplicates(1),
    "Range.get_special_cells": lambda s: s["A1"].get_special_cells("blanks"),
    "Sheet.charts": lambda s: len(s.charts),
    "Sheet.shapes": lambda s: len(s.shapes),
    "Sheet.pictures": lambda s: len(s.pictures),
    "Sheet.pivot_tables": lambda s: len(s.pivot_tables),
    "Sheet.comments": lambda s: len(s.comments),
    "Sheet.to_html": lambda s: s.to_html("x.html"),
}
_TABLE = (
    "table_style",
    "show_table_style_column_stripes",
    "show_table_style_row_stripes",
    "show_table_style_first_column",
    "show_table_style_last_column",
)


@pytest.mark.parametrize("member", REFUSED)
def test_what_calc_has_not_says_so_and_what_to_do(sheet: Sheet, member: str) -> None:
    with pytest.raises(NotImplementedError, match=member) as said:
        REFUSED[member](sheet)
    assert len(str(said.value).split(". ")) >= 2


@pytest.mark.parametrize("member", _TABLE)
def test_what_tables_have_not_is_said_read_or_written(
    sheet: Sheet, member: str
) -> None:
    sheet["A1"].value = [["a"], [1]]
    table = sheet.tables.add(sheet["A1:A2"])
    with pytest.raises(NotImplementedError, match=member):
        getattr(table, member)
    with pytest.raises(NotImplementedError, match=member):
        setattr(table, member, True)
