"""The XML of a Word document as a tree, and the names its tags begin with."""

from typing import Any

from lxml import etree

from toolkit.xlsx.refusal import Fault, FileRefusedError, Words

Element = Any
"""An element of lxml, which has no types of its own."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def parsed(part: str, data: bytes) -> Element:
    """The root of a part. Raises FileRefusedError F018 for broken XML."""
    # No entity, no network, nothing beyond the depth and the text that lxml allows.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        words = Words("xml", error.lineno or 0)
        raise FileRefusedError(Fault.BROKEN_PART, part=part, seen=words) from None


def written(root: Element) -> bytes:
    """The bytes of a part."""
    data: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return data


def paragraph_texts(paragraph: Element) -> list[Element]:
    """The texts of a paragraph, in order, without those of a box that lies in it."""
    found: list[Element] = []
    waiting = list(reversed(paragraph))
    while waiting:
        one = waiting.pop()
        if one.tag == f"{W}t":
            found.append(one)
        elif one.tag != f"{W}p":
            waiting.extend(reversed(one))
    return found
