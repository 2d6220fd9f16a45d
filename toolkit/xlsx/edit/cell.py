"""Writing one cell: values as XML, and a cell's bytes with an edit made in them."""

import re
from enum import Enum
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from toolkit.xlsx.cells.cell import CellError, CellValue
from toolkit.xlsx.cells.place import Spot

TEXT_LIMIT = 32_767  # UTF-16 units in a cell, Excel's own limit
FORMULA_TEXT_LIMIT = 8_192  # characters, Excel's own limit


class Mark(Enum):
    """What an edit says in place of a formula or a value."""

    KEEP = "keep"
    NO_CACHE = "no cache"


KEEP: Final = Mark.KEEP
NO_CACHE: Final = Mark.NO_CACHE
Keep = Literal[Mark.KEEP]
NoCache = Literal[Mark.NO_CACHE]


class CellEdit(NamedTuple):
    """What a cell becomes.

    formula: KEEP leaves <f> byte for byte, None removes it, text replaces it.
    value: KEEP leaves <v> and its type, None or NO_CACHE removes it.
    """

    formula: str | Keep | None
    value: CellValue | Keep | NoCache


_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# No "<" may stand inside a tag: one that never ends is given up at the next tag.
ATTRIBUTES = rb"""((?:[^<>"'/]++|"[^"<]*+"|'[^'<]*+')*+)"""
_ATTRIBUTE = re.compile(rb"""\s+([\w.:-]+)\s*=\s*(?:"[^"]*"|'[^']*')""")


@lru_cache(maxsize=8)
def _formula_element(prefix: bytes) -> re.Pattern[bytes]:
    opening = b"<%bf" % prefix + rb"(?=[\s/>])" + ATTRIBUTES
    return re.compile(
        opening + b"(?:/>|>.*?(?:</%bf" % prefix + rb"\s*+>|\Z))", re.DOTALL
    )


def clean_text(text: str) -> str:
    """Text as a cell can hold it.

    Line ends become \\n, characters that XML cannot carry go, the rest is cut at
    32,767 UTF-16 units.
    """
    plain = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(plain) * 2 <= TEXT_LIMIT:
        return plain
    units = plain.encode("utf-16-le")[: TEXT_LIMIT * 2]
    return units.decode("utf-16-le", "ignore")


def number_text(value: float) -> str:
    """The shortest text that reads back as the same double; 5 for 5.0.

    Raises ValueError for NaN and infinity, which a cell cannot hold.
    """
    number = float(value)
    if number - number != 0:
        raise ValueError(f"a cell cannot hold {number}")
    whole = number.is_integer() and abs(number) < 1e15
    return str(int(number)) if whole else repr(number)


def escape(text: str) -> str:
    """Text between tags or in double quotes."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return plain.replace('"', "&quot;")


def _string(name: bytes, text: str) -> bytes:
    """<t>text</t>, with what keeps its edge spaces and literal _x0041_ alive."""
    return _short(name, text) if len(text) <= SHORT else _string_of(name, text)


SHORT = 250
"""Letters of a text that may well be written into the next workbook too."""


@lru_cache(maxsize=1024)
def _short(name: bytes, text: str) -> bytes:
    return _string_of(name, text)


def _string_of(name: bytes, text: str) -> bytes:
    plain = escape(_LOOKS_ESCAPED.sub("_x005F_", clean_text(text)))
    edges = plain != plain.strip() or "\n" in plain or "\t" in plain
    space = b' xml:space="preserve"' if edges else b""
    # Quotes are legal in text; left alone, they are what Excel writes.
    body = plain.replace("&quot;", '"').encode()
    return b"<%b%b>%b</%b>" % (name, space, body, name)


def value_xml(
    value: CellValue | NoCache, prefix: bytes, beside_formula: bool
) -> tuple[bytes, bytes]:
    """The attribute t and the element of a value; both empty for no value."""
    v = prefix + b"v"
    if value is None or value is NO_CACHE:
        return b"", b""
    if isinstance(value, bool):
        return b' t="b"', b"<%b>%d</%b>" % (v, value, v)
    if isinstance(value, CellError):
        return b' t="e"', _string(v, value)
    if isinstance(value, str):
        if beside_formula:
            return b' t="str"', _string(v, value)
        inline = prefix + b"is"
        text = _string(prefix + b"t", value)
        return b' t="inlineStr"', b"<%b>%b</%b>" % (inline, text, inline)
    return b"", b"<%b>%b</%b>" % (v, number_text(value).encode(), v)


def formula_xml(formula: str, prefix: bytes) -> bytes:
    """<f>…</f>, `formula` without its "="."""
    text = escape(_ILLEGAL.sub("", formula)).replace("&quot;", '"').encode()
    edges = b' xml:space="preserve"' if text != text.strip() else b""
    return b"<%bf%b>%b</%bf>" % (prefix, edges, text, prefix)


def new_cell(place: Spot, edit: CellEdit, prefix: bytes, style: int) -> bytes:
    """The bytes of a cell that did not exist."""
    formula, value = edit.formula, edit.value
    if formula is KEEP or value is KEEP:
        raise RuntimeError(f"nothing to keep at {place.a1}")
    start = b'<%bc r="%b"' % (prefix, place.a1.encode())
    look = b' s="%d"' % style if style else b""
    return start + look + cell_end(formula, value, prefix)


def cell_end(formula: str | None, value: CellValue | NoCache, prefix: bytes) -> bytes:
    """What stands behind the place and the style of a new cell."""
    kind, body = value_xml(value, prefix, formula is not None)
    if formula is not None:
        body = formula_xml(formula, prefix) + body
    return kind + (b">%b</%bc>" % (body, prefix) if body else b"/>")


def edited_cell(
    raw: bytes, mask: bytes, place: Spot, edit: CellEdit, prefix: bytes
) -> bytes:
    """The bytes of a cell after an edit; `mask` is `raw` without its comments.

    Every attribute but r, t and the value's own metadata stays as it stands.
    """
    old = _formula_element(prefix).search(mask)
    formula = old and raw[old.start() : old.end()]
    if edit.formula is None:
        formula = None
    elif edit.formula is not KEEP:
        formula = formula_xml(edit.formula, prefix)
    if edit.value is KEEP:
        if old is None or formula is None:
            raise RuntimeError(f"nothing to keep at {place.a1}")
        return raw[: old.start()] + formula + raw[old.end() :]
    calculated = edit.formula is not None
    kind, body = value_xml(edit.value, prefix, calculated)
    # vm tells of the old value, cm of the old formula.
    dropped = {b"t", b"vm"} if edit.formula is KEEP else {b"t", b"vm", b"cm"}
    start = _start_tag(raw, place, dropped) + kind
    content = (formula or b"") + body + _extension(raw, prefix)
    return start + (b">%b</%bc>" % (content, prefix) if content else b"/>")


def _start_tag(raw: bytes, place: Spot, dropped: set[bytes]) -> bytes:
    """<c r="F17" s="3" of a cell's bytes, without the dropped attributes."""
    opening = re.match(rb"<[\w.:-]+", raw)
    at = opening.end() if opening else 0
    start, names = raw[:at], set()
    while attribute := _ATTRIBUTE.match(raw, at):
        at = attribute.end()
        names.add(attribute[1])
        if attribute[1] not in dropped:
            start += attribute[0]
    return start if b"r" in names else start + b' r="%b"' % place.a1.encode()


def _extension(raw: bytes, prefix: bytes) -> bytes:
    """The <extLst> of a cell, always its last child, or nothing."""
    start = raw.find(b"<%bextLst" % prefix)
    return raw[start : raw.rindex(b"</")] if start >= 0 else b""
