"""What a cell says when it refuses: fit for Excel's buttons and for Calc's."""

import io

import openpyxl
import pytest

from toolkit.forms.register.making.workbook import build_register
from toolkit.forms.rubric.making.example import EXAMPLE
from toolkit.forms.scoring.making.workbook import build_scoring

BUTTONS = ("Không (No)", "Hủy (Cancel)", "Có (Yes)", "OK")
LONGEST = 225
"""Letters that Excel itself takes in the message of a validation."""
BOOKS = {
    "register": lambda: build_register(rules_version="x"),
    "scoring": lambda: build_scoring(EXAMPLE, rules_version="x"),
}


@pytest.mark.parametrize("name", BOOKS)
def test_a_warning_names_the_buttons_of_excel_and_of_calc(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(BOOKS[name]()))
    rules = [r for sheet in book for r in sheet.data_validations.dataValidation]
    warnings = [rule for rule in rules if rule.errorStyle == "warning"]
    assert warnings
    for rule in warnings:
        assert all(button in rule.error for button in BUTTONS), rule.error
    assert max(len(rule.error or "") for rule in rules) <= LONGEST


@pytest.mark.parametrize("name", BOOKS)
def test_a_cell_for_numbers_tells_of_the_other_decimal_sign(name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(BOOKS[name]()))
    rules = [r for sheet in book for r in sheet.data_validations.dataValidation]
    numbers = [rule for rule in rules if rule.type == "decimal" and rule.error]
    percents = [rule for rule in rules if "16 %" in (rule.error or "")]
    assert numbers
    assert percents
    for rule in (*numbers, *percents):
        assert "5 thì gõ " in rule.error, rule.error
