"""Small Word templates for tests: paragraphs and one table, or parts exchanged."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from zipfile import ZipFile

from toolkit.reports.docx.layout.blocks import Column, loop_table, paragraph
from toolkit.reports.docx.layout.page import UPRIGHT, document

DOCUMENT = "word/document.xml"


def template(*texts: str, table: Sequence[Sequence[str]] = ()) -> bytes:
    """A document of paragraphs, and behind them a table of plain rows."""
    blocks = "".join(paragraph(text, "Normal") for text in texts)
    if table:
        head = loop_table([Column("", 30, "") for _ in table[0]], "x", "y")
        start = head[: head.index("<w:tr>")]
        rows = "".join(
            "<w:tr>"
            + "".join(f"<w:tc>{paragraph(text, 'Normal')}</w:tc>" for text in row)
            + "</w:tr>"
            for row in table
        )
        blocks += f"{start}{rows}</w:tbl>{paragraph('', 'Normal')}"
    return document([(blocks, UPRIGHT)], name="Mẫu thử")


def with_parts(data: bytes, changes: Mapping[str, bytes]) -> bytes:
    """A package with parts replaced or added."""
    with ZipFile(BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    written = BytesIO()
    with ZipFile(written, "w") as new:
        for name, part in (parts | dict(changes)).items():
            new.writestr(name, part)
    return written.getvalue()


def without(data: bytes, *names: str) -> bytes:
    """A package that has lost some parts."""
    with ZipFile(BytesIO(data)) as old:
        parts = {name: old.read(name) for name in old.namelist() if name not in names}
    written = BytesIO()
    with ZipFile(written, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part)
    return written.getvalue()


def part_of(data: bytes, name: str = DOCUMENT) -> bytes:
    with ZipFile(BytesIO(data)) as package:
        return package.read(name)


def exchanged(data: bytes, old: str, new: str, name: str = DOCUMENT) -> bytes:
    """A package whose part says something else; the old words must be there."""
    part = part_of(data, name).decode()
    assert old in part
    return with_parts(data, {name: part.replace(old, new).encode()})
