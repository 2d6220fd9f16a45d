"""Texts as people typed them before Unicode: the other way round than we read."""

from functools import cache
from itertools import product
from unicodedata import normalize

from toolkit.legacy.old_codes import OldCode, read_as

_VNI_BASES = "aeiouyôöAEIOUYÔÖ"
_VNI_MARKS = "øûõùïàåãáäèúüéëâêØÛÕÙÏÀÅÃÁÄÈÚÜÉËÂÊ"
_VNI_ALONE = "ôöñíìæóòîÔÖÑÍÌÆÓÒÎ"


@cache
def _stored(code: OldCode) -> dict[str, str]:
    found: dict[str, str] = {}
    singles = bytes(range(0xA1, 0xFF)).decode("cp1252")
    parts = singles if code is OldCode.TCVN3 else _VNI_ALONE
    for one in parts:
        found.setdefault(read_as(code, one), one)
    if code is OldCode.VNI:
        for base, mark in product(_VNI_BASES, _VNI_MARKS):
            meant = read_as(code, base + mark)
            if len(meant) == 1:
                found.setdefault(meant, base + mark)
    return found


def as_typed(code: OldCode, text: str) -> str:
    """A text in an old code; capitals that TCVN3 has no letters for become small."""
    stored = _stored(code)
    return "".join(
        letter if letter.isascii() else stored.get(letter) or stored[letter.lower()]
        for letter in normalize("NFC", text)
        if letter.isascii() or letter in stored or letter.lower() in stored
    )
