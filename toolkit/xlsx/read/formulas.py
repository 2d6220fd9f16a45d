"""Whether a sheet part holds formulas, and a part of it in which all of them stand."""

import re

FORMULA = re.compile(rb"[<:]f[\s/>]")
"""The tag of a formula; those of validations and colours have longer names."""
ARRAY = re.compile(rb"\st=[\"'](?:array|dataTable)[\"']")
"""What an array formula says of itself; a text that says so too costs a look more."""
TOP = 1 << 16
"""Bytes at the top of a sheet that are looked at before all of it is read."""
_ROW_END, _REST = b"</row>", b"</sheetData></worksheet>"


def may_hold_array(data: bytes) -> bool:
    """False when a sheet part surely has no array formula, nor a data table."""
    # Two looks for words are a tenth of the time of one for the pattern.
    named = b"array" in data or b"dataTable" in data
    return named and ARRAY.search(data) is not None


def _has_formula(data: bytes, start: int) -> bool:
    found = (data.find(mark, start) for mark in (b"<f", b":f"))
    first = min((at for at in found if at >= 0), default=-1)
    return first >= 0 and FORMULA.search(data, first) is not None


def with_all_formulas(data: bytes) -> bytes:
    """A sheet part without its rows below the last formula, where these are many.

    A table of an office has thousands of rows and, above them, two formulas.
    """
    if len(data) <= 2 * TOP or b"<sheetData>" not in data[:TOP]:
        return data
    cut = data.find(_ROW_END, TOP) + len(_ROW_END)
    if cut < TOP or _has_formula(data, cut):
        return data
    return data[:cut] + _REST
