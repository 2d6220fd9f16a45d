"""A workbook taken apart, put together and opened by readers that are not ours."""

import io
import zipfile
from collections.abc import Mapping
from functools import lru_cache

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet


def parts_of(data: bytes) -> dict[str, bytes]:
    """Part name → content, in the order of the zip, which must be whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes], *, level: int | None = None) -> bytes:
    """A zip of those parts; the same bytes every time."""
    buffer = io.BytesIO()
    deflated = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(buffer, "w", deflated, compresslevel=level) as package:
        for name, body in parts.items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), body)
    return buffer.getvalue()


def replaced_once(text: str, old: str, new: str) -> str:
    """The text with the only place where `old` stands changed."""
    assert text.count(old) == 1, (old, text.count(old))
    return text.replace(old, new)


def opened(data: bytes, *, values: bool = False) -> openpyxl.Workbook:
    """The workbook as openpyxl reads it: its formulas, or the values beside them."""
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


@lru_cache(maxsize=8)
def to_look_at(data: bytes, *, values: bool = False) -> openpyxl.Workbook:
    """As `opened`, read once for the same bytes: to look at, and to leave as it is."""
    return opened(data, values=values)


def glaring_fills(sheet: Worksheet) -> list[str]:
    """The fills that are neither blue nor grey, of cells and of conditional formats."""
    seen = {
        fill.fgColor.rgb
        for row in sheet
        for cell in row
        if (fill := cell.fill).fill_type == "solid"
    }
    seen |= set(conditional_fills(sheet))
    return [one for one in sorted(seen) if not _is_blue_or_grey(one)]


def conditional_fills(sheet: Worksheet) -> list[str]:
    """The fill of each conditional format that has one."""
    return [
        rule.dxf.fill.bgColor.rgb
        for rules in sheet.conditional_formatting._cf_rules.values()
        for rule in rules
        if rule.dxf and rule.dxf.fill
    ]


def _is_blue_or_grey(argb: str) -> bool:
    red, green, blue = (int(argb[at : at + 2], 16) for at in (2, 4, 6))
    return blue >= green >= red
