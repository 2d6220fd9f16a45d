"""Evidence that came with the mail: whose it is, kept once, safely named."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple

from toolkit.exchange.mail.limits import MB
from toolkit.exchange.mail.names import plain_name, safe_name
from toolkit.exchange.round.comparing.returned import Aside, Came, Source, read_again
from toolkit.exchange.round.comparing.sniffed import ENDINGS
from toolkit.exchange.round.places import Names
from toolkit.findings import Finding, find
from toolkit.findings.texts.round.words import ROUND_WORDS
from toolkit.forms.round.evidence import Evidence
from toolkit.forms.round.reading import RoundBook
from toolkit.forms.scoring.locate import FORM_PREFIX
from toolkit.model.origin import NOWHERE
from toolkit.model.plain_text import without_marks
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.disk.save import digest, keep_in

MOST_FILES, MOST_BYTES = 200, 200 * MB
"""Of one unit, in all."""
_NAMED = 5
_SHORTEST = 4
"""Letters of a name that are enough to know it by without its ending."""


class KeptEvidence(NamedTuple):
    """The evidence that is there now, and what is told of it."""

    evidence: tuple[Evidence, ...]
    findings: tuple[Finding, ...]


def keep_evidence(
    items: Sequence[Came | Aside],
    found: RoundBook,
    place: Path,
    listed: Sequence[Evidence],
) -> KeptEvidence:
    """Keep PDF files, pictures and text documents in a folder a unit below `place`.

    A file is of the unit whose workbook lies in the same mail, zip or subfolder, if
    that is one unit; the same bytes are kept once. `listed`: what is there already.
    """
    known = {(one.unit, one.digest): one for one in listed}
    fresh: dict[str, list[Evidence]] = {}
    over: dict[str, list[str]] = {}
    nobodys: list[str] = []
    owners = _Owners(items, found)
    wanted: dict[Source, tuple[Aside, str]] = {}
    for one in items:
        if not isinstance(one, Aside) or not one.ending:
            continue
        unit = owners.of(one.place)
        if unit is None:
            nobodys.append(one.file)
        elif (unit, one.digest) not in known:
            known[unit, one.digest] = Evidence(unit, "", one.size, one.digest)
            wanted[one.source] = one, unit
    names: Names | None = None
    there = _there(listed)
    taken: dict[str, tuple[int, int]] = {}
    for source, data in read_again(list(wanted)):
        one, unit = wanted[source]
        mark = digest(data)
        count, size = taken.get(unit) or there.get(unit, (0, 0))
        taken[unit] = count + 1, size + len(data)
        if count >= MOST_FILES or size + len(data) > MOST_BYTES:
            del known[unit, one.digest]
            over.setdefault(unit, []).append(one.file)
            continue
        names = names or Names.of(found)
        folder = place / _folder(found, names, unit)
        name = _free(folder, _stem(one.name, found), one.ending, mark)
        keep_in(folder / name, data)
        kept = known[unit, one.digest] = Evidence(unit, name, len(data), mark)
        fresh.setdefault(unit, []).append(kept)
    return KeptEvidence(
        tuple(known.values()), tuple(_told(found, fresh, over, nobodys))
    )


def _there(listed: Sequence[Evidence]) -> dict[str, tuple[int, int]]:
    """How many files of each unit are there, and their bytes."""
    found: dict[str, tuple[int, int]] = {}
    for one in listed:
        count, size = found.get(one.unit, (0, 0))
        found[one.unit] = count + 1, size + one.size
    return found


def with_criteria(
    evidence: Iterable[Evidence], books: Mapping[str, ClosedBook]
) -> Iterator[Evidence]:
    """Each with the criteria whose row names it. `books`: workbooks by unit."""
    texts = {unit: tuple(_named_texts(book)) for unit, book in books.items()}
    for one in evidence:
        if one.unit not in texts:
            yield one
            continue
        keys = (key for key, text in texts[one.unit] if _names(text, one.file))
        yield one._replace(criteria=tuple(dict.fromkeys(keys)))


def _named_texts(book: ClosedBook) -> Iterator[tuple[str, str]]:
    """The keys of a scoring form's rows with what stands there as evidence."""
    names = book.names()
    key, said = names.get(FORM_PREFIX + "key"), names.get(FORM_PREFIX + "evidence")
    if key is None or said is None or key.sheet not in book.sheet_names:
        return
    sheet = book.sheet(key.sheet)
    for row in range(key.top, key.bottom + 1):
        text = sheet.at(row, said.left).value
        if isinstance(text, str) and text.strip():
            yield str(sheet.at(row, key.left).value or ""), _bare(text)


def _names(text: str, file: str) -> bool:
    """Whether a text, made bare, names a file: with its ending, or by a long name."""
    stem, whole = _bare(PurePath(file).stem), _bare(file)
    wanted = (whole, stem) if len(stem) >= _SHORTEST else (whole,)
    return any(f" {one} " in f" {text} " for one in wanted)


def _bare(text: str) -> str:
    """A text without accents, signs and capitals: «Báo-cáo_số 5» → bao cao so 5."""
    plain = without_marks(text.lower())
    return " ".join(re.findall(r"\w+", plain.replace("_", " ")))


class _Owners:
    """Whose the mails, zips and subfolders are: by the workbooks in them."""

    def __init__(self, items: Iterable[Came | Aside], found: RoundBook) -> None:
        self._units: dict[tuple[str, ...], set[str]] = {}
        for one in items:
            manifest = one.manifest if isinstance(one, Came) else None
            if manifest is None or found.unit(manifest.unit) is None:
                continue
            for depth in range(1, len(one.place) + 1):
                within = self._units.setdefault(one.place[:depth], set())
                within.add(manifest.unit)

    def of(self, place: tuple[str, ...]) -> str | None:
        """The one unit of the nearest place that has any; None where it is not one."""
        for depth in range(len(place), 0, -1):
            units = self._units.get(place[:depth], set())
            if units:
                return next(iter(units)) if len(units) == 1 else None
        return None


def _folder(found: RoundBook, names: Names, key: str) -> str:
    unit = found.unit(key)
    return names.unit(unit) if unit else plain_name(key)


def _stem(name: str, found: RoundBook) -> str:
    """A name without the ending of its kind, fit for every system."""
    path = PurePath(name)
    suffix = path.suffix.lower()
    bare = path.stem if suffix in ENDINGS else name
    return plain_name(bare) if found.settings.plain_names else safe_name(bare)


def _free(folder: Path, stem: str, ending: str, mark: str) -> str:
    """A name that no other file has: with a piece of its SHA-256 where it must."""
    file = folder / f"{stem}{ending}"
    if not file.exists() or digest(file.read_bytes()) == mark:
        return file.name
    return f"{stem}-{mark[:8]}{ending}"


def _told(
    found: RoundBook,
    fresh: Mapping[str, Sequence[Evidence]],
    over: Mapping[str, Sequence[str]],
    nobodys: Sequence[str],
) -> Iterator[Finding]:
    for key, kept in fresh.items():
        facts = _facts(found, key, [one.file for one in kept])
        yield find("G840", NOWHERE, **facts)
    for key, files in over.items():
        limit = ROUND_WORDS["evidence_limit"].format(MOST_FILES, MOST_BYTES // MB)
        yield find("G842", NOWHERE, expected=limit, **_facts(found, key, files))
    if nobodys:
        facts = _facts(found, "", nobodys)
        facts.pop("unit")
        yield find("G841", NOWHERE, **facts)


def _facts(found: RoundBook, key: str, files: Sequence[str]) -> dict[str, str]:
    unit = found.unit(key)
    rest = len(files) - _NAMED
    more = "; " + ROUND_WORDS["files"].format(rest) if rest > 0 else ""
    seen = "; ".join(files[:_NAMED]) + more
    name = unit.name if unit else key
    return {"unit": name, "seen": seen, "count": str(len(files))}
