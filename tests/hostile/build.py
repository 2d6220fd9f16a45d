"""Bad files, made from nothing: HOSTILE gives each one's bytes and expected code."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache, partial

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "xl/worksheets/sheet1.xml"
STYLES = "xl/styles.xml"
BOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"
MB = 1024 * 1024

LOCAL_FIELDS = {"flags": (6, "H"), "method": (8, "H"), "crc": (14, "L")}
LOCAL_FIELDS |= {"packed": (18, "L"), "size": (22, "L")}
CENTRAL_FIELDS = {"flags": (8, "H"), "method": (10, "H"), "crc": (16, "L")}
CENTRAL_FIELDS |= {"packed": (20, "L"), "size": (24, "L"), "start": (42, "L")}


def content_types(
    book: str = "application/vnd.openxmlformats-officedocument"
    ".spreadsheetml.sheet.main+xml",
    book_name: str = BOOK,
) -> str:
    part = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return (
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{book_name}" ContentType="{book}"/>'
        f'<Override PartName="/{SHEET}" ContentType="{part}.worksheet+xml"/>'
        f'<Override PartName="/{STYLES}" ContentType="{part}.styles+xml"/></Types>'
    )


def root_relations(target: str = BOOK) -> str:
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="{target}"/></Relationships>'
    )


def sheet(rows: str = "", tail: str = "", before: str = "") -> str:
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>Điểm</t></is></c></row>'
    return (
        f'{HEAD}{before}<worksheet xmlns="{MAIN}"><sheetData>{cell}{rows}</sheetData>'
        f"{tail}</worksheet>"
    )


def styles(count: int = 1) -> str:
    xf = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}">'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<borders count="1"><border/></borders>'
        f'<cellStyleXfs count="1">{xf}</cellStyleXfs>'
        f'<cellXfs count="{count}">{xf * count}</cellXfs></styleSheet>'
    )


def workbook_parts() -> dict[str, str | bytes]:
    """The parts of the smallest workbook that every reader opens."""
    book = (
        f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>'
        '<sheet name="Chấm điểm" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    book_relations = (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{RELATIONS}/worksheet" '
        'Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{RELATIONS}/styles" Target="styles.xml"/>'
        "</Relationships>"
    )
    return {
        TYPES: content_types(),
        "_rels/.rels": root_relations(),
        BOOK: book,
        "xl/_rels/workbook.xml.rels": book_relations,
        SHEET: sheet(),
        STYLES: styles(),
    }


def zip_of(
    parts: Mapping[str, str | bytes],
    *,
    compression: int = zipfile.ZIP_DEFLATED,
    level: int | None = None,
) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 2, 3, 4, 6))
            info.compress_type = compression
            info.create_system = 0
            package.writestr(info, content, compresslevel=level)
    return stream.getvalue()


def workbook(**changed: str | bytes) -> bytes:
    return workbook_with(changed)


def workbook_with(
    changes: Mapping[str, str | bytes], *, level: int | None = None
) -> bytes:
    """The small workbook with some parts changed or added."""
    return zip_of({**workbook_parts(), **changes}, level=level)


def patched(
    data: bytes,
    name: str,
    local: Mapping[str, int] = {},
    central: Mapping[str, int] = {},
) -> bytes:
    """A zip whose headers say something else of one member."""
    result = bytearray(data)
    raw = name.encode()
    for fields, values, at in (
        (LOCAL_FIELDS, local, data.find(raw) - 30),
        (CENTRAL_FIELDS, central, data.rfind(raw) - 46),
    ):
        for key, value in values.items():
            offset, kind = fields[key]
            struct.pack_into(f"<{kind}", result, at + offset, value)
    return bytes(result)


def declared(size: int, name: str = SHEET) -> bytes:
    lie = {"size": size}
    return patched(workbook(), name, lie, lie)


def understated() -> bytes:
    """60 MB that call themselves 1,000 bytes: only counting while inflating helps."""
    lie = {"size": 1_000}
    return patched(workbook_with({SHEET: sheet(" " * 60 * MB)}), SHEET, lie, lie)


def renamed(new: str) -> bytes:
    """One more part, whose name is put in afterwards: zipfile would tidy it up."""
    placeholder = "n" * len(new.encode())
    data = workbook_with({placeholder: "<a/>"})
    return data.replace(placeholder.encode(), new.encode())


def rotten(name: str = SHEET) -> bytes:
    """One bit of a stored part flipped; everything else hangs together."""
    data = bytearray(zip_of(workbook_parts(), compression=zipfile.ZIP_STORED))
    at = bytes(data).find("Điểm".encode() if name == SHEET else b"Calibri")
    data[at] ^= 0x04
    return bytes(data)


def truncated(share: float) -> bytes:
    data = workbook()
    return data[: int(len(data) * share)]


def overlapping() -> bytes:
    """A part that lies inside the bytes of another, as in the bombs of one file."""
    inner = zip_of({"xl/media/b.bin": b"0" * 64}, compression=zipfile.ZIP_STORED)
    inner = inner[: inner.find(b"PK\x01\x02")]
    parts = {**workbook_parts(), "xl/media/a.bin": inner, "xl/media/b.bin": b"0" * 64}
    data = zip_of(parts, compression=zipfile.ZIP_STORED)
    inside = data.find(inner)
    return patched(data, "xl/media/b.bin", central={"start": inside})


def two_names() -> bytes:
    """The directory says one name, the member's own header another."""
    data = bytearray(workbook())
    at = bytes(data).find(SHEET.encode())
    data[at : at + len(SHEET)] = SHEET.replace("sheet1", "sheet9").encode()
    return bytes(data)


def prefixed() -> bytes:
    """A second zip in front: some readers see the first, others the last."""
    return zip_of({"a.txt": "a"}) + workbook()


def ole(*streams: str) -> bytes:
    """The least of an OLE file: its header and a directory with these streams."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<5H", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    directory = b""
    for name in ("Root Entry", *streams):
        wide = name.encode("utf-16-le") + b"\0\0"
        entry = wide.ljust(64, b"\0") + struct.pack("<H", len(wide))
        directory += entry.ljust(128, b"\0")
    return bytes(header) + directory.ljust(1024, b"\0")


def open_document(kind: str) -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{kind}"
    return zip_of({"mimetype": mimetype, "content.xml": "<a/>"})


def binary_workbook(book_name: str) -> bytes:
    kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    parts = workbook_parts()
    del parts[BOOK]
    parts |= {
        TYPES: content_types(kind, book_name),
        "_rels/.rels": root_relations(book_name),
        book_name: b"\x83\x01\x00",
    }
    return zip_of(parts)


def document() -> bytes:
    kind = "wordprocessingml.document.main+xml"
    word = f"application/vnd.openxmlformats-officedocument.{kind}"
    parts = {
        TYPES: content_types(word, "word/document.xml"),
        "_rels/.rels": root_relations("word/document.xml"),
        "word/document.xml": "<a/>",
    }
    return zip_of(parts)


LAUGHS = (
    '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">'
    '<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>'
)


def with_dtd(part: str) -> str:
    text = workbook_parts()[part]
    assert isinstance(text, str)
    return text.replace(HEAD, HEAD + LAUGHS)


def dtd_in(part: str, encoding: str = "utf-8", declared_as: str = "UTF-8") -> bytes:
    text = with_dtd(part).replace('encoding="UTF-8"', f'encoding="{declared_as}"')
    return workbook_with({part: text.encode(encoding)})


def dtd_in_utf7() -> bytes:
    text = with_dtd(SHEET).replace("UTF-8", "UTF-7").replace("<!D", "+ADwAIQ-D")
    return workbook_with({SHEET: text.encode("utf-7", "replace").replace(b"+-", b"+")})


def dtd_behind_comment() -> bytes:
    text = with_dtd(SHEET).replace("<!DOCTYPE", "<!-- <worksheet> --><!DOCTYPE")
    return workbook_with({SHEET: text})


def many_merges() -> bytes:
    merges = "".join(f'<mergeCell ref="A1:C{row}"/>' for row in range(2, 2002))
    return workbook_with(
        {SHEET: sheet(tail=f'<mergeCells count="2000">{merges}</mergeCells>')}
    )


def one_merge(reference: str) -> bytes:
    merge = f'<mergeCells count="1"><mergeCell ref="{reference}"/></mergeCells>'
    return workbook_with({SHEET: sheet(tail=merge)})


def far_cell(reference: str) -> bytes:
    row = reference.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    cell = f'<row r="{row}"><c r="{reference}"><v>1</v></c></row>'
    return workbook_with({SHEET: sheet(cell)})


def varied_styles(count: int) -> bytes:
    """More formats than the limit that hardly pack: no ratio gives them away."""
    text = styles(1)
    xf = "".join(
        f'<xf numFmtId="{zlib.crc32(b"%d" % i)}" fontId="{zlib.adler32(b"%d" % i)}"/>'
        for i in range(count)
    )
    return workbook_with({STYLES: text.replace("</cellXfs>", xf + "</cellXfs>")})


def many_parts() -> bytes:
    return workbook_with({f"xl/media/{i}.png": b"" for i in range(2_000)})


def _html(encoding: str) -> bytes:
    text = "<html><body><table><tr><td>Điểm</td></tr></table></body></html>"
    return text.encode(encoding)


def _csv(encoding: str) -> bytes:
    return "STT;Chỉ tiêu;Điểm\r\n1;Nhiệm vụ;100\r\n".encode(encoding)


def _always(data: bytes) -> Callable[[], bytes]:
    return lambda: data


_PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(32)

_HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    # Not a workbook at all.
    "empty": (_always(b""), "F004"),
    "html": (partial(_html, "utf-8"), "F002"),
    "html with doctype": (_always(b"\n <!DOCTYPE html>\n<html lang=vi>"), "F002"),
    "html in utf-16": (partial(_html, "utf-16"), "F002"),
    "web archive": (_always(b"MIME-Version: 1.0\r\nContent-Type: x"), "F002"),
    "csv": (partial(_csv, "utf-8"), "F003"),
    "csv with byte order mark": (partial(_csv, "utf-8-sig"), "F003"),
    "csv in utf-16": (partial(_csv, "utf-16"), "F003"),
    "csv in tcvn3": (_always(b"STT,\xa7i\xd3m\n1,100\n"), "F003"),
    "pdf": (_always(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), "F001"),
    "rtf": (_always(b"{\\rtf1\\ansi Diem}"), "F001"),
    "picture": (_always(_PNG), "F001"),
    "blank text": (_always(b" \r\n \t"), "F001"),
    "word document": (document, "F001"),
    "plain zip": (partial(zip_of, {"Báo cáo.txt": "a"}), "F001"),
    "empty zip": (partial(zip_of, {}), "F001"),
    "text document": (partial(open_document, "text"), "F001"),
    "no content types": (partial(zip_of, {"_rels/.rels": root_relations()}), "F001"),
    # Other spreadsheets.
    "xls": (partial(ole, "Workbook"), "F006"),
    "xls of excel 95": (partial(ole, "Book"), "F006"),
    "xls of excel 3": (_always(b"\x09\x02\x06\x00\x00\x00\x10\x00"), "F006"),
    "word 97": (partial(ole, "WordDocument"), "F001"),
    "xlsb": (partial(binary_workbook, "xl/workbook.bin"), "F007"),
    "xlsb under another name": (partial(binary_workbook, "xl/so.bin"), "F007"),
    "ods": (partial(open_document, "spreadsheet"), "F008"),
    "encrypted": (partial(ole, "EncryptionInfo", "EncryptedPackage"), "F009"),
    # Damaged.
    "zeros": (_always(bytes(5000)), "F005"),
    "two zips in one": (prefixed, "F005"),
    "bytes behind the end": (lambda: workbook() + b"\n\n", "F005"),
    "head gone": (lambda: bytes(64) + workbook()[64:], "F005"),
    "head rotten": (lambda: b"QK" + workbook()[2:], "F005"),
    "bit rot in a sheet": (rotten, "F005"),
    "bit rot in the styles": (partial(rotten, STYLES), "F005"),
    "declares more than it holds": (partial(declared, 100_000), "F005"),
    **{
        f"cut at {share:.1%}": (partial(truncated, share), "F005")
        for share in (0.01, 0.1, 0.5, 0.8, 0.95, 0.999)
    },
    # Bombs.
    "10 MB of spaces": (
        lambda: workbook_with({SHEET: sheet(" " * 10 * MB)}),
        "F012",
    ),
    "2,000 parts too many": (many_parts, "F012"),
    "declares 3 GB": (partial(declared, 3_000_000_000), "F012"),
    "declares 101 MB": (partial(declared, 101 * MB), "F012"),
    "declares less than it holds": (partial(declared, 50), "F012"),
    "declares 1,000 bytes of 60 MB": (understated, "F012"),
    "21 MB": (
        lambda: zip_of(
            {**workbook_parts(), "xl/media/a.bin": bytes(21 * MB)},
            compression=zipfile.ZIP_STORED,
        ),
        "F020",
    ),
    "a million formats": (
        lambda: workbook_with({STYLES: styles(1_000_000)}),
        "F016",
    ),
    "70,000 formats": (partial(varied_styles, 70_000), "F016"),
    # DTDs.
    "dtd in the sheet": (partial(dtd_in, SHEET), "F013"),
    "dtd in the workbook": (partial(dtd_in, BOOK), "F013"),
    "dtd in the relationships": (partial(dtd_in, "_rels/.rels"), "F013"),
    "dtd in the content types": (partial(dtd_in, TYPES), "F013"),
    "dtd behind a byte order mark": (partial(dtd_in, SHEET, "utf-8-sig"), "F013"),
    "dtd in utf-16": (partial(dtd_in, SHEET, "utf-16", "UTF-16"), "F013"),
    "dtd in utf-16 unmarked": (
        partial(dtd_in, SHEET, "utf-16-be", "UTF-16"),
        "F013",
    ),
    "dtd in workbook in utf-16": (partial(dtd_in, BOOK, "utf-16", "UTF-16"), "F013"),
    "dtd behind a comment": (dtd_behind_comment, "F013"),
    "dtd in utf-7": (dtd_in_utf7, "F018"),
    "dtd in utf-32": (partial(dtd_in, SHEET, "utf-32", "UTF-32"), "F018"),
    # Unsafe packages.
    "name that climbs": (partial(renamed, "../../evil.xml"), "F017"),
    "name that climbs backwards": (partial(renamed, "..\\..\\evil.xml"), "F017"),
    "name that climbs inside": (partial(renamed, "xl/../../evil.xml"), "F017"),
    "absolute name": (partial(renamed, "/etc/cron.d/evil"), "F017"),
    "name on a drive": (partial(renamed, "C:\\Windows\\evil.dll"), "F017"),
    "name with a line end": (partial(renamed, "xl/a\nb.xml"), "F017"),
    "same name twice": (
        lambda: workbook_with({"xl/worksheets/sheet2.xml": sheet()}).replace(
            b"sheet2.xml", b"sheet1.xml"
        ),
        "F017",
    ),
    "same name in capitals": (
        lambda: workbook_with({"XL/Worksheets/Sheet1.xml": sheet()}),
        "F017",
    ),
    "part with a password": (
        lambda: patched(workbook(), SHEET, {"flags": 1}, {"flags": 1}),
        "F017",
    ),
    "odd compression": (
        lambda: patched(workbook(), SHEET, {"method": 9}, {"method": 9}),
        "F017",
    ),
    "parts that overlap": (overlapping, "F017"),
    "two names for one part": (two_names, "F017"),
    "two sizes for one part": (
        lambda: patched(workbook(), SHEET, local={"size": 7}),
        "F017",
    ),
    # Well-formed packages with a sheet no reader should expand.
    "cell in the last corner": (partial(far_cell, "XFD1048576"), "F014"),
    "one merge over everything": (partial(one_merge, "A1:XFD1048576"), "F015"),
    "2,000 merges over each other": (many_merges, "F015"),
}

HOSTILE = {name: (cache(make), code) for name, (make, code) in _HOSTILE.items()}
"""Each is made once, however many tests ask for it: some hold sixty megabytes."""
