"""What all our workbooks share: the font, the protection, the properties."""

from datetime import datetime
from math import ceil
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.parts.making.styles import BODY

PIXEL = 0.75
"""Points of a pixel at 96 dpi."""


def new_book(target: Any) -> Workbook:
    """An empty workbook in Times New Roman 12 that takes text as text."""
    return Workbook(
        target,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": BODY,
        },
    )


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
