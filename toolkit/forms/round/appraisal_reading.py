"""Reads what was typed into an appraisal book."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from unicodedata import normalize

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.number_words import to_type
from toolkit.forms.round.appraisal_layout import (
    FINGERPRINT,
    ITEM,
    KIND,
    POINTS,
    PREFIX,
    REASON,
    ROUND,
    SOURCE_DIGEST,
    SOURCE_UNIT,
    TITLE,
    UNIT,
)
from toolkit.model.origin import Origin
from toolkit.parts.records.kind import kind_said
from toolkit.xlsx.cells.address import a1, parse_a1
from toolkit.xlsx.cells.cell import Cell, CellError, CellValue, Region
from toolkit.xlsx.closed_book import ClosedBook


class Mark(NamedTuple):
    """What was typed for one unit and one criterion; `at` is the cell of the points."""

    unit: str
    item: str
    points: float | None
    reason: str
    at: Origin


class AppraisalBook(NamedTuple):
    """An appraisal book as read: of which round and rubric, and what was typed.

    `sources`: unit → SHA-256 of the workbook that the book was made from.
    """

    round: str
    fingerprint: str
    marks: tuple[Mark, ...]
    sources: Mapping[str, str]
    findings: tuple[Finding, ...]


def is_appraisal(book: ClosedBook) -> bool:
    """Whether a workbook says that it is an appraisal book."""
    return kind_said(book) == KIND


def read_appraisal(book: ClosedBook) -> AppraisalBook:
    """Read an appraisal book. Raises WorkRefusedError G786: none, or damaged."""
    if not is_appraisal(book):
        raise WorkRefusedError(find("G786"))
    names = book.names()
    regions = {}
    for field in (POINTS, REASON, ITEM, UNIT, SOURCE_UNIT, SOURCE_DIGEST):
        region = names.get(PREFIX + field)
        if region is None or region.sheet not in book.sheet_names:
            raise WorkRefusedError(find("G786"))
        regions[field] = region
    findings: list[Finding] = []
    _refuse_misplaced(book, regions, names.get(PREFIX + TITLE))
    marks = tuple(_once(_marks(book, regions, findings), findings))
    sheet = book.sheet(regions[SOURCE_UNIT].sheet)
    rows = range(regions[SOURCE_UNIT].top, regions[SOURCE_UNIT].bottom + 1)
    left, right = regions[SOURCE_UNIT].left, regions[SOURCE_DIGEST].left
    sources = {
        _text(sheet.at(row, left).value): _text(sheet.at(row, right).value)
        for row in rows
        if sheet.at(row, left).value
    }
    return AppraisalBook(
        _single(book, ROUND),
        _single(book, FINGERPRINT),
        marks,
        sources,
        tuple(findings),
    )


def _single(book: ClosedBook, name: str) -> str:
    region = book.names().get(name)
    if region is None:
        raise WorkRefusedError(find("G786"))
    return _text(book.sheet(region.sheet).at(region.top, region.left).value)


def _refuse_misplaced(
    book: ClosedBook, regions: Mapping[str, Region], titles: Region | None
) -> None:
    """Raises G786 where a row bears the name of another unit than its hidden column.

    So it is when what is seen was sorted or pasted, and the hidden columns were not:
    the points would go to the wrong unit. Which unit a name is of most rows tell.
    """
    if titles is None or titles.sheet != regions[UNIT].sheet:
        return  # an earlier version made it
    sheet = book.sheet(titles.sheet)
    said: dict[int, tuple[str, str]] = {}
    for row in range(regions[UNIT].top, regions[UNIT].bottom + 1):
        unit = _text(sheet.at(row, regions[UNIT].left).value)
        title = _text(sheet.at(row, titles.left).value)
        if unit and title:
            said[row] = unit, title
    whose: dict[str, Counter[str]] = {}
    for unit, title in said.values():
        whose.setdefault(title, Counter())[unit] += 1
    owner = {title: units.most_common(1)[0][0] for title, units in whose.items()}
    for row, (unit, title) in said.items():
        if owner[title] != unit and unit in owner.values():
            at = Origin(titles.sheet, a1(row, titles.left))
            raise WorkRefusedError(find("G786", at, seen=title))


def _marks(
    book: ClosedBook,
    regions: Mapping[str, Region],
    findings: list[Finding],
) -> Iterator[Mark]:
    area = regions[POINTS]
    sheet = book.sheet(area.sheet)
    for row in range(area.top, area.bottom + 1):
        item = _text(sheet.at(row, regions[ITEM].left).value)
        unit = _text(sheet.at(row, regions[UNIT].left).value)
        if not (item and unit):
            continue
        at = Origin(area.sheet, a1(row, area.left))
        points = _points(sheet.at(row, area.left), at, findings)
        reason = _text(sheet.at(row, regions[REASON].left).value)
        if points is not None or reason:
            yield Mark(unit, item, points, reason, at)


def _once(marks: Iterator[Mark], findings: list[Finding]) -> Iterator[Mark]:
    """One mark for each unit and criterion.

    G879 where two rows say different things, as after a row was pasted over another:
    neither counts, or whichever is read last would.
    """
    found: dict[tuple[str, str], Mark] = {}
    unsure: set[tuple[str, str]] = set()
    for mark in marks:
        key = mark.unit, mark.item
        known = found.setdefault(key, mark)
        points = {known.points, mark.points} - {None}
        reasons = {known.reason, mark.reason} - {""}
        if len(points) > 1 or len(reasons) > 1:
            row = str(parse_a1(known.at.cell)[0])
            facts = {"item": mark.item, "unit": mark.unit}
            findings.append(find("G879", mark.at, expected=row, **facts))
            unsure.add(key)
        found[key] = known._replace(
            points=mark.points if known.points is None else known.points,
            reason=known.reason or mark.reason,
        )
    yield from (mark for key, mark in found.items() if key not in unsure)


def _points(cell: Cell, at: Origin, findings: list[Finding]) -> float | None:
    value = cell.value
    if value is None and cell.formula is not None:
        findings.append(find("G862", at, seen="=" + cell.formula[:60]))
    if isinstance(value, float):
        return value
    text = _text(value)
    if text:
        findings.append(find("G788", at, seen=text[:60], expected=to_type(text)))
    return None


def _text(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, CellError):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return normalize("NFC", str(value)).strip()
