"""What came back: every file of a folder, whose it is, and what the unit typed."""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import ParseError, fromstring

from toolkit.exchange.mail import limits
from toolkit.exchange.mail.carried import CARRIERS, WORKBOOKS, Carried, carried
from toolkit.exchange.mail.limits import Why
from toolkit.exchange.round.comparing.sniffed import ENDINGS, ending_of, paper_of
from toolkit.exchange.round.comparing.swollen import let_in
from toolkit.exchange.round.manifest import Manifest, first_genuine, read_manifest
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.forms.scoring.making.travelling import COPY, MANIFEST
from toolkit.jobs.refused import REFUSED, finding_of
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest
from toolkit.xlsx.meaning.book import facts_of
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.workbook_part import relations
from toolkit.xlsx.zip.loose import LooseParts
from toolkit.xlsx.zip.package import LIMITS, Package, read_file
from toolkit.xlsx.zip.room import SHEET, STRINGS

_PASSING = ("~$", ".", "~")
_HALF = (
    *(".tmp", ".part", ".crdownload", ".download", ".partial"),
    *(".opdownload", ".filepart"),
)
"""Files that programs keep for themselves, and such that are still arriving."""

_YEARS = range(2000, 2101)
_CORE, _APP = "docProps/core.xml", "docProps/app.xml"
_BUILD = re.compile(r"[/$].*", re.DOTALL)  # LibreOffice/7.4.7.2$Linux_X86_64 …
_LINE = re.compile(rb">\s*(td1\|[!-;=-~]{20,200})\s*<")
_LIMITS = LIMITS._replace(file=limits.ONE)
"""Of what is called no workbook: mails and scans are larger."""
_MOST_DEEP = 32
"""Folders within each other; links may make more of them than there are."""
_TEXT_CONSTANT = re.compile(r'"([^"]*)"')


class Source(NamedTuple):
    """Where something lies: a file below a folder, the how-manieth of what it holds.

    What came back is not kept in memory: it is read again when it is its turn. Nor are
    a Path, which takes six times its text, and that of the folder for each file.
    """

    folder: str
    file: str
    number: int = 0

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.folder, self.file)


class Came(NamedTuple):
    """One workbook that came back, or why there is none.

    `file` is the name it is known under, with what it came in before it; `manifest` is
    the one that we signed, `claimed` one that nobody can be sure of. `place`: the
    folders, mails and zips that it lay in, outermost first. `arrived`: when the mail it
    came in did; None where it came in none, or that does not say.
    """

    file: str
    source: Source
    digest: str = ""
    manifest: Manifest | None = None
    claimed: Manifest | None = None
    refused: Finding | None = None
    place: tuple[str, ...] = ()
    arrived: datetime | None = None


class Aside(NamedTuple):
    """Something in the folder that is no workbook: evidence, or a sealed carrier.

    `name` is fit to be shown, `ending` that of its kind where it is evidence; `why` it
    could not be opened; `place` as that of a workbook.
    """

    file: str
    source: Source
    name: str
    why: Why | None = None
    ending: str = ""
    size: int = 0
    digest: str = ""
    place: tuple[str, ...] = ()


class Within(NamedTuple):
    """The files in a folder («mục/tệp»), and folders in it that may not be read."""

    files: list[str]
    closed: list[str]


def within(folder: Path) -> Within:
    """What lies in a folder and those in it; what still arrives is none of it.

    No link to a folder is followed, and nothing a name of which is too long is found.
    Raises WorkRefusedError G922 where the folder itself may not be read.
    """
    found = Within([], [])
    waiting = [("", 0)]
    while waiting:
        here, depth = waiting.pop()
        try:
            with os.scandir(folder / here) as entries:
                for one in entries:
                    with suppress(OSError):  # a link to itself; it stops no other
                        _put(one, here, depth, found, waiting)
        except OSError as error:
            if not here:
                raise WorkRefusedError(find("G922", seen=str(folder))) from error
            # It may be gone by now, or its name be too long.
            if isinstance(error, PermissionError):
                found.closed.append(here.rstrip("/"))
    found.files.sort(key=lambda name: name.replace("/", "\0"))
    found.closed.sort()
    return found


def _put(
    one: "os.DirEntry[str]",
    here: str,
    depth: int,
    found: Within,
    waiting: list[tuple[str, int]],
) -> None:
    name = here + one.name
    if one.name.startswith(_PASSING):
        return
    if one.is_dir(follow_symlinks=False):
        if depth < _MOST_DEEP:
            waiting.append((f"{name}/", depth + 1))
    elif one.is_file() and not one.name.lower().endswith(_HALF):
        found.files.append(name)


def came_back(folder: Path, key: bytes) -> Iterator[Came | Aside]:
    """Each workbook in the files of a folder, in mails and zips too; the rest aside.

    None of it is trusted: a file that cannot be taken has the finding that says why.
    Raises WorkRefusedError as `within`.
    """
    here, there = str(folder), within(folder)
    for name in there.closed:
        yield Aside(name, Source(here, name), name, Why.CLOSED)
    for name in there.files:
        path = folder / name
        try:
            data = _bytes_of(path)
        except FileRefusedError as refused:
            yield from _not_read(Source(here, name), refused)
            continue
        for number, one in enumerate(carried(path.name, data)):
            shown = " › ".join((name, *one.way[1:], one.name)) if one.way else name
            above = name.split("/")[:-1]
            place = (*above, *one.way, *filter(None, one.folder.split("/")))
            source = Source(here, name, number)
            if one.why is None and _is_workbook(one):
                came = looked_at(shown, one.data, key, source)
                yield came._replace(place=place, arrived=one.arrived)
                continue
            ending = "" if one.why else ending_of(one.data)
            mark = digest(one.data) if ending else ""
            size = len(one.data)
            yield Aside(shown, source, one.name, one.why, ending, size, mark, place)


def _bytes_of(path: Path) -> bytes:
    """A file of the folder, unless it is too large for what it is called."""
    is_book = path.suffix.lower() in WORKBOOKS
    return read_file(path, limits=LIMITS if is_book else _LIMITS)


def _not_read(source: Source, refused: FileRefusedError) -> Iterator[Came | Aside]:
    """What is said of a file that is not read; of one that nobody awaits nothing."""
    name, path = source.file, source.path
    ending = path.suffix.lower()
    if refused.fault is not Fault.TOO_LARGE or ending in WORKBOOKS:
        yield Came(name, source, refused=finding_of(refused))
    elif ending in ENDINGS or ending in CARRIERS:
        with suppress(OSError):
            size = path.stat().st_size
            yield Aside(name, source, path.name, Why.TOO_LARGE, size=size)


def read_again(sources: Sequence[Source]) -> Iterator[tuple[Source, bytes]]:
    """What lies at these places, each file opened once. Raises FileRefusedError."""
    for _, together in groupby(sorted(sources), key=lambda one: one[:2]):
        by_number = {one.number: one for one in together}
        path = next(iter(by_number.values())).path
        data = _bytes_of(path)
        for number, one in enumerate(carried(path.name, data)):
            if number in by_number:
                yield by_number[number], one.data


def _is_workbook(one: Carried) -> bool:
    # Mail programs lose names: what is packed as a document is looked at whatever it
    # is called.
    packed = one.data.startswith(b"PK\x03\x04") and not paper_of(one.data)
    return packed or one.name.lower().endswith(WORKBOOKS)


def looked_at(file: str, data: bytes, key: bytes, source: Source) -> Came:
    """A workbook, and whose it says it is.

    One whose key words say so is let in when it is worked through: whether it can be
    is told then, or by `faults_of`.
    """
    mark = digest(data)
    try:
        genuine = first_genuine(tuple(keywords_of(LooseParts(data))), key)
        claimed = None
        if genuine is None:
            genuine, claimed = whose(let_in(data), key)
    except REFUSED as refused:
        return Came(file, source, mark, refused=finding_of(refused))
    return Came(file, source, mark, genuine, claimed)


def faults_of(several: Sequence[Came]) -> Mapping[Source, Finding]:
    """Why some of these workbooks cannot be let in, by where they lie."""
    found: dict[Source, Finding] = {}
    sources = sorted(one.source for one in several)
    for _, together in groupby(sources, key=lambda one: one[:2]):
        waiting = list(together)
        try:
            for source, data in read_again(waiting):
                waiting.remove(source)
                try:
                    let_in(data)
                except REFUSED as refused:
                    found[source] = finding_of(refused)
        except REFUSED as refused:  # the file is there no more
            found.update(dict.fromkeys(waiting, finding_of(refused)))
    return found


def whose(book: ClosedBook, key: bytes) -> tuple[Manifest | None, Manifest | None]:
    """The manifest that we signed, and one that a workbook claims; None for none.

    The places of the manifest are looked at one after the other: with most workbooks
    no sheet is read for it.
    """
    claimed: Manifest | None = None
    for line in manifest_lines(book):
        genuine = first_genuine((line,), key)
        if genuine is not None:
            return genuine, genuine
        claimed = claimed or read_manifest(line)
    return None, claimed


def manifest_lines(book: ClosedBook) -> Iterator[str]:
    """The manifest where it may stand: the key words, a name, its cell.

    Where its name is gone, as when somebody pasted the form into a new workbook, the
    one line among the texts of all cells that looks like one.
    """
    yield from keywords_of(book.package)
    copy = facts_of(book).names.get(COPY)
    if copy is not None:
        yield from _TEXT_CONSTANT.findall(copy.formula)
    region = book.names().get(MANIFEST)
    if region is not None and region.sheet in book.sheet_names:
        value = book.sheet(region.sheet).at(region.top, region.left).value
        if isinstance(value, str):
            yield value
    elif region is None and len(lines := _among_texts(book)) == 1:
        yield from lines


def _among_texts(book: ClosedBook) -> set[str]:
    package = book.package
    related = relations(package, package.workbook_part)
    rooms = {"sharedStrings": STRINGS, "worksheet": SHEET}
    return {
        line.decode("ascii")
        for kind, room in rooms.items()
        for one in related
        if one.kind == kind and package.has(one.target)
        for line in _LINE.findall(package.read(one.target, room))
    }


def program_of(book: ClosedBook) -> str:
    """What the workbook says it was saved by; for wording alone, several fib."""
    said = next(_property(book.package, _APP, "Application"), "")
    return _BUILD.sub("", said).strip()[:40]


def saved_at(book: ClosedBook) -> datetime | None:
    """When the workbook says that it was last saved; None where it does not say."""
    for text in _property(book.package, _CORE, "modified"):
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            return None
        if moment.year not in _YEARS:  # no local time at the ends of the calendar
            return None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def keywords_of(package: Package | LooseParts) -> Iterator[str]:
    """The key words of a workbook, where a manifest stands once more."""
    yield from _property(package, _CORE, "keywords")


def _property(package: Package | LooseParts, part: str, name: str) -> Iterator[str]:
    if not package.has(part):
        return
    try:
        root = fromstring(package.read(part))
    except ParseError:  # properties are no reason to refuse a workbook
        return
    for element in root:
        if element.tag.rpartition("}")[2] == name and element.text:
            yield element.text.strip()


def in_order(came: Sequence[Came]) -> list[Came]:
    """The same order whatever the files are called or came in."""
    return sorted(came, key=lambda one: (one.digest, one.file))
