"""A sheet part of a workbook that we made, as another workbook can hold it."""

from toolkit.xlsx.edit.cell import value_xml
from toolkit.xlsx.edit.splice import TAG, Splice, apply, attribute, masked
from toolkit.xlsx.graft.start_tag import with_attribute
from toolkit.xlsx.graft.stylesheet import MAIN, Merged

STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"

_STYLE = {b"c": b"s", b"row": b"s", b"col": b"style"}
"""The elements that name a cell format, and by which attribute."""
_DRAWN = (b"drawing", b"legacyDrawing")


def moved(data: bytes, strings: list[str], styles: Merged, *, strict: bool) -> bytes:
    """The part with its texts inside it and its formats by their new numbers.

    Its charts and buttons stay behind. XlsxWriter made it: its names have no prefix.
    """
    splices: list[Splice] = []
    shared, inner, value = False, 0, 0
    for tag in TAG.finditer(masked(data)):
        name, start, end = tag[2], *tag.span()
        if tag[1]:
            if name == b"v" and shared:
                text = strings[int(data[inner : tag.start()])]
                splices.append((value, end, value_xml(text, b"", False)[1]))
            continue
        if name == b"v":
            value, inner = start, end
            continue
        shared = name == b"c" and attribute(tag[0], b"t") == "s"
        new = b"" if name in _DRAWN else _renumbered(tag[0], name, styles)
        if shared:
            new = with_attribute(new, b"t", b"inlineStr")
        if new != tag[0]:
            splices.append((start, end, new))
    data = apply(data, splices)
    if strict:
        data = data.replace(MAIN.encode(), STRICT_MAIN.encode())
        data = data.replace(OFFICE.encode(), STRICT_OFFICE.encode())
    return data


def _renumbered(tag: bytes, name: bytes, styles: Merged) -> bytes:
    """A start tag whose formats have their new numbers."""
    if name == b"sheetView":
        return with_attribute(tag, b"tabSelected", None)
    if name == b"cfRule":
        return _added(tag, b"dxfId", styles.differential)
    if name == b"c" and not attribute(tag, b"s"):
        return with_attribute(tag, b"s", b"%d" % styles.cell_formats)
    wanted = _STYLE.get(name)
    return _added(tag, wanted, styles.cell_formats) if wanted else tag


def _added(tag: bytes, name: bytes, shift: int) -> bytes:
    number = attribute(tag, name)
    return with_attribute(tag, name, b"%d" % (int(number) + shift)) if number else tag
