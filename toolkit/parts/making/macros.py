"""Gives a workbook of ours the VBA project that another one was built with."""

import re

from toolkit.parts.making.normalise import packed, unpacked

PROJECT = "xl/vbaProject.bin"
_TYPES, _BOOK, _RELATIONS = (
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
)
_PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_KIND = b"application/vnd.ms-office.vbaProject"
_RELATION = b"http://schemas.microsoft.com/office/2006/relationships/vbaProject"
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_DEFAULT, _END = b"<Default ", b"</Relationships>"


def with_project_of(built: bytes, package: bytes) -> bytes:
    """A workbook that `parts.making` wrote, with the macros of a built one; packed.

    The built one has no more sheets: Excel gives a sheet without a module in the
    project an empty one, but knows no sheet for a module too many. Raises ValueError.
    """
    parts, source = unpacked(package), unpacked(built)
    modules = sum(_SHEET.fullmatch(name) is not None for name in source)
    named = {f"xl/worksheets/sheet{n}.xml": n for n in range(1, modules + 1)}
    if not named.keys() <= parts.keys():
        raise ValueError("the project has more modules than the workbook has sheets")
    types = _with(parts[_TYPES], _PLAIN, _MACROS)
    known = b'<Default Extension="bin" ContentType="%s"/>' % _KIND
    related = b'<Relationship Id="rId%d" Type="%s" Target="vbaProject.bin"/>' % (
        parts[_RELATIONS].count(b"<Relationship ") + 1,
        _RELATION,
    )
    return packed(
        {
            **parts,
            _TYPES: types.replace(_DEFAULT, known + _DEFAULT, 1),
            _RELATIONS: _with(parts[_RELATIONS], _END, related + _END),
            _BOOK: _with(
                parts[_BOOK], b"<workbookPr ", b'<workbookPr codeName="ThisWorkbook" '
            ),
            PROJECT: source[PROJECT],
            **{name: _named(parts[name], number) for name, number in named.items()},
        }
    )


def _named(sheet: bytes, number: int) -> bytes:
    """A sheet under the name by which the project knows it."""
    name = b' codeName="Sheet%d"' % number
    if b"<sheetPr" in sheet:
        return sheet.replace(b"<sheetPr", b"<sheetPr" + name, 1)
    return sheet.replace(b"<dimension ", b"<sheetPr%s/><dimension " % name, 1)


def _with(part: bytes, old: bytes, new: bytes) -> bytes:
    if part.count(old) != 1:
        raise ValueError(f"not just once in its part: {old.decode()}")
    return part.replace(old, new)
