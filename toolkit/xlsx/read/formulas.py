"""Whether a sheet part holds formulas, and a part of it in which all of them stand."""

import re

FORMULA = re.compile(rb"[<:]f[\s/>]")
"""The tag of a formula; those of validations and colours have longer names."""
ARRAY = re.compile(rb"\st=[\"'](?:array|dataTable)[\"']")
"""What an array formula says of itself; a text that says so too costs a look more."""
TOP = 1 << 16
"""Bytes at the top of a sheet that are looked at before all of it is read."""
_ROW_END, _REST = b"</row>", b"</sheetData></worksheet>"


def with_all_formulas(data: bytes) -> bytes:
    """A sheet part without its rows below the last formula, where these are many.

    A table of an office has thousands of rows and, above them, two formulas.
    """
    if len(data) <= 2 * TOP or b"<sheetData>" not in data[:TOP]:
        return data
    cut = data.find(_ROW_END, TOP) + len(_ROW_END)
    if cut < TOP or FORMULA.search(data, cut):
        return data
    return data[:cut] + _REST
