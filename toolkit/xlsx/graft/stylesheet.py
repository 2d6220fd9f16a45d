"""Formats of one styles part put behind those of another: none of the old moves."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from toolkit.xlsx.edit.splice import (
    TAG,
    Element,
    Splice,
    apply,
    attribute,
    children,
    masked,
)
from toolkit.xlsx.graft.start_tag import opened, with_attribute

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

# The order of the schema, as far as it matters here.
_ORDER = (
    *("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"),
    *("cellStyles", "dxfs", "tableStyles", "colors", "extLst"),
)
_FIRST_OWN_FORMAT = 164
"""Number formats below this one are built in: they are the same everywhere."""

_PLAIN = (
    b'<styleSheet xmlns="%b"><fonts count="1"><font><sz val="11"/>'
    b'<name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill'
    b' patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    b'</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/>'
    b'</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0"'
    b' fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0"'
    b' fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1">'
    b'<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
) % MAIN.encode()


class Merged(NamedTuple):
    """The longer styles part; the donor's cell formats and differential formats
    begin at these numbers."""

    data: bytes
    cell_formats: int
    differential: int


class _Styles:
    """A styles part with its lists located."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.mask = masked(data)
        self.root = next(TAG.finditer(self.mask))
        self.end = self.mask.rindex(b"</")
        self.prefix = self.root[2].rpartition(b":")[0]
        self.lists: dict[str, Element] = {}
        if not self.root[4]:
            for element in children(self.mask, self.root.end(), self.end):
                self.lists.setdefault(element.name, element)

    def items(self, name: str) -> list[bytes]:
        """The members of a list, each with its bytes."""
        found = self.lists.get(name)
        if found is None:
            return []
        within = children(self.mask, found.inner, found.close)
        return [self.data[one.start : one.end] for one in within]

    def tag(self, name: str) -> bytes:
        return (self.prefix + b":" if self.prefix else b"") + name.encode()

    def longer(self, name: str, more: list[bytes]) -> list[Splice]:
        """The list with more members behind its own; made where there is none."""
        if not more:
            return []
        body, tag = b"".join(more), self.tag(name)
        found = self.lists.get(name)
        if found is None:
            whole = b'<%b count="%d">%b</%b>' % (tag, len(more), body, tag)
            at = self._place_of(name)
            return [(at, at, whole)]
        opening = self.data[found.start : found.inner]
        count = len(self.items(name)) + len(more)
        opening = with_attribute(opening, b"count", b"%d" % count)
        if found.inner == found.end:
            whole = b"%b%b</%b>" % (opened(opening), body, tag)
            return [(found.start, found.end, whole)]
        return [
            (found.start, found.inner, opening),
            (found.close, found.close, body),
        ]

    def _place_of(self, name: str) -> int:
        """Where a list that is not there would begin."""
        later = _ORDER[_ORDER.index(name) + 1 :]
        places = [e.start for n, e in self.lists.items() if n in later]
        return min(places, default=self.end)


def merged(target: bytes | None, donor: bytes) -> Merged:
    """The styles of `target`, those of `donor` behind them. None: it had none."""
    base, more = _Styles(target or _PLAIN), _Styles(donor)
    formats = _number_formats(base, more)
    shifts = {
        b"fontId": len(base.items("fonts")),
        b"fillId": len(base.items("fills")),
        b"borderId": len(base.items("borders")),
    }
    cells = [_shifted(xf, shifts, formats.known) for xf in more.items("cellXfs")]
    splices: list[Splice] = []
    for name, members in (
        ("numFmts", formats.new),
        ("fonts", more.items("fonts")),
        ("fills", more.items("fills")),
        ("borders", more.items("borders")),
        ("cellXfs", cells),
        ("dxfs", more.items("dxfs")),
    ):
        splices += base.longer(name, _in_space(members, base))
    return Merged(
        apply(base.data, splices),
        len(base.items("cellXfs")),
        len(base.items("dxfs")),
    )


def with_formats(
    styles: bytes, changed: Mapping[int, Callable[[bytes], bytes]]
) -> tuple[bytes, dict[int, int]]:
    """A copy of some cell formats, each changed; returns their new numbers too."""
    base = _Styles(styles)
    known = base.items("cellXfs")
    more = [change(known[number]) for number, change in changed.items()]
    numbers = {old: len(known) + index for index, old in enumerate(changed)}
    return apply(base.data, base.longer("cellXfs", more)), numbers


def unlocked(xf: bytes) -> bytes:
    """A cell format whose cells may be typed in on a protected sheet."""
    mask = masked(xf)
    root = next(TAG.finditer(mask))
    prefix = root[2].rpartition(b":")[0]
    lock = (prefix + b":" if prefix else b"") + b"protection"
    opening = opened(with_attribute(root[0], b"applyProtection", b"1"))
    before, after = b"", b""
    if not root[4]:
        for one in children(mask, root.end(), mask.rindex(b"</")):
            if one.name == "alignment":
                before += xf[one.start : one.end]
            elif one.name == "extLst":
                after += xf[one.start : one.end]
    return b'%b%b<%b locked="0"/>%b</%b>' % (opening, before, lock, after, root[2])


def is_locked(xf: bytes) -> bool:
    """Whether cells of a format cannot be typed in where the sheet is protected."""
    mask = masked(xf)
    root = next(TAG.finditer(mask))
    if root[4]:
        return True
    for one in children(mask, root.end(), mask.rindex(b"</")):
        if one.name == "protection":
            return attribute(xf[one.start : one.inner], b"locked") not in ("0", "false")
    return True


def cell_formats(styles: bytes) -> list[bytes]:
    """The cell formats of a styles part, in their order."""
    return _Styles(styles).items("cellXfs")


class _Numbers(NamedTuple):
    known: dict[str, str]
    new: list[bytes]


def _number_formats(base: _Styles, more: _Styles) -> _Numbers:
    """The donor's own number formats under numbers that are free."""
    used = [int(attribute(one, b"numFmtId") or 0) for one in base.items("numFmts")]
    free = max([_FIRST_OWN_FORMAT - 1, *used]) + 1
    numbers = _Numbers({}, [])
    for one in more.items("numFmts"):
        old = attribute(one, b"numFmtId")
        new = str(free + len(numbers.new))
        numbers.known[old] = new
        numbers.new.append(with_attribute(one, b"numFmtId", new.encode()))
    return numbers


def _shifted(
    xf: bytes, shifts: Mapping[bytes, int], formats: Mapping[str, str]
) -> bytes:
    """A cell format of the donor among the lists of the target."""
    for name, shift in shifts.items():
        number = int(attribute(xf, name) or 0) + shift
        xf = with_attribute(xf, name, b"%d" % number)
        # LibreOffice looks at these where a format differs from its named style.
        xf = with_attribute(xf, b"apply" + name[:1].upper() + name[1:-2], b"1")
    shown = attribute(xf, b"numFmtId") or "0"
    return with_attribute(xf, b"numFmtId", formats.get(shown, shown).encode())


def _in_space(members: list[bytes], base: _Styles) -> list[bytes]:
    """Members that say their namespace where the part names it by a prefix."""
    if not base.prefix:
        return members
    name = b"xmlns:" + base.prefix
    space = attribute(base.root[0], name).encode() or MAIN.encode()
    return [with_attribute(one, b"xmlns", space) for one in members]
