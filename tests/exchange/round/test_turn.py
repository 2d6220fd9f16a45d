"""One job on a round at a time."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.exchange.round.rounds import NOW, own_key, round_book
from toolkit import places
from toolkit.exchange.round.collecting.collect import collect
from toolkit.exchange.round.sending.send import send
from toolkit.exchange.round.together.appraise import take_appraisal
from toolkit.exchange.round.together.together import merge
from toolkit.exchange.round.turn import only_job
from toolkit.findings.report import Report

HOLD = """
import sys
from pathlib import Path
from toolkit.xlsx.disk.turn import turn
with turn(Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    own_key(monkeypatch, tmp_path)
    return round_book(tmp_path)


@contextmanager
def another_process(book: Path) -> Iterator["subprocess.Popen[str]"]:
    """One that works on this round."""
    with only_job(book):
        (file,) = (places.data_folder() / places.TURNS).iterdir()
    words = [sys.executable, "-c", HOLD, str(file)]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize(
    "job",
    [
        lambda book: send(book, now=NOW),
        lambda book: collect(book, book.parent, now=NOW),
        lambda book: merge(book, now=NOW),
        lambda book: take_appraisal(book, book, now=NOW),
    ],
    ids=["send", "collect", "merge", "appraise"],
)
def test_a_second_job_on_a_round_waits_for_the_first(
    book: Path, job: Callable[[Path], Report]
) -> None:
    before = book.read_bytes()
    with another_process(book):
        assert [f.code for f in job(book).findings] == ["G886"]
    assert book.read_bytes() == before
    assert not (book.parent / "gui_di").exists()


def test_a_job_that_died_is_in_nobodys_way(book: Path) -> None:
    with another_process(book) as process:
        process.kill()
        process.wait()
        assert send(book, now=NOW).saved


def test_other_rounds_are_not_waited_for(book: Path, tmp_path: Path) -> None:
    (tmp_path / "khac").mkdir()
    other = round_book(tmp_path / "khac")
    with another_process(other):
        assert send(book, now=NOW).saved


def test_where_no_turn_can_be_kept_the_job_is_done(
    book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "tep"
    file.write_bytes(b"")
    monkeypatch.setattr(places, "data_folder", lambda: file)
    assert send(book, now=NOW).saved
