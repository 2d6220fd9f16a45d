"""The heading of a scoring table: one to three rows, merged or not."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from toolkit.exchange.rubric.numbering import codes_of
from toolkit.exchange.rubric.points import cell_points
from toolkit.exchange.rubric.roles import (
    LONGEST,
    OWN,
    POINTS,
    WHY,
    Role,
    is_bare_points,
    plain,
    role_of,
)
from toolkit.exchange.sources.source import Line, Source
from toolkit.model.rubric import Round
from toolkit.scoring.rubric.round_headings import RoundColumns, own_rounds

MOST_ROWS = 3
_SECOND = {
    Role.TEXT: Role.DETAIL,
    Role.STANDARD: Role.LEVEL,
    Role.APPRAISED: Role.FINAL,
}
"""What a second column of the same role is."""
_HINT = re.compile(
    "điểm|chấm|tổng|cộng|chuẩn|tối đa|kết quả|hội đồng|khối|cụm|đạt|thẩm định|kết luận"
    "|đánh giá|trọng số|barem",
    re.IGNORECASE,
)
_OFFICIAL = (Role.APPRAISED, Role.FINAL)
_LOOKED_AT = 200
"""So many lines say what a column holds."""

_FEWEST = 2
"""A row of fewer cells is a title."""
Columns = Mapping[Role, int]


class Head(NamedTuple):
    """A heading: its rows, and the columns of each table that stands side by side.

    `unknown`: columns of which nobody knows what they are for, with their words.
    `own`: the later rounds that the office named itself, by the role of their points.
    """

    lines: tuple[Line, ...]
    parts: tuple[Columns, ...]
    unknown: Mapping[int, str]
    texts: tuple[str, ...]
    own: Mapping[Role, Round] = MappingProxyType({})

    @property
    def columns(self) -> Columns:
        """The columns of the table, or of the left one of two."""
        return self.parts[0]

    @property
    def last(self) -> int:
        """The last column that the heading names."""
        return max(max(line.cells) for line in self.lines)


def head_at(source: Source, lines: Sequence[Line], index: int) -> Head | None:
    """The heading that begins with a line; None where none does."""
    line = lines[index]
    if len(line.cells) < _FEWEST or not _may_begin(line):
        return None
    if not any(_HINT.search(str(text)) for text in line.cells.values()):
        return None
    best: Head | None = None
    for count in range(1, MOST_ROWS + 1):
        rows = lines[index : index + count]
        if len(rows) < count or (count > 1 and not _goes_on(source, rows)):
            break
        found = _head(source, tuple(rows), lines[index + count : index + _LOOKED_AT])
        if found and (best is None or _known(found) >= _known(best)):
            best = found
    return best


def _known(head: Head) -> int:
    return sum(map(len, head.parts))


def _may_begin(line: Line) -> bool:
    texts = list(line.cells.values())
    if codes_of(texts[0]):
        return False  # «1 | Nhiệm vụ … | Tối đa 70» is a row of the table
    return all(isinstance(t, str) and len(t) <= LONGEST for t in texts)


def _goes_on(source: Source, rows: Sequence[Line]) -> bool:
    """Whether the last row stands below a heading, and is not the first of the body."""
    *above, last = rows
    if not _may_begin(last) or last.number != above[-1].number + 1:
        return False
    first = above[0]
    spread = {c for line in above for c in _spread(source, line, last)}
    for column, text in last.cells.items():
        if (last.number, column) in source.covered:
            continue
        over = first.cells.get(column)
        if over is not None and column not in spread and over != text:
            return False
    own = [c for c in last.cells if (last.number, c) not in source.covered]
    return bool(own)


def _spread(source: Source, line: Line, below: Line | None = None) -> dict[int, str]:
    """What a row of a heading says of each column, merged cells of all of theirs.

    Where the borders of merged cells are lost, a cell speaks for the empty ones right
    of it that have something below.
    """
    found: dict[int, str] = {}
    filled = sorted(line.cells)
    for column, end in zip(filled, [*filled[1:], filled[-1] + 1], strict=True):
        text = str(line.cells[column])
        right = source.spans.get((line.number, column), column)
        under = below.cells if below else {}
        if column in under:
            right = max([right, *(one for one in under if column < one < end)])
        for one in range(column, right + 1) if right > column else ():
            found[one] = text
    return found


def _head(
    source: Source, lines: tuple[Line, ...], below: Sequence[Line]
) -> Head | None:
    words: dict[int, list[str]] = {}
    for line, under in zip(lines, [*lines[1:], None], strict=True):
        spread = _spread(source, line, under)
        says = {**{c: str(t) for c, t in line.cells.items()}, **spread}
        for column, text in says.items():
            known = words.setdefault(column, [])
            if text.strip() and text not in known:
                known.append(text)
    if len(words) < 2:
        return None
    rounds = _own_rounds(words, below)
    named = dict(zip(OWN, (one.round for one in rounds), strict=False))
    roles = list(_own_roles(rounds))
    taken = {column for column, _ in roles}
    unknown: dict[int, str] = {}
    bare: list[int] = []
    for column in sorted(words.keys() - taken):
        *over, own = words[column] or [""]
        role = role_of(own, " ".join(over))
        if role:
            roles.append((column, role))
        elif is_bare_points(own):
            bare.append(column)
        elif own:
            unknown[column] = " ".join(words[column])
    parts = _parts(_with_bare(sorted(roles), bare), unknown, words)
    texts = tuple(" ".join(words[column]) for column in sorted(words))
    good = Role.TEXT in parts[0] and POINTS & parts[0].keys()
    return Head(lines, parts, unknown, texts, named) if good else None


def _own_rounds(
    words: Mapping[int, list[str]], below: Sequence[Line]
) -> tuple[RoundColumns, ...]:
    """The later rounds that the office named itself; numbers, or nothing, are below."""
    official: dict[int, str] = {}
    by_unit = 0
    for column, (*over, own) in sorted((n, t or [""]) for n, t in words.items()):
        role = role_of(own, " ".join(over))
        # Of two that appraise the second one concludes (`_SECOND`).
        if role is Role.SELF:
            by_unit = column
        elif role in _OFFICIAL:
            again = role.value in official.values()
            official[column] = (_SECOND.get(role, role) if again else role).value
    texts = {
        column
        for line in below
        for column, value in line.cells.items()
        if isinstance(value, str) and cell_points(value) is None
    }
    found = own_rounds(words, official, by_unit, lambda column: column not in texts)
    return found if len(found) <= len(OWN) else ()


def _own_roles(rounds: Sequence[RoundColumns]) -> Iterator[tuple[int, Role]]:
    for role, one in zip(OWN, rounds, strict=False):
        yield one.points, role
        if one.reason:
            yield one.reason, WHY[role]


def _with_bare(
    roles: Sequence[tuple[int, Role]], bare: Sequence[int]
) -> list[tuple[int, Role]]:
    """«Điểm» alone: the standard where no other column is, else what was reached."""
    known = {role for _, role in roles}
    found = list(roles)
    for column in bare:
        for role in (Role.STANDARD, Role.RESULT):
            if role not in known or (role is Role.STANDARD and len(bare) > 1):
                found.append((column, role))
                break
        known.add(found[-1][1] if found else Role.STANDARD)
    return sorted(found)


def _parts(
    roles: Sequence[tuple[int, Role]],
    unknown: dict[int, str],
    words: Mapping[int, list[str]],
) -> tuple[Columns, ...]:
    """The columns by role; two tables side by side have the same roles twice."""
    half = len(roles) // 2
    left, right = [r for _, r in roles[:half]], [r for _, r in roles[half:]]
    if half > 1 and left == right and Role.TEXT in left:
        return tuple({r: c for c, r in part} for part in (roles[:half], roles[half:]))
    found: dict[Role, int] = {}
    for column, role in roles:
        meant = _SECOND.get(role, role) if role in found else role
        if meant not in found:
            found[meant] = column
        elif role is Role.SELF:
            # «Tự chấm 6 tháng | Tự chấm cả năm»: the last one counts.
            unknown[found[role]] = " ".join(words[found[role]])
            found[role] = column
        else:
            unknown[column] = " ".join(words[column])
    return (found,)


def same_head(one: Head, other: Head) -> bool:
    """Whether two headings say the same, as on every page of a long table."""
    return [plain(t) for t in one.texts] == [plain(t) for t in other.texts]
