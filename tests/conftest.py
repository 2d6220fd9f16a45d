"""What all tests share: no skipping on CI, and LibreOffice where it is needed."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

OFFICE_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


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


def office_program() -> str | None:
    """LibreOffice's starter, or None where there is none."""
    found = os.environ.get("THIDUA_SOFFICE") or shutil.which("soffice")
    return found or next((p for p in OFFICE_PLACES if Path(p).exists()), None)


@pytest.fixture(scope="session")
def office(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[Path, str, Path], Path]:
    """Converts a workbook with LibreOffice: office(workbook, "xlsx", folder) → path.

    Formulas are always recalculated on loading, whatever the file's cached values say.
    """
    program = office_program()
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("lo") / "profile"
    _seed(profile)

    def convert(workbook: Path, ending: str, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        done = subprocess.run(
            [
                program,
                f"-env:UserInstallation={profile.as_uri()}",
                "--headless",
                "--norestore",
                "--convert-to",
                ending,
                "--outdir",
                str(folder),
                str(workbook),
            ],
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        result = folder / f"{workbook.stem}.{ending.split(':')[0]}"
        assert result.exists(), done.stderr + done.stdout
        return result

    return convert


def _seed(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    settings = "\n".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" '
        f'oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in (
            ("Calc/Formula/Load", "OOXMLRecalcMode", 0),
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
