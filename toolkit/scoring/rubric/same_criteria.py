"""Which criterion of a corrected rubric is which of the rubric it was made from.

A criterion is the same one by its words before it is by its number: when one is put in
between, those below it get other numbers. Never guessed: what could be two is none.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from toolkit.model.rubric import Criterion, RubricTree
from toolkit.rules.names import folded


class Same(StrEnum):
    """How sure it is."""

    AS_IT_WAS = "as_it_was"  # number and words
    MOVED = "moved"  # the words, under another number
    REWORDED = "reworded"  # the number, and most of the words


class Pair(NamedTuple):
    """An item of the old rubric, that of the new one, and why they are the same."""

    old: Criterion
    new: Criterion
    same: Same


def same_criteria(old: RubricTree, new: RubricTree) -> Iterator[Pair]:
    """Each scored item of the old rubric that the new one still has, in its order."""
    olds = tuple(old.leaves())
    news = {leaf.id: leaf for leaf in new.leaves()}
    words = {leaf.id: _words(old, leaf) for leaf in olds}
    new_words = {leaf.id: _words(new, leaf) for leaf in news.values()}
    still = {i for i, text in words.items() if new_words.get(i) == text}
    moved = dict(_moved(words, new_words, still))
    taken = still | set(moved.values())
    for leaf in olds:
        if leaf.id in still:
            yield Pair(leaf, news[leaf.id], Same.AS_IT_WAS)
            continue
        if leaf.id in moved:
            yield Pair(leaf, news[moved[leaf.id]], Same.MOVED)
            continue
        here = news.get(leaf.id)
        if here and leaf.id not in taken and _alike(leaf.title, here.title):
            yield Pair(leaf, here, Same.REWORDED)


def same_line(old: Criterion, line: int, new: Criterion) -> int | None:
    """Which level or part of the new criterion one of the old is: by its words.

    Where the list only got other words it is the one in the same place, if it gives the
    same points; None where nothing says which it is.
    """
    text = folded(old.lines[line].title)
    named = [n for n, one in enumerate(new.lines) if folded(one.title) == text]
    if len(named) == 1:
        return named[0]
    same_length = len(old.lines) == len(new.lines)
    if same_length and old.lines[line].points == new.lines[line].points:
        before, after = old.lines[line].title, new.lines[line].title
        return line if _alike(before, after) else None
    return None


def _moved(
    words: Mapping[str, str], new_words: Mapping[str, str], still: set[str]
) -> Iterator[tuple[str, str]]:
    """Old id → new id, where exactly one item of each has the words."""
    loose = {i: text for i, text in words.items() if i not in still}
    there = {i: text for i, text in new_words.items() if i not in still}
    by_words: dict[str, list[str]] = {}
    for i, text in there.items():
        by_words.setdefault(text, []).append(i)
    claims = Counter(loose.values())
    for i, text in loose.items():
        found = by_words.get(text, [])
        if len(found) == 1 and claims[text] == 1:
            yield i, found[0]


def _words(tree: RubricTree, leaf: Criterion) -> str:
    """The words of an item with those of what it belongs to: «a) Đúng hạn» recurs."""
    above = tree.by_id[leaf.parent].title if leaf.parent else ""
    return f"{folded(above)}\n{folded(leaf.title)}"


def _alike(one: str, other: str) -> bool:
    """Whether at least half of the words of the longer text are in the other."""
    first, second = set(folded(one).split()), set(folded(other).split())
    return 2 * len(first & second) >= max(len(first), len(second))
