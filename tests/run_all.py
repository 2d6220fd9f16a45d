"""Run every check there is, installing what they need; the standard library suffices.

`python tests/run_all.py` makes `.venv`, installs the package with what its tests use,
finds or installs LibreOffice, then runs ruff, mypy and pytest. Arguments go to pytest.
With CI set in the environment a test that was skipped fails the run.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOME = ROOT / ".venv"
PYTHON = HOME / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OFFICE_PLACES = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
INSTALLERS = (
    ("apt-get", ["install", "-y", "--no-install-recommends", "libreoffice-calc"]),
    ("dnf", ["install", "-y", "libreoffice-calc"]),
    ("brew", ["install", "--cask", "libreoffice"]),
    (
        "winget",
        [
            *("install", "-e", "--id", "TheDocumentFoundation.LibreOffice"),
            *("--silent", "--accept-package-agreements", "--accept-source-agreements"),
        ],
    ),
)


def say(text: str) -> None:
    print(f"== {text}", flush=True)


def run(*command: str, check: bool = True) -> int:
    done = subprocess.run(command, cwd=ROOT, check=False)
    if check and done.returncode:
        raise SystemExit(done.returncode)
    return done.returncode


def make_environment() -> None:
    if not PYTHON.exists():
        say(f"making {HOME.name}")
        try:
            venv.create(HOME, with_pip=True)
        except subprocess.CalledProcessError:
            # Debian and Ubuntu ship Python without ensurepip.
            shutil.rmtree(HOME, ignore_errors=True)
            version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
            if not as_root("apt-get", ["install", "-y", version]):
                raise SystemExit(f"please install {version} and run again") from None
            venv.create(HOME, with_pip=True)
    say("installing the package and what its tests use")
    run(str(PYTHON), "-m", "pip", "install", "-q", "-e", ".[test]")


def as_root(tool: str, arguments: list[str]) -> bool:
    if not shutil.which(tool):
        return False
    command = [tool, *arguments]
    if os.name == "posix" and tool != "brew" and os.geteuid() != 0:
        if not shutil.which("sudo"):
            return False
        command = ["sudo", "-n", *command]
    if tool == "apt-get":
        update = [part if part != "install" else "update" for part in command]
        run(*update[: update.index("update") + 1], check=False)
    return run(*command, check=False) == 0


def find_office() -> str | None:
    found = os.environ.get("THIDUA_SOFFICE") or shutil.which("soffice")
    return found or next((p for p in OFFICE_PLACES if Path(p).exists()), None)


def ensure_office() -> None:
    if find_office():
        return
    say("installing LibreOffice, which the tests press as a clerk would")
    for tool, arguments in INSTALLERS:
        if as_root(tool, arguments) and find_office():
            return
    say("LibreOffice could not be installed: tests that need it will be skipped")


def main() -> int:
    make_environment()
    ensure_office()
    python = str(PYTHON)
    say("ruff")
    run(python, "-m", "ruff", "check", ".")
    run(python, "-m", "ruff", "format", "--check", ".")
    say("mypy")
    run(python, "-m", "mypy")
    say("pytest")
    chosen = sys.argv[1:] or ["-n", "2", "tests"]
    return run(python, "-X", "utf8", "-m", "pytest", *chosen, check=False)


if __name__ == "__main__":
    raise SystemExit(main())
