"""A cluster whose units score themselves by five criteria, so that ranks are done by
hand: sections I (I.1 of 30, I.2 of 20), II (30) and III (20)."""

import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tests.exchange.round.rounds import NOW, SETTINGS, put, round_book
from toolkit.exchange.round import key as keys
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.sending.send import send
from toolkit.findings.report import Report
from toolkit.forms.round.layout import UNIT_TABLE
from toolkit.forms.round.results.columns import (
    COMPARISON_HEAD,
    RANKING_HEAD,
    comparison_columns,
    ranking_columns,
)
from toolkit.forms.scoring.locate import locate
from toolkit.scoring.rubric.text import read_toml
from toolkit.xlsx.cells.cell import CellValue
from toolkit.xlsx.closed_book import ClosedBook

LATER = NOW.replace(day=10)
KEY = "00" * 32
LEAVES = ("I.1", "I.2", "II.1", "III.1")
_STANDARD = {"I.1": 30, "I.2": 20, "II.1": 30, "III.1": 20}
Points = tuple[float, float, float, float]
"""Of I.1, I.2, II.1 and III.1."""


def _toml() -> str:
    parts = ['id = "cum-100"', 'title = "Bộ 100 điểm"', "standard_points = 100"]
    parts.append('rounds = ["self", "appraised", "final"]')
    for number, points in (("I", 50), ("II", 30), ("III", 20)):
        parts.append(
            f'[[criterion]]\nid = "{number}"\nnumber = "{number}"\ntitle = "Phần'
            f' {number}"\nstandard_points = {points}\nkind = "group"'
        )
        for leaf in (one for one in LEAVES if one.split(".")[0] == number):
            parts.append(
                f'[[criterion]]\nid = "{leaf}"\nnumber = "{leaf[-1]}"\nparent = '
                f'"{number}"\ntitle = "Tiêu chí {leaf}"\nstandard_points = '
                f'{_STANDARD[leaf]}\nkind = "manual"'
            )
    for title, low in (("Tốt", 80), ("Khá", 60), ("Trung bình", 0)):
        parts.append(f'[[grade]]\ntitle = "{title}"\nlow = {low}')
    return "\n\n".join(parts)


RUBRIC, _ = read_toml(_toml())


class Place(NamedTuple):
    """A folder with a round that went out, its files and what its sheets say."""

    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / "so_gui_nhan.xlsx"

    @property
    def back(self) -> Path:
        return self.folder / "ve"

    def sent(self, name: str) -> Path:
        return self.folder / "gui_di" / f"cham-diem-2026-{name}.xlsx"

    def kept(self, name: str) -> Path:
        return self.folder / "nhan_ve" / f"{name}.xlsx"

    def came(self, name: str, data: bytes, folder: str = "ve") -> None:
        (self.folder / folder).mkdir(exist_ok=True)
        (self.folder / folder / name).write_bytes(data)

    def returns(self, name: str, points: Points, folder: str = "ve") -> None:
        """The workbook of a unit comes back with all its points."""
        self.came(f"{name}.xlsx", scored(self.sent(name), points), folder)

    def collect(
        self, folder: str = "ve", choose: tuple[str, ...] = (), now: datetime = LATER
    ) -> Report:
        place = self.folder / folder
        place.mkdir(exist_ok=True)
        return collect(self.path, place, now=now, choose=choose)

    def put(self, **settings: CellValue) -> None:
        """Type into «Cài đặt»."""
        book = ClosedBook.open(self.path)
        for field, value in settings.items():
            put(book, f"td_gs_{field}", value)
        self.path.write_bytes(book.to_bytes())

    def votes(self, row: int, number: CellValue) -> None:
        """Type the votes of a unit, counted from 0."""
        self.typed("votes", row, number)

    def typed(self, field: str, row: int, value: CellValue) -> None:
        """Type into a column of «Đơn vị»."""
        book = ClosedBook.open(self.path)
        put(book, UNIT_TABLE.name(field), value, row)
        self.path.write_bytes(book.to_bytes())

    def ranking(self, *fields: str) -> list[tuple[CellValue, ...]]:
        """The rows of «Xếp hạng», some of their columns."""
        columns = [column.field for column in ranking_columns(RUBRIC)]
        return _rows(self.path, RANKING_HEAD, columns, fields)

    def comparison(self, *fields: str) -> list[tuple[CellValue, ...]]:
        """The rows of «So sánh các vòng»."""
        columns = [column.field for column in comparison_columns(RUBRIC)]
        return _rows(self.path, COMPARISON_HEAD, columns, fields)

    def note(self, name: str) -> CellValue:
        book = ClosedBook.open(self.path)
        region = book.names()[name]
        assert region is not None
        return book.sheet(region.sheet).at(region.top, region.left).value

    def found(self) -> list[tuple[str, str]]:
        """Code and sentence of each row of «Kết quả kiểm tra»."""
        return [(str(code), str(what)) for code, what in _findings(self.path)]


def _rows(
    path: Path, head: str, columns: list[str], fields: tuple[str, ...]
) -> list[tuple[CellValue, ...]]:
    book = ClosedBook.open(path)
    region = book.names()[head]
    assert region is not None
    sheet = book.sheet(region.sheet)
    last = max(row for row, _ in sheet.cells)
    rows = []
    for row in range(region.bottom + 1, last + 1):
        cells = [sheet.at(row, columns.index(f) + 1).value for f in fields or columns]
        if any(cell not in (None, "") for cell in cells):
            rows.append(tuple(cells))
    return rows


def _findings(path: Path) -> list[tuple[CellValue, CellValue]]:
    book = ClosedBook.open(path)
    region = book.names()["td_findings"]
    assert region is not None
    sheet = book.sheet(region.sheet)
    last = max(row for row, _ in sheet.cells)
    rows = range(region.bottom + 1, last + 1)
    cells = ((sheet.at(row, 2).value, sheet.at(row, 5).value) for row in rows)
    return [pair for pair in cells if any(pair)]


def sent_out(
    folder: Path,
    units: Sequence[Sequence[CellValue]],
    settings: Mapping[str, CellValue] = SETTINGS,
) -> Place:
    """A round that went out to these units: name, short name, address, cluster."""
    assert RUBRIC is not None
    keys.sending_key().write_text(KEY, encoding="ascii")
    send(round_book(folder, units, settings, RUBRIC), now=NOW)
    return Place(folder)


def copy_of(place: Place, folder: Path) -> Place:
    """The same round in another folder."""
    return Place(Path(shutil.copytree(place.folder, folder)))


def scored(path: Path, points: Points, column: str = "total") -> bytes:
    """A workbook with the points of its four criteria, as a unit types them."""
    return typed_points(
        path.read_bytes(), dict(zip(LEAVES, points, strict=True)), column
    )


def typed_points(
    data: bytes, points: Mapping[str, CellValue], column: str = "total"
) -> bytes:
    """A workbook with something typed beside criteria."""
    book = ClosedBook.from_bytes(data)
    form = locate(book).places.form
    for leaf, value in points.items():
        book.set_value(*form.place(leaf, column), value)
    return book.to_bytes()
