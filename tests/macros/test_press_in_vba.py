"""A press in Excel: the command line that the macros run, and what they say instead."""

import io
import re
import shutil
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from tests.macros.pretended_excel import LOCAL, PYTHON, WINDOW, Control, PretendedExcel
from tests.macros.test_sources import modules_in
from toolkit.addin.sentences import read_sentences
from toolkit.addin.sources import sentences
from toolkit.commands import COMMANDS, Command
from toolkit.excel.name_code import decoded

pytestmark = pytest.mark.slow

TEMPLATES = Path(__file__).parents[2] / "workbook_templates"
BUILT = sorted(path.name for path in TEMPLATES.glob("*.xlsm"))
SAID = read_sentences(sentences())

NAMES = (
    "cham_diem.xlsm",
    "Sở Nội vụ - bảng chấm điểm 2017 (lần 2).xlsx",
    "điểm=983;đợt 1.xlsx",
    "100% đạt %LOCALAPPDATA% %PATH%.xlsx",
    "khối 'A' & khối \"B\".xlsx",
    "a_x0041_ _x _X _x003D_ __x0025_.xlsx",
    "_x005F_x005F_%x0041_.xlsx",
    "ằẵỡỹ Ước ộ 笔 ể.xlsx",
    "  hai  khoảng  trắng .xlsx",
)


@cache
def a_book() -> bytes:
    """A workbook: of the one that is open the macros ask nothing but its name."""
    target = io.BytesIO()
    openpyxl.Workbook().save(target)
    return target.getvalue()


def opened(name: str, folder: Path) -> PretendedExcel:
    path = folder / name
    path.write_bytes(a_book())
    return PretendedExcel.with_macros(path)


def arguments(line: str) -> list[str]:
    """As Windows' programs split their command line; no quote may stand inside one."""
    assert line.count('"') % 2 == 0
    return [
        quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|([^" ]+)', line)
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_name_of_the_workbook_reaches_python_as_it_is(
    name: str, tmp_path: Path
) -> None:
    app = opened(name, tmp_path)
    app.run("Rescore")
    ((line, window, waits),) = app.windows.runs
    python, *rest = arguments(line)
    assert python == PYTHON
    assert rest[:6] == ["-I", "-X", "utf8", "-m", "toolkit.excel", "rescore"]
    assert rest[7:] == ["--from_xl=1", f"--hwnd={WINDOW}"]
    option, equals, sent = rest[6].partition("=")
    assert (option, equals) == ("--wb", "=")
    # What Windows' Run, xlwings or a splitter of arguments would take for its own.
    assert not set(sent) & set('%="')
    assert decoded(sent) == name
    assert (window, waits) == (0, True)
    assert app.windows.popups == []


@pytest.fixture(scope="module", params=BUILT)
def of_ours(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, PretendedExcel]:
    """A built workbook and Excel with it open, for all its macros.

    With the modules that mail scanners read out of it, and no other.
    """
    path = tmp_path_factory.mktemp("built") / request.param
    shutil.copy(TEMPLATES / request.param, path)
    app = PretendedExcel.with_macros(path, ())
    for name, code in modules_in(path):
        if name.startswith("ThiDua"):
            app.add_module(code, name=name.removesuffix(".bas"))
    return path.name, app


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_each_macro_of_a_built_workbook_starts_its_command(
    command: Command, of_ours: tuple[str, PretendedExcel]
) -> None:
    name, app = of_ours
    app.windows.runs.clear()
    app.run(command.macro)
    ((line, _, _),) = app.windows.runs
    assert arguments(line)[6:8] == [command.id, f"--wb={name}"]


@pytest.fixture(scope="module")
def with_ribbon(tmp_path_factory: pytest.TempPathFactory) -> PretendedExcel:
    return opened("a.xlsx", tmp_path_factory.mktemp("ribbon"))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_each_command_has_its_macro_and_its_button_on_the_ribbon(
    command: Command, with_ribbon: PretendedExcel
) -> None:
    app = with_ribbon
    app.windows.runs.clear()
    app.run(command.macro)
    app.interpreter.run("RibbonPress", [Control(command.id)])
    by_macro, by_ribbon = (arguments(line)[6] for line, _, _ in app.windows.runs)
    assert by_macro == by_ribbon == command.id


def test_the_command_line_is_pythons_and_nobody_elses(tmp_path: Path) -> None:
    app = opened("a.xlsx", tmp_path)
    app.run("Rescore")
    ((line, _, _),) = app.windows.runs
    assert line == (
        f'"{PYTHON}" -I -X utf8 -m toolkit.excel rescore "--wb=a.xlsx" '
        f"--from_xl=1 --hwnd={WINDOW}"
    )


def test_without_a_workbook_python_is_told_so(tmp_path: Path) -> None:
    del tmp_path
    app = PretendedExcel.with_macros(None)
    app.run("ShowAbout")
    ((line, _, _),) = app.windows.runs
    assert '"--wb="' in line


def test_without_python_the_clerk_is_told_to_install_it(tmp_path: Path) -> None:
    app = opened("a.xlsx", tmp_path)
    app.windows.installed = False
    app.run("Rescore")
    assert app.windows.runs == []
    assert app.windows.popups == [(SAID["missing"], "Thi đua", 48 + 4096)]


def test_a_failure_names_the_doctor_and_the_log(tmp_path: Path) -> None:
    app = opened("a.xlsx", tmp_path)
    app.windows.exit_code = 3
    app.run("Check")
    ((text, _, _),) = app.windows.popups
    assert text == SAID["failed"]
    assert "thidua doctor" in text
    assert r"%LOCALAPPDATA%\ThiDua\loi.log" in text


def test_where_excel_may_start_nothing_the_other_door_is_named(tmp_path: Path) -> None:
    app = opened("a.xlsx", tmp_path)
    app.windows.forbidden = True
    app.run("Check")
    ((text, _, _),) = app.windows.popups
    assert text == SAID["refused"]
    assert "thidua live" in text


def test_where_even_the_shell_is_forbidden_the_status_bar_says_it(
    tmp_path: Path,
) -> None:
    app = opened("a.xlsx", tmp_path)
    app.windows.no_scripting = True
    app.run("Check")
    assert app.windows.popups == []
    assert app.evaluate("Application.StatusBar") == SAID["refused"]


def test_the_place_is_asked_of_the_profile_alone(tmp_path: Path) -> None:
    app = opened("a.xlsx", tmp_path)
    app.run("Rescore")
    assert app.windows.runs[0][0].startswith(f'"{LOCAL}')


SETTINGS = {
    "INTERPRETER_WIN": r"\\evil\python.exe",
    "PYTHONPATH": r"\\evil\code",
    "ADD_WORKBOOK_TO_PYTHONPATH": "True",
}


def test_a_hostile_workbook_changes_nothing_of_what_runs(tmp_path: Path) -> None:
    """Its sheets and the files beside it hold settings that xlwings itself obeys."""
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    for title in ("xlwings.conf", "thidua.conf", "ThiDua.conf.1", "toolkit.py"):
        sheet = book.create_sheet(title)
        for row in SETTINGS.items():
            sheet.append(row)
    book.defined_names["PYTHON_PLACE"] = DefinedName(
        "PYTHON_PLACE", attr_text="'xlwings.conf'!$B$1"
    )
    book.save(path)
    for name in ("xlwings.conf", "thidua.conf"):
        lines = "".join(f'"{key}","{value}"\n' for key, value in SETTINGS.items())
        (tmp_path / name).write_text(lines, encoding="utf-8")
    hostile = PretendedExcel.with_macros(path)
    hostile.run("Rescore")
    tame = opened("a.xlsx", tmp_path)
    tame.run("Rescore")
    assert hostile.windows.runs == tame.windows.runs
    assert len(hostile.windows.runs) == 1
