"""Reading a part of a Word document tag by tag, its names without their prefixes."""

from collections.abc import Callable, Mapping
from xml.parsers import expat

from toolkit.xlsx.refusal import Fault, FileRefusedError, Words

Given = Mapping[str, str]
Start = Callable[[str, Given], None]
End = Callable[[str], None]


def each_tag(
    data: bytes, part: str, start: Start, end: End, text: End | None = None
) -> None:
    """Give each tag its bare name («tbl») and its attributes, bare too.

    Raises FileRefusedError: F018 broken XML, F013 a DTD.
    """

    def refuse(*_: object) -> None:
        raise FileRefusedError(Fault.DTD, part=part)

    def started(tag: str, given: dict[str, str]) -> None:
        start(tag.rpartition(":")[2], {k.rpartition(":")[2]: given[k] for k in given})

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = started
    parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        words = Words("xml", error.lineno)
        raise FileRefusedError(Fault.BROKEN_PART, part=part, seen=words) from None


def nothing(_: str) -> None:
    """What a reader does that does not care where a tag ends."""


def count(text: str | None, usual: int) -> int:
    """A small number; `usual` for what is none."""
    known = text and text.isascii() and text.isdecimal() and len(text) < 5
    return int(text) if text and known else usual


def is_on(given: Given) -> bool:
    """Whether a property is switched on: «<w:strike/>» is."""
    return given.get("val", "1") not in ("0", "false", "off")


def font_of(given: Given) -> str:
    """The font that «rFonts» names; "" for none."""
    return given.get("ascii") or given.get("hAnsi") or ""
