"""Opening a source: old fonts refused, and what of it is to be taken in."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.exchange.sources.legacy import looks_legacy
from toolkit.exchange.sources.opening import read_sheets
from toolkit.exchange.sources.source import Line, Source
from toolkit.exchange.tables.layout.choosing import Survey, decide, fit, survey
from toolkit.exchange.tables.layout.chosen import Choice
from toolkit.exchange.tables.layout.codes import code_list
from toolkit.exchange.tables.mapping.maps import NO_MAPS, Maps
from toolkit.findings import Finding, WorkRefusedError, find
from toolkit.findings.texts.exchange import EXCHANGE_WORDS
from toolkit.forms.register.columns import TableForm

_TOO_MANY = 3
"""One garbled text in so many that are not plain ASCII: the file is in an old code."""


class Opened(NamedTuple):
    """A source: its sheets, its tables, and which of them are to be taken in.

    `findings` are on the texts of the sheets that were looked at. `undecided`: why none
    is taken in, where that was not to stop anything.
    """

    sources: tuple[Source, ...]
    survey: Survey
    choice: Choice
    findings: tuple[Finding, ...] = ()
    undecided: Finding | None = None


def open_source(
    path: Path,
    form: TableForm | None,
    sheet: str,
    maps: Maps = NO_MAPS,
    *,
    to_show: bool = False,
) -> Opened:
    """The tables that a file holds. `maps`: what a person said of them.

    `to_show`: they are but shown to a person, whom doubt is to be told and not stop.
    Raises WorkRefusedError: X646 neither CSV nor a sound workbook; as `read_csv`,
    `survey` and `decide`; X622 when the headings are in an old font.
    """
    readings = read_sheets(path, fit)
    sources = tuple(one.source for one in readings)
    codes = code_list(sources)
    found = survey(sources, form, sheet, path.stem, maps)
    fits = (one._replace(chosen=one.chosen._replace(codes=codes)) for one in found.fits)
    found = found._replace(fits=tuple(fits))
    undecided = None
    try:
        choice = decide(found)
    except WorkRefusedError as refused:
        undecided = refused.finding
        if undecided.code == "X604":
            for source in sources:
                legacy_finding(source, source.lines)
        if not to_show:
            raise
        choice = Choice((), found.asked, declined=found.declined)
    asked = choice.asked
    told = [f for one in readings if one.source.sheet in asked for f in one.findings]
    return Opened(sources, found, choice, tuple(told), undecided)


def legacy_finding(
    source: Source, lines: Sequence[Line], *, rows: bool = False
) -> Finding | None:
    """X623 when a few texts are garbled, None when none is.

    Raises WorkRefusedError X622 when many are, or texts are set in a font of TCVN3 or
    VNI: what would be taken in is not what a person sees.
    """
    odd = {
        text
        for line in lines
        for text in line.cells.values()
        if isinstance(text, str) and not text.isascii()
    }
    # Each text is judged once; where it stands is looked for only if it is garbled.
    suspect = set(filter(looks_legacy, odd))
    if not suspect and not source.legacy:
        return None
    places = {
        (line.number, column): text
        for line in lines
        for column, text in line.cells.items()
        if isinstance(text, str) and text in odd
    }
    found = (at for at, text in places.items() if text in suspect)
    garbled = [at for at in found if at not in source.doubts]
    # Rows that contradict their font are left out, each named; what else does so here
    # is in columns that nobody takes, or a heading.
    fonts = {} if rows else {at: f for at, f in source.legacy.items() if at in places}
    if fonts or _TOO_MANY * len(garbled) > len(places):
        named = ", ".join(dict.fromkeys(fonts.values())) or EXCHANGE_WORDS["old_font"]
        at = next(iter(fonts or garbled))
        count = str(len({*fonts, *garbled}))
        origin, seen = source.at(*at), places[at][:60]
        raise WorkRefusedError(find("X622", origin, seen=seen, count=count, font=named))
    if not garbled:
        return None
    at, count = garbled[0], str(len(garbled))
    return find("X623", source.at(*at), seen=places[at][:60], count=count)
