"""A sheet whose texts are in an old code, in Unicode; or why that is not sure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from toolkit.exchange.sources.legacy import in_legacy_font, looks_legacy
from toolkit.exchange.sources.source import Line, Source, Value
from toolkit.findings import Finding, find
from toolkit.legacy.font_readings import ColumnText, read_texts
from toolkit.legacy.old_codes import OldCode, code_of_font, read_as, shows_capitals
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


def in_unicode(source: Source) -> Reading:
    """The texts of a sheet in Unicode, as far as their code is sure.

    It is told by the font; where none is known, by which code makes syllables of the
    letters. Texts of which it is not sure stay, and so does `Source.legacy` of them.
    """
    findings: list[Finding] = [*source.told]
    set_in_old, rest = _odd_texts(source)
    if not set_in_old and not rest:
        return Reading(source._replace(legacy={}, doubts={}), tuple(findings))
    rows: Rows = {line.number: dict(line.cells) for line in source.lines}
    doubts = _read_by_fonts(set_in_old, source, rows, findings)
    guessed = _guessed(source, rest)
    if guessed:
        read = {at: normalize("NFC", read_as(guessed, t)) for at, t in rest.items()}
        at = next(iter(rest))
        told = _Told(at, rest[at], read[at], len(rest))
        findings.append(told.finding("X653", source, guessed))
        for (row, column), text in read.items():
            rows[row][column] = text
    left = {at: source.legacy.get(at, "") for at in doubts}
    lines = tuple(Line(number, cells) for number, cells in rows.items())
    in_new = source._replace(lines=lines, legacy=left, doubts=doubts)
    return Reading(in_new, tuple(findings))


def _odd_texts(source: Source) -> tuple[SetInOld, dict[SpotKey, str]]:
    """The texts that old fonts decide on, and others that look as if one should."""
    in_old: SetInOld = {}
    rest: dict[SpotKey, str] = {}
    old, parted = source.legacy, source.parted
    plain = not parted and not any(map(shows_capitals, set(old.values())))
    alike: dict[tuple[int, str, str], list[SpotKey]] = {}
    for row, cells in source.lines:
        for column, text in cells.items():
            if not isinstance(text, str) or (plain and text.isascii()):
                continue  # in none of these fonts such a text means another
            at = (row, column)
            font = old.get(at, "")
            if pieces := parted.get(at):
                in_old.setdefault((column, pieces), []).append(at)
            elif font and not (text.isascii() and not shows_capitals(font)):
                places = alike.get((column, font, text))
                if places is None:
                    places = in_old.setdefault((column, ((font, text),)), [])
                    alike[column, font, text] = places
                places.append(at)
            elif not font and not text.isascii() and in_legacy_font(text):
                rest[at] = text
    return in_old, rest


def _read_by_fonts(
    places: SetInOld, source: Source, rows: Rows, findings: list[Finding]
) -> dict[SpotKey, tuple[str, str]]:
    """Put the texts that old fonts show into `rows`; those in doubt are the answer."""
    doubts: dict[SpotKey, tuple[str, str]] = {}
    changed: dict[str, _Told] = {}
    cells = Counter[str]()
    counts = {text: len(spots) for text, spots in places.items()}
    for (column, pieces), reading in read_texts(counts).items():
        spots = places[column, pieces]
        text, other = reading
        if other:
            doubts.update(dict.fromkeys(spots, (text, other)))
            continue
        before = pieces[0][1] if len(pieces) == 1 else "".join(t for _, t in pieces)
        if text == before:
            continue
        for row, _ in spots:
            rows[row][column] = text
        named = _old_fonts(tuple(font for font, _ in pieces))
        changed.setdefault(named, _Told(spots[0], before, text))
        cells[named] += len(spots)
    for named, one in changed.items():
        told = one._replace(texts=cells[named])
        findings.append(told.finding("X652", source, named))
    return doubts


@lru_cache(maxsize=256)
def _old_fonts(fonts: tuple[str, ...]) -> str:
    """Those that are made for an old code, each once."""
    return ", ".join(dict.fromkeys(filter(code_of_font, fonts)))


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
