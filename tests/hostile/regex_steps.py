"""How many steps a regular expression takes on a text: counted, not timed.

Python's own matcher tells no steps, so the tree that it compiles is walked here in the
same way: greedy and lazy repeats give back what they took, possessive ones do not.
"""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Then = Callable[[int], bool]
Matcher = Callable[[int, Then], bool]
Tree = Sequence[tuple[Any, Any]]

SCANNING = "search"  # from every place on, as finditer, findall, sub and split do
AT_THE_START = "match"
WHOLE = "fullmatch"


class TooManyStepsError(Exception):
    """More steps than were allowed: there is no need to count on."""


@cache
def tree_of(pattern: re.Pattern[Any]) -> Tree:
    """The tree of a compiled pattern."""
    return list(_parser.parse(pattern.pattern, pattern.flags))


def steps(pattern: re.Pattern[Any], text: str, way: str, most: int) -> int:
    """The steps of a pattern on a text; raises TooManyStepsError beyond `most`.

    A pattern for bytes gets each letter of the text as one byte.
    """
    run = _run_of(pattern)
    run.begin(text, most)
    with _deep():
        if way == SCANNING:
            run.scan()
        else:
            run.matcher(0, lambda at: way != WHOLE or at == len(text))
    return run.count


def takes_whole(pattern: re.Pattern[Any], text: str) -> bool:
    """Whether the walk finds that a pattern takes a whole text, as `fullmatch` says."""
    run = _run_of(pattern)
    run.begin(text, 1_000_000)
    with _deep():
        return run.matcher(0, lambda at: at == len(text))


@contextmanager
def _deep() -> Iterator[None]:
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(200_000)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


class _Run:
    """One pattern on one text: what each node does at a place, and the steps so far.

    It is made once for a pattern: to read the tree takes as long as a short text.
    """

    def __init__(self, tree: Tree, flags: int) -> None:
        self.flags = flags
        self.matcher = self.sequence(tree)
        self.begin("", 0)

    def begin(self, text: str, most: int) -> None:
        """From here on it is this text, and no step has been taken."""
        self.text, self.most, self.count = text, most, 0
        self.groups: dict[int, tuple[int, int]] = {}

    def scan(self) -> None:
        """Find one match after the other, as `finditer` does."""
        at = 0
        while at <= len(self.text):
            ends: list[int] = []
            self.matcher(at, lambda end: not ends.append(end))  # type: ignore[func-returns-value]  # noqa: B023
            at = max(ends[0], at + 1) if ends else at + 1

    def step(self) -> None:
        self.count += 1
        if self.count > self.most:
            raise TooManyStepsError

    def sequence(self, tree: Tree) -> Matcher:
        matchers = [self.node(code, value) for code, value in tree]
        if len(matchers) == 1:
            return matchers[0]

        def run(at: int, then: Then, number: int = 0) -> bool:
            if number == len(matchers):
                return then(at)
            return matchers[number](at, lambda end: run(end, then, number + 1))

        return run

    def node(self, code: Any, value: Any) -> Matcher:
        if code in (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN):
            return self._letter(code, value)
        if code is codes.BRANCH:
            return self._branch([self.sequence(one) for one in value[1]])
        if code is codes.SUBPATTERN:
            return self._group(value[0], self.sequence(value[3]))
        if code is codes.ATOMIC_GROUP:
            return self._atomic(self.sequence(value))
        if code in (codes.ASSERT, codes.ASSERT_NOT):
            return self._look(value[0], value[1], wanted=code is codes.ASSERT)
        if code is codes.AT:
            return lambda at, then: self._edge(value, at) and then(at)
        if code is codes.GROUPREF:
            return self._again(value)
        low, high, inner = value
        if len(inner) == 1 and inner[0][0] in _ONE_LETTER:
            return self._run_of(code, low, high, self._fits(*inner[0]))
        if code is codes.POSSESSIVE_REPEAT:
            return self._atomic(self._repeat(low, high, inner, lazy=False))
        return self._repeat(low, high, inner, lazy=code is codes.MIN_REPEAT)

    def _letter(self, code: Any, value: Any) -> Matcher:
        fits = self._fits(code, value)
        return lambda at, then: fits(at) and then(at + 1)

    def _fits(self, code: Any, value: Any) -> Callable[[int], bool]:
        """Whether the letter at a place is one that this node takes."""
        probe = cache(_letter_test(code, value, self.flags))

        def fits(at: int) -> bool:
            self.step()
            return at < len(self.text) and probe(self.text[at])

        return fits

    def _run_of(
        self, code: Any, low: int, high: int, fits: Callable[[int], bool]
    ) -> Matcher:
        """A repeat of one letter."""

        def greedy(at: int, then: Then) -> bool:
            end = at
            while end - at < high and fits(end):
                end += 1
            if code is codes.POSSESSIVE_REPEAT:
                return end - at >= low and then(end)
            while end - at >= low:
                self.step()
                if then(end):
                    return True
                end -= 1
            return False

        def lazy(at: int, then: Then) -> bool:
            end = at
            while True:
                if end - at >= low and then(end):
                    return True
                if end - at >= high or not fits(end):
                    return False
                end += 1

        return lazy if code is codes.MIN_REPEAT else greedy

    def _repeat(self, low: int, high: int, inner: Tree, *, lazy: bool) -> Matcher:
        matcher = self.sequence(inner)

        def run(at: int, then: Then, done: int = 0) -> bool:
            self.step()

            def more() -> bool:
                return done < high and matcher(
                    at,
                    lambda end: (end > at or done < low) and run(end, then, done + 1),
                )

            if done < low:
                return more()
            return (then(at) or more()) if lazy else (more() or then(at))

        return run

    def _branch(self, ways: list[Matcher]) -> Matcher:
        return lambda at, then: any(way(at, then) for way in ways)

    def _group(self, number: int | None, matcher: Matcher) -> Matcher:
        if number is None:
            return matcher

        def run(at: int, then: Then) -> bool:
            before = self.groups.get(number)

            def inside(end: int) -> bool:
                self.groups[number] = (at, end)
                return then(end)

            if matcher(at, inside):
                return True
            if before is None:
                self.groups.pop(number, None)
            else:
                self.groups[number] = before
            return False

        return run

    def _atomic(self, matcher: Matcher) -> Matcher:
        def run(at: int, then: Then) -> bool:
            ends: list[int] = []
            found = matcher(at, lambda end: not ends.append(end))  # type: ignore[func-returns-value]
            return found and then(ends[0])

        return run

    def _look(self, direction: int, inner: Tree, *, wanted: bool) -> Matcher:
        matcher = self.sequence(inner)
        width = _parser.SubPattern(_parser.State(), list(inner)).getwidth()[0]

        def run(at: int, then: Then) -> bool:
            start = at - width if direction < 0 else at
            found = start >= 0 and matcher(start, lambda end: end >= 0)
            return found == wanted and then(at)

        return run

    def _again(self, number: int) -> Matcher:
        def run(at: int, then: Then) -> bool:
            self.step()
            if number not in self.groups:
                return False
            start, end = self.groups[number]
            said = self.text[start:end]
            return self.text.startswith(said, at) and then(at + len(said))

        return run

    def _edge(self, kind: Any, at: int) -> bool:
        self.step()
        if kind in (codes.AT_BEGINNING, codes.AT_BEGINNING_STRING):
            return at == 0
        if kind in (codes.AT_END, codes.AT_END_STRING):
            return at == len(self.text)
        inside = [
            0 <= n < len(self.text) and _is_word(self.text[n]) for n in (at - 1, at)
        ]
        return (inside[0] != inside[1]) == (kind is codes.AT_BOUNDARY)


@cache
def _run_of(pattern: re.Pattern[Any]) -> _Run:
    return _Run(tree_of(pattern), pattern.flags)


_ONE_LETTER = (codes.LITERAL, codes.NOT_LITERAL, codes.ANY, codes.IN)


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _letter_test(code: Any, value: Any, flags: int) -> Callable[[str], bool]:
    """The node as a pattern of its own: Python itself says what it takes."""
    said = _said(code, value)
    compiled = re.compile(said, flags & (re.IGNORECASE | re.DOTALL | re.ASCII))
    if not flags & re.UNICODE:  # a pattern for bytes
        compiled = re.compile(said, flags & (re.IGNORECASE | re.DOTALL) | re.ASCII)
    return lambda letter: compiled.fullmatch(letter) is not None


def _said(code: Any, value: Any) -> str:
    if code is codes.ANY:
        return "."
    if code is codes.LITERAL:
        return re.escape(chr(value))
    if code is codes.NOT_LITERAL:
        return f"[^{re.escape(chr(value))}]"
    parts = []
    for kind, one in value:
        if kind is codes.NEGATE:
            parts.append("^")
        elif kind is codes.LITERAL:
            parts.append(re.escape(chr(one)))
        elif kind is codes.RANGE:
            parts.append("-".join(re.escape(chr(end)) for end in one))
        else:
            parts.append(_CATEGORIES[one])
    return f"[{''.join(parts)}]"


_CATEGORIES = {
    codes.CATEGORY_DIGIT: r"\d",
    codes.CATEGORY_NOT_DIGIT: r"\D",
    codes.CATEGORY_SPACE: r"\s",
    codes.CATEGORY_NOT_SPACE: r"\S",
    codes.CATEGORY_WORD: r"\w",
    codes.CATEGORY_NOT_WORD: r"\W",
}
