"""The page of layouts shows what the tests make, every word of it."""

from itertools import chain
from pathlib import Path

import openpyxl

from tests.exchange.tables.layout_page import _KINDS, drawing, page

PAGE = Path(__file__).parents[3] / "toolkit" / "exchange" / "LAYOUTS.md"


def test_the_page_of_layouts_is_current() -> None:
    """`python -m tests.exchange.tables.layout_page` makes it so."""
    kept = PAGE.read_text(encoding="utf-8")
    assert kept == page() + "\n"
    for word in chain.from_iterable(kinds[1:] for kinds in _KINDS.values()):
        assert f"\n### {word}\n" in kept


def test_what_is_merged_is_drawn_as_one_cell() -> None:
    sheet = openpyxl.Workbook().active
    assert sheet is not None
    sheet["A1"], sheet["B1"], sheet["B2"], sheet["C2"] = "STT", "Năm sinh", "Nam", "Nữ"
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:C1")
    assert drawing(sheet) == (
        "┌─────┬──────────┐\n"
        "│ STT │ Năm sinh │\n"
        "│     ├─────┬────┤\n"
        "│     │ Nam │ Nữ │\n"
        "└─────┴─────┴────┘"
    )
