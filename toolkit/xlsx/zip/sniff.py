"""What a file really is, whatever its name says: told by its first bytes."""

import re

from toolkit.xlsx.refusal import Fault

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_HEAD = 4096
_ENTRY = 128  # bytes of an OLE directory entry; sectors are multiples of it
_HTML = re.compile(r"<!doctype\s+html|<(html|head|body|table|meta)[\s>]|mime-version:")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_OTHER = ("%pdf", "{\\rtf", "<?xml")
# BIFF 2 to 5 workbooks may be a bare stream that begins with its BOF record.
_BARE_XLS = (
    *(b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"),
    *(b"\x09\x08\x08\x00", b"\x09\x08\x10\x00"),
)


def fault_of(data: bytes) -> Fault | None:
    """Why these bytes are no package; None when they may be one."""
    if not data:
        return Fault.EMPTY
    if data.startswith(_ZIP):
        return None
    if data.startswith(_EMPTY_ZIP):
        return Fault.NOT_A_WORKBOOK
    if data.startswith(_OLE):
        return _ole_fault(data)
    if data.startswith(_BARE_XLS):
        return Fault.OLD_BINARY
    # A disk that lost power leaves zeros; a zip whose head rotted still has its end.
    if not data[:_HEAD].strip(b"\0") or b"PK\x05\x06" in data[-66_000:]:
        return Fault.DAMAGED
    return _text_fault(data)


def _ole_fault(data: bytes) -> Fault:
    if _has_stream(data, "EncryptedPackage"):
        return Fault.ENCRYPTED
    if _has_stream(data, "Workbook") or _has_stream(data, "Book"):
        return Fault.OLD_BINARY
    return Fault.NOT_A_WORKBOOK


def _has_stream(data: bytes, name: str) -> bool:
    """Whether an OLE directory entry has this name.

    Looks at every place an entry can stand instead of following the sector chains: a
    damaged or hostile chain can then lead nowhere. An entry is its name in UTF-16,
    padded to 64 bytes, then the name's length in bytes with its closing zero.
    """
    wanted = name.encode("utf-16-le") + b"\0\0"
    length = len(wanted).to_bytes(2, "little")
    at = -1
    while (at := data.find(wanted, at + 1)) >= 0:
        if at % _ENTRY == 0 and data[at + 64 : at + 66] == length:
            return True
    return False


def _text_fault(data: bytes) -> Fault:
    text = _as_text(data[:_HEAD])
    head = text.lstrip().lower()
    if _HTML.search(head):
        return Fault.WEB_PAGE
    if not head or head.startswith(_OTHER) or _NOT_TEXT.search(head):
        return Fault.NOT_A_WORKBOOK
    return Fault.PLAIN_TEXT


def _as_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if head.startswith(b"\xef\xbb\xbf"):
        head = head[3:]
    # One letter a byte: enough to tell text from binary, TCVN3 and VNI included.
    return head.decode("latin-1")
