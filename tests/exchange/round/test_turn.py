"""One job on a round at a time."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
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
from toolkit.xlsx.disk.turn import turn

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


def test_a_copy_of_the_process_does_not_keep_the_turn(tmp_path: Path) -> None:
    """Workers that begin as copies have all its files open, this one too."""
    with turn(tmp_path / "khoa"):
        copy = get_context("fork").Process(target=time.sleep, args=(60,))
        copy.start()
    try:
        with turn(tmp_path / "khoa"):
            assert copy.is_alive()
    finally:
        copy.kill()
        copy.join()


WORKERS = """
import sys, time
from functools import partial
from toolkit.exchange.round.working.spread import Crew, processes
with Crew(partial(processes, 2)) as crew:
    crew.begin(99)
    print(*crew.executor()._processes, flush=True)
    time.sleep(60)
"""


def test_who_works_for_a_job_ends_when_it_is_killed() -> None:
    """They would wait for ever, and hold whatever they have open."""
    words = [sys.executable, "-c", WORKERS]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        workers = [int(one) for one in process.stdout.readline().split()]
        assert len(workers) == 2
        assert all(map(is_alive, workers))
        process.kill()
    until = time.monotonic() + 60
    while any(map(is_alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(is_alive, workers))


AGAIN = """
import signal, threading, time
from functools import partial
from toolkit.exchange.round.working.spread import Crew, processes

def press():
    for seconds in (0.5, 0.1):
        time.sleep(seconds)
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)

with Crew(partial(processes, 2)) as crew:
    for _ in range(4):
        crew.executor().submit(time.sleep, 30)
    threading.Thread(target=press).start()
    crew.leave()
    print("left", flush=True)
"""


def test_who_stops_a_job_twice_has_it_stopped() -> None:
    """Broken off, the end of the processes would never come to an end."""
    start = time.monotonic()
    words = [sys.executable, "-c", AGAIN]
    done = subprocess.run(words, capture_output=True, text=True, timeout=120)
    assert (done.stdout, done.returncode) == ("left\n", 0), done.stderr
    assert time.monotonic() - start < 25  # not what they were at: half a minute


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
        told = Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"  # ended, and nobody asked yet


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
