"""A press in LibreOffice Calc: the workbook's macros, the extension, what starts."""

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.macros.running_calc import RunningCalc
from tests.tries import is_thorough, sample
from tests.waiting import wait_for
from toolkit.addin.sentences import read_sentences
from toolkit.addin.sources import FOLDER, sentences
from toolkit.calc import uno_import
from toolkit.commands import (
    AWARDS_BOOK,
    COMMANDS,
    ROUND_BOOK,
    SCORING_BOOK,
    YEAR_BOOK,
    Command,
)

pytestmark = pytest.mark.usefixtures("bridge")

BUILT = FOLDER.parent / "workbook_templates"
SAID = read_sentences(sentences())
BY_ID = {"ids": lambda command: command.id}


class Buttons(NamedTuple):
    """A sheet of a built workbook with the buttons that stand on it."""

    book: str
    sheet: str
    kind: str

    @property
    def commands(self) -> list[Command]:
        return [command for command in COMMANDS if self.kind in command.books]


REGISTER = "theo_doi_khen_thuong.xlsm"
ROUND = "so_gui_nhan.xlsm"
YEAR = "so_nam_thi_dua.xlsm"
BOOKS = ("cham_diem.xlsm", REGISTER, ROUND, YEAR)
PLACES = (
    Buttons("cham_diem.xlsm", "Chấm điểm", SCORING_BOOK),
    Buttons(REGISTER, "Tổng quan", AWARDS_BOOK),
    Buttons(REGISTER, "Đề nghị", AWARDS_BOOK),
    Buttons(REGISTER, "Tỷ lệ", AWARDS_BOOK),
    Buttons(REGISTER, "Điều kiện", AWARDS_BOOK),
    Buttons(ROUND, "Đơn vị", ROUND_BOOK),
    Buttons(ROUND, "Sổ gửi nhận", ROUND_BOOK),
    Buttons(ROUND, "Xếp hạng", ROUND_BOOK),
    Buttons(YEAR, "Tổng quan", YEAR_BOOK),
    Buttons(YEAR, "Kế hoạch", YEAR_BOOK),
)
# In the scope of the module, so that all tests of one workbook follow each other.
each_book = pytest.mark.parametrize("name", BOOKS, scope="module")


def places_in(name: str) -> list[Buttons]:
    """The sheets with buttons of one workbook."""
    return [place for place in PLACES if place.book == name]


STAND_IN = """Sub Press(button As String, Optional document As Variant)
    Dim cell As Object
    cell = ThisComponent.Sheets.getByIndex(0).getCellRangeByName("AZ1")
    ThisComponent.Sheets.getByIndex(0).unprotect("")
    cell.String = cell.String & button & "/" & document & ";"
End Sub
"""
"""In place of the extension's Basic: writes down what it was called with."""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCalc]:
    """LibreOffice without our extension, but with the stand-in for its library."""
    with RunningCalc(tmp_path_factory.mktemp("calc") / "profile") as calc:
        calc.add_library("ThiDua", {"Bridge": STAND_IN})
        yield calc


@pytest.fixture(scope="module")
def built(bare: RunningCalc) -> Iterator[Callable[[str], Any]]:
    """Opens a built workbook, unless it is open; no other one is open then."""
    opened: dict[str, Any] = {}

    def close() -> None:
        while opened:
            opened.popitem()[1].close(True)

    def open_(name: str) -> Any:
        if name not in opened:
            close()
            opened[name] = bare.open_copy(BUILT / name)
        return opened[name]

    yield open_
    close()


def called_with(document: Any) -> list[str]:
    """What the stand-in has written down since it was asked last."""
    cell = document.Sheets.getByIndex(0).getCellRangeByName("AZ1")
    calls = str(cell.String).rstrip(";").split(";")
    cell.String = ""
    return calls


@each_book
def test_a_macro_of_the_workbook_calls_the_extension(
    bare: RunningCalc, built: Callable[[str], Any], name: str
) -> None:
    """Each command in one workbook; each in each where a release is tested."""
    document = built(name)
    here = slice(None) if is_thorough() else slice(BOOKS.index(name), None, len(BOOKS))
    for command in COMMANDS[here]:
        bare.run(document, f"ThiDuaButtons.{command.macro}")
        assert called_with(document) == [f"{command.id}/{document.RuntimeUID}"]


@each_book
def test_no_other_sheet_has_buttons(built: Callable[[str], Any], name: str) -> None:
    found = {sheet.Name for sheet in built(name).Sheets if buttons_on(sheet)}
    assert found == {place.sheet for place in places_in(name)}


def buttons_on(sheet: Any) -> list[Any]:
    """The shapes of the buttons, in the order in which they were put there."""
    page = sheet.DrawPage
    shapes = [page.getByIndex(n) for n in range(page.Count)]
    kind = "com.sun.star.drawing.ControlShape"
    return [shape for shape in shapes if shape.supportsService(kind)]


@each_book
def test_each_button_on_the_sheet_has_its_caption_and_runs_its_macro(
    built: Callable[[str], Any], name: str
) -> None:
    document = built(name)
    for place in places_in(name):
        form = form_on(document, place)
        found = []
        for index in range(form.Count):
            (event,) = form.getScriptEvents(index)
            document.getScriptProvider().getScript(event.ScriptCode).invoke((), (), ())
            found.append(form.getByIndex(index).Label)
        pressed = [call.split("/")[0] for call in called_with(document)]
        assert found == [command.label for command in place.commands]
        assert pressed == [command.id for command in place.commands]


def form_on(document: Any, place: Buttons) -> Any:
    return document.Sheets.getByName(place.sheet).DrawPage.Forms.getByIndex(0)


@each_book
def test_buttons_cover_nothing_that_is_written_or_filled_in(
    built: Callable[[str], Any], name: str
) -> None:
    for place in places_in(name):
        sheet = built(name).Sheets.getByName(place.sheet)
        assert_nothing_is_covered(sheet, place)


def assert_nothing_is_covered(sheet: Any, place: Buttons) -> None:
    shapes = buttons_on(sheet)
    assert len(shapes) == len(place.commands)
    above, below = (
        sum(sheet.Rows.getByIndex(n).Size.Height for n in range(rows))
        for rows in (2, 3)
    )
    ends = 0
    for shape in shapes:
        at, size = shape.Position, shape.Size
        # In one row, one after the other.
        assert ends < at.X
        assert above <= at.Y
        assert at.Y + size.Height <= below
        ends = at.X + size.Width
    under = sheet.getCellRangeByName("A3:Z3").DataArray[0]
    if place.kind == SCORING_BOOK:
        # Beside the title: it stands at the right end of its merged cells.
        title = sheet.getCellRangeByName("A3")
        assert ends < sum(sheet.Columns.getByIndex(n).Width for n in (0, 1))
        assert title.IsMerged
        assert title.CellProtection.IsLocked
        assert set(under[1:]) == {""}
    else:
        lefts = [sheet.getCellByPosition(n, 2).Position.X for n in range(len(under))]
        assert {under[n] for n, left in enumerate(lefts) if left < ends} == {""}
        assert sheet.getCellRangeByName("A3:Z3").CellProtection.IsLocked


@each_book
def test_buttons_stay_in_view_when_the_rows_are_scrolled(
    built: Callable[[str], Any], name: str
) -> None:
    document = built(name)
    view = document.CurrentController
    for place in places_in(name):
        view.setActiveSheet(document.Sheets.getByName(place.sheet))
        assert view.SplitRow >= 3, place.sheet


@each_book
def test_buttons_are_not_printed(built: Callable[[str], Any], name: str) -> None:
    for place in places_in(name):
        form = form_on(built(name), place)
        printed = [form.getByIndex(index).Printable for index in range(form.Count)]
        assert printed == [False] * len(place.commands)


def test_without_the_extension_a_press_ends_and_changes_nothing(
    bare: RunningCalc, built: Callable[[str], Any]
) -> None:
    document = built(BOOKS[0])
    bare.remove_library("ThiDua")
    try:
        document.setModified(False)
        bare.run(document, "ThiDuaButtons.Rescore")
        assert not document.isModified()
    finally:
        bare.add_library("ThiDua", {"Bridge": STAND_IN})


# With the extension itself


class Home:
    """A user's home with a stand-in for Python that writes down how it was called."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.python = folder / ".local/share/ThiDua/python/bin/python"
        if sys.platform == "darwin":
            support = "Library/Application Support"
            self.python = folder / support / "ThiDua/python/bin/python"
        self.called = folder / "called.txt"

    def install(self) -> None:
        self.python.parent.mkdir(parents=True)
        self.python.write_text(
            "#!/bin/sh\n"
            f"called='{self.called}'\n"
            'printf "%s\\n" "$@" > "$called.part"\n'
            'mv "$called.part" "$called"\n',
            encoding="utf-8",
        )
        self.python.chmod(0o755)

    def arguments(self) -> list[str]:
        """What it was called with; waits for a process that nobody waits for."""
        wait_for(self.called.exists, "a start of Python")
        found = self.called.read_text(encoding="utf-8").splitlines()
        self.called.unlink()
        return found

    @contextlib.contextmanager
    def without_python(self) -> Iterator[None]:
        """As before the install."""
        aside = self.python.with_name("aside")
        self.python.rename(aside)
        yield
        aside.rename(self.python)


@pytest.fixture(scope="module")
def home() -> Iterator[Home]:
    # Not in pytest's folder: another user must reach it, see `RunningCalc.install`.
    # A space and Vietnamese letters, as in the names of people.
    with tempfile.TemporaryDirectory(prefix="thidua ước ") as folder:
        Path(folder).chmod(0o755)
        yield Home(Path(folder))


@pytest.fixture(scope="module")
def extended(home: Home) -> Iterator[RunningCalc]:
    """LibreOffice with the built extension, in that home."""
    home.install()
    calc = RunningCalc(home.folder / "profile", {"HOME": str(home.folder)})
    extension = home.folder / "thidua.oxt"
    shutil.copy(BUILT / "thidua.oxt", extension)
    extension.chmod(0o644)
    calc.install(extension)
    with calc:
        yield calc


def called_by(document: Any, command: str) -> list[str]:
    """How the bridge starts Python, after the program itself."""
    return [
        *("-I", "-X", "utf8", "-m", "toolkit.excel", command),
        *("--host=calc", f"--doc={document.RuntimeUID}"),
    ]


@pytest.fixture(scope="module")
def opened(extended: RunningCalc) -> Iterator[Any]:
    """A workbook without macros, opened once: nothing is changed in it."""
    document = extended.open_copy(BUILT / "cham_diem.xlsx")
    yield document
    document.close(True)


@pytest.mark.parametrize("command", COMMANDS, **BY_ID)
def test_toolbar_and_menu_start_python_for_the_open_workbook(
    extended: RunningCalc, home: Home, opened: Any, command: Command
) -> None:
    provider = extended.service(
        "com.sun.star.script.provider.MasterScriptProviderFactory"
    ).createScriptProvider("")
    url = f"vnd.sun.star.script:ThiDua.Buttons.{command.macro}"
    assert url in (FOLDER / "calc" / "Addons.xcu").read_text(encoding="utf-8")
    script = provider.getScript(f"{url}?language=Basic&location=application")
    script.invoke((), (), ())
    assert home.arguments() == called_by(opened, command.id)


@pytest.mark.parametrize(
    ("name", "macro", "command"),
    sample(
        [
            (REGISTER, "CheckRatios", "ratios"),
            (REGISTER, "CheckEligibility", "eligibility"),
            ("cham_diem.xlsm", "Rescore", "rescore"),
        ],
        3,
    ),
)
def test_a_button_of_the_workbook_reaches_python_through_the_extension(
    extended: RunningCalc, home: Home, name: str, macro: str, command: str
) -> None:
    document = extended.open_copy(BUILT / name)
    extended.run(document, f"ThiDuaButtons.{macro}")
    assert home.arguments() == called_by(document, command)
    document.close(True)


def test_the_workbook_that_calls_is_meant_not_the_one_in_front(
    extended: RunningCalc, home: Home
) -> None:
    calling = extended.open_copy(BUILT / "cham_diem.xlsm")
    front = extended.open_copy(BUILT / "cham_diem_mau_100.xlsx")
    extended.run(calling, "ThiDuaButtons.Check")
    assert home.arguments() == called_by(calling, "check")
    front.close(True)
    calling.close(True)


def test_the_toolbar_and_its_name_are_known_to_calc(extended: RunningCalc) -> None:
    provider = extended.service("com.sun.star.configuration.ConfigurationProvider")

    def settings(path: str) -> Any:
        return provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess",
            uno_import.properties(nodepath=path),
        )

    bars = settings("/org.openoffice.Office.Addons/AddonUI/OfficeToolBar")
    assert "thidua.toolbar" in bars.ElementNames
    states = settings("/org.openoffice.Office.UI.CalcWindowState/UIElements/States")
    state = states.getByName("private:resource/toolbar/addon_thidua.toolbar")
    assert state.getByName("UIName") == "Thi đua"


# When something is missing

MESSAGES = """Global said As String
Sub MsgBox(text As String, Optional kind As Variant, Optional title As Variant)
    said = title & ": " & text
End Sub
Function LastSaid() As String
    LastSaid = said
End Function
"""
"""Takes the place of Basic's own box, which nobody closes headless."""


def test_without_python_calc_says_to_install_it(
    extended: RunningCalc, home: Home
) -> None:
    modules = {
        name: (FOLDER / "calc" / f"{name}.bas").read_text(encoding="utf-8")
        for name in ("Bridge", "Buttons", "Texts")
    }
    # Renamed because a library cannot replace a word of the language.
    modules["Bridge"] = modules["Bridge"].replace("MsgBox", "Told")
    modules["Spoken"] = MESSAGES.replace("MsgBox", "Told")
    # Beside the library of the extension, which shows a box that nobody closes.
    extended.add_library("Telling", modules)
    provider = extended.service(
        "com.sun.star.script.provider.MasterScriptProviderFactory"
    ).createScriptProvider("")

    def run(name: str) -> Any:
        url = f"vnd.sun.star.script:Telling.{name}?language=Basic&location="
        return provider.getScript(url + "application").invoke((), (), ())[0]

    with home.without_python():
        run("Buttons.Rescore")
    assert run("Spoken.LastSaid") == f"{SAID['title']}: {SAID['missing']}"
