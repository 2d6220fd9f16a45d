"""How much a mail or an archive may hold before it is put aside; why it was."""

from enum import StrEnum

MB = 1024 * 1024

MAIL = 36 * MB  # bytes of one mail: attachments of 26 MB
ARCHIVE = 100 * MB  # bytes of one zip
UNPACKED = 400 * MB  # bytes of all that one file of the folder holds
ONE = 40 * MB  # bytes of one attachment
MEMBERS = 500  # of a zip, and attachments of a mail
DEPTH = 4  # a mail in a zip in a mail …
PARTS = 300  # of a mail
MULTIPARTS = 20
NESTED = 10  # mails within a mail
REST = 5 * MB  # bytes of a mail without its attachments in base64
LINES = 200_000  # of that, ends of lines
HEAD = 256 * 1024  # bytes of the headers
HEAD_LINES = 2_000
PIECES = 64  # of one name, as RFC 2231 parts it
WORDS = 5_000  # encoded words (RFC 2047)


class Why(StrEnum):
    """Why a carrier, or something it holds, is not opened."""

    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TOO_DEEP = "too_deep"
    BROKEN = "broken"
    SEALED = "sealed"  # encrypted or signed as one lump (S/MIME, a zip with a password)
    TNEF = "tnef"  # winmail.dat
    ARCHIVE = "archive"  # .rar, .7z and the like
    CLOSED = "closed"  # a folder that may not be read
    BY_REFERENCE = "by_reference"  # only a link to a file


class CarrierRefusedError(Exception):
    """A mail or an archive that is not opened; `why` says for what."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why
