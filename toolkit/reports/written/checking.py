"""The job: does a report, also one that a person has edited, still say what is so?"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.report import Report
from toolkit.jobs.guard import guarded
from toolkit.reports.docx.bookmarks import (
    AROUND,
    NUMBER,
    Found,
    Line,
    read_figures,
)
from toolkit.reports.docx.chart_reading import read_charts, same_bars
from toolkit.reports.docx.intake import Parts, let_in, read_docx
from toolkit.reports.docx.marks import bookmark_name
from toolkit.reports.written.companion import (
    Kept,
    companion_path,
    read_companion,
    source_words,
)
from toolkit.reports.written.content import Content, content_of, year_of
from toolkit.reports.written.figures import Known
from toolkit.reports.written.mark import ReportMark, read_mark
from toolkit.reports.written.period import ReportKind
from toolkit.reports.written.reporting import KIND, Wishes
from toolkit.reports.written.sources import Sources, read_sources
from toolkit.xlsx.closed_book import ClosedBook
from toolkit.xlsx.zip.package import read_file

_PRINTED = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_MOST_SOUGHT = 200
"""Sentences that are looked for when their bookmarks are gone."""
_FEW = 6  # letters by which a sentence is found again, and places that are tried
_DIRECTIONS = {"tăng": 1, "giảm": -1}


class _Seen(NamedTuple):
    """A figure in the document and in the workbooks; `kept`: as it was made."""

    found: Found
    known: Known | None
    kept: Kept | None


def check_report(
    report: Path,
    paths: Sequence[Path],
    *,
    now: datetime,
    kind: ReportKind = ReportKind.YEAR,
    year: int | None = None,
) -> Report:
    """Which figures of a report the workbooks do not say any more; changes nothing.

    `kind` and `year` count where the report no longer says them of itself.
    """

    def job() -> Report:
        return held_against(report, read_sources(paths), Wishes(kind, year), now)

    return guarded(str(report), job, now=now)


def held_against(
    path: Path,
    sources: Sources,
    wishes: Wishes,
    now: datetime,
    opened: ClosedBook | None = None,
) -> Report:
    """A report against what is read already; `opened`: a year book as it stands open.

    Raises WorkRefusedError (B135, B146), FileRefusedError.
    """
    parts = let_in(read_docx(path))
    figures, lines = read_figures(parts)
    mark = read_mark(parts)
    told = mark.year if mark else year_of(sources, wishes.year)
    if told is None:
        raise WorkRefusedError(find("B135"))
    day = mark.day if mark else now.date()
    content = content_of(sources, mark.kind if mark else wishes.kind, told, day)
    kept = _kept(path, sources, mark, opened)
    if not figures and not kept and mark is None:
        raise WorkRefusedError(find("B146", seen=path.name))
    found = compared(figures, lines, content.known, kept)
    differ = {(one.sheet, one.cell, one.seen) for one in found if one.seen}
    emptied = sum(not one.text for one in figures)
    agree = max(len(figures) - len(differ) - emptied, 0)
    return Report(
        file=str(path),
        kind=KIND,
        year=told,
        findings=(*found, *stale_charts(parts, content)),
        summary=f"{len(figures)} số được đối chiếu, {agree} số khớp với sổ.",
    )


def stale_charts(parts: Parts, content: Content) -> Iterator[Finding]:
    """Charts of a document that show other numbers than the workbooks do now.

    One that is there no more, or that a person drew, is nobody's fault.
    """
    there = read_charts(parts)
    for chart in content.charts.values():
        names = [one.name for one in chart.series]
        same = [one for one in there if [s.name for s in one.series] == names]
        meant = chart._replace(labels=chart.kept_labels)
        if same and not any(same_bars(one, meant) for one in same):
            yield find("B147", seen=chart.name)


def compared(
    figures: Sequence[Found],
    lines: Sequence[Line],
    known: Mapping[str, Known],
    kept: Mapping[str, Kept],
) -> tuple[Finding, ...]:
    """What of a document the workbooks do not say.

    `known`: their figures by key; `kept`: by bookmark, as the report was made.
    """
    names = [one.bookmark for one in figures]
    by_name = _by_bookmark(known, [*names, *kept])
    seen = [
        _Seen(one, by_name.get(one.bookmark), kept.get(one.bookmark)) for one in figures
    ]
    lost = [one for name, one in kept.items() if name not in set(names)]
    return (*_differing(seen), *_lost(lost, lines, by_name))


def _kept(
    report: Path, sources: Sources, mark: ReportMark | None, opened: ClosedBook | None
) -> dict[str, Kept]:
    """What was kept of the report: in the year book, else in the workbook beside it."""
    place = sources.year_path or companion_path(report)
    if mark is None or not (opened or place.is_file()):
        return {}
    book = opened or ClosedBook.from_bytes(read_file(place))
    return {one.bookmark: one for one in read_companion(book, mark.id)}


def _by_bookmark(
    known: Mapping[str, Known], bookmarks: Iterable[str]
) -> dict[str, Known]:
    """The figures that bookmarks stand for; a figure may stand at several places."""
    first = {bookmark_name(key, 1): one for key, one in known.items()}
    found = {}
    for name in bookmarks:
        bare = name
        head, two, number = name.rpartition("__")
        if two and number.isdecimal():
            bare = head
        if bare in first:
            found[name] = first[bare]
    return found


def _differing(seen: Iterable[_Seen]) -> Iterator[Finding]:
    for found, known, kept in seen:
        if known is None:
            yield find("B144", found.at, seen=found.text or (kept.text if kept else ""))
            continue
        source = source_words(known)
        if not found.text:
            yield find("B142", found.at, expected=known.text, source=source)
        elif not same_number(found.text, known.text):
            typed = kept is not None and not same_number(found.text, kept.text)
            yield find(
                "B141" if typed else "B140",
                found.at,
                seen=found.text,
                expected=known.text,
                source=source,
            )
        elif wrong := _wrong_way(found, known):
            yield find("B145", found.at, seen=wrong, expected=known.text, source=source)


def _wrong_way(found: Found, known: Known) -> str:
    """«tăng» before what fell, or «giảm» before what rose; "" where it fits."""
    if not known.key.endswith("_tang") or not known.value:
        return ""
    words = found.before.casefold().split()[-1:]
    way = _DIRECTIONS.get(words[0]) if words else None
    wrong = way is not None and (known.value > 0) != (way > 0)
    return words[0] if wrong else ""


def _lost(
    lost: Sequence[Kept], lines: Sequence[Line], by_name: Mapping[str, Known]
) -> Iterator[Finding]:
    """Figures whose bookmark is gone: looked for by the words around them."""
    starts, at, texts = [], 0, []
    for line in lines:
        starts.append(at)
        texts.append(line.text)
        at += len(line.text) + 1
    whole = "\n".join(texts)
    for one in lost[:_MOST_SOUGHT]:
        known = by_name.get(one.bookmark)
        expected = known.text if known else one.text
        source = source_words(known) if known else one.source
        place = _sentence(whole, one)
        if place < 0:
            yield find("B143", expected=expected, source=source)
            continue
        line = lines[_index(starts, place)]
        near = NUMBER.match(whole, place)
        if near is None:
            yield find("B142", line.at, expected=expected, source=source)
        elif known is None or not same_number(near[0], known.text):
            typed = not same_number(near[0], one.text)
            yield find(
                "B141" if typed else "B140",
                line.at,
                seen=near[0],
                expected=expected,
                source=source,
            )


def _sentence(whole: str, one: Kept) -> int:
    """Where a figure stood, by the words around it; −1 where nobody can say.

    Words that stand at several places are those before which what followed still does.
    """
    before, after = one.before.strip(), one.after.strip()[:_FEW]
    if len(before) >= _FEW:
        ends = list(_ends(whole, before))
        if len(ends) > _FEW:
            return -1
        if len(ends) > 1:
            ends = [end for end in ends if after and after in whole[end : end + AROUND]]
        # Where the same words stand around several figures, any of them may be meant.
        return ends[0] if len(ends) == 1 else -1
    if len(after) >= _FEW and whole.count(after) == 1:
        at = whole.index(after)
        return max(whole.rfind(" ", 0, max(at - 1, 0)), 0) + 1
    return -1


def _ends(whole: str, before: str) -> Iterator[int]:
    """Where words end, and the blanks behind them; one more than are tried at most."""
    at = -1
    for _ in range(_FEW + 1):
        at = whole.find(before, at + 1)
        if at < 0:
            return
        end = at + len(before)
        near = whole[end : end + 3]
        yield end + len(near) - len(near.lstrip())


def _index(starts: Sequence[int], place: int) -> int:
    return max(bisect_right(starts, place) - 1, 0)


def same_number(one: str, other: str) -> bool:
    """Whether two figures are the same number: «01» and «1», «12,50» and «12,5».

    Dots part thousands and a comma the decimals, as reports print them.
    """
    return one == other or (_value(one) is not None and _value(one) == _value(other))


def _value(text: str) -> Decimal | None:
    if not _PRINTED.fullmatch(text):
        return None
    return Decimal(text.replace(".", "").replace(",", "."))
