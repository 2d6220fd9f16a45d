"""What all tests share: markers by what a test uses, LibreOffice, no skipping on CI."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import hypothesis
import pytest

from tests.offices import Office, start_office
from tests.packages.validator import PACKAGE, find_validator
from tests.run_all import find_office
from tests.sharing import BySharing, longest_first
from tests.tries import tries
from toolkit.xlsx import run
from toolkit.xlsx.run import Run, running

NEEDS = {
    "soffice": "real",
    "bridge": "bridge",
    "screen_tools": "screen",
    "sdk": "sdk",
    "ssconvert": "gnumeric",
}
"""The fixture that stands for a component, and the marker of what uses it."""
SCREEN_TOOLS = ("Xvfb", "xdotool", "import")
"""The screen, the hand and the camera."""

# Memory is swept seldom, as the command does; ten thousand collected tests stay.
gc.set_threshold(200_000, 20, 20)

# A run on CI tries the same examples each time; one by hand looks for new ones. How
# long an example takes says nothing on a busy machine.
_usual = {"deadline": None, "max_examples": tries(100)}
hypothesis.settings.register_profile("hand", **_usual, print_blob=True)
hypothesis.settings.register_profile("ci", **_usual, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "hand")


@pytest.fixture(scope="session", autouse=True)
def _one_run() -> Iterator[None]:
    """All tests are one run, so that a sheet most of them share is read but once.

    Who asks what stands outside of a run takes the fixture `no_run`.
    """
    with running(Run()):
        yield


@pytest.fixture
def no_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept from one call to the next, as where no run goes on."""
    monkeypatch.setattr(run, "_running", ContextVar("run", default=None))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark each test by what it uses, before pytest's own `-m` looks at it."""
    for item in items:
        for fixture in getattr(item, "fixturenames", ()):
            if fixture in NEEDS:
                item.add_marker(NEEDS[fixture])
    longest_first(items)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Ten thousand tests stay to the end: no sweep of memory need look at them."""
    gc.freeze()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> BySharing | None:
    """Unless another way was asked for, what shares a LibreOffice stays together."""
    return BySharing(config, log) if config.option.dist == "load" else None


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """On CI a skipped test is a failure: its component should have been installed."""
    if not os.environ.get("CI") or hasattr(session.config, "workerinput"):
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped:
        reporter.write_line(f"CI: {len(skipped)} skipped tests count as failures")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


# Components


@pytest.fixture(scope="session")
def soffice() -> str:
    """The program LibreOffice. Whoever starts it uses this, and is marked `real`."""
    found = find_office()
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


@pytest.fixture(scope="session")
def bridge(soffice: str) -> Any:
    """The module `uno`, by which this Python holds a running LibreOffice."""
    del soffice
    from toolkit.calc import OfficeNotFoundError, uno_import

    try:
        return uno_import.load()
    except OfficeNotFoundError as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def screen_tools() -> None:
    """A screen of a test's own, and who presses on it."""
    missing = [tool for tool in SCREEN_TOOLS if shutil.which(tool) is None]
    if missing and sys.platform == "linux":
        pytest.skip(f"not installed: {', '.join(missing)}")


@pytest.fixture(scope="session")
def sdk() -> None:
    """The validator of the Open XML SDK."""
    if find_validator() is None:
        pytest.skip(f"{PACKAGE} is missing: python -m tests.packages.validator")


@pytest.fixture(scope="session")
def ssconvert() -> str:
    """The program of Gnumeric that computes a workbook anew, without a window."""
    found = shutil.which("ssconvert")
    if found is None:
        pytest.skip("Gnumeric is not installed")
    return found


@pytest.fixture(scope="session")
def pdftotext() -> str:
    """The program of Poppler that says where each word of a PDF stands."""
    found = shutil.which("pdftotext")
    if found is None:
        pytest.skip("Poppler is not installed")
    return found


_at_work: list[pytest.Item] = []
"""The test that runs."""


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> None:
    """Know which test runs, for the watch below."""
    _at_work[:] = [item]


@pytest.fixture(scope="session", autouse=True)
def _only_who_says_so_starts_an_office() -> Iterator[None]:
    """Else a test that needs LibreOffice would stay in the fast lane unseen."""
    folder = office_folder()
    start = subprocess.Popen.__init__

    def watched(self: Any, args: Any, *rest: Any, **options: Any) -> None:
        if not any(item.get_closest_marker("real") for item in _at_work):
            program = args if isinstance(args, str | os.PathLike) else args[0]
            found = shutil.which(program)
            ours = found is None or Path(found).resolve().parent != folder
            assert ours, "who starts LibreOffice uses the fixture `soffice` or `bridge`"
        start(self, args, *rest, **options)

    with patch.object(subprocess.Popen, "__init__", watched):
        yield


@cache
def office_folder() -> Path | None:
    """The folder of LibreOffice's programs."""
    program = find_office()
    return Path(program).resolve().parent if program else None


@pytest.fixture(scope="session")
def office(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Recalculates every formula on loading, whatever the file's cached values say."""
    office = start_office(soffice, tmp_path_factory.mktemp, recalculate=True)
    yield office
    office.end()


@pytest.fixture(scope="session")
def trusting_office(
    soffice: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """Never recalculates on loading: shows the file's cached values."""
    office = start_office(soffice, tmp_path_factory.mktemp, recalculate=False)
    yield office
    office.end()
