"""Marks in a filled document become bookmarks, marked blanks and places of charts."""

import copy
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.reports.docx.values import BLANK, BRACES_BACK, FIGURE, MIDDLE
from toolkit.reports.docx.xml import SPACE, Element, W, paragraph_texts

_MARKED = re.compile(
    "([\ue000\ue003\ue004][^\ue000-\ue004]*\ue001[^\ue000-\ue004]*\ue002)"
)
_AFTER_HIGHLIGHT = tuple(
    f"{W}{name}"
    for name in (
        *("u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em"),
        *("lang", "eastAsianLayout", "specVanish", "oMath", "rPrChange"),
    )
)
_LONGEST_NAME = 40
_FIRST_ID = 10_000
"""Bookmarks of the template itself have smaller numbers."""


class Placed(NamedTuple):
    """A figure in a document: the name of its bookmark, its key, its text."""

    bookmark: str
    key: str
    text: str


def bookmark_name(key: str, number: int) -> str:
    """The bookmark of the `number`-th place of a figure: «_so_ct1_th», «_so_ct1_th__2».

    Word allows 40 letters, digits and underscores; one that begins with an underscore
    is hidden from its list.
    """
    behind = f"__{number}" if number > 1 else ""
    return f"_so_{key}"[: _LONGEST_NAME - len(behind)] + behind


def place_marks(trees: Iterable[Element]) -> tuple[Placed, ...]:
    """Put bookmarks around the figures of a filled document, and mark its blanks.

    Runs are cut where a mark is, and each piece keeps the looks of its run.
    """
    placer = _Placer()
    for root in trees:
        for paragraph in root.iter(f"{W}p"):
            for text in paragraph_texts(paragraph):
                if text.text and _MARKED.search(text.text):
                    placer.split(text.getparent())
    for root in trees:
        for text in root.iter(f"{W}t"):
            if text.text and any(brace in text.text for brace in "\ue005\ue006"):
                text.text = text.text.translate(BRACES_BACK)
    return tuple(placer.placed)


class _Placer:
    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self.times: Counter[str] = Counter()
        self.names: set[str] = set()

    def split(self, run: Element) -> None:
        """Cut a run at its marks; one that was cut already is no run any more."""
        parent = run.getparent()
        if parent is None or run.tag != f"{W}r":
            return
        looks = run.find(f"{W}rPr")
        pieces = list(self._pieces(run, looks))
        at = parent.index(run)
        parent.remove(run)
        for number, piece in enumerate(pieces):
            parent.insert(at + number, piece)

    def _pieces(self, run: Element, looks: Element) -> Iterator[Element]:
        own = _run_like(run, looks)
        for child in list(run):
            if child is looks:
                continue
            if child.tag != f"{W}t" or not _MARKED.search(child.text or ""):
                own.append(child)
                continue
            for piece in _MARKED.split(child.text):
                if not _MARKED.fullmatch(piece):
                    _write(own, piece)
                    continue
                if _holds(own):
                    yield own
                yield from self._marked(piece, run, looks)
                own = _run_like(run, looks)
        if _holds(own):
            yield own

    def _marked(self, piece: str, run: Element, looks: Element) -> Iterator[Element]:
        kind = piece[0]
        key, _, text = piece[1:-1].partition(MIDDLE)
        inner = _run_like(run, looks)
        _write(inner, text)
        if kind == BLANK:
            _highlight(inner)
        if kind != FIGURE:
            yield inner
            return
        name = self._name(key)
        self.placed.append(Placed(name, key, text.translate(BRACES_BACK)))
        number = str(_FIRST_ID + len(self.placed))
        start = inner.makeelement(f"{W}bookmarkStart")
        start.set(f"{W}id", number)
        start.set(f"{W}name", name)
        end = inner.makeelement(f"{W}bookmarkEnd")
        end.set(f"{W}id", number)
        yield from (start, inner, end)

    def _name(self, key: str) -> str:
        while True:
            self.times[key] += 1
            name = bookmark_name(key, self.times[key])
            if name not in self.names:
                self.names.add(name)
                return name


def _run_like(run: Element, looks: Element) -> Element:
    """An empty run with the looks of another one."""
    new = run.makeelement(f"{W}r")
    if looks is not None:
        new.append(copy.deepcopy(looks))
    return new


def _holds(run: Element) -> bool:
    return any(child.tag != f"{W}rPr" for child in run)


def _write(run: Element, text: str) -> None:
    if text:
        written = run.makeelement(f"{W}t")
        written.set(SPACE, "preserve")
        written.text = text
        run.append(written)


def _highlight(run: Element) -> None:
    looks = run.find(f"{W}rPr")
    if looks is None:
        looks = run.makeelement(f"{W}rPr")
        run.insert(0, looks)
    for old in looks.findall(f"{W}highlight"):
        looks.remove(old)
    mark = looks.makeelement(f"{W}highlight")
    mark.set(f"{W}val", "yellow")
    after = next((one for one in looks if one.tag in _AFTER_HIGHLIGHT), None)
    if after is None:
        looks.append(mark)
    else:
        after.addprevious(mark)
