"""The rows of a table as an outline: what belongs under what, by the numbering."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from toolkit.exchange.rubric.numbering import (
    ALPHABET,
    BULLET,
    CAPITALS,
    DOTTED,
    LETTER,
    NUMBER,
    PLUS,
    ROMAN,
    Code,
    follows,
    next_letter,
    roman_of,
)
from toolkit.exchange.rubric.points import Points, TextPoints, cell_points, text_points
from toolkit.exchange.rubric.roles import Role
from toolkit.exchange.rubric.rows import Row, Sort
from toolkit.findings import Finding, find

BULLETS = frozenset({BULLET, PLUS})
_PIECES = re.compile(r"\n|\s(?=[+•●]\s)|(?<=[.;])\s(?=[-–]\s)")
_DETAILS = re.compile(r"\n|;|\s(?=[+•●]\s)|(?<=[.])\s(?=[-–]\s)")
_MANY = 2


@dataclass(slots=True, eq=False)
class Node:
    """A row in its place. `number`: as it is to be printed; `code`: its place in full.

    `said`: what its text says of points; `inner`: made of a piece of its parent's text.
    """

    row: Row
    code: Code
    said: TextPoints
    number: str = ""
    path: str = ""
    inner: bool = False
    children: list["Node"] = field(default_factory=list)

    @property
    def title(self) -> str:
        """Its text without the points at its end."""
        return " ".join(self.said.title.split())

    @property
    def name(self) -> str:
        """What messages call it."""
        return self.path or self.title[:40]

    @property
    def coded(self) -> list["Node"]:
        """What under it has a number."""
        return [one for one in self.children if one.code.shape not in BULLETS]

    @property
    def bullets(self) -> list["Node"]:
        """What under it has none, or a dash."""
        return [one for one in self.children if one.code.shape in BULLETS]

    def points(self, role: Role) -> Points | None:
        """What stands in its column of points."""
        value = self.row.cells.get(role)
        return None if value is None else cell_points(value)

    def each(self) -> Iterator["Node"]:
        """It and all below it, in the order of the table."""
        yield self
        for child in self.children:
            yield from child.each()


class Outline:
    """Puts rows in their places one after another."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.stack: list[Node] = []
        self.findings: list[Finding] = []
        self.lost: list[Row] = []

    def build(self, rows: Sequence[Row]) -> None:
        """Take in all rows, then name what they came to."""
        data = [row for row in rows if row.sort is Sort.DATA]
        self._number(data)
        for index, row in enumerate(data):
            following = data[index + 1] if index + 1 < len(data) else None
            self._add(row, following)
        _name(self.roots, "", self.findings)

    def _number(self, rows: Sequence[Row]) -> None:
        """Number the items of a table that numbers none: captions, lines of points."""
        if any(code.shape not in BULLETS for row in rows for code in row.codes[:1]):
            return
        count, first = 0, None
        for row in rows:
            if row.codes:
                continue
            if _is_loud(row.text) and row.text.strip():
                count = 0
                row.codes = (Code(CAPITALS, 1, ""),)
            elif Role.STANDARD in row.cells:
                count += 1
                row.codes = (Code(NUMBER, count, str(count), (count,)),)
                first = first or row
        if first is not None:
            why = "bảng không đánh số"
            facts = {"seen": "(trống)", "expected": "1, 2, 3, …", "why": why}
            self.findings.append(find("X673", first.at, **facts))

    def _add(self, row: Row, following: Row | None) -> None:
        if not row.codes:
            if _is_caption(row, following, bool(self.roots)):
                self._put(row, Code(CAPITALS, len(self.roots) + 1, ""))
                return
            row.codes = (Code(BULLET, 0, ""),)
        code = self._chosen(row)
        if code.shape in BULLETS and not self.stack:
            self.lost.append(row)
            return
        self._put(row, code)

    def _chosen(self, row: Row) -> Code:
        """Which reading of its number fits best where the row stands."""
        for code in row.codes:
            for node in reversed(self.stack):
                if node.code.key == code.key and follows(node.code, code):
                    return code
        keys = {node.code.key for node in self.stack}
        for code in row.codes:
            if code.key not in keys and code.ordinal == 1:
                return code
        return self._one_in_disguise(row) or row.codes[0]

    def _one_in_disguise(self, row: Row) -> Code | None:
        """«I» right below section II is its item 1: nobody counts back."""
        first = row.codes[0]
        top = self.stack[-1] if self.stack else None
        if top is None or first.shape != ROMAN or first.ordinal != 1:
            return None
        if top.code.shape != ROMAN or top.children:
            return None
        why = f"ngay dưới mục {top.row.printed}"
        facts = {"seen": row.printed, "expected": "1", "why": why}
        self.findings.append(find("X673", row.places.get(Role.NUMBER, row.at), **facts))
        return Code(NUMBER, 1, "1", (1,))

    def _put(self, row: Row, code: Code) -> None:
        node = Node(row, code, text_points(row.text))
        if code.shape in BULLETS:
            self._under_bullets(code)
        else:
            self._up_to(code)
        where = self.stack[-1].children if self.stack else self.roots
        where.append(node)
        self.stack.append(node)
        _expand(node)

    def _under_bullets(self, code: Code) -> None:
        """Dashes are brothers; a plus below a dash is its child."""
        for depth, node in enumerate(self.stack):
            if node.code.shape == code.shape:
                del self.stack[depth:]
                return

    def _up_to(self, code: Code) -> None:
        """Leave in the stack only what this number belongs under."""
        if code.shape == DOTTED:
            wanted = code.parts[:-1]
            for depth in range(len(self.stack) - 1, -1, -1):
                above = self.stack[depth].code
                if above.parts == wanted:
                    del self.stack[depth + 1 :]
                    return
        for depth, node in enumerate(self.stack):
            if node.code.key == code.key:
                del self.stack[depth:]
                return
        while self.stack and self.stack[-1].code.shape in BULLETS:
            self.stack.pop()


def _is_caption(row: Row, following: Row | None, begun: bool) -> bool:
    """A heading of a section without a number: in capitals, or over the whole row."""
    if following is None or not following.codes or following.codes[0].ordinal != 1:
        return False
    loud = _is_loud(row.text)
    fresh = following.codes[0].shape not in BULLETS
    said = text_points(row.text).points is not None and begun
    return fresh and (loud or (row.wide and not said))


def _is_loud(text: str) -> bool:
    """Whether a text is in capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return text.upper() == text and len(letters) > 3


def _expand(node: Node) -> None:
    """Lines within one cell that end in points are its levels."""
    text, detail = node.row.text, node.row.detail
    own = [part.strip() for part in _PIECES.split(text) if part.strip()]
    more = [part.strip() for part in _DETAILS.split(detail) if part.strip()]
    pieces = [*own, *more]
    if len(pieces) < _MANY or (more and len(own) > 1):
        return
    said = [text_points(piece.lstrip("+-–•● ")) for piece in pieces]
    pointed = [n for n, one in enumerate(said) if one.points is not None]
    if len(pointed) < _MANY:
        return
    first = pointed[0]
    head = " ".join(pieces[:first])
    if not head:
        head = said[0].title
    node.said = TextPoints(head.strip(" :;,-+"))
    for one, piece in zip(said[first:], pieces[first:], strict=True):
        row = Row(Sort.DATA, node.row.number, node.row.at, piece)
        bullet = Node(row, Code(BULLET, 0, ""), one, inner=True)
        node.children.append(bullet)


def _name(nodes: Sequence[Node], above: str, findings: list[Finding]) -> None:
    """Give each node its number, unique among its brothers, and its path."""
    coded = [node for node in nodes if node.code.shape not in BULLETS]
    used: set[str] = set()
    later = {_printed(node, n) for n, node in enumerate(coded, 1)}
    before: Node | None = None
    for count, node in enumerate(coded, 1):
        number = _printed(node, count)
        place = node.row.places.get(Role.NUMBER, node.row.at)
        if number in used:
            seen, number = number, _other(number, node, (used, later), coded)
            why = "số này đã dùng ngay phía trên"
            facts = {"seen": seen, "expected": number, "why": why}
            findings.append(find("X673", place, **facts))
        elif before is not None and _jumps(before, node):
            why = f"đứng sau «{before.number}», có thể thiếu dòng"
            facts = {"seen": number, "expected": number, "why": why}
            findings.append(find("X673", place, **facts))
        used.add(number)
        node.number = number
        own = number.rpartition(".")[2] if above and "." in number else number
        node.path = f"{above}.{own}" if above else own
        before = node
        _name(node.children, node.path, findings)


def _printed(node: Node, count: int) -> str:
    if node.code.shape == CAPITALS:
        return roman_of(count) if count < 40 else str(count)
    return node.code.printed


def _other(
    number: str, node: Node, known: tuple[set[str], set[str]], coded: Sequence[Node]
) -> str:
    """A number for a row whose own is used: of a second «d» «đ», of «1.1» «1.10»."""
    if node.code.shape == LETTER:
        after = next_letter(number)
        if after and not _taken(after, known):
            return after
    if node.code.shape == DOTTED:
        wide = ".".join((*map(str, node.code.parts[:-1]), f"{node.code.parts[-1]}0"))
        nine = any(n.code.parts[-1:] == (9,) for n in coded[:20])
        if nine and not _taken(wide, known):
            return wide
    for letter in ALPHABET[1:]:
        if not _taken(f"{number}{letter}", known):
            return f"{number}{letter}"
    return f"{number}-{node.row.number}"


def _taken(number: str, known: tuple[set[str], set[str]]) -> bool:
    return any(number in numbers for numbers in known)


def _jumps(before: Node, node: Node) -> bool:
    """Whether a number does not follow the one before it: a row may be missing."""
    same = before.code.key == node.code.key and before.code.shape != CAPITALS
    return same and not follows(before.code, node.code) and node.code.ordinal > 0
