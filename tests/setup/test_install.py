"""`thidua install` and `uninstall`: exactly what was put there goes again."""

import json
import os
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch
from xml.etree import ElementTree

import pytest

from tests.macros.running_calc import past_first_start
from tests.setup.fake_registry import FakeRegistry
from tests.setup.stand_ins import dependencies, put_installed, put_stand_in
from tests.tries import is_thorough
from tests.waiting import wait_for
from toolkit import places
from toolkit.calc import uno_import
from toolkit.calc.office import connect
from toolkit.places import error_log, former_error_log
from toolkit.setup import (
    add_in,
    calc,
    calc_python,
    environment,
    job,
    manifest,
    own_pip,
    own_wheel,
    shortcuts,
    steps,
)
from toolkit.setup.steps import Ledger, Step, StepFailedError, carry_out
from toolkit.setup.target import Target, this_pc
from toolkit.setup.trusted import (
    BY_HAND,
    address,
    trusted_folders,
    with_trusted,
    without_trusted,
)

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 21, 8, 30, tzinfo=UTC)


@pytest.fixture
def pc(tmp_path: Path) -> Target:
    return Target(
        kind="windows",
        data=tmp_path / "ThiDua",
        start_folder=tmp_path / "Excel" / "XLSTART",
        desktop=tmp_path / "Màn hình",
        menu=tmp_path / "Programs",
        registry=FakeRegistry({}),
    )


@pytest.fixture
def templates(pc: Target) -> Path:
    """What the new environment would hold."""
    folder = environment.templates_of(pc)
    shutil.copytree(ROOT / "workbook_templates", folder)
    return folder


def link_maker(made: list[shortcuts.Link]) -> shortcuts.MakeLink:
    def make(target: Target, link: shortcuts.Link) -> None:
        del target
        link.path.write_bytes(b"lnk")
        made.append(link)

    return make


def heard() -> tuple[list[str], Callable[[str], None]]:
    said: list[str] = []
    return said, said.append


# The add-in


def put(pc: Target, templates: Path) -> str:
    assert pc.start_folder is not None
    return add_in.install_add_in(pc.start_folder, templates, Ledger(pc))


def test_the_add_in_lies_in_excels_start_folder_byte_for_byte(
    pc: Target, templates: Path
) -> None:
    put(pc, templates)
    assert pc.start_folder is not None
    files = list(pc.start_folder.iterdir())
    assert [file.name for file in files] == [places.ADD_IN]
    assert files[0].read_bytes() == (templates / places.ADD_IN).read_bytes()
    # Beside it nothing of ours stays either.
    assert list(pc.start_folder.parent.iterdir()) == [pc.start_folder]


def test_a_half_written_add_in_never_lies_where_excel_opens_it(
    pc: Target, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(self: Path, target: Path) -> None:
        del self
        assert list(Path(target).parent.iterdir()) == []
        raise PermissionError(13, "in use", str(target))

    with monkeypatch.context() as patch:
        assert pc.start_folder is not None
        Ledger(pc).add(manifest.ADD_IN, pc.start_folder / places.ADD_IN)
        patch.setattr(Path, "replace", killed)
        with pytest.raises(StepFailedError, match="thoát hẳn Excel"):
            put(pc, templates)
    assert list(pc.start_folder.parent.rglob("*.tmp")) == []


def test_the_add_in_twice_is_the_add_in_once(pc: Target, templates: Path) -> None:
    put(pc, templates)
    assert "đã có sẵn" in put(pc, templates)
    assert len(manifest.read(pc.manifest).entries) == 1


def test_a_marked_add_in_is_written_anew(pc: Target, templates: Path) -> None:
    put(pc, templates)
    assert pc.start_folder is not None
    file = pc.start_folder / places.ADD_IN
    Path(f"{file}:Zone.Identifier").write_bytes(b"[ZoneTransfer]\r\nZoneId=3\r\n")
    assert "đã có sẵn" not in put(pc, templates)


def test_an_add_in_that_excel_holds_is_left_alone(
    pc: Target, templates: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(pc, templates)
    assert pc.start_folder is not None
    file = pc.start_folder / places.ADD_IN
    file.write_bytes(b"older")
    opened = Path.open

    def held(self: Path, mode: str = "r", *more: object, **named: object) -> object:
        if self == file and "+" in mode:
            raise PermissionError(13, "in use", str(self))
        return opened(self, mode, *more, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(StepFailedError, match="thoát hẳn Excel"):
        put(pc, templates)
    assert file.read_bytes() == b"older"


def test_a_bundle_without_the_add_in_is_told(pc: Target, tmp_path: Path) -> None:
    with pytest.raises(StepFailedError, match=places.ADD_IN):
        put(pc, tmp_path)


# Shortcuts


def test_windows_gets_two_shortcuts_that_take_dropped_files(pc: Target) -> None:
    made: list[shortcuts.Link] = []
    shortcuts.install_shortcuts(pc, Ledger(pc), link_maker(made))
    assert [link.path for link in made] == [
        pc.data.parent / "Màn hình" / "Thi đua.lnk",
        pc.data.parent / "Programs" / "Thi đua.lnk",
    ]
    [program] = {link.program for link in made}
    assert program == pc.environment / "Scripts" / "pythonw.exe"
    [arguments] = {link.arguments for link in made}
    assert arguments == "-I -X utf8 -m toolkit.excel live"


def test_the_code_that_makes_a_shortcut_is_python() -> None:
    compile(shortcuts._MAKE, "make", "exec")


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/home/an/python", "/home/an/python"),
        ("/home/Nguyễn An/python", '"/home/Nguyễn An/python"'),
        ("/home/50%/python", '"/home/50%%/python"'),
        ('/home/a"b/python', '"/home/a\\\\"b/python"'),
        ("/home/$a/python", '"/home/\\\\$a/python"'),
    ],
)
def test_a_desktop_entry_quotes_the_program(path: str, written: str) -> None:
    lines = shortcuts.desktop_entry(Path(path)).splitlines()
    [command] = [line for line in lines if line.startswith("Exec=")]
    assert command == f"Exec={written} -I -X utf8 -m toolkit.excel live %F"


def test_linux_gets_a_desktop_entry_that_may_be_started(pc: Target) -> None:
    linux = pc._replace(kind="linux", start_folder=None)
    shortcuts.install_shortcuts(linux, Ledger(linux))
    for folder in (linux.desktop, linux.menu):
        assert folder is not None
        assert os.access(folder / "thidua.desktop", os.X_OK)


# Steps


def test_a_step_that_fails_stops_the_rest_with_a_sentence(tmp_path: Path) -> None:
    def fail() -> str:
        raise StepFailedError("Không có Python.")

    later: list[str] = []
    said, say = heard()
    list_of = [
        Step("Một", lambda: "nhanh"),
        Step("Hai", fail),
        Step("Ba", lambda: later.append("done") or ""),
    ]
    assert not carry_out(list_of, say, log=tmp_path / "loi.log", dry_run=False)
    text = "".join(said)
    assert "1. Một — xong: nhanh\n" in text
    assert "2. Hai — KHÔNG LÀM ĐƯỢC\n   Không có Python.\n" in text
    assert not later
    assert "StepFailedError" in (tmp_path / "loi.log").read_text(encoding="utf-8")


def test_a_trial_run_does_nothing(pc: Target) -> None:
    said, say = heard()
    wish = job.Wish(calc=True, trust=(Path("/so"),), dry_run=True)
    assert job.install(pc, wish, say, now=NOW)
    assert not pc.data.exists()
    assert "".join(said).count("chưa làm") == 7


@pytest.mark.parametrize("calc", [True, False])
def test_the_last_lines_say_where_the_buttons_of_a_workbook_run(
    pc: Target, calc: bool
) -> None:
    said, say = heard()
    wish = job.Wish(calc=calc, trust=(Path("/so"),))
    with patch.object(job, "carry_out", return_value=True):
        assert job.install(pc, wish, say, now=NOW)
    last = "".join(said)
    assert "Unblock" in last
    told = (str(pc.samples), "/so", "--trust THƯ_MỤC", BY_HAND, "thanh «Thi đua»")
    assert [words in last for words in told] == [calc] * len(told)
    assert said[-1].endswith("-m toolkit doctor\n")


def test_what_a_program_said_goes_to_the_log_not_to_the_clerk(tmp_path: Path) -> None:
    with pytest.raises(StepFailedError) as caught:
        steps.run(
            [sys.executable, "-c", "print('inner'); raise SystemExit(3)"], "Hỏng."
        )
    assert str(caught.value) == "Hỏng."
    steps.keep_trace(caught.value, tmp_path / "loi.log")
    assert "inner" in (tmp_path / "loi.log").read_text(encoding="utf-8")


def test_an_uninstall_takes_the_logs_of_errors_along(
    pc: Target, tmp_path: Path
) -> None:
    pc = pc._replace(former_log=tmp_path / ".thidua" / "loi.log")
    assert pc.former_log is not None
    for log in (pc.log, pc.former_log):
        log.parent.mkdir()
        log.write_text("KeyError\n", encoding="utf-8")
    _, say = heard()
    assert job.uninstall(pc, say, now=NOW, dry_run=True)
    assert (pc.log.exists(), pc.former_log.exists()) == (True, True)
    assert job.uninstall(pc, say, now=NOW, dry_run=False)
    assert list(tmp_path.iterdir()) == []


def test_an_uninstall_leaves_what_somebody_else_put_beside_a_log(
    pc: Target, tmp_path: Path
) -> None:
    pc = pc._replace(former_log=tmp_path / ".thidua" / "loi.log")
    assert pc.former_log is not None
    pc.former_log.parent.mkdir()
    beside = pc.former_log.with_name("ghi chú.txt")
    beside.write_text("của tôi", encoding="utf-8")
    _, say = heard()
    assert job.uninstall(pc, say, now=NOW, dry_run=False)
    assert beside.exists()


def test_the_logs_of_this_pc_are_those_that_are_written() -> None:
    here = this_pc()
    assert (here.log, here.former_log) == (error_log(), former_error_log())


# The environment


def fake_pip(monkeypatch: pytest.MonkeyPatch, *, works: bool) -> list[list[str]]:
    """An environment made in no time; `works`: whether pip finds everything.

    What is run stands in the list.
    """
    ran: list[list[str]] = []

    def run(command: list[object], failure: str, **_: object) -> str:
        words = [str(word) for word in command]
        ran.append(words)
        if "venv" in words:
            (Path(words[-1]) / "lib" / "site-packages").mkdir(parents=True)
        if "pip" in words and not works:
            raise StepFailedError(failure)
        return json.dumps({"version": "9.9.9"})

    monkeypatch.setattr(environment, "run", run)
    return ran


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    folder = tmp_path / "goi"
    folder.mkdir()
    (folder / "thidua_toolkit-9.9.9-py3-none-any.whl").write_bytes(b"")
    return folder


def test_a_failed_environment_brings_the_old_one_back(
    pc: Target, wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pc.environment.mkdir(parents=True)
    (pc.environment / "old").write_text("old")
    fake_pip(monkeypatch, works=False)
    with pytest.raises(StepFailedError, match="Không lấy đủ các gói"):
        environment.install_environment(pc, Ledger(pc), wheels)
    assert [file.name for file in pc.environment.iterdir()] == ["old"]
    assert [f.name for f in pc.data.iterdir() if f.is_dir()] == ["python"]


def test_an_environment_lost_in_a_power_cut_comes_back_before_a_new_one(
    pc: Target, wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    aside = pc.data / "python.cu"
    aside.mkdir(parents=True)
    (aside / "old").write_text("old")
    pc.environment.mkdir()  # begun, never finished
    fake_pip(monkeypatch, works=False)
    with pytest.raises(StepFailedError):
        environment.install_environment(pc, Ledger(pc), wheels)
    assert [file.name for file in pc.environment.iterdir()] == ["old"]


def test_a_new_environment_takes_the_place_of_the_old(
    pc: Target, wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pc.environment.mkdir(parents=True)
    (pc.environment / "old").write_text("old")
    fake_pip(monkeypatch, works=True)
    remark = environment.install_environment(pc, Ledger(pc), wheels)
    assert remark == "phiên bản 9.9.9"
    assert not (pc.environment / "old").exists()
    assert manifest.read(pc.manifest).version == "9.9.9"


@pytest.mark.parametrize("version", [(22, 3), (22, 2), ()])
def test_the_environment_gets_a_pip_only_where_there_is_none_that_serves(
    pc: Target,
    wheels: Path,
    monkeypatch: pytest.MonkeyPatch,
    version: tuple[int, ...],
) -> None:
    monkeypatch.setattr(own_pip, "_own_version", lambda: version)
    monkeypatch.setattr(sys, "_base_executable", sys.executable)
    ran = fake_pip(monkeypatch, works=True)
    environment.install_environment(pc, Ledger(pc), wheels)
    made, installed = ran[:2]
    serves = version == (22, 3)
    assert ("--without-pip" in made) == serves
    theirs = str(pc.python())
    ours = [sys.executable, "-I", "-m", "pip", "--python", theirs, "install"]
    assert installed[:7] == ours if serves else installed[0] == theirs


def test_where_ours_has_no_pip_the_one_it_was_made_from_may_have(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own_pip, "_own_version", lambda: ())
    monkeypatch.setattr(sys, "_base_executable", "/base/python")
    monkeypatch.setattr(own_pip, "run", lambda *_, **__: "")
    assert own_pip.python_with_pip() == "/base/python"

    def none(*_: object, **__: object) -> str:
        raise StepFailedError

    monkeypatch.setattr(own_pip, "run", none)
    assert own_pip.python_with_pip() is None
    assert own_pip.pip_for(Path("/new"))[0] == Path("/new")


def test_what_a_pc_lets_every_python_import_is_no_part_of_a_step(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somebody/elses")
    code = "import os; print(os.environ.get('PYTHONPATH'))"
    assert steps.run([sys.executable, "-c", code], "").split() == ["None"]


def test_a_folder_without_our_wheel_is_told(
    pc: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_pip(monkeypatch, works=True)
    with pytest.raises(StepFailedError, match="thidua_toolkit"):
        environment.install_environment(pc, Ledger(pc), tmp_path)


def test_the_python_of_the_store_is_refused(
    pc: Target, wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "base_prefix", "/c/Program Files/WindowsApps/Python")
    with pytest.raises(StepFailedError, match="Microsoft Store"):
        environment.install_environment(pc, Ledger(pc), wheels)


# Trusted folders

SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
    '<item oor:path="/org.openoffice.Office.Common/Misc">'
    '<prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>\n'
    "{}</oor:items>\n"
)
ITEM = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting">'
    '<prop oor:name="SecureURL" oor:op="fuse">{}</prop></item>\n'
)
OTHER = "file:///home/an/So"


@pytest.mark.parametrize(
    "before",
    [
        SETTINGS.format(""),
        SETTINGS.format(ITEM.format(f"<value><it>{OTHER}</it></value>")),
        SETTINGS.format(
            ITEM.format(f"<value><it>{OTHER}</it><it>a&amp;b</it></value>")
        ),
    ],
)
def test_a_folder_trusted_and_no_longer_trusted_leaves_every_byte_as_before(
    before: str,
) -> None:
    url = "file:///home/an/S%E1%BB%95%20m%E1%BA%ABu%20&%20ghi"
    during = with_trusted(before, url)
    assert trusted_folders(during) == (*trusted_folders(before), url)
    ElementTree.fromstring(during)
    assert with_trusted(during, url) == during
    assert without_trusted(during, url) == before


@pytest.mark.parametrize("value", ["<value></value>", "<value/>"])
def test_an_empty_list_of_trusted_folders_takes_one(value: str) -> None:
    during = with_trusted(SETTINGS.format(ITEM.format(value)), OTHER)
    assert trusted_folders(during) == (OTHER,)
    ElementTree.fromstring(during)


def test_a_profile_without_settings_gets_some() -> None:
    assert trusted_folders(with_trusted("", OTHER)) == (OTHER,)


def test_settings_written_in_a_strange_way_are_left_alone() -> None:
    strange = SETTINGS.format(ITEM.format("<value>file:///a file:///b</value>"))
    with pytest.raises(StepFailedError, match="Trusted Sources"):
        with_trusted(strange, OTHER)


@pytest.mark.parametrize(
    ("folder", "url"),
    [
        ("/home/an/Sổ mẫu (1)", "file:///home/an/S%E1%BB%95%20m%E1%BA%ABu%20(1)"),
        ("/tmp/a&b", "file:///tmp/a&b"),
        ("/tmp/50%#", "file:///tmp/50%25%23"),
    ],
)
def test_a_folder_has_the_address_libreoffice_gives_it(folder: str, url: str) -> None:
    assert address(Path(folder)) == url


@pytest.mark.usefixtures("bridge")
def test_every_sign_of_an_address_is_written_as_libreoffice_writes_it() -> None:
    signs = "".join(map(chr, range(32, 127))).replace("/", "")
    folder = f"/tmp/a{signs}ổ/Tài liệu"
    bridge = uno_import.load()
    assert address(Path(folder)) == bridge.systemPathToFileUrl(folder)


@pytest.mark.usefixtures("bridge")
def test_libreoffice_runs_macros_from_a_trusted_folder_and_from_no_other(
    tmp_path: Path, office: Any
) -> None:
    trusted, other = tmp_path / "Tài liệu (1) & 50%", tmp_path / "khác"
    for folder in (trusted, other):
        folder.mkdir()
        shutil.copy(ROOT / "workbook_templates" / "cham_diem.xlsm", folder / "sổ.xlsm")
    settings = tmp_path / "hồ sơ" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(with_trusted("", address(trusted)), encoding="utf-8")
    past_first_start(settings.parents[1])
    profile = settings.parents[1].as_uri()
    pipe = f"thidua_{uuid.uuid4().hex}"
    running = subprocess.Popen(
        [
            *(office.program, f"-env:UserInstallation={profile}", "--headless"),
            *("--norestore", f"--accept=pipe,name={pipe};urp;"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        desktop = desktop_behind(pipe)
        allowed = [may_run_macros(desktop, f / "sổ.xlsm") for f in (trusted, other)]
    finally:
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    assert allowed == [True, False]


def desktop_behind(pipe: str) -> Any:
    context = wait_for(lambda: connect(pipe), "LibreOffice", pause=0.1)
    manager = context.ServiceManager
    return manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def may_run_macros(desktop: Any, workbook: Path) -> bool:
    """As by the clerk's own settings (MacroExecutionMode 9)."""
    url = uno_import.load().systemPathToFileUrl(str(workbook))
    how = uno_import.properties(MacroExecutionMode=9, Hidden=True)
    document = desktop.loadComponentFromURL(url, "_blank", 0, how)
    allowed = bool(document.AllowMacroExecution)
    document.close(True)
    return allowed


def test_an_open_libreoffice_is_not_touched(pc: Target, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / ".lock").write_text("[Lockdata]")
    office = calc.Calc(tmp_path / "soffice", profile)
    with pytest.raises(StepFailedError, match="LibreOffice đang mở"):
        calc.trust_folders(office, [tmp_path], pc, Ledger(pc), NOW)
    assert not (profile / "user").exists()


def test_a_folder_trusted_before_us_stays_trusted(pc: Target, tmp_path: Path) -> None:
    office = calc.Calc(tmp_path / "soffice", tmp_path / "profile")
    settings = office.profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    theirs = address(tmp_path / "theirs")
    settings.write_text(with_trusted(SETTINGS.format(""), theirs), encoding="utf-8")
    folders = [tmp_path / "theirs", tmp_path / "ours"]
    remark = calc.trust_folders(office, folders, pc, Ledger(pc), NOW)
    assert "cấu hình cũ được giữ" in remark
    noted = manifest.read(pc.manifest).of(manifest.TRUSTED)
    assert [entry.place for entry in noted] == [address(tmp_path / "ours")]


# Samples


def test_a_sample_that_the_clerk_changed_is_kept_for_ever(
    pc: Target, templates: Path
) -> None:
    calc.copy_samples(pc, templates, Ledger(pc))
    mine = pc.samples / "cham_diem.xlsx"
    mine.write_bytes(b"filled in")
    assert "giữ nguyên 1 sổ" in calc.copy_samples(pc, templates, Ledger(pc))
    assert mine.read_bytes() == b"filled in"
    shutil.rmtree(pc.environment)
    said, say = heard()
    assert job.uninstall(pc, say, now=NOW, dry_run=False)
    assert [file.name for file in pc.samples.iterdir()] == ["cham_diem.xlsx"]
    assert "giữ lại vì đã có sửa đổi" in "".join(said)


def test_an_untouched_sample_is_renewed(pc: Target, templates: Path) -> None:
    calc.copy_samples(pc, templates, Ledger(pc))
    (templates / "cham_diem.xlsx").write_bytes(b"newer")
    calc.copy_samples(pc, templates, Ledger(pc))
    assert (pc.samples / "cham_diem.xlsx").read_bytes() == b"newer"


# LibreOffice's own Python


def office_python(version: tuple[int, int] | None) -> Callable[[Path], object]:
    return lambda _: calc_python.OfficePython(Path("/lo/python"), version)


@pytest.mark.parametrize(
    ("version", "words"),
    [((3, 9), "Python 3.9, quá cũ"), ((3, 10), "quá cũ"), (None, "python3-uno")],
)
def test_a_libreoffice_that_cannot_be_reached_is_told_plainly(
    pc: Target,
    monkeypatch: pytest.MonkeyPatch,
    version: tuple[int, int] | None,
    words: str,
) -> None:
    monkeypatch.setattr(calc_python, "can_load_bridge", lambda _: False)
    monkeypatch.setattr(calc_python, "office_python", office_python(version))
    with pytest.raises(StepFailedError, match=words):
        calc_python.prepare_calc_python(pc, Path("/lo/soffice"), Ledger(pc), None)
    assert calc_python.press_command(["rescore"], pc.data) is None


def test_libreoffices_python_gets_packages_of_its_own_version(
    pc: Target, wheels: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []

    def run(command: list[object], failure: str, **_: object) -> str:
        del failure
        ran.append([str(word) for word in command])
        return ""

    monkeypatch.setattr(calc_python, "run", run)
    monkeypatch.setattr(calc_python, "can_load_bridge", lambda _: False)
    monkeypatch.setattr(calc_python, "office_python", office_python((3, 12)))
    soffice = Path("/lo/soffice")
    remark = calc_python.prepare_calc_python(pc, soffice, Ledger(pc), wheels)
    assert "Python 3.12 của LibreOffice" in remark
    [words] = ran
    assert words[words.index("--python-version") + 1] == "3.12"
    assert words[words.index("--target") + 1] == str(pc.data / "calc_python")
    command = calc_python.press_command(["rescore", "--host=calc"], pc.data)
    assert command is not None
    assert command[0] == "/lo/python"
    assert command[-3:] == (str(pc.data / "calc_python"), "rescore", "--host=calc")
    # Once our own interpreter can do it, the detour is forgotten.
    monkeypatch.setattr(calc_python, "can_load_bridge", lambda _: True)
    calc_python.prepare_calc_python(pc, soffice, Ledger(pc), wheels)
    assert calc_python.press_command(["rescore"], pc.data) is None


def test_the_detour_starts_the_toolkit_from_its_folder(tmp_path: Path) -> None:
    package = tmp_path / "calc_python" / "toolkit" / "excel"
    package.mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").write_text("")
    (package / "__main__.py").write_text(
        "import sys\nraise SystemExit(len(sys.argv))\n"
    )
    note = json.dumps({"python": sys.executable})
    (tmp_path / "calc_python.json").write_text(note, encoding="utf-8")
    code = calc_python.hand_over(["rescore", "--host=calc", "--doc=7"], tmp_path)
    assert code == 4


# Our own wheel


def test_a_wheel_that_runs_gives_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import toolkit

    wheel = tmp_path / "thidua_toolkit-9.9.9-py3-none-any.whl"
    wheel.write_bytes(b"wheel")
    inside = wheel / "toolkit" / "__init__.py"
    monkeypatch.setattr(toolkit, "__file__", str(inside))
    (tmp_path / "to").mkdir()
    assert own_wheel.own_wheel(tmp_path / "to").read_bytes() == b"wheel"


def test_a_copy_from_nowhere_is_refused_rather_than_asked_of_an_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import toolkit

    inside = tmp_path / "copied" / "toolkit" / "__init__.py"
    monkeypatch.setattr(toolkit, "__file__", str(inside))
    with pytest.raises(StepFailedError, match="cài từ đâu"):
        own_wheel.own_wheel(tmp_path)


# The manifest


def test_a_broken_manifest_is_an_empty_one(tmp_path: Path) -> None:
    path = tmp_path / "cai_dat.json"
    path.write_text('{"version": 1')
    assert manifest.read(path) == manifest.Manifest()


def test_nothing_outside_our_folder_is_removed_whatever_the_manifest_says(
    pc: Target, tmp_path: Path
) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    entry = manifest.Entry(manifest.ENVIRONMENT, str(precious))
    manifest.write(pc.manifest, manifest.Manifest("1", (entry,)))
    said, say = heard()
    assert not job.uninstall(pc, say, now=NOW, dry_run=False)
    assert precious.is_dir()
    assert "không nằm trong" in "".join(said)


def test_uninstalling_where_nothing_is_says_so(pc: Target) -> None:
    said, say = heard()
    assert job.uninstall(pc, say, now=NOW, dry_run=False)
    assert said == ["Không có gì để gỡ.\n"]


def test_uninstalling_takes_what_presses_left_and_keeps_backups(pc: Target) -> None:
    for name in ("tam/a.xlsx", "hoan_tac/1/b.json", "_sao_luu/c.xlsx", "dang_lam.khoa"):
        file = pc.data / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    _, say = heard()
    assert job.uninstall(pc, say, now=NOW, dry_run=False)
    left = [str(p.relative_to(pc.data)) for p in pc.data.rglob("*") if p.is_file()]
    assert left == [str(Path("_sao_luu", "c.xlsx"))]


# All of it


def as_clerk() -> list[str]:
    """LibreOffice refuses extensions to root, so root becomes somebody else here."""
    if sys.platform != "linux" or os.geteuid():
        return []
    alone = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
    if subprocess.run([*alone, "true"], capture_output=True, check=False).returncode:
        return ["setpriv", "--reuid=65534", "--clear-groups"]
    return alone


def put_dependencies_beside(wheel: Path) -> None:
    """All that the wheel wants, from the index, where a release is tested.

    Else what the buttons load, and for the others a wheel with a name and no code:
    thousands of files are taken out of the real ones, and none of them is looked at.
    """
    if is_thorough():
        fetch = ("-m", "pip", "wheel", "-q", "--disable-pip-version-check", "-w")
        subprocess.run(
            [sys.executable, *fetch, str(wheel.parent), str(wheel)], check=True
        )
        return
    put_installed(wheel.parent, "xlwings")
    for requirement in dependencies():
        if not requirement.startswith("xlwings"):
            put_stand_in(wheel.parent, requirement)


def test_installed_healthy_and_gone_again(
    tmp_path: Path, office: Callable[..., Path]
) -> None:
    """A whole life on a PC: wheels only, LibreOffice's own tools, no network."""
    del office  # LibreOffice must be there
    wheels, home = tmp_path / "goi", tmp_path / "nhà"
    wheels.mkdir()
    (home / "Desktop").mkdir(parents=True)
    put_dependencies_beside(own_wheel.own_wheel(wheels))
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith("XDG_")
    } | {"HOME": str(home), "PIP_NO_INDEX": "1", "PYTHONUTF8": "1"}
    surroundings["PIP_NO_COMPILE"] = "1"  # a hundred modules that nobody imports here
    if as_clerk()[:1] == ["setpriv"]:
        tmp_path.parent.parent.chmod(0o755)
        for path in (tmp_path.parent, tmp_path, wheels, home, home / "Desktop"):
            path.chmod(0o777)

    def thidua(*words: str, python: Path | None = None) -> tuple[int, str]:
        start = [str(python), "-I"] if python else [sys.executable]
        done = subprocess.run(
            [*as_clerk(), *start, "-m", "toolkit", *words],
            cwd=ROOT,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr

    wanted = ["install", "--calc", "--wheels", str(wheels), "--trust", str(home)]
    code, said = thidua(*wanted)
    assert (code, said.count("— xong")) == (0, 6), said
    data = home / ".local" / "share" / "ThiDua"
    settings = home / ".config/libreoffice/4/user/registrymodifications.xcu"
    trusting = settings.read_text(encoding="utf-8")
    assert trusted_folders(trusting) == (address(data / "so_mau"), address(home))
    first = (data / "cai_dat.json").read_text(encoding="utf-8")

    code, said = thidua("doctor")
    assert code == 0, said
    assert "[LỖI]" not in said
    assert said.count("[OK]") >= 7

    # Its own interpreter stays; a thorough run makes all of it anew.
    own = None if is_thorough() else data / "python" / "bin" / "python"
    code, said = thidua(*wanted, python=own)
    assert code == 0, said
    assert (data / "cai_dat.json").read_text(encoding="utf-8") == first
    again = settings.read_text(encoding="utf-8")
    assert trusted_folders(again) == trusted_folders(trusting)

    # By the interpreter that is to go: it hands over to the one it was made from.
    code, said = thidua("uninstall", python=data / "python" / "bin" / "python")
    assert code == 0, said
    left = [path for path in data.rglob("*") if path.is_file()]
    assert {path.parent.name for path in left} == {"sao_luu_cau_hinh"}
    assert not list(home.rglob("thidua.desktop"))
    assert trusted_folders(settings.read_text(encoding="utf-8")) == ()
    known = home / ".config/libreoffice/4/user/uno_packages/cache/uno_packages.pmap"
    assert b"thidua" not in known.read_bytes()
    code, said = thidua("uninstall")
    assert (code, said) == (0, "Không có gì để gỡ.\n")
