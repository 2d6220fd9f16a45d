"""A workbook taken apart, put together and opened by readers that are not ours."""

import io
import zipfile
from collections.abc import Mapping

import openpyxl


def parts_of(data: bytes) -> dict[str, bytes]:
    """Part name → content, in the order of the zip, which must be whole."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A zip of those parts; the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
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
