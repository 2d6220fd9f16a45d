"""Attachments kept from the parser of mails, which takes eight times their size."""

import re
from base64 import b64decode
from binascii import Error, a2b_base64
from collections.abc import Iterator
from email.message import Message
from hashlib import sha256

from toolkit.exchange.mail import limits
from toolkit.exchange.mail.limits import CarrierRefusedError, Why

# No header and no boundary is without «:» or «-»: a run is of one part alone. It has
# a least length for the sake of mails that alternate, not of what is cut.
_RUN = re.compile(rb"[A-Za-z0-9+/\r\n]{64,}")
_BLANK = re.compile(rb"\n\r?\n")
_LEAST = 16_384
_NUMBER = re.compile(r"([0-9]{1,9})\r?\n?")
_PADDING = b"==="  # what a mail that was cut short lacks; too much of it is no fault
_AS_IT_IS = ("", "7bit", "8bit", "binary")


class Runs:
    """A mail without its long runs of base64: `rest` is what the parser gets.

    In the place of each run stands a line that nobody can have written before.
    Raises CarrierRefusedError where the rest is more than a parser should see.
    """

    def __init__(self, raw: bytes) -> None:
        if len(raw) > limits.MAIL:
            raise CarrierRefusedError(Why.TOO_LARGE)
        self._raw = memoryview(raw)
        self._cuts = tuple(_long_runs(raw))
        self._mark = "run-" + sha256(raw).hexdigest() + "-"
        self.rest = b"".join(self._without(self._mark.encode()))
        lines = self.rest.count(b"\n") + self.rest.count(b"\r")
        if len(self.rest) > limits.REST or lines > limits.LINES:
            raise CarrierRefusedError(Why.TOO_LARGE)

    def _without(self, mark: bytes) -> Iterator[bytes | memoryview]:
        done = 0
        for number, (start, end) in enumerate(self._cuts):
            yield self._raw[done:start]
            yield b"%b%d\n" % (mark, number)
            done = end
        yield self._raw[done:]

    def body(self, part: Message) -> bytes:
        """The bytes of a part that is no multipart, decoded.

        Raises CarrierRefusedError where a run is not of the kind the part says.
        """
        text = part.get_payload()
        pieces = text.split(self._mark) if isinstance(text, str) else []
        if len(pieces) <= 1:
            return _decoded(part)
        encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
        stood_there = self._put_back(pieces)
        if encoding in _AS_IT_IS:
            return b"".join(stood_there)
        if encoding != "base64":
            raise CarrierRefusedError(Why.BROKEN)
        try:
            return a2b_base64(b"".join((*stood_there, _PADDING)))
        except Error as error:
            raise CarrierRefusedError(Why.BROKEN) from error

    def _put_back(self, pieces: list[str]) -> Iterator[bytes | memoryview]:
        """What stood there: each piece but the first begins with a run's number."""
        for at, piece in enumerate(pieces):
            number = _NUMBER.match(piece) if at else None
            if number:
                start, end = self._cuts[int(number[1])]
                yield self._raw[start:end]
            rest = piece[number.end() :] if number else piece
            yield rest.encode("ascii", "surrogateescape")


def _decoded(part: Message) -> bytes:
    """The bytes of an attachment; of one that half arrived those that are there."""
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        text = part.get_payload()
        letters = "".join(text.split()) if isinstance(text, str) else ""
        if len(letters) % 4 == 1:  # cut off there, the parser leaves it undecoded
            return b64decode(letters[:-1])
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _long_runs(raw: bytes) -> Iterator[tuple[int, int]]:
    """Where the long runs are, behind the blank line that ends the headers."""
    for run in _RUN.finditer(raw):
        if run.end() - run.start() < _LEAST:
            continue
        blank = _BLANK.search(raw, max(run.start() - 2, 0), run.end())
        if blank and run.end() - blank.end() >= _LEAST:
            yield blank.end(), run.end()
