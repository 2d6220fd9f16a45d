"""`thidua bundle`: one folder for an office without internet."""

import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from toolkit.setup.environment import LOCK
from toolkit.setup.own_pip import python_with_pip
from toolkit.setup.own_wheel import own_wheel
from toolkit.setup.steps import Say, StepFailedError, run

PYTHONS = ("3.11", "3.12", "3.13")
"""The versions that are supported."""

WHEELS = "goi"
PYWIN32 = "pywin32==312"
"""Named because pip asks the markers of dependencies of the PC that bundles, not of
the one that installs: on Linux it would be left out without a word."""

_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_TEXTS = "bundle_files"


class Order(NamedTuple):
    """What is bundled: for which system (a wheel's platform tag) and which Pythons.

    `output`: a folder, or a file that ends in .zip.
    """

    output: Path
    platform: str = "win_amd64"
    pythons: tuple[str, ...] = ("3.12",)


def bundle(order: Order, say: Say) -> Path:
    """Make the folder or the .zip. Raises StepFailedError, OSError."""
    _refuse(order)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "thidua"
        wheels = folder / WHEELS
        wheels.mkdir(parents=True)
        say("Đóng gói bộ công cụ…\n")
        own = own_wheel(wheels)
        for python in order.pythons:
            say(f"Lấy các gói cho Python {python}, {order.platform}…\n")
            download(own, wheels, platform=order.platform, python=python)
        (wheels / LOCK).write_text(lock_text(wheels), encoding="utf-8", newline="\n")
        _write_texts(folder, order)
        return _deliver(folder, order.output)


def _refuse(order: Order) -> None:
    for python in order.pythons:
        if python not in PYTHONS:
            raise StepFailedError(
                f"Không có bộ cài cho Python {python}; chọn {', '.join(PYTHONS)}."
            )
    output = order.output
    full = output.is_dir() and any(output.iterdir())
    if full or output.is_file():
        raise StepFailedError(
            f"{output} đã có; hãy chọn tên khác hoặc xóa đi trước (không ghi đè)."
        )


def pip_options(platform: str, python: str) -> list[str]:
    """What makes pip choose the wheels of another system."""
    options = ["--only-binary=:all:", "--implementation", "cp"]
    return [*options, "--platform", platform, "--python-version", python]


def requirements(own: Path | str, platform: str) -> list[str]:
    """What is asked for: ours, and what only a Windows marker would ask for."""
    return [str(own), *([PYWIN32] if platform.startswith("win") else [])]


def download(own: Path, wheels: Path, *, platform: str, python: str) -> None:
    """Fetch every dependency of our wheel. Raises StepFailedError."""
    pip = ("pip", "download", "-q", "--disable-pip-version-check", "--no-input")
    chosen = pip_options(platform, python)
    where, wanted = ("-d", wheels), requirements(own, platform)
    run(
        [python_with_pip() or sys.executable, "-m", *pip, *chosen, *where, *wanted],
        f"Không lấy đủ các gói cho Python {python}, {platform} (cần pip và mạng).",
        timeout=1800,
    )


def lock_text(wheels: Path) -> str:
    """A requirements file for pip: each package with the sha256 of its files."""
    files: dict[tuple[str, str], list[str]] = {}
    for wheel in sorted(wheels.glob("*.whl")):
        name, version = wheel.name.split("-")[:2]
        key = (re.sub(r"[-_.]+", "-", name).lower(), version)
        files.setdefault(key, []).append(sha256(wheel.read_bytes()).hexdigest())
    lines = []
    for (name, version), digests in sorted(files.items()):
        hashes = " \\\n".join(f"    --hash=sha256:{one}" for one in digests)
        marker = ' ; sys_platform == "win32"' if name == "pywin32" else ""
        lines.append(f"{name}=={version}{marker} \\\n{hashes}\n")
    return "".join(lines)


def _write_texts(folder: Path, order: Order) -> None:
    """The starter, and what people read; cmd stumbles over batch files without CRLF."""
    for name, text in _texts(order):
        ending = "\r\n" if name.endswith((".cmd", ".txt")) else "\n"
        (folder / name).write_text(text, encoding="utf-8", newline=ending)


def _texts(order: Order) -> Iterator[tuple[str, str]]:
    facts = {
        "@PYTHONS@": " ".join(order.pythons),
        "@COMPACT@": " ".join(python.replace(".", "") for python in order.pythons),
        "@NEWEST@": order.pythons[-1],
        "@WHEELS@": WHEELS,
    }
    texts = resources.files("toolkit.setup") / _TEXTS
    for file in sorted(texts.iterdir(), key=lambda one: one.name):
        if not file.name.endswith(".txt"):
            continue
        text = file.read_text(encoding="utf-8")
        for word, value in facts.items():
            text = text.replace(word, value)
        yield file.name.removesuffix(".txt"), text


def _deliver(folder: Path, output: Path) -> Path:
    """The folder where it was asked for, or zipped: same contents, same bytes."""
    output.parent.mkdir(parents=True, exist_ok=True)
    if output.suffix.lower() != ".zip":
        shutil.copytree(folder, output, dirs_exist_ok=True)
        return output
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with zipfile.ZipFile(output, "x", zipfile.ZIP_DEFLATED) as package:
        for path in files:
            name = path.relative_to(folder.parent).as_posix()
            info = zipfile.ZipInfo(name, _ZIP_DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            package.writestr(info, path.read_bytes())
    return output
