"""A mail as a draft: one .eml that opens unsent, with its attachment's name whole."""

import base64
import re
from typing import NamedTuple
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from toolkit.exchange.mail.names import plain_name
from toolkit.model.round import is_address

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_UNRESERVED = "!#$&+-.^_`|~"  # RFC 5987, 3.2.1: what a value may hold as it is
_END = "\r\n"
_PLAIN = re.compile(r"[A-Za-z0-9 .-]*")
_WORD = re.compile(r"\S* ?")
_WORD_BYTES = 39  # with its marks in base64 at most 64 letters, beside a header's name


class Letter(NamedTuple):
    """What a draft says. `to` may be empty: a person fills it in.

    `name` is the attachment's, with its ending; "" where nothing is attached.
    """

    to: str
    recipient: str
    subject: str
    body: str
    name: str
    data: bytes


def draft(letter: Letter) -> bytes:
    """The bytes of an .eml that Outlook and Thunderbird open as an unsent draft.

    The same letter gives the same bytes. Whatever stands in its fields stays text: an
    end of line in a subject adds no header. Raises ValueError for something that is no
    mail address.
    """
    if letter.to and not is_address(letter.to):
        raise ValueError(f"not an address: {letter.to!r}")
    edge = "=_td_" + uuid5(NAMESPACE_URL, letter.subject + letter.name).hex
    head = [
        "X-Unsent: 1",
        *([f"To: {_words(letter.recipient)}{_END} <{letter.to}>"] if letter.to else []),
        f"Subject: {_words(letter.subject)}",
        "MIME-Version: 1.0",
        "Content-Type: multipart/mixed;",
        f' boundary="{edge}"',
        "",
        f"--{edge}",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        _packed(_END.join(letter.body.splitlines()).encode()),
        *(
            (f"--{edge}", *_attachment(letter.name), "", _packed(letter.data))
            if letter.name
            else ()
        ),
        f"--{edge}--",
        "",
    ]
    return _END.join(head).encode("ascii")


def _attachment(name: str) -> list[str]:
    """The name three times, as three generations of programs look for it."""
    stem, dot, ending = name.rpartition(".")
    ascii_name = f"{plain_name(stem)}{dot}{ending}" if dot else plain_name(name)
    return [
        f"Content-Type: {_XLSX};",
        f' name="{ascii_name if name.isascii() else _words(name)}"',
        "Content-Transfer-Encoding: base64",
        "Content-Disposition: attachment;",
        f' filename="{ascii_name}";',
        f" filename*=utf-8''{quote(name, safe=_UNRESERVED)}",
    ]


def _words(text: str) -> str:
    """A text as a header may hold it: one line, not plain letters in RFC 2047 words.

    Words are broken after a space where one is near: a reader that puts a space
    between two of them then changes no word.
    """
    plain = " ".join(text.split())
    if _PLAIN.fullmatch(plain):
        return plain
    pieces = [""]
    for word in _WORD.findall(plain):
        for letters in (word,) if len(word.encode()) <= _WORD_BYTES else word:
            if len((pieces[-1] + letters).encode()) > _WORD_BYTES:
                pieces.append("")
            pieces[-1] += letters
    return f"{_END} ".join(_word(piece) for piece in pieces)


def _word(text: str) -> str:
    return f"=?utf-8?b?{base64.b64encode(text.encode()).decode('ascii')}?="


def _packed(data: bytes) -> str:
    return base64.encodebytes(data).decode("ascii").replace("\n", _END).rstrip(_END)
