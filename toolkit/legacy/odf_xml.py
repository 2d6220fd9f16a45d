"""Reading a part of an OpenDocument file tag by tag, names without their versions."""

from collections.abc import Callable
from xml.parsers import expat

from toolkit.legacy.xml_workbook import BrokenXmlError

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Data = Callable[[str], None]

_SHORT = {"xsl-fo-compatible": "fo", "svg-compatible": "svg", "drawing": "draw"}
_known: dict[str, str] = {}


def each_tag(xml: bytes, start: Start, end: End, data: Data | None = None) -> None:
    """Give each tag its name as «table:table-cell», its attributes named likewise.

    Raises BrokenXmlError.
    """

    def started(name: str, attributes: dict[str, str]) -> None:
        start(_short(name), {_short(key): v for key, v in attributes.items()})

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = started
    parser.EndElementHandler = lambda name: end(_short(name))
    parser.CharacterDataHandler = data
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise BrokenXmlError from None


def _short(name: str) -> str:
    """«urn:oasis:names:tc:opendocument:xmlns:table:1.0 table-cell» → its last words."""
    if name not in _known:
        space, _, local = name.rpartition(" ")
        word = space.partition(":xmlns:")[2].partition(":")[0]
        if len(_known) > 2_000:  # a hostile part may make up names without end
            return f"{_SHORT.get(word, word)}:{local}"
        _known[name] = f"{_SHORT.get(word, word)}:{local}"
    return _known[name]
