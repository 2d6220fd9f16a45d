"""Small .xlsb files, record by record as [MS-XLSB] has them."""

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary'
    '.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
    '.relationships+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _relations(**targets: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    each = "".join(
        f'<Relationship Id="{kind}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{space}">{each}</Relationships>'


def _varying(number: int) -> bytes:
    found = b""
    while number >= 0x80:
        found += bytes([number & 0x7F | 0x80])
        number >>= 7
    return found + bytes([number])


def record(number: int, held: bytes = b"") -> bytes:
    """A record."""
    return _varying(number) + _varying(len(held)) + held


def wide(text: str) -> bytes:
    """A text: its length, then UTF-16."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


class Look(NamedTuple):
    """How a cell looks."""

    font: str = "Arial"
    struck: bool = False
    shows: str = "General"


class Rich(NamedTuple):
    """A text of several fonts: pieces, each with the number of its look."""

    pieces: Sequence[tuple[str, int]]


def _cell(column: int, look: int, value: Any, strings: list[bytes]) -> bytes:
    head = struct.pack("<II", column, look)
    if isinstance(value, bool):
        return record(4, head + bytes([value]))
    if isinstance(value, int):
        return record(2, head + struct.pack("<i", value << 2 | 2))
    if isinstance(value, float):
        return record(5, head + struct.pack("<d", value))
    if isinstance(value, bytes):  # an error, by its number
        return record(3, head + value)
    if isinstance(value, Rich):
        text = "".join(piece for piece, _ in value.pieces)
        runs, at = b"", 0
        for piece, font in value.pieces:
            runs += struct.pack("<HH", at, font)
            at += len(piece)
        count = struct.pack("<I", len(value.pieces))
        strings.append(b"\x01" + wide(text) + count + runs)
        return record(7, head + struct.pack("<I", len(strings) - 1))
    return record(6, head + wide(value))


def xlsb_file(
    folder: Path,
    rows: Sequence[Sequence[Any]],
    *,
    looks: Sequence[Look] = (Look(),),
    look_of: Mapping[tuple[int, int], int] | None = None,
    merges: Sequence[tuple[int, int, int, int]] = (),
    hidden: Sequence[int] = (),
    since_1904: bool = False,
    name: str = "nguon.xlsb",
) -> Path:
    """A workbook of one sheet; `look_of`: cell from (0, 0) → number of its look.

    `merges`: top, bottom, left, right, from 0; `hidden`: rows from 0.
    """
    strings: list[bytes] = []
    wide_at_most = max(map(len, rows))
    sheet = record(129)
    sheet += record(148, struct.pack("<4I", 0, len(rows) - 1, 0, wide_at_most - 1))
    sheet += record(145)
    for number, cells in enumerate(rows):
        if not cells:
            continue
        flags = 0x10 if number in hidden else 0
        sheet += record(0, struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0))
        for column, value in enumerate(cells):
            if value is not None:
                look = (look_of or {}).get((number, column), 0)
                sheet += _cell(column, look, value, strings)
    sheet += record(146) + record(177, struct.pack("<I", len(merges)))
    sheet += b"".join(record(176, struct.pack("<4I", *one)) for one in merges)
    sheet += record(178) + record(130)
    book = record(131) + record(153, struct.pack("<III", int(since_1904), 0, 0))
    entry = struct.pack("<II", 0, 1) + wide("worksheet") + wide("DS")
    book += record(143) + record(156, entry) + record(144) + record(132)
    total = struct.pack("<II", len(strings), len(strings))
    shared = record(159, total) + b"".join(record(19, s) for s in strings) + record(160)
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", _relations(officeDocument="xl/workbook.bin"))
        package.writestr(
            "xl/_rels/workbook.bin.rels",
            _relations(
                worksheet="worksheets/sheet1.bin",
                styles="styles.bin",
                sharedStrings="sharedStrings.bin",
            ),
        )
        package.writestr("xl/workbook.bin", book)
        package.writestr("xl/worksheets/sheet1.bin", sheet)
        package.writestr("xl/styles.bin", _styles(looks))
        package.writestr("xl/sharedStrings.bin", shared)
    return folder / name


def _styles(looks: Sequence[Look]) -> bytes:
    found = record(278) + record(615, struct.pack("<I", len(looks)))
    for n, look in enumerate(looks, 164):
        found += record(44, struct.pack("<H", n) + wide(look.shows))
    found += record(616) + record(611, struct.pack("<I", len(looks)))
    for look in looks:
        flags = 0x08 if look.struck else 0
        font = struct.pack("<HHHHBBBB", 240, flags, 400, 0, 0, 0, 0, 0)
        found += record(43, font + bytes(8) + b"\x00" + wide(look.font))
    found += record(612) + record(617, struct.pack("<I", len(looks)))
    for n, _ in enumerate(looks):
        found += record(47, struct.pack("<HHHHHBBI", 0, 164 + n, n, 0, 0, 0, 0, 0))
    return found + record(618) + record(279)
