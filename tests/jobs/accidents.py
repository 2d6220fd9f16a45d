"""What may happen to one cell of a file between writing it and reading it back."""

import re
from collections.abc import Callable

from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.zip.package import Package

Accident = Callable[[bytes, str, str], bytes]
"""The bytes of a workbook, a sheet, a cell («H9») → the workbook after it."""


def missing(data: bytes, sheet: str, cell: str) -> bytes:
    """The cell is not there at all."""
    return _edited(data, sheet, cell, lambda text, one: text.replace(one, ""))


def moved(data: bytes, sheet: str, cell: str) -> bytes:
    """There are as many cells as before, one of them 900 rows further down."""

    def edit(text: str, one: str) -> str:
        letters, number = re.fullmatch(r"([A-Z]+)(\d+)", cell).groups()
        down = str(int(number) + 900)
        there = one.replace(f'r="{cell}"', f'r="{letters}{down}"')
        text = text.replace(one, "")
        return text.replace(
            "</sheetData>", f'<row r="{down}">{there}</row></sheetData>'
        )

    return _edited(data, sheet, cell, edit)


def changed(data: bytes, sheet: str, cell: str) -> bytes:
    """The cell holds another text."""

    def edit(text: str, one: str) -> str:
        style = re.search(r' s="\d+"', one)
        other = f'<c r="{cell}"{style[0] if style else ""} t="inlineStr">'
        return text.replace(one, f"{other}<is><t>khác</t></is></c>")

    return _edited(data, sheet, cell, edit)


ACCIDENTS: tuple[Accident, ...] = (missing, moved, changed)


def _edited(
    data: bytes, sheet: str, cell: str, edit: Callable[[str, str], str]
) -> bytes:
    part = ClosedBook.from_bytes(data).sheet(sheet).part
    package = Package.from_bytes(data)
    text = package.read(part).decode()
    [one] = re.findall(rf'<c r="{cell}"[^>]*?(?:/>|>.*?</c>)', text, re.DOTALL)
    return package.with_parts({part: edit(text, one).encode()})
