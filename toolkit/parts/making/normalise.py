"""Writes a package so that the same content always gives the same bytes."""

import re
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_FIRST = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml")
_DATE = (1980, 1, 1, 0, 0, 0)

# A chart keeps copies of the figures it was drawn from. Without them it is drawn from
# the cells, and can never show what was true some time ago.
_CHART_COPY = re.compile(rb"<c:(numCache|strCache)>.*?</c:\1>", re.DOTALL)

# A formula that shows nothing has the value "", which is a text and not a number.
_EMPTY_TEXT = re.compile(rb'<c (r="\w+" s="\d+")>(<f>[^<]*</f>)<v></v></c>')

# A height that is written but not fixed is kept on screen and in print, and still
# gives way when somebody types more into the row.
_FIXED_HEIGHT = re.compile(rb'(<row [^>]*?) customHeight="1"')

# Versions of XlsxWriter order these differently; priorities say which one wins.
_COLOURS = re.compile(rb"(?:<conditionalFormatting .*?</conditionalFormatting>)+")
_COLOUR = re.compile(rb"<conditionalFormatting .*?</conditionalFormatting>")


def normalise(package: bytes) -> bytes:
    """The package again: fixed order and dates, no chart copies, elastic rows."""
    parts = unpacked(package)
    return packed({name: _cleaned(name, part) for name, part in parts.items()})


def unpacked(package: bytes) -> dict[str, bytes]:
    """The parts of a package of our own, by name."""
    with ZipFile(BytesIO(package)) as source:
        return {name: source.read(name) for name in source.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A package of these parts, in a fixed order and with fixed dates."""
    target = BytesIO()
    # Stored, not packed: packed bytes differ from one zlib to the next.
    with ZipFile(target, "w", ZIP_STORED) as written:
        for name in sorted(parts, key=_rank):
            info = ZipInfo(name, date_time=_DATE)
            # Otherwise Windows and Linux each leave their own mark.
            info.create_system = 0
            written.writestr(info, parts[name])
    return target.getvalue()


def _rank(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _cleaned(name: str, part: bytes) -> bytes:
    if name.startswith("xl/charts/"):
        return _CHART_COPY.sub(b"", part)
    if name.startswith("xl/worksheets/sheet"):
        part = _EMPTY_TEXT.sub(rb'<c \1 t="str">\2<v></v></c>', part)
        part = _COLOURS.sub(_in_order, part)
        return _FIXED_HEIGHT.sub(rb"\1", part)
    return part


def _in_order(colours: re.Match[bytes]) -> bytes:
    return b"".join(sorted(_COLOUR.findall(colours[0])))
