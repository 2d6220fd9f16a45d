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
# What presses a real button on Linux: a screen, a hand, LibreOffice's own Python
# bridge and Vietnamese, and who may install an extension where root may not.
HANDS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "xwininfo": "x11-utils",
    "setpriv": "util-linux",
    "convert": "imagemagick",
}
LIBRARIES = ("python3-uno", "libreoffice-l10n-vi", "fonts-liberation")


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


def ensure_hands() -> None:
    """On Debian and Ubuntu: what the tests of real presses need. Elsewhere by hand."""
    if not sys.platform.startswith("linux") or not shutil.which("dpkg-query"):
        return
    missing = [package for tool, package in HANDS.items() if not shutil.which(tool)]
    missing += [name for name in LIBRARIES if not is_installed(name)]
    if not has_tk():
        missing.append("python3-tk")
    if missing:
        say("installing what presses the buttons: " + " ".join(missing))
        as_root("apt-get", ["install", "-y", "--no-install-recommends", *missing])


def is_installed(package: str) -> bool:
    asked = ["dpkg-query", "-W", "-f=${Status}", package]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return done.stdout.startswith("install ok")


def has_tk() -> bool:
    return subprocess.run([PYTHON, "-c", "import tkinter"], check=False).returncode == 0


def main() -> int:
    make_environment()
    ensure_office()
    ensure_hands()
    python = str(PYTHON)
    say("the Open XML SDK validator, which judges the packages")
    run(python, "-m", "tests.packages.validator", check=False)
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
