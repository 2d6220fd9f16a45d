"""A round in a folder: its book, its units, what they type and send back."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from toolkit.exchange.round import key as keys
from toolkit.forms.round.layout import FIRST_ROW, SETTING_ROWS, UNIT_TABLE
from toolkit.forms.round.making.workbook import build_round
from toolkit.forms.round.reading import RoundBook, read_round, serial_of
from toolkit.forms.scoring.locate import locate
from toolkit.model.rubric import Rubric
from toolkit.rules import rules_version
from toolkit.scoring.rubric.text import standard_rubric
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

OFFICIAL = standard_rubric("khoi-2017-950")
RUBRIC = OFFICIAL._replace(
    id="khoi-2017-iii",
    title="Phần III của bộ tiêu chí năm 2017",
    standard_points=Decimal(200),
    criteria=tuple(one for one in OFFICIAL.criteria if one.id.split(".")[0] == "III"),
)
"""Its third section: nearly every kind of criterion, for a third of the work."""
NOW = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
DEADLINE = datetime(2026, 12, 15)  # noqa: DTZ001 - as a clerk types it
UNITS: tuple[tuple[str, str, str], ...] = (
    ("Sở Khoa học và Công nghệ", "Sở KHCN", "vp@sokhcn.example.vn"),
    ("Sở Nội vụ", "", ""),
    ("Ban Dân tộc tỉnh", "Ban DT", "bdt@tinh.example.vn"),
)
SETTINGS: Mapping[str, CellValue] = {
    "office": "Sở Công Thương",
    "title": "Chấm điểm thi đua năm 2026, Khối 3",
    "year": 2026.0,
    "round": "Tự chấm",
    "deadline": serial_of(DEADLINE),
    "plain_names": "x",
}


def own_key(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """The sender's key lies in the folder, not at the place of who runs the tests."""
    patch.setattr(keys, "sending_key", lambda: folder / "khoa.txt")
    (folder / "khoa.txt").write_text("00" * 32, encoding="ascii")


def round_book(
    folder: Path,
    units: Sequence[Sequence[CellValue]] = UNITS,
    settings: Mapping[str, CellValue] = SETTINGS,
    rubric: Rubric = RUBRIC,
) -> Path:
    """A round book in a folder, filled by a clerk."""
    book = ClosedBook.from_bytes(_blank(rubric))
    for number, unit in enumerate(units, FIRST_ROW):
        for column, text in zip(UNIT_TABLE.columns, unit, strict=False):
            put(book, UNIT_TABLE.name(column.field), text, number - FIRST_ROW)
    for one in SETTING_ROWS:
        put(book, one.name, settings.get(one.field))
    path = folder / "so_gui_nhan.xlsx"
    path.write_bytes(book.to_bytes())
    return path


@cache
def _blank(rubric: Rubric) -> bytes:
    return build_round(rubric, rules_version=rules_version())


def put(book: ClosedBook, name: str, value: CellValue, down: int = 0) -> None:
    region = book.names()[name]
    assert region is not None
    book.set_value(region.sheet, region.top + down, region.left, value)


def set_to(path: Path, **settings: CellValue) -> None:
    """A clerk changes settings of a round book."""
    book = ClosedBook.open(path)
    names = {one.field: one.name for one in SETTING_ROWS}
    for field, value in settings.items():
        put(book, names[field], value)
    path.write_bytes(book.to_bytes())


def read(path: Path) -> RoundBook:
    return read_round(ClosedBook.open(path))


def typed(path: Path, points: float, row: str = "III.2.a") -> bytes:
    """A sent workbook after a unit typed the points of one criterion."""
    book = ClosedBook.open(path)
    place = locate(book).places.form.place(row, "total")
    book.set_value(*place, points)
    return book.to_bytes()


def points_of(path: Path, row: str = "III.2.a") -> CellValue:
    book = ClosedBook.open(path)
    return (
        book.sheet("Chấm điểm")
        .at(*locate(book).places.form.place(row, "total").spot)
        .value
    )
