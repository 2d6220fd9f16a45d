"""A thrown-away LibreOffice profile, with its first start already behind it."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

from toolkit.calc import sockets

PREFIX = "xlwings-calc-"
# Who made this profile, and for which pipe: the id of the process, the name.
OWNER = "owner.txt"

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)
_ITEM = (
    '<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>\n"
)
_ALWAYS, _NEVER = "0", "1"
# No LibreOffice is newer than that.
_ANY_VERSION = "99.9"


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """How an own office is to be.

    `locale` is the language of numbers and dates ("en-US", "vi-VN"); `recalc`
    says whether a file's cached values are computed afresh when it is opened;
    `trust_macros` lets the macros of opened files run, unasked.
    """

    locale: str = "en-US"
    recalc: Literal["always", "never"] = "never"
    trust_macros: bool = False


def make_profile(settings: Settings, pipe: str) -> Path:
    """A new profile folder in the temporary folder, seeded; the caller removes it.

    `pipe` is the one that its office will listen on.
    """
    profile = Path(tempfile.mkdtemp(prefix=PREFIX))
    (profile / OWNER).write_text(f"{os.getpid()}\n{pipe}", encoding="ascii")
    (profile / "user").mkdir()
    text = _HEAD + "".join(_items(settings)) + "</oor:items>\n"
    target = profile / "user" / "registrymodifications.xcu"
    target.write_text(text, encoding="utf-8")
    return profile


def _items(settings: Settings) -> list[str]:
    recalc = _ALWAYS if settings.recalc == "always" else _NEVER
    office, calc = "/org.openoffice.Office", "/org.openoffice.Office.Calc"
    rows = [
        ("/org.openoffice.Setup/L10N", "ooSetupSystemLocale", settings.locale),
        ("/org.openoffice.Setup/L10N", "ooLocale", "en-US"),
        ("/org.openoffice.Setup/Office", "ooSetupInstCompleted", "true"),
        # Else it takes itself for just updated and tries out its drawing at each start,
        # which is two thirds of what a start computes.
        ("/org.openoffice.Setup/Product", "ooSetupLastVersion", _ANY_VERSION),
        (f"{office}.Common/Misc", "FirstRun", "false"),
        (f"{office}.Common/Misc", "ShowTipOfTheDay", "false"),
        # A soffice that was killed leaves lock files behind, and the next load
        # of such a file gives nothing at all.
        (f"{office}.Common/Misc", "UseLocking", "false"),
        (f"{office}.Common/Misc", "UseDocumentOOoLockFile", "false"),
        (f"{office}.Recovery/AutoSave", "Enabled", "false"),
        (f"{office}.Recovery/RecoveryInfo", "Enabled", "false"),
        (f"{office}.Common/Save/Document", "WarnAlienFormat", "false"),
        (f"{calc}/Formula/Load", "OOXMLRecalcMode", recalc),
        (f"{calc}/Formula/Load", "ODFRecalcMode", recalc),
    ]
    return [
        _ITEM.format(path=escape(path), name=name, value=escape(value))
        for path, name, value in rows
    ]


def sweep() -> None:
    """Remove the profiles of processes that were killed before they could.

    Only where the system tells whether a process lives without disturbing it.
    """
    if os.name != "posix":
        return
    for note in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/{OWNER}"):
        pipe = ""
        try:
            owner, _, pipe = note.read_text(encoding="ascii").partition("\n")
            os.kill(int(owner), 0)
        except ProcessLookupError:
            remove_profile(note.parent, pipe)
        except (OSError, ValueError):
            continue  # another user's, or just being made


def remove_profile(profile: Path, pipe: str) -> None:
    """Remove a profile made here, and what the pipes of its office left behind.

    What is still held open stays for `sweep`.
    """
    sockets.remove(pipe, sockets.single_office_name(url_of(profile)))
    shutil.rmtree(profile, ignore_errors=True)


def url_of(path: Path) -> str:
    """The file URL of a path, as LibreOffice writes it."""
    return path.resolve().as_uri()
