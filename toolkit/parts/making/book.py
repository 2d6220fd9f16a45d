"""What all our workbooks share: the font, the protection, the properties."""

import re
from datetime import datetime
from functools import cache
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.parts.making.styles import BODY

PIXEL = 0.75
"""Points of a pixel at 96 dpi."""


_FUNCTION = re.compile(r"(?<![A-Z0-9._])[A-Z0-9._]+(?=\()")
"""The name of a function, where it is called."""


class QuickSheet(Worksheet):  # type: ignore[misc] # it has no types
    """A sheet whose formulas are looked at once, not a hundred times.

    XlsxWriter searches each formula for every function that is younger than Excel 2007,
    to write its name as that needs it: two thirds of the time of making a year book.
    Here it does so only with a formula that calls one of them.
    """

    def _prepare_formula(
        self, formula: str, expand_future_functions: bool = False
    ) -> str:
        called = set(_FUNCTION.findall(formula))
        if formula.startswith("{") or any(map(is_written_otherwise, called)):
            whole: str = super()._prepare_formula(formula, expand_future_functions)
            return whole
        return formula.removeprefix("=").removesuffix("}")


@cache
def is_written_otherwise(function: str) -> bool:
    """Whether XlsxWriter writes the name of this function as of a younger one."""
    call = f"{function}("
    return bool(Worksheet()._prepare_formula(call, True) != call)


def new_book(target: Any) -> Workbook:
    """An empty workbook in Times New Roman 12 that takes text as text."""
    book = Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": BODY,
        },
    )
    book.worksheet_class = QuickSheet
    return book


def protect(sheet: Worksheet, **also: bool) -> None:
    """Protect a sheet without a password: against slips, not against people."""
    allowed = {
        "format_columns": True,
        "format_rows": True,
        "select_locked_cells": True,
        "select_unlocked_cells": True,
        **also,
    }
    sheet.protect("", allowed)


def properties(book: Workbook, title: str, keywords: str = "") -> None:
    """Document properties without a clock or a person in them."""
    book.set_properties(
        {
            "title": title,
            "author": "thidua-toolkit",
            "comments": "",
            **({"keywords": keywords} if keywords else {}),
            "created": datetime(2000, 1, 1),  # noqa: DTZ001 - a fixed day, no clock
        }
    )


def set_height(sheet: Worksheet, row: int, points: float) -> None:
    """The height of a row, counted from 0, up to the next whole pixel.

    Some versions of XlsxWriter round to pixels and some do not.
    """
    sheet.set_row(row, ceil(points / PIXEL) * PIXEL)
