"""The shortcut «Thi đua» on the desktop and in the menu."""

import json
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from toolkit.setup import manifest
from toolkit.setup.steps import Ledger, StepFailedError, run
from toolkit.setup.target import Target

NAME = "Thi đua"
_COMMENT = "Chấm lại, kiểm tra sổ đang mở; thả tệp vào đây để chấm lại tệp"
_DESKTOP_FILE = "thidua.desktop"
# Dropped files come behind these, as further arguments.
ARGUMENTS = ("-I", "-X", "utf8", "-m", "toolkit.excel", "live")


class Link(NamedTuple):
    """A Windows shortcut: where it lies, what it starts."""

    path: Path
    program: Path
    arguments: str
    comment: str
    folder: Path


MakeLink = Callable[[Target, Link], None]

# IShellLinkW, not WScript.Shell: that one loses C:\Users\Nguyễn to the code page.
_MAKE = """
import json, sys
import pythoncom
from win32com.shell import shell
link = json.loads(sys.argv[1])
made = pythoncom.CoCreateInstance(
    shell.CLSID_ShellLink, None, pythoncom.CLSCTX_INPROC_SERVER, shell.IID_IShellLink
)
made.SetPath(link["program"])
made.SetArguments(link["arguments"])
made.SetDescription(link["comment"])
made.SetWorkingDirectory(link["folder"])
made.QueryInterface(pythoncom.IID_IPersistFile).Save(link["path"], 0)
"""


def install_shortcuts(
    target: Target, ledger: Ledger, make_link: MakeLink | None = None
) -> str:
    """Put the shortcuts there, or put them there again. Raises StepFailedError."""
    if target.kind == "macos":
        return "máy Mac không có lối tắt; chạy «thidua live» trong Terminal"
    folders = [folder for folder in (target.desktop, target.menu) if folder]
    for folder in folders:
        if target.kind == "windows":
            path = folder / f"{NAME}.lnk"
            ledger.add(manifest.SHORTCUT, path)
            folder.mkdir(parents=True, exist_ok=True)
            (make_link or make_windows_link)(target, _windows_link(target, path))
        else:
            path = folder / _DESKTOP_FILE
            ledger.add(manifest.SHORTCUT, path)
            folder.mkdir(parents=True, exist_ok=True)
            path.write_text(desktop_entry(target.python()), encoding="utf-8")
            path.chmod(0o755)  # a desktop starts only what is executable
    return " và ".join(str(folder) for folder in folders)


def _windows_link(target: Target, path: Path) -> Link:
    return Link(
        path=path,
        program=target.python(window=True),
        arguments=" ".join(ARGUMENTS),
        comment=_COMMENT,
        folder=target.data,
    )


def make_windows_link(target: Target, link: Link) -> None:
    """By the installed interpreter: pywin32 is there, not here."""
    told = json.dumps({name: str(value) for name, value in link._asdict().items()})
    run(
        [target.python(), "-I", "-X", "utf8", "-c", _MAKE, told],
        f"Không tạo được lối tắt {link.path}.",
    )
    if not link.path.is_file():
        raise StepFailedError(f"Không tạo được lối tắt {link.path}.")


def desktop_entry(python: Path) -> str:
    """The text of a .desktop file (Desktop Entry Specification 1.5)."""
    command = " ".join([_quoted(str(python)), *ARGUMENTS, "%F"])
    return (
        "[Desktop Entry]\nType=Application\nVersion=1.5\n"
        f"Name={NAME}\nComment={_COMMENT}\nExec={command}\n"
        "Icon=x-office-spreadsheet\nTerminal=false\nCategories=Office;Spreadsheet;\n"
        "MimeType=application/vnd.openxmlformats-officedocument.spreadsheetml.sheet;"
        "application/vnd.ms-excel.sheet.macroEnabled.12;\n"
    )


def _quoted(text: str) -> str:
    """An argument of Exec: quoted, then escaped once more as every string value is."""
    if shlex.quote(text) == text and "%" not in text:
        return text
    inner = "".join(f"\\{sign}" if sign in '"`$\\' else sign for sign in text)
    return f'"{inner}"'.replace("\\", "\\\\").replace("%", "%%")
