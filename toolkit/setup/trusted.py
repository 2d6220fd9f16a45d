"""Folders whose macros LibreOffice runs: one entry in the user's settings, no more."""

import re
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape, unescape

from toolkit.setup.steps import StepFailedError

SETTINGS = "user/registrymodifications.xcu"
"""The user's settings, inside the profile."""

_PATH = "/org.openoffice.Office.Common/Security/Scripting"
NO_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n</oor:items>\n'
)
"""The settings of a profile that has none yet."""
_ITEM = (
    f'<item oor:path="{_PATH}"><prop oor:name="SecureURL" oor:op="fuse">'
    "<value>{list}</value></prop></item>\n"
)
# LibreOffice writes each setting as an item of its own, on a line.
_FOUND = re.compile(
    rf'<item oor:path="{re.escape(_PATH)}">\s*<prop oor:name="SecureURL"[^>]*>\s*'
    r"(?P<value><value\s*/>|<value[^>]*>(?P<list>.*?)</value>)"
    r"\s*</prop>\s*</item>\n?",
    re.DOTALL,
)
_IT = re.compile(r"<it>(.*?)</it>", re.DOTALL)
BY_HAND = (
    "Công cụ (Tools) › Tùy chọn (Options) › LibreOffice › Bảo mật (Security) › Macro "
    "Security › Trusted Sources › Add"
)
"""Where a clerk adds a folder; a LibreOffice in Vietnamese ends in English, too."""

_STRANGE = (
    "Phần thư mục tin cậy trong cấu hình LibreOffice được ghi theo cách lạ nên không "
    f"sửa. Hãy thêm bằng tay: {BY_HAND}."
)


def address(folder: Path) -> str:
    """A folder as LibreOffice writes it: file:///home/…, UTF-8 in percent signs.

    To the letter: LibreOffice compares the texts, and «%28» is not «(» to it.
    """
    path = quote(folder.as_posix(), safe="/:!$&'()*+,=@~")
    return "file:" + path if path.startswith("//") else "file:///" + path.lstrip("/")


def trusted_folders(settings: str) -> tuple[str, ...]:
    """The addresses that are trusted. Raises StepFailedError where that is unclear."""
    found = _found(settings)
    return tuple(map(unescape, _IT.findall(found["list"] or ""))) if found else ()


def with_trusted(settings: str, folder: str) -> str:
    """The settings with one more folder; every other byte as before.

    `settings` "" is a profile that has none yet. Raises StepFailedError.
    """
    settings = settings or NO_SETTINGS
    if folder in trusted_folders(settings):
        return settings
    entry = f"<it>{escape(folder)}</it>"
    found = _found(settings)
    if found:
        value = f"<value>{found['list'] or ''}{entry}</value>"
        return _spliced(settings, found.span("value"), value)
    end = settings.rfind("</oor:items>")
    if end < 0:
        raise StepFailedError(_STRANGE)
    return _spliced(settings, (end, end), _ITEM.format(list=entry))


def without_trusted(settings: str, folder: str) -> str:
    """The settings with one folder less. Raises StepFailedError."""
    found = _found(settings)
    if not found or folder not in trusted_folders(settings):
        return settings
    left = [one for one in trusted_folders(settings) if one != folder]
    if not left:
        return _spliced(settings, found.span(), "")
    kept = "".join(f"<it>{escape(one)}</it>" for one in left)
    return _spliced(settings, found.span("value"), f"<value>{kept}</value>")


def _found(settings: str) -> re.Match[str] | None:
    found = _FOUND.search(settings)
    if found is None:
        if f'oor:path="{_PATH}"' in settings and '"SecureURL"' in settings:
            raise StepFailedError(_STRANGE)
        return None
    if _IT.sub("", found["list"] or "").strip():
        raise StepFailedError(_STRANGE)
    return found


def _spliced(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]
