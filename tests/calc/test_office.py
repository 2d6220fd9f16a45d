"""Offices start, are joined and end, and none is ever left behind."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import xlwings

from tests.lean import LEAN
from tests.tries import sample
from tests.waiting import wait_for
from toolkit import calc
from toolkit.calc import attached, lifeline, office, profile, sockets
from toolkit.calc.engine import engine
from toolkit.calc.installed import default_profile
from toolkit.calc.messages import Alert

pytestmark = pytest.mark.usefixtures("bridge")
ROOT = Path(__file__).parents[2]


def running(pid: int) -> bool:
    """Whether a process exists and is not merely waiting to be buried."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@pytest.fixture(scope="module")
def shared(bridge: Any) -> Iterator[xlwings.App]:
    """An office that the tests which do not end one have together.

    The thread that started it has ended.
    """
    del bridge
    calc.activate()
    found: list[xlwings.App] = []
    thread = threading.Thread(
        target=lambda: found.append(xlwings.App(visible=False, add_book=False))
    )
    thread.start()
    thread.join()
    yield found[0]
    found[0].quit()


@pytest.fixture
def own() -> Iterator[xlwings.App]:
    """An office of this test alone."""
    calc.activate()
    app = xlwings.App(visible=False, add_book=False)
    yield app
    app.impl.office.clean_up()


# Starting and ending


def quitting_asks_nothing_about_unsaved_books_and_leaves_nothing(
    app: xlwings.App,
) -> None:
    pid, folder = app.pid, app.impl.office.profile
    assert running(pid)
    assert folder.is_dir()
    # What an office tries out at its first start: that lies behind it.
    assert not (folder / "user" / "GraphicsRenderTests.log").exists()
    app.books.add().sheets[0]["A1"].value = "chưa lưu"
    app.quit()
    assert not running(pid)
    assert not folder.exists()
    assert app.impl not in list(engine.apps)


class Killed(NamedTuple):
    """An office that was killed: what was held of it, and what it left."""

    cells: xlwings.Range
    pipes: list[Path]
    runs_on: bool


@pytest.fixture(scope="module")
def killed(bridge: Any) -> Killed:
    del bridge
    calc.activate()
    app = xlwings.App(visible=False, add_book=True)
    cells = app.books[0].sheets[0]["A1"]
    pid, pipes = app.pid, pipes_of(app.impl.office.profile)
    app.kill()
    return Killed(cells, pipes, running(pid))


def test_killing_ends_it_at_once(killed: Killed) -> None:
    assert not killed.runs_on


def test_kill_leaves_no_pipe_behind(killed: Killed) -> None:
    assert len(killed.pipes) == 2
    assert not any(pipe.exists() for pipe in killed.pipes)


@pytest.mark.parametrize(
    "use",
    [
        lambda cells: cells.value,
        lambda cells: cells.sheet.book.name,
        lambda cells: cells.sheet.name,
        lambda cells: cells.sheet.book.api.isModified(),
        lambda cells: len(cells.sheet.book.app.books),
    ],
)
def test_an_office_that_has_ended_is_told_as_gone(
    killed: Killed, use: Callable[[xlwings.Range], object]
) -> None:
    with pytest.raises(calc.DisposedException):
        use(killed.cells)


def test_a_crashed_office_is_forgotten_and_another_is_started_and_quits(
    own: xlwings.App, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    first = own.books.add()
    first.save(path)
    folder = own.impl.office.profile
    os.killpg(own.pid, signal.SIGKILL)
    assert wait_for(lambda: own.pid not in engine.apps.keys(), "its end")  # noqa: SIM118
    assert not folder.exists()
    # The lock that the dead office left beside the file stops nobody.
    fresh = xlwings.App(visible=False, add_book=False)
    try:
        assert fresh.books.open(path).name == "a.xlsx"
        quitting_asks_nothing_about_unsaved_books_and_leaves_nothing(fresh)
    finally:
        fresh.impl.office.clean_up()


SCRIPT = """
    import signal, sys, time
    import xlwings
    from toolkit import calc

    # In the background of a shell it would be born deaf to it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    calc.activate()
    app = xlwings.App(visible=False)
    app.books[0].sheets[0]["A1"].value = "chưa lưu"
    print(app.pid, app.impl.office.profile, flush=True)
    {ending}
"""


def pipe_of(folder: Path) -> str:
    """The pipe of a profile's office, as its maker noted it; "" when it is gone."""
    note = folder / profile.OWNER
    return note.read_text().partition("\n")[2] if note.exists() else ""


def pipes_of(folder: Path) -> list[Path]:
    """The files of the pipes that a profile's office has made."""
    names = pipe_of(folder), sockets.single_office_name(profile.url_of(folder))
    return [path for name in names for path in sockets.places(name)]


def started_elsewhere(ending: str) -> tuple["subprocess.Popen[str]", int, Path]:
    """Another Python with an office of its own: it, the office's id, its profile."""
    script = LEAN + textwrap.dedent(SCRIPT.format(ending=ending))
    python = subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert python.stdout
    with python.stdout as said:
        pid, _, folder = said.readline().strip().partition(" ")
    return python, int(pid), Path(folder)


# Python ends in the same way after each of them.
@pytest.mark.parametrize("ending", sample(["1/0", "raise SystemExit(3)", "pass"], 3))
def test_the_office_ends_with_its_python(ending: str) -> None:
    python, pid, folder = started_elsewhere(ending)
    wait_for(lambda: python.poll() is not None, "its end")
    assert wait_for(lambda: not running(pid), "its end")
    assert not folder.exists()


@pytest.mark.parametrize(
    "deadly", sample([signal.SIGTERM, signal.SIGINT], 2), ids=lambda s: s.name
)
def test_no_office_outlives_a_python_that_is_stopped(deadly: signal.Signals) -> None:
    python, pid, folder = started_elsewhere("time.sleep(600)")
    assert running(pid)
    python.send_signal(deadly)
    wait_for(lambda: python.poll() is not None, "its end")
    assert wait_for(lambda: not running(pid), "its end")
    profile.remove_profile(folder, pipe_of(folder))


def test_the_office_goes_on_when_the_thread_that_started_it_ends(
    shared: xlwings.App,
) -> None:
    assert shared.books.add().sheets[0]["A1"].value is None


def test_elsewhere_a_pipe_does_what_the_death_signal_does(tmp_path: Path) -> None:
    # The way for macOS, tried here: the shell ends its program with us.
    script = textwrap.dedent(
        """
        import sys, time
        from toolkit.calc import lifeline
        process = lifeline._start_behind_pipe(
            ["/bin/sh", "-c", f"echo $$ >{sys.argv[1]}; exec sleep 600"]
        )
        time.sleep(600)
        """
    )
    note = tmp_path / "pid"
    python = subprocess.Popen([sys.executable, "-c", script, str(note)], cwd=ROOT)
    assert wait_for(lambda: note.exists() and note.read_text().strip(), "its id")
    pid = int(note.read_text())
    assert running(pid)
    python.kill()
    python.wait()
    assert wait_for(lambda: not running(pid), "its end")


def test_the_pipe_hands_on_the_exit_code() -> None:
    with lifeline._start_behind_pipe(["/bin/sh", "-c", "exit 81"]) as process:
        assert process.wait() == 81


def test_no_office_outlives_a_python_that_is_killed_and_its_profile_is_swept() -> None:
    python, pid, folder = started_elsewhere("time.sleep(600)")
    assert running(pid)
    python.kill()
    python.wait()
    assert wait_for(lambda: not running(pid), "its end")
    pipes = pipes_of(folder)
    assert folder.exists()
    assert len(pipes) == 2
    profile.sweep()
    assert not folder.exists()
    assert not any(pipe.exists() for pipe in pipes)


def test_windows_without_a_screen_are_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(office, "start", lambda *_: pytest.fail("started"))
    calc.activate()
    with pytest.raises(calc.CalcError, match="no screen"):
        xlwings.App(visible=True)


def test_the_sweep_spares_a_living_owners_profile() -> None:
    folder = profile.make_profile(profile.Settings(), "a pipe")
    profile.sweep()
    assert folder.exists()
    profile.remove_profile(folder, "a pipe")


def test_an_office_that_ends_at_its_start_is_reported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lifeline, "program_of", lambda _: Path("/bin/false"))
    with pytest.raises(calc.OfficeStartError, match="code 1"):
        office.start()


def test_without_libreoffice_a_sentence_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office, "find_office", lambda: None)
    with pytest.raises(calc.OfficeNotFoundError, match="not found"):
        office.start()


def test_two_offices_live_side_by_side(shared: xlwings.App) -> None:
    trusting = calc.Settings(trust_macros=True)
    other = xlwings.App(visible=False, add_book=False, spec=trusting)
    try:
        assert xlwings.apps.active == other
        shared.activate()
        assert xlwings.apps.active == shared
        assert set(xlwings.apps.keys()) >= {shared.pid, other.pid}
        shared.books.add().sheets[0]["A1"].value = 1
        other.books.add().sheets[0]["A1"].value = 2
        assert shared.books[-1].sheets[0]["A1"].value == 1
        assert shared.books[-1] != other.books[0]
        # Macros of an opened file run only where that was asked for.
        assert shared.impl.macro_mode == 0
        assert other.impl.macro_mode == 4
    finally:
        other.quit()


# The bridge to Python


def run_clean(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", LEAN + textwrap.dedent(code)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    return done.stdout.strip()


def test_loading_the_bridge_changes_neither_path_nor_imports() -> None:
    code = """
        import builtins, sys
        from toolkit.calc import uno_import
        before = list(sys.path), builtins.__import__
        uno_import.load()
        print(before == (list(sys.path), builtins.__import__))
    """
    assert run_clean(code) == "True"


def test_the_package_is_imported_without_the_bridge_and_without_an_office() -> None:
    code = "import toolkit.calc, sys; print('uno' in sys.modules)"
    assert run_clean(code) == "False"


def test_an_office_of_another_version_is_not_misled_by_the_bridge() -> None:
    # The bridge writes URE_BOOTSTRAP into C's environment behind Python's back.
    from toolkit.calc import uno_import

    uno_import.load()
    process = lifeline.start(["/bin/sh", "-c", "exit ${#URE_BOOTSTRAP}"])
    assert process.wait() == 0


# The user's own office


@pytest.fixture(scope="module")
def users_office(bridge: Any) -> Iterator[Path]:
    """The profile of an office that another process has started.

    The last test that takes it ends it.
    """
    del bridge
    python, pid, folder = started_elsewhere("time.sleep(600)")
    yield folder
    python.kill()
    python.wait()
    assert wait_for(lambda: not running(pid), "its end")
    profile.remove_profile(folder, pipe_of(folder))


def test_nothing_is_started_when_nothing_runs(tmp_path: Path) -> None:
    assert calc.attach(tmp_path) is None
    (tmp_path / ".lock").write_text("[Lockdata]")  # left by a crash
    assert calc.attach(tmp_path) is None
    assert [path.name for path in tmp_path.iterdir()] == [".lock"]


def test_looking_in_vain_leaves_the_engine_of_xlwings_alone(tmp_path: Path) -> None:
    before = xlwings.engines.active
    xlwings.engines.active = None
    try:
        assert calc.attach(tmp_path) is None
        assert xlwings.engines.active is None
    finally:
        xlwings.engines.active = before


def test_the_users_office_is_joined_and_never_ended(users_office: Path) -> None:
    app = calc.attach(users_office)
    assert app is not None
    assert not app.impl.office.owned
    assert len(app.books) == 1
    pid = app.pid
    app.books[0].sheets[0]["A1"].value = "của tôi"
    with pytest.raises(calc.CalcError, match="never killed"):
        app.kill()
    app.quit()
    assert running(pid)
    again = calc.attach(users_office)
    assert again is not None
    assert again.pid == pid
    assert again.books[0].sheets[0]["A1"].value == "của tôi"
    again.quit()


def test_a_document_is_found_by_its_id(users_office: Path) -> None:
    app = calc.attach(users_office)
    assert app is not None
    uid = app.books[0].api.RuntimeUID
    assert calc.book_of(uid) == app.books[0]
    assert app.books[0] in calc.open_documents()
    with pytest.raises(KeyError):
        calc.book_of("không có")
    app.quit()


def test_an_office_that_has_ended_is_no_longer_joined(users_office: Path) -> None:
    app = calc.attach(users_office)
    assert app is not None
    os.kill(app.pid, signal.SIGKILL)
    assert wait_for(lambda: not running(app.pid), "its end")
    assert calc.attach(users_office) is None
    assert app.impl not in list(engine.apps)


def test_a_race_lost_to_the_end_of_the_office_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It ended between our look and our request: the request starts an office.
    monkeypatch.setattr(attached, "is_running", lambda _: True)
    started = []
    begin = lifeline.start

    def noting(command: list[str]) -> "subprocess.Popen[bytes]":
        started.append(begin(command))
        return started[-1]

    monkeypatch.setattr(lifeline, "start", noting)
    assert calc.attach(tmp_path / "profile") is None
    assert len(started) == 1
    assert started[0].poll() is not None


def test_the_pipe_is_one_for_each_user_and_profile(tmp_path: Path) -> None:
    own, other = attached.pipe_name(), attached.pipe_name(tmp_path)
    assert own == attached.pipe_name(default_profile())
    assert own.startswith("xlwings_calc_")
    assert len({own, other, attached.pipe_name(tmp_path / "x")}) == 3


def test_looking_for_an_office_disturbs_nobody(tmp_path: Path) -> None:
    # The socket of the profile, as a second office's start would find it.
    (tmp_path / ".lock").touch()
    name = sockets.single_office_name(profile.url_of(tmp_path))
    assert sockets.places(name) == ()
    place = Path("/tmp") / f"OSL_PIPE_{os.getuid()}_{name}"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(place))
        try:
            assert not attached.is_running(tmp_path)  # nobody listens: a crash
            listening.listen()
            assert attached.is_running(tmp_path)
        finally:
            place.unlink()


# Messages


@pytest.mark.parametrize(
    ("buttons", "answer"),
    [("ok", "ok"), ("ok_cancel", "ok"), ("yes_no", "yes"), ("yes_no_cancel", "yes")],
)
def test_a_message_nobody_can_see_is_kept_and_answered(
    shared: xlwings.App, buttons: str, answer: str
) -> None:
    before = list(shared.impl.alerts)
    assert shared.alert("Đã chấm xong.", "Thi đua", buttons, "info") == answer
    assert shared.impl.alerts == [
        *before,
        Alert(prompt="Đã chấm xong.", title="Thi đua", buttons=buttons, mode="info"),
    ]


def test_unknown_buttons_are_refused(shared: xlwings.App) -> None:
    with pytest.raises(ValueError, match="none of"):
        shared.alert("?", buttons="có_không")
