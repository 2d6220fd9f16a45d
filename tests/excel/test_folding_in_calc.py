"""A press in Calc folds «Điều kiện», and makes all rows as high as their text."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import MagicMock, patch

import pytest
import xlwings

from tests.awards.department import DEPARTMENT, YEAR
from tests.broken.base import NOW
from tests.forms.register.filling import filled_register
from tests.tries import is_thorough
from toolkit.excel import block_writer
from toolkit.excel.host import set_heights
from toolkit.excel.press import press
from toolkit.forms.register.computed import CONDITION_COLUMNS
from toolkit.forms.register.writing.condition_rows import CONCLUSION
from toolkit.parts.records.columns import FINDING_COLUMNS, RecordColumn, row_points

pytestmark = pytest.mark.usefixtures("own_folder")

CONDITIONS, FINDINGS = "Điều kiện", "Kết quả kiểm tra"
FIRST = 5
"""The first row below the headings of both sheets."""


@pytest.fixture
def book(app: xlwings.App, tmp_path: Path) -> Iterator[xlwings.Book]:
    path = tmp_path / "Sổ theo dõi.xlsx"
    path.write_bytes(filled_register(DEPARTMENT, year=YEAR).to_bytes())
    opened = app.books.open(path)
    yield opened
    opened.close()


def shown(book: xlwings.Book, sheet: str) -> list[tuple[list[str], bool, float]]:
    """The texts of each filled row, whether it is seen, and how high it is."""
    uno = book.sheets[sheet].api
    width = len(CONDITION_COLUMNS if sheet == CONDITIONS else FINDING_COLUMNS)
    found = []
    # All at once: asked for one by one the cells take longer than the press.
    area = uno.getCellRangeByPosition(0, FIRST - 1, width - 1, FIRST + 2000)
    for row, values in enumerate(area.DataArray, FIRST - 1):
        texts = [
            value if isinstance(value, str) else uno.getCellByPosition(at, row).String
            for at, value in enumerate(values)
        ]
        if not any(texts):
            return found
        line = uno.Rows.getByIndex(row)
        found.append((texts, bool(line.IsVisible), line.Height * 72 / 2540))
    raise AssertionError("no end")


def assert_as_high_as_their_text(book: xlwings.Book) -> None:
    of_conditions = [RecordColumn(h.header, h.width) for h in CONDITION_COLUMNS]
    for sheet, columns in ((CONDITIONS, of_conditions), (FINDINGS, FINDING_COLUMNS)):
        rows = shown(book, sheet)
        assert rows
        for texts, visible, height in rows:
            if visible:
                assert height >= row_points(texts, columns) - 1, texts


@contextmanager
def seen_unpainted(book: xlwings.Book) -> Iterator[list[bool]]:
    """For each block that is written, whether Calc draws nothing meanwhile."""
    write, seen = block_writer.write, []

    def watched(*sent: Any) -> None:
        seen.append(book.api.hasControllersLocked())
        write(*sent)

    with patch.object(block_writer, "write", watched):
        yield seen


def test_a_press_in_calc_folds_and_fits_rows_and_undo_unfolds(
    book: xlwings.Book,
) -> None:
    with seen_unpainted(book) as unpainted:
        assert press("eligibility", book, now=NOW).ok
    assert set(unpainted) == {True}
    assert not book.api.hasControllersLocked()
    assert_as_high_as_their_text(book)
    rows = shown(book, CONDITIONS)
    assert sum(visible for _, visible, _ in rows) == 20
    assert all(visible is (texts[3] == CONCLUSION) for texts, visible, _ in rows)
    if is_thorough():  # two presses more
        assert press("eligibility", book, now=NOW).ok
        assert [one[1] for one in shown(book, CONDITIONS)] == [one[1] for one in rows]
        assert press("undo", book, now=NOW).ok
    assert press("undo", book, now=NOW).ok
    assert shown(book, CONDITIONS) == []
    lines = book.sheets[CONDITIONS].api.Rows
    assert all(lines.getByIndex(row).IsVisible for row in range(300))


class Sheetful:
    """Rows of a sheet in Calc, as far as their heights are set; one object a range."""

    def __init__(self, told: list[tuple[int, int, int]], first: int, last: int) -> None:
        self.told, self.first, self.last = told, first, last

    def getCellRangeByPosition(
        self, left: int, top: int, right: int, bottom: int
    ) -> "Sheetful":
        del left, right
        return Sheetful(self.told, self.first + top, self.first + bottom)

    @property
    def Rows(self) -> "Sheetful":
        return self

    def getByIndex(self, row: int) -> "Sheetful":
        return Sheetful(self.told, self.first + row, self.first + row)

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "Height":
            self.told.append((self.first, self.last, value))
        else:
            super().__setattr__(name, value)


@pytest.mark.parametrize(
    ("points", "calls"),
    [
        ((10, 20, 10, 10, 30, 10), 3),  # all, and two that are higher
        ((10, 10, 10), 1),
        ((10, 20), 2),
        ((10, None, 10, 20), 3),  # one is left to Calc: all cannot be told at once
    ],
)
def test_heights_of_rows_are_told_in_few_calls(
    points: tuple[float | None, ...], calls: int
) -> None:
    told: list[tuple[int, int, int]] = []
    cells = MagicMock()
    cells.api = Sheetful(told, 0, len(points) - 1)
    set_heights(cells, points)
    rows: list[int | None] = [None] * len(points)
    for first, last, height in told:
        rows[first : last + 1] = [height] * (last + 1 - first)
    wanted = [None if one is None else round(one * 2540 / 72) for one in points]
    assert rows == wanted
    assert len(told) == calls
