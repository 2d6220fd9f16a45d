"""What a file that came back carries: itself, or what is in its mails and zips."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from toolkit.exchange.mail import limits
from toolkit.exchange.mail.arrival import Arrival
from toolkit.exchange.mail.letters import mail, mails_in
from toolkit.exchange.mail.limits import CarrierRefusedError, Why
from toolkit.exchange.mail.names import safe_name
from toolkit.exchange.mail.outlook import Held, Opened, outlook_message
from toolkit.xlsx.refusal import FileRefusedError, Words
from toolkit.xlsx.zip.archive import files_in, is_office_package
from toolkit.xlsx.zip.preflight import Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MESSAGE = "__properties_version1.0".encode("utf-16-le")
_ZIP = b"PK\x03\x04"
_MAILBOX = b"From "
_ARCHIVES = (
    b"Rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b\x08",
    b"BZh",
    b"\xfd7zXZ",
)
_TNEF = b"\x78\x9f\x3e\x22"  # winmail.dat, whatever type the mail gives it
_SEALED = (".p7m",)
_HEADER = re.compile(rb"[!-9;-~]{1,76}:[ \t]")
_MAIL_HEADERS = re.compile(
    rb"^(?:from|to|subject|date|received|mime-version|message-id|return-path|x-unsent)"
    rb":[ \t]",
    re.IGNORECASE | re.MULTILINE,
)
_SNIFFED = 4096
CARRIERS = (".eml", ".msg", ".mbox", ".zip")
WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
"""What the names of workbooks end in: whatever they hold, they are no carriers."""
_ZIP_LIMITS = Limits(
    file=limits.ARCHIVE, parts=limits.MEMBERS, total=limits.UNPACKED, part=limits.ONE
)


class Carried(NamedTuple):
    """One file out of a carrier. `name` is fit to be shown, and no path.

    `way`: the names of what it came in, outermost first; `why` it was put aside, and
    then there are no bytes. `folder`: the one it lay in within a zip. `arrived`: when
    the outermost mail that it came in did, as that one says.
    """

    name: str
    data: bytes
    way: tuple[str, ...] = ()
    why: Why | None = None
    folder: str = ""
    arrived: datetime | None = None


def carried(name: str, data: bytes) -> Iterator[Carried]:
    """All that a file carries, in its order; a file that is no carrier is itself.

    A carrier that cannot be opened is one Carried with its reason; what was found in
    it before stands.
    """
    budget = _Budget()
    yield from _opened(safe_name(name), data, (), budget)


class _SpentError(CarrierRefusedError):
    """The file of the folder brought all that it may: nothing more of it is opened."""


class _Budget:
    """How much one file of the folder may still bring."""

    def __init__(self) -> None:
        self.bytes, self.files = limits.UNPACKED, limits.MEMBERS

    def take(self, size: int) -> None:
        self.bytes -= size
        self.files -= 1
        if self.bytes < 0:
            raise _SpentError(Why.TOO_LARGE)
        if self.files < 0:
            raise _SpentError(Why.TOO_MANY)


def _opened(
    name: str,
    data: bytes,
    way: tuple[str, ...],
    budget: _Budget,
    folder: str = "",
    mail: Arrival | None = None,
) -> Iterator[Carried]:
    inside = _inside(name, data)
    if inside is None:
        why = _not_opened(name, data)
        arrived = mail.moment if mail else None
        yield Carried(name, b"" if why else data, way, why, folder, arrived)
        return
    if len(way) >= limits.DEPTH:
        yield Carried(name, b"", way, Why.TOO_DEEP)
        return
    here = (*way, name)
    try:
        for held in inside:
            inner, _, last = held.name.replace("\\", "/").rpartition("/")
            shown = safe_name(last)
            if held.why:
                yield Carried(shown, b"", here, held.why)
                continue
            budget.take(len(held.data))
            # What was handed on within another mail came with that one.
            came = mail or held.arrival
            yield from _opened(shown, held.data, here, budget, inner, came)
    except CarrierRefusedError as refused:
        if way and isinstance(refused, _SpentError):
            raise  # told once, of the file itself
        yield Carried(name, b"", way, refused.why)
    except FileRefusedError as refused:
        seen = refused.facts.get("seen")
        many = isinstance(seen, Words) and seen.key == "parts"
        yield Carried(name, b"", way, Why.TOO_MANY if many else Why.BROKEN)


def _not_opened(name: str, data: bytes) -> Why | None:
    """Why a person has to open it, of what nothing is taken out of; None for others."""
    if data.startswith(_ARCHIVES):
        return Why.ARCHIVE
    if data.startswith(_TNEF):
        return Why.TNEF
    if name.lower().endswith(_SEALED):
        return Why.SEALED
    # By its name a mail or a zip, and no workbook whose name was lost.
    is_broken = name.lower().endswith(CARRIERS) and not data.startswith(_ZIP)
    return Why.BROKEN if is_broken else None


def _inside(name: str, data: bytes) -> Iterator[Held] | None:
    """What a carrier holds; None for a file that is none."""
    if data.startswith(_ZIP):
        called_so = name.lower().endswith(WORKBOOKS)
        return None if called_so or is_office_package(data) else _of_zip(data)
    if data.startswith(_OLE):
        return _of_outlook(data) if _MESSAGE in data else None
    return _of_mails(data) if _is_mail(data[:_SNIFFED]) else None


def _of_zip(data: bytes) -> Iterator[Held]:
    return (Held(name, raw) for name, raw in files_in(data, _ZIP_LIMITS))


def _of_outlook(data: bytes) -> Iterator[Held]:
    yield from _with_arrival(outlook_message(data))


def _of_mails(data: bytes) -> Iterator[Held]:
    """The attachments of a mail; of several in an .mbox, each mail by its number."""
    if data.startswith(_MAILBOX):
        for number, raw in enumerate(mails_in(data), 1):
            yield Held(f"{number}.eml", raw)
    else:
        yield from _with_arrival(mail(data))


def _with_arrival(opened: Opened) -> Iterator[Held]:
    for held in opened.held:
        yield held._replace(arrival=opened.arrival)


def _is_mail(head: bytes) -> bool:
    """Whether text begins with headers of mail, or with the first line of an .mbox."""
    if head.startswith(_MAILBOX):
        return True
    return _HEADER.match(head) is not None and _MAIL_HEADERS.search(head) is not None
