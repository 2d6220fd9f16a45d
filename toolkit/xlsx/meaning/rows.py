"""Rows of two states of a sheet, told to be the same ones by a key each carries."""

from bisect import bisect_right
from collections.abc import Mapping
from typing import NamedTuple

from toolkit.xlsx.cells.cell import Region, Sheet
from toolkit.xlsx.cells.formula_text import pieces


class Keys(NamedTuple):
    """Where a sheet carries the keys of its rows, as it was sent.

    `fixed`: its rows are part of the form. Otherwise they are there to be filled, and
    may be added, taken away and moved: see `loose_rows`.
    """

    column: int
    top: int
    bottom: int
    fixed: bool = True


class Alignment(NamedTuple):
    """Which row of the returned sheet each row of the sent one is.

    `lost` and `added` are row numbers of the sent and of the returned sheet; `moved`
    are keys out of their order. `shifts`: (first sent row, by how many rows) upwards.
    """

    lost: tuple[int, ...] = ()
    added: tuple[int, ...] = ()
    moved: tuple[str, ...] = ()
    shifts: tuple[tuple[int, int], ...] = ((1, 0),)
    by_key: Mapping[int, int] = {}

    @property
    def changed(self) -> bool:
        """Whether any row is elsewhere than it was."""
        return bool(self.lost or self.added or self.moved)

    def now(self, row: int) -> int:
        """The returned row of a sent one; of a lost row, where it would stand."""
        known = self.by_key.get(row)
        if known is not None:
            return known
        at = bisect_right(self.shifts, (row, 10**9)) - 1
        return max(1, row + self.shifts[max(at, 0)][1])

    def region(self, region: Region) -> Region | None:
        """The rectangle as it stands now; None when all its rows are lost."""
        if not (self.by_key or self.lost):
            return region
        top, bottom = self.now(region.top), self.now(region.bottom)
        if region.bottom in self.lost:
            bottom -= 1
        if bottom < top:
            return None
        return region._replace(top=top, bottom=bottom)


def align(
    sent: Sheet, returned: Sheet, keys: Keys | None, column: int | None = None
) -> Alignment:
    """Find each keyed row of a sent sheet again.

    Without keys, or where all stand where they stood, no row has moved. Of a key that
    stands twice the first is the row, the others were added. `column`: where the keys
    are now, if that is another one.
    """
    if keys is None or sent is returned:
        return Alignment()
    was = _keys(sent, keys.column, keys.top, keys.bottom)
    last, _ = max(returned.cells, default=(0, 0))
    now = _keys(returned, column or keys.column, keys.top, last)
    if was == now or not now:
        return Alignment()
    at: dict[str, int] = {}
    for row, key in now.items():
        at.setdefault(key, row)
    by_key = {row: at[key] for row, key in was.items() if key in at}
    lost = tuple(row for row, key in was.items() if key not in at)
    moved, highest = [], 0
    for row, new in by_key.items():
        if new < highest:
            moved.append(was[row])
        highest = max(highest, new)
    shifts = [(1, 0)]
    for row, new in by_key.items():
        if new - row != shifts[-1][1]:
            shifts.append((row, new - row))
    added = _added(was, now, at, lost)
    if not (lost or added or moved) and len(shifts) == 1:
        return Alignment()
    return Alignment(lost, added, tuple(moved), tuple(shifts), by_key)


def _keys(sheet: Sheet, column: int, top: int, bottom: int) -> dict[int, str]:
    found = {}
    for row in range(top, bottom + 1):
        value = sheet.at(row, column).value
        if value not in (None, ""):
            found[row] = str(value).strip()
    return found


def _added(
    was: Mapping[int, str],
    now: Mapping[int, str],
    at: Mapping[str, int],
    lost: tuple[int, ...],
) -> tuple[int, ...]:
    """Rows whose key is strange or stands again, and rows without one in between."""
    known = set(was.values())
    strange = {row for row, key in now.items() if key not in known or at[key] != row}
    kept = [at[key] for key in was.values() if key in at]
    if kept and not lost:
        spread = max(kept) - min(kept) + 1
        rows = list(was)
        blanks = (rows[-1] - rows[0] + 1) - len(was)
        if spread - len(kept) > blanks:
            between = set(range(min(kept), max(kept) + 1)) - set(now)
            strange |= set(sorted(between)[: spread - len(kept) - blanks])
    return tuple(sorted(strange))


def followed(formula: str, sheet: str, alignments: Mapping[str, Alignment]) -> str:
    """A formula as the program rewrites it when the rows of sheets move.

    `sheet` is the one it stands on; `alignments` by the names of sheets, folded.
    """
    found = pieces(formula)
    # Text, $ or "", letters, $ or "", digits, text …: every fifth piece is a row.
    where = sheet
    for index in range(4, len(found), 5):
        before = found[index - 4]
        if before != ":":
            where = _sheet_at_end(before) or sheet
        alignment = alignments.get(where.casefold())
        if alignment is not None and found[index]:
            found[index] = str(alignment.now(int(found[index])))
    return "".join(found)


def _sheet_at_end(text: str) -> str:
    """The sheet that the end of a formula's text names: «+'Chấm điểm'!» → Chấm điểm."""
    if not text.endswith("!"):
        return ""
    end = len(text) - 1
    start = end
    if text.endswith("'!"):
        start = text.rfind("'", 0, end - 1)
        while start > 0 and text[start - 1] == "'":  # doubled: a letter of the name
            start = text.rfind("'", 0, start - 1)
        return text[start + 1 : end - 1].replace("''", "'")
    while start and (text[start - 1].isalnum() or text[start - 1] in "_."):
        start -= 1
    return text[start:end]
