"""What a workbook that is sent says of itself: one line, signed by its sender.

The line stands in a hidden cell of the form; copies stand in the key words of the
document and in a name. It proves who issued a workbook, never who typed into it: what
protects a score is that nothing but inputs is taken over.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from collections.abc import Sequence
from hashlib import sha256
from sys import intern
from typing import NamedTuple

VERSION = "td1"
_FIELD = "|"
_INSTEAD = "/"
_DOMAIN = b"thidua-manifest-1\0"
_TAG_BYTES = 16
LONGEST = 255
"""Letters of a name's text constant in Excel."""


class Manifest(NamedTuple):
    """What was sent: the issue, to whom, in which round, and by which rubric.

    `unit` and `round` are keys of the round book, ASCII; `revision` counts from 1;
    `schema` is the version of the form; `fingerprint` that of the rubric.
    """

    issue: str
    unit: str
    round: str
    revision: int
    rubric: str
    schema: int
    fingerprint: str


def signed(manifest: Manifest, key: bytes) -> str:
    """The line of a manifest, at most LONGEST letters of ASCII.

    Raises ValueError when a field is too long or not ASCII.
    """
    fields = [VERSION, *(str(one).replace(_FIELD, _INSTEAD) for one in manifest)]
    line = _FIELD.join(fields)
    text = f"{line}{_FIELD}{_tag(line, key)}"
    if len(text) > LONGEST or not text.isascii():
        raise ValueError(f"no manifest can be made of {manifest!r}")
    return text


def read_manifest(text: str) -> Manifest | None:
    """The manifest of a line, whoever signed it; None for anything else."""
    fields = text.strip().split(_FIELD)
    if len(fields) != len(Manifest._fields) + 2 or fields[0] != VERSION:
        return None
    issue, unit, where, revision, rubric, schema, fingerprint = fields[1:-1]
    if not (_is_number(revision) and _is_number(schema)):
        return None
    # Thousands of workbooks of a round have the same of most of these.
    same = intern(where), int(revision), intern(rubric), int(schema)
    return Manifest(issue, unit, *same, intern(fingerprint))


def is_genuine(text: str, key: bytes) -> bool:
    """Whether a line was signed with a key."""
    line, _, tag = text.strip().rpartition(_FIELD)
    try:
        given = urlsafe_b64decode(tag + "=" * (-len(tag) % 4))
    except (Error, ValueError):
        return False
    return hmac.compare_digest(given, _digest(line, key))


def first_genuine(texts: Sequence[str], key: bytes) -> Manifest | None:
    """The first manifest that we signed, of the places a workbook keeps it in."""
    genuine = (text for text in texts if is_genuine(text, key))
    return next((m for m in map(read_manifest, genuine) if m), None)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 6


def _tag(line: str, key: bytes) -> str:
    return urlsafe_b64encode(_digest(line, key)).decode("ascii").rstrip("=")


def _digest(line: str, key: bytes) -> bytes:
    return hmac.digest(key, _DOMAIN + line.encode(), sha256)[:_TAG_BYTES]
