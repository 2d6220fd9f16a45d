"""The text of a file of letters: Unicode, or told by what makes Vietnamese of it."""

import re
from typing import NamedTuple
from unicodedata import normalize

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.legacy.old_codes import OldCode, read_as
from toolkit.legacy.syllables import vietnamese_share

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_HEAD = 4096
_SURE, _CLEAR = 90, 20
"""Of a hundred words so many are syllables, and so many more than otherwise read."""

_MOST_WORDS = 5_000
_WORD = re.compile(r'[^\s;,"\t]+')
_WINDOWS = "Windows-1258"
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f]")


class Decoded(NamedTuple):
    """A text, and what is to be told of how it was read."""

    text: str
    told: tuple[Finding, ...] = ()


def decoded(data: bytes) -> Decoded:
    """The text of some bytes.

    Unicode with or without a byte order mark is sure. An old Vietnamese code page is
    taken where its reading alone makes sense, and told (X659). Raises WorkRefusedError
    X617 where none does.
    """
    name = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    for encoding in (name,) if name else (_wide_without_mark(data), "utf-8"):
        try:
            return Decoded(data.decode(encoding or "utf-8"))
        except UnicodeDecodeError as error:
            wrong = error.start
    old = None if name else _old_page(data)
    if old is not None:
        return old
    line = data.count(b"\n", 0, wrong) + 1
    raise WorkRefusedError(find("X617", seen=str(line)))


def _wide_without_mark(data: bytes) -> str:
    """UTF-16 without its mark: every second byte of separators and digits is zero."""
    head = data[:_HEAD]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(data) % 2 or even + odd < len(head) // 8 or (even and odd):
        return ""
    encoding = "utf-16-be" if even else "utf-16-le"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return "" if _CONTROLS.search(text) else encoding


def _old_page(data: bytes) -> Decoded | None:
    """The text by the one old code that makes sense of it; None where none does."""
    readings = _readings(data)
    stored = readings.pop("")
    if stored is None:
        return None
    odd = [n for n, word in enumerate(_WORD.findall(stored)) if not word.isascii()]
    odd = odd[:_MOST_WORDS]
    shares = {"": _share(stored, odd)}
    shares |= {name: _share(text, odd) for name, text in readings.items() if text}
    best = max(shares, key=lambda name: shares[name])
    others = max(share for name, share in shares.items() if name != best)
    text = readings.get(best)
    if not text or shares[best] < max(_SURE, others + _CLEAR):
        return None
    seen, expected = (_WORD.findall(one)[odd[0]] for one in (stored, text))
    facts = {"seen": seen[:60], "expected": expected[:60], "font": best}
    return Decoded(text, (find("X659", **facts),))


def _readings(data: bytes) -> dict[str, str | None]:
    """The text by each old code; "": as a Western program shows its bytes."""
    found: dict[str, str | None] = {}
    for name, page in (("", "cp1252"), (_WINDOWS, "cp1258")):
        try:
            found[name] = normalize("NFC", data.decode(page))
        except UnicodeDecodeError:
            found[name] = None
    stored = found[""]
    for code in OldCode:
        read = None if stored is None else normalize("NFC", read_as(code, stored))
        found[code.value] = read
    return found


def _share(text: str, odd: list[int]) -> int:
    words = _WORD.findall(text)
    return round(100 * vietnamese_share(" ".join(words[n] for n in odd)))
