"""Puts sheets of a workbook of ours into another; no other part of it changes."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from types import MappingProxyType
from typing import NamedTuple

from toolkit.xlsx.cells.address import quoted
from toolkit.xlsx.edit.cell import escape
from toolkit.xlsx.edit.splice import (
    TAG,
    Element,
    Splice,
    apply,
    attribute,
    children,
    masked,
)
from toolkit.xlsx.graft.sheets import OFFICE, STRICT_MAIN, STRICT_OFFICE, moved
from toolkit.xlsx.graft.start_tag import opened
from toolkit.xlsx.graft.stylesheet import merged
from toolkit.xlsx.read.reading import parse_xml
from toolkit.xlsx.read.stored_values import local
from toolkit.xlsx.read.strings import read_strings
from toolkit.xlsx.workbook_part import BookXml, relations_part
from toolkit.xlsx.zip.names import part_key
from toolkit.xlsx.zip.package import Package
from toolkit.xlsx.zip.room import STRINGS, STYLES

_QUOTED = re.compile(r"('[^'<>]{1,99}'!)")
_TYPES = "[Content_Types].xml"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
# Where the names of a workbook stand: right behind the last of these that is there.
_BEFORE_NAMES = ("externalReferences", "functionGroups", "sheets")


class Name(NamedTuple):
    """A defined name of the donor; `sheet`: it holds on that sheet alone."""

    name: str
    text: str
    sheet: str = ""
    hidden: bool = False


class _New(NamedTuple):
    """A sheet to come: its name, part, relationship and bytes."""

    name: str
    part: str
    relation: str
    data: bytes
    state: str


_NOTHING: Mapping[str, str] = MappingProxyType({})


def graft(
    data: bytes,
    donor: bytes,
    sheets: Sequence[str],
    *,
    renamed: Mapping[str, str] = _NOTHING,
    named: Mapping[str, str] = _NOTHING,
) -> dict[str, bytes]:
    """The parts that a workbook gets or that change when sheets of `donor` come in.

    The sheets stand behind its own. All names of the donor come too, save those that
    hold only on a sheet that stays behind. `donor` is a workbook that we made, and none
    of its names may be taken; both are given as whole files. Charts stay behind.
    `renamed`: sheet of the donor → the sheet that is meant instead: one that comes
    under another name, or one of the workbook's own. `named`: name, of the donor or a
    new one → what it refers to.

    Raises ValueError where a sheet's name is taken, FileRefusedError for a
    workbook that cannot be read.
    """
    target, source = Package.from_bytes(data), Package.from_bytes(donor)
    book, given = BookXml(target), BookXml(source)
    taken = {name.casefold() for name in book.all_sheets}
    called = [renamed.get(name, name) for name in sheets]
    if clash := [name for name in called if name.casefold() in taken]:
        raise ValueError(f"the name of a sheet is taken: {clash}")
    root = parse_xml(target.read(book.part), book.part)
    strict = root.tag.startswith("{" + STRICT_MAIN)
    parts: dict[str, bytes] = {}

    styles = book.styles_part()
    old = target.read(styles, STYLES) if styles else None
    look = merged(old, source.read("xl/styles.xml", STYLES))
    added = [(styles or "xl/styles.xml", "styles", "styles+xml")] * (styles is None)
    parts[styles or "xl/styles.xml"] = look.data

    texts = given.strings_part()
    strings = read_strings(source.read(texts, STRINGS), texts) if texts else []
    news = []
    for name, part, relation in zip(
        sheets,
        _free_parts(target, len(sheets)),
        _free_ids(book, len(sheets)),
        strict=True,
    ):
        entry = given.sheets[name]
        body = moved(source.read(entry.part), strings, look, strict=strict)
        body = meaning(body.decode(), renamed).encode()
        news.append(_New(renamed.get(name, name), part, relation, body, entry.state))
        parts[part] = body
    kinds = [(new.part, new.relation, "worksheet") for new in news]
    if added:
        kinds.append((added[0][0], "rIdThiduaStyles", "styles"))
    rels = relations_part(book.part)
    parts[rels] = _with_relations(target.read(rels), kinds, strict=strict)
    types = [(new.part, "worksheet+xml") for new in news]
    types += [(part, ending) for part, _, ending in added]
    parts[_TYPES] = _with_types(target.read(_TYPES), types)
    parts[book.part] = _with_sheets(
        target.read(book.part),
        news,
        all_names(names_of(source, given), renamed, named),
        strict=strict,
    )
    return parts


def meaning(text: str, renamed: Mapping[str, str]) -> str:
    """A text in which references to sheets are to others; XlsxWriter quotes them."""
    if not renamed:
        return text
    known = {f"{quoted(old)}!": f"{quoted(new)}!" for old, new in renamed.items()}
    known = {escape(old): escape(new) for old, new in known.items()}
    parts = _QUOTED.split(text)
    return "".join(known.get(part, part) for part in parts)


def all_names(
    given: Sequence[Name],
    renamed: Mapping[str, str],
    named: Mapping[str, str] = _NOTHING,
) -> list[Name]:
    """The donor's names, meaning the sheets that are meant, and new ones."""
    known = {one.name for one in given}
    new = [Name(name, text) for name, text in named.items() if name not in known]
    return [*(_renamed(one, renamed, named) for one in given), *new]


def _renamed(one: Name, renamed: Mapping[str, str], named: Mapping[str, str]) -> Name:
    text = named.get(one.name)
    if text is None:
        text = unescape(meaning(escape(_with_quotes(one.text)), renamed))
    return one._replace(text=text, sheet=renamed.get(one.sheet, one.sheet))


def _with_quotes(text: str) -> str:
    """Người!$A$4 → 'Người'!$A$4, as a name of one word is written."""
    sheet, mark, rest = text.partition("!")
    plain = mark and sheet.isalnum()
    return f"{quoted(sheet)}!{rest}" if plain else text


def names_of(package: Package, book: BookXml) -> tuple[Name, ...]:
    """All defined names of a workbook."""
    order = book.all_sheets
    root = parse_xml(package.read(book.part), book.part)
    return tuple(
        Name(
            name.get("name") or "",
            name.text or "",
            order[int(name.get("localSheetId") or 0)]
            if name.get("localSheetId")
            else "",
            name.get("hidden") == "1",
        )
        for child in root
        if local(child.tag) == "definedNames"
        for name in child
    )


def _free_parts(package: Package, count: int) -> list[str]:
    folder = package.workbook_part.rpartition("/")[0]
    folder = f"{folder}/worksheets" if folder else "worksheets"
    taken = {part_key(name) for name in package.part_names}
    found: list[str] = []
    number = 1
    while len(found) < count:
        name = f"{folder}/sheet{number}.xml"
        if part_key(name) not in taken:
            found.append(name)
        number += 1
    return found


def _free_ids(book: BookXml, count: int) -> list[str]:
    taken = {one.casefold() for one in book.relations}
    found: list[str] = []
    number = 1
    while len(found) < count:
        name = f"rId{number}"
        if name.casefold() not in taken:
            found.append(name)
        number += 1
    return found


def _with_relations(
    data: bytes, kinds: Iterable[tuple[str, str, str]], *, strict: bool
) -> bytes:
    """The relationships of the workbook, and one for each new part."""
    base = STRICT_OFFICE if strict else OFFICE
    body = "".join(
        f'<{{}}Relationship Id="{relation}" Type="{base}/{kind}" Target="/{part}"/>'
        for part, relation, kind in kinds
    )
    return _at_the_end(data, body)


def _with_types(data: bytes, types: Iterable[tuple[str, str]]) -> bytes:
    body = "".join(
        f'<{{}}Override PartName="/{part}" ContentType="{_SPREADSHEET}{ending}"/>'
        for part, ending in types
    )
    return _at_the_end(data, body)


def _at_the_end(data: bytes, body: str) -> bytes:
    """Elements as the last under the root; «{}» in them becomes its prefix."""
    mask = masked(data)
    root = next(TAG.finditer(mask))
    prefix = root[2].rpartition(b":")[0]
    new = body.replace("{}", f"{prefix.decode()}:" if prefix else "").encode()
    if root[4]:  # nothing in it yet
        whole = opened(data[root.start() : root.end()]) + new + b"</%b>" % root[2]
        return apply(data, [(root.start(), root.end(), whole)])
    end = mask.rindex(b"</")
    return apply(data, [(end, end, new)])


def _with_sheets(
    data: bytes, news: Sequence[_New], names: Iterable[Name], *, strict: bool
) -> bytes:
    """The workbook part with the new sheets and names."""
    mask = masked(data)
    root = next(TAG.finditer(mask))
    elements = {e.name: e for e in children(mask, root.end(), mask.rindex(b"</"))}
    found = elements["sheets"]
    entries = [
        data[e.start : e.inner] for e in children(mask, found.inner, found.close)
    ]
    prefix = root[2].rpartition(b":")[0].decode()
    prefix += ":" if prefix else ""
    number = max([int(attribute(one, b"sheetId") or 0) for one in entries], default=0)
    office = STRICT_OFFICE if strict else OFFICE
    body = "".join(
        f'<{prefix}sheet name="{escape(new.name)}" sheetId="{number + index}"'
        + (f' state="{new.state}"' if new.state != "visible" else "")
        + f' xmlns:r="{office}" r:id="{new.relation}"/>'
        for index, new in enumerate(news, 1)
    ).encode()
    order = {new.name: len(entries) + index for index, new in enumerate(news)}
    splices: list[Splice] = [(found.close, found.close, body)]
    splices += new_names(elements, prefix, named_elements(names, order, prefix))
    return apply(data, splices)


def named_elements(
    names: Iterable[Name], order: Mapping[str, int], prefix: str
) -> bytes:
    """Names as elements; `order`: the number of each sheet that may have own ones."""
    items = []
    for one in names:
        if one.sheet and one.sheet not in order:
            continue
        where = f' localSheetId="{order[one.sheet]}"' if one.sheet else ""
        where += ' hidden="1"' if one.hidden else ""
        tag = f"{prefix}definedName"
        text = escape(one.text).replace("&quot;", '"')
        items.append(f'<{tag} name="{escape(one.name)}"{where}>{text}</{tag}>')
    return "".join(items).encode()


def new_names(
    elements: Mapping[str, Element], prefix: str, items: bytes
) -> list[Splice]:
    """The splices that put names, as elements, behind those of a workbook part."""
    tag = f"{prefix}definedNames".encode()
    found = elements.get("definedNames")
    if found is not None:
        if found.inner != found.end:
            return [(found.close, found.close, items)]
        return [(found.start, found.end, b"<%b>%b</%b>" % (tag, items, tag))]
    at = max(elements[name].end for name in _BEFORE_NAMES if name in elements)
    return [(at, at, b"<%b>%b</%b>" % (tag, items, tag))]
