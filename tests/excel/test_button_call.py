"""From a bridge's command line to one message, and never a traceback."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
import xlwings

from tests.broken.base import good
from tests.excel.damage import damaged_total
from tests.excel.recording import Recorder
from toolkit import places
from toolkit.excel import button_call, hosts
from toolkit.excel.name_code import decoded
from toolkit.excel.press import Outcome
from toolkit.findings import WorkRefusedError
from toolkit.jobs import unforeseen

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def home(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "của tôi"
    place.mkdir()
    with (
        patch.object(places, "data_folder", lambda: place),
        patch.object(unforeseen, "error_log", lambda: place / "loi.log"),
    ):
        yield place


@pytest.fixture
def recorder(tmp_path: Path) -> Iterator[Recorder]:
    path = tmp_path / "Sở A = 50%; «Hà».xlsx"
    path.write_bytes(damaged_total(good()))
    recorder = Recorder(path.read_bytes(), str(path))
    engine = xlwings.engines.active
    recorder.xlwings_book()
    yield recorder
    xlwings.engines.active = engine


def press(command: str, name: str = "Sở A _x003D_ 50_x0025_; «Hà».xlsx") -> int:
    return button_call.main([command, f"--wb={name}", "--from_xl=1", "--hwnd=7"])


def test_a_button_does_its_work_on_the_workbook_named_and_tells(
    recorder: Recorder,
) -> None:
    assert press("rescore") == button_call.DONE
    assert recorder.alerts == [
        "983 = 950 điểm chuẩn + 35 điểm cộng − 2 điểm trừ.\nĐã sửa 1 ô, xem «Nhật ký»."
    ]


def test_a_press_with_its_message_costs_what_was_promised(recorder: Recorder) -> None:
    assert press("rescore") == button_call.DONE
    tables = recorder.calls.count("write")
    assert len(recorder.calls) <= 12 + 2 * tables


def test_a_name_that_is_not_open_is_told(recorder: Recorder, capsys) -> None:
    assert press("rescore", "Khác.xlsx") == button_call.NOT_SHOWN
    assert "Không có sổ tính nào đang mở" in capsys.readouterr().err
    assert recorder.calls == []


def test_about_needs_no_workbook(recorder: Recorder) -> None:
    assert press("about", "") == button_call.DONE
    assert "Tự kiểm tra: đúng (983 điểm" in recorder.alerts[0]
    assert "xlwings" in recorder.alerts[0]


@pytest.mark.parametrize(
    ("command", "handed"), [("rescore", 1), ("import", 1), ("new_book", 0)]
)
def test_only_what_needs_the_workbook_is_left_to_the_python_of_libreoffice(
    command: str, handed: int, home: Path
) -> None:
    """It has no tkinter; a dialog that needs no workbook is shown by ours."""
    places.calc_python_note(home).write_text("{}", encoding="utf-8")
    done: list[list[str]] = []

    def hand_over(arguments: list[str]) -> int:
        done.append(arguments)
        return 0

    words = [command, "--host=calc", "--doc=1"]
    with (
        patch("toolkit.setup.calc_python.hand_over", hand_over),
        patch.object(hosts, "running_calc", side_effect=ImportError),
        patch("toolkit.excel.asking.ask", return_value=Outcome("", ok=True)) as asked,
    ):
        assert button_call.main(words) == button_call.DONE
    assert len(done) == handed
    assert asked.call_count == 1 - handed


def test_what_nobody_foresaw_is_a_sentence_and_a_log_without_cell_contents(
    recorder: Recorder, home: Path
) -> None:
    secret = "Nguyễn Thị Bí Mật"

    def burst(*_: object, **__: object) -> None:
        raise RuntimeError(f"could not read {secret}")

    with patch.object(button_call, "press", burst):
        assert press("rescore") == button_call.DONE
    log = home / "loi.log"
    assert str(log) in recorder.alerts[0]
    assert "RuntimeError" in recorder.alerts[0]
    text = log.read_text("utf-8")
    assert secret not in text
    assert "RuntimeError" in text
    assert "button_call.py" in text
    assert str(Path.home()) not in text


def test_a_log_that_cannot_be_written_is_told_too(recorder: Recorder) -> None:
    with (
        patch.object(button_call, "press", side_effect=RuntimeError),
        patch.object(unforeseen, "error_log", lambda: Path("/dev/null/loi.log")),
    ):
        assert press("rescore") == button_call.DONE
    assert "loi.log" in recorder.alerts[0]


def test_a_spreadsheet_that_cannot_show_a_message_leaves_it_to_the_bridge(
    recorder: Recorder, capsys
) -> None:
    recorder.fail = lambda what: -1 if what == "alert" else None
    assert press("rescore") == button_call.NOT_SHOWN
    assert "983 = 950" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("coded", "name"),
    [
        ("Chấm điểm.xlsx", "Chấm điểm.xlsx"),
        ("a_x003D_b_x0025_TEMP_x0025_.xlsx", "a=b%TEMP%.xlsx"),
        ("_x005F_x0041_.xlsx", "_x0041_.xlsx"),
        ("5_x0022_; 'a'.xlsx", "5\"; 'a'.xlsx"),
    ],
)
def test_names_come_home_as_they_were(coded: str, name: str) -> None:
    assert decoded(coded) == name


def test_the_entry_loads_neither_pandas_nor_numpy_and_nothing_from_the_folder(
    tmp_path: Path,
) -> None:
    """Both are installed where the tests run, and bait lies in the folder."""
    for bait in ("xlwings.py", "toolkit.py", "sitecustomize.py", "argparse.py"):
        (tmp_path / bait).write_text("raise SystemExit('bait was imported')")
    (tmp_path / "xlwings.conf").write_text('"INTERPRETER_WIN","evil.exe"')
    code = (
        f"import sys; sys.path.append({str(ROOT)!r});"
        "import runpy; sys.argv = ['x', '--help'];\n"
        "try: runpy.run_module('toolkit.excel', run_name='__main__')\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "print([m for m in ('pandas', 'numpy', 'PIL', 'openpyxl') "
        "if sys.modules.get(m)])"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", code],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_one_workbook_is_found_or_asked_for() -> None:
    def opened(name: str, path: str) -> hosts.OpenBook:
        return hosts.OpenBook("Excel", name, path, None)  # type: ignore[arg-type]

    one, other = opened("a.xlsx", "/x/a.xlsx"), opened("b.xlsx", "/x/b.xlsx")
    twin = opened("a.xlsx", "/y/a.xlsx")
    assert hosts.the_one([one]) is one
    assert hosts.the_one([one, other], "b.xlsx") is other
    assert hosts.the_one([one, twin], "/y/a.xlsx") is twin
    for books, wanted, code in (
        ([], "", "F037"),
        ([one], "c.xlsx", "F037"),
        ([one, other], "", "F042"),
        ([one, twin], "a.xlsx", "F042"),
    ):
        with pytest.raises(WorkRefusedError) as caught:
            hosts.the_one(books, wanted)
        assert caught.value.finding.code == code


def test_only_the_free_part_of_xlwings_is_used() -> None:
    assert not xlwings.__pro__
    used = [
        path
        for path in (ROOT / "toolkit").rglob("*.py")
        if "xlwings.pro" in path.read_text("utf-8")
        or "xlwings.reports" in path.read_text("utf-8")
    ]
    assert not used
