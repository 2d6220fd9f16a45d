"""Conditional formats: those of a file are read, rules are made and deleted."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlwings
from openpyxl import Workbook
from openpyxl.formatting.rule import (
    CellIsRule,
    ColorScaleRule,
    DataBarRule,
    FormulaRule,
    IconSetRule,
)
from openpyxl.styles import Font, PatternFill

from tests.calc.conformance.cases import Sheet
from toolkit.calc import CalcError


def made(path: Path) -> Path:
    """A workbook with a rule of each kind."""
    book = Workbook()
    rules = book.active.conditional_formatting
    red = PatternFill(bgColor="FF0000", fill_type="solid")
    bold = Font(bold=True, color="00FF00")
    rules.add("A2:A9", CellIsRule("between", ["5", "SUM($B$1,2)"], fill=red, font=bold))
    rules.add("B2:B9", FormulaRule(["AND(B2>5,B3<7)"], fill=red))
    rules.add("C2:C9", ColorScaleRule("num", 0, "F8696B", "max", None, "63BE7B"))
    rules.add(
        "C2:C9", IconSetRule("3TrafficLights1", "num", [0, 6, 12], False, None, True)
    )
    rules.add("D2:D9", DataBarRule("min", None, "num", 100, "638EC6", False))
    rules.add("D2:D9", FormulaRule(["D2=1"], fill=red))
    book.save(path)
    return path


def test_rules_of_a_file_are_read(app: xlwings.App, tmp_path: Path) -> None:
    book = app.books.open(made(tmp_path / "a.xlsx"))
    try:
        sheet = book.sheets[0]
        kinds = [[rule.type for rule in sheet[f"{c}2:{c}9"].conditional_formats]
                 for c in "ABCDE"]  # fmt: skip
        assert kinds == [
            ["cell_value"], ["custom"], ["color_scale", "icon_set"],
            ["data_bar", "custom"], [],
        ]  # fmt: skip
        (rule,) = sheet["A5"].conditional_formats
        assert (rule.operator, rule.formula1, rule.formula2) == (
            "between", "=5", "=SUM($B$1,2)")  # fmt: skip
        looks = rule.fill_color, rule.font_color, rule.font_bold, rule.font_italic
        assert looks == ((255, 0, 0), (0, 255, 0), True, None)
        (rule,) = sheet["B2:B3"].conditional_formats
        assert (rule.formula, rule.formula1) == ("=AND(B2>5,B3<7)", None)
        scale, icons = sheet["C2"].conditional_formats
        assert scale.colors == ((0xF8, 0x69, 0x6B), (0x63, 0xBE, 0x7B))
        assert scale.threshold_types == ("number", "highest_value")
        assert scale.thresholds == (0, None)
        assert (icons.icon_set, icons.reverse_order, icons.show_value) == (
            "3_traffic_lights_1", True, False)  # fmt: skip
        assert icons.thresholds == (6, 12)
        bar = sheet["D2"].conditional_formats[0]
        assert (bar.bar_color, bar.show_value) == ((0x63, 0x8E, 0xC6), False)
        assert bar.threshold_types == ("lowest_value", "number")
        assert bar.thresholds == (None, 100)

        sheet["D2"].conditional_formats[1].delete()
        assert [rule.type for rule in sheet["D2"].conditional_formats] == ["data_bar"]
        assert sheet["D2"].conditional_formats[0].thresholds == (None, 100)
        with pytest.raises(NotImplementedError, match="colour scale"):
            icons.delete()
        sheet["C2:C9"].conditional_formats.clear()
        assert len(sheet["C2:C9"].conditional_formats) == 0
    finally:
        book.close()


def test_a_new_rule_goes_first_and_is_changed_and_deleted(
    book: xlwings.Book, tmp_path: Path
) -> None:
    sheet = book.sheets[0]
    rules = sheet["A1:A9"].conditional_formats
    low = rules.add_cell_value("less_than", 5, fill_color="#ff0000", font_bold=True)
    rules.add_custom("=A1>SUM($B$1,1)", font_color="#0000ff", font_italic=True)
    assert [rule.type for rule in rules] == ["custom", "cell_value"]
    assert rules[0].formula == "=A1>SUM($B$1,1)"
    assert (rules[0].font_color, rules[0].font_italic) == ((0, 0, 255), True)
    assert low.fill_color == (255, 0, 0)

    low.set(operator="between", formula1=1, formula2=2, fill_color="#00ff00",
            font_bold=False)  # fmt: skip
    assert (low.operator, low.formula1, low.formula2) == ("between", "=1", "=2")
    assert (low.fill_color, low.font_bold) == ((0, 255, 0), False)
    rules.add_data_bar("#638ec6", minimum=0, maximum=10)
    assert [rule.type for rule in rules] == ["data_bar", "custom", "cell_value"]
    low.delete()
    assert [rule.type for rule in rules] == ["data_bar", "custom"]
    with pytest.raises(CalcError, match="gone"):
        _ = low.type
    book.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as file:
        saved = file.read("xl/worksheets/sheet1.xml").decode()
    assert "A1&gt;SUM($B$1,1)" in saved
    assert "cellIs" not in saved


def test_clearing_some_cells_leaves_the_others_their_rules(sheet: Sheet) -> None:
    sheet["A1:C9"].conditional_formats.add_cell_value("less_than", 5)
    sheet["A3:A4"].conditional_formats.clear()

    def count(place: str) -> int:
        return len(sheet[place].conditional_formats)

    assert [count(place) for place in ("A3:A4", "A1", "A5", "B3", "C9", "D1")] == [
        0, 1, 1, 1, 1, 0
    ]  # fmt: skip
    sheet["A2:E5"].conditional_formats.clear()  # more than any rule has
    assert [count(place) for place in ("A1:C1", "A2:C5", "A6:C9")] == [1, 0, 1]
    sheet["A1:Z99"].conditional_formats.clear()
    assert count("A1:Z99") == 0


@pytest.mark.parametrize(
    "act",
    [
        lambda formats: formats.add_color_scale(["#ff0000", "#00ff00"]),
        lambda formats: formats.add_icon_set("3_arrows"),
        lambda formats: formats.add_data_bar("#ff0000"),
    ],
)
def test_what_cannot_be_made_says_so(sheet: Sheet, act: Any) -> None:
    with pytest.raises(NotImplementedError, match="add_"):
        act(sheet["A1:A3"].conditional_formats)
    assert len(sheet["A1:A3"].conditional_formats) == 0
