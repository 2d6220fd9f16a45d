"""What came back: every file of a folder, whose it is, and what the unit typed."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import ParseError, fromstring

from toolkit.exchange.mail.carried import Carried, carried
from toolkit.exchange.round.manifest import Manifest, first_genuine, read_manifest
from toolkit.findings import Finding
from toolkit.forms.scoring.making.travelling import COPY, MANIFEST
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest
from toolkit.xlsx.meaning.book import facts_of
from toolkit.xlsx.refusal import FileRefusedError
from toolkit.xlsx.zip.package import read_file

_PASSING = ("~$", ".", "~")
_HALF = (".tmp", ".part", ".crdownload", ".download", ".partial")
"""Files that programs keep for themselves, and such that are still arriving."""

_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_TEXT_CONSTANT = re.compile(r'"([^"]*)"')
_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")


class Came(NamedTuple):
    """One workbook that came back, or why there is none.

    `file` is the name it is known under, with what it came in before it; `manifest` is
    the one that we signed, `claimed` one that nobody can be sure of.
    """

    file: str
    data: bytes
    digest: str
    manifest: Manifest | None = None
    claimed: Manifest | None = None
    program: str = ""
    refused: Finding | None = None
    book: ClosedBook | None = None


class Aside(NamedTuple):
    """Something in the folder that is no workbook: evidence, or a sealed carrier."""

    file: str
    carried: Carried


def files_of(folder: Path) -> list[Path]:
    """The files of a folder and of those in it, by name; what still arrives is not."""
    found = []
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        passing = any(part.startswith(_PASSING) for part in parts)
        if path.is_file() and not passing and path.suffix.lower() not in _HALF:
            found.append(path)
    return found


def came_back(folder: Path, key: bytes) -> Iterator[Came | Aside]:
    """Each workbook in the files of a folder, in mails and zips too; the rest aside.

    None of it is trusted: a file that cannot be taken has the finding that says why.
    """
    for path in files_of(folder):
        name = path.relative_to(folder).as_posix()
        try:
            data = read_file(path)
        except FileRefusedError as refused:
            yield Came(name, b"", "", refused=finding_of(refused))
            continue
        for one in carried(path.name, data):
            shown = " › ".join((name, *one.way[1:], one.name)) if one.way else name
            if one.why is None and _is_workbook(one):
                yield opened(shown, one.data, key)
            else:
                yield Aside(shown, one)


def _is_workbook(one: Carried) -> bool:
    # Mail programs lose names: what is packed as a document is looked at whatever it
    # is called.
    return one.data.startswith(b"PK\x03\x04") or one.name.lower().endswith(_WORKBOOKS)


def opened(file: str, data: bytes, key: bytes) -> Came:
    """A workbook let in, and whose it says it is."""
    mark = digest(data)
    try:
        book = ClosedBook.from_bytes(data)
        lines = tuple(_manifest_lines(book))
        program = _program(book)
    except REFUSED as refused:
        return Came(file, data, mark, refused=finding_of(refused))
    genuine = first_genuine(lines, key)
    claimed = genuine or next(filter(None, map(read_manifest, lines)), None)
    return Came(file, data, mark, genuine, claimed, program, None, book)


def _manifest_lines(book: ClosedBook) -> Iterator[str]:
    """The manifest where it may stand: its cell, the key words, a name."""
    region = book.names().get(MANIFEST)
    if region is not None and region.sheet in book.sheet_names:
        value = book.sheet(region.sheet).at(region.top, region.left).value
        if isinstance(value, str):
            yield value
    yield from _property(book, _CORE, "keywords")
    copy = facts_of(book).names.get(COPY)
    if copy is not None:
        yield from _TEXT_CONSTANT.findall(copy.formula)


def _program(book: ClosedBook) -> str:
    """What the workbook says it was saved by; for wording alone, several fib."""
    return next(_property(book, _APP, "Application"), "")[:40]


def _property(book: ClosedBook, part: str, name: str) -> Iterator[str]:
    if not book.package.has(part):
        return
    try:
        root = fromstring(book.package.read(part))
    except ParseError:  # properties are no reason to refuse a workbook
        return
    for element in root:
        if element.tag.rpartition("}")[2] == name and element.text:
            yield element.text.strip()


def in_order(came: Sequence[Came]) -> list[Came]:
    """The same order whatever the files are called or came in."""
    return sorted(came, key=lambda one: (one.digest, one.file))
