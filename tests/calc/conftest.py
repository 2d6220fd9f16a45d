"""One office a test worker and locale, one new workbook a test."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlwings

from tests.tries import is_thorough
from toolkit import calc
from toolkit.calc.sheets import Sheet

LOCALES = ("en-US", "vi-VN")
# Of the conformance cases those in which the office's language could make a difference.
_BY_LANGUAGE = ("_values", "_dates", "_formulas", "test_formats")
# Of the other tests those in which it could only through what is tested by itself:
# files, names, addresses, copies, what is told of faults. For a release they are run in
# both languages all the same.
_HARDLY_BY_LANGUAGE = ("test_books", "test_api", "test_errors", "test_names")
# Of the formats those in which no number and no word is spelled.
_LOOKS = ("test_an_alignment_reads_back", "test_sizes", "test_merging")
# What is spelled otherwise in each language, and what is refused: shown in whole.
_SPELLED = (
    "test_typed_text_is_read_in_the_locale",
    "test_a_number_shows_with_the_offices_separators",
)
_REFUSALS = ("test_a_protected_sheet_refuses_what_an_open_one_takes",)
FEW = 8
"""A table of no more cases is tried in whole."""


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Run in a second language only what reads or writes numbers and formulas."""
    here = Path(__file__).parent  # of all folders the tests are handed over
    ours = [item for item in items if here in item.path.parents]
    kept = [item for item in ours if not _once_is_enough(item)]
    dropped = set(ours) - set(kept if is_thorough() else _sampled(kept))
    if dropped:
        config.hook.pytest_deselected(items=list(dropped))
        items[:] = [item for item in items if item not in dropped]


def _once_is_enough(item: pytest.Item) -> bool:
    if "[vi-VN" not in item.name:
        return False
    if item.path.parent.name == "conformance":
        if item.name.startswith(_LOOKS):
            return not is_thorough()
        return not item.path.stem.endswith(_BY_LANGUAGE)
    return item.path.stem in _HARDLY_BY_LANGUAGE and not is_thorough()


def _sampled(items: list[pytest.Item]) -> list[pytest.Item]:
    """Of a table of many cases each second one, in a second language each fourth.

    In whole: what Excel refuses, and what a language spells in its own way. What is no
    table is tried in one language.
    """
    tables = Counter(map(_table, items))
    passed: Counter[tuple[str, str, bool]] = Counter()
    kept = []
    for item in items:
        table = _table(item)
        is_table, again = tables[table] > FEW, table[-1]
        turn = passed[table] % (4 if again else 2) == 0 if is_table else not again
        if turn or _in_whole(item):
            kept.append(item)
        passed[table] += 1
    return kept


def _table(item: pytest.Item) -> tuple[str, str, bool]:
    """The file and the function of a test, and whether it is in a second language."""
    name = getattr(item, "originalname", item.name)
    return item.path.stem, name, "[vi-VN" in item.name


def _in_whole(item: pytest.Item) -> bool:
    _, name, again = _table(item)
    if again:
        return name in _SPELLED
    if item.path.parent.name != "conformance":
        return True
    parameters = item.callspec.params if hasattr(item, "callspec") else {}
    refused = "read" in parameters and parameters["read"] is None
    return refused or name in _REFUSALS


@pytest.fixture(scope="session", params=LOCALES)
def locale(request: pytest.FixtureRequest) -> str:
    """The language of numbers and dates of the office."""
    return str(request.param)


@pytest.fixture(scope="session")
def app(bridge: Any, locale: str) -> Iterator[xlwings.App]:
    """An office of our own, without windows; it computes files afresh."""
    del bridge
    settings = calc.Settings(locale=locale, recalc="always")
    calc.activate(settings)
    app = xlwings.App(visible=False, add_book=False)
    yield app
    app.quit()


@pytest.fixture
def book(app: xlwings.App) -> Iterator[xlwings.Book]:
    """A new workbook, the active one."""
    app.activate()
    book = app.books.add()
    yield book
    if any(open_book.impl.uno == book.impl.uno for open_book in app.books):
        book.close()


class Common:
    """The workbook that tests of sheets share, made anew when a test has spoilt it.

    What it asks of LibreOffice again and again it holds: an object that the bridge has
    to make anew costs ten times as much as a question to it.
    """

    def __init__(self, app: xlwings.App) -> None:
        self.app = app
        self.book: xlwings.Book | None = None
        self.name = ""

    def fresh_sheet(self) -> xlwings.Sheet:
        """An empty sheet, the only one, named and in front as in a new workbook."""
        self.app.activate()
        return self._renewed() or self._begin()

    def _begin(self) -> xlwings.Sheet:
        self.book = self.app.books.add()
        document = self._document = self.book.impl.uno
        self._controller = document.CurrentController
        self._frame = self._controller.Frame
        self._window = self._frame.ContainerWindow
        self._sheets, self._names = document.Sheets, document.NamedRanges
        self.name = self._sheets.ElementNames[0]
        return self.book.sheets[0]

    def _renewed(self) -> xlwings.Sheet | None:
        """Of the old workbook, if it is still there and its sheets can be replaced."""
        if self.book is None:
            return None
        try:
            new = self._renew()
        except Exception:  # gone, protected, or spoilt in a way that a test is about
            if self.book in self.app.books:
                self.book.close()
            return None
        return xlwings.Sheet(impl=Sheet(self.book.impl, new))

    def _renew(self) -> Any:
        # Else Calc keeps a copy of each sheet that goes, and draws in between.
        self._document.IsUndoEnabled = False
        self._document.lockControllers()
        self._sheets.insertNewByName("Trang mới mở", 0)
        new, *others = self._sheets.ElementNames
        for name in others:
            self._sheets.removeByName(name)
        for name in self._names.ElementNames:
            self._names.removeByName(name)
        sheet = self._sheets.getByName(new)
        sheet.Name = self.name
        self._document.unlockControllers()
        self._document.IsUndoEnabled = True
        self._frame.activate()
        self._window.setFocus()
        self._controller.setActiveSheet(sheet)
        return sheet


@pytest.fixture(scope="session")
def common(app: xlwings.App) -> Common:
    """A workbook whose only sheet is renewed: Calc takes long to make a workbook."""
    return Common(app)


@pytest.fixture
def sheet(request: pytest.FixtureRequest, common: Common) -> xlwings.Sheet:
    """An empty sheet; of the test's own new workbook where it asks for that too."""
    if "book" in request.fixturenames:
        return request.getfixturevalue("book").sheets[0]
    return common.fresh_sheet()
