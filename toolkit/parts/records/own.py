"""Where the tables and notes lie that the toolkit writes, and no one else."""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from toolkit.xlsx.cells.cell import CellValue, Region
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.edit.made_rows import MadeRows

Row = tuple[CellValue, ...]

PREFIX = "td_"
_WHOLE = frozenset(
    (
        *("td_findings", "td_log", "td_overview", "td_ratios", "td_conditions"),
        *("td_summary", "td_rules", "td_copy", "td_copy_ratios"),
        *("td_ranking", "td_comparison", "td_sources", "td_money"),
    )
)
"""Headers and first cells of what is written whole, from there down."""
_NOTES = frozenset(
    (
        *("td_check_note", "td_overview_note", "td_ratios_note", "td_summary_note"),
        *("td_conditions_note", "td_checked_at", "td_rules_version", "td_stale"),
        *("td_years", "td_changed", "td_ratios_changed", "td_guide"),
        *("td_ranking_note", "td_flag_note", "td_flag_basis", "td_comparison_note"),
        "td_sources_note",
        *("td_money_note", "td_money_sum", "td_money_words", "td_money_mode"),
    )
)
"""Single cells that are written, and what is not written whole."""

_MONEY = frozenset(name for name in (*_WHOLE, *_NOTES) if name.startswith("td_money"))
_CHOSEN_THERE = frozenset(
    ("td_set_money_rounding", "td_list_set_money_rounding", "td_money_funds")
)
"""What clerks choose on «Tiền thưởng», beside what is ours."""

_BESIDE = {
    "td_findings": "td_check_note",
    "td_overview": "td_overview_note",
    "td_ratios": "td_ratios_note",
    "td_conditions": "td_conditions_note",
    "td_summary": "td_summary_note",
    "td_rules": "td_switches",
    "td_copy": "td_changed",
    "td_copy_ratios": "td_ratios_changed",
    "td_ranking": "td_ranking_note",
    "td_comparison": "td_comparison_note",
    "td_sources": "td_sources_note",
    "td_money": "td_money_note",
}
"""What stands on one sheet with a heading. One without it was cut out and pasted."""


_MADE_ON = {
    "td_findings": "Kết quả kiểm tra",
    "td_overview": "Tổng quan",
    "td_ratios": "Tỷ lệ",
    "td_conditions": "Điều kiện",
    "td_summary": "Tổng hợp",
    "td_rules": "Quy tắc",
    "td_copy": "Bản chụp",
    "td_copy_ratios": "Bản chụp tỷ lệ",
    "td_ranking": "Xếp hạng",
    "td_comparison": "So sánh các vòng",
    "td_sources": "Nguồn số liệu",
    "td_money": "Tiền thưởng",
}
"""The sheet that a heading was made on. Offices rename it; where it is still there, a
heading elsewhere was pasted, whatever came with it. In a workbook that an office had
already, the name may have been taken: then ours is «Tổng hợp (2)»."""


class OwnTable(NamedTuple):
    """Rows that hold nothing but what is ours, from `first` down.

    `fit`: clerks read them, so they are as high as their text needs. `right`: the last
    column of the header; what a clerk writes beside it is no part of the table.
    `folds`: rows fold below those that sum them up.
    """

    first: int
    fit: bool = True
    right: int = 1
    folds: bool = False


def writable(book: ClosedBook, name: str) -> Region | None:
    """The place of a name that is ours to write at; None where it is gone.

    Names go where cells are cut and pasted to. Where what somebody types, or another
    table of ours, would be written over, it is as good as gone; so it is where a
    heading stands on an office's own sheet.
    """
    names = book.names()
    region = names.get(name)
    if region is None or name not in _WHOLE | _NOTES:
        return region
    if _pasted(book, name, region):
        return None
    whole = name in _WHOLE
    for other, there in names.items():
        if there is None or there.sheet != region.sheet or other == name:
            continue
        if other in _NOTES or not other.startswith(PREFIX):
            continue
        if name in _MONEY and other in _CHOSEN_THERE and not _meet(region, there):
            continue
        typed = other not in _WHOLE
        # A note stands above its table, the list of rules below what is chosen.
        if typed and not (whole and there.bottom < region.top):
            return None
        if whole and not typed:
            return None
    return region


def from_column(left: int, rows: Collection[Row]) -> Collection[Row]:
    """Rows of a table whose first column is `left`, as `set_rows` takes them."""
    pad: Row = (None,) * (left - 1)
    if not pad:
        return rows
    return MadeRows(len(rows), lambda: ((*pad, *row) for row in rows))


def _meet(one: Region, other: Region) -> bool:
    return (
        one.top <= other.bottom
        and other.top <= one.bottom
        and one.left <= other.right
        and other.left <= one.right
    )


def _pasted(book: ClosedBook, name: str, region: Region) -> bool:
    """Whether its sheet, or what stands with a heading, stayed behind.

    Not where that went away.
    """
    made_on = _MADE_ON.get(name, region.sheet)
    is_there = region.sheet == made_on or region.sheet.startswith(f"{made_on} (")
    if not is_there and made_on in book.sheet_names:
        return True
    beside = writable(book, _BESIDE[name]) if name in _BESIDE else None
    return beside is not None and beside.sheet != region.sheet


def own_tables(book: ClosedBook, heads: Iterable[str]) -> dict[str, OwnTable]:
    """The tables below these headers (defined names), by their sheet.

    One whose sheet is gone is left out.
    """
    found = ((name, writable(book, name)) for name in heads)
    return {
        region.sheet: OwnTable(region.bottom + 1, right=region.right)
        for _, region in found
        if region is not None
    }
