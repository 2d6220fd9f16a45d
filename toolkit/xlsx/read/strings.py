"""The shared strings of a workbook: counted, then read without a tree of them all."""

import re
import xml.etree.ElementTree as ET
from io import BytesIO
from typing import NoReturn
from xml.parsers import expat

from toolkit.xlsx.read.reading import broken
from toolkit.xlsx.read.stored_values import string_of, unescape
from toolkit.xlsx.refusal import Fault, FileRefusedError, Words
from toolkit.xlsx.zip.room import SHEET, refuse_tags

STRINGS_LIMIT = 1_000_000
"""As many as a sheet may have cells (F020)."""
_RICH = SHEET._replace(tags=1_200_000)
"""Tags of a part whose strings are not all plain: each costs an element."""

# What every program writes of a string without fonts of its own.
_PLAIN = re.compile(
    rb'<si>(?:<t(?: xml:space="preserve")?>([^<&]*+)</t>|<t/>)</si>|<si/>'
)


def read_strings(data: bytes, part: str) -> list[str]:
    """The shared strings of a workbook. Raises FileRefusedError F018, F020."""
    count = data.count(b"<si>") + data.count(b"<si/>") + data.count(b"<si ")
    if count > STRINGS_LIMIT:
        _refuse(part, count)
    if _is_plain(data):
        found = _PLAIN.findall(data)
        if len(found) == count:
            _refuse_broken(data, part)
            texts = map(bytes.decode, found)
            return list(map(unescape, texts) if b"_x" in data else texts)
        del found
    refuse_tags(part, data.count(b"<"), _RICH)
    return _read_each(data, part)


def _refuse(part: str, count: int) -> NoReturn:
    raise FileRefusedError(
        Fault.TOO_LARGE,
        part=part,
        seen=Words("strings", count),
        expected=Words("strings_limit", STRINGS_LIMIT),
    )


def _is_plain(data: bytes) -> bool:
    """No comment or section could hide a string, and no line end needs translating."""
    named = b":si" in data  # or so it may seem
    hidden = named or b"<!" in data or b"\r" in data or data.find(b"<?", 1) > 0
    return not hidden


def _refuse_broken(data: bytes, part: str) -> None:
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        broken(part, Words("xml", error.lineno))


def _read_each(data: bytes, part: str) -> list[str]:
    """Every child of the root in turn; what has been read is dropped."""
    found: list[str] = []
    depth = 0
    root: ET.Element | None = None
    try:
        for event, element in ET.iterparse(BytesIO(data), ("start", "end")):
            if event == "start":
                depth += 1
                root = element if root is None else root
                continue
            depth -= 1
            if depth == 1 and root is not None:
                if len(found) == STRINGS_LIMIT:
                    _refuse(part, STRINGS_LIMIT + 1)
                found.append(string_of(element))
                root.clear()
    except ET.ParseError as error:
        broken(part, Words("xml", error.position[0]))
    return found
