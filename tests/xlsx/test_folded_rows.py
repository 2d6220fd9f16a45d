"""Rows that fold: their outline, and what a sheet must say so that it is shown."""

import io
import re

import openpyxl
import pytest

from toolkit.xlsx.closed_book import ClosedBook

HEADS = {
    "no word of it": "",
    "an empty word": "<sheetPr/>",
    "the colour of a tab": '<sheetPr><tabColor rgb="FF1F4E79"/></sheetPr>',
    "a tab and a page": (
        '<sheetPr><tabColor rgb="FF1F4E79"/><pageSetUpPr fitToPage="1"/></sheetPr>'
    ),
    "a page": '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    "an outline": '<sheetPr><outlinePr summaryRight="0"/></sheetPr>',
    "an outline of ours": '<sheetPr><outlinePr summaryBelow="0"/></sheetPr>',
    "an outline of theirs": '<sheetPr><outlinePr summaryBelow="1"/></sheetPr>',
}
"""What a sheet may say of itself before it holds rows that fold."""
ORDER = ("tabColor", "outlinePr", "pageSetUpPr")
"""As the schema has the children of <sheetPr>."""


def book_with(head: str) -> ClosedBook:
    book = openpyxl.Workbook()
    book.active["A1"] = "đầu"
    target = io.BytesIO()
    book.save(target)
    data = target.getvalue()
    part = "xl/worksheets/sheet1.xml"
    text = ClosedBook.from_bytes(data).package.read(part).decode()
    bare = re.sub(r"<sheetPr>.*?</sheetPr>", head, text, count=1, flags=re.DOTALL)
    assert text != bare
    package = ClosedBook.from_bytes(data).package
    return ClosedBook.from_bytes(package.with_parts({part: bare.encode()}))


def folded(book: ClosedBook, rows: set[int]) -> ClosedBook:
    values = [(f"dòng {n}",) for n in range(2, 8)]
    book.set_rows("Sheet", 2, values, heights={2: 30.0, 3: 15.0}, folded=rows)
    return ClosedBook.from_bytes(book.to_bytes())


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_rows_fold_below_the_row_above_them(head: str) -> None:
    book = folded(book_with(head), {3, 4, 6})
    sheet = openpyxl.load_workbook(io.BytesIO(book.to_bytes()))["Sheet"]
    seen = {
        row: (look.outlineLevel, bool(look.hidden), bool(look.collapsed))
        for row, look in sheet.row_dimensions.items()
        if look.outlineLevel or look.hidden or look.collapsed
    }
    assert seen == {
        2: (0, False, True),
        3: (1, True, False),
        4: (1, True, False),
        5: (0, False, True),
        6: (1, True, False),
    }
    assert sheet.sheet_format.outlineLevelRow == 1
    assert sheet.sheet_properties.outlinePr.summaryBelow is False
    inside = re.findall(r"<(tabColor|outlinePr|pageSetUpPr)\b", head_of(book))
    assert inside == [name for name in ORDER if name in inside]
    kept = re.findall(r"<(?:tabColor|pageSetUpPr)\b[^>]*>", head)
    assert all(tag in head_of(book) for tag in kept)


def test_rows_that_do_not_fold_change_nothing_else() -> None:
    book = folded(book_with(""), set())
    assert "outline" not in book.part("Sheet").decode()


def test_rows_are_unfolded_when_they_are_written_without() -> None:
    book = folded(book_with(""), {3, 4})
    book.set_rows("Sheet", 2, [("khác",), ("nữa",)])
    text = book.part("Sheet").decode()
    assert "hidden" not in text
    assert "collapsed" not in text


def head_of(book: ClosedBook) -> str:
    text = book.part("Sheet").decode()
    return text[: text.index("<sheetData")]
