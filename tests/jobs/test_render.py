"""A report is told in the same words at every door, and cannot steer a terminal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from tests.awards.department import DEPARTMENT, YEAR
from tests.broken.base import filled, good
from tests.forms.register.filling import NOW, filled_register
from toolkit import cli
from toolkit.excel import live
from toolkit.excel.press import Outcome
from toolkit.findings import find, worst_first
from toolkit.findings.report import Changed, Report
from toolkit.jobs.render import finding_line, report_lines
from toolkit.model.origin import Origin

Say = Callable[[Path], str]
DOORS = live.Doors(now=lambda: NOW)


def register() -> bytes:
    return filled_register(DEPARTMENT, year=YEAR).to_bytes()


@pytest.fixture
def verb(capsys: pytest.CaptureFixture[str]) -> Say:
    def say(path: Path) -> str:
        with patch("toolkit.cli.files.datetime", Clock):
            cli.main(["rescore", str(path)])
        return capsys.readouterr().out.rstrip("\n")

    return say


@pytest.fixture
def dropped_at_a_prompt(capsys: pytest.CaptureFixture[str]) -> Say:
    def say(path: Path) -> str:
        live.main([str(path)], console=True, doors=DOORS)
        return capsys.readouterr().out.rstrip("\n")

    return say


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch) -> Say:
    """What the window of the shortcut shows."""
    shown: list[Outcome] = []
    window = pytest.importorskip("toolkit.excel.live_window")

    def show(outcome: Outcome) -> Any:
        shown.append(outcome)
        return type("Root", (), {"mainloop": staticmethod(lambda: None)})

    monkeypatch.setattr(window, "show_outcome", show)

    def say(path: Path) -> str:
        live.main([str(path)], doors=DOORS)
        return shown.pop().text

    return say


class Clock:
    """The clock of the verbs."""

    @staticmethod
    def now() -> Any:
        return type("Now", (), {"astimezone": staticmethod(lambda: NOW)})


@pytest.mark.parametrize(
    ("make", "written"),
    [
        (filled, "  Đã ghi 190 ô; bản trước đó: "),
        (good, "  Không có gì phải ghi lại."),
        (register, "  Đã ghi; bản trước đó: "),
        (lambda: b"STT;1", "  [F003] Lỗi: "),
    ],
    ids=["scoring", "scoring, all right", "register", "none of ours"],
)
def test_every_door_says_the_same(
    make: Callable[[], bytes],
    written: str,
    tmp_path: Path,
    verb: Say,
    dropped_at_a_prompt: Say,
    window: Say,
) -> None:
    path = tmp_path / "sổ.xlsx"

    def said(door: Say) -> str:
        path.write_bytes(make())
        for old in tmp_path.glob("_sao_luu/*"):
            old.unlink()
        return door(path)

    text = said(verb)
    assert text.splitlines()[-1].startswith(written)
    assert "Đã ghi 0 ô" not in text
    assert (said(dropped_at_a_prompt), said(window)) == (text, text)


def test_what_a_file_holds_cannot_steer_a_terminal() -> None:
    bad = "x\x1b[2J\x07\n\u202ey"
    report = Report(
        file=f"a{bad}.xlsx",
        kind="scoring",
        unit=bad,
        summary=bad,
        findings=(find("F027", seen=bad),),
        changed=(Changed("s", "A1", None, 1.0),),
        saved=bad,
        backup=bad,
    )
    lines = list(report_lines(report))
    assert [line.count("x [2J") for line in lines] == [2, 1, 1, 1]
    assert all(line.isprintable() for line in lines)


def test_a_finding_is_one_line_with_its_code_and_severity() -> None:
    said = finding_line(find("F027", seen="a.xlsx"))
    assert said == "[F027] Lỗi: " + find("F027", seen="a.xlsx").text


def test_a_check_does_not_say_that_nothing_was_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "sổ.xlsx"
    path.write_bytes(good())
    assert cli.main(["check", str(path)]) == 0
    assert "ghi lại" not in capsys.readouterr().out


def test_what_is_wrong_stands_before_what_is_only_unfinished() -> None:
    at = [Origin("Chấm điểm", f"A{row}") for row in (11, 15, 20)]
    found = (
        find("P303", at[0], item="I.1"),
        find("P302", at[1], seen="-3", item="I.2", field="điểm"),
        find("P303", at[2], item="I.3"),
    )
    lines = list(report_lines(Report(file="a.xlsx", kind="scoring", findings=found)))
    assert [line.split()[0] for line in lines[1:]] == ["[P302]", "[P303]", "[P303]"]
    assert worst_first(found) == (found[1], found[0], found[2])
