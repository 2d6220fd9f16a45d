"""Hostile and broken files as they may come back, each made when it is asked for."""

import io
import random
import zipfile
from collections.abc import Callable, Mapping
from functools import partial

from tests.exchange.mail import test_carried as mails
from tests.exchange.mail.outlook_files import Message, outlook
from tests.hostile import build
from tests.hostile.shapes import SHAPES
from tests.workbook_parts import packed, parts_of

Make = Callable[[bytes], bytes]
"""Of the workbook that was sent, the bytes of what came back."""

SHEET, BOOK = "xl/worksheets/sheet1.xml", "xl/workbook.xml"
STYLES = "xl/styles.xml"


def _zip(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return target.getvalue()


def _zips(depth: int) -> bytes:
    data = b"x"
    for number in range(depth):
        data = _zip(**{f"{number}.zip": data})
    return data


def _many(count: int) -> bytes:
    return _zip(**{f"{number}.txt": b"x" for number in range(count)})


def swollen(sent: bytes, before: bytes, filling: bytes, part: str = SHEET) -> bytes:
    """The signed workbook with something in front of a mark of one of its parts."""
    parts = parts_of(sent)
    body = parts[part]
    assert before in body
    return packed({**parts, part: body.replace(before, filling + before, 1)}, level=1)


def _varied(element: bytes, count: int) -> bytes:
    """Elements in two spellings, so that their ratio alone gives nothing away."""
    dice = random.Random(count)
    spellings = (element, element.replace(b"/>", b" />", 1))
    block = b"".join(dice.choice(spellings) for _ in range(20_000))
    return block * -(-count // 20_000)


def _with_part(sent: bytes, name: str, body: bytes) -> bytes:
    return packed({**parts_of(sent), name: body})


def _damaged(sent: bytes, seed: int) -> bytes:
    dice, data = random.Random(seed), bytearray(sent)
    for _ in range(40):
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


def _a(data: bytes) -> Make:
    return lambda _: data


def _a_made(make: Callable[[], bytes]) -> Make:
    return lambda _: make()


_RULE = b'<dataValidation type="whole" sqref="A1"/>'
_NAMES = b"".join(b"<definedName name='z%d'>1</definedName>" % n for n in range(9_000))


def _junk(element: bytes, count: int, *, first: int = 0) -> bytes:
    """Elements that differ in their numbers; as often as there are places for one."""
    many = element.count(b"%d")
    return b"".join(element % ((first + n,) * many) for n in range(count))


def _refs(count: int) -> bytes:
    dice = random.Random(count)
    return b" ".join(b"H%d" % dice.randrange(1, 999) for _ in range(count))


_ROW = b'<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d" t="str"><v>x%d</v></c></row>'
_NAME = b"<definedName name='z%d'>%d</definedName>"
_FORMAT = (
    b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0">'
    b'<alignment indent="1"/><protection locked="1"/><!--%d--></xf>'
)

# By the name of the file that came back.
OF_THE_FORM: Mapping[str, Make] = {
    "cut short.xlsx": lambda sent: sent[: len(sent) // 2],
    "a few bytes.xlsx": _a(b"PK\x03\x04"),
    "nothing.xlsx": _a(b""),
    "text.xlsx": _a("Kính gửi quý cơ quan".encode()),
    "damaged 1.xlsx": partial(_damaged, seed=1),
    "damaged 2.xlsx": partial(_damaged, seed=2),
    "swollen sheet.xlsx": lambda sent: swollen(
        sent, b"</sheetData>", _varied(b"<row/>", 3_000_000)
    ),
    "many rules.xlsx": lambda sent: swollen(
        sent, b"</dataValidations>", _varied(_RULE, 60_000)
    ),
    "many names.xlsx": lambda sent: swollen(sent, b"</definedNames>", _NAMES, BOOK),
    "long rule.xlsx": lambda sent: swollen(
        sent, b"</dataValidations>", _RULE.replace(b"A1", _refs(800_000))
    ),
    "long link.xlsx": lambda sent: swollen(
        sent,
        b"<pageMargins",
        b'<hyperlinks><hyperlink ref="%b" location="A1"/></hyperlinks>'
        % _refs(800_000),
    ),
    "junk rows.xlsx": lambda sent: swollen(
        sent, b"</sheetData>", _junk(_ROW, 90_000, first=3_000)
    ),
    "junk names.xlsx": lambda sent: swollen(
        sent, b"</definedNames>", _junk(_NAME, 120_000), BOOK
    ),
    "junk formats.xlsx": lambda sent: swollen(
        sent, b"</cellXfs>", _junk(_FORMAT, 65_000), STYLES
    ),
    "dtd.xlsx": lambda sent: swollen(
        sent, b"<workbook", b"<!DOCTYPE w [<!ENTITY a 'b'>]>", BOOK
    ),
    "long manifest.xlsx": lambda sent: _with_part(
        sent, "docProps/core.xml", b"<c><keywords>td1|" + b"x|" * 500_000
    ),
    "way out.xlsx": lambda sent: _with_part(sent, "../../ra.xml", b"x"),
    "macros.xlsm": lambda sent: _with_part(sent, "xl/vbaProject.bin", bytes(9_000)),
}
OF_MAILS: Mapping[str, Make] = {
    f"{make.__name__}.eml": _a_made(make) for make in mails.HOSTILE
}
OF_CARRIERS: Mapping[str, Make] = {
    "zips in zips.zip": lambda _: _zips(9),
    "many files.zip": lambda _: _many(3_000),
    "swells.zip": lambda _: _zip(a=bytes(60_000_000)),
    "way out.zip": _a(_zip(**{"../../a.xlsx": b"x"})),
    "cut short.zip": lambda sent: _zip(**{"a.xlsx": sent})[:9_000],
    "a.rar": _a(b"Rar!\x1a\x07\x01\x00" + bytes(999)),
    "a.7z": _a(b"7z\xbc\xaf\x27\x1c\x00" + bytes(999)),
    "winmail.eml": _a(mails.lump("application/ms-tnef", "winmail.dat")),
    "cut short.msg": lambda sent: outlook(Message("Gửi", [("a.xlsx", sent)]))[:9_000],
    "an old book.xls": _a(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(9_000)),
}
OF_SHAPES: Mapping[str, Make] = {
    **{f"{name[:40]}.xlsx": _a_made(make) for name, (make, _) in SHAPES.items()},
    "many merges.xlsx": lambda _: build.many_merges(),
    "many parts.xlsx": lambda _: build.many_parts(),
    "overlapping.xlsx": lambda _: build.overlapping(),
    "two names.xlsx": lambda _: build.two_names(),
    "understated.xlsx": lambda _: build.understated(),
    "far cell.xlsx": lambda _: build.far_cell("XFD1048576"),
}
RETURNS: Mapping[str, Make] = {
    **OF_THE_FORM,
    **OF_MAILS,
    **OF_CARRIERS,
    **OF_SHAPES,
}
