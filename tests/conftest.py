"""What all tests share: no skipping on CI, and LibreOffice where it is needed."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.run_all import find_office as office_program


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


BATCH = 50


class Office:
    """LibreOffice with its own profile: office(workbook, "xlsx", folder) → path."""

    def __init__(self, program: str, profile: Path, *, recalculate: bool) -> None:
        self.program = program
        self.profile = profile
        _seed(profile, recalculate=recalculate)

    def __call__(self, workbook: Path, ending: str, folder: Path) -> Path:
        return self.many([workbook], ending, folder)[0]

    def many(self, workbooks: Sequence[Path], ending: str, folder: Path) -> list[Path]:
        """Convert workbooks, fifty in a process: quick, and none grows old."""
        folder.mkdir(parents=True, exist_ok=True)
        results = []
        for first in range(0, len(workbooks), BATCH):
            results += self._batch(workbooks[first : first + BATCH], ending, folder)
        return results

    def _batch(
        self, workbooks: Sequence[Path], ending: str, folder: Path
    ) -> list[Path]:
        done = subprocess.run(
            [
                self.program,
                f"-env:UserInstallation={self.profile.as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                ending,
                "--outdir",
                str(folder),
                *map(str, workbooks),
            ],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        results = [folder / f"{w.stem}.{ending.split(':')[0]}" for w in workbooks]
        for result in results:
            assert result.exists(), done.stderr + done.stdout
        return results


def start_office(factory: pytest.TempPathFactory, *, recalculate: bool) -> Office:
    program = office_program()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = factory.mktemp("lo") / "profile"
    return Office(program, profile, recalculate=recalculate)


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Recalculates every formula on loading, whatever the file's cached values say."""
    return start_office(tmp_path_factory, recalculate=True)


@pytest.fixture(scope="session")
def trusting_office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Never recalculates on loading: shows the file's cached values."""
    return start_office(tmp_path_factory, recalculate=False)


def _seed(profile: Path, *, recalculate: bool) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    settings = "\n".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" '
        f'oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in (
            ("Calc/Formula/Load", "OOXMLRecalcMode", 0 if recalculate else 1),
            ("Common/Misc", "FirstRun", "false"),
        )
    )
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items '
        'xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{settings}\n</oor:items>\n",
        encoding="utf-8",
    )
