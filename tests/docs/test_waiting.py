"""Whoever waits in the tests gives up on what stands still, not on what is slow."""

import sys
from dataclasses import dataclass

import pytest

from tests import waiting
from tests.waiting import COMPUTED, STILL, Patience, StandstillError
from tests.work import lines_run


@dataclass
class Machine:
    """A clock, and what has been computed by then."""

    now: float = 0
    computed: float | None = 0

    def patience(self) -> Patience:
        return Patience(
            "a book", computed=lambda: self.computed, clock=lambda: self.now
        )

    def goes_on(self, seconds: float, share: float) -> None:
        self.now += seconds
        if self.computed is not None:
            self.computed += seconds * share


def test_a_busy_machine_is_waited_for() -> None:
    machine = Machine()
    patience = machine.patience()
    for _ in range(60):
        machine.goes_on(STILL, share=0.05)  # an hour or two
        patience.check()


def test_a_standstill_is_told_with_what_was_waited_for() -> None:
    machine = Machine()
    patience = machine.patience()
    machine.goes_on(STILL - 1, share=0)
    patience.check()
    machine.goes_on(2, share=0)
    with pytest.raises(StandstillError, match="in vain: a book"):
        patience.check()


def test_a_caret_that_blinks_is_a_standstill() -> None:
    machine = Machine()
    patience = machine.patience()
    machine.goes_on(STILL, share=0.01)
    with pytest.raises(StandstillError):
        patience.check()


def test_running_in_circles_is_told() -> None:
    machine = Machine()
    patience = machine.patience()
    machine.goes_on(COMPUTED + 1, share=1)
    with pytest.raises(StandstillError, match="without end"):
        patience.check()


def test_each_result_begins_the_wait_anew() -> None:
    machine = Machine()
    patience = machine.patience()
    for files in range(100):
        machine.goes_on(STILL - 1, share=0)
        patience.check(files)
    machine.goes_on(STILL, share=0)
    with pytest.raises(StandstillError):
        patience.check(99)


def test_what_an_ended_process_had_computed_is_not_missed() -> None:
    machine = Machine(computed=50)
    patience = machine.patience()
    machine.computed = 1  # it ended; another one began
    machine.goes_on(STILL, share=0.5)
    patience.check()


def test_where_nobody_tells_what_is_computed_time_alone_counts() -> None:
    machine = Machine(computed=None)
    patience = machine.patience()
    machine.goes_on(waiting.UNKNOWN - 1, share=0)
    patience.check()
    machine.goes_on(2, share=0)
    with pytest.raises(StandstillError):
        patience.check()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="told by Linux alone")
def test_what_a_child_and_its_children_compute_is_counted() -> None:
    busy = "sum(range(40_000_000)); print('done', flush=True); input()"
    import subprocess

    with subprocess.Popen(
        [sys.executable, "-c", busy],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        before = waiting.computed_below(child.pid)
        assert child.stdout
        assert child.stdin
        assert child.stdout.readline() == "done\n"
        computed = waiting.computed_below(child.pid)
        assert before is not None
        assert computed is not None
        assert computed > before
        assert (waiting.computed_below() or 0) >= computed
        child.stdin.close()


def test_what_a_program_says_is_kept() -> None:
    code = "import sys; print('nghỉ'); print('lỗi', file=sys.stderr); sys.exit(3)"
    done = waiting.run([sys.executable, "-X", "utf8", "-c", code])
    assert (done.returncode, done.stdout, done.stderr) == (3, "nghỉ\n", "lỗi\n")


@pytest.mark.slow
def test_a_program_that_hangs_is_ended_with_what_it_started(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(waiting, "STILL", 0.5)
    hangs = "import subprocess, sys; subprocess.run(['sleep', '600'])"
    with pytest.raises(StandstillError):
        waiting.run([sys.executable, "-c", hangs])


def test_lines_are_counted_in_each_round_of_a_loop() -> None:
    def loop(rounds: int) -> int:
        return sum(n for n in range(rounds))

    assert lines_run(lambda: loop(2000)) > 1.9 * lines_run(lambda: loop(1000)) > 1900
