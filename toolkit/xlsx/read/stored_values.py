"""Stored values: what the XML of a cell holds, as the value it stands for."""

import re
import xml.etree.ElementTree as ET

from toolkit.xlsx.cells.cell import CellError, CellValue

SPACE = " \t\r\n"
"""What XML calls white space."""

NUMBER_LIMIT = 64  # characters; the longest double takes 24

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def local(tag: str) -> str:
    """{namespace}name → name."""
    return tag.rpartition("}")[2]


def unescape(text: str) -> str:
    """_x000D_ → carriage return, _x005F_ → underscore: the escapes of ST_Xstring."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    # Two escapes may be the halves of one character; a half alone is no text.
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def string_of(item: ET.Element) -> str:
    """The text of a shared or inline string: all runs, without phonetic hints."""
    texts: list[str] = []
    for child in item:
        name = local(child.tag)
        if name == "t":
            texts.append(child.text or "")
        elif name == "r":
            texts += (t.text or "" for t in child if local(t.tag) == "t")
    return unescape("".join(texts))


def number_of(text: str) -> float | str | None:
    """A stored number; the text itself when it is no finite number.

    White space round it counts for nothing (XML Schema: whiteSpace collapse), and what
    is nothing else is no value.
    """
    if len(text) <= NUMBER_LIMIT and text.isascii() and "_" not in text:
        try:
            number = float(text)
        except ValueError:
            return text if text.strip(SPACE) else None
        if number - number == 0:  # neither NaN nor infinite
            return number
    bare = text.strip(SPACE)
    return text if len(bare) == len(text) else number_of(bare)


def index_of(text: str) -> int:
    """The place of a shared string; -1 for what is no such number."""
    bare = text.strip(SPACE)
    # isdecimal: "-1" would be the last string
    return int(bare) if bare.isdecimal() and len(bare) < 10 else -1


def typed_value(kind: str, text: str) -> CellValue:
    """A stored value that is not a plain number: t = str, b, e, d or unknown."""
    if kind not in ("b", "e", "d"):
        return unescape(text)  # of a text every space counts
    bare = text.strip(SPACE)
    if not bare:
        return None
    if kind == "b" and bare in ("1", "true", "0", "false"):
        return bare in ("1", "true")
    return CellError(bare) if kind == "e" else bare
