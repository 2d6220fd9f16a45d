"""Attachments of mails saved as .eml and .mbox, by the standard library's parser."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from itertools import islice

from toolkit.exchange.mail import limits
from toolkit.exchange.mail.arrival import arrival_of
from toolkit.exchange.mail.limits import CarrierRefusedError, Why
from toolkit.exchange.mail.outlook import Held, Opened
from toolkit.exchange.mail.prescan import prescan
from toolkit.exchange.mail.runs import Runs

_FROM = re.compile(rb"^From [^\r\n]*\r?\n", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_LUMPS = {
    "application/ms-tnef": Why.TNEF,
    "application/vnd.ms-tnef": Why.TNEF,
    "application/pkcs7-mime": Why.SEALED,
    "application/x-pkcs7-mime": Why.SEALED,
    "multipart/encrypted": Why.SEALED,
}
_TEXTS = ("text/plain", "text/html", "text/calendar")
_RULES = policy.default.clone(raise_on_defect=False)


def mails_in(raw: bytes) -> Iterator[bytes]:
    """The mails of an .mbox, one after another; an .eml is the only one of its own.

    Raises CarrierRefusedError when there are too many.
    """
    if not raw.startswith(b"From "):
        yield raw
        return
    # No more of them are looked for than may be there: lines may say nothing else.
    found = islice(_FROM.finditer(raw), limits.MEMBERS + 1)
    starts = [match.span() for match in found]
    if len(starts) > limits.MEMBERS:
        raise CarrierRefusedError(Why.TOO_MANY)
    ends = [start for start, _ in starts[1:]] + [len(raw)]
    for (_, begin), end in zip(starts, ends, strict=True):
        yield _QUOTED_FROM.sub(rb"\1", raw[begin:end])


def mail(raw: bytes) -> Opened:
    """One mail with its attachments, those of mails within it too.

    Raises CarrierRefusedError as `prescan`, and for what is no mail at all.
    """
    runs = Runs(raw)
    prescan(runs.rest)
    try:
        parsed = message_from_bytes(runs.rest, policy=_RULES)
        arrival = arrival_of(parsed.raw_items())
        return Opened(_subject(parsed), tuple(_held(parsed, runs)), arrival)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise CarrierRefusedError(Why.BROKEN) from error


def _subject(parsed: Message) -> str:
    return " ".join(str(parsed.get("Subject", "")).split())


def _held(parsed: EmailMessage, runs: Runs) -> Iterator[Held]:
    taken = count = 0
    for part in parsed.walk():
        kind = part.get_content_type()
        name = _name(part)
        if kind in _LUMPS:
            yield Held(name, b"", _LUMPS[kind])
            continue
        if part.is_multipart() or (kind in _TEXTS and not name):
            continue
        count += 1
        if count > limits.PARTS:
            raise CarrierRefusedError(Why.TOO_MANY)
        data = runs.body(part)
        taken += len(data)
        if len(data) > limits.ONE or taken > limits.UNPACKED:
            raise CarrierRefusedError(Why.TOO_LARGE)
        yield Held(name, data)


def _name(part: Message) -> str:
    """The name a mail gives an attachment; never a path, and never trusted."""
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, IndexError, TypeError):  # a name no one can read
        return ""
