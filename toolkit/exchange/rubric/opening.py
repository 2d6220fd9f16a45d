"""Opening a file that may hold a scoring table, whatever kind it is."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.rubric.heads import head_at
from toolkit.exchange.rubric.roles import role_of
from toolkit.exchange.rubric.rows import Widths
from toolkit.exchange.rubric.text_in import read_text
from toolkit.exchange.rubric.word_in import Sheet, read_word
from toolkit.exchange.sources.opening import read_sheets
from toolkit.exchange.sources.source import Line, Source
from toolkit.exchange.sources.unicode_in import in_unicode
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.jobs.refused import finding_of
from toolkit.legacy.docx import is_docx
from toolkit.legacy.grid import TooLargeError
from toolkit.xlsx.refusal import Fault, FileRefusedError
from toolkit.xlsx.zip import sniff
from toolkit.xlsx.zip.loose import LooseParts
from toolkit.xlsx.zip.package import read_file

_TEXTS = (".txt", ".tsv", ".md")
_OTHERS = {
    b"%PDF": "PDF",
    b"{\\rtf": "RTF",
    b"\x89PNG": "ảnh",
    b"\xff\xd8": "ảnh",
}
_WORD = b"\xd0\xcf\x11\xe0"


class Opened(NamedTuple):
    """The sheets of a file. `flowing`: of a document, in which a table may be parted.

    `above`: sheet → paragraphs above its table; `widths`: sheet → cells of its rows.
    """

    sources: tuple[Source, ...]
    above: dict[str, tuple[str, ...]]
    widths: dict[str, Widths]
    flowing: bool = False
    findings: tuple[Finding, ...] = ()


def open_tables(path: Path, sheet: str = "") -> Opened:
    """The sheets of a file, texts in Unicode; `sheet`: only this one of them.

    Raises WorkRefusedError: X603 no such sheet, X646 what cannot be read, X689 another
    kind of document; as the readers of each kind.
    """
    data = read_file(path)
    kind = next((word for mark, word in _OTHERS.items() if data.startswith(mark)), "")
    if not kind and data.startswith(_WORD) and path.suffix.lower() in (".doc", ".dot"):
        kind = "Word 97–2003 (.doc)"
    if kind:
        raise WorkRefusedError(find("X689", seen=path.name, expected=kind))
    opened = _opened(path, data)
    if not sheet:
        return opened
    chosen = tuple(one for one in opened.sources if one.sheet == sheet)
    if not chosen:
        names = ", ".join(f"«{one.sheet}»" for one in opened.sources)
        raise WorkRefusedError(find("X603", seen=sheet, expected=names))
    return opened._replace(sources=chosen)


def _opened(path: Path, data: bytes) -> Opened:
    fault = sniff.fault_of(data)
    try:
        if fault is None and (parts := LooseParts(data)) and is_docx(parts):
            return _of_sheets(read_word(parts), flowing=True)
    except FileRefusedError as refused:
        why = finding_of(refused)
        said = f"[{why.code}] {why.what.rstrip('.')}"
        raise WorkRefusedError(find("X646", seen=path.name, expected=said)) from None
    except TooLargeError:
        raise WorkRefusedError(find("X655", seen=path.name)) from None
    if fault is Fault.PLAIN_TEXT and path.suffix.lower() in _TEXTS:
        return _of_sheets((read_text(data),), flowing=False)
    readings = read_sheets(path, _fits)
    named = (_named(one.source, n) for n, one in enumerate(readings, 1))
    findings = tuple(f for one in readings for f in one.findings)
    return Opened(tuple(named), {}, {}, findings=findings)


def _named(source: Source, number: int) -> Source:
    """A CSV has no sheets; its places are told all the same."""
    return source if source.sheet else source._replace(sheet=f"CSV {number}")


def _of_sheets(sheets: Sequence[Sheet], *, flowing: bool) -> Opened:
    readings = [in_unicode(one.source) for one in sheets]
    return Opened(
        tuple(one.source for one in readings),
        {one.source.sheet: one.above for one in sheets},
        {one.source.sheet: one.widths for one in sheets},
        flowing,
        tuple(finding for one in readings for finding in one.findings),
    )


def _fits(lines: tuple[Line, ...]) -> int:
    """How well the first rows of a CSV, parted by some sign, could hold a heading."""
    source = Source("", lines)
    for index in range(len(lines)):
        if head := head_at(source, lines, index):
            return 10 * len(head.columns)
    texts = [t for line in lines for t in line.cells.values() if isinstance(t, str)]
    return sum(role_of(text) is not None for text in texts)
