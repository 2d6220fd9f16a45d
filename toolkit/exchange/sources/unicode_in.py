"""A sheet whose texts are in an old code, in Unicode; or why that is not sure."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

from toolkit.exchange.sources.legacy import in_legacy_font, looks_legacy
from toolkit.exchange.sources.source import Line, Source
from toolkit.findings import Finding, find
from toolkit.legacy.old_codes import (
    OldCode,
    code_of_font,
    read_as,
    shows_capitals,
)
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
    texts = {
        (line.number, column): text
        for line in source.lines
        for column, text in line.cells.items()
        if isinstance(text, str) and in_legacy_font(text)
    }
    if not texts and not source.parted:
        return Reading(source)
    found: dict[SpotKey, str] = {}
    findings: list[Finding] = []
    for font in dict.fromkeys(source.legacy.values()):
        code = code_of_font(font)
        own = {
            at: text
            for at, text in texts.items()
            if source.legacy.get(at) == font and at not in source.parted
        }
        if code and own and _is_best(code, list(own.values())):
            read = {at: _shown(code, font, text) for at, text in own.items()}
            findings.append(_told("X652", source, own, read, font))
            found |= read
    pieces = {at: _joined(parts) for at, parts in source.parted.items()}
    if pieces:
        own = {at: texts.get(at, pieces[at]) for at in pieces}
        fonts = {font: None for parts in source.parted.values() for font, _ in parts}
        named = ", ".join(font for font in fonts if code_of_font(font))
        findings.append(_told("X652", source, own, pieces, named))
        found |= pieces
    rest = {
        at: text
        for at, text in texts.items()
        if at not in source.legacy and at not in pieces
    }
    guessed = _guessed(source, rest)
    if guessed:
        read = {at: normalize("NFC", read_as(guessed, t)) for at, t in rest.items()}
        findings.append(_told("X653", source, rest, read, guessed))
        found |= read
    if not found:
        return Reading(source)
    lines = tuple(_with(line, found) for line in source.lines)
    left = {at: font for at, font in source.legacy.items() if at not in found}
    return Reading(source._replace(lines=lines, legacy=left), tuple(findings))


def _joined(parts: Sequence[tuple[str, str]]) -> str:
    """A text of several fonts, each piece as its own shows it."""
    return "".join(
        _shown(code, font, text) if (code := code_of_font(font)) else text
        for font, text in parts
    )


def _with(line: Line, found: Mapping[SpotKey, str]) -> Line:
    cells = {n: found.get((line.number, n), v) for n, v in line.cells.items()}
    return Line(line.number, cells)


def _shown(code: OldCode, font: str, text: str) -> str:
    read = normalize("NFC", read_as(code, text))
    return read.upper() if shows_capitals(font) else read


def _shares(texts: Sequence[str]) -> dict[OldCode | None, int]:
    """Words in a hundred that are syllables, by reading; None: as Unicode."""
    whole = "\n".join(texts)
    read: dict[OldCode | None, str] = {code: read_as(code, whole) for code in OldCode}
    read[None] = whole
    return {code: round(100 * vietnamese_share(text)) for code, text in read.items()}


def _is_best(code: OldCode, texts: Sequence[str]) -> bool:
    """Whether no other reading of texts makes clearly more sense than their font's."""
    shares = _shares(texts)
    return all(share < shares[code] + _CLEAR for share in shares.values())


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
