"""What a file is by what it holds, whatever it is called: PDF, a picture, a paper."""

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
# A report that comes with a workbook; the names of a zip's members stand in the clear.
_OPEN_TEXT = b"mimetypeapplication/vnd.oasis.opendocument.text"
_PAPERS = (
    (b"PK\x03\x04", b"word/document.xml", ".docx"),
    (b"PK\x03\x04", _OPEN_TEXT, ".odt"),
    (b"\xd0\xcf\x11\xe0", "WordDocument".encode("utf-16-le"), ".doc"),
)
_WORKBOOK = b"xl/workbook."

ENDINGS = frozenset(
    {ending for _, ending in _KINDS}
    | {ending for _, _, ending in _PAPERS}
    | {".jpeg", ".jpe", ".tiff", ".heif"}
)
"""What the names of such files end in."""


def ending_of(data: bytes) -> str:
    """The ending that fits what a file holds; "" for all that is no evidence."""
    head = data[:_SNIFFED]
    kind = next((ending for kind, ending in _KINDS if kind.match(head)), "")
    return kind or paper_of(data)


def paper_of(data: bytes) -> str:
    """The ending that fits a text document; "" for all else, workbooks above all."""
    for first, mark, ending in _PAPERS:
        if data.startswith(first) and mark in data and _WORKBOOK not in data:
            return ending
    return ""
