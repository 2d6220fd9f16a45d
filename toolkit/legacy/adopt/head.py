"""The head of an office's scoring table: its rows, and which column is which."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from toolkit.forms.scoring.layout import own_reason_column, points_column
from toolkit.legacy.adopt.words import FIELDS, LEFT, NEEDED, field_of, plain
from toolkit.model.numbers import readings
from toolkit.model.rubric import Round
from toolkit.scoring.rubric.round_headings import RoundColumns, own_rounds
from toolkit.xlsx.cells.cell import Region, Sheet

SEARCHED = 120
"""Filled rows from the top in which a head is looked for."""
MOST_COLUMNS = 60
_LATER = ("appraised", "final")
DEEPEST = 3
"""Rows that a head may have."""


class Head(NamedTuple):
    """A head: its rows, the columns by field, what it says above each column.

    `twice` are fields that several columns claim, with these columns; `guessed` are
    fields that only their place speaks for. `left` are columns with a heading that
    the toolkit has no use for. `rounds` are the later rounds that the office named
    itself, in order; their columns stand among the others, by their fields.
    """

    top: int
    bottom: int
    columns: Mapping[str, int]
    headings: Mapping[int, str]
    twice: Mapping[str, tuple[int, ...]]
    guessed: frozenset[str]
    left: tuple[int, ...]
    rounds: tuple[Round, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that a scoring table cannot be without, and that it lacks."""
        return tuple(f for f in NEEDED if f not in self.columns and f not in self.twice)


class Texts:
    """What stands above each column, with the merges of the sheet spread out."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.corner: dict[tuple[int, int], Region] = {}
        self._covered: dict[tuple[int, int], tuple[int, int]] = {}
        for merge in sheet.merges:
            if merge.bottom - merge.top > DEEPEST or merge.right > MOST_COLUMNS:
                continue
            corner = (merge.top, merge.left)
            self.corner[corner] = merge
            for row in range(merge.top, merge.bottom + 1):
                for column in range(merge.left, merge.right + 1):
                    self._covered[row, column] = corner

    def at(self, row: int, column: int) -> str:
        """The text that a reader sees there."""
        return plain(self.sheet.at(*self.source(row, column)).value)

    def source(self, row: int, column: int) -> tuple[int, int]:
        """The cell whose text is seen there."""
        return self._covered.get((row, column), (row, column))


def heads(sheet: Sheet) -> Iterator[Head]:
    """The heads of scoring tables on a sheet, from the top; each row is in one."""
    texts = Texts(sheet)
    filled: dict[int, list[int]] = {}
    for (row, column), cell in sorted(sheet.cells.items()):
        if cell.value not in (None, "") and column <= MOST_COLUMNS:
            filled.setdefault(row, []).append(column)
        if len(filled) > SEARCHED:
            break
    passed = 0
    for row, columns in filled.items():
        if row <= passed:
            continue
        title = next((c for c in columns if _names(texts.at(row, c), "title")), None)
        if title is None:
            continue
        head = _head(texts, filled, row, title)
        if len({*head.columns, *head.twice} & {*NEEDED}) >= 2:
            passed = head.bottom
            yield head


def _names(text: str, field: str) -> bool:
    return len(text) <= 80 and field_of(text)[0] == field


def _head(texts: Texts, filled: Mapping[int, list[int]], row: int, title: int) -> Head:
    top, bottom = row, row
    merge = texts.corner.get((row, title))
    if merge is not None:
        bottom = merge.bottom
    for _ in range(DEEPEST - 1):
        if bottom - top + 1 < DEEPEST and _goes_on(texts, filled, bottom + 1, title):
            bottom += 1
    above = filled.get(top - 1, [])
    if any(_spans_some(texts, top - 1, c, title) for c in above):
        top -= 1
    columns = sorted(
        {c for r in range(top, bottom + 1) for c in _reach(texts, filled, r)}
    )
    return _sorted_out(texts, top, bottom, columns)


def _reach(texts: Texts, filled: Mapping[int, list[int]], row: int) -> Iterator[int]:
    for column in filled.get(row, []):
        merge = texts.corner.get((row, column))
        yield from range(column, (merge.right if merge else column) + 1)


def _goes_on(
    texts: Texts, filled: Mapping[int, list[int]], row: int, title: int
) -> bool:
    """Whether a row still belongs to the head: names of columns, and no content."""
    columns = [c for c in filled.get(row, []) if texts.source(row, c) == (row, c)]
    if not columns or title in columns:
        return False
    return any(field_of(texts.at(row, c))[0] for c in columns)


def _spans_some(texts: Texts, row: int, column: int, title: int) -> bool:
    """Whether a cell above stands over some of the columns: «Điểm» over two of them."""
    merge = texts.corner.get((row, column))
    if merge is None or merge.right == merge.left:
        return False
    return not merge.left <= title <= merge.right and merge.bottom == row


def _sorted_out(texts: Texts, top: int, bottom: int, columns: list[int]) -> Head:
    claims: dict[str, list[int]] = {}
    over: dict[int, list[str]] = {}
    unsure: set[int] = set()
    for column in columns:
        seen = dict.fromkeys(texts.at(r, column) for r in range(top, bottom + 1))
        over[column] = [text for text in seen if text]
    headings = {column: " ".join(parts) for column, parts in over.items()}
    later = _own_rounds(texts.sheet, bottom, over)
    own = dict(_fields_of(later))
    for column, parts in over.items():
        if column in own.values():
            continue
        field, sure = _field(parts)
        if field:
            claims.setdefault(field, []).append(column)
        if not sure:
            unsure.add(column)
    for field in ("standard", "number"):  # what only its place speaks for gives way
        sure_ones = [c for c in claims.get(field, []) if c not in unsure]
        if sure_ones and field in claims:
            claims[field] = sure_ones
    claims["evidence"] = claims.get("evidence", [])[:1]
    found = {f: cs[0] for f, cs in claims.items() if f in FIELDS and len(cs) == 1}
    twice = {f: tuple(cs) for f, cs in claims.items() if f in FIELDS and len(cs) > 1}
    found |= own
    used = {*found.values(), *(c for cs in twice.values() for c in cs)}
    return Head(
        top=top,
        bottom=bottom,
        columns=found,
        headings=headings,
        twice=twice,
        guessed=frozenset(f for f, c in found.items() if c in unsure),
        left=tuple(c for c in columns if c not in used and headings[c]),
        rounds=tuple(one.round for one in later),
    )


def _own_rounds(
    sheet: Sheet, bottom: int, over: Mapping[int, list[str]]
) -> tuple[RoundColumns, ...]:
    """The later rounds that the office named itself; numbers, or nothing, are below."""
    texts = {
        column
        for (row, column), cell in sheet.cells.items()
        if row > bottom and isinstance(cell.value, str) and not readings(cell.value)
    }
    official = {column: _field(parts)[0] for column, parts in over.items()}
    later = {n: f if f in _LATER else "" for n, f in official.items()}
    own = next((n for n, field in sorted(official.items()) if field == "total"), 0)
    return own_rounds(over, later, own, lambda column: column not in texts)


def _fields_of(rounds: Iterable[RoundColumns]) -> Iterator[tuple[str, int]]:
    for one in rounds:
        yield points_column(one.round), one.points
        if one.reason:
            yield own_reason_column(one.round), one.reason


def _field(parts: list[str]) -> tuple[str, bool]:
    """The field of a column: what stands nearest to the rows speaks first."""
    for text in (*reversed(parts), " ".join(parts)):
        field, sure = field_of(text)
        if field and (sure or len(parts) == 1):
            return field, sure
    return field_of(" ".join(parts)) if parts else ("", False)


def with_columns(head: Head, given: Mapping[str, int]) -> Head:
    """The head with columns that a person has named; those are not asked about."""
    columns = {f: c for f, c in head.columns.items() if c not in given.values()}
    columns.update(given)
    twice = {f: cs for f, cs in head.twice.items() if f not in given}
    return head._replace(
        columns=columns,
        twice=twice,
        guessed=head.guessed - given.keys(),
        left=tuple(c for c in head.left if c not in given.values()),
    )


__all__ = ["LEFT", "Head", "Texts", "heads", "with_columns"]
