"""A sheet whose texts are in an old code, in Unicode; or why that is not sure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

from toolkit.exchange.sources.legacy import in_legacy_font, looks_legacy
from toolkit.exchange.sources.source import Line, Source
from toolkit.findings import Finding, find
from toolkit.legacy.font_readings import read_texts
from toolkit.legacy.old_book import Pieces
from toolkit.legacy.old_codes import OldCode, code_of_font, read_as
from toolkit.legacy.syllables import vietnamese_share
from toolkit.xlsx.cells.place import SpotKey

_SURE, _CLEAR = 90, 20
"""Of a hundred words so many are syllables, and so many more than otherwise read."""

_MANY = 3
"""One garbled text in so many that are not plain ASCII: the whole sheet is old."""


class Reading(NamedTuple):
    """How a sheet was read: its texts in Unicode, and what is to be told of it."""

    source: Source
    findings: tuple[Finding, ...] = ()


def in_unicode(source: Source) -> Reading:
    """The texts of a sheet in Unicode, as far as their code is sure.

    It is told by the font; where none is known, by which code makes syllables of the
    letters. Texts of which it is not sure stay, and so does `Source.legacy` of them.
    """
    found: dict[SpotKey, str] = {}
    findings: list[Finding] = [*source.told]
    doubts = _read_by_fonts(source, found, findings)
    rest = {
        (line.number, column): text
        for line in source.lines
        for column, text in line.cells.items()
        if isinstance(text, str)
        and not text.isascii()
        and (line.number, column) not in source.legacy
        and (line.number, column) not in source.parted
        and in_legacy_font(text)
    }
    guessed = _guessed(source, rest)
    if guessed:
        read = {at: normalize("NFC", read_as(guessed, t)) for at, t in rest.items()}
        findings.append(_told("X653", source, rest, read, guessed))
        found |= read
    if found:
        lines = tuple(_with(line, found) for line in source.lines)
        source = source._replace(lines=lines)
    left = {at: source.legacy.get(at, "") for at in doubts}
    return Reading(source._replace(legacy=left, doubts=doubts), tuple(findings))


def _read_by_fonts(
    source: Source, found: dict[SpotKey, str], findings: list[Finding]
) -> dict[SpotKey, tuple[str, str]]:
    """Put the texts that old fonts show into `found`; those in doubt are the answer."""
    cells = {line.number: line.cells for line in source.lines}
    texts: dict[SpotKey, Pieces] = {
        at: source.parted.get(at) or ((source.legacy[at], text),)
        for at in (*source.legacy, *(one for one in source.parted))
        if isinstance(text := cells.get(at[0], {}).get(at[1]), str)
    }
    readings = read_texts(texts)
    doubts: dict[SpotKey, tuple[str, str]] = {}
    changed: dict[str, dict[SpotKey, str]] = {}
    before = {at: str(cells[at[0]][at[1]]) for at in texts}
    for at, reading in readings.items():
        if reading.other:
            doubts[at] = (reading.text, reading.other)
        elif reading.text != before[at]:
            fonts = (font for font, _ in texts[at] if code_of_font(font))
            named = ", ".join(dict.fromkeys(fonts))
            changed.setdefault(named, {})[at] = reading.text
    for named, read in changed.items():
        own = {at: before[at] for at in read}
        findings.append(_told("X652", source, own, read, named))
        found |= read
    return doubts


def _with(line: Line, found: Mapping[SpotKey, str]) -> Line:
    cells = {n: found.get((line.number, n), v) for n, v in line.cells.items()}
    return Line(line.number, cells)


def _shares(texts: Sequence[str]) -> dict[OldCode | None, int]:
    """Words in a hundred that are syllables, by reading; None: as Unicode."""
    whole = "\n".join(texts)
    read: dict[OldCode | None, str] = {code: read_as(code, whole) for code in OldCode}
    read[None] = whole
    return {code: round(100 * vietnamese_share(text)) for code, text in read.items()}


def _guessed(source: Source, texts: Mapping[SpotKey, str]) -> OldCode | None:
    """The code of a sheet whose fonts say none; None where it is not sure."""
    garbled = sum(map(looks_legacy, texts.values()))
    foreign = sum(
        isinstance(text, str) and not text.isascii() and not in_legacy_font(text)
        for line in source.lines
        for text in line.cells.values()
    )
    if _MANY * garbled <= len(texts) + foreign:
        return None
    shares = _shares(list(texts.values()))
    best = max(OldCode, key=lambda code: shares[code])
    others = max(share for code, share in shares.items() if code is not best)
    return best if shares[best] >= max(_SURE, others + _CLEAR) else None


def _told(
    code: str,
    source: Source,
    before: Mapping[SpotKey, str],
    after: Mapping[SpotKey, str],
    by: str,
) -> Finding:
    at = next(iter(before))
    facts = {"seen": before[at][:60], "expected": after[at][:60], "font": by}
    return find(code, source.at(*at), count=str(len(before)), **facts)
