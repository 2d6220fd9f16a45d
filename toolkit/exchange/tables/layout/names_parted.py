"""Names that stand in two columns: «Họ và tên đệm | Tên», or one heading over both."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from toolkit.exchange.sources.source import Line, Value
from toolkit.exchange.tables.layout.blocks import Block
from toolkit.exchange.tables.layout.headings import bare, is_numbering, meanings
from toolkit.forms.register.columns import TableForm

_FAMILY = frozenset(
    {
        "ho",
        "ho va dem",
        "ho dem",
        "ho va ten dem",
        "ho ten dem",
        "ho lot",
        "ho va chu dem",
    }
    | {"ho va chu lot", "ho, dem", "ho va ten lot", "ho chu dem"}
)
_MIDDLE = frozenset(
    {"ten dem", "dem", "chu dem", "ten lot", "lot", "chu lot", "ten dem lot"}
)
_GIVEN = frozenset({"ten", "ten goi"})
_NAME = "Họ và tên"
_MOST_WORDS = 2
_NUMBER = re.compile(r"[(\[]?\d{1,2}[)\]]?")
_MISFITS = 5
"""One in so many may look like no given name."""


class NamePart(NamedTuple):
    """A name over several columns: the first, the others, and the heading of all.

    `sure`: what stands in the others are given names, so that they may be joined.
    """

    first: int
    others: tuple[int, ...]
    heading: str
    sure: bool


def joined_names(
    block: Block, headings: Mapping[int, str], form: TableForm
) -> tuple[NamePart, ...]:
    """The names of a table of a source that are parted over columns."""
    return tuple(_found(block, headings, form))


def _found(
    block: Block, headings: Mapping[int, str], form: TableForm
) -> Iterator[NamePart]:
    line = block.head_lines[-1]
    joined: set[int] = set()
    # «Họ và tên» may stand merged over «Họ và tên đệm | Tên»: the lowest says which.
    lowest = {n: block.head.texts.get(n, (h,))[-1] for n, h in headings.items()}
    for column, heading in sorted(headings.items()):
        if column in joined:
            continue
        family = bare(lowest[column]) in _FAMILY
        if family and (others := _rest_of_name(lowest, column)):
            joined = {*joined, column, *others}
            yield NamePart(column, others, _NAME, sure=True)
            continue
        if is_numbering(heading) or not _is_name(form, heading):
            continue
        last = max(
            block.source.spans.get((one.number, column), column)
            for one in (*block.head_lines, line)
        )
        others = tuple(
            n
            for n in range(column + 1, last + 1)
            if n not in headings and any(n in one.cells for one in block.below)
        )
        if others:
            yield NamePart(column, others, heading, _are_given(block, column, others))
            continue
        # «Tên» somewhere, «Họ đệm» elsewhere: half a name is worse than none.
        apart = (n for n, one in lowest.items() if bare(one) in _FAMILY | _MIDDLE)
        if elsewhere := tuple(n for n in sorted(apart) if n not in joined):
            yield NamePart(column, elsewhere, heading, sure=False)


def _rest_of_name(headings: Mapping[int, str], family: int) -> tuple[int, ...]:
    """The columns behind a family name up to the given one; () where none follows."""
    column = family + 1
    while bare(headings.get(column, "")) in _MIDDLE:
        column += 1
    ends = bare(headings.get(column, "")) in _GIVEN
    return tuple(range(family + 1, column + 1)) if ends else ()


def _is_name(form: TableForm, heading: str) -> bool:
    return "name" in meanings(form, heading)[1]


def _counts(value: Value) -> bool:
    """Whether a cell only numbers its column: «(3)»."""
    return isinstance(value, str) and _NUMBER.fullmatch(value.strip()) is not None


def _are_given(block: Block, first: int, columns: tuple[int, ...]) -> bool:
    """Whether columns hold what given names look like: a word or two, no digits."""
    texts = [
        line.cells[n]
        for line in block.below
        for n in columns
        if first in line.cells and n in line.cells and not _counts(line.cells[n])
    ]
    fitting = sum(
        isinstance(text, str)
        and len(text.split()) <= _MOST_WORDS
        and not any(sign.isdigit() for sign in text)
        for text in texts
    )
    return _MISFITS * (len(texts) - fitting) <= len(texts)


def with_whole_names(line: Line, parts: tuple[NamePart, ...]) -> Line:
    """A line in which each name stands whole in its first column."""
    if not parts:
        return line
    cells = dict(line.cells)
    for part in parts:
        found = [cells.pop(n, None) for n in (part.first, *part.others)]
        words = [text.strip() for text in found if isinstance(text, str)]
        if len(words) == sum(one is not None for one in found):
            if words:
                cells[part.first] = " ".join(words)
        else:
            cells.update(
                (n, one)
                for n, one in zip((part.first, *part.others), found, strict=True)
                if one is not None
            )
    return Line(line.number, dict(sorted(cells.items())))
