"""A caller of the command gets its own garbage collector back."""

import argparse
import gc
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from toolkit import cli

RARELY = (200_000, 20, 20)
OWN = (701, 11, 9)


@pytest.fixture(autouse=True)
def _own_collector() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*OWN)
    yield
    gc.set_threshold(*before)


def codes_that(
    end: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> list[tuple[int, int, int]]:
    """Have the verb `codes` note how often it collects, then end like this."""
    seen = []

    def run(_options: argparse.Namespace) -> int:
        seen.append(gc.get_threshold())
        return end()

    monkeypatch.setattr("toolkit.cli.rules._codes", run)
    return seen


def test_a_verb_collects_rarely_and_its_caller_as_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = codes_that(lambda: 0, monkeypatch)
    assert cli.main(["codes"]) == 0
    assert seen == [RARELY]
    assert gc.get_threshold() == OWN


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit, RuntimeError])
def test_the_caller_collects_as_before_however_a_verb_ends(
    error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def end() -> int:
        raise error

    seen = codes_that(end, monkeypatch)
    with suppress(SystemExit, RuntimeError):
        cli.main(["codes"])
    assert seen == [RARELY]
    assert gc.get_threshold() == OWN


def test_the_caller_collects_as_before_when_no_verb_is_known() -> None:
    with pytest.raises(SystemExit):
        cli.main(["khong-co-viec-nay"])
    assert gc.get_threshold() == OWN


def test_a_press_collects_rarely_from_its_imports_on() -> None:
    text = "import gc, toolkit.excel.__main__; print(gc.get_threshold())"
    press = subprocess.run(
        [sys.executable, "-c", text], capture_output=True, text=True, check=True
    )
    assert press.stdout.strip() == str(RARELY)
