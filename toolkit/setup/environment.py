"""The interpreter of the buttons: an environment of its own, new or as before."""

import contextlib
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toolkit.setup import manifest
from toolkit.setup.own_pip import pip_for, python_with_pip
from toolkit.setup.own_wheel import DISTRIBUTION, own_wheel
from toolkit.setup.steps import Ledger, StepFailedError, run
from toolkit.setup.target import Target

LOCK = "khoa.txt"
"""In a folder of wheels: what is installed, each with its sha256."""

PIP_INSTALL = (
    *("install", "-q", "--no-input"),
    *("--disable-pip-version-check", "--no-warn-script-location"),
)

# Windows shows what that Python writes under %LOCALAPPDATA% to nobody else.
_STORE = (
    "Python trên máy là bản của Microsoft Store, Excel không thấy được những gì bản đó "
    "cài. Hãy cài Python từ python.org (không cần quyền quản trị) rồi chạy lại."
)

# Run once by the new interpreter: it must work, and the first press is quick after it.
_TRY = """
import importlib.metadata, json, sys
import toolkit.cli, toolkit.excel.button_call, toolkit.excel.live, xlwings
print(json.dumps({"version": importlib.metadata.version("thidua-toolkit")}))
"""


def install_environment(target: Target, ledger: Ledger, wheels: Path | None) -> str:
    """Make the environment anew; the old one comes back when that fails.

    Raises StepFailedError, OSError.
    """
    if runs_from(target.environment):
        return "đang chạy từ chính môi trường này nên giữ nguyên"
    if "WindowsApps" in Path(sys.base_prefix).parts:
        raise StepFailedError(_STORE)
    ledger.add(manifest.ENVIRONMENT, target.environment)
    with _old_one_aside(target.environment):
        _create(target)
        if wheels is None:
            with tempfile.TemporaryDirectory() as folder:
                _pip(target, [str(own_wheel(Path(folder)))])
        else:
            _pip(target, ["--no-index", *_from_folder(wheels)], isolated=True)
        version = _try_out(target)
    ledger.version(version)
    return f"phiên bản {version}"


def templates_of(target: Target) -> Path:
    """The built workbooks that came with the installed package, add-in included."""
    return target.environment / "share" / "thidua"


def runs_from(environment: Path) -> bool:
    """Whether we are run by the interpreter in there: it cannot be replaced now."""
    return Path(sys.prefix).resolve() == environment.resolve()


@contextlib.contextmanager
def _old_one_aside(environment: Path) -> Iterator[None]:
    aside = environment.with_name(f"{environment.name}.cu")
    if aside.exists():
        # A power cut in an earlier run: what lies aside is the last one that worked.
        shutil.rmtree(environment, ignore_errors=True)
        aside.replace(environment)
    environment.parent.mkdir(parents=True, exist_ok=True)
    if environment.exists():
        _move_aside(environment, aside)
    try:
        yield
    except BaseException:
        shutil.rmtree(environment, ignore_errors=True)
        if aside.exists():
            aside.replace(environment)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _move_aside(environment: Path, aside: Path) -> None:
    try:
        environment.replace(aside)
    except PermissionError as error:
        raise StepFailedError(
            "Môi trường cũ đang được dùng. Hãy đóng Excel, LibreOffice và cửa sổ "
            "«Thi đua» rồi chạy lại."
        ) from error


def _create(target: Target) -> None:
    bare = ["--without-pip"] if python_with_pip() else []
    run(
        [sys.executable, "-I", "-m", "venv", *bare, target.environment],
        "Python trên máy thiếu thành phần venv hoặc pip. Hãy cài Python từ python.org "
        "(trên Debian, Ubuntu: cài thêm gói python3-venv) rồi chạy lại.",
    )


def _from_folder(wheels: Path) -> list[str]:
    if not any(wheels.glob("thidua_toolkit-*.whl")):
        raise StepFailedError(
            f"Trong thư mục {wheels} không có gói thidua_toolkit-….whl. "
            "Hãy chỉ đúng thư mục «goi» của bộ cài."
        )
    lock = wheels / LOCK
    chosen = ["--require-hashes", "-r", str(lock)] if lock.exists() else [DISTRIBUTION]
    return ["--find-links", str(wheels), *chosen]


def _pip(target: Target, wanted: list[str], *, isolated: bool = False) -> None:
    """`isolated`: nothing of the PC's pip settings, which may name an index."""
    settings = ("--isolated",) if isolated else ()
    where = "trong thư mục gói" if isolated else "qua mạng"
    python = ".".join(map(str, sys.version_info[:2]))
    run(
        [*pip_for(target.python()), *PIP_INSTALL, *settings, *wanted],
        f"Không lấy đủ các gói cần thiết {where} cho Python {python}. Có thể thiếu "
        "gói, gói bị hỏng (sai mã kiểm tra) hoặc gói dành cho bản Python khác.",
    )


def _try_out(target: Target) -> str:
    """Compile all and import what a press imports. Its version."""
    python: list[str | Path] = [target.python(), "-I", "-X", "utf8"]
    failure = "Đã cài nhưng bộ công cụ không chạy được trong môi trường mới."
    said = run([*python, "-c", _TRY], failure)
    packages = next(target.environment.rglob("site-packages"))
    run([*python, "-m", "compileall", "-q", packages / "toolkit"], failure)
    run([*python, "-m", "compileall", "-q", packages / "xlwings"], failure)
    facts: Any = json.loads(said.splitlines()[-1])
    return str(facts["version"])
