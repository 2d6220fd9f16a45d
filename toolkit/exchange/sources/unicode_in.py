"""A sheet whose texts are in an old code, in Unicode; or why that is not sure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from unicodedata import normalize

from toolkit.exchange.sources.legacy import in_legacy_font, looks_legacy
from toolkit.exchange.sources.odd import odd_texts
from toolkit.exchange.sources.source import Line, Source, Value
from toolkit.findings import Finding, find
from toolkit.legacy.font_readings import ColumnText, read_texts
from toolkit.legacy.old_book import Pieces
from toolkit.legacy.old_codes import OldCode, code_of_font, read_as
from toolkit.legacy.syllables import vietnamese_share
from toolkit.xlsx.cells.place import SpotKey

_SURE, _CLEAR = 90, 20
"""Of a hundred words so many are syllables, and so many more than otherwise read."""

_MANY = 3
"""One garbled text in so many that are not plain ASCII: the whole sheet is old."""


Rows = dict[int, dict[int, Value]]
"""Row → column → what is there, or is to be."""


SetInOld = dict[ColumnText, list[SpotKey]]
"""A text, its fonts and column → where it stands."""


class Reading(NamedTuple):
    """How a sheet was read: its texts in Unicode, and what is to be told of it."""

    source: Source
    findings: tuple[Finding, ...] = ()


class _Told(NamedTuple):
    """Texts that were turned into Unicode: the first, before and after; how many."""

    at: SpotKey
    before: str
    after: str
    texts: int = 0

    def finding(self, code: str, source: Source, by: str) -> Finding:
        """What is told of them; `by`: the font or the code that says how they read."""
        facts = {"seen": self.before[:60], "expected": self.after[:60], "font": by}
        return find(code, source.at(*self.at), count=str(self.texts), **facts)


class _Doubt(NamedTuple):
    """A text that contradicts its old font: as the font shows it, as it reads."""

    shown: str
    other: str
    font: str


def in_unicode(source: Source) -> Reading:
    """The texts of a sheet in Unicode, as far as their code is sure.

    It is told by the font; where none is known, by which code makes syllables of the
    letters. Texts of which it is not sure stay, and so does `Source.legacy` of them.
    """
    findings: list[Finding] = [*source.told]
    set_in_old, rest = _odd_texts(source)
    if not set_in_old and not rest:
        plain = source._replace(odd={}, legacy={}, doubts={})
        return Reading(plain, tuple(findings))
    rows: Rows = {line.number: dict(line.cells) for line in source.lines}
    doubts = _read_by_fonts(set_in_old, rows, findings, source)
    guessed = _guessed(source, rest)
    if guessed:
        read = {at: normalize("NFC", read_as(guessed, t)) for at, t in rest.items()}
        at = min(rest)
        told = _Told(at, rest[at], read[at], len(rest))
        findings.append(told.finding("X653", source, guessed))
        for (row, column), text in read.items():
            rows[row][column] = text
    in_new = source._replace(
        lines=tuple(map(Line, rows, rows.values())),
        odd={},
        legacy={at: one.font for at, one in doubts.items()},
        doubts={at: (one.shown, one.other) for at, one in doubts.items()},
    )
    return Reading(in_new, tuple(findings))


def _odd_texts(source: Source) -> tuple[SetInOld, dict[SpotKey, str]]:
    """The texts that old fonts decide on, and others that look as if one should."""
    in_old: SetInOld = {}
    rest: dict[SpotKey, str] = {}
    odd, parted = source.odd, source.parted
    if odd is None:
        odd = odd_texts(source.lines, source.legacy)
    for (column, font, text), places in odd.items():
        if parted:  # the fonts of their pieces decide on these
            places = [at for at in places if at not in parted]
        if font and places:
            in_old[column, ((font, text),)] = places
        elif places:
            rest.update(dict.fromkeys(places, text))
    if not parted:
        return in_old, rest
    filled = {line.number: line.cells for line in source.lines}
    for at, pieces in parted.items():
        if at[1] in filled.get(at[0], ()):
            in_old.setdefault((at[1], pieces), []).append(at)
    in_order = {one: sorted(places) for one, places in in_old.items()}
    return dict(sorted(in_order.items(), key=lambda one: one[1][0])), rest


def _read_by_fonts(
    places: SetInOld, rows: Rows, findings: list[Finding], source: Source
) -> dict[SpotKey, _Doubt]:
    """Put the texts that old fonts show into `rows`; those in doubt are the answer."""
    doubts: dict[SpotKey, _Doubt] = {}
    changed: dict[str, _Told] = {}
    cells = Counter[str]()
    counts = {text: len(spots) for text, spots in places.items()}
    for one, (text, other) in read_texts(counts).items():
        spots, (column, pieces) = places[one], one
        if other:
            doubt = _Doubt(text, other, _old_fonts(pieces))
            doubts.update(dict.fromkeys(spots, doubt))
            continue
        before = pieces[0][1] if len(pieces) == 1 else "".join(t for _, t in pieces)
        if text == before:
            continue
        for row, _ in spots:
            rows[row][column] = text
        named = _old_fonts(pieces)
        if named not in changed:
            changed[named] = _Told(spots[0], before, text)
        cells[named] += len(spots)
    for named, first in changed.items():
        told = first._replace(texts=cells[named])
        findings.append(told.finding("X652", source, named))
    return doubts


def _old_fonts(pieces: Pieces) -> str:
    """The fonts of a text that are made for an old code, each once."""
    if len(pieces) == 1:
        return pieces[0][0]
    return ", ".join(dict.fromkeys(font for font, _ in pieces if code_of_font(font)))


def _shares(texts: Sequence[str]) -> dict[OldCode | None, int]:
    """Words in a hundred that are syllables, by reading; None: as Unicode."""
    whole = "\n".join(texts)
    read: dict[OldCode | None, str] = {code: read_as(code, whole) for code in OldCode}
    read[None] = whole
    return {code: round(100 * vietnamese_share(text)) for code, text in read.items()}


def _guessed(source: Source, texts: Mapping[SpotKey, str]) -> OldCode | None:
    """The code of a sheet whose fonts say none; None where it is not sure."""
    garbled = sum(map(looks_legacy, texts.values()))
    if not garbled:
        return None
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
