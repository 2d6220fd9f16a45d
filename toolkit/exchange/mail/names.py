"""Names of files that travel: short, sortable, safe on every system."""

import re
from unicodedata import normalize

from toolkit.model.plain_text import without_marks

_NOT_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")
_FORBIDDEN = re.compile(
    r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]+'
)
_SPACES = re.compile(r"\s+")
# Windows keeps these for devices, with any ending.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"com{number}" for number in range(1, 10)}
    | {f"lpt{number}" for number in range(1, 10)}
)
LONGEST = 80
"""Letters of a name without its ending: the folder it goes to may be deep."""

LONGEST_PATH = 218
"""Letters of a path that Excel still opens."""


def plain_name(text: str) -> str:
    """A text in ASCII letters, digits and «-_.»: «Sở Nội vụ» → So-Noi-vu."""
    return _fit(_NOT_PLAIN.sub("-", without_marks(text)).strip("-."))


def safe_name(text: str) -> str:
    """A text as a name that every system takes, its letters kept.

    No folder, no device, nothing that turns the direction of writing, no dot or space
    at its ends.
    """
    clean = _SPACES.sub(" ", _FORBIDDEN.sub(" ", normalize("NFC", text)))
    return _fit(clean.strip(" ."))


def _fit(name: str) -> str:
    name = name[:LONGEST].rstrip(" .-")
    if name.partition(".")[0].strip().lower() in _DEVICES:
        name = "_" + name
    return name or "_"
