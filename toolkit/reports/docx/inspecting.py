"""Every fault of a template with its place, before anything is filled."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from toolkit.findings import Finding, find
from toolkit.findings.texts.documents import WORDS
from toolkit.model.origin import Origin
from toolkit.reports.docx.places import Spot, spots
from toolkit.reports.docx.tags import (
    LOOP_WORDS,
    NotUnderstoodError,
    Tag,
    broken_braces,
    list_of,
    looked_up,
    read_tag,
    tags_in,
)
from toolkit.reports.docx.values import LIST, Shape
from toolkit.reports.docx.xml import Element, W

MOST_FAULTS = 100
"""A template with more is not mended fault by fault."""

_DEEPEST = 6
"""So many lists and conditions may lie in one another."""

_CLOSES = {"for": "endfor", "if": "endif"}
_OPENS = {word: opens for opens, word in _CLOSES.items()} | {"else": "if", "elif": "if"}


class _Open(NamedTuple):
    """A list or a condition that is not closed yet, and the scopes before it."""

    tag: Tag
    spot: Spot
    before: Mapping[str, Shape | None]


def faults(
    trees: Mapping[str, Element], shape: Shape, wanted: Collection[str] | None = None
) -> tuple[Finding, ...]:
    """What is wrong with a template whose fields are whole (`healing.heal`).

    `trees`: its parts by name. `shape`: the names it may use. `wanted`: the lists that
    it should use, None for all. At most MOST_FAULTS.
    """
    found: list[Finding] = []
    used: set[str] = set()
    for part, root in trees.items():
        reader = _Reader(shape, used)
        for finding in reader.read(part, root):
            found.append(finding)
            if len(found) == MOST_FAULTS:
                return tuple(found)
    lists = [name.removesuffix(LIST) for name in shape if name.endswith(LIST)]
    lists = [name for name in lists if wanted is None or name in wanted]
    found += [find("B115", seen=name) for name in lists if name not in used]
    return tuple(found)


def lists_used(trees: Mapping[str, Element]) -> frozenset[str]:
    """The lists that a template without faults repeats something for."""
    used: set[str] = set()
    for part, root in trees.items():
        for spot in spots(part, root):
            tags = map(read_tag, tags_in(spot.text))
            used.update(tag.names[0] for tag in tags if tag.word == "for")
    return frozenset(used)


class _Reader:
    """Reads one part of a template from its beginning to its end."""

    def __init__(self, shape: Shape, used: set[str]) -> None:
        self.shape, self.used = shape, used
        self.open: list[_Open] = []
        self.scopes: Mapping[str, Shape | None] = {}

    def read(self, part: str, root: Element) -> Iterator[Finding]:
        for spot in spots(part, root):
            text = spot.text
            if broken := broken_braces(text):
                yield find("B111", spot.origin, seen=broken)
            for written in tags_in(text):
                try:
                    tag = read_tag(written)
                except NotUnderstoodError as error:
                    yield find("B112", spot.origin, seen=written)
                    if error.opens is not None and len(self.open) < _DEEPEST:
                        self.open.append(_Open(error.opens, spot, self.scopes))
                    continue
                yield from self._tag(tag, spot)
        for left in self.open:
            close = _order(left.tag.whole, _CLOSES[left.tag.word])
            yield find("B113", left.spot.origin, seen=left.tag.text, expected=close)

    def _tag(self, tag: Tag, spot: Spot) -> Iterator[Finding]:
        if wrong := _misplaced(tag, spot):
            yield find("B119", spot.origin, seen=tag.text, expected=WORDS[wrong])
        if tag.word in _CLOSES and len(self.open) == _DEEPEST:
            yield find("B112", spot.origin, seen=tag.text)
            return
        if tag.word == "for":
            yield from self._list(tag, spot)
            return
        yield from self._names(tag, spot.origin)
        if tag.word == "if":
            self.open.append(_Open(tag, spot, self.scopes))
        elif tag.word:
            yield from self._close(tag, spot)

    def _list(self, tag: Tag, spot: Spot) -> Iterator[Finding]:
        [name] = tag.names
        self.used.add(name)
        row = list_of(name, self.shape, self.scopes)
        if row is None and not self._excused(name):
            names = self._all_names(lists=True)
            yield find("B110", spot.origin, seen=name, expected=_near(name, names))
        self.open.append(_Open(tag, spot, self.scopes))
        self.scopes = {**self.scopes, tag.each: row, "loop": LOOP_WORDS}

    def _names(self, tag: Tag, at: Origin) -> Iterator[Finding]:
        for name in tag.names:
            if self._excused(name):
                continue
            if looked_up(name, self.shape, self.scopes) is None:
                continue
            if list_of(name, self.shape, self.scopes) is not None:
                self.used.add(name)
                if not tag.word:
                    yield find("B110", at, seen=name, expected=WORDS["is_list"])
                continue
            near = _near(name, self._all_names(lists=False))
            yield find("B110", at, seen=name, expected=near)

    def _close(self, tag: Tag, spot: Spot) -> Iterator[Finding]:
        opens = _OPENS[tag.word]
        if not self.open or self.open[-1].tag.word != opens:
            yield find("B114", spot.origin, seen=tag.text, expected=opens)
            return
        last = self.open[-1]
        if wrong := _apart(last, tag, spot):
            yield find("B119", spot.origin, seen=tag.text, expected=WORDS[wrong])
        if tag.word.startswith("end"):
            self.open.pop()
            self.scopes = last.before

    def _excused(self, name: str) -> bool:
        """Whether a name belongs to the row of a list that is unknown, and told so."""
        first = name.partition(".")[0]
        return first in self.scopes and self.scopes[first] is None

    def _all_names(self, *, lists: bool) -> list[str]:
        names = list(_flat(self.shape, "", lists))
        for each, row in self.scopes.items():
            names += _flat(row or {}, f"{each}.", lists)
        return names


def _flat(shape: Shape, before: str, lists: bool) -> Iterator[str]:
    for name, below in shape.items():
        if name.endswith(LIST):
            if lists:
                yield before + name.removesuffix(LIST)
        elif below is not None:
            yield from _flat(below, f"{before}{name}.", lists)
        elif not lists:
            yield before + name


def _near(name: str, names: list[str]) -> str:
    spelled = {one.casefold(): one for one in names}
    close = [spelled[one] for one in get_close_matches(name.casefold(), spelled, 1)]
    return WORDS["near"].format(close[0]) if close else WORDS["not_near"]


def _order(whole: str, word: str) -> str:
    return f"{{%{whole} {word} %}}"


def _misplaced(tag: Tag, spot: Spot) -> str:
    """Why a tag cannot stand where it does; "" where it can."""
    if tag.whole == "tr":
        row = spot.row
        alone = row is not None and _whole_text(row).strip() == tag.text
        return "" if alone else "own_row"
    if tag.whole == "p" and spot.text.strip() != tag.text:
        return "own_paragraph"
    return ""


def _whole_text(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def _apart(opened: _Open, tag: Tag, spot: Spot) -> str:
    """Why a list or condition cannot be closed here; "" where it can."""
    if opened.tag.whole != tag.whole:
        return "same_kind"
    if tag.whole == "tr":
        return "" if opened.spot.table is spot.table else "own_row"
    if tag.whole == "p":
        return "" if opened.spot.box is spot.box else "own_paragraph"
    return "" if opened.spot.paragraph is spot.paragraph else "same_paragraph"
