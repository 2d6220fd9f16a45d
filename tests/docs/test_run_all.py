"""The one command that runs everything: what its words mean, what it installs."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests import conftest, run_all
from tests.run_all import ROOT, SLOW, THIS, find_python, read_arguments
from tests.sharing import longest_first
from tests.tries import sample, tries

NEEDS = set(conftest.NEEDS.values())
BEGIN = run_all.begin
FAST = "not real and not screen and not sdk and not gnumeric and not slow"


def asked(*words: str, without: tuple[str, ...] = ()) -> list[str]:
    return read_arguments(words).pytest_words(without)


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def test_without_words_all_is_run_by_one_worker_more_than_there_are_cores(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert asked() == ["-n", "3", "tests"]
    monkeypatch.setattr(os, "cpu_count", lambda: 64)
    assert asked() == ["-n", "8", "tests"]
    assert read_arguments([]).home == ROOT / ".venv"


def test_the_fast_lane_leaves_out_what_is_slow_to_install_and_to_run() -> None:
    assert asked("--fast") == ["-m", FAST, "-n", "2", "tests"]


def test_a_property_is_tried_most_often_in_a_thorough_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(run_all.FAST, raising=False)
    monkeypatch.delenv(run_all.THOROUGH, raising=False)
    assert (tries(100), tries(6)) == (25, 5)
    monkeypatch.setenv(run_all.FAST, "1")
    assert (tries(100), tries(10)) == (20, 5)
    monkeypatch.delenv(run_all.FAST)
    monkeypatch.setenv(run_all.THOROUGH, "1")
    assert (tries(100), tries(4)) == (100, 4)


def test_a_sample_is_always_the_same_and_a_thorough_run_takes_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(run_all.THOROUGH, raising=False)
    assert sample("abcdefg", 3) == ["a", "d", "g"]
    assert sample("abcdefg", 3, keep="bc") == ["a", "b", "c", "d", "g"]
    monkeypatch.setenv(run_all.THOROUGH, "1")
    assert sample("abcdefg", 3) == list("abcdefg")
    assert asked("--thorough") == ["-n", "3", "tests"]
    assert read_arguments(["--thorough"]).thorough


def test_what_is_not_ours_goes_to_pytest() -> None:
    assert asked("-x", "tests/awards", "-k", "a or b") == [
        *("-x", "tests/awards", "-k", "a or b")
    ]
    assert asked("--fast", "tests/awards") == ["-m", FAST, "tests/awards"]
    assert asked("--fas") == ["--fas"]  # no guess at what was meant


def test_markers_asked_for_narrow_the_fast_lane_and_do_not_replace_it() -> None:
    assert asked("--fast", "-m", "a or b", "-q") == ["-m", f"(a or b) and {FAST}", "-q"]
    assert asked("-m", "real", "-q") == ["-m", "(real)", "-q"]


def test_another_python_has_a_folder_of_its_own_that_git_does_not_see() -> None:
    wanted = read_arguments(["--python", "3.12", "tests/rules"])
    assert wanted.home == ROOT / ".venv-3.12"
    assert wanted.pytest_words() == ["tests/rules"]
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert ".venv*" in ignored


def test_where_the_bridge_is_of_another_python_its_tests_are_left_out() -> None:
    assert asked(without=("bridge",))[:2] == ["-m", "not bridge"]


def test_the_python_that_runs_is_found() -> None:
    assert find_python("") == find_python(THIS) == [sys.executable]


def test_a_python_that_is_not_there_is_named() -> None:
    with pytest.raises(SystemExit, match=r"Python 3\.99 was not found .* Install it"):
        find_python("3.99")


@pytest.mark.skipif(os.name == "nt", reason="stand-ins are scripts of a shell")
def test_a_stand_in_that_starts_nothing_is_no_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in = tmp_path / "python3.99"
    stand_in.write_text("#!/bin/sh\nexit 127\n")
    stand_in.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(SystemExit, match="not found"):
        find_python("3.99")


# What is installed


def test_each_tool_of_the_screen_is_one_that_is_installed() -> None:
    assert set(conftest.SCREEN_TOOLS) <= set(run_all.HANDS)


def test_a_program_is_looked_for_by_its_own_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """ImageMagick is there for `import`; a `convert` may be something else's."""
    there = {*run_all.HANDS, "convert"} - {"import"}
    monkeypatch.setattr(shutil, "which", lambda name: name if name in there else None)
    monkeypatch.setattr(run_all, "is_installed", lambda _: True)
    assert run_all.missing_packages() == ["imagemagick"]


def test_the_fast_lane_installs_the_python_packages_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    monkeypatch.setattr(run_all, "make_environment", lambda _: "python")
    monkeypatch.setattr(
        run_all, "ensure_what_is_slow", lambda *_: done.append("slow") or []
    )
    monkeypatch.setattr(run_all, "run", lambda *words, **_: done.append(words[-1]) or 0)
    monkeypatch.setattr(run_all, "begin", lambda *_: ended("print('fine')"))
    assert run_all.main(["--fast"]) == 0
    assert "slow" not in done
    assert run_all.main([]) == 0
    assert "slow" in done


@pytest.mark.parametrize(
    ("made", "words", "times"),
    [
        ("", [], 1),
        ("", ["tests/awards"], 0),  # nobody shares it
        (f"conftest.cpython-{THIS.replace('.', '')}-pytest-9.0.pyc", ["-n", "4"], 0),
        ("conftest.cpython-310-pytest-9.0.pyc", ["-n", "4", "tests"], 1),
    ],
)
def test_tests_that_never_ran_are_compiled_once_for_all_workers(
    made: str, words: list[str], times: int, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(run_all, "ROOT", tmp_path)
    (tmp_path / "tests/__pycache__").mkdir(parents=True)
    (tmp_path / "tests/__pycache__" / (made or "other.pyc")).touch()
    done: list[tuple[str, ...]] = []
    monkeypatch.setattr(run_all, "succeeds", lambda *words: done.append(words))
    wanted = read_arguments(words)
    run_all.compile_first(wanted, "python", wanted.pytest_words())
    assert len(done) == times
    assert all("--collect-only" in one for one in done)


def ended(code: str) -> "subprocess.Popen[str]":
    return BEGIN(sys.executable, "-c", code)


def test_what_runs_beside_pytest_is_heard_and_fails_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run_all, "make_environment", lambda _: "python")
    monkeypatch.setattr(run_all, "run", lambda *_, **__: 0)
    failing = "print('a.py:1: error'); raise SystemExit(3)"
    monkeypatch.setattr(run_all, "begin", lambda *_: ended(failing))
    assert run_all.main(["--fast"]) == 3
    assert "mypy: a.py:1: error" in capsys.readouterr().out


# The order


class Item:
    """As much of a collected test as its place in the run is found by."""

    def __init__(self, nodeid: str, *markers: str) -> None:
        self.nodeid, self.markers = nodeid, markers

    def iter_markers(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name=name) for name in self.markers]


def test_what_takes_long_begins_first_and_files_stay_whole() -> None:
    items = [
        Item("tests/awards/test_a.py::one"),
        Item("tests/broken/test_b.py::slow", "slow"),
        Item("tests/packages/test_p.py::quick"),
        Item("tests/packages/test_p.py::judged", "sdk"),
        Item("tests/excel/test_s.py::shown", "screen", "real"),
        Item("tests/forms/test_r.py::computed", "real"),
        Item("tests/calc/test_v.py::value[vi-VN]", "real", "bridge"),
    ]
    longest_first(items)  # type: ignore[arg-type]
    assert [item.nodeid.rpartition("/")[2] for item in items] == [
        "test_v.py::value[vi-VN]",
        "test_s.py::shown",
        "test_r.py::computed",
        *("test_p.py::quick", "test_p.py::judged"),
        "test_b.py::slow",
        "test_a.py::one",
    ]


# The markers


def test_the_fast_lane_and_the_fixtures_mean_the_same_markers() -> None:
    assert set(SLOW) - {"slow"} <= NEEDS


@pytest.mark.slow
def test_no_test_is_marked_by_hand_with_what_its_fixtures_tell() -> None:
    """A marker without the fixture would leave out what needs nothing."""
    by_hand = []
    marks = re.compile(rf"\bmark\s*\.\s*(?:{'|'.join(NEEDS)})\b")
    for path in (ROOT / "tests").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if not marks.search(text):
            continue  # a thousand files: to parse them all takes seconds
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.Attribute) or node.attr not in NEEDS:
                continue
            if isinstance(node.value, ast.Attribute) and node.value.attr == "mark":
                by_hand.append(f"{path.name}:{node.lineno}")
    assert by_hand == []


def test_who_starts_libreoffice_unsaid_is_told(tmp_path: Path) -> None:
    import subprocess

    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    found = run_all.find_office()
    if found:  # else there is nothing to be told about
        with pytest.raises(AssertionError, match="uses the fixture"):
            subprocess.run([found, "--version"], check=False)
