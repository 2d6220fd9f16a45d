"""Run every check there is, installing what they need; the standard library suffices.

`python3 tests/run_all.py` makes `.venv`, installs the package with what its tests use,
finds or installs LibreOffice, then runs ruff, mypy and pytest.

`--fast` leaves out, and does not install, what needs LibreOffice, a screen or the Open
XML SDK, and what takes seconds by itself. `--thorough`, for a release, has LibreOffice
and the SDK judge every workbook where a whole run takes samples, presses each button in
every way, and tries a property four times as often. `--python 3.12` does the whole run
with that Python, in `.venv-3.12`. All other arguments go to pytest. With CI set in the
environment a test that was skipped fails the run.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
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
# What presses a real button on Linux: a screen, a hand, a camera, LibreOffice's own
# Python bridge and Vietnamese, who may install an extension where root may not, what
# kills a save at each call of the system, Gnumeric, a third that computes formulas, and
# what says where the words of a PDF stand.
# Each program is one that the tests start: a package may bring only some of its own.
HANDS = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "import": "imagemagick",
    "setpriv": "util-linux",
    "ssconvert": "gnumeric",
    "pdftotext": "poppler-utils",
    "strace": "strace",
}
LIBRARIES = (
    *("python3-uno", "libreoffice-l10n-vi", "fonts-liberation"),
    # Word documents as pages; Liberation Serif lacks Vietnamese letters, not Tinos.
    *("libreoffice-writer", "fonts-croscore"),
)
SLOW = ("real", "screen", "sdk", "gnumeric", "slow")
"""The markers of what the fast lane leaves out."""
FAST = "THIDUA_FAST_LANE"
"""Set in the environment, it lets the tests try a property less often."""
THOROUGH = "THIDUA_THOROUGH"
"""Set in the environment, it lets LibreOffice and the SDK judge all, not samples."""
MOST_WORKERS = 8
"""Each of them may hold a LibreOffice of half a gigabyte."""
THIS = f"{sys.version_info.major}.{sys.version_info.minor}"
BRIDGE = "from toolkit.calc.uno_import import load; load()"


class Wanted(NamedTuple):
    """What was asked for: the lane, a version of Python or "", words for pytest."""

    fast: bool
    thorough: bool
    python: str
    only: str
    chosen: tuple[str, ...]

    @property
    def home(self) -> Path:
        """The folder of the environment that the checks run in."""
        return ROOT / (f".venv-{self.python}" if self.python else ".venv")

    def pytest_words(self, without: Sequence[str] = ()) -> list[str]:
        """Pytest's arguments; `without` are markers to leave out besides."""
        left_out = [*(SLOW if self.fast else ()), *without]
        parts = [f"({self.only})"] if self.only else []
        parts += [f"not {marker}" for marker in dict.fromkeys(left_out)]
        marked = ["-m", " and ".join(parts)] if parts else []
        return [*marked, *(self.chosen or ("-n", str(workers(self.fast)), "tests"))]


def workers(fast: bool) -> int:
    """How many test at a time; who waits for LibreOffice leaves room for one more."""
    cores = os.cpu_count() or 2
    return min(cores if fast else cores + 1, MOST_WORKERS)


def read_arguments(words: Sequence[str]) -> Wanted:
    """What the words of the command line ask for; what is not ours is pytest's."""
    parser = argparse.ArgumentParser(
        description="Run every check; other arguments go to pytest.",
        allow_abbrev=False,
    )
    parser.add_argument("--fast", action="store_true", help="no LibreOffice, no screen")
    parser.add_argument("--thorough", action="store_true", help="all, not samples")
    parser.add_argument("--python", default="", metavar="3.12", help="another Python")
    parser.add_argument("-m", default="", metavar="MARKERS", help="as in pytest")
    ours, rest = parser.parse_known_args(words)
    return Wanted(ours.fast, ours.thorough, ours.python, ours.m, tuple(rest))


def say(text: str) -> None:
    print(f"== {text}", flush=True)


def surroundings() -> dict[str, str]:
    """The environment, but Python keeps what it compiled.

    Else each of the thousand processes that the tests start would compile it anew.
    """
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def run(*command: str, check: bool = True) -> int:
    done = subprocess.run(command, cwd=ROOT, check=False, env=surroundings())
    if check and done.returncode:
        raise SystemExit(done.returncode)
    return done.returncode


def begin(*command: str) -> "subprocess.Popen[str]":
    """Start what runs beside something else; what it says is heard at its end."""
    told = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    return subprocess.Popen(
        command, cwd=ROOT, env=surroundings(), encoding="utf-8", **told
    )


def succeeds(*command: str) -> bool:
    """Whether a program is there and ends well; what it says is not heard."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        done = subprocess.run(
            command, cwd=ROOT, check=False, env=surroundings(), **quiet
        )
    except OSError:
        return False
    return done.returncode == 0


def find_python(version: str) -> list[str]:
    """The command that starts a Python of a version such as «3.12».

    Raises SystemExit, with a sentence, where there is none.
    """
    if version in ("", THIS):
        return [sys.executable]
    question = (
        f"import sys; assert '{version}' == '{{}}.{{}}'.format(*sys.version_info)"
    )
    for command in _pythons(version):
        # A name may be there and start nothing, as a version manager's stand-ins do.
        if succeeds(*command, "-c", question):
            return command
    raise SystemExit(
        f"Python {version} was not found on this computer. Install it (on Debian and "
        f"Ubuntu python{version} with python{version}-venv, elsewhere from "
        "https://www.python.org) and run again."
    )


def _pythons(version: str) -> Iterator[list[str]]:
    yield [f"python{version}"]
    yield ["py", f"-{version}"]
    home = Path.home()
    pyenv = Path(os.environ.get("PYENV_ROOT", home / ".pyenv"))
    for folder in (pyenv / "versions", home / ".local/share/uv/python"):
        for place in sorted(folder.glob(f"*{version}*")):
            yield [str(place / "bin" / "python3")]


def python_of(home: Path) -> str:
    """The Python of an environment."""
    return str(home / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def make_environment(wanted: Wanted) -> str:
    """Make the environment if need be and install what the tests use; its Python."""
    home = wanted.home
    python = str(home / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    if not Path(python).exists():
        maker = find_python(wanted.python)
        say(f"making {home.name}")
        # Debian and Ubuntu ship Python without ensurepip.
        if not succeeds(*maker, "-m", "ensurepip", "--version"):
            package = f"python{wanted.python or THIS}-venv"
            if not as_root("apt-get", ["install", "-y", package]):
                raise SystemExit(f"please install {package} and run again")
        run(*maker, "-m", "venv", str(home))
    # Once for each version of what is asked for: asking again takes seconds.
    asked, installed = (ROOT / "pyproject.toml").read_text("utf-8"), home / "installed"
    if not installed.exists() or installed.read_text("utf-8") != asked:
        say("installing the package and what its tests use")
        run(python, "-m", "pip", "install", "-q", "-e", ".[test]")
        installed.write_text(asked, "utf-8")
    return python


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


def missing_packages() -> list[str]:
    """What Debian and Ubuntu would have to install for the tests of real presses."""
    missing = [package for tool, package in HANDS.items() if not shutil.which(tool)]
    missing += [name for name in LIBRARIES if not is_installed(name)]
    return list(dict.fromkeys(missing))


def ensure_hands(wanted: Wanted, python: str) -> None:
    """On Debian and Ubuntu: what the tests of real presses need. Elsewhere by hand."""
    if not sys.platform.startswith("linux") or not shutil.which("dpkg-query"):
        return
    install = ["install", "-y", "--no-install-recommends"]
    if missing := missing_packages():
        say("installing what presses the buttons: " + " ".join(missing))
        as_root("apt-get", [*install, *missing])
    if not succeeds(python, "-c", "import tkinter"):
        as_root("apt-get", [*install, f"python{wanted.python or 3}-tk"])


def is_installed(package: str) -> bool:
    asked = ["dpkg-query", "-W", "-f=${Status}", package]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return done.stdout.startswith("install ok")


def ensure_what_is_slow(wanted: Wanted, python: str) -> list[str]:
    """Install what the fast lane does without; the markers of what cannot run here."""
    ensure_office()
    ensure_hands(wanted, python)
    say("the Open XML SDK validator, which judges the packages")
    run(python, "-m", "tests.packages.validator", check=False)
    if not wanted.python or succeeds(python, "-c", BRIDGE):
        return []
    # The system builds it for its own Python alone; there all of these do run.
    say(f"LibreOffice's bridge is not made for Python {wanted.python}: left out are")
    say("the tests that hold LibreOffice by it; closed files go through it as ever")
    return ["bridge"]


def compile_first(wanted: Wanted, python: str, asked: Sequence[str]) -> None:
    """Have one process compile the tests where they never ran.

    Else each worker would compile all of them: half a minute of computing saved.
    """
    version = (wanted.python or THIS).replace(".", "")
    compiled = (ROOT / "tests/__pycache__").glob(f"conftest.*-{version}-pytest-*")
    if "-n" not in asked or any(compiled):
        return
    say("compiling the tests once, not by each worker")
    words = ("-X", "utf8", "-m", "pytest", "--collect-only", "-q", "-n", "0", "tests")
    succeeds(python, *words)


def main(words: Sequence[str]) -> int:
    wanted = read_arguments(words)
    if wanted.fast:
        os.environ[FAST] = "1"
    if wanted.thorough:
        os.environ[THOROUGH] = "1"
    python = make_environment(wanted)
    without = [] if wanted.fast else ensure_what_is_slow(wanted, python)
    say("ruff")
    run(python, "-m", "ruff", "check", ".")
    run(python, "-m", "ruff", "format", "--check", ".")
    say("mypy, beside pytest: neither has work for all cores all the time")
    types = begin(python, "-X", "utf8", "-m", "mypy")
    asked = wanted.pytest_words(without)
    compile_first(wanted, python, asked)
    say("pytest")
    failed = run(python, "-X", "utf8", "-m", "pytest", *asked, check=False)
    said, _ = types.communicate()
    say(f"mypy: {said.strip()}")
    return failed or types.returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
