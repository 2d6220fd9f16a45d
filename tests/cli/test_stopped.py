"""Whoever presses Ctrl+C is told so in one line, however early it was pressed."""

import subprocess
import sys
from pathlib import Path

import pytest

from toolkit import cli

ROOT = Path(__file__).parents[2]
STOPPED = "Đã dừng theo yêu cầu.\n"
STOPS = """
import runpy, sys

class Stops:
    def find_spec(self, name, *_):
        if name == {name!r}:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Stops())
sys.argv = ["thidua", "collect", "so.xlsx"]
runpy.run_module("toolkit", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize(
    "name",
    [
        *("toolkit.cli.main", "toolkit.jobs.screen", "toolkit.cli.rounds"),
        "toolkit.exchange.round.collecting.collect",
    ],
)
def test_a_command_that_is_stopped_while_it_is_loaded_says_so(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", STOPS.format(name=name)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", STOPPED)


def test_a_command_that_is_stopped_before_its_verb_is_known_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_words: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["toolkit.cli.main"], "_verb_joined", stop)
    assert cli.main(["check", "so.xlsx"]) == 2
    assert capsys.readouterr().err == STOPPED
