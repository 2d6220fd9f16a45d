"""A grammar of the tables that offices make, each layout with the rows it holds."""

import random
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

PEOPLE = (
    *("Nguyễn Thị Mẫu", "Trần Văn Thử", "Đỗ Thúy Hòa", "Lê Văn Giả", "Hoàng Thị Yến"),
    *("Phạm Minh Đức", "Vũ Thị Ánh", "Bùi Quốc Khánh", "Đặng Hồng Quân", "Ngô Thị Lụa"),
)
UNITS = ("Phòng Tổ chức", "Phòng Kế hoạch", "Chi cục Quản lý thị trường", "Văn phòng")
COLLECTIVES = ("Phòng Tổng hợp", "Trung tâm Khuyến công", "Thanh tra Sở")
TITLES = ("Lao động tiên tiến", "Chiến sĩ thi đua cơ sở")
COLLECTIVE_TITLE = "Tập thể lao động tiên tiến"

HEADS = ("one row", "two rows merged", "two rows bare", "band above", "three rows")
NAMES = ("one column", "merged heading", "family and given")
GROUPS = ("none", "units", "recipients")
TABLES = ("one", "another above", "another beside", "another sheet")
TITLED = ("none", "year", "decision")
NOISE = ("none", "numbers", "repeated", "total and signature", "all")


class Layout(NamedTuple):
    """One way to make a list of awards."""

    head: str
    name: str
    group: str
    tables: str
    titled: str
    noise: str
    seed: int

    @property
    def label(self) -> str:
        """How a test is called."""
        return "-".join(map(str, self)).replace(" ", "_")


def some_layouts(count: int) -> list[Layout]:
    """Layouts of every kind, drawn once and for all."""
    draw = random.Random(20_261_130)
    kinds = (HEADS, NAMES, GROUPS, TABLES, TITLED, NOISE)
    found = []
    for seed in range(count):
        head, name, group, tables, titled, noise = (draw.choice(one) for one in kinds)
        found.append(Layout(head, name, group, tables, titled, noise, seed))
    return found


class Made(NamedTuple):
    """A workbook of a layout; `rows`: the fields of what must come in, `filled`: how
    many rows of it hold anything."""

    path: Path
    rows: list[dict[str, Any]]
    filled: int


class _Page:
    """A sheet that is filled from top to bottom, at any column."""

    def __init__(self, book: Workbook, title: str) -> None:
        self.sheet: Worksheet = book.add_worksheet(title)
        self.day = book.add_format({"num_format": "dd/mm/yyyy"})
        self.filled: set[int] = set()

    def put(self, row: int, column: int, *values: Any) -> None:
        for n, value in enumerate(values, column):
            if value is None:
                continue
            self.filled.add(row)
            if isinstance(value, date):
                self.sheet.write_datetime(row, n, value, self.day)
            else:
                self.sheet.write(row, n, value)

    def merge(self, top: int, left: int, bottom: int, right: int, text: str) -> None:
        self.sheet.merge_range(top, left, bottom, right, text)
        # A text that is merged over rows speaks for each of them.
        rows = range(top, bottom + 1) if left == right else (top,)
        self.filled.update(rows)


def make(layout: Layout, folder: Path) -> Made:
    """The workbook of a layout."""
    draw = random.Random(layout.seed)
    target = BytesIO()
    book = Workbook(target, {"in_memory": True})
    page = _Page(book, "Danh sách")
    rows: list[dict[str, Any]] = []
    line = _titles(page, layout)
    if layout.tables == "another above":
        line = _collectives(page, line, 0, rows, layout) + 1
    start, width = line, 0
    line, width = _people(page, line, rows, layout, draw)
    if layout.tables == "another beside":
        deep = {"one row": 0, "three rows": 2}.get(layout.head, 1)
        _collectives(page, start + deep, width + 1, rows, layout)
    if layout.noise in ("total and signature", "all"):
        page.put(line, 0, f"Tổng cộng: {len(rows)}")
        page.put(line + 2, 3, "THỦ TRƯỞNG ĐƠN VỊ")
    filled = len(page.filled)
    if layout.tables == "another sheet":
        other = _Page(book, "Tập thể")
        _titles(other, layout)
        _collectives(other, 4, 0, rows, layout)
        filled += len(other.filled)
    book.close()
    path = folder / "nguon.xlsx"
    path.write_bytes(target.getvalue())
    return Made(path, rows, filled)


def _titles(page: _Page, layout: Layout) -> int:
    if layout.titled == "none":
        return 0
    page.merge(0, 0, 0, 4, "DANH SÁCH KHEN THƯỞNG NĂM 2024")
    if layout.titled == "decision":
        text = "(Kèm theo Quyết định số 138/QĐ-SCT ngày 20 tháng 12 năm 2024 của Sở)"
        page.merge(1, 0, 1, 4, text)
    return 3


def _has_decision(layout: Layout) -> bool:
    """Whether each row has its own decision, in columns that the heading parts."""
    return layout.head != "one row"


def _common(layout: Layout) -> dict[str, Any]:
    if layout.titled == "decision" and not _has_decision(layout):
        return {"decision": "138/QĐ-SCT", "day": date(2024, 12, 20)}
    return {}


def _collectives(
    page: _Page, line: int, left: int, rows: list[dict[str, Any]], layout: Layout
) -> int:
    """A small table of collectives; the line below it."""
    page.put(line, left, "STT", "Tên tập thể", "Danh hiệu", "Năm")
    common = _common(layout)
    if layout.titled == "decision":
        common = {"decision": "138/QĐ-SCT", "day": date(2024, 12, 20)}
    for number, name in enumerate(COLLECTIVES, 1):
        page.put(line + number, left, number, name, COLLECTIVE_TITLE, 2024)
        rows.append({"year": 2024, "name": name, "award": COLLECTIVE_TITLE, **common})
    return line + len(COLLECTIVES) + 1


def _people(
    page: _Page,
    line: int,
    rows: list[dict[str, Any]],
    layout: Layout,
    draw: random.Random,
) -> tuple[int, int]:
    """The table of people; the line below it and its width."""
    parted = layout.name != "one column"
    unit = layout.group != "units"
    columns = ["name", *(["given"] if parted else []), *(["unit"] if unit else [])]
    columns += ["award", "year"]
    draw.shuffle(rest := columns[1 + parted :])
    columns = [*columns[: 1 + parted], *rest]
    if _has_decision(layout):
        columns += ["decision", "day"]
    line = _head(page, line, columns, layout)
    width = len(columns) + 1
    if layout.noise in ("numbers", "all"):
        page.put(line, 0, *(f"({n})" for n in range(1, width + 1)))
        line += 1
    groups: Sequence[str | None] = (None,)
    if layout.group == "units":
        groups = (f"I. {UNITS[0].upper()}", f"II. {UNITS[1].upper()}")
    elif layout.group == "recipients":
        groups = ("CÁ NHÂN",)
    number = 0
    for place, group in enumerate(groups):
        if group:
            page.put(line, 1, group)
            line += 1
        if place and layout.noise in ("repeated", "all") and layout.head == "one row":
            line = _head(page, line, columns, layout)
        for _ in range(draw.randint(1, 3)):
            row, cells = _person(PEOPLE[number], columns, draw)
            number += 1
            if group and layout.group == "units":
                row["unit"] = group.partition(" ")[2]
            if group and layout.group == "recipients":
                row["recipient"] = "cá nhân"
            page.put(line, 0, number, *cells)
            rows.append({**row, **_common(layout)})
            line += 1
    return line, width


def _person(
    name: str, columns: Sequence[str], draw: random.Random
) -> tuple[dict[str, Any], list[Any]]:
    row: dict[str, Any] = {"name": name, "award": draw.choice(TITLES), "year": 2024}
    if "unit" in columns:
        row["unit"] = draw.choice(UNITS)
    if "decision" in columns:
        row |= {"decision": f"{draw.randint(1, 99)}/QĐ-SCT", "day": date(2024, 12, 15)}
    cells = dict(row)
    if "given" in columns:
        *family, given = name.split()
        cells |= {"name": " ".join(family), "given": given}
    return row, [cells[column] for column in columns]


_TEXTS = {"unit": "Đơn vị công tác", "award": "Danh hiệu thi đua", "year": "Năm"}
_BANDS = {"decision": "Số quyết định", "day": "Ngày quyết định"}


def _head(page: _Page, line: int, columns: Sequence[str], layout: Layout) -> int:
    """The headings of the table of people; the line below them."""
    depth = {"one row": 1, "three rows": 3}.get(layout.head, 2)
    merged = layout.head in ("two rows merged", "three rows")
    last = line + depth - 1

    def tall(column: int, text: str) -> None:
        if merged:
            page.merge(line, column, last, column, text)
        else:
            page.put(last if layout.head == "band above" else line, column, text)

    tall(0, "STT")
    for n, column in enumerate(columns, 1):
        if column == "name" and layout.name == "merged heading":
            place = last if layout.head == "band above" else line
            bottom = last if merged else place
            page.merge(place, n, bottom, n + 1, "Họ và tên")
            page.filled.update(range(place, place + 1))
        elif column == "name":
            parted = layout.name == "family and given"
            tall(n, "Họ và tên đệm" if parted else "Họ và tên")
        elif column == "given" and layout.name == "family and given":
            tall(n, "Tên")
        elif column in _TEXTS:
            tall(n, _TEXTS[column])
        elif column == "decision":
            _decision_head(page, line, n, layout)
    if layout.head == "band above":
        page.put(line, 1, "Người được khen")
    return last + 1


def _decision_head(page: _Page, line: int, column: int, layout: Layout) -> None:
    if layout.head == "three rows":
        page.merge(line, column, line, column + 1, "Quyết định")
        page.merge(line + 1, column, line + 1, column + 1, "khen thưởng")
        page.put(line + 2, column, "Số", "Ngày, tháng, năm")
    elif layout.head == "band above":
        page.put(line + 1, column, *_BANDS.values())
    else:
        if layout.head == "two rows merged":
            page.merge(line, column, line, column + 1, "Quyết định khen thưởng")
        else:
            page.put(line, column, "Quyết định khen thưởng")
        page.put(line + 1, column, "Số", "Ngày, tháng, năm")
