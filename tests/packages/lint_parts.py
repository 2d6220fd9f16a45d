"""Lint of the package itself: zip, content types, relations, well-formed XML."""

import re
from collections import Counter
from collections.abc import Iterator

from tests.packages.fault import Fault
from tests.packages.opened import TYPES, Opened

_MAIN_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main",
    ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main",
    ".xlam": "application/vnd.ms-excel.addin.macroEnabled.main",
}
_RELATION_USE = re.compile(rb'\br:(?:id|embed|link|pict|dm|lo|qs|cs)="([^"]*)"')
_SIGNATURES = {
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpeg": (b"\xff\xd8\xff",),
    "jpg": (b"\xff\xd8\xff",),
    "gif": (b"GIF8",),
    "bmp": (b"BM",),
}
_ROOT = re.compile(
    rb"<([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*)"
)
_SPACES = {" ", "\t", "\n", "\r"}


def zip_names(book: Opened) -> Iterator[Fault]:
    """Two parts of one name, regardless of case (OPC 6.2.2.3)."""
    count = Counter(name.lower() for name in book.names)
    for name, number in count.items():
        if number > 1:
            yield Fault("zip-duplicate", name, f"{number} times")


def well_formed(book: Opened) -> Iterator[Fault]:
    for part in book.xml_parts():
        if book.tree(part) is None:
            yield Fault("xml-malformed", part, book.errors[part])
        if b"<!DOCTYPE" in book.parts[part]:
            yield Fault("doctype", part, "a DTD, which Excel refuses")


def ignorable_prefixes(book: Opened) -> Iterator[Fault]:
    """mc:Ignorable may name only prefixes that are declared (ISO 29500-3, 9.2)."""
    for part in book.xml_parts():
        for match in _ROOT.finditer(book.parts[part]):
            attributes = match[2].decode("utf-8", "replace")
            ignored = re.search(r'\w+:Ignorable="([^"]*)"', attributes)
            for prefix in ignored[1].split() if ignored else ():
                if f"xmlns:{prefix}=" not in attributes:
                    yield Fault("ignorable-prefix", part, prefix)


def content_types(book: Opened) -> Iterator[Fault]:
    for part in book.parts:
        if part != TYPES and not part.endswith("/") and not book.content_type(part):
            yield Fault("content-type-missing", part, "no Override, no Default")
    for part in book.overrides:
        if part not in book.parts:
            yield Fault("content-type-dangling", part, "no such part")


def main_type(book: Opened) -> Iterator[Fault]:
    """Excel refuses a file whose ending and content type differ."""
    wanted = _MAIN_TYPES.get(book.ending, "")
    kind = book.content_type(book.book_part)
    if kind != f"{wanted}+xml":
        yield Fault("content-type-extension", book.book_part, f"{book.ending}: {kind}")
    if book.vba_part and book.ending == ".xlsx":
        yield Fault("vba-in-xlsx", book.vba_part, "macros need .xlsm or .xlam")


def relations(book: Opened) -> Iterator[Fault]:
    for source in _sources(book):
        seen = set()
        for relation in book.relations(source):
            if relation.id in seen:
                yield Fault("relation-id-duplicate", source, relation.id)
            seen.add(relation.id)
            if not relation.external and relation.target not in book.parts:
                yield Fault("relation-dangling", source, relation.target)


def _sources(book: Opened) -> list[str]:
    """The parts that have relations; "" is the package."""
    found = []
    for part in book.parts:
        folder, _, file = part.rpartition("/")
        if folder == "_rels" or folder.endswith("/_rels"):
            owner = file.removesuffix(".rels")
            found.append((folder[:-5] + owner).lstrip("/"))
    return found


def relation_uses(book: Opened) -> Iterator[Fault]:
    """An r:id in a part for which the part has no relation."""
    for part in book.xml_parts():
        used = {m[1].decode() for m in _RELATION_USE.finditer(book.parts[part])} - {""}
        if used:
            known = {relation.id for relation in book.relations(part)}
            for key in sorted(used - known):
                yield Fault("relation-id-missing", part, key)


def orphans(book: Opened) -> Iterator[Fault]:
    """Parts that nothing leads to: Excel drops them without a word."""
    reached, waiting = {TYPES}, [""]
    while waiting:
        for relation in book.relations(waiting.pop()):
            if not relation.external and relation.target not in reached:
                reached.add(relation.target)
                waiting.append(relation.target)
    for part in book.parts:
        if part not in reached and "_rels/" not in part and not part.endswith("/"):
            yield Fault("part-orphan", part, "no relation leads here")


def images(book: Opened) -> Iterator[Fault]:
    for part, body in book.parts.items():
        starts = _SIGNATURES.get(part.rpartition(".")[2].lower())
        if starts and not body.startswith(starts):
            yield Fault("image-bytes", part, repr(body[:8]))


def kept_spaces(book: Opened) -> Iterator[Fault]:
    """Blanks at the ends of a text are lost without xml:space="preserve"."""
    space = "{http://www.w3.org/XML/1998/namespace}space"
    for part in book.xml_parts():
        root = book.tree(part) if part.startswith("xl/") else None
        for element in root.iter() if root is not None else ():
            tag, text = str(element.tag), element.text or ""
            if not tag.endswith("spreadsheetml/2006/main}t") or not text:
                continue
            if {text[0], text[-1]} & _SPACES and element.get(space) != "preserve":
                yield Fault("text-space", part, repr(text[:40]))


CHECKS = (
    zip_names,
    well_formed,
    ignorable_prefixes,
    content_types,
    main_type,
    relations,
    relation_uses,
    orphans,
    images,
    kept_spaces,
)
