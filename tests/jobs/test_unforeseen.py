"""One log of what nobody foresaw: without what cells say, and never too long."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.broken.base import NOW, filled
from tests.broken.scenarios import NAME
from toolkit.commands import BY_ID
from toolkit.excel import live
from toolkit.excel.hosts import OpenBook
from toolkit.jobs.files import check_file, rescore_file
from toolkit.jobs.unforeseen import LONGEST, unforeseen
from toolkit.places import error_log

SECRET = "Nguyễn Thị Bí Mật"
BOOK = OpenBook("Excel", "một.xlsx", "", None)  # type: ignore[arg-type]


def burst(*_: object, **__: object) -> None:
    """An error with a cell in its message, and another behind it."""
    try:
        raise KeyError(f"no {SECRET}")
    except KeyError as behind:
        raise ValueError(f"could not read {SECRET}") from behind


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    return tmp_path


def closed(folder: Path) -> str:
    path = folder / NAME
    path.write_bytes(filled())
    with patch("toolkit.jobs.files.work_on", burst):
        (finding,) = rescore_file(path, now=NOW).findings
    assert finding.code == "F034"
    return finding.text


def pressed(folder: Path) -> str:
    del folder
    doors = live.Doors(books=lambda: (BOOK,), press=burst, now=lambda: NOW)
    return live.once(BY_ID["rescore"], "", doors).text


@pytest.mark.parametrize("door", [closed, pressed])
def test_closed_files_and_presses_keep_one_log_that_holds_nothing_of_a_workbook(
    door: Callable[[Path], str], home: Path
) -> None:
    said = door(home)
    assert [path.name for path in home.rglob("*.log")] == ["loi.log"]
    assert f"«{error_log()}»" in said
    text = error_log().read_text("utf-8")
    assert SECRET not in text
    assert NAME not in text
    assert text.startswith(f"{NOW:%Y-%m-%d %H:%M:%S} ")
    assert "ValueError\n  " in text
    assert "KeyError\n  " in text
    assert "test_unforeseen.py" in text


def test_the_name_of_the_user_is_not_in_the_paths(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    above = Path(__file__).parents[2]
    with pytest.raises(ValueError, match="Bí Mật") as caught:
        burst()
    log = home / "loi.log"
    monkeypatch.setattr("toolkit.jobs.unforeseen.error_log", lambda: log)
    monkeypatch.setattr(Path, "home", lambda: above)
    unforeseen(caught.value, "check", NOW)
    text = log.read_text("utf-8")
    assert str(above) not in text
    assert "  ~/tests/jobs/test_unforeseen.py:" in text


def test_a_check_without_a_clock_is_logged_too(home: Path) -> None:
    path = home / NAME
    path.write_bytes(filled())
    with patch("toolkit.jobs.files.work_on", burst):
        (finding,) = check_file(path).findings
    assert finding.code == "F034"
    assert error_log().read_text("utf-8").startswith("closed file, thidua ")


def deep(times: int) -> None:
    if times == 0:
        burst()
    deep(times - 1)


@pytest.mark.usefixtures("home")
def test_an_error_from_the_depths_is_a_short_entry() -> None:
    with pytest.raises(ValueError, match="Bí Mật") as caught:
        deep(500)
    unforeseen(caught.value, "check", NOW)
    lines = error_log().read_text("utf-8").splitlines()
    assert len(lines) < 100
    assert any(line.endswith(" burst") for line in lines)


@pytest.mark.usefixtures("home")
def test_errors_that_go_round_in_a_ring_come_to_an_end() -> None:
    one, other = KeyError(), ValueError()
    one.__cause__, other.__cause__ = other, one
    unforeseen(one, "check", NOW)
    assert len(error_log().read_text("utf-8").splitlines()) < 20


@pytest.mark.usefixtures("home")
def test_a_log_that_has_grown_too_long_begins_anew() -> None:
    log = error_log()
    log.parent.mkdir(parents=True)
    log.write_bytes(b"x" * (LONGEST + 1))
    unforeseen(KeyError(), "check", NOW)
    assert log.stat().st_size < 1000
    unforeseen(KeyError(), "rescore", NOW)
    assert log.read_text("utf-8").count("KeyError") == 2


@pytest.mark.usefixtures("home")
def test_a_log_that_cannot_be_written_is_told() -> None:
    error_log().parent.parent.mkdir(parents=True)
    error_log().parent.write_bytes(b"")
    finding = unforeseen(KeyError(), "check", datetime(2026, 1, 1))  # noqa: DTZ001
    assert finding.code == "F034"
    assert f"{error_log()} (" in finding.text
