"""The wheel of the package that is running, wherever it runs from."""

import base64
import hashlib
import importlib.metadata
import shutil
import sys
import tempfile
import zipfile
from pathlib import Path

import toolkit
from toolkit.setup.steps import StepFailedError, run

DISTRIBUTION = "thidua-toolkit"
_STEM = "thidua_toolkit"
_SOURCES = ("toolkit", "workbook_templates", "pyproject.toml", "README.md")
_NOT_PACKED = frozenset({"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"})


def own_wheel(folder: Path) -> Path:
    """Put the wheel of the running package into a folder; where it lies.

    Never asked of a package index: whoever took the name there would be installed.
    Raises StepFailedError.
    """
    root = Path(toolkit.__file__).parents[1]
    if root.suffix == ".whl":
        return Path(shutil.copy2(root, folder))
    if (root / "pyproject.toml").is_file():
        return _built(root, folder)
    return _packed_again(root, folder)


def _built(root: Path, folder: Path) -> Path:
    """From a clone. A copy is built: what lies in `build` from before stays out."""
    with tempfile.TemporaryDirectory() as copy:
        for name in _SOURCES:
            source, target = root / name, Path(copy) / name
            if source.is_dir():
                shutil.copytree(
                    source, target, ignore=shutil.ignore_patterns("__pycache__")
                )
            else:
                shutil.copy2(source, target)
        pip = ("pip", "wheel", "-q", "--no-deps", "--disable-pip-version-check")
        run(
            [sys.executable, "-m", *pip, "-w", folder, copy],
            "Không đóng gói được bộ công cụ từ mã nguồn (cần pip và mạng, hoặc dùng "
            "bộ cài do «thidua bundle» tạo).",
        )
    return _newest(folder)


def _newest(folder: Path) -> Path:
    found = sorted(folder.glob(f"{_STEM}-*.whl"), key=lambda one: one.stat().st_mtime)
    if not found:
        raise StepFailedError(f"Không thấy gói {_STEM}-….whl trong {folder}.")
    return found[-1]


def _packed_again(root: Path, folder: Path) -> Path:
    """From an environment that pip installed it into: the same files, a wheel again."""
    try:
        installed = importlib.metadata.distribution(DISTRIBUTION)
    except importlib.metadata.PackageNotFoundError:
        installed = None
    if installed is None or Path(str(installed.locate_file(""))) != root:
        raise StepFailedError(
            f"Không rõ bộ công cụ ở {root} được cài từ đâu; hãy dùng bộ cài do "
            "«thidua bundle» tạo."
        )
    stem = f"{_STEM}-{installed.version}"
    target = folder / f"{stem}-py3-none-any.whl"
    record = []
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as wheel:
        for file in installed.files or ():
            path = Path(str(file.locate()))
            name = _name_in_wheel(path, root, stem)
            if name is None or not path.is_file():
                continue
            data = path.read_bytes()
            wheel.writestr(name, data)
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest())
            record.append(f"{name},sha256={digest.rstrip(b'=').decode()},{len(data)}")
        own = f"{stem}.dist-info/RECORD"
        wheel.writestr(own, "\n".join([*record, f"{own},,", ""]))
    return target


def _name_in_wheel(path: Path, root: Path, stem: str) -> str | None:
    """What a file is called in the wheel; None for what pip itself put there."""
    path = path.resolve()
    if path.is_relative_to(root.resolve()):
        inside = path.relative_to(root.resolve())
        pip_made = path.name in _NOT_PACKED and inside.parts[0].endswith(".dist-info")
        skipped = pip_made or path.suffix == ".pyc" or inside.parts[0] in ("bin",)
        return None if skipped else inside.as_posix()
    shared = Path(sys.prefix).resolve() / "share"
    if path.is_relative_to(shared):
        beside = path.relative_to(shared.parent).as_posix()
        return f"{stem}.data/data/{beside}"
    return None
