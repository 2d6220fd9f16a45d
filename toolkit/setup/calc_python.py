"""Which Python can reach LibreOffice: ours, or the one that came with LibreOffice."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from toolkit import places
from toolkit.setup import manifest
from toolkit.setup.environment import PIP_INSTALL
from toolkit.setup.own_pip import pip_for
from toolkit.setup.own_wheel import DISTRIBUTION, own_wheel
from toolkit.setup.steps import Ledger, StepFailedError, run
from toolkit.setup.target import Target

OLDEST = (3, 11)
"""The oldest Python that the toolkit runs on."""

# Asked of our interpreter: can it load the bridge?
_LOAD = "from toolkit.calc import uno_import; uno_import.load(); print('ok')"
# Asked of LibreOffice's: which version is it, and has it the bridge?
_ASK = "import json, sys, uno; print(json.dumps(sys.version_info[:2]))"
# What starts a press with it; -I reads no PYTHONPATH, so the folder is put in here.
_START = (
    "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); "
    "sys.argv[0] = 'toolkit.excel'; "
    "runpy.run_module('toolkit.excel', run_name='__main__', alter_sys=True)"
)


class OfficePython(NamedTuple):
    """LibreOffice's own Python; `version` is None when it cannot be run."""

    program: Path
    version: tuple[int, int] | None


def can_load_bridge(python: Path) -> bool:
    """Whether an interpreter with the toolkit in it can load LibreOffice's bridge."""
    try:
        run([python, "-I", "-X", "utf8", "-c", _LOAD], "", timeout=60)
    except StepFailedError:
        return False
    return True


def office_python(soffice: Path) -> OfficePython | None:
    """The Python that came with this LibreOffice; None where it has none of its own."""
    name = "python.exe" if sys.platform == "win32" else "python"
    program = soffice.with_name(name)
    if sys.platform == "darwin":
        program = soffice.parents[1] / "Resources" / "python"
    if not program.is_file():
        return None
    try:
        said = run([program, "-I", "-c", _ASK], "", timeout=60)
        major, minor = json.loads(said.splitlines()[-1])
    except (StepFailedError, ValueError, IndexError):
        return OfficePython(program, None)
    return OfficePython(program, (major, minor))


def prepare_calc_python(
    target: Target, soffice: Path, ledger: Ledger, wheels: Path | None
) -> str:
    """See to it that presses in Calc find a Python. Raises StepFailedError."""
    if can_load_bridge(target.python()):
        _forget_other(target)
        return "dùng Python của bộ công cụ"
    other = office_python(soffice)
    if other is None or other.version is None:
        raise StepFailedError(
            "Python của bộ công cụ không nối được với LibreOffice: thiếu cầu nối uno "
            "cho đúng bản Python này (trên Debian, Ubuntu: cài gói python3-uno và tạo "
            "môi trường bằng python3 của hệ thống). Excel, cửa sổ «Thi đua» với Excel "
            "và lệnh chạy trên tệp đóng vẫn dùng được."
        )
    if other.version < OLDEST:
        raise StepFailedError(
            f"LibreOffice này dùng Python {other.version[0]}.{other.version[1]}, quá "
            f"cũ (cần từ {OLDEST[0]}.{OLDEST[1]}), nên nút bấm trong Calc chưa dùng "
            "được. Hãy cài LibreOffice mới hơn rồi chạy lại; trong lúc đó vẫn dùng "
            "được Excel và lệnh chạy trên tệp đóng."
        )
    return _fill_site(target, other.program, other.version, ledger, wheels)


def _fill_site(
    target: Target,
    program: Path,
    version: tuple[int, int],
    ledger: Ledger,
    wheels: Path | None,
) -> str:
    """Packages for LibreOffice's Python, in a folder of ours; its own stays as is."""
    site = _site(target)
    ledger.add(manifest.CALC_SITE, site)
    with tempfile.TemporaryDirectory() as folder:
        if wheels is None:
            wanted = [str(own_wheel(Path(folder)))]
        else:
            wanted = ["--no-index", "--find-links", str(wheels), DISTRIBUTION]
        named = f"{version[0]}.{version[1]}"
        pip = (*PIP_INSTALL, "--upgrade", "--only-binary=:all:")
        place = ("--python-version", named, "--target", site)
        run(
            [*pip_for(target.python()), *pip, *place, *wanted],
            f"Không lấy đủ các gói cho Python {named} của LibreOffice.",
        )
    _note(target).write_text(json.dumps({"python": str(program)}), encoding="utf-8")
    return f"dùng Python {version[0]}.{version[1]} của LibreOffice"


def press_command(
    arguments: Sequence[str], data: Path | None = None
) -> tuple[str, ...] | None:
    """The command that does a press in Calc with LibreOffice's own Python.

    None when none was prepared: then our own interpreter is the one. `data` is the
    folder of everything of ours, if not the usual one.
    """
    note = places.calc_python_note(data)
    try:
        noted: Any = json.loads(note.read_text("utf-8"))
        program = str(noted["python"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    site = str(note.with_suffix(""))
    return (program, "-I", "-X", "utf8", "-c", _START, site, *arguments)


def hand_over(arguments: Sequence[str], data: Path | None = None) -> int | None:
    """Do a press with LibreOffice's own Python; its exit code. None: do it yourself."""
    if os.environ.get("THIDUA_HANDED_OVER"):
        return None  # LibreOffice's Python has no bridge either: no endless chain
    command = press_command(arguments, data)
    if command is None:
        return None
    return subprocess.run(
        command,
        check=False,
        env={**os.environ, "THIDUA_HANDED_OVER": "1"},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ).returncode


def _forget_other(target: Target) -> None:
    _note(target).unlink(missing_ok=True)


def _site(target: Target) -> Path:
    return _note(target).with_suffix("")


def _note(target: Target) -> Path:
    return places.calc_python_note(target.data)
