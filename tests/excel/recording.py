"""An xlwings engine over a workbook in memory that counts every call, as Excel would.

It answers what Excel documents for the members that the buttons use, and refuses what
Excel refuses: a locked cell, a busy program, a workbook that is gone.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import xlwings

from toolkit.excel.literal import grid
from toolkit.xlsx.cells.cell import CellError
from toolkit.xlsx.cells.regions import region_of
from toolkit.xlsx.closed_book import NO_CACHE, ClosedBook


class Refusal(Exception):
    """What COM raises: (hresult, text, details, argument)."""

    def __init__(self, hresult: int) -> None:
        super().__init__(hresult, "Exception occurred.", None, None)
        self.hresult = hresult


BUSY, GONE, PROTECTED = -2147418111, -2147023174, -2146827284


class Recorder:
    """The spreadsheet: one workbook, and what it was asked."""

    def __init__(self, data: bytes, full_name: str, *, read_only: bool = False) -> None:
        self.book = ClosedBook.from_bytes(data)
        self.full_name = full_name
        self.read_only = read_only
        self.calls: list[str] = []
        self.handles: list[str] = []
        self.open_sheets: set[str] = set()
        self.alerts: list[str] = []
        self.status: list[object] = []
        self.activated: list[str] = []
        self.formats: list[tuple[str, tuple[int, int, int, int], str]] = []
        self.lines: dict[str, dict[tuple[str, int], Any]] = {}
        self.fail: Callable[[str], int | None] = lambda _: None

    def asked(self, what: str) -> None:
        self.calls.append(what)
        refusal = self.fail(what)
        if refusal is not None:
            raise Refusal(refusal)

    def xlwings_book(self) -> xlwings.Book:
        """The workbook, open in the only spreadsheet that runs."""
        Engine.apps = Apps(self)
        xlwings.engines.active = xlwings.Engine(impl=Engine())
        return xlwings.Book(impl=Book(self))

    def refuse_locked(self, sheet: str) -> None:
        if self.book.sheet(sheet).protected and sheet not in self.open_sheets:
            raise Refusal(PROTECTED)


class Engine:
    name, type = "excel", "desktop"
    apps: "Apps"

    @staticmethod
    def prepare_xl_data_element(value: object, options: object) -> object:
        del options
        return value

    @staticmethod
    def clean_value_data(data: Any, *_: object) -> Any:
        return data


class Apps:
    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def __iter__(self) -> Iterator["App"]:
        yield App(self._recorder)

    def __len__(self) -> int:
        return 1


class App:
    version = "16.0"
    pid = 1
    engine = Engine()

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def activate(self, steal_focus: bool = False) -> None:
        del steal_focus

    @property
    def books(self) -> "Books":
        return Books(self._recorder)

    @property
    def status_bar(self) -> object:
        return self._recorder.status[-1]

    @status_bar.setter
    def status_bar(self, text: object) -> None:
        self._recorder.asked("status_bar")
        self._recorder.status.append(text)

    def calculate(self) -> None:
        self._recorder.asked("calculate")

    def alert(self, prompt: str, *_: object) -> str:
        self._recorder.asked("alert")
        self._recorder.alerts.append(prompt)
        return "ok"


class Books:
    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def __call__(self, name: str) -> "Book":
        book = Book(self._recorder)
        if name != book.name:
            raise KeyError(name)
        return book

    def __len__(self) -> int:
        return 1

    def __iter__(self) -> Iterator["Book"]:
        yield Book(self._recorder)


class Book:
    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    @property
    def name(self) -> str:
        return self._recorder.full_name.replace("\\", "/").split("/")[-1]

    @property
    def fullname(self) -> str:
        return self._recorder.full_name

    @property
    def app(self) -> App:
        return App(self._recorder)

    @property
    def api(self) -> "BookApi":
        return BookApi(self._recorder)

    def activate(self) -> None:
        pass

    @property
    def sheets(self) -> "Sheets":
        return Sheets(self._recorder)

    @property
    def names(self) -> "Names":
        return Names(self._recorder)


class BookApi:
    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    @property
    def FullName(self) -> str:
        self._recorder.asked("FullName")
        return self._recorder.full_name

    @property
    def ReadOnly(self) -> bool:
        self._recorder.asked("ReadOnly")
        return self._recorder.read_only

    def SaveCopyAs(self, path: str) -> None:
        self._recorder.asked("SaveCopyAs")
        Path(path).write_bytes(self._recorder.book.to_bytes())


class Names:
    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def __call__(self, name: str) -> Any:
        self._recorder.asked("name")
        region = self._recorder.book.names().get(name.lower())
        if region is None:
            raise KeyError(name)
        sheet = Sheet(self._recorder, region.sheet)
        cells = sheet.range((region.top, region.left), (region.bottom, region.right))
        return SimpleNamespace(name=name, refers_to_range=cells)

    def contains(self, name: str) -> bool:
        return name.lower() in self._recorder.book.names()


class Sheets:
    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder

    def __call__(self, name: str) -> "Sheet":
        self._recorder.handles.append("sheet")
        if name not in self._recorder.book.sheet_names:
            raise KeyError(name)
        return Sheet(self._recorder, name)


class Sheet:
    def __init__(self, recorder: Recorder, name: str) -> None:
        self._recorder = recorder
        self.name = name

    @property
    def book(self) -> Book:
        return Book(self._recorder)

    @property
    def page_setup(self) -> "PageSetup":
        return PageSetup(self._recorder, self.name)

    @property
    def api(self) -> "SheetApi":
        return SheetApi(self._recorder, self.name)

    def activate(self) -> None:
        self._recorder.asked("activate")
        self._recorder.activated.append(self.name)

    def range(self, first: Any, last: Any = None) -> "Range":
        self._recorder.handles.append("range")
        corners = [
            (c.row, c.column) if isinstance(c, Range) else c
            for c in (first, first if last is None else last)
        ]
        return Range(self._recorder, self, (*corners[0], *corners[1]))


class PageSetup:
    def __init__(self, recorder: Recorder, sheet: str) -> None:
        self._recorder, self._sheet = recorder, sheet

    @property
    def print_area(self) -> str:
        raise NotImplementedError  # only set

    @print_area.setter
    def print_area(self, ref: str) -> None:
        self._recorder.asked("print_area")
        self._recorder.book.set_print_area(region_of(ref, self._sheet))


class SheetApi:
    def __init__(self, recorder: Recorder, name: str) -> None:
        self._recorder, self._name = recorder, name

    @property
    def Outline(self) -> "Outline":
        return Outline(self._recorder, self._name)

    def Protect(
        self,
        password: str,
        objects: bool,
        contents: bool,
        scenarios: bool,
        interface_only: bool,
        *allowed: bool,
    ) -> None:
        self._recorder.asked("Protect")
        assert (password, contents, interface_only) == ("", True, True)
        assert len(allowed) == 11
        del objects, scenarios
        self._recorder.open_sheets.add(self._name)


class Lines:
    """Whole rows, of one area or of several."""

    def __init__(self, recorder: Recorder, sheet: str, rows: Iterable[int]) -> None:
        vars(self).update(_recorder=recorder, _sheet=sheet, _rows=tuple(rows))

    def __setattr__(self, name: str, value: object) -> None:
        assert name in ("OutlineLevel", "Hidden")
        self._recorder.asked(name)
        self._recorder.refuse_locked(self._sheet)
        kept = self._recorder.lines.setdefault(name, {})
        kept.update({(self._sheet, row): value for row in self._rows})


class Outline:
    def __init__(self, recorder: Recorder, sheet: str) -> None:
        vars(self).update(_recorder=recorder, _sheet=sheet)

    def __setattr__(self, name: str, value: object) -> None:
        assert (name, value) == ("SummaryRow", 0)
        self._recorder.asked(name)

    def ShowLevels(self, rows: int) -> None:
        self._recorder.asked("ShowLevels")
        levels = self._recorder.lines.get("OutlineLevel", {})
        hidden = self._recorder.lines.setdefault("Hidden", {})
        for place, level in levels.items():
            hidden[place] = level > rows


class RangeApi:
    def __init__(
        self, recorder: Recorder, sheet: str, area: tuple[int, int, int, int]
    ) -> None:
        self._recorder, self._sheet, self._area = recorder, sheet, area

    def ClearHyperlinks(self) -> None:
        self._recorder.asked("ClearHyperlinks")

    @property
    def EntireRow(self) -> Lines:
        rows = range(self._area[0], self._area[2] + 1)
        return Lines(self._recorder, self._sheet, rows)

    def SpecialCells(self, kind: int) -> SimpleNamespace:
        assert kind == -4123
        self._recorder.asked("SpecialCells")
        top, left, bottom, right = self._area
        cells = self._recorder.book.sheet(self._sheet).cells
        rows = [
            row
            for (row, column), cell in cells.items()
            if cell.formula and top <= row <= bottom and left <= column <= right
        ]
        return SimpleNamespace(EntireRow=Lines(self._recorder, self._sheet, rows))


class Range:
    max_cells_per_write = None

    def __init__(
        self, recorder: Recorder, sheet: Sheet, area: tuple[int, int, int, int]
    ) -> None:
        self._recorder, self.sheet, self._area = recorder, sheet, area

    @property
    def row(self) -> int:
        return self._area[0]

    @property
    def column(self) -> int:
        return self._area[1]

    @property
    def shape(self) -> tuple[int, int]:
        top, left, bottom, right = self._area
        return bottom - top + 1, right - left + 1

    @property
    def api(self) -> RangeApi:
        return RangeApi(self._recorder, self.sheet.name, self._area)

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int) -> "Range":
        at = (self.row + row - 1, self.column + column - 1)
        return Range(self._recorder, self.sheet, (*at, *at))

    @property
    def number_format(self) -> str:
        raise NotImplementedError("the buttons only set it")

    @number_format.setter
    def number_format(self, code: str) -> None:
        self._recorder.asked(f"format {code}")
        self._recorder.refuse_locked(self.sheet.name)
        self._recorder.formats.append((self.sheet.name, self._area, code))

    def autofit(self, axis: str | None = None) -> None:
        self._recorder.asked(f"autofit {axis}")
        self._recorder.refuse_locked(self.sheet.name)

    @property
    def formula(self) -> tuple[tuple[str, ...], ...]:
        self._recorder.asked("read")
        top, left, bottom, right = self._area
        sheet = self._recorder.book.sheet(self.sheet.name)
        return tuple(
            tuple(_answer(sheet.at(row, column)) for column in range(left, right + 1))
            for row in range(top, bottom + 1)
        )

    @formula.setter
    def formula(self, block: object) -> None:
        self._recorder.asked("write")
        name, (top, left) = self.sheet.name, self._area[:2]
        self._recorder.refuse_locked(name)
        for row, values in enumerate(grid(block), top):
            for column, value in enumerate(values, left):
                self._set(name, row, column, value)

    def _set(self, name: str, row: int, column: int, value: Any) -> None:
        """As Excel takes what it is sent: «=» begins a formula, «'» a text."""
        book = self._recorder.book
        if isinstance(value, str) and value.startswith("="):
            book.set_formula(name, row, column, value[1:], None)
            book.set_cached(name, row, column, NO_CACHE)
        elif isinstance(value, str) and value.startswith("'"):
            book.set_value(name, row, column, value[1:])
        elif isinstance(value, str):
            book.set_value(name, row, column, _parsed(value))
        else:
            book.set_value(name, row, column, value)


def _parsed(text: str) -> str | float | CellError:
    if text.startswith("#"):
        return CellError(text)
    try:
        return float(text)
    except ValueError:
        return text


def _answer(cell: Any) -> str:
    if cell.formula is not None:
        return f"={cell.formula}"
    if isinstance(cell.value, bool):
        return str(cell.value).upper()
    if isinstance(cell.value, float) and cell.value.is_integer():
        return str(int(cell.value))
    return "" if cell.value is None else str(cell.value)
