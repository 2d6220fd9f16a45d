"""LibreOffice: the toolbar, the folders it trusts, a Python that can reach it."""

import json
import os
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from toolkit import places
from toolkit.setup import manifest
from toolkit.setup.steps import Ledger, StepFailedError, run
from toolkit.setup.target import Target
from toolkit.setup.trusted import SETTINGS, address, with_trusted, without_trusted
from toolkit.xlsx.disk.disk import create, fill

_OPEN = (
    "LibreOffice đang mở (hoặc lần trước bị tắt ngang). Hãy mở LibreOffice, lưu việc "
    "đang làm, thoát hẳn (mọi cửa sổ) rồi chạy lại."
)
_EXTENSIONS = "user/uno_packages/cache/uno_packages.pmap"


class Calc(NamedTuple):
    """The LibreOffice of this user: the program `soffice`, the profile."""

    program: Path
    profile: Path

    @property
    def package_tool(self) -> Path:
        """The program `unopkg` beside `soffice`; .com is the one with an exit code."""
        named = [self.program.with_name(n) for n in ("unopkg.com", "unopkg")]
        return next((path for path in named if path.is_file()), named[-1])


# Asked of the installed interpreter by one that has no xlwings, which `calc` needs.
_FIND = """
import json
from toolkit.calc.installed import default_profile, find_office
print(json.dumps([str(find_office() or ""), str(default_profile())]))
"""


def find_calc(target: Target) -> Calc | None:
    """LibreOffice and this user's profile, or None where it is not installed.

    Raises StepFailedError when there is no Python to ask.
    """
    try:
        from toolkit.calc.installed import default_profile, find_office
    except ImportError:
        return _asked(target.python())
    program = find_office()
    return Calc(program, default_profile()) if program else None


def _asked(python: Path) -> Calc | None:
    failure = f"Không hỏi được Python của bộ công cụ ở {python}. Hãy cài lại trước."
    said = run([python, "-I", "-X", "utf8", "-c", _FIND], failure, timeout=120)
    program, profile = json.loads(said.splitlines()[-1])
    return Calc(Path(program), Path(profile)) if program else None


def needed_calc(target: Target) -> Calc:
    """The same. Raises StepFailedError where there is none."""
    calc = find_calc(target)
    if calc is None:
        raise StepFailedError(
            "Không thấy LibreOffice trên máy. Hãy cài LibreOffice, mở một lần rồi "
            "chạy lại; hoặc bỏ «--calc» nếu chỉ dùng Excel."
        )
    return calc


def refuse_if_open(calc: Calc) -> None:
    """Raises StepFailedError while LibreOffice runs: it would write over our change."""
    if (calc.profile / ".lock").exists():
        raise StepFailedError(_OPEN)


# The toolbar


def install_extension(calc: Calc, templates: Path, ledger: Ledger) -> str:
    """Add the extension for this user. Raises StepFailedError."""
    source = templates / places.EXTENSION
    if not source.is_file():
        raise StepFailedError(f"Bộ cài thiếu tệp {places.EXTENSION} ({templates}).")
    refuse_if_open(calc)
    identifier, version = extension_facts(source)
    ledger.add(manifest.EXTENSION, identifier)
    run(
        [calc.package_tool, "add", "--force", "--suppress-license", source],
        "LibreOffice không nhận phần mở rộng «Thi đua»" + _why_not(),
        timeout=300,
    )
    if installed_extension(calc, identifier) != version:
        raise StepFailedError("LibreOffice không giữ phần mở rộng «Thi đua».")
    return "mở lại LibreOffice Calc để thấy thanh «Thi đua»"


def remove_extension(calc: Calc, identifier: str) -> None:
    """Remove it again; fine when it is not there. Raises StepFailedError."""
    if installed_extension(calc, identifier) is None:
        return
    refuse_if_open(calc)
    run(
        [calc.package_tool, "remove", identifier],
        "LibreOffice không gỡ được phần mở rộng «Thi đua»" + _why_not(),
        timeout=300,
    )


def _why_not() -> str:
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return ": hãy chạy bằng tài khoản thường, không phải root."
    return ". Hãy thoát hẳn LibreOffice rồi chạy lại."


def extension_facts(extension: Path) -> tuple[str, str]:
    """The identifier and the version that a .oxt of ours states."""
    with zipfile.ZipFile(extension) as package:
        root = ElementTree.fromstring(package.read("description.xml"))
    name = "{http://openoffice.org/extensions/description/2006}"
    said = [root.find(name + one) for one in ("identifier", "version")]
    identifier, version = [
        one.get("value", "") if one is not None else "" for one in said
    ]
    return identifier, version


def installed_extension(calc: Calc, identifier: str) -> str | None:
    """The version of an extension in the profile; None when it is not there.

    Read from LibreOffice's own list: asking `unopkg` takes a second and a lock.
    """
    try:
        known = (calc.profile / _EXTENSIONS).read_bytes()
    except OSError:
        return None
    # FF key LF, then fields parted by FF: folder, file, kind, version, …
    found = re.search(
        rb"\xff"
        + re.escape(identifier.encode())
        + rb"\n(?:[^\xff\n]*\xff){3}([^\xff\n]*)",
        known,
    )
    return found[1].decode("utf-8", "replace") if found else None


# Sample workbooks and trusted folders


def copy_samples(target: Target, templates: Path, ledger: Ledger) -> str:
    """Copies of the workbooks for the clerk; one that was changed is never replaced."""
    given = {entry.place: entry.detail for entry in ledger.manifest.of(manifest.SAMPLE)}
    target.samples.mkdir(parents=True, exist_ok=True)
    kept = 0
    for source in sorted(templates.glob("*.xls[xm]")):
        copy, data = target.samples / source.name, source.read_bytes()
        if copy.exists() and digest(copy) != given.get(str(copy)):
            kept += digest(copy) != sha256(data).hexdigest()
            continue
        ledger.add(manifest.SAMPLE, copy, sha256(data).hexdigest())
        copy.write_bytes(data)
    return f"giữ nguyên {kept} sổ anh/chị đã sửa" if kept else ""


def digest(path: Path) -> str:
    """SHA-256 in hex."""
    return sha256(path.read_bytes()).hexdigest()


def trust_folders(
    calc: Calc, folders: Iterable[Path], target: Target, ledger: Ledger, now: datetime
) -> str:
    """Let LibreOffice run the macros of workbooks in these folders.

    A folder that was trusted before us is not noted, so it stays when we go. Raises
    StepFailedError.
    """
    refuse_if_open(calc)
    before = after = read_settings(calc)
    for folder in folders:
        url = address(folder.resolve())
        longer = with_trusted(after, url)
        if longer != after:
            ledger.add(manifest.TRUSTED, url)
        after = longer
    return _write_settings(calc, before, after, target, now)


def stop_trusting(calc: Calc, url: str, target: Target, now: datetime) -> None:
    """Take one folder out again. Raises StepFailedError."""
    before = read_settings(calc)
    after = without_trusted(before, url) if before else before
    if after != before:
        refuse_if_open(calc)
        _write_settings(calc, before, after, target, now)


def read_settings(calc: Calc) -> str:
    """The user's settings as they lie there; "" when LibreOffice never started."""
    try:
        return (calc.profile / SETTINGS).read_bytes().decode("utf-8")
    except FileNotFoundError:
        return ""


def _write_settings(
    calc: Calc, before: str, after: str, target: Target, now: datetime
) -> str:
    """Put the settings in place at once, the old ones kept. Where those lie."""
    if after == before:
        return "đã có sẵn"
    ElementTree.fromstring(after.encode("utf-8"))  # never put down what cannot be read
    path = calc.profile / SETTINGS
    path.parent.mkdir(parents=True, exist_ok=True)
    remark = ""
    if before:
        backup = target.data / "sao_luu_cau_hinh" / f"{now:%Y%m%d-%H%M%S}-{path.name}"
        backup.parent.mkdir(parents=True, exist_ok=True)
        backup.write_bytes(before.encode("utf-8"))
        remark = f"cấu hình cũ được giữ ở {backup}"
    temporary = path.with_name(f".{path.name}.thidua.tmp")
    temporary.unlink(missing_ok=True)
    fill(create(temporary, like=path), after.encode("utf-8"), like=path)
    temporary.replace(path)
    return remark
