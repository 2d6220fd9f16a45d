"""What a file is by its first bytes, whatever it is called: PDF or a picture."""

import re

_KINDS = (
    (re.compile(rb"%PDF-"), ".pdf"),
    (re.compile(rb"\x89PNG\r\n\x1a\n"), ".png"),
    (re.compile(rb"\xff\xd8\xff"), ".jpg"),
    (re.compile(rb"GIF8[79]a"), ".gif"),
    (re.compile(rb"II\*\0|MM\0\*"), ".tif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), ".webp"),
    (re.compile(rb"....ftyp(?:heic|heix|mif1)", re.DOTALL), ".heic"),
    (re.compile(rb"BM....\0\0\0\0", re.DOTALL), ".bmp"),
)
_SNIFFED = 32

ENDINGS = frozenset(
    {ending for _, ending in _KINDS} | {".jpeg", ".jpe", ".tiff", ".heif"}
)
"""What the names of such files end in."""


def ending_of(data: bytes) -> str:
    """The ending that fits what a file holds; "" for all that is no evidence."""
    head = data[:_SNIFFED]
    return next((ending for kind, ending in _KINDS if kind.match(head)), "")
