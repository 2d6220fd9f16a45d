"""Puts a VBA project into a workbook; pyOpenVBA does the writing, here is the rest."""

import tempfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from struct import unpack_from
from zipfile import ZipFile

from toolkit.addin.sources import Module

_PLAIN = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_MACROS = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ADD_IN = b"application/vnd.ms-excel.addin.macroEnabled.main+xml"
_TYPES = "[Content_Types].xml"
_PROJECT = "xl/vbaProject.bin"

# [MS-OVBA] 2.3.4.1: whoever writes no cache writes version FFFF and nothing after it.
_NO_CACHE = bytes.fromhex("CC61FFFF000000")

# [MS-CFB] 2.2, 2.6.1: places in the header and in an entry of the directory. One
# table of sectors is enough for a store of 64 KB; ours has a third of that.
_SECTOR, _ENTRY = 512, 128
_FIRST_DIRECTORY, _FIRST_TABLE = 48, 76
_KIND_AT, _COLOUR_AT, _BLACK = 66, 67, 1
_LAST_SECTOR = 0xFFFFFFFA

Parts = dict[str, bytes]


def with_macros(package: bytes, modules: Sequence[Module]) -> Parts:
    """The parts of a macro-enabled workbook, made of a plain one and these modules."""
    # Imported here: building is the only work that needs it.
    from pyopenvba import ExcelFile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsm"
        parts = _replaced_type(_parts(package), _PLAIN, _MACROS)
        with ZipFile(path, "w") as file:
            for name, part in parts.items():
                file.writestr(name, part)
        with ExcelFile(path) as book:
            project = book.add_vba_project()
            for module in modules:
                project.add_module(module.name, module.text)
            book.save(path)
        parts = _parts(path.read_bytes())
    return {**parts, _PROJECT: _tidied(parts[_PROJECT])}


def as_add_in(parts: Parts) -> Parts:
    """The same workbook as an add-in: one type in the list tells them apart."""
    return _replaced_type(parts, _MACROS, _ADD_IN)


def with_ribbon(parts: Parts, ribbon: str) -> Parts:
    """The parts with a tab of the ribbon and the relation by which Excel finds it."""
    name = "customUI/customUI14.xml"
    relation = (
        '<Relationship Id="rIdRibbon" Type="http://schemas.microsoft.com/office/2007/'
        f'relationships/ui/extensibility" Target="{name}"/></Relationships>'
    )
    found, root = b"</Relationships>", "_rels/.rels"
    related = parts[root].replace(found, relation.encode())
    return {**parts, root: related, name: ribbon.encode("utf-8")}


def _parts(package: bytes) -> Parts:
    with ZipFile(BytesIO(package)) as source:
        return {name: source.read(name) for name in source.namelist()}


def _replaced_type(parts: Parts, old: bytes, new: bytes) -> Parts:
    if parts[_TYPES].count(old) != 1:
        raise ValueError(f"{_TYPES} names {old.decode()} not just once")
    return {**parts, _TYPES: parts[_TYPES].replace(old, new)}


def _tidied(project: bytes) -> bytes:
    """Without the zeroed cache, and with a directory whose colours obey the rules."""
    from pyopenvba.cfb import CFB

    store = CFB.from_bytes(project)
    store.write_stream_in_storage("VBA", "_VBA_PROJECT", _NO_CACHE)
    return _all_black(store.to_bytes())


def _all_black(store: bytes) -> bytes:
    """[MS-CFB] 2.6.4: no red entry below a red one. «The simplest implementation …

    would be to mark every node as black»; new entries come red. Found by the header's
    first sector of the directory and the chain that the table of sectors gives.
    """
    out = bytearray(store)
    (table_at,) = unpack_from("<I", store, _FIRST_TABLE)
    (sector,) = unpack_from("<I", store, _FIRST_DIRECTORY)
    while sector < _LAST_SECTOR:
        start = (sector + 1) * _SECTOR
        for entry in range(start, start + _SECTOR, _ENTRY):
            if store[entry + _KIND_AT]:
                out[entry + _COLOUR_AT] = _BLACK
        (sector,) = unpack_from("<I", store, (table_at + 1) * _SECTOR + 4 * sector)
    return bytes(out)
