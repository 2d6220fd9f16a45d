"""XML parts as UTF-8 without DTD, whatever encoding they came in."""

import re

from toolkit.xlsx.refusal import Fault, FileRefusedError, Words

_XML_SUFFIXES = (".xml", ".rels", ".vml")
_UTF32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<")
# Appendix F of XML 1.0: what the first bytes tell, with and without a byte order mark.
_UTF16 = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_DECLARED = re.compile(
    rb"""(<\?xml\s[^>]{0,200}?\bencoding\s*=\s*["'])([A-Za-z0-9._-]+)"""
)
_KNOWN = {"utf-8", "utf8", "us-ascii", "ascii", "utf-16"}


_LONGEST_UTF16 = 16 * 1024 * 1024  # bytes; no program of today writes such parts


def is_xml(part: str) -> bool:
    """Whether a part calls itself XML."""
    return part.lower().endswith(_XML_SUFFIXES)


def as_utf8(part: str, raw: bytes) -> bytes:
    """The bytes of a part; of an XML part, in UTF-8 without mark, declared so.

    OPC (ECMA-376 part 2, 8.1.4) allows UTF-8 and UTF-16 and forbids a DTD. Raises
    FileRefusedError: F013 a DTD, F018 any other encoding.
    """
    utf16 = _UTF16.get(raw[:2])
    if not is_xml(part):
        # A sheet may hide under any name, so what looks like XML is treated as XML.
        head = raw[:200].decode(utf16 or "utf-8-sig", "ignore")
        if not head.lstrip().startswith("<"):
            return raw
    if raw.startswith(_UTF32):
        raise _other_encoding(part, "UTF-32")
    if utf16:
        text = _decoded(part, raw, utf16)
    elif raw.startswith(b"\xef\xbb\xbf"):
        text = raw[3:]
    else:
        text = raw
    # A DTD stands before the root, but a comment there could hide where the root is;
    # in text the mark is always escaped, so looking everywhere raises no false alarm.
    if b"<!DOCTYPE" in text:
        raise FileRefusedError(Fault.DTD, part=part)
    return _declared_utf8(part, text, was_utf16=bool(utf16))


def _decoded(part: str, raw: bytes, encoding: str) -> bytes:
    if len(raw) > _LONGEST_UTF16:
        raise _other_encoding(part, "UTF-16")
    try:
        return raw.decode(encoding).encode()
    except UnicodeError:
        raise _other_encoding(part, "UTF-16") from None


def _declared_utf8(part: str, text: bytes, *, was_utf16: bool) -> bytes:
    found = _DECLARED.match(text)
    if not found:
        return text
    name = found[2].decode().lower()
    if name in ("utf-8", "utf8"):
        return text
    # Eight-bit text that calls itself UTF-16 cannot be read by anyone.
    if name not in _KNOWN or (name == "utf-16" and not was_utf16):
        raise _other_encoding(part, found[2].decode())
    return text[: found.start(2)] + b"UTF-8" + text[found.end(2) :]


def _other_encoding(part: str, name: str) -> FileRefusedError:
    words = Words("encoding", name)
    return FileRefusedError(Fault.BROKEN_PART, part=part, seen=words)
